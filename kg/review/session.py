"""A person's way through the statements of a file: one decision at a time, each of which can be taken back.

Nothing here knows a terminal. Every change is made in the file's text, read back, checked, and only then kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from kg.actors import Lexicon
from kg.errors import StatementError
from kg.model import Actor, Document
from kg.review.draft import Draft
from kg.review.entries import Decision, Entry, Was
from kg.review.statement_file import StatementFile, parse_statement_file, unmatched_remark
from kg.review.write import entry_lines, one_actor

__all__ = ["Progress", "Session", "follow_moves"]

_DRAFTED = re.compile(r"^[ -]*id:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a review has come: numbers of statements.

    Attributes:
        total: all that there is to decide on.
        accepted: as they were found.
        rejected: not in the text as they were found.
        edited: put right by a person.
        open: not decided.
        unmatched: decided or written by a person, and not among them, since the document has their words no longer.
    """

    total: int
    accepted: int
    rejected: int
    edited: int
    open: int
    unmatched: int = 0

    def __str__(self) -> str:
        told = f"{self.accepted} accepted, {self.rejected} rejected, {self.edited} edited, {self.open} open"
        return f"{told}, {self.unmatched} of words that are gone" if self.unmatched else told


class Session:
    """A review of one statement file.

    Args:
        text: the file's text.
        place: the file's name, for messages.
        document: the document.
        lexicon: who is who.
        save: called with the file's text after each change; where it raises, the change is not made.

    Raises:
        InputError: something in the file is wrong; the message names the line.
    """

    def __init__(
        self, text: str, place: str, document: Document, lexicon: Lexicon, save: Callable[[str], None]
    ) -> None:
        self._document = document
        self._lexicon = lexicon
        self._save = save
        self.remarks: list[str] = []
        """What a person should know before beginning: words that moved, statements whose words are gone."""
        draft = Draft(text, place)
        file = parse_statement_file(
            text, place, document, lexicon,
            on_problem=lambda problem: self.remarks.append(str(problem)),
            on_remark=lambda where, remark: self.remarks.append(f"{where}: {remark}"),
        )  # fmt: skip
        if (unmatched := unmatched_remark(file)) is not None:
            self.remarks.append(f"{place}: {unmatched}. `kg extract` with `-o {place}` adds what it says now.")
        self._draft = follow_moves(draft, file)
        self.file = self._read(self._draft) if self._draft.text != text else file
        self.position = -1
        self.skip()

    @property
    def items(self) -> list[Entry]:
        """What there is to decide on, in the file's order: every entry that no other stands for."""
        return [entry for entry in self.file.entries if not entry.superseded]

    @property
    def current(self) -> Entry | None:
        """The entry to decide on now; ``None`` at the end."""
        items = self.items
        return items[self.position] if self.position < len(items) else None

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        states = [entry.state for entry in self.items]
        accepted, rejected, edited, undecided = map(states.count, ("accepted", "rejected", "edited", None))
        return Progress(len(states), accepted, rejected, edited, undecided, len(self.file.unmatched))

    @property
    def actors(self) -> dict[str, Actor]:
        """Every actor that the statements in force name, by name."""
        return {actor.name: actor for actor in self.file.account.actors}

    def decide(self, decision: Decision) -> None:
        """Accept or reject the current statement, and go to the next open one."""
        entry = self._here()
        if entry.decision != decision:
            draft = self._draft.with_field(entry.index, "decision", decision)
            self._keep(draft.with_step(entry.statement.id, entry.decision or "open"), changed=0)
        self.skip()

    def edit(self, lines: Sequence[str], actors: Iterable[Actor] = ()) -> None:
        """Put a statement of those lines in the place of the current one, and go to the next open one.

        Args:
            lines: what the statement says, as `entry_lines` writes it, quote and place included.
            actors: those that it names and that neither the file nor the lexicon knows.

        Raises:
            InputError: the lines are not a statement of this document, or say what another entry says, or nothing else
                than before. The session is as it was.
        """
        entry = self._here()
        draft = self._draft.with_field(entry.index, "decision", "edited")
        head = [f"key: {self._key(entry)}", f"replaces: {entry.statement.id}"]
        draft = draft.with_entry(entry.index, [*head, *lines]).with_step(entry.statement.id, entry.decision or "open")
        for actor in actors:
            draft = draft.with_actor(one_actor(actor))
        file = self._read(draft)
        made = next(one for one in file.entries if one.index == entry.index + 1)
        if replace(made.statement, extractor=entry.statement.extractor, score=entry.statement.score) == entry.statement:
            raise StatementError("nothing has been changed", remedy="accept the statement, or change what is wrong")
        self._keep(draft, changed=1)
        self.skip()

    def add(self, lines: Sequence[str], start: int, actors: Iterable[Actor] = ()) -> None:
        """Write a statement of the person's own where its words belong, and stay at the current one.

        Args:
            lines: what the statement says, as `entry_lines` writes it, quote and place included.
            start: where its quote begins.
            actors: those that it names and that neither the file nor the lexicon knows.

        Raises:
            InputError: the lines are not a statement of this document, or say what another entry says. The session is
                as it was.
        """
        here = self.current
        before = [entry for entry in self.file.entries if entry.statement.quote.start <= start]
        after = max(before, key=lambda entry: (entry.statement.quote.start, entry.index)).index if before else -1
        draft = self._draft.with_entry(after, ["decision: accepted", *lines])
        for actor in actors:
            draft = draft.with_actor(one_actor(actor))
        made = self._read(draft).entries[after + 1].statement
        self._keep(draft.with_step(made.id, "absent"), changed=1)
        self._return_to(here)

    def skip(self) -> None:
        """Go to the next open statement, or to the end."""
        items = self.items
        following = range(self.position + 1, len(items))
        self.position = next((at for at in following if items[at].state is None), len(items))

    def back(self) -> bool:
        """Go to the statement before, decided or not; whether there is one."""
        if self.position == 0:
            return False
        self.position -= 1
        return True

    def undo(self) -> bool:
        """Take the latest decision back, in this session or an earlier one, and go there; whether there was one."""
        draft = self._draft
        for id, was in reversed(self.file.history):
            draft = draft.without_step()
            entries = [entry for entry in self.file.entries if entry.statement.id == id]
            if entries:
                self._take_back(draft, entries, was)
                return True
        return False

    def knows(self, name: str) -> bool:
        """Whether the file or the lexicon has an actor, place or topic of that name."""
        return self.file.names is not None and self.file.names.find(name) is not None

    def lines(self, entry: Entry) -> list[str]:
        """What an entry's statement says, line by line, as `edit` takes it."""
        keys = {id: key for key, id in self.file.keys.items()}
        return list(entry_lines(entry.statement, keys))

    def _return_to(self, entry: Entry | None) -> None:
        """Go to an entry, which other entries may have joined; to the end for ``None``."""
        ids = [one.statement.id for one in self.items]
        self.position = len(ids) if entry is None else ids.index(entry.statement.id)

    def _take_back(self, draft: Draft, entries: Sequence[Entry], was: Was) -> None:
        if was == "absent":
            here = self.current
            self._keep(draft.without_entry(entries[-1].index), changed=-1)
            self._return_to(None if here is not None and here.index == entries[-1].index else here)
            return
        id = entries[0].statement.id
        successors = [entry for entry in self.file.entries if entry.replaces == id and not entry.superseded]
        replaced = [entry for entry in entries if entry.superseded]
        entry = replaced[-1] if replaced and successors else entries[-1]
        if entry.superseded and successors:
            draft = draft.without_entry(successors[-1].index)
        # A draft has the field with nothing behind it; what a person wrote has none.
        nothing = "" if _DRAFTED.search(self._draft.entry_text(entry.index)) else None
        self._keep(draft.with_field(entry.index, "decision", was or nothing), changed=-1 if entry.superseded else 0)
        self.position = next(at for at, one in enumerate(self.items) if one.index == entry.index)

    def _key(self, entry: Entry) -> str:
        base = f"{entry.key or 's' + entry.statement.id[:8]}-edited"
        return next(key for key in _numbered(base, len(self.file.entries) + 2) if key not in self.file.keys)

    def _here(self) -> Entry:
        entry = self.current
        if entry is None:
            raise StatementError("there is no statement here", remedy="go back to one")
        return entry

    def _read(self, draft: Draft) -> StatementFile:
        return parse_statement_file(
            draft.text, draft.place, self._document, self._lexicon, on_problem=_known, on_remark=_known_remark
        )

    def _keep(self, draft: Draft, *, changed: int) -> None:
        """Save a draft that holds as many more entries, once it is known to hold the others as they were."""
        file = self._read(draft)
        before = {entry.statement.id for entry in self.file.entries}
        after = {entry.statement.id for entry in file.entries}
        lost = before - after if changed >= 0 else after - before
        if lost or len(file.entries) != len(self.file.entries) + changed:
            raise StatementError(
                "the file is written in a way that cannot be changed without harm", place=draft.place,
                remedy="write the decision by hand, or let `kg extract` write the draft anew",
            )  # fmt: skip
        self._save(draft.text)
        self._draft, self.file = draft, file


def follow_moves(draft: Draft, file: StatementFile) -> Draft:
    """The draft with the places and ids of statements whose words a changed document has elsewhere."""
    for entry in file.entries:
        if entry.former is not None:
            quote = entry.statement.quote
            draft = draft.with_field(entry.index, "start", str(quote.start))
            draft = draft.with_field(entry.index, "end", str(quote.end)).with_words(entry.former, entry.statement.id)
    return draft


def _numbered(base: str, limit: int) -> Iterable[str]:
    yield base
    yield from (f"{base}{number}" for number in range(2, limit + 2))


def _known(problem: Exception) -> None:
    """It was told when the session began."""


def _known_remark(_place: str, _remark: str) -> None:
    """It was told when the session began."""
