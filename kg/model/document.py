"""A document as it was read: one normalised text, its sentences, and where it came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from kg.errors import QuoteError, StatementError
from kg.wording import shortened

__all__ = ["Document", "Original", "Quote", "Section", "Sentence"]

Section = Literal["headline", "heading", "body", "bullet", "caption", "byline", "boilerplate"]
"""What part of a document a sentence stands in; only a headline, body and bullets state anything."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, as a span of the document's text in code points, end-exclusive.

    Attributes:
        start: the first character's position.
        end: the position after the last character.
        section: the part of the document it stands in.
        lines: its lines, from 1: in the original that it restates, or else in the file that was read.
    """

    start: int
    end: int
    section: Section = "body"
    lines: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise StatementError(f"a sentence cannot run from {self.start} to {self.end}")
        if self.section not in get_args(Section):
            raise StatementError(
                f"unknown section {self.section!r}", remedy=f"use one of {', '.join(get_args(Section))}"
            )


@dataclass(frozen=True, slots=True)
class Original:
    """The article that a digest restates: never republished, only pointed to.

    Attributes:
        file: its file name.
        sha256: the digest of its bytes, in hexadecimal.
    """

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A span of a document's text, verbatim; positions in code points, end-exclusive.

    Made by `Document.quote`, or checked by `Document.verify`: a quote that was read from elsewhere is not
    to be trusted before that.

    Attributes:
        document: the document's id.
        start: position of the first character.
        end: position after the last one.
        exact: the words.
        section: the part of the document that the quote begins in.
        lines: the lines of the original that it stands in or restates, from 1; sorted.
    """

    document: str
    start: int
    end: int
    exact: str
    section: Section = "body"
    lines: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if self.start < 0 or self.end - self.start != len(self.exact) or not self.exact.strip():
            raise QuoteError(
                f"a quote of {len(self.exact)} characters cannot run from {self.start} to {self.end}",
                place=self.document,
                remedy="give the quote with its own start and end, in characters, the end exclusive",
            )


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it was read.

    Attributes:
        id: the stem of its file name, with a prefix of its hash where two files share a stem.
        text: the whole text, normalised once; every position in the project counts its code points.
        sentences: the sentences in order, none overlapping.
        title: as the file states it, or ``None``.
        publisher: likewise.
        author: likewise.
        issued: the EDTF date of publication that the file states, or ``None``: never the file's own date.
        language: an ISO 639-1 code, or ``None`` where it was not recognised.
        origin: the name under which its own assertions count as one independent origin.
        sha256: the digest of the file's bytes, in hexadecimal.
        restates: the original, where the document is a digest.
        recorded: the date on which its statements were recorded, if the file or the user gives one.
        issuers: whose own words the text is, as a ministry's release, a group's communiqué or a joint statement is:
            what it says without naming a speaker is theirs. Empty where the text is an outsider's, or nobody knows.
        issuers_line: the line of its file that states them, from 1; ``None`` where they are not stated.
    """

    id: str
    text: str
    sentences: tuple[Sentence, ...] = ()
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    issued: str | None = None
    language: str | None = None
    origin: str = ""
    sha256: str = ""
    restates: Original | None = None
    recorded: str | None = None
    issuers: tuple[str, ...] = ()
    issuers_line: int | None = field(default=None, compare=False)

    def quote(self, start: int, end: int) -> Quote:
        """The quote that stands from ``start`` to ``end``.

        Raises:
            QuoteError: the span is empty or lies outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise QuoteError(
                f"no quote can run from {start} to {end} in a text of {len(self.text)} characters", place=self.id
            )
        return self._placed(Quote(self.id, start, end, self.text[start:end]))

    def _placed(self, quote: Quote) -> Quote:
        """The quote with the section and the lines of the sentences that it touches."""
        touched = self.sentences_of(quote)
        if not touched:
            return quote
        lines = {line for sentence in touched for line in sentence.lines}
        return replace(quote, section=touched[0].section, lines=tuple(sorted(lines)))

    def verify(self, quote: Quote) -> Quote:
        """The quote with its section and lines, once it is known to stand where it says it does.

        Raises:
            QuoteError: it stands elsewhere, or nowhere; the message says which.
        """
        if quote.document != self.id:
            raise QuoteError(f"the quote belongs to the document {quote.document!r}", place=self.id)
        if self.text[quote.start : quote.end] == quote.exact:
            return self._placed(quote)
        place = f"{self.id}, characters {quote.start} to {quote.end}"
        elsewhere = self.text.find(quote.exact)
        if elsewhere >= 0:
            raise QuoteError(
                f"the quote {_short(quote.exact)} stands at character {elsewhere}, not here",
                place=place,
                remedy=f"set start to {elsewhere} and end to {elsewhere + len(quote.exact)}",
            )
        raise QuoteError(
            f"the quote {_short(quote.exact)} is not in the text",
            place=place,
            remedy="copy the quote from the document character by character, or extract it again",
        )

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds the character at ``position``, or ``None`` between sentences."""
        index = bisect_right(self.sentences, position, key=lambda sentence: sentence.start) - 1
        if index < 0 or self.sentences[index].end <= position:
            return None
        return self.sentences[index]

    def sentences_of(self, quote: Quote) -> tuple[Sentence, ...]:
        """The sentences that a quote touches, in order."""
        first = max(0, bisect_right(self.sentences, quote.start, key=lambda sentence: sentence.start) - 1)
        touched = []
        for number in range(first, len(self.sentences)):
            sentence = self.sentences[number]
            if sentence.start >= quote.end:
                break
            if sentence.end > quote.start:
                touched.append(sentence)
        return tuple(touched)


def _short(text: str, limit: int = 60) -> str:
    return repr(shortened(text, limit))
