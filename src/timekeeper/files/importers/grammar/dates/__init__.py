"""Days as programmes write them."""
