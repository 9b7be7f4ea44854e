"""Mutants of a pack: rules with one small fault each, which its cases should notice."""
