"""Rows of a table, normalised: who, what, when and how many, with the reason for each row that does not fit."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from functools import reduce

import polars as pl

from kg.actors import LONGEST_NAME
from kg.datasets.mapping import Condition, Mapping, Rename, Rule, Side
from kg.datasets.mapping_file import template_parts
from kg.errors import InputError, suggestion

__all__ = ["ROW_SCHEMA", "columns_of", "field", "is_tag_row", "normalised"]

ROW_SCHEMA: MappingOf[str, pl.DataType | type[pl.DataType]] = {
    "row": pl.String,
    "line": pl.UInt32,
    "start": pl.UInt64,
    "text": pl.String,
    "rule": pl.UInt16,
    "a": pl.String,
    "a_code": pl.String,
    "b": pl.String,
    "b_code": pl.String,
    "turned": pl.Boolean,
    "time": pl.String,
    "first": pl.Date,
    "last": pl.Date,
    "place": pl.String,
    "place_precision": pl.String,
    "latitude": pl.Float64,
    "longitude": pl.Float64,
    "low": pl.Int64,
    "best": pl.Int64,
    "high": pl.Int64,
    "sources": pl.Int32,
    "doubt": pl.String,
}
"""What a row is kept as. ``a`` and ``b`` are the table's own names; ``turned`` says that b acts on a; ``doubt`` is why
it only alleges, or null. A number, place or code that the source does not give is null."""

_UNSEEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
"""Characters that no text of XML can hold: a name or a quote with one could not be given on."""
_DECIMAL_COMMA = r"^[+-]?\d+(?:,\d+)+(?:\.\d*)?$"
_GROUPED = _DECIMAL_COMMA + r"|^[+-]?\d{1,3}(?:[.'’ \u{a0}\u{202f}]\d{3})+(?:,\d+)?$"
"""A count with thousands set apart, or with a comma: 1.000 is one to some, and a thousand to others."""
_MOST = 10**9
"""More people than any event can have killed."""


def columns_of(mapping: Mapping, header: Sequence[str], place: str, *, is_new: bool = False) -> dict[str, int]:
    """For each field of the mapping the number of its column: the first of its names that the file has.

    Args:
        mapping: what the columns mean.
        header: their names.
        place: the file's name, for messages.
        is_new: whether the file is read for the first time, and may not have two columns of one name.

    Raises:
        InputError: the file has no column for a field that is needed, or more than one of the same name; the message
            lists the names it could have.
    """
    names: dict[str, int] = {}
    for number, name in enumerate(header):
        names.setdefault(name.strip().casefold(), number)
    if is_new:
        _check_once(mapping, header, place)
    found = {}
    for field, candidates in mapping.columns.items():
        known = [names[name.casefold()] for name in candidates if name.casefold() in names]
        if known:
            found[field] = known[0]
        elif field not in mapping.optional:
            raise InputError(
                f"no column {' or '.join(candidates)}", place=f"{place}, line 1", remedy=_renamed_column(
                    field, candidates, header, mapping,
                ),
            )  # fmt: skip
    return found


def _check_once(mapping: Mapping, header: Sequence[str], place: str) -> None:
    """See that no column that the mapping reads stands twice: which of the two is meant, nothing tells."""
    read = {name.casefold() for names in mapping.columns.values() for name in names}
    first: dict[str, int] = {}
    for number, name in enumerate(header, start=1):
        before = first.setdefault(name.strip().casefold(), number)
        if before != number and name.strip().casefold() in read:
            raise InputError(
                f"the column {name.strip()!r} stands twice, as column {before} and as column {number}",
                place=f"{place}, line 1", remedy="remove one of the two, or give it another name",
            )  # fmt: skip


def _renamed_column(field: str, candidates: Sequence[str], header: Sequence[str], mapping: Mapping) -> str:
    """What to do where a column is missing: which one may be meant, of those that are no other field's."""
    others = {name.casefold() for names in mapping.columns.values() for name in names}
    free = [name for name in header if name.strip() and name.strip().casefold() not in others]
    copy = f"in a copy of the mapping (`kg ingest --show {mapping.name}`, and then --mapping)"
    words = [_words(name) for name in candidates]
    near = [name for name in free if _words(name) in words]
    asked = f"did you mean {', '.join(near)}" if near else suggestion(candidates[0], free, otherwise="")
    if not asked:
        return f"is this a table of {mapping.title}? else say which column it is, under `columns` {copy}"
    first = near[0] if near else asked.removeprefix("did you mean ").split(", ")[0]
    return f"{asked}? then write `{field}: [{first}]` under `columns` {copy}"


def _words(name: str) -> list[str]:
    """The words of a column's name in no order: ``start_date`` and ``Date Start`` are of the same."""
    return sorted(re.findall(r"[^\W_]+", name.casefold()))


def is_tag_row(fields: Sequence[str]) -> bool:
    """Whether a row holds nothing but the tags of the Humanitarian Exchange Language, below the header."""
    filled = [field.strip() for field in fields if field.strip()]
    return bool(filled) and all(field.startswith("#") for field in filled)


def field(name: str) -> pl.Expr:
    """The column of a frame that holds a field of the mapping: apart from the columns that are made of it."""
    return pl.col(f"field {name}")


def normalised(frame: pl.DataFrame, mapping: Mapping) -> pl.DataFrame:
    """The rows of a frame as `ROW_SCHEMA` has them, with a column ``reason``: why a row does not fit, or null.

    Args:
        frame: the fields of the mapping as texts (see `field`), null where it has no such column, and
            ``line``, ``start`` and ``text``.
        mapping: what they mean.
    """
    # Lazy to the end: one plan, in which what is not needed is not computed.
    fields = frame.lazy().with_columns(field(name).str.strip_chars() for name in mapping.columns)
    fields = fields.with_columns(field(name).replace("", None) for name in mapping.columns)
    fields = fields.with_columns(_when(mapping))
    fields = fields.with_columns(_who(mapping))
    fields = fields.with_columns(_what(mapping))
    fields = fields.with_columns(
        row=pl.concat_str([field(name) for name in mapping.row], separator="|"),
        doubt=_doubt(mapping),
        time=_edtf(),
        **_where(mapping),
        **_how_many(mapping),
    )
    reason = pl.coalesce(pl.when(wrong).then(pl.lit(text)) for wrong, text in _reasons(mapping))
    rule = pl.when(pl.col("turned").is_null()).then(None).otherwise(pl.col("rule")).cast(pl.UInt16)
    kept = fields.with_columns(_bounds(mapping), reason=reason, rule=rule)
    return kept.select(
        *(pl.col(name).cast(kind, strict=False) for name, kind in ROW_SCHEMA.items()), "reason"
    ).collect()


# When


def _when(mapping: Mapping) -> list[pl.Expr]:
    date = mapping.date
    if date is None:
        nothing = pl.lit(None, dtype=pl.Date)
        return [nothing.alias("first"), nothing.alias("last"), pl.lit("day").alias("precision")]
    names = {"first": date.start, "last": date.end}
    days = [_day(field, date.formats).alias(name) for name, field in names.items()]
    if date.precision is None or date.values is None:
        return [*days, pl.lit(date.otherwise).alias("precision")]
    return [*days, field(date.precision).replace_strict(dict(date.values), default=None).alias("precision")]


def _day(name: str, formats: Sequence[str]) -> pl.Expr:
    """The field as a day: a time of midnight behind it, as databases write, is no part of it."""
    text = field(name).str.replace(r"[ T]\d\d:\d\d(:\d\d(\.\d+)?)?Z?$", "")
    # A month or a year alone is read as its first day; how precise the row is, the mapping says.
    whole = {"%Y": "-01-01", "%Y-%m": "-01"}
    read = [
        (text + whole[form]).str.to_date("%Y-%m-%d", strict=False, exact=True) if form in whole
        else text.str.to_date(form, strict=False, exact=True)
        for form in formats
    ]  # fmt: skip
    day = pl.coalesce(read)
    return pl.when(day.dt.year().is_between(1, 9999)).then(day)


def _edtf() -> pl.Expr:
    """The time in EDTF, no more precise than the row: a month is a month, and a day that is only near is a range."""
    first, last, precision = pl.col("first"), pl.col("last"), pl.col("precision")
    week = pl.duration(days=6)
    near = pl.format("[{}..{}]", _iso(first - week), _iso(last + week))
    span = pl.format("[{}..{}]", _iso(first), _iso(last))
    is_month = (
        (first == first.dt.month_start())
        & (last == last.dt.month_end())
        & (first.dt.month_start() == last.dt.month_start())
    )
    is_year = (
        (first.dt.strftime("%m-%d") == "01-01")
        & (last.dt.strftime("%m-%d") == "12-31")
        & (first.dt.year() == last.dt.year())
    )
    month, year = _iso(first).str.slice(0, 7), _iso(first).str.slice(0, 4)
    one_day = first == last
    return (
        pl.when(precision == "week").then(near)
        .when(is_month).then(month)
        .when(is_year).then(year)
        .when(one_day & (precision == "month")).then(month)
        .when(one_day & (precision == "year")).then(year)
        .when(one_day).then(_iso(first))
        .otherwise(span)
    )  # fmt: skip


def _bounds(mapping: Mapping) -> list[pl.Expr]:
    """The first and the last day that the time can mean."""
    first, last, precision = pl.col("first"), pl.col("last"), pl.col("precision")
    one_day, week = first == last, pl.duration(days=6)
    year_start, year_end = (pl.date(first.dt.year(), *day) for day in ((1, 1), (12, 31)))
    lower = (
        pl.when(precision == "week").then(first - week)
        .when(one_day & (precision == "month")).then(first.dt.month_start())
        .when(one_day & (precision == "year")).then(year_start)
        .otherwise(first)
    )  # fmt: skip
    upper = (
        pl.when(precision == "week").then(last + week)
        .when(one_day & (precision == "month")).then(last.dt.month_end())
        .when(one_day & (precision == "year")).then(year_end)
        .otherwise(last)
    )  # fmt: skip
    return [lower.alias("first"), upper.alias("last")]


def _iso(day: pl.Expr) -> pl.Expr:
    return day.dt.strftime("%Y-%m-%d")


# Who


def _who(mapping: Mapping) -> list[pl.Expr]:
    found = []
    for name, side in zip(("a", "b"), mapping.sides, strict=True):
        found.append(_renamed(_name(side), mapping.renames).alias(name))
        found.append(_code(side, mapping.renames).alias(f"{name}_code"))
    return found


def _name(side: Side) -> pl.Expr:
    """The side's name as the source has it."""
    if not side.name:
        return pl.lit(None, dtype=pl.String)
    return pl.coalesce(_filled(each, pl.lit(None), "") if "{" in each else field(each) for each in side.name)


def _code(side: Side, renames: Sequence[Rename]) -> pl.Expr:
    """The side's code; a name that stands for nobody by itself has a code that does not either."""
    if side.code is None:
        return pl.lit(None, dtype=pl.String)
    name = _name(side)
    code = pl.format("{}:{}", pl.lit(side.scheme), field(side.code))
    patterns = [f"^(?:{rename.pattern})$" for rename in renames if rename.name is not None]
    if not patterns:
        return code
    return pl.when(~name.str.contains("|".join(patterns))).then(code)


def _renamed(name: pl.Expr, renames: Sequence[Rename]) -> pl.Expr:
    result = name
    for rename in reversed(renames):
        if rename.name is not None:
            pattern = f"^(?:{rename.pattern})$"
            result = pl.when(name.str.contains(pattern)).then(_filled(rename.name, name, pattern)).otherwise(result)
    return result


def _filled(template: str, name: pl.Expr, pattern: str) -> pl.Expr:
    parts = []
    for part, is_field in template_parts(template):
        if not is_field:
            parts.append(pl.lit(part))
        elif part.isdecimal():
            parts.append(name.str.extract(pattern, int(part)))
        else:
            parts.append(field(part))
    return pl.concat_str(parts)


# What


def _holds(condition: Condition) -> pl.Expr:
    value = field(condition.field)
    if condition.filled is not None:
        return value.is_not_null() if condition.filled else value.is_null()
    if condition.equals is not None:
        return (value == field(condition.equals)).fill_null(False)
    test = value.is_in(condition.values) if condition.values else value.str.contains(condition.pattern or "")
    return test.fill_null(False)


def _fits(rule: Rule) -> pl.Expr:
    fits = reduce(lambda all_of, one: all_of & one, map(_holds, rule.when), pl.lit(True))
    if rule.object_pattern is not None:
        fits &= pl.col("a").str.contains(rule.object_pattern) != pl.col("b").str.contains(rule.object_pattern)
    return fits.fill_null(False)


def _what(mapping: Mapping) -> list[pl.Expr]:
    """The number of the first rule that fits, and whether b acts on a; of a rule without a relation both are kept."""
    number: pl.Expr = pl.lit(None, dtype=pl.UInt16)
    turned: pl.Expr = pl.lit(None, dtype=pl.Boolean)
    for index, rule in reversed(list(enumerate(mapping.rules))):
        fits = _fits(rule)
        number = pl.when(fits).then(pl.lit(index, dtype=pl.UInt16)).otherwise(number)
        turned = pl.when(fits).then(_is_turned(rule)).otherwise(turned)
    return [number.alias("rule"), turned.alias("turned")]


def _is_turned(rule: Rule) -> pl.Expr:
    if rule.object_pattern is not None:
        return pl.col("a").str.contains(rule.object_pattern)
    return pl.lit(rule.subject == "b")


def _doubt(mapping: Mapping) -> pl.Expr:
    doubts = [pl.when(_holds(each.condition)).then(pl.lit(each.reason)) for each in mapping.alleged]
    return pl.coalesce(*doubts, pl.lit(mapping.confidence, dtype=pl.String))


# Where, and how many


def _where(mapping: Mapping) -> dict[str, pl.Expr]:
    place = mapping.place
    nothing = pl.lit(None, dtype=pl.String)
    precision = nothing
    if place.precision is not None:
        own = field(place.precision)
        precision = own.replace(dict(place.values)) if place.values else own
    return {
        "place": pl.coalesce(field(name) for name in place.names) if place.names else nothing,
        "place_precision": precision,
        "latitude": _number(place.latitude),
        "longitude": _number(place.longitude),
    }


def _how_many(mapping: Mapping) -> dict[str, pl.Expr]:
    figure, sources = mapping.figure, mapping.sources
    count = pl.lit(None, dtype=pl.Int32)
    if sources.count is not None:
        own = field(sources.count)
        count = (
            pl.when(own.is_in(sources.unknown)).then(None).otherwise(_whole(sources.count)).cast(pl.Int32, strict=False)
        )
    named = {"low": figure.low, "best": figure.best, "high": figure.high} if figure else {}
    numbers = {name: _whole(each) for name in ("low", "best", "high") if (each := named.get(name)) is not None}
    missing = {name: pl.lit(None, dtype=pl.Int64) for name in ("low", "best", "high") if name not in numbers}
    return {**numbers, **missing, "sources": count}


def _number(name: str | None) -> pl.Expr:
    if name is None:
        return pl.lit(None, dtype=pl.Float64)
    return field(name).cast(pl.Float64, strict=False)


def _whole(name: str) -> pl.Expr:
    """A count: digits, with a zero fraction at most; not 1.000, which is a thousand to some."""
    return field(name).str.extract(r"^(\d{1,12})(?:\.(?:0{0,2}|0{4,}))?$", 1).cast(pl.Int64, strict=False)


_IN_MAPPING = "correct it, or say in a copy of the mapping what it means (`kg ingest --show`, and then --mapping)"


def _date_reasons(mapping: Mapping) -> list[tuple[pl.Expr, str]]:
    date = mapping.date
    if date is None:
        return []
    found = []
    for day, own in ((pl.col("first"), date.start), (pl.col("last"), date.end)):
        found.append((field(own).is_null(), f"no {own}: fill it in"))
        found.append((day.is_null(), f"{own} is no date as {' or '.join(date.formats)} writes it: correct it"))
    later = f"{date.end} is before {date.start}: correct the one that is wrong"
    found.append((pl.col("last") < pl.col("first"), later))
    if date.year is not None:
        year = field(date.year).cast(pl.Float64, strict=False)
        is_right = year.is_between(pl.col("first").dt.year(), pl.col("last").dt.year())
        wrong = field(date.year).is_not_null() & ~is_right.fill_null(value=False)
        found.append((wrong, f"{date.year} is not the year of {date.start}: correct the one that is wrong"))
    if date.precision is not None:
        found.append(
            (
                pl.col("precision").is_null(),
                f"{date.precision} has a value that the mapping does not know: {_IN_MAPPING}",
            )
        )
    return found


def _reasons(mapping: Mapping) -> list[tuple[pl.Expr, str]]:
    """What makes a row unfit, in the order in which it is told: what is wrong, a colon, and what would mend it."""
    lone = "fill it in, for nothing else tells this row from others"
    found = [(field(name).is_null(), f"no {name}: {lone}") for name in mapping.row]
    found += _date_reasons(mapping)
    found.append((pl.col("rule").is_null(), f"no rule of the mapping fits: {_no_rule(mapping)}"))
    is_kept = ~pl.col("rule").is_in([n for n, rule in enumerate(mapping.rules) if rule.relation is None])
    unseen = "a control character, which no name or quote may have: remove it from the row"
    found.append((is_kept & pl.col("text").str.contains(_UNSEEN), unseen))
    for name, side in zip(("a", "b"), mapping.sides, strict=True) if mapping.kind != "actors" else ():
        found.append((is_kept & pl.col(name).is_null(), f"no {' or '.join(side.name)}: fill it in"))
    same = "both sides are the same: correct one of them, or remove the row"
    found.append((is_kept & (pl.col("a") == pl.col("b")), same))
    for name, own in (("a", mapping.sides[0].name), ("b", mapping.sides[1].name), ("place", mapping.place.names)):
        if name != "b" or mapping.parties is None:
            too_long = f"{' or '.join(own)} has more than {LONGEST_NAME:,} characters, which is no name: shorten it"
            found.append((is_kept & (pl.col(name).str.len_chars() > LONGEST_NAME), too_long))
    if mapping.kind == "actors":
        found.append((pl.col("a").is_null(), f"no {' or '.join(mapping.sides[0].name)}: fill it in"))
    if mapping.parties is not None:
        found.append((~pl.col("b").str.contains(mapping.parties), f"no party can be read: {_IN_MAPPING}"))
    found += _number_reasons(mapping)
    return found


def _as_elsewhere(own: str, pattern: str) -> tuple[pl.Expr, str]:
    """What is said of a number as spreadsheets of many countries write it."""
    reason = f"{own} has a comma or a sign between thousands: write it as 1234 or 1234.5, with a point and nothing else"
    return field(own).str.contains(pattern), reason


_COUNT = "write digits and nothing else, or leave it empty"


def _no_rule(mapping: Mapping) -> str:
    """What to do with a row that no rule fits: the fields that the rules ask for."""
    asked = sorted({condition.field for rule in mapping.rules for condition in rule.when})
    return f"correct its {' or '.join(asked)}, or add a rule in a copy of the mapping" if asked else _IN_MAPPING


def _number_reasons(mapping: Mapping) -> list[tuple[pl.Expr, str]]:
    found = []
    figure = mapping.figure
    for name, own in (("low", figure.low), ("best", figure.best), ("high", figure.high)) if figure else ():
        if own is not None:
            found.append(_as_elsewhere(own, _GROUPED))
            wrong = field(own).is_not_null() & (pl.col(name).is_null() | (pl.col(name) > _MOST))
            found.append((wrong, f"{own} is no count: {_COUNT}"))
    for name, own, most in (("latitude", mapping.place.latitude, 90), ("longitude", mapping.place.longitude, 180)):
        if own is not None:
            found.append(_as_elsewhere(own, _DECIMAL_COMMA))
            beyond = pl.col(name).is_nan() | (pl.col(name).abs() > most)
            wrong = field(own).is_not_null() & (pl.col(name).is_null() | beyond)
            found.append((wrong, f"{own} is no {name}: write a number from -{most} to {most}, or leave it empty"))
    count = mapping.sources.count
    if count is not None:
        known = field(count).is_not_null() & ~field(count).is_in(mapping.sources.unknown)
        found.append((known & pl.col("sources").is_null(), f"{count} is no count: {_COUNT}"))
    return found
