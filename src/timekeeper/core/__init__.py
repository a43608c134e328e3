"""Pure values and pure functions: no Qt, no files, no clock, no threads."""
