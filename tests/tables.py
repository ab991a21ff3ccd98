"""Event tables for tests: rows made here, in the columns of the sources."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

GED = {
    "id": "1", "type_of_violence": "1", "side_a": "Government of Pakistan", "side_a_new_id": "142", "side_b": "TTP",
    "side_b_new_id": "356", "dyad_name": "Government of Pakistan - TTP", "number_of_sources": "-1",
    "source_article": "Wire, 2009", "where_coordinates": "Swat", "adm_1": "", "adm_2": "", "country": "Pakistan",
    "where_prec": "1", "latitude": "35.1", "longitude": "72.3", "date_prec": "1", "date_start": "2009-05-01",
    "date_end": "2009-05-01", "best": "3", "high": "4", "low": "2",
}  # fmt: skip
"""A row of UCDP's event data set that fits."""


def ged(*changes: Mapping[str, str]) -> list[dict[str, str]]:
    """Rows that differ from `GED` as said; each has an id of its own unless it says otherwise."""
    return [{**GED, "id": str(number), **change} for number, change in enumerate(changes, start=1)]


def write_table(path: Path, rows: Iterable[Mapping[str, str]], *, before: str = "", **style: str) -> Path:
    """The rows as a CSV file, with a header; ``before`` goes between the two."""
    rows = list(rows)
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(rows[0]), lineterminator="\n", **style)
    writer.writeheader()
    header = buffer.getvalue()
    writer.writerows(rows)
    path.write_text(header + before + buffer.getvalue()[len(header) :], encoding="utf-8")
    return path


def folder_bytes(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
