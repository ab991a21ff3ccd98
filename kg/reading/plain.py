"""Plain text: which lines are headline, headings, items, bylines and boilerplate, and which are the article."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from kg.model import Section
from kg.reading.blocks import Block
from kg.reading.dates import heads_a_day, is_date_line, is_day_line, is_label
from kg.reading.hyphens import divided, is_compound, words_of
from kg.reading.lines import EDIT, END_MARKS, furniture, is_open_ended, is_signature, is_title
from kg.reading.mail import mail_head
from kg.reading.sentences import split_sentences
from kg.reading.toplines import Line, headings, is_above

__all__ = ["HEADLINE_LENGTH", "parse_plain"]

_MARKER = re.compile(r"\s*(?:[-*•▪◦‣·–—]|\d{1,2}[.)]|[a-h][.)](?=\s+[A-Z]))\s+(?=\S)")
_QUOTED = re.compile(r"\A(?:(?:>{1,9} ?){1,9}(?=[^\W\d_]|[\"“‘'(])|>\Z)")
"""The marks before the lines of an e-mail that another quotes."""
_WRAP_WIDTH = 160
"""Characters: no program wraps text wider, and hardly a paragraph of an article is as short."""
_HEADING_WORDS, _HEADING_LENGTH, HEADLINE_LENGTH = 16, 120, 200
_ITEM_WORDS = 45
_LEAD_IN = re.compile(r"\b(?:includ(?:e|es|ed|ing)|are|were|is|by|in|of|on|to|that|with|following|as follows):\Z")
"""The end of a line that the lines below it complete; "a different reality:" needs no completion."""
_HEADLINE = 64
"""Characters: few headings of a paragraph are as long."""
_CELLS = 2
"""Marks between the cells of a line of a table, at the least."""
_BROKEN_OFF = 6
"""Words of a line that may break off within a sentence, in a text that is not wrapped."""


def parse_plain(text: str) -> Iterator[Block]:
    """The blocks of a plain text: a line is a paragraph, unless the file is wrapped to a narrow width."""
    lines = [EDIT.sub("", _QUOTED.sub("", line.strip())) for line in text.split("\n")]
    filled = [number for number, line in enumerate(lines) if line]
    wrapped = _is_wrapped(lines, filled)
    after_lead_in = False
    headline_due = len(filled) > 1
    dated = _date_line(lines, filled)
    mail = mail_head(lines, filled)
    alone = _day_lines(lines, filled) | {number for number in (dated, *mail) if number is not None}
    known = words_of(lines) if wrapped else {}
    for first, last, heads in _parts(lines, _paragraphs(lines, filled, alone, wrapped=wrapped)):
        raw = lines[first : last + 1]
        marker = None if first == last and _signs(lines, first) else _MARKER.match(raw[0])
        whole = " ".join(raw)
        section = _section(
            whole, headline_due=headline_due and not marker, after_lead_in=after_lead_in and _is_item(whole),
            alone=_alone(lines, first, last),
        )  # fmt: skip
        if first in mail:
            section = "headline" if mail[first] else "byline"
            raw[0] = raw[0][mail[first] :]
        elif first == last == dated or (section == "headline" and is_label(whole) and _titled_below(lines, last)):
            section = "byline"
        elif marker:
            section = "heading" if heads or _leads_items(lines, last, whole) else "bullet"
            raw[0] = raw[0][marker.end() :]
        elif section == "body" and (heads or (not wrapped and first == last and _heads_next(lines, first))):
            section = "heading"
        elif section in ("body", "heading") and whole.count(" | ") >= _CELLS:
            section = "caption"
        numbers = tuple((first + offset + 1,) for offset in range(len(raw)))
        pieces, at = _whole(raw, numbers, known)
        yield Block(section, pieces, at=at)
        if section not in ("byline", "caption") or first in mail:
            headline_due = headline_due and first in mail and not mail[first]
        after_lead_in = bool(_LEAD_IN.search(whole[-40:])) or (after_lead_in and section == "bullet")


def _whole(
    raw: list[str], numbers: tuple[tuple[int, ...], ...], known: Mapping[str, int]
) -> tuple[tuple[tuple[str, tuple[int, ...]], ...], tuple[tuple[int, ...], ...]]:
    """The lines of a paragraph with their numbers, a word that the end of one divides as the last one of that line.

    Also where each begins in the file.
    """
    if not known:
        return tuple(zip(raw, numbers, strict=True)), numbers
    pieces: list[tuple[str, tuple[int, ...]]] = []
    at: list[tuple[int, ...]] = []
    taken = 0
    for place, line in enumerate(raw):
        text = line[taken:].lstrip()
        other = raw[place + 1].partition(" ")[0] if place + 1 < len(raw) else ""
        whole = bool(other and text) and divided(text, other, known)
        taken = len(other) if whole or (other and text and is_compound(text, other)) else 0
        if text:
            where = (*numbers[place], *numbers[place + 1]) if taken else numbers[place]
            pieces.append((f"{text[:-1] if whole else text}{other}" if taken else text, where))
            at.append(where)
    return tuple(pieces), tuple(at)


def _parts(lines: list[str], paragraphs: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """The paragraphs, parted from the headings that stand right above them, and whether each is such a heading."""
    for first, last in paragraphs:
        rest = first
        for place in sorted(headings([Line(line, len(line)) for line in lines[first : last + 1]])):
            if rest < first + place:
                yield rest, first + place - 1, False
            yield first + place, first + place, True
            rest = first + place + 1
        if first and all(_is_capitals(line) for line in lines[rest : last + 1]):
            yield from ((place, place, True) for place in range(rest, last + 1))
        else:
            yield rest, last, False


def _leads_items(lines: list[str], place: int, item: str) -> bool:
    """Whether a short item is the heading of those below it, which have other marks: "a. Sudan" above "- …"."""
    below = next((line for line in lines[place + 1 : place + 3] if line), "")
    kinds = [_kind(line) for line in (item, below)]
    short = len(item.split()) <= _ITEM_HEADING and is_open_ended(item)
    return short and kinds[0] in ("number", "letter") and kinds[1] not in ("", kinds[0])


def _kind(line: str) -> str:
    """What kind of mark an item has."""
    mark = _MARKER.match(line)
    first = mark[0].strip()[0] if mark else ""
    return "number" if first.isdigit() else "letter" if first.isalpha() else "sign" if first else ""


_ITEM_HEADING = 6


def _signs(lines: list[str], place: int) -> bool:
    """Whether the line is a signature, and no item among others."""
    above = next((line for line in reversed(lines[max(place - 2, 0) : place]) if line), "")
    below = next((line for line in lines[place + 1 : place + 3] if line), "")
    return is_signature(lines[place]) and not (_MARKER.match(above) or _MARKER.match(below))


def _is_capitals(line: str) -> bool:
    """Whether the line is set in capitals and ends as no sentence does."""
    return line.isupper() and is_open_ended(line)


def _date_line(lines: list[str], filled: list[int]) -> int | None:
    """Which line is the date of the text: one near its head that is a date and nothing else; not the first of many."""
    dated = [number for number in filled if is_date_line(lines[number])]
    if len(dated) != 1 or dated[0] not in filled[:_HEAD] or dated[0] == filled[-1]:
        return None
    if heads_a_day([lines[number] for number in filled], filled.index(dated[0])):
        return None
    above = filled[: filled.index(dated[0])]
    return dated[0] if all(is_open_ended(lines[number]) or furniture(lines[number]) for number in above) else None


def _day_lines(lines: list[str], filled: list[int]) -> frozenset[int]:
    """The lines that are days over the parts of a digest: two at the least, none of them within a sentence."""
    days = [number for number in filled if is_day_line(lines[number])]
    if len(days) == 1:
        return frozenset()
    return frozenset(day for day in days if day == 0 or not lines[day - 1] or lines[day - 1].endswith(END_MARKS))


def _titled_below(lines: list[str], place: int) -> bool:
    """Whether a line soon after that place can be the title: it ends as no sentence does, and is no date."""
    below = [line for line in lines[place + 1 : place + 1 + 2 * _HEAD] if line and not is_date_line(line)]
    title = next((line for line in below if furniture(line) is None and not is_label(line)), "")
    return len(below) > 1 and is_open_ended(title) and 0 < len(title) <= HEADLINE_LENGTH


_HEAD = 6
"""Lines with something on them, among which a date of its own is the text's."""


def _is_wrapped(lines: list[str], filled: list[int]) -> bool:
    """Whether the file breaks its lines within sentences."""
    if not filled or max(len(lines[number]) for number in filled) > _WRAP_WIDTH:
        return False
    broken = sum(
        1
        for number, following in pairwise(filled)
        if following == number + 1 and not lines[number].endswith(END_MARKS) and lines[following][0].islower()
    )
    return broken >= 1


def _paragraphs(
    lines: list[str], filled: list[int], alone: Collection[int], *, wrapped: bool
) -> Iterator[tuple[int, int]]:
    """First and last line of each paragraph, counted from 0."""
    if not wrapped:
        yield from _unwrapped(lines, filled)
        return
    first = previous = -1
    for number in filled:
        if first < 0:
            first = number
        elif number != previous + 1 or number in alone or previous in alone or _MARKER.match(lines[number]):
            yield first, previous
            first = number
        previous = number
    if first >= 0:
        yield first, previous


def _unwrapped(lines: list[str], filled: list[int]) -> Iterator[tuple[int, int]]:
    """Each line, with those below it that go on with its sentence: it breaks off, and they begin with a small letter.

    The lines of a list under a colon, which may do so as well, stay apart.
    """
    first, listed = -1, False
    for number, following in zip(filled, [*filled, -1][1:], strict=True):
        first = number if first < 0 else first
        line = lines[number]
        listed = line.endswith(":") or (listed and not line.endswith("."))
        begins = lines[following][0] if following == number + 1 else ""
        # "…, killing" above "40 people.": a line that could be a heading is shorter.
        goes_on = begins.islower() or (
            begins.isdigit() and len(line) > _HEADLINE and not is_title(line.split(), alone=True)
        )
        goes_on = goes_on and not line.endswith(END_MARKS)
        long = first < number or len(line.split()) >= _BROKEN_OFF  # shorter ones may be items, or a heading
        if goes_on and long and not listed and not _MARKER.match(lines[following]):
            continue
        yield first, number
        first = -1


def _heads_next(lines: list[str], place: int) -> bool:
    """Whether a line that begins anew heads the paragraph on the line right below it."""
    above = lines[place - 1] if place else ""
    anew = not above or _ENDED.search(above) is not None or _TIME.fullmatch(above) is not None
    return anew and place + 1 < len(lines) and is_above(lines[place], lines[place + 1])


_TIME = re.compile(r"\W{0,3}\d{1,2}[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?\W{0,3}")
"""The hour over an entry of a live report."""
_ENDED = re.compile(r"[.!?][\"'”’)\]]{0,3}\Z")


def _alone(lines: list[str], first: int, last: int) -> bool:
    """Whether the paragraph stands between blank lines, in a text that has others."""
    before = first > 0 and not lines[first - 1]
    after = last + 1 < len(lines) and not lines[last + 1]
    return before and after


def _section(line: str, *, headline_due: bool, after_lead_in: bool, alone: bool) -> Section:
    if known := furniture(line):
        return known
    open_ended = is_open_ended(line)
    if headline_due and open_ended and len(line) <= HEADLINE_LENGTH:
        return "headline"
    if is_signature(line):
        return "body"
    words = line.split()
    short = len(words) <= _HEADING_WORDS and len(line) <= _HEADING_LENGTH
    if open_ended and short and is_title(words, alone=not after_lead_in):
        return "heading"
    if after_lead_in and len(words) <= _ITEM_WORDS:
        return "bullet"
    return "heading" if open_ended and short and alone else "body"


def _is_item(line: str) -> bool:
    """Whether an unmarked line can be an item: a phrase, or one sentence."""
    return not line.endswith(":") and sum(1 for _ in split_sentences(line)) == 1
