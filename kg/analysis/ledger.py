"""The two-faced ledger: what one claimant says in public against what it says in private."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Literal

from kg.analysis.results import CLAIM_COLUMNS, cited, claim_cells, frame_of
from kg.beliefs import Assessment, Camps, Evidence, entails
from kg.model import Account, Statement
from kg.vocabulary import vocabulary
from kg.wording import counted, told_of

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Entry", "Ledger", "Tension", "ledger"]

Kind = Literal["contradiction", "tension"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that the claimant says.

    Attributes:
        words: what is said.
        claim: the claim.
        status: of what is said.
        statement: the statement.
    """

    words: str
    claim: Evidence
    status: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Tension:
    """A public and a private saying that sit ill together.

    Attributes:
        public: what is said in public.
        private: what is said in private.
        kind: ``contradiction`` where the one denies what the other affirms, or what it implies; ``tension`` where a
            text or a reader sets the two side by side, though both can be meant.
    """

    public: Entry
    private: Entry
    kind: Kind


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a claimant says, by channel.

    Attributes:
        claimant: who.
        voices: the names under which it spoke, sorted.
        public: in public.
        private: in private.
        unknown: where no text says which.
        tensions: public and private sayings that sit ill together.
    """

    claimant: str
    voices: tuple[str, ...]
    public: tuple[Entry, ...]
    private: tuple[Entry, ...]
    unknown: tuple[Entry, ...]
    tensions: tuple[Tension, ...]

    def frame(self) -> pd.DataFrame:
        """A row for each saying, with its channel and what it sits ill with."""
        columns = ("channel", "what", "status", "sits ill with", "kind", *CLAIM_COLUMNS)
        against: dict[str, list[tuple[str, str]]] = {}
        for one in self.tensions:
            against.setdefault(one.public.claim.statement, []).append((one.private.words, one.kind))
            against.setdefault(one.private.claim.statement, []).append((one.public.words, one.kind))
        rows = (
            (channel, entry.words, entry.status, other, kind, *claim_cells(entry.claim))
            for channel, entries in (("public", self.public), ("private", self.private), (None, self.unknown))
            for entry in entries
            for other, kind in against.get(entry.claim.statement, [(None, None)])
        )
        return frame_of(columns, rows)

    def text(self) -> str:
        """The two columns, and what of them sits ill together."""
        lines = [f"{self.claimant}, speaking as {', '.join(self.voices) or 'nobody'}:"]
        for name, entries in (("in public", self.public), ("in private", self.private)):
            lines.append(f"  {name}:" if entries else f"  {name}: nothing that a text marks so")
            for entry in entries:
                lines += [f"    {entry.words} ({entry.status})", *cited((entry.claim,), "        ")]
        for one in self.tensions:
            nature = "contradicts" if one.kind == "contradiction" else "sits ill with, without contradicting,"
            lines.append(f"  In public: {one.public.words}. It {nature} what it says in private: {one.private.words}.")
        if not self.tensions:
            lines.append("  Nothing of the one is known to sit ill with the other.")
        if self.unknown:
            lines.append(f"  Of a channel that no text names: {counted(len(self.unknown), 'claim')} more.")
        return "\n".join(lines)


def ledger(accounts: Sequence[Account], assessments: Iterable[Assessment], claimant: str) -> Ledger:
    """What ``claimant`` and whoever speaks for it say in public, and what in private.

    Args:
        accounts: what each document says.
        assessments: the assertables with their claims.
        claimant: the canonical name of the actor.
    """
    camps = Camps(accounts)
    statements = {statement.id: statement for account in accounts for statement in account.statements}
    entries = sorted(
        (
            Entry(_words(statements[claim.statement]), claim, one.standing.status, statements[claim.statement])
            for one in assessments
            for claim in one.evidence
            if any(camps.speaks_for(name, claimant, claim.document) for name in claim.claimants)
        ),
        key=lambda entry: (entry.claim.document, entry.claim.start, entry.claim.statement),
    )
    public, private, unknown = (
        tuple(entry for entry in entries if entry.claim.channel == channel) for channel in ("public", "private", None)
    )
    voices = tuple(sorted({name for entry in entries for name in entry.claim.claimants}))
    return Ledger(claimant, voices, public, private, unknown, tuple(_tensions(public, private)))


def _tensions(public: Iterable[Entry], private: Iterable[Entry]) -> Iterator[Tension]:
    for one, other in product(public, private):
        if _contradicts(one.statement, other.statement):
            yield Tension(one, other, "contradiction")
        elif _linked(one.statement, other.statement) or _linked(other.statement, one.statement):
            yield Tension(one, other, "tension")


def _contradicts(one: Statement, other: Statement) -> bool:
    stances = {one.stance, other.stance}
    if stances != {"affirms", "denies"}:
        return False
    affirmed, denied = (one, other) if one.stance == "affirms" else (other, one)
    return entails(affirmed, denied)


def _linked(one: Statement, other: Statement) -> bool:
    return any(link.kind == "inTensionWith" and link.target == other.id for link in one.links)


def _words(said: Statement) -> str:
    if said.figure is not None:
        return told_of(said.subject, said.concerning, said.figure.side, said.figure.words)
    label = vocabulary().relation(said.relation).label
    target = said.object or " and ".join(said.parties) or said.agreement or ""
    about = f" [{said.content}]" if said.content else ""
    verb = {"affirms": "", "denies": "it is not so that ", "questions": "whether "}[said.stance]
    return f"{verb}{said.subject} — {label} → {target}{about}"
