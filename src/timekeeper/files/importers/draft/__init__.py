"""What a reader hands over: the programme as understood, and the doubts about it."""
