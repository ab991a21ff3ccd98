"""What is refused at once: "X proposed talks, an offer turned down by Y", "X demanded it, a condition Y rejected"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES

__all__ = ["refused_findings"]

_ASKED = frozenset(("offer", "proposal", "demand", "demands", "condition", "conditions", "request", "plan", "appeal",
                    "invitation", "ultimatum", "terms", "idea", "call", "overture", "suggestion"))  # fmt: skip
_REFUSES = frozenset(("reject", "refuse", "spurn", "rebuff", "decline", "snub", "shun"))
_MAKES = frozenset(("propose", "offer", "demand", "ask", "call", "request", "suggest", "urge", "invite", "insist",
                    "want", "say", "telephone", "write", "appeal", "set", "give", "seek", "tell"))  # fmt: skip
_TO_BY = 4


def refused_findings(clauses: Clauses) -> Iterator[Finding]:
    """The refusals that a noun set beside a clause tells."""
    units = clauses.units
    for group in clauses.groups:
        apposed = group.first > 2 and units[group.first - 1].low in _ASKED and units[group.first - 3].kind == "comma"
        if not apposed or units[group.first - 2].low not in ("a", "an") or group.negated:
            continue
        if not (group.lemma in _REFUSES or (group.lemma == "turn" and units[group.head + 1].low == "down")):
            continue
        doer = _by(clauses, group)
        if doer is None or doer.actor.type not in SIDES:
            continue
        maker = _maker(clauses, group, doer)
        yield Finding(
            group.head, "refuses", doer, maker, content=units[group.first - 1].text, claimant=doer.speaker,
            claimant_at=(doer.start, doer.end), given=True, score=surer(0.75, doer),
        )  # fmt: skip


def _by(clauses: Clauses, group: VerbGroup) -> Party | None:
    """Who refuses: "(turned down) on Sunday by Y"."""
    units = clauses.units
    reach = range(group.head + 1, min(group.head + _TO_BY, len(units) - 1))
    by = next((i for i in reach if units[i].low == "by"), None)
    phrase = noun_phrase(units, by + 1) if by is not None else None
    return phrase.party if phrase is not None else None


def _maker(clauses: Clauses, group: VerbGroup, doer: Party) -> Party | None:
    """Who asked: the one subject of the verb of asking in the clause before."""
    asking = [g for g in clauses.groups if g.head < group.first and g.lemma in _MAKES and g.form == "finite"]
    parties = clauses.subjects(asking[0]) if asking else ()
    one = parties[0] if len(parties) == 1 else None
    return one if one is not None and one.actor.name != doer.actor.name else None
