"""What is known of an agreement on a day, from the page's data: by the rules of the query agreement-status.

The page's own `status.js` says the same; so does `kg query agreement-status`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from kg.explorer.payload import Page

__all__ = ["is_inferred", "is_not_yet_made", "status_line"]

Json = Mapping[str, Any]

_ENDS = frozenset({"collapsed", "expired", "superseded"})
"""Phases after which nothing comes, and which stay."""
_LATER = _ENDS | {"violated", "suspended"}
"""Phases whose dates tell that it had been made before, and not when."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def status_line(page: Page, node: Json, at: date | None, view: int) -> str | None:
    """An agreement's status in words: on the day, or the last that is known; ``None`` where no text speaks of one."""
    phases = _phases(page, node["name"])
    if at is not None:
        on_day = _phases_on(phases, at.isoformat())
        if on_day:
            return _words(page, on_day, view)
        return "not yet made" if is_not_yet_made(page, node, at) else "status unknown"
    last = _last_known(page, phases, view)
    return f"last known: {last}" if last else None


def is_not_yet_made(page: Page, node: Json, at: date | None) -> bool:
    """Whether every date that an agreement is given lies after the day, and not all are of its breach or end."""
    if at is None or node["kind"] != "agreement":
        return False
    facts = _facts(page, node["name"])
    if _phases_on([fact for fact in facts if fact.get("phase")], at.isoformat()):
        return False
    dated = [fact for fact in facts if fact.get("bounds") and fact["bounds"][0]]
    told = any(fact.get("phase") not in _LATER for fact in dated)
    return told and min(fact["bounds"][0] for fact in dated) > at.isoformat()


def is_inferred(page: Page, fact: Json, name: str) -> bool:
    """Whether no passage states a field of a fact: all that affirm it infer it from context."""
    claims = [claim for index in fact.get("evidence", ()) if (claim := page.evidence[index])["stance"] == "affirms"]
    return bool(claims) and all(name in claim.get("inferred", ()) for claim in claims)


def _facts(page: Page, name: str) -> list[Json]:
    """What somebody affirms of the agreement."""
    return [
        fact
        for fact in page.facts
        if fact["relation"] == "partyTo"
        and fact.get("agreement") == name
        and fact["modality"] == "actual"
        and any(page.evidence[index]["stance"] == "affirms" for index in fact.get("evidence", ()))
    ]


def _phases(page: Page, name: str) -> list[Json]:
    return [fact for fact in _facts(page, name) if fact.get("phase")]


def _begun(phases: Iterable[Json]) -> list[Json]:
    return [fact for fact in phases if fact.get("bounds") and fact["bounds"][1]]


def _phases_on(phases: Iterable[Json], day: str) -> list[Json]:
    begun = [fact for fact in _begun(phases) if fact["bounds"][1] <= day]
    if any(fact["phase"] in _ENDS for fact in begun):
        return [fact for fact in begun if fact["phase"] in _ENDS]
    return [fact for fact in begun if _last_day(fact) >= day]


def _last_day(fact: Json) -> str:
    """The last day for which a phase is known, or an empty text."""
    return max(fact["bounds"][2] or "", fact.get("seen") or "")


def _last_known(page: Page, phases: list[Json], view: int) -> str:
    if not phases:
        return ""
    begun = _begun(phases)
    ends = sorted((fact for fact in begun if fact["phase"] in _ENDS), key=lambda fact: str(fact["bounds"][1]))
    if ends:
        first, last = ends[0]["bounds"][:2]
        return f"{_words(page, ends[:1], view)}, {'' if first == last else 'by '}{_day(last)}"
    seen = [fact for fact in begun if _last_day(fact) >= fact["bounds"][1]]
    if not seen:
        return f"{_words(page, phases, view)}, on no day for certain"
    latest = max(map(_last_day, seen))
    return f"{_words(page, [fact for fact in seen if _last_day(fact) == latest], view)}, {_day(latest)}"


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _words(page: Page, phases: Iterable[Json], view: int) -> str:
    """Phases with what must be said about them."""
    found = set()
    for fact in phases:
        accepted = fact["status"] == "accepted"
        status = fact["status"] if fact["status"] != "not actual" else f"not actual: {fact['modality']}"
        notes = [
            "" if accepted else status,
            "inferred" if is_inferred(page, fact, "status") else "",
            "not in this account" if accepted and view not in fact.get("views", ()) else "",
        ]
        remark = ", ".join(filter(None, notes))
        found.add(f"{fact['phase']} ({remark})" if remark else fact["phase"])
    words = sorted(found)
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
