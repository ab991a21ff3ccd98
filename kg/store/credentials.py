"""What is the address of an endpoint, and what lets us in there."""

from __future__ import annotations

import os
from collections.abc import Generator, Mapping
from typing import TYPE_CHECKING, TypedDict

from kg.errors import StoreError

if TYPE_CHECKING:
    import httpx

__all__ = ["Credentials", "credentials_of", "is_address", "password_of"]

_UNAUTHORIZED = 401


class Credentials(TypedDict, total=False):
    """What `kg.store.RemoteStore` takes to be let in."""

    token: str
    login: tuple[str, str]


def credentials_of(environment: Mapping[str, str] = os.environ) -> Credentials:
    """The token, or the name and password, that the environment holds; empty where it holds none.

    Raises:
        StoreError: a name without a password, or the other way round.
    """
    token, user, password = (environment.get(f"PARLEY_ENDPOINT_{name}", "") for name in ("TOKEN", "USER", "PASSWORD"))
    if bool(user) != bool(password):
        raise StoreError(
            "only half of a login", place="environment", remedy="set PARLEY_ENDPOINT_USER and PARLEY_ENDPOINT_PASSWORD"
        )
    if token:
        return {"token": token}
    return {"login": (user, password)} if user else {}


def is_address(source: object) -> bool:
    """Whether what a person named is the address of an endpoint, and no path: text that begins with http:// or https://."""
    return isinstance(source, str) and source.lower().startswith(("http://", "https://"))


def password_of(user: str, password: str) -> httpx.Auth:
    """What shows a name and password to the server, in the way that it asks for: Digest or Basic."""
    import httpx  # noqa: PLC0415 - only who has an endpoint needs it

    class Asked(httpx.Auth):
        """Nothing is shown before the server has asked, so that Digest never becomes Basic unasked."""

        def __init__(self) -> None:
            self._digest = httpx.DigestAuth(user, password)
            self._basic = httpx.BasicAuth(user, password)
            self._is_basic = False

        def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
            """The request, and what is sent after the server's answer to it."""
            if self._is_basic:
                yield from self._basic.auth_flow(request)
                return
            flow = self._digest.auth_flow(request)
            asked = next(flow)
            while True:
                answer = yield asked
                try:
                    asked = flow.send(answer)
                except StopIteration:
                    break
            wanted = answer.headers.get("WWW-Authenticate", "")
            if answer.status_code == _UNAUTHORIZED and wanted.lower().startswith("basic"):
                self._is_basic = True
                yield from self._basic.auth_flow(request)

    return Asked()
