"""The forms in which texts come: digests with headings run into the text, days over parts, lines in bold."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_reading_pdf import pdf

from kg.model import Document
from kg.reading import SourceMap, read_bytes, read_document

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


WIKI = f"""War of the Towns

From Wikipedia, the free encyclopedia

Date\t1 June 2017 – present
Location\tNorland

Norland attacked Freedonia in May.[1][2] Freedonia left the town of Kona[3] in June.[citation needed]

Contents
1 Background
2 Course
3 See also
4 References

Background[edit]
Main article: History of the towns

{PROSE}[4]

Course[edit]
{PROSE}

See also
Freedonia attacks Norland 1998

References
"Norland arms the rebels". Agency. 3 May 2020.
Okot, Jo (2021). "Freedonia armed them all in the end". Journal of Wars.

Categories: Wars involving Norland
"""


def test_of_an_encyclopedia_only_the_article_is_read(tmp_path: Path) -> None:
    found = read(tmp_path / "a.txt", WIKI)
    body = sections(found, "body")
    assert found.issued is None
    assert {"Background", "Course"} <= set(sections(found, "heading"))
    assert "Norland attacked Freedonia in May." in body
    assert "Freedonia left the town of Kona[3] in June." in body
    assert not any(
        words in text for text in body for words in ("1998", "arms the rebels", "armed them all", "Main art")
    )


@pytest.mark.parametrize("title", ["Related news", "What we’re reading", "MOST READ", "Further reading:"])
def test_lists_of_other_articles_are_not_the_text(tmp_path: Path, title: str) -> None:
    listed = f"{title}\n\n- Norland attacks Freedonia\n- “Freedonia denies it” (Agency)\n\n"
    for name in ("a.txt", "b.md"):
        found = read(
            tmp_path / name, f"The week\n\n{PROSE}\n\n{listed}On Friday the rebels left the town again, he said.\n"
        )
        assert sections(found, "bullet") == []
        assert sections(found, "body")[-1].startswith("On Friday")


def test_the_head_of_a_message_tells_its_title_and_its_day(tmp_path: Path) -> None:
    head = (
        "From: Desk <a@b.example>\nTo: All\nDate: Thu, 14 Mar 2024 09:12:00 +0000\nSubject: Norland strikes again\n\n"
    )
    found = read(tmp_path / "a.txt", head + PROSE)
    assert (found.title, found.issued) == ("Norland strikes again", "2024-03-14")
    assert len(sections(found, "body")) == 2
    memo = "MEMORANDUM\n\nTO: The Director\nFROM: Desk\nDATE: 3 May 2023\nSUBJECT: Arms for the rebels\n\n"
    found = read(tmp_path / "b.txt", memo + PROSE)
    assert (found.title, found.issued) == ("Arms for the rebels", "2023-05-03")


def test_words_that_the_ends_of_lines_divide_are_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    found = read(
        path, "The war\n\nNorland at-\ntacked the Freedonia-\nbacked rebels, the mili-\ntary com-\nmand said.\n"
    )
    assert sections(found, "body") == ["Norland attacked the Freedonia-backed rebels, the military command said."]
    start = found.text.index("attacked")
    first, end = SourceMap(path, found).bytes_of(start, start + 8)
    assert b"at-\ntacked" in path.read_bytes()[first:end]


def test_rows_of_a_table_and_credits_of_pictures_are_captions(tmp_path: Path) -> None:
    table = "Actor | Deeds | Year\nNorland | Attacks Freedonia | 2020\n\n"
    found = read(
        tmp_path / "a.txt", f"The war\n\n{PROSE}\n\n{table}Norland’s jets attack Kona in 2023. Photo: Agency\n"
    )
    assert len(sections(found, "body")) == 2
    assert len(sections(found, "caption")) == 3


def test_notes_and_targets_of_links_are_not_the_text(tmp_path: Path) -> None:
    notes = "[^1]: Report, 2024. Norland attacked Freedonia.\n[1]: https://a.example 'Norland'\n"
    text = f"# The war\n\n> - {PROSE}[^1]\n\n{notes}"
    found = read(tmp_path / "a.md", text)
    assert len(sections(found, "bullet")) == 2
    assert sections(found, "body") == []
    assert "a.example" not in found.text


def test_the_line_over_an_entry_of_a_live_report_is_a_heading(tmp_path: Path) -> None:
    found = read(
        tmp_path / "a.txt", f"Live\n\n16:20\nNorland bombs the town\n{PROSE}\n\n15:47 GMT\nThe rebels leave\n{PROSE}\n"
    )
    assert [one for one in sections(found, "heading") if one[0].isalpha()] == [
        "Norland bombs the town",
        "The rebels leave",
    ]


def test_a_heading_after_a_full_line_of_a_pdf(tmp_path: Path) -> None:
    lines = ["The mission had been sent in December to help", "the army there against the rebels in the hills.",
             "Burundi", "Norland closed the border in January, when the", "rebels attacked a village."]  # fmt: skip
    document = read_bytes(pdf(lines))
    assert sections(document, "heading") == ["Burundi"]


def test_raised_numbers_end_no_word(tmp_path: Path) -> None:
    found = read(
        tmp_path / "a.txt", "The war\n\nNorland left the town.1 Freedonia took the hill.23\n\nIt is No.5 Company.\n"
    )
    assert sections(found, "body") == ["Norland left the town.", "Freedonia took the hill.", "It is No.5 Company."]


def test_an_encyclopedia_page(tmp_path: Path) -> None:
    body = f"<h2>Course<span>[edit]</span></h2><p>{PROSE}</p><h2>See also<span>[edit]</span></h2>"
    links = "<ul><li>Norland attacks Freedonia 1998</li></ul>"
    page = f"<html><body><article><h1>War</h1>{f'<p>{PROSE}[4] {PROSE}</p>' * 3}{body}{links}</article></body></html>"
    found = read(tmp_path / "a.html", page)
    assert "Course" in sections(found, "heading")
    assert sections(found, "bullet") == []


def test_a_line_in_capitals_heads_what_begins_with_a_name(tmp_path: Path) -> None:
    text = (
        "The war\n\nWHY IT MATTERS\nNorland could prolong the war.\n\nTHE TOWNS\nREBELS LEAVE KONA\n\nNorland left.\n"
    )
    text += "It is as\nbroken as\nthis.\n"
    assert sections(read(tmp_path / "a.txt", text), "heading") == ["WHY IT MATTERS", "THE TOWNS", "REBELS LEAVE KONA"]


def test_what_readers_write_is_not_the_text(tmp_path: Path) -> None:
    found = read(
        tmp_path / "a.txt", f"The war\n\n{PROSE}\n\n3 Comments\n\nuser1\nNorland attacked Freedonia, as we all know!\n"
    )
    assert len(sections(found, "body")) == 2


def test_a_day_in_a_table_that_is_a_message_s_layout_is_its_day(tmp_path: Path) -> None:
    rows = (
        f"<tr><td><h1>The week</h1><p>Friday, 8 March 2024</p></td></tr><tr><td><h2>Sudan</h2><p>{PROSE}</p></td></tr>"
    )
    page = f"<html><body><table>{rows * 1}</table></body></html>"
    assert read(tmp_path / "a.html", page).issued == "2024-03-08"


def test_items_above_items_of_another_kind_are_headings(tmp_path: Path) -> None:
    items = "a. Sudan\n   - Norland attacked\n     the town.\n   - It left.\nb. Chad\n   - It stayed.\n"
    text = f"Report\n\n2. SECURITY\n{items}"
    found = read(tmp_path / "a.txt", text)
    assert sections(found, "heading") == ["SECURITY", "Sudan", "Chad"]
    assert len(sections(found, "bullet")) == 3


@pytest.mark.parametrize(
    "sentence",
    [
        "The reports paint a grim picture: Norland shelled the town.",
        "By accepting the ceasefire, Norland agreed to leave the town.",
        "By using the site of the old mine, Norland shelled the town.",
        "By continuing to shell the site, Norland breaks the accord.",
        "Terms and conditions of the truce were signed by both armies.",
        "Analysts: Norland will attack the town again, and hold it.",
    ],
)
def test_a_sentence_that_begins_or_ends_as_furniture_does_is_text(tmp_path: Path, sentence: str) -> None:
    assert sections(read(tmp_path / "a.txt", f"The war\n\n{PROSE}\n\n{sentence}\n"), "body")[-1] == sentence


@pytest.mark.parametrize("title", ["Analysts: Norland is behind the attack", "The Big Picture: Norland and the war"])
def test_a_title_with_a_colon_is_no_furniture(tmp_path: Path, title: str) -> None:
    assert read(tmp_path / "a.txt", f"{title}\n\n{PROSE}\n").title == title


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Soldiers in the town (photo: NN)", "caption"),
        ("Soldiers in the town. NN Photo/Jo Okot", "caption"),
        ("Analysts: Jo Okot, Al Roe, and Mary Moe with Nate Poe", "byline"),
        ("By continuing to use our site you accept our terms.", "boilerplate"),
        ("By clicking OK, you agree to the use of cookies.", "boilerplate"),
        ("Privacy policy", "boilerplate"),
        ("Terms and conditions | Contact", "boilerplate"),
    ],
)
def test_furniture_that_looks_like_text(tmp_path: Path, line: str, section: str) -> None:
    assert line in " ".join(sections(read(tmp_path / "a.txt", f"The war\n\n{PROSE}\n\n{line}\n"), section))


@pytest.mark.parametrize("above", ["By Jo Okot\n\n5 March 2024\n\n", "", "Norland shelled it.\n\n5 March 2024\n\n"])
def test_the_number_of_comments_in_the_head_hides_no_text(tmp_path: Path, above: str) -> None:
    found = read(tmp_path / "a.txt", f"The war\n\n{above}12 comments\n\n{PROSE}\n")
    assert sections(found, "body")[-2:] == PROSE.replace(". ", ".|").split("|")


def test_words_of_a_person_after_a_list_of_links_are_text(tmp_path: Path) -> None:
    said = "“We saw the army of Norland shell it,” said the mayor of the town."
    found = read(
        tmp_path / "a.txt", f"The war\n\n{PROSE}\n\nRelated\n\n- Norland leaves\n\n{said}\n\nNorland denied it.\n"
    )
    assert sections(found, "body")[-2:] == [said, "Norland denied it."]
    assert sections(found, "boilerplate") == ["Norland leaves"]


def test_a_compound_that_the_end_of_a_line_divides_keeps_its_hyphen(tmp_path: Path) -> None:
    text = (
        "The militia, which had been crossing the border, left the anti-\ngovernment group of the rebel-\nheld town, "
        "and the two-\nday-old self-\ndefence force, after a two-\nand three-day battle with the mili-\ntary of "
        "Norland, which was cross-\ning the border.\n"
    )
    lines = [line for part in (text, "It is\nbroken as\nthis.\n") for line in part.split("\n")]
    found = read(tmp_path / "a.txt", "\n".join(lines)).text
    for words in ("anti-government", "rebel-held town", "two-day-old self-defence", "two- and three-day", "military"):
        assert words in found
    assert "which was crossing the" in found


def test_a_name_of_which_only_a_part_is_bold_is_not_cut_in_two(tmp_path: Path) -> None:
    text = (
        "# The week\n\n**Rapid Support** Forces attacked the town.\n\n"
        "**South** Sudan accused Uganda of arming rebels.\n\n"
        "**Islamic** State claimed the attack.\n"
    )
    assert sections(read(tmp_path / "a.md", text), "heading") == []
