"""Scenes of "both sides": what the sentence up to these words says of those whom it has named, and asks of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from kg.extraction.grammar.entities import Draft, Mention, Trace
from kg.extraction.reference.lists import side_by_side
from kg.extraction.reference.side_phrases import Sides
from kg.extraction.words.descriptions import STATES
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = [
    "asked_to_stop",
    "asks_both",
    "at_odds_of_late",
    "beside_a_third",
    "done_by_both",
    "goes_on_about",
    "governs_next",
    "met_somebody",
    "told_by_the_way",
]

_TWO = 2


def goes_on_about(draft: Draft, one: Actor) -> bool:
    """Whether "and" or "but" joins the words to a clause whose subject is the one state named so far."""
    joined = bool(draft.found) and draft.found[-1].low in ("and", "but") and one.type == "State"
    return joined and any(m.subject and m.actor.name == one.name for m in draft.mentions)


def asks_both(draft: Draft, own: Mention, fitting: Mapping[str, Actor]) -> bool:
    """Whether one of the two asks it of "both sides", who are others: "X, Y's closest ally, urged both sides to"."""
    if own.actor.name not in fitting or len(fitting) != _TWO or not draft.found:
        return False
    if any(unit.kind == "relative" for unit in draft.found[own.index :]):
        return False  # "It spurned the envoy who had urged both sides to"
    last = draft.found[-1]
    verb = draft.found[-2] if len(draft.found) > 1 and last.low in ("on", "to", "upon") else last
    return any(form.lemma in _ASKING for form in verb.forms)


def at_odds_of_late(draft: Draft, sides: Sides, traces: Sequence[Trace]) -> tuple[Actor, ...]:
    """The two states of "X accused Y of arming Z. Y denies it. In March the two agreed to restore ties"."""
    units, after = draft.units, len(draft.found) + sides.size
    agree = any(form.lemma in _AGREE for unit in units[after : after + _TO_AGREE] for form in unit.forms)
    if sides.count not in (0, _TWO) or draft.mentions or governs_next(draft) or not agree or not traces:
        return ()
    last, before = traces[-1], traces[-2] if len(traces) > 1 else None
    denied = not last.accused and before is not None and {m.name for m in last.mentions} <= before.accused
    charge = before if denied and before is not None else last
    accuser = {mention.actor.name: mention.actor for mention in charge.subjects}
    accused = {m.actor.name: m.actor for m in charge.mentions if m.actor.name in charge.accused}
    several = (*accuser.values(), *accused.values())
    states = all(actor.type == "State" and sides.fits(actor) for actor in several)
    return several if states and len(accuser) == len(accused) == 1 and len({a.name for a in several}) == _TWO else ()


_AGREE = frozenset(("agree", "restore", "resume", "reopen", "reestablish", "re-establish", "normalise", "normalize"))
_TO_AGREE = 4


def asked_to_stop(draft: Draft, sides: Sides) -> bool:
    """Whether what they are asked is to lay down arms: "called on both sides to observe a ceasefire"."""
    last = draft.found[-1] if draft.found else None
    verb = draft.found[-2] if last is not None and len(draft.found) > 1 and last.low in ("on", "to", "upon") else last
    asked = verb is not None and any(form.lemma in _ASKING for form in verb.forms)
    after = len(draft.found) + sides.size
    return asked and any(unit.low in _STOPPED for unit in draft.units[after : after + _TO_STOPPED])


_STOPPED = frozenset(("ceasefire", "cease-fire", "truce", "armistice", "fighting", "hostilities", "bloodshed", "war",
                      "shooting", "arms", "weapons", "fire"))  # fmt: skip
_TO_STOPPED = 8
_ASKING = frozenset(("urge", "call", "appeal", "ask", "press", "warn", "implore", "exhort", "remind", "beg"))


def done_by_both(draft: Draft, own: Mention, fitting: Mapping[str, Actor]) -> bool:
    """Whether the only two so far are together the subject of the verb that has "both sides" as its object."""
    last = draft.found[-1]
    taken = last.kind == "verb" or last.low in ("with", "on") or (last.low == "between" and _helping(draft, own))
    return taken and own.actor.name in fitting and any(
        {actor.name for actor in several} == set(fitting) for several in side_by_side(draft)
    )  # fmt: skip


def _helping(draft: Draft, own: Mention) -> bool:
    """Whether the verb after its subject is one of bringing others together: "A and B hosted talks between"."""
    verb = next((unit for unit in draft.found[own.index + 1 :] if unit.kind == "verb"), None)
    return verb is not None and any(form.lemma in wordlists().classes["go_between_verb"] for form in verb.forms)


def met_somebody(draft: Draft) -> bool:
    """Whether the sentence so far tells of somebody who met another, known or not."""
    verbs = (unit for unit in draft.found if unit.kind == "verb")
    return any(form.lemma in _ENCOUNTERS for unit in verbs for form in unit.forms)


_ENCOUNTERS = frozenset(("meet", "receive", "host", "visit", "telephone", "phone", "call", "welcome", "greet", "see"))


def governs_next(draft: Draft) -> bool:
    """Whether a verb or preposition governs what comes next: not in "X said both leaders had met"."""
    last = draft.found[-1] if draft.found else None
    if last is None or any(form.lemma in _SAYS for form in last.forms):
        return False
    return last.kind in ("verb", "preposition", "to")


_SAYS = frozenset(("say", "add", "claim", "declare", "insist", "believe", "think", "argue"))


def told_by_the_way(draft: Draft, own: Mention, fitting: Mapping[str, Actor]) -> bool:
    """Whether only a relative clause about who asks names them: "X, which trains Y's troops to fight Z, urged both".

    Not where it tells what is between them, such as talks.
    """
    found = draft.found
    opening = own.index + 1
    if opening + 1 >= len(found) or found[opening].kind != "comma" or found[opening + 1].kind != "relative":
        return False
    closing = next((i for i in range(len(found) - 1, opening + 1, -1) if found[i].kind == "comma"), 0)
    verb = found[closing + 1] if closing and closing + 1 < len(found) else None
    asks = verb is not None and any(form.lemma in _ASKING for form in verb.forms)
    inside = {m.actor.name for m in draft.mentions if opening < m.index < closing}
    lows = {unit.low for unit in found[opening:closing]}
    others = {name for name in fitting if name != own.actor.name}
    return asks and bool(others) and others <= inside and lows.isdisjoint(_BETWEEN_THEM)


_BETWEEN_THEM = frozenset(("between", "talks", "negotiations", "truce", "ceasefire", "mediating", "mediated",
                           "mediates", "peace", "brokered", "conflict", "war", "both", "two"))  # fmt: skip


def beside_a_third(draft: Draft, sides: Sides) -> bool:
    """Whether a clause of time or cause speaks of two where three were named before it, who all may be meant.

    As in "X refused Y leave to fly to Z, as tensions between the two nations ran high".
    """
    start = next((i for i in range(len(draft.found) - 1, 0, -1) if draft.found[i].low in _BECAUSE), 0)
    if sides.count not in (0, _TWO) or not start or any(m.index > start for m in draft.mentions):
        return False
    between = any(unit.low in ("between", "of", "by", "from") for unit in draft.found[start:])
    opens = start == len(draft.found) - 1 and draft.found[start].low in ("as", "while", "because", "since")
    places = {m.actor.name for m in draft.mentions if m.where and draft.found[m.index].kind == "name"}
    arms = wordlists().nouns["arms"] | wordlists().nouns["ordnance"]
    made = {i for i, (_, after) in enumerate(pairwise(draft.found)) if after.low in arms}  # "with X-ian drones"
    named = [unit for i, unit in enumerate(draft.found) if unit.kind in NAMES and i not in made]
    owners = (unit.actor for unit in named if unit.actor is not None)  # "X-ian planes"
    told = [m.actor for m in draft.mentions if sides.fits(m.actor) and m.index not in made]
    told += [one for one in owners if one.type in STATES]
    joined = any(len(several) == _TWO for several in side_by_side(draft))  # "X and Y met Z, as both nations"
    return (between or opens) and not joined and len({actor.name for actor in told} - places) > _TWO


_BECAUSE = frozenset(("as", "amid", "amidst", "while", "because", "since", "given", "despite", "with", "after", "when"))
