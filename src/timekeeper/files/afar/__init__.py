"""What is kept of those who follow from afar, and of the hall that is followed from here."""
