"""The files that are shown with the items of a programme: what of them can be shown, packing."""
