"""Struggles: whom those fight who fight for a state of their own: "fought for a homeland in P", P's state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from kg.extraction.arguments.doers import doers_of
from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.locations import also_in, held_at
from kg.extraction.grammar.owners import single_owner
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.slots import past_slots
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import Slot

__all__ = ["struggle_findings"]

_FIGHTS = frozenset(("fight", "battle"))
_WAGES = {
    "take": ("arms", "weapons"),
    "wage": ("war", "struggle", "insurgency", "rebellion", "campaign", "fight", "battle", "conflict", "revolt"),
}
_WAGES |= dict.fromkeys(("lead", "mount", "launch", "conduct", "begin", "fight"), _WAGES["wage"])
"""Verbs that tell of arms only with one of these nouns."""
_STRUGGLES = frozenset(_WAGES["wage"]) | {"uprising", "insurrection", "fight", "rising"}
_ARMED = frozenset(
    ("armed", "guerrilla", "insurgency", "rebellion", "war", "insurrection", "revolt", "rising", "uprising")
)
_GOALS = frozenset(
    ("homeland", "state", "statehood", "independence", "secession", "separation", "autonomy", "self-rule", "republic",
     "self-determination", "self-government", "freedom", "liberation", "sovereignty", "emirate", "caliphate", "nation",
     "country", "kingdom", "province", "region", "homelands", "territory")
)  # fmt: skip
_OF_ONE = frozenset(("state", "republic", "emirate", "caliphate", "nation", "country", "kingdom", "province", "region",
                     "territory"))  # fmt: skip
"""What they fight for only where it is to be theirs: "an independent state", not "the state"."""
_THEIR_OWN = frozenset(("independent", "sovereign", "separate", "islamic", "own", "breakaway", "autonomous",
                        "socialist", "communist", "free", "self-governing", "greater"))  # fmt: skip
_WINS = frozenset(("create", "establish", "carve", "win", "gain", "found", "achieve", "secure", "set", "obtain",
                   "build", "restore", "bring"))  # fmt: skip
_UP = (Slot("word", frozenset(("up",)), optional=True),)
_OUT = frozenset(("out", "for", "within"))
_PLACED = frozenset(("in", "within", "inside", "across", "of", "from", "for"))
_REACH = 6
_UNARMED = frozenset(("officials", "leaders", "captives", "assets", "bystanders", "voices"))


def struggle_findings(clauses: Clauses) -> Iterator[Finding]:
    """Whom somebody fights who fights for a state or more freedom in the land of another.

    Only groups are read so: a party that fights for independence seeks votes, and a state fights for others.
    """
    if not clauses.places.have(_SIGNS):
        return
    for group in clauses.verbs:
        if group.voice == "active" and not group.negated and _tells_of_arms(clauses.units, group):
            others = [held for goal in _goals(clauses, group) for held in _holders(clauses.units, goal)]
            doers = doers_of(clauses, group) if others else None
            if doers is not None and doers.real and doers.modality == "actual":
                yield from _against(group.head, doers.parties, others)
    for index in clauses.places.of(_STRUGGLES):
        phrase, goal = noun_phrase_before(clauses.units, index), _goal_after(clauses.units, index)
        owner = single_owner(clauses.units, phrase) if phrase is not None and goal is not None else None
        if goal is not None and phrase is not None and owner is not None and _with_arms(clauses.units, phrase):
            yield from _against(index, (owner,), _holders(clauses.units, goal))


def _with_arms(units: Units, phrase: NounPhrase) -> bool:
    return any(unit.low in _ARMED for unit in units[phrase.first : phrase.last + 1])


def _tells_of_arms(units: Units, group: VerbGroup) -> bool:
    """Whether it is "fought" or "waged a guerrilla war", "took up arms"."""
    if group.lemma in _FIGHTS:
        return True
    nouns = _WAGES.get(group.lemma)
    return nouns is not None and past_slots(units, group.head + 1, (*_UP, Slot("noun", frozenset(nouns)))) is not None


def _goals(clauses: Clauses, group: VerbGroup) -> Iterator[NounPhrase]:
    """What they fight for, or fight to win."""
    clause = clauses.clause(group)
    if clause is None:
        return
    yield from clause.complements.get("for", ())
    for each in clauses.verbs:
        if each.form == "infinitive" and each.lemma in _WINS and each.head > group.head:
            inner = clauses.clause(each)
            yield from inner.objects if inner is not None and inner.governor == group else ()


def _goal_after(units: Units, index: int) -> NounPhrase | None:
    """The homeland of "X's armed struggle for a homeland"."""
    found = index + 2 < len(units) and units[index + 1].low == "for"
    return noun_phrase(units, index + 2) if found else None


def _holders(units: Units, goal: NounPhrase) -> Iterator[Party]:
    """Whose the land is in which, or for which, they want it: "in northern P", "of P", "out of P and Q"."""
    if not _is_goal(units, goal):
        return
    for after in range(goal.last + 1, min(goal.last + _REACH, len(units) - 1)):
        if units[after].low in ("of", "for") and after == goal.last + 1 and _is_state(units[after + 1]):
            return  # "for the independence of X"
        if units[after].low in _PLACED and (held := held_at(_with_one_side(units, after), after)) is not None:
            yield held
            yield from also_in(units, held, ())
            return
        if units[after].low not in _OUT:
            return


def _is_state(unit: Unit) -> bool:
    return unit.place is None and unit.actor is not None and unit.actor.type == "State"


def _with_one_side(units: Units, index: int) -> Units:
    """The sentence with "in eastern P" for "in northern and eastern P" at ``index``."""
    joined = index + 3 < len(units) and units[index + 1].kind == "word" and units[index + 2].low == "and"
    return (*units[: index + 1], *units[index + 3 :]) if joined else units


def _is_goal(units: Units, goal: NounPhrase) -> bool:
    """Whether it is a land or freedom of their own: "a homeland", "a sovereign state", "a greater Kurdistan"."""
    noun, words = units[goal.last], {unit.low for unit in units[goal.first : goal.last + 1]}
    if noun.low in _OF_ONE or noun.kind in ("capital", "name"):
        return not words.isdisjoint(_THEIR_OWN)
    return noun.low in _GOALS


def _against(index: int, doers: Iterable[Party], others: Iterable[Party]) -> Iterator[Finding]:
    fighting = [doer for doer in doers if doer.actor.type in GROUPS and not doer.roles & _UNARMED]
    for doer, other in product(fighting, others):
        if doer.actor.name != other.actor.name:
            yield Finding(index, "foughtWith", doer, other, score=surer(0.7, doer, other))


_SIGNS = _GOALS | _THEIR_OWN
