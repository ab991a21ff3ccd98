"""Questions whose answers can be compared: the same one, asked of another view, or of less evidence.

================  ==========================================================================================
``pairs``         which pairs are friendly, hostile or both: a set
``reversals``     which pairs changed sign: a set
``agreements``    which agreements there are, with their phases, mediators and hosts: a set
``mediation``     who could mediate between two actors on a day: a ranking
``blocs``         which actors stand together: a partition
``frustration``   how many pairs have to change for two camps: a number, within bounds
================  ==========================================================================================
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, get_args

import networkx as nx

from kg.analysis.candidate import Options
from kg.analysis.candidates import could_mediate
from kg.analysis.reversals import reversals
from kg.beliefs import Evidence
from kg.errors import QueryError, suggestion

__all__ = ["Answer", "Question", "ask"]

Name = Literal["pairs", "reversals", "agreements", "mediation", "blocs", "frustration"]
_NAMES: tuple[Name, ...] = get_args(Name)
_SIGN_WORDS = {frozenset({1}): "friendly", frozenset({-1}): "hostile", frozenset({1, -1}): "both"}
_SIGNED_FAMILIES = frozenset({"conflict", "support"})


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in a form that can be compared.

    Attributes:
        findings: what is found, in words; for a ranking, its top; for a partition, who stands with whom.
        ranking: name → score, for a ranking, best first.
        parts: name → part, for a partition.
        bounds: the least and the greatest value, for a number.
        evidence: for each finding that rests on single ties, the claims on these; for the others the analysis itself,
            `kg.analysis.signed.Blocs` and `kg.analysis.signed.Frustration`, leads to them.
    """

    findings: frozenset[str]
    ranking: Mapping[str, float] = field(default_factory=dict)
    parts: Mapping[str, int] = field(default_factory=dict)
    bounds: tuple[float, float] | None = None
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Mapping[str, Iterable[Evidence]]) -> Answer:
        """The answer that consists of findings with their claims."""
        return cls(frozenset(found), evidence={name: tuple(found[name]) for name in sorted(found)})


@dataclass(frozen=True, slots=True)
class Question:
    """A question to ask of a network.

    Attributes:
        name: one of those that the module lists.
        first: a party, for ``mediation``.
        second: the other.
        at: the day, for ``mediation``; for the others the network is of that day, or of all times.
        seconds: the time that an exact method may take for one answer.
    """

    name: Name
    first: str | None = None
    second: str | None = None
    at: date | None = None
    seconds: float = 5.0

    @classmethod
    def parse(cls, name: str, first: str | None = None, second: str | None = None, at: date | None = None) -> Question:
        """The question of that name.

        Raises:
            QueryError: nothing is asked by that name, ``mediation`` lacks a party or the day, or another has parties.
        """
        return cls(_name(name), first, second, at)

    def __post_init__(self) -> None:
        _name(self.name)
        if self.name == "mediation" and None in (self.first, self.second, self.at):
            raise QueryError("who could mediate needs two parties and a day", remedy="name both, and give a day")
        if self.name != "mediation" and (self.first, self.second) != (None, None):
            raise QueryError(f"{self.name} are asked of everybody", remedy="name two parties for mediation only")
        if not self.seconds > 0:
            raise QueryError(f"a budget of {self.seconds} seconds", remedy="give more than 0")

    @property
    def takes_all_times(self) -> bool:
        """Whether it is asked of the network of all times, whatever the day."""
        return self.name in ("mediation", "reversals", "agreements")

    def __str__(self) -> str:
        whom = f" between {self.first} and {self.second}" if self.first else ""
        return f"{self.name}{whom}{f' at {self.at}' if self.at else ''}"


def _name(text: str) -> Name:
    for known in _NAMES:
        if text == known:
            return known
    remedy = suggestion(str(text), _NAMES, otherwise=f"ask one of {', '.join(_NAMES)}")
    raise QueryError(f"nothing is asked by {text!r}", remedy=remedy)


def ask(question: Question, network: nx.MultiDiGraph[str]) -> Answer:
    """The answer of a network to a question; an empty network gives an empty answer."""
    return _ASKED[question.name](question, network)


def _pairs(_: Question, network: nx.MultiDiGraph[str]) -> Answer:
    signs: dict[tuple[str, str], set[int]] = defaultdict(set)
    claims: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for source, target, attributes in network.edges(data=True):
        if attributes["sign"] and attributes["family"] in _SIGNED_FAMILIES and source != target:
            pair = min(source, target), max(source, target)
            signs[pair].add(attributes["sign"])
            claims[pair] += attributes["evidence"]
    return Answer.of({
        f"{one} and {other}: {_SIGN_WORDS[frozenset(signs[one, other])]}": claims[one, other]
        for one, other in sorted(signs)
    })  # fmt: skip


def _reversals(_: Question, network: nx.MultiDiGraph[str]) -> Answer:
    words = {1: "friendly", -1: "hostile"}
    return Answer.of({
        f"{one.first} and {one.second}: from {words[one.before]} to {words[one.after]}": [
            claim for tie in (*one.ties_before, *one.ties_after) for claim in tie.evidence
        ]
        for one in reversals(network)
    })  # fmt: skip


def _agreements(_: Question, network: nx.MultiDiGraph[str]) -> Answer:
    found: dict[str, dict[str, Evidence]] = defaultdict(dict)
    for source, target, attributes in network.edges(data=True):
        if network.nodes[target]["kind"] == "agreement":
            did = {"mediatedBetween": "mediated by", "hosted": "hosted by"}.get(attributes["relation"])
            what = f"{did} {source}" if did else attributes["phase"] or "made"
            if did or attributes["relation"] == "partyTo":
                found[f"{target}: {what}"] |= {claim.statement: claim for claim in attributes["evidence"]}
    return Answer.of({name: list(claims.values()) for name, claims in found.items()})


def _mediation(question: Question, network: nx.MultiDiGraph[str]) -> Answer:
    first, second, at = question.first, question.second, question.at
    if first not in network or second not in network or first is None or second is None or at is None:
        return Answer(frozenset())
    ranked = could_mediate(network, first, second, at, Options(replicates=0))
    best = {
        f"best: {one.actor}": [c for way in one.access for hop in way.hops[0] for tie in hop for c in tie.evidence]
        for one in ranked
        if one.rank == 1
    }
    return replace(Answer.of(best), ranking={one.actor: one.score for one in ranked})


def _blocs(question: Question, network: nx.MultiDiGraph[str]) -> Answer:
    from kg.analysis.signed import EdgeTable, blocs  # noqa: PLC0415 - needs scipy and a solver, which others do not

    members = blocs(EdgeTable.from_network(network).snapshot(), seconds=question.seconds).members
    return Answer(
        frozenset(", ".join(group) for group in members if len(group) > 1),
        parts={name: number for number, group in enumerate(members) for name in group},
    )


def _frustration(question: Question, network: nx.MultiDiGraph[str]) -> Answer:
    from kg.analysis.signed import EdgeTable, frustration  # noqa: PLC0415 - needs scipy and a solver, as above

    snapshot = EdgeTable.from_network(network).snapshot()
    if not len(snapshot.signed):
        # Nothing to be divided is no balance.
        return Answer(frozenset())
    found = frustration(snapshot, seconds=question.seconds)
    words = f"L = {found.upper}" if found.is_proven else f"L between {found.lower} and {found.upper}"
    return Answer(frozenset({words}), bounds=(found.lower, found.upper))


_ASKED: Mapping[str, Callable[[Question, nx.MultiDiGraph[str]], Answer]] = {
    "pairs": _pairs,
    "reversals": _reversals,
    "agreements": _agreements,
    "mediation": _mediation,
    "blocs": _blocs,
    "frustration": _frustration,
}
