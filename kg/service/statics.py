"""The style sheet and the scripts, each under an address that changes with its content."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.explorer import theme_style

__all__ = ["Static", "address_of", "statics"]

_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
_NAMES = ("editor.js", "query.js", "site.css")


@dataclass(frozen=True, slots=True)
class Static:
    """A file that pages use.

    Attributes:
        content: its bytes.
        content_type: as in HTTP.
        digest: the beginning of its SHA-256, in hexadecimal.
    """

    content: bytes
    content_type: str
    digest: str


@cache
def statics() -> Mapping[str, Static]:
    """All of them, by name."""
    folder = files("kg.service") / "assets"
    found = {}
    for name in _NAMES:
        content = (folder / name).read_bytes()
        if name == "site.css":
            content = theme_style().encode() + content
        digest = hashlib.sha256(content).hexdigest()[:16]
        found[name] = Static(content, _TYPES[name[name.rindex(".") :]], digest)
    return found


def address_of(name: str) -> str:
    """Where a page finds one of them."""
    return f"/assets/{name}?v={statics()[name].digest}"
