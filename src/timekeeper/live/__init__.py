"""The running conference: clock, acts, settings and words. Standard library only."""
