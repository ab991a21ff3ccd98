"""Where a language model is asked: the address, the model's name, and the key, which is shown nowhere."""

from __future__ import annotations

import ipaddress
import re
from typing import NoReturn
from urllib.parse import urlsplit

from kg.errors import EndpointError
from kg.extraction.words.records import record

__all__ = ["Endpoint", "Secret"]

_ADDRESS = re.compile(r"[!-~]+")
_KEY = re.compile(r"[!-~]{1,4096}")
_MODEL = re.compile(r"[!-~](?:[ -~]{0,198}[!-~])?")
_PATH = "/chat/completions"
_SHOWN = "***"


class Secret:
    """A key that can be used, but neither printed, formatted, copied to disk nor compared by accident."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        if not _KEY.fullmatch(value):
            # The value stays out of the message, as out of every other one.
            raise EndpointError(
                "the key holds a space, a line break or a character that is not ASCII",
                remedy="set the variable to the key alone",
            )
        self._value = value

    def __repr__(self) -> str:
        return f"Secret({_SHOWN})"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return repr(self)

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a key is not to be copied or written")

    def reveal(self) -> str:
        """The key itself: for the one header that it is sent in."""
        return self._value

    def redacted(self, data: bytes) -> bytes:
        """``data`` without the key, should somebody have repeated it."""
        return data.replace(self._value.encode("ascii"), _SHOWN.encode("ascii"))


@record
class Endpoint:
    """An endpoint that speaks the chat-completions protocol.

    Attributes:
        scheme: ``http`` or ``https``.
        host: its name or number.
        port: likewise.
        path: the path of the chat completions.
        model: the name of the model that is asked.
        key: sent as a bearer token, or ``None`` where none is needed.
    """

    scheme: str
    host: str
    port: int
    path: str
    model: str
    key: Secret | None = None

    @classmethod
    def parse(cls, url: str, model: str, key: str | None = None) -> Endpoint:
        """The endpoint at a base address such as ``https://models.example.org/v1``.

        Raises:
            EndpointError: the address, the model's name or the key cannot be used; the message never holds the key.
        """
        if not _MODEL.fullmatch(model):
            raise EndpointError("the model's name is empty, too long or not plain ASCII", remedy="set --llm-model")
        scheme, host, port, path = _parts(url)
        secret = Secret(key) if key else None
        if secret is not None and scheme == "http" and not _is_loopback(host):
            raise EndpointError(
                f"the key would travel to {host} in the clear", remedy="use an address with https, or leave the key out"
            )
        return cls(scheme, host, port, path, model, secret)

    @property
    def place(self) -> str:
        """The endpoint as messages name it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"


def _parts(url: str) -> tuple[str, str, int, str]:
    remedy = "set --llm-url to a base address such as https://models.example.org/v1"
    if not _ADDRESS.fullmatch(url):
        raise EndpointError("the endpoint's address is empty or holds a character that no address has", remedy=remedy)
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise EndpointError("the endpoint's address cannot be read", remedy=remedy) from None
    if parts.scheme not in ("http", "https") or not host:
        raise EndpointError("the endpoint's address does not begin with http:// or https://", remedy=remedy)
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        # Their content may be a secret, so the message does not repeat the address.
        raise EndpointError(
            "the endpoint's address holds a user name, a query or a fragment",
            remedy="give the bare address, and the key in the variable that --llm-key-env names",
        )
    path = parts.path.rstrip("/")
    if port == 0:
        raise EndpointError("the endpoint's address has the port 0, where nobody can listen", remedy=remedy)
    return parts.scheme, host, port or (443 if parts.scheme == "https" else 80), path.removesuffix(_PATH) + _PATH


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
