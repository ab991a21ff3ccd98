"""Headlines, datelines and dates, which read the same in a plain text, in Markdown and in a web page."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.app import app
from kg.model import Document
from kg.reading import read_document

HEADLINE = "Ruritania strikes the river towns"
REST = "Ruritania struck two towns on Monday. Freedonia condemned it.\n\nThe sides met on Sunday.\n"


def read(path: Path, text: str, told: list[str] | None = None) -> Document:
    path.write_text(text, encoding="utf-8")
    return read_document(path, on_remark=lambda _, what: [] if told is None else told.append(what))


def written(folder: Path, paragraphs: list[str]) -> list[Document]:
    page = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    text = "\n\n".join(paragraphs) + "\n"
    return [
        read(folder / "a.txt", text),
        read(folder / "a.md", text),
        read(folder / "a.html", f"<html><body><article>{page}</article></body></html>"),
        read(folder / "b.md", f"# {text}"),
        read(folder / "b.html", f"<html><body><h1>{HEADLINE}</h1>{page.split('</p>', 1)[1]}</body></html>"),
    ]


@pytest.mark.parametrize(
    ("dateline", "issued"),
    [
        ("ADDIS ABABA, 5 March 2024 (Agency). – ", "2024-03-05"),
        ("ADDIS ABABA, 5 March 2024 (Agency) – ", "2024-03-05"),
        ("KABUL, March 5, 2024. — ", "2024-03-05"),
        ("Lomé, 4 May 2024 (Agency): ", "2024-05-04"),
        ("KABUL, 31 February 2024 (Agency) – ", None),
        ("NAIROBI (Agency) - ", None),
    ],
)
def test_a_dateline_is_read_whatever_the_kind_of_the_file(tmp_path, dateline, issued):
    for document in written(tmp_path, [HEADLINE, *f"{dateline}{REST}".strip().split("\n\n")]):
        told = [(s.section, document.text[s.start : s.end]) for s in document.sentences]
        assert told[:3] == [
            ("headline", HEADLINE), ("byline", dateline.strip()), ("body", "Ruritania struck two towns on Monday."),
        ]  # fmt: skip
        assert (document.title, document.issued) == (HEADLINE, issued)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ada Obi, Lagos, 9 June 2025", "Ada Obi"),
        ("By Ada Obi, Port Seral, 9 June 2025", "Ada Obi"),
        ("By Ada Obi and Ben Ito in Lagos, June 9, 2025", "Ada Obi and Ben Ito"),
        ("By Ada Obi, Ben Ito and Li Wei, 9 June 2025", "Ada Obi, Ben Ito and Li Wei"),
        ("BY ADA OBI | JUNE 9, 2025, 10:15 GMT", "ADA OBI"),
        ("By A. B. Obi for The Standard • Lagos • June 9, 2025", "A. B. Obi"),
        ("9 June 2025 | By Ada Obi", "Ada Obi"),
        ("By Ada Obi in Lagos and Ben Ito in Jos, 9 June 2025", "Ada Obi in Lagos and Ben Ito in Jos"),
        ("By Ada Obi, Lagos, June 9, 2025, updated 10 June 2025", "Ada Obi"),
        ("By Ada Obi | June 9, 2025 (last updated June 10, 2025, 10:15 GMT)", "Ada Obi"),
        ("Ada Obi, Port Seral, 9 June 2025", None),
        ("The Hague, 9 June 2025", None),
    ],
)
def test_a_line_of_who_wrote_and_when_is_read_whatever_the_kind_of_the_file(tmp_path, line, author):
    for document in written(tmp_path, [HEADLINE, line, *REST.strip().split("\n\n")]):
        assert (document.title, document.issued, document.author) == (HEADLINE, "2025-06-09", author)
        assert [s.section for s in document.sentences[:3]] == ["headline", "byline", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "By Monday, 9 June 2025, the sides had met.", "On Friday, 9 June 2025", "It was signed in Juba, 9 June 2025",
        "The Battle raged near Juba, 9 June 2025", "9 June 2025 - Geneva talks", "By Ada Obi of 9 June 2025",
    ],
)  # fmt: skip
def test_a_sentence_with_a_date_is_no_line_of_who_wrote(tmp_path, line):
    document = read(tmp_path / "a.txt", f"{HEADLINE}\n\n{line}\n\n{REST}")
    assert document.issued is None


@pytest.mark.parametrize(
    "line", ["Geneva, 20 February 2024", "GENEVA, 20 February 2024 (Agency).", "20 February 2024 –"]
)
def test_a_line_that_is_a_date_is_the_date_whatever_the_kind_of_the_file(tmp_path, line):
    for document in written(tmp_path, [HEADLINE, line, *REST.strip().split("\n\n")]):
        assert document.issued == "2024-02-20"


def test_lines_at_the_head_of_markdown_are_told_apart(tmp_path):
    lines = f"{HEADLINE}\nBy Ada Obi\nGENEVA, 5 March 2024 (Agency) – {REST}"
    document = read(tmp_path / "a.md", lines)
    assert [s.section for s in document.sentences] == ["headline", "byline", "byline", "body", "body", "body"]
    assert (document.title, document.author, document.issued) == (HEADLINE, "Ada Obi", "2024-03-05")
    assert [s.lines for s in document.sentences[:3]] == [(1,), (2,), (3,)]


@pytest.mark.parametrize(
    "text",
    [
        "The sides met in\nGeneva, 3 March 2024 – the day of the truce – and\nparted again.\n\nThey met once more.\n",
        "Kabul, 5 March 2024: the sides met.\n\nKabul, 9 March 2024: the sides parted.\n",
        "5 March 2024\n\nThe sides met.\n\n9 March 2024\n\nThe sides parted.\n",
    ],
)
def test_a_date_within_a_text_is_not_that_of_the_text(tmp_path, text):
    assert read(tmp_path / "a.md", text).issued is None


@pytest.mark.parametrize(
    "day",
    [
        "31 February 2025",
        "February 30, 2025",
        "the 31st of April 2025",
        "31 June",
        "February 31st",
        "June 31",
        "31/02/2025",
        "31.04.2025",
        "35 March",
        "March 35",
        "35 March 2024",
        "March 35th",
        "the 32nd of May",
    ],
)
def test_a_day_that_no_calendar_has_is_told(tmp_path, day):
    told: list[str] = []
    read(tmp_path / "a.txt", f"Ruritania struck two towns on {day}. On 29 February 2024 it had not.", told)
    shown = day.removeprefix("the ")
    start = 34 if shown != day else 30
    assert told == [f"1 day in it that no calendar has, taken for no date: {shown!r} at character {start}"]


@pytest.mark.parametrize("counted", ["In June 31 people died", "The 35 March attacks", "In early May 40 fighters left"])
def test_a_count_beside_a_month_is_no_day(tmp_path, counted):
    told: list[str] = []
    read(tmp_path / "a.txt", f"{counted}, Ruritania said.", told)
    assert told == []


@pytest.mark.parametrize(
    ("text", "shown", "start"),
    [
        ("Ruritania struck on Monday, 5 March 2024.", "Monday, 5 March 2024", 20),
        ("Ruritania struck on Mon 5 March 2024.", "Mon 5 March 2024", 20),
        ("Ruritania struck on Monday (March 5, 2024).", "Monday (March 5, 2024", 20),
        ("Ruritania struck on 5 March 2024 (a Monday).", "5 March 2024 (a Monday)", 20),
        ("Published: Monday, 5 March 2024\n\nRuritania struck.", "Monday, 5 March 2024", 11),
        ("Ruritania struck\n\nMonday, 5 March 2024\n\nIt struck.", "Monday, 5 March 2024", 17),
        ("Ruritania struck on Tuesday, 5 March 2024.", None, 0),
        ("Ruritania struck on Tues, March 5, 2024 (a Tuesday).", None, 0),
        ("The Sun, 5 March 2024, told of it.", None, 0),
        ("It was Saturday, 25 October 1917.", None, 0),
        ("Ruritania struck on Monday, 35 March 2024.", None, 0),
    ],
)
def test_a_day_of_the_week_that_is_not_that_of_its_date_is_told(tmp_path, text, shown, start):
    told: list[str] = []
    document = read(tmp_path / "a.txt", text, told)
    told = [what for what in told if "calendar" not in what]
    assert told == ([] if shown is None else [
        "1 date in it whose day of the week is another: "
        f"{shown!r} at character {start}, a Tuesday; see which of the two is meant"
    ])  # fmt: skip
    assert document.issued in (None, "2024-03-05")


@pytest.mark.parametrize(
    ("head", "stated"),
    [
        ('<meta name="date" content="2025-02-31">', "2025-02-31"),
        ('<meta property="article:published_time" content="2025-13-01T08:00:00Z">', "2025-13-01T08:00:00Z"),
        ('<meta property="article:published_time" content="30 February 2025">', "30 February 2025"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-06-31"}</script>',
            "2025-06-31",
        ),
    ],
)
def test_a_page_that_states_an_impossible_date_is_told_as_that(tmp_path, head, stated):
    told: list[str] = []
    page = (
        f"<html><head>{head}</head><body><h1>{HEADLINE}</h1><p>The two sides met on Monday, he said.</p></body></html>"
    )
    document = read(tmp_path / "a.html", page, told)
    assert document.issued is None
    assert told == [f"it states a date outside its text that no calendar has, taken for no date: {stated!r}"]


def test_a_date_that_is_still_to_come_is_told_on_the_screen_only(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    read(tmp_path / "a.md", "---\ndate: 2931-02-03\n---\n\n# Title\n\nIran struck Israel.\n")
    for arguments in (["extract", "a.md"], ["build", "a.md", "-o", "out"]):
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == 0
        assert "note: a: its date, 2931-02-03, is still to come" in result.stderr
    assert "to come" not in (tmp_path / "out" / "report.md").read_text("utf-8")
