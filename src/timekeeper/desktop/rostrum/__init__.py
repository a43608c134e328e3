"""The window that faces the speaker."""
