"""Redaction: what a text holds of hosts, addresses and the like, and the placeholders that take its place."""
