"""The service described in its own terms: SPARQL 1.1 Service Description."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.service.asking import ask, give
from kg.service.negotiation import GRAPH_FORMS, PAGE_FORM, choose

__all__ = ["describe"]


async def describe(request: Request) -> Response:
    """What the endpoint offers: RDF by negotiation; people are led to the page with the editor."""
    accept = request.headers.get("accept", "")
    if choose(accept, (*GRAPH_FORMS, PAGE_FORM)) is PAGE_FORM:
        return RedirectResponse(request.url_for("query_page").path, 303, {"Vary": "Accept"})
    endpoint = str(request.url.replace(query="", fragment=""))
    answer = await ask(request, "description", endpoint=endpoint, accept=accept)
    return give(answer, is_head=request.method == "HEAD")
