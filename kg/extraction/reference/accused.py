"""Accused: who denies by "it denies this", and the "it" of "condemned it" that is what was done, not who did it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.grammar.entities import Draft, Memory, Mention, Trace
from kg.extraction.reference.affinity import sign_of
from kg.extraction.reference.reasons import SAYING, punished, tells_deed
from kg.extraction.words.descriptions import STATES, descriptions
from kg.extraction.words.units import Unit, is_speech_verb
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = [
    "accused_of_it",
    "answers_charge",
    "boasts",
    "charged_in",
    "charged_state",
    "does_it_himself",
    "judges_deed",
    "left_the_charge",
    "whose_denial",
]

_CONDEMNS = frozenset(("condemn", "denounce", "deplore", "decry", "welcome", "hail", "applaud", "deny", "refute",
                       "dispute", "contradict", "reject", "dismiss"))  # fmt: skip
_REJECTS = frozenset(("deny", "reject", "dismiss", "refute", "disclaim", "disavow", "repudiate"))
_CHARGE_NOUNS = frozenset(
    ("charge", "charges", "accusation", "accusations", "allegation", "allegations", "claim", "claims", "involvement",
     "responsibility", "report", "reports", "suspicion", "suggestion")
)  # fmt: skip
_TO_OBJECTS = frozenset(
    (
        "accuse", "blame", "suspect", "condemn", "criticise", "criticize", "thank", "praise", "denounce", "prevent",
        "stop", "keep", "deter", "discourage", "dissuade", "convict", "punish", "charge", "commend", "rebuke", "slam",
    )
)  # fmt: skip
"""Verbs whose object is who does what "of", "for" or "from" and a gerund tell after it."""
_ACCUSES = frozenset(("accuse", "suspect", "blame", "charge"))
_CALLS = frozenset(("call", "label", "brand", "describe", "dismiss", "reject", "term"))
_TO_NAME = 9


def accused_of_it(draft: Draft, index: int, memory: Memory) -> list[Mention]:
    """Who is accused of something in the sentence so far or the one before, where the pronoun denies "it".

    Likewise of whom the sentence before tells that something is demanded, in "It refused".
    """
    if _answers_demand(draft.units, index) and memory.traces and not draft.mentions:
        trace = memory.traces[-1]
        asked = [m for m in trace.mentions if m.actor.name in trace.asked]
        return asked if len(trace.asked) == 1 else []
    denied = _despite_denials(draft, index) or _rejects_claim(draft, index) or _said_all_the_same(draft, index)
    if denied is not None:
        return [denied]
    if _goes_on_accusing(draft, index):
        blamed = max(i for i, unit in enumerate(draft.found) if _reproaches(unit))
        return [m for m in draft.mentions if blamed < m.index <= blamed + _NEXT][:1]
    if (whom := punished(draft, index)) is not None:
        return [whom]
    if not answers_charge(draft.units, index):
        return []
    found = draft.found
    told = (i for i in range(len(found) - 1, -1, -1) if _accuses(found[i]))
    verb = next((i for i in told if not i or found[i - 1].kind != "determiner"), None)  # not ", a charge it denied"
    if verb is None:
        trace = memory.traces[-1] if memory.traces and not draft.mentions else Trace()
        here = [m for m in trace.mentions if m.actor.name in trace.accused]
    else:
        passive = any(unit.kind == "be" for unit in found[max(0, verb - 3) : verb])
        passive = passive or (verb + 1 < len(found) and found[verb + 1].low in ("of", "by"))
        after = [m for m in draft.mentions if m.index > verb][:1]
        here = [m for m in draft.mentions if m.index < verb and m.subject][-1:] if passive else after
    return here if len(here) == 1 else []


def charged_state(draft: Draft, index: int, memory: Memory) -> Actor | None:
    """Whose "the foreign ministry" at ``index`` is that denies a charge: the state's that is charged."""
    if not answers_charge(draft.units, index):
        return None
    found = accused_of_it(draft, index, memory)
    return found[0].actor if len(found) == 1 and found[0].actor.type in STATES else None


def charged_in(draft: Draft, head: int, candidates: Sequence[Actor], trace: Trace | None) -> list[Actor]:
    """Those whom the sentence before accuses, where who is described at ``head`` denies the charge."""
    charged = trace.accused if trace is not None and answers_charge(draft.units, head) else frozenset()
    return [actor for actor in candidates if actor.name in charged]


def whose_denial(draft: Draft, index: int, memory: Memory) -> list[Mention]:
    """Whose the "its" is in "Its information minister denied the charge": theirs who are charged.

    Likewise in "Its founder, N. N., denied the charge".
    """
    units, last, nouns = draft.units, index + 1, wordlists().nouns
    while last < len(units) and last - index < _TO_HEAD:
        if units[last].kind not in ("word", "capital") and not (last == index + 1 and units[last].low == "head"):
            break
        last += 1
    head = last - 1
    speaks = units[head].low in nouns["officials"] | nouns["leaders"] | descriptions().classes["organ"]
    end = _past_apposition(units, head)
    if not speaks or not answers_charge(units, end):
        return []
    meant = accused_of_it(draft, end, memory)
    own = end == head or (_denies_charge(units, end) and not _is_anothers(units[head:end], meant, memory))
    return meant if own else []


def _denies_charge(units: Sequence[Unit], index: int) -> bool:
    """Whether what is denied after ``index`` is the charge itself, and the clause ends there: "denied the charge"."""
    verb = next((i for i in range(index + 1, len(units)) if units[i].kind not in ("have", "be", "adverb")), len(units))
    last = verb + 1 + (verb + 1 < len(units) and units[verb + 1].low in ("the", "this", "that", "these", "those"))
    charge = last < len(units) and units[last].low in _CHARGE_NOUNS - _VAGUE_NOUNS | {"it", "this"}
    return charge and (last + 1 == len(units) or units[last + 1].kind in ("comma", "stop", "end", "date"))


_VAGUE_NOUNS = frozenset(("involvement", "responsibility", "report", "reports", "suspicion", "suggestion"))
"""What may be denied without any charge of the sentence before."""


def _is_anothers(named: Sequence[Unit], meant: Sequence[Mention], memory: Memory) -> bool:
    """Whether the person named in apposition may be another's, as one of whom the text has told."""
    actors = [unit.actor for unit in named if unit.actor is not None]
    whose = {actor.name for actor in actors if actor.type != "Person" or actor.name in memory.people}
    return not whose <= {mention.actor.name for mention in meant}


def left_the_charge(draft: Draft, meant: Sequence[Mention]) -> bool:
    """Whether those meant are the Y of "X accused Y of arming Z, and its army struck P": it may well be X's army."""
    found = draft.found
    if len(found) < _CHARGE or found[-1].low not in ("and", "but", "while") or found[-2].kind != "comma":
        return False
    verb = next((i for i in range(len(found) - 1, 0, -1) if _accuses(found[i])), None)
    accuser = next((m for m in draft.mentions if m.subject and verb is not None and m.index < verb), None)
    passive = verb is not None and any(unit.kind == "be" for unit in found[max(0, verb - 2) : verb])
    if verb is None or passive or accuser is None:
        return False
    return all(m.index > verb and m.name != accuser.name for m in meant)


def _past_apposition(units: Sequence[Unit], head: int) -> int:
    """The comma that ends ", N. N.," after ``head``; ``head`` where no name is set beside it."""
    if head + 1 >= len(units) or units[head + 1].kind != "comma":
        return head
    beside = range(head + 2, min(head + _TO_NAME, len(units)))
    end = next((i for i in beside if units[i].kind not in ("capital", "name", "word")), head)
    return end if end > head + 2 and units[end].kind == "comma" else head


_TO_HEAD = 6


def _goes_on_accusing(draft: Draft, index: int) -> bool:
    """As in "X denounced Y, saying it had armed Z": what is told of "it" is what Y is reproached with."""
    units, said = draft.units, index - 1 - (draft.units[index - 1].kind == "that")
    if said < _NEXT or units[said].low not in SAYING or units[said - 1].kind != "comma":
        return False
    return tells_deed(units, index + 1) and any(_reproaches(unit) for unit in draft.found)


def _despite_denials(draft: Draft, index: int) -> Mention | None:
    """The X of "Despite denials by X, Y insists that it …": nobody insists so that he himself did what X denies."""
    units = draft.units
    if not draft.found or draft.found[0].low not in ("despite", "notwithstanding"):
        return None
    comma = next((i for i, unit in enumerate(draft.found) if unit.kind == "comma"), 0)
    if not any(unit.low in ("denial", "denials") for unit in draft.found[:comma]):
        return None
    said = next((i for i in range(len(draft.found) - 1, comma, -1) if draft.found[i].kind not in ("that", "adverb")), 0)
    if not said or not is_speech_verb(draft.found[said]) or not tells_deed(units, index + 1):
        return None
    denying = list({m.actor.name: m for m in draft.mentions if m.index < comma}.values())
    speaking = [m for m in draft.mentions if comma < m.index < said]
    one = denying[0] if len(denying) == 1 else None
    other = len(speaking) == 1 and one is not None and speaking[0].actor.name != one.actor.name
    return replace(one, where=False) if one is not None and other else None


def boasts(units: Sequence[Unit], place: int, noun: Unit) -> bool:
    """Whether the verb at ``place`` may be a boast of who claims it: "a claim by Y that it had shot down a drone"."""
    while place < len(units) and units[place].kind in ("have", "adverb", "do"):
        place += 1
    verb = units[place] if place < len(units) else None
    return noun.low in ("claim", "claims") and verb is not None and any(f.lemma in _BOASTS for f in verb.forms)


def _boasted(draft: Draft, index: int) -> bool:
    """As in "a claim by Y that it had shot down a jet"."""
    found = draft.found
    if not 0 < index - 1 < len(found) or found[index - 1].kind != "that":
        return False
    by = next((i for i in range(index - 2, max(index - _TO_NAME, 1), -1) if found[i].low in ("by", "from")), 0)
    return bool(by) and boasts(draft.units, index + 1, found[by - 1])


_BOASTS = frozenset(("shoot", "capture", "kill", "hit", "destroy", "down", "sink", "seize", "strike", "take", "repel",
                     "bomb", "attack", "win", "liberate", "overrun"))  # fmt: skip


def _said_all_the_same(draft: Draft, index: int) -> Mention | None:
    """The X of "X denied arming Z, but Y says that it …": who is spoken of goes on to be X."""
    found, units = draft.found, draft.units
    said = index - 1 - (index > 0 and units[index - 1].kind == "that")
    if not 1 < said < len(found) or not is_speech_verb(found[said]) or not tells_deed(units, index + 1):
        return None
    turn = next((i for i in range(said - 1, max(said - _TO_NAME, 0), -1) if found[i].low in _TURNS), 0)
    verb = next((i for i in range(turn) if any(f.lemma in _REJECTS for f in found[i].forms)), 0)
    if not verb or not turn:
        return None
    denying = {m.actor.name: m for m in draft.mentions if m.index < verb}
    saying = {m.actor.name for m in draft.mentions if turn < m.index < said}
    one = next(iter(denying.values())) if len(denying) == 1 else None
    return replace(one, person=None, owner=False) if one is not None and one.actor.name not in saying else None


_TURNS = frozenset(("but", "though", "although", "while", "whereas", "yet"))


def _rejects_claim(draft: Draft, index: int) -> Mention | None:
    """The X of "X denied claims by Y that it …": Y makes no charge against himself."""
    found, that = draft.found, index - 1
    if not 0 < that < len(found) or found[that].kind != "that" or index + 1 >= len(draft.units):
        return None
    if draft.units[index + 1].kind in ("be", "modal") and not tells_deed(draft.units, index + 1):
        return None
    by = next((i for i in range(that - 1, max(that - _TO_NAME, 1), -1) if found[i].low in ("by", "from")), 0)
    if not by or found[by - 1].low not in _CHARGE_NOUNS or boasts(draft.units, index + 1, found[by - 1]):
        return None
    verb = next((i for i in range(by - 2, max(by - _TO_NAME, 0), -1) if found[i].kind == "verb"), 0)
    if not any(form.lemma in _REJECTS for form in found[verb].forms):
        return None
    before = [m for m in draft.mentions if m.index < verb]
    charging = {m.actor.name for m in draft.mentions if by < m.index < that}
    names = {m.actor.name for m in before}
    return replace(before[-1], person=None, owner=False) if len(names) == 1 and not names & charging else None


def _reproaches(unit: Unit) -> bool:
    lemmas = {form.lemma for form in unit.forms} if unit.kind == "verb" else set()
    return bool(lemmas & (_ACCUSES | _DENOUNCES)) or unit.low in ("finger", "fingers", "accusations", "blame")


_DENOUNCES = frozenset(("denounce", "condemn", "criticise", "criticize", "slam", "castigate", "berate", "reproach",
                        "rebuke", "chide", "lambast", "fault", "upbraid"))  # fmt: skip
_NEXT = 3


def _accuses(unit: Unit) -> bool:
    return unit.kind == "verb" and any(form.lemma in _ACCUSES for form in unit.forms)


def charges_help(draft: Draft) -> set[str]:
    """Who accuses somebody of helping "it", in "X accused Y of arming it": it is not X that Y is said to arm."""
    found = draft.found
    if len(found) < _CHARGE or found[-2].low not in ("of", "for", "and", ",") or sign_of(found[-1]) <= 0:
        return set()
    verb = next((i for i in range(len(found) - 2, 0, -1) if any(f.lemma in _ACCUSES for f in found[i].forms)), None)
    accuser = next((m for m in reversed(draft.mentions) if verb is not None and m.subject and m.index < verb), None)
    return {accuser.name, accuser.actor.name} if accuser is not None else set()


_CHARGE = 4
_DONE = frozenset(("done", "did", "doing"))


_SHARES_OF = frozenset((noun, "in") for noun in ("part", "role", "hand", "involvement", "share", "complicity"))


def judges_deed(draft: Draft, index: int) -> bool:
    """As in "X condemned it", "X denies it", "X had done it", "Y was behind it": what is done or said, and nobody.

    Not where "for" follows, as in "condemned it for", which tells what somebody is condemned for. Nor does anybody
    know who "it" is in "rejected a claim by Y that it had shot down a jet".
    """
    if _boasted(draft, index):
        return True
    last = draft.found[-1] if draft.found else None
    if last is not None and len(draft.found) > 1 and last.low in ("behind", "for"):
        doer = draft.found[-2]
        if (last.low == "behind" and doer.kind == "be") or doer.low == "responsible":
            return True
    if last is not None and len(draft.found) > 1 and (draft.found[-2].low, last.low) in _SHARES_OF:
        return True  # "denied any part in it"
    after = draft.units[index + 1].low if index + 1 < len(draft.units) else ""
    judges = last is not None and (any(form.lemma in _CONDEMNS for form in last.forms) or last.low in _DONE)
    return judges and after not in ("for", "over", "as", "in")


def _answers_demand(units: Sequence[Unit], index: int) -> bool:
    """Whether the verb after the pronoun tells that what was asked is done or not: "It refused", "They complied"."""
    place = index + 1
    while place < len(units) and units[place].kind in ("have", "be", "do", "adverb", "modal", "negation"):
        place += 1
    if place >= len(units) or not any(form.lemma in _OBEYS for form in units[place].forms):
        return False
    after = units[place + 1] if place + 1 < len(units) else None
    return after is None or after.kind in ("end", "comma", "stop", "to", "conjunction") or after.low in ("it", "this")


_OBEYS = frozenset(("refuse", "decline", "comply", "obey", "balk", "agree", "consent", "demur", "ignore", "reject"))


def answers_charge(units: Sequence[Unit], index: int) -> bool:
    """Whether the verb after the pronoun is a denial of a charge: who is accused denies it, not who accuses."""
    place = index + 1
    while place < len(units) and units[place].kind in ("have", "be", "adverb", "modal"):
        place += 1
    body = units[place : place + 4]
    called = bool(body) and any(form.lemma in _CALLS for form in body[0].forms)
    if called:
        false = any(unit.low in wordlists().classes["baseless"] for unit in units[place + 2 : place + _TO_NAME])
        if false or not any(form.lemma in _REJECTS for form in body[0].forms):
            return false and any(unit.low in _CHARGE_NOUNS or unit.low in ("it", "this", "that") for unit in body[1:])
    denies = bool(body) and any(form.lemma in _REJECTS for form in body[0].forms)
    after = body[1] if len(body) > 1 else None
    meant = after is None or after.low in ("it", "this", "that") or after.kind in ("end", "comma", "stop")
    charge = any(unit.low in _CHARGE_NOUNS | {"such", "wrongdoing", "doing"} for unit in body[1:])
    return denies and (meant or charge or _any_part(units, place + 1))


_ANY_OF_IT = frozenset(("role", "part", "link", "links", "ties", "connection"))
"""What who is charged denies without the charge: "any role"."""


def _any_part(units: Sequence[Unit], first: int) -> bool:
    """As in "any role.", "any part in it"; in "any part in a coup" it may be what nobody charges him with."""
    part = next((i for i in range(first, min(first + 3, len(units))) if units[i].low in _ANY_OF_IT), None)
    if part is None:
        return False
    after = [unit.low for unit in units[part + 1 : part + 3]]
    return after[:1] not in (["in"], ["to"], ["with"], ["between"], ["of"]) or after[1:] in (["it"], ["this"])


def does_it_himself(draft: Draft, found: Sequence[Mention]) -> bool:
    """As in "X accused Y and Z of arming them": who does it to them is none of them, and Y and Z do it."""
    units = draft.found
    place = len(units) - 2
    if place < 1 or units[-1].kind != "verb" or units[place].low not in ("of", "for", "from"):
        return False
    governor = next((i for i in range(place - 1, -1, -1) if units[i].kind == "verb"), None)
    if governor is None or not any(form.lemma in _TO_OBJECTS for form in units[governor].forms):
        return False
    doers = {mention.name for mention in draft.mentions if governor < mention.index < place}
    return bool(doers & {mention.name for mention in found})
