"""Entries: whether whoever sends troops into a country attacks it, or is there with its leave."""

from __future__ import annotations

from kg.extraction.clause import Clause
from kg.extraction.clauses import Clauses
from kg.extraction.phrases import Party, VerbGroup
from kg.extraction.wordlists import wordlists

__all__ = ["invades"]

_MERELY_SENDS = frozenset(("send", "dispatch", "despatch", "move", "order", "deploy"))
"""Verbs that a state uses of its troops in the country of a friend, too; none would pour or throw them in there."""
_HOSTILE = frozenset(("attacked", "displaced", "tookOver", "foughtWith", "hostileTo"))
_OVERCOMES = frozenset(
    ("topple", "overthrow", "oust", "crush", "quell", "seize", "occupy", "annex", "remove", "capture", "conquer",
     "invade", "retake", "recapture", "destroy", "punish", "depose")
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
    """
    clause = clauses.clause(group)
    if group.lemma == "land":
        landed = [clauses.units[phrase.last].low for phrase in clauses.subject_phrases(group)]
        if (clause is not None and clause.objects) or not wordlists().nouns["ordnance"].isdisjoint(landed):
            return True  # "X landed troops in Y", "X-ian rockets landed in Y", but "X-ian policemen landed in Y"
    elif group.lemma not in _MERELY_SENDS:
        return True
    if clause is None:
        return False
    aims = [inner for each in clauses.groups if (inner := clauses.clause(each)) and inner.governor == group]
    aims = [aim for aim in aims if aim.link == "infinitive"]
    if aims:
        return any(_at_his_cost(aim, other) for aim in aims)
    sent = [clauses.units[phrase.last].low for phrase in clause.objects]
    last = [clauses.units[phrase.last].low for phrases in clause.complements.values() for phrase in phrases]
    if not _WITH_LEAVE.isdisjoint(last):
        return False
    if not _WHOLE_ARMIES.isdisjoint(sent) or not {"border", "frontier"}.isdisjoint(last):
        return True
    return _at_odds(clauses, doer, other) or _at_odds(clauses, other, doer)


def _at_his_cost(aim: Clause, other: Party) -> bool:
    """Whether the aim is to harm ``other`` or its ruler, not somebody else who is there."""
    frame = wordlists().frames.get(aim.group.lemma)
    harms = aim.group.lemma in _OVERCOMES or (frame is not None and frame.relation in _HOSTILE)
    struck = [phrase.party for phrase in aim.objects if phrase.party is not None]
    return harms and all(p.actor.name == other.actor.name or p.speaker.type == "Person" for p in struck)


def _at_odds(clauses: Clauses, one: Party, other: Party) -> bool:
    """Whether the text so far sets ``one`` against ``other``."""
    foe = clauses.foe(one.actor, official=other.actor.type == "State")
    return foe is not None and foe.name == other.actor.name
