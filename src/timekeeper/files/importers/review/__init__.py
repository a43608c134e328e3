"""A draft as a person corrects it."""
