"""Web pages to documents: the article, what the page states about itself, its encoding, and hostile pages."""

from __future__ import annotations

import contextlib
import json
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ReadingError, TimeError
from kg.reading import read_bytes, read_document, read_documents

FIRST = (
    "The army of Freedonia shelled the border town of Sylvania City on Friday, officials said, and the rebels fled "
    "into the hills with the families who had sheltered them through the winter."
)
SECOND = "Both delegations met in the capital for a second day. They parted late, and nobody would say why."
SECOND_SENTENCES = (
    "Both delegations met in the capital for a second day.",
    "They parted late, and nobody would say why.",
)


def page(body: str, head: str = "", attributes: str = ' lang="en"') -> bytes:
    return f"<!DOCTYPE html><html{attributes}><head>{head}</head><body>{body}</body></html>".encode()


def parts(document) -> list[tuple[str, str]]:
    return [(s.section, document.text[s.start : s.end]) for s in document.sentences]


def article(extra: str = "", head: str = ""):
    return read_bytes(page(f"<article><h1>Two armies meet</h1><p>{FIRST}</p>{extra}<p>{SECOND}</p></article>", head))


def linked(text: str) -> str:
    thing = {"@type": "NewsArticle", "headline": "Two armies meet", "articleBody": text, "datePublished": "2024-03-12"}
    return f'<script type="application/ld+json">{json.dumps(thing).replace("</", chr(60) + chr(92) + "/")}</script>'


@pytest.mark.parametrize(
    "text", [f"{FIRST}\n\n{SECOND}", f"<p>{FIRST}</p><p>{SECOND}</p>", f"{FIRST}\n{SECOND.replace(' ', '&nbsp;')}"]
)
@pytest.mark.parametrize(
    "body",
    [
        "",
        "<div id=root></div><noscript>Switch JavaScript on.</noscript>",
        "<nav><ul><li>Home</li></ul></nav><p>Menu</p>",
    ],
    ids=["nothing", "script", "navigation"],
)
def test_an_article_that_stands_only_in_linked_data_is_read_and_that_is_told(
    body: str, text: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(page(body, linked(text)))
    told: list[str] = []
    document = read_document(path, on_remark=lambda _, remark: told.append(remark))
    assert [(part, words) for part, words in parts(document) if part != "byline"] == [
        ("headline", "Two armies meet"), ("body", FIRST), *(("body", words) for words in SECOND_SENTENCES),
    ]  # fmt: skip
    assert document.issued == "2024-03-12"
    assert told == ["its article does not stand on the page: the text of its linked data (articleBody) is read"]


def test_linked_data_do_not_stand_in_for_what_the_page_shows() -> None:
    """A teaser is what somebody may read; and a script runs nowhere."""
    teaser = read_bytes(
        page(f"<h1>Two armies meet</h1><article><p>{FIRST}</p></article>", linked(f"{FIRST} {SECOND * 9}"))
    )
    assert SECOND not in teaser.text
    hidden = read_bytes(page("", linked("<script>alert(1)</script><p onclick=x>The army <b>left</b>.</p>")))
    assert [words for part, words in parts(hidden) if part == "body"] == ["The army left."]


def test_an_article_is_sorted_into_its_parts_and_freed_of_what_stands_around_it() -> None:
    document = read_bytes(
        page(
            "<nav><ul><li><a href=/>Home</a></li><li><a href=/w>World</a></li></ul></nav>"
            "<h1>Two armies meet</h1><p class=byline>By Ada Obi</p>"
            "<article><figure><img src=a.jpg alt='Alternative text'><figcaption>Soldiers at a bridge.</figcaption>"
            "</figure>"
            f"<p>{FIRST}</p><h2>What comes next</h2><p>Its aims include:</p>"
            "<ul><li>Holding the dam</li><li>Keeping the <b>road</b> open</li></ul>"
            f"<blockquote><p>&ldquo;We stay,&rdquo; the general said.</p></blockquote><p>{SECOND}</p>"
            "<table><tr><th>Side</th><th>Dead</th></tr><tr><td>Army</td><td>12</td></tr></table>"
            "<p>Follow us on X for more.</p></article>"
            "<section id=comments><h3>Comments</h3><p>A reader says that the army shelled the moon.</p></section>"
            "<aside><h3>Related</h3><p><a href=/z>Another article altogether</a></p></aside>"
            "<footer><p>Copyright 2024 The Example. Contact us.</p></footer>"
        )
    )
    assert parts(document) == [
        ("headline", "Two armies meet"),
        ("byline", "By Ada Obi"),
        ("caption", "Soldiers at a bridge."),
        ("body", FIRST),
        ("heading", "What comes next"),
        ("body", "Its aims include:"),
        ("bullet", "Holding the dam"),
        ("bullet", "Keeping the road open"),
        ("body", "“We stay,” the general said."),
        ("body", "Both delegations met in the capital for a second day."),
        ("body", "They parted late, and nobody would say why."),
        ("caption", "Side"),
        ("caption", "Dead"),
        ("caption", "Army"),
        ("caption", "12"),
        ("boilerplate", "Follow us on X for more."),
    ]
    assert (document.title, document.author, document.publisher, document.issued) == (
        "Two armies meet", "Ada Obi", None, None,
    )  # fmt: skip
    assert {s.lines for s in document.sentences} == {()}, "the lines of a page's file mean nothing to its reader"


@pytest.mark.parametrize(
    "unread",
    [
        "<script>UNREAD</script>",
        '<script type=application/ld+json>{"@type": "NewsArticle", "articleBody": "UNREAD"}</script>',
        "<style>UNREAD</style>",
        "<noscript>UNREAD</noscript>",
        "<template><p>UNREAD</p></template>",
        "<!-- UNREAD -->",
        "<p hidden>UNREAD</p>",
        "<p style='color: red; DISPLAY : none'>UNREAD</p>",
        "<div style='visibility:hidden'><p>UNREAD</p></div>",
        "<span style='font-size:0px'>UNREAD</span>",
        "<span aria-hidden=true>UNREAD</span>",
        "<span class='a sr-only'>UNREAD</span>",
        "<p><del>UNREAD</del> <s>UNREAD</s></p>",
        "<img alt=UNREAD title=UNREAD src=x>",
        "<textarea>UNREAD</textarea><select><option>UNREAD</select><button>UNREAD</button>",
        "<svg><text>UNREAD</text></svg>",
        "<?php UNREAD ?>",
    ],
)
def test_what_a_reader_does_not_see_is_not_read(unread: str) -> None:
    document = article(f"<p>Words before {unread} and after it, in a sentence long enough to be kept by all.</p>")
    assert "UNREAD" not in document.text
    assert "Words before" in document.text
    assert "and after it" in document.text


def test_entities_footnotes_quotation_elements_and_breaks_are_read_as_they_are_shown() -> None:
    document = article(
        "<p>Caf&eacute; &amp; bar&nbsp;n&#xba;&#32;2 hold&shy;ing&#8203; on<sup>[1]</sup> "
        "for <q>ever and <i>ever</i></q>.</p>"
        "<p>The army lost 12 men.<br>The rebels lost five, in a fight that went on until the morning of the\n"
        "<br>third day.<br><br>Nobody won</p>"
    )
    texts = [text for _, text in parts(document)]
    assert "Café & bar nº 2 holding on for “ever and ever”." in texts
    assert "The army lost 12 men." in texts
    assert "The rebels lost five, in a fight that went on until the morning of the third day." in texts
    assert "Nobody won" in texts


def test_control_characters_from_references_do_no_harm() -> None:
    document = article(
        "<figure><figcaption>&#x1F;A bridge.</figcaption></figure>"
        "<p><q>&#x1F;a <b>b</b>&#x1F;</q></p><pre>&#1;\n\nc</pre>"
    )
    assert ("caption", "A bridge.") in parts(document)
    assert not {"\x1f", "\x01"} & set(document.text)


def test_a_wire_text_in_pre_has_its_paragraphs() -> None:
    document = read_bytes(page(f"<pre>{FIRST[:60]}\n{FIRST[60:]}\n\nBoth sides met\nagain.\n</pre>"))
    assert [text for _, text in parts(document)] == [
        f"{FIRST[:60].rstrip()} {FIRST[60:].strip()}",
        "Both sides met again.",
    ]


@pytest.mark.parametrize(
    "broken",
    [
        f"<p>{FIRST}<p>{SECOND}",
        f"<div><p>{FIRST}</div></p></b><p>{SECOND}<table>",
        f"<p><b><i>{FIRST}</b></i><p <p>{SECOND}</p",
        f'<P>{FIRST}</P><p class="x>y">{SECOND}</p>',
    ],
)
def test_malformed_markup_is_read_as_a_browser_would(broken: str) -> None:
    document = read_bytes(page(broken))
    assert FIRST in document.text
    assert SECOND in document.text


def test_a_page_of_one_short_paragraph_is_read() -> None:
    assert parts(read_bytes(page("<p>Rebels hold the town.</p>"))) == [("body", "Rebels hold the town.")]


LINKED = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": ['
    '{"@type": "WebSite", "name": "No"},'
    '{"@type": ["NewsArticle"], "headline": "Two armies meet", "datePublished": "2024-03-01T23:30:00-05:00",'
    '"dateModified": "2025-01-01", "author": [{"@type": "Person", "name": "Ada Obi"}, {"name": "By Ben Ito"}],'
    '"publisher": {"@type": "Organization", "name": "The Example &amp; Co"}}]}</script>'
)


def test_linked_data_states_author_publisher_and_date() -> None:
    document = article(head=LINKED)
    assert (document.title, document.author, document.publisher, document.issued) == (
        "Two armies meet", "Ada Obi, Ben Ito", "The Example & Co", "2024-03-01",
    )  # fmt: skip
    assert document.origin == "The Example & Co"


def test_of_several_articles_in_linked_data_only_the_pages_own_counts() -> None:
    other = LINKED.replace("Two armies meet", "Something else").replace("2024-03-01", "2020-01-01")
    assert article(head=other + LINKED).issued == "2024-03-01"
    assert article(head=other + other).issued is None


@pytest.mark.parametrize(
    ("head", "issued"),
    [
        ("<meta property=article:published_time content=2024-03-01T10:00:00Z>", "2024-03-01"),
        ("<meta property=article:published_time content='March 1, 2024'>", "2024-03-01"),
        ("<meta name=dcterms.issued content=2024-03>", "2024-03"),
        ("<meta property=article:modified_time content=2024-03-01><meta name=revised content=2024-03-01>", None),
        ("<meta property=article:published_time content=2024-02-30>", None),
        ("<meta property=article:published_time content=soon>", None),
        ("<meta name=pubdate content=2024-03-01><meta name=dcterms.issued content=2024-03-02>", "2024-03"),
        ("<meta name=pubdate content=2024-03-31><meta name=dcterms.issued content=2024-04-01>", "2024"),
        ("<meta name=pubdate content=2023-12-31><meta name=dcterms.issued content=2024-01-01>", None),
        ("<meta name=date content=2024-03-05><meta name=pubdate content=2024-03-01>", "2024-03-01"),
        ("<meta name=date content=2024-03-05>", "2024-03-05"),
    ],
)
def test_the_date_is_what_the_page_states_as_its_publication_and_no_preciser(head: str, issued: str | None) -> None:
    assert article(head=head).issued == issued


def test_a_time_element_is_a_date_of_publication_only_if_it_says_so() -> None:
    assert article("<time datetime=2024-03-01>1 March</time>").issued is None
    assert article("<time itemprop=datePublished datetime=2024-03-01>1 March</time>").issued == "2024-03-01"


def test_metadata_of_the_head_without_linked_data() -> None:
    head = (
        "<title>Two armies meet - The Example</title><meta property=og:site_name content='The  Example'>"
        "<meta name=author content='https://example.org/ada'><meta name=author content='Ada Obi'>"
    )
    document = read_bytes(page(f"<p>{FIRST}</p>", head))
    assert (document.title, document.publisher, document.author) == ("Two armies meet", "The Example", "Ada Obi")


def test_broken_linked_data_states_nothing() -> None:
    for text in ("{", '{"@type": "NewsArticle", "datePublished": 5, "author": {"name": ["x"]}}', "[" * 100_000):
        document = article(head=f'<script type="application/ld+json">{text}</script>')
        assert (document.issued, document.author) == (None, None)


@pytest.mark.parametrize(
    ("lang", "text", "language"),
    [
        ("en", "Les deux parties se sont rencontrées dans la capitale et elles ont parlé de la guerre. " * 2, "fr"),
        ("fr-CA", "Rien ici.", "fr"),
        ("", f"{FIRST} {SECOND}", "en"),
        ("de", f"{FIRST} {SECOND}", "en"),
        ("en", "مقاتلو الجماعة هاجموا المدينة يوم الجمعة وفر السكان نحو التلال القريبة منها حسب المسؤولين " * 2, "und"),
        (
            "en",
            "双方于周五在首都举行会谈，官员们表示谈判没有取得任何成果，战斗仍在北部地区继续进行，许多平民被迫逃离家园。",
            "zh",
        ),
    ],
)
def test_the_texts_own_language_goes_before_the_stated_one(lang: str, text: str, language: str) -> None:
    assert read_bytes(page(f"<p>{text}</p>", attributes=f' lang="{lang}"')).language == language


def remarks_of(data: bytes) -> tuple[str, list[str]]:
    remarks: list[str] = []
    return read_bytes(data, on_remark=lambda _, remark: remarks.append(remark)).text, remarks


ACCENTED = "Señor Zoë Łukasz met the generals at a café in the old town, “and left”, he said afterwards to all."


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (ACCENTED, "utf-8", "<meta charset=utf-8>"),
        (ACCENTED, "utf-8-sig", "<meta charset=windows-1252>"),
        (ACCENTED, "utf-16", ""),
        (ACCENTED, "utf-8", ""),
        (
            ACCENTED.replace("Ł", "L"),
            "cp1252",
            "<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>",
        ),
        ("Генерал встретил послов в старом городе.", "koi8-r", "<meta charset='KOI8-R'>"),
        ("双方在首都会谈。", "gb18030", "<meta charset=gb2312>"),
    ],
)
def test_a_stated_encoding_is_used_without_a_remark(text: str, encoding: str, declared: str) -> None:
    data = f"<html><head>{declared}</head><body><p>{text}</p></body></html>".encode(encoding)
    assert remarks_of(data) == (text, [])


def test_an_encoding_that_is_not_stated_is_guessed_and_the_guess_told() -> None:
    text = "Генерал встретил послов в старом городе и сказал, что переговоры продолжатся на следующей неделе. " * 5
    data = f"<html><body><p>{text}</p></body></html>".encode("cp1251")
    read, remarks = remarks_of(data)
    assert read == text.strip()
    assert remarks == [
        "it does not state its encoding: read as cp1251, which is a guess",
        "its language is 'ru': only English is understood, and nothing is extracted from it",
    ]


def test_a_wrong_statement_of_the_encoding_is_told() -> None:
    text = "On the fête day Zoë met José at the café, and both said that the été was over. " * 20
    read, remarks = remarks_of(f"<html><meta charset=windows-1253><p>{text}</p>".encode())
    assert (read, remarks) == (text.strip(), ["it says that it is windows-1253, and is UTF-8: read as that"])
    read, remarks = remarks_of(f"<html><meta charset=utf-8><p>{text}</p>".encode("cp1252"))
    assert read == text.strip()
    assert remarks == ["it says that it is utf-8, and is not: read as cp1252, which is a guess"]


def test_a_broken_byte_is_counted_and_replaced() -> None:
    read, remarks = remarks_of(b"<meta charset=utf-8><p>The general \xff left the town.</p>")
    assert read == "The general � left the town."
    assert remarks == ["1 places in it are not UTF-8: they are read as �"]


def test_an_encoding_in_which_a_page_could_hide_what_it_says_is_not_used() -> None:
    assert remarks_of(b"<meta charset=utf-7><p>The general +AGE- left.</p>")[0] == "The general +AGE- left."


ENTITIES = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><html><body><p>&b;</p></body></html>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (ENTITIES.encode(), "entities of its own"),
        (b"<?xml version='1.0'?>" + ENTITIES.encode(), "entities of its own"),
        (b"<?xml version='1.0'?><rss><item><title>T</title></item></rss>", "no web page"),
        (b"<html><body><p>a\x00b", "byte 16 is NUL"),
        (b"<html><body></body></html>", "no text"),
        (b"<html>" + b"<div>" * 100_000 + b"<p>Text.</p>", "nested too deeply"),
        (b"<html>" + b"<p>" * 1_100_000, "1100001 tags"),
        (b"<html>" + b"<table><tr><td>" * 101 + b"<p>Text.</p>", "100 tables"),
        (b"<html><p " + b" ".join(b"a%d=1" % n for n in range(60_000)) + b">Text.</p>", "attributes"),
        (b"<html><p x='>' " + b" ".join(b"a%d" % n for n in range(60_000)) + b">Text.</p>", "attributes"),
    ],
    ids=[
        "entities",
        "xhtml-entities",
        "rss",
        "nul",
        "empty",
        "deep",
        "tags",
        "tables",
        "attributes",
        "bare-attributes",
    ],
)
def test_a_page_that_no_browser_saves_is_refused_at_once(data: bytes, words: str) -> None:
    started = time.process_time()
    with pytest.raises(ReadingError, match=words) as caught:
        read_bytes(data, id="p.html")
    assert str(caught.value).startswith("p.html: ")
    assert time.process_time() - started < 5


def test_xhtml_with_a_declaration_is_read() -> None:
    data = f'<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{FIRST}</p></body></html>'
    assert read_bytes(data.encode()).text == FIRST


LARGE = {
    "paragraphs": lambda size: "".join(f"<p>{FIRST} {n}</p>" for n in range(size // 190)),
    "one": lambda size: f"<p>{'The army shelled the town. ' * (size // 27)}</p>",
    "breaks": lambda size: "some line of text<br>" * (size // 21),
    "items": lambda size: "<ul>" + "<li>An item of some length that is long</li>" * (size // 44) + "</ul>",
    "links": lambda size: "<a href=/x>link text</a> " * (size // 25),
    "hidden": lambda size: "abcdefghijk<p hidden>b</p>" * (size // 27),
    "quotes": lambda size: "<q>abcdefghijkl</q>" * (size // 19),
    "figures": lambda size: "<figure><figcaption>abc</figcaption></figure>" * (size // 46),
    "headings": lambda size: "<article>" * 1000 + "<h1>abcdefghijklm</h1>" * (size // 22),
    "footnotes": lambda size: "<sup>" * 1000 + "a" * size,
    "lines": lambda size: "<pre>" + "a b c d e f g h\n\n" * (size // 17) + "</pre>",
    "blob": lambda size: "x" * size,
    "quoted": lambda size: "<p x='>\">" * (size // 9),
}

MEASURE = """
import sys, time
from kg.reading import read_bytes
data = sys.stdin.buffer.read()
started = time.process_time()
read_bytes(data)
taken = time.process_time() - started
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
print(taken, status["VmHWM"].split()[0])
"""
"""The peak is the process's own: what `getrusage` tells of it begins with that of the process which started it."""


@pytest.mark.parametrize("body", LARGE.values(), ids=LARGE)
def test_a_page_takes_time_in_proportion_to_its_size(body) -> None:
    def seconds(size: int) -> float:
        data = page(body(size))
        started = time.process_time()
        with contextlib.suppress(ReadingError):
            read_bytes(data)
        return time.process_time() - started

    seconds(1000)
    assert seconds(200_000) < max(1.0, 16 * seconds(25_000))


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a process's memory has another unit elsewhere")
@pytest.mark.parametrize(("name", "megabytes"), [("paragraphs", 10), ("one", 10), ("links", 2)])
def test_a_large_page_is_read_in_bounded_time_and_memory(name: str, megabytes: int) -> None:
    """What a page takes grows with its size, as is tried above: not each kind has to be as large as pages may be."""
    data = page(LARGE[name](megabytes * 1_000_000))
    done = subprocess.run([sys.executable, "-c", MEASURE], input=data, capture_output=True, check=True)
    seconds, kilobytes = map(float, done.stdout.split())
    assert seconds < 3 * megabytes
    assert kilobytes < 70_000 + 63_000 * megabytes


def test_nothing_reaches_for_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    class Refused(socket.socket):  # a class still: what is imported only now may annotate with it
        __init__ = refuse

    monkeypatch.setattr(socket, "socket", Refused)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    data = (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://example.org/xhtml.dtd"><html><head>'
        '<base href="http://example.org/"><link rel=canonical href="http://example.org/a"><link rel=stylesheet '
        'href="http://example.org/a.css"><meta http-equiv=refresh content="0;url=http://example.org/"></head><body>'
        f'<iframe src="http://example.org/"></iframe><img src="http://example.org/x.png"><p>{FIRST}</p></body></html>'
    )
    assert read_bytes(data.encode()).text == FIRST


def test_a_page_is_known_by_its_first_bytes_or_its_name(tmp_path: Path) -> None:
    for name in ("a.html", "b.HTM", "c.xhtml", "d.txt"):
        (tmp_path / name).write_bytes(page(f"<p>{FIRST}</p>"))
    (tmp_path / "e.html").write_text(f"<p>{FIRST}</p>", encoding="utf-8")
    documents = [document for _, document in read_documents([tmp_path])]
    assert [document.id for document in documents] == ["a", "b", "c", "d", "e"]
    assert {document.text for document in documents} == {FIRST}
    assert len({document.origin for document in documents}) == 1, "the same text, five times, is one voice"


def test_a_page_and_its_text_are_one_origin(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page(f"<p>{FIRST}</p>", "<meta property=og:site_name content='The Example'>"))
    (tmp_path / "b.txt").write_text(FIRST, encoding="utf-8")
    assert [document.origin for _, document in read_documents([tmp_path])] == ["The Example", "The Example"]


def test_the_same_page_gives_the_same_document() -> None:
    data = page(f"<nav>x</nav><article><h1>T</h1><p>{FIRST}</p><p>{SECOND}</p></article>", LINKED)
    assert read_bytes(data) == read_bytes(data)


FRAGMENTS = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<ul><li>",
            "<table><tr><td>",
            "<h1>",
            "</h1>",
            "<q>",
            "</q>",
            "<pre>",
            "<br>",
        ),
        *("<script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>", "<svg>", "<math>", "<template>", "<sup>1</sup>"),
        *(
            "<p hidden>",
            "<a href='x'>",
            "<figure><figcaption>",
            "<time pubdate datetime='2024-01-01'>",
            "&#0;",
            "&#x1F;",
        ),
        *(
            "&#xD800;",
            "&#xFFFF;",
            "&nbsp;",
            "&bogus;",
            "\x0b",
            "\ufffe",
            "\u0301" * 40,
            "⁂⁂ ",
            "Word. ",
            "\n\n",
            "word ",
        ),
        *(
            "<html lang='xx'>",
            "<meta charset=utf-16>",
            "<meta name=date content='9999-99-99'>",
            "<base href='http://[x'>",
        ),
        *(
            '<script type="application/ld+json">{"@type":"NewsArticle","author":"\\ud800","headline":null}</script>',
            "<body>",
        ),
    ]
)


def read_or_refused(data: bytes) -> None:
    try:
        document = read_bytes(data, id="x")
    except (ReadingError, TimeError):
        return
    assert document.sentences
    for sentence in document.sentences:
        assert document.text[sentence.start : sentence.end].strip()
    for value in (document.text, document.title, document.author, document.publisher, document.language):
        (value or "").encode()


@settings(max_examples=150)
@given(st.lists(FRAGMENTS | st.text(max_size=8), max_size=40))
def test_any_page_is_a_document_or_refused(fragments: list[str]) -> None:
    read_or_refused(b"<!doctype html>" + "".join(fragments).encode("utf-8", "surrogatepass"))


@settings(max_examples=150)
@given(
    st.sampled_from([b"", b"<html>", b"\xff\xfe", b"<html><meta charset=shift_jis>", b"---\n"]), st.binary(max_size=300)
)
def test_any_bytes_are_a_document_or_refused(start: bytes, data: bytes) -> None:
    read_or_refused(start + data)


def test_a_document_of_a_file_is_that_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "stdin.html"
    path.write_bytes(page(f"<p>{FIRST}</p>"))
    assert read_document(path) == read_bytes(path.read_bytes())


@pytest.mark.parametrize(
    "page", ["<q>&#x1F;</q>", "<q>a<b>b</b>&#x1F;</q>", "<pre>a&#x1F;\n\nb</pre>", "<figure><figcaption>&#x1F;"]
)
def test_a_control_character_by_reference_does_no_harm(page: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<html><body><p>The talks ended.</p><p>{page}</p></body></html>", "utf-8")
    assert "The talks ended." in read_document(tmp_path / "a.html").text
