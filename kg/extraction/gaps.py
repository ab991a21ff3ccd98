"""What was not read: sentences that name two actors or more, and of which there is no statement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.actors import Lexicon
from kg.extraction.extract import sentences_read
from kg.model import Document, Quote, Sentence
from kg.vocabulary import vocabulary

__all__ = ["Gap", "gaps"]

_LEAST = 2
"""Actors: of a single one few sentences say anything that a graph of ties holds."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A sentence that names actors, and of which nothing was read.

    Attributes:
        sentence: where it stands.
        names: the actors that it names or, by what its context tells, means; at least two, in the order of the text.
    """

    sentence: Sentence
    names: tuple[str, ...]


def gaps(document: Document, lexicon: Lexicon, read: Iterable[Quote]) -> tuple[Gap, ...]:
    """The sentences that name two actors or more and that none of those quotes touches, in the order of the text.

    Whether such a sentence says anything of them is for a person to tell: many only name them.

    Args:
        document: the document.
        lexicon: whom it may name.
        read: the words of what was read in it.
    """
    spans = [(quote.start, quote.end) for quote in read]
    found = []
    for sentence, units in sentences_read(document, lexicon):
        actors = [unit.actor for unit in units if unit.actor is not None]
        names = tuple(dict.fromkeys(one.name for one in actors if vocabulary().is_a(one.type, "Actor")))
        if len(names) >= _LEAST and not any(start < sentence.end and end > sentence.start for start, end in spans):
            found.append(Gap(sentence, names))
    return tuple(found)
