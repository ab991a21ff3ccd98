"""Armaments: whose "the warplanes", "Apache helicopters", "tanks" are that strike somebody, where no word says so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from kg.extraction.grammar.entities import Draft
from kg.extraction.grammar.findings import Finding
from kg.extraction.reference.intruders import Intruders
from kg.extraction.reference.organ_words import as_one, strikes_after
from kg.extraction.words.descriptions import GROUPS, SIDES, descriptions
from kg.extraction.words.units import NAMES, Unit
from kg.model import Actor

__all__ = ["Armaments"]

_AIRCRAFT = frozenset(("warplanes", "planes", "jets", "aircraft", "helicopters", "gunships", "bombers",
                       "fighter-bombers", "fighter-jets", "drones", "choppers", "warplane", "helicopter",
                       "gunship"))  # fmt: skip
_ARMOUR = frozenset(("tanks", "bulldozers", "artillery", "howitzers", "gunners", "gunboats", "warships", "guns",
                     "batteries", "tank"))  # fmt: skip
_ARMS = _AIRCRAFT | _ARMOUR
_MODELS = ("F-", "MiG-", "Mig-", "Su-", "B-", "Mi-", "AC-", "A-10", "Apaches", "Antonovs", "Mirages", "Rafales",
           "Tupolevs", "Sukhois", "Harriers")  # fmt: skip
_TANKS = ("T-", "Merkavas")
_INSIDE = frozenset(("word", "capital", "number", "adverb"))
_OPENS = frozenset(("comma", "that", "subordinator", "conjunction", "dash", "quote", "open", "stop", "colon", "date",
                    "adverb"))  # fmt: skip
_OWNED = frozenset(("of", "from", "belonging", "flown", "supplied", "loyal", "launched", "operated", "piloted", "sent",
                    "fired", "dispatched", "manned", "crewed"))  # fmt: skip
_LONG = 5
_OWNER = 4
_FAR = 9
_VIOLENT = frozenset(("attacked", "targeted", "foughtWith"))


class Armaments:
    """Which states have struck somebody in a document so far, and with what."""

    def __init__(self) -> None:
        self._strikers: dict[str, Actor] = {}
        self._struck: set[str] = set()
        self._others = False
        self._armed: dict[bool, dict[str, Actor]] = {True: {}, False: {}}
        self._intruders = Intruders()

    def note(self, units: Sequence[Unit], findings: Sequence[Finding], without: frozenset[str]) -> None:
        """Remember what a sentence tells of who struck, and whose arms it names.

        Args:
            units: of the sentence, resolved.
            findings: what it says.
            without: states that have no army.
        """
        self._intruders.note(units, findings)
        told = (
            f for f in findings
            if f.relation in _VIOLENT and f.stance == "affirms" and f.modality == "actual" and f.claimant is None
        )  # fmt: skip
        for finding in told:
            ends = (finding.subject, *finding.parties)
            ends += (finding.object,) if finding.relation == "foughtWith" and finding.object is not None else ()
            others = (finding.object,) if finding.object is not None else ()
            for name in (party.actor.name for party in (*others, *finding.parties)):
                self._struck |= {name} | descriptions().homes.get(name, frozenset())
            for actor in (party.actor for party in ends):
                if actor.type == "State" and actor.name not in without:
                    self._strikers[actor.name] = actor
                elif actor.type in _UNIONS:
                    self._others = True
        for index, unit in enumerate(units[:-1]):
            if unit.kind not in NAMES or unit.actor is None or unit.actor.type not in SIDES:
                continue
            for after in units[index + 1 : index + _OWNER]:
                if after.kind not in _INSIDE and after.kind != "possessive":
                    break
                if after.low in _ARMS:
                    self._armed[after.low in _AIRCRAFT][unit.actor.name] = unit.actor
            if index > 1 and units[index - 1 - (units[index - 1].kind == "determiner")].low == "of":
                before = units[index - 2 - (units[index - 1].kind == "determiner")].low
                if before in _ARMS:
                    self._armed[before in _AIRCRAFT][unit.actor.name] = unit.actor

    def at(self, draft: Draft, index: int) -> tuple[int, list[Unit]] | None:
        """As in "Apache helicopters blasted Y's offices", "the warplanes hit P": theirs who alone struck so far.

        Args:
            draft: the sentence so far.
            index: of its first word, or of the "the" before that.
        """
        units, last = draft.units, draft.found[-1] if draft.found else None
        first = index + (units[index].low == "the")
        if first > index and first < len(units) and (owner := self._intruders.owner(units, first)) is not None:
            return first + 1 - index, [units[index], as_one(units[first : first + 1], owner)]
        if last is not None and last.kind not in _OPENS:
            return None
        head = _head(units, first)
        if head is not None and units[head + 1].low == "and":
            head = _head(units, head + 2)  # "helicopters and fighter-bombers"
        if head is None or units[head + 1].low in _OWNED or not strikes_after(units, head + 1):
            return None
        state = self._owner(units[head].low not in _ARMOUR and not units[head].text.startswith(_TANKS))
        if state is None or any(map(partial(self._another, state), units[head : head + _FAR])):
            return None
        return head + 1 - index, [*units[index:first], as_one(units[first : head + 1], state)]

    def _another(self, state: Actor, unit: Unit) -> bool:
        """Whether the unit is the state itself, or of others whom nobody in the text has struck so far."""
        if unit.actor is None:
            land = unit.holder.name if unit.holder is not None else None
            return land is not None and land != state.name and land not in self._struck
        band = unit.actor.type in GROUPS or unit.kind == "demonym"  # "Palestinian homes"
        return unit.actor.name == state.name or not (band or unit.actor.name in self._struck)

    def _owner(self, flying: bool) -> Actor | None:
        """The one state that struck; of several the one that is told to have such arms."""
        if self._others:
            return None
        found = self._strikers
        if len(found) > 1:
            found = {name: actor for name, actor in found.items() if name in self._armed[flying]}
        if any(actor.type in GROUPS for actor in self._armed[flying].values()):
            return None  # "aircraft of the LTTE"
        return next(iter(found.values())) if len(found) == 1 else None


_UNIONS = frozenset(("IntergovernmentalOrganization", "Coalition"))


def _head(units: Sequence[Unit], first: int) -> int | None:
    """Where a phrase ends that begins at ``first`` and is one of arms."""
    head = first
    while head < min(first + _LONG, len(units) - 1) and units[head].kind in _INSIDE and not _arms(units, head):
        head += 1
    return head if head + 1 < len(units) and _arms(units, head) else None


def _arms(units: Sequence[Unit], index: int) -> bool:
    """Whether the word at ``index`` is that of arms, and no further noun follows: not "tanks crews"."""
    unit = units[index]
    model = unit.kind == "capital" and unit.text.endswith("s") and unit.text.startswith(_MODELS + _TANKS)
    return (unit.low in _ARMS or model) and units[index + 1].kind not in ("word", "capital", "possessive")
