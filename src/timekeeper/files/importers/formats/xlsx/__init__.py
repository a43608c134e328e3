"""Reads the workbooks of Excel."""
