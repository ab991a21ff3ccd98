"""Counting: figures with their comparator, what they count, and whose people they are."""
