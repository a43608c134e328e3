"""A discussion at the desk: who has the floor and who waits."""
