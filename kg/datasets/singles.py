"""Tables whose rows stand each for itself: of actors, who is who, and agreements, who is party."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from kg.datasets.kept import Release
from kg.datasets.mapping import Mapping
from kg.datasets.rows import columns_of
from kg.datasets.statements import actors_of, document_of, publisher_of
from kg.datasets.who import Judgement, Known, Named
from kg.model import Account, Actor, Quote, Statement, Tally

__all__ = ["party_names", "row_accounts"]

_COLUMNS = ("release", "row", "line", "start", "text", "rule", "a", "a_code", "b", "time", "first", "last", "doubt")


def party_names(rows: pl.LazyFrame, mapping: Mapping) -> list[Named]:
    """The names of the parties of a table of agreements, with how many rows have each."""
    counts = (
        rows.select(name=_parties(mapping)).explode("name").drop_nulls().group_by("name").agg(rows=pl.len()).collect()
    )
    return [Named(name, None, number, None) for name, number in counts.sort("name").iter_rows()]


def _parties(mapping: Mapping) -> pl.Expr:
    """The list of the names that the pattern finds."""
    pattern = mapping.parties or ""
    return pl.col("b").str.extract_all(pattern).list.eval(pl.element().str.extract(pattern, 1).str.strip_chars())


def row_accounts(
    rows: pl.LazyFrame, releases: Sequence[Release], judgements: Sequence[Judgement], mapping: Mapping, known: Known
) -> list[Account]:
    """An account for each release of a table of actors or agreements."""
    publisher = publisher_of(mapping, known.lexicon)
    actors = actors_of(judgements, known) | {publisher.name: publisher}
    wanted = rows.select(*_COLUMNS, parties=_parties(mapping) if mapping.parties else pl.lit(None))
    found: dict[int, list[dict[str, object]]] = defaultdict(list)
    for row in wanted.collect().iter_rows(named=True):
        found[row["release"]].append(row)
    called = {(j.named.name, j.named.code): j.actor for j in judgements}
    accounts = []
    for number, release in enumerate(releases):
        document = document_of(mapping, release, publisher)
        if mapping.kind == "actors":
            named = _actors(found[number], release, mapping, actors, called)
            accounts.append(Account(document, (), tuple(named[name] for name in sorted(named))))
            continue
        said = [_agreement(row, document.id, mapping, publisher.name, called) for row in found[number]]
        statements = tuple(sorted(said, key=lambda one: (one.quote.start, one.id)))
        names = sorted({name for one in statements for name in one.names} | {publisher.name})
        accounts.append(Account(document, statements, tuple(actors[name] for name in names if name in actors)))
    return accounts


def _actors(
    rows: Sequence[dict[str, object]], release: Release, mapping: Mapping, actors: dict[str, Actor],
    called: dict[tuple[str, str | None], str],
) -> dict[str, Actor]:  # fmt: skip
    """The actors of a release, with the other names that its rows give them."""
    columns = columns_of(mapping, release.header, release.file)
    places = [columns[name] for name in mapping.aliases if name in columns]
    found: dict[str, Actor] = {}
    for row in rows:
        code = row["a_code"]
        name = called[(str(row["a"]), None if code is None else str(code))]
        actor = found.get(name, actors[name])
        fields = next(csv.reader([str(row["text"])], delimiter=release.delimiter), [])
        others = {fields[place].strip() for place in places if place < len(fields)} | {*actor.aliases}
        found[name] = replace(actor, aliases=tuple(sorted(others - {"", name})))
    return found


def _agreement(
    row: dict[str, object], document: str, mapping: Mapping, publisher: str, called: dict[tuple[str, str | None], str]
) -> Statement:
    rule = mapping.rules[int(str(row["rule"]))]
    start, text, names = int(str(row["start"])), str(row["text"]), row["parties"]
    parties = sorted({called[(str(name), None)] for name in names if name}) if isinstance(names, list) else []
    doubt = None if row["doubt"] is None else str(row["doubt"])
    return Statement(
        quote=Quote(document, start, start + len(text), text, "body", (int(str(row["line"])),)),
        relation="partyTo",
        subject=parties[0],
        parties=tuple(parties),
        agreement=str(row["a"]),
        event=rule.event,
        speech_act="reports",
        claimant=publisher,
        time=str(row["time"]),
        tally=Tally(mapping.name, 1, str(row["first"]), str(row["last"])),
        note=f"{rule.label}: the row {row['row']} of {mapping.name}" if rule.label else None,
        confidence="low" if doubt else None,
        confidence_reason=doubt,
        extractor=mapping.extractor,
    )
