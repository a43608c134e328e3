"""The running conference: clock, record, what an office sets."""
