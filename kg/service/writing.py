"""Writing, where the service was started for it: the Graph Store Protocol, and SPARQL 1.1 Update."""

from __future__ import annotations

import asyncio
import hmac
import sys
from contextlib import suppress

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from kg.errors import KgError
from kg.service.bodies import FORM, media_type, read_body, read_text
from kg.service.context import Context, context_of
from kg.service.parameters import one, only, pairs
from kg.service.problems import READ_ONLY, ProblemError
from kg.service.settings import environment_of_others
from kg.service.wire import Outcome
from kg.service.writer import FORMATS, Change

__all__ = ["read_only", "update", "write_graph"]

_UPDATE = "application/sparql-update"
_PATIENCE = 4.0
"""How many times as long as a query a change may take: it mends the merge of all graphs."""
_MEMORY = 4
"""How many times as much memory as a query a change may use."""
_AFTER_A_WRONG_TOKEN = 0.5
"""How many seconds whoever shows a wrong token waits for the refusal."""


async def read_only(request: Request) -> Response:
    """What is answered to whoever would write to a service that only reads.

    Raises:
        ProblemError: always. The Graph Store Protocol has 405 for it; of an update, its protocol says nothing.
    """
    if request.url.path == "/graphs":
        raise ProblemError(405, READ_ONLY, {"Allow": "GET, HEAD"})
    raise ProblemError(403, READ_ONLY)


async def write_graph(request: Request) -> Response:
    """PUT, POST or DELETE of a named graph."""
    await _check_token(request)
    parameters = pairs(request.url.query)
    only(parameters, ("graph", "default"))
    graph = one(parameters, "graph")
    if graph is None or any(name == "default" for name, _ in parameters):
        raise ProblemError(403, "The default graph is the merge of all others. Name a graph: ?graph= with its IRI.")
    form, body = "", b""
    if request.method != "DELETE":
        form = media_type(request)
        if form not in FORMATS:
            raise ProblemError(415, f"Send a graph as {', '.join(FORMATS)}.", {"Accept": ", ".join(FORMATS)})
        body = await read_body(request, context_of(request).settings.limits.upload)
    return await _changed(request, request.method, body, graph, form)


async def update(request: Request) -> Response:
    """An update by POST, as a form or as such."""
    await _check_token(request)
    kind = media_type(request)
    if kind not in (FORM, _UPDATE):
        raise ProblemError(415, f"Send an update as {_UPDATE} or {FORM}.", {"Accept-Post": f"{_UPDATE}, {FORM}"})
    sent = await read_text(request, context_of(request).settings.limits.body)
    parameters = [*pairs(request.url.query), *(pairs(sent) if kind == FORM else [("update", sent)])]
    only(parameters, ("update",))
    text = one(parameters, "update")
    if text is None:
        raise ProblemError(400, "There is no update. Send one as the parameter update, or as the request's body.")
    return await _changed(request, "update", text.encode())


async def _check_token(request: Request) -> None:
    """Refuse whoever does not show the token, in a time that tells nothing of it."""
    token = context_of(request).settings.token or ""
    scheme, _, shown = request.headers.get("authorization", "").partition(" ")
    is_right = hmac.compare_digest(shown.strip().encode(), token.encode())
    if not token or scheme.lower() != "bearer" or not is_right:
        await asyncio.sleep(_AFTER_A_WRONG_TOKEN)
        raise ProblemError(401, "Show the service's token to write.", {"WWW-Authenticate": 'Bearer realm="parley"'})


async def _changed(request: Request, kind: str, body: bytes, graph: str = "", form: str = "") -> Response:
    context = context_of(request)
    change = Change(str(context.settings.source), kind, graph, form, _MEMORY * context.settings.limits.memory)
    # The lock is the web process's own: two changes wait for each other instead of failing.
    async with context.writing:
        outcome = await asyncio.shield(_written(context, change, body))
    if outcome.message:
        headers = {"Retry-After": "5"} if outcome.status == 503 else None
        raise ProblemError(outcome.status, outcome.message, headers)
    if outcome.note:
        # A note needs a body, which 204 cannot have.
        return PlainTextResponse(f"{outcome.note}.\n", 200 if outcome.status == 204 else outcome.status)
    return Response(None, outcome.status)


async def _written(context: Context, change: Change, body: bytes) -> Outcome:
    """Make a change in a process of its own, and serve it."""
    most = _PATIENCE * context.settings.limits.seconds
    outcome = await _told(change, body, most)
    if not outcome.message:
        try:
            await context.pool.renew()
        except KgError as problem:
            return Outcome(503, message=f"The change was made, and cannot be shown yet: {problem}")
    return outcome


async def _told(change: Change, body: bytes, most: float) -> Outcome:
    """What the process says of the change, last; what it has not said when its time is over, it has not done."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "kg.service.writer", stdin=pipe, stdout=pipe, env=environment_of_others()
    )
    assert process.stdin is not None  # noqa: S101 - both are pipes
    assert process.stdout is not None  # noqa: S101
    said: list[Outcome] = []
    sending = asyncio.ensure_future(_sent(process.stdin, change.encoded() + body))
    try:
        async with asyncio.timeout(most):
            while line := await process.stdout.readline():
                said.append(Outcome.decoded(line))
    except TimeoutError:
        with suppress(ProcessLookupError):
            process.kill()
        if not said:
            return Outcome(504, message=f"The change took longer than {most:g} seconds; nothing of it was made.")
    finally:
        await process.wait()
        sending.cancel()
    if not said:
        return Outcome(503, message="The change could not be made: its process has died; nothing of it was made.")
    return said[-1]


async def _sent(stream: asyncio.StreamWriter, data: bytes) -> None:
    with suppress(ConnectionError):
        stream.write(data)
        await stream.drain()
        stream.close()
