"""Courts: what a judge or lawyer does to somebody in the dock, which is no hostility of his own."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party
from kg.extraction.parsing.clauses import Clauses

__all__ = ["INDICTS", "as_charged", "at_law", "in_person", "is_court", "of_a_judge"]

INDICTS = ("indict", "arraign")
"""What is done to persons only."""

_BENCH = frozenset(("judge", "judges", "justice", "justices", "magistrate", "magistrates", "coroner", "recorder",
                    "prosecutor", "prosecutors", "jury", "juror", "attorney", "barrister", "counsel", "lawyer",
                    "lawyers", "solicitor", "indictment", "complaint", "lawsuit"))  # fmt: skip
_HOSTILE = frozenset(("hostileTo", "attacked", "sanctions", "disputesWith", "estrangedFrom", "foughtWith"))
"""What they say of him stays: a prosecutor does accuse."""
_TITLE = 4


def of_a_judge(clauses: Clauses, finding: Finding) -> bool:
    """Whether a court, or one on its bench or bar, is said to be hostile: "the trial judge, John Doe, jailed N. N."."""
    if finding.object is None or finding.relation not in _HOSTILE:
        return False
    if is_court(finding.subject):
        return True  # "the Special Court for P convicted N. N."
    return finding.subject.speaker.type == "Person" and _on_the_bench(clauses, finding.subject)


def as_charged(verb: str, accuser: Party, accused: tuple[Party, ...]) -> tuple[Party, ...]:
    """Who is charged: a court, or whoever indicts, charges a person and not the state that he leads."""
    if verb not in INDICTS and not is_court(accuser):
        return accused
    return tuple(replace(each, actor=each.speaker) if _of_a_state(each) else each for each in accused)


def _of_a_state(party: Party) -> bool:
    """Whether a person stands there for a state; who leads a group is charged with what it does."""
    return party.speaker.type == "Person" and party.actor.type == "State"


def in_person(clauses: Clauses, finding: Finding) -> Finding:
    """The finding with the man himself where a judge or a suit has to do with who else stands for his state.

    As in "Judge N. N. clashed with Trump", "is suing Trump", "accused Netanyahu of bribery".
    """
    subject, other = finding.subject, finding.object
    if other is None or not (_of_a_state(subject) or _of_a_state(other)):
        return finding
    if _of_a_state(other) and (at_law(clauses, subject) or _of_his_own(clauses, finding)):
        return replace(finding, object=replace(other, actor=other.speaker))
    if _of_a_state(subject) and at_law(clauses, other):
        return replace(finding, subject=replace(subject, actor=subject.speaker))
    return finding


def at_law(clauses: Clauses, party: Party) -> bool:
    """Whether it is a court, a judge or a prosecutor; who speaks for the state that he serves is no less at law."""
    words = set(party.speaker.name.casefold().split())
    return is_court(party) or bool(words & _BENCH) or (party.speaker.type == "Person" and _on_the_bench(clauses, party))


def _of_his_own(clauses: Clauses, finding: Finding) -> bool:
    """Whether it is a suit, or what is charged is of the kind of which only a man can be guilty."""
    if finding.relation != "accuses" or not 0 <= finding.trigger < len(clauses.units):
        return False
    trigger = clauses.units[finding.trigger]
    if any(form.lemma == "sue" for form in trigger.forms):
        return True
    after = clauses.units[finding.trigger + 1 : finding.trigger + _CHARGE]
    end = next((i for i, unit in enumerate(after) if unit.kind == "stop"), len(after))
    return any(unit.low in _PRIVATE for unit in after[:end])


_PRIVATE = frozenset(("bribery", "perjury", "rape", "embezzlement", "embezzling", "plagiarism", "adultery",
                      "nepotism", "graft", "extortion", "blackmail", "defamation", "libel", "harassment"))  # fmt: skip
_CHARGE = 9


def is_court(party: Party) -> bool:
    """Whether it is a court of that name: "the Special Court for P"."""
    return not _COURTS.isdisjoint(party.speaker.name.split())


_COURTS = frozenset(("Court", "Tribunal", "Tribunals", "Courts"))


def _on_the_bench(clauses: Clauses, party: Party) -> bool:
    units = clauses.units
    at = next((i for i, unit in enumerate(units) if unit.start <= party.start < unit.end), -1)
    if at < 0:
        return False
    near = [unit.low for unit in units[max(0, at - _TITLE) : at + 1]]
    if at + 2 < len(units) and units[at + 1].kind == "comma" and units[at + 2].low in ("the", "a", "his", "her", "its"):
        near += [
            unit.low for unit in units[at + 3 : at + 3 + (units[at + 3].kind == "word")]
        ]  # "N. N., the lawyer who"
    return not _BENCH.isdisjoint(word for text in near for word in text.split())
