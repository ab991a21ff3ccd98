"""The page's own style and scripts, and vis-network with what it needs: read, pinned, and named by their hashes."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.errors import KgError

__all__ = [
    "SCRIPTS",
    "VENDORED",
    "Vendored",
    "content_policy",
    "csp_hash",
    "renderer",
    "script",
    "style",
    "template_folder",
]


@dataclass(frozen=True, slots=True)
class Vendored:
    """A script of somebody else's, as its publisher has released it, in the folder ``vendor``.

    Attributes:
        file: its name there.
        sha256: the digest of its bytes: no others are put into a page.
        notice: what its licence asks to be kept with every copy.
    """

    file: str
    sha256: str
    notice: str


VENDORED = (
    Vendored(
        "component-emitter-1.3.1.js",
        "8e6ad44d4b87d2edd2abbb6cea713a7947a7c43b8cd2f759073d3a5a12d4e6a7",
        "component-emitter 1.3.1, MIT License, Copyright (c) 2014 Component contributors",
    ),
    Vendored(
        "keycharm-0.4.0.js",
        "337cc51504b1cb5393dc987e711edff2d9882744f25d12bf955c99b64aaaa4b4",
        "keycharm 0.4.0, MIT License, Copyright (c) 2014 Almende B.V.",
    ),
    Vendored(
        "uuid-8.3.2.v4.min.js",
        "4bbb806e743e21bc9f97b62fc0564e0889b7f31ee9d48c3f2b85d4e00fe629cc",
        "uuid 8.3.2, MIT License, Copyright (c) 2010-2020 Robert Kieffer and other contributors",
    ),
    Vendored(
        "hammerjs-2.0.17.min.js",
        "c5a535ac9646b875b416b798b48128da2d3c373b5180e6dbd1a086404efdd344",
        "@egjs/hammerjs 2.0.17, MIT License, Copyright (c) 2018-present NAVER Corp., (c) 2011-2017 Jorik Tangelder",
    ),
    Vendored(
        "vis-util-6.0.3.esnext.min.js",
        "303dbb8194a45e800a1318eb1716861a8055f6163e78de53ec9636e1a85c84b5",
        "vis-util 6.0.3, MIT License, Copyright (c) 2014-2017 Almende B.V., (c) 2018-2019 Contributors",
    ),
    Vendored(
        "vis-data-8.0.6.esnext.min.js",
        "d5b88293b27d7ca1a1abfafa079f1c53bb8b46d7d0abb8f320906bb79f472b16",
        "vis-data 8.0.6, MIT License, Copyright (c) 2014-2017 Almende B.V.",
    ),
    Vendored(
        "vis-network-10.1.5.esnext.min.js",
        "f7296341e18ebac9144cb01c5542b41a7d357584e2e1b83e3a0df93f6504a859",
        "vis-network 10.1.5, MIT License, Copyright (c) 2014-2017 Almende B.V.",
    ),
)
"""vis-network for present-day browsers and what it calls, in the order in which they need each other.

The build that pyvis brings carries 115 KB of substitutes for what browsers have had since 2020.
"""

_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
# vis-network asks for all of uuid under one name; this part of it goes by another.
_UUID = "globalThis.uuid = { v4: globalThis.uuidv4 };"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING = re.compile(r'("[^"]*")')
_AROUND_SIGNS = re.compile(r" ?(=>|===|!==|<=|>=|&&|\|\||\?\?|\+=|[=<>?:,{}();*]) ?")
_AROUND_MARKS = re.compile(r" ?([{};,>]) ?|(?<=:) ")
SCRIPTS = (
    "model.js", "state.js", "words.js", "compare.js", "crowd.js", "time.js", "status.js", "search.js", "path.js",
    "map.js", "labels.js", "legend.js", "panel.js", "figures.js", "table.js", "meetings.js", "drawing.js", "export.js",
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
    """The text of vis-network and of what it needs, each with the notice of its licence, as one script.

    The pointers to source maps, which a browser would fetch, are left out.

    Raises:
        KgError: a file is not the one that was reviewed.
    """
    parts = []
    for vendored in VENDORED:
        data = (files("kg.explorer") / "vendor" / vendored.file).read_bytes()
        found = hashlib.sha256(data).hexdigest()
        if found != vendored.sha256:
            raise KgError(
                f"the script has the SHA-256 {found}, not the expected {vendored.sha256}",
                place=f"kg/explorer/vendor/{vendored.file}",
                remedy="install parley-kg again",
            )
        # A browser reads every line end as a line feed before it compares hashes.
        text = _SOURCE_MAP.sub("", data.decode("utf-8").replace("\r\n", "\n")).strip()
        parts.append(f"/*! {vendored.notice} */\n{text}")
    parts.insert(-1, _UUID)
    return "\n;\n".join(parts) + "\n"


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


def content_policy() -> str:
    """What the page may do, as a Content-Security-Policy: run its own scripts, and reach nothing."""
    return (
        f"default-src 'none'; script-src {csp_hash(renderer())} {csp_hash(script())}; style-src {csp_hash(style())}; "
        "img-src data: blob:; connect-src 'none'; base-uri 'none'; form-action 'none'"
    )
