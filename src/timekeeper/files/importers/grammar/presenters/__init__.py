"""Who presents an item."""
