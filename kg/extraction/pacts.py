"""Pacts: what two agree where no noun names an accord: "A and B reconciled", "agreed how to share power"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.accord_doing import actors, distinct
from kg.extraction.accord_parties import both_act
from kg.extraction.clauses import Clauses
from kg.extraction.descriptions import SIDES
from kg.extraction.findings import Accord, Finding
from kg.extraction.locations import venue_after
from kg.extraction.phrases import Party, VerbGroup
from kg.model import Actor

__all__ = ["anchor", "pact_findings"]

_HOW = frozenset(("how", "when", "where", "which", "what"))
_FAR = 14
"""Units between "agreed" and "how", past when and where they did."""
_OVER = frozenset(("war", "conflict", "hostilities", "feud", "fighting", "quarrel", "hostility", "dispute", "enmity"))
_DECLARES = frozenset(("declare", "announce", "proclaim", "pronounce"))
_ABLE = SIDES | {"Person", "Organization", "Actor"}
_PAIR = 2
_NOBODY = Actor("(parties)", "Actor")


def pact_findings(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """The agreements that a verb tells by itself."""
    told = group.voice == "active" and group.form == "finite" and not group.negated and group.modality == "actual"
    if not told:
        return
    if (group.lemma == "agree" and _how(clauses, group)) or (group.lemma == "reconcile" and _alone(clauses, group)):
        yield from _between(clauses, group, "Agreement")
    elif group.lemma in _DECLARES and _end_of_war(clauses, group):
        yield from _between(clauses, group, "PeaceAgreement")


def _between(clauses: Clauses, group: VerbGroup, event: str) -> Iterator[Finding]:
    """The agreement of the two who are the subject; of those known, where they are only "the two leaders"."""
    parties, units = actors(clauses, group), clauses.units
    accord = Accord("agreement", event, definite=True, at=group.head)
    place = venue_after(units, group.head)
    if not parties and both_act(clauses, group):
        at = anchor(units[group.head].start, units[group.head].end)
        yield Finding(group.head, "partyTo", at, None, event, (), agreement="", place=place, accord=accord, score=0.5)
    elif len(parties) == _PAIR and distinct(parties) and all(p.actor.type in _ABLE for p in parties):
        yield Finding(
            group.head, "partyTo", parties[0], None, event, parties, agreement="", place=place, accord=accord,
            score=0.7,
        )  # fmt: skip


def _how(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "agreed (early on Wednesday, after two nights in P,) how to share power"."""
    units = clauses.units
    for place in range(group.head + 1, min(group.head + _FAR, len(units) - 1)):
        unit = units[place]
        if unit.low in _HOW:
            return unit.low == "how" or units[place + 1].kind == "to" or place == group.head + 1
        if unit.kind in ("stop", "end", "that", "to", "quote", "conjunction") or clauses.at(place) is not None:
            return False
    return False


def _alone(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the verb has no object but "each other": they reconcile with one another."""
    clause = clauses.clause(group)
    return clause is not None and (clause.mutual or not (clause.objects or clause.led_to("with", "to")))


def _end_of_war(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "declared, in a joint statement, an end to their war"."""
    words = [unit.low for unit in clauses.units[group.head + 1 : group.head + _FAR]]
    at = next((i for i in range(len(words) - 3) if words[i : i + 3] == ["end", "to", "their"]), None)
    between = range(group.head + 1, group.head + 1 + (at or 0))
    return at is not None and bool(_OVER & set(words[at + 3 : at + 6])) and not any(map(clauses.at, between))


def anchor(start: int, end: int) -> Party:
    """Stands for parties that are not known yet."""
    return Party(_NOBODY, _NOBODY, start, end, frozenset(), "coreference")
