"""What a web page states about itself, in its head and in its linked data; nothing is guessed from its looks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from html import unescape
from typing import Any

from kg.reading.dates import impossible_dates, stated_date
from kg.reading.frontmatter import FrontMatter
from kg.reading.normalise import normalise

__all__ = ["Element", "stated_metadata", "stated_text"]

Element = Any
"""An element of lxml, which has no types."""

_PUBLISHED = """
    article:published_time og:article:published_time og:published_time datepublished dcterms.issued dc.date.issued
    citation_publication_date citation_online_date parsely-pub-date sailthru.date publish-date publish_date
    publication_date pubdate article.published cxenseparse:recs:publishtime
"""
_DATED = "date dc.date dcterms.date dc.date.created dcterms.created citation_date"
_TITLES = "og:title dc.title dcterms.title citation_title parsely-title headline twitter:title"
_PUBLISHERS = "og:site_name publisher dc.publisher dcterms.publisher citation_publisher"
_AUTHORS = "author article:author dc.creator dcterms.creator citation_author parsely-author byl"
_ARTICLE = re.compile(r"(?:[A-Za-z]*Article|Report|BlogPosting|LiveBlogPosting)")
_DAY = re.compile(r"(\d{4})[-/](\d{2})[-/](\d{2})(?!\d)")
_MONTH = re.compile(r"(\d{4})(?:-(\d{2}))?")
_YEAR_MONTH = re.compile(r"[12]\d{3}-\d{2}")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?![A-Za-z])")
_BY = re.compile(r"\s*by\s+", re.IGNORECASE)
_ADDRESS = re.compile(r"https?:|www\.|[@/]")
_PARTS = re.compile(r"\s+[–—|·•»:-]\s+")
_MOST_SCRIPTS, _LONGEST_SCRIPT, _MOST_OBJECTS, _LONGEST_VALUE = 30, 1_000_000, 1000, 500


def stated_metadata(tree: Element, headline: str | None) -> FrontMatter:
    """Title, publisher, author, date of publication and language, each only where the page states it.

    The date is that of publication, never one of a change. Where statements of it differ, it is as precise as they
    agree: two days of one month make a month.

    Args:
        tree: the page, with its scripts, as lxml has parsed it.
        headline: the page's headline, where one is shown: it is the title.
    """
    metas = _Metas(tree)
    article = _own_article(tree, metas, headline)
    published = [article.get("datePublished"), *metas.all(_PUBLISHED), *_marked(tree)]
    dated = metas.all(_DATED)
    publisher = metas.first(_PUBLISHERS) or _first_name(article.get("publisher"))
    return FrontMatter(
        title=headline or _text(article.get("headline")) or metas.first(_TITLES) or _page_title(tree, publisher),
        publisher=publisher,
        author=_authors(article.get("author")) or _authors(metas.all(_AUTHORS)),
        issued=_agreed(published) or _agreed(dated),
        language=_language(tree),
        impossible=next((value for value in (*published, *dated) if _is_impossible(value)), None),
    )


def stated_text(tree: Element, headline: str | None) -> str | None:
    """The text of the page's own article where its linked data have it (``articleBody``), as HTML or plain lines."""
    text = _own_article(tree, _Metas(tree), headline).get("articleBody")
    return text if isinstance(text, str) and text.strip() else None


class _Metas:
    """The page's ``<meta>``: by name, in order."""

    def __init__(self, tree: Element) -> None:
        self._values: dict[str, list[str]] = {}
        for element in tree.iter("meta"):
            value = _text(element.get("content"))
            for attribute in ("property", "name", "itemprop"):
                name = (element.get(attribute) or "").strip().casefold()
                if name and value:
                    self._values.setdefault(name, []).append(value)

    def all(self, names: str) -> list[str]:
        return [value for name in names.split() for value in self._values.get(name, ())]

    def first(self, names: str) -> str | None:
        return next(iter(self.all(names)), None)


def _own_article(tree: Element, metas: _Metas, headline: str | None) -> dict[str, Any]:
    return _article(tree, {_key(text) for text in (headline, *metas.all(_TITLES)) if text})


def _article(tree: Element, titles: set[str]) -> dict[str, Any]:
    """The linked data on the page's own article: the only one, or the one that bears its title."""
    found = [thing for thing in _things(tree) if _is_article(thing)]
    if len(found) == 1:
        return found[0]
    ours = [thing for thing in found if _key(_text(thing.get("headline")) or "") in titles]
    return ours[0] if ours else {}


def _things(tree: Element) -> Iterator[dict[str, Any]]:
    scripts = (script for script in tree.iter("script") if "ld+json" in (script.get("type") or "").lower())
    for _, script in zip(range(_MOST_SCRIPTS), scripts, strict=False):
        text = "".join(script.itertext())
        if len(text) > _LONGEST_SCRIPT:
            continue
        try:
            waiting = [json.loads(text, strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(_MOST_OBJECTS):
            if not waiting:
                break
            thing = waiting.pop()
            if isinstance(thing, list):
                waiting += reversed(thing)
            elif isinstance(thing, dict):
                yield thing
                waiting += [thing.get("@graph"), thing.get("mainEntity")]


def _is_article(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE.fullmatch(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _marked(tree: Element) -> Iterator[str]:
    """The dates of ``<time>`` that are said to be of publication; other times may be of anything."""
    for element in tree.iter("time"):
        if element.get("pubdate") is not None or (element.get("itemprop") or "").casefold() == "datepublished":
            yield element.get("datetime") or "".join(element.itertext())


def _agreed(values: Iterable[Any]) -> str | None:
    """The date that all statements make, as precise as they agree; EDTF."""
    dates = {found for value in values if isinstance(value, str) for found in [_date(value)] if found}
    for length in (10, 7, 4):
        cut = {found[:length] for found in dates}
        if len(cut) == 1 and (length == 4 or all(len(found) >= length for found in dates)):
            return cut.pop()
    return None


def _date(value: str) -> str | None:
    value = value.strip()[:100]
    day = _DAY.match(value)
    if day:
        try:
            return date(int(day[1]), int(day[2]), int(day[3])).isoformat()
        except ValueError:
            return None
    month = _MONTH.fullmatch(value)
    if month and int(month[1]) >= 1000 and 1 <= int(month[2] or 1) <= 12:
        return value
    return stated_date(value)


def _is_impossible(value: object) -> bool:
    """Whether it is a date that no calendar has, "2025-02-31": nothing is known by it, and a person should be told."""
    if not isinstance(value, str) or not value.strip() or _date(value) is not None:
        return False
    shown = value.strip()[:100]
    return bool(_DAY.match(shown) or _YEAR_MONTH.fullmatch(shown)) or any(True for _ in impossible_dates(shown))


def _authors(value: object) -> str | None:
    names = []
    for name in (_BY.sub("", name, count=1) for name in _names(value)):
        if not _ADDRESS.search(name) and name not in names:
            names.append(name)
    return ", ".join(names[:20]) or None


def _first_name(value: object) -> str | None:
    return next(iter(_names(value)), None)


def _names(value: object) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    named = (thing.get("name") if isinstance(thing, dict) else thing for thing in listed)
    return [text for text in map(_text, named) if text]


def _text(value: object) -> str | None:
    """A value as one line of text; ``None`` where it is none, or longer than any name."""
    if not isinstance(value, str) or len(value) > _LONGEST_VALUE:
        return None
    return " ".join("".join(c if c.isprintable() else " " for c in normalise(unescape(value))).split()) or None


def _page_title(tree: Element, publisher: str | None) -> str | None:
    """The text of ``<title>``, without the publisher's name at an end of it."""
    element = next(tree.iter("title"), None)
    title = _text("".join(element.itertext())) if element is not None else None
    if not title or not publisher:
        return title
    parts = list(_PARTS.finditer(title))
    if parts and _key(title[parts[-1].end() :]) == _key(publisher):
        return title[: parts[-1].start()] or title
    if parts and _key(title[: parts[0].start()]) == _key(publisher):
        return title[parts[0].end() :] or title
    return title


def _language(tree: Element) -> str | None:
    match = _LANGUAGE.match((tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip())
    return match[1].lower() if match else None


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
