"""Keeps a conference to its printed programme."""

INTERRUPTED = 130  # what shells say of a command that was ended with Ctrl+C
