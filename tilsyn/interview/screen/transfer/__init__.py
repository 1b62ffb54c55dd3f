"""The report's fields, moved one at a time into the authority's own system."""
