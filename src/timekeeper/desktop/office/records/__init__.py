"""The conference on the desk and its record: where that is kept, and what earlier ones hold."""
