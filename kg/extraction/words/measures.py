"""Measures: what a number can count, by the verb, adjective or noun that says so."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from kg.extraction.words.wordlists import table, wordlists

__all__ = ["is_person", "is_strict", "measures", "words_of"]

Use = Literal["verb", "middle", "state", "act", "thing", "dead", "force"]
"""How a word says what is counted: a verb with those counted as its object, or as its subject ("die"); what they are
then ("dead"); the act as a noun ("the killing of"); what is counted itself ("attacks"); those counted in a toll ("the
dead"); those who make up a force ("troops")."""
_ENDINGS = ("ers", "ists", "women", "keepers", "smen", "ymen")
_STRICT = frozenset(("captured", "detained", "released", "trained", "recruited", "trapped", "escaped"))
_STRICT |= frozenset(("returned", "surrendered", "kidnapped", "deserted", "missing"))


@cache
def measures(use: Use) -> Mapping[str, str]:
    """By word, what is counted.

    >>> measures("middle")["drown"]
    'killed'
    """
    return {word: row["measure"] for row in table("measures") if row["use"] == use for word in row["words"].split()}


@cache
def words_of(use: str) -> frozenset[str]:
    """The words of one use, such as the verbs of counting."""
    return frozenset(word for row in table("measures") if row["use"] == use for word in row["words"].split())


def is_strict(measure: str) -> bool:
    """Whether the words for it are said of things as well, so that those counted must be known to be people."""
    return measure in _STRICT


def is_person(word: str) -> bool:
    """Whether a noun names people: one that is known, or one such as "traffickers" of which nobody knows better."""
    lists = wordlists()
    if word in lists.classes["persons"]:
        return True
    things = (*(lists.nouns[kind] for kind in _THINGS), lists.classes["measured"], lists.classes["objects"])
    return word.endswith(_ENDINGS) and not any(word in named for named in things)


_THINGS = ("assets", "arms", "ordnance")
