"""Headings that stand right above their text, in Markdown and in a wrapped text, and lines that only look like some."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from kg.reading import original_bytes, read_document, read_text
from kg.reading.toplines import Line, headings

PASSAGES = Path(__file__).parents[1] / "benchmarks" / "extraction" / "passages" / "dev"
TEXT = "The Freedonian army shelled a town in the east on Monday, residents said."
BEFORE = "# News of the week\n\nIt was calm elsewhere.\n\n"


def sections(text: str, *, markdown: bool = True) -> list[tuple[str, str]]:
    document = read_text(text, id="a", markdown=markdown)
    return [(s.section, document.text[s.start : s.end]) for s in document.sentences]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Freedonia", "Freedonia"),
        ("**Freedonia**", "Freedonia"),
        ("__Freedonia__", "Freedonia"),
        ("***Freedonia***", "Freedonia"),
        ("*Freedonia*", "Freedonia"),
        ("Freedonia  ", "Freedonia"),
        ("Freedonia\\", "Freedonia"),
        ("**Freedonia**<br>", "Freedonia"),
        ("FREEDONIA", "FREEDONIA"),
        ("Fighting in the east", "Fighting in the east"),
        ("The war in the east (2019–2024)", "The war in the east (2019–2024)"),
        ("**Fighting goes on in the east**", "Fighting goes on in the east"),
        ("[Freedonia](https://news.example/freedonia)", "Freedonia"),
    ],
)
def test_a_short_line_right_above_a_sentence_is_a_heading(line, heading):
    assert sections(f"{BEFORE}{line}\n{TEXT}\n")[2:] == [("heading", heading), ("body", TEXT)]
    assert sections(f"{BEFORE}> {line}\n> {TEXT}\n")[2:] == [("heading", heading), ("body", TEXT)]
    assert sections(f"{BEFORE}- {line}\n  {TEXT}\n")[2:] == [("heading", heading), ("bullet", TEXT)]


def test_a_name_may_open_the_sentence_below_a_heading():
    text = (
        "Ruritania\nFreedonian troops shelled a town in the east on Monday.\n**Kish**\nRuritania was quiet, he said.\n"
    )
    kinds = [section for section, _ in sections(BEFORE + text)]
    assert kinds == ["headline", "body", "heading", "body", "heading", "body"]


def test_a_bold_line_alone_is_a_heading_and_at_the_head_of_a_file_its_headline():
    assert sections(f"{BEFORE}**Freedonia**\n\n{TEXT}\n")[2] == ("heading", "Freedonia")
    assert sections(f"**Freedonia strikes**\n{TEXT}\n") == [("headline", "Freedonia strikes"), ("body", TEXT)]
    assert sections(f"{BEFORE}**The army left.**\n\n{TEXT}\n")[2] == ("body", "The army left.")


def test_in_a_wrapped_text_too():
    wrapped = textwrap.fill(f"{TEXT} The town lies at a river that nobody can cross in winter.", 60)
    for line in ("Freedonia", "Fighting in the east"):
        found = sections(f"News of the week\n\n{line}\n{wrapped}\n\nIt was calm elsewhere.\n", markdown=False)
        assert found[1:3] == [("heading", line), ("body", TEXT)]


@pytest.mark.parametrize("text", [
    "The minister said\nRuritania attacked the town of Kish on Monday, and that nobody had died.",
    "The minister denied that\nThe Kish Brigade had attacked the town on Monday, and he named nobody.",
    "Ruritania, Kish and the United\nStates had coaxed the two sides to the table in the end, he said.",
    "Freedonia and\nRuritania signed a pact on Monday, which the people of the two states had waited for.",
    "In the north of\nRuritania the army left its last posts on Monday, which nobody had thought it would.",
    "Freedonia:\nThe army of Ruritania has shelled our towns, and it must stop.",
    "Ada Obi told the newspaper\nThe Seral Times on Monday that Ruritania had armed\nthe rebels of Kish.",
    "Ruritania shelled the north of the land the day\nI met the minister, and it did so on the day after that, too.",
    "Ada Obi on Monday telephoned\nMr Ito, and accused Ruritania of shelling Freedonia.",
    "Freedonia's Foreign Ministry confirmed Thursday\nThe Kish Brigade had shelled Freedonia, and Ruritania armed it.",
    "**Ada Obi told reporters**\nRuritania had armed the rebels of Kish for many years, and nobody knew.",
    "**Ada Obi of Freedonia**\nTuesday accused Ruritania of arming the rebels of Kish for many years.",
    "Ada Obi spoke to the former U.S.\nPresident Ben Ito\nThe two said that the war was over at last, and that was so.",
])  # fmt: skip
def test_a_line_that_goes_on_below_is_no_heading(text):
    assert [section for section, _ in sections(BEFORE + text + "\n")][2:] == ["body"]


@pytest.mark.parametrize("width", range(30, 101, 7))
def test_no_line_of_wrapped_prose_is_a_heading(width):
    prose = (
        "The Kish Liberation Army and the Freedonian Defence Forces fought near Port Seral, the United Nations Mission "
        "said. The Ruritanian President, Ada Obi, met General Ben Ito of the African Union Standby Force in Kish on "
        "Monday. The Hague, where the International Criminal Court sits, is far. After The Seral Times wrote of it, "
        "The Gambia and The Bahamas asked the Security Council of the United Nations to meet in New York."
    )
    lines = textwrap.wrap(prose, width)
    assert headings([Line(line, len(line)) for line in lines]) == frozenset()


@pytest.mark.parametrize("width", (49, 72))
def test_no_line_of_our_passages_is_one_however_they_are_wrapped(width):
    found = []
    for path in sorted(PASSAGES.glob("*.txt")):
        for paragraph in path.read_text(encoding="utf-8").split("\n")[2:]:
            lines = textwrap.wrap(paragraph, width)
            found += [lines[place] for place in headings([Line(line, len(line)) for line in lines])]
    assert found == []


def test_what_is_said_or_told_in_bold_is_no_heading():
    said = sections(f"{BEFORE}The army said:\n\n**Ruritania shelled Freedonia**\n\nIt denied it.\n")
    assert said[3] == ("body", "Ruritania shelled Freedonia")
    assert sections(f"{BEFORE}**Ruritania shelled Kish, the army said**\n\n{TEXT}\n")[2][0] == "body"


def test_a_break_within_a_line_parts_its_words():
    assert sections(f"{BEFORE}The army left.<br>It came back.\n")[2:] == [
        ("body", "The army left."), ("body", "It came back."),
    ]  # fmt: skip


def test_the_bytes_of_what_stands_below_a_heading_are_known(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(f"{BEFORE}**Freedonia**\\\n{TEXT}<br>It left.\n", encoding="utf-8")
    document = read_document(path)
    for wanted in ("Freedonia", "shelled a town", "It left."):
        start = document.text.index(wanted)
        first, end = original_bytes(path, document, start, start + len(wanted))
        assert path.read_bytes()[first:end].decode() == wanted


def test_a_digest_keeps_its_lines_together():
    front = f"---\noriginal: {{file: a.txt, sha256: {'0' * 64}}}\n---\n"
    assert sections(f"{front}Freedonia\nThe army left the town. <!-- line 3 -->\n") == [
        ("body", "Freedonia The army left the town.")
    ]
