"""Warnings of what the warner will do: "X warned Y that it would close the border", "X wrote to Y threatening to"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.extraction.arguments.objects import content_from, surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import single_owner
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import NAMES

__all__ = ["warning_findings"]

_DOES = frozenset(
    ("attack", "strike", "bomb", "shell", "invade", "retaliate", "expel", "deport", "arrest", "sanction", "close",
     "shut", "seal", "cut", "sever", "suspend", "freeze", "withhold", "block", "blockade", "boycott", "impose",
     "respond", "punish", "target", "storm", "ban", "downgrade", "recall", "withdraw", "intervene", "disarm")
)  # fmt: skip
_THREATENED = _DOES | {"halt", "stop", "pull", "end", "destroy", "restrict"}
"""What a threat by its name may be of, too: who is warned that "it would end" may be told what he brings about."""
_HE = frozenset(("it", "he", "she", "they", "we", "i"))
_HIS = frozenset(("its", "his", "her", "their"))
_OWN = _HE | _HIS
_OF_OTHERS = frozenset(
    ("border", "borders", "embassy", "embassies", "consulate", "consulates", "airspace", "gas", "diplomats",
     "ambassador", "envoy", "envoys")
)  # fmt: skip
"""Of whose closing or going nobody is warned but by him who brings it about."""
_UPON_HIMSELF = frozenset(("own", "itself", "himself", "herself", "themselves"))
_LEAVES = frozenset(("pull", "withdraw"))
_CLOSES = frozenset(("comma", "stop", "end", "subordinator", "quote"))
_OF_HIS_OWN = frozenset(("government", "country", "forces", "army", "troops", "soldiers", "fighters", "men"))
_LIFTED = frozenset(("sanctions", "embargo", "blockade", "siege", "curfew", "attacks", "strikes", "hostilities",
                     "fighting", "operations", "tariffs", "raids", "bombing"))  # fmt: skip
"""What it is no harm to end."""
_ENDS = frozenset(("suspend", "halt", "stop", "end", "withdraw", "cut", "freeze"))
_TO_OTHERS = frozenset(("write", "send", "address"))
_PAPERS = frozenset(("letter", "letters", "message", "note", "ultimatum", "cable", "warning"))
_NEAR = 6
_IF = 3
_OFFICE = 4


def warning_findings(clauses: Clauses) -> Iterator[Finding]:
    """Whom somebody threatens by telling him what he would do."""
    for group in clauses.groups:
        if group.voice != "active" or group.negated or group.modality != "actual" or group.form == "infinitive":
            continue
        if group.lemma == "warn":
            yield from _would_do(clauses, group)
        elif group.lemma in _TO_OTHERS:
            yield from _threatening(clauses, group)


def _would_do(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X warned Y's ambassador that his government would expel him if he …"."""
    phrases = clauses.phrases_from(group.head + 1)
    inner = next((g for g in clauses.groups if g.head > group.head), None)
    if len(phrases) != 1 or phrases[0].party is None or inner is None or not _harms(clauses.units, inner, _DOES):
        return
    if inner.modality not in ("conditional", "expected") or not _by_himself(clauses, group, inner):
        return
    before = {unit.low for unit in clauses.units[inner.first - 2 : inner.first]}
    if before & _HE and not _upon(clauses.units, inner, phrases[0].party):
        return
    yield from _told(clauses, group, group, phrases[0].party, inner)


def _upon(units: Units, inner: VerbGroup, other: Party) -> bool:
    """Whether what "it would" do is plainly done to the other, who may else be the one that would do it."""
    end = next((i for i in range(inner.head, len(units)) if units[i].kind in _CLOSES), len(units))
    words, known = units[inner.head + 1 : end], {other.actor.name, other.speaker.name}
    named = _named(words)
    if named - known or any(unit.low in _UPON_HIMSELF for unit in words):
        return False
    his = any(a.low in _HIS and b.low in _OF_OTHERS for a, b in pairwise(words))
    condition = units[end + 1 : end + 1 + _IF] if end < len(units) and units[end].low == "if" else ()
    if_he = bool(condition) and (condition[0].low in _HE or bool(_named(condition) & known))
    return bool(named & known) or his or if_he


def _named(units: Units) -> set[str]:
    whose = (unit.holder or unit.actor for unit in units if unit.kind in NAMES or unit.place is not None)
    return {actor.name for actor in whose if actor is not None}


def _by_himself(clauses: Clauses, group: VerbGroup, inner: VerbGroup) -> bool:
    """Whether who warns is to do it: "that it would", "that X would", "that his government would"."""
    names = {party.actor.name for party in clauses.subjects(group)}
    if names and names == {party.actor.name for party in clauses.subjects(inner)}:
        return True
    before = [unit.low for unit in clauses.units[max(inner.first - 2, 0) : inner.first]]
    return bool(before) and (before[-1] in _OWN or (before[0] in _OWN and before[-1] in _OF_HIS_OWN))


def _threatening(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X sent a letter to the head of Y threatening to leave", "X wrote to Y threatening to cut its aid"."""
    units = clauses.units
    threat = next((g for g in clauses.groups if g.head > group.head), None)
    if threat is None or threat.lemma != "threaten" or units[threat.head].low != "threatening":
        return
    between = range(group.head + 1, threat.head)
    to = next((i for i in between if units[i].low == "to"), None)
    if to is None or not (group.lemma == "write" or _PAPERS & {unit.low for unit in units[group.head + 1 : to]}):
        return
    inner = next((g for g in clauses.groups if g.head > threat.head and g.form == "infinitive"), None)
    apart = any(units[i].kind in ("stop", "relative", "that") for i in between)
    reader, last = _reader(units, to + 1)
    if reader is None or inner is None or apart or not _harms(units, inner, _THREATENED):
        return
    right_after = last + 1 + (units[last + 1].kind == "comma") == threat.first
    doers = {name for party in clauses.subjects(group) for name in (party.actor.name, party.speaker.name)}
    others = _named(units[inner.head + 1 :]) - doers - {reader.actor.name, reader.speaker.name}
    if right_after and (not others or inner.lemma in _LEAVES):
        yield from _told(clauses, group, threat, reader, inner)


def _reader(units: Units, first: int) -> tuple[Party | None, int]:
    """Whose the letter is to read, and where that ends: Y of "to Y", "to Y's president", "to the head of Y"."""
    of = next((i for i in range(first, min(first + _OFFICE, len(units) - 1)) if units[i].low == "of"), None)
    office = of is not None and all(unit.actor is None for unit in units[first:of])
    phrase = noun_phrase(units, of + 1 if of is not None and office else first)
    return (phrase.party or single_owner(units, phrase), phrase.last) if phrase is not None else (None, first)


def _harms(units: Units, inner: VerbGroup, harmful: frozenset[str]) -> bool:
    """Whether what is to be done is no favour: to close a border, not to halt attacks."""
    if inner.negated or inner.voice != "active" or inner.lemma not in harmful:
        return False
    after = {unit.low for unit in units[inner.head + 1 : inner.head + _NEAR]}
    return inner.lemma not in _ENDS or not after & _LIFTED


def _told(clauses: Clauses, group: VerbGroup, threat: VerbGroup, other: Party, inner: VerbGroup) -> Iterator[Finding]:
    if other.actor.type not in (*SIDES, "IntergovernmentalOrganization") or "bystanders" in other.roles:
        return
    for doer in clauses.subjects(group):
        if other.actor.name not in (doer.actor.name, doer.actor.acts_for):
            content = content_from(clauses.units, inner.head)
            yield Finding(threat.head, "threatens", doer, other, content=content, score=surer(0.7, doer, other))
