"""The command line: what was typed, the commands, and what they print."""
