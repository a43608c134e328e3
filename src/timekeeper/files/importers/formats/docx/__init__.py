"""Reads a Word document: its text as Word shows it."""
