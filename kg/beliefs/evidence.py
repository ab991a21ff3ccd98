"""Evidence: a claim as a reader needs to see it, with its passage and its source."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import (
    Account,
    Aspect,
    Channel,
    Confidence,
    Document,
    Modality,
    Section,
    SpeechAct,
    Stance,
    Statement,
    Tally,
)

__all__ = ["Evidence", "claimants_of", "evidence_of"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim, its passage and its source, in one flat record.

    Attributes:
        statement: the id of the statement.
        stance: whether it affirms, denies or questions.
        modality: as in the record.
        speech_act: as in the record.
        channel: as in the record.
        aspect: as in the record.
        claimant: who says so: whom the record names, or else whose own release the document is, several joined by
            "and"; ``None`` where an outsider's text itself does.
        via: who passed it on.
        origin: the name under which it counts as one independent origin.
        quote: the words of the document.
        start: where they begin, in code points.
        end: where they end, exclusive.
        section: the part of the document.
        document: the id of the document.
        title: of the document, as it states it.
        publisher: likewise.
        issued: likewise, EDTF.
        restated_from: the file name of the original, where the document is a digest.
        lines: the lines of the original, from 1.
        original: the original's own lines, where the user has them at hand.
        time: as in the record, EDTF.
        inferred: fields that come from context.
        note: as in the record.
        confidence: as in the record.
        confidence_reason: as in the record.
        extractor: as in the record.
        score: as in the record.
        tally: the rows of an event table that it sums up, where it is a table's.
        claimants: the names of those who say so, one by one; more than one only for a joint statement.
    """

    statement: str
    stance: Stance
    modality: Modality
    speech_act: SpeechAct
    channel: Channel | None
    aspect: Aspect | None
    claimant: str | None
    via: str | None
    origin: str
    quote: str
    start: int
    end: int
    section: Section
    document: str
    title: str | None
    publisher: str | None
    issued: str | None
    restated_from: str | None
    lines: tuple[int, ...]
    original: str | None
    time: str | None
    inferred: tuple[str, ...]
    note: str | None
    confidence: Confidence | None
    confidence_reason: str | None
    extractor: str
    score: float
    tally: Tally | None = None
    claimants: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """Where the passage stands, in words: a digest is never passed off as the publisher's words."""
        name = self.publisher or self.title or self.document
        if self.restated_from is None:
            return name
        numbers = ", ".join(str(line) for line in self.lines)
        lines = f", line{'s' if len(self.lines) > 1 else ''} {numbers}" if self.lines else ""
        return f"{name} (restated from {self.restated_from}{lines})"

    @property
    def words(self) -> str:
        """The passage as it may be shown: in quotation marks only where the words are the source's own."""
        if self.original is not None:
            return f"“{self.original}”"
        return self.quote if self.restated_from is not None else f"“{self.quote}”"


def claimants_of(statement: Statement, document: Document) -> tuple[str, ...]:
    """Who says so: whom the statement names, or else whose own release its document is."""
    return (statement.claimant,) if statement.claimant is not None else document.issuers


def evidence_of(statement: Statement, account: Account, origin: str) -> Evidence:
    """The evidence that ``statement`` is, in its ``account``; ``origin`` as `kg.beliefs.origins` resolves it."""
    quote, document = statement.quote, account.document
    originals = dict(account.originals)
    claimants = claimants_of(statement, document)
    own_lines = [originals[line] for line in quote.lines if line in originals]
    return Evidence(
        statement=statement.id,
        stance=statement.stance,
        modality=statement.modality,
        speech_act=statement.speech_act,
        channel=statement.channel,
        aspect=statement.aspect,
        claimant=" and ".join(claimants) or None,
        via=statement.via,
        origin=origin,
        quote=quote.exact,
        start=quote.start,
        end=quote.end,
        section=quote.section,
        document=document.id,
        title=document.title,
        publisher=document.publisher,
        issued=document.issued,
        restated_from=document.restates.file if document.restates else None,
        lines=quote.lines,
        original="\n".join(own_lines) if own_lines and len(own_lines) == len(quote.lines) else None,
        time=statement.time,
        inferred=statement.inferred,
        note=statement.note,
        confidence=statement.confidence,
        confidence_reason=statement.confidence_reason,
        extractor=statement.extractor,
        score=statement.score,
        tally=statement.tally,
        claimants=claimants,
    )
