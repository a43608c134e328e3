"""The conferences of a year as a table and a plot, for Excel and for Word."""
