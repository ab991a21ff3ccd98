"""From a document's characters back to the bytes of its file, or the pages of a PDF."""

from __future__ import annotations

import codecs
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_reading_pdf import pdf

from kg.errors import QuoteError, ReadingError
from kg.model import Document
from kg.reading import SourceMap, original_bytes, original_pages, read_document
from kg.reading.markdown import locate, parse_markdown
from kg.reading.normalise import normalise
from kg.resources import seed_files

TEXT = (
    "\ufeffTwo armies meet in the old capital\r\n\r\nThe Tu\u0308rkish\u00a0envoy\u200b left the \U0001f54a town.\r"
    "- held\u00ad at \u2009 the e\u0301\u0323 dam \r\nAnother"
)
MARKED = (
    "---\ntitle: T\n---\n# Two *armies* meet ##\n\n"
    "The **army** [left](http://x.example/left) `town_x`\n"
    "left <!-- left --> again \\*left\\* <b>left</b> <https://a.example>. <!-- one\n"
    "two --> It _never_ [came][1] back[^1].\n\nNext\n----\n"
    "* one ![left](left.png) item\n> quoted  words\n\n| left | right |\n"
)


def read(folder: Path, name: str, data: bytes) -> tuple[Path, bytes, Document]:
    path = folder / name
    path.write_bytes(data)
    return path, data, read_document(path)


def words_and_bytes(path: Path, data: bytes, document: Document) -> list[tuple[str, bytes]]:
    """Each word of the document, with the bytes that it was read from."""
    found, position = SourceMap(path, document), 0
    pairs = []
    for word in document.text.split():
        start = document.text.index(word, position)
        position = start + len(word)
        first, last = found.bytes_of(start, position)
        pairs.append((word, data[first:last]))
    return pairs


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_the_words_of_a_text_stand_where_they_are_said_to_stand(tmp_path: Path, encoding: str) -> None:
    path, data, document = read(tmp_path, "a.txt", TEXT.encode(encoding))
    pairs = words_and_bytes(path, data, document)
    lines = [
        "Two armies meet in the old capital",
        "The Türkish envoy left the 🕊 town.",
        "held at   the ẹ\u0301 dam",
        "Another",
    ]
    assert document.text == "\n".join(lines)
    assert [word for word, _ in pairs] == " ".join(lines).split()
    for word, found in pairs:
        assert normalise(found.decode(encoding)).strip() == word


def test_a_span_over_paragraphs_holds_what_stands_between_them(tmp_path: Path) -> None:
    path, data, document = read(tmp_path, "a.txt", b"- one\n\n- two three\n")
    assert document.text == "one\ntwo three"
    first, last = original_bytes(path, document, 0, 7)
    assert data[first:last] == b"one\n\n- two"


def test_the_words_of_markdown_stand_outside_its_markup(tmp_path: Path) -> None:
    path, data, document = read(tmp_path, "a.md", MARKED.encode())
    pairs = words_and_bytes(path, data, document)
    assert [word for word, found in pairs if found.decode() == word] == [
        word for word, _ in pairs if word not in ("*left*", "https://a.example.", "back.")
    ]
    assert dict(pairs)["*left*"] == b"*left\\*"
    assert dict(pairs)["https://a.example."] == b"https://a.example>."
    assert dict(pairs)["back."] == b"back[^1]."
    # Of the words that also stand in an address, a comment or a picture, each is the one that is shown.
    lefts = [SourceMap(path, document).bytes_of(place, place + 4)[0] for place in places_of(document.text, "left")]
    shown = ["[left](", "left <!--", "left\\*", "left</b>", "left | right"]
    assert lefts == [MARKED.encode().index(words.encode()) + words.index("left") for words in shown]


def places_of(text: str, word: str) -> list[int]:
    return [place for place in range(len(text)) if text.startswith(word, place)]


@pytest.mark.parametrize("path", [path for path in seed_files() if path.suffix == ".md"], ids=lambda path: path.stem)
def test_every_sentence_of_the_digests_stands_in_their_files(path: Path) -> None:
    data, document = path.read_bytes(), read_document(path)
    found = SourceMap(path, document)
    for sentence in document.sentences:
        words = document.text[sentence.start : sentence.end]
        first, last = found.bytes_of(sentence.start, sentence.end)
        raw = data[first:last].decode()
        assert (raw[0], raw[-1]) == (words[0], words[-1])
        assert len(raw) >= len(words)


@given(st.text(alphabet="ab *_`[](){}<>!\\-#|~:/h\t\u200b'", max_size=60))
def test_a_line_of_markdown_gives_its_text_at_these_places(line: str) -> None:
    line = normalise(line)
    for block in parse_markdown(line, first_line=1, restates=False):
        for text, _ in block.pieces:
            places = locate(text, line)
            assert places is not None
            assert "".join(line[place] for place in places).split() == text.split()
            assert places == sorted(places)


def test_a_changed_file_and_spans_outside_the_text_are_refused(tmp_path: Path) -> None:
    path, _, document = read(tmp_path, "a.txt", b"One here.\n\nTwo here.")
    for start, end in ((-1, 3), (0, 0), (3, 2), (0, 99)):
        with pytest.raises(QuoteError):
            original_bytes(path, document, start, end)
    with pytest.raises(QuoteError, match="joins two paragraphs"):
        original_bytes(path, document, 9, 10)
    with pytest.raises(ReadingError, match="changed since"):
        original_bytes(path, replace(document, sha256="0" * 64), 0, 3)
    with pytest.raises(ReadingError, match="only a PDF has pages"):
        original_pages(path, document, 0, 3)


def test_html_has_no_bytes_to_point_to(tmp_path: Path) -> None:
    path, _, document = read(tmp_path, "a.html", b"<p>The army left.</p>")
    with pytest.raises(ReadingError, match="HTML have no bytes"):
        original_bytes(path, document, 0, 3)


def test_a_pdf_has_pages(tmp_path: Path) -> None:
    path, _, document = read(
        tmp_path,
        "a.pdf",
        pdf(["The army left the town with all its guns and the"], ["general. Nobody saw it."], ["Last."]),
    )
    assert document.text == "The army left the town with all its guns and the general. Nobody saw it.\nLast."
    assert original_pages(path, document, 0, 8) == (1, 2)
    assert original_pages(path, document, len(document.text) - 3, len(document.text)) == (3,)
    with pytest.raises(ReadingError, match="PDF have no bytes"):
        original_bytes(path, document, 0, 3)


def test_the_mark_at_the_head_counts(tmp_path: Path) -> None:
    path, data, document = read(tmp_path, "a.txt", codecs.BOM_UTF8 + b"One.")
    assert original_bytes(path, document, 0, 4) == (3, 7)
    assert data[3:7] == b"One."
