"""The linked points as the operator sees them."""
