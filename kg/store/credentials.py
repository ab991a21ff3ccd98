"""What is the address of an endpoint, and what lets us in there."""

from __future__ import annotations

import os
import re
from collections.abc import Generator, Mapping
from typing import TYPE_CHECKING, TypedDict

from kg.errors import StoreError
from kg.wording import shortened

if TYPE_CHECKING:
    import httpx

__all__ = ["Credentials", "check_token", "credentials_of", "is_address", "password_of", "shown_address"]

_UNAUTHORIZED = 401
_SHOWN = 200
"""How many characters of an address are shown at most."""
_TOKEN = re.compile(r"[\x21-\x7e]+")


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


def shown_address(address: str) -> str:
    """An address as it may be shown: without a password, and without what is asked for there.

    >>> shown_address("http://example.org/sparql?key=secret"), shown_address("http://me:secret@example.org/sparql")
    ('http://example.org/sparql?…', 'http://…')
    """
    # A password that nobody encoded may hold what ends a host: where it begins and ends cannot be told then.
    shown = re.sub(r"//.*@.*", "//…", address, flags=re.DOTALL)
    shown = re.sub(r"[?#].*", "?…", shown, flags=re.DOTALL)
    return shortened(shown, _SHOWN)


def check_token(token: str) -> None:
    """See that a token can stand in a header: what refuses it there shows it.

    Raises:
        StoreError: it cannot.
    """
    if not _TOKEN.fullmatch(token):
        raise StoreError(
            "the token has blanks or characters that no token has", place="the endpoint's credentials",
            remedy="see that PARLEY_ENDPOINT_TOKEN holds the token alone",
        )  # fmt: skip


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
                except (KeyError, NotImplementedError, UnicodeError):
                    # With these httpx meets a challenge that it does not know.
                    raise StoreError(
                        "the endpoint asks for the name and password in a way that is not known",
                        place=shown_address(str(request.url)), remedy="use a token, or have it ask by Digest or Basic",
                    ) from None  # fmt: skip
            wanted = answer.headers.get("WWW-Authenticate", "")
            if answer.status_code == _UNAUTHORIZED and wanted.lower().startswith("basic"):
                self._is_basic = True
                yield from self._basic.auth_flow(request)

    return Asked()
