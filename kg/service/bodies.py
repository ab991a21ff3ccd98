"""Reading what a client sends, of bounded size and in bounded time."""

from __future__ import annotations

import asyncio

from starlette.requests import Request

from kg.service.context import context_of
from kg.service.problems import ProblemError

__all__ = ["FORM", "media_type", "read_body", "read_text"]

FORM = "application/x-www-form-urlencoded"


def media_type(request: Request) -> str:
    """What the request says that its body is, without parameters; empty where it does not say."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def read_text(request: Request, most: int) -> str:
    """The request's body as text.

    Raises:
        ProblemError: it is too long, takes too long to arrive, or is not UTF-8.
    """
    body = await read_body(request, most)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise ProblemError(400, f"The body is not UTF-8: its byte {problem.start} fits no character.") from None


async def read_body(request: Request, most: int) -> bytes:
    """The request's body.

    Raises:
        ProblemError: it is too long, or takes too long to arrive.
    """
    too_large = ProblemError(413, f"The body is too long. Send {most:,} bytes at most.")
    stated = request.headers.get("content-length", "0")
    if stated.isdigit() and int(stated[:20]) > most:
        raise too_large
    body = bytearray()
    try:
        async with asyncio.timeout(context_of(request).settings.limits.client_seconds):
            async for part in request.stream():
                body += part
                if len(body) > most:
                    raise too_large
    except TimeoutError:
        raise ProblemError(408, "The body did not arrive in time.", {"Connection": "close"}) from None
    return bytes(body)
