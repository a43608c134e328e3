"""From the tree of lines to the programme."""
