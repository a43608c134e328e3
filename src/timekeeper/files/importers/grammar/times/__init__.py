"""Times and lengths as programmes write them."""
