"""What is checked before anybody relies on a graph: its form, and what crosses documents."""

from kg.checks.finding import Finding, Severity
from kg.checks.graph import check_quads, check_store
from kg.checks.integrity import Integrity, check_integrity
from kg.checks.statements import ACCOUNT_CHECKS, AccountCheck, check_accounts

__all__ = [
    "ACCOUNT_CHECKS",
    "AccountCheck",
    "Finding",
    "Integrity",
    "Severity",
    "check_accounts",
    "check_integrity",
    "check_quads",
    "check_store",
]
