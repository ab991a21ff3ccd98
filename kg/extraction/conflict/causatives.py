"""Causatives: whom somebody has others arrest, expel or kill: "had N. N. arrested", "had its leaders hanged"."""

from __future__ import annotations

from kg.extraction.grammar.phrases import NounPhrase, Party, Units, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.records import record

__all__ = ["Caused", "caused_at"]

_SEIZED = frozenset(("arrested", "jailed", "imprisoned", "detained", "interned", "deported", "expelled", "evicted",
                     "exiled", "banished", "abducted", "kidnapped", "tortured", "flogged", "extradited"))  # fmt: skip
_KILLED = frozenset(("executed", "hanged", "shot", "assassinated", "poisoned", "murdered", "beheaded", "strangled",
                     "killed", "garrotted", "lynched", "massacred"))  # fmt: skip
"""What is done to named people by order; "X had 30 soldiers killed" tells of its losses."""
_TO_SECOND = 12
_AGENTS = frozenset(("by", "at"))


@record
class Caused:
    """What somebody has done to whom.

    Attributes:
        doer: who has it done.
        verb: index of the participle.
        whom: the phrase that names who suffers it, and its party.
        party: who that is.
    """

    doer: Party
    verb: int
    whom: NounPhrase
    party: Party


def caused_at(clauses: Clauses, index: int) -> Caused | None:
    """What "had" at ``index`` has done; ``None`` where it is an auxiliary or owns something."""
    units, group = clauses.units, clauses.at(index)
    if group is not None and (group.lemma != "have" or group.negated or group.modality != "actual"):
        return None
    if any(other.first <= index < other.head for other in clauses.groups):
        return None
    whom = noun_phrase(units, index + 1) if index + 1 < len(units) else None
    if whom is None or whom.party is None or "assets" in whom.roles:
        return None
    verb = _participle(units, whom.last + 1)
    if verb is None or (verb + 1 < len(units) and units[verb + 1].low in _AGENTS):
        return None
    named = whom.party.speaker.type == "Person"
    if units[verb].low in _KILLED and not named:
        return None
    doers = clauses.subjects(group) if group is not None else ()
    doer = doers[0] if len(doers) == 1 else _doer(clauses, index)
    if doer is None or doer.actor.name == whom.party.actor.name:
        return None
    if named and whom.party.actor.type == "State" and doer.actor.type != "State":
        return None  # the man, not the state at whose head he may be
    return Caused(doer, verb, whom, whom.party)


def _participle(units: Units, after: int) -> int | None:
    """The participle at ``after``, or past ", president of the union,"."""
    if after < len(units) and units[after].kind == "comma":
        ahead = range(after + 1, min(after + _TO_SECOND, len(units)))
        closing = next((place for place in ahead if units[place].kind in ("comma", "stop", "relative", "verb")), None)
        after = closing + 1 if closing is not None and units[closing].kind == "comma" else len(units)
    return after if after < len(units) and units[after].low in _SEIZED | _KILLED else None


def _doer(clauses: Clauses, index: int) -> Party | None:
    """Whose "had" it is: the phrase before it, or the subject of the verb that it is joined to."""
    units, before = clauses.units, index - 1
    if before < 0:
        return None
    if units[before].low in ("and", "then", "later", "also"):
        left = [group for group in clauses.groups if group.head < before and group.form == "finite"]
        subjects = clauses.subjects(left[-1]) if left and left[-1].voice == "active" else ()
        return subjects[0] if len(subjects) == 1 else None
    return clauses.phrase_before(before)
