"""The Windows program tried out as a whole, under Wine: ``python -m tests.smoke``."""
