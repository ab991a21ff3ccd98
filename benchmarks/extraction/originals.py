"""The two founding articles against the rows of facts.tsv that the graph must hold.

What each row is in the ontology's terms stands in tests/crosswalk.tsv, under the row's own key; a row is recovered
where a statement read in its article says the same. One statement recovers one row; what several sentences of an
article say is several statements, for the rows tell apart what it says in different places.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from diagnosis import describe
from labels import Gold, family, fits
from scorer import Matching, match
from suites import produced
from who import Names

from kg.reading import read_document

__all__ = ["Recovery", "listing", "recover"]

_CROSSWALK = Path(__file__).parents[2] / "tests" / "crosswalk.tsv"
_WHOLE = 3
"""The length of a row's own key; those of its further statements are longer."""
_TOPICAL = frozenset(("aim", "capability", "assessment", "measure"))
_ONE = "Afghanistan|Taliban administration|Afghan Taliban"
"""For this count they are one: the articles call whoever governs from Kabul now by one name, now by another."""


@dataclass(frozen=True)
class Recovery:
    """What was found again.

    Attributes:
        recovered: keys of the rows that a statement says, sorted.
        lost: those that none says.
        emitted: how many statements were read in both articles.
        matched: how many of them say what some line of the crosswalk says: a lower bound of their precision, for
            what is true and in no row counts against it.
    """

    recovered: tuple[str, ...]
    lost: tuple[str, ...]
    emitted: int
    matched: int


def recover(folder: Path) -> Recovery | None:
    """The rows recovered from the originals in ``folder``; ``None`` where they are absent."""
    matchings = list(_matchings(folder))
    if not matchings:
        return None
    recovered = {str(gold.words) for matching in matchings for gold, _ in matching.pairs}
    lost = {str(gold.words) for matching in matchings for gold in matching.missed}
    matched = sum(len(matching.pairs) + len(matching.ignored) for matching in matchings)
    emitted = matched + sum(len(matching.extra) for matching in matchings)
    return Recovery(tuple(sorted(recovered)), tuple(sorted(lost)), emitted, matched)


def listing(folder: Path) -> Iterator[str]:
    """What was read in the originals, with its quote, for a person to judge, and the rows lost.

    The row's key stands first, ``+`` for a row's further statement or one told before, ``?`` for what is in no row.
    """
    for matching in _matchings(folder):
        read = [(str(gold.words), record) for gold, record in matching.pairs]
        read += [("+", record) for record in matching.ignored] + [("?", record) for record in matching.extra]
        for key, record in sorted(read, key=lambda item: item[1]["start"]):
            yield f"{key:4}{describe(record)} [{record['modality']}, {record['time']}]: {record['quote']}"
        for gold in matching.missed:
            yield f"lost {gold.words}: {describe(gold)}"


def _matchings(folder: Path) -> Iterator[Matching]:
    files = {path.name[:3]: path for path in sorted(folder.glob("[0-9][0-9][0-9]_*.txt"))}
    if not {"000", "004"} <= set(files):
        return
    for prefix, letter in (("000", "A"), ("004", "B")):
        records, names = produced(read_document(files[prefix]))
        golds = [_gold(key, row) for key, row in _rows() if _letter(key) == letter]
        found = match(golds, records, names, fit=_says, everything=True, repeats=True)
        again = tuple(record for record in found.extra if any(_says(gold, record, names) for gold in golds))
        extra = tuple(record for record in found.extra if record not in again)
        yield replace(found, extra=extra, ignored=(*found.ignored, *again))


def _letter(key: str) -> str:
    """The article of a row: those named H are of the second."""
    return "A" if key.startswith("A") else "B"


def _rows() -> list[tuple[str, dict[str, str]]]:
    with _CROSSWALK.open(encoding="utf-8", newline="") as file:
        return [(row["key"], row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _gold(key: str, row: Mapping[str, str]) -> Gold:
    """The row as a label, with its key for its words; a row's further statements (A05b) are optional."""
    topical = family({"relation": row["relation"], "stance": row["stance"]}) in _TOPICAL
    return Gold(
        relation=row["relation"],
        subject=_name(row["subject"]),
        object="*" if topical else _name(row["object"]),
        parties=tuple(_name(party) or "-" for party in row["parties"].split(";") if party),
        stance=row["stance"],
        modality=row["modality"],
        claimant=_name(row["claimant"]),
        time=row["time"] or None,
        figure=_figure(row["figure"]),
        words=key,
        optional=len(key) > _WHOLE,
    )


def _name(name: str) -> str | None:
    return _ONE if name in _ONE.split("|") else name or None


def _figure(text: str) -> dict[str, object] | None:
    if not text:
        return None
    measure, population, side, low, high, comparator = text.split(";")
    return {
        "measure": measure, "population": population, "side": side, "comparator": comparator,
        "as_stated": f"{low} to {high}",
        "min": None if low == "." else float(low), "max": None if high == "." else float(high),
    }  # fmt: skip


def _says(gold: Gold, record: Mapping[str, object], names: Names) -> bool:
    """A forecast does not recover a fact, nor a fact a forecast; a demand may be told as actual."""
    asked = family(record) == "demand"
    same_mode = (record["modality"] == "actual") == (gold.modality == "actual")
    return fits(gold, record, names) and (same_mode or asked)
