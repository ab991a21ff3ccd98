"""Mediators who are tied to one of the sides, or accused of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from kg.analysis.overlap import SharedTime, shared_time
from kg.analysis.results import CLAIM_COLUMNS, Listing, cited, claim_cells, frame_of
from kg.analysis.rollup import Rollup
from kg.analysis.ties import Tie, tie, ties_between
from kg.vocabulary import vocabulary
from kg.wording import listed

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ConflictedMediator", "ConflictedMediators", "conflicted_mediators"]

_SIDES = frozenset({"support", "conflict"})


@dataclass(frozen=True, slots=True)
class ConflictedMediator:
    """A mediation by somebody who is said to back a party to it, or to be at odds with one.

    Attributes:
        mediator: who mediates.
        parties: between whom.
        mediation: the mediation.
        party: the party in question.
        backing: ties by which the mediator is said to back that party, whatever their status.
        hostility: ties by which the two are said to be at odds, likewise.
    """

    mediator: str
    parties: tuple[str, ...]
    mediation: Tie
    party: str
    backing: tuple[Tie, ...]
    hostility: tuple[Tie, ...]

    @property
    def denied_by(self) -> tuple[str, ...]:
        """Who denies one of the ties; sorted."""
        claims = (claim for said in (*self.backing, *self.hostility) for claim in said.evidence)
        return tuple(sorted({claim.claimant or "the text" for claim in claims if claim.stance == "denies"}))

    def at_the_time(self, one: Tie) -> SharedTime:
        """Whether a tie can have held while the mediation went on."""
        held, took = one.interval, self.mediation.interval
        bounds = held.from_latest, took.from_earliest, took.to_latest, held.to_earliest
        known = [bound for bound in bounds if bound is not None]
        # Whatever day in its time the mediation took place, the tie held.
        if len(known) == len(bounds) and known == sorted(known):
            return "certain"
        return shared_time([(one,), (self.mediation,)])


_TIMES = {
    "certain": "at the time",
    "possible": "perhaps at the time",
    "undated": "when, is not said",
    "no": "at another time",
}


@dataclass(frozen=True, slots=True)
class ConflictedMediators(Listing[ConflictedMediator]):
    """Mediations whose mediator is tied to a side, sorted by mediator, party and mediation."""

    items: tuple[ConflictedMediator, ...]

    def frame(self) -> pd.DataFrame:
        """A row for each claim on each tie in question."""
        columns = ("mediator", "parties", "mediation", "party", "kind", "tie", "status", "at the time", *CLAIM_COLUMNS)
        rows = (
            (
                one.mediator, ", ".join(one.parties), one.mediation.time, one.party, kind, said.words, said.status,
                _TIMES[one.at_the_time(said)], *claim_cells(claim),
            )
            for one in self.items
            for kind, ties in (("backing", one.backing), ("hostility", one.hostility))
            for said in ties
            for claim in said.evidence
        )  # fmt: skip
        return frame_of(columns, rows)

    def text(self) -> str:
        """Each mediation, and what is said of the mediator's own side."""
        lines = [] if self.items else ["No mediator is said to back a party, or to be at odds with one."]
        for one in self.items:
            lines.append(f"{one.mediation}")
            lines += cited(one.mediation.evidence)
            for kind, ties in (
                ("is said to back {}, or to be close to it", one.backing),
                ("is said to be at odds with {}", one.hostility),
            ):
                if ties:
                    lines.append(f"  It {kind.format(one.party)}:")
                for said in ties:
                    lines += [f"    {_TIMES[one.at_the_time(said)]}: {said}", *cited(said.evidence, "        ")]
            if one.denied_by:
                lines.append(f"  Denied, at least in part, by {listed(one.denied_by)}.")
        return "\n".join(lines)


def conflicted_mediators(
    held: nx.MultiDiGraph[str], told: nx.MultiDiGraph[str], rollup: Rollup | None = None
) -> ConflictedMediators:
    """The mediations of a view whose mediator is said to stand on a side.

    Args:
        held: the view's network, for the mediations.
        told: the network of all that anybody affirms, for what is said of the mediators: an accusation suffices,
            and its status is shown.
        rollup: who counts as one with whom; by default everybody stands for itself.
    """
    return ConflictedMediators(tuple(_found(held, told, rollup or Rollup({}, {}))))


def _found(held: nx.MultiDiGraph[str], told: nx.MultiDiGraph[str], rollup: Rollup) -> Iterator[ConflictedMediator]:
    mediations = {
        (source, attributes["assertable"]): tie(source, target, attributes)
        for source, target, attributes in held.edges(data=True)
        if attributes["relation"] == "mediatedBetween" and held.nodes[target]["kind"] == "actor"
    }
    for mediator, key in sorted(mediations):
        mediation = mediations[mediator, key]
        for party in mediation.parties:
            own, theirs = rollup.all_of(mediator), rollup.all_of(party)
            both = (said for one in own for other in theirs for said in ties_between(told, one, other))
            around = [said for said in both if _family(said) in _SIDES]
            backing = tuple(one for one in around if one.sign > 0 and (one.symmetric or one.source in own))
            hostility = tuple(one for one in around if one.sign < 0)
            if backing or hostility:
                yield ConflictedMediator(mediator, mediation.parties, mediation, party, backing, hostility)


def _family(one: Tie) -> str:
    return vocabulary().relation(one.relation).family
