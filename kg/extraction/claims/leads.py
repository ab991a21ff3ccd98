"""Leads: sentences that end in a colon, and what stands under them is told of whom they name.

"From raids on convoys to ambushes, X has …:" makes the attacks under it X's; "a crisis for Y:" the hostilities Y's.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.suitability import can_be
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.locations import holder_of, located_in
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, noun_phrase, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import EventNoun, Frame, wordlists

__all__ = ["Leads"]

_REACH = 4
"""Sentences under a colon."""
_PLIGHTS = frozenset(("crisis", "threat", "threats", "challenge", "challenges", "problem", "problems", "dilemma", "war",
                      "danger", "dangers", "fronts", "nightmare"))  # fmt: skip
_FACED = frozenset(("confrontation", "war", "conflict", "clashes", "fighting", "hostilities", "hostility", "standoff"))
_HARMS = frozenset(("kill", "wound", "injure", "hit", "destroy", "strike", "target", "damage"))
_FRAME = Frame("attacked", "Attack", ("object",), "target")
_SCORE = 0.55


class Leads:
    """What the last sentence with a colon makes of those under it."""

    def __init__(self) -> None:
        self._doer: Party | None = None
        self._plagued: Party | None = None
        self._left = 0

    def findings(self, clauses: Clauses) -> Iterator[Finding]:
        """What the sentence says by the colon before it, or by acts with which it opens itself."""
        yield from _opening(clauses)
        if not self._left:
            return
        if self._plagued is not None and not any(group.form == "finite" for group in clauses.groups[:1]):
            yield from _faced(clauses, self._plagued)
        if self._doer is not None:
            yield from _unowned(clauses, self._doer)

    def note(self, clauses: Clauses) -> None:
        """Remember a sentence that has been read."""
        units = clauses.units
        if not units or units[-1].text != ":":
            self._left = max(self._left - 1, 0)
            return
        self._doer, self._plagued, self._left = None, _plagued(units), _REACH
        main = next((g for g in reversed(clauses.groups) if g.form == "finite" and g.voice == "active"), None)
        doers = [p for p in clauses.subjects(main) if p.actor.type in GROUPS] if main is not None else []
        if not doers and units[0].low == "from":
            acts = [i for i in range(1, len(units)) if clauses.at(i) is None and _act(units, i) is not None]
            doers = _after_comma(units, acts[:2])
        if len(doers) == 1 and any(unit.low in wordlists().classes["harm"] for unit in units):
            self._doer = doers[0]


def _plagued(units: Units) -> Party | None:
    """Whose the plight is in "a two-front crisis for X:"."""
    last = len(units) - 2
    phrase = noun_phrase_before(units, last) if last > 0 else None
    if phrase is None or phrase.party is None or phrase.first < 2 or units[phrase.first - 1].low != "for":
        return None
    return phrase.party if units[phrase.first - 2].low in _PLIGHTS else None


def _at(party: Party, clauses: Clauses, index: int) -> Party:
    """The party as one whom a unit of this sentence stands for."""
    unit = clauses.units[index]
    return Party(party.actor, party.speaker, unit.start, unit.end, frozenset(("name",)), "coreference")


def _faced(clauses: Clauses, plagued: Party) -> Iterator[Finding]:
    """As in "Open confrontation with X", "An insurgency led by X"."""
    units = clauses.units
    for index, unit in enumerate(units[:-2]):
        led = unit.low == "insurgency" and units[index + 1].low == "led" and units[index + 2].low == "by"
        if not led and (unit.low not in _FACED or units[index + 1].low not in ("with", "against")):
            continue
        foe = noun_phrase(units, index + 3 if led else index + 2)
        own = _at(plagued, clauses, index)
        if foe is None or foe.party is None or not can_be(_FRAME, own, foe.party):
            continue
        if led:
            yield Finding(index, "attacked", foe.party, own, "Insurgency", score=_SCORE)
        else:
            yield Finding(index, "hostileTo", own, foe.party, score=_SCORE)


def _act(units: Units, index: int) -> EventNoun | None:
    """The violence that an unowned noun at ``index`` names."""
    event = wordlists().events.get(units[index].low)
    if event is None or event.relation != "attacked":
        return None
    phrase = noun_phrase_before(units, index)
    owned = phrase is not None and any(unit.kind in NAMES for unit in units[phrase.first : index])
    return None if owned else event


def _unowned(clauses: Clauses, doer: Party) -> Iterator[Finding]:
    """As in "In P, a car bombing on a convoy killed 16 soldiers": the doer's, on the state that holds P."""
    units = clauses.units
    for index in range(len(units) - 1):
        event = _act(units, index) if clauses.at(index) is None else None
        group = next((g for g in clauses.groups if g.head > index), None)
        if event is None or group is None or group.lemma not in _HARMS or group.voice != "active" or group.negated:
            continue
        if any(unit.low in ("by", "from") or unit.kind == "comma" for unit in units[index + 1 : group.first]):
            continue
        own, hit = _at(doer, clauses, index), _held(clauses, doer)
        if hit is not None and can_be(_FRAME, own, hit):
            yield Finding(index, "attacked", own, hit, event.event, score=_SCORE)
            return


def _held(clauses: Clauses, doer: Party) -> Party | None:
    """The one state in which the sentence says that it was."""
    units = clauses.units
    found: dict[str, Party] = {}
    for index in range(len(units) - 1):
        if units[index].low in ("in", "near", "at") and located_in(units, index) is not None:
            state = holder_of(units, NounPhrase(index - 1, index - 1, None, frozenset()), (doer,))
            if state is not None:
                found[state.actor.name] = state
    return next(iter(found.values())) if len(found) == 1 else None


def _after_comma(units: Units, acts: list[int]) -> list[Party]:
    """The group whose name follows the first comma after the acts: "…, X and its allies have …"."""
    comma = next((i for i in range(acts[-1], len(units) - 1) if units[i].kind == "comma"), 0) if acts else 0
    phrase = noun_phrase(units, comma + 1) if comma else None
    party = phrase.party if phrase is not None else None
    return [party] if party is not None and party.actor.type in GROUPS else []


def _opening(clauses: Clauses) -> Iterator[Finding]:
    """As in "From bombings of convoys in P to assaults on posts in Q, X has …": X's, on those who hold P and Q."""
    units = clauses.units
    if len(units) < 6 or units[0].low != "from":
        return
    main = next((g for g in clauses.groups if g.form == "finite" and g.voice == "active"), None)
    if main is None or not any(unit.low == "to" for unit in units[1 : main.first]):
        return
    acts = [i for i in range(1, main.first) if clauses.at(i) is None and _act(units, i) is not None]
    doers = [p for p in clauses.subjects(main) if p.actor.type in GROUPS] or _after_comma(units, acts)
    if len(acts) < 2 or len(doers) != 1 or doers[0].start < units[acts[-1]].start:
        return
    hit = _held(clauses, doers[0])
    if hit is not None and can_be(_FRAME, doers[0], hit):
        event = wordlists().events[units[acts[-1]].low].event
        yield Finding(acts[-1], "attacked", doers[0], hit, event, score=0.65)
