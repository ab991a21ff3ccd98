"""Openings: sentences that open with the signing of an accord that "it" goes on to tell: "Signed by X and Y, it"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.diplomacy.accord_doing import agents, apart, distinct
from kg.extraction.diplomacy.accord_terms import gathered
from kg.extraction.grammar.findings import Accord, Finding
from kg.extraction.grammar.locations import venue_after
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["HALF", "between_neither", "fronted", "made_together", "signed_it"]

HALF = "half"
"""Kind of an accord that another has signed before."""
_SIGNING = frozenset(("sign", "initial", "ratify", "join", "accept"))
_BOTH = 2


def fronted(clauses: Clauses) -> Iterator[Finding]:
    """As in "Signed on 3 May by X and Y, it ended the war", "Concluded in 1992, it bound X and Y to disarm"."""
    group = clauses.at(0)
    if group is None or group.lemma not in _ACCORD_MAKING or group.form != "finite" or not group.past:
        return
    main = next((g for g in clauses.groups if g.head > 0 and (c := clauses.clause(g)) and c.link == "main"), None)
    phrases = clauses.subject_phrases(main) if main is not None else ()
    if main is None or len(phrases) != 1:
        return
    units, subject = clauses.units, phrases[0]
    accord = wordlists().accords.get(units[subject.last].low)
    if units[subject.last].low not in ("it", "this") and (accord is None or accord.kind != "agreement"):
        return
    parties = agents(clauses, group) if group.voice == "reduced" else ()
    if len(parties) < _BOTH and main.lemma in _BINDS and main.voice == "active":
        parties = gathered(clauses, main)
    if not parties or any(party.actor.type == "Person" for party in parties):
        # "Signed by N. N. and M. M., it ended nine years of war between X and Y"
        parties = _ended(clauses, main) or parties
    able = all(party.actor.type in SIDES or party.actor.type == "Person" for party in parties)
    if len(parties) >= _BOTH and distinct(parties) and able:
        own = Accord("agreement", "Agreement", definite=True, at=0)
        yield Finding(0, "partyTo", parties[0], None, "Agreement", parties, agreement="", accord=own, score=0.7)


def _ended(clauses: Clauses, main: VerbGroup) -> tuple[Party, ...]:
    """The two of "ended nine years of war between X and Y"."""
    units = clauses.units
    if main.lemma != "end" or main.voice != "active" or main.negated:
        return ()
    near = range(main.head + 1, min(main.head + _TO_TWO, len(units) - 1))
    return next((clauses.between(place + 1) for place in near if units[place].low == "between"), ())


_TO_TWO = 9
_ACCORD_MAKING = frozenset(("sign", "conclude", "initial", "ratify", "agree", "reach", "negotiate", "ink", "seal"))
_BINDS = frozenset(("bind", "commit", "oblige", "require", "compel"))


def between_neither(clauses: Clauses, finding: Finding) -> Finding:
    """The mediation of "Q offered to mediate, but neither X nor Y has accepted": between those."""
    units = clauses.units
    if finding.parties or finding.relation not in ("mediatedBetween", "hosted"):
        return finding
    start = next((i for i, unit in enumerate(units) if unit.low == "neither" and i > finding.trigger), None)
    one = noun_phrase(units, start + 1) if start is not None and start + 1 < len(units) else None
    nor = one.last + 1 if one is not None else len(units)
    other = noun_phrase(units, nor + 1) if nor + 1 < len(units) and units[nor].low == "nor" else None
    parties = tuple(each.party for each in (one, other) if each is not None and each.party is not None)
    apart = distinct(parties) and finding.subject.actor.name not in {party.actor.name for party in parties}
    return replace(finding, parties=parties) if apart else finding


def signed_it(clauses: Clauses) -> Iterator[Finding]:
    """As in "A signed a truce in May. B signed it a week later": what A and B made together."""
    units = clauses.units
    for group in clauses.groups:
        if group.lemma not in _SIGNING and group.lemma not in ("follow", "do"):
            continue
        after = [unit.low for unit in units[group.head + 1 : group.head + 3]]
        signs = group.lemma in _SIGNING and bool({"it", "too", "likewise"} & set(after[:1]))
        followed = group.lemma == "follow" and (after[:1] == ["suit"] or _alone(units, group.head + 1))
        followed = followed or (group.lemma == "do" and (after[:1] == ["so"] or after == ["the", "same"]))
        parties = apart(clauses.subjects(group))
        told = group.form == "finite" and group.voice == "active" and not group.negated and group.modality == "actual"
        both = len(parties) == _BOTH and distinct(parties) and group.lemma in ("sign", "initial", "ratify")
        if signs and told and both and _accord_before(clauses, group):
            yield made_together(clauses, group, parties)
        if (signs or followed) and told and len(parties) == 1:
            accord = Accord(HALF, "", one=parties[0], at=group.head)
            yield Finding(group.head, "partyTo", parties[0], None, None, (), agreement="", accord=accord, score=0.6)


def made_together(clauses: Clauses, group: VerbGroup, parties: tuple[Party, ...]) -> Finding:
    """That the parties have made what "it" names, by the verb of ``group``."""
    own = Accord("agreement", "Agreement", definite=True, at=group.head)
    return Finding(
        group.head, "partyTo", parties[0], None, "Agreement", parties, agreement="", accord=own,
        place=venue_after(clauses.units, group.head), score=0.7,
    )  # fmt: skip


def _accord_before(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether what two sign can be an accord: not a letter, a statement or a bill."""
    nouns = wordlists().accords
    return any(unit.low in nouns for unit in clauses.units[: group.first]) or clauses.spoke_of(*nouns)


def _alone(units: Sequence[Unit], first: int) -> bool:
    """Whether only the time follows: "Y followed a day later", "Y followed on Tuesday"."""
    rest = [unit for unit in units[first : first + _WHEN + 1] if unit.kind not in ("end", "stop", "comma")]
    timed = any(unit.kind == "date" or unit.low in ("later", "after") for unit in rest)
    return timed and len(rest) < _WHEN and not any(unit.forms for unit in rest)


_WHEN = 6
