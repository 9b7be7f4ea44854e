"""Rules in compiled form, and which of them hold for what is known."""
