"""Entries of a statement file: which of them stand, once a person has decided.

An entry that a person rejected, or replaced by an edited one, stays in the file: it is how the decision is known again
when the same statement is extracted anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NoReturn, get_args

from kg.errors import StatementError
from kg.model import Link, Statement

__all__ = ["DECISIONS", "Decision", "Entry", "Was", "follow", "relinked", "settled", "standing"]

Decision = Literal["accepted", "rejected", "edited"]
DECISIONS: tuple[Decision, ...] = get_args(Decision)
Was = Decision | Literal["absent"] | None
"""What an entry was before a step of a review: decided, ``absent`` where a person wrote it then, ``None`` for open."""
PERSON = "person"


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement in a file, with what a person decided about it.

    Attributes:
        statement: what it says now.
        place: file, line and column where it begins.
        index: its position in the file's list, from 0.
        key: its name within the file, if it has one.
        decision: as the file has it, or ``None`` where it is open.
        replaces: the id of the statement in whose place a person put this one.
        made_from: the id of the extracted statement that a person changed in place to make this one.
        moved_from: where its words stood when the file was written, if the document has changed since.
        former: its id when the file was written, if its words have moved.
        superseded: whether another entry stands in its place.
        successor_lost: whether that other entry quotes words that are no longer in the document.
    """

    statement: Statement
    place: str
    index: int = 0
    key: str | None = None
    decision: Decision | None = None
    replaces: str | None = None
    made_from: str | None = None
    moved_from: int | None = None
    former: str | None = None
    superseded: bool = False
    successor_lost: bool = False

    @property
    def stands(self) -> bool:
        """Whether the statement is one of the document's: neither rejected nor replaced."""
        return not self.superseded and self.decision != "rejected"

    @property
    def a_persons(self) -> bool:
        """Whether a person vouches for it: wrote, changed or accepted it."""
        return (
            self.statement.reviewed
            or self.decision in ("accepted", "edited")
            or self.replaces is not None
            or self.made_from is not None
        )

    @property
    def state(self) -> Decision | None:
        """What has been decided about it, by word or by deed; ``None`` where it is open."""
        if self.decision is None and (self.replaces is not None or self.made_from is not None):
            return "edited"
        return self.decision

    @property
    def where(self) -> str:
        """Where it stands in its file, for messages about another entry of that file."""
        return f"on {self.place.rpartition(', column')[0].rpartition(', ')[2]}"

    def vouched(self) -> Statement:
        """The statement with a person named as its producer, after the one who found it or alone.

        The id is the same: neither producer nor score is part of it.
        """
        found_by = self.statement.extractor
        if not self.a_persons or self.statement.reviewed:
            return self.statement
        changed = self.replaces is not None or self.made_from is not None
        return replace(self.statement, extractor=PERSON if changed else f"{found_by}; {PERSON}", score=1.0)

    def fail(self, message: str, remedy: str) -> NoReturn:
        """Refuse the entry.

        Raises:
            StatementError: always.
        """
        raise StatementError(message, place=self.place, remedy=remedy)


def settled(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries with those marked that another one supersedes.

    Raises:
        StatementError: two entries say the same, decide about one statement, or contradict each other.
    """
    successors: dict[str, list[tuple[int, Entry]]] = defaultdict(list)
    for index, entry in enumerate(entries):
        if entry.replaces is not None:
            successors[entry.replaces].append((index, entry))
    marked = [
        replace(entry, superseded=_superseded(entry, index, successors.get(entry.statement.id, ())))
        for index, entry in enumerate(entries)
    ]
    _check_single(marked)
    for entry in marked:
        _check_word(entry, [other for _, other in successors.get(entry.statement.id, ())])
    return tuple(marked)


def _superseded(entry: Entry, index: int, successors: Iterable[tuple[int, Entry]]) -> bool:
    """Whether a later entry replaces it, or, where a person wrote the file in another order, an earlier one."""
    return any(
        at > index or (at < index and entry.replaces is None and other.statement.id != entry.statement.id)
        for at, other in successors
    )


def _check_single(entries: Iterable[Entry]) -> None:
    """One entry in force for each statement, one that replaces it, and one that was made from it."""
    said: dict[str, Entry] = {}
    stood_for: dict[str, Entry] = {}
    for entry in entries:
        if entry.superseded:
            continue
        first = said.setdefault(entry.statement.id, entry)
        if first is not entry:
            where = f"the one {first.where}"
            if first.decision and entry.decision:
                entry.fail(f"two decisions on one statement: this one and {where}", "remove one of the two")
            entry.fail(f"this statement says the same, of the same words, as {where}", "remove one of the two")
        for other in {entry.replaces, entry.made_from} - {None}:
            first = stood_for.setdefault(str(other), entry)
            if first is not entry:
                entry.fail(
                    f"two decisions on one statement: the entry {first.where} stands for it too",
                    "keep one of the two, or remove `id` and `replaces` from the one that says something more",
                )  # fmt: skip
    for made_from, entry in stood_for.items():
        first = said.get(made_from, entry)
        if first is not entry and entry.replaces is None:
            entry.fail(
                f"this has the id of the statement {first.where}, but says something else",
                "remove `id` here if it is a statement of its own, or remove the other one if it replaces it",
            )  # fmt: skip


def _check_word(entry: Entry, successors: Sequence[Entry]) -> None:
    if entry.superseded and entry.decision == "accepted":
        entry.fail(
            f"two decisions on one statement: it is accepted, and replaced by the entry {successors[0].where}",
            "write `decision: edited` here, or remove the other",
        )  # fmt: skip
    replaced = entry.superseded or entry.successor_lost or entry.state != "edited"
    if not replaced and entry.made_from is None and entry.replaces is None:
        entry.fail(
            "this is marked as edited, but it says what was extracted, and nothing replaces it",
            "change what is wrong and leave `id` as it was, or write accepted or rejected",
        )


def standing(entries: Sequence[Entry]) -> tuple[tuple[Statement, ...], dict[str, str | None]]:
    """The statements that stand, in the order of their quotes; and what became of those that do not, by id.

    What became of one is the id of the statement that a person put in its place, or ``None``.
    """
    became: dict[str, str | None] = {}
    for entry in entries:
        if not entry.stands:
            became.setdefault(entry.statement.id, None)
            became |= {} if entry.made_from is None else {entry.made_from: None}
    for entry in entries:
        for other in (entry.replaces, entry.made_from):
            if other is not None and other != entry.statement.id:
                became[other] = entry.statement.id
    stand = [entry.vouched() for entry in entries if entry.stands]
    for statement in stand:
        became.pop(statement.id, None)
    known = {statement.id for statement in stand}
    linked = relinked(stand, became, known)
    return tuple(sorted(linked, key=lambda one: (one.quote.start, one.quote.end, one.id))), became


def relinked(statements: Iterable[Statement], became: Mapping[str, str | None], known: set[str]) -> Iterator[Statement]:
    """The statements with links to what stands in the place of their targets, and no link that leads nowhere."""
    for statement in statements:
        if not statement.links:
            yield statement
            continue
        targets = ((link.kind, follow(link.target, became)) for link in statement.links)
        links = tuple(
            Link(kind, target)
            for kind, target in targets
            if target is not None and target in known and target != statement.id
        )
        yield statement if links == statement.links else statement.linked(links)


def follow(target: str, became: Mapping[str, str | None]) -> str | None:
    """The id of what stands in the place of ``target``: itself, where nothing does; ``None`` where it was rejected."""
    seen: set[str] = set()
    now: str | None = target
    while now is not None and now in became and now not in seen:
        seen.add(now)
        now = became[now]
    return now
