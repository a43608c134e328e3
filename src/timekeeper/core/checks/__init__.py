"""What a programme is looked through for: problems, omissions, what stays in the house."""
