"""Listings: "We call on:" with bullets after it, each of which is read as the end of that sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.grammar.findings import Finding
from kg.extraction.words.tokens import Token
from kg.extraction.words.units import Unit

__all__ = ["body_of", "continues", "lead_of", "operative", "told_by_item", "unmarked"]

_OPEN_ENDED = frozenset(("to", "on", "upon", "that", "for", "of", "by"))
_LONGEST_LEAD = 40
_LONGEST_MARK = 3
_LONGEST_BODY = 4
_OPERATIVE = frozenset(
    ("demand", "urge", "call", "condemn", "request", "deplore", "reaffirm", "decide", "encourage", "appeal", "invite",
     "welcome", "reiterate", "stress", "express", "denounce", "commend", "warn", "insist", "remind", "ask", "require",
     "recall", "thank", "note", "recognise", "recognize", "acknowledge", "underline", "underscore", "emphasise",
     "emphasize", "regret", "authorise", "authorize", "endorse", "approve", "affirm", "support", "congratulate",
     "applaud", "impose", "establish", "suspend", "instruct", "direct", "mandate", "determine", "lament", "reject",
     "pay", "take", "agree", "adopt", "exhort", "appreciate", "praise", "salute", "order", "lift", "extend", "renew")
)  # fmt: skip


def lead_of(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The words that open a list, where its items finish their sentence: "We call on:", "The Council urges:"."""
    if len(units) < 2 or units[-1].text != ":" or len(units) > _LONGEST_LEAD:
        return ()
    last = units[-2]
    verb = last.kind == "verb" or (bool(last.forms) and last.kind == "word")
    if not (last.low in _OPEN_ENDED or verb):
        return ()
    return tuple(replace(unit, resolved=True) if unit.actor is not None else unit for unit in units[:-1])


def body_of(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The body of a resolution, whose name stands before what it resolves: "The Council, meeting in P on 3 May,"."""
    units = _without_meeting(units)
    named = [unit for unit in units if unit.actor is not None]
    alone = len(units) <= _LONGEST_BODY and len(named) == 1 and units[-1].kind == "comma"
    if not alone or any(unit.kind not in ("determiner", "name", "comma") for unit in units):
        return ()
    return tuple(replace(unit, resolved=True) if unit.actor is not None else unit for unit in units[:-1])


def _without_meeting(units: Sequence[Unit]) -> Sequence[Unit]:
    """The words without where and how the body meets."""
    comma = next((index for index, unit in enumerate(units[:_LONGEST_BODY]) if unit.kind == "comma"), len(units))
    after = units[comma + 1].low if comma + 1 < len(units) else ""
    open_ended = len(units) <= _LONGEST_LEAD and units[-1].kind == "comma" and after in _MEETING
    return units[: comma + 1] if open_ended else units


_MEETING = frozenset(("meeting", "having", "acting", "gathered", "convened", "assembled", "holding", "at"))


def operative(units: Sequence[Unit]) -> bool:
    """Whether a sentence begins with what a body resolves, without a subject: "Demands that …", "Strongly urges …"."""
    first = next((unit for unit in units if unit.kind != "adverb"), None)
    if first is None or not first.low.endswith("s") or not units[0].text[:1].isupper():
        return False
    return any(form.lemma in _OPERATIVE and not form.base for form in first.forms)


def continues(section: str, tokens: Sequence[Token]) -> bool:
    """Whether a sentence is an item of the list that the one before has opened."""
    return section == "bullet" or _mark(tokens) > 0


def unmarked(tokens: Sequence[Token]) -> int:
    """How many tokens the mark of an item has: "(a)", "1.", "•"."""
    return _mark(tokens)


def _mark(tokens: Sequence[Token]) -> int:
    words = [token.text for token in tokens[:_LONGEST_MARK]]
    if len(words) == _LONGEST_MARK and words[0] == "(" and words[2] == ")" and len(words[1]) <= _LONGEST_MARK:
        return _LONGEST_MARK
    if len(words) > 1 and words[1] in (")", ".") and len(words[0]) <= 2 and words[0].isalnum():
        return 2
    return 1 if words and words[0] in ("•", "-", "–", "*", "·") else 0


def told_by_item(findings: Sequence[Finding], units: Sequence[Unit], lead: int) -> list[Finding]:
    """The findings that the item itself adds to the words that open the list.

    Args:
        findings: what the opening words and the item say together.
        units: those of both.
        lead: how many of them are the opening words.
    """
    if lead >= len(units):
        return []
    first = units[lead].start
    return [
        finding for finding in findings
        if finding.trigger >= lead
        or any(party.start >= first for party in (finding.subject, finding.object, *finding.parties) if party)
    ]  # fmt: skip
