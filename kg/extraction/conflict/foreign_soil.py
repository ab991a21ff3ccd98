"""Foreign soil: lands in which somebody fights a band, and which he does not attack: "in the north of P against Z"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS, SIDES
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists

__all__ = ["on_foreign_soil"]

_LANDS = frozenset(("State", "Place"))
_HOSTILE = frozenset(("attacked", "targeted", "hostileTo"))
_QUARTERS = frozenset(("north", "south", "east", "west", "centre", "center", "northeast", "northwest", "southeast",
                       "southwest", "north-east", "north-west", "south-east", "south-west", "northern", "southern",
                       "eastern", "western", "central", "northeastern", "northwestern", "southeastern", "southwestern",
                       "north-eastern", "north-western", "south-eastern", "south-western", "border", "borderlands",
                       "mountains"))  # fmt: skip
_WITHIN = frozenset(("in", "inside", "across", "within"))
_LINKS = frozenset(("and", "or", "the", "of", "in", "both"))
_CAMPAIGNS = frozenset(("operation", "operations", "campaign", "offensive", "fight", "war", "drive"))
_BACK = 8
_AHEAD = 10
_CLOSES = frozenset(("verb", "stop", "end", "relative", "that", "subordinator", "quote", "be", "have", "modal"))


def on_foreign_soil(clauses: Clauses, said: Sequence[Finding]) -> list[Finding]:
    """The findings; whom an act "in the north of P and Q against Z" strikes is Z, and P and Q strike nobody by it."""
    return [finding for one in said for finding in _mended(clauses, one)]


def _mended(clauses: Clauses, finding: Finding) -> Iterator[Finding]:
    if finding.relation not in _HOSTILE or finding.object is None:
        yield finding
        return
    doer = _at(clauses.units, finding.subject)
    if doer is not None and _is_scene(clauses.units, doer) and finding.trigger > doer:
        yield from _by_its_doer(clauses, finding, doer)
        return
    struck = _at(clauses.units, finding.object)
    aimed = _aimed_at(clauses, struck) if struck is not None and finding.relation == "attacked" else None
    if aimed is None:
        yield finding
        return
    for other in aimed:
        if other.actor.name != finding.subject.actor.name:
            yield replace(finding, object=other)


def _at(units: Units, party: Party) -> int | None:
    """The index of the name of a land by which a party is told."""
    index = next((i for i, unit in enumerate(units) if unit.start == party.start), None)
    known = index is not None and units[index].kind in NAMES and party.actor.type in _LANDS
    return index if known else None


def _is_scene(units: Units, index: int) -> bool:
    """Whether a land only tells where something is done: "in the north of P and Q", "on the north of P"."""
    quartered = False
    for place in range(index - 1, max(index - _BACK, -1), -1):
        unit = units[place]
        if unit.low in _QUARTERS:
            quartered = True
        elif unit.low in _WITHIN:
            return True
        elif unit.low in ("on", "into"):
            return quartered
        elif unit.low not in _LINKS and unit.kind not in NAMES and unit.kind != "comma":
            return False
    return False


def _aimed_at(clauses: Clauses, land: int) -> list[Party] | None:
    """Whom an act in the land is against, nobody where they have no name; ``None`` where the land itself is struck."""
    units = clauses.units
    if not _is_scene(units, land):
        return None
    after = _past_lands(units, land + 1)
    for place in range(after, min(after + _AHEAD, len(units) - 1)):
        unit = units[place]
        aims = unit.low in ("against", "targeting") or (unit.low == "on" and place == after)
        if aims:
            return _bands(clauses, place + 1)
        if unit.kind in _CLOSES or unit.kind in NAMES or (unit.kind == "comma" and place > after):
            break
    return None


def _past_lands(units: Units, place: int) -> int:
    """The index after "and Q", "and in the west of Q"."""
    end = place
    while place < len(units):
        if units[place].kind in NAMES and units[place].actor is not None:
            end = place + 1
        elif units[place].low not in _LINKS | _QUARTERS:
            break
        place += 1
    return end


def _bands(clauses: Clauses, first: int) -> list[Party] | None:
    """The bands named at ``first``, nobody where only their kind is; ``None`` where it is a state or a day."""
    phrases = clauses.phrases_from(first)
    if not phrases:
        return None
    named = [phrase.party for phrase in phrases if phrase.party is not None]
    if any(party.actor.type in SIDES - GROUPS for party in named):
        return None
    bands = [party for party in named if party.actor.type in GROUPS]
    armed = wordlists().nouns["fighters"] | {"groups", "group", "movements"}
    kinds = any(clauses.units[phrase.last].low in armed for phrase in phrases)
    return bands if bands or kinds else None


def _by_its_doer(clauses: Clauses, finding: Finding, land: int) -> Iterable[Finding]:
    """What a land is told to do of which the sentence tells that somebody acts there: it is he who does it."""
    main = next((group for group in reversed(clauses.groups) if group.head < land), None)
    doers = clauses.subjects(main) if main is not None else ()
    present = (verb := clauses.at(finding.trigger)) is not None and verb.form == "present"
    noun = clauses.units[finding.trigger].low in _CAMPAIGNS
    if not (present or noun):
        return (finding,)
    if len(doers) != 1 or doers[0].actor.name == finding.target:
        return ()
    return (replace(finding, subject=doers[0], score=min(finding.score, 0.7)),)
