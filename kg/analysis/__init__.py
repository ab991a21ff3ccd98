"""Analyses of a view: each returns typed results that carry the claims they rest on."""

from kg.analysis.accusations import Accusation, Accusations, accusations
from kg.analysis.agreements import Agreement, Agreements, Phase, agreements
from kg.analysis.backtest import Backtest, Forecast, backtest
from kg.analysis.candidate import Access, Candidate, Factors, Mediators, Options, Record, SetAside
from kg.analysis.candidates import could_mediate
from kg.analysis.change_points import ChangePoint, change_points
from kg.analysis.comparison import adjusted_rand, jaccard, kendall_tau
from kg.analysis.conflicted import ConflictedMediator, ConflictedMediators, conflicted_mediators
from kg.analysis.days import as_day, days_between
from kg.analysis.difference import Change, Difference, PairChange, Side, difference
from kg.analysis.durations import Duration, Durations, durations
from kg.analysis.figures import Clash, Figures, Told, figures, why_not_add
from kg.analysis.ledger import Entry, Ledger, Tension, ledger
from kg.analysis.mediation import (
    Hop,
    MediationPath,
    MediationPaths,
    mediation_paths,
)
from kg.analysis.mediator_records import MediatorRecord, MediatorRecords, mediators_between
from kg.analysis.neighbours import Neighbour, Neighbours, adversaries, allies
from kg.analysis.origins import Origins, Traced, independent_origins
from kg.analysis.questions import Answer, Question, ask
from kg.analysis.quotes import Cited, Quotes, quotes
from kg.analysis.reversals import Reversal, Reversals, Witness, reversals
from kg.analysis.robustness import Robustness, Trial, robustness
from kg.analysis.rollup import Rollup, rolled_up
from kg.analysis.strength import Weights
from kg.analysis.survival import Lifetime, Survival, survival
from kg.analysis.ties import Tie, find_actor, ties_between
from kg.analysis.timeline import Incident, Span, Step, Timeline, incidents_of_frame, timeline, timeline_of
from kg.analysis.worldviews import Worldviews, worldviews

__all__ = [
    "Access",
    "Accusation",
    "Accusations",
    "Agreement",
    "Agreements",
    "Answer",
    "Backtest",
    "Candidate",
    "Change",
    "ChangePoint",
    "Cited",
    "Clash",
    "ConflictedMediator",
    "ConflictedMediators",
    "Difference",
    "Duration",
    "Durations",
    "Entry",
    "Factors",
    "Figures",
    "Forecast",
    "Hop",
    "Incident",
    "Ledger",
    "Lifetime",
    "MediationPath",
    "MediationPaths",
    "MediatorRecord",
    "MediatorRecords",
    "Mediators",
    "Neighbour",
    "Neighbours",
    "Options",
    "Origins",
    "PairChange",
    "Phase",
    "Question",
    "Quotes",
    "Record",
    "Reversal",
    "Reversals",
    "Robustness",
    "Rollup",
    "SetAside",
    "Side",
    "Span",
    "Step",
    "Survival",
    "Tension",
    "Tie",
    "Timeline",
    "Told",
    "Traced",
    "Trial",
    "Weights",
    "Witness",
    "Worldviews",
    "accusations",
    "adjusted_rand",
    "adversaries",
    "agreements",
    "allies",
    "as_day",
    "ask",
    "backtest",
    "change_points",
    "conflicted_mediators",
    "could_mediate",
    "days_between",
    "difference",
    "durations",
    "figures",
    "find_actor",
    "incidents_of_frame",
    "independent_origins",
    "jaccard",
    "kendall_tau",
    "ledger",
    "mediation_paths",
    "mediators_between",
    "quotes",
    "reversals",
    "robustness",
    "rolled_up",
    "survival",
    "ties_between",
    "timeline",
    "timeline_of",
    "why_not_add",
    "worldviews",
]
