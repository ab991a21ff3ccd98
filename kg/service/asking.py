"""From a request for something in the graph to a response: asks the pool, and says in HTTP what became of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import IO, Any

from starlette.requests import ClientDisconnect
from starlette.requests import Request as HttpRequest
from starlette.responses import Response, StreamingResponse

from kg.service.context import context_of
from kg.service.holding import Answer
from kg.service.pool import BusyError, DeadlineError, WorkerDiedError
from kg.service.problems import ProblemError
from kg.service.wire import CHUNK, Request

__all__ = ["ask", "give"]

_WHOLE = 1 << 18
"""Up to how many bytes an answer is sent in one piece."""


async def ask(http: HttpRequest, task: str, **arguments: Any) -> Answer:  # noqa: ANN401 - whatever JSON can hold
    """The answer of a worker; ended as soon as the client goes away.

    Raises:
        ProblemError: there is none.
    """
    context = context_of(http)
    limits = context.settings.limits
    request = Request(task, arguments, limits.seconds, limits.answer)
    answering = asyncio.ensure_future(context.pool.answer(request))
    leaving = asyncio.ensure_future(_gone(http))
    try:
        await asyncio.wait({answering, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not answering.done():
            raise ClientDisconnect
        answer = answering.result()
    except BusyError:
        context.metrics.refused.labels("busy").inc()
        raise ProblemError(503, "Too many queries at the moment. Try again.", {"Retry-After": "2"}) from None
    except DeadlineError:
        context.metrics.refused.labels("deadline").inc()
        raise ProblemError(
            504, f"The query took longer than {limits.seconds:g} seconds. Ask for less at once."
        ) from None
    except WorkerDiedError:
        context.metrics.refused.labels("died").inc()
        raise ProblemError(
            503,
            "The process that was to answer has ended, most likely since it needed more than the "
            f"{limits.memory >> 20:,} MiB of memory that a query may use.",
        ) from None
    finally:
        answering.cancel()
        leaving.cancel()
    if answer.outcome.message:
        answer.body.close()
        raise ProblemError(answer.outcome.status, answer.outcome.message)
    return answer


async def _gone(http: HttpRequest) -> None:
    while (await http.receive())["type"] != "http.disconnect":
        pass


def give(answer: Answer, *, is_head: bool = False) -> Response:
    """An answer as a response; its length is known, since it is whole."""
    headers = {"Content-Length": str(answer.size), "Content-Type": answer.outcome.content_type, "Vary": "Accept"}
    if is_head:
        answer.body.close()
        return Response(b"", answer.outcome.status, headers)
    if answer.size <= _WHOLE:
        with answer.body as body:
            return Response(body.read(), answer.outcome.status, headers)
    return StreamingResponse(_parts(answer.body), answer.outcome.status, headers)


async def _parts(body: IO[bytes]) -> AsyncIterator[bytes]:
    with body:
        while part := body.read(CHUNK):
            yield part
