"""Name plates: laid out once, printed as PDF or as a Word document."""
