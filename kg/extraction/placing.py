"""Placing: where a deed of war took place, by the words of its own clause."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.assertions import Passage
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Units, noun_phrase
from kg.extraction.grammar.spots import Spots, is_town, place_of, spots_at, towns_from
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["placed"]

_PLACED_RELATIONS = frozenset(("attacked", "foughtWith"))
_ENDS = frozenset(("comma", "stop", "end", "that", "relative", "subordinator", "quote", "dash", "open"))
_OCCURS = frozenset(
    ("erupt", "occur", "resume", "continue", "intensify", "rage", "flare", "escalate", "begin", "break", "take")
)
"""Verbs of which a deed told by its noun is the subject: "fighting between X and Y erupted in P"."""
_FAR = 14
_ELSEWHERE = frozenset(("war", "conflict", "crisis", "role", "interests", "presence", "elections", "policy", "talks",
                        "interference", "involvement", "coup", "support", "fighting", "violence", "born"))  # fmt: skip
"""Words whose "in P" is their own: "attacked Y over its role in P"."""
_LEADING_AWAY = frozenset(("response", "retaliation", "revenge", "reprisal", "reprisals", "way", "because",
                    "following", "despite", "route"))  # fmt: skip
"""Words after which a clause tells why, or whence: "attacked Y in response to a raid in P", "from its base in P"."""


def placed(passage: Passage, finding: Finding) -> tuple[Actor, ...]:
    """Where it took place, if it is a deed of war: the places themselves that are struck, or those of "in P" after it.

    Several where they are named side by side, "in P and Q"; none that the statement names as an end.
    """
    if finding.place is not None or finding.relation not in _PLACED_RELATIONS:
        return (finding.place,) if finding.place is not None else ()
    context = finding.object is not None and finding.object.kind == "coreference"
    if context and finding.stance == "denies":
        return ()  # "Moscow denies the charge" is no place of the deed
    units = passage.units
    verbs = frozenset(i for group in passage.groups for i in range(group.first, group.head + 1))
    found = _struck(units, finding) or _after(units, finding.trigger, verbs) or _opening(units, finding, verbs)
    ends = {party.actor.name for party in (finding.subject, finding.object) if party is not None}
    named = {place.name: place for place in found if place.name not in ends}
    return tuple(named.values()) if len(named) == len({place.name for place in found}) else ()


def _struck(units: Units, finding: Finding) -> tuple[Actor, ...]:
    """The town by which its state is named as the target: "attacked El Fasher", with those that are listed after it."""
    if finding.object is None or finding.object.kind == "coreference" or finding.object.start == finding.subject.start:
        return ()
    within = [i for i, u in enumerate(units) if finding.object.start <= u.start and u.end <= finding.object.end]
    towns = [index for index in within if is_town(units[index])]
    if len(towns) != 1:
        return ()
    listed = towns_from(units, within[0], towns[0])
    beside = units[towns[0] + 1 : towns[0] + 3]
    further = len(beside) > 1 and beside[0].kind in ("conjunction", "comma") and is_town(beside[1])
    if further and len(listed.places) == 1:
        return ()
    others = _of_others(units[towns[0] : listed.beyond], finding.object.actor)
    return tuple(place for place in listed.places if place.name not in others)


def _of_others(units: Units, struck: Actor) -> frozenset[str]:
    """The towns after the first that are of others than who is struck: the Beirut of "struck Damascus and Beirut"."""
    own = {struck.name, *(whose.name for whose in (units[0].holder or units[0].actor,) if whose is not None)}
    owners = ((unit, unit.holder or unit.actor) for unit in units[1:] if is_town(unit))
    return frozenset(place_of(unit).name for unit, whose in owners if whose is not None and whose.name not in own)


def _after(units: Units, trigger: int, verbs: frozenset[int]) -> tuple[Actor, ...]:
    """The places of "in P" that follow in the same clause; the nearer one of "in P in the Q region"."""
    found = list(_places(units, trigger, verbs))
    if not found:
        return ()
    first = found[0]
    nested = len(found) == 1 or found[1].beyond - first.beyond <= _NEAR
    return first.places if nested and first.alike else ()


_NEAR = 6
"""Units from a place to the end of the wider one that it lies in: "in P in the north of Q"."""


def _places(units: Units, trigger: int, verbs: frozenset[int]) -> Iterator[Spots]:
    """The places after the trigger in its clause."""
    index, noun = trigger + 1, trigger not in verbs
    while index < min(trigger + _FAR, len(units)) and units[index].kind not in _ENDS:
        if index in verbs and not (noun and any(form.lemma in _OCCURS for form in units[index].forms)):
            return
        if _leads_away(units, index):
            return
        told = spots_at(units, index) if units[index - 1].low not in _ELSEWHERE else None
        if told is not None:
            yield told
        index = max(told.beyond if told is not None else 0, index + 1)


def _leads_away(units: Units, index: int) -> bool:
    """Whether the clause tells from here on why it was done, or whence: not "from the X", "over the weekend"."""
    word, following = units[index].low, units[index + 1 : index + 4]
    if word in ("over", "for"):
        times = wordlists().classes["span"] | {"time", "times"}
        timed = any(unit.low in times or unit.kind in ("number", "date") for unit in following)
        crossed = noun_phrase(units, index + 1) if following else None  # "over the border in P"
        across = word == "over" and crossed is not None and units[crossed.last].low in _CROSSED
        return not timed and not across and any(unit.kind == "determiner" for unit in following[:1])
    if word == "from":
        phrase = noun_phrase(units, index + 1) if following else None
        grounds = wordlists().nouns["assets"] | wordlists().classes["town"]
        return phrase is not None and units[phrase.last].low in grounds
    if word == "following" and units[index - 1].kind == "determiner":
        return False  # "the following day in P"
    return word in _LEADING_AWAY


_CROSSED = frozenset(("border", "borders", "frontier", "river", "line", "lake", "strait", "sea", "channel", "mountains",
                      "wall", "fence", "boundary", "city", "town", "village", "airport", "port"))  # fmt: skip
"""What a shell or a plane is over: a place, and no reason why."""


def _opening(units: Units, finding: Finding, verbs: frozenset[int]) -> tuple[Actor, ...]:
    """The places with which the sentence opens, where its main clause tells the deed: "In P, X attacked Y"."""
    told = spots_at(units, 0) if units else None
    if told is None or told.beyond >= len(units) or units[told.beyond].kind != "comma":
        return ()
    first = finding.trigger
    while first - 1 in verbs:
        first -= 1  # "In P, X has repeatedly attacked Y"
    apart = any(units[index].kind in _ENDS or index in verbs for index in range(told.beyond + 1, first))
    return () if apart or not told.alike else told.places
