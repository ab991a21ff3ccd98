"""Mappings: what the columns of an event table mean, said in a file that a user can copy for a table of their own.

The format is described in `docs/datasets.md`. A mapping is read as hostile input: whatever it holds that is not known,
or does not fit, is refused with file, line and remedy.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace
from typing import Literal

__all__ = [
    "DELIMITERS",
    "Alleged",
    "Condition",
    "DateMapping",
    "FigureMapping",
    "FileFormat",
    "Kind",
    "Mapping",
    "PlaceMapping",
    "Precision",
    "Rename",
    "Rule",
    "Side",
    "SourceMapping",
]

Kind = Literal["events", "actors", "agreements"]
Precision = Literal["day", "range", "week", "month", "year"]
"""What a date of a row means: that day; a day between start and end; one at most six days off; its month; its year."""
SideName = Literal["a", "b"]
DELIMITERS: MappingOf[str, str] = {"comma": ",", "tab": "\t", "semicolon": ";", "pipe": "|"}
"""The signs between columns by the names that a mapping and the command line have for them."""


@dataclass(frozen=True, slots=True)
class FileFormat:
    """How the file is written.

    Attributes:
        delimiter: one character.
        header: the names of the columns, where the file has none of its own.
        encoding: of the bytes, where the source states another than UTF-8.
    """

    delimiter: str = ","
    header: tuple[str, ...] = ()
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class DateMapping:
    """When a row's event happened.

    Attributes:
        start: the field of the first day.
        end: of the last; the same field where there is one only.
        formats: how days are written, as ``strptime`` has it; the first that fits is taken.
        precision: the field that says how precise the dates are, or ``None``.
        values: what its values mean.
        otherwise: the precision where there is no such field.
        year: the field of the year, which has to be that of the first or the last day or between, or ``None``.
    """

    start: str
    end: str
    formats: tuple[str, ...] = ("%Y-%m-%d",)
    precision: str | None = None
    values: MappingOf[str, Precision] | None = None
    otherwise: Precision = "day"
    year: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceMapping:
    """Where: the first of ``names`` that a row fills, with the source's own word for how precise it is."""

    names: tuple[str, ...] = ()
    latitude: str | None = None
    longitude: str | None = None
    precision: str | None = None
    values: MappingOf[str, str] | None = None


@dataclass(frozen=True, slots=True)
class FigureMapping:
    """A number that a row gives; a field that is ``None`` is not given."""

    measure: str
    best: str | None = None
    low: str | None = None
    high: str | None = None


@dataclass(frozen=True, slots=True)
class SourceMapping:
    """What a row rests on: how many sources, the values that mean "unknown", and the fields that name them."""

    count: str | None = None
    unknown: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two whom a row names: the fields of the name and of its code, and the code's scheme.

    Attributes:
        name: fields, or templates of fields in braces; the first of which a row fills every field is taken.
        code: the field of the code, or ``None``.
        scheme: the scheme that the code belongs to.
    """

    name: tuple[str, ...]
    code: str | None = None
    scheme: str | None = None


@dataclass(frozen=True, slots=True)
class Rename:
    """Names of a pattern, what to call them, and their class.

    Attributes:
        pattern: a regular expression that the whole name must fit.
        name: what to call them, in which ``{field}`` is a field of the row and ``{1}`` a group; ``None`` keeps it.
        type: a class of the ontology, or ``None``.
        acts_for: for a reading: whose organ it is, by the name that the lexicon has; a template likewise.
    """

    pattern: str
    name: str | None = None
    type: str | None = None
    acts_for: str | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """That a field holds one of some values, fits a pattern, is filled or not, or is the same as another."""

    field: str
    values: tuple[str, ...] = ()
    pattern: str | None = None
    filled: bool | None = None
    equals: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """What a row says, where the conditions hold.

    Attributes:
        when: all of them must hold.
        relation: a relation of the ontology; ``None`` passes such rows over, and counts them.
        event: a class of event, or ``None``.
        subject: the side that acts, where the source says which; of a symmetric relation neither.
        object_pattern: a pattern of the name that the object has, whichever side it stands on.
        types: the classes of side a and side b, where the source says what they are.
        label: what to call such rows.
    """

    when: tuple[Condition, ...]
    relation: str | None
    event: str | None = None
    subject: SideName | None = None
    object_pattern: str | None = None
    types: tuple[str | None, str | None] = (None, None)
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Alleged:
    """Rows that only allege: a field and a pattern in it, with the reason for low confidence."""

    condition: Condition
    reason: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """What the columns of an event table mean; see `docs/datasets.md`.

    Attributes:
        name: of the table, by which `kg ingest` and the graph call it.
        version: of the mapping.
        title: of the data set.
        publisher: who publishes it, and so claims what the rows say; a name that the lexicon may know.
        publisher_type: its class in the ontology.
        licence: as the publisher states it.
        tried: on what the mapping was tried.
        kind: what a row is about.
        file: how the file is written.
        columns: each field with the names that releases have given its column.
        optional: fields whose column a release may lack.
        row: the fields that name a row, and stay the same over releases.
        date: when; ``None`` for a table of actors.
        place: where.
        figure: how many.
        sources: on what it rests.
        sides: who. Of a table of actors the first is the actor; of one of agreements the first is the agreement's
            label, and the second the text that names its parties.
        aliases: for a table of actors, the fields of other names.
        parties: for a table of agreements, the pattern whose first group is a party's name, wherever it fits.
        renames: names that stand for nobody by themselves, and what to call them; the first that fits.
        readings: how the source writes those whom the lexicon knows by another name: offered as judgements.
        rules: what a row says, the first that fits.
        alleged: which rows only allege.
        confidence: ``low`` where no person has read what the rows rest on, with the reason.
        digest: of the mapping's text.
        text: the mapping's text.
    """

    name: str
    version: str
    title: str
    publisher: str
    publisher_type: str
    licence: str | None
    tried: str
    kind: Kind
    file: FileFormat
    columns: MappingOf[str, tuple[str, ...]]
    optional: frozenset[str]
    row: tuple[str, ...]
    date: DateMapping | None
    place: PlaceMapping
    figure: FigureMapping | None
    sources: SourceMapping
    sides: tuple[Side, Side]
    aliases: tuple[str, ...]
    parties: str | None
    renames: tuple[Rename, ...]
    readings: tuple[Rename, ...]
    rules: tuple[Rule, ...]
    alleged: tuple[Alleged, ...]
    confidence: str | None
    digest: str
    text: str

    def with_delimiter(self, name: str) -> Mapping:
        """The same mapping for a file that another sign splits: another reading, with a digest of its own.

        Args:
            name: one of `DELIMITERS`.
        """
        sign = DELIMITERS[name]
        if sign == self.file.delimiter:
            return self
        digest = hashlib.sha256(f"{self.digest} {name}".encode()).hexdigest()
        return replace(self, file=replace(self.file, delimiter=sign), digest=digest)

    @property
    def extractor(self) -> str:
        """What statements name as their producer."""
        return f"table {self.name} {self.version}"
