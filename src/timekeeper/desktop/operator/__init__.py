"""The operator's window, one widget to a file."""
