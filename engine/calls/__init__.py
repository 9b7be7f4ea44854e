"""A call as a list of acts, what they add up to, and how far its fix has come."""
