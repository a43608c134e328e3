"""Sharing the programme in the building: the desk, the chair, the standby."""
