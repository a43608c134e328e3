"""Whose screen is whose, and what keeps each window on its own."""
