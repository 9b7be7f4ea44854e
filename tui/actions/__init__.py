"""What can be done on each page, and by which keys."""
