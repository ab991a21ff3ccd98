"""Web pages: the article among navigation, advertisements and comments, as trafilatura finds it, in blocks."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from itertools import islice, takewhile

from kg.errors import ReadingError
from kg.model import Section
from kg.reading.blocks import Block
from kg.reading.frontmatter import FrontMatter
from kg.reading.heads import with_head
from kg.reading.html_bold import head_in_bold
from kg.reading.html_limits import check_page
from kg.reading.html_metadata import Element, stated_metadata, stated_text
from kg.reading.lines import EDIT, furniture
from kg.reading.normalise import normalise

__all__ = ["Page", "read_page"]

_MOST_ELEMENTS, _MOST_COMPARED, _DEEPEST = 20_000, 3000, 100
"""How many elements trafilatura is given, how many it may also give to readability and jusText to compare, and how
deeply nested: beyond that they take time quadratic in their number."""
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,500}\?>", re.IGNORECASE)
_CONTROLS = dict.fromkeys((*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF), " ")

_UNREAD_TAGS = """
    script style noscript template svg math iframe object embed canvas audio video map select option button textarea
    input datalist dialog menu del s strike rt rp head
"""
_AROUND = ("nav", "aside", "footer")
_INLINE_TAGS = """
    abbr acronym b bdi bdo big center cite code data dfn em font i ins kbd label mark nobr ruby samp small span strong
    sub time tt u var wbr
"""
_NEVER_READ, _INLINE = _UNREAD_TAGS.split(), _INLINE_TAGS.split()
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?:opacity|font-size)\s*:\s*0(?:\.0*)?\s*(?:px|em|%|;|!|$)",
    re.IGNORECASE,
)
_HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-hidden|visuallyhidden|screen-reader-text|screen-reader-only|d-none|is-hidden)(?:\s|$)"
)
_FOOTNOTE = re.compile(r"\s*\[?\s*(?:\d{1,3}|[a-z*†‡])\s*\]?\s*")
_CAPTION = "⁂⁂ "
"""Marks what was a caption, which trafilatura would drop with its picture."""

_SECTIONS: dict[str, Section] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "head"), "heading"),
    **dict.fromkeys(("li", "item", "dt", "dd"), "bullet"),
    **dict.fromkeys(("td", "th", "cell", "caption", "figcaption"), "caption"),
}
_BREAKS = frozenset(("br", "lb"))
_TEXT_ONLY = frozenset((*_INLINE, "a", "ref", "hi", "q", "sup", "img", "graphic", *_BREAKS))
_SENTENCE_ENDS = tuple('.!?:;"”’»)')
_PROSE_CELL = 12
"""Words: a longer cell that ends as a sentence does is text, as where a table gives the page its layout."""
_WRAPPED = 60
"""Characters: a longer line before a ``<br>`` may have been broken for its length alone."""
_EMPTY_LINES = re.compile(r"\n[ \t]*\n")
_MOST_PARAGRAPHS = 5000
_MOST_HEADINGS = 20
_LONGEST_BYLINE = 200


@dataclass(frozen=True, slots=True)
class Page:
    """What was read of a web page.

    Attributes:
        blocks: the article; no block has lines, since those of the file mean nothing to a reader.
        stated: what the page states about itself.
        remarks: what a person should know about the reading.
    """

    blocks: tuple[Block, ...]
    stated: FrontMatter
    remarks: tuple[str, ...]


def read_page(text: str, place: str) -> Page:
    """The article in a web page. Nothing is fetched, and no script, style, comment or hidden element is read.

    Where its article does not stand on it, what its linked data give as the text of that is read, which is told.

    Raises:
        ReadingError: the page is none that a browser has saved (see `check_page`), or is nested too deeply.
    """
    tree = _parsed(text, place)
    _drop_controls(tree)
    heading = _heading(tree)
    title = None if heading is None else _words("".join(heading.itertext()))
    stated, linked = stated_metadata(tree, title), stated_text(tree, title)
    _prune(tree)
    headline = None if heading is None else _words("".join(heading.itertext()))
    shown = list(_blocks(tree))
    main, remarks = _main(tree, shown)
    if linked is not None and not _shows(linked, shown, main):
        main, remarks = _linked_blocks(linked, place), (*remarks, _LINKED)
        headline = headline or stated.title
    return Page(tuple(with_head(_in_order(headline, shown, main))), stated, remarks)


_LINKED = "its article does not stand on the page: the text of its linked data (articleBody) is read"
_MARKED_UP = re.compile(r"<(?:p|br|div|h[1-6]|ul|ol|li|blockquote|span|a|em|strong|b|i)\b[^<>]*>", re.IGNORECASE)


_SAMPLE, _TEASER, _OF_TEXT = 20, 80, 4


def _shows(linked: str, shown: list[Block], main: list[Block]) -> bool:
    """Whether a page shows the article that its linked data have, or its beginning, or a text of some length."""
    bodies = [block.text for block in shown if block.section == "body" and len(block.text) >= _SAMPLE]
    words = _words(unescape(linked))
    length = sum(len(block.text) for block in main if block.section == "body")
    return length * _OF_TEXT > len(words) or any(text[:_TEASER] in words for text in bodies)


def _linked_blocks(text: str, place: str) -> list[Block]:
    """The blocks of a text in linked data: some write HTML there, most of them plain lines."""
    if not _MARKED_UP.search(text):
        text = "".join(f"<p>{escape(unescape(line))}</p>" for line in text.splitlines() if line.strip())
    tree = _parsed(f"<!doctype html><body>{text}</body>", place)
    _drop_controls(tree)
    _prune(tree)
    return list(_blocks(tree))


def _parsed(text: str, place: str) -> Element:
    check_page(text, place)
    from lxml import etree, html  # noqa: PLC0415 - loaded for web pages only

    # Nothing is fetched: neither images nor document types. The deepest nesting that libxml2 reads is 2048.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    data = _DECLARATION.sub("", text, count=1).translate(_CONTROLS).encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(data, parser=parser, ensure_head_body=True)
    except (etree.LxmlError, ValueError, AssertionError):
        raise ReadingError(
            "the file holds no text", place=place, remedy="give a file with the article's text"
        ) from None
    # What stands deeper is not parsed: better nothing of the page than a part that looks like the whole.
    if any("depth" in error.message for error in parser.error_log):
        raise ReadingError("the page is nested too deeply", place=place, remedy="save the article's text as .txt")
    return tree


def _heading(tree: Element) -> Element | None:
    """The page's ``<h1>``, where there is but one with a text, or but one in an ``<article>``."""
    every = [h1 for h1 in islice(tree.iter("h1"), _MOST_HEADINGS) if _words("".join(h1.itertext()))]
    shown = [h1 for h1 in every if not any(map(_is_hidden, (h1, *h1.iterancestors())))]
    inside = [h1 for h1 in shown if next(h1.iterancestors("article"), None) is not None]
    return next((found[0] for found in (shown, inside) if len(found) == 1), None)


def _is_hidden(element: Element) -> bool:
    return (
        element.get("hidden") is not None
        or (element.get("aria-hidden") or "").casefold() == "true"
        or bool(_HIDDEN_STYLE.search((element.get("style") or "")[:2000]))
        or bool(_HIDDEN_CLASS.search((element.get("class") or "")[:2000]))
    )


def _is_footnote(element: Element) -> bool:
    return element.tag == "sup" and bool(_FOOTNOTE.fullmatch("".join(islice(element.itertext(), 5))[:20]))


_UNSETTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _drop_controls(tree: Element) -> None:
    """Take out what lxml gives (for ``&#x1F;``) but does not take back when a text is set."""
    for element in tree.iter():
        if element.text and _UNSETTABLE.search(element.text):
            element.text = _UNSETTABLE.sub("", element.text)
        if element.tail and _UNSETTABLE.search(element.tail):
            element.tail = _UNSETTABLE.sub("", element.tail)


def _prune(tree: Element) -> None:
    """Leave what a reader sees and may read, without the tags that only change its looks."""
    from lxml import etree  # noqa: PLC0415

    for element in tree.iter(etree.Element):
        if element.tag not in ("html", "body") and (_is_hidden(element) or _is_footnote(element)):
            element.tag = "script"
        elif element.tag == "q":
            _put_in_quotes(element)
    head_in_bold(tree)
    # Both in one pass in C, and without joining texts one by one, which takes time quadratic in their number.
    etree.strip_elements(tree, *_NEVER_READ, with_tail=False)
    etree.strip_tags(tree, *_INLINE, "q", "sup")
    for element in list(tree.iter("pre")):
        _spread(element)


def _put_in_quotes(element: Element) -> None:
    """A browser shows the marks of a ``<q>``: who speaks hangs on them."""
    element.text = f"“{_allowed(element.text)}"
    if len(element):
        element[-1].tail = f"{_allowed(element[-1].tail)}”"
    else:
        element.text += "”"


def _allowed(text: str | None) -> str:
    """A text without what lxml reads from a character reference, but lets nobody write."""
    return (text or "").translate(_CONTROLS)


def _spread(element: Element) -> None:
    """A ``<pre>`` of more than a line as paragraphs: old wire texts come so."""
    from lxml import etree  # noqa: PLC0415

    paragraphs = _EMPTY_LINES.split("".join(element.itertext()))
    if not 1 < len(paragraphs) <= _MOST_PARAGRAPHS:
        return
    element.clear(keep_tail=True)
    element.tag = "div"
    for part in paragraphs:
        etree.SubElement(element, "p").text = _allowed(part)


def _main(tree: Element, shown: list[Block]) -> tuple[list[Block], tuple[str, ...]]:
    """The blocks of the article, as trafilatura chooses them."""
    from lxml import etree  # noqa: PLC0415

    elements, depth = _extent(tree)
    if elements > _MOST_ELEMENTS:
        etree.strip_elements(tree, *_AROUND, with_tail=False)
        return list(_blocks(tree)), ("it is too large to tell the article from what stands around it: all is read",)
    for element in list(tree.iter("figure", "figcaption")):
        element.attrib.clear()
        if element.tag == "figcaption":
            element.text = _CAPTION + _allowed(element.text)
        element.tag = "div" if element.tag == "figure" else "p"
    body = _extracted(tree, fast=elements > _MOST_COMPARED or depth > _DEEPEST)
    found = [] if body is None else list(_blocks(body))
    return (found or shown), ()


def _extent(tree: Element) -> tuple[int, int]:
    """How many elements a tree has, and how deeply they are nested."""
    from lxml import etree  # noqa: PLC0415

    count = depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            count, depth = count + 1, depth + 1
            deepest = max(deepest, depth)
        else:
            depth -= 1
    return count, deepest


def _extracted(tree: Element, *, fast: bool) -> Element:
    # It logs each page from which it gets nothing, and Python prints warnings that nobody handles.
    for name in ("trafilatura", "htmldate", "justext", "readability"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    from trafilatura import bare_extraction  # noqa: PLC0415 - it costs a fifth of a second

    try:
        found = bare_extraction(tree, include_comments=False, fast=fast, output_format="xml")
    except Exception:
        # Whatever it stumbles over in a hostile page, the page itself is there.
        return None
    return getattr(found, "body", None)


def _in_order(headline: str | None, shown: list[Block], main: list[Block]) -> Iterator[Block]:
    """Headline, bylines, article: trafilatura drops the first two."""
    if headline:
        yield Block("headline", ((headline, ()),))
        main = [block for block in main if block.section != "heading" or block.text != headline]
    first = next((block.text for block in main if block.section == "body"), None)
    texts = {block.text for block in main}
    before = takewhile(lambda block: block.text != first, shown)
    for block in before if first is not None else ():
        if block.section == "byline" and len(block.text) <= _LONGEST_BYLINE and block.text not in texts:
            yield block
    yield from main


def _blocks(tree: Element) -> Iterator[Block]:
    """The blocks of a tree, whether of the page or of what trafilatura has made of it."""
    from lxml import etree  # noqa: PLC0415

    sections: list[Section] = ["body"]
    parts: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if event == "start":
            if tag in _BREAKS:
                parts.append("\n")
            elif tag not in _TEXT_ONLY:
                yield from _flushed(parts, sections[-1])
                sections.append(_SECTIONS.get(tag, sections[-1]))
            parts.append(_one_line(element.text))
        else:
            if tag not in _TEXT_ONLY and len(sections) > 1:
                yield from _flushed(parts, sections[-1])
                sections.pop()
            parts.append(_one_line(element.tail))
    yield from _flushed(parts, sections[0])


def _flushed(parts: list[str], section: Section) -> Iterator[Block]:
    """The text so far as blocks: more than one where a break ends something."""
    lines: list[str] = []
    empty = False
    for line in map(_words, "".join(parts).split("\n")):
        if not line:
            empty = True
            continue
        if lines and (empty or _ends_block(lines[-1], line)):
            yield _block(" ".join(lines), section)
            lines = []
        lines.append(line)
        empty = False
    parts.clear()
    if lines:
        yield _block(" ".join(lines), section)


def _ends_block(last: str, line: str) -> bool:
    return last.endswith(_SENTENCE_ENDS) or (len(last) < _WRAPPED and not line[0].islower())


def _block(text: str, section: Section) -> Block:
    if text.startswith(_CAPTION.strip()):
        text, section = text[len(_CAPTION.strip()) :].strip(), "caption"
    text = EDIT.sub("", text)
    if section == "caption" and text.endswith(_SENTENCE_ENDS) and len(text.split()) >= _PROSE_CELL:
        section = "body"
    if section == "body":
        section = furniture(text) or section
    return Block(section, ((text, ()),))


def _one_line(text: str | None) -> str:
    return text.replace("\n", " ").replace("\r", " ") if text else ""


def _words(text: str) -> str:
    """The text of an element on one line, normalised: its entities can stand for any character."""
    return " ".join(normalise(text).split())
