"""Genders: whether "he" or "her" may be said of a person, by his name or by what the text calls him."""

from __future__ import annotations

from kg.extraction.grammar.entities import Memory
from kg.extraction.naming.people import full_name_of, gender_of, leader_named
from kg.model import Actor

__all__ = ["gender_fits"]

_SHE = frozenset(("she", "her"))
_FEMALE = frozenset(("spokeswoman", "queen", "princess", "mrs", "ms", "mrs.", "ms.", "chairwoman", "businesswoman"))
_MALE = frozenset(("spokesman", "king", "prince", "mr", "mr.", "chairman", "sheikh", "emir", "ayatollah", "mullah",
                   "imam", "sultan", "strongman"))  # fmt: skip
_WOMEN = frozenset(("therese", "paetongtarn", "ning", "ing-wen", "geun-hye", "sanae", "mo", "hina", "naledi",
                    "evghenia", "željka", "zeljka", "navi", "stergomena", "hui"))  # fmt: skip
"""Words of the names of women among the leaders whose first names do not tell, as most of those leaders are men."""


def gender_fits(word: str, person: Actor, memory: Memory) -> bool:
    """Whether "he", "her" may be said of a person, by the given name or by what the text calls him."""
    name = full_name_of(person.name)
    given = gender_of(name)
    if given is None and leader_named(name) is not None:
        given = "she" if _WOMEN & set(name.lower().split()) else "he"
    if given is not None:
        return (given == "she") == (word in _SHE)
    words = memory.entity(person).words | set(person.name.lower().split())
    return not words & (_MALE if word in _SHE else _FEMALE)
