"""Readers of what AsyncOS prints, one module for each command or log."""
