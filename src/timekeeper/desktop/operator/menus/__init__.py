"""The menus of the operator's window."""
