"""Asides with "as" that say whose word a sentence is: "…, as X has claimed", "Y, as X never tires of saying, …"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.grammar.phrases import Units, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.speech.said_where import said_where
from kg.extraction.speech.sources import source_of
from kg.extraction.speech.tellings import came_true, told_when
from kg.extraction.speech.voices import Attribution
from kg.extraction.words.units import is_speech_verb

__all__ = ["as_put", "by_rule", "of_aside", "of_part"]

_ENDS = frozenset(("end", "comma", "stop", "dash", "close"))
_PUTS = frozenset(("put", "puts", "see", "sees", "saw", "tell", "tells", "told"))
_BETWEEN = frozenset(("have", "be", "adverb", "modal", "to", "negation", "preposition"))
_IN = frozenset(("in", "of", "at", "from", "for"))
_TO_VERB = 6
"""Units between who speaks and his verb: "never tired of pointing"."""
_KEEPS = frozenset(("like", "love", "prefer", "keep", "continue", "go", "begin", "fond", "quick"))
_STOPS = frozenset(("tire", "cease", "stop", "fail", "forget", "weary", "neglect", "omit", "miss", "hesitate"))
"""Verbs that say with a negation that it was said, and without one that it was not."""
_IN_TURN = frozenset(("respond", "reply", "answer", "counter", "protest", "retaliate"))
"""What is done at the time of something else: "rockets fell as Y responded"."""


def as_put(clauses: Clauses, index: int) -> Iterator[Attribution]:
    """As in "As X put it, …", "…, as X has claimed", "…, as a court in P was to find".

    Args:
        clauses: the sentence.
        index: of its "as".
    """
    units = clauses.units
    if index and units[index - 1].kind not in ("comma", "dash"):
        return
    phrase = noun_phrase(units, index + 1)
    if phrase is None:
        return
    after = _past_place(units, phrase.last + 1)
    head = _telling(clauses, after)
    if head is None or _contradicted(units, index, head):
        return
    actor, start, end = source_of(units, phrase) or (None, units[head].start, units[head].end)
    yield Attribution(0, len(units) - 1, actor, "states", start, end, head)


def _contradicted(units: Units, index: int, head: int) -> bool:
    """Whether it is the contrary of what is told that he has charged: "Y did not arm Z, as X has claimed"."""
    start = next((i + 1 for i in range(index - 1, -1, -1) if units[i].kind == "stop"), 0)
    negated = any(unit.kind == "negation" for unit in units[start:index])
    return negated and any(form.lemma in _CHARGES for form in units[head].forms)


_CHARGES = frozenset(("claim", "allege", "charge", "contend", "assert"))


def _past_place(units: Units, after: int) -> int:
    """Past the place of whoever speaks: "a court in P", "the office of X"."""
    while after + 1 < len(units) and units[after].low in _IN:
        phrase = noun_phrase(units, after + 1)
        if phrase is None:
            break
        after = phrase.last + 1
    return after


def _telling(clauses: Clauses, after: int) -> int | None:
    """The verb by which something is told there, with nothing told after it but where and when."""
    units, negated, stopped = clauses.units, False, False
    for head in range(after, min(after + _TO_VERB, len(units) - 1)):
        unit = units[head]
        if unit.low in _PUTS and units[head + 1].low == "it":
            return head
        points_out = unit.low.startswith("point") and units[head + 1].low == "out"
        if (is_speech_verb(unit) or points_out) and _is_whole(clauses, head) and units[head - 1].kind != "be":
            return head if negated == stopped else None
        lemmas = {form.lemma for form in unit.forms} | {f"{form.lemma}e" for form in unit.forms} | {unit.low}
        if not lemmas & (_KEEPS | _STOPS) and unit.kind not in _BETWEEN:
            return None
        stopped = stopped or bool(lemmas & _STOPS)
        negated = negated or unit.kind == "negation" or unit.low == "never"
    return None


def _is_whole(clauses: Clauses, head: int) -> bool:
    units, group = clauses.units, clauses.at(head)
    if group is not None and (came_true(units, group) or group.lemma in _IN_TURN):
        return False
    after = head + 1 + (units[head + 1].low in ("out", "again"))
    return units[after].kind in _ENDS or told_when(units, after) or said_where(units, after)


def of_part(units: Units, last: int) -> int | None:
    """Where "most of them rebels", "over 90 per cent of whom" begins that ends at ``last``: by X's word.

    As in "killed 40 people, 30 of them, according to X, civilians".
    """
    first = next((i for i in range(last, max(last - _PART, 0), -1) if units[i].kind == "comma"), None)
    if first is None or last - first < _OF_THEM:
        return None
    pairs = zip(units[first + 1 : last], units[first + 2 : last + 1], strict=True)
    return (
        first + 1
        if any(one.low == "of" and two.low in ("them", "whom", "these", "which") for one, two in pairs)
        else None
    )


_PART = 10
_OF_THEM = 3


def of_aside(clauses: Clauses, index: int) -> int | None:
    """Where the participle or relative clause opens that "according to Y" ends and is alone about.

    As in "X, armed by Z according to Y, shelled P", "X, which is armed by Z according to Y, shelled P".

    Args:
        clauses: the sentence.
        index: of its "according".
    """
    units = clauses.units
    comma = next((i for i in range(index - 1, 0, -1) if units[i].kind in ("comma", "stop", "quote", "dash")), 0)
    if comma < 1 or units[comma].kind != "comma":
        return None
    opening = units[comma + 1]
    told = clauses.at(comma + 1)
    led = told is not None and told.voice == "reduced"
    return comma + 1 if led or opening.kind == "relative" else None


def by_rule(clauses: Clauses, first: int) -> bool:
    """As in "was set up according to the law on the armed forces": what is done by it, and not said by it."""
    phrase = noun_phrase(clauses.units, first) if first < len(clauses.units) else None
    return phrase is not None and phrase.party is None and clauses.units[phrase.last].low in _RULES


_RULES = frozenset(("law", "laws", "constitution", "plan", "schedule", "timetable", "principle", "principles", "rules",
                    "tradition", "custom", "procedure", "procedures", "decree", "formula", "quota"))  # fmt: skip
