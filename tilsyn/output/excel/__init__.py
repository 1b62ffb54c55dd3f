"""The workbook: an indicator matrix and its sheets."""
