"""What a check found: where, what is wrong, and what would mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Finding", "Severity"]

Severity = Literal["violation", "warning", "info"]
"""``violation``: wrong, or not to be read back; ``warning``: it can be right, but a person should look."""

_RANKS: dict[Severity, int] = {"violation": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found.

    Attributes:
        check: the title of the check: what ought to be so.
        severity: how bad it is.
        node: where: the IRI of a node of the graph, or a document with the characters of the quote.
        path: the property or the record's field that is wrong, or ``None`` where it is the node itself.
            Alternatives are joined by ``|``; the ontology's own terms are written with the prefix ``kg:``.
        value: the offending value, or ``None`` where one is missing or there are too many.
        message: what is wrong and what would mend it, as a sentence.
        place: the document and the words that the node was read in, as far as the graph tells.
        words: the words of the document that it is about, by which a person finds the place.
        file: the file of the document, where it is known.
    """

    check: str
    severity: Severity
    node: str
    path: str | None
    value: str | None
    message: str
    place: str | None = None
    words: str | None = None
    file: str | None = None

    @property
    def document(self) -> str:
        """The id of the document, where the node is a place in one."""
        return self.node.partition(", characters ")[0]

    @property
    def order(self) -> tuple[int, str, str, str, str, str]:
        """The key by which findings are sorted: the worst first, then by place."""
        return _RANKS[self.severity], self.node, self.check, self.path or "", self.value or "", self.message

    def __str__(self) -> str:
        path = f" {self.path}" if self.path else ""
        value = f" ({self.value})" if self.value is not None else ""
        if self.words is not None:
            found = ", ".join(filter(None, (self.node, self.place)))
            where = f"{self.file or self.document}: {self.words}"
            return f"{self.severity}: {where}: {self.message} [{found}:{path}{value}]"
        place = f" [{self.place}]" if self.place else ""
        if self.file is not None:
            return f"{self.severity}: {self.file}{path}{value}: {self.message}{place}"
        return f"{self.severity}: {self.node}{path}{value}: {self.message}{place}"
