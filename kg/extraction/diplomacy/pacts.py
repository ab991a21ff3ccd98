"""Pacts: what two agree where no noun names an accord: "A and B reconciled", "agreed how to share power"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.diplomacy.accord_doing import actors, distinct
from kg.extraction.diplomacy.accord_parties import both_act
from kg.extraction.grammar.findings import Accord, Finding
from kg.extraction.grammar.locations import venue_after
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["anchor", "pact_findings"]

_HOW = frozenset(("how", "when", "where", "which", "what"))
_FAR = 14
"""Units between "agreed" and "how", past when and where they did."""
_OVER = frozenset(("war", "conflict", "hostilities", "feud", "fighting", "quarrel", "hostility", "dispute", "enmity"))
_DECLARES = frozenset(("declare", "announce", "proclaim", "pronounce"))
_ABLE = SIDES | {"Person", "Organization", "Actor"}
_PAIR, _MOST = 2, 4
_BINDING = frozenset(("expected", "planned", "conditional", "demanded"))
_NO_PACT = frozenset(
    ("danger", "dangers", "cause", "causes", "nature", "gravity",
     "need", "importance", "point", "points", "issue", "issues", "nothing", "little", "much", "everything", "fact",
     "view", "urgency", "necessity", "matter", "matters", "date", "dates", "venue", "agenda", "that", "this", "it",
     "them", "one", "things", "thing", "whole", "principle", "candidate", "monday", "tuesday", "wednesday", "thursday",
     "friday", "saturday", "sunday", "behalf", "occasion", "way", "ways", "question", "analysis", "approach", "wording",
     "sanctions", "measures", "response", "strategy", "stance", "position", "statement", "text", "resolution", "budget")
)  # fmt: skip
"""What two may agree on, or see alike, without having agreed to do anything."""
_NOBODY = Actor("(parties)", "Actor")


def pact_findings(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """The agreements that a verb tells by itself."""
    told = group.voice == "active" and group.form == "finite" and not group.negated and group.modality == "actual"
    if not told:
        return
    if (
        (group.lemma == "agree" and _how(clauses, group))
        or (group.lemma == "reconcile" and _alone(clauses, group))
        or (group.lemma == "agree" and (_that(clauses, group) or _on(clauses, group) or _not_to(clauses, group)))
    ):
        yield from _between(clauses, group, "Agreement")
    elif group.lemma in ("agree", "accept") and (event := _to_a_plan(clauses, group)):
        yield from _between(clauses, group, event)
    elif group.lemma in _DECLARES and _end_of_war(clauses, group):
        yield from _between(clauses, group, "PeaceAgreement")


def _between(clauses: Clauses, group: VerbGroup, event: str) -> Iterator[Finding]:
    """The agreement of the two who are the subject; of those known, where they are only "the two leaders"."""
    parties, units = actors(clauses, group), clauses.units
    if len(parties) == 1 and units[group.head + 1].low == "with":
        parties = (*parties, *(p.party for p in clauses.phrases_from(group.head + 2) if p.party is not None))
    accord = Accord("agreement", event, definite=True, at=group.head)
    place = venue_after(units, group.head)
    if not parties and both_act(clauses, group):
        at = anchor(units[group.head].start, units[group.head].end)
        yield Finding(group.head, "partyTo", at, None, event, (), agreement="", place=place, accord=accord, score=0.5)
    elif _PAIR <= len(parties) <= _MOST and distinct(parties) and all(p.actor.type in _ABLE for p in parties):
        yield Finding(
            group.head, "partyTo", parties[0], None, event, parties, agreement="", place=place, accord=accord,
            score=0.7,
        )  # fmt: skip


def _how(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "agreed (early on Wednesday, after two nights in P,) how to share power"."""
    units = clauses.units
    for place in range(group.head + 1, min(group.head + _FAR, len(units) - 1)):
        unit = units[place]
        if unit.low in _HOW:
            return unit.low == "how" or units[place + 1].kind == "to" or place == group.head + 1
        if unit.kind in ("stop", "end", "that", "to", "quote", "conjunction") or clauses.at(place) is not None:
            return False
    return False


def _that(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "agreed (with Y) that the border would be reopened": what is to be, not what they think of something."""
    inner = next((g for g in clauses.groups if g.head > group.head and g.form == "finite"), None)
    clause = clauses.clause(inner) if inner is not None else None
    if clause is None or inner is None or clause.link != "content" or clause.governor is None:
        return False
    opened = any(unit.kind == "that" for unit in clauses.units[group.head + 1 : inner.first])
    modal = any(unit.kind == "modal" for unit in clauses.units[inner.first : inner.head])
    bound = modal and inner.modality in _BINDING and not inner.negated
    return opened and clause.governor.head == group.head and bound


def _on(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "agreed on the withdrawal of all troops", "agreed on sharing the water"."""
    units, on = clauses.units, _past_insertion(clauses, group.head + 1)
    if on + 1 >= len(units) or units[on].low not in ("on", "upon") or units[on + 1].kind in ("date", "number"):
        return False
    if (inner := clauses.at(on + 1)) is not None and inner.form == "present":
        return True
    phrase = noun_phrase(units, on + 1)
    words = {unit.low for unit in units[phrase.first : phrase.last + 1]} if phrase is not None else _NO_PACT
    noun = wordlists().accords.get(units[phrase.last].low) if phrase is not None else None
    return not words & _NO_PACT and (noun is None or noun.kind == "exchange")


def _not_to(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "agreed (on Thursday) not to use force"."""
    units, place = clauses.units, group.head + 1
    while place < len(units) and (units[place].kind in ("date", "adverb") or units[place].low == "on"):
        place += 1
    words = [unit.low for unit in units[place : place + 3]]
    return words[:2] == ["not", "to"] and bool(units[place + 2].forms) and words[2] not in ("be", "have", "let", "do")


def _to_a_plan(clauses: Clauses, group: VerbGroup) -> str:
    """What those agree to who agree "(on Friday) to (the first phase of) a peace plan"; empty for anything else.

    A plan that only one of them has made is agreed to by the other, and so is what is no plan for both.
    """
    units, place = clauses.units, group.head + 1
    while place < len(units) - 1 and (units[place].kind in ("date", "adverb") or units[place].low == "on"):
        place += 1
    if group.lemma == "agree" and units[place].low != "to":
        return ""
    place += group.lemma == "agree"
    phrase = noun_phrase(units, place) if place < len(units) else None
    if phrase is not None and units[phrase.last].low in _PHASES and units[phrase.last + 1].low == "of":
        phrase = noun_phrase(units, phrase.last + 2)
    words = [unit.low for unit in units[phrase.first : phrase.last + 1]] if phrase is not None else []
    if not words or words[-1] not in _PLANS or words[0] in ("its", "their", "his", "no", "any"):
        return ""
    if not {"ceasefire", "cease-fire", "truce"}.isdisjoint(words):
        return "Ceasefire"
    if "peace" in words:
        return "PeaceAgreement"
    return "Agreement" if group.lemma == "agree" and words[-1] != "proposal" else ""


_PLANS = frozenset(("plan", "roadmap", "road-map", "framework", "formula", "blueprint", "proposal"))
_PHASES = frozenset(("phase", "stage", "part", "step", "points", "terms"))


def _past_insertion(clauses: Clauses, first: int) -> int:
    """The unit after the second comma of "agreed, at P in July 2002, on"; ``first`` where nothing is set off there."""
    units = clauses.units
    if (
        first + 1 >= len(units)
        or units[first].kind != "comma"
        or units[first + 1].low not in ("at", "in", "on", "after")
    ):
        return first
    for place in range(first + 1, min(first + _FAR, len(units))):
        if units[place].kind == "comma":
            return place + 1
        if units[place].kind in ("stop", "end", "that", "relative") or clauses.at(place) is not None:
            return first
    return first


def _alone(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the verb has no object but "each other": they reconcile with one another."""
    clause = clauses.clause(group)
    return clause is not None and (clause.mutual or not (clause.objects or clause.led_to("with", "to")))


def _end_of_war(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "declared, in a joint statement, an end to their war"."""
    words = [unit.low for unit in clauses.units[group.head + 1 : group.head + _FAR]]
    at = next((i for i in range(len(words) - 3) if words[i : i + 3] == ["end", "to", "their"]), None)
    between = range(group.head + 1, group.head + 1 + (at or 0))
    return at is not None and bool(_OVER & set(words[at + 3 : at + 6])) and not any(map(clauses.at, between))


def anchor(start: int, end: int) -> Party:
    """Stands for parties that are not known yet."""
    return Party(_NOBODY, _NOBODY, start, end, frozenset(), "coreference")
