"""A draft brought up to date with what is extracted now; what a person decided or wrote in it stays."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.actors import Lexicon
from kg.errors import InputError, OutputError
from kg.model import Account, Actor, Statement
from kg.review.decisions import producer
from kg.review.draft import Draft
from kg.review.entries import Entry
from kg.review.names import with_principals
from kg.review.session import follow_moves
from kg.review.statement_file import StatementFile, parse_statement_file, unmatched_remark
from kg.review.write import draft_lines, knows, one_actor

__all__ = ["Refreshed", "refreshed"]

_BESIDE = ("mentions", "links", "inferred")
"""What a draft holds beside what its id stands for, and a person may write into it."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """A draft brought up to date.

    Attributes:
        text: the statement file.
        kept: how many entries of a person's stand in it: decided on, edited, or written.
        added: how many drafts are new.
        dropped: how many undecided drafts are not found any more.
        unmatched: how many of them quote words that are no longer in the document.
        remarks: what a person should know: words that moved, statements whose words are gone.
    """

    text: str
    kept: int
    added: int
    dropped: int
    unmatched: int
    remarks: tuple[str, ...]


def refreshed(
    text: str, place: str, extracted: Account, lexicon: Lexicon, known: Lexicon, *, extractors: Collection[str]
) -> Refreshed:
    """The statement file ``text`` with the undecided drafts of some producers as they find them now.

    Args:
        text: the file as it is.
        place: its name, for messages.
        extracted: what is found in the document now.
        lexicon: who is who.
        known: the lexicon of every reader of the draft: an actor that it has need not be written down.
        extractors: who has read the document now, with versions: undecided drafts of other producers stay.

    Raises:
        OutputError: the file is complete, so that nothing is to be extracted beside it.
        InputError: something in the file is wrong; the message names the line.
    """
    remarks: list[str] = []

    def on_problem(problem: InputError) -> None:
        remarks.append(str(problem))

    def on_remark(where: str, remark: str) -> None:
        remarks.append(f"{where}: {remark}")

    file = parse_statement_file(text, place, extracted.document, lexicon, on_problem=on_problem, on_remark=on_remark)
    if file.complete:
        raise OutputError(
            "a person has read the whole document, and this file is what it says", place=place,
            remedy="write to another file, or set `complete: false` to have drafts added",
        )  # fmt: skip
    draft = follow_moves(Draft(text, place), file)
    now = {statement.id: statement for statement in extracted.statements}
    keys = _keys(file, extracted.statements)
    changed = dict(_changed(file, now, keys, {producer(name) for name in extractors}))
    known_ids = {entry.statement.id for entry in file.entries} | set(file.became)
    new = [statement for statement in extracted.statements if statement.id not in known_ids]
    dropped = sum(lines is None for lines in changed.values())
    remarks += _written_over(file, changed, now)
    draft = draft.rewritten(changed, _places(file.entries, new, keys))
    for actor in _unknown(file, new, extracted, known):
        draft = draft.with_actor(one_actor(actor))
    kept = sum(_is_a_persons(entry) for entry in file.entries if not entry.superseded) + len(file.unmatched)
    if (unmatched := unmatched_remark(file)) is not None:
        remarks.append(f"{place}: {unmatched}.")
    return Refreshed(draft.text, kept, len(new), dropped, len(file.unmatched), tuple(remarks))


def _changed(
    file: StatementFile, now: Mapping[str, Statement], keys: Mapping[str, str], by: set[str]
) -> Iterator[tuple[int, list[str] | None]]:
    """The undecided drafts of those producers: as they find them now, or ``None`` where they do not."""
    yield from ((index, None) for index in file.left_behind)
    # A draft that a person's own statement is linked to stays: the link would lead nowhere.
    linked = {link.target for entry in file.entries if _is_a_persons(entry) for link in entry.statement.links}
    for entry in file.entries:
        statement = entry.statement
        if _is_a_persons(entry) or entry.superseded or producer(statement.extractor) not in by:
            continue
        found = now.get(statement.id)
        if found is not None:
            if _beside(found) != _beside(statement):
                yield entry.index, list(draft_lines(found, keys))
        elif statement.id not in linked:
            yield entry.index, None


def _written_over(
    file: StatementFile, changed: Mapping[int, list[str] | None], now: Mapping[str, Statement]
) -> Iterator[str]:
    """Where the same extractor writes a draft otherwise than it stands there: somebody has written into it."""
    for entry in file.entries:
        found = now.get(entry.statement.id)
        if changed.get(entry.index) is None or found is None or entry.former is not None:
            continue
        if found.extractor == entry.statement.extractor:
            fields = [name for name in _BESIDE if getattr(found, name) != getattr(entry.statement, name)]
            if fields:
                yield (
                    f"{entry.place}: of this open draft {' and '.join(fields)} stand as they are found now, no longer "
                    "as they were written. Decide on a draft before you extract again, and it stays as you wrote it."
                )


def _beside(statement: Statement) -> tuple[object, ...]:
    """What a draft shows of a statement beside what its id stands for."""
    return statement.extractor, statement.score, *(getattr(statement, name) for name in _BESIDE)


def _is_a_persons(entry: Entry) -> bool:
    """Whether a person decided on an entry, or wrote something into it."""
    statement = entry.statement
    return entry.a_persons or entry.decision is not None or bool(statement.note or statement.confidence)


def _keys(file: StatementFile, statements: Sequence[Statement]) -> dict[str, str]:
    """A key for each statement by id: the one that it has in the file, or a new one."""
    keys = {id: key for key, id in file.keys.items()}
    for statement in statements:
        if statement.id not in keys:
            taken = set(keys.values())
            names = (f"s{statement.id[:length]}" for length in range(8, 33))
            keys[statement.id] = next(name for name in names if name not in taken)
    return keys


def _places(entries: Sequence[Entry], new: Sequence[Statement], keys: Mapping[str, str]) -> dict[int, list[list[str]]]:
    """New drafts by the position of the entry after which they come, in the order of the text."""
    # Where the file keeps another order, each goes after the nearest words that stand before its own.
    order = sorted(entries, key=lambda entry: (entry.statement.quote.start, entry.index))
    starts = [entry.statement.quote.start for entry in order]
    after: dict[int, list[list[str]]] = {}
    for statement in new:
        at = bisect_right(starts, statement.quote.start)
        index = order[at - 1].index if at else -1
        after.setdefault(index, []).append(list(draft_lines(statement, keys)))
    return after


def _unknown(file: StatementFile, new: Sequence[Statement], extracted: Account, known: Lexicon) -> list[Actor]:
    """The actors that new drafts name, and that neither the file nor every reader knows."""
    names = {name for one in new for name in (*one.names, *(mention.name for mention in one.mentions))}
    actors = with_principals(names, {actor.name: actor for actor in extracted.actors})
    own = frozenset() if file.names is None else file.names.own
    return [actor for actor in actors if not knows(known, actor) and actor.name not in own]
