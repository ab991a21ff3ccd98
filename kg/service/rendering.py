"""Templates: all text is escaped, and every address is one of this service's own."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from urllib.parse import quote

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from kg.explorer.words import date_in_words
from kg.rdf import Named
from kg.service.statics import address_of, statics
from kg.vocabulary import namespaces, vocabulary

__all__ = ["TEMPLATES", "prepare", "render"]

TEMPLATES = ("browse.html", "claim.html", "node.html", "problem.html", "query.html", "rows.html", "search.html")
_LOCAL = re.compile(r"(?:id|code)/[\w.~%/-]+")


@cache
def _environment() -> Environment:
    folder = files("kg.service") / "assets" / "templates"
    environment = Environment(
        loader=DictLoader({file.name: file.read_text("utf-8") for file in folder.iterdir()}),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "href": href,
        "rows": rows_of,
        "words": date_in_words,
        "listed": listed,
        "number": "{:,}".format,
    }
    environment.tests["contains_status"] = lambda fields: "status" in fields
    environment.globals |= {"asset": address_of}
    return environment


def prepare() -> None:
    """Read all that a page needs, so that a process which can open no file has it."""
    import jinja2.debug  # noqa: F401, PLC0415 - which Jinja imports only once something has gone wrong

    namespaces()
    vocabulary()
    statics()
    for name in TEMPLATES:
        _environment().get_template(name)


def render(template: str, **values: object) -> str:
    """A page."""
    return _environment().get_template(template).render(**values)


def href(iri: str) -> str:
    """The address of a node's page: its IRI's own path, where it is one of ours; else nowhere."""
    if iri.startswith(namespaces().terms):
        return "/ns#" + quote(iri.removeprefix(namespaces().terms), safe="")
    rest = iri.removeprefix(namespaces().base)
    return f"/{rest}" if rest != iri and _LOCAL.fullmatch(rest) else ""


def rows_of(iri: str) -> str:
    """The address of the rows that a claim, or what is claimed, sums up."""
    return href(iri).replace("/id/", "/rows/", 1)


def listed(names: tuple[Named, ...]) -> Markup:
    """Names in a row, each leading to its page: "A", "A and B", "A, B and C"."""
    links = [
        Markup('<a class="actor" dir="auto" href="{}">{}</a>').format(href(name.iri), name.label) for name in names
    ]
    if len(links) < 2:
        return Markup("").join(links)
    return Markup(", ").join(links[:-1]) + Markup(" and ") + links[-1]
