"""Text that comes from outside, made fit for a format that cannot hold all of it, so that nothing of it is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["plain_cell", "plain_text", "safe_cell", "visible_lines", "visible_text"]

# What XML 1.0 cannot hold in any spelling; a NUL or an escape sequence helps no CSV reader either.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
_FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_GUARD = "'"


def visible_text(text: str) -> str:
    r"""The text with ``\uXXXX`` for each character that XML 1.0 cannot hold: controls, halves of characters.

    A text that itself holds such an escape has its backslash escaped, so that `plain_text` gives back every text
    exactly. All others stand as they are.

    >>> visible_text("a\x00b")
    'a\\u0000b'
    """
    escaped = _ESCAPE.sub(lambda match: f"\\u005cu{match[1]}", text)
    return _ILLEGAL.sub(lambda match: f"\\u{ord(match[0]):04x}", escaped)


def plain_text(text: str) -> str:
    """The text that `visible_text` was given."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def visible_lines(parts: Iterable[str]) -> str:
    r"""Texts as the lines of one text, for formats that know no lists; a line's end within one becomes ``\u000a``.

    The other way: split at line feeds, and give each part to `plain_text`.
    """
    return "\n".join(visible_text(part).replace("\n", "\\u000a") for part in parts)


def safe_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe before what could begin one.

    That is ``=``, ``+``, ``-``, ``@``, their wide forms, a tab or a line's end, also behind apostrophes, so that
    `plain_cell` gives back every text exactly. Numbers are no texts: a caller writes them as they are.

    >>> safe_cell("=1+1"), safe_cell("'=1+1"), safe_cell("'tis")
    ("'=1+1", "''=1+1", "'tis")
    """
    return f"{_GUARD}{text}" if _FORMULA.match(text.lstrip(_GUARD)) else text


def plain_cell(text: str) -> str:
    """The text that `safe_cell` was given."""
    return text[1:] if text.startswith(_GUARD) and _FORMULA.match(text.lstrip(_GUARD)) else text
