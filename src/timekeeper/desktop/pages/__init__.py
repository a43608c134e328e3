"""The pages of an item's materials, drawn by a process of its own."""
