"""PDF to documents: lines made paragraphs, running heads dropped, and files that are malformed, encrypted or bombs."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from kg.errors import ReadingError
from kg.reading import read_bytes, read_document


def pdf(
    *pages: list[str] | bytes,
    information: bytes = b"",
    compressed: bool = False,
    count: int = 1,
    encoding: bytes = b"/WinAnsiEncoding",
) -> bytes:
    """A PDF of pages, each given by its lines, or by what draws it; all of them ``count`` times."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding%s>>" % encoding
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", font]
    kids = []
    for page in pages:
        stream = page if isinstance(page, bytes) else drawing(page)
        packed = zlib.compress(stream, 9) if compressed else stream
        kind = b"/Filter/FlateDecode" if compressed else b""
        objects.append(b"<</Length %d%s>>stream\n%s\nendstream" % (len(packed), kind, packed))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids * count), len(kids) * count)
    if information:
        objects.append(information)
    data, offsets = b"%PDF-1.4\n", []
    for number, thing in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"<</Size %d/Root 1 0 R%s>>" % (len(objects) + 1, b"/Info %d 0 R" % len(objects) if information else b"")
    start = len(data)
    return data + b"xref\n0 %d\n0000000000 65535 f \n%strailer%s\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, table, trailer, start,
    )  # fmt: skip


def drawing(lines: list[str]) -> bytes:
    escaped = (line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252") for line in lines)
    return b"BT /F1 11 Tf 14 TL 50 780 Td " + b"".join(b"(%s) Tj T* " % line for line in escaped) + b"ET"


def parts(data: bytes) -> list[tuple[str, str]]:
    document = read_bytes(data)
    assert {s.lines for s in document.sentences} == {()}, "nobody sees lines in a PDF"
    return [(s.section, document.text[s.start : s.end]) for s in document.sentences]


def test_lines_become_paragraphs_headings_and_items() -> None:
    page = [
        "Two Armies Agree to Stop Fighting",
        "The army of Freedonia shelled the border town on Friday and the peo-",
        "ple fled to the hills, officials said. Nobody knows where the families are",
        "now, or who feeds them.",
        "What Comes Next",
        "Delegations met in the capital for a second day and left late, and nobody",
        "would say why the talks had failed (or whether they had). The aims include:",
        "• holding the dam",
        "• keeping the road open",
    ]
    assert parts(pdf(page)) == [
        ("headline", "Two Armies Agree to Stop Fighting"),
        (
            "body",
            "The army of Freedonia shelled the border town on Friday and the people fled to the hills, officials said.",
        ),
        ("body", "Nobody knows where the families are now, or who feeds them."),
        ("heading", "What Comes Next"),
        (
            "body",
            "Delegations met in the capital for a second day and left late, and nobody would say why the talks had "
            "failed (or whether they had).",
        ),
        ("body", "The aims include:"),
        ("bullet", "holding the dam"),
        ("bullet", "keeping the road open"),
    ]


@pytest.mark.parametrize(
    ("end", "start", "joined"),
    [
        ("a group of peo-", "ple that fled", "a group of people that fled"),
        ("the Saudi-", "led forces left", "the Saudi-led forces left"),
        ("a long-", "term plan was made", "a long-term plan was made"),
        ("the fighters of Al-", "Shabaab left the town", "the fighters of Al-Shabaab left the town"),
        ("in the years 2019-", "2021 nobody came", "in the years 2019-2021 nobody came"),
        ("both co-", "operate, as they co-operate now", "both co-operate, as they co-operate now"),
        ("they re-", "formed the reformed army and re-formed it", "they re-formed the reformed army and re-formed it"),
        ("the army -", "and nobody else - left", "the army - and nobody else - left"),
    ],
)
def test_a_word_divided_at_the_end_of_a_line_is_one_again_and_a_compound_keeps_its_hyphen(
    end: str, start: str, joined: str
) -> None:
    assert read_bytes(pdf([f"It was said to all that {end}", f"{start}, and so on and so on."])).text == (
        f"It was said to all that {joined}, and so on and so on."
    )


def test_running_heads_and_page_numbers_are_dropped_and_a_sentence_goes_on_over_the_page() -> None:
    pages = [
        ["Example Institute, 2024", f"Part {name} begins with words that fill the whole width of this line to its end",
         f"and goes on in the next line, about the {name} army that held a town, and the", f"Page {number} of 3"]
        for number, name in enumerate(("first", "second", "third"), start=1)
    ]  # fmt: skip
    pages[1][1] = "army of the north, which nobody had seen. " + pages[1][1]
    document = read_bytes(pdf(*pages))
    assert "Example Institute" not in document.text
    assert "Page" not in document.text
    assert "and the army of the north, which nobody had seen." in document.text


def test_title_and_author_are_read_where_the_file_states_them_and_its_own_date_never() -> None:
    information = (
        b"<</Title(The war in the north)/Author(Ada Obi)/CreationDate(D:20240301120000Z)/ModDate(D:20240302)>>"
    )
    document = read_bytes(pdf(["The army left."], information=information))
    assert (document.title, document.author, document.issued) == ("The war in the north", "Ada Obi", None)
    for title in (b"Microsoft Word - draft3.docx", b"report_final.indd", b"untitled", b""):
        assert read_bytes(pdf(["The army left."], information=b"<</Title(%s)>>" % title)).title is None


def test_ligatures_are_letters() -> None:
    data = pdf(
        ["The xrst o~cer led."], encoding=b"<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[120/fi 126/ffi]>>"
    )
    assert read_bytes(data).text == "The first officer led."


def encrypted(password: str, owner: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(["The army left the town."]))))
    writer.encrypt(password, owner, algorithm="RC4-128")
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def test_a_file_with_a_password_is_refused_and_one_that_only_forbids_printing_is_read() -> None:
    with pytest.raises(
        ReadingError, match=r"^p: the PDF is encrypted\. Open it with its password and save it without one\.$"
    ):
        read_bytes(encrypted("secret", "owner"), id="p")
    assert read_bytes(encrypted("", "owner")).text == "The army left the town."


WHOLE = pdf(["The army left the town."], ["The rebels took it."])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7", "malformed"),
        (b"%PDF-1.7 x" * 100, "malformed"),
        (pdf(b""), "no text in it, only images"),
        (pdf(b"q 100 0 0 100 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"), "no text in it, only images"),
        (pdf(["The army left."], count=1001), "1001 pages are more than the limit of 1000"),
        (pdf(b"BT /F1 9 Tf " + b" " * 25_000_000 + b"ET", compressed=True), "too large"),
        (pdf(b"BT /F1 9 Tf " + b"(x) Tj " * 900_000 + b"ET", compressed=True), "too large"),
        (pdf(b"BT /F1 9 Tf (x) Tj ET" + b" " * 900_000, count=100, compressed=True), "30 MB"),
        (pdf(b"[" * 50_000), "malformed|no text"),
    ],
    ids=["head", "noise", "empty", "image", "pages", "bomb", "steps", "spaces", "nested"],
)
def test_a_file_without_text_or_with_too_much_is_refused_in_bounded_time(data: bytes, words: str) -> None:
    started = time.process_time()
    with pytest.raises(ReadingError, match=words) as caught:
        read_bytes(data, id="p.pdf")
    assert str(caught.value).startswith("p.pdf: ")
    assert caught.value.remedy
    assert time.process_time() - started < 30


def test_a_file_that_only_its_name_calls_a_pdf_is_said_to_be_none(tmp_path: Path) -> None:
    named = tmp_path / "news.pdf"
    named.write_bytes(b"The army left the town.")
    with pytest.raises(ReadingError, match=r"this is no PDF.*\.txt") as caught:
        read_document(named)
    assert str(caught.value).startswith(str(named))


def test_what_is_wrong_is_told_in_the_same_words_each_time() -> None:
    data = pdf(["The army left."])
    head, _, rest = data.partition(b"<</Length ")
    told = set()
    for _ in range(3):
        with pytest.raises(ReadingError) as caught:
            read_bytes(head + b"<</Length 4 0 R>>" + rest[rest.index(b">>") + 2 :], id="p.pdf")
        told.add(str(caught.value))
    (words,) = told
    assert "object 4" in words and "IndirectObject" not in words


@pytest.mark.parametrize("shared", [b"(x) Tj " * 400, b"[" + b"(x)" * 600 + b"] TJ "], ids=["steps", "arrays"])
def test_one_drawing_that_many_pages_share_is_counted_for_each(shared: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf(b"BT /F1 9 Tf " + shared + b"ET", count=20)
    assert read_bytes(data).text.startswith("xxx")
    monkeypatch.setattr("kg.reading.pdf._MOST_OPERATIONS", 6_000)
    with pytest.raises(ReadingError, match="drawing its pages takes more than 6000 steps"):
        read_bytes(data)


def test_a_file_that_lost_its_end_is_read_or_refused() -> None:
    for cut in range(9, len(WHOLE), 37):
        read_or_refused(WHOLE[:cut])


def read_or_refused(data: bytes) -> None:
    try:
        document = read_bytes(data)
    except ReadingError:
        return
    assert document.sentences
    for value in (document.text, document.title, document.author):
        (value or "").encode()


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(8, len(WHOLE) - 1), st.binary(max_size=6)), max_size=8))
def test_a_damaged_file_is_a_document_or_refused(damages: list[tuple[int, bytes]]) -> None:
    data = bytearray(WHOLE)
    for position, replacement in damages:
        data[position : position + len(replacement)] = replacement
    read_or_refused(bytes(data))


@settings(max_examples=150)
@given(st.binary(max_size=400))
def test_any_bytes_after_the_mark_are_a_document_or_refused(data: bytes) -> None:
    read_or_refused(b"%PDF-1.4\n" + data)


PAGE = "<html><body><p>India attacked Pakistan on Friday, 3 May 2024.</p></body></html>"


def kg(folder: Path, *arguments: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, cwd=folder, input=stdin, capture_output=True, check=False)


def test_one_bad_file_of_each_kind_leaves_the_rest_and_ends_with_1(tmp_path: Path) -> None:
    articles = tmp_path / "in"
    articles.mkdir()
    (articles / "a.html").write_text(PAGE, encoding="utf-8")
    (articles / "b.pdf").write_bytes(pdf(["India attacked Pakistan on Friday, 3 May 2024."]))
    (articles / "c.pdf").write_bytes(encrypted("secret", "owner"))
    (articles / "d.html").write_bytes(b"<html><body>\x00")
    (articles / "e.pdf").write_bytes(pdf(b""))
    for command in (["build", "in", "-o", "out"], ["extract", "in", "--format", "jsonl"]):
        done = kg(tmp_path, *command)
        assert done.returncode == 1
        lines = [line for line in done.stderr.decode().splitlines() if line.startswith("error: ")]
        assert [line.split(":")[1].strip() for line in lines] == ["in/c.pdf", "in/d.html", "in/e.pdf"]
        assert b"Traceback" not in done.stderr
    assert (tmp_path / "out" / "graph.nq").stat().st_size > 0
    assert b'"document": "b"' in done.stdout, "what the good files say is printed"


def test_standard_input_is_read_whatever_it_is(tmp_path: Path) -> None:
    words = "India attacked Pakistan on Friday, 3 May 2024."
    expected = None
    for data in (words.encode(), f"<html><body><p>{words}</p></body></html>".encode(), pdf([words])):
        done = kg(tmp_path, "extract", "-", "--format", "jsonl", stdin=data)
        assert done.returncode == 0, done.stderr
        record = {**json.loads(done.stdout), "lines": None}
        expected = expected or record
        assert record == expected


def test_another_language_is_told_and_gives_nothing(tmp_path: Path) -> None:
    text = "El ejército de la India atacó a Pakistán en la frontera y los dos gobiernos no hablaron de ello. "
    (tmp_path / "a.html").write_text(f"<html><meta charset=utf-8><p>{text * 3}</p></html>", encoding="utf-8")
    done = kg(tmp_path, "extract", "a.html", "--format", "jsonl")
    note = "note: a.html: its language is 'es': only English is understood, and nothing is extracted from it\n"
    told, rest = done.stderr.decode().split("\n", 1)
    assert (done.stdout, told + "\n", done.returncode) == (b"", note, 4)
    assert rest.startswith("note: nothing was read: the document is in another language than English")
    built = kg(tmp_path, "build", "a.html")
    assert built.returncode == 4
    assert b"its language is 'es'" in built.stderr


def test_neither_parser_is_loaded_for_plain_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The army left.", encoding="utf-8")
    ask = (
        "import sys; from pathlib import Path; from kg.reading import read_document; read_document(Path('a.txt'));"
        "print(sorted({'trafilatura', 'lxml', 'pypdf', 'charset_normalizer', 'urllib3'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", ask], cwd=tmp_path, capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"
