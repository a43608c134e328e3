"""What those read who follow from afar, in words and instants until the next act."""
