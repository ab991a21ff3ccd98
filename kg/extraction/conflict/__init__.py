"""Conflict: attacks, wars, seizures, estrangement, by more than one verb or noun."""
