"""Stored calls on their way out of the house: redacted, looked at, written."""
