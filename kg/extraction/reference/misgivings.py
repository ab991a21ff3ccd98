"""Misgivings: where whom a construction points to is not whom a careful reader would take, or cannot be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.extraction.grammar.entities import Draft, Memory, Mention
from kg.extraction.grammar.things import things_of
from kg.extraction.reference.accused import left_the_charge
from kg.extraction.reference.affinity import gives, sign_of
from kg.extraction.reference.bindings import role_of
from kg.extraction.reference.either_foes import harms_own, of_either_foe, one_of_joint
from kg.extraction.reference.holdings import imposes
from kg.extraction.reference.reasons import unsure_reason
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["charged_in_speech", "each_his_own", "helped_may_act", "in_parallel", "judges_thing", "never_helped",
           "of_another", "shares_object", "side_by_side", "some_of", "themselves", "told_to_be"]  # fmt: skip

_UNION = "IntergovernmentalOrganization"
_CHARGED = frozenset(("linked", "tied", "behind", "responsible", "guilty", "affiliated", "connected", "beholden",
                      "backed", "armed", "funded", "financed", "sponsored", "supported", "controlled"))  # fmt: skip
"""What nobody says of himself: "Uganda says it is linked to Islamic State"."""
_JUDGES = frozenset(
    ("condemn", "denounce", "criticise", "criticize", "describe", "deplore", "dismiss", "praise", "hail")
)
_KILLS = frozenset(
    ("kill", "murder", "massacre", "slaughter", "abduct", "kidnap", "rape", "behead", "torture", "execute")
)
_TAKES = frozenset(("take", "seize", "capture", "occupy", "overrun", "retake", "enter", "storm", "conquer"))


def of_another(draft: Draft, index: int, memory: Memory, found: Sequence[Mention]) -> bool:
    """Whether what the possessive at ``index`` owns is none of those to whom it points, or nobody can tell."""
    alone = draft.units[index].low == "its" and one_of_joint(draft, memory, found)
    if alone or of_either_foe(draft, index, memory, found) or harms_own(draft, index, found):
        return True
    if _of_who_punishes(draft, found) or _despite_help(draft, index, found):
        return True
    unsure = _by_invitation(draft, found) or (draft.units[index].low == "its" and _of_one_of_two(draft, found))
    return unsure or left_the_charge(draft, found) or _owned_by_another(draft.units, index, found)


def _of_who_punishes(draft: Draft, found: Sequence[Mention]) -> bool:
    """As in "X criticised Y for sanctions over its help for Z", which is X's."""
    last = draft.mentions[-1] if draft.mentions else None
    if last is None or last.subject or not imposes(draft.found, last.index):
        return False
    return draft.found[-1].low in _OVER and [mention.name for mention in found] == [last.name]


def _despite_help(draft: Draft, index: int, found: Sequence[Mention]) -> bool:
    """As in "X lifted the ban on Y despite its support for Z", which is Y's, or whoever's."""
    if not draft.found or draft.found[-1].low != "despite" or len(found) != 1 or not found[0].subject:
        return False
    helps = any(unit.low in wordlists().nouns["help"] for unit in draft.units[index + 1 : index + 4])
    return helps and any(not m.subject and m.name != found[0].name for m in draft.mentions)


def _owned_by_another(units: Sequence[Unit], index: int, found: Sequence[Mention]) -> bool:
    """Whether the noun after a possessive cannot be of those found: a ship has a crew, a town a mayor.

    Args:
        units: the sentence.
        index: of the possessive.
        found: those to whom it points.
    """
    noun, classes = _head(units, index + 1), wordlists().classes
    if noun in classes["had_by_things"]:
        return True
    types = {mention.actor.type for mention in found}
    if noun in _OF_TOWNS and types & STATES:
        return True  # "X's army shelled P. Its mayor said"
    if noun in classes["had_by_towns"] or noun in classes["had_by_states_only"]:
        return bool(types & GROUPS)
    return noun in classes["had_by_groups_only"] and bool(types & STATES)


_OVER = frozenset(("over", "for", "of"))
_OF_TOWNS = frozenset(("mayor", "mayors", "suburbs", "outskirts", "townspeople", "townsfolk", "governor"))


def _head(units: Sequence[Unit], index: int) -> str:
    head = ""
    for unit in units[index : index + 4]:
        if unit.kind not in ("word", "capital", "number", "demonym"):
            break
        head = unit.low
    return head


def helped_may_act(draft: Draft, index: int, memory: Memory, found: Sequence[Mention]) -> bool:
    """Whether "it" does violence after "X supports Y", where either may: "Rwanda supports M23. It captured Bukavu".

    Nor does a body of states fight because it was the last to accuse somebody.
    """
    role = role_of(draft, index)
    verb = role.verb
    joint = draft.units[index].low == "it" and one_of_joint(draft, memory, found)
    if joint or _leads_anothers(draft, index, memory, found) or unsure_reason(draft, index):
        return True
    harms = (
        sign_of(verb) < 0
        or (role.passive and sign_of(verb) > 0)
        or (verb is not None and any(form.lemma in _TAKES for form in verb.forms))
    )
    if draft.units[index].low != "it" or not harms or len(found) != 1 or draft.mentions or not memory.traces:
        return False
    meant, trace = found[0], memory.traces[-1]
    if meant.actor.type == _UNION and meant.name in {mention.name for mention in trace.subjects}:
        return bool(trace.accused)
    struck = role.passive and sign_of(verb) < 0  # "X sent arms to Y. It was bombed by Z": either may be
    others = [m for m in trace.mentions if (m.actor.type in GROUPS and m.object) or (struck and m.actor != meant.actor)]
    return any(memory.tie(meant.actor.name, other.actor.name) > 0 for other in others)


def _leads_anothers(draft: Draft, index: int, memory: Memory, found: Sequence[Mention]) -> bool:
    """Whether "he" leads rebels after a ruler and a man of rebels were named: "N. N. freed M. M. He led the rebels"."""
    verb = role_of(draft, index).verb
    leads = verb is not None and any(form.lemma in _LEADS for form in verb.forms)
    if draft.units[index].low not in ("he", "she") or not leads or len(found) != 1 or draft.mentions:
        return False
    meant, trace = found[0], memory.traces[-1] if memory.traces else None
    others = [m for m in trace.mentions if m.human is not None and m.name != meant.name] if trace is not None else []
    return meant.actor.type in STATES and any(m.actor.type in GROUPS for m in others)


_LEADS = frozenset(("lead", "head", "command", "found"))


def judges_thing(draft: Draft, index: int, memory: Memory) -> bool:
    """Whether "condemned it as irrational" is said of a thing that the sentence before was about; "turned it down"."""
    verb = draft.found[-1] if draft.found else None
    after = draft.units[index + 1].low if index + 1 < len(draft.units) else ""
    if after == "down" and verb is not None and any(form.lemma == "turn" for form in verb.forms):
        return True  # an offer or a plan
    judges = verb is not None and any(form.lemma in _JUDGES for form in verb.forms)
    if not judges or after != "as" or not memory.traces:
        return False
    first = min((m.index for m in memory.traces[-1].mentions if m.index >= 0), default=0)
    return any(
        t.subject and not (t.human or t.plural or t.described) and t.index < first for t in memory.traces[-1].things
    )


def shares_object(draft: Draft, index: int, memory: Memory) -> bool:
    """Whether "it" is what somebody else has just judged or signed: "X condemned the coup, and Y praised it"."""
    verb = draft.found[-1] if draft.found else None
    lemmas = {form.lemma for form in verb.forms} if verb is not None else set[str]()
    if draft.units[index].low != "it" or not lemmas & (_TAKES_SIDES | _MAY_TAKE_SIDES):
        return False
    found, sides = draft.found[:-1], _TAKES_SIDES | _MAY_TAKE_SIDES
    judging = (i for i in range(len(found) - 1, -1, -1) if any(form.lemma in sides for form in found[i].forms))
    before = next((i for i in judging if found[i].kind == "verb"), None)
    if before is None:
        last = memory.traces[-1] if memory.traces else None
        deeds = [t for t in last.things if not (t.human or t.plural)][-1:] if last is not None else []
        named = last is not None and any(mention.object for mention in last.mentions)
        return bool(lemmas & _TAKES_SIDES) and not named and any(not t.subject and t.noun in _matters() for t in deeds)
    if before + 1 < len(found) and found[before + 1].low == "it" and found[before + 1].actor is None:
        return True  # "X condemned it, and Y praised it"
    near = next((t for t in things_of(found) if before < t.index <= before + _TO_OBJECT), None)
    if near is None or near.human or near.plural:
        return False
    after = {unit.actor.name for unit in found[near.index + 1 :] if unit.actor is not None}
    return len(after) < _SEVERAL and all(unit.actor is None for unit in found[before + 1 : near.index])


def themselves(draft: Draft, mention: Mention) -> Mention:
    """The "Y-ian miners" for whom "them" stands, who speak and act for themselves, though "Y-ian" names their state."""
    found, at = draft.found, mention.index
    plain = mention.plural and mention.actor.type == "State" and mention.person is None
    if not plain or not 0 <= at < len(found) or found[at].kind != "demonym" or found[at].resolved:
        return mention
    last = at + 1
    while last + 1 < len(found) and last < at + _TO_NOUN and found[last + 1].kind in ("word", "capital"):
        last += 1
    head = found[last].low if last < len(found) else ""
    nouns, classes = wordlists().nouns, wordlists().classes
    acting = any(head in nouns[kind] for kind in ("forces", "fighters", "officials", "leaders", "agents", "captives"))
    if acting or head not in nouns["bystanders"] | classes["human"]:
        return mention
    return replace(mention, actor=Actor(f"{found[at].text} {head}", "Population", (), mention.actor.name))


_TO_NOUN = 3
_TAKES_SIDES = frozenset(("praise", "welcome", "hail", "applaud", "laud", "endorse", "oppose", "reject", "condemn",
                          "denounce", "criticise", "criticize", "deplore", "veto", "sign", "approve"))  # fmt: skip
_MAY_TAKE_SIDES = frozenset(("support", "back", "defend", "attack", "accept", "recognise", "recognize"))
"""Verbs that may also tell what somebody does for or against somebody."""
_TO_OBJECT = 5
_SEVERAL = 3


@cache
def _matters() -> frozenset[str]:
    """Nouns for deeds, accords and words, on which others take sides."""
    nouns = wordlists().nouns
    return frozenset().union(
        wordlists().events, *(nouns[name] for name in ("deeds", "agreements", "talks", "requests"))
    )


def _kills_people(units: Sequence[Unit], index: int) -> bool:
    """Whether the verb after "it" tells of the death of people who bear no arms: "said it had killed 40 farmers"."""
    place = index + 1
    while place < len(units) and units[place].kind in ("have", "adverb"):
        place += 1
    kills = place < len(units) and any(form.lemma in _KILLS for form in units[place].forms)
    nouns = wordlists().nouns
    civil = nouns["people"] - nouns["fighters"] - nouns["forces"] - nouns["officials"]
    return kills and any(unit.low in civil for unit in units[place + 1 : place + 5])


def charged_in_speech(draft: Draft, index: int, memory: Memory) -> list[Mention] | None:
    """Of whom somebody says that "it is linked to X", "it killed 40 farmers": hardly himself.

    Returns:
        ``None`` where the words are no such thing.
    """
    after = [unit.low for unit in draft.units[index + 1 : index + 3]]
    charged = len(after) > 1 and after[0] in ("is", "was") and after[1] in _CHARGED
    own = draft.own_subject()
    about = memory.traces[-1].subjects if memory.traces else ()
    if not charged:
        guilty = _kills_people(draft.units, index) and len(about) == 1
        guilty = guilty and (about[0].actor.type in GROUPS or about[0].actor.name in memory.traces[-1].doers)
        guilty = guilty or (len(about) == 1 and about[0].actor.type in GROUPS and _many_speak(draft, own, after))
        return [about[0]] if guilty and own is not None and own.name != about[0].name else None
    sure = len(about) == 1 and about[0].actor.type in GROUPS and (own is None or own.name != about[0].name)
    return [about[0]] if sure else []


def _many_speak(draft: Draft, own: Mention | None, after: Sequence[str]) -> bool:
    """Whether those who speak are several, and no "it", as they tell what it has done: "X-ian officers said it had"."""
    if not after or after[0] in _AHEAD:
        return False  # "X-ian officials said it would not withdraw": X
    if own is None or own.actor.type != "State" or draft.found[own.index].kind != "demonym":
        return False
    if not own.index + 2 < len(draft.found) <= own.index + _TO_SAY:
        return False
    head = draft.found[own.index + 1]
    spoken = head.low.endswith("s") and head.low in wordlists().nouns["officials"] | _OFFICERS
    return spoken and draft.found[own.index + 2].kind == "verb"


_TO_SAY = 6
_AHEAD = frozenset(("will", "would", "may", "might", "could", "can", "should", "shall", "must"))
_OFFICERS = frozenset(("officers", "generals", "commanders", "colonels", "spies", "investigators",
                       "prosecutors", "detectives"))  # fmt: skip


def took_people(draft: Draft) -> bool:
    """As in "rounded up 19 young men and beat them": the people whom the verb before takes, who are nobody named."""
    found = draft.found
    if len(found) < _TAKEN or found[-1].kind != "verb" or found[-2].low not in ("and", "then", "before"):
        return False
    people = _people()
    for unit in reversed(found[-_TO_TAKEN:-2]):
        if unit.kind in ("stop", "quote", "subordinator", "relative", "that") or unit.kind == "verb":
            return False
        armed = unit.low in wordlists().nouns["fighters"]
        if armed or (unit.actor is not None and unit.actor.type in GROUPS):
            return False
        if unit.kind == "word" and unit.low in people:
            return True
    return False


_TAKEN = 5
_TO_TAKEN = 12


def _people() -> frozenset[str]:
    """Nouns in the plural for people who are no side."""
    return wordlists().classes["unarmed"] | wordlists().classes["human"] | wordlists().nouns["people"]


def some_of(draft: Draft) -> bool:
    """As in "most of them", "among them": some of those of whom the words before tell, or people whom they name."""
    found = draft.found
    if took_people(draft):
        return True
    if found and found[-1].low == "among":
        return len(found) < 2 or found[-2].kind == "comma"
    return len(found) > 1 and found[-1].low == "of" and (found[-2].kind == "number" or found[-2].low in _SOME)


_SOME = frozenset(
    ("most", "some", "many", "all", "both", "few", "several", "half", "none", "each", "thirds", "majority")
)


_ACCUSES = frozenset(("accuse", "blame", "charge", "suspect", "denounce", "condemn", "criticise", "criticize"))
_TO_CHARGE = 10
_SETS_APART = frozenset(("comma", "conjunction", "stop", "that", "relative", "subordinator"))


def never_helped(draft: Draft, index: int) -> frozenset[str]:
    """Whom "it" does not mean after a verb of help: who blames another for it, or who helps beside him.

    As in "X accused Y of arming it", "X poured in arms, and Y lent it money".
    """
    role, found = role_of(draft, index), draft.found
    if len(found) > 1 and found[-1].kind == "relative" and found[-2].low == "with":
        return _hands_over(draft)
    if role.kind == "subject" or not gives(role.verb):
        return frozenset()
    place = next((i for i in range(len(found) - 1, -1, -1) if found[i] is role.verb), len(found))
    charge = next((i for i in range(place - 1, max(place - _TO_CHARGE, -1), -1) if _accuses(found[i])), None)
    joint = "with" if charge is not None and any(f.lemma == "charge" for f in found[charge].forms) else "of"
    if charge is not None and found[place - 1].low in (joint, "for"):
        before = [m for m in draft.mentions if m.index < charge]
        accuser = next((m for m in reversed(before) if m.subject), before[0] if len(before) == 1 else None)
        return frozenset((accuser.name,)) if accuser is not None else frozenset()
    reproaching = _reproaching(draft, place)
    watching = frozenset(m.name for m in draft.mentions if m.name.rpartition(" ")[2] in _WATCHERS)
    watching |= frozenset((reproaching.name,)) if reproaching is not None else frozenset()
    own = next((m for m in reversed(draft.mentions) if m.subject and m.index < place), None)
    watching |= _before_which(draft, place)
    watching |= frozenset(m.name for m in draft.mentions if _on_the_way(found, m.index))
    return watching | frozenset(_givers_before(draft, own)) if own is not None else watching


def _before_which(draft: Draft, place: int) -> frozenset[str]:
    """The X of "a coalition against X, which arms it": whether X or the coalition arms somebody, it is not X."""
    start = next((i for i in range(place, max(place - _TO_VERB, 1), -1) if draft.found[i].low == "which"), 0)
    hung = start > 1 and draft.found[start - 1].kind == "comma"
    return frozenset(m.name for m in draft.mentions if hung and m.index == start - 2)


_TO_VERB = 5


def _reproaching(draft: Draft, place: int) -> Mention | None:
    """Who disapproves of help that another gives, and so does not get it: "X condemned the support Y gives to it"."""
    found, start = draft.found, max(place - _TO_CHARGE, 0)
    giver = next((m for m in reversed(draft.mentions) if start < m.index < place), None)
    verb = next((i for i in range(place - 1, start - 1, -1) if _disapproves(found[i])), 0)
    if giver is None or giver.index < verb or not verb:
        return None
    apart = any(unit.kind in ("comma", "stop", "subordinator", "be") for unit in found[verb:place])
    if apart or any(unit.kind in ("verb", "conjunction") for unit in found[giver.index : place]):
        return None
    before = [m for m in draft.mentions if m.index < verb]
    return next((m for m in reversed(before) if m.subject), before[0] if len(before) == 1 else None)


def _disapproves(unit: Unit) -> bool:
    return unit.kind == "verb" and any(form.lemma in _ACCUSES or form.lemma in _OPPOSES for form in unit.forms)


_OPPOSES = frozenset(("deplore", "decry", "resent", "protest", "oppose", "lament", "slam", "fault", "fear", "suspect",
                      "blast", "object", "regret", "abhor", "detest", "assail", "reject", "dread"))  # fmt: skip


def _hands_over(draft: Draft) -> frozenset[str]:
    """The X of "X sold Y the rifles with which it fights": who has given them away fights with them no more."""
    verb = next((i for i in range(len(draft.found) - 1, -1, -1) if draft.found[i].kind == "verb"), -1)
    if verb < 0 or not gives(draft.found[verb]):
        return frozenset()
    giver = next((m for m in reversed(draft.mentions) if m.subject and m.index < verb), None)
    return frozenset((giver.name,)) if giver is not None else frozenset()


def _on_the_way(found: Sequence[Unit], index: int) -> bool:
    """Whether something only goes through there: "X, through P and Q, sent them rifles"."""
    while index > 1 and found[index - 1].low == "and":
        index -= 2
    return index > 0 and found[index - 1].low in ("through", "via")


_WATCHERS = frozenset(("monitors", "experts", "investigators", "observers", "inspectors", "analysts", "officials",
                       "diplomats", "mediators", "envoys"))  # fmt: skip
"""Several who tell of others, and whom no "it" means."""


def _accuses(unit: Unit) -> bool:
    return unit.kind == "verb" and any(form.lemma in _ACCUSES for form in unit.forms)


def _givers_before(draft: Draft, own: Mention) -> Iterator[str]:
    """Who gives in the clauses before, where none of these says to whom: "X poured in arms, Y lent it money"."""
    found, last = draft.found, own.index
    for giver in reversed([m for m in draft.mentions if m.subject and m.index < own.index]):
        verb = next((i for i in range(giver.index + 1, last) if found[i].kind == "verb"), None)
        others = any(giver.index < m.index < last for m in draft.mentions)
        if verb is None or others or not gives(found[verb]) or found[last - 1].kind not in _SETS_APART:
            return
        yield giver.name
        last = giver.index


_ALLIED = 6
"""Units from X to Y in "X (ABC) and allied Y"."""


def side_by_side(draft: Draft, own: Mention) -> list[Mention]:
    """Those who share the predicate with ``own``: "A and B attacked it", "they attacked it"."""
    allied = own.index > 0 and draft.found[own.index - 1].low == "allied"
    start, near = draft.found[own.index].start, _ALLIED if allied else 2
    return [
        m for m in draft.mentions
        if m.subject and (abs(m.index - own.index) <= near or draft.found[m.index].start == start)
    ]  # fmt: skip


def _between_others(draft: Draft, index: int) -> frozenset[str]:
    """Who "brokered its truce with Y", "hosts their talks with Y": nobody does that to an accord of his own."""
    units, found = draft.units, draft.found
    verb = next(
        (i for i in range(len(found) - 1, max(len(found) - _TO_BROKERED, -1), -1) if found[i].kind == "verb"), -1
    )
    if units[index].low not in ("its", "their") or verb < 0:
        return frozenset()
    helps = any(form.lemma in _BETWEEN_OTHERS for form in found[verb].forms)
    head = next((i for i in range(index + 1, min(index + _TO_WITH, len(units))) if units[i].kind == "preposition"), 0)
    lists = wordlists()
    table = head > index + 1 and (units[head - 1].low in lists.nouns["talks"] or units[head - 1].low in lists.accords)
    if not (helps and table) or units[head].low != "with":
        return frozenset()
    return frozenset(mention.name for mention in draft.mentions if mention.index < verb)


_BETWEEN_OTHERS = frozenset(("broker", "mediate", "facilitate", "host", "sponsor", "guarantee", "oversee", "chair",
                             "moderate", "arrange"))  # fmt: skip
_TO_BROKERED, _TO_WITH = 4, 5


def told_to_be(draft: Draft, index: int) -> frozenset[str]:
    """Whom a relational noun after the possessive describes, who is never his own: the X of "X, its rival,".

    Nor is he in "considers X its friend", "regards X as its foe"; in "Like X, its ally Z" another is described.
    """
    if between := _between_others(draft, index):
        return between
    found, units, last = draft.found, draft.units, len(draft.found) - 1
    named = next((m for m in reversed(draft.mentions) if m.index in (last, last - 1)), None)
    if named is None or (named.index < last and found[last].low not in (",", "as")):
        return frozenset()
    if found[last].low == "as" and named.subject:
        return frozenset()  # "whom X regards as its friend"
    head = next((i for i in range(index + 1, min(index + _TO_HEAD, len(units))) if units[i].low in _relational()), None)
    if head is None or any(unit.kind in _NO_NOUN for unit in units[index + 1 : head]):
        return frozenset()
    after = units[head + 1] if head + 1 < len(units) else None
    if after is not None and (after.kind in NAMES or after.low in _RELATIONAL_JOINTS):
        return frozenset()
    if named.index < last and found[last].low == "," and not draft.verbs and found[0].kind == "preposition":
        return frozenset()  # "In X, its enemies rallied"
    beside = side_by_side(draft, named) if named.subject else []
    return frozenset((named.name, *(mention.name for mention in beside)))


def in_parallel(draft: Draft, index: int) -> Mention | None:
    """The X of "fell on X and on its rival", "went to X and to its ally Z", and no thing that was named before."""
    found, units, last = draft.found, draft.units, len(draft.found) - 1
    named = draft.mentions[-1] if draft.mentions else None
    if last < _PARALLEL or found[last - 1].low != "and" or named is None or named.index != last - 2:
        return None
    before = named.index - 1
    before -= found[before].kind == "determiner"
    if found[last].kind not in ("preposition", "to") or found[before].low != found[last].low:
        return None
    head = next((i for i in range(index + 1, min(index + _TO_HEAD, len(units))) if units[i].low in _relational()), None)
    plain = head is not None and not any(unit.kind in _NO_NOUN for unit in units[index + 1 : head])
    return named if plain else None


_PARALLEL = 3
_TO_HEAD = 6
_NO_NOUN = frozenset(("comma", "stop", "end", "preposition", "conjunction", "relative", "that", "be", "have", "modal"))
_RELATIONAL_JOINTS = frozenset(("the",))
"""After which another is named: "X, its ally the Z,"."""


@cache
def _relational() -> frozenset[str]:
    """Nouns for what one actor is to another: rival, ally, patron."""
    return frozenset(noun for noun, kinds in wordlists().kinds.items() if not all(kind.needs for kind in kinds))


def _of_one_of_two(draft: Draft, found: Sequence[Mention]) -> bool:
    """As in "X and Y have sheltered its men", which are neither's."""
    own = draft.own_subject()
    if own is None or not draft.verbs or "and" not in [u.low for u in draft.found[max(0, own.index - 2) : own.index]]:
        return False
    joint = {mention.name for mention in side_by_side(draft, own)}
    return len(joint) > 1 and any(mention.name in joint for mention in found)


def _by_invitation(draft: Draft, found: Sequence[Mention]) -> bool:
    """As in "X and Y entered the kingdom at the invitation of its ruler": its, and nobody's who came."""
    before = draft.found
    if len(before) < _INVITED or before[-1].low != "of" or before[-2].low not in _INVITATIONS:
        return False
    verb = next((i for i in range(len(before) - 1, -1, -1) if before[i].kind == "verb"), -1)
    return bool(found) and all(0 <= mention.index < verb for mention in found)


_INVITED = 4
_INVITATIONS = frozenset(("invitation", "request", "behest", "bidding", "urging", "appeal", "consent"))


def each_his_own(draft: Draft, found: Sequence[Mention]) -> bool:
    """As in "the two ordered their troops to leave": each his own, and neither the other's."""
    own = draft.own_subject()
    named = own is not None and own.name in {mention.name for mention in found}
    return named and bool(draft.verbs) and not _opens_clause(draft)


def _opens_clause(draft: Draft) -> bool:
    """Whether what comes next is the subject of its own clause: "A and B are neighbours, but their armies clashed"."""
    index, found = len(draft.found), draft.found
    if len(found) < _AFTER_MARK or found[-1].low not in ("and", "but", "yet", ";", "while", "though", "although"):
        return False
    marked = found[-1].low == ";" or found[-2].kind in ("comma", "stop", "dash")
    head = next((u for u in draft.units[index + 1 : index + _TO_NEXT_VERB] if u.kind not in ("word", "capital")), None)
    return marked and head is not None and head.kind in ("verb", "have", "be", "modal")


_TO_NEXT_VERB = 8
_AFTER_MARK = 3
