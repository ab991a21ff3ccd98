"""Consignments: gifts that two sentences tell: "X flew in rifles. The weapons were destined for Y."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.gifts import gifts_of, is_given, unaddressed
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.wordlists import wordlists
from kg.model import Modality

__all__ = ["ConsignmentMemory"]

_LOADS = frozenset(("shipment", "shipments", "consignment", "consignments", "cargo", "cargoes", "load", "deliveries",
                    "delivery", "supplies", "crates", "goods", "flights", "planes", "aircraft", "haul", "package",
                    "arsenal", "equipment", "hardware", "materiel", "aid", "money", "funds", "cash"))  # fmt: skip
_MEANT = frozenset(("destined", "bound", "intended", "meant", "earmarked", "headed"))
_BROUGHT = frozenset(("delivered", "handed", "given", "sent", "passed", "flown", "trucked", "distributed", "shipped",
                      "transferred", "driven", "smuggled", "ferried", "airlifted"))  # fmt: skip
_WENT = frozenset(("went", "reached", "go", "reach", "got"))
_HARDLY = frozenset(("almost", "nearly", "hardly", "barely", "allegedly", "reportedly", "supposedly"))
_TAKEN = frozenset(("captured", "seized", "stolen", "looted", "left", "bought", "smuggled"))
_SIDES = GROUPS | {"State", "Government", "StateOrgan", "Organization"}
_RELATIONS = frozenset(("arms", "funds", "supports"))
_OPENING = 7
_AFTER = 4
_KEPT = 2
_THEY = frozenset(("they", "it", "both", "all", "most"))
_OPENERS = frozenset(("the", "they", "it", "both", "all", "most", "some", "these", "those"))


class ConsignmentMemory:
    """Who has given what to somebody whom the text has not named yet, in the last sentences."""

    def __init__(self) -> None:
        self._giver: Party | None = None
        self._relations: tuple[str, ...] = ()
        self._since = 0

    def completed(self, clauses: Clauses, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings of a sentence with what was given to whom, where the sentences before tell by whom."""
        found = (*findings, *self._received(clauses))
        self._note(clauses, findings)
        return found

    def _received(self, clauses: Clauses) -> Iterator[Finding]:
        giver, units = self._giver, clauses.units
        if giver is None or not units or units[0].low not in _OPENERS:
            return
        place = next((i for i in range(1, min(_OPENING, len(units))) if units[i].kind in ("be", "have", "verb")), None)
        if place is None or not _is_load(units, place) or (self._since and units[place - 1].low in _THEY):
            return
        told = _receiver_at(clauses, place)
        if told is None:
            return
        index, planned, whom = told
        modality: Modality = "planned" if planned else "actual"
        for relation in self._relations:
            by = Party(giver.actor, giver.speaker, whom.start, whom.end, giver.roles, "coreference")
            if by.actor.name != whom.actor.name and is_given(relation, by, whom):
                yield Finding(index, relation, by, whom, modality=modality, score=surer(0.7, by, whom))

    def _note(self, clauses: Clauses, findings: Sequence[Finding]) -> None:
        self._since += 1
        if self._since >= _KEPT:
            self._giver = None
        helped = {f.subject.actor.name for f in findings if f.relation in _RELATIONS}
        told = {giver.actor.name: (giver, relations) for giver, relations in _givers(clauses) if relations}
        if len(told) == 1 and not set(told) & helped:
            (self._giver, self._relations), self._since = next(iter(told.values())), 0
        elif told:
            self._giver = None


def _givers(clauses: Clauses) -> Iterator[tuple[Party, tuple[str, ...]]]:
    """Who gives something to nobody whom the sentence names, and what sort of gift that is."""
    classes = wordlists().classes
    for group in clauses.groups:
        if group.lemma in classes["giving"] and group.modality == "actual" and (found := unaddressed(clauses, group)):
            for giver in clauses.subjects(group):
                yield giver, tuple(found)
    units = clauses.units
    if clauses.places.have(_TAKEN):
        return
    for index in clauses.places.of(_FROM_WHOM, ahead=1):
        maker = next((p for u in units[index + 1 : index + 3] if (p := party_of(u)) is not None), None)
        if index and maker is not None and maker.actor.type == "State" and maker.kind in ("name", "demonym"):
            goods = NounPhrase(index - 1, index - 1, None, frozenset())
            found = gifts_of(units, VerbGroup(index, index, "supply", "active", "finite"), (goods,))
            yield maker, tuple(relation for relation in found if relation != "supports")


def _is_load(units: Units, verb: int) -> bool:
    """Whether the sentence opens with the things: "the weapons were", "they were", "the shipment, he said, was"."""
    head = verb - 1
    while head > 0 and units[head].kind == "adverb":
        head -= 1
    nouns = wordlists().nouns
    if units[head].low in _THEY:
        return True
    return units[head].low in _LOADS | nouns["gift_arms"] | nouns["gift_funds"]


def _receiver_at(clauses: Clauses, place: int) -> tuple[int, bool, Party] | None:
    """Where it is told for whom, whether that is only meant so, and the one: "were destined for Y", "went to Y"."""
    units = clauses.units
    for index in range(place, min(place + _AFTER, len(units) - 1)):
        word, after = units[index].low, index + 1
        if word in _MEANT | _BROUGHT:
            after += units[after].low in ("over", "on")
            led = ("for", "to") if word in _MEANT else ("to",)
        elif word in _WENT:
            led = ("to",) if word in ("went", "go", "got") else ("",)
        else:
            continue
        if led != ("",) and (after >= len(units) or units[after].low not in led):
            return None
        first = after + (led != ("",))
        phrases = clauses.phrases_from(first) if first < len(units) else ()
        party = phrases[0].party if phrases else None
        if party is None or party.actor.type not in _SIDES or party.kind == "place":
            return None
        between = units[place:index]
        if any(unit.kind == "negation" or unit.low in _HARDLY for unit in between):
            return None  # "were never delivered to Y"
        planned = word in _MEANT or any(unit.kind == "modal" or unit.low == "to" for unit in between)
        named = party if "assets" not in party.roles else replace(party, roles=frozenset(("name",)))
        return index, planned, named  # "were to be delivered to Y" is no delivery
    return None


_FROM_WHOM = frozenset(("from",))
