"""Strips above the programme: what the operator should know and can act on."""
