"""Words that the end of a line divides: which of them are one again, and which keep their hyphen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

__all__ = ["divided", "is_compound", "is_divided", "joined", "words_of"]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HALF = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]\Z")
_OTHER_HALF = re.compile(r"[^\W\d_]+")
_SECOND_WORDS = """
    aligned allied armed backed based border born brokered called controlled dominated elect era funded general held
    hosted led level like linked made majority mediated occupied old owned ranking run scale sponsored state style
    supported term thirds torn trained wide wing
"""
_SECOND_PARTS = frozenset(_SECOND_WORDS.split())
"""What keeps its hyphen at the end of a line too: "Iran-backed", "long-term"."""

_FIRST = "anti non self cross vice well half one two three four five six seven eight nine"
_FIRST_PARTS = frozenset(_FIRST.split())
"""What keeps its hyphen, unless only the end of a word follows: "anti-government", but "crossing"."""
_ENDS = "ing ed er ers es ern erly ful less ly ness ones sense teen th ty ward wards"
_WORD_ENDS = frozenset(_ENDS.split())
_SUSPENDED = frozenset(("and", "or", "to"))
"""What a hyphen stands before that ends a word: "two- and three-day"."""


def words_of(lines: Iterable[str]) -> Mapping[str, int]:
    """How often each word of a text is written so, by which "mili-" and "tary" are known to be one."""
    return Counter(match[0].casefold() for line in lines for match in _WORD.finditer(line))


def is_divided(line: str) -> bool:
    """Whether the line ends within a word."""
    return _HALF.search(line) is not None


def joined(last: str, line: str, known: Mapping[str, int]) -> str:
    """The end of a line as it goes on in the next: a word that was divided is one again."""
    half, other = _HALF.search(last), _OTHER_HALF.match(line)
    if not half or not other:
        return last if last.endswith("-") and line[:1].isalnum() and not last.endswith(" -") else f"{last} "
    if divided(last, line, known):
        return last[:-1]
    return last if is_compound(last, line) else f"{last} "


def divided(last: str, line: str, known: Mapping[str, int]) -> bool:
    """Whether the hyphen at the end of a line only divides the word that goes on in the next."""
    half, other = _HALF.search(last), _OTHER_HALF.match(line)
    if not half or not other:
        return False
    first, second = half[1], other[0]
    if last[-1] != "-":
        return True
    whole, with_hyphen = known.get(f"{first}{second}".casefold(), 0), known.get(f"{first}-{second}".casefold(), 0)
    if whole or with_hyphen:
        return whole > with_hyphen
    if first.casefold() in _FIRST_PARTS and second not in _WORD_ENDS:
        return False
    return second.islower() and not first[0].isupper() and second not in _SECOND_PARTS | _SUSPENDED


def is_compound(last: str, line: str) -> bool:
    """Whether the hyphen at the end of a line joins two words, and no space belongs behind it: "rebel-held".

    >>> is_compound("the rebel-", "held town"), is_compound("in two-", "and three-day talks"), is_compound("a -", "b")
    (True, False, False)
    """
    half, other = _HALF.search(last), _OTHER_HALF.match(line)
    return half is not None and other is not None and other[0] not in _SUSPENDED
