"""Cases of a pack: running them, what they reach, and what changes for them between two packs."""
