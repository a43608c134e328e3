"""The menus of the operator's window, one to a file."""
