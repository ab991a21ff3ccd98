"""Analyses of a view: each returns typed results that carry the claims they rest on."""

from kg.analysis.mediation import (
    Hop,
    MediationPath,
    MediatorRecord,
    mediation_paths,
    mediators_between,
)
from kg.analysis.reversals import Reversal, reversals
from kg.analysis.ties import Neighbour, Tie, adversaries, allies, find_actor, ties_between

__all__ = [
    "Hop",
    "MediationPath",
    "MediatorRecord",
    "Neighbour",
    "Reversal",
    "Tie",
    "adversaries",
    "allies",
    "find_actor",
    "mediation_paths",
    "mediators_between",
    "reversals",
    "ties_between",
]
