"""Pages for people, and the same as data where a client asks for it."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from functools import cache

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from kg.errors import KgError, QueryError, UnknownNameError
from kg.explorer import content_policy
from kg.explorer.assets import csp_hash
from kg.queries import NamedQuery, Parameter, find_query, named_queries
from kg.rdf import ONTOLOGY
from kg.service.asking import ask, give
from kg.service.context import context_of
from kg.service.files import EXPLORER, ask_for_explorer
from kg.service.holding import Answer
from kg.service.listing import browsed_kinds
from kg.service.negotiation import GRAPH_FORMS, PAGE_FORM, choose
from kg.service.parameters import Pairs, one, only, pairs
from kg.service.problems import ProblemError
from kg.service.rendering import render
from kg.service.searching import MOST_WORDS, SOUGHT_KINDS, count_words
from kg.service.statics import statics
from kg.service.wire import Outcome
from kg.vocabulary import namespaces, vocabulary
from kg.vocabulary.documentation import ontology_page
from kg.wording import listed, shortened

__all__ = ["asset", "browse", "explorer", "node", "ontology", "query_page", "rows", "search"]

_YEAR = 31_536_000
_MOST_PAGES = 1_000_000
_MOST_ROWS = 10_000
_LONGEST = 200
_MOST_TOLD = 5
_LOOK_EVERY = 0.1
_LOOKS = 100
_FIRST = "SELECT ?who WHERE {\n  ?who kg:hostileTo ?whom\n} ORDER BY ?who LIMIT 20\n"


async def explorer(request: Request) -> Response:
    """The map; where there is none, since no browser could show it, the index."""
    pool = context_of(request).pool
    for _ in range(_LOOKS):
        # Once it is open, it is read to its end, though its snapshot may give way to another and take it away.
        with suppress(FileNotFoundError):
            body = (pool.holding.folder / EXPLORER).open("rb")
            break
        ask_for_explorer(pool.holding.folder)
        await asyncio.sleep(_LOOK_EVERY)  # a new snapshot's is still being made
    else:
        return RedirectResponse("/browse", 303)
    size = os.fstat(body.fileno()).st_size
    if not size:
        body.close()
        return RedirectResponse("/browse", 303)
    answer = Answer(Outcome(200, "text/html; charset=utf-8"), body, size)
    response = give(answer, is_head=request.method == "HEAD")
    response.headers["Content-Security-Policy"] = f"{content_policy()}; frame-ancestors 'none'"
    return response


async def asset(request: Request) -> Response:
    """The style sheet or a script."""
    found = statics().get(request.path_params["name"])
    if found is None:
        raise ProblemError(404, "There is no such file.")
    is_exact = request.query_params.get("v") == found.digest
    headers = {
        "Content-Type": found.content_type,
        "Cache-Control": f"public, max-age={_YEAR}, immutable" if is_exact else "no-cache",
    }
    return Response(found.content, headers=headers)


async def node(request: Request) -> Response:
    """A node at its IRI's own path: its page, or RDF."""
    path = request.scope["raw_path"].decode("ascii")
    iri = namespaces().base + path.removeprefix("/")
    parameters = pairs(request.url.query)
    only(parameters, ("page", "format"))
    answer = await ask(
        request,
        "node",
        iri=iri,
        page=_page(parameters),
        accept=_accept(request),
        format=one(parameters, "format"),
    )
    return give(answer, is_head=request.method == "HEAD")


async def rows(request: Request) -> Response:
    """The rows of event tables behind the claim or tie whose path follows."""
    path = request.scope["raw_path"].decode("ascii")
    parameters = pairs(request.url.query)
    only(parameters, ("page", "size", "format"))
    answer = await ask(
        request,
        "rows",
        iri=f"{namespaces().base}id/{path.removeprefix('/rows/')}",
        page=_page(parameters),
        size=_size(parameters),
        accept=_accept(request),
        format=one(parameters, "format"),
    )
    return give(answer, is_head=request.method == "HEAD")


async def browse(request: Request) -> Response:
    """The index of names."""
    parameters = pairs(request.url.query)
    only(parameters, ("kind", "page"))
    kind = _kind(parameters, browsed_kinds())
    return give(await ask(request, "browse", kind=kind, page=_page(parameters)), is_head=request.method == "HEAD")


async def search(request: Request) -> Response:
    """What holds some words."""
    parameters = pairs(request.url.query)
    only(parameters, ("q", "kind", "page", "format"))
    answer = await ask(
        request,
        "search",
        q=_words_sought(parameters),
        kind=_kind(parameters, SOUGHT_KINDS),
        page=_page(parameters),
        accept=_accept(request),
        format=one(parameters, "format"),
    )
    return give(answer, is_head=request.method == "HEAD")


async def query_page(request: Request) -> Response:
    """The page with the named queries and the editor."""
    parameters = pairs(request.url.query)
    written, name = one(parameters, "query"), one(parameters, "name")
    if written is not None or name is None:
        only(parameters, ("name", "query") if written is None else ("query",))
    named = _named(name)
    values = {key: one(parameters, key) or "" for key, _ in parameters}
    given = {key.removeprefix("p."): value.strip() for key, value in values.items() if key.startswith("p.")}
    text, problem = written, ""
    if text is None:
        text, problem = await _filled(request, named, given) if named else (_FIRST, "")
        problem = problem or _passed_over(named, values)
    shown = {parameter.name: given.get(parameter.name, parameter.default or "") for parameter in _parameters(named)}
    page = render(
        "query.html",
        queries=named_queries().values(),
        named=named,
        values=shown,
        problem=problem,
        text=text,
        run=not problem and (named is not None or "query" in values),
        base=namespaces().base,
        prefixes=json.dumps(namespaces().prefixes),
        terms=_terms(),
    )
    return HTMLResponse(page, 400 if problem else 200)


def _named(name: str | None) -> NamedQuery | None:
    if name is None:
        return None
    try:
        return find_query(name)
    except KgError as problem:
        raise ProblemError(404, str(problem)) from None


def _passed_over(named: NamedQuery | None, values: Iterable[str]) -> str:
    """What is said of parameters that mean nothing here: an answer without them would pass for one with them."""
    other = sorted({name for name in values if name != "name" and not name.startswith("p.")})[:_MOST_TOLD]
    if not other or named is None:
        return ""
    known = [parameter.name for parameter in named.parameters]
    meant = [f"p.{name}" for name in other if name in known]
    has = f"the parameters of {named.name} are {listed(f'p.{name}' for name in known)}" if known else "it has none"
    remedy = f"write {listed(meant)}" if meant else has
    return str(QueryError(f"no parameter {listed(map(repr, (name[:_LONGEST] for name in other)))}", remedy=remedy))


def _parameters(named: NamedQuery | None) -> tuple[Parameter, ...]:
    return named.parameters if named else ()


async def _filled(request: Request, named: NamedQuery, given: Mapping[str, str]) -> tuple[str, str]:
    """The text of a named query with its values, and what is wrong with these."""
    values = {name: value for name, value in given.items() if value}
    try:
        for parameter in named.parameters:
            if parameter.kind == "actor" and parameter.name in values:
                values[parameter.name] = await _actor_called(request, values[parameter.name])
        return named.with_values(values), ""
    except KgError as problem:
        return named.text, str(problem)


async def _actor_called(request: Request, name: str) -> str:
    """The canonical name of the one actor who is called so: an unknown name must not pass for one without ties.

    Raises:
        UnknownNameError: nobody is, or more than one.
    """
    with (await ask(request, "actor", name=name[:_LONGEST])).body as body:
        found = json.load(body)
    if len(found["called"]) == 1:
        return str(found["called"][0])
    if found["called"]:
        raise UnknownNameError(f"{name!r} can mean more than one", remedy=f"write {' or '.join(found['called'])}")
    near = ", ".join(found["near"])
    raise UnknownNameError(f"no actor {name!r}", remedy=f"did you mean {near}" if near else "the index lists them")


async def ontology(request: Request) -> Response:
    """The ontology, at its namespace: its page for people, RDF for programs."""
    parameters = pairs(request.url.query)
    only(parameters, ("format",))
    form = one(parameters, "format")
    if choose(_accept(request), (*GRAPH_FORMS, PAGE_FORM), form) is PAGE_FORM:
        page, style = _ontology_page()
        policy = f"default-src 'none'; style-src {csp_hash(style)}; base-uri 'none'; frame-ancestors 'none'"
        return HTMLResponse(page, headers={"Content-Security-Policy": policy, "Vary": "Accept"})
    answer = await ask(request, "graph", graph=ONTOLOGY.value, accept=_accept(request), format=form)
    return give(answer, is_head=request.method == "HEAD")


@cache
def _ontology_page() -> tuple[str, str]:
    """The ontology's page, and its style sheet, which the policy allows by its hash."""
    page = ontology_page()
    return page, page.partition("<style>")[2].partition("</style>")[0]


@cache
def _terms() -> str:
    """What the editor completes: every term of the ontology by its prefixed name, with its label."""
    words = vocabulary()
    found = {f"kg:{name}": label for name, label in words.labels.items()}
    found |= {f"kg:{relation.name}": relation.label for relation in words.relations.values()}
    for scheme, codes in words.codes.items():
        found |= {f"{scheme}:{local}": label for local, label in codes.labels.items()}
    return json.dumps([{"label": name, "detail": label, "type": "type"} for name, label in sorted(found.items())])


def _page(parameters: Pairs) -> int:
    text = one(parameters, "page")
    if text is None:
        return 1
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= _MOST_PAGES:
        raise ProblemError(400, "The parameter page is a number from 1.")
    return int(text)


def _size(parameters: Pairs) -> int | None:
    text = one(parameters, "size")
    if text is None:
        return None
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= _MOST_ROWS:
        raise ProblemError(400, f"The parameter size is a number from 1 to {_MOST_ROWS}.")
    return int(text)


def _kind(parameters: Pairs, known: Collection[str]) -> str:
    """The kind that is asked for, empty where all are: another one's answer would pass for that of nothing found."""
    kind = one(parameters, "kind") or ""
    if kind and kind not in known:
        raise ProblemError(400, f"No kind is called {shortened(kind, _LONGEST)!r} here. There is {listed(known)}.")
    return kind


def _words_sought(parameters: Pairs) -> str:
    """What is to be found: as much as the index looks for, or what is beyond that would be passed over."""
    words = one(parameters, "q") or ""
    if len(words) > _LONGEST or count_words(words) > MOST_WORDS:
        raise ProblemError(400, f"The parameter q has up to {MOST_WORDS} words and {_LONGEST} characters.")
    return words


def _accept(request: Request) -> str:
    return request.headers.get("accept", "")
