"""What is due at this second: chimes for the hall, reminders for the desk."""
