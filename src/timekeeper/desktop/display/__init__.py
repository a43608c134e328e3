"""What every painted display is made of: blocks, type, line breaks, colours."""
