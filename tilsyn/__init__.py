"""Inspection interviews, judgements and reports for Danish socialtilsyn."""

__version__ = "0.1.0"
