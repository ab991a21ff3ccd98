"""Convictions: who holds something to be so without saying it: "is convinced that", "agrees that", "learned that"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.grammar.phrases import Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.speech.sources import agent_source, source_of, subject_source
from kg.extraction.speech.tellings import scope_end, that_later
from kg.extraction.speech.voices import Attribution, made_by
from kg.extraction.words.wordlists import wordlists
from kg.model import SpeechAct

__all__ = ["PUNISHES", "SURE_OF", "held", "holding_true", "punished_for", "that_after", "with_grounds"]

_TO_THAT = 12


def held(clauses: Clauses, index: int) -> Iterator[Attribution]:
    """As in "X is convinced that …", "X closed the border on the grounds that …": what X holds to be so."""
    units = clauses.units
    if units[index].low in _SURE | wordlists().classes["feeling"]:
        group = next((g for g in clauses.verbs if g.head == index or 0 < index - g.head <= 2), None)
        stands = group is not None and (group.lemma in ("be", "become", "feel") or group.voice == "passive")
    elif units[index].low in _HEARD:
        group = next((g for g in reversed(clauses.groups) if g.head < index), None)
        stands = group is not None and group.lemma in _HEARS and group.voice == "active"
    else:
        group = next((g for g in reversed(clauses.groups) if g.head < index and g.voice == "active"), None)
        stands = group is not None and units[index - 2].low in ("on", "under") and group.form != "infinitive"
    if group is None or not stands or group.negated or group.modality != "actual":
        return
    if units[index - 1].low in ("so", "such", "too") or any(u.kind == "modal" for u in units[group.first - 2 : index]):
        return  # "was so angry that it attacked Y"
    if units[index].low in wordlists().classes["feeling"] and units[group.first - 1].low in ("we", "i"):
        return  # "We are proud that X has helped Y": whoever speaks there says so
    _, source, _ = subject_source(clauses, group)
    yield made_by((index + 1, scope_end(clauses, index + 1)), source, "assesses", group.head, units)


_SURE = frozenset(("convinced", "certain", "sure", "confident", "adamant", "persuaded", "insistent", "satisfied"))
_HEARD = frozenset(("testimony", "testimonies", "information", "intelligence", "accounts", "reports"))
_HEARS = frozenset(("receive", "obtain", "gather", "collect", "hear", "have", "get", "cite", "share"))
"""What an inquiry passes on in its own report: "received testimony that X armed Y"."""
SURE_OF = _SURE | _HEARD | {"grounds", "ground", "pretext", "excuse", "assumption", "suspicion"}


def holding_true(clauses: Clauses, group: VerbGroup) -> Iterator[Attribution]:
    """As in "historians agree that …", "X discovered that …": what they hold to be so, where that has come about."""
    that = that_after(clauses.units, group.head + 1)
    inner = next((each for each in clauses.groups if that is not None and each.first > that), None)
    if that is None or inner is None or inner.modality != "actual" or group.negated or group.modality != "actual":
        return
    several = len({party.actor.name for party in clauses.subjects(group)}) > 1
    beside = clauses.units[group.head + 1].kind in ("preposition", "date", "adverb")
    apart = that > group.head + 1 and not (beside and that_later(clauses.units, group.head + 1))
    if group.form == "infinitive" or several or apart:
        return
    _, source, pronoun = subject_source(clauses, group)
    act: SpeechAct = "reports" if group.lemma in _FINDS else _HOLDS.get(group.lemma, "acknowledges")
    made = made_by((that, scope_end(clauses, group.head)), source, act, group.head, clauses.units)
    if source is not None or pronoun:
        yield replace(made, pronoun=pronoun) if source is None else made


PUNISHES = frozenset(("sanction", "blacklist", "designate", "list", "convict", "sentence", "punish", "penalise",
                      "penalize", "fine", "target", "jail", "imprison", "impose", "slap"))  # fmt: skip
"""What is done to somebody for what whoever does it says that he has done."""


def punished_for(clauses: Clauses, group: VerbGroup) -> Iterator[Attribution]:
    """As in "X sanctioned Y for arming Z", "Y was jailed by X for …": that he armed Z is the word of X."""
    units = clauses.units
    charge = next((g for g in clauses.groups if g.head > group.head and _for_which(clauses, g, group)), None)
    if charge is None or group.negated or group.modality != "actual" or group.form != "finite":
        return
    by = next((i for i in range(group.head + 1, charge.first) if units[i].low == "by"), None)
    agent = noun_phrase(units, by + 1) if by is not None else None
    source, pronoun = agent_source(clauses, group) or (source_of(units, agent) if agent is not None else None), ""
    if group.voice == "active":
        _, source, pronoun = subject_source(clauses, group)
    marks = (i for i in range(charge.head + 1, len(units)) if units[i].kind in ("comma", "stop", "end", "dash"))
    made = made_by((charge.first, next(marks, len(units)) - 1), source, "claims", group.head, units)
    if source is not None or pronoun:
        yield replace(made, pronoun=pronoun) if source is None else made


def _for_which(clauses: Clauses, charge: VerbGroup, group: VerbGroup) -> bool:
    clause = clauses.clause(charge)
    governed = clause is not None and clause.governor is not None and clause.governor.head == group.head
    return governed and clause is not None and clause.preposition in ("for", "of")


def with_grounds(clauses: Clauses, group: VerbGroup, act: SpeechAct) -> Iterator[Attribution]:
    """As in "X has reasonable grounds to believe that …", where X holds it to be so, unless it has none."""
    clause, to = clauses.clause(group), group.first
    governor = clause.governor if clause is not None else None
    if governor is None or governor.lemma not in _HAS_GROUNDS:
        return
    to -= clauses.units[to].kind != "to"
    if to < 1 or clauses.units[to - 1].low not in _GROUNDS:
        return
    _, source, pronoun = subject_source(clauses, governor)
    none = governor.negated or governor.modality != "actual" or clauses.units[governor.head + 1].low in _NO
    source, pronoun = (None, "") if none else (source, pronoun)  # "has no reason to believe that": nobody says so
    made = made_by((group.head + 1, scope_end(clauses, group.head)), source, act, group.head, clauses.units)
    yield replace(made, pronoun=pronoun) if source is None else made


_NO = frozenset(("no", "little", "scant", "insufficient", "few"))
_HAS_GROUNDS = frozenset(("have", "find", "establish", "see"))
_GROUNDS = frozenset(("grounds", "ground", "reason", "reasons", "cause", "basis", "evidence"))
_HOLDS: dict[str, SpeechAct] = {
    "feel": "assesses", "hold": "assesses", "protest": "claims", "object": "claims",
}  # fmt: skip
_FINDS = frozenset(("discover", "learn", "notice", "prove", "demonstrate", "attest"))


def that_after(units: Units, first: int) -> int | None:
    """Where the "that" stands after a verb and what says when, where or to whom."""
    reach = range(first, min(first + _TO_THAT, len(units)))
    return next((i for i in reach if units[i].kind == "that"), None)
