"""Context: what a rule may ask of the sentences before its own."""

from __future__ import annotations

from typing import Protocol

from kg.model import Actor

__all__ = ["Context"]


class Context(Protocol):
    """What the sentences before tell."""

    def foe(self, actor: Actor, official: bool, *, charged: bool = False) -> Actor | None:
        """Whom ``actor`` is set against; only a state or government, if ``official``."""

    def group(self) -> Actor | None:
        """The group that the text speaks of."""

    def spoke_of(self, *nouns: str) -> bool:
        """Whether the last sentence speaks of such a thing."""
