"""Lines that stand right above their text, with no blank line between: which of a paragraph's lines are headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.reading.dates import is_date_line, is_label
from kg.reading.lines import furniture, is_open_ended, is_title
from kg.reading.sentences import FINITE, opens_sentence, split_sentences

__all__ = ["LeadIns", "Line", "can_head", "headings", "is_above"]

_LENGTH, _WORDS = 60, 10
_MARKED_LENGTH, _MARKED_WORDS = 120, 16
_SENTENCE_WORDS = 4
_SHORT = 2
"""How many times as long as a line that breaks off within a sentence's names others are, at the least."""
_TOGETHER = 3
"""Headings that may stand above one another."""
_TELLING = frozenset(("said", "says", "say", "told", "tells", "confirmed", "claimed", "claims", "warned",
                      "warns", "added", "announced", "announces", "reported", "reports", "denied",
                      "denies", "accused", "accuses", "alleged", "insisted", "stated", "declared",
                      "according", "wrote", "argued", "vowed", "urged", "called", "demanded", "admitted",
                      "acknowledged", "testified", "noted"))  # fmt: skip
"""Words of a line that tells whose word the next one is, or tells a deed itself: it is none that heads another."""
_CLOSED = re.compile(r"[.!?…][\"'”’»)\]]{0,3}\Z")
_FIRST = re.compile(r"[\"'“”‘’«(\[]{0,3}(\w[\w’'.-]{0,24})")
_SMALL = re.compile(r"(?<![\w-])[a-z]{2,}")
_NEVER_LAST = """
    a about above across after against alongside although amid among an and are as at be because been before behind
    being below beneath beside between beyond but by can could despite did do does during except for from had has
    have if in including inside into is its like may might must near nor not of off on onto or our outside over per
    said say says shall should since than that the their these this those though through throughout till to told
    toward towards under unless until upon versus via was were when where whereas whether which while who whom whose
    why will with within without would
"""
_GO_ON = frozenset(_NEVER_LAST.split())
"""Words with which no heading ends, so that a line which ends with one goes on below."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph.

    Attributes:
        text: its words.
        width: how many characters it takes in the file, marks and addresses of links included.
        bold: whether all of it is set in bold.
    """

    text: str
    width: int
    bold: bool = False


def headings(lines: Sequence[Line]) -> frozenset[int]:
    """Which lines are headings of what stands below them: a paragraph's first, or one after a sentence's end.

    A wrapped line is none: it is nearly as long as those around it, or a sentence goes on below it.

    >>> prose = ("Sudan", "The army left the town on", "Monday.", "Mali", "Rebels took a village there.")
    >>> sorted(headings([Line(text, len(text)) for text in prose]))
    [0, 3]
    """
    found: set[int] = set()
    widest = max((line.width for line in lines), default=0)
    full = _are_full(lines, widest)
    for first in range(len(lines) - 1):
        if first == 0 or _is_over(lines[first - 1].text, lines[first].text):
            found.update(range(first, _end_of_headings(lines, first, widest, full=full)))
    return frozenset(found)


def _is_over(above: str, line: str) -> bool:
    """Whether a sentence ends with the line above: not with an abbreviation, as in "the U.S." above "President"."""
    if _CLOSED.search(above) is None:
        return False
    return any(start == len(above) + 1 for start, _ in split_sentences(f"{above} {line}"))


def _are_full(lines: Sequence[Line], widest: int) -> bool:
    """Whether each line that breaks off within a sentence is as long as its words allow: a short one is meant so."""
    broken = [(one, two) for one, two in pairwise(lines) if not _CLOSED.search(one.text) and two.text[:1].islower()]
    return bool(broken) and all(one.width + 1 + len(two.text.split(" ", 1)[0]) > widest for one, two in broken)


def is_above(line: str, below: str) -> bool:
    """Whether a line is the heading of the paragraph right below it, in a text that has a paragraph on each line.

    >>> is_above("Fighting in the east", "Rwanda armed the rebels there, the army said on Monday.")
    True
    """
    pair = Line(line, len(line)), Line(below, len(below))
    closed = _CLOSED.search(below) is not None
    return closed and can_head(pair[0]) and _is_sentence(below) and _parted(*pair, pair[1].width, full=True)


class LeadIns:
    """Headings in bold with which paragraphs begin, and no mark after them: "**Sudan** The army left the town.".

    One whose text does not open as only sentences do may be a name that is set in bold: it takes two of them.

    Args:
        text: the text.
    """

    def __init__(self, text: str) -> None:
        found = (match for line in text.split("\n") if (match := _LEAD_IN.match(line)))
        self._many = sum(1 for match in found if _may_open(match)) >= _SEVERAL

    def end(self, line: str) -> int:
        """Where in a line such a heading ends, its marks included; 0 where there is none.

        >>> LeadIns("").end("**Sudan** The army left the town."), LeadIns("").end("**Sudan** Airways left.")
        (9, 0)
        """
        match = _LEAD_IN.match(line)
        if match is None:
            return 0
        heads = opens_sentence(line[match.end() :]) or (self._many and _may_open(match))
        return match.end("bold") if heads else 0


def _may_open(match: re.Match[str]) -> bool:
    """Whether a sentence with a name may begin after the heading: a word with a capital, and one without."""
    words = match.string[match.end() :].split(" ", 2)
    cuts = match["words"] in _FIRST_OF_NAMES or words[0] in _LAST_OF_NAMES
    return len(words) > _SEVERAL and words[1][:1].islower() and not cuts


_SEVERAL = 2
_FIRST_OF_NAMES = frozenset(
    ("South", "North", "East", "West", "Central", "New", "Saudi", "Sierra", "Burkina", "Costa", "El", "Sri", "San",
     "Equatorial", "Papua", "Trinidad", "Cabo", "Cape", "Ivory", "United", "Islamic", "Al", "Abu", "Ibn")
)  # fmt: skip
_LAST_OF_NAMES = frozenset(
    ("Forces", "Front", "Army", "Movement", "Party", "Union", "Council", "Group", "State", "League", "Nations",
     "Republic", "Brigade", "Brigades", "Coalition", "Alliance", "Kingdom", "Emirates", "Arabia", "Faso", "Leone")
)  # fmt: skip
_LEAD_IN = re.compile(
    r"\s*(?:(?:[-*+•]|\d{1,2}[.)])\s{1,4})?"
    r"(?P<bold>(?P<mark>\*{2,3}|__)(?=[^\s*_])(?P<words>[^*_.:!?]{1,60})(?<=[^\s,;–—-])(?P=mark))\s+(?=[A-Z])"
)


def _end_of_headings(lines: Sequence[Line], first: int, widest: int, *, full: bool) -> int:
    """Which line is the sentence below the headings that begin with that line; itself where it is none."""
    for place in range(first, min(first + _TOGETHER, len(lines) - 1)):
        if not can_head(lines[place]):
            break
        if lines[place].bold and lines[place + 1].bold:
            continue
        if _is_sentence(lines[place + 1].text) and _parted(lines[place], lines[place + 1], widest, full=full):
            return place + 1
        if not lines[place].bold and not is_title(lines[place].text.split(), alone=True):
            break
    return first


def can_head(line: Line) -> bool:
    """Whether the line can be a heading by its own words: not one that tells who says what."""
    words = line.text.split()
    if any(word.strip(",.;:").casefold() in _TELLING for word in words):
        return False
    length, most = (_MARKED_LENGTH, _MARKED_WORDS) if line.bold else (_LENGTH, _WORDS)
    if (
        not words
        or len(line.text) > length
        or len(words) > most
        or not (words[0][0].isupper() or words[0][0].isdigit())
    ):
        return False
    if words[-1].casefold() in _GO_ON or words[-1] in FINITE or not is_open_ended(line.text):
        return False
    return not is_date_line(line.text) and not is_label(line.text) and furniture(line.text) is None


def _is_sentence(text: str) -> bool:
    """Whether the line has the beginning of a sentence, rather than a date, a name or another heading."""
    first = _FIRST.match(text)
    if first is None or not (first[1][0].isupper() or first[1][0].isdigit()) or furniture(text) is not None:
        return False
    words = text.split()
    if len(words) < _SENTENCE_WORDS or (is_open_ended(text) and is_title(words, alone=True)):
        return False
    if len(words) > 1 and words[0] in _DAYS and words[1].islower():
        return False  # "N. N." above "Tuesday accused X"
    return _SMALL.search(text, first.end()) is not None


_DAYS = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))


def _parted(line: Line, below: Line, widest: int, *, full: bool) -> bool:
    """Whether a sentence that begins below the line cannot be part of what stands in it."""
    if line.bold:
        return True
    # A name may stand within a sentence, and "The" or "Mr" too: the line must be far short of where lines are wrapped.
    short = _SHORT * len(line.text) <= widest and "," not in line.text
    if line.text.isupper() and not below.text.isupper() and (" " in line.text or short):
        return True
    if full or opens_sentence(below.text):
        return short
    return short and not opens_sentence(line.text) and is_title(line.text.split(), alone=True)
