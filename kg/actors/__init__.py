"""Who is who: the lexicon of actors and places, and the IRIs of their names."""

from kg.actors.lexicon import Entry, Lexicon, fold, packaged_lexicon, slug
from kg.actors.likeness import AliasSuggestion, suggest_aliases

__all__ = ["AliasSuggestion", "Entry", "Lexicon", "fold", "packaged_lexicon", "slug", "suggest_aliases"]
