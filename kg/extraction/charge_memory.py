"""What the last sentences say that anybody did: what somebody denies by "the charge", or is known by."""

from __future__ import annotations

from collections.abc import Sequence

from kg.actors import packaged_lexicon
from kg.extraction.descriptions import GROUPS
from kg.extraction.findings import Finding
from kg.extraction.references import REACH
from kg.model import Actor

__all__ = ["Charges", "serves"]

_DENIABLE = frozenset(
    ("attacked", "supports", "arms", "funds", "trains", "harbours", "foughtWith", "hostileTo", "targeted", "alliedWith",
     "cooperatesWith", "tookOver", "deported", "displaced", "sanctions")
)  # fmt: skip
_HELPS = frozenset(("supports", "arms", "funds", "trains", "alliedWith", "cooperatesWith", "harbours"))
_NEAR = 2
"""Sentences back to the charge that somebody else than who is charged may answer."""


def serves(actor: Actor, principal: str) -> bool:
    """Whether what the actor does is the principal's, too: the Quds Force is the Revolutionary Guards', so Iran's."""
    above = actor.acts_for
    for _ in range(_CHAIN):
        if above is None or above == principal:
            break
        entry = packaged_lexicon().entries.get(above)
        above = entry.actor.acts_for if entry is not None else None
    return above is not None and above == principal


_CHAIN = 3
_CLAUSE = 8
"""Units from an accusation to the verb of what it says."""


class Charges:
    """What the last sentences of a document say of anybody that he may deny, and who accuses whom."""

    def __init__(self) -> None:
        self._told: list[tuple[Finding, ...]] = []
        self._present: tuple[Finding, ...] = ()

    def note(self, findings: Sequence[Finding]) -> None:
        """Remember what the sentence says of somebody that he may deny."""
        made = [f for f in findings if f.stance == "affirms" and f.modality == "actual"]
        made = [f for f in made if f.object is not None or f.relation == "attacked"]
        kept = [f for f in made if (f.relation in _DENIABLE or f.relation == "accuses") and not f.parties]
        self._present = tuple(f for f in made if f.relation == "presentIn")
        kept = kept or list(self._present)
        self._told.append(tuple(kept))
        del self._told[:-REACH]

    def against(self, accused: str, reach: int = REACH) -> list[Finding]:
        """What the last ``reach`` sentences say of ``accused``: the charges of an accusation, or else one statement."""
        for findings in reversed(self._told[-reach:]):
            names = {accused} | {f.subject.actor.name for f in findings if serves(f.subject.actor, accused)}
            charged = {f.trigger for f in findings if f.relation == "accuses" and f.target in names}
            if charged:
                told = [f for f in findings if f.charge_of in charged or (f.trigger in charged and f.target != accused)]
                told = [f for f in told if f.charge_of is not None or f.subject.actor.name == accused]
                told = [f for f in told if f.relation != "accuses"]
                # "X and Y accuse each other of arming rebels": each denies what he is charged with.
                told = [f for f in told if f.subject.actor.name in names] or told
                # "has learnt of allegations by Y that X arms Z"
                first = max(charged)
                own = [f for f in findings if f.subject.actor.name in names and f.relation != "accuses"]
                return told or [f for f in own if first < f.trigger <= first + _CLAUSE]
            against = [f for f in findings if f.subject.actor.name in names and f.relation != "accuses"]
            if against:
                return against[-1:]
            if any(f.object is not None and f.subject.actor.type in GROUPS for f in findings):
                break  # "X armed the militia. It burnt a village. X rejected those reports."
        return []

    def of_helping(self, helped: str) -> list[Finding]:
        """The help that the last accusations tell ``helped`` to have had from the one who is charged."""
        for findings in reversed(self._told[-_NEAR:]):
            found = [f for f in findings if f.target == helped and f.relation in _HELPS and (f.charge_of or f.claimant)]
            if found:
                return found
        return []

    def last(self) -> list[Finding]:
        """What the last sentence says that anybody did and could deny."""
        return [f for f in self._told[-1] if f.relation != "accuses"] if self._told else []

    def present(self) -> list[Finding]:
        """Who is where, as the last sentence tells."""
        return list(self._present)

    def against_seats(self) -> list[Finding]:
        """What was last said of somebody whom the text calls by his capital."""
        for findings in reversed(self._told):
            against = [f for f in findings if f.subject.kind == "metonym" and f.relation != "accuses"]
            if against:
                return against[-1:]
        return []

    def has_struck(self, actor: Actor) -> bool:
        """Whether one of the last sentences tells of a deed of theirs, as of those who are "the attackers"."""
        deeds = (finding for findings in self._told for finding in findings)
        return any(f.relation in ("attacked", "hostileTo") and f.subject.actor.name == actor.name for f in deeds)

    def helped_by(self, backer: Actor | None) -> list[Actor]:
        """The groups that the last sentences tell the backer to help."""
        told = (f for findings in self._told for f in findings if f.relation in _HELPS and f.object is not None)
        return [f.object.actor for f in told if f.object is not None and backer == f.subject.actor]
