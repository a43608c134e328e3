"""The first start, and what an office sets later: the same fields in both."""
