"""Files that are not what they seem: nothing of them is lost, or read as something else, without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import ReadingError
from kg.model import Document
from kg.reading import original_bytes, read_bytes, read_document, read_documents


def read(path: Path, text: str, told: list[str] | None = None) -> Document:
    path.write_text(text, encoding="utf-8")
    return read_document(path, on_remark=lambda _, what: [] if told is None else told.append(what))


def test_an_angle_within_a_line_is_no_quotation(tmp_path):
    lines = "The army (see <https://example.org/a>b) left.\n> > It came back.\n3>2, he said.\n"
    document = read(tmp_path / "a.txt", lines)
    assert document.text == "The army (see <https://example.org/a>b) left.\nIt came back.\n3>2, he said."


@pytest.mark.parametrize("start", ["<p>", '<div class="text"><p>', "<article><p>", "\ufeff\n<h1>Title</h1><p>"])
def test_a_part_of_a_page_is_a_page_whatever_its_name(tmp_path, start):
    text = f"{start}The army left the town.</p><script>The army burnt it.</script>\n"
    assert read(tmp_path / "a.txt", text).text.endswith("The army left the town.")


def test_markdown_may_begin_with_a_tag(tmp_path):
    document = read(tmp_path / "a.md", '<p align="center">\n\n# Title\n\nThe **army** left.\n')
    assert document.text == "Title\nThe army left."


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>\nThe army burnt it.\n</script>",
        '<style type="text/css">p { }</style>',
        "<del>The army burnt it.</del>",
        "~~The army burnt it.~~",
        "<template>\n\nThe army burnt it.\n\n</template>",
    ],
)
def test_what_is_struck_out_or_for_programs_is_not_read_of_markdown(tmp_path, hidden):
    path = tmp_path / "a.md"
    document = read(path, f"# Title\n\n{hidden}\n\nThe ~~old~~ army <s>never</s> left ~ 3 ~ towns.\n")
    assert document.text == "Title\nThe army left ~ 3 ~ towns."
    first, last = original_bytes(path, document, document.text.index("left"), len(document.text))
    assert path.read_bytes()[first:last] == b"left ~ 3 ~ towns."


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        ("<!-- note\n\nIt came back.\n", "a comment (<!--) that opens in line 3 is never closed"),
        ("```\nIt came back.\n", "``` that opens in line 3 is never closed"),
        ("<script>\nIt came back.\n", "<script> that opens in line 3 is never closed"),
        (
            "```\nIt came back.\n\nAnd left.\n```\n",
            "2 lines between ``` or ~~~ not read, as code is; the first is line 4",
        ),
    ],
)
def test_what_is_left_out_of_markdown_is_told(tmp_path, rest, words):
    told: list[str] = []
    read(tmp_path / "a.md", f"The army left.\n\n{rest}", told)
    assert [words in said for said in told] == [True]


def test_marks_in_code_open_nothing(tmp_path):
    told: list[str] = []
    document = read(tmp_path / "a.md", "One.\n\n<!--\n```\n-->\n\nTwo.\n\n<!-- a --> Three.\n", told)
    assert (document.text, told) == ("One.\nTwo.\nThree.", [])


def test_front_matter_is_read_whatever_the_name_and_names_that_are_not_read_are_told(tmp_path):
    told: list[str] = []
    text = "---\ntitle: A title\nDate: 2024-05-05\npublished: 2024-05-05\ntags: war\n---\n\nThe army left.\n"
    document = read(tmp_path / "a.txt", text, told)
    assert (document.title, document.text) == ("A title", "The army left.")
    assert told == [
        "its front matter has 'Date', 'published', which is not read: the names that are read are title, publisher, "
        "author, date, language, origin, recorded_at, original, issuer, in small letters"
    ]
    rule = read(tmp_path / "b.txt", "---\nThe army left. It came back: soon.\n---\nIt left.\n")
    assert "The army left." in rule.text


def test_characters_that_show_nothing_hide_no_name(tmp_path):
    tags = "".join(chr(0xE0000 + ord(letter)) for letter in "hidden")
    document = read(tmp_path / "a.txt", f"I\ufe0fran struck Isra\u034fel.{tags} It left.")
    assert document.text == "Iran struck Israel. It left."


def test_separators_of_lines_and_paragraphs_end_lines(tmp_path):
    path = tmp_path / "a.txt"
    document = read(path, "A headline here\u2028The army left.\u2029It came back.\nIt left.")
    assert [(s.section, s.lines) for s in document.sentences] == [
        ("headline", (1,)), ("body", (2,)), ("body", (3,)), ("body", (4,)),
    ]  # fmt: skip
    for words in ("The army left.", "It came back.", "It left."):
        start = document.text.index(words)
        first, last = original_bytes(path, document, start, start + len(words))
        assert path.read_bytes()[first:last] == words.encode()


def test_a_return_within_a_line_moves_no_line(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"The army\rleft the town.\nIt came back.\n")
    document = read_document(path)
    assert document.text == "The army left the town.\nIt came back."
    start = document.text.index("It came")
    first, last = original_bytes(path, document, start, len(document.text))
    assert path.read_bytes()[first:last] == b"It came back."


def test_a_link_to_a_folder_is_told(tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "here").mkdir()
    (tmp_path / "there" / "a.txt").write_text("The army left.")
    (tmp_path / "here" / "link").symlink_to(tmp_path / "there")
    with pytest.raises(ReadingError, match="the link 'link' to a folder is not followed"):
        list(read_documents([tmp_path / "here"]))
    (tmp_path / "here" / "b.txt").write_text("It came back.")
    told: list[str] = []
    assert len(list(read_documents([tmp_path / "here"], on_remark=lambda _, what: told.append(what)))) == 1
    assert told == ["1 link to folders not followed: link"]


def test_letters_of_two_scripts_in_one_word_are_told(tmp_path):
    told: list[str] = []
    read(tmp_path / "a.txt", "The army struck \u0420akistan and \u0406ran. Москва left.", told)
    assert told == [
        "2 words in it with Latin and Cyrillic letters, which may only look like a name and are read as they stand; "
        "the first is '\u0420akistan' at character 16"
    ]


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (b"From: <Saved by a browser>\nMIME-Version: 1.0\n", "MHTML"),
        (b"%!PS-Adobe-3.0\n", "PostScript"),
        (b"BZh91AY&SY", "bzip2"),
        (b"\xfd7zXZ\x00", "by xz"),
        (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
        (b"PK\x05\x06\x00", "empty ZIP"),
        (b"\xff\xfeT\x00x", "It is cut off or damaged after its byte order mark"),
    ],
)
def test_other_kinds_are_called_what_they_are(start, words):
    with pytest.raises(ReadingError, match=words):
        read_bytes(start)


def test_decisions_beside_no_article_are_told_and_are_no_article(tmp_path):
    (tmp_path / "b.txt").write_text("The army left Goma.\n", "utf-8")
    for name in ("a.statements.yaml", "b.statements.yaml"):
        (tmp_path / name).write_text("statements: []\n", "utf-8")
    told: list[tuple[str, str]] = []
    assert [path.name for path, _ in read_documents([tmp_path], on_remark=lambda *what: told.append(what))] == ["b.txt"]
    assert [place for place, what in told if "is not used" in what] == [str(tmp_path / "a.statements.yaml")]
    with pytest.raises(ReadingError, match="an article and is none itself"):
        read_document(tmp_path / "b.statements.yaml")


def test_an_address_and_a_link_that_leads_nowhere_are_called_what_they_are(tmp_path):
    for address in ("https://news.example/a.html", "HTTP://news.example/a.html"):
        with pytest.raises(ReadingError, match=r"this is an address, and nothing is fetched\. Save the page as HTML"):
            read_document(Path(address))
    link = tmp_path / "a.txt"
    link.symlink_to("nowhere.txt")
    with pytest.raises(ReadingError, match=r"this is a link to a file that is not there\. Remove the link"):
        read_document(link)
