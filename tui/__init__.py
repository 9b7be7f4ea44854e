"""Faces: the terminal UI and the command line.  They decide nothing about a diagnosis."""
