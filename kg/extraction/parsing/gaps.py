"""Gaps: where the phrase is missing that a relative clause hangs on: "the rebels that X supplied arms to"."""

from __future__ import annotations

from collections.abc import Container, Sequence

from kg.extraction.grammar.verbgroups import VerbGroup
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists
from kg.vocabulary import vocabulary

__all__ = ["against_it", "apposed_thing", "clause_end", "stranded"]

_CLOSERS = frozenset(
    ("comma", "end", "stop", "dash", "open", "close", "quote", "relative", "that", "subordinator", "modal")
)
_NO_PHRASE = frozenset(("preposition", "to", "adverb", "subordinator", "negation"))
_WHENS = frozenset(("last", "this", "next", "yesterday", "today", "recently", "before", "again", "earlier", "later"))
_OUT_OF = frozenset(("of", "from", "to", "with", "against", "on"))
"""Prepositions that are stranded with the word before them: "which X pulled out of"."""


def clause_end(units: Sequence[Unit], first: int, verbs: Container[int]) -> int:
    """The unit before which the clause ends that goes on at ``first``.

    Args:
        units: the sentence.
        first: index of a unit of the clause.
        verbs: where the verbs begin that have a tense of their own.
    """
    for index in range(first, len(units)):
        if units[index].kind in _CLOSERS or index in verbs:
            return index
        if units[index].kind == "conjunction" and (index + 1 in verbs or units[index + 1].forms):
            return index
    return len(units)


def stranded(units: Sequence[Unit], head: int, end: int) -> int | None:
    """The preposition that has lost its phrase in the clause of the verb at ``head``, which ends before ``end``."""
    found: int | None = None
    for index in range(head + 1, end):
        unit = units[index]
        if unit.kind not in ("preposition", "to") or unit.low in wordlists().classes["particle"]:
            continue
        if found is not None and (index != found + 1 or unit.low not in _OUT_OF):
            break
        if index + 1 == end or units[index + 1].kind in _NO_PHRASE or units[index + 1].low in _WHENS:
            found = index
    return found


def apposed_thing(units: Sequence[Unit], first: int, last: int) -> bool:
    """Whether the clause hangs on no name but on what is told: "to protect X, a charge that Y rejected".

    Args:
        units: the sentence.
        first: the unit after the name.
        last: where the clause's subject begins.
    """
    lists = wordlists()
    lows = [unit.low for unit in units[first:last]]
    if (
        not lows
        or units[first].kind not in ("comma", "dash")
        or units[first + 1].kind not in ("determiner", "verb", "word")
    ):
        return False
    return any(low in lists.nouns["utterances"] or low in lists.nouns["deeds"] or low in _PUT for low in lows)


_PUT = frozenset(("move", "decision", "demand", "offer", "proposal", "plan", "request", "idea", "condition", "term",
                  "deal", "appeal", "call", "something", "practice", "act", "action", "attack", "raid", "strike",
                  "demands", "requests", "conditions", "terms", "moves", "attacks", "strikes", "raids"))  # fmt: skip


def against_it(units: Sequence[Unit], group: VerbGroup) -> bool:
    """Whether the phrase is missing after what was helped to do, to its harm: "the band that X helped to defeat"."""
    first = group.head + 1
    if group.lemma not in ("help", "aid", "assist") or first + 2 >= len(units) or units[first].kind != "to":
        return False
    frames = (wordlists().frames.get(form.lemma) for form in units[first + 1].forms)
    harms = any(frame is not None and vocabulary().relation(frame.relation).sign < 0 for frame in frames)
    harms = harms or any(form.lemma in _UNDOES for form in units[first + 1].forms)
    after = units[first + 2 : first + 4]
    return harms and not any(unit.kind in (*NAMES, "determiner", "possessive") for unit in after)


_UNDOES = frozenset(("defeat", "destroy", "disarm", "contain", "weaken", "dismantle", "disband", "eliminate", "crush"))
