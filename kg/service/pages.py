"""Pages for people."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response

from kg.explorer import content_policy
from kg.service.context import context_of
from kg.service.files import EXPLORER

__all__ = ["explorer", "query_page"]


async def explorer(request: Request) -> Response:
    """The map; where there is none, the page with the editor."""
    file = context_of(request).pool.holding.folder / EXPLORER
    if not file.is_file():
        return RedirectResponse(request.url_for("query_page").path, 303)
    return FileResponse(
        file,
        media_type="text/html; charset=utf-8",
        headers={"Content-Security-Policy": f"{content_policy()}; frame-ancestors 'none'"},
    )


async def query_page(request: Request) -> Response:
    """The page with the editor."""
    return PlainTextResponse("to come")
