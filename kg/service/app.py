"""The application: which path leads where."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from kg.errors import KgError
from kg.service.context import Context, context_of
from kg.service.gate import Gate
from kg.service.pages import asset, browse, explorer, node, ontology, query_page, rows, search
from kg.service.problems import ProblemError
from kg.service.protocol import graph_store, sparql
from kg.service.writing import read_only, update, write_graph

__all__ = ["application"]

_LOG = logging.getLogger("kg.service")
_LOOK_EVERY = 1.0
"""How many seconds pass between two looks at whether the source has been replaced."""


def application(context: Context) -> ASGIApp:
    """The service as an ASGI application; its pool has a snapshot already."""

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        watching = asyncio.create_task(_watch(context))
        yield
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
        await context.pool.close()

    writing = [
        Route("/graphs", write_graph, methods=["PUT", "POST", "DELETE"]),
        Route("/update", update, methods=["POST"]),
    ]
    refusing = [Route(route.path, read_only, methods=["PUT", "POST", "DELETE"]) for route in writing]
    app = Starlette(
        routes=[
            *(writing if context.settings.token else refusing),
            Route("/", explorer),
            Route("/sparql", sparql, methods=["GET", "POST"]),
            Route("/graphs", graph_store, methods=["GET"]),
            Route("/query", query_page),
            Route("/browse", browse),
            Route("/search", search),
            Route("/ns", ontology),
            Route("/id/{kind}/{key:path}", node),
            Route("/code/{kind}/{key:path}", node),
            Route("/rows/{kind}/{key:path}", rows),
            Route("/assets/{name}", asset),
            Route("/healthz", health),
            Route("/metrics", metrics),
        ],
        exception_handlers={ProblemError: _problem, HTTPException: _http_problem},
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False
    app.state.context = context
    return Gate(app, context.settings, context.metrics)


async def health(request: Request) -> Response:
    """Whether the service answers, and from what."""
    ready = context_of(request).pool.holding.ready
    return JSONResponse({"status": "ok", "quads": ready.quads, "graphs": ready.graphs})


async def metrics(request: Request) -> Response:
    """The service's figures, for Prometheus."""
    return PlainTextResponse(context_of(request).metrics.text(), media_type="text/plain; version=0.0.4")


async def _watch(context: Context) -> None:
    while True:
        await asyncio.sleep(_LOOK_EVERY)
        try:
            if await context.pool.renew(force=False):
                _LOG.warning("The graph has been replaced: %d quads.", context.pool.holding.ready.quads)
        except KgError as problem:
            _LOG.warning("The graph has changed, and cannot be served: %s The old one is.", problem)


async def _problem(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, ProblemError)  # noqa: S101 - what Starlette's table of handlers says
    return problem.response(request.headers.get("accept", ""))


async def _http_problem(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, HTTPException)  # noqa: S101
    texts = {404: "There is no such page here.", 405: "There is no such method here."}
    message = texts.get(problem.status_code, problem.detail)
    return ProblemError(problem.status_code, message, problem.headers).response(request.headers.get("accept", ""))
