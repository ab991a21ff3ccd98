"""Lands: which states "the country", "the kingdom" cannot mean, by the clauses of their own sentence."""

from __future__ import annotations

from kg.extraction.grammar.entities import Draft
from kg.extraction.words.wordlists import wordlists

__all__ = ["in_another_clause", "no_lands"]

_JOINS = frozenset(("and", "but", "while", "whereas", "yet"))


def in_another_clause(draft: Draft) -> bool:
    """Whether the clause under way has a subject of its own: "X broke with Y, and Z's men are based in the country"."""
    own, found = draft.own_subject(), draft.found
    if own is None:
        return False
    joint = next((i for i in range(len(found) - 2, own.index, -1) if found[i].low in _JOINS), 0)
    if not joint or found[joint - 1].kind != "comma" or found[joint + 1].kind in (*_GOES_ON, "pronoun"):
        return False
    return any(unit.kind in ("be", "have", "modal", "verb") for unit in found[joint + 2 :])


_GOES_ON = ("verb", "be", "have", "modal", "adverb", "do", "negation")


def no_lands(draft: Draft, head: int) -> frozenset[str]:
    """Names of those whom a noun for a state does not mean: who complains of that state, who only gave it something."""
    return _complaining(draft, head) | _givers(draft)


def _givers(draft: Draft) -> frozenset[str]:
    """The Y of "X gets arms from Y, and Z's men are in the country"."""
    found, getting = draft.found, wordlists().classes["getting"]
    names = set[str]()
    for mention in draft.mentions:
        place = mention.index - 1
        place -= place > 0 and found[place].kind == "determiner"
        if place > 0 and found[place].low == "from":
            parted = (i for i in range(place - 1, -1, -1) if found[i].kind in ("comma", "conjunction", "stop"))
            verbs = (form.lemma for unit in found[next(parted, 0) : place] for form in unit.forms)
            names |= {mention.name} if getting.intersection(verbs) else set()
    return frozenset(names)


def _complaining(draft: Draft, head: int) -> frozenset[str]:
    """The X of "X complains that the country arms Z", who tells it of another; not "that the country is being …"."""
    found = draft.found
    place = len(found) - 1 - (bool(found) and found[-1].kind == "that")
    after = draft.units[head + 1] if head + 1 < len(draft.units) else None
    if place < 1 or after is None or after.kind in ("be", "possessive"):
        return frozenset()
    if found[place].kind != "verb" or not any(form.lemma in _COMPLAINS for form in found[place].forms):
        return frozenset()
    before = next((m for m in reversed(draft.mentions) if m.subject and m.index < place), None)
    return frozenset((before.name, before.actor.name)) if before is not None else frozenset()


_COMPLAINS = frozenset(("complain", "allege", "protest", "charge", "grumble"))
