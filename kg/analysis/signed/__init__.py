"""Signed networks: ties as columns, snapshots of a day, and what can be computed from them.

An `EdgeTable` holds the ties as numpy columns, a `Snapshot` the pairs of actors on a day with their state: friendly,
hostile, or both. Every measure takes a snapshot and returns a frozen result with a ``frame()`` and a ``text()``; the
snapshot in it leads from each pair to its ties, and from these to their claims.
"""

from kg.analysis.signed.access import Access, access
from kg.analysis.signed.balance import Balance, Index, balance
from kg.analysis.signed.blocs import Blocs, blocs
from kg.analysis.signed.brokerage import ROLES, Brokerage, brokerage
from kg.analysis.signed.census import Census, census
from kg.analysis.signed.centrality import Centralities, centralities, eigenvector_centrality, pn_centrality
from kg.analysis.signed.chains import Chain, Chains, chains
from kg.analysis.signed.companions import Companions, companions
from kg.analysis.signed.frustration import Frustration, frustration, instance_of
from kg.analysis.signed.mediation import MediationScores, mediation_scores
from kg.analysis.signed.series import Moment, Series, series
from kg.analysis.signed.snapshot import BOTH, Snapshot
from kg.analysis.signed.table import FAMILIES, Bounds, EdgeTable, Level

__all__ = [
    "BOTH",
    "FAMILIES",
    "ROLES",
    "Access",
    "Balance",
    "Blocs",
    "Bounds",
    "Brokerage",
    "Census",
    "Centralities",
    "Chain",
    "Chains",
    "Companions",
    "EdgeTable",
    "Frustration",
    "Index",
    "Level",
    "MediationScores",
    "Moment",
    "Series",
    "Snapshot",
    "access",
    "balance",
    "blocs",
    "brokerage",
    "census",
    "centralities",
    "chains",
    "companions",
    "eigenvector_centrality",
    "frustration",
    "instance_of",
    "mediation_scores",
    "pn_centrality",
    "series",
]
