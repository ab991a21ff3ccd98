"""Analyses of a view: each returns typed results that carry the claims they rest on."""

from kg.analysis.backtest import Backtest, Forecast, backtest
from kg.analysis.candidate import Access, Candidate, Factors, Mediators, Options, Record, SetAside
from kg.analysis.candidates import could_mediate
from kg.analysis.conflicted import ConflictedMediator, ConflictedMediators, conflicted_mediators
from kg.analysis.mediation import (
    Hop,
    MediationPath,
    MediationPaths,
    MediatorRecord,
    mediation_paths,
    mediators_between,
)
from kg.analysis.reversals import Reversal, Reversals, Witness, reversals
from kg.analysis.strength import Weights
from kg.analysis.ties import Neighbour, Tie, adversaries, allies, find_actor, ties_between

__all__ = [
    "Access",
    "Backtest",
    "Candidate",
    "ConflictedMediator",
    "ConflictedMediators",
    "Factors",
    "Forecast",
    "Hop",
    "MediationPath",
    "MediationPaths",
    "MediatorRecord",
    "Mediators",
    "Neighbour",
    "Options",
    "Record",
    "Reversal",
    "Reversals",
    "SetAside",
    "Tie",
    "Weights",
    "Witness",
    "adversaries",
    "allies",
    "backtest",
    "conflicted_mediators",
    "could_mediate",
    "find_actor",
    "mediation_paths",
    "mediators_between",
    "reversals",
    "ties_between",
]
