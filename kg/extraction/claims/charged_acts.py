"""Charged acts: what nouns say that somebody is charged with: hostile acts, and each of several acts in a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, noun_phrase
from kg.extraction.patterns.act_nouns import RAVAGES
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.extraction.words.wordlists import wordlists

__all__ = ["acts_in", "hostile_to"]


def acts_in(units: Units, first: int, end: int) -> Iterator[int]:
    """Where each act is told of which somebody is charged: "of the shelling of P, mass rape and the killing of Q".

    Args:
        units: the sentence's.
        first: index of the first unit after the "of".
        end: where the charge ends.
    """
    yield first
    for index in range(first + 1, end - 1):
        joint = units[index].kind == "comma" or units[index].low in ("and", "or", "as well as")
        phrase = noun_phrase(units, index + 1) if joint and units[index + 1].kind != "conjunction" else None
        if phrase is None or phrase.last + 1 >= end or units[phrase.last + 1].low not in _LINKS:
            continue
        event = wordlists().events.get(units[phrase.last].low)
        if units[phrase.last].low in RAVAGES | _OUTRAGES or (
            event is not None and event.relation in _CHARGED_RELATIONS
        ):
            yield index + 1


_LINKS = frozenset(("of", "on", "against"))
_CHARGED_RELATIONS = frozenset(("attacked", "tookOver", "displaced", "deported"))
_OUTRAGES = frozenset(("rape", "rapes", "mutilation", "mistreatment", "disappearance", "disappearances"))


def hostile_to(units: Units, first: int, doer: Party, accuser: Party) -> Iterator[Finding]:
    """As in "(accused it) of hostile acts", "of interference in its affairs", "of sabotage": towards the accuser."""
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None or not {accuser.actor.type, doer.actor.type} <= STATES | GROUPS:
        return
    conduct = wordlists().classes["hostile_conduct"]
    head, modifiers = units[phrase.last].low, {unit.low for unit in units[phrase.first : phrase.last]}
    after = phrase.last + 1
    own = units[after + 1].low in ("its", "their", "his", "her") if after + 1 < len(units) else False
    alone = after >= len(units) or units[after].kind in ("end", "stop", "comma", "conjunction", "subordinator", "date")
    named = any(unit.actor is not None for unit in units[phrase.first : phrase.last])
    foul = head in conduct or (head in _CONDUCT and modifiers & _FOUL)
    if foul and not named and (alone or (own and units[after].low in ("in", "on", "into", "against", "towards"))):
        other = replace(accuser, kind="coreference")
        yield Finding(phrase.last, "hostileTo", doer, other, score=surer(0.65, doer, other))


_CONDUCT = frozenset(("acts", "act", "action", "actions", "conduct", "behaviour", "behavior", "steps", "policy",
                      "policies", "activity", "activities", "moves", "intentions", "designs"))  # fmt: skip
_FOUL = frozenset(("hostile", "unfriendly", "provocative", "aggressive", "subversive", "destabilising",
                   "destabilizing", "inimical"))  # fmt: skip
