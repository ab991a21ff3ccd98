"""Either foe's man: whose "its commander" is after "X attacked Y", where he complains, vows revenge or is killed.

Nor are those whom X kills X's: "X bombed its fighters, killing 30 of its men", where nothing tells whose they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.extraction.grammar.entities import Draft, Memory, Mention, Trace
from kg.extraction.reference.affinity import sign_of
from kg.extraction.words.descriptions import GROUPS, STATES, descriptions
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists, words_of
from kg.model import Actor

__all__ = ["harms_own", "may_be_own", "of_either_foe", "one_of_joint"]

_DEFINITE = frozenset(("the", "it", "this", "that", "these", "those"))
_OPENINGS = frozenset(("adverb", "conjunction", "subordinator", "comma", "date", "preposition"))
_CAN_BE_BANDS = GROUPS | {"Actor"}
"""Groups, and those of whom only the name is known."""
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
    if head is None:
        return False
    end = _past_name(draft.units, head)
    if _of_the_band(draft.units[head], found[0], trace):  # whether the two are foes or talk
        return not _known_as_his(draft.units[head + 1 : end], found[0], memory)
    if _of_an_organ(draft.units[head], found[0], trace):
        return not _known_as_his(draft.units[head + 1 : end], found[0], memory)
    if not _other_foe(trace, found[0], memory):
        return False
    return _complains(draft.units, end) and not _known_as_his(draft.units[head + 1 : end], found[0], memory)


def one_of_joint(draft: Draft, memory: Memory, found: Sequence[Mention]) -> bool:
    """Whether "it" at the head of a sentence would be one of two who did the last thing together: "X and Y met. It"."""
    trace = memory.traces[-1] if memory.traces else None
    if trace is None or len(found) != 1 or draft.mentions:
        return False
    acting = {mention.actor.name for mention in trace.mentions if mention.subject and not mention.where}
    about = {mention.actor.name for mention in trace.subjects}
    joint = [about, *({actor.name for actor in several} for several in trace.lists)]
    return any(found[0].actor.name in names and len(names) > 1 and names <= acting for names in joint)


def _of_the_band(noun: Unit, meant: Mention, trace: Trace) -> bool:
    """Whether it is rather a band's man than the state's that struck it: "X's army raided Y. Its leader escaped"."""
    bands = any(m.actor.type in _CAN_BE_BANDS and not m.subject and not m.where for m in trace.mentions)
    about = not trace.subjects or meant.name in {m.name for m in trace.subjects}
    return bands and about and meant.actor.type in STATES and noun.low in words_of("head_of_band")


def _of_an_organ(noun: Unit, meant: Mention, trace: Trace) -> bool:
    """Whether he may be of those whom a band fights and nothing names: "X took P from the junta. Its spokesman …"."""
    organ = any(thing.noun in _ORGANS and not thing.subject and not thing.new for thing in trace.things)
    return organ and meant.actor.type in _CAN_BE_BANDS and noun.low in wordlists().nouns["officials"]


_ORGANS = frozenset(("junta", "army", "military", "regime", "government", "navy"))


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
        return not lemmas.isdisjoint(words_of("suffered"))
    if not lemmas.isdisjoint(words_of("denying_deed")) and (
        place + 1 >= len(units) or units[place + 1].low not in _DEFINITE
    ):
        return False  # "denied any part in the coup"
    vows = not lemmas.isdisjoint(words_of("vowing_revenge"))
    after = units[place + 1 : place + 1 + _TO_ANSWER]
    answers = any(unit.low in words_of("answering_harm") for unit in after) and vows
    return (
        answers
        or not lemmas.isdisjoint(words_of("complaining_of_harm"))
        or any(unit.low in words_of("lost_the_fight") for unit in after)
    )


def _other_foe(trace: Trace, meant: Mention, memory: Memory) -> bool:
    """Whether the sentence before has one meant do harm to, or charge, another who has such men of his own."""
    if meant.name in trace.accused or (trace.subjects and meant.name not in {m.name for m in trace.subjects}):
        return False
    others = [
        m for m in trace.mentions
        if m.actor.name != meant.actor.name
        and m.actor.type in _CAN_BE_BANDS | STATES and not m.where and m.human is None
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


def harms_own(draft: Draft, index: int, found: Sequence[Mention]) -> bool:
    """Whether those found are who kill what is said to be theirs, which nobody does but to "its own people".

    Args:
        draft: the sentence so far.
        index: of the possessive.
        found: those to whom it seems to point.
    """
    before, following = draft.found, draft.units[index + 1 : index + 4]
    harm = next((i for i in range(len(before) - 1, max(len(before) - _TO_HARM, 0), -1) if _harms(before[i])), 0)
    if not harm or not following or any(unit.kind in _CLAUSE_BOUNDS for unit in before[harm:]):
        return False
    if before[harm - 1].low in ("of", "for"):
        return _charged_with(draft, index, harm, found)
    if following[0].low == "own" or not any(unit.low in _men() for unit in following):
        return False
    main = harm
    going_on = before[harm - 1].kind == "be" and before[harm].low.endswith("ing")  # "was holding its envoy"
    if not going_on and any(form.present for form in before[harm].forms) and before[harm].low.endswith("ing"):
        main = next((i for i in range(harm - 1, 0, -1) if before[i].kind == "verb"), 0)
        if (
            not main
            or before[harm - 1].kind not in ("comma", "conjunction")
            or not (_harms(before[main]) or sign_of(before[main]) < 0)
        ):
            return False  # "A helicopter of X crashed, killing six of its men"
    passive = not going_on and any(unit.kind == "be" for unit in before[max(0, main - _AUXILIARIES) : main])
    doer = next((m for m in reversed(draft.mentions) if m.subject and m.index < main), None)
    between = before[doer.index + 1 : main] if doer is not None else ()
    if doer is None or passive or any(unit.kind in ("verb", "that", "relative", "quote", "comma") for unit in between):
        return False
    return {mention.actor.name for mention in found} == {doer.actor.name}


def _charged_with(draft: Draft, index: int, harm: int, found: Sequence[Mention]) -> bool:
    """Whether those found are charged with the harm of their own, or may be: "accused Y of jailing its critics"."""
    before, names = draft.found, {mention.actor.name for mention in found}
    charge = next(
        (i for i in range(harm - 1, 0, -1) if any(f.lemma in words_of("accusing_of_harm") for f in before[i].forms)), 0
    )
    charged = next((m.actor for m in draft.mentions if charge and m.index > charge), None)
    accuser = next((m.actor for m in draft.mentions if m.index < charge), None)
    if charged is None or draft.units[index + 1].low == "own":
        return False
    return charged.name in names or (accuser is not None and may_be_own(draft.units, index, accuser, charged))


def may_be_own(units: Sequence[Unit], index: int, accuser: Actor, charged: Actor) -> bool:
    """Whether "its" at ``index`` may be the accuser's or of the one charged: "of jailing its critics", "its villages".

    Only a neighbour strikes the accuser's villages, as far as nothing else is told.
    """
    words = {unit.low for unit in units[index + 1 : index + 4]}
    near = charged.name in descriptions().borders.get(accuser.name, {}) or charged.type not in STATES
    if not words.isdisjoint(("citizens", "nationals")):
        return not near
    return not words.isdisjoint(words_of("civilians_of")) or (
        not near and not words.isdisjoint(words_of("harmed_places"))
    )


def _harms(unit: Unit) -> bool:
    return unit.kind == "verb" and (
        sign_of(unit) < 0 or any(form.lemma in words_of("killing", "holding_captive") for form in unit.forms)
    )


@cache
def _men() -> frozenset[str]:
    nouns = wordlists().nouns
    return (
        nouns["fighters"]
        | nouns["people"]
        | words_of("envoys_abroad")
        | (nouns["forces"] & _RANK_AND_FILE)
        | words_of("supporters")
    )


_RANK_AND_FILE = frozenset(("soldiers", "troops", "forces", "policemen"))
_CLAUSE_BOUNDS = frozenset(("stop", "quote", "that", "relative", "subordinator", "comma"))
_TO_HARM, _AUXILIARIES = 6, 3
