"""Agreements: who made them, who mediated and hosted, what became of them, and their status on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.analysis.results import CLAIM_COLUMNS, Listing, cited, claim_cells, frame_of
from kg.beliefs import Assessment, Evidence, Held
from kg.model import Interval
from kg.wording import listed

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ENDS", "Agreement", "Agreements", "Phase", "agreements"]

ENDS = frozenset({"collapsed", "expired", "superseded"})
"""The phases after which nothing comes."""
_LATER = ENDS | {"violated", "suspended"}
"""The phases whose dates tell that it had been made before, and not when."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase that an agreement is said to have been in.

    Attributes:
        name: ``in force``, ``collapsed`` …
        interval: when.
        standing: the status of the assertion, and of the text: ``accepted``, ``claimed`` …
        last_evidenced: the last day on which a text shows it, or ``None``.
        inferred: whether the phase is read from context by all who tell of it.
        evidence: the claims.
    """

    name: str
    interval: Interval
    standing: str
    last_evidenced: date | None
    inferred: bool
    evidence: tuple[Evidence, ...]

    def surely_holds(self, day: date) -> bool:
        """Whether it had surely begun by the day, and surely still went on then, or is one that stays."""
        if self.interval.from_latest is None or self.interval.from_latest > day:
            return False
        if self.name in ENDS:
            return True
        seen = [bound for bound in (self.interval.to_earliest, self.last_evidenced) if bound is not None]
        return any(bound >= day for bound in seen)

    @property
    def time(self) -> str:
        """When, as stated."""
        return self.interval.as_stated or "undated"


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement and what the texts tell of it.

    Attributes:
        name: its label.
        kinds: the classes that the texts give it, sorted.
        parties: all who are named as party to it, sorted.
        made: when it was made; what nobody dates is an interval of which nothing is known.
        mediators: who mediated it, sorted.
        hosts: who hosted its making, sorted.
        venues: where, sorted.
        phases: what it went through, by their times.
        judgements: what was said of it: (who, what, when as stated, the claims).
        at: the day for the status, or ``None``.
        evidence: the claims that it was made, mediated and hosted.
    """

    name: str
    kinds: tuple[str, ...]
    parties: tuple[str, ...]
    made: Interval
    mediators: tuple[str, ...]
    hosts: tuple[str, ...]
    venues: tuple[str, ...]
    phases: tuple[Phase, ...]
    judgements: tuple[tuple[str, str, str, tuple[Evidence, ...]], ...]
    at: date | None
    evidence: tuple[Evidence, ...]

    def status_on(self, day: date) -> str:
        """The phase that is known for the day; else ``not yet made``, or ``unknown``.

        Where several are known for one day, all are named.
        """
        known = [phase for phase in self.phases if phase.surely_holds(day)]
        ended = [phase for phase in known if phase.name in ENDS]
        if known:
            return " and ".join(dict.fromkeys(phase.name for phase in ended or known))
        starts = [self.made.from_earliest, *(phase.interval.from_earliest for phase in self.phases)]
        dated = [start for start in starts if start is not None]
        making = (phase for phase in self.phases if phase.name not in _LATER)
        told = self.made.from_earliest or any(phase.interval.from_earliest for phase in making)
        surely_later = bool(told) and min(dated) > day
        return "not yet made" if surely_later else "unknown"

    def known_on(self, day: date) -> tuple[Phase, ...]:
        """The phases that make the status on the day."""
        known = tuple(phase for phase in self.phases if phase.surely_holds(day))
        return tuple(phase for phase in known if phase.name in ENDS) or known

    @property
    def status(self) -> str | None:
        """The status on the day that was asked for; ``None`` where none was."""
        return None if self.at is None else self.status_on(self.at)


@dataclass(frozen=True, slots=True)
class Agreements(Listing[Agreement]):
    """The agreements that a view holds, by name.

    Attributes:
        items: the agreements.
        at: the day for the status, or ``None``.
    """

    items: tuple[Agreement, ...]
    at: date | None

    def frame(self) -> pd.DataFrame:
        """A row for each claim: that it was made, mediated and hosted, its phases, and what was said of it."""
        columns = ("agreement", "parties", "made", "mediators", "hosts", "venues", "status on the day", "part", "time")
        rows = (
            (
                one.name, ", ".join(one.parties), one.made.as_stated, ", ".join(one.mediators), ", ".join(one.hosts),
                ", ".join(one.venues), one.status, part, time, *claim_cells(claim),
            )
            for one in self.items
            for part, time, claim in _claims(one)
        )  # fmt: skip
        return frame_of((*columns, *CLAIM_COLUMNS), rows)

    def text(self) -> str:
        """Each agreement's life, and its status on the day."""
        lines = [] if self.items else ["No agreement in this view."]
        for one in self.items:
            lines.append(f"{one.name}, between {listed(one.parties)}; made: {one.made.as_stated or 'undated'}")
            if one.at is not None:
                inferred = any(phase.inferred for phase in one.known_on(one.at))
                lines.append(f"  status on {one.at}: {one.status}{' (by inference)' if inferred else ''}")
            for role, who in (("mediated", one.mediators), ("hosted", one.hosts)):
                lines.append(f"  {role} by {listed(who, 'nobody who is named')}")
            if one.venues:
                lines.append(f"  at {listed(one.venues)}")
            lines += cited(one.evidence)
            for phase in one.phases:
                context = ", from context" if phase.inferred else ""
                lines.append(f"  {phase.name} ({phase.time}; {phase.standing}{context})")
                lines += cited(phase.evidence)
            for judge, what, when, claims in one.judgements:
                lines += [f"  called {what} by {judge} ({when})", *cited(claims)]
        if self.items:
            lines.append("What no text says to have ended or to hold is unknown, not in force.")
        return "\n".join(lines)


def _claims(one: Agreement) -> Iterator[tuple[str, str | None, Evidence]]:
    yield from (("making", claim.time, claim) for claim in one.evidence)
    for phase in one.phases:
        yield from ((phase.name, phase.interval.as_stated, claim) for claim in phase.evidence)
    for _, what, when, claims in one.judgements:
        yield from ((f"called {what}", when, claim) for claim in claims)


def agreements(held: Iterable[Held], at: date | None = None, *, told: Iterable[Assessment] = ()) -> Agreements:
    """The agreements of a view.

    Args:
        held: what the view holds at all times, as `kg.beliefs.select` gives it.
        at: the day for the status; the lives are told whole, whatever the day.
        told: all that is told, for the judgements: a judgement is somebody's, whatever the view.
    """
    by_name: dict[str, list[Assessment]] = defaultdict(list)
    found = {item.assessment.id: item.assessment for item in held}
    found |= {one.id: one for one in told if one.statement.relation == "assesses" and one.standing.origins}
    for key in sorted(found):
        statement = found[key].statement
        if statement.agreement is not None and statement.modality == "actual":
            by_name[statement.agreement].append(found[key])
    return Agreements(tuple(_agreement(name, by_name[name], at) for name in sorted(by_name)), at)


def _agreement(name: str, told: Sequence[Assessment], at: date | None) -> Agreement:
    by_relation: Mapping[str, list[Assessment]] = {
        relation: [one for one in told if one.statement.relation == relation]
        for relation in ("partyTo", "mediatedBetween", "hosted", "negotiatedWith", "assesses")
    }
    signings = [one for one in by_relation["partyTo"] if one.statement.status is None]
    made = [*signings, *by_relation["mediatedBetween"], *by_relation["hosted"], *by_relation["negotiatedWith"]]
    return Agreement(
        name=name,
        kinds=_sorted(one.statement.event for one in by_relation["partyTo"]),
        parties=_sorted(party for one in (*by_relation["partyTo"], *made) for party in one.statement.parties),
        made=_made(signings),
        mediators=_sorted(one.statement.subject for one in by_relation["mediatedBetween"]),
        hosts=_sorted(one.statement.subject for one in by_relation["hosted"]),
        venues=_sorted(one.statement.place for one in made),
        phases=_phases(by_relation["partyTo"]),
        judgements=tuple(_judgements(by_relation["assesses"])),
        at=at,
        evidence=tuple(claim for one in made for claim in one.evidence),
    )


def _made(signings: Sequence[Assessment]) -> Interval:
    """The most precise of the times that are given for the making; the first of those that are equally precise."""
    known = [one.interval for one in signings if one.interval.is_known]
    return min(known, key=_width, default=Interval())


def _width(interval: Interval) -> tuple[int, date]:
    first, last = interval.from_earliest, interval.from_latest
    return ((last - first).days if first and last else 10**6, first or date.max)


def _phases(signings: Sequence[Assessment]) -> tuple[Phase, ...]:
    found = [
        Phase(
            one.statement.status,
            one.interval,
            one.standing.status,
            one.standing.last_evidenced,
            all("status" in claim.inferred for claim in one.evidence),
            one.evidence,
        )
        for one in signings
        if one.statement.status is not None
    ]
    return tuple(sorted(found, key=lambda p: (p.interval.from_earliest or date.min, p.time, p.name)))


def _judgements(assessed: Iterable[Assessment]) -> Iterator[tuple[str, str, str, tuple[Evidence, ...]]]:
    for one in assessed:
        said = one.statement
        if said.content is not None:
            yield said.claimant or said.subject, said.content, said.time or "undated", one.evidence


def _sorted(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name is not None}))
