"""Reasoning: facts, rules, evidence, questions, explanations, and calls.  It shows nothing to anyone."""
