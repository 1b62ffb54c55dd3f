"""The interview line by line: for pipes, screen readers, old consoles and `--plain`."""
