"""The call as the screen holds it: what was done, what would be, and how it is stored meanwhile."""
