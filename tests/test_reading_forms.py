"""The forms in which texts come: digests with headings run into the text, days over parts, lines in bold."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Document
from kg.reading import SourceMap, read_document

PROSE = "The army left the town on Monday, and the rebels came back. Norland had armed them."


def read(path: Path, text: str) -> Document:
    path.write_text(text, encoding="utf-8")
    return read_document(path)


def sections(document: Document, section: str) -> list[str]:
    return [document.text[one.start : one.end] for one in document.sentences if one.section == section]


@pytest.mark.parametrize("lead", ["**Sudan** ", "__Sudan__ ", "**Sudan**\n", "- **Sudan** "])
def test_bold_words_before_a_sentence_head_it(tmp_path: Path, lead: str) -> None:
    found = read(tmp_path / "a.md", f"# The week\n\n{lead}{PROSE}\n")
    assert sections(found, "heading") == ["Sudan"]
    assert "The army left the town on Monday, and the rebels came back." in (
        sections(found, "body") + sections(found, "bullet")
    )


def test_bold_words_within_a_sentence_head_nothing(tmp_path: Path) -> None:
    found = read(tmp_path / "a.md", "# The week\n\n**Sudan** Airways left. **Mali** has no army.\n\n**Chad** left.\n")
    assert sections(found, "heading") == []
    twice = "# The week\n\n**Sudan** Norland troops left the town.\n\n**Mali** Freedonia armed the rebels.\n"
    assert sections(read(tmp_path / "b.md", twice), "heading") == ["Sudan", "Mali"]


def test_a_heading_cut_from_its_line_is_found_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    found = read(path, f"# The week\n\n**Sudan** {PROSE}\n")
    places = SourceMap(path, found)
    data = path.read_bytes()
    for words in ("Sudan", "The army left the town", "Norland had armed"):
        start = found.text.index(words)
        first, end = places.bytes_of(start, start + len(words))
        assert data[first:end].decode() == words


@pytest.mark.parametrize(
    "opening", ["<p><b>Sudan</b> ", "<p><strong>Sudan</strong><br>", "<p><strong>Sudan</strong></p><p>"]
)
def test_bold_words_of_a_page_head_what_follows(tmp_path: Path, opening: str) -> None:
    page = f"<html><body><article><h1>The week</h1>{opening}{PROSE}</p><p>{PROSE}</p></article></body></html>"
    assert sections(read(tmp_path / "a.html", page), "heading") == ["Sudan"]


def test_a_short_line_in_sentence_case_heads_a_wrapped_paragraph(tmp_path: Path) -> None:
    text = (
        "The week\n\nFighting in the east\n"
        "Norland armed the rebels, according to a report that the experts handed to\n"
        "the Council on Friday. It denied that.\nThe war in the north\n"
        "Freedonia attacked rebels near the border, as the ministry said in the\nevening.\n"
    )
    assert sections(read(tmp_path / "a.txt", text), "heading") == ["Fighting in the east", "The war in the north"]


def test_a_ragged_line_heads_nothing(tmp_path: Path) -> None:
    text = "The week\n\nThe rebel leader\nJo Okot said he\nwould attack the capital of the country, which he\nhated.\n"
    assert sections(read(tmp_path / "a.txt", text), "heading") == []


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_the_first_day_of_a_digest_is_not_that_of_its_writing(tmp_path: Path, suffix: str) -> None:
    text = f"The week\n\n4 March 2024\n\n{PROSE}\n\n5 March\n\n{PROSE}\n"
    assert read(tmp_path / f"a.{suffix}", text).issued is None
    assert read(tmp_path / f"b.{suffix}", text.replace("5 March\n", "")).issued == "2024-03-04"
    assert (
        read(tmp_path / f"c.{suffix}", text.replace("4 March 2024", "7 March 2024\n\n4 March")).issued == "2024-03-07"
    )


def test_days_over_parts_of_a_wrapped_text_stand_alone(tmp_path: Path) -> None:
    text = "The week\n\n4 March 2024\nThe army left the town where the\nrebels were.\n5 March 2024\nIt came back.\n"
    assert sections(read(tmp_path / "a.txt", text), "heading") == ["4 March 2024", "5 March 2024"]
