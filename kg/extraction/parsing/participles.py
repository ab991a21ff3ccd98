"""Participles after a noun: whether they go on with a passive verb, and of what they can tell: "backed by Y"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.grammar.phrases import VerbGroup
from kg.extraction.parsing.chunks import Chunk
from kg.extraction.parsing.syntax import Node
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists
from kg.vocabulary import vocabulary

__all__ = ["HELPED", "carried_out", "goes_on_passive", "governs_there", "turns"]

HELPED = frozenset(("back", "support", "recognise", "recognize", "arm", "fund", "finance", "train", "equip", "sponsor",
                    "supply", "aid", "help", "pay", "subsidise", "subsidize", "assist"))  # fmt: skip
"""What is done for somebody, and for no place in which he is."""


_CARRIES = frozenset(("carry", "perpetrate", "commit", "conduct", "launch", "stage", "mount"))


def carried_out(units: Sequence[Unit], groups: Sequence[VerbGroup], noun: int) -> VerbGroup | None:
    """The participle that says only who did it: "the attack perpetrated by X on 3 May" was on that day."""
    group = next((group for group in groups if group.head > noun), None)
    if group is None or group.voice != "reduced" or group.lemma not in _CARRIES:
        return None
    plain = all(unit.kind in ("word", "capital", "adverb") for unit in units[noun + 1 : group.first])
    return group if plain else None


def goes_on_passive(verb: Node) -> bool:
    """Whether the verb is passive, or goes on in a passive one: the second of "were fed and paid by X"."""
    goes_on = verb.reduced and verb.governor is not None and verb.subject is verb.governor.subject
    return verb.group.voice == "passive" or (goes_on and verb.governor is not None and goes_on_passive(verb.governor))


def turns(group: VerbGroup, other: VerbGroup) -> bool:
    """Whether one verb is of harm and the next of help: "shelled by X, armed by Y and trained in Z", where Y arms X."""
    frames = [wordlists().frames.get(lemma) for lemma in (group.lemma, other.lemma)]
    signs = [vocabulary().relation(frame.relation).sign for frame in frames if frame is not None]
    return signs == [-1, 1]


def governs_there(units: Sequence[Unit], chunk: Chunk) -> bool:
    """Whether a noun phrase is of who governs in a capital: "the royal government at Vientiane, backed by Y"."""
    return units[chunk.first].low == "the" and units[chunk.last].low in ("government", "regime", "authorities", "junta")
