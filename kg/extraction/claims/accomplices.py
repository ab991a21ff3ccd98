"""Accomplices: with whose help somebody is charged to have done something: "accused X of raiding Y with Z's help"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import single_owner
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.extraction.words.wordlists import wordlists
from kg.vocabulary import vocabulary

__all__ = ["accomplices", "by_those_helped"]

_HELP = frozenset(("help", "support", "backing", "assistance", "aid", "connivance", "complicity", "blessing",
                   "collusion", "approval", "cooperation", "encouragement"))  # fmt: skip
_WITH = frozenset(("with",))
_TURNS = frozenset(("but", "while", "whereas", "although", "though"))


def accomplices(clauses: Clauses, within: range, doer: Party, accuser: Party | None) -> Iterator[Finding]:
    """Who is said to help the one who is charged.

    Args:
        clauses: the sentence.
        within: the units of the charge.
        doer: who is charged.
        accuser: who charges him, if he is known.
    """
    units = clauses.units
    apart = next((i for i in within if units[i].low in _TURNS or units[i].kind == "stop"), within.stop)
    for index in clauses.places.of(_WITH):
        charged = within.start <= index < apart and index + 1 < len(units)
        phrase = noun_phrase(units, index + 1) if charged else None
        if phrase is None or units[phrase.last].low not in _HELP:
            continue
        after = phrase.last + 1
        led = after + 1 < len(units) and units[after].low in ("of", "from")
        other = noun_phrase(units, after + 1) if led else None
        helper = other.party if other is not None else single_owner(units, phrase)
        known = {doer.actor.name, accuser.actor.name if accuser is not None else ""}
        if helper is not None and helper.actor.type in GROUPS | STATES and helper.actor.name not in known:
            yield Finding(phrase.last, "supports", helper, doer, score=surer(0.7, helper, doer))


def by_those_helped(clauses: Clauses, group: VerbGroup, first: int) -> bool:
    """Whether those who are helped do it: the attacking of "(of) backing rebels in attacking W".

    Args:
        clauses: the sentence.
        group: the verb of what is done.
        first: index of the charge's first unit.
    """
    helps = [g for g in clauses.groups if first <= g.first < group.first and g.lemma in wordlists().frames]
    aids = bool(helps) and vocabulary().relation(wordlists().frames[helps[-1].lemma].relation).family == "support"
    return aids and clauses.units[group.first - 1].low == "in"
