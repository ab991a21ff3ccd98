"""What a plain sentence made of the words of another is, and how one is put together of the words of a bent clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.records import record
from kg.extraction.words.units import Unit

__all__ = ["REFERRED", "TO_AGENT", "Bent", "Kernel"]

TO_AGENT = 14  # units to the "by" of "accused in a letter to the court of plotting a coup by X"
REFERRED = frozenset(("assets", "people", "victims", "captives"))


@record
class Kernel:
    """A plain sentence made of the words of another.

    Attributes:
        units: its words.
        places: for each of them its index in the sentence.
        whom: the one of whom the bent clause tells, who must be an end of what is read.
        claimant: who tells it, where that is he himself: "complained of being shelled by X".
        whole: whether all that is read in it counts, also what tells nothing of ``whom``: "quoted X as accusing Y of".
    """

    units: tuple[Unit, ...]
    places: tuple[int, ...]
    whom: str
    claimant: Party | None = None
    whole: bool = False

    def told(self, findings: Iterable[Finding], known: Iterable[Finding]) -> Iterator[Finding]:
        """What is read of it, as findings of the sentence that it was made from.

        Args:
            findings: what the rules read in the kernel.
            known: what they have read in the sentence itself.
        """
        met = {_signature(finding) for finding in known}
        heads = {finding.subject.actor.name for finding in known if finding.relation in ("leads", "memberOf")}
        for finding in findings:
            if finding.relation == "leads" and finding.subject.actor.name in heads:
                continue  # "the army of X, led by N. N.," of whom "X, led by N. N." says too much
            tie = finding.object is not None or len(finding.parties) > 1
            if tie and (self.whole or self.whom in _ends(finding)) and _signature(finding) not in met:
                yield self._placed(finding)

    def _placed(self, finding: Finding) -> Finding:
        charge = None if finding.charge_of is None else self.places[finding.charge_of]
        moved = replace(finding, trigger=self.places[finding.trigger], charge_of=charge)
        if finding.accord is not None and finding.accord.at >= 0:
            moved = replace(moved, accord=replace(finding.accord, at=self.places[finding.accord.at]))
        who = self.claimant
        if who is None or finding.claimant is not None:
            return moved
        return replace(moved, claimant=who.speaker, claimant_at=(who.start, who.end), act="claims")


def _signature(finding: Finding) -> tuple[str, frozenset[str], str]:
    return finding.relation, frozenset(_ends(finding)), finding.stance


def _ends(finding: Finding) -> set[str]:
    named = (finding.subject, finding.object, *finding.parties)
    return {party.actor.name for party in named if party is not None}


class Bent:
    """The bent clauses of one sentence."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses, self.units = clauses, clauses.units
        self.tensed = {
            group.first: group for group in clauses.verbs
            if group.form == "finite" and group.voice != "reduced"
        }  # fmt: skip
        self.heads = {group.head: group for group in clauses.verbs}

    def made(
        self, whom: Party, *parts: Sequence[int], be: int = -1, owned: int = -1, claimant: Party | None = None
    ) -> Kernel | None:
        """The kernel of the units at these places, with "was" before the place ``be``, "'s" after ``owned``."""
        units, places = list[Unit](), list[int]()
        for place in (place for part in parts for place in part):
            if place == be:
                at = self.units[place].start
                units.append(Unit("be", "was", "was", at, at))
                places.append(place)
            units.append(self.units[place])
            places.append(place)
            if place == owned:
                at = self.units[place].end
                units.append(Unit("possessive", "'s", "'s", at, at))
                places.append(place)
        if not units:
            return None
        last = units[-1].end
        units.append(Unit("end", ".", ".", last, last))
        places.append(places[-1])
        return Kernel(tuple(units), tuple(places), whom.actor.name, claimant)

    def named(self, party: Party) -> range:
        """The place of the word that names the party."""
        for index, unit in enumerate(self.units):
            if unit.start == party.start and unit.end == party.end:
                return range(index, index + 1)
        return range(0)

    def spelt(self, party: Party, phrase: NounPhrase | None) -> range:
        """The words of the phrase that stands for the party, or only those that name it."""
        whole = phrase is not None and self.units[phrase.first].start <= party.start < self.units[phrase.last].end
        return range(phrase.first, phrase.last + 1) if phrase is not None and whole else self.named(party)
