"""What is run: our own sentences and passages, each through the extractor and matched with its labels."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from labels import Gold, Record, attributes, fits, read_gold
from scorer import Matching, Scores, match
from who import Names

from kg.actors import Lexicon, packaged_lexicon
from kg.export.records import statement_record
from kg.extraction import extract
from kg.extraction.words.units import Unit
from kg.model import Account, Document
from kg.reading import read_document, read_text

__all__ = ["HERE", "Case", "Read", "Result", "cases", "lexicon", "produced", "read_passages", "run_case", "run_passage",
           "run_passages"]  # fmt: skip

HERE = Path(__file__).parent


@cache
def lexicon() -> Lexicon:
    """The packaged lexicon with the invented states of our texts, as a user's own file adds them."""
    return packaged_lexicon().with_file(HERE / "actors.tsv")


@cache
def _names() -> Names:
    return Names.of(lexicon())


def produced(document: Document) -> tuple[list[Record], Names]:
    """The records that the extractor makes of a document, and who is who in it."""
    return _produced(extract(document, lexicon()))


def _produced(account: Account) -> tuple[list[Record], Names]:
    acts_for = {actor.name: actor.acts_for for actor in account.actors if actor.acts_for is not None}
    return list(statement_record(account)), _names().with_acts_for(acts_for)


@dataclass(frozen=True)
class Case:
    """A sentence or two of our own, for one phenomenon.

    Attributes:
        id: phenomenon and number.
        phenomenon: what it tests.
        text: the text.
        date: the article's date, ``YYYY-MM-DD``, or ``None``.
        expected: all that may be read in it.
        note: why, where that is not plain.
    """

    id: str
    phenomenon: str
    text: str
    date: str | None
    expected: tuple[Gold, ...]
    note: str


def cases() -> Iterator[Case]:
    """The cases, in the order of the file.

    Raises:
        ValueError: an expected statement is not one; the message names the case.
    """
    with (HERE / "cases.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            try:
                expected = tuple(Gold.of(values) for values in json.loads(row["expected"]))
            except (ValueError, TypeError) as problem:
                raise ValueError(f"case {row['id']}: {problem}") from problem
            yield Case(row["id"], row["phenomenon"], row["text"], row["date"] or None, expected, row["note"])


@dataclass(frozen=True)
class Result:
    """What came of one text.

    Attributes:
        id: of the case or passage.
        text: as it was read.
        records: all that was emitted.
        matching: with the labels.
        names: who is who in it.
        document: as it was read.
    """

    id: str
    records: list[Record]
    matching: Matching
    names: Names
    document: Document

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def scores(self) -> Scores:
        """The counts of this text alone."""
        scores = Scores()
        scores.add(self.matching, self.names)
        scores.add_quotes(self.text, self.records)
        return scores


def run_case(case: Case) -> tuple[bool, Result]:
    """Whether the extractor reads all of the case, and nothing else, with every attribute right; and the result."""
    text = f"---\ndate: {case.date}\n---\n{case.text}" if case.date else case.text
    document = read_text(text, id=case.id)
    records, names = produced(document)
    strict = match(case.expected, records, names, fit=_agrees, everything=True)
    passed = not strict.missed and not strict.extra
    return passed, Result(case.id, records, match(case.expected, records, names, everything=True), names, document)


def _agrees(gold: Gold, record: Record, names: Names) -> bool:
    return fits(gold, record, names) and all(attributes(gold, record, names).values())


@dataclass(frozen=True)
class Read:
    """What the extractor makes of a passage.

    Attributes:
        path: of the passage.
        document: as it was read.
        account: what it says.
        units: those of its units that stand for somebody.
    """

    path: Path
    document: Document
    account: Account
    units: tuple[Unit, ...]


@cache
def read_passages(split: str) -> tuple[Read, ...]:
    """The passages of a split, ``dev`` or ``heldout``, by name, with what the extractor makes of each; read once."""
    return tuple(map(_read, sorted((HERE / "passages" / split).glob("*.txt"))))


def _read(path: Path) -> Read:
    document, units = read_document(path), list[Unit]()
    account = extract(document, lexicon(), on_units=units.extend)
    return Read(path, document, account, tuple(unit for unit in units if unit.actor or unit.speaker))


def run_passages(split: str) -> list[Result]:
    """The passages of a split with their labels."""
    return list(map(_matched, read_passages(split)))


def run_passage(path: Path) -> Result:
    """One passage and its labels."""
    return _matched(_read(path))


def _matched(read: Read) -> Result:
    records, names = _produced(read.account)
    matching = match(read_gold(read.path.with_suffix(".gold.jsonl")), records, names)
    return Result(read.path.stem, records, matching, names, read.document)
