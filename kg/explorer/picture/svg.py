"""A small writer of SVG: every text and every value is escaped, every number is short, nothing else gets in."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

__all__ = ["Markup", "document", "element", "number", "text_element"]

Markup = str
"""SVG that is well-formed already."""


def number(value: float) -> str:
    """A number with at most two decimals, and no minus before a zero.

    >>> number(-0.001), number(12.5), number(3.14159)
    ('0', '12.5', '3.14')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def element(tag: str, *children: Markup, **attributes: str | float | None) -> Markup:
    """An element; an underscore in an attribute's name is a hyphen, at its end nothing, and ``None`` leaves it out."""
    written = "".join(
        f" {name.rstrip('_').replace('_', '-')}={quoteattr(value if isinstance(value, str) else number(value))}"
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{written}>{''.join(children)}</{tag}>" if children else f"<{tag}{written}/>"


def text_element(tag: str, text: str, **attributes: str | float | None) -> Markup:
    """An element that holds a text, escaped."""
    return element(tag, escape(text), **attributes)


def document(width: float, height: float, parts: Iterable[Markup], *, title: str, description: str) -> str:
    """A whole file: a picture with a title and a description for those who do not see it."""
    root = element(
        "svg",
        text_element("title", title, id="title"),
        text_element("desc", description, id="desc"),
        *(f"\n{part}" for part in parts),
        "\n",
        xmlns="http://www.w3.org/2000/svg",
        width=width,
        height=height,
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="img",
        aria_labelledby="title desc",
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'
