"""What is asked: editions of the quality model, directive catalogues, checklists, and the checks they must pass."""
