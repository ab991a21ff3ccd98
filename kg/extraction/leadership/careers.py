"""Careers: who led or belonged to whom by what he did or became there: "N. N. resigned as head of the X"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.bearers import body_at
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, VerbGroup
from kg.extraction.leadership.commands import doing
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.wordlists import wordlists
from kg.model import Aspect

__all__ = ["career_findings"]

_LEAVES = frozenset(("resign", "step", "stand", "retire", "quit", "oust", "depose", "remove", "dismiss", "sack", "fire",
                     "topple", "unseat", "overthrow"))  # fmt: skip
_SERVES = frozenset(("serve", "act", "return", "emerge", "continue", "work", "remain"))
"""As in "served as commander of the X"."""
_WITHIN = frozenset(("rise", "serve", "fight", "enlist", "train", "work", "climb", "speak", "spend", "remain"))
_VERBS = _LEAVES | _SERVES | _WITHIN
_AS = frozenset(("as", "from"))
_OFF = frozenset(("down", "aside", "off", "back"))
_LESSER = frozenset(("deputy", "vice", "acting", "assistant"))
_CALLED = frozenset(("spokesman", "spokeswoman", "spokesperson", "deputy", "commander", "member", "negotiator",
                     "representative", "treasurer", "fighter", "officer", "envoy", "vice-president", "recruiter",
                     "adviser", "bodyguard"))  # fmt: skip
_BODIES = GROUPS | {"Organization", "IntergovernmentalOrganization"}
_REACH = 8


def career_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who led, belonged to or speaks for whom by a verb of serving or leaving."""
    for group in clauses.groups:
        if group.lemma in _VERBS and not group.negated and group.modality == "actual" and group.form != "infinitive":
            yield from _by_verb(clauses, group)


def _by_verb(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    units, after = clauses.units, group.head + 1
    if group.lemma in _LEAVES:
        passive = group.voice == "passive"
        while after < len(units) and (units[after].low in _OFF or units[after].kind in ("date", "adverb")):
            after += 1
        if after < len(units) and units[after].low in _AS and (passive or group.lemma not in ("remove", "fire")):
            yield from _office(clauses, group, after + 1, "ended")
        elif (
            after < len(units) and units[after].low == "in" and after + 2 < len(units) and units[after + 2].low == "as"
        ):
            yield from _office(clauses, group, after + 3, "ended")
        return
    if group.voice != "active" or after + 1 >= len(units):
        return
    if group.lemma in _SERVES and units[after].low == "as":
        yield from _office(clauses, group, after + 1, None)
    elif group.lemma in _WITHIN:
        yield from _inside(clauses, group, after)


def _office(clauses: Clauses, group: VerbGroup, first: int, aspect: Aspect | None) -> Iterator[Finding]:
    """As in "resigned as (the) head of the X", "was ousted as the X's leader"."""
    units = clauses.units
    heads = wordlists().classes["head"]
    for index in range(first, min(first + _REACH, len(units))):
        staff = [unit.low for unit in units[index : index + 3]] == ["chief", "of", "staff"]
        leads, lesser = units[index].low in heads, staff or units[index].low in _CALLED
        if leads and index + 1 < len(units) and units[index + 1].low in _CALLED:
            continue  # "chief negotiator"
        if not (leads or lesser):
            if units[index].kind in ("comma", "end", "stop", "verb", "that", "relative"):
                return
            continue
        ranked = lesser or any(unit.low in _LESSER for unit in units[first:index])
        body = _whose(units, first, index + 2 * staff)
        for person in doing(clauses, group) if body is not None else ():
            yield from _tie(group.head, "memberOf" if ranked else "leads", person, body, aspect)
        return


def _whose(units: Units, first: int, index: int) -> Party | None:
    """The X of "head of the X", "the X's leader", "X commander"."""
    after = units[index + 1].low if index + 1 < len(units) else ""
    if after in ("of", "for", "in", "with") and index + 2 < len(units):
        found = body_at(units, index + 2)
        return found[0] if found is not None else None
    found = body_at(units, first)
    inside = found is not None and found[1] < index
    return found[0] if found is not None and inside else None


def _inside(clauses: Clauses, group: VerbGroup, after: int) -> Iterator[Finding]:
    """As in "rose through the ranks of the X", "served in the X", "fought with the X", "speaks for the X"."""
    units, words = clauses.units, [unit.low for unit in clauses.units[after : after + _REACH]]
    if group.lemma == "work" and words[0] == "with":
        return  # who works with a group, as a president may, is not yet one of it
    ranks = next((i for i, word in enumerate(words) if word == "ranks"), None)
    if ranks is not None and words[ranks + 1 : ranks + 2] in (["of"], ["in"]):
        first = after + ranks + 2
    elif (
        group.lemma in ("serve", "fight", "enlist", "train", "work") and words[0] in ("in", "with", "for", "under")
    ) or (group.lemma == "speak" and words[0] == "for"):
        first = after + 1
    else:
        return
    found = body_at(units, first) if first < len(units) else None
    if found is None or found[0].actor.type not in GROUPS or not found[0].roles <= {"name"}:
        return
    if found[0].kind == "coreference" or (found[1] + 1 < len(units) and units[found[1] + 1].kind == "possessive"):
        return
    for person in doing(clauses, group):
        yield from _tie(group.head, "memberOf", person, found[0], None)


def _tie(trigger: int, relation: str, person: Party, body: Party | None, aspect: Aspect | None) -> Iterator[Finding]:
    if body is None or person.actor.name == body.actor.name or not body.roles <= {"name"}:
        return
    if body.actor.type in _BODIES or (body.actor.type == "State" and relation == "leads"):
        yield Finding(trigger, relation, person, body, aspect=aspect, score=surer(0.75, body))
