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

_STRIKES = frozenset(("strike", "strikes", "airstrike", "airstrikes", "bombing", "bombings", "sorties",
                      "shelling", "bombardment", "bombardments", "barrage", "barrages", "salvo",
                      "salvoes"))  # fmt: skip
_HITS = frozenset(
    ("engage", "destroy", "hit", "strike", "damage", "kill", "wound", "suppress", "target", "pound", "degrade",
     "crater", "eliminate", "neutralise", "neutralize", "level")
)  # fmt: skip
_FRAME = Frame("attacked", "Strike", ("object",), "target")
_HIT = GROUPS | {"State", "Government", "Person", "Population"}
_STRIKERS = GROUPS | {"State", "Government", "IntergovernmentalOrganization", "Military", "StateOrgan"}
_SCORE = 0.6
_OWNERLESS = frozenset(("by", "from"))
_AGAIN = frozenset(("the", "these", "those", "second", "third", "another", "further", "more", "other"))
_RECENT = 2
"""Sentences after the one whose verb tells of a strike in which "the strikes" are its own."""


class StrikeMemory:
    """Who has struck so far in one document."""

    def __init__(self) -> None:
        self._strikers: dict[str, Actor] = {}
        self._by_verb: dict[str, Actor] = {}
        self._since = 0

    def findings(self, clauses: Clauses) -> Iterator[Finding]:
        """What strikes that the sentence gives nobody hit: those of the one who has struck so far."""
        strikers = self._strikers | self._by_verb
        if len(strikers) != 1 or not any(unit.low in _STRIKES for unit in clauses.units):
            return
        striker = next(iter(strikers.values()))
        strikes: NounPhrase | None = None
        for group in clauses.groups:
            if group.lemma not in _HITS or group.voice != "active" or group.form == "infinitive":
                continue
            strikes = _unowned(clauses, group) or (strikes if _joined(clauses.units, group) else None)
            meant = strikes is not None and (bool(self._strikers) or self._goes_on(clauses.units, strikes))
            if strikes is not None and meant and group.modality == "actual" and not group.negated:
                yield from _hit(clauses, group, strikes, striker)

    def _goes_on(self, units: Units, strikes: NounPhrase) -> bool:
        """Whether it speaks of strikes just told by a verb: "Israel struck P. The strikes, a second strike, hit"."""
        return self._since < _RECENT and any(u.low in _AGAIN for u in units[strikes.first : strikes.last])

    def note(self, units: Sequence[Unit], findings: Iterable[Finding]) -> None:
        """Remember who strikes in a sentence that has been read."""
        told = [f for f in findings if f.stance == "affirms" and f.modality == "actual" and _strikes(f)]
        named = bool(told) and any(unit.low in _STRIKES for unit in units)
        self._since += 1
        for finding in told if named else [f for f in told if f.event == "Strike"]:
            (self._strikers if named else self._by_verb).setdefault(finding.subject.actor.name, finding.subject.actor)
            self._since = 0


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
    units = clauses.units
    last = clauses.past_adjuncts(_before_aside(units, group.first - 1))
    phrase = noun_phrase_before(units, last) if last >= 0 else None
    if phrase is None or units[phrase.last].low not in _STRIKES:
        return None
    if any(unit.kind in NAMES for unit in units[phrase.first : phrase.last + 1]):
        return None
    return None if any(unit.low in _OWNERLESS for unit in units[phrase.last : group.first]) else phrase


def _before_aside(units: Units, index: int) -> int:
    """The unit before a date between commas that ends at ``index``: "a second strike, on 5 May, killed"."""
    opening = next((i for i in range(index - 1, max(index - _ASIDE, 0), -1) if units[i].kind == "comma"), None)
    if units[index].kind != "comma" or opening is None or index - opening < 2:
        return index
    return opening - 1 if all(unit.kind in _DATED for unit in units[opening + 1 : index]) else index


_ASIDE = 7
_DATED = frozenset(("preposition", "date", "number", "determiner"))


def _joined(units: Units, group: VerbGroup) -> bool:
    before = units[group.first - 1] if group.first else None
    return before is not None and (before.kind in ("comma", "stop") or before.low == "and")
