"""Subversion: charges of meddling, unrest, spying and incursion, which are hostile to the state that makes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES, STATES
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["subversive"]

_MEDDLES = frozenset(("meddle", "interfere"))
_AFFAIRS = frozenset(("affairs", "politics", "elections", "election", "matters", "business"))
_STIRS = frozenset(("foment", "stir", "incite", "sow", "stoke", "instigate", "provoke", "foster", "fuel", "whip"))
_UNREST = frozenset(("unrest", "violence", "trouble", "rebellion", "instability", "discord", "strife", "hatred",
                     "chaos", "riots", "tension", "tensions", "dissent", "terror", "terrorism", "disorder",
                     "sedition", "revolt", "protests", "hostility", "insecurity"))  # fmt: skip
_SHAKES = frozenset(("destabilise", "destabilize", "undermine", "subvert"))
_SHAKEN = frozenset(("it", "country", "government", "state", "nation"))
_VIOLATED = frozenset(("sovereignty", "territory", "integrity", "waters", "borders", "border", "frontier", "soil"))
_TAKES_LAND = frozenset(("occupy", "seize", "grab", "annex", "claim"))
_LAND = frozenset(("land", "lands", "territory", "territories", "soil", "villages"))
_SENDS = frozenset(("send", "move", "push", "dispatch", "pour"))
_ACROSS = frozenset(("across", "over", "into"))
_GROUND = frozenset(("border", "frontier", "territory", "soil", "land"))
_OWN = frozenset(("its", "their", "his", "the"))
_ENDS = frozenset(("stop", "end", "comma", "quote", "close", "conjunction", "dash", "date", "subordinator"))


def subversive(clauses: Clauses, group: VerbGroup, doer: Party, accuser: Party | None) -> Iterator[Finding]:
    """As in "(accused it of) meddling in its affairs", "stirring unrest", "sending troops across the border".

    Args:
        clauses: the sentence.
        group: the verb of what is charged.
        doer: who is charged.
        accuser: who charges him, towards whom it is hostile.
    """
    if accuser is None or accuser.actor.name == doer.actor.name:
        return
    if accuser.actor.type not in STATES or doer.actor.type not in SIDES:
        return
    relation = _relation(clauses.units, group, accuser)
    if relation is not None:
        other = replace(accuser, kind="coreference")
        yield Finding(group.head, relation, doer, other, score=surer(0.65, doer, other))


def _relation(units: Sequence[Unit], group: VerbGroup, accuser: Party) -> str | None:
    first = group.head + 1
    phrase = noun_phrase(units, first) if first < len(units) else None
    head = units[phrase.last].low if phrase is not None else units[first].low if first < len(units) else ""
    after = phrase.last + 1 if phrase is not None else first + 1
    if group.lemma in _MEDDLES and head in ("in", "with") and first + 1 < len(units):
        inner = noun_phrase(units, first + 1)
        return "hostileTo" if inner is not None and _his(units, first + 1, inner.last, accuser, _AFFAIRS) else None
    if group.lemma == "spy":
        return "hostileTo" if first >= len(units) or units[first].kind in _ENDS else None
    if phrase is not None and _names_another(units, phrase.first, phrase.last, accuser):
        return None
    at_home = after >= len(units) or units[after].kind in _ENDS or _his_place(units, after, accuser)
    if group.lemma in _STIRS and head in _UNREST:
        return "hostileTo" if at_home else None
    if group.lemma in _SHAKES and head in _SHAKEN:
        return "hostileTo" if at_home else None
    own = phrase is not None and any(unit.low in _OWN for unit in units[phrase.first : phrase.last])
    if group.lemma in ("violate", "infringe") and head in _VIOLATED and own:
        return "hostileTo"
    if group.lemma in _TAKES_LAND and head in _LAND and own:
        return "hostileTo"
    men = phrase is not None and units[phrase.last].low in wordlists().nouns["forces"]
    if group.lemma in _SENDS and men and after + 1 < len(units) and units[after].low in _ACROSS:
        ground = noun_phrase(units, after + 1)
        into = ground is not None and units[ground.last].low in _GROUND and units[ground.first].low in _OWN
        bare = ground is not None and not any(u.actor is not None and not u.resolved
                                              for u in units[ground.first : ground.last + 1])  # fmt: skip
        return "attacked" if into and bare else None
    return None


def _his(units: Sequence[Unit], first: int, last: int, accuser: Party, nouns: frozenset[str]) -> bool:
    """Whether it is the accuser's affairs, or his land: "in its affairs", "in X's politics", "in Darfur"."""
    words = units[first : last + 1]
    named = [unit for unit in words if unit.kind in NAMES and unit.actor is not None and not unit.resolved]
    if named:
        return all(unit.actor is not None and unit.actor.name == accuser.actor.name for unit in named)
    return words[-1].low in nouns and words[0].low in (*_OWN, "internal", "domestic")


def _names_another(units: Sequence[Unit], first: int, last: int, accuser: Party) -> bool:
    named = (unit for unit in units[first : last + 1] if unit.actor is not None and not unit.resolved)
    return any(unit.actor is not None and unit.actor.name != accuser.actor.name for unit in named)


def _his_place(units: Sequence[Unit], after: int, accuser: Party) -> bool:
    """Whether "in" leads to the accuser's own land, or to a part that no list gives to another."""
    if units[after].low not in ("in", "on", "across", "throughout", "along") or after + 1 >= len(units):
        return False
    phrase = noun_phrase(units, after + 1)
    if phrase is None:
        return False
    if phrase.party is not None:
        return phrase.party.actor.name == accuser.actor.name
    return units[phrase.first].low in _OWN and units[phrase.last].low in ("country", "region", "north", "south", "east",
                                                                          "west", "border", "territory")  # fmt: skip
