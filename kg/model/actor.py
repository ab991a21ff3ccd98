"""Who is who: an actor, place or topic under the one name by which statements call it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Actor"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that statements name.

    Places, topics and agreements are named in the same way, so that one table of names serves all.

    Attributes:
        name: the canonical name.
        type: the local name of its class in the ontology: ``State``, ``MilitantGroup``, ``Place`` …
        aliases: other names of it, without the canonical one.
        acts_for: the canonical name of the actor whose organ, official or part it is, or ``None``.
        codes: notations in other schemes, as ``scheme:code`` (``iso3166:PK``, ``ucdp:770``).
    """

    name: str
    type: str
    aliases: tuple[str, ...] = ()
    acts_for: str | None = None
    codes: tuple[str, ...] = ()
