"""Who is who: the lexicon of actors and places, and the IRIs of their names."""

from kg.actors.lexicon import Entry, Lexicon, fold, packaged_lexicon, slug

__all__ = ["Entry", "Lexicon", "fold", "packaged_lexicon", "slug"]
