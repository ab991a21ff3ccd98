"""Home troops: whose soldiers and policemen a band strikes, by where the sentence is set and who tells it.

A band strikes the men of the state on whose ground it fights, who is the one to tell of it. Nobody is taken where the
ground is one state's and another tells of it, who may speak of his own men abroad.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.extraction.grammar.locations import located_in
from kg.extraction.grammar.phrases import NounPhrase, Party, Units
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS, STATES, descriptions, is_nameless
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor
from kg.vocabulary import vocabulary

__all__ = ["abroad", "home_of_troops", "teller_of", "unless_abroad"]

_WHERE = frozenset(("in", "at", "near", "inside", "outside", "across"))
_SAYS = frozenset(("say", "announce", "claim", "report", "state", "confirm", "add", "declare", "acknowledge", "admit"))


def home_of_troops(clauses: Clauses, doer: Party) -> Actor | None:
    """The one state that the sentence shows to be where the band strikes, or to tell of it; none where it shows two.

    Args:
        clauses: the sentence.
        doer: the band.
    """
    if doer.actor.type not in GROUPS:
        return None
    shown = {state.name: state for state in _shown(clauses, doer)}
    if is_nameless(doer.actor) and _another_strikes(clauses, shown):
        return None
    homes = descriptions().homes.get(doer.actor.name, frozenset())
    state = next(iter(shown.values())) if len(shown) == 1 else None
    known = state is not None and (state.name in homes or (not homes and is_nameless(doer.actor)))
    return state if known else None


def _another_strikes(clauses: Clauses, shown: Mapping[str, Actor]) -> bool:
    """Whether another state strikes somebody there, whose men those may be: "X shelled P after rebels killed two"."""
    striking = (group for group in clauses.groups if _harms(group.lemma))
    others = {
        party.actor.name for group in striking for party in clauses.subjects(group) if party.actor.type == "State"
    }
    return bool(others - shown.keys())


def _harms(lemma: str) -> bool:
    frame = wordlists().frames.get(lemma)
    return frame is not None and vocabulary().relation(frame.relation).sign < 0


def _shown(clauses: Clauses, doer: Party) -> Iterator[Actor]:
    units = clauses.units
    yield from grounds_of(units)
    if (teller := teller_of(clauses)) is not None:
        yield teller
    first = next((i for i, unit in enumerate(units) if unit.start == doer.start), 0)
    owner = units[first - 2] if first > 1 and units[first - 1].kind == "possessive" else units[first]
    own = owner.kind == "demonym" or owner is not units[first]
    if own and owner.actor is not None and owner.actor.type == "State" and not owner.resolved:
        yield owner.actor  # "Malian jihadists", "Mali's jihadists"


def grounds_of(units: Units) -> Iterator[Actor]:
    """The states in which the sentence sets what it tells."""
    for index, unit in enumerate(units):
        if unit.low in _WHERE and (found := located_in(units, index)) is not None:
            state = found.holder if found.place is not None else found.actor
            if state is not None and state.type == "State":
                yield state


def teller_of(clauses: Clauses) -> Actor | None:
    """The one state that says itself what the sentence tells: "X's army said", "X said"."""
    telling = (
        party.actor
        for group in clauses.verbs
        if group.lemma in _SAYS and group.voice == "active"
        for party in clauses.subjects(group)
    )
    states = {actor.name: actor for actor in telling if actor.type in STATES}
    return next(iter(states.values())) if len(states) == 1 else None


def unless_abroad(clauses: Clauses, phrase: NounPhrase, held: Party | None) -> Party | None:
    """Whose ground it is; nobody for soldiers of whom another state tells: "X said Y had killed two soldiers in Z"."""
    words = {unit.low for unit in clauses.units[phrase.first : phrase.last + 1]}
    return None if held is not None and abroad(clauses, held.actor, words) else held


def abroad(clauses: Clauses, state: Actor, words: set[str]) -> bool:
    """Whether it is another state that tells of soldiers who fell on the ground of ``state``: perhaps of his own.

    Args:
        clauses: the sentence.
        state: whose ground it is.
        words: what those who fell are called.
    """
    if not words & _SENT_ABROAD or state.type != "State":
        return False
    teller = teller_of(clauses)
    return teller is not None and teller.name != state.name


_SENT_ABROAD = frozenset(("soldier", "soldiers", "troops", "servicemen", "serviceman", "marines", "paratroopers",
                          "airmen", "commandos"))  # fmt: skip
