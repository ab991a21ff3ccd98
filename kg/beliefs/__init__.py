"""Which statements hold, at a date, by whose account, and why."""

from kg.beliefs.assess import Assessment, assess, entails
from kg.beliefs.camps import Camps
from kg.beliefs.evidence import Evidence, evidence_of
from kg.beliefs.views import Held, View, plain_ties, select

__all__ = [
    "Assessment",
    "Camps",
    "Evidence",
    "Held",
    "View",
    "assess",
    "entails",
    "evidence_of",
    "plain_ties",
    "select",
]
