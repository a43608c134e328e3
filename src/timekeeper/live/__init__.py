"""The running conference: clock, acts, settings. Standard library only."""
