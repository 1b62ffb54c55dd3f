"""The exchange file in JSON."""
