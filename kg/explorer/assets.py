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
_STRING = re.compile(r'("[^"]*")')
_AROUND_SIGNS = re.compile(r" ?(=>|===|!==|<=|>=|&&|\|\||\?\?|\+=|[=<>?:,{}();*]) ?")
_AROUND_MARKS = re.compile(r" ?([{};,>]) ?|(?<=:) ")
SCRIPTS = (
    "model.js", "state.js", "words.js", "status.js", "map.js", "labels.js", "legend.js", "panel.js", "table.js",
    "app.js",
)  # fmt: skip


def template_folder() -> str:
    """The folder that holds the page's template."""
    return str(files("kg.explorer") / "assets")


@cache
def style() -> str:
    """The page's style sheet."""
    return _compact(_asset("explorer.css"), _AROUND_MARKS)


@cache
def script() -> str:
    """The page's own scripts as one, in the order in which they need each other, in one scope of their own."""
    parts = "\n".join(_asset(name) for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{_compact(parts, _AROUND_SIGNS)}}})();\n'


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


def _compact(source: str, spaces: re.Pattern[str]) -> str:
    """A style sheet or script without comments, indentation and needless spaces: a page is passed around by mail.

    Args:
        source: with strings in double quotes, none of them with a double quote or a comment within.
        spaces: what may go outside strings, but for its first group; lines with templates or patterns keep theirs.
    """
    lines = (line.strip() for line in _COMMENT.sub("", source).splitlines())
    return "".join(f"{_tight(line, spaces)}\n" for line in lines if line)


def _tight(line: str, spaces: re.Pattern[str]) -> str:
    if "`" in line or "/" in line:
        return line
    parts = _STRING.split(line)
    parts[::2] = [spaces.sub(lambda match: match[1] or "", part) for part in parts[::2]]
    return "".join(parts)


@cache
def _asset(name: str) -> str:
    return (files("kg.explorer") / "assets" / name).read_text(encoding="utf-8")
