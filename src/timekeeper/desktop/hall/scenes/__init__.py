"""The layouts of the hall's picture, one to a module: blocks with their places, roles and texts."""
