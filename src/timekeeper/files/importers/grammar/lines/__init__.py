"""One line of a programme at a time."""
