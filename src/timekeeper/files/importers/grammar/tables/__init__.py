"""Tables: which column says what, and each row as understood lines."""
