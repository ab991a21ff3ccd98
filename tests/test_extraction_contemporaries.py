"""Whom listed leaders stand for at the time of which a text tells, and the list that says when they led whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.actors import packaged_lexicon
from kg.errors import InputError
from kg.extraction import extract
from kg.extraction.naming.listed_leaders import Led, leader_named, led_by, read_leaders, years_of
from kg.extraction.words.wordlists import table
from kg.reading import read_text


def told(text: str, issued: str) -> set[tuple[str | None, str, str | None]]:
    """Who does what to whom, by a text of that day."""
    document = replace(read_text(text, id="t"), issued=issued)
    return {(s.subject, s.relation, s.object) for s in extract(document, packaged_lexicon()).statements}


@pytest.mark.parametrize(
    ("text", "issued", "subject", "relation", "target"),
    [
        ("Obasanjo accused Chad of arming rebels.", "2004-05-03", "Nigeria", "accuses", "Chad"),
        ("Obasanjo accused Chad of arming rebels.", "2010-05-03", "Obasanjo", "accuses", "Chad"),
        ("In 2004 Obasanjo accused Chad of arming rebels.", "2010-05-03", "Nigeria", "accuses", "Chad"),
        ("Tony Blair urged Israel to stop the war.", "2003-05-03", "United Kingdom", "demandsOf", "Israel"),
        ("Tony Blair urged Israel to stop the war.", "2024-05-03", "Tony Blair", "demandsOf", "Israel"),
        # What was done without a date may be told of the time when he ruled.
        ("Ronald Reagan armed the Contras.", "2024-05-03", "United States", "arms", "Contras"),
        ("Saddam Hussein attacked Kuwait.", "2024-05-03", "Iraq", "attacked", "Kuwait"),
        # A title tells that he has the office, whatever the day.
        ("President Obasanjo accused Chad of arming rebels.", "2010-05-03", "Nigeria", "accuses", "Chad"),
        (
            "Nigerian President Olusegun Obasanjo met the rebels. Obasanjo accused Chad of arming them.",
            "2010-05-03", "Nigeria", "accuses", "Chad",
        ),
        # A year before counts for what is told of it, not for what somebody says now.
        ("The accord was signed in 1993. Kagame accused Burundi of arming rebels.", "2024-05-03", "Rwanda", "accuses",
         "Burundi"),
        ("The war began in 1990. Kagame attacked Burundi.", "2024-05-03", "Rwandan Patriotic Front", "attacked",
         "Burundi"),
    ],
)  # fmt: skip
def test_the_day_of_a_document_tells_whom_a_leader_stands_for(text, issued, subject, relation, target):
    assert (subject, relation, target) in told(text, issued)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Under the mediation of former president Uhuru Kenyatta, Rwanda and Burundi signed a truce.", "Kenya"),
        ("Talks between Rwanda and Burundi were mediated by former president Uhuru Kenyatta.", "Kenya"),
        ("Former president Olusegun Obasanjo accused Chad of arming rebels.", "Nigeria"),
        ("Olusegun Obasanjo, a former president, accused Chad of arming rebels.", "Nigeria"),
    ],
)
def test_who_is_called_former_stands_for_no_state(text, state):
    for issued in ("2004-05-03", "2024-05-03"):
        assert state not in {name for tie in told(text, issued) for name in tie}


def test_a_leader_of_two_is_the_first_of_them_where_no_year_tells():
    assert leader_named("Paul Kagame") == "Rwanda"
    assert [led.actor for led in led_by("Hissene Habre")] == ["Chad", "Armed Forces of the North"]
    assert led_by("Nobody Known") == ()


def test_the_years_of_most_leaders_are_known():
    rows = list(table("leaders"))
    assert sum(bool(row["years"]) for row in rows) > 900
    assert all(len(led) == 1 or all(one.years for one in led) for led in read_leaders(rows).values())


def test_a_name_in_two_spellings_has_the_same_years():
    leaders = read_leaders(table("leaders"))
    for one, other in (
        ("Hissène Habré", "Hissene Habre"),
        ("Viktor Orbán", "Viktor Orban"),
        ("Hugo Chávez", "Hugo Chavez"),
    ):
        assert leaders[one] == leaders[other]


@pytest.mark.parametrize(
    ("years", "message"),
    [
        ("1999-2007", "cannot be read"),
        ("from 1999", "cannot be read"),
        ("../1999", "cannot be read"),
        ("1999/2007, 2010", "cannot be read"),
        ("2007/1999", "end before they begin"),
        ("1299/1307", "not of our time"),
        ("1999/9999", "not of our time"),
        ("1999/2007,2005/2010", "not in order"),
        ("1999/..,2005/2010", "not in order"),
        ("2005,1999", "not in order"),
    ],
)
def test_bad_years_are_told(years, message):
    with pytest.raises(InputError, match=message):
        years_of(years)


def _row(actor: str, years: str = "", afterwards: str = "") -> dict[str, str]:
    return {"name": "Afua Doh", "surnames": "Doh", "actor": actor, "years": years, "afterwards": afterwards}


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([_row("Chad", "1982-1990")], r"leaders.tsv, line 2: Afua Doh: the years '1982-1990' cannot be read"),
        ([_row("Chad", "1982"), _row("Chad", "1990")], r"line 3: Afua Doh leads Chad twice"),
        ([_row("Chad"), _row("Mali", "1990")], r"line 3: Afua Doh leads Chad and Mali, one of them at any time"),
        ([_row("Chad", "1990"), _row("Mali")], r"one of them at any time"),
        ([_row("Chad", "1982/1990"), _row("Mali", "1988/1995")], r"leads Chad and Mali in the same years"),
        ([_row("Chad", "1982/.."), _row("Mali", "1988")], r"in the same years"),
        ([_row("Chad", "1982", "envoy")], r"line 2: Afua Doh: 'envoy' is nothing that he is afterwards"),
    ],
)
def test_rows_that_contradict_each_other_are_told(rows, message):
    with pytest.raises(InputError, match=message):
        read_leaders(rows)


def test_two_rows_may_share_the_year_of_the_change():
    rows = [_row("Chad", "1982/1990", "mediator"), _row("Mali", "1979/1982,1990/..")]
    led = (Led("Chad", ((1982, 1990),), True), Led("Mali", ((1979, 1982), (1990, 9999))))
    assert read_leaders(rows) == {"Afua Doh": led}


def test_a_list_without_the_columns_has_everybody_lead_at_any_time():
    assert read_leaders([{"name": "Afua Doh", "surnames": "", "actor": "Chad"}]) == {"Afua Doh": (Led("Chad"),)}
