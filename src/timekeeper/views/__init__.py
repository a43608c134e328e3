"""What each audience reads, in words and instants, without any place or size."""
