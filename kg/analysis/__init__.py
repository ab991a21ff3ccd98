"""Analyses of a view: each returns typed results that carry the claims they rest on."""

from kg.analysis.accusations import Accusation, Accusations, accusations
from kg.analysis.agreements import Agreement, Agreements, Phase, agreements
from kg.analysis.backtest import Backtest, Forecast, backtest
from kg.analysis.candidate import Access, Candidate, Factors, Mediators, Options, Record, SetAside
from kg.analysis.candidates import could_mediate
from kg.analysis.conflicted import ConflictedMediator, ConflictedMediators, conflicted_mediators
from kg.analysis.durations import Duration, Durations, durations
from kg.analysis.figures import Clash, Figures, Told, figures, why_not_add
from kg.analysis.ledger import Entry, Ledger, Tension, ledger
from kg.analysis.mediation import (
    Hop,
    MediationPath,
    MediationPaths,
    MediatorRecord,
    mediation_paths,
    mediators_between,
)
from kg.analysis.origins import Origins, Traced, independent_origins
from kg.analysis.reversals import Reversal, Reversals, Witness, reversals
from kg.analysis.strength import Weights
from kg.analysis.survival import Lifetime, Survival, survival
from kg.analysis.ties import Neighbour, Tie, adversaries, allies, find_actor, ties_between

__all__ = [
    "Access",
    "Accusation",
    "Accusations",
    "Agreement",
    "Agreements",
    "Backtest",
    "Candidate",
    "Clash",
    "ConflictedMediator",
    "ConflictedMediators",
    "Duration",
    "Durations",
    "Entry",
    "Factors",
    "Figures",
    "Forecast",
    "Hop",
    "Ledger",
    "Lifetime",
    "MediationPath",
    "MediationPaths",
    "MediatorRecord",
    "Mediators",
    "Neighbour",
    "Options",
    "Origins",
    "Phase",
    "Record",
    "Reversal",
    "Reversals",
    "SetAside",
    "Survival",
    "Tension",
    "Tie",
    "Told",
    "Traced",
    "Weights",
    "Witness",
    "accusations",
    "adversaries",
    "agreements",
    "allies",
    "backtest",
    "conflicted_mediators",
    "could_mediate",
    "durations",
    "figures",
    "find_actor",
    "independent_origins",
    "ledger",
    "mediation_paths",
    "mediators_between",
    "reversals",
    "survival",
    "ties_between",
    "why_not_add",
]
