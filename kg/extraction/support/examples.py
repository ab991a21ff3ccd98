"""Examples: who is named as one of many: "X-backed groups such as Y", "Y and other X-backed rebels"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, noun_phrase_before, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS, SIDES
from kg.extraction.words.wordlists import wordlists

__all__ = ["example_findings", "listed_after", "listed_before"]

_NAMING = frozenset(("like", "including", "notably", "namely", "especially"))
_BACKED = {
    "back": "supports", "support": "supports", "sponsor": "supports", "arm": "arms", "equip": "arms", "train": "trains",
    "fund": "funds", "finance": "funds", "bankroll": "funds",
}  # fmt: skip
_PROXIES = frozenset(("proxies", "surrogates"))
_BY_MEANS = frozenset(("through", "via", "by", "using"))
_LISTED = 6


def example_findings(clauses: Clauses) -> Iterator[Finding]:
    """Whom the examples of those whom somebody backs, or acts through, name."""
    for group in clauses.groups:
        if group.lemma in _BACKED and group.voice == "reduced" and not group.negated:
            yield from _backed(clauses, group)
    for index in clauses.places.of(_PROXIES):
        yield from _acts_through(clauses, index)


def listed_before(units: Units, other: int) -> tuple[Party, ...]:
    """The A, B of "A, B and other (X-backed groups)", where "other" stands at ``other``."""
    found = list[Party]()
    place = other - 2
    if place < 0 or units[other].low != "other" or units[other - 1].low != "and":
        return ()
    serial = units[place].kind == "comma" and place > 1  # "A, B, and other"
    place -= serial
    while place >= 0 and len(found) < _LISTED:
        party = party_of(units[place]) if units[place].kind in ("name", "metonym") else None
        if party is None or party.actor.type not in SIDES or party.speaker.type == "Person":
            break
        found.append(party)
        place -= 1 + (place > 0 and units[place - 1].kind == "determiner")
        if place < 1 or units[place].kind != "comma":
            break
        place -= 1
    return () if serial and len(found) < 2 else tuple(reversed(found))  # "attacked A, and other X-backed groups fled"


def listed_after(clauses: Clauses, after: int) -> tuple[Party, ...]:
    """The A and B of "such as A and B", ", including A", at ``after``."""
    units = clauses.units
    after += after < len(units) and units[after].kind == "comma"
    words = [unit.low for unit in units[after : after + 2]]
    first = after + 2 if words == ["such", "as"] else after + 1 if words[:1] and words[0] in _NAMING else 0
    phrases = clauses.phrases_from(first) if 0 < first < len(units) else ()
    named = (phrase.party for phrase in phrases if phrase.roles == {"name"})
    return tuple(party for party in named if party is not None and party.actor.type in SIDES)


def _backed(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "groups backed by X, such as Y"."""
    units, by = clauses.units, group.head + 1
    if by + 1 >= len(units) or units[by].low != "by" or not _many(units, group.first - 1):
        return
    agents = clauses.phrases_from(by + 1)
    if len(agents) != 1 or agents[0].party is None or agents[0].roles != {"name"}:
        return
    giver = agents[0].party
    for party in listed_after(clauses, agents[0].last + 1):
        if party.actor.type in GROUPS and party.actor.name != giver.actor.name:
            yield Finding(group.head, _BACKED[group.lemma], giver, party, given=True, score=surer(0.75, giver, party))


def _many(units: Units, last: int) -> bool:
    """Whether it is a plural that names nobody: "armed groups", not "the X"."""
    phrase = noun_phrase_before(units, last) if last >= 0 else None
    bands = wordlists().nouns["fighters"] | {"groups", "organisations", "organizations", "forces", "movements"}
    word = units[last].low.rpartition(" ")[2]
    return phrase is not None and word.endswith("s") and word in bands and units[phrase.first].low not in ("no", "any")


def _acts_through(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X wages war through proxies such as Y and Z"."""
    units = clauses.units
    if index < 2 or units[index - 1].low not in _BY_MEANS:
        return
    group = next((g for g in reversed(clauses.groups) if g.head < index), None)
    if group is None or group.negated or group.modality != "actual" or group.voice != "active":
        return
    for giver in clauses.subjects(group):
        for party in listed_after(clauses, index + 1):
            if giver.actor.type in SIDES and giver.actor.name != party.actor.name and party.actor.type in GROUPS:
                yield Finding(index, "supports", giver, party, score=surer(0.75, giver, party))
