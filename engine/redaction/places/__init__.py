"""Where the name of a host stands: at prompts, behind commands, in their output, in mail, behind words."""
