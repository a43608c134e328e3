"""Changes of a programme: as edits of the day, and before it has begun."""
