"""The paper around the programme: its head, its foot, its other chapters."""
