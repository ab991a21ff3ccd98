"""The record of a chunk: a stretch of a sentence that the parse takes as one."""

from __future__ import annotations

from typing import Literal

from kg.extraction.grammar.phrases import NounPhrase, VerbGroup
from kg.extraction.words.records import record

__all__ = ["Chunk", "ChunkKind"]

ChunkKind = Literal[
    "np", "verb", "prep", "comma", "stop", "and", "or", "relative", "that", "sub", "skip", "not", "fronted", "other",
]  # fmt: skip


@record
class Chunk:
    """A stretch of the sentence that the parse takes as one.

    Attributes:
        kind: what it is; ``skip`` for adverbs, dates, and what stands in parentheses; ``fronted`` for an auxiliary
            that stands before the subject of its verb.
        first: index of its first unit.
        last: index of its last unit.
        word: the word by which a preposition or conjunction is known; ``time`` for what says when.
        phrase: the noun phrase.
        group: the verb group.
    """

    kind: ChunkKind
    first: int
    last: int
    word: str = ""
    phrase: NounPhrase | None = None
    group: VerbGroup | None = None
