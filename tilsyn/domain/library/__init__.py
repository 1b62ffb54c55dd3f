"""What is asked: editions of the quality model, directive catalogues, frames, and the checks they must pass."""
