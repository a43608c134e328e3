"""The standby desk: a second computer that has the record itself, and can take over."""
