"""Rows to ties: who did what to whom, in which year, month or span of years, in how many rows, with how many deaths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import polars as pl

from kg.datasets.mapping import Mapping
from kg.datasets.who import Called, Named
from kg.vocabulary import vocabulary

__all__ = ["ALL", "Step", "current_rows", "name_counts", "names_of", "tie_sums", "tied_rows", "ties"]

Step = Literal["all", "year", "month"]
"""By what rows are summed up: the whole time of a pair, each year, or each month."""
ALL = "all"
_NOBODY = "\0"
_KEY = ("rule", "subject", "object", "doubt", "period")
"""What the rows of a tie have in common."""


def current_rows(releases: Sequence[pl.LazyFrame]) -> pl.LazyFrame:
    """The rows of a table's releases, oldest first, each row as the latest release that has it; with ``release``."""
    numbered = [rows.with_columns(release=pl.lit(number, dtype=pl.UInt16)) for number, rows in enumerate(releases)]
    if len(numbered) == 1:
        return numbered[0]
    rows = pl.concat(numbered)
    latest = rows.group_by("row").agg(pl.col("release").max())
    return rows.join(latest, on=["row", "release"], how="semi")


def name_counts(rows: pl.LazyFrame) -> pl.LazyFrame:
    """How many rows have a name with its code, by rule and side."""
    return pl.concat(
        rows.group_by(name=side, code=f"{side}_code", rule="rule").agg(rows=pl.len()).with_columns(side=pl.lit(side))
        for side in ("a", "b")
    ).filter(pl.col("name").is_not_null())


def names_of(counts: pl.DataFrame, mapping: Mapping) -> list[Named]:
    """Every name with its code, how many rows have it, and the class that the rules give it: the most special one.

    Args:
        counts: as `name_counts` gives them for the rows, or for parts of them one below the other.
        mapping: what the rows mean.
    """
    found: dict[tuple[str, str | None], tuple[int, str | None]] = {}
    for name, code, rule, number, side in counts.sort("name", "code", "rule", "side", nulls_last=False).iter_rows():
        kind = mapping.rules[rule].types[0 if side == "a" else 1]
        kind = kind or next(
            (each.type for each in mapping.renames if each.type and each.name and _came_of(name, each.name)), None
        )
        before, held = found.get((name, code), (0, None))
        found[(name, code)] = (before + number, _special(held, kind))
    return [Named(name, code, number, kind) for (name, code), (number, kind) in found.items()]


def _came_of(name: str, template: str) -> bool:
    return name.startswith(template.partition("{")[0]) and template.partition("{")[0] != ""


def _special(first: str | None, second: str | None) -> str | None:
    if first is None or second is None:
        return first or second
    return second if vocabulary().is_a(second, first) else first


def tied_rows(rows: pl.LazyFrame, called: Iterable[Called], mapping: Mapping, step: Step) -> pl.LazyFrame:
    """The rows with the tie that each belongs to: ``subject``, ``object`` and ``period`` beside its own columns.

    A symmetric relation has its ends in the order of their names. A row whose time is not surely within one year (or
    month) belongs to a period of its own: that time. Rows whose sides are one actor tie nobody, and are left out.
    """
    actors = _actor_table(called)
    symmetric = [
        n for n, rule in enumerate(mapping.rules) if rule.relation and vocabulary().relation(rule.relation).symmetric
    ]
    for side in ("a", "b"):
        known = actors.rename({"name": side, "key": f"{side}_key", "actor": f"{side}_actor"})
        rows = rows.with_columns(pl.col(f"{side}_code").fill_null(_NOBODY).alias(f"{side}_key"))
        rows = rows.join(known.lazy(), on=[side, f"{side}_key"], how="left").drop(f"{side}_key")
    first, second = pl.col("a_actor"), pl.col("b_actor")
    swapped = pl.when(pl.col("rule").is_in(symmetric)).then(second < first).otherwise(pl.col("turned"))
    return rows.filter(first != second).with_columns(
        subject=pl.when(swapped).then(second).otherwise(first),
        object=pl.when(swapped).then(first).otherwise(second),
        period=_period(step),
    ).drop("a_actor", "b_actor")  # fmt: skip


def _actor_table(called: Iterable[Called]) -> pl.DataFrame:
    rows = [(name, code or _NOBODY, actor) for name, code, actor in called]
    return pl.DataFrame(rows, schema={"name": pl.String, "key": pl.String, "actor": pl.String}, orient="row")


def _period(step: Step) -> pl.Expr:
    if step == ALL:
        return pl.lit(ALL)
    first, last = pl.col("first"), pl.col("last")
    year = pl.when(first.dt.year() == last.dt.year()).then(first.dt.strftime("%Y"))
    month = pl.when((first.dt.year() == last.dt.year()) & (first.dt.month() == last.dt.month())).then(
        first.dt.strftime("%Y-%m")
    )
    spans = [month, year] if step == "month" else [year]
    return pl.coalesce(*spans, pl.col("time"))


def tie_sums(tied: pl.LazyFrame) -> pl.LazyFrame:
    """The sums of rows by the tie that each belongs to, and the place of the earliest; see `tied_rows`."""
    numbers = [pl.col(name) for name in ("low", "best", "high")]
    place = (
        (pl.col("first").cast(pl.Int32).cast(pl.Int64) + 1_000_000) * 2**40
        + pl.col("release").cast(pl.Int64) * 2**32
        + pl.col("line").cast(pl.Int64)
    )
    return _by_tie(
        tied.with_columns(
            place=place, low=pl.min_horizontal(*numbers), high=pl.max_horizontal(*numbers), rows=pl.lit(1, pl.Int64)
        )
    )


def _by_tie(rows: pl.LazyFrame) -> pl.LazyFrame:
    """The sums of rows, or of sums: it makes no difference by which steps they are put together."""
    return rows.group_by(_KEY).agg(
        pl.col("rows").sum(),
        pl.col("first").min(),
        pl.col("last").max(),
        *(pl.when(pl.col(name).count() > 0).then(pl.col(name).sum()).alias(name) for name in ("low", "best", "high")),
        pl.col("place").min(),
    )


def ties(sums: pl.LazyFrame, parts: Iterable[tuple[int, pl.LazyFrame]]) -> pl.DataFrame:
    """The ties of the rows: a line for each rule, pair, period and doubt; sorted.

    Columns: ``rule``, ``subject``, ``object``, ``doubt``, ``period``; ``time``, which is the row's own where there is
    only one; ``rows``, ``first``, ``last``; ``low``, ``best``, ``high``; and of the earliest row ``release``, ``row``,
    ``line``, ``start``, ``text``, ``a``, ``b``, ``turned``.

    Args:
        sums: as `tie_sums` gives them for the rows, or for parts of them one below the other.
        parts: the same rows, part by part, each with the number of its release: whence the texts that are quoted come.
    """
    found = _by_tie(sums).collect(engine="streaming")
    wanted = found.select(release=pl.col("place") // 2**32 % 2**8, line=pl.col("place") % 2**32).with_columns(
        pl.col("release").cast(pl.UInt16), pl.col("line").cast(pl.UInt32)
    )
    found = found.with_columns(wanted["release"], wanted["line"])
    earliest = _shown(parts, wanted)
    whole = found.join(earliest, on=["release", "line"], how="left")
    years = pl.format("{}/{}", pl.col("first").dt.strftime("%Y"), pl.col("last").dt.strftime("%Y"))
    one_year = pl.col("first").dt.year() == pl.col("last").dt.year()
    time = (
        pl.when(pl.col("rows") == 1).then(pl.col("own_time"))
        .when(pl.col("period") != ALL).then(pl.col("period"))
        .when(one_year).then(pl.col("first").dt.strftime("%Y"))
        .otherwise(years)
    )  # fmt: skip
    return whole.with_columns(time=time).drop("place", "own_time").sort(*_KEY, nulls_last=False)


def _shown(parts: Iterable[tuple[int, pl.LazyFrame]], wanted: pl.DataFrame) -> pl.DataFrame:
    """The rows that are quoted. Read part by part: the texts of a table are most of its bytes."""
    columns = ["line", "start", "row", "text", "a", "b", "turned"]
    found = []
    for release, part in parts:
        lines = wanted.filter(pl.col("release") == release)["line"]
        shown = part.filter(pl.col("line").is_in(lines.implode())).select(*columns, own_time="time").collect()
        found.append(shown.with_columns(release=pl.lit(release, dtype=pl.UInt16)))
    return pl.concat(found)
