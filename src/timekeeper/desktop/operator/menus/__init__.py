"""The menus of the operator's window, and the keys of their commands."""
