"""Statements as the records that tools outside the project read: one JSON object a statement."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Account, Figure, Statement

__all__ = ["statement_record"]


def statement_record(account: Account) -> Iterator[dict[str, object]]:
    """The record of each statement of an account, in order; `docs/statements.md` describes the fields."""
    types = {actor.name: actor.type for actor in account.actors}
    for statement in account.statements:
        yield _record(statement, types)


def _record(statement: Statement, types: dict[str, str]) -> dict[str, object]:
    quote = statement.quote
    return {
        "id": statement.id,
        "document": statement.document,
        "relation": statement.relation,
        "event": statement.event,
        "subject": statement.subject,
        "subject_type": types.get(statement.subject),
        "object": statement.object,
        "object_type": types.get(statement.object) if statement.object is not None else None,
        "parties": list(statement.parties),
        "sign": statement.sign,
        "stance": statement.stance,
        "modality": statement.modality,
        "channel": statement.channel,
        "claimant": statement.claimant,
        "via": statement.via,
        "origin": statement.origin,
        "time": statement.time,
        "place": statement.place,
        "agreement": statement.agreement,
        "status": statement.status,
        "figure": _figure(statement.figure),
        "quote": quote.exact,
        "start": quote.start,
        "end": quote.end,
        "mentions": {m.role: [m.start, m.end] for m in statement.mentions if m.role is not None},
        "extractor": statement.extractor,
        "score": statement.score,
        # What follows goes beyond the common record.
        "speech_act": statement.speech_act,
        "content": statement.content,
        "concerning": list(statement.concerning),
        "aspect": statement.aspect,
        "inferred": list(statement.inferred),
        "links": [{"kind": link.kind, "target": link.target} for link in statement.links],
        "section": quote.section,
        "lines": list(quote.lines),
        "note": statement.note,
        "confidence": statement.confidence,
        "confidence_reason": statement.confidence_reason,
        "recorded_at": statement.recorded_at,
    }


def _figure(figure: Figure | None) -> dict[str, object] | None:
    if figure is None:
        return None
    return {
        "measure": figure.measure,
        "population": figure.population,
        "side": figure.side,
        "min": figure.minimum,
        "max": figure.maximum,
        "comparator": figure.comparator,
        "as_stated": figure.as_stated,
    }
