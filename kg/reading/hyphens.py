"""Words that the end of a line divides: which of them are one again, and which keep their hyphen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

__all__ = ["divided", "is_divided", "joined", "words_of"]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HALF = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]\Z")
_OTHER_HALF = re.compile(r"[^\W\d_]+")
_SECOND_WORDS = """
    aligned allied armed backed based born brokered controlled dominated era funded held hosted led like linked made "
    majority mediated occupied old owned ranking run scale sponsored state style supported term trained wide
"""
_SECOND_PARTS = frozenset(_SECOND_WORDS.split())
"""What keeps its hyphen at the end of a line too: "Iran-backed", "long-term"."""


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
    return last[:-1] if divided(last, line, known) else last


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
    return second.islower() and not first[0].isupper() and second not in _SECOND_PARTS
