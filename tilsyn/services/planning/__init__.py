"""Use cases before and around a visit: the case and its fields, focus, sources, encounters, the plan."""
