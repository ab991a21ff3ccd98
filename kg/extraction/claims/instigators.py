"""Instigators: who is said to be behind, or is blamed by nobody for, the attack of which the sentences before tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.objects import surer
from kg.extraction.claims.echoes import the_deed
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.discourse import Discourse
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import wordlists
from kg.model import Modality

__all__ = ["instigator_findings"]

_ORDERS = frozenset(("order", "plan", "organise", "organize", "mastermind", "orchestrate", "commission", "direct",
                     "instigate"))  # fmt: skip
"""What may be said of another than who did it himself."""
_DOES = frozenset(("carry", "commit", "perpetrate", "launch", "mount", "conduct"))


def instigator_findings(clauses: Clauses, discourse: Discourse, said: Sequence[Finding]) -> Iterator[Finding]:
    """As in "X says that Y ordered the attack", "according to X, Y had planned it": on whom, another sentence tells.

    Args:
        clauses: the sentence.
        discourse: what was said before it.
        said: what other rules have read in the sentence.
    """
    read = {finding.trigger for finding in said}
    for group in clauses.groups:
        if (
            (group.lemma not in _ORDERS and group.lemma not in _DOES)
            or group.head in read
            or not _told_by_another(clauses, group)
        ):
            continue
        first = group.head + 1 + (clauses.units[min(group.head + 1, len(clauses.units) - 1)].low == "out")
        if not the_deed(clauses, first):
            continue
        for doer in clauses.subjects(group):
            struck = discourse.deeds.victim(doer.actor.name, whoever=group.lemma in _ORDERS)
            if struck is None or doer.actor.type not in SIDES or "assets" in doer.roles:
                continue
            victim = Party(struck, struck, doer.start, doer.end, frozenset(("name",)), "coreference")
            yield Finding(group.head, "attacked", doer, victim, "Attack", score=surer(0.7, doer, victim))
    for trigger, doer, modality, named in (*_blamed(clauses), *_responsible(clauses)):
        # For what, only the sentence right before tells where the deed is not named.
        struck = discourse.deeds.victim(doer.actor.name, reach=2 if named else 1) if trigger not in read else None
        if struck is None or doer.actor.type not in SIDES or "assets" in doer.roles:
            continue
        victim = Party(struck, struck, doer.start, doer.end, frozenset(("name",)), "coreference")
        score = surer(0.7, doer, victim)
        yield Finding(trigger, "attacked", doer, victim, "Attack", modality=modality, score=score)


def _blamed(clauses: Clauses) -> Iterator[tuple[int, Party, Modality, bool]]:
    """As in "X was blamed", "Suspicion fell on X", by whom nothing says: possible, never so.

    With the word that says so, and whether the deed is named.
    """
    units = clauses.units
    for group in clauses.groups:
        clause = clauses.clause(group)
        if clause is None or group.negated or group.modality != "actual" or clause.link not in ("main", "coordinate"):
            continue
        if group.lemma == "blame" and group.voice == "passive" and not clause.agents and not clause.led_to("by"):
            if _of_the_deed(clauses, group.head + 1):
                named = not _closes(units, group.head + 1)
                yield from ((group.head, party, "possible", named) for party in clauses.subjects(group))
        elif group.lemma == "fall" and units[group.first - 1].low == "suspicion":
            led = clause.complements.get("on", ())
            if len(led) == 1 and led[0].party is not None and _closes(units, led[0].last + 1):
                yield group.head, led[0].party, "possible", False


def _responsible(clauses: Clauses) -> Iterator[tuple[int, Party, Modality, bool]]:
    """As in "X was responsible", "fighters of X were to blame for the attack", which the text itself says.

    It may be for something else where the deed is not named: no more than possible.
    """
    units = clauses.units
    for index in clauses.places.of(frozenset(), kind="be", ahead=1):
        words = [unit.low for unit in units[index + 1 : index + 3]]
        size = 1 if words[:1] == ["responsible"] else 2 if words == ["to", "blame"] else 0
        if not size or units[index].low not in ("was", "were") or not _plainly_told(clauses, index):
            continue
        if _of_the_deed(clauses, index + 1 + size):
            named = not _closes(units, index + 1 + size)
            modality: Modality = "actual" if named else "possible"
            yield from ((index, party, modality, named) for party in clauses.copula(index))


def _plainly_told(clauses: Clauses, index: int) -> bool:
    """Whether no verb stands before, or only that of who says so."""
    before = [group for group in clauses.groups if group.head < index]
    if len(before) > 1 or any(unit.kind in ("subordinator", "relative", "quote") for unit in clauses.units[:index]):
        return False
    return all(g.lemma in wordlists().speech and not g.negated and g.modality == "actual" for g in before)


def _of_the_deed(clauses: Clauses, at: int) -> bool:
    """Whether nothing follows, or "for the attack"."""
    units = clauses.units
    led = at < len(units) and units[at].low == "for"
    return the_deed(clauses, at + 1) if led else _closes(units, at)


def _closes(units: Units, at: int) -> bool:
    return at >= len(units) or units[at].kind in ("end", "stop", "comma") or units[at].low == "and"


def _told_by_another(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether it is what somebody says of somebody else."""
    clause = clauses.clause(group)
    speech = clause.governor if clause is not None and clause.link == "content" else None
    if speech is None or group.form != "finite" or group.voice != "active" or group.negated or speech.negated:
        return False
    if group.modality != "actual" or speech.lemma not in wordlists().speech:
        return False
    doers = {party.actor.name for party in clauses.subjects(group)}
    return doers.isdisjoint(party.actor.name for party in clauses.subjects(speech))
