"""Errors as responses: a status, and a sentence for people in the form that the client reads."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from starlette.responses import HTMLResponse, JSONResponse, Response

from kg.service.negotiation import PAGE_FORM, Form, choose
from kg.service.rendering import render

__all__ = ["READ_ONLY", "ProblemError"]

READ_ONLY = (
    "This service only reads. To write, start it with `kg serve STORE --writable`, where STORE is a store's directory "
    "and the token stands in the variable PARLEY_TOKEN or in --token-file."
)


_PROBLEM = Form("json", "application/problem+json", ("application/json",))


class ProblemError(Exception):
    """Something that ends a request.

    Args:
        status: as in HTTP.
        message: what is wrong, as a sentence.
        headers: to send along.
    """

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = dict(headers or {})

    def response(self, accept: str = "") -> Response:
        """The error as RFC 9457 has it: a JSON object with ``title``, ``status`` and ``detail``; a page for people."""
        phrase = HTTPStatus(self.status).phrase
        if choose(accept, (_PROBLEM, PAGE_FORM)) is PAGE_FORM:
            page = render("problem.html", status=self.status, phrase=phrase, message=self.message, near=())
            return HTMLResponse(page, self.status, self.headers)
        content = {"title": phrase, "status": self.status, "detail": self.message}
        return JSONResponse(content, self.status, self.headers, media_type="application/problem+json")
