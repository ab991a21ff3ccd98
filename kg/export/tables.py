"""Tables for spreadsheets and statistics: nodes, ties, evidence, agreements, mediations and figures, as CSV.

The tables are joined by names and by ``assertable``, the id of what is asserted. They are UTF-8 with a byte order mark,
without which Excel spoils accents; all texts are quoted, numbers are not.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.beliefs import Evidence, Held
from kg.export.flat import EDGE_FIELDS, NODE_FIELDS, FlatEdge, Value, flat_edges, flat_nodes, said
from kg.export.text import safe_cell, visible_lines, visible_text
from kg.vocabulary import vocabulary

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["TABLES", "csv_tables"]

Cell = str | int | float | bool | tuple[str, ...] | tuple[int, ...] | None
Row = Mapping[str, Cell]

_STANDING = ("status", "modality", "reason", "time", "from_earliest", "from_latest", "to_earliest", "to_latest", "when")
_ABOUT = ("relation", "event", "subject", "object", "parties", "concerning", "content", "place", "agreement", "phase")
_CLAIM = (
    "statement", "implied", "stance", "claimant", "via", "origin", "speech_act", "channel", "claim_modality", "aspect",
    "claim_time", "quote", "original", "start", "end", "section", "document", "title", "publisher", "issued",
    "restated_from", "lines", "inferred", "confidence", "confidence_reason", "extractor", "score", "note",
)  # fmt: skip
_EDGE = tuple(name for name in EDGE_FIELDS if name not in ("evidence", "label"))

TABLES: Mapping[str, tuple[str, ...]] = {
    "nodes.csv": ("name", *(name for name in NODE_FIELDS if name != "label")),
    "ties.csv": ("id", "source", "target", *_EDGE),
    "evidence.csv": ("assertable", *_ABOUT, "status", "modality", "time", "when", *_CLAIM),
    "agreements.csv": ("agreement", "type", "parties", "phase", *_STANDING, "last_evidenced", "quotes", "assertable"),
    "mediations.csv": (
        "helper", "role", "parties", "agreement", "place", *_STANDING, "last_evidenced", "quotes", "assertable",
    ),
    "figures.csv": (
        "measure", "population", "side", "min", "max", "comparator", "as_stated", "place", *_STANDING, "claimants",
        "quotes", "assertable",
    ),
}  # fmt: skip
"""The tables by file name, each with its columns; `docs/exports.md` says what they mean."""


def csv_tables(network: nx.MultiDiGraph[str], held: Iterable[Held]) -> dict[str, bytes]:
    """The tables of a view or a part of one, by file name.

    Args:
        network: as `kg.network.build_network` gives it.
        held: what the view holds; beyond the ties of the network also figures, aims, capabilities and assessments.

    Returns:
        every table, also those that have no rows.
    """
    edges, kept = flat_edges(network), sorted(held, key=lambda item: item.assessment.id)
    rows: dict[str, Iterable[Row]] = {
        "nodes.csv": ({"name": node.id, **node.attributes} for node in flat_nodes(network)),
        "ties.csv": ({"id": e.id, "source": e.source, "target": e.target, **e.attributes} for e in edges),
        "evidence.csv": (row for item in kept for row in _evidence(item)),
        "agreements.csv": _whole(edges, network, "agreement"),
        "mediations.csv": _whole(edges, network, "mediation"),
        "figures.csv": _figures(kept),
    }
    return {name: _written(columns, rows[name]) for name, columns in TABLES.items()}


def _written(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def _cell(value: Cell) -> str | int | float:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if value is None:
        return ""
    return safe_cell(visible_text(value) if isinstance(value, str) else visible_lines(map(str, value)))


def _whole(edges: Iterable[FlatEdge], network: nx.MultiDiGraph[str], what: str) -> Iterator[Row]:
    """A row for each agreement, or each mediation, that somebody asserts: all its lines in one."""
    seen: set[Value] = set()
    for edge in edges:
        row, relation = edge.attributes, vocabulary().relation(str(edge.attributes["relation"]))
        key = row["assertable"]
        ends = (relation.edge_from, relation.edge_to)
        found = "agreement" if ends[1] == "agreement" else "mediation" if ends == ("subject", "party") else None
        if found != what or key in seen:
            continue
        seen.add(key)
        if what == "agreement":
            yield {**row, "type": network.nodes[edge.target]["type_label"]}
        else:
            yield {**row, "helper": edge.source, "role": relation.label}


def _standing(item: Held) -> dict[str, Cell]:
    assessment, interval = item.assessment, item.assessment.interval
    bounds = {name: getattr(interval, name) for name in ("from_earliest", "from_latest", "to_earliest", "to_latest")}
    return {
        "assertable": assessment.id,
        "status": assessment.standing.status,
        "reason": assessment.standing.reason,
        "modality": assessment.statement.modality,
        "time": interval.as_stated,
        "when": item.when,
        **{name: day.isoformat() if day else None for name, day in bounds.items()},
    }


def _evidence(item: Held) -> Iterator[Row]:
    statement = item.assessment.statement
    about: dict[str, Cell] = {
        "relation": statement.relation,
        "event": vocabulary().labels.get(statement.event or "", statement.event),
        "subject": statement.subject,
        "object": statement.object,
        "parties": statement.parties,
        "concerning": statement.concerning,
        "content": statement.content,
        "place": statement.place,
        "agreement": statement.agreement,
        "phase": statement.status,
    }
    claims = [(claim, False) for claim in item.assessment.evidence] + [(c, True) for c in item.assessment.implied]
    for claim, implied in claims:
        yield {**_standing(item), **about, **_claim(claim), "implied": implied}


def _claim(claim: Evidence) -> dict[str, Cell]:
    renamed = {"claim_modality": "modality", "claim_time": "time"}
    return {name: getattr(claim, renamed.get(name, name)) for name in _CLAIM if name != "implied"}


def _figures(held: Iterable[Held]) -> Iterator[Row]:
    for item in held:
        statement, figure = item.assessment.statement, item.assessment.statement.figure
        if figure is None:
            continue
        yield {
            **_standing(item),
            "measure": figure.measure,
            "population": figure.population,
            "side": figure.side,
            "min": _number(figure.minimum),
            "max": _number(figure.maximum),
            "comparator": figure.comparator,
            "as_stated": figure.as_stated,
            "place": statement.place,
            "claimants": tuple(sorted({claim.claimant or "the text" for claim in item.assessment.evidence})),
            "quotes": "\n".join(map(said, item.assessment.evidence)),
        }


def _number(value: float | None) -> Cell:
    return int(value) if value is not None and value == int(value) else value
