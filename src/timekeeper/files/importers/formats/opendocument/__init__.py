"""Reads the texts and spreadsheets of OpenDocument."""
