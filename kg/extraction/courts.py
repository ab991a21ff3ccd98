"""Courts: what a judge or lawyer does to somebody in the dock, which is no hostility of his own."""

from __future__ import annotations

from kg.extraction.clauses import Clauses
from kg.extraction.findings import Finding
from kg.extraction.phrases import Party

__all__ = ["of_a_judge"]

_BENCH = frozenset(("judge", "judges", "justice", "justices", "magistrate", "magistrates", "coroner", "recorder",
                    "prosecutor", "prosecutors", "jury", "juror", "attorney", "barrister", "counsel"))  # fmt: skip
_HOSTILE = frozenset(("hostileTo", "attacked", "sanctions", "disputesWith", "estrangedFrom"))
"""What they say of him stays: a prosecutor does accuse."""
_TITLE = 4


def of_a_judge(clauses: Clauses, finding: Finding) -> bool:
    """Whether a court, or one on its bench or bar, is said to be hostile: "the trial judge, John Doe, jailed N. N."."""
    if finding.object is None or finding.relation not in _HOSTILE:
        return False
    if not _COURTS.isdisjoint(finding.subject.speaker.name.split()):
        return True  # "the Special Court for P convicted N. N."
    return finding.subject.speaker.type == "Person" and _on_the_bench(clauses, finding.subject)


_COURTS = frozenset(("Court", "Tribunal", "Tribunals", "Courts"))


def _on_the_bench(clauses: Clauses, party: Party) -> bool:
    units = clauses.units
    at = next((i for i, unit in enumerate(units) if unit.start <= party.start < unit.end), -1)
    if at < 0:
        return False
    near = [unit.low for unit in units[max(0, at - _TITLE) : at + 1]]
    return not _BENCH.isdisjoint(word for text in near for word in text.split())
