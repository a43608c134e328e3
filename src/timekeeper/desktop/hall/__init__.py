"""The window that faces the hall."""
