"""The record: where it is kept, where that of a secret conference lies, what earlier ones hold."""
