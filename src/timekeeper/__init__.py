"""Keeps a conference to its printed programme."""
