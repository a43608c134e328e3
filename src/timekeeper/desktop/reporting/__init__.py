"""The windows of what is printed: the report, past conferences, name plates and the hand-out."""
