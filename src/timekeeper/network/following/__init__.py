"""A point that follows the hall: what it knows, and the ways by which it hears and speaks."""
