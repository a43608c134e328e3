"""What the linked points' broker on the province's server needs, and what goes to the points."""
