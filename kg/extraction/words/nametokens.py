"""Name tokens: which tokens of a sentence name an actor, and what kind of name they are."""

from __future__ import annotations

from typing import Literal

from kg.extraction.words.records import record
from kg.model import Actor

__all__ = ["Name", "NameKind"]

NameKind = Literal["name", "demonym", "metonym", "place"]


@record
class Name:
    """Tokens that name an actor.

    Attributes:
        first: index of the first token.
        last: index of the last token.
        actor: whom they name.
        kind: a name of its own, a demonym ("Afghan"), a metonym ("Kabul"), or a place within a state ("Kandahar").
    """

    first: int
    last: int
    actor: Actor
    kind: NameKind
