"""Headings: the states that the heading above a sentence names within a phrase: "France in Mali"."""

from __future__ import annotations

from kg.extraction.words.names import NameIndex
from kg.extraction.words.tokens import tokenise
from kg.model import Document

__all__ = ["states_headed"]

_LONGEST = 120


def states_headed(document: Document, index: NameIndex) -> dict[int, frozenset[str]]:
    """By where a sentence starts, the states of the heading above it; those below the title have none."""
    found: dict[int, frozenset[str]] = {}
    headed = frozenset[str]()
    for sentence in document.sentences:
        if sentence.section == "heading" and sentence.end - sentence.start <= _LONGEST:
            line = list(tokenise(document.text, sentence.start, sentence.end))
            headed = frozenset(name.actor.name for name in index.names(line) if name.actor.type == "State")
        elif headed:
            found[sentence.start] = headed
    return found
