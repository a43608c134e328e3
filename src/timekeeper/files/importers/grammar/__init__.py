"""What the rows mean: one grammar for the lines of any format."""
