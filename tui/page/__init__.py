"""What pages are made from: the page itself, and pages that are a list, a text, a search or a question."""
