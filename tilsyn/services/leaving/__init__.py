"""Use cases by which something leaves a case: report, matrix, exchange file, guide, letter, notes, paste."""
