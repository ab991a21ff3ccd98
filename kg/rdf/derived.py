"""What is derived from statements, as quads: plain triples, roles, and the standing of every assertable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pyoxigraph as ox

from kg.rdf.terms import (
    ACCEPTED,
    BELIEFS,
    RDF_TYPE,
    actor_node,
    agreement_node,
    code_node,
    day,
    external,
    integer,
    kg,
    node,
    text,
)

__all__ = ["PlainTie", "Standing", "Status", "plain_quads", "stale_quad", "standing_quads"]

Status = Literal["accepted", "claimed", "contested", "denied", "questioned", "not actual"]


@dataclass(frozen=True, slots=True, order=True)
class PlainTie:
    """A tie without its story: what one-line queries ask for.

    Attributes:
        subject: canonical name.
        relation: local name.
        target: canonical name, or the label of an agreement.
        is_agreement: which of the two the target is.
    """

    subject: str
    relation: str
    target: str
    is_agreement: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What its claims, taken together, make of an assertable.

    Attributes:
        assertable: its id.
        status: the notation of the closed list ``status``.
        reason: why, in a sentence.
        origins: how many independent origins affirm it.
        last_evidenced: the latest day on which a document says that it was going on.
    """

    assertable: str
    status: Status
    reason: str
    origins: int
    last_evidenced: date | None = None


def stale_quad() -> ox.Quad:
    """What the graph of statuses says of itself while the claims have changed since they were derived."""
    return ox.Quad(BELIEFS, external("rdfs", "comment"), text(_STALE), BELIEFS)


_STALE = "Stale: claims have changed since these statuses were derived."
_ROLE_OF = {"mediatedBetween": ("Mediator", "Party"), "hosted": ("Host", "Party")}


def plain_quads(ties: Iterable[PlainTie], graph: ox.NamedNode = ACCEPTED) -> list[ox.Quad]:
    """The plain triples of ``ties`` and the roles that follow from them, sorted, in ``graph``."""
    triples = {triple for tie in ties for triple in _plain_triples(tie)}
    return sorted((ox.Quad(*triple, graph) for triple in triples), key=str)


def _plain_triples(
    tie: PlainTie,
) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]]:
    subject = actor_node(tie.subject)
    target = agreement_node(tie.target) if tie.is_agreement else actor_node(tie.target)
    yield subject, kg(tie.relation), target
    if tie.relation in _ROLE_OF and not tie.is_agreement:
        for term, role in zip((subject, target), _ROLE_OF[tie.relation], strict=True):
            yield term, RDF_TYPE, kg(role)
    if tie.relation == "partyTo":
        yield subject, RDF_TYPE, kg("Party")
        yield target, kg("party"), subject


def standing_quads(standings: Iterable[Standing]) -> list[ox.Quad]:
    """The standings as quads, sorted."""
    quads = set()
    for standing in standings:
        subject = node("assertable", standing.assertable)
        quads.add(ox.Quad(subject, kg("status"), code_node("status", standing.status), BELIEFS))
        quads.add(ox.Quad(subject, kg("reason"), text(standing.reason), BELIEFS))
        quads.add(ox.Quad(subject, kg("origins"), integer(standing.origins), BELIEFS))
        if standing.last_evidenced:
            quads.add(ox.Quad(subject, kg("lastEvidenced"), day(standing.last_evidenced), BELIEFS))
    return sorted(quads, key=str)
