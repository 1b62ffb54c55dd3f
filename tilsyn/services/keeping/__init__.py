"""Use cases that keep a case in order: notes, protection, withdrawal and redaction, the log, verification."""
