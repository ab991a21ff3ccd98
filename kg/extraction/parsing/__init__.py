"""Parsing: one pass over a sentence with a stack of open clauses."""
