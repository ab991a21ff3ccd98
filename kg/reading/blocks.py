"""Blocks, what parsers make of a file, and how they become one text with sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import Section, Sentence
from kg.reading.dates import dateline_end
from kg.reading.sentences import split_sentences

__all__ = ["Block", "assemble"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or item.

    Attributes:
        section: what it is.
        pieces: its lines' text, each with the numbers of the lines that its sentences are to carry.
        continues: whether it goes on in the paragraph of the block before it.
        at: where each piece stands in the file: the number of its line, or in a PDF of its pages; empty in HTML.
    """

    section: Section
    pieces: tuple[tuple[str, tuple[int, ...]], ...]
    continues: bool = False
    at: tuple[tuple[int, ...], ...] = ()

    @property
    def text(self) -> str:
        """The block's text: its lines joined by a space."""
        return " ".join(piece for piece, _ in self.pieces)


def assemble(blocks: Iterable[Block]) -> tuple[str, tuple[Sentence, ...]]:
    """The document's text, paragraphs on lines of their own, and its sentences in order."""
    parts: list[str] = []
    sentences: list[Sentence] = []
    position = 0
    dateline_seen = False
    for block in blocks:
        text = block.text
        if not text.strip():
            continue
        if parts:
            parts.append(" " if block.continues else "\n")
            position += 1
        first_body = not dateline_seen and block.section == "body"
        dateline_seen = dateline_seen or first_body
        for start, end, section in _spans(block, text, may_have_dateline=first_body):
            sentences.append(Sentence(position + start, position + end, section, _lines(block, start, end)))
        parts.append(text)
        position += len(text)
    return "".join(parts), tuple(sentences)


def _spans(block: Block, text: str, *, may_have_dateline: bool) -> Iterator[tuple[int, int, Section]]:
    begin = 0
    if may_have_dateline and (stop := dateline_end(text)):
        yield 0, len(text[:stop].rstrip()), "byline"
        begin = stop
    if block.section in ("headline", "heading", "byline", "caption"):
        # A heading is one phrase, whatever full stops it holds.
        stripped = text[begin:].strip()
        start = text.index(stripped, begin)
        yield start, start + len(stripped), block.section
        return
    for start, end in split_sentences(text[begin:]):
        yield begin + start, begin + end, block.section


def _lines(block: Block, start: int, end: int) -> tuple[int, ...]:
    """The line numbers of the pieces that the span touches."""
    if len(block.pieces) == 1:
        return block.pieces[0][1]
    starts = [0]
    for piece, _ in block.pieces[:-1]:
        starts.append(starts[-1] + len(piece) + 1)
    first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
    return tuple(dict.fromkeys(line for _, lines in block.pieces[first : last + 1] for line in lines))
