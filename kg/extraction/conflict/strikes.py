"""Strikes: whose "the strikes" and "one strike" are, where a document has told of one who strikes.

Releases tell first who "conducted 12 strikes", then what each did: "Near P, one strike engaged an X tactical unit".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.extraction.arguments.objects import others_after
from kg.extraction.arguments.suitability import can_be
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import Frame
from kg.model import Actor

__all__ = ["StrikeMemory"]

_STRIKES = frozenset(("strike", "strikes", "airstrike", "airstrikes", "bombing", "bombings", "sorties"))
_HITS = frozenset(
    ("engage", "destroy", "hit", "strike", "damage", "kill", "wound", "suppress", "target", "pound", "degrade",
     "crater", "eliminate", "neutralise", "neutralize", "level")
)  # fmt: skip
_FRAME = Frame("attacked", "Strike", ("object",), "target")
_HIT = GROUPS | {"State", "Government", "Person", "Population"}
_STRIKERS = GROUPS | {"State", "Government", "IntergovernmentalOrganization", "Military", "StateOrgan"}
_SCORE = 0.6
_OWNERLESS = frozenset(("by", "from"))


class StrikeMemory:
    """Who has struck so far in one document."""

    def __init__(self) -> None:
        self._strikers: dict[str, Actor] = {}

    def findings(self, clauses: Clauses) -> Iterator[Finding]:
        """What strikes that the sentence gives nobody hit: those of the one who has struck so far."""
        if len(self._strikers) != 1 or not any(unit.low in _STRIKES for unit in clauses.units):
            return
        striker = next(iter(self._strikers.values()))
        strikes: NounPhrase | None = None
        for group in clauses.groups:
            if group.lemma not in _HITS or group.voice != "active" or group.form == "infinitive":
                continue
            strikes = _unowned(clauses, group) or (strikes if _joined(clauses.units, group) else None)
            if strikes is not None and group.modality == "actual" and not group.negated:
                yield from _hit(clauses, group, strikes, striker)

    def note(self, units: Sequence[Unit], findings: Iterable[Finding]) -> None:
        """Remember who strikes in a sentence that has been read."""
        if not any(unit.low in _STRIKES for unit in units):
            return
        for finding in findings:
            if finding.stance == "affirms" and finding.modality == "actual" and _strikes(finding):
                self._strikers.setdefault(finding.subject.actor.name, finding.subject.actor)


def _strikes(finding: Finding) -> bool:
    """Whether its subject has struck somebody, or is counted to have made attacks: "the X conducted five strikes"."""
    counted = finding.figure is not None and finding.figure.measure == "attacks"
    return finding.relation == "attacked" or (counted and finding.subject.actor.type in _STRIKERS)


def _hit(clauses: Clauses, group: VerbGroup, strikes: NounPhrase, striker: Actor) -> Iterator[Finding]:
    at = clauses.units[strikes.last]
    doer = Party(striker, striker, at.start, at.end, frozenset(("name",)), "coreference")
    met: set[str] = set()
    for target in others_after(clauses, group.head + 1, _FRAME, (doer,)):
        if target.actor.name not in met and target.actor.type in _HIT and can_be(_FRAME, doer, target):
            met.add(target.actor.name)
            yield Finding(group.head, "attacked", doer, target, "Strike", score=_SCORE)


def _unowned(clauses: Clauses, group: VerbGroup) -> NounPhrase | None:
    """The subject of the verb, where it is strikes of which the sentence does not say whose they are."""
    units, last = clauses.units, clauses.past_adjuncts(group.first - 1)
    phrase = noun_phrase_before(units, last) if last >= 0 else None
    if phrase is None or units[phrase.last].low not in _STRIKES:
        return None
    if any(unit.kind in NAMES for unit in units[phrase.first : phrase.last + 1]):
        return None
    return None if any(unit.low in _OWNERLESS for unit in units[phrase.last : group.first]) else phrase


def _joined(units: Units, group: VerbGroup) -> bool:
    before = units[group.first - 1] if group.first else None
    return before is not None and (before.kind in ("comma", "stop") or before.low == "and")
