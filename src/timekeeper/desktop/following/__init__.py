"""The windows of a linked point: the hall's picture, and what its clerk answers and asks."""
