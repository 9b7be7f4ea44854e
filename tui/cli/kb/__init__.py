"""`pvo-advisor kb`: a module for each of its commands, and what they share."""
