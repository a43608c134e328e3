"""The record: one database of all conferences, kept whatever becomes of the disk."""
