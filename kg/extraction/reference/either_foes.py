"""Either foe's man: whose "its commander" is after "X attacked Y", where he complains, vows revenge or is killed."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.grammar.entities import Draft, Memory, Mention, Trace
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["of_either_foe"]

_COMPLAINS = frozenset(("condemn", "denounce", "deplore", "decry", "reject", "deny", "dismiss", "refute", "protest",
                        "criticise", "criticize", "slam", "repudiate", "disavow", "dispute", "surrender", "flee",
                        "retaliate", "avenge", "die", "admit", "concede", "apologise", "apologize"))  # fmt: skip
"""What he does to whom a deed was done, or who did it, rather than the one of whom the sentence before was told."""
_DENIES = frozenset(("deny", "reject", "dismiss", "refute", "disavow", "dispute", "admit", "concede"))
_DEFINITE = frozenset(("the", "it", "this", "that", "these", "those"))
_SUFFERS = frozenset(("kill", "wound", "injure", "capture", "arrest", "seize", "abduct", "hurt", "shoot", "slay",
                      "murder", "assassinate", "execute", "detain"))  # fmt: skip
_VOWS = frozenset(("vow", "threaten", "promise", "warn", "swear", "pledge"))
_ANSWERS = frozenset(("revenge", "retaliation", "vengeance", "reprisals", "retribution", "response", "reprisal",
                      "retaliate", "avenge", "respond", "answer", "retake", "recapture", "back", "punish"))  # fmt: skip
_OPENINGS = frozenset(("adverb", "conjunction", "subordinator", "comma", "date", "preposition"))
_TO_HEAD, _TO_NAME, _TO_ANSWER = 5, 9, 5


def of_either_foe(draft: Draft, index: int, memory: Memory, found: Sequence[Mention]) -> bool:
    """Whether the man of "its" at the head of a sentence may be the other's of two foes of the sentence before.

    As in "X took P from Y. Its commander, N. N., vowed revenge", unless the text knows N. N. as a man of those found.

    Args:
        draft: the sentence so far.
        index: of the possessive.
        memory: what the sentences before told.
        found: those to whom it seems to point.
    """
    trace = memory.traces[-1] if memory.traces else None
    if trace is None or any(unit.kind not in _OPENINGS for unit in draft.found) or len(found) != 1:
        return False
    head = _head(draft.units, index + 1)
    if head is None or not _other_foe(trace, found[0], memory):
        return False
    end = _past_name(draft.units, head)
    return _complains(draft.units, end) and not _known_as_his(draft.units[head + 1 : end], found[0], memory)


def _head(units: Sequence[Unit], first: int) -> int | None:
    """The official or leader at the end of the noun phrase that opens at ``first``."""
    last = first
    while last < len(units) and last - first < _TO_HEAD and units[last].kind in ("word", "capital"):
        last += 1
    nouns = wordlists().nouns
    men = nouns["officials"] | nouns["leaders"] | {"commander", "captain", "colonel", "envoy"}
    # "Its commander N. N." goes on with the name
    return next((i for i in range(last - 1, first - 1, -1) if units[i].low in men), None)


def _past_name(units: Sequence[Unit], head: int) -> int:
    """Where the predicate begins, past ", N. N.," or "N. N."."""
    place = head + 1
    commas = place < len(units) and units[place].kind == "comma"
    place += commas
    while place < len(units) and place - head < _TO_NAME and units[place].kind in ("capital", "name", "word"):
        place += 1
    return place + (commas and place < len(units) and units[place].kind == "comma")


def _complains(units: Sequence[Unit], first: int) -> bool:
    """Whether the verb at ``first`` tells what the other of the two is as likely to do or to suffer."""
    place, suffering = first, False
    while place < len(units) and units[place].kind in ("adverb", "have", "be", "date", "do"):
        suffering |= units[place].kind == "be"
        place += 1
    lemmas = {form.lemma for form in units[place].forms} if place < len(units) else set[str]()
    if suffering:
        return not lemmas.isdisjoint(_SUFFERS)
    if not lemmas.isdisjoint(_DENIES) and (place + 1 >= len(units) or units[place + 1].low not in _DEFINITE):
        return False  # "denied any part in the coup"
    vows = not lemmas.isdisjoint(_VOWS)
    answers = any(unit.low in _ANSWERS for unit in units[place + 1 : place + 1 + _TO_ANSWER])
    return not lemmas.isdisjoint(_COMPLAINS) or (vows and answers)


def _other_foe(trace: Trace, meant: Mention, memory: Memory) -> bool:
    """Whether the sentence before has one meant do harm to, or charge, another who has such men of his own."""
    if meant.name in trace.accused or (trace.subjects and meant.name not in {m.name for m in trace.subjects}):
        return False
    others = [
        m for m in trace.mentions
        if m.actor.name != meant.actor.name and m.actor.type in GROUPS | STATES and not m.where and m.human is None
    ]  # fmt: skip
    return any(m.actor.name in trace.accused or memory.tie(meant.actor.name, m.actor.name) < 0 for m in others)


def _known_as_his(named: Sequence[Unit], meant: Mention, memory: Memory) -> bool:
    """Whether the lists or the text have the person named as one of those meant."""
    for unit in named:
        if unit.actor is None:
            continue
        told = memory.people.get(unit.actor.name)
        whose = unit.actor if unit.actor.type != "Person" else told.actor if told is not None else None
        if whose is not None and whose.name == meant.actor.name:
            return True
    return False
