"""Missions: the operations of unions whose long name stands before the acronym: "the UN mission in P (ABC)"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extraction.words.names import joined
from kg.extraction.words.nametokens import Name
from kg.extraction.words.tokens import Token
from kg.model import Actor

__all__ = ["missions"]

_HEADS = frozenset(("mission", "force", "operation", "office", "operations", "forces"))
_INNER = frozenset(("in", "to", "for", "of", "the", "and", "on", "de", "en"))
_LOWER = frozenset(("peacekeeping", "peace", "stabilisation", "stabilization", "observer", "interim", "support",
                    "assistance", "military", "advance", "political", "transition"))  # fmt: skip
_LONGEST = 16


def missions(looked_up: Iterable[tuple[Sequence[Token], Sequence[Name]]]) -> dict[str, Actor]:
    """By long name, as the document writes it, each operation of a union that the lexicon knows by its acronym.

    Args:
        looked_up: the tokens of each sentence, with the lexicon's names among them.
    """
    found: dict[str, Actor] = {}
    for tokens, names in looked_up:
        for name in names:
            before = name.first - 1
            union, last = name.actor.acts_for, name.last + 1
            if union is None or name.last > name.first or before < 1 or last >= len(tokens):
                continue
            if tokens[before].text != "(" or tokens[last].text not in (")", ","):
                continue
            first = _first(tokens, before, [each for each in names if each.actor.name == union])
            if first is not None:
                found.setdefault(joined([token.text for token in tokens[first:before]]), name.actor)
    return found


def _first(tokens: Sequence[Token], end: int, unions: Sequence[Name]) -> int | None:
    """Where the long name that ends before ``end`` begins: at its union's name, or at the words before its head."""
    head, place = -1, end
    while place > 0 and end - place < _LONGEST:
        token = tokens[place - 1]
        written = token.text[:1].isupper() or token.low in _INNER or token.low in _LOWER or token.low in _HEADS
        if token.kind != "word" or not written:
            break
        place -= 1
        head = place if token.low in _HEADS else head
    if head < 0:
        return None
    union = next((name.first for name in reversed(unions) if place <= name.first and name.last < head), None)
    if union is not None:
        return union
    first = head
    while first > place and tokens[first - 1].text[:1].isupper():
        first -= 1
    return first if first < head and tokens[head].text[:1].isupper() else None
