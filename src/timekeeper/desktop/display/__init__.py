"""What every painted display is made of: blocks, typeface, colours, painting."""
