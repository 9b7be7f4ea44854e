"""The parts of pages, each with its style sheet beside it."""
