"""A pack that was read, kept with its compiled form and opened row by row."""
