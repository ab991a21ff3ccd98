"""Placing: where a deed of war took place, by the words of its own clause."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.assertions import Passage
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.locations import located_in, place_named
from kg.extraction.grammar.phrases import Party, Units, noun_phrase
from kg.extraction.words.units import Unit
from kg.model import Actor

__all__ = ["placed"]

_DEEDS = frozenset(("attacked", "foughtWith"))
_IN = frozenset(("in", "at", "inside", "within"))
_ENDS = frozenset(("comma", "stop", "end", "that", "relative", "subordinator", "quote", "dash", "open"))
_OCCURS = frozenset(
    ("erupt", "occur", "resume", "continue", "intensify", "rage", "flare", "escalate", "begin", "break", "take")
)
"""Verbs of which a deed told by its noun is the subject: "fighting between X and Y erupted in P"."""
_FAR = 14
_ELSEWHERE = frozenset(("war", "conflict", "crisis", "role", "interests", "presence", "elections", "policy", "talks",
                        "interference", "involvement", "coup", "support", "fighting", "violence", "born"))  # fmt: skip
"""Words whose "in P" is their own: "attacked Y over its role in P"."""


def placed(passage: Passage, finding: Finding) -> Actor | None:
    """Where it took place, if it is a deed of war: the place itself that is struck, or the one of "in P" after it.

    None where two places are named side by side, and none that the statement names as an end.
    """
    if finding.place is not None or finding.relation not in _DEEDS:
        return finding.place
    context = finding.object is not None and finding.object.kind == "coreference"
    if context and finding.stance == "denies":
        return None  # "Moscow denies the charge" is no place of the deed
    units = passage.units
    verbs = frozenset(i for group in passage.groups for i in range(group.first, group.head + 1))
    found = _struck(units, finding) or _after(units, finding.trigger, verbs) or _opening(units, finding, verbs)
    ends = {party.actor.name for party in (finding.subject, finding.object) if party is not None}
    return found if found is not None and found.name not in ends else None


def _struck(units: Units, finding: Finding) -> Actor | None:
    """The town by which its state is named as the target: "attacked El Fasher"."""
    if finding.object is None or finding.object.kind == "coreference" or finding.object.start == finding.subject.start:
        return None
    within = [unit for unit in units if finding.object.start <= unit.start and unit.end <= finding.object.end]
    towns = [unit for unit in within if _is_town(unit)]
    if len(towns) != 1:
        return None
    last = units.index(towns[0])
    beside = units[last + 1 : last + 3]
    listed = len(beside) > 1 and beside[0].kind in ("conjunction", "comma") and _is_town(beside[1])
    return None if listed else _named(towns[0])


def _is_town(unit: Unit) -> bool:
    return unit.kind == "metonym" or unit.place is not None


def _after(units: Units, trigger: int, verbs: frozenset[int]) -> Actor | None:
    """The place of "in P" that follows in the same clause; the nearer one of "in P in the Q region"."""
    found = list(_places(units, trigger, verbs))
    if not found:
        return None
    first, beyond = found[0]
    joined = beyond < len(units) and (units[beyond].kind == "conjunction" or units[beyond].text == "/")
    nested = len(found) == 1 or found[1][1] - beyond <= _NEAR
    return first if nested and not joined else None


_NEAR = 6
"""Units from a place to the end of the wider one that it lies in: "in P in the north of Q"."""


def _places(units: Units, trigger: int, verbs: frozenset[int]) -> Iterator[tuple[Actor, int]]:
    """The places after the trigger in its clause, each with the index of what follows it."""
    index, noun = trigger + 1, trigger not in verbs
    while index < min(trigger + _FAR, len(units)) and units[index].kind not in _ENDS:
        if index in verbs and not (noun and any(form.lemma in _OCCURS for form in units[index].forms)):
            return
        told = None
        if units[index].low in _IN and units[index - 1].low not in _ELSEWHERE:
            told = _place_at(units, index)
        if told is not None:
            yield told
        index = max(told[1] if told is not None else 0, index + 1)


def _place_at(units: Units, index: int) -> tuple[Actor, int] | None:
    """The place that "in …" at ``index`` leads to, with the index of what follows it."""
    unit = _town_of(units, index) or located_in(units, index) or _seat(units, index)
    if unit is not None:
        return _named(unit), next(i for i, other in enumerate(units) if other is unit) + 1
    phrase = noun_phrase(units, index + 1) if index + 1 < len(units) else None
    if phrase is None or any(unit.text in _NO_PLACES for unit in units[phrase.first : phrase.last + 1]):
        return None
    party = phrase.party if _is_land(phrase.party) else place_named(units, phrase, surely=True)
    if party is None:
        return None
    return (party.actor if party.actor.type == "State" else Actor(party.actor.name, "Place")), phrase.last + 1


def _is_land(party: Party | None) -> bool:
    return party is not None and party.kind == "name" and party.actor.type in ("State", "Place")


_NO_PLACES = frozenset(("Parliament", "Congress", "Senate", "Ramadan", "Christmas", "Easter", "Operation", "Lent",
                        "Ashura", "Eid", "Cabinet", "Assembly", "Bundestag", "Knesset", "Duma", "Council", "English",
                        "Arabic"))  # fmt: skip
"""What "in" leads to with a capital and is no place."""


def _town_of(units: Units, index: int) -> Unit | None:
    """The town of "in Mali's northern city of P", "in the outskirts of P", whoever's it is."""
    for place in range(index + 1, min(index + _TO_TOWN, len(units) - 2)):
        unit = units[place]
        if unit.low in _TOWNS and units[place + 1].low == "of":
            named = units[place + 2]
            return named if named.kind == "metonym" or named.place is not None else None
        if unit.kind not in _BEFORE_TOWN:
            return None
    return None


_TO_TOWN = 6
_TOWNS = frozenset(
    ("city", "town", "village", "port", "outskirts", "suburbs", "district", "province", "capital", "region")
)
_BEFORE_TOWN = frozenset(("determiner", "possessive", "word", "name", "demonym", "capital", "number"))


def _seat(units: Units, index: int) -> Unit | None:
    """The capital that "in …" leads to, which is a place here, whoever sits there."""
    after = units[index + 1] if index + 1 < len(units) else None
    beyond = units[index + 2].kind if index + 2 < len(units) else "end"
    seat = after is not None and after.kind == "metonym" and beyond not in ("possessive", "tail", "capital")
    return after if seat else None


def _opening(units: Units, finding: Finding, verbs: frozenset[int]) -> Actor | None:
    """The place with which the sentence opens, where its main clause tells the deed: "In P, X attacked Y"."""
    if not units or units[0].low not in _IN:
        return None
    told = _place_at(units, 0)
    if told is None or told[1] >= len(units) or units[told[1]].kind != "comma":
        return None
    first = finding.trigger
    while first - 1 in verbs:
        first -= 1  # "In P, X has repeatedly attacked Y"
    apart = any(units[index].kind in _ENDS or index in verbs for index in range(told[1] + 1, first))
    return None if apart else told[0]


def _named(unit: Unit) -> Actor:
    """The state itself where it is one, which may act in the same document; else the place, which acts for nobody."""
    if unit.kind == "name" and unit.actor is not None and unit.actor.type == "State":
        return unit.actor
    return Actor(unit.place.name if unit.place is not None else unit.text, "Place")
