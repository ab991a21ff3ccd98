"""From a document's characters back to its file: the bytes of a text that they were read from, the pages of a PDF."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from itertools import accumulate, pairwise
from pathlib import Path

from kg.errors import QuoteError, ReadingError
from kg.model import Document
from kg.reading.blocks import Block
from kg.reading.files import Layout, read_layout
from kg.reading.markdown import locate
from kg.reading.normalise import line_breaks, normalise

__all__ = ["SourceMap", "original_bytes", "original_pages"]


def original_bytes(path: Path, document: Document, start: int, end: int) -> tuple[int, int]:
    """The bytes of a text or Markdown file that a span of its document was read from; the end exclusive.

    They hold what was left out between the span's characters too: markup, line ends, comments. For many spans of one
    document make one `SourceMap`.

    Args:
        path: the file.
        document: what was read from it.
        start: position of the first character in ``document.text``.
        end: position after the last one.

    Raises:
        ReadingError: the file is no longer the one that was read, or it is HTML or PDF: what a reader sees there
            stands nowhere in the file as a run of bytes.
        QuoteError: the span is empty or lies outside the text.
    """
    return SourceMap(path, document).bytes_of(start, end)


def original_pages(path: Path, document: Document, start: int, end: int) -> tuple[int, ...]:
    """The pages of a PDF file, from 1, on which the paragraphs of a span of its document stand.

    Raises:
        ReadingError: the file is no longer the one that was read, or is no PDF.
        QuoteError: the span is empty or lies outside the text.
    """
    return SourceMap(path, document).pages_of(start, end)


class SourceMap:
    """What is known of where a document's text stands in its file; made from both.

    Raises:
        ReadingError: the file cannot be read, or is no longer the one that was read.
    """

    def __init__(self, path: Path, document: Document) -> None:
        self._layout: Layout = read_layout(path)
        self._place = str(path)
        if self._layout.sha256 != document.sha256 or self._layout.text != document.text:
            raise ReadingError(
                "the file has changed since the document was read", place=self._place, remedy="read it again"
            )
        self._pieces = list(_pieces(self._layout.blocks))
        self._starts = [start for start, _, _ in self._pieces]
        self._length = len(document.text)
        self._lines: list[tuple[int, str]] = []

    def pages_of(self, start: int, end: int) -> tuple[int, ...]:
        """As `original_pages`."""
        if self._layout.kind != "PDF":
            raise ReadingError("only a PDF has pages", place=self._place)
        return tuple(sorted({page for _, _, pages in self._touched(start, end) for page in pages}))

    def bytes_of(self, start: int, end: int) -> tuple[int, int]:
        """As `original_bytes`."""
        if self._layout.raw is None:
            raise ReadingError(
                f"characters of {self._layout.kind} have no bytes of their own", place=self._place,
                remedy="look for the words in a viewer",
            )  # fmt: skip
        touched = self._touched(start, end)
        spans = [
            self._bytes(text, numbers, max(start - first, 0), min(end - first, len(text)))
            for first, text, numbers in touched
        ]
        return min(span[0] for span in spans), max(span[1] for span in spans)

    def _touched(self, start: int, end: int) -> list[tuple[int, str, tuple[int, ...]]]:
        if not 0 <= start < end <= self._length:
            raise QuoteError(f"no span of it can run from {start} to {end}", place=self._place)
        pieces = self._pieces[max(bisect_right(self._starts, start) - 1, 0) :]
        touched = []
        for piece in pieces:
            if piece[0] >= end:
                break
            if piece[0] + len(piece[1]) > start:
                touched.append(piece)
        if not touched:
            raise QuoteError(f"from {start} to {end} there is only what joins two paragraphs", place=self._place)
        return touched

    def _bytes(self, text: str, numbers: tuple[int, ...], start: int, end: int) -> tuple[int, int]:
        """The bytes of a part of a piece, read from the line of that number, or from two that divide a word."""
        if not self._lines:
            self._lines = _raw_lines(self._layout)
        line_start, raw = self._lines[numbers[0] - 1]
        normal, spans = _normalised(raw)
        places = locate(text, normal) if self._layout.kind == "Markdown" else _ending(text, normal)
        if places is None:
            # The whole line, which is certain, rather than a part of it that may be wrong.
            last_start, last_raw = self._lines[numbers[-1] - 1]
            return line_start, last_start + self._layout.encoded(last_raw)
        first, last = spans[places[start]][0], spans[places[end - 1]][1]
        before = self._layout.encoded(raw[:first])
        return line_start + before, line_start + before + self._layout.encoded(raw[first:last])


def _pieces(blocks: tuple[Block, ...]) -> list[tuple[int, str, tuple[int, ...]]]:
    """Each piece with its position in the document's text and its lines or pages, as `assemble` lays them out."""
    found: list[tuple[int, str, tuple[int, ...]]] = []
    position = 0
    for block in blocks:
        if not block.text.strip():
            continue
        position += bool(found)
        places = block.at or ((),) * len(block.pieces)
        for (text, _), numbers in zip(block.pieces, places, strict=True):
            found.append((position, text, numbers))
            position += len(text) + 1
        position -= 1
    return found


def _raw_lines(layout: Layout) -> list[tuple[int, str]]:
    """The lines of the file as they stand there, each with the position of its first byte."""
    raw = layout.raw or ""
    breaks = list(line_breaks(raw))
    starts = [0, *(after for _, after in breaks)]
    ends = [*(end for end, _ in breaks), len(raw)]
    sizes = (layout.encoded(raw[start:after]) for start, after in pairwise([*starts, len(raw)]))
    offsets = accumulate(sizes, initial=layout.skip)
    return [(offset, raw[start:end]) for offset, start, end in zip(offsets, starts, ends, strict=False)]


def _normalised(raw: str) -> tuple[str, list[tuple[int, int]]]:
    """A line normalised, and for each character of that from where to where it stood in the line."""
    whole = normalise(raw)
    if raw.isascii() and len(whole) == len(raw):
        return whole, [(index, index + 1) for index in range(len(raw))]
    shown = [(text, index) for index, character in enumerate(raw) if (text := normalise(character))]
    clusters: list[tuple[str, int, int]] = []
    for text, index in shown:
        last = clusters[-1] if clusters else None
        if last and unicodedata.normalize("NFC", last[0] + text) != last[0] + text:
            clusters[-1] = (unicodedata.normalize("NFC", last[0] + text), last[1], index + 1)
        elif last and unicodedata.combining(text[0]):
            clusters[-1] = (last[0] + text, last[1], index + 1)
        else:
            clusters.append((text, index, index + 1))
    if "".join(text for text, _, _ in clusters) != whole:
        return whole, [(0, len(raw))] * len(whole)
    return whole, [(start, end) for text, start, end in clusters for _ in text]


def _ending(text: str, line: str) -> list[int] | None:
    """Where the characters of a piece of plain text stand in its line: the marker of an item may stand before them."""
    end = len(line.rstrip())
    start = end - len(text)
    return list(range(start, end)) if start >= 0 and line[start:end] == text else None
