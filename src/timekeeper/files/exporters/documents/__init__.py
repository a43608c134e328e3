"""The report as it is read on paper: one content, laid out by forms."""
