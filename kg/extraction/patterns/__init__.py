"""Patterns: what verbs, light verbs and nouns of acts say, by the tables in `data`."""
