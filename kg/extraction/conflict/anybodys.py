"""Anybody's people: "its fighters" of whom no word tells whose they are, and who are no people of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units
from kg.extraction.words.descriptions import is_nameless
from kg.extraction.words.wordlists import wordlists

__all__ = ["without_anybodys"]

_WHOSE = frozenset(("its", "their", "his", "her"))
_RELATIONS_OF_FORCE = frozenset(("attacked", "targeted", "hostileTo", "tookOver", "foughtWith", "threatens"))
_MEN_IN_ARMS = frozenset(("soldiers", "troops", "men", "forces", "members", "policemen", "guards", "units"))
_BEFORE = 3
_WITHIN = frozenset(("word", "number", "adverb"))


def without_anybodys(units: Units, found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, without deeds of or to "its soldiers" where nothing tells whose "its" is; their number is told.

    Args:
        units: the sentence.
        found: what it says.
    """
    for finding in found:
        ends = (finding.subject, *((finding.object,) if finding.object is not None else ()))
        force = finding.relation in _RELATIONS_OF_FORCE
        if not force or not any(_anybodys(units, party) or _told_of_another(units, party) for party in ends):
            yield finding


def _told_of_another(units: Units, party: Party) -> bool:
    """Whether it is but what an aside calls the one before it: "X, the Y-ian affiliate of Z, and a partner of Q"."""
    if _DERIVED.isdisjoint(party.actor.name.split()) or party.actor.aliases or party.actor.codes:
        return False
    at = next((i for i, unit in enumerate(units) if unit.start == party.start), 0)
    near = range(max(at - _TO_NOUN, _ASIDE), min(at + _BEFORE, len(units)))
    return any(
        units[i].low in _DERIVED
        and units[i - 1].kind == "demonym"
        and units[i - 2].low == "the"
        and units[i - 3].kind == "comma"
        and units[i - _ASIDE].kind == "name"
        for i in near
    )


_ASIDE, _TO_NOUN = 4, 10
_DERIVED = frozenset(("affiliate", "affiliates", "offshoot", "offshoots", "franchise", "franchises", "branch",
                      "branches"))  # fmt: skip


def _anybodys(units: Units, party: Party) -> bool:
    """Whether the party is but the noun after a possessive that stands for nobody sure."""
    if party.actor.acts_for is not None or not (party.actor.type == "Population" or is_nameless(party.actor)):
        return False
    if party.actor.name.rpartition(" ")[2] not in wordlists().nouns["fighters"] | _MEN_IN_ARMS:
        return False
    at = next((i for i, unit in enumerate(units) if unit.start == party.start), None)
    if at is None:
        return False
    place = at
    while place > 0 and at - place < _BEFORE and units[place].low not in _WHOSE and units[place - 1].kind in _WITHIN:
        place -= 1
    place -= units[place].low not in _WHOSE and place > 0
    return units[place].low in _WHOSE and not units[place].resolved
