"""Who is who: the lexicon of actors and places, and the IRIs of their names."""

from kg.actors.lexicon import LONGEST_NAME, NAMED_KINDS, Entry, Lexicon, fold, has_unseen, packaged_lexicon, slug
from kg.actors.likeness import AliasSuggestion, suggest_aliases

__all__ = [
    "LONGEST_NAME",
    "NAMED_KINDS",
    "AliasSuggestion",
    "Entry",
    "Lexicon",
    "fold",
    "has_unseen",
    "packaged_lexicon",
    "slug",
    "suggest_aliases",
]
