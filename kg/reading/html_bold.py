"""Headings that a web page only sets in bold: paragraphs of their own, or the first words of one."""

from __future__ import annotations

from collections.abc import Iterator

from kg.reading.html_metadata import Element
from kg.reading.toplines import LeadIns, Line, can_head

__all__ = ["head_in_bold"]

_BOLD = ("b", "strong")
_HEADING = "h4"
_LONGEST = 200
"""Characters of bold words that are looked at: a heading has fewer."""
_PROSE = 80
"""Characters of a paragraph after which bold words are no title of the page."""


def head_in_bold(tree: Element) -> None:
    """Make headings of what looks like one: bold words that are a paragraph, or with which one begins."""
    bold = list(_bold_openings(tree))
    lead_ins = LeadIns("\n".join(f"**{words}** {after}" for _, words, after in bold if after))
    for element, words, after in bold:
        if not after:
            # Before any text bold words may be the page's title, who wrote it or what it is about.
            if can_head(Line(words, len(words), bold=True)) and "," not in words:
                element.tag = _HEADING
        elif lead_ins.end(f"**{words}** {after}") or (
            _breaks(element) and can_head(Line(words, len(words), bold=True))
        ):
            _part(element, words)


def _bold_openings(tree: Element) -> Iterator[tuple[Element, str, str]]:
    """The paragraphs that begin in bold once the text has begun, with those words and a part of what follows them."""
    begun = next(tree.iter("h1"), None) is not None
    for element in tree.iter("p"):
        first = element[0] if len(element) else None
        if begun and first is not None and first.tag in _BOLD and not (element.text or "").strip():
            words = " ".join("".join(first.itertext()).split())
            if 0 < len(words) <= _LONGEST:
                yield element, words, _after(element, first)
        begun = begun or len(element.text or "") > _PROSE


def _after(element: Element, first: Element) -> str:
    """The first words after the bold ones."""
    tail = " ".join((first.tail or "").split())
    beyond = element[1] if len(element) > 1 else None
    if tail or beyond is None:
        return tail
    return " ".join(f"{beyond.text or ''} {beyond.tail or ''}".split())


def _breaks(element: Element) -> bool:
    """Whether a line ends after the bold words."""
    return not (element[0].tail or "").strip() and len(element) > 1 and element[1].tag == "br"


def _part(element: Element, words: str) -> None:
    """Put the bold words with which a paragraph begins into a heading above it."""
    heading = element.makeelement(_HEADING)
    heading.text = words
    element.addprevious(heading)
    first = element[0]
    element.text = (first.tail or "").lstrip()
    element.remove(first)
