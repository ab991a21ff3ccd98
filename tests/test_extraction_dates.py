"""Dates: their forms in EDTF, and which statement of a sentence each of them dates."""

from datetime import date

import pytest

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.extraction.words.dates import moments
from kg.model import Interval
from kg.reading import read_text

ISSUED = date(2024, 5, 16)  # a Thursday


def read(text, issued=ISSUED, anchor=None):
    return [m.edtf for m in moments(text, 0, len(text), issued, anchor)]


FORMS = [
    ("on 14 March 2024", "2024-03-14"),
    ("on March 14, 2024,", "2024-03-14"),
    ("on the 3rd of May 2019", "2019-05-03"),
    ("on Sunday, 21 April 2019", "2019-04-21"),
    ("in March 2019", "2019-03"),
    ("in mid-March 2019", "2019-03"),
    ("at the end of March 2019", "2019-03"),
    ("in 2019", "2019"),
    ("in early 2021", "2021"),
    ("in the 1980s", "198X"),
    ("in the late 1990s", "199X"),
    ("around 2010", "2010~"),
    ("in the first quarter of 2023", "2023-33"),
    ("in the second half of 2016", "2016-41"),
    ("in the summer of 2020", "2020-22"),
    ("since 2016", "2016/.."),
    ("since January 2016", "2016-01/.."),
    ("until 2014", "../2014"),
    ("by 2016", "[..2016]"),
    ("between 2011 and 2013", "2011/2013"),
    ("from 2011 until 2013", "2011/2013"),
    ("2011–13", "2011/2013"),
    ("from 4 to 9 December 2023", "2023-12-04/2023-12-09"),
    ("4-9 December 2023", "2023-12-04/2023-12-09"),
    ("December 4-9, 2023", "2023-12-04/2023-12-09"),
    ("between 1 January and 31 March 2024", "2024-01-01/2024-03-31"),
    ("from 20 December to 3 January 2024", "2023-12-20/2024-01-03"),
    ("from May to July 1999", "1999-05/1999-07"),
    ("between June and October 2023", "2023-06/2023-10"),
    ("between May 2011 and June 2012", "2011-05/2012-06"),
    ("in March and April 2024", "2024-03/2024-04"),
]
COUNTED = [
    ("on Tuesday", "2024-05-14"),
    ("on Thursday", "2024-05-16"),
    ("on Friday", "2024-05-10"),
    ("early Tuesday", "2024-05-14"),
    ("yesterday", "2024-05-15"),
    ("overnight", "[2024-05-15..2024-05-16]"),
    ("last month", "2024-04"),
    ("earlier this month", "2024-05"),
    ("last year", "2023"),
    ("last October", "2023-10"),
    ("in November", "2023-11"),
    ("since April", "2024-04/.."),
    ("on 7 October", "2023-10-07"),
    ("last week", "[2024-05-06..2024-05-12]"),
    ("this week", "[2024-05-13..2024-05-16]"),
    ("over the weekend", "[2024-05-11..2024-05-12]"),
    ("over the past week", "2024-05-09/2024-05-16"),
    ("three days ago", "2024-05-13"),
    ("a year ago", "2023"),
    ("two months ago", "2024-03"),
    ("in March 12 soldiers", "2024-03"),
]


@pytest.mark.parametrize(("text", "edtf"), FORMS)
def test_forms(text, edtf):
    assert read(text, None) == [edtf]
    assert Interval.parse(edtf).is_known


@pytest.mark.parametrize(("text", "edtf"), COUNTED)
def test_counted_from_the_document(text, edtf):
    assert read(text) == [edtf]
    assert read(text, None) == [], "without the document's date nothing says when"


def test_counted_from_the_date_before():
    text = "It seized Sinjar on 3 August 2014. Two days later it withdrew. The following month it came back."
    assert read(text, None) == ["2014-08-03", "2014-08-05", "2014-09"]
    assert read("That October it fell.", None, "2012") == ["2012-10"]
    assert read("Two days later it fell.", None, "2012-10") == [], "a month does not say which day"
    assert read("Two years later it fell.", None) == []


@pytest.mark.parametrize(
    "text",
    ["1,999 people", "in 1986 and 2011", "before 2014", "not until 2014", "may 12", "two weeks ago"],
)
def test_no_date_is_guessed(text):
    assert read(text) == []


def test_a_month_long_after_what_was_told_is_not_the_last_one():
    assert read("In 2015 Russia stepped in. In June its jets struck.") == ["2015"]


@pytest.mark.parametrize(
    ("text", "coming"),
    [
        ("on 17 May", "2024-05-17"),
        ("early on June 3", "2024-06-03"),
        ("by 20 May", "[..2024-05-20]"),
        ("from 18 to 20 May", "2024-05-18/2024-05-20"),
        ("May 18-20", "2024-05-18/2024-05-20"),
    ],
)
def test_a_day_a_little_after_the_document_is_only_that_of_what_is_to_come(text, coming):
    (found,) = moments(text, 0, len(text), ISSUED)
    assert (found.edtf, found.ahead, found.is_coming) == (coming, coming, True)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on 16 June", ["2024-06-16"]),  # 31 days after
        ("on 17 June", ["2023-06-17"]),
        ("from 14 to 18 May", ["2024-05-14/2024-05-18"]),  # begun before the document's day
        ("since 18 May", []),
        ("until 18 May", []),
        ("On 18 May it fell. Two days later it was retaken.", ["2024-05-18"]),
    ],
)
def test_how_far_a_day_may_lie_after_the_document(text, edtf):
    assert read(text) == edtf


def test_what_is_past_has_no_date_a_little_after_the_document():
    """A dateline of the day before, or a story that was brought up to date: nothing says a year before."""
    found = times("Israel struck Hezbollah on 13 March. On 12 March Turkey attacked Syria.", "2024-03-12")
    assert found == {"Israel attacked Hezbollah": None, "Türkiye attacked Syria": "2024-03-12"}
    told = times("Israel and Hamas will hold talks on 13 March.", "2024-03-12")
    assert list(told.values()) == ["2024-03-13"]
    told = times("Israel and Hamas held talks on 13 March.", "2024-03-12")
    assert list(told.values()) == [None]


def times(text, issued=None):
    front = f"---\ndate: {issued}\n---\n" if issued else ""
    account = extract(read_text(front + text), packaged_lexicon())
    found = {}
    for s in account.statements:
        key = f"{s.subject} {s.figure.measure if s.figure else s.relation} {s.object or ' & '.join(s.parties)}".strip()
        found[key] = s.time
    return found


DATED = [
    (
        "On Monday Israel struck Hezbollah and shelled Syria.",
        {"Israel attacked Hezbollah": "2024-05-13", "Israel attacked Syria": "2024-05-13"},
    ),
    (
        "Israel struck Hezbollah on Monday and shelled Syria.",
        {"Israel attacked Hezbollah": "2024-05-13", "Israel attacked Syria": None},
    ),
    ("On Monday, officials said, Kenya attacked al-Shabaab.", {"Kenya attacked al-Shabaab": "2024-05-13"}),
    ("Kenya said on Monday that it had attacked al-Shabaab.", {"Kenya attacked al-Shabaab": None}),
    ("Kenya said that it had attacked al-Shabaab on Monday.", {"Kenya attacked al-Shabaab": "2024-05-13"}),
    ("Kenya attacked al-Shabaab in 2011, the army said on Monday.", {"Kenya attacked al-Shabaab": "2011"}),
    ("France has bombed Boko Haram before, in 2015, at Chad's request.", {"France attacked Boko Haram": "2015"}),
    (
        "Turkey, which invaded Cyprus in 1974, attacked the PKK.",
        {"Türkiye attacked Cyprus": "1974", "Türkiye attacked PKK": None},
    ),
    ("Rwanda, on Friday, attacked the FDLR.", {"Rwanda attacked FDLR": "2024-05-10"}),
    ("Since March 2012, when Mali attacked JNIM, talks have stalled.", {"Mali attacked JNIM": "2012-03"}),
    ("The truce broke down in July 2015, when Turkey bombed the PKK.", {"Türkiye attacked PKK": "2015-07"}),
    ("The war began on Friday when Ethiopia attacked Eritrea.", {"Ethiopia attacked Eritrea": "2024-05-10"}),
    ("During the 2006 war Hezbollah attacked Israel.", {"Hezbollah attacked Israel": "2006"}),
    ("Iraq bombed Iran in 1980 and again in 1988.", {"Iraq attacked Iran": "1980"}),
    ("Until 2014 Libya armed the IRA.", {"Libya arms Irish Republican Army": "../2014"}),
    ("Serbia and Kosovo will hold talks on Tuesday.", {"Kosovo negotiatedWith Kosovo & Serbia": "2024-05-21"}),
    ("Sudan and Chad held talks on Tuesday.", {"Chad negotiatedWith Chad & Sudan": "2024-05-14"}),
    (
        "On Sunday, two days after the truce of 3 May had collapsed, Iran attacked Israel.",
        {"Iran attacked Israel": "2024-05-12"},
    ),
    (
        "Mali attacked JNIM on May 2 and, the next day, Niger attacked Boko Haram.",
        {"Niger attacked Boko Haram": "2024-05-03"},
    ),
    ("Norway condemned Iran's attack on Israel in April.", {"Iran attacked Israel": "2024-04"}),
    (
        "India struck camps in Pakistan on Monday in retaliation for an attack that killed 26 people.",
        {"India attacked Pakistan": "2024-05-13", "people killed": None},
    ),
    (
        "Israel struck Rafah on Monday after a raid that killed three soldiers.",
        {"Israel attacked Rafah": "2024-05-13", "soldiers killed": None},
    ),
    ("Israel bombed Tyre on Monday in a raid that killed nine people.", {"people killed": "2024-05-13"}),
    (
        "Syria clashed with the SDF, which is backed by the United States, near Manbij on Monday.",
        {
            "Syria foughtWith Syrian Democratic Forces": "2024-05-13",
            "United States supports Syrian Democratic Forces": None,
        },
    ),
    (
        "Syria clashed with the SDF, which took Raqqa, Manbij and Kobani on Monday.",
        {"Syria foughtWith Syrian Democratic Forces": None, "Syrian Democratic Forces tookOver Manbij": "2024-05-13"},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), DATED)
def test_whose_date_it_is(text, wanted):
    found = times(text, ISSUED.isoformat())
    assert {key: found.get(key, "not read") for key in wanted} == wanted


def test_dates_in_further_places():
    found = times(
        "In June 2008 it was Burhan Ferre, the head of Egypt's army, who carried messages between Israel and Hamas."
    )
    assert set(found.values()) - {None} == {"2008-06"}  # since when he led the army, it does not say
    found = times("At 2:34 p.m. on 23 November 2010 Israel struck Hezbollah, killing two gunmen.")
    assert set(found.values()) == {"2010-11-23"}
    found = times("Libya armed the IRA; from 2001 Cuba trained the FARC.")
    assert found["Cuba trains FARC"] == "2001/.."
    found = times("Hezbollah, led since October 2024 by Naim Qassem, attacked Israel.")
    assert found["Naim Qassem leads Hezbollah"] == "2024-10/.."


SET = [
    ("Iran and Iraq hold talks in Geneva on Friday.", "negotiatedWith", "planned", "2024-05-17"),
    ("Peace talks between Sudan and Ethiopia open in Khartoum on 20 May.", "negotiatedWith", "planned", "2024-05-20"),
    ("Chad and Libya sign a peace accord in Algiers on Sunday.", "partyTo", "planned", "2024-05-19"),
    ("Sudan hosts talks between Chad and Libya on Saturday.", "hosted", "planned", "2024-05-18"),
    ("Iran and Iraq held talks in Geneva on Friday.", "negotiatedWith", "actual", "2024-05-10"),
    ("Chad and Libya put their names to a peace accord on Sunday.", "partyTo", "actual", "2024-05-12"),
    (
        "Talks between Iran and Iraq, which are scheduled to end on Friday, have gone well.",
        "negotiatedWith",
        "actual",
        None,
    ),
    ("Chad alleged that Libya was planning a raid in the run-up to the vote next month.", "accuses", "actual", None),
    ("Chad shelled Libya before the elections in June 1986.", "attacked", "actual", None),
    ("Chad shelled Libya before dawn on 3 June 1986.", "attacked", "actual", "1986-06-03"),
]


@pytest.mark.parametrize(("text", "relation", "modality", "time"), SET, ids=[row[0] for row in SET])
def test_what_is_set_for_a_day_is_planned_and_nothing_that_is_so_begins_after_it_was_written(
    text, relation, modality, time
):
    account = extract(read_text(f"---\ndate: {ISSUED}\n---\n{text}\n", id="x"), packaged_lexicon())
    assert {(s.modality, s.time) for s in account.statements if s.relation == relation} == {(modality, time)}
