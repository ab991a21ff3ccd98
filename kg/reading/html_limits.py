"""What a web page may ask of the parser: pages that would take it hours, or fetch or expand things, are refused."""

from __future__ import annotations

import re

from kg.errors import ReadingError

__all__ = ["check_page"]

_MOST_TAGS = 1_000_000
_MOST_ATTRIBUTES = 2000
"""Of one tag: libxml2 compares each with all before it, so that 60,000 take 5 s, and twice as many 20 s."""
_MOST_TABLES = 100
"""Within each other: taking the text out of a page needs the cube of that, and a page has room for many such towers."""
_HARMLESS = 100_000
"""Characters: a page that is shorter cannot hold enough attributes to matter."""
_ENTITIES = re.compile(r"\s*(?:<\?xml[^>]{0,300}>\s*)?(?:<!--.{0,2000}?-->\s*)?<!DOCTYPE[^>\[]{0,500}\[", re.I | re.S)
_XML = re.compile(r"\s*<\?xml\b", re.IGNORECASE)
_TAG = re.compile(r"<(?:(!--)|/?([A-Za-z][^\s/>]*+))")
_TABLE_TAG = re.compile(r"<(/?)table\b", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"[\s/]*+=?+[^\s/>=]++(?:\s*+=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|(?![\"'])[^\s>]*+))?+|[\s/]*+=(?=[\s/>=])"
)
_RAW = frozenset(("script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title"))
"""Elements in which no tag begins but their own end."""


def check_page(text: str, place: str) -> None:
    """Refuse a page that no browser has saved.

    Raises:
        ReadingError: it declares entities of its own, is XML other than XHTML, or holds too many tags, too many
            attributes in one tag, or too many tables within each other.
    """
    if _ENTITIES.match(text[:5000]):
        raise ReadingError(
            "the page declares entities of its own", place=place, remedy="save it as a web page from a browser"
        )
    if _XML.match(text[:500]) and "<html" not in text[:10_000].lower():
        raise ReadingError("this is XML, but no web page", place=place, remedy="save the article's text as .txt")
    tags = text.count("<")
    if tags > _MOST_TAGS:
        raise ReadingError(
            f"the page holds {tags} tags, more than the limit of {_MOST_TAGS}", place=place,
            remedy="save the article's text as .txt",
        )  # fmt: skip
    if _depth_of_tables(text) > _MOST_TABLES:
        raise ReadingError(
            f"more than {_MOST_TABLES} tables stand within each other", place=place,
            remedy="save the article's text as .txt",
        )  # fmt: skip
    if len(text) > _HARMLESS and _has_endless_tag(text):
        raise ReadingError(
            f"a tag of the page has more than {_MOST_ATTRIBUTES} attributes", place=place,
            remedy="save the article's text as .txt",
        )  # fmt: skip


def _depth_of_tables(text: str) -> int:
    """How many tables stand within each other at most."""
    depth = deepest = 0
    for tag in _TABLE_TAG.finditer(text):
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _has_endless_tag(text: str) -> bool:
    """Whether a tag has more attributes than may be, by the tokens of HTML; linear in the text's length."""
    position = 0
    while tag := _TAG.search(text, position):
        position = tag.end()
        if tag[1]:
            position = _after(text, "-->", position)
            continue
        count = 0
        while attribute := _ATTRIBUTE.match(text, position):
            position = attribute.end()
            count += 1
            if count > _MOST_ATTRIBUTES:
                return True
        name = tag[2].lower()
        if name in _RAW and text[tag.start() + 1] != "/":
            closing = re.compile(rf"</{name}\b", re.IGNORECASE).search(text, position)
            position = closing.start() if closing else len(text)
    return False


def _after(text: str, end: str, position: int) -> int:
    found = text.find(end, position)
    return len(text) if found < 0 else found + len(end)
