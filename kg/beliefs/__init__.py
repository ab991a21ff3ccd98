"""Which statements hold, at a date, by whose account, and why."""

from kg.beliefs.assess import Assessment, assess, entails
from kg.beliefs.camps import Camps
from kg.beliefs.cast import actors_of
from kg.beliefs.evidence import Evidence, claimants_of, evidence_of
from kg.beliefs.sources import known_by, only_before, origin_of, origins, recorded, without_origin
from kg.beliefs.views import Held, View, known_claimant, plain_ties, select

__all__ = [
    "Assessment",
    "Camps",
    "Evidence",
    "Held",
    "View",
    "actors_of",
    "assess",
    "claimants_of",
    "entails",
    "evidence_of",
    "known_by",
    "known_claimant",
    "only_before",
    "origin_of",
    "origins",
    "plain_ties",
    "recorded",
    "select",
    "without_origin",
]
