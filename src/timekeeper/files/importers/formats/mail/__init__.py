"""Takes mail apart, from Outlook and from all others: its texts, and the files attached to it."""
