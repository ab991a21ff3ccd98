"""Files to documents: text, sections, sentences, what the file states about itself, and bad input."""

import codecs
import hashlib
import os
import socket
import time
from pathlib import Path

import pytest

from kg.errors import ReadingError, TimeError
from kg.model import Original
from kg.reading import MAX_BYTES, document_files, read_bytes, read_document, read_documents, read_text, split_sentences
from kg.reading.dates import stated_date
from kg.reading.language import recognise

ARTICLES = Path(__file__).parents[1].parent / "shared" / "seeds"

needs_articles = pytest.mark.skipif(not ARTICLES.is_dir(), reason="the original articles are not beside the checkout")


def sections(document):
    return [(s.section, s.lines, document.text[s.start : s.end]) for s in document.sentences]


def sentences(text):
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gen. Abdi met Mr. J. P. Okoro. They spoke.", ["Gen. Abdi met Mr. J. P. Okoro.", "They spoke."]),
        ("The U.S. Army left on Jan. 3. It was late.", ["The U.S. Army left on Jan. 3.", "It was late."]),
        ("Troops left the U.S. The talks went on.", ["Troops left the U.S.", "The talks went on."]),
        ("It grew by 2.5 per cent. No. 7 fell.", ["It grew by 2.5 per cent.", "No. 7 fell."]),
        ("Was it so? “Yes.” Then he left!", ["Was it so?", "“Yes.”", "Then he left!"]),
        ("“Stop!” he said. “Never.”", ["“Stop!” he said.", "“Never.”"]),
        ("He waited… and waited. Nobody came", ["He waited… and waited.", "Nobody came"]),
        ("The answer was no. Both left.", ["The answer was no.", "Both left."]),
        ("Prices rose in St. Ives. Lt. Col. Mbeki agreed.", ["Prices rose in St. Ives.", "Lt. Col. Mbeki agreed."]),
        ("He sat. The sun set on mon. and art. Then all left.", None),
        ("", []),
        ("  \n ", []),
    ],
)
def test_sentences_end_where_they_end(text, expected):
    if expected is None:
        assert sentences(text)[0] == "He sat."
    else:
        assert sentences(text) == expected


def test_plain_text_is_sorted_into_its_parts():
    document = read_text(
        "Two Armies Agree to Stop Fighting in the North\n"
        "By Ada Obi\n"
        "\n"
        "The army left the town. Its aims include:\n"
        "Holding the dam\n"
        "Keeping the road open\n"
        "\n"
        "What Comes Next\n"
        "Talks go on. Dr. Obi said so.\n"
        "Published in The Example, March 3rd, 2024\n"
        "Follow The Example on X for more.\n"
    )
    assert sections(document) == [
        ("headline", (1,), "Two Armies Agree to Stop Fighting in the North"),
        ("byline", (2,), "By Ada Obi"),
        ("body", (4,), "The army left the town."),
        ("body", (4,), "Its aims include:"),
        ("bullet", (5,), "Holding the dam"),
        ("bullet", (6,), "Keeping the road open"),
        ("heading", (8,), "What Comes Next"),
        ("body", (9,), "Talks go on."),
        ("body", (9,), "Dr. Obi said so."),
        ("byline", (10,), "Published in The Example, March 3rd, 2024"),
        ("boilerplate", (11,), "Follow The Example on X for more."),
    ]
    assert document.title == "Two Armies Agree to Stop Fighting in the North"
    assert (document.author, document.publisher, document.issued) == ("Ada Obi", "The Example", "2024-03-03")
    assert document.origin == "The Example"


def test_a_wrapped_file_keeps_its_sentences_whole_and_their_lines():
    document = read_text(
        "The two sides met in the capital for a second\nday. They parted late, and nobody would\nsay why.\n"
    )
    assert sections(document) == [
        ("body", (1, 2), "The two sides met in the capital for a second day."),
        ("body", (2, 3), "They parted late, and nobody would say why."),
    ]


@pytest.mark.parametrize(
    ("text", "dateline", "issued"),
    [
        ("Geneva, Friday, March 1, 2024 – The sides met.", "Geneva, Friday, March 1, 2024 –", "2024-03-01"),
        ("NAIROBI (Agency) - The sides met.", "NAIROBI (Agency) -", None),
        ("KYIV, 30 February 2024 — The sides met.", "KYIV, 30 February 2024 —", None),
        ("The army – or what is left of it – fled.", None, None),
        ("In 2021 the army fled – it never came back.", None, None),
        ("Bissau, Sept 16: The sides met.", "Bissau, Sept 16:", None),
        ("Lomé, 4 May (Agency): The sides met.", "Lomé, 4 May (Agency):", None),
        ("Monday, May 4: The sides met.", None, None),
        ("(Nairobi, May 12, 2025) – The sides met.", "(Nairobi, May 12, 2025) –", "2025-05-12"),
        ("(N'Djamena, Chad, 3 May 2025) — The sides met.", "(N'Djamena, Chad, 3 May 2025) —", "2025-05-03"),
        ("(New York) – The sides met.", "(New York) –", None),
        ("(May 2025) – The sides met.", None, None),
        ("(in the words of one of them) – The sides met.", None, None),
    ],
)
def test_a_dateline_gives_the_date_only_if_it_states_a_real_one(text, dateline, issued):
    document = read_text(text)
    bylines = [sentence for section, _, sentence in sections(document) if section == "byline"]
    assert (bylines[0] if bylines else None, document.issued) == (dateline, issued)


@pytest.mark.parametrize(
    ("line", "issued"),
    [
        ("Published 7 May 2024", "2024-05-07"),
        ("Published May 7, 2024 by The Example", "2024-05-07"),
        ("First published 2024-05-07", "2024-05-07"),
        ("Published: 7 May 2024", "2024-05-07"),
        ("Published 12 reports in May 2024.", None),
    ],
)
def test_a_line_of_publication_needs_no_colon(line, issued):
    document = read_text(f"Rebels take a town\n\n{line}\n\nThe sides met on Monday.\n")
    assert document.issued == issued
    assert ("byline" in [section for section, _, _ in sections(document)]) is (issued is not None)


@pytest.mark.parametrize(
    ("text", "issued"),
    [
        ("Army takes a town\n\nFebruary 20, 2024\n\nThe sides met on Monday.", "2024-02-20"),
        ("20 February 2024\n\nArmy takes a town\n\nThe sides met on Monday.", "2024-02-20"),
        ("RELEASE\nGeneva, Tuesday, 20 February 2024, 14:30 GMT\n\nThe sides met.", "2024-02-20"),
        ("MINISTRY\n20 February 2024\nThe sides met for a second\nday, and they parted late.", "2024-02-20"),
        ("Statement by the Minister\n\nDate: 20 February 2024\n\nThe sides met.", "2024-02-20"),
        ("Army takes a town\n\n31 February 2024\n\nThe sides met.", None),
        ("The sides met.\n\n20 February 2024\n\nThey parted.", None),
        ("A chronology\n\n20 February 2024\nThe sides met.\n\n21 February 2024\nThey parted.", None),
        ("Army takes a town\n\nThe 20 February 2024 truce\n\nThe sides met.", None),
        ("A\nB\nC\nD\nE\nF\n20 February 2024\nThe sides met.", None),
    ],
)
def test_a_line_near_the_head_that_is_a_date_is_the_texts(text, issued):
    document = read_text(text)
    assert document.issued == issued
    dated = [sentence for section, _, sentence in sections(document) if section == "byline"]
    assert len(dated) == (issued is not None)


def test_a_folder_that_is_closed_to_this_user_is_named_and_costs_itself_only(tmp_path, monkeypatch):
    closed = tmp_path / "closed"
    closed.mkdir()
    (closed / "b.txt").write_text("Text.")
    (tmp_path / "a.txt").write_text("The sides met.")
    asked = os.access
    monkeypatch.setattr(os, "access", lambda path, *rest, **more: Path(path) != closed and asked(path, *rest, **more))
    rglob = Path.rglob
    monkeypatch.setattr(Path, "rglob", lambda self, what: (p for p in rglob(self, what) if p.parent != closed))
    problems = []
    found = [document.id for _, document in read_documents([tmp_path], on_problem=problems.append)]
    assert found == ["a"]
    assert [str(problem) for problem in problems] == [
        f"{closed}: reading and entering the folder is not permitted. "
        "Ask its owner for permission to read and enter it."
    ]
    with pytest.raises(ReadingError, match="not permitted"):
        list(document_files([closed]))


def test_links_in_a_circle_and_standard_input_by_another_command_are_told_with_a_remedy(tmp_path):
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    with pytest.raises(ReadingError) as caught:
        read_document(loop)
    assert str(caught.value).count(str(loop)) == 1 and caught.value.remedy
    with pytest.raises(ReadingError, match=r"Save the text as a file: only `kg extract -` reads standard input"):
        read_document(Path("-"))
    with pytest.raises(ReadingError, match="it is larger than the limit of 20 MB"):
        read_bytes(b"a" * (MAX_BYTES + 1))


@pytest.mark.parametrize(
    ("first", "section"),
    [
        ("Norland: later years (1999–2004)", "headline"),
        ("The army of Norland (ANN)", "headline"),
        ("Norland denies 'surgical strikes'", "headline"),
        ("Southland: raid was “self-defence”", "headline"),
        ("“We have left the town of Oster.”", "body"),
        ("The army left Gardo. (Agency)", "body"),
        ("The army left Gardo (its last base).", "body"),
        ("The army left Gardo. (It was the last base.)", "body"),
    ],
)
def test_a_first_line_may_end_in_brackets_or_quotes_and_be_the_headline(first, section):
    document = read_text(f"{first}\n\nRebels took the town on Monday.\n", id="x")
    assert document.sentences[0].section == section


def test_a_single_line_without_full_stop_is_no_headline():
    assert sections(read_text("Rebels attacked the town")) == [("body", (1,), "Rebels attacked the town")]


def test_unicode_is_normalised_once_and_positions_count_code_points():
    document = read_text("\ufeffTu\u0308rkiye\u00a0met the\u200b others.\r\nIt\u2009left \U0001f54a.\rEnd")
    assert document.text == "Türkiye met the others.\nIt left \U0001f54a.\nEnd"
    assert [document.text[s.start : s.end] for s in document.sentences] == [
        "Türkiye met the others.",
        "It left 🕊.",
        "End",
    ]
    assert [s.lines for s in document.sentences] == [(1,), (2,), (3,)]


def test_markdown_states_its_own_metadata():
    document = read_text(
        "---\ntitle: 'A: B'\npublisher: The Example\nauthor: Ada Obi\ndate: 2024-03\norigin: Agency\nlanguage: en\n"
        "recorded_at: 2024-03-09\ntags: [x, y]\n---\n# Headline\n\nThe **army** [left](http://x.example/a_b) `town_x`\n"
        "again. <!-- a note --> It *never* returned.\n\n## Next\n\n* one item\n- another\n\n> quoted words.\n"
    )
    assert (document.title, document.publisher, document.author, document.issued) == (
        "A: B", "The Example", "Ada Obi", "2024-03",
    )  # fmt: skip
    assert (document.origin, document.language, document.recorded) == ("Agency", "en", "2024-03-09")
    assert sections(document) == [
        ("headline", (11,), "Headline"),
        ("body", (13, 14), "The army left town_x again."),
        ("body", (14,), "It never returned."),
        ("heading", (16,), "Next"),
        ("bullet", (18,), "one item"),
        ("bullet", (19,), "another"),
        ("body", (21,), "quoted words."),
    ]


def test_a_digest_carries_the_lines_of_its_original():
    digest = "0" * 64
    document = read_text(
        f"---\ntitle: T\noriginal: {{file: a.txt, sha256: {digest}}}\n---\n# T <!-- line 1 -->\n\n"
        "The army left. <!-- line 4 -->\nIt came back. <!-- lines 5, 9-10 -->\n\nNobody knows why.\n"
    )
    assert document.restates == Original("a.txt", digest)
    assert document.text == "T\nThe army left. It came back.\nNobody knows why."
    assert sections(document) == [
        ("headline", (1,), "T"),
        ("body", (4,), "The army left."),
        ("body", (5, 9, 10), "It came back."),
        ("body", (), "Nobody knows why."),
    ]


def test_comments_over_several_lines_and_code_are_not_text():
    document = read_text("One here.\n<!-- two\nthree --> Four here.\n\n```\nfive\n```\n\nSix here.", markdown=True)
    assert [text for _, _, text in sections(document)] == ["One here.", "Four here.", "Six here."]


@pytest.mark.parametrize(
    ("front", "line", "words"),
    [
        ("date: 2024-02-30", 2, "not a date that exists"),
        ("title: T\ndate: yesterday", 3, "not a date that can be read"),
        ("recorded_at: 2024", 2, "not a full date"),
    ],
)
def test_an_impossible_date_in_front_matter_is_refused_with_its_line(front, line, words):
    with pytest.raises(TimeError, match=words) as caught:
        read_text(f"---\n{front}\n---\nText here.")
    assert f"stdin, line {line}" in str(caught.value)


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("title: a: b", 2),
        ("title: T\nauthor: !!python/object/apply:os.system ['true']", 3),
        ("- a\n- b", 2),
        ("title: T\noriginal: {file: a.txt, sha256: 12}", 3),
        ("title: [a, b]", 2),
    ],
)
def test_malformed_front_matter_is_refused_with_its_line(front, line):
    with pytest.raises(ReadingError, match=f"line {line}"):
        read_text(f"---\n{front}\n---\nText here.")


def test_front_matter_that_is_not_closed_is_refused():
    with pytest.raises(ReadingError, match="not closed"):
        read_text("---\ntitle: T\n\nText here.")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"abc\x00def", "byte 3 is NUL"),
        (b"One.\nTwo \x92 three.", "byte 0x92 at position 9 is not UTF-8"),
        (b"%PDF-1.7 x", "PDF is malformed"),
        (b"\n<!DOCTYPE html><!-- x -->", "holds no text"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "UTF-16"),
        (b"\xef\xbb\xbf", "holds no text"),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path, data, words):
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    with pytest.raises(ReadingError, match=words) as caught:
        read_document(path)
    assert str(path) in str(caught.value)
    assert caught.value.remedy


def test_the_line_of_a_bad_byte_is_named(tmp_path):
    path = tmp_path / "x.txt"
    path.write_bytes(b"One.\nTwo \x92 three.")
    with pytest.raises(ReadingError, match="line 2"):
        read_document(path)


def test_utf_16_with_a_mark_is_read(tmp_path):
    path = tmp_path / "x.txt"
    path.write_bytes("Zoë left.".encode("utf-16"))
    document = read_document(path)
    assert (document.text, document.id) == ("Zoë left.", "x")
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_huge_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "x.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    started = time.process_time()
    with pytest.raises(ReadingError, match="50 MB is more than the limit of 20 MB"):
        read_document(path)
    assert time.process_time() - started < 0.5
    assert MAX_BYTES == 20_000_000


def test_missing_files_folders_and_forbidden_files_are_refused(tmp_path):
    with pytest.raises(ReadingError, match="no such file"):
        read_document(tmp_path / "x.txt")
    with pytest.raises(ReadingError, match="folder"):
        read_document(tmp_path)
    with pytest.raises(ReadingError, match="holds no document"):
        list(document_files([tmp_path]))
    path = tmp_path / "x.txt"
    path.write_text("Text.")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read every file")
    with pytest.raises(ReadingError, match="not permitted"):
        read_document(path)


def test_folders_are_read_sorted_without_companions(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("c.md", "a.txt", "b/d.txt", ".hidden.txt", "a.statements.yaml", "a.decisions.yaml", "notes.csv"):
        (tmp_path / name).write_text(f"Text of {name}.")
    read = list(read_documents([tmp_path, tmp_path / "a.txt"]))
    assert [path.relative_to(tmp_path).as_posix() for path, _ in read] == ["a.txt", "b/d.txt", "c.md"]
    assert [document.id for _, document in read] == ["a", "d", "c"]


def test_files_of_other_kinds_in_a_folder_are_named(tmp_path):
    for name in ("a.txt", "a.statements.yaml", ".hidden", "b.docx", *(f"{number}.jpg" for number in range(6))):
        (tmp_path / name).write_text("Text.")
    remarks = []
    assert len(list(read_documents([tmp_path], on_remark=lambda *remark: remarks.append(remark)))) == 1
    [(place, remark)] = remarks
    assert place == str(tmp_path)
    assert "7 files" in remark and "0.jpg, 1.jpg, 2.jpg, 3.jpg, 4.jpg and 2 more" in remark
    assert "yaml" not in remark and "hidden" not in remark


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (b"PK\x03\x04\x14\x00", "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word"),
        (b"{\\rtf1\\ansi", "Rich Text"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
    ],
)
def test_what_people_take_for_a_document_is_called_what_it_is(start, words):
    with pytest.raises(ReadingError, match=words) as caught:
        read_bytes(start + b"rest", id="a.txt")
    assert caught.value.remedy


def test_files_that_share_a_stem_get_ids_of_their_own(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "x.txt").write_text("One text.")
    (tmp_path / "b" / "x.txt").write_text("Another text.")
    (tmp_path / "b" / "x.md").write_text("One text.")
    ids = [document.id for _, document in read_documents([tmp_path])]
    first, second = (hashlib.sha256(text).hexdigest()[:8] for text in (b"One text.", b"Another text."))
    assert sorted(ids) == sorted([f"x-{first}", f"x-{second}"])


def test_a_reprint_is_one_origin(tmp_path):
    (tmp_path / "a.txt").write_text("The sides met. They parted.\nPublished in The Example, March 3, 2024\n")
    (tmp_path / "b.txt").write_text("By Ada Obi\nThe sides met.  They parted.\nPublished in Another, March 4, 2024\n")
    (tmp_path / "c.txt").write_text("The sides met. They did not part.")
    origins = [document.origin for _, document in read_documents([tmp_path])]
    assert origins[:2] == ["The Example", "The Example"]
    assert origins[2].startswith("text ")


def test_two_files_that_are_one_article_are_named(tmp_path):
    (tmp_path / "a.md").write_text("The sides met.")
    (tmp_path / "a.txt").write_text("The sides met.")
    (tmp_path / "b.txt").write_text("The sides  met.")
    (tmp_path / "c.txt").symlink_to(tmp_path / "b.txt")
    told = []
    read = [path.name for path, _ in read_documents([tmp_path], on_remark=lambda *said: told.append(said))]
    assert read == ["a.md", "b.txt"]
    assert [(Path(place).name, words) for place, words in told] == [
        ("c.txt", f"it is another name of {tmp_path / 'b.txt'}: read once"),
        ("a.txt", f"it is the same article as {tmp_path / 'a.md'}, byte for byte: that one is read, once for both"),
        ("b.txt", f"its text is that of {tmp_path / 'a.md'}: the two are one origin, and do not bear each other out"),
    ]


def test_a_file_named_twice_is_read_once_without_a_word(tmp_path):
    (tmp_path / "a.txt").write_text("The sides met.")
    told = []
    read = list(read_documents([tmp_path, tmp_path / "a.txt"], on_remark=lambda *said: told.append(said)))
    assert (len(read), told) == (1, [])


def test_an_id_that_is_taken_is_told(tmp_path):
    (tmp_path / "b").mkdir()
    digest = hashlib.sha256(b"One text.").hexdigest()[:8]
    (tmp_path / "x.txt").write_text("One text.")
    (tmp_path / "b" / "x.txt").write_text("Another text.")
    (tmp_path / "z").mkdir()
    (tmp_path / "z" / f"x-{digest}.txt").write_text("A third text.")
    problems = []
    read = list(read_documents([tmp_path], on_problem=problems.append))
    assert len(read) == 2
    assert [str(tmp_path / "x.txt") in str(problems[0]), problems[0].remedy] == [True, "rename one of the two files"]


def test_one_bad_file_leaves_the_rest(tmp_path):
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "b.txt").write_bytes(b"\x00")
    problems = []
    read = list(read_documents([tmp_path, tmp_path / "none"], on_problem=problems.append))
    assert [document.id for _, document in read] == ["a"]
    assert [str(tmp_path / "b.txt") in str(problems[0]), "none" in str(problems[1]), len(problems)] == [True, True, 2]
    with pytest.raises(ReadingError):
        list(read_documents([tmp_path]))


@pytest.mark.parametrize("name", ["zero", "one"])
def test_the_same_text_gives_the_same_document(name):
    text = "The sides met.\nThey parted."
    assert read_text(text, id=name) == read_text(text, id=name)


@pytest.mark.parametrize(
    "unit",
    [
        *("(", "[", "[a](", "*", "_a", "<", "<!--", "“", ". ", ".", "a.", "A. ", "\u0301"),
        *("-", "- ", "#", "`", "\\", "x", "Follow "),
    ],
)
def test_repetition_takes_linear_time(unit):
    def seconds(count):
        started = time.process_time()
        for markdown in (False, True):
            read_text("Word " + unit * count, markdown=markdown)
        return time.process_time() - started

    def is_linear():
        return seconds(size) < max(0.3, 8 * seconds(size // 4))

    size = 200_000 // len(unit)
    assert is_linear() or is_linear()


@pytest.mark.parametrize("markdown", [False, True])
def test_what_has_no_word_is_no_sentence(markdown):
    document = read_text("The sides met. . . . --- They parted. \u2026", markdown=markdown)
    assert [document.text[s.start : s.end] for s in document.sentences] == ["The sides met.", "--- They parted."]
    with pytest.raises(ReadingError, match="no text"):
        read_text(". " * 1000, markdown=markdown)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The sides met in the capital and they spoke of the war that was on for a year. " * 2, "en"),
        ("Les deux parties se sont rencontrées dans la capitale et elles ont parlé de la guerre. " * 2, "fr"),
        ("Die beiden Seiten haben sich in der Hauptstadt getroffen und über den Krieg gesprochen. " * 2, "de"),
        ("Short text.", None),
        (
            "Victims: Omar Haddad, Ali Salem, Yusuf Karim, Nadia Aziz, Samir Jaber, Leila Mansour, Farid Nasser, Huda "
            "Khalil, Tariq Saleh, Rania Noor, Walid Fares, Amal Zayd. Army killed Omar Haddad, army killed Ali Salem, "
            "army killed Yusuf Karim, army killed Nadia Aziz, army killed Samir Jaber. Norland bombed Sudby. Sudland "
            "shelled Northam. Norland bombed Ester. Sudland shelled Wester. Norland bombed Oster.",
            None,
        ),
        (
            "Juan de la Cruz met Ana de los Reyes. Luis de la Vega met Eva del Monte. The army attacked San Pedro del "
            "Mar. The rebels attacked La Loma. Juan de la Cruz accused Luis de la Vega. Eva del Monte accused Ana de "
            "los Reyes. The army bombed El Lago. The rebels shelled Villa de las Rosas.",
            "en",
        ),
        (
            "El gobierno de Norlandia y las guerrillas firmaron en La Loma un acuerdo de paz que pone fin a la guerra. "
            "El presidente Juan de la Cruz dijo que las armas se entregan en seis meses.",
            "es",
        ),
        ("[Russia] attacked [Ukraine]. " * 50, None),
    ],
)
def test_the_language_is_recognised_or_left_unknown(text, language):
    assert read_text(text).language == language


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The rebels attacked\rPakistan.", ["The rebels attacked Pakistan."]),
        ("A title\r\rThe rebels left.\rThe army came.\r", ["The rebels left.", "The army came."]),
        ("> The rebels left the town\n> on Monday. The army\n> came back.\n", ["The rebels left the town on Monday.",
                                                                           "The army came back."]),
        (">> The rebels left.\n> Why?\n", ["The rebels left.", "Why?"]),
        ("Losses were > 100 men.\n", ["Losses were > 100 men."]),
    ],
)  # fmt: skip
def test_marks_of_quotation_and_stray_returns_part_no_sentence(text, sentences):
    document = read_text(text)
    assert [document.text[s.start : s.end] for s in document.sentences if s.section == "body"] == sentences


@needs_articles
def test_the_first_original_is_read():
    document = read_document(ARTICLES / "000_f8d18229b673cc27.txt")
    assert (document.issued, document.publisher, document.title) == ("2026-01-09", "SouthAsianDesk", None)
    assert [s.lines for s in document.sentences if s.section == "heading"] == [(3,), (8,), (13,), (19,), (27,)]
    assert [s.lines for s in document.sentences if s.section in ("byline", "boilerplate")] == [(1,), (34,), (35,)]
    assert len(document.sentences) == 67


@needs_articles
def test_the_second_original_is_read():
    document = read_document(ARTICLES / "004_2252e22e03daf4ac.txt")
    assert (document.issued, document.publisher, document.author) == (None, None, "the team of The Defense News")
    assert document.title.startswith("After Celebrating")
    assert [s.lines for s in document.sentences if s.section == "bullet"][:3] == [(11,), (12,), (13,)]
    assert all(document.text[s.start : s.end].strip() == document.text[s.start : s.end] for s in document.sentences)


def test_a_text_wrapped_to_a_wide_terminal_has_its_sentences_whole():
    line = "The soldiers of the brigade left the two towns near the river on Tuesday, and nobody was hurt, a hospital"
    assert len(line) > 100
    document = read_text(f"Soldiers leave\n\n{line}\nofficial said. Nobody else spoke.\n")
    bodies = [document.text[s.start : s.end] for s in document.sentences if s.section == "body"]
    assert bodies == [f"{line} official said.", "Nobody else spoke."]


def test_a_line_that_breaks_off_within_a_sentence_goes_on_below_while_lists_stay_apart():
    long = "word " * 40
    document = read_text(
        f"{long}\nOn Monday, the general said, the Ghanaian-led \ncoalition\n left the two towns. Nobody was hurt.\n"
        "The ministers announced the following:\nFurther patrols beside the river as the rains come\n"
        "joint work on the two bridges in the north\n"
    )
    bodies = [document.text[s.start : s.end] for s in document.sentences]
    assert "On Monday, the general said, the Ghanaian-led coalition left the two towns." in bodies
    assert "joint work on the two bridges in the north" in bodies


@pytest.mark.parametrize("kind", ["pipe", "socket", "link"])
def test_what_is_no_file_in_a_folder_is_named_and_the_rest_is_read(kind, tmp_path):
    (tmp_path / "a.txt").write_text("Pakistan attacked the TTP.", encoding="utf-8")
    odd = tmp_path / "b.txt"
    with socket.socket(socket.AF_UNIX) as listening:
        {
            "pipe": lambda: os.mkfifo(odd),
            "socket": lambda: listening.bind(str(odd)),
            "link": lambda: odd.symlink_to(tmp_path / "nowhere.txt"),
        }[kind]()
        (tmp_path / "c.txt").mkdir()
        problems = []
        found = [path.name for path, _ in read_documents([tmp_path], on_problem=problems.append)]
    assert found == ["a.txt"]
    assert [problem.place for problem in problems] == [str(odd)]
    assert problems[0].remedy


@pytest.mark.parametrize(
    ("head", "issued"),
    [
        ("SC/15999\n8 September 2025", "2025-09-08"),
        ("S/PV.9876 | 8 September 2025", "2025-09-08"),
        ("PRESS RELEASE\n\nSeptember 8, 2025", "2025-09-08"),
        ("For Immediate Release: September 8, 2025", "2025-09-08"),
        ("Media statement — 8 September 2025", "2025-09-08"),
        ("COMMUNIQUÉ", None),
    ],
)
def test_what_kind_of_paper_it_is_is_no_title(head: str, issued: str | None) -> None:
    document = read_text(f"{head}\n\nAttack in Norland\n\nThe members of the Council condemned the attack.", id="x")
    assert document.title == "Attack in Norland"
    assert document.issued == issued


def test_a_paper_without_another_title_goes_by_its_kind() -> None:
    document = read_text(
        "Joint Statement\n\nThe ministers of Chad and Sudan met in Doha. They signed an accord.", id="x"
    )
    assert document.title == "Joint Statement"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("L'armée a attaqué la ville de Goma lundi. Les rebelles ont nié.", "fr"),
        ("Le Rwanda accuse la RDC de soutenir les FDLR.", "fr"),
        ("El ejército atacó la ciudad de Cali el lunes. Los rebeldes lo negaron.", "es"),
        ("El gobierno firmó un acuerdo con las FARC en La Habana.", "es"),
        ("Die Armee griff am Montag die Stadt an. Die Rebellen bestritten das.", "de"),
        ("Der Präsident traf den Minister in Berlin. Sie sprachen über den Krieg.", "de"),
        ("Mouvement pour le salut de l'Azawad joins CSP.", None),
        ("Juan de la Cruz accused Pedro del Rio.", None),
        ("Front de Libération du Macina claims Sévaré attack.", None),
        ("De Klerk and Mandela met. Los Zetas killed ten in Ciudad de la Paz.", None),
        ("Chad attacked Sudan.", None),
    ],
)
def test_a_sentence_or_two_of_another_language_are_told_and_none_of_english(text: str, language: str | None) -> None:
    found = recognise(text)
    assert found == language or (language is not None and found == "und")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2 Mar 24", "2024-03-02"),
        ("Date: 2 Mar 24", "2024-03-02"),
        ("Sat, 2-Mar-24", "2024-03-02"),
        ("2 Mar 95", "1995-03-02"),
        ("03/03/2024", "2024-03-03"),
        ("Published: 25/03/2024", "2024-03-25"),
        ("03.25.2024", "2024-03-25"),
        ("03/04/2024", None),
        ("On 2 March 24 people died", None),
        ("31 Feb 24", None),
    ],
)
def test_dates_in_figures_count_where_they_cannot_be_mistaken(line: str, day: str | None) -> None:
    assert stated_date(line) == day
    assert read_text(f"{line}\n\nChad attacked Sudan on Friday.\n").issued == day
