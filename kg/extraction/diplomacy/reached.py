"""Reached: who agreed to the accord that the sentence before tells: "A truce took hold. A and B had agreed to it"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extraction.diplomacy.accord_doing import apart, distinct
from kg.extraction.diplomacy.accord_openings import made_together
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.speech.attribution import attributions
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists

__all__ = ["ReachedMemory"]

_REACHES = frozenset(("agree", "reach", "conclude"))
"""What only the parties of an accord do: a third one may negotiate it, strike it or seal it for them."""
_OWN = frozenset(("main", "coordinate"))
"""Clauses that the text tells itself: whose accord somebody else says it is stays open."""
_PAIR = 2


class ReachedMemory:
    """Whether the last sentence tells of an accord, and whom it names, as these may be its parties."""

    def __init__(self) -> None:
        self._told = False
        self._named: frozenset[str] = frozenset()

    def completed(self, clauses: Clauses, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings of a sentence with who agreed to the accord of which the last one told."""
        found = (*findings, *self._reached(clauses, findings)) if self._told else findings
        words = {unit.low for unit in clauses.units}
        self._told = not words.isdisjoint(_agreements())
        self._named = _named(clauses)
        return found

    def _reached(self, clauses: Clauses, findings: tuple[Finding, ...]) -> Iterator[Finding]:
        if any(finding.relation == "partyTo" for finding in findings):
            return  # another rule reads whose accord it is
        for group in clauses.groups:
            parties = apart(clauses.subjects(group)) if _takes_it(clauses, group) else ()
            if len(parties) != _PAIR or not distinct(parties) or not all(_able(party) for party in parties):
                continue
            if any(each.verb != group.head for each in attributions(clauses)):
                return  # as the accord that the last sentence tells as a fact would get these parties as a fact
            if self._named <= {party.actor.name for party in parties}:
                yield made_together(clauses, group, parties)
                return


def _takes_it(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the verb says that its subjects have agreed to "it", and nothing that "it" is to do."""
    if group.lemma not in _REACHES or group.form != "finite" or group.voice != "active":
        return False
    if group.negated or group.modality != "actual":
        return False
    clause = clauses.clause(group)
    if clause is None or not {clause.link, *clause.within} <= _OWN:
        return False
    units, place = clauses.units, group.head + 1
    place += group.lemma == "agree" and place < len(units) and units[place].low in ("to", "on", "upon")
    taken = place < len(units) and units[place].low == "it" and units[place].actor is None
    return taken and (place + 1 >= len(units) or not units[place + 1].forms)


def _able(party: Party) -> bool:
    return party.actor.type in SIDES


def _named(clauses: Clauses) -> frozenset[str]:
    """The sides that a sentence names, but for where it happens: "A truce took hold in X"."""
    units = clauses.units
    return frozenset(
        unit.actor.name
        for index, unit in enumerate(units)
        if unit.actor is not None
        and unit.kind in NAMES
        and unit.actor.type in SIDES
        and not (index and units[index - 1].low == "in")
    )


@cache
def _agreements() -> frozenset[str]:
    """The nouns of what two or more have to agree to."""
    return frozenset(word for word, accord in wordlists().accords.items() if accord.kind == "agreement")
