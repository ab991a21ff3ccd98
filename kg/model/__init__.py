"""The frozen types that every room shares: documents, quotes, statements, intervals, figures, actors."""

from kg.model.actor import Actor
from kg.model.document import Document, Original, Quote, Section, Sentence
from kg.model.figure import Comparator, Figure
from kg.model.interval import Certainty, Interval, parse_day
from kg.model.statement import (
    Account,
    Aspect,
    Channel,
    Confidence,
    Link,
    LinkKind,
    Mention,
    Modality,
    Phase,
    SpeechAct,
    Stance,
    Statement,
    derived_id,
)
from kg.model.tally import TableRow, Tally

__all__ = [
    "Account",
    "Actor",
    "Aspect",
    "Certainty",
    "Channel",
    "Comparator",
    "Confidence",
    "Document",
    "Figure",
    "Interval",
    "Link",
    "LinkKind",
    "Mention",
    "Modality",
    "Original",
    "Phase",
    "Quote",
    "Section",
    "Sentence",
    "SpeechAct",
    "Stance",
    "Statement",
    "TableRow",
    "Tally",
    "derived_id",
    "parse_day",
]
