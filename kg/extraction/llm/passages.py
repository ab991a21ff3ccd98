"""The stretches of a document that a model reads one at a time, and where words stand in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kg.extraction.words.records import record
from kg.model import Document, Sentence

__all__ = ["CHUNK", "Chunk", "chunks", "find_all", "halves"]

CHUNK = 6000
"""Characters of one stretch, at most: what models read without passing things over."""
_READ = frozenset(("body", "bullet"))
_LONGEST_QUOTE = 1500
_MOST_PLACES = 20
# Marks that models write in one way where the text has another. Each stands for one other, so that positions hold.
_ALIKE = str.maketrans("‘’ʼ`“”„«»‐‑‒–—−…\n\t\u00a0", '\'\'\'\'"""""------.   ')


@record
class Chunk:
    """Whole paragraphs of a document.

    Attributes:
        start: position of the first character.
        end: position after the last.
        sentences: those that may be quoted, in order.
    """

    start: int
    end: int
    sentences: tuple[Sentence, ...]


def chunks(document: Document, size: int = CHUNK) -> Iterator[Chunk]:
    """The document in stretches of at most ``size`` characters, in order.

    A stretch ends where a paragraph ends; only a paragraph that is longer is cut, where a sentence ends. A sentence
    that is longer is left out: it is a table, or worse.
    """
    gathered: list[Sentence] = []
    for paragraph in _pieces(document, size):
        if gathered and paragraph[-1].end - gathered[0].start > size:
            yield _chunk(gathered)
            gathered = []
        gathered += paragraph
    if gathered:
        yield _chunk(gathered)


def halves(chunk: Chunk) -> tuple[Chunk, Chunk] | None:
    """The chunk cut in two near its middle, or ``None`` where it is one sentence."""
    if len(chunk.sentences) < 2:
        return None
    middle = (chunk.start + chunk.end) // 2
    inner = range(1, len(chunk.sentences))
    cut = min(inner, key=lambda index: (abs(chunk.sentences[index].start - middle), index))
    return _chunk(list(chunk.sentences[:cut])), _chunk(list(chunk.sentences[cut:]))


def _chunk(sentences: list[Sentence]) -> Chunk:
    return Chunk(sentences[0].start, sentences[-1].end, tuple(sentences))


def _pieces(document: Document, size: int) -> Iterator[list[Sentence]]:
    """Paragraphs, or what of them fits."""
    piece: list[Sentence] = []
    for sentence in document.sentences:
        if sentence.section not in _READ or sentence.end - sentence.start > size:
            continue
        new = bool(piece) and "\n" in document.text[piece[-1].end : sentence.start]
        if new or (piece and sentence.end - piece[0].start > size):
            yield piece
            piece = []
        piece.append(sentence)
    if piece:
        yield piece


def find_all(text: str, words: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where ``words`` stand in ``text`` between ``start`` and ``end``, as words of their own; the first few places.

    Letter by letter; only runs of space and the shapes of quotation marks and dashes may differ. What is recorded are
    the text's own characters.

    >>> find_all("He said “no” to it.", 'said "no"', 0, 19)
    [(3, 12)]
    """
    parts = unicodedata.normalize("NFC", words).translate(_ALIKE).split()
    if not parts or sum(map(len, parts)) > _LONGEST_QUOTE:
        return []
    # Each part is literal, so that the time is at most the product of the two lengths, both of which are bounded.
    pattern = re.compile(r"(?<!\w)" * parts[0][0].isalnum() + r" +".join(map(re.escape, parts)))
    found = []
    for match in pattern.finditer(text[start:end].translate(_ALIKE)):
        first, last = start + match.start(), start + match.end()
        if text[last - 1].isalnum() and text[last : last + 1].isalnum():
            continue
        found.append((first, last))
        if len(found) == _MOST_PLACES:
            break
    return found
