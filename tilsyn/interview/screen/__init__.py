"""The full screen for conducting one conversation. Textual is imported by none of this before `run` is called."""
