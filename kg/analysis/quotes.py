"""The quotes behind a result, whatever its type: who says it, in which words, and where these stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from html import escape
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from kg.analysis.difference import Change
from kg.analysis.results import Listing, frame_of, stated
from kg.beliefs import Evidence

if TYPE_CHECKING:
    import pandas as pd

    from kg.analysis.ties import Tie

__all__ = ["Cited", "Quotes", "quotes"]


@runtime_checkable
class _OfPairs(Protocol):
    """A `kg.analysis.signed.Snapshot`, known by its methods, for scipy is slow to import."""

    def __len__(self) -> int: ...

    def ties_of(self, place: int) -> tuple[Tie, ...]: ...


@dataclass(frozen=True, slots=True)
class Cited:
    """A claim, and what it is cited for.

    Attributes:
        about: the part of the result that rests on it, in words; empty where the claim was asked for by itself.
        claim: the claim.
    """

    about: str
    claim: Evidence

    @property
    def place(self) -> str:
        """Where the words stand: ``document[start:end]``, in code points, end exclusive."""
        return f"{self.claim.document}[{self.claim.start}:{self.claim.end}]"

    @property
    def speaker(self) -> str:
        """Who says it; the text itself where nobody is named."""
        return self.claim.claimant or "the text"

    @property
    def note(self) -> str:
        """What of it was read from context, in words; empty where all stands in the passage."""
        return f"{', '.join(self.claim.inferred)} from context" if self.claim.inferred else ""


@dataclass(frozen=True, slots=True, repr=False)
class Quotes(Listing[Cited]):
    """The quotes behind a result, in the order of its parts."""

    items: tuple[Cited, ...]

    def frame(self) -> pd.DataFrame:
        """A row for each claim on each part, with the document and the offsets of its words."""
        columns = ("about", "said by", "stance", "document", "start", "end", "source", "from context", "passage")
        rows = (
            (
                one.about, one.speaker, one.claim.stance, one.claim.document, one.claim.start, one.claim.end,
                one.claim.source, ", ".join(one.claim.inferred), one.claim.words,
            )
            for one in self.items
        )  # fmt: skip
        return frame_of(columns, rows)

    def text(self) -> str:
        """Each part, and the quotes below it."""
        if not self.items:
            return "No quote: nothing here rests on a claim."
        lines = []
        for about, cited in self._by_part():
            lines += [about] if about else []
            lines += [
                f"    - {stated(one.claim)}: {one.claim.words} ({one.claim.source}; {one.place})"
                + (f" [{one.note}]" if one.note else "")
                for one in cited
            ]
        return "\n".join(lines)

    def __repr__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        """The same for a notebook. Every word of a document is escaped: it was written by others."""
        if not self.items:
            return f"<p>{escape(self.text())}</p>"
        parts = []
        for about, cited in self._by_part():
            quoted = "".join(
                f"<li>{escape(one.claim.words)}<br><small>{escape(stated(one.claim))} · "
                f"{escape(one.claim.source)} · <code>{escape(one.place)}</code>"
                f"{f' · {escape(one.note)}' if one.note else ''}</small></li>"
                for one in cited
            )
            head = f"<strong>{escape(about)}</strong>" if about else ""
            parts.append(f"<div style='text-align:left'>{head}<ul>{quoted}</ul></div>")
        return "".join(parts)

    def _by_part(self) -> Iterable[tuple[str, list[Cited]]]:
        parts: dict[str, list[Cited]] = {}
        for one in self.items:
            parts.setdefault(one.about, []).append(one)
        return parts.items()


def quotes(*results: object) -> Quotes:
    """The quotes behind results: behind all that they hold, each once for each part that rests on it.

    Args:
        results: results of analyses, parts of them (a candidate, a tie, a tuple of ties), claims, or mappings and
            lists of these. What holds no claim gives no quote.
    """
    found = {(one.about, one.speaker, one.claim.stance, one.place): one for one in _cited(results, "")}
    return Quotes(tuple(found.values()))


def _cited(part: object, about: str) -> Iterator[Cited]:
    if isinstance(part, Evidence):
        yield Cited(about, part)
    elif isinstance(part, Mapping):
        for key, value in part.items():
            yield from _cited(value, key if isinstance(key, str) else about)
    elif isinstance(part, (tuple, list)):
        for one in part:
            yield from _cited(one, about)
    elif isinstance(part, _OfPairs):  # not by its fields: its table also holds what is not in it
        for place in range(len(part)):
            yield from _cited(part.ties_of(place), about)
    elif isinstance(part, Change):  # the claims that make it, not all on its tie
        yield from _cited(part.because, _words(part, about))
    elif is_dataclass(part) and not isinstance(part, type):
        own = _words(part, about)
        for field in fields(part):
            yield from _cited(getattr(part, field.name), own)


def _words(part: object, about: str) -> str:
    """What a part of a result is called: as it prints itself, by its words, or by its name within the whole."""
    if type(part).__str__ is not object.__str__:
        return str(part)
    for attribute in ("words", "charge"):
        if isinstance(own := getattr(part, attribute, None), str):
            return own
    own = getattr(part, "name", None)
    if not isinstance(own, str):
        return about
    return f"{about}: {own}" if about else own
