"""SPARQL 1.1 Protocol (query) and the read side of the Graph Store HTTP Protocol."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.service.asking import ask, give
from kg.service.bodies import FORM, media_type, read_text
from kg.service.context import context_of
from kg.service.description import describe
from kg.service.negotiation import GRAPH_FORMS, PAGE_FORM, TABLE_FORMS, choose
from kg.service.parameters import Pairs, every, one, only, pairs
from kg.service.problems import READ_ONLY, ProblemError
from kg.wording import listed, shortened

__all__ = ["graph_store", "sparql"]

_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_KNOWN = ("query", "default-graph-uri", "named-graph-uri", "format")
_LONGEST = 60
_OF_OLD = ("output", "results")
"""What clients of old send along to say in which form they want the answer: `format` says it, or the header Accept."""
_FORMS = tuple(form.name for form in (*TABLE_FORMS, *GRAPH_FORMS))
_FORMS_OF_OLD = frozenset(("json-ld", "n3", "rdf+xml", "turtle"))
"""What they call some forms: they send the header Accept along, and that says which one is meant."""


async def sparql(request: Request) -> Response:
    """The endpoint: a query by GET or POST; without one, what the service offers."""
    parameters = pairs(request.url.query)
    if request.method == "POST":
        parameters = await _posted(request, parameters)
    text = one(parameters, "query")
    if text is None and any(name == "update" for name, _ in parameters):
        raise _not_here(request)
    only([pair for pair in parameters if pair[0] not in _OF_OLD], _KNOWN)
    if text is None and request.method != "POST":
        return await describe(request)
    if text is None:
        raise ProblemError(400, "There is no query. Send one as the parameter query, or as the request's body.")
    if request.method == "GET" and _is_person(request, parameters):
        return RedirectResponse(f"/query?{urlencode({'query': text})}", 303, {"Vary": "Accept"})
    answer = await ask(
        request,
        "query",
        text=text,
        default_graphs=every(parameters, "default-graph-uri"),
        named_graphs=every(parameters, "named-graph-uri"),
        accept=request.headers.get("accept", ""),
        format=_known_form(parameters),
    )
    return give(answer, is_head=request.method == "HEAD")


async def _posted(request: Request, parameters: list[tuple[str, str]]) -> list[tuple[str, str]]:
    kind = media_type(request)
    if kind == _UPDATE:
        raise _not_here(request)
    if kind not in (FORM, _QUERY):
        raise ProblemError(415, f"Send a query as {_QUERY} or {FORM}.", {"Accept-Post": f"{_QUERY}, {FORM}"})
    text = await read_text(request, context_of(request).settings.limits.body)
    return [*parameters, ("query", text)] if kind == _QUERY else [*parameters, *pairs(text)]


def _not_here(request: Request) -> ProblemError:
    """What is said to whoever sends an update to where only queries are answered."""
    if context_of(request).settings.token is None:
        return ProblemError(403, READ_ONLY)
    return ProblemError(400, "An update is sent to /update, with the service's token.")


async def graph_store(request: Request) -> Response:
    """A graph, by ``?default`` or ``?graph=IRI``."""
    parameters = pairs(request.url.query)
    only(parameters, ("graph", "default", "format"))
    graph = one(parameters, "graph")
    is_default = any(name == "default" for name, _ in parameters)
    if is_default == (graph is not None):
        raise ProblemError(400, "Name one graph: ?default, or ?graph= with its IRI.")
    answer = await ask(
        request, "graph", graph=graph, accept=request.headers.get("accept", ""), format=_known_form(parameters)
    )
    return give(answer, is_head=request.method == "HEAD")


def _is_person(request: Request, parameters: Pairs) -> bool:
    """Whether a browser asks for a page to read, and not for any form of the answer, or graphs, in particular."""
    accept = request.headers.get("accept", "")
    is_plain = _known_form(parameters) is None and not any(name.endswith("-graph-uri") for name, _ in parameters)
    return is_plain and choose(accept, (*TABLE_FORMS, *GRAPH_FORMS, PAGE_FORM)) is PAGE_FORM


def _known_form(parameters: Pairs) -> str | None:
    """The form that a parameter asks for.

    Raises:
        ProblemError: it is none that there is: an answer in another one would pass for one in that.
    """
    named = every(parameters, "format")
    for name in named:
        if name not in _FORMS and name not in _FORMS_OF_OLD:
            raise ProblemError(400, f"No form is called {shortened(name, _LONGEST)!r} here. There is {listed(_FORMS)}.")
    return next((name for name in named if name in _FORMS), None)
