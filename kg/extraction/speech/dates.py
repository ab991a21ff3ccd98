"""What the dates of a sentence date, once that is found out: kept while the rest of a document is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extraction.words.dates import Moment
from kg.extraction.words.records import record
from kg.extraction.words.units import Unit

__all__ = ["DURING", "Dates", "opens_with_phrase"]

DURING = frozenset(("in", "during", "with", "by"))
"""Prepositions of a phrase in the course of which something is done."""

_UNDATED: tuple[Moment | None, Moment | None] = (None, None)


@record
class Dates:
    """The dates of one sentence by what they date: what of its `Dating` is kept while the rest of a document is read.

    Attributes:
        moments: all of them.
        found: by the index of a verb or noun, its date, be it past or to come, and the date right before it.
    """

    moments: tuple[Moment, ...]
    found: Mapping[int, tuple[Moment | None, Moment | None]]

    def of(self, trigger: int) -> Moment | None:
        """The date of the verb or noun at ``trigger``; none where there is none, several, or no sure year."""
        found, _ = self.found.get(trigger, _UNDATED)
        return None if found is None or found.is_coming else found

    def ahead(self, trigger: int) -> Moment | None:
        """The same for what is still to come: "will meet on Tuesday" is the next Tuesday."""
        found, _ = self.found.get(trigger, _UNDATED)
        return found if found is None or found.ahead is None else replace(found, edtf=found.ahead)

    def beside(self, trigger: int) -> Moment | None:
        """The date right before the noun: "the March 2019 attack", "Tuesday's raid", "their 2008 war"."""
        return self.found.get(trigger, _UNDATED)[1]


def opens_with_phrase(units: Sequence[Unit], first: int) -> bool:
    """Whether a phrase opens the clause in which the date stands: "in an attack", "Shortly after midnight".

    Not one of what was at another time: "Despite losses in 2014", "In response to a raid in May", "Unlike in 2014".
    """
    start = first
    while start > 0 and units[start - 1].kind not in ("stop", "quote", "dash"):
        start -= 1
    within = units[start:first]
    if _of_an_hour(within):
        return True
    comma = max((at for at, unit in enumerate(within) if unit.kind == "comma"), default=-1)
    if _of_another_time(units[start + comma + 1 : first + 1]):
        return False
    return units[start].low in DURING or all(unit.kind in _OF_PHRASES for unit in within)


def _of_another_time(units: Sequence[Unit]) -> bool:
    """Whether the date, the last unit, is that of what a phrase only relates the clause to: "ahead of polls in May"."""
    words = [unit.low for unit in units]
    apart = any(one in _ELSEWHEN and other not in _HOURS for one, other in pairwise(words))
    related = any(one in _RELATED and other in ("of", "to", "for", "with") for one, other in pairwise(words))
    return apart or related or any(word in _SET for word in words[-2:-1])


_ELSEWHEN = frozenset(("despite", "notwithstanding", "following", "unlike", "like", "ahead", "apart", "aside", "thanks",
                       "after", "before", "since", "until", "because", "due", "owing", "contrary", "compared", "except",
                       "barring", "beyond", "without", "pending", "given", "excluding"))  # fmt: skip
"""What opens a phrase of another time than the clause after it, or may."""
_SET = frozenset(("due", "set", "scheduled", "slated", "planned", "expected"))
"""Words before a day that is still to come: "With elections due in 2015"."""
_RELATED = frozenset(("spite", "response", "retaliation", "reaction", "reply", "answer", "contrast", "comparison",
                      "line", "keeping", "accordance", "violation", "breach", "defiance", "wake", "aftermath", "light",
                      "view", "anticipation", "preparation", "return", "exchange", "revenge", "reprisal", "eve",
                      "run-up", "addition", "absence", "memory", "honour", "honor"))  # fmt: skip
"""Nouns by which a phrase relates its clause to something else: "in spite of an accord of 2014"."""


_OF_PHRASES = frozenset(("preposition", "name", "capital", "comma", "metonym", "word", "determiner", "number"))


def _of_an_hour(units: Sequence[Unit]) -> bool:
    """Whether the words before a date tell only its hour: "Shortly after midnight", "An hour before dawn"."""
    words = {unit.low for unit in units}
    return bool(words & _HOURS) and words <= _HOURS | _AROUND_HOURS


_HOURS = frozenset(("midnight", "dawn", "noon", "midday", "dusk", "sunset", "sunrise", "daybreak", "nightfall"))
_AROUND_HOURS = frozenset(("shortly", "just", "soon", "hours", "hour", "minutes", "moments", "an", "a", "few", "some",
                           "long", "well", "after", "before", "at", "around", "about", "by", "past", "until", "towards",
                           "toward", "the", "of", "first", "light"))  # fmt: skip
