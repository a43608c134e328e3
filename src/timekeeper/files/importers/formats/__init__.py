"""Readers of the office's files, one to a format: rows with places, no meaning."""
