"""Genders: whether "he" or "her" may be said of a person, by his name or by what the text calls him."""

from __future__ import annotations

from kg.extraction.grammar.entities import Memory
from kg.extraction.naming.people import full_name_of, gender_of, leader_named
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["gender_fits"]

_SHE = frozenset(("she", "her"))
_FEMALE = frozenset(("spokeswoman", "queen", "princess", "mrs", "ms", "mrs.", "ms.", "chairwoman", "businesswoman"))
_MALE = frozenset(("spokesman", "king", "prince", "mr", "mr.", "chairman", "sheikh", "emir", "ayatollah", "mullah",
                   "imam", "sultan", "strongman"))  # fmt: skip


def gender_fits(word: str, person: Actor, memory: Memory) -> bool:
    """Whether "he", "her" may be said of a person, by the given name or by what the text calls him."""
    name = full_name_of(person.name)
    given = gender_of(name)
    if given is None and leader_named(name) is not None:
        # Most leaders are men; of the women the list has words of those whose first names do not tell.
        given = "she" if wordlists().classes["women"] & set(name.lower().split()) else "he"
    if given is not None:
        return (given == "she") == (word in _SHE)
    words = memory.entity(person).words | set(person.name.lower().split())
    return not words & (_MALE if word in _SHE else _FEMALE)
