"""Known accords: what a document has told of accords and of those at odds, by which one without parties is found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from operator import itemgetter

from kg.extraction.grammar.findings import Accord, Finding
from kg.extraction.grammar.phrases import Party
from kg.extraction.words.descriptions import STATES, within_a_state
from kg.extraction.words.records import record
from kg.model import Actor
from kg.vocabulary import vocabulary

__all__ = [
    "MATCHES", "Enemies", "Pair", "Told", "as_party", "by_proxy", "can_mean", "fights", "fits", "half_of", "is_place",
    "named_since", "only_met", "only_pact", "only_pair", "others_of", "outweighed", "pairs_told",
]  # fmt: skip

Pair = tuple[Actor, ...]
_PAIR = 2
MATCHES: dict[str, frozenset[str]] = {
    "Ceasefire": frozenset(("Ceasefire", "Agreement", "PeaceAgreement")),
    "PeaceAgreement": frozenset(("PeaceAgreement", "Agreement")),
    "Agreement": frozenset(("Ceasefire", "Agreement", "PeaceAgreement")),
}


@record
class Told:
    """An accord whose parties are told.

    Attributes:
        places: the numbers of the sentences that do, each with how many have been told of anything before.
        kind: agreement, talks, exchange or process, or empty.
        event: the class of the ontology.
        year: the year that is part of its name.
        parties: who they are.
        aside: whether a clause tells of it by the way: "X, which signed an accord with Y in May, accused Z".
        made: the one year that its sentence names.
    """

    places: list[tuple[int, int]]
    kind: str
    event: str
    year: str | None
    parties: Pair
    aside: bool = False
    made: str | None = None

    @property
    def names(self) -> frozenset[str]:
        """The names of its parties."""
        return frozenset(actor.name for actor in self.parties)

    def parties_fight(self, fought: Container[tuple[str, ...]]) -> bool:
        """Whether two of them are set against each other, each pair being known by its sorted names."""
        names = sorted(self.names)
        return any((one, other) in fought for one, other in combinations(names, 2))


@dataclass(slots=True)
class Enemies:
    """Two whom the document sets against each other.

    Attributes:
        pair: who they are, as they are told of first.
        sentence: the number of that sentence.
        weight: what all sentences together tell of the conflict.
    """

    pair: Pair
    sentence: int
    weight: int = 0


def outweighed(pair: Pair, known: Iterable[Enemies], accord: Accord, sentence: int) -> bool:
    """Whether "Q has mediated" is rather of two others, of whom the text has told more than of ``pair``."""
    names, told = {actor.name for actor in pair}, [each for each in known if each.sentence <= sentence]
    own = next((each.weight for each in told if {actor.name for actor in each.pair} == names), 0)
    others = (each for each in told if {actor.name for actor in each.pair} != names and fits(each.pair, accord))
    shared = (each for each in others if names & {actor.name for actor in each.pair})
    return not accord.kind and any(each.weight > own for each in shared)


def is_place(actor: Actor) -> bool:
    """Whether it is a city that is no government's name: the one that a mediator travels to."""
    return actor.type == "Place" or actor.name in _DISPUTED


_DISPUTED = frozenset(("Jerusalem",))
"""Cities that no lexicon gives to a state."""


def by_proxy(told: Told, fought: Container[tuple[str, ...]]) -> bool:
    """Whether one of the two is a person whose side is not told."""
    persons = [actor for actor in told.parties if actor.type == "Person"]
    return len(told.parties) == _PAIR and len(persons) == 1 and not told.parties_fight(fought)


def only_met(told: Told, met: Container[frozenset[str]], fought: Container[tuple[str, ...]]) -> bool:
    """Whether they are two states of which the text only tells that their ministers met, as friends' do."""
    states = all(actor.type in STATES for actor in told.parties)
    return told.kind == "talks" and states and told.names in met and not told.parties_fight(fought)


def only_pact(pair: Pair, told: Iterable[Told], fought: Container[tuple[str, ...]]) -> bool:
    """Whether the text tells of the two only that they have made some pact, no truce or peace, and not at odds."""
    names = {actor.name for actor in pair}
    own = [each for each in told if each.names == names]
    plain = all(each.kind == "agreement" and each.event == "Agreement" for each in own)
    return bool(own) and plain and not own[0].parties_fight(fought)


def half_of(finding: Finding) -> Party | None:
    """The one party of an accord that a sentence tells to have made it."""
    accord = finding.accord
    alone = accord is not None and accord.kind == "agreement" and not finding.parties and not finding.status
    return accord.one if accord is not None and alone and finding.modality == "actual" else None


def others_of(parties: Pair, without: frozenset[str], aloof: Container[str]) -> Pair:
    """The three or more parties but for a mediator, also one of another sentence where two are left."""
    rest = tuple(actor for actor in parties if actor.name not in without)
    own = tuple(actor for actor in rest if actor.name not in aloof)
    return own if len(own) >= _PAIR else rest


def can_mean(told: Told, accord: Accord) -> bool:
    """Whether the accord that a sentence tells of can be the one that is meant."""
    if not fits(told.parties, accord):
        return False
    if (
        not accord.kind
        or not told.kind
        or accord.kind in ("process", "exchange")
        or told.kind in ("process", "exchange")
    ):
        return True
    if accord.kind != told.kind:
        return accord.kind == "talks" or accord.event in ("Ceasefire", "PeaceAgreement")
    return accord.kind == "talks" or told.event in MATCHES.get(accord.event, frozenset())


def fits(parties: Pair, accord: Accord) -> bool:
    """Whether they can be the parties of an accord of which that is known."""
    names = {actor.name for actor in parties}
    if accord.domestic and not within_a_state(parties):
        return False
    if accord.two and len(names) > _PAIR:
        return False
    if accord.interstate and any(actor.type not in STATES for actor in parties):
        return False
    return not names & accord.without and (accord.one is None or accord.one.actor.name in names)


def pairs_told(told: Iterable[Told], first: int, last: int) -> list[Pair]:
    """The parties of what some sentences tell, from the first to the last, in the order of the text."""
    found = []
    for each in told:
        at = bisect_left(each.places, (first, 0))
        if at < len(each.places) and each.places[at][0] <= last:
            found.append((each.places[at][1], each.parties))
    return [pair for _, pair in sorted(found, key=itemgetter(0))]


def only_pair(pairs: Iterable[Pair]) -> Pair | None:
    """The pair that all of ``pairs`` are, or ``None``."""
    found: dict[frozenset[str], Pair] = {}
    for pair in pairs:
        found.setdefault(frozenset(actor.name for actor in pair), pair)
    return next(iter(found.values())) if len(found) == 1 else None


def as_party(actor: Actor, at: Party, one: Party | None) -> Party:
    """The actor as a party that context supplies where ``at`` stands; the one that the sentence tells as it is."""
    if one is not None and one.actor.name == actor.name:
        return one
    return Party(actor, actor, at.start, at.end, frozenset(("name",)), "coreference")


def named_since(named_at: Mapping[str, Sequence[int]], names: Iterable[str], first: int, last: int) -> bool:
    """Whether a sentence from ``first`` to ``last`` names one of them, by the sentences in order that name each."""
    at = ((places, bisect_left(places, first)) for places in (named_at.get(name, ()) for name in names))
    return any(place < len(places) and places[place] <= last for places, place in at)


def fights(finding: Finding) -> bool:
    """Whether it tells of violence, not of a quarrel or an accord."""
    conflict = vocabulary().relation(finding.relation).family == "conflict"
    return conflict and finding.relation not in _COOL and finding.accord is None and finding.charge_of is None


_COOL = frozenset(("estrangedFrom", "disputesWith", "sanctions", "threatens"))
