"""Backers: who is behind those whom a text names after him: "X-backed Y", "X-backed rebels in P"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, noun_phrase, noun_phrase_before, party_of
from kg.extraction.naming.natures import explained
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.support.examples import listed_after, listed_before
from kg.extraction.words.descriptions import GROUPS, classes_of
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["backer_findings"]

_TAILS = {
    "backed": "supports", "supported": "supports", "sponsored": "supports", "funded": "funds", "armed": "arms",
    "financed": "funds", "equipped": "arms",
    "trained": "trains", "ruled": "governs", "linked": "linkedTo",
    "affiliated": "linkedTo", "aligned": "linkedTo", "allied": "alliedWith",
}  # fmt: skip


def backer_findings(clauses: Clauses) -> Iterator[Finding]:
    """Whom the compounds of the sentence show to be helped, ruled or armed by whom."""
    for index, unit in enumerate(clauses.units):
        if unit.kind == "tail":
            yield from _tail(clauses, index)
        elif unit.backer is not None:
            yield from _nameless(clauses, index, unit)
        elif unit.low in _TAILS and index + 2 < len(clauses.units) and clauses.units[index + 1].low in ("to", "with"):
            yield from _leaning(clauses, index)


def _tail(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "The X-backed Y": X supports Y."""
    units = clauses.units
    relation = _TAILS.get(units[index].low.lstrip("-–"))
    backer = units[index - 1] if index else None
    last = _last_of_them(units, index)
    phrase = noun_phrase(units, last + 1) if last + 1 < len(units) else None
    giver = party_of(backer) if backer else None
    if relation is None or giver is None or phrase is None:
        return
    if relation == "governs" and index > 1 and units[index - 2].low in ("a", "an"):
        return  # "an X-ruled P would be a threat"
    if phrase.roles & {"fighters", "forces"} or units[phrase.last].low in _BANDS:
        yield from _examples(clauses, index, relation, giver, phrase)
    if phrase.party is None:
        yield from _explained(clauses, index, relation, giver, phrase)
        return
    named = giver.actor.name == phrase.party.actor.name
    if _hedged(clauses, index - 1) or named or phrase.roles & {"assets"} or not _armed(phrase):
        return
    yield Finding(index, relation, giver, phrase.party, given=True, score=0.85)


_BANDS = frozenset(("groups", "organisations", "organizations", "movements", "parties", "proxies"))


def _examples(clauses: Clauses, index: int, relation: str, giver: Party, phrase: NounPhrase) -> Iterator[Finding]:
    """As in "Y and other X-backed groups", "X-backed groups such as Y"."""
    if _hedged(clauses, index - 1) or clauses.units[index - 2].low in ("no", "any"):
        return
    for party in (*listed_before(clauses.units, index - 2), *listed_after(clauses, phrase.last + 1)):
        if party.actor.type in GROUPS and party.actor.name != giver.actor.name:
            yield Finding(index, relation, giver, party, given=True, score=0.8)


def _last_of_them(units: Units, index: int) -> int:
    """The last of several beside each other: "X- and Y-backed", "X-backed and Y-trained"."""
    while index + 3 < len(units) and units[index + 1].kind in ("comma", "conjunction"):
        named = index + 2 + (units[index + 2].kind == "conjunction")
        if named + 1 >= len(units) or units[named].kind not in NAMES or units[named + 1].kind != "tail":
            break
        index = named + 1
    return index


def _explained(clauses: Clauses, index: int, relation: str, giver: Party, phrase: NounPhrase) -> Iterator[Finding]:
    """As in "Y, an X-backed militia", "Y is an X-backed militia": X supports Y."""
    units = clauses.units
    name = explained(units, index - 2) if index > 1 else None
    group = party_of(name) if name is not None and units[phrase.last].low in classes_of("group", "nameless") else None
    if group is not None and group.actor.name != giver.actor.name and not _hedged(clauses, index - 1):
        yield Finding(index, relation, giver, group, given=True, score=0.85)


def _leaning(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "Y, a group linked to X,", "Y is a militia allied with X", "Y, a militia once allied with X"."""
    units = clauses.units
    now, before = units[index - 1].low in _NOW, units[index - 1].low in _ONCE
    what = noun_phrase_before(units, index - 1 - (now or before))
    other = noun_phrase(units, index + 2)
    if what is None or other is None or other.party is None or other.roles != {"name"}:
        return
    name = explained(units, what.first)
    group = party_of(name) if name is not None and units[what.last].low in classes_of("group", "nameless") else None
    whole = other.last + 1 >= len(units) or units[other.last + 1].kind != "possessive"
    if group is not None and whole and group.actor.name != other.party.actor.name:
        relation = _TAILS[units[index].low]
        yield Finding(
            index, relation, other.party, group, aspect="ended" if before else None, given=True,
            score=surer(0.8, other.party, group),
        )  # fmt: skip


_NOW = frozenset(("now", "also", "still", "closely", "loosely", "openly", "long", "nominally"))
_ONCE = frozenset(("once", "formerly", "previously"))


def _nameless(clauses: Clauses, index: int, unit: Unit) -> Iterator[Finding]:
    """As in "X-backed rebels", who have no other name: X supports them. "X-trained fighters of Y" have one."""
    group, backer = party_of(unit), unit.backer
    tail = next((word for word in unit.low.replace("–", "-").split() if "-" in word), "").rpartition("-")[2]
    relation = _TAILS.get(tail)
    named = index + 1 < len(clauses.units) and clauses.units[index + 1].low == "of"
    owned = index > 0 and (clauses.units[index - 1].kind == "possessive" or clauses.units[index - 1].low in _WHOSE)
    if relation not in _HELPS or group is None or backer is None or named or owned or _hedged(clauses, index):
        return
    giver = Party(backer, backer, unit.start, unit.end, frozenset(("name",)), "name")
    named_ones = (*listed_before(clauses.units, index - 1), *listed_after(clauses, index + 1))
    for party in (party for party in named_ones if party.actor.type in GROUPS):
        yield Finding(index, relation, giver, party, given=True, score=0.75)
    if named_ones:
        return
    yield Finding(index, relation, giver, group, given=True, score=0.75)


_WHOSE = frozenset(("whose", "his", "her", "its", "their", "my", "our"))
"""After these they are somebody's: "the warlord whose X-backed forces"."""
_HELPS = frozenset(("supports", "arms", "funds", "trains"))
"""What somebody does for those who are known by nothing else; whom they lean to tells no more than their name."""


def _hedged(clauses: Clauses, index: int) -> bool:
    """Whether the word before the backer leaves open whether he is one: "reportedly X-backed rebels"."""
    doubts = wordlists().classes
    if index > 1 and clauses.units[index - 1].low in ("a", "an") and clauses.units[index - 2].kind == "negation":
        return True  # "is not a P-backed group"
    doubted = index > 0 and clauses.units[index - 1].low in doubts["unreal"] | doubts["hedge"]
    return doubted and clauses.at(index - 1) is None  # not of "ousted X-backed rebels"


def _armed(phrase: NounPhrase) -> bool:
    return phrase.roles == {"name"} or bool(phrase.roles & {"forces", "fighters"})
