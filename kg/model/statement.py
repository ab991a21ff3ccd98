"""The statement: what one passage of one document says, by whose account, and how surely.

One record from every producer: rules, a language model, an event table, a person.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, get_args

from kg.errors import StatementError, suggestion
from kg.model.actor import Actor
from kg.model.document import Document, Quote
from kg.model.figure import Figure
from kg.model.interval import Interval, parse_day
from kg.model.tally import Tally

__all__ = [
    "Account",
    "Aspect",
    "Channel",
    "Confidence",
    "Link",
    "LinkKind",
    "Mention",
    "Modality",
    "Phase",
    "SpeechAct",
    "Stance",
    "Statement",
    "derived_id",
]

Stance = Literal["affirms", "denies", "questions"]
Modality = Literal[
    "actual", "planned", "expected", "possible", "forecast", "conditional", "goal", "demanded", "counterfactual"
]
SpeechAct = Literal[
    "states", "confirms", "acknowledges", "estimates", "assesses", "claims", "reports", "accuses", "denies",
    "warns", "forecasts", "demands", "announces", "threatens", "questions",
]  # fmt: skip
Channel = Literal["public", "private"]
Aspect = Literal["ongoing", "ended"]
Phase = Literal["proposed", "announced", "in force", "violated", "suspended", "collapsed", "expired", "superseded"]
Confidence = Literal["low", "medium", "high"]
LinkKind = Literal["answers", "inTensionWith", "follows", "subsetOf", "charge", "corrects", "supersedes", "retracts"]


Parts = tuple[object, ...]
"""What an id is derived from."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a name was read, and how.

    Attributes:
        role: the statement's field that the name fills (``subject``, ``object`` …), or ``None`` for a
            mention that is recorded for its own sake.
        name: the canonical name that it was read as.
        start: position of the first character, in code points of the document's text.
        end: position after the last one.
        reading: for a metonym, ``government`` or ``city``.
        words: the text between ``start`` and ``end``, where it is kept; it adds nothing to the identity.
    """

    role: str | None
    name: str
    start: int
    end: int
    reading: Literal["government", "city"] | None = None
    words: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Link:
    """A tie from one statement to another of the same document.

    Attributes:
        kind: ``answers`` (a denial and the charge), ``inTensionWith``, ``follows`` (an event and the one before
            it, by this text's account), ``subsetOf`` (figures), ``charge`` (an accusation and its content),
            ``corrects``, ``supersedes``, ``retracts``.
        target: the other statement's id.
    """

    kind: LinkKind
    target: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What one passage says. Fields are those of the statement record; see `docs/statements.md`.

    Attributes:
        quote: the passage, verbatim.
        relation: a predicate of the ontology, by its local name.
        subject: canonical name of the one who acts; the mediator, the first party, the side that a figure counts.
        object: canonical name of the other end, or ``None``.
        event: the class of the event, by its local name, or ``None`` for a state of affairs.
        parties: canonical names, for mediations, agreements and talks; sorted, without repeats.
        concerning: canonical names of others whom the content is about; likewise.
        content: what is charged, demanded, refused, assessed …, in a short phrase of our own.
        sign: -1 hostile, +1 friendly, 0 neither: as the ontology annotates the relation.
        stance: whether the claimant affirms, denies or questions it.
        modality: whether it is said to be so, or only planned, forecast, demanded …
        speech_act: how it is said.
        channel: ``public`` or ``private`` where the text says which.
        claimant: canonical name of who says so, or ``None`` where the text itself asserts it.
        via: who passed the claim on, where the text names one.
        origin: the independent origin of the information, where it is neither the claimant nor the text.
        time: when it held or happened: EDTF, or ``None``.
        aspect: ``ongoing`` or ``ended`` at the time of writing, where the text says so.
        place: canonical name.
        agreement: label of the agreement.
        status: the phase of the agreement that is asserted.
        figure: the number, for the relation ``figure``.
        mentions: where the names were read.
        inferred: the fields that come from context, not from the quote; sorted.
        links: ties to other statements of the document.
        tally: for a statement from an event table, the rows that it sums up.
        note: a remark for the reader.
        confidence: how sure the source or reviewer is, with the reason in ``confidence_reason``.
        recorded_at: the day on which the statement was recorded, ``YYYY-MM-DD``; never the clock.
        extractor: the producer, with its version: ``rules 0.1``, ``person``; where a person has accepted what another
            found, ``rules 0.1; person``.
        score: how sure the producer is, 0 to 1.
    """

    quote: Quote
    relation: str
    subject: str
    object: str | None = None
    event: str | None = None
    parties: tuple[str, ...] = ()
    concerning: tuple[str, ...] = ()
    content: str | None = None
    sign: int = 0
    stance: Stance = "affirms"
    modality: Modality = "actual"
    speech_act: SpeechAct = "states"
    channel: Channel | None = None
    claimant: str | None = None
    via: str | None = None
    origin: str | None = None
    time: str | None = None
    aspect: Aspect | None = None
    place: str | None = None
    agreement: str | None = None
    status: Phase | None = None
    figure: Figure | None = None
    mentions: tuple[Mention, ...] = ()
    inferred: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    tally: Tally | None = None
    note: str | None = None
    confidence: Confidence | None = None
    confidence_reason: str | None = None
    recorded_at: str | None = None
    extractor: str = "person"
    score: float = 1.0
    id: str = field(init=False)

    def __post_init__(self) -> None:
        _check_choice("stance", self.stance)
        _check_choice("modality", self.modality)
        _check_choice("speech act", self.speech_act)
        _check_choice("channel", self.channel)
        _check_choice("aspect", self.aspect)
        _check_choice("status", self.status)
        _check_choice("confidence", self.confidence)
        _check_choice("sign", self.sign)
        self._check_names()
        if not 0.0 <= self.score <= 1.0:
            raise StatementError(
                f"the score {self.score!r} is not between 0 and 1", remedy="write a number such as 0.5, or leave it out"
            )
        if self.recorded_at is not None:
            parse_day(self.recorded_at)
        Interval.parse(self.time)
        # One order for what is a set, so that equal statements compare equal wherever they were read.
        for name in ("parties", "concerning", "inferred"):
            object.__setattr__(self, name, tuple(sorted(set(getattr(self, name)))))
        for name in ("links", "mentions"):
            object.__setattr__(self, name, tuple(sorted(set(getattr(self, name)), key=repr)))
        object.__setattr__(self, "id", derived_id(*self._identity()))

    def _check_names(self) -> None:
        names = (self.subject, self.object, self.claimant, self.via, self.origin, self.place, self.agreement)
        for name in (*names, *self.parties, *self.concerning):
            if name is not None and not name.strip():
                raise StatementError("an empty name", remedy="leave the field out where the text names nobody")
        if (self.figure is None) != (self.relation != "figure"):
            raise StatementError(
                f"the relation {self.relation!r} {'needs' if self.relation == 'figure' else 'cannot have'} a figure"
            )
        if self.status is not None and self.agreement is None:
            raise StatementError("a status without an agreement", remedy="name the agreement that it is the status of")

    @property
    def document(self) -> str:
        """The id of the document that says it."""
        return self.quote.document

    @property
    def interval(self) -> Interval:
        """The bounds of ``time``."""
        return Interval.parse(self.time)

    @property
    def reviewed(self) -> bool:
        """Whether a person wrote, edited or accepted it: the last of its producers, after ``; ``, is ``person``."""
        return self.extractor.rpartition("; ")[2] == "person"

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that the statement uses for an actor, place or topic, without repeats, in order."""
        side = self.figure.side if self.figure else None
        fields = (
            self.subject, self.object, *self.parties, *self.concerning, self.claimant, self.via, self.origin,
            self.place, side,
        )  # fmt: skip
        return tuple(dict.fromkeys(name for name in fields if name is not None))

    @property
    def said(self) -> Parts:
        """What is said, apart from who says it and where: two statements that say the same share it.

        Modality is part of it, so that the forecast of a strike is never the strike.
        """
        figure = self.figure
        number = (
            (figure.measure, figure.population, figure.side, figure.minimum, figure.maximum, figure.comparator)
            if figure
            else None
        )
        return (
            self.relation, self.event, self.subject, self.object, self.parties, self.concerning,
            self.content, self.modality, self.time, self.place, self.agreement, self.status, number,
        )  # fmt: skip

    def _identity(self) -> Parts:
        """What the id is derived from.

        The extractor, score, mentions, confidence and recording date stay out, so that a person's decision
        survives a better extractor; so do the sign, which the relation implies, and notes, links and tallies.
        """
        quote = self.quote
        return (
            *self.said, self.stance, self.speech_act, self.channel, self.claimant, self.via, self.origin,
            quote.document, quote.start, quote.end, quote.exact,
        )  # fmt: skip

    def linked(self, links: tuple[Link, ...]) -> Statement:
        """The same statement with ``links``."""
        return replace(self, links=links)


@dataclass(frozen=True, slots=True)
class Account:
    """What one document says: the document, its statements, and who is named in them.

    Attributes:
        document: the document.
        statements: in the order of their quotes.
        actors: every name that the statements use, with its type; sorted by name.
        mentions: mentions recorded for their own sake, such as metonyms; in text order.
        originals: (line number, text) of the original's own lines that quotes restate, where the user has them
            at hand; sorted.
    """

    document: Document
    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...] = ()
    originals: tuple[tuple[int, str], ...] = ()

    @property
    def issued(self) -> date | None:
        """The day of publication, where it is known to the day."""
        interval = Interval.parse(self.document.issued)
        return interval.from_earliest if interval.from_earliest == interval.from_latest else None


def derived_id(*parts: object) -> str:
    """A stable id: 128 bits of the SHA-256 of the parts as one JSON array, in hexadecimal.

    JSON quotes its strings, so no choice of parts can imitate another.

    >>> derived_id("a", "b c") == derived_id("a b", "c")
    False
    """
    text = _AS_JSON.encode(parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


_AS_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_CHOICES: dict[str, tuple[object, ...]] = {
    "stance": get_args(Stance),
    "modality": get_args(Modality),
    "speech act": get_args(SpeechAct),
    "channel": (None, *get_args(Channel)),
    "aspect": (None, *get_args(Aspect)),
    "status": (None, *get_args(Phase)),
    "confidence": (None, *get_args(Confidence)),
    "sign": (-1, 0, 1),
}
"""By its name, what a field may hold."""


def _check_choice(field_name: str, value: object) -> None:
    known = _CHOICES[field_name]
    if value not in known:
        names = [str(choice) for choice in known if choice is not None]
        raise StatementError(
            f"unknown {field_name} {value!r}",
            remedy=suggestion(str(value), names, otherwise=f"use one of {', '.join(names)}"),
        )
