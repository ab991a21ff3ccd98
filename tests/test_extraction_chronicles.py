"""Entries of a chronicle, which open with their date."""

from __future__ import annotations

import pytest
from extracted import statements_of

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.reading import read_text


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 May 2014: Chad shells Sudan. Kenya expels Sudan's ambassador.", "2014-05-03"),
        ("3 May 2014: Chad shelled Sudan. The army fled. Kenya attacked Uganda.", "2014-05-03"),
        ("May 2014 – Chad shells Sudan. Kenya attacks Uganda.", "2014-05"),
        ("- 3-4 May 2014: Chad shells Sudan. Kenya attacks Uganda.", "2014-05-03/2014-05-04"),
        ("3 May 2014: Chad shells Sudan. Kenya attacked Uganda.", None),
        ("3 May 2014: Chad shelled Sudan. Kenya had attacked Uganda.", None),
        ("3 May 2014: Chad shelled Sudan. Kenya has attacked Uganda.", None),
        ("3 May 2014: Chad shells Sudan. Kenya later attacks Uganda.", None),
        ("3 May 2014: Chad shells Sudan. Kenya may attack Uganda.", None),
        ("3 May 2014: Chad shells Sudan. On 7 May 2014 it withdraws. Kenya attacks Uganda.", None),
        ("3 May 2014: Chad shells Sudan.\nKenya attacks Uganda.", None),
        ("On 3 May 2014 Chad shelled Sudan. Kenya attacked Uganda.", None),
    ],
)
def test_what_an_entry_goes_on_to_tell_was_on_its_day(text: str, expected: str | None) -> None:
    assert timed(text)[-1][-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Colombia and the ELN agreed a ceasefire that ran from 1 October 2017 to 9 January 2018.",
         "2017-10-01/2018-01-09"),
        ("Israel and Hamas agreed a truce which lasted from 24 to 30 November 2023.", "2023-11-24/2023-11-30"),
        ("In 2008 Israel and Hamas agreed a truce which lasted from June to November 2008.", "2008"),
        ("Israel and Hamas agreed a truce which did not last until 2009.", None),
        ("Israel and Hamas agreed a truce, and the siege ran from 2009 to 2010.", None),
    ],
)  # fmt: skip
def test_how_long_a_truce_was_kept(text: str, expected: str | None) -> None:
    assert [s.time for s in statements_of(text) if s.relation == "partyTo"] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks between Afghanistan and Pakistan in Istanbul from 25 October 2025 ended without a deal.", "2025-10-25"),
        ("Talks between Chad and Sudan from 3 May 2024 collapsed.", "2024-05-03"),
        ("From 2014 Chad fought Sudan.", "2014/.."),
    ],
)
def test_what_ended_does_not_go_on(text: str, expected: str) -> None:
    assert [s.time for s in statements_of(text) if s.relation in ("negotiatedWith", "foughtWith")] == [expected]


def _told(text: str) -> list[tuple[str, str, str | None, str | None]]:
    found = extract(read_text(text), packaged_lexicon()).statements
    return [(s.subject, s.relation, s.object, s.time) for s in found]


def test_in_a_live_blog_the_newest_first_no_entry_goes_on_the_one_above() -> None:
    blog = "Live\n\n{}\nChad accused Libya of arming rebels.\n\n{}\nIt denied the claim.\n"
    extracted = extract(read_text(blog.format("18:10", "17:50")), packaged_lexicon()).statements
    assert all(statement.stance == "affirms" for statement in extracted)
    extracted = extract(read_text(blog.format("17:50", "18:10")), packaged_lexicon()).statements
    assert any(statement.stance == "denies" for statement in extracted)
    extracted = extract(read_text(blog.format("6 March 2024, 9:10 am", "5 March 2024, 8 pm")), packaged_lexicon())
    assert extracted.statements


def test_a_day_of_the_week_below_the_day_of_an_entry_is_counted_from_it() -> None:
    blog = (
        "Live\n\n6 March 2024, 18:40\nThe RSF attacked El Fasher on Tuesday.\n\n5 March 2024, 09:00\n"
        "Chad attacked Sudan.\n"
    )
    assert _told(blog) == [
        ("Rapid Support Forces", "attacked", "Sudan", "2024-03-05"), ("Chad", "attacked", "Sudan", "2024-03-05"),
    ]  # fmt: skip
