"""Pairs: who is in conflict or at a table with whom so far, by what the document has told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from kg.extraction.descriptions import SIDES
from kg.extraction.findings import Finding
from kg.model import Actor
from kg.vocabulary import vocabulary

__all__ = ["Pair", "Pairs", "anybody", "belligerent", "only_two", "opposed"]

Pair = tuple[Actor, Actor]

_WEIGHTS = {"conflict": 3, "agreement": 3, "talks": 3, "mediation": 3, "host": 3, "accusation": 1}
"""By family of relation, what a statement tells of who is in conflict with whom."""
_SURE = 0.55
_HELPS = frozenset(("mediatedBetween", "hosted"))
_CHARGED = 1
"""The weight of a pair of whom only a charge was told."""
_MOST = 500
"""Pairs that are counted."""


class Pairs:
    """Who is set against whom in one document."""

    def __init__(self) -> None:
        self._weights: Counter[tuple[str, str]] = Counter()
        self._actors: dict[str, Actor] = {}
        self._helpers: set[str] = set()

    @property
    def empty(self) -> bool:
        """Whether nobody has been set against anybody."""
        return not self._weights

    def note(self, findings: Iterable[Finding]) -> Pair | None:
        """Remember what a sentence says of who is against whom or at a table; the weightiest pair of it."""
        told = list(findings)
        self._helpers |= {f.subject.actor.name for f in told if f.relation in _HELPS}
        found = sorted(opposed(told), key=lambda item: -item[1])
        for (first, second), weight in found:
            self._actors.setdefault(first.name, first)
            self._actors.setdefault(second.name, second)
            names = sorted((first.name, second.name))
            if (names[0], names[1]) in self._weights or len(self._weights) < _MOST:
                self._weights[(names[0], names[1])] += weight
        return found[0][0] if found and found[0][1] > 1 else None

    def weight(self, two: Pair) -> int:
        """How much was told of the two against each other."""
        first, second = sorted((two[0].name, two[1].name))
        return self._weights[(first, second)]

    def only_help(self, two: Sequence[Actor]) -> bool:
        """Whether one of them helps others to talk, and nothing was told of the two against each other."""
        first, second = sorted(actor.name for actor in two)
        return not self._weights[(first, second)] and bool(self._helpers & {first, second})

    def dominant(self, without: frozenset[str], fits: Callable[[Actor], bool]) -> Pair | None:
        """The pair that the document sets against each other most often; ``None`` where two are as frequent."""
        ranked: list[tuple[int, tuple[str, str]]] = []
        for pair, weight in self._weights.most_common():
            if len(ranked) > 1 or (ranked and weight < ranked[0][0]):
                break
            if weight <= _CHARGED and self._helpers & set(pair):
                continue  # a charge by or against who helps others to talk makes no two sides
            if not without & set(pair) and all(fits(self._actors[name]) for name in pair):
                ranked.append((weight, pair))
        if not ranked or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
            return None
        first, second = ranked[0][1]
        return self._actors[first], self._actors[second]

    def foe(self, name: str, fits: Callable[[Actor], bool]) -> Actor | None:
        """Whom one is set against: the only one who fits, or the one named at least twice as often as any other."""
        ranked: list[tuple[int, str]] = []
        for pair, weight in self._weights.items():
            if name in pair:
                other = pair[1] if pair[0] == name else pair[0]
                if fits(self._actors[other]):
                    ranked.append((-weight, other))
        ranked.sort()
        if not ranked or (len(ranked) > 1 and ranked[0][0] > 2 * ranked[1][0]):
            return None
        return self._actors[ranked[0][1]]


def opposed(findings: Iterable[Finding]) -> Sequence[tuple[Pair, int]]:
    """The pairs whom the findings set against each other, or bring together at a table, with what that weighs."""
    found: list[tuple[Pair, int]] = []
    for finding in findings:
        weight = _WEIGHTS.get(vocabulary().relation(finding.relation).family, 0)
        if finding.relation in ("threatens", "sanctions"):
            weight = 1  # many threaten and punish who do not fight
        if finding.relation == "criticises":
            continue  # who condemns one side's deed is no side
        if not weight or finding.stance == "denies" or finding.score < _SURE:
            continue
        if finding.relation == "tookOver" or finding.asked:
            continue  # those who take a state over do not become its other side, nor those whom one of its sides calls
        if len(finding.parties) == 2:
            found.append(((finding.parties[0].actor, finding.parties[1].actor), weight))
        elif finding.object is not None and {finding.subject.actor.type, finding.object.actor.type} <= SIDES:
            found.append(((finding.subject.actor, finding.object.actor), weight))
    return found


def anybody(actor: Actor) -> bool:
    """Whether an actor can be one of two, whoever they are: no place, and nobody's voice."""
    return actor.type not in ("Place", "MediaOutlet", "UnnamedSource")


def belligerent(actors: Iterable[Actor]) -> bool:
    """Whether each can be a side of a conflict."""
    return all(actor.type in SIDES for actor in actors)


def only_two(actors: Iterable[Actor]) -> Pair | None:
    """The two who can be sides, where there are no more and no fewer."""
    sides = [actor for actor in actors if actor.type in SIDES]
    return (sides[0], sides[1]) if len(sides) == 2 else None
