"""What the operator is asked, and the pages he opens."""
