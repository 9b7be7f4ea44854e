"""The casebook: every call of a user as it happens, in one file that survives what happens to the program."""
