"""Bytes to text, normalised once: after this every position counts code points of one string."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator

from kg.errors import ReadingError

__all__ = ["BYTE_ORDER_MARKS", "decode", "encoding_of", "line_breaks", "normalise"]

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""The marks by which a file states its encoding, each with its name."""
_SPACES = "\t\v\f\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
# Soft hyphens, zero-width spaces, byte order marks, marks of direction, selectors of a letter's variant and "tags", in
# which a whole text can hide: they show nothing, and hide names from search.
_UNSEEN = "\u00ad\u061c\u180e\u200b\u200e\u200f\u2060\ufeff" + "".join(
    map(chr, (0x034F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFE00, 0xFE10), *range(0xE0000, 0xE01F0)))
)
_CONTROLS = "".join(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n" + _SPACES)
_REPLACED = {ord(c): " " for c in _SPACES} | dict.fromkeys(map(ord, _UNSEEN + _CONTROLS))
_MAX_MARKS = 30
_NOT_LATIN = re.compile(rf"[^\x00-\u02ff]{{{_MAX_MARKS + 1},}}")

_OLD_TEXT = "save the file as UTF-8; an old Windows text: `iconv -f WINDOWS-1252 -t UTF-8 FILE`"
_STRAY = re.compile(r"(?<=[^\s.!?:;,…\"”’')\]])\r(?=[^\r\n])")
"""A carriage return that ends no line, within a sentence: where lines end otherwise, or where there is no other."""


def decode(data: bytes, place: str) -> str:
    """The text of ``data``: UTF-8, or UTF-16 where a byte order mark says so.

    Raises:
        ReadingError: the bytes are not text in either; the message names the first byte that is not.
    """
    encoding, skip = encoding_of(data)
    if not skip and b"\x00" in data:
        raise ReadingError(
            f"this is not a text: byte {data.index(0)} is NUL", place=place,
            remedy="give the text of the article; if the file is UTF-16, save it as UTF-8",
        )  # fmt: skip
    return _decode(data, encoding, place, skip)


def encoding_of(data: bytes) -> tuple[str, int]:
    """The encoding of a text by its byte order mark, UTF-8 where there is none, and the length of the mark."""
    return next(((name, len(mark)) for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)), ("utf-8", 0))


def _decode(data: bytes, encoding: str, place: str, skip: int) -> str:
    try:
        return data[skip:].decode(encoding)
    except UnicodeDecodeError as problem:
        position = problem.start + skip
        line = data.count(b"\n", 0, position) + 1
        raise ReadingError(
            f"the byte 0x{data[position]:02x} at position {position} is not {encoding.upper()}",
            place=f"{place}, line {line}",
            remedy=_OLD_TEXT
            if not skip
            else "it is cut off or damaged after its byte order mark: save it again, as UTF-8",
        ) from None


def normalise(text: str) -> str:
    """The text in NFC, with one kind of line end and of space, and without characters that show nothing.

    Line numbers stay those of the file.
    """
    text = text.replace("\r\n", "\n")
    if "\n" in text or text.count("\r") == 1:
        text = _STRAY.sub(" ", text)
    text = text.replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n").translate(_REPLACED)
    if text.isascii():
        return text
    # NFC sorts the marks on one letter, in time quadratic in their number: no script needs more than a few.
    return unicodedata.normalize("NFC", _NOT_LATIN.sub(_few_marks, text))


def line_breaks(raw: str) -> Iterator[tuple[int, int]]:
    r"""Where in a file's own characters the lines end that are counted in its normalised text, and the next begin.

    >>> list(line_breaks("One\rtwo.\nThree.\r\nFour."))
    [(8, 9), (15, 17)]
    """
    breaks = "\n" in raw or raw.count("\r") == 1
    stray = {match.start() for match in _STRAY.finditer(raw)} if breaks else frozenset()
    return (match.span() for match in _BREAK.finditer(raw) if match.start() not in stray)


_BREAK = re.compile("\r\n|[\r\n\u2028\u2029]")


def _few_marks(match: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for character in match[0]:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MAX_MARKS:
            kept.append(character)
    return "".join(kept)
