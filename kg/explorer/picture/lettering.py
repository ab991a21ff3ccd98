"""How wide a text is when it is set, without a browser and without the font: by the widths of Arial and its like.

The pictures ask for Liberation Sans, Arial or Helvetica, which share one set of widths, so that what is measured here
is what is drawn on nearly every machine. Accented letters are as wide as their base. What is in no table is taken to be
wide rather than narrow: a label with too much room is legible, two over each other are not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["FAMILY", "Block", "fitted", "in_lines", "shown", "text_width"]

FAMILY = "'Liberation Sans', Arial, Helvetica, Arimo, 'DejaVu Sans', sans-serif"

_REGULAR = {
    191: "'",
    222: "ijlł‘’",
    260: "|",
    278: " !,./:;I[\\]ft·ı·",
    333: "()-`r“”",
    334: "{}",
    350: "•",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopquþđ–",
    584: "+<=>~×−×",
    611: "FTZßø",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQØ",
    833: "Mm",
    889: "%æ",
    944: "Wœ",
    1000: "ÆŒ—…",
    1015: "@",
}
_BOLD = {
    238: "'",
    278: " ,./I\\ijl·ıł‘’·",
    280: "|",
    333: "!()-:;[]`ft",
    350: "•",
    389: "*r{}",
    474: '"',
    500: "z“”",
    556: "#$0123456789J_aceksvxy–",
    584: "+<=>^~×−×",
    611: "?FLTZbdghnopqußøþđ",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQwØ",
    833: "M",
    889: "%mæ",
    944: "Wœ",
    975: "@",
    1000: "ÆŒ—…",
}
"""Widths in thousandths of the size, each with the characters that have it."""

_WIDTHS = {
    is_bold: {character: width for width, characters in table.items() for character in characters}
    for is_bold, table in ((False, _REGULAR), (True, _BOLD))
}
_WIDE, _OTHER, _SYMBOL = 1000, 680, 1300
_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\ufeff]")
_ILLEGAL = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Block:
    """A text in lines: its lines, and the width of the longest in pixels."""

    lines: tuple[str, ...]
    width: float


def shown(text: str) -> str:
    """A text as a picture can show it: on one line, and without what would turn the order of its neighbours round.

    Controls become the pictures that Unicode has for them, other characters that no font can draw the sign for such.
    """
    return _HIDDEN.sub("", _ILLEGAL.sub(_picture, " ".join(text.split())))


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


@lru_cache(maxsize=65536)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text in pixels, at a size in pixels."""
    widths = _WIDTHS[bold]
    return sum(map(lambda character: _character_width(character, widths), text)) * size / 1000  # noqa: C417


def _character_width(character: str, widths: dict[str, int]) -> int:
    known = widths.get(character)
    if known is not None:
        return known
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    base = unicodedata.normalize("NFD", character)[0]
    if base != character and base in widths:
        return widths[base]
    if unicodedata.east_asian_width(character) in "WF":
        return _SYMBOL if unicodedata.category(character) == "So" else _WIDE
    return _SYMBOL if unicodedata.category(character) == "So" else _OTHER


def fitted(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """A text cut to a width in pixels, with a sign that it was."""
    if text_width(text, size, bold=bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(f"{text[:middle]}…", size, bold=bold) <= room:
            low = middle
        else:
            high = middle - 1
    return f"{text[:low].rstrip()}…"


def in_lines(text: str, room: float, size: float, *, bold: bool = False) -> Block:
    """A text in as few lines as its room allows, and these about equally long; a longer word is cut."""
    words = [fitted(word, room * 1.6, size, bold=bold) for word in text.split()] or [""]
    fewest = len(_broken(words, room, size, bold))
    width = min(room, text_width(" ".join(words), size, bold=bold) / fewest)
    lines = _broken(words, width, size, bold)
    while len(lines) > fewest:
        width += 6
        lines = _broken(words, width, size, bold)
    return Block(tuple(lines), max(text_width(line, size, bold=bold) for line in lines))


def _broken(words: Sequence[str], room: float, size: float, bold: bool) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
