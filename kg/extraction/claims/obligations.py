"""Obligations: what somebody must do, by who says so: "Y must leave, X said"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import content_from
from kg.extraction.claims.demands import asked_of
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.speech.attribution import attributions
from kg.extraction.words.verbforms import OBLIGING

__all__ = ["has_to", "obligation_findings", "still_due"]

_MUST_OR_TO = frozenset(("must", "should", "to"))
_FAR = 8


def obligation_findings(clauses: Clauses) -> Iterator[Finding]:
    """As in "Y must leave, X said": what a named speaker says that another has to do, he demands."""
    if not clauses.places.have(_MUST_OR_TO):
        return
    groups = [g for g in clauses.groups if g.modality == "demanded" and g.voice == "active" and not g.negated]
    groups = [g for g in groups if still_due(clauses, g, g.first) and not _supposed(clauses, g)]
    groups = [g for g in groups if not _demanded(clauses, g) and not _agreed(clauses, g)]
    groups += [g for g in clauses.groups if has_to(clauses, g)]
    if not groups:
        return
    told = [a for a in attributions(clauses) if a.speaker is not None and a.act not in ("accuses", "assesses")]
    for group in groups:
        around = sorted((a for a in told if a.first <= group.head <= a.last), key=lambda a: a.last - a.first)
        speaker = around[0] if around else None
        for asked in _bound(clauses, group) if speaker else ():
            if speaker is None or speaker.speaker is None or asked.actor.type == "Person":
                continue
            owner = next((u.actor for u in clauses.units if u.start == speaker.start and u.actor), None)
            asker = Party(owner or speaker.speaker, speaker.speaker, speaker.start, speaker.end, _NAMED, "name")
            if asked.actor.name not in {speaker.speaker.acts_for, asker.speaker.name}:
                yield from asked_of(group.head, asker, asked, content_from(clauses.units, group.head), 0.7)


def _bound(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """Who must: also the Y of "Y needs to stop", "Y ought to leave"."""
    if (found := clauses.subjects(group)) or group.form != "infinitive":
        return found
    before, clause = group.first - 1, clauses.clause(group)
    if clauses.units[before].low not in _OUGHT:
        return ()
    if clauses.at(before) is not None:
        return clause.subjects if clause is not None and clause.control == "subject" else ()
    party = clauses.phrase_before(before)
    return (party,) if party is not None else ()


def _demanded(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether it is what somebody else is told to demand: "X demanded that Y leave, according to Z"."""
    clause = clauses.clause(group)
    governor = clause.governor if clause is not None and clause.link == "content" else None
    return governor is not None and governor.lemma in OBLIGING


def _agreed(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether it is what was agreed or is planned: "the agreement was that Y should leave"."""
    units = clauses.units
    that = next((i for i in range(group.first - 1, max(group.first - _FAR, 1), -1) if units[i].low == "that"), 0)
    return that > 1 and units[that - 1].kind == "be" and units[that - 2].low in _TERMS


_TERMS = frozenset(("agreement", "deal", "accord", "understanding", "arrangement", "plan", "idea", "proposal", "offer",
                    "theory", "compromise", "bargain"))  # fmt: skip


def _supposed(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether "must" only tells what somebody takes to be so: "Y must be laughing", "Y must have known"."""
    words = [unit.low for unit in clauses.units[group.first : group.head]]
    return clauses.units[group.head].low.endswith("ing") or "have" in words


def has_to(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "Y has to leave", "Y had to leave before": what one must do."""
    before = group.first - 1
    owing = before >= 0 and (clauses.units[before].kind == "have" or clauses.units[before].low in _OUGHT)
    would = before > 0 and clauses.units[before - 1].kind == "modal"  # "we would need to work with Z"
    owed = group.form == "infinitive" and owing and not would and not group.negated
    return owed and still_due(clauses, group, before)


def still_due(clauses: Clauses, group: VerbGroup, auxiliary: int) -> bool:
    """Whether it is still to be done: what one "had to do" is past, unless something else waits for it."""
    after = clauses.units[group.head : group.head + _FAR]
    return clauses.units[auxiliary].low != "had" or any(unit.low in ("before", "first") for unit in after)


_OUGHT = frozenset(("ought", "needs", "need", "needed", "supposed", "bound", "obliged"))
_NAMED = frozenset(("name",))
