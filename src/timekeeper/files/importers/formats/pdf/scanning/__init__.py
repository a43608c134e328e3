"""Pages that are pictures, recognised."""
