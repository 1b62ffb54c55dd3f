"""What was found: the journal's entries, how each is sealed, and the case they fold to."""
