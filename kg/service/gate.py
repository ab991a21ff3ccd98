"""What every request passes: who may ask, what headers go along with every answer, what is logged and counted."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.service.metrics import Metrics
from kg.service.problems import ProblemError
from kg.service.settings import Settings

__all__ = ["PAGE_POLICY", "Gate"]

_LOG = logging.getLogger("kg.service")
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_ANY = ("0.0.0.0", "::")  # noqa: S104 - addresses that stand for all, and so for no name
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_QUERIES = "/sparql"
"""The one path at which POST only reads."""
_METHODS = _SAFE | {"POST", "PUT", "DELETE"}

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What a page of ours may do: run our scripts, and talk to this service. Nothing inline, nothing from elsewhere."""
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
}


class Gate:
    """Stands before the application."""

    def __init__(self, app: ASGIApp, settings: Settings, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics
        own = () if settings.host in _ANY else (settings.host,)
        self._hosts = frozenset(name.lower() for name in (*_LOOPBACK, *own, *settings.hosts))
        self._origins = frozenset(settings.origins)
        self._seconds = settings.limits.client_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = time.monotonic()
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        extra = self._cors(origin)
        status = 0

        async def finish(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _complete(MutableHeaders(scope=message), extra)
            async with asyncio.timeout(self._seconds):
                await send(message)

        try:
            response = self._judged(scope, headers, origin, extra)
            await (response or self._app)(scope, receive, finish)
        except (ClientDisconnect, TimeoutError):
            status = status or 499
        except Exception:
            _LOG.exception("%s failed", scope["method"])
            if not status:
                await ProblemError(500, "The service has failed here; its log says how.").response()(
                    scope, receive, finish
                )
        endpoint = scope.get("endpoint")
        route = getattr(endpoint, "__name__", "none")
        method = scope["method"] if scope["method"] in _METHODS else "other"
        self._metrics.requests.labels(method, route, str(status)).inc()
        _LOG.info("%s %s %d %.0f ms", method, _printable(scope["path"]), status, 1000 * (time.monotonic() - started))

    def _judged(self, scope: Scope, headers: Headers, origin: str | None, extra: Mapping[str, str]) -> Response | None:
        """A refusal, or the answer to a question of the browser's own; ``None`` where the application is to answer."""
        try:
            self._check(scope, headers, origin)
        except ProblemError as problem:
            return problem.response()
        if scope["method"] == "OPTIONS" and "access-control-request-method" in headers and extra:
            allowed = {"Access-Control-Allow-Methods": "GET, HEAD, POST", "Access-Control-Allow-Headers": "*"}
            return Response(None, 204, {**allowed, "Access-Control-Max-Age": "600"})
        return None

    def _check(self, scope: Scope, headers: Headers, origin: str | None) -> None:
        if len(headers.getlist("host")) != 1 or _host(headers["host"]) not in self._hosts:
            # A page from elsewhere whose name has been made to mean this machine comes with its own name.
            raise ProblemError(421, "This service does not go by that name. Allow it with --allow-host.")
        if scope["method"] not in _METHODS:
            raise ProblemError(405, "There is no such method here.", {"Allow": ", ".join(sorted(_METHODS))})
        is_foreign = origin is not None and not _is_same(origin, headers["host"])
        may_read = origin is not None and self._is_allowed(origin)
        # Who may read with a page of their own may still not write with it.
        writes = scope["method"] not in _SAFE and scope["path"] != _QUERIES
        site, mode = headers.get("sec-fetch-site"), headers.get("sec-fetch-mode")
        is_embedded = site == "cross-site" and mode != "navigate" and not may_read
        if (is_foreign and (writes or (scope["method"] not in _SAFE and not may_read))) or is_embedded:
            raise ProblemError(403, "Pages from elsewhere may not use this service. Allow them with --allow-origin.")

    def _is_allowed(self, origin: str) -> bool:
        return origin in self._origins or "*" in self._origins

    def _cors(self, origin: str | None) -> Mapping[str, str]:
        if origin is None or not self._is_allowed(origin):
            return {}
        name = "*" if "*" in self._origins else origin
        return {"Access-Control-Allow-Origin": name, "Cross-Origin-Resource-Policy": "cross-origin"}


def _complete(headers: MutableHeaders, extra: Mapping[str, str]) -> None:
    for name, value in {**_HEADERS, **extra}.items():
        headers.setdefault(name, value)
    headers.setdefault("Content-Security-Policy", PAGE_POLICY)
    headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    headers.setdefault("Cache-Control", "no-cache")
    headers.add_vary_header("Origin")


def _host(header: str) -> str:
    """The name in a header ``Host``, without its port."""
    try:
        return (urlsplit(f"//{header}").hostname or "").lower()
    except ValueError:
        return ""


def _is_same(origin: str, host: str) -> bool:
    return urlsplit(origin).netloc.lower() == host.lower() if "://" in origin else False


def _printable(path: str) -> str:
    """A path as it can stand in a log: one line, of bounded length, without what steers a terminal."""
    return "".join(sign if sign.isprintable() else "?" for sign in path[:200])
