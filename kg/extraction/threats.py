"""Threats that tell harm by what would be suffered: "warned that Y would pay a heavy price"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.clauses import Clauses
from kg.extraction.findings import Finding
from kg.extraction.foes import foe_party
from kg.extraction.objects import content_from, surer
from kg.extraction.phrases import Party, VerbGroup, noun_phrase
from kg.extraction.wordlists import wordlists
from kg.vocabulary import vocabulary

__all__ = ["threat_findings"]

_SUFFERS = frozenset(("pay", "face", "suffer", "regret", "burn", "bleed", "rue", "perish", "feel", "bear", "answer"))
_EVILS = frozenset(("price", "consequences",
                    "response", "retaliation", "punishment", "retribution", "reprisals", "cost",
                    "destruction", "annihilation", "force", "war", "wrath", "fire", "repercussions"))  # fmt: skip
_NEEDS_EVIL = frozenset(("pay", "face", "suffer", "feel", "bear", "answer"))
_DONE_TO = frozenset(("destroy", "crush", "punish", "annihilate", "wipe", "hit", "strike", "attack", "defeat",
                      "eliminate", "obliterate", "bomb", "kill"))  # fmt: skip
_HARM = frozenset(("response", "retaliation", "revenge", "vengeance", "retribution", "reprisals", "war", "force",
                   "action", "strikes", "attacks", "escalation", "reprisal"))  # fmt: skip
_HARSH = frozenset(("harsher", "harsh", "crushing", "severe", "military", "strong", "stronger", "stern", "decisive",
                    "painful", "further", "fresh", "devastating", "fierce", "tough", "tougher"))  # fmt: skip
_REACH = 9


def threat_findings(clauses: Clauses) -> Iterator[Finding]:
    """The threats of a sentence that tell harm by what its object would suffer."""
    for group in clauses.groups:
        if group.voice != "active" or group.negated or group.modality != "actual" or group.form == "infinitive":
            continue
        if group.lemma in ("threaten", "warn") or group.lemma in wordlists().classes["vowing"]:
            yield from _would_suffer(clauses, group)
        if group.lemma == "threaten":
            yield from _threatened(clauses, group)


def _would_suffer(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X warned that Y would pay a heavy price", "X vowed that Y would be destroyed"."""
    units = clauses.units
    for inner in clauses.groups:
        clause = clauses.clause(inner) if inner.head > group.head else None
        if clause is None or clause.link != "content" or inner.modality not in ("conditional", "expected"):
            continue
        if inner.negated or not _ill(clauses, inner):
            continue
        for doer in clauses.subjects(group):
            for sufferer in clause.subjects:
                if sufferer.actor.name != doer.actor.name and "bystanders" not in sufferer.roles:
                    content = content_from(units, inner.head)
                    score = surer(0.75, doer, sufferer)
                    yield Finding(group.head, "threatens", doer, sufferer, content=content, score=score)
        return


def _ill(clauses: Clauses, inner: VerbGroup) -> bool:
    """Whether what its subject would do or have done to it is harm."""
    after = {unit.low for unit in clauses.units[inner.head + 1 : inner.head + _REACH]}
    if inner.voice == "passive":
        return inner.lemma in _DONE_TO
    return inner.lemma in _SUFFERS and (inner.lemma not in _NEEDS_EVIL or bool(after & _EVILS))


def _threatened(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X threatened a harsher response": its one foe."""
    units = clauses.units
    phrase = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    if phrase is None or phrase.party is not None:
        return
    words = {unit.low for unit in units[phrase.first : phrase.last]}
    event = wordlists().events.get(units[phrase.last].low)
    harm = event is not None and vocabulary().relation(event.relation).sign < 0
    if not harm and not (units[phrase.last].low in _HARM and words & _HARSH):
        return
    following = units[phrase.last + 1].low if phrase.last + 1 < len(units) else ""
    if following in ("on", "against", "upon", "for"):
        return
    for doer in clauses.subjects(group):
        foe = clauses.foe(doer.actor, official=False)
        target: Party | None = foe_party(foe, clauses, phrase) if foe is not None else None
        content = content_from(units, phrase.first)
        yield Finding(group.head, "threatens", doer, target, content=content, score=0.6)
