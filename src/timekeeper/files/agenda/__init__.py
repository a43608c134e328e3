"""Our own programme format: read, checked, written."""
