"""Namings: whose words a noun phrase is in which somebody calls, cites or blames what it names.

"what X called an invasion of Y", "citing raids by Y on its posts", "blamed rebels armed by Y": what is named so may
well be so, but only who names it says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.grammar.phrases import VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.speech.sources import subject_source
from kg.extraction.speech.voices import Attribution, made_by
from kg.model import SpeechAct

__all__ = ["named_so"]

_CALLS = frozenset(("call", "describe", "term", "label", "brand", "dub", "characterise", "characterize", "style",
                    "denounce", "decry", "regard", "consider", "see", "view", "deem", "declare", "depict",
                    "portray"))  # fmt: skip
_TO_WHAT = 8
"""Units from "what" to the verb: "what the Ugandan foreign minister later described as"."""
_BLAMES = frozenset(("blame", "accuse", "fault"))
_CLOSES = frozenset(("comma", "stop", "end", "dash", "relative", "that", "subordinator"))


def named_so(clauses: Clauses, group: VerbGroup) -> Iterator[Attribution]:
    """The noun phrase after the verb, as the words of its subject."""
    if group.voice != "active" or group.negated:
        return
    called = group.lemma in _CALLS and _after_what(clauses, group)
    if called or (group.lemma == "cite" and group.form == "present"):
        yield from _words(clauses, group, _phrase_end(clauses, group.head, past_verbs=False), "states")
    elif group.lemma in _BLAMES and group.form != "infinitive":
        end = _phrase_end(clauses, group.head, past_verbs=True)
        told = any(group.head < other.head <= end and other.voice == "reduced" for other in clauses.groups)
        yield from _words(clauses, group, end, "accuses") if told else ()
    if group.lemma in _LAYS and (culprit := _culprit(clauses, group)) is not None:
        yield from _words(clauses, group, culprit[1], "accuses", culprit[0])


def _culprit(clauses: Clauses, group: VerbGroup) -> tuple[int, int] | None:
    """What "blamed it on" or "attributed it to" leads to, with the clause that tells which it is.

    As in "which X blamed on Y-ian strikes that hit the port"; what a comma sets off, the text itself tells.
    """
    units = clauses.units
    for index in range(group.head + 1, min(group.head + _TO_CULPRIT, len(units) - 1)):
        if units[index].low in _LAYS[group.lemma]:
            last = _culprit_end(clauses, index)
            further = any(index < g.head <= last and g.form != "infinitive" for g in clauses.groups)
            return (index + 1, last) if further else None
        if units[index].kind in _CLOSES:
            return None
    return None


def _culprit_end(clauses: Clauses, first: int) -> int:
    """The last unit of what hangs on the culprit: before a mark, "and which", or a clause that goes on without him."""
    units = clauses.units
    beyond = min(first + 1 + _OF_CULPRIT, len(units))
    for index in range(first + 1, beyond):
        if units[index].kind in ("comma", "stop", "end", "dash"):
            return index - 1
        if units[index].kind == "conjunction" and _leads_away(clauses, first, index):
            return index - 1
    return beyond - 1


def _leads_away(clauses: Clauses, first: int, joint: int) -> bool:
    """Whether "and" at ``joint`` leads to a clause that is not within what begins at ``first``."""
    if any(unit.kind in ("relative", "that") for unit in clauses.units[joint + 1 : joint + 2]):
        return True
    after = next((g for g in clauses.groups if g.head > joint and g.form == "finite"), None)
    clause = clauses.clause(after) if after is not None else None
    if clause is None:
        return False
    outside = clause.governor is not None and clause.governor.head <= first
    return clause.link == "main" or (clause.link == "coordinate" and outside)


_LAYS = {"blame": ("on", "upon"), "pin": ("on", "upon"), "attribute": ("to",), "ascribe": ("to",)}
"""By the verb, the words that lead to whom somebody lays a deed at the door of."""
_TO_CULPRIT = 12
_OF_CULPRIT = 40
"""Units that hang on him, at most."""


def _after_what(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether "what" opens the clause of the verb: "what X described as"."""
    units = clauses.units
    before = range(group.first - 1, max(group.first - _TO_WHAT, -1), -1)
    opening = next((i for i in before if units[i].low == "what" or units[i].kind in _CLOSES - {"relative"}), -1)
    return opening >= 0 and units[opening].low == "what"


def _phrase_end(clauses: Clauses, head: int, *, past_verbs: bool) -> int:
    """The last unit of the noun phrase after the verb, with what hangs on it."""
    units = clauses.units
    firsts = {g.first for g in clauses.groups if g.form == "finite" and g.voice != "reduced" and not past_verbs}
    for index in range(_opening(clauses, head), len(units)):
        charge = past_verbs and units[index].low in ("of", "for") and index > head + 1
        if units[index].kind in _CLOSES or index in firsts or charge:
            return index - 1
    return len(units) - 1


def _opening(clauses: Clauses, head: int) -> int:
    """Where the noun phrase after the verb begins, past the "as" of "described as"."""
    after = head + 1
    return after + (after < len(clauses.units) and clauses.units[after].low == "as")


def _words(
    clauses: Clauses, group: VerbGroup, last: int, act: SpeechAct, first: int | None = None
) -> Iterator[Attribution]:
    _, source, pronoun = subject_source(clauses, group)
    if source is None and group.lemma == "cite":
        return
    made = made_by((first or _opening(clauses, group.head), last), source, act, group.head, clauses.units)
    yield replace(made, pronoun=pronoun) if pronoun and source is None else made
