"""The linked points at the desk: what they press, and what the operator does with them."""
