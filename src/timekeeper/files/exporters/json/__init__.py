"""What programs read: the report, the history and a snapshot as JSON."""
