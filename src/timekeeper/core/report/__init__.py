"""Planned against actual: the report's rows, figures, picture and public version."""
