"""Values in the operator's words, in his language."""
