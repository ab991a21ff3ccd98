"""What the extractor reads in a sentence, in short: for the tests of its rules."""

from __future__ import annotations

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.model import Statement
from kg.reading import read_text

Tie = tuple[str | None, str, str | None]
"""Subject, relation, object."""


def statements_of(text: str) -> tuple[Statement, ...]:
    """All that is read in the text."""
    return extract(read_text(text, id="t"), packaged_lexicon()).statements


def told(text: str) -> set[Tie]:
    """Subject, relation and object of all that is read, however it is told."""
    return {(s.subject, s.relation, s.object) for s in statements_of(text)}


def affirmed(text: str) -> set[Tie]:
    """Subject, relation and object of what is affirmed."""
    return {(s.subject, s.relation, s.object) for s in statements_of(text) if s.stance == "affirms"}


def with_parties(text: str) -> set[tuple[str | None, str, str]]:
    """As `told`; the parties, joined by " & ", stand where there is no object."""
    return {(s.subject, s.relation, s.object or " & ".join(s.parties)) for s in statements_of(text)}
