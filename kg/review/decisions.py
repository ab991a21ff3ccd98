"""A person's decisions laid over what is extracted: theirs go first, and survive another extractor."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from kg.model import Account, Statement
from kg.review.entries import Entry, relinked, standing
from kg.review.names import with_principals
from kg.review.statement_file import StatementFile

__all__ = ["merged", "producer"]


def producer(extractor: str) -> str:
    """Who makes statements, whatever the version.

    >>> producer("rules 0.1"), producer("llm/some-model@0.1")
    ('rules', 'llm/some-model')
    """
    return re.split("[ @]", extractor, maxsplit=1)[0]


def merged(file: StatementFile, extracted: Account, *, extractors: Collection[str]) -> Account:
    """What a document says: as extracted now, with a person's decisions in force.

    Left out is what a person rejected or replaced. Added is what a person accepted, edited or wrote, whether or not it
    was extracted now. A draft that nobody has decided on counts as extracted: where the same producer has read the
    document again, its new reading takes the draft's place.

    Args:
        file: the statement file of the document; where it is complete, it is all that there is.
        extracted: what the extractor finds in the document now.
        extractors: who found it, each by name and version.
    """
    if file.complete:
        return file.account
    found = {statement.id: statement for statement in extracted.statements}
    kept: dict[str, Statement] = {}
    stand, became = standing(file.entries)
    reading = {producer(extractor) for extractor in extractors}
    open_drafts = {entry.statement.id: entry for entry in file.entries if entry.stands and not entry.a_persons}
    for statement in stand:
        draft = open_drafts.get(statement.id)
        if draft is not None and statement.id in found:
            kept[statement.id] = _remarked(found[statement.id], draft)
        elif draft is None or producer(statement.extractor) not in reading:
            kept[statement.id] = statement
    for statement in extracted.statements:
        if statement.id not in kept and statement.id not in became:
            kept[statement.id] = statement
    linked = relinked(kept.values(), became, set(kept))
    statements = tuple(sorted(linked, key=lambda one: (one.quote.start, one.quote.end, one.id)))
    actors = {actor.name: actor for account in (extracted, file.account) for actor in account.actors}
    mentions = sorted(
        {*extracted.mentions, *file.account.mentions},
        key=lambda one: (one.start, one.end, one.name, one.role or "", one.reading or ""),
    )
    named = {
        name for one in statements for name in (*one.names, one.agreement, *(m.name for m in one.mentions)) if name
    }
    document = replace(extracted.document, issuers=file.account.document.issuers or extracted.document.issuers)
    named |= {*document.issuers}
    listed = with_principals(named | {mention.name for mention in mentions}, actors)
    return Account(
        document, statements, listed,
        tuple(mentions), extracted.originals,
    )  # fmt: skip


def _remarked(statement: Statement, draft: Entry) -> Statement:
    """What is extracted now, with what a person noted on the draft of it."""
    noted = draft.statement
    return replace(
        statement,
        note=noted.note or statement.note,
        confidence=noted.confidence or statement.confidence,
        confidence_reason=noted.confidence_reason or statement.confidence_reason,
    )
