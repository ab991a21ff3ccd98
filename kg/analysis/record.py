"""The record of mediators: what each had mediated before a day, and how that had come out by then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

import networkx as nx

from kg.analysis.candidate import Record
from kg.analysis.rollup import Rollup
from kg.analysis.ties import Tie, tie

__all__ = ["records"]

_FAILED = "collapsed"
"""Of the phases after which nothing comes; what ran its term, or gave way to another accord, did not fail."""


def records(network: nx.MultiDiGraph[str], day: date, rollup: Rollup) -> Mapping[str, Record]:
    """Each mediator's mediations, by how they had come out strictly before the day.

    A mediation counts as lasting where it led to an agreement that is not known to have collapsed by then, and as
    failed where it is. One that led to no agreement that a text names is an attempt: it counts neither way.
    """
    failed = {
        target
        for _, target, attributes in network.edges(data=True)
        if attributes["phase"] == _FAILED
        and attributes["interval"].from_latest is not None
        and attributes["interval"].from_latest < day
    }
    found: dict[str, dict[str, Tie]] = defaultdict(dict)
    for source, target, attributes in network.edges(data=True):
        if attributes["relation"] == "mediatedBetween" and network.nodes[target]["kind"] == "actor":
            found[rollup.name(source)].setdefault(attributes["assertable"], tie(source, target, attributes))
    return {name: _record(name, found[name], day, failed) for name in sorted(found)}


def _record(name: str, ties: Mapping[str, Tie], day: date, failed: set[str]) -> Record:
    parts: dict[str, list[Tie]] = {"lasted": [], "failed": [], "attempts": [], "not before": []}
    for key in sorted(ties):
        one = ties[key]
        bounds = [bound for bound in (one.interval.from_latest, one.interval.to_latest) if bound is not None]
        if not bounds or min(bounds) >= day:
            # What may have begun later does not count, and neither does what no text dates.
            if not (one.interval.from_earliest is not None and one.interval.from_earliest >= day):
                parts["not before"].append(one)
        elif one.agreement is None:
            parts["attempts"].append(one)
        else:
            parts["failed" if one.agreement in failed else "lasted"].append(one)
    return Record(name, *(tuple(kept) for kept in parts.values()))
