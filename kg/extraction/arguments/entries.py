"""Entries: whether whoever sends troops into a country attacks it, or is there with its leave."""

from __future__ import annotations

from kg.extraction.grammar.phrases import Party, Units, VerbGroup
from kg.extraction.parsing.clause import Clause
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.wordlists import wordlists
from kg.vocabulary import vocabulary

__all__ = ["guards", "invades"]

_MERELY_SENDS = frozenset(("send", "dispatch", "despatch", "move", "order", "deploy"))
"""Verbs that a state uses of its troops in the country of a friend, too; none would pour or throw them in there."""
_HOSTILE = frozenset(("attacked", "displaced", "tookOver", "foughtWith", "hostileTo"))
_UNSEATS = frozenset(
    ("topple", "overthrow", "oust", "depose", "seize", "occupy", "annex", "conquer", "invade")
)  # fmt: skip
"""What is done only to a country itself or to who rules it, also where the text just says "the government"."""
_OVERCOMES = _UNSEATS | {"crush", "quell", "remove", "capture", "destroy", "punish"}
_FOR_OTHERS = frozenset(
    ("deter", "evacuate", "rescue", "monitor", "observe", "join", "hunt", "pursue", "chase", "reinforce", "relieve",
     "guard", "protect", "escort", "deliver", "bring", "free", "secure", "stabilise", "stabilize")
)  # fmt: skip
_WHOLE_ARMIES = frozenset(("army", "armies", "divisions", "corps", "columns", "hordes"))
"""Of which no guest sends as many "into" a country, unless the text says what for."""
_WITH_LEAVE = frozenset(
    ("request", "invitation", "behest", "exercise", "exercises", "drill", "drills", "mission", "peacekeepers",
     "manoeuvres", "maneuvers", "observers", "instructors", "trainers", "advisers", "support", "rotation")
)  # fmt: skip


def invades(clauses: Clauses, group: VerbGroup, doer: Party, other: Party) -> bool:
    """Whether the sentence, or the text so far, tells that ``doer`` means harm by sending its troops to ``other``.

    "X sent a brigade into Y" alone does not: allies do so, peacekeepers, and those who fight somebody else there.
    Nor does "X poured troops into Y to help Z", though armies are mostly poured in by foes.
    """
    merely = group.lemma in _MERELY_SENDS or group.lemma == "land"
    clause = clauses.clause(group)
    if group.lemma == "land":
        landed = [clauses.units[phrase.last].low for phrase in clauses.subject_phrases(group)]
        if (clause is not None and clause.objects) or not wordlists().nouns["ordnance"].isdisjoint(landed):
            return True  # "X landed troops in Y", "X-ian rockets landed in Y", but "X-ian policemen landed in Y"
    if clause is None:
        return not merely
    aims = [inner for each in clauses.groups if (inner := clauses.clause(each)) and inner.governor == group]
    aims = [aim for aim in aims if aim.link == "infinitive"]
    if any(_at_his_cost(aim, other) for aim in aims):
        return True
    if aims and (merely or any(map(_for_another, aims))):
        return False
    last = {word: clauses.units[phrase.last].low for word, some in clause.complements.items() for phrase in some}
    if not _WITH_LEAVE.isdisjoint(last.values()):
        return False
    sent = [clauses.units[phrase.last].low for phrase in clause.objects]
    crossed = any(last.get(word) in ("border", "frontier") for word in ("across", "over"))
    if not merely or crossed or not _WHOLE_ARMIES.isdisjoint(sent):
        return True
    return _at_odds(clauses, doer, other) or _at_odds(clauses, other, doer)


def _harms(aim: Clause) -> bool:
    frame = wordlists().frames.get(aim.group.lemma)
    return aim.group.lemma in _OVERCOMES or (frame is not None and frame.relation in _HOSTILE)


def _at_his_cost(aim: Clause, other: Party) -> bool:
    """Whether the aim is to harm ``other`` or its ruler, not somebody else who is there."""
    struck = [phrase.party for phrase in aim.objects if phrase.party is not None]
    if not struck:
        return aim.group.lemma in _UNSEATS  # "to crush a revolt" is what friends come for
    return _harms(aim) and all(p.actor.name == other.actor.name or p.speaker.type == "Person" for p in struck)


def _for_another(aim: Clause) -> bool:
    """Whether the aim is to help somebody, or to harm somebody else than whose country it is."""
    frame = wordlists().frames.get(aim.group.lemma)
    helps = frame is not None and vocabulary().relation(frame.relation).sign > 0
    return helps or _harms(aim) or aim.group.lemma in _FOR_OTHERS


def _at_odds(clauses: Clauses, one: Party, other: Party) -> bool:
    """Whether the text so far sets ``one`` against ``other``."""
    foe = clauses.foe(one.actor, official=other.actor.type == "State")
    return foe is not None and foe.name == other.actor.name


_BARS = frozenset(("stop", "prevent", "intercept", "block", "catch", "curb", "halt", "stem", "bar", "trap", "hunt",
                   "capture", "keep", "seal"))  # fmt: skip
_TRIES = frozenset(("try", "and", "help", "to", "attempt"))
_TO_BAR = 14
_BUILDINGS = frozenset(("airport", "parliament", "palace", "embassy", "station", "building", "buildings", "compound",
                        "hospital", "stadium", "hotel", "bank", "square", "prison", "ministry"))  # fmt: skip


def guards(units: Units, group: VerbGroup, other: Party) -> bool:
    """Whether troops are around a building, or at a border to keep others from crossing it: "to stop smugglers"."""
    near = [unit.low for unit in units[group.head + 1 : group.head + _TO_BAR]]
    if group.lemma == "take" and "around" in near and _BUILDINGS & set(near[near.index("around") :]):
        return True
    for at in range(group.head + 1, min(group.head + _TO_BAR, len(units))):
        if units[at].kind != "to" and units[at].low != "to":
            continue
        verb = next((i for i in range(at, len(units)) if units[i].low not in _TRIES), at)
        if any(form.lemma in _BARS for form in units[verb].forms):
            return all(_is_ground(units, i, other) for i in range(verb, len(units)))
    return False


def _is_ground(units: Units, index: int, other: Party) -> bool:
    """Whether a unit names nobody or others, or is where somebody is kept from: "crossing into Y"."""
    actor = units[index].actor
    return actor is None or actor.name != other.actor.name or units[index - 1].low in ("into", "from", "in", "to")
