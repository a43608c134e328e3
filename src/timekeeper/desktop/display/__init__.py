"""What every display that lays its text out itself is made of: boxes, type, line ends."""
