"""A table's folder: its releases, and who its names are. What it says stands in the graph beside it.

::

    tables/NAME/
      table.json        the releases, oldest first, and by which step rows are summed up
      mapping.yaml      what the columns mean
      actors.tsv        who the names are; a person overturns a row by writing `person` into its last column
      written.tsv       actors.tsv as it was last written: what a person has changed since shows beside it
      changes.csv       what the latest release changed, row by row
      RELEASE/          release.json, rows-NNNNN.parquet, rejects.csv: written once, never changed
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace
from mmap import mmap
from pathlib import Path
from typing import Any, cast, get_args

import polars as pl

from kg.datasets.kept import MEND, RELEASE_FILE, Release, held_release, release_parts, release_rows
from kg.datasets.mapping import Mapping
from kg.datasets.mapping_file import read_mapping
from kg.datasets.rows import ROW_SCHEMA, columns_of
from kg.datasets.singles import party_names, row_accounts
from kg.datasets.statements import accounts_of, document_id, ends_of
from kg.datasets.summing import Sums
from kg.datasets.ties import ALL, Step, current_rows, tied_rows
from kg.datasets.who import (
    Called,
    Decided,
    Judgement,
    Known,
    Named,
    judge,
    judgements_file,
    read_called,
    read_judgements,
    told_undone,
)
from kg.errors import InputError, KgError, ReadingError, StoreError
from kg.model import Account, Statement
from kg.shards import Executor
from kg.textfile import parse_json, read_plain

__all__ = [
    "ACTORS", "CHANGES", "MANIFEST", "MAPPING", "ROW_COLUMNS", "TABLES", "Changes", "Contents", "Table", "contents",
    "hold", "read_manifest", "table_folders",
]  # fmt: skip

TABLES = "tables"
"""The folder of the tables, in the folder of a graph."""
MANIFEST, MAPPING, ACTORS, CHANGES = "table.json", "mapping.yaml", "actors.tsv", "changes.csv"
"""The files of a table beside its releases."""
MOST_TIES = 20_000
"""Ties by year that a table may come to; beyond that they are summed up over all years."""
_MOST_RELEASES = 256
"""Releases that a table may have: the place of a row has a byte for their number."""
MOST_FIGURES = 5_000
"""Ties up to which their deaths are figures of their own."""
ROW_COLUMNS = (
    "table", "row", "time", "subject", "relation", "object", "low", "best", "high", "place", "place_precision",
    "latitude", "longitude", "sources", "provenance", "doubt", "document", "line", "start", "text",
)  # fmt: skip
"""What is told of a row: ``sources`` is how many there are, and ``provenance`` which; ``line`` and ``start`` (in code
points) are where ``text`` stands in the file."""
_TELLING = ("row", "line", "rule", "a", "a_code", "b", "b_code", "turned", "time", "first", "last", "doubt")
"""What tells which tie a row belongs to."""
_PLACES = {
    "row": pl.String, "line": pl.UInt32, "first": pl.Date, "subject": pl.String, "relation": pl.String,
    "object": pl.String, "period": pl.String, "doubts": pl.String, "release": pl.UInt16, "document": pl.String,
}  # fmt: skip
_MOST_BYTES = 50_000_000
_WRITTEN = "written.tsv"
"""What `kg ingest` itself last wrote as the actors: what differs from it is a person's."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a release changed: how many rows are new, differ, are the same as before, and are withdrawn."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table as its folder holds it.

    Attributes:
        folder: where it lies.
        mapping: what its columns mean.
        releases: oldest first.
        whole: the ids of those that are the whole table: what they lack is withdrawn.
        step: by which its rows are summed up.
        asked: the step that a person asked for, or ``None``.
        figures: whether a person asked for figures, or against them, or ``None``.
        buffers: the bytes of the files of rows by release, where they are held.
        called: whom each name means, likewise.
    """

    folder: Path
    mapping: Mapping
    releases: tuple[Release, ...]
    whole: frozenset[str]
    step: Step
    asked: Step | None
    figures: bool | None
    buffers: MappingOf[str, tuple[mmap, ...]] | None = None
    called: tuple[Called, ...] | None = None

    @classmethod
    def load(cls, folder: Path) -> Table:
        """The table in a folder.

        Raises:
            StoreError: there is none, or it was damaged.
        """
        try:
            data = read_manifest(folder)
            mapping = read_mapping(folder / MAPPING)
            releases = tuple(Release.load(folder / item["id"]) for item in data["releases"])
        except KgError as problem:
            raise StoreError(problem.message, place=problem.place, remedy=MEND) from None
        whole = frozenset(item["id"] for item in data["releases"] if item["whole"])
        return cls(folder, mapping, releases, whole, data["step"], data["asked"], data["figures"])

    @property
    def name(self) -> str:
        """Of the table."""
        return self.mapping.name

    @property
    def documents(self) -> frozenset[str]:
        """The ids of the documents that its releases are."""
        return frozenset(document_id(self.name, release) for release in self.releases)

    def rows(self, *, history: bool = False) -> pl.LazyFrame:
        """The rows as `kg.datasets.rows.ROW_SCHEMA` has them, with the number of their ``release``.

        Args:
            history: whether the rows that a later release changed or withdrew are among them.
        """
        return _rows(self.folder, self.releases, self.whole, history=history)

    def with_buffers(self, buffers: MappingOf[str, tuple[mmap, ...]]) -> Table:
        """The same table, which no longer looks at its files: its rows are read from the bytes given for each release.

        Raises:
            InputError: who its names are cannot be read.
        """
        called = tuple(read_called(self.folder / ACTORS)) if self.mapping.kind == "events" else ()
        return replace(self, buffers=buffers, called=called)

    def rows_of(self, statements: Iterable[Statement], *, skip: int = 0, most: int | None = None) -> pl.DataFrame:
        """The rows that statements of this table sum up, in the order of their days.

        Args:
            statements: of this table.
            skip: how many rows to pass over.
            most: how many to give; ``None`` is all of them.

        Returns:
            the columns of `rows`, with ``subject``, ``relation``, ``object``, ``period`` and ``document``.
        """
        return self.filled(self.places_of(statements).slice(skip, most))

    def places_of(self, statements: Iterable[Statement]) -> pl.DataFrame:
        """Where those rows stand: ``release``, ``line`` and what `rows_of` adds, in its order.

        The table is looked through part by part, and of each only what tells rows apart is read.
        """
        statements = list(statements)
        found = [
            part.with_columns(release=pl.lit(n, dtype=pl.UInt16), document=pl.lit(document_id(self.name, release)))
            for n, release in self._current_releases()
            for part in self._found_in(release, statements)
        ]
        if not found:
            return pl.DataFrame(schema=dict(_PLACES))
        places = pl.concat([each.select(*_PLACES) for each in found]).unique()
        return self._latest(places).drop("row").sort("first", "release", "line", "subject", "object", "relation")

    def filled(self, places: pl.DataFrame) -> pl.DataFrame:
        """The rows at those places, whole, in their order.

        The texts are most of the bytes of a table: they are read part by part, and only where they are wanted.
        """
        whole = [pl.DataFrame(schema={**ROW_SCHEMA, "release": pl.UInt16})]
        for n, release in self._current_releases():
            lines = places.filter(pl.col("release") == n)["line"]
            parts = self._parts(release) if len(lines) else ()
            for part in parts:
                own = part.filter(pl.col("line").is_in(lines.implode())).with_columns(release=pl.lit(n, pl.UInt16))
                whole.append(own.collect())
        numbered = places.drop("first").with_row_index("number")
        return numbered.join(pl.concat(whole), on=["release", "line"]).sort("number").drop("number")

    def _current_releases(self) -> list[tuple[int, Release]]:
        """Those that count, with their numbers: what came before a whole table counts no longer."""
        begin = max((n for n, release in enumerate(self.releases) if release.id in self.whole), default=0)
        return list(enumerate(self.releases))[begin:]

    def _parts(self, release: Release) -> Iterator[pl.LazyFrame]:
        if self.buffers is None:
            yield from release_parts(self.folder / release.id)
            return
        for buffer in self.buffers[release.id]:
            if buffer.size() < len(buffer):  # to read what is no longer there would end the process
                raise ReadingError(
                    "its rows have been cut short since the table was opened", place=self.name,
                    remedy="restore the folder from its backup, or run `kg ingest` again, and have it opened anew",
                )  # fmt: skip
            yield pl.scan_parquet(io.BytesIO(buffer))

    def _found_in(self, release: Release, statements: list[Statement]) -> Iterator[pl.DataFrame]:
        """The places in a release, part by part, whether or not a later release has the rows too."""
        single, summed = _wanted(statements, self.step)
        document = document_id(self.name, release)
        single = single.filter(pl.col("document") == document).drop("document")
        if self.mapping.kind != "events":
            for part in self._parts(release):
                own = part.join(single, on="line", how="semi")
                named = own.select(
                    "row",
                    "line",
                    "first",
                    subject="b",
                    relation=pl.lit("partyTo"),
                    object="a",
                    period=pl.lit(ALL),
                    doubts=pl.lit(""),
                )
                yield named.collect()
            return
        relations = {n: rule.relation or "" for n, rule in enumerate(self.mapping.rules)}
        called = self.called if self.called is not None else tuple(read_called(self.folder / ACTORS))
        ends = {name for one in statements for name in ends_of(one)}
        meant = [each for each in called if each[2] in ends]
        names = pl.Series([each[0] for each in meant], dtype=pl.String).implode()
        for part in self._parts(release):
            rows = part.filter(pl.col("a").is_in(names) & pl.col("b").is_in(names)).select(_TELLING)
            tied = tied_rows(rows, meant, self.mapping, self.step).with_columns(
                relation=pl.col("rule").replace_strict(relations, return_dtype=pl.String),
                doubts=pl.col("doubt").fill_null(""),
            )
            alone = tied.join(single, on="line", how="semi")
            together = tied.join(summed, on=["subject", "object", "relation", "period", "doubts"], how="semi")
            yield (
                pl.concat([alone, together])
                .select("row", "line", "first", "subject", "relation", "object", "period", "doubts")
                .collect()
            )

    def _latest(self, places: pl.DataFrame) -> pl.DataFrame:
        """Without the rows that a later release has again."""
        releases = self._current_releases()
        for n, _ in releases[:-1]:
            ids = places.filter(pl.col("release") == n)["row"]
            if ids.is_empty():
                continue
            later = [
                part.filter(pl.col("row").is_in(ids.implode())).select("row").collect()
                for m, release in releases
                if m > n
                for part in self._parts(release)
            ]
            again = pl.concat(later)["row"].implode()
            places = places.filter((pl.col("release") != n) | ~pl.col("row").is_in(again))
        return places

    def told(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Rows with what is told of them, `ROW_COLUMNS`.

        Args:
            rows: as `rows_of` gives them.
        """
        return rows.with_columns(self.provenance(rows), table=pl.lit(self.name)).select(ROW_COLUMNS)

    def named_fields(self, document: str, text: str) -> list[tuple[str, str]]:
        """The fields of a row, each with the name of its column: deaths first, all others in the order of the file.

        There are none where no release is called so.

        Args:
            document: the release that has the row, as `told` names it.
            text: the row as it stands there.
        """
        release = next((one for one in self.releases if document_id(self.name, one) == document), None)
        if release is None:
            return []
        fields = next(csv.reader([text], delimiter=release.delimiter), [])
        names = [*release.header, *(f"column {n}" for n in range(len(release.header) + 1, len(fields) + 1))]
        figure, columns = self.mapping.figure, columns_of(self.mapping, release.header, release.file)
        deaths = [columns.get(name) for name in (figure.low, figure.best, figure.high) if name] if figure else []
        named = [(name, field.strip()) for name, field in zip(names, fields, strict=False)]
        first = [named[at] for at in dict.fromkeys(deaths) if at is not None and at < len(named)]
        return [*first, *(pair for at, pair in enumerate(named) if at not in deaths)]

    def provenance(self, rows: pl.DataFrame) -> pl.Series:
        """What each row names as its sources: the fields that the mapping lists under ``sources``, as the row has them.

        Args:
            rows: with ``document`` and ``text``.
        """
        by_document = {document_id(self.name, release): release for release in self.releases}
        places = {
            document: columns_of(self.mapping, release.header, release.file)
            for document, release in by_document.items()
        }
        told = []
        for document, text in rows.select("document", "text").iter_rows():
            fields = next(csv.reader([text], delimiter=by_document[document].delimiter), [])
            columns = places[document]
            named = [(name, columns[name]) for name in self.mapping.sources.fields if name in columns]
            told.append("; ".join(f"{name}: {fields[at].strip()}" for name, at in named if fields[at].strip()) or None)
        return pl.Series("provenance", told, pl.String)


def _wanted(statements: Iterable[Statement], step: Step) -> tuple[pl.LazyFrame, pl.LazyFrame]:
    """What tells the rows of statements: the place of a row that stands alone, and what others have in common."""
    single, summed = [], []
    for one in statements:
        if one.tally is not None and one.tally.rows == 1:
            single.append((one.document, one.quote.lines[0]))
        elif one.tally is not None:
            summed.append((*ends_of(one), one.relation, ALL if step == ALL else one.time, one.confidence_reason or ""))
    texts = ("subject", "object", "relation", "period", "doubts")
    return (
        pl.LazyFrame(single, schema={"document": pl.String, "line": pl.UInt32}, orient="row"),
        pl.LazyFrame(summed, schema=dict.fromkeys(texts, pl.String), orient="row"),
    )


def read_manifest(folder: Path) -> dict[str, Any]:
    """What a table's folder says of its releases and of how they are summed up.

    Raises:
        StoreError: it does not say it.
    """
    try:
        data = cast("dict[str, Any]", parse_json(read_plain(folder / MANIFEST)))
        for item in data["releases"]:
            _plain(item["id"]), item["whole"]
        if data["step"] not in get_args(Step) or data["asked"] not in (None, *get_args(Step)) or not data["releases"]:
            raise ValueError("no step, or no release")
        if data["figures"] not in (None, True, False):
            raise ValueError("figures are yes or no")
    except (OSError, ValueError, TypeError, KeyError, KgError) as problem:
        raise StoreError(
            f"it does not tell of a table ({problem})", place=str(folder / MANIFEST), remedy=MEND
        ) from None
    return data


def _plain(name: object) -> str:
    if not isinstance(name, str) or name != Path(name).name or name.startswith("."):
        raise ValueError(f"{name!r} is no folder's name")
    return name


def hold(folder: Path, copy: Path) -> dict[str, tuple[mmap, ...]]:
    """Hold a table as it is now, whatever becomes of its folder.

    Args:
        folder: of the table.
        copy: a folder for the small files, from which `Table.load` reads it.

    Returns:
        for each release the bytes of its rows, for `Table.with_buffers`.

    Raises:
        InputError: a release was damaged.
        OSError: a file cannot be read or written.
    """
    copy.mkdir(parents=True)
    for name in (MANIFEST, MAPPING, ACTORS):
        (copy / name).write_bytes(read_plain(folder / name, most=_MOST_BYTES))
    found = {}
    for told in sorted(folder.glob(f"*/{RELEASE_FILE}")):
        found[told.parent.name] = held_release(told.parent, copy / told.parent.name)
    return found


@dataclass(frozen=True, slots=True)
class Contents:
    """What is to be written into a table's folder, and what it comes to.

    Attributes:
        files: by name.
        accounts: what the table says.
        judgements: who its names are.
        changes: what the latest release changed.
        rows: how many rows are current.
        step: by which they are summed up.
        figures: whether deaths are figures of their own.
        table: as it is once they are written.
        notes: what a person should be told of the decisions.
    """

    files: dict[str, bytes]
    accounts: list[Account]
    judgements: list[Judgement]
    changes: Changes
    rows: int
    step: Step
    figures: bool
    table: Table
    notes: tuple[str, ...] = ()


def table_folders(folder: Path) -> list[Path]:
    """The folders of the tables that the folder of a graph holds, sorted."""
    tables = folder / TABLES
    if not tables.is_dir():
        return []
    return sorted(path.parent for path in tables.glob(f"*/{MANIFEST}") if not path.parent.name.startswith("."))


def contents(
    folder: Path,
    mapping: Mapping,
    releases: Sequence[Release],
    whole: frozenset[str],
    known: Known,
    *,
    step: Step | None = None,
    figures: bool | None = None,
    decisions: Path | None = None,
    executor: Executor | None = None,
) -> Contents:
    """What a table's folder is to hold, from the releases in it.

    The same releases, decisions and known actors give the same bytes.

    Args:
        folder: of the table; its releases lie in it.
        mapping: what the columns mean.
        releases: oldest first.
        whole: the ids of those that are the whole table.
        known: whom its names may mean.
        step: by which rows are summed up; by default by year, and over all years where that comes to too many.
        figures: whether the deaths of a tie are a figure beside it; by default where ties are not too many.
        decisions: a file of judgements with a person's decisions, which go before those of the one in the folder.
        executor: who sums rows up; by default this process. It makes no difference to what comes out.

    Raises:
        InputError: the file of judgements is none, or there are too many releases.
    """
    if len(releases) > _MOST_RELEASES:
        raise InputError(
            f"more than {_MOST_RELEASES} releases of one table", place=str(folder),
            remedy="put files together before you ingest them, or use one mapping a year, with a name of its own",
        )  # fmt: skip
    rows = _rows(folder, releases, whole)
    sums = Sums(folder, mapping, releases, whole, executor or Executor())
    names = party_names(rows, mapping) if mapping.kind == "agreements" else sums.names()
    decided, notes = _decided(folder, decisions, known, names)
    judgements = judge(names, mapping, known, decided.judgements)
    if (folder / ACTORS).is_file() and not (folder / _WRITTEN).is_file():
        notes = (*notes, *told_undone(folder / ACTORS, judgements))
    listed_actors = judgements_file([*judgements, *decided.strays])
    called = [(j.named.name, j.named.code, j.actor) for j in judgements]
    chosen: Step = step or "year"
    has_figures = False
    if mapping.kind == "events":
        found = sums.ties(called, chosen)
        if step is None and len(found) > MOST_TIES:
            chosen, found = "all", sums.ties(called, "all")
        has_figures = len(found) <= MOST_FIGURES if figures is None else figures
        accounts = accounts_of(found, releases, judgements, mapping, known, figures=has_figures)
    else:
        accounts = row_accounts(rows, releases, judgements, mapping, known)
    changes, listed = _changes(folder, releases, whole)
    manifest = {
        "table": mapping.name,
        "step": chosen,
        "asked": step,
        "figures": figures,
        "releases": [{"id": release.id, "whole": release.id in whole} for release in releases],
    }
    files = {
        MAPPING: mapping.text.encode("utf-8"),
        ACTORS: listed_actors,
        _WRITTEN: listed_actors,
        CHANGES: listed,
        MANIFEST: json.dumps(manifest, indent=1, sort_keys=True).encode(),
    }
    table = Table(folder, mapping, tuple(releases), whole, chosen, step, figures, called=tuple(called))
    count = int(rows.select(pl.len()).collect().item())
    return Contents(files, accounts, judgements, changes, count, chosen, has_figures, table, notes)


def _decided(folder: Path, other: Path | None, known: Known, names: Sequence[Named]) -> tuple[Decided, tuple[str, ...]]:
    """What a person has decided in the table's own file, and in another one, which goes before it.

    What the other file says of names that this table lacks is nothing of this table's, and stays there.
    """
    own, written, decided = folder / ACTORS, folder / _WRITTEN, Decided()
    is_own = other is not None and own.is_file() and other.resolve() == own.resolve()
    if own.is_file():
        decided = read_judgements(own, known, names, written=written if written.is_file() else None)
    if other is None or is_own:
        return decided, decided.notes
    more = read_judgements(other, known, names)
    overruled = [
        f"{other}: {key[0]!r} is {one.verdict} {one.other or ''}".rstrip() + f", where {own} had another decision"
        for key, one in more.judgements.items()
        if (was := decided.judgements.get(key)) and (was.verdict, was.other) != (one.verdict, one.other)
    ]
    both = replace(decided, judgements={**decided.judgements, **more.judgements})
    return both, (*decided.notes, *more.notes, *overruled)


def _rows(folder: Path, releases: Sequence[Release], whole: frozenset[str], *, history: bool = False) -> pl.LazyFrame:
    frames = [release_rows(folder / release.id) for release in releases]
    if history:
        return pl.concat([rows.with_columns(release=pl.lit(n, dtype=pl.UInt16)) for n, rows in enumerate(frames)])
    # What came before a whole table counts no longer; its rows keep their place, so that numbers of releases stay.
    begin = max((n for n, release in enumerate(releases) if release.id in whole), default=0)
    return current_rows([pl.LazyFrame(schema=dict(ROW_SCHEMA)) if n < begin else rows for n, rows in enumerate(frames)])


def _changes(folder: Path, releases: Sequence[Release], whole: frozenset[str]) -> tuple[Changes, bytes]:
    """What the latest release changed, and the list of it as CSV."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(["row", "change", "line before", "line now"])
    new = release_rows(folder / releases[-1].id).select("row", "line", "text")
    if len(releases) == 1:
        return Changes(added=releases[-1].rows), buffer.getvalue().encode()
    before = _rows(folder, releases[:-1], whole).select("row", "text", old_line="line")
    both = before.join(new, on="row", how="full", coalesce=True, suffix="_new")
    is_new, is_gone = pl.col("text").is_null(), pl.col("text_new").is_null()
    change = (
        pl.when(is_new).then(pl.lit("added"))
        .when(is_gone).then(pl.lit("withdrawn" if releases[-1].id in whole else "kept"))
        .when(pl.col("text") != pl.col("text_new")).then(pl.lit("changed"))
        .otherwise(pl.lit("unchanged"))
    )  # fmt: skip
    told = both.select("row", change=change, old_line="old_line", line="line")
    counts = dict(told.group_by("change").agg(pl.len()).collect(engine="streaming").iter_rows())
    listed = (
        told.filter(pl.col("change").is_in(["added", "changed", "withdrawn"])).sort("row").collect(engine="streaming")
    )
    writer.writerows(listed.iter_rows())
    changes = Changes(*(int(counts.get(name, 0)) for name in ("added", "changed", "unchanged", "withdrawn")))
    return changes, buffer.getvalue().encode("utf-8")
