"""The page's own style and scripts, and vis-network as pyvis brings it: read, pinned, and named by their hashes."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from kg.errors import KgError

__all__ = ["SCRIPTS", "VIS_NETWORK_SHA256", "csp_hash", "renderer", "script", "style", "template_folder"]

VIS_NETWORK_SHA256 = "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"
"""The digest of vis-network 9.1.2 as pyvis 0.3.2 brings it: no other code is put into a page."""

_RENDERER = "templates/lib/vis-9.1.2/vis-network.min.js"
_SOURCE_MAP = "//# sourceMappingURL=vis-network.min.js.map"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SCRIPTS = ("model.js", "state.js", "words.js", "map.js", "labels.js", "legend.js", "panel.js", "table.js", "app.js")


def template_folder() -> str:
    """The folder that holds the page's template."""
    return str(files("kg.explorer") / "assets")


@cache
def style() -> str:
    """The page's style sheet."""
    return _compact(_asset("explorer.css"))


@cache
def script() -> str:
    """The page's own scripts as one, in the order in which they need each other, in one scope of their own."""
    parts = "\n".join(_asset(name) for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{_compact(parts)}}})();\n'


@cache
def renderer() -> str:
    """The text of vis-network, without the pointer to a source map that a browser would fetch.

    Raises:
        KgError: the installed pyvis carries another vis-network than the one that was reviewed.
    """
    data = (files("pyvis") / _RENDERER).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != VIS_NETWORK_SHA256:
        raise KgError(
            f"the vis-network of the installed pyvis has the SHA-256 {found}, not the expected {VIS_NETWORK_SHA256}",
            place=_RENDERER,
            remedy="install pyvis 0.3.2 again",
        )
    # A browser reads every line end as a line feed before it compares hashes.
    return data.decode("utf-8").replace("\r\n", "\n").replace(_SOURCE_MAP, "")


def csp_hash(text: str) -> str:
    """The source expression by which a Content-Security-Policy allows an inline script or style.

    >>> csp_hash("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _compact(source: str) -> str:
    """A style sheet or script without its comments, indentation and empty lines: a page is passed around by mail."""
    lines = (line.strip() for line in _COMMENT.sub("", source).splitlines())
    return "".join(f"{line}\n" for line in lines if line)


@cache
def _asset(name: str) -> str:
    return (files("kg.explorer") / "assets" / name).read_text(encoding="utf-8")
