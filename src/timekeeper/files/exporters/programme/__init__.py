"""A programme to hand out: one page, as a Word document and for the printer."""
