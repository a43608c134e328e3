"""The window that faces the rostrum."""
