"""Readers of programmes as other people write them."""
