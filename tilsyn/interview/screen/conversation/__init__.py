"""Holding one conversation on the full screen."""
