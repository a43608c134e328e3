"""The window in which a programme is checked against its original, and edited."""
