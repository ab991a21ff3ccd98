"""Entries of a chronicle, which open with their date."""

from __future__ import annotations

import pytest
from extracted import statements_of


def timed(text: str) -> list[tuple[str | None, str, str | None, str | None]]:
    return [(s.subject, s.relation, s.object, s.time) for s in statements_of(text)]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("12 May 1991: Iraq attacks Iran.", "1991-05-12"),
        ("Wars are long.\nMay 3, 2020 – Iraq attacks Iran.", "2020-05-03"),
        ("1990: Iraq attacks Iran.", "1990"),
        ("Late 2014: Iraq attacks Iran.", "2014"),
        ("2014–2016 – Iraq attacks Iran.", "2014/2016"),
        ("- 12 May 1991: Iraq attacks Iran.", "1991-05-12"),
        ("May: Iraq attacks Iran.", None),
        ("12: Iraq attacks Iran.", None),
        ("At 14:30 – Iraq attacks Iran.", None),
    ],
)
def test_an_entry_has_the_date_that_opens_it(text: str, time: str | None) -> None:
    assert timed(text) == [("Iraq", "attacked", "Iran", time)]


def test_an_entry_without_a_year_is_of_the_year_of_the_one_before() -> None:
    text = "9 April 1989: Chad attacks Libya.\n22 April: Libya attacks Chad.\nJuly: Chad attacks Sudan."
    assert [time for *_, time in timed(text)] == ["1989-04-09", "1989-04-22", "1989-07"]


def test_where_the_order_turns_no_year_is_guessed() -> None:
    text = "9 December 1989: Chad attacks Libya.\n3 March: Libya attacks Chad.\n4 April: Chad attacks Sudan."
    assert [time for *_, time in timed(text)] == ["1989-12-09", None, None]


def test_the_date_of_the_document_is_not_that_of_an_entry_in_an_older_chronicle() -> None:
    text = "---\ndate: 2025-06-01\n---\n9 April 1989: Chad attacks Libya.\n22 April: Libya attacks Chad."
    assert [time for *_, time in timed(text)] == ["1989-04-09", "1989-04-22"]


def test_a_date_line_is_no_entry() -> None:
    text = "---\ndate: 2024-05-06\n---\nKYIV, May 5 – Russia attacked Ukraine in 2022."
    assert timed(text) == [("Russia", "attacked", "Ukraine", "2022")]
