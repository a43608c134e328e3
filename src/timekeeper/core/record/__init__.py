"""What became true: the entries that stand, folded into the course of the day."""
