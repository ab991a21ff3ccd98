"""Consequences: threats by what a breach would have: "warned that any violation would have grave consequences for Y".

A warning is a threat only where what would bring the consequences about is Y's own to leave undone: a breach, an
attack. "Warned that the drought would have grave consequences for Y" threatens nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import content_from, surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import NAMES

__all__ = ["consequence_findings"]

_CONSEQUENCES = frozenset(("consequences", "repercussions", "ramifications"))
_WARNS = frozenset(("warn", "caution", "declare", "say", "stress", "threaten"))
_HAVE = frozenset(("have", "bring", "carry", "entail", "mean"))
_BREACHES = frozenset(
    ("violation", "violations", "breach", "breaches", "defiance", "non-compliance", "noncompliance", "refusal",
     "attack", "attacks", "aggression", "incursion", "incursions", "provocation", "provocations", "obstruction",
     "infringement", "raid", "raids", "escalation", "intervention", "invasion", "delay", "interference")
)  # fmt: skip
_OPENERS = frozenset(("any", "every", "further", "another", "continued", "future", "such", "new", "fresh", "renewed"))
_NEAR = 8


def consequence_findings(clauses: Clauses) -> Iterator[Finding]:
    """The threats of a sentence that tell what a breach would have for somebody."""
    units = clauses.units
    for index in clauses.places.of(_CONSEQUENCES):
        target = noun_phrase(units, index + 2) if index + 2 < len(units) and units[index + 1].low == "for" else None
        if target is None or target.party is None or target.party.actor.type not in SIDES:
            continue
        inner = next((g for g in reversed(clauses.groups) if g.head < index), None)
        if inner is None or index - inner.head > _NEAR:
            continue
        teller = _teller(clauses, inner, target.party)
        for doer in clauses.subjects(teller) if teller is not None else ():
            if doer.actor.name != target.party.actor.name and doer.actor.type in _THREATENING:
                content = content_from(units, inner.head)
                score = surer(0.75, doer, target.party)
                yield Finding(inner.head, "threatens", doer, target.party, content=content, score=score)


_THREATENING = SIDES | {"IntergovernmentalOrganization", "Person", "StateOrgan"}


def _teller(clauses: Clauses, inner: VerbGroup, target: Party) -> VerbGroup | None:
    """The verb by which somebody warns, where what is foreseen is a breach that is nobody else's."""
    clause = clauses.clause(inner)
    foreseen = inner.lemma in _HAVE and inner.modality in ("conditional", "expected") and not inner.negated
    if clause is None or clause.link != "content" or not foreseen or inner.voice != "active":
        return None
    teller = clause.governor
    told = teller is not None and teller.lemma in _WARNS and teller.form == "finite" and not teller.negated
    if teller is None or not told or teller.voice != "active" or teller.modality != "actual":
        return None
    subjects = clauses.subject_phrases(inner)
    return teller if len(subjects) == 1 and _may_leave(clauses, subjects[0], target) else None


def _may_leave(clauses: Clauses, phrase: NounPhrase, target: Party) -> bool:
    """Whether the phrase names a breach that has yet to come: "any violation", "a further attack by Y"."""
    units = clauses.units
    noun = next((i for i in range(phrase.first, phrase.last + 1) if units[i].low in _BREACHES), None)
    before = max(phrase.first - 2, 0)  # "any further attack": an adverb opens no phrase
    if noun is None or not _OPENERS & {unit.low for unit in units[before:noun]}:
        return False
    after = phrase.last + 1
    by = noun_phrase(units, after + 1) if after + 1 < len(units) and units[after].low in ("by", "from") else None
    others = [unit for unit in units[phrase.first : phrase.last + 1] if unit.kind in NAMES and unit.actor is not None]
    owned = [unit.actor.name for unit in others if unit.actor is not None]
    owned += [by.party.actor.name] if by is not None and by.party is not None else []
    return all(name == target.actor.name for name in owned) and (by is None or by.party is not None)
