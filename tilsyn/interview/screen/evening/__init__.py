"""The evening view: all voices side by side, values set, loose notes sorted."""
