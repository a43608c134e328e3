"""A programme to hand out: as PDF, as a Word document and for the printer."""
