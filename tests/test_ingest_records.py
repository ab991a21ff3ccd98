"""Records of a table: taken apart by the block where every one is by the book, and one by one where one is not."""

from __future__ import annotations

import csv
import io

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.datasets import records
from kg.datasets.plain import Plain, plain_records
from kg.datasets.records import Record, RecordReader

WIDTH = 3
Found = tuple[int, int, str, tuple[str, ...]]

field = st.text(st.sampled_from('a,";\n é"'), max_size=6)
rows = st.lists(st.lists(field, min_size=WIDTH, max_size=WIDTH), min_size=1, max_size=12)


def written(table: list[list[str]], end: str) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator=end).writerows(table)
    return buffer.getvalue()


def seen(batch: Plain | list[Record]) -> list[Found]:
    if isinstance(batch, list):
        return [(each.line, each.start, each.text, tuple(each.fields)) for each in batch]
    columns = batch.columns({str(n): n for n in range(WIDTH)}).with_columns(pl.all().fill_null(""))
    places = batch.texts.select("line", "start", "text").iter_rows()
    return [(*place, found) for place, found in zip(places, columns.iter_rows(), strict=True)]


def read(text: str, monkeypatch: pytest.MonkeyPatch, *, by_block: bool, block: int = 40) -> list[Found]:
    with monkeypatch.context() as patch:
        patch.setattr(records, "_BLOCK", block)
        if not by_block:
            patch.setattr(records, "plain_records", lambda *_, **__: None)
        reader = RecordReader(io.StringIO(text, newline=""), ",")
        found = [each for batch in reader.batches(WIDTH) for each in seen(batch)]
        assert reader.place[1] == len(text)
        return found


@given(rows, st.sampled_from(["\n", "\r\n"]))
def test_a_table_by_the_book_is_read_by_the_block_as_it_is_record_by_record(table: list[list[str]], end: str) -> None:
    text = written(table, end)
    with pytest.MonkeyPatch.context() as patch:
        expected = read(text, patch, by_block=False)
        assert read(text, patch, by_block=True) == expected
        assert read(text, patch, by_block=True, block=1 << 20) == expected
    assert [found for *_, found in expected] == [tuple(row) for row in csv.reader(io.StringIO(text, newline=""))]


@given(st.lists(st.tuples(rows, st.integers(0, 5)), min_size=1, max_size=4), st.sampled_from(["\n", "\r\n"]))
def test_many_empty_lines_are_passed_over_and_nothing_else_is(
    tables: list[tuple[list[list[str]], int]], end: str
) -> None:
    text = "".join(written(table, end) + end * empty for table, empty in tables)
    with pytest.MonkeyPatch.context() as patch:
        expected = read(text, patch, by_block=False)
        patch.setattr(records, "_MANY_EMPTY", 3)
        for block in (40, 1 << 20):
            assert read(text, patch, by_block=True, block=block) == expected


def test_a_block_of_very_many_lines_is_not_taken_apart_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of eight million empty lines that took 3.7 GB."""
    text = "a,b,c\n" * 5
    assert isinstance(plain(text), Plain)
    monkeypatch.setattr("kg.datasets.plain._LINES", 4)
    assert plain(text) is None
    before = text + "\n" * records._MANY_EMPTY
    batches = RecordReader(io.StringIO(before * 2, newline=""), ",").batches(WIDTH)
    assert [len(batch) for batch in batches] == [5, 5]


@given(st.text(st.sampled_from('a,"\n\r'), max_size=60))
def test_a_table_that_nobody_wrote_by_the_book_is_read_the_same_too(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        assert read(text, patch, by_block=True) == read(text, patch, by_block=False)


def plain(text: str, *, most_characters: int = 1000, most_lines: int = 100) -> Plain | None:
    return plain_records(
        text, ",", WIDTH, line=1, start=0, is_last=True, most_characters=most_characters, most_lines=most_lines
    )


@pytest.mark.parametrize(
    "line",
    ['a,b"c,d', 'a,"b"c,d', "a,b", "a,b,c,d", 'a,b,"c', "a,\rb,c", "a,\udc80,c", "a,\0,c"],
    ids=[
        "mark within",
        "text after the mark",
        "short",
        "long",
        "never closed",
        "other line end",
        "no character",
        "nul",
    ],
)
def test_one_record_that_is_not_by_the_book_has_its_block_read_one_by_one(line: str) -> None:
    assert plain("1,2,3\n4,5,6\n") is not None
    assert plain(f"1,2,3\n{line}\n4,5,6\n") is None


def test_a_record_that_is_too_long_is_not_read_by_the_block() -> None:
    assert plain('1,"2\n2\n2",3\n', most_lines=3) is not None
    assert plain('1,"2\n2\n2",3\n', most_lines=2) is None
    assert plain("1,22222222,3\n", most_characters=5) is None


def test_a_reading_that_is_taken_up_between_blocks_has_the_same_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "_BLOCK", 50)
    monkeypatch.setattr(records, "_BATCH", 2)
    text = "".join(f"{n},b,{'c' * (n % 7)}\n" if n % 11 else f'{n},b"b,c\n' for n in range(60))
    reader = RecordReader(io.StringIO(text, newline=""), ",")
    whole, places = [], []
    for batch in reader.batches(WIDTH):
        whole.append(seen(batch))
        places.append(reader.place if reader.is_between_blocks else None)
    assert {type(place) for place in places} == {tuple, type(None)}
    for number, place in enumerate(places):
        if place is not None:
            line, start = place
            later = RecordReader(io.StringIO(text[start:], newline=""), ",", line=line, start=start)
            assert [seen(batch) for batch in later.batches(WIDTH)] == whole[number + 1 :]
