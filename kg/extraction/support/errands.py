"""Errands: whom troops, ships or arms are sent or come to help: "moved a regiment to P to shield Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.doers import doers_of
from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.gifts import is_given
from kg.extraction.words.wordlists import wordlists
from kg.model import Modality

__all__ = ["errand_findings"]

_SENDS = frozenset(("send", "dispatch", "despatch", "fly", "move", "station", "deploy", "land", "drop", "airlift",
                    "parachute", "rush", "ship", "ferry", "post", "commit", "bring", "order", "keep", "maintain",
                    "base", "scramble", "assign", "second", "lend", "contribute", "detail", "shift", "transfer",
                    "redeploy", "divert", "pour", "throw", "raise", "lead", "have", "provide", "supply",
                    "leave"))  # fmt: skip
"""What somebody does with his own troops or ships."""
_COMES = frozenset(("land", "arrive", "cross", "march", "enter", "fly", "intervene", "rush", "hurry", "come", "go",
                    "sail", "advance", "pour", "move", "deploy", "step", "return", "stay", "remain", "head",
                    "ride"))  # fmt: skip
"""What troops do when they come; whoever "intervenes to save Y" need not be named with any."""
_MEN = frozenset(("forces", "fighters"))
_ALONE = frozenset(("intervene", "step"))
_HELPS = frozenset(("help", "aid", "assist", "support", "protect", "defend", "shield", "prop", "shore", "bolster",
                    "reinforce", "rescue", "save", "relieve", "back", "buttress", "sustain", "bail", "safeguard",
                    "strengthen", "fortify", "succour"))  # fmt: skip
_TRAINS = frozenset(("train", "drill", "instruct", "mentor"))
_WITH_UP = frozenset(("prop", "shore", "back"))
_REACH = 22
_STOPS = frozenset(("stop", "relative", "that", "subordinator", "quote", "end"))


def errand_findings(clauses: Clauses, said: Sequence[Finding]) -> Iterator[Finding]:
    """Whom somebody helps who sends his troops, or comes with them, to do so.

    Args:
        clauses: the sentence.
        said: what other rules have read in it.
    """
    known = {(f.subject.actor.name, f.object.actor.name) for f in said if f.object is not None and f.relation in _TIES}
    for group in clauses.groups:
        if group.form != "infinitive" or group.voice != "active" or group.negated:
            continue
        if group.lemma not in _HELPS and group.lemma not in _TRAINS:
            continue
        sending = next((g for g in reversed(clauses.groups) if g.head < group.first and g.lemma not in _HELPS), None)
        if sending is None or sending.negated or not _leads_on(clauses.units, sending, group):
            continue
        relation = "trains" if group.lemma in _TRAINS else "supports"
        helpers, modality = _helpers(clauses, sending)
        for helper in helpers:
            for helped in _helped(clauses, group):
                pair = (helper.actor.name, helped.actor.name)
                if pair in known or pair[0] == pair[1] or not is_given(relation, helper, helped):
                    continue
                score = surer(0.75, helper, helped)
                yield Finding(sending.head, relation, helper, helped, modality=modality, score=score)


_TIES = frozenset(("supports", "trains", "arms", "attacked"))


def _leads_on(units: Units, sending: VerbGroup, group: VerbGroup) -> bool:
    """Whether the infinitive is what the verb before is for, in the same clause."""
    between = units[sending.head + 1 : group.first]
    return len(between) <= _REACH and not any(unit.kind in _STOPS for unit in between)


def _helpers(clauses: Clauses, sending: VerbGroup) -> tuple[tuple[Party, ...], Modality]:
    """Who sends, or comes, and how far it is so."""
    units, doing = clauses.units, doers_of(clauses, sending)
    clause = clauses.clause(sending)
    if clause is None or not doing.real or doing.modality not in ("actual", "planned", "expected", "possible"):
        return (), "actual"
    if sending.voice == "passive":
        sent = tuple(party for party in clause.subjects if _MEN & party.roles)
        return (clause.agents or sent, doing.modality) if sending.lemma in _SENDS else ((), "actual")
    if sending.lemma in _SENDS and sending.head + 1 < len(units) and _are_troops(clauses, sending):
        return doing.parties, doing.modality
    if sending.lemma == "enter" or (sending.lemma in _COMES and not clause.objects):
        return tuple(p for p in doing.parties if sending.lemma in _ALONE or _MEN & p.roles), doing.modality
    return (), "actual"


def _are_troops(clauses: Clauses, sending: VerbGroup) -> bool:
    """Whether what is sent is troops, ships or arms."""
    units, nouns = clauses.units, wordlists().nouns
    first = sending.head + 1
    first += units[first].low in ("in", "over", "out")
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None:
        return False
    head = phrase.last
    if head + 2 < len(units) and units[head + 1].low == "of" and (inner := noun_phrase(units, head + 2)) is not None:
        head = head if units[head].low in nouns["gift_men"] else inner.last  # "a force of 600 policemen"
    known = nouns["gift_men"] | nouns["forces"] | nouns["gift_arms"] | _ADVISERS
    return units[head].low in known and units[phrase.first].low not in ("no", "any")


_ADVISERS = frozenset(("advisers", "advisors", "instructors", "trainers", "mercenaries", "pilots", "gunners", "experts",
                       "officers", "volunteers", "men", "paratroops", "peacekeepers", "reinforcements",
                       "legionnaires", "troopers", "medics", "sappers"))  # fmt: skip


def _helped(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """Whom the infinitive says to be helped: "to prop up Y", "to help Y retake P"."""
    units, first = clauses.units, group.head + 1
    first += first < len(units) and group.lemma in _WITH_UP and units[first].low == "up"
    if first >= len(units) or (group.lemma in _WITH_UP - {"back"} and first == group.head + 1):
        return ()
    phrases = clauses.phrases_from(first)
    return tuple(phrase.party for phrase in phrases if phrase.party is not None and phrase.party.kind != "place")
