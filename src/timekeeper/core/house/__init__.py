"""What a house demands of its conferences: who must be present, and how long things may take."""
