"""Knowledge: what a pack is, how it is read and checked, and the packs themselves.  It infers nothing."""
