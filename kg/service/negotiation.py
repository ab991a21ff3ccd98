"""Which of the forms that are on offer a client likes best: the header ``Accept``, as RFC 9110 reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["GRAPH_FORMS", "PAGE_FORM", "TABLE_FORMS", "Form", "choose"]


@dataclass(frozen=True, slots=True)
class Form:
    """A form in which something can be given.

    Attributes:
        name: its short name, as in ``?format=json``.
        media_type: what it is sent as.
        also: other media types that ask for it.
    """

    name: str
    media_type: str
    also: tuple[str, ...] = ()

    @property
    def content_type(self) -> str:
        """The header ``Content-Type``."""
        return f"{self.media_type}; charset=utf-8" if self.media_type.startswith("text/") else self.media_type


TABLE_FORMS = (
    Form("json", "application/sparql-results+json", ("application/json",)),
    Form("xml", "application/sparql-results+xml", ("application/xml", "text/xml")),
    Form("csv", "text/csv"),
    Form("tsv", "text/tab-separated-values"),
)
"""The forms of solutions and booleans; the first where a client does not care."""
GRAPH_FORMS = (
    Form("ttl", "text/turtle", ("application/x-turtle",)),
    Form("nt", "application/n-triples", ("text/plain",)),
    Form("jsonld", "application/ld+json", ("application/json",)),
    Form("rdf", "application/rdf+xml", ("application/xml", "text/xml")),
    Form("nq", "application/n-quads"),
    Form("trig", "application/trig"),
)
"""The forms of a graph; the first where a client does not care."""
PAGE_FORM = Form("html", "text/html", ("application/xhtml+xml",))
"""For people."""

_MOST = 64
"""How many ranges are read: no browser sends a tenth of it."""


def choose(accept: str, offered: Sequence[Form], wanted: str | None = None) -> Form | None:
    """The form that a client likes best; among equals the one that is offered first.

    Args:
        accept: the header, empty where there is none.
        offered: what there is.
        wanted: the short name of a form, which goes before the header.

    Returns:
        ``None`` where nothing on offer is acceptable.

    >>> choose("text/csv;q=0.5, application/*;q=0.2", TABLE_FORMS).name
    'csv'
    >>> choose("application/pdf", TABLE_FORMS)
    """
    if wanted:
        return next((form for form in offered if form.name == wanted), None)
    if not accept.strip():
        return offered[0]
    ranges = dict(_ranges(accept))
    liked = [(_quality(form, ranges), -place, form) for place, form in enumerate(offered)]
    best = max(liked, key=lambda item: item[:2])
    return best[2] if best[0] > 0 else None


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.split(",")[:_MOST]:
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip() == "q":
                quality = _number(value.strip())
        if name:
            yield name, quality


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if 0 <= value <= 1 else 0.0


def _quality(form: Form, ranges: Mapping[str, float]) -> float:
    """How much a client likes a form: what is said of it most exactly counts."""
    names = (form.media_type, *form.also)
    exact = [ranges[name] for name in names if name in ranges]
    if exact:
        return max(exact)
    major = f"{form.media_type.partition('/')[0]}/*"
    return ranges.get(major, ranges.get("*/*", 0.0))
