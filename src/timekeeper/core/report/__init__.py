"""Planned against actual: the report's rows, details, summary, picture and comparison."""
