"""Accounts and networks whose names and quotes try to break out of whatever holds them."""

from __future__ import annotations

from builders import account, tie

from kg.graph import Graph

LABELS = (
    "<b>Bold</b> & \"quoted\" 'single' ]]> <!-- ",
    "=HYPERLINK(\"http://example.org\",\"x\")",
    "+1", "-1+1", "@SUM(1)", "'=1+1", "''tis", "\t=1", "＝1+1",
    "bell\x07 null\x00 escape\x1b[31m",
    "\\u0007 spelled out, \\u005cu0007",
    "\ufffe\uffff",
    "line\nbreak\r\nreturn\rend",
    "\u202eright to left\u202c العربية עברית",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f3f4",
    "long " * 2000,
    "__proto__",
    "  spaces  ",
    "a\u2028b\u2029c\u0085d",
)  # fmt: skip


def hostile_graph() -> Graph:
    """Each label attacks the next, in a sentence that holds it too."""
    pairs = zip(LABELS, (*LABELS[1:], LABELS[0]), strict=True)
    statements = [tie(one, "attacked", other, time="2025-10", content=one) for one, other in pairs]
    return Graph([account("hostile", statements)])
