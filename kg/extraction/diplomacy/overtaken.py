"""Accords of another war than the one told last: "a ceasefire" after "X made peace with Z. Y fought on" is not theirs.

Nor is "the 2018 deal" that of those who went to war in 2020.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.extraction.diplomacy.accord_known import Pair, as_party, fits
from kg.extraction.diplomacy.signing_years import told_apart_by
from kg.extraction.grammar.findings import Accord, Finding
from kg.extraction.grammar.phrases import Units
from kg.extraction.words.descriptions import STATES

__all__ = ["of_their_year", "of_those_at_war"]

_OWN = "partyTo"
_FIRM = frozenset(("Ceasefire", "PeaceAgreement"))
"""What only those at war make."""
_LIKELY = 0.5


def of_those_at_war(findings: Iterable[Finding], overtaken: tuple[frozenset[str], Pair] | None) -> tuple[Finding, ...]:
    """The findings; a truce more, whose parties its sentence leaves out, is that of those still at war.

    Args:
        findings: what a sentence says.
        overtaken: the names of those who came to terms last, and those who are at war since, empty where it cannot be
            told who they are; ``None`` where nobody has fought on.
    """
    if overtaken is None:
        return tuple(findings)
    made, at_war = overtaken
    kept = []
    for finding in findings:
        accord = finding.accord
        if accord is None or finding.parties or not _one_more(accord):
            kept.append(finding)
        elif at_war and fits(at_war, accord):
            parties = tuple(as_party(actor, finding.subject, accord.one) for actor in at_war)
            subject = parties[0] if finding.relation == _OWN else finding.subject
            kept.append(replace(finding, parties=parties, subject=subject, score=_LIKELY))
        elif accord.one is not None and accord.one.actor.name not in made:
            kept.append(finding)  # one who did not come to terms then does so now
    return tuple(kept)


def _one_more(accord: Accord) -> bool:
    """Whether a truce or peace is told of as new, and not as known: "a ceasefire", not "the ceasefire"."""
    new = accord.kind == "agreement" and accord.event in _FIRM and not accord.definite
    return new and not accord.title and accord.year is None


def of_their_year(
    findings: Iterable[Finding], units: Units, wars: Sequence[tuple[Pair, int | None]]
) -> tuple[Finding, ...]:
    """The findings; "the 2018 deal" is that of nobody who is only told to have been at war since.

    Args:
        findings: what a sentence says.
        units: the sentence.
        wars: those at war so far, each pair with the first year of which the text tells.
    """
    return tuple(_of_its_year(finding, units, wars) for finding in findings)


def _of_its_year(finding: Finding, units: Units, wars: Sequence[tuple[Pair, int | None]]) -> Finding:
    accord = finding.accord
    told = finding.parties and not _from_elsewhere(finding, units)
    if accord is None or told or accord.kind != "agreement" or accord.title or not wars:
        return finding
    year = accord.year or accord.signed or (told_apart_by(units, accord.at) if accord.at >= 0 else None)
    if year is None or not year.isdigit():
        return finding
    then = [two for two, began in wars if _may_be_of(two, began, accord, int(year))]
    if not then:
        named = () if all(party.kind == "coreference" for party in accord.named) else accord.named
        return replace(finding, parties=(), accord=replace(accord, apart=True, signed=year, named=named))
    known = {actor.name for two in then for actor in two}
    since = {actor.name for two, _ in wars if two not in then for actor in two} - known
    since -= {party.actor.name for party in finding.parties}
    return replace(finding, accord=replace(accord, without=accord.without | since))


def _from_elsewhere(finding: Finding, units: Units) -> bool:
    """Whether its parties are those of another clause after it: "X, which brokered the 2015 deal, urged both to"."""
    accord = finding.accord
    if accord is None or accord.at < 0 or any(party.kind != "coreference" for party in finding.parties):
        return False
    starts = {party.start for party in finding.parties}
    before = {units[i - 1].low for i, unit in enumerate(units) if i and unit.start in starts}
    return min(starts) > units[accord.at].start and _LEADS.isdisjoint(before)


_LEADS = frozenset(("between", "by", "of", "with", "for", "among"))


def _may_be_of(two: Pair, began: int | None, accord: Accord, year: int) -> bool:
    """Whether two may have come to terms in that year.

    Of a war without a date, only two states that made peace, or one of whom the sentence tells that he did.
    """
    if began is not None:
        return began <= year
    if accord.one is not None:
        return any(actor.name == accord.one.actor.name for actor in two)
    return accord.event in _FIRM and all(actor.type in STATES for actor in two)
