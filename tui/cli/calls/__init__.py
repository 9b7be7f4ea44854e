"""`pvo-advisor calls`: a module for each command, and what they share with the pages of stored calls."""
