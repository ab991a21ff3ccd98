"""Exclusions: whom the construction around a pronoun rules out, though his sentence may have named him last."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.extraction.grammar.entities import Draft, Memory, Mention
from kg.extraction.reference.addressed import addressees, charging, told_of_no_deed
from kg.extraction.reference.affinity import gives, sign_of
from kg.extraction.reference.bindings import Clause, clause_of, plot_at, role_of
from kg.extraction.reference.holdings import backed_either, judges_deed
from kg.extraction.reference.misgivings import never_helped
from kg.extraction.reference.ones_foes import helps_them
from kg.extraction.reference.owned_bands import states_of_bands
from kg.extraction.words.descriptions import GROUPS, SIDES
from kg.extraction.words.units import NAMES, Unit, is_speech_verb
from kg.extraction.words.wordlists import wordlists, words_of
from kg.model import Actor

__all__ = ["does_it", "never_meant", "never_owner", "sharing", "told_beside"]

_OWNERS = frozenset(("its", "their", "his", "her"))
_OBJECTS = frozenset(("it", "them", "him", "her"))
_TOWARDS = frozenset(("against", "with", "on", "upon", "for", "to", "from", "towards", "toward"))
_HOSTILE = frozenset(("against", "on", "upon", "into", "at"))
_PHRASE = 5
"""Units back from a preposition to the owner of what it belongs to: "X's long and bitter war against it"."""
_TELLS = 8
"""Units back from who does it to the verb that tells so: "complained bitterly that Y arms it"."""
_INQUIRING = frozenset(("ResearchOrganization", "MediaOutlet", "UnnamedSource"))


def never_meant(draft: Draft, index: int, memory: Memory) -> frozenset[str]:
    """Names of those for whom the pronoun at ``index`` does not stand, by what it hangs on."""
    out = never_helped(draft, index) | _charged(draft, index) | _led_by_a_man(draft, memory) | addressees(draft)
    out |= _before_a_body(draft, index, memory) | told_of_no_deed(draft, index) | charging(draft, index)
    out |= never_owner(draft, index, memory)
    if draft.units[index].low not in _OBJECTS or not draft.mentions or not draft.found:
        return out
    out |= _met_by_the_way(draft, index)
    role = role_of(draft, index)
    if role.kind == "subject":
        return out | _bears_no_arms(draft, role.verb) | (frozenset() if role.passive else _threatening(draft))
    if role.kind != "object":
        return out
    barred = [*_fellows(draft.found, draft.mentions), *_owner(draft.found, draft.mentions)]
    barred += [*_charged_alike(draft.found, draft.mentions), *_plotters(draft.found, draft.mentions)]
    barred += _foreseeing(draft) if _told_of_sides(memory) else []
    barred += _would_help(draft) if sign_of(role.verb) < 0 else []
    clause = clause_of(draft, index)
    barred += _beside_stranger(draft, clause) if draft.units[index].low == "it" else []
    teller = _teller(draft, clause)
    if teller is not None and (sign_of(role.verb) or role.led_by in ("alongside", "against")):
        helps = (
            gives(role.verb)
            and role.led_by not in _HOSTILE
            and (_reproachful(draft, clause) or _of_a_group(teller, memory))
        )
        barred += [teller] * (helps or _only_watches(teller, draft.found, memory))
    return out | frozenset(mention.name for mention in barred)


def never_owner(draft: Draft, index: int, memory: Memory) -> frozenset[str]:
    """Names of those whose "its" cannot be: who condemns it himself, and either of two whose backer may be meant."""
    out = _homes_of_bands(draft, index, memory)
    if draft.units[index].low not in _OWNERS:
        return out
    return out | judges_deed(draft, index) | backed_either(draft, index, memory) | helps_them(draft, index)


def _homes_of_bands(draft: Draft, index: int, memory: Memory) -> frozenset[str]:
    """The Chad of "Chad's main rebel group rejected it. Its leader accused Y", where nobody has spoken of it since."""
    if draft.units[index].low not in _OF_BANDS:
        return frozenset()
    here = states_of_bands(draft.units[:index])
    here |= {m.name for m in draft.mentions if m.where or m.inside} if here else set()  # "will go to talks in Y"
    last = memory.traces[-1].homes if memory.traces else frozenset[str]()
    spoken_of = {unit.actor.name for unit in draft.units[:index] if unit.actor is not None} - here
    return here | (last - spoken_of)


_OF_BANDS = frozenset(("its", "their", "it", "they", "them"))


def _before_a_body(draft: Draft, index: int, memory: Memory) -> frozenset[str]:
    """The Y of "The committee demanded that Y withdraw. It appealed to …", where the committee speaks on."""
    last = memory.traces[-1] if memory.traces else None
    if last is None or draft.units[index].low != "it" or index or last.subjects:
        return frozenset()
    if not any(thing.subject and thing.noun in words_of("deliberating_body") for thing in last.things):
        return frozenset()
    verb = next((unit for unit in draft.units[index + 1 : index + 3] if unit.kind == "verb"), None)
    speaks = verb is not None and any(form.lemma in words_of("body_speaks") for form in verb.forms)
    others = (m for m in last.mentions if not (m.owner and m.actor.type in _OF_BODIES))  # "the X Union's council"
    return frozenset(mention.name for mention in others) if speaks else frozenset()


_OF_BODIES = frozenset(("IntergovernmentalOrganization", "StateOrgan"))


def _met_by_the_way(draft: Draft, index: int) -> frozenset[str]:
    """The Z of "X, whose leaders met with Z on Monday, had urged him to go": who was told of before is meant."""
    found = draft.found
    if draft.units[index].low not in ("him", "her") or found[-1].kind != "verb":
        return frozenset()
    closed = next((i for i in range(len(found) - 1, 0, -1) if found[i].kind == "comma"), 0)
    opened = next((i for i in range(1, closed) if found[i].kind == "relative" and found[i - 1].kind == "comma"), 0)
    if not opened or any(unit.kind in NAMES for unit in found[closed:]):
        return frozenset()
    beside = next((i for i in range(opened, closed) if found[i].low in ("with", "alongside")), closed)
    return frozenset(mention.name for mention in draft.mentions if beside < mention.index < closed)


def _led_by_a_man(draft: Draft, memory: Memory) -> frozenset[str]:
    """The states, in "Led by N. N., it attacked", where nothing tells that he is at the head of one: it is a band."""
    found = draft.found
    if (
        len(found) < _LEADS
        or found[-1].kind != "comma"
        or found[0].low not in words_of("headed")
        or found[1].low != "by"
    ):
        return frozenset()
    people = [
        unit for unit in found if unit.kind == "name" and "Person" in (_type_of(unit.actor), _type_of(unit.speaker))
    ]
    of_state = any(_type_of(unit.actor) == "State" for unit in people)
    unknown = any(unit.kind == "capital" for unit in found)
    if of_state or not (people or unknown):
        return frozenset()
    return frozenset(entity.actor.name for entity in memory.entities.values() if entity.actor.type == "State")


def _type_of(actor: Actor | None) -> str:
    return actor.type if actor is not None else ""


_LEADS = 4
"""Units of "Led by N. N.,"."""


def _charged(draft: Draft, index: int) -> frozenset[str]:
    """Who is charged with what harmed "its" men: the Y of "X accused Y of laying the mine that killed two of its men".

    Nobody is charged with the harm of his own, unless the words say so: "nine of its own policemen".
    """
    found, following = draft.found, draft.units[index + 1].low if index + 1 < len(draft.units) else ""
    if draft.units[index].low not in ("its", "their") or following == "own":
        return frozenset()
    near = range(len(found) - 1, max(len(found) - _TO_HARM, -1), -1)
    harm = next((i for i in near if found[i].kind == "verb"), -1)
    if harm < 1 or not any(form.lemma in words_of("harming") for form in found[harm].forms):
        return frozenset()
    charge = next((i for i in range(harm, -1, -1) if any(f.lemma in words_of("charging") for f in found[i].forms)), -1)
    charged = next((m for m in draft.mentions if charge < m.index <= charge + _BESIDE), None) if charge >= 0 else None
    if charged is None or any(unit.kind in ("stop", "comma") for unit in found[charge:harm]):
        return frozenset()  # "X accused Y, which had killed two of its men, of …": whose they were is plain without it
    return frozenset((charged.name,))


_TO_HARM = 5
"""Units from "killed" to the "its" of "killed at least nine of its men"."""
_BESIDE = 3


def _threatening(draft: Draft) -> frozenset[str]:
    """The X of "X threatened to bomb Y unless it disarmed", who sets the condition and does not meet it."""
    found = draft.found
    if not found or found[-1].low != "unless":
        return frozenset()
    verbs = (i for i, unit in enumerate(found) if any(form.lemma in ("threaten", "vow") for form in unit.forms))
    at = next(verbs, 0)
    threatens = next((mention for mention in reversed(draft.mentions) if mention.subject and mention.index < at), None)
    other = any(at < mention.index and not mention.where for mention in draft.mentions)
    return frozenset((threatens.name,)) if threatens is not None and other else frozenset()


def _bears_no_arms(draft: Draft, verb: Unit | None) -> frozenset[str]:
    """Who tells of others where he says that "it" did violence or armed somebody: the charity of "Oxfam said it hit".

    The type tells nothing of that: parties that have had armies are societies, too.
    """
    found = draft.found
    says = len(found) - 1 - (found[-1].kind == "that")
    frames = (wordlists().frames.get(form.lemma) for form in verb.forms) if verb is not None else ()
    force = any(frame is not None and frame.relation in _BY_ARMS for frame in frames)
    if not force or says < 1 or not is_speech_verb(found[says]):
        return frozenset()
    teller = next((mention for mention in reversed(draft.mentions) if mention.subject and mention.index < says), None)
    if teller is None or teller.actor.type not in ("Organization", "ResearchOrganization", "MediaOutlet"):
        return frozenset()
    unarmed = teller.actor.type != "Organization" or bool(
        words_of("unarmed_society") & set(teller.name.lower().split())
    )
    return frozenset((teller.name,)) if unarmed else frozenset()


_BY_ARMS = frozenset(("attacked", "arms", "foughtWith", "tookOver", "deported"))


def _beside_stranger(draft: Draft, clause: Clause) -> list[Mention]:
    """Who deals with one whom nothing resolves, and who is meant: the X of "X attacked the Brigade, and Y armed it"."""
    own = clause.own
    found = draft.found[: own.index] if own is not None else []
    strange = (i for i in range(len(found) - 1, 0, -1) if found[i].kind == "capital" and not found[i].resolved)
    last = next((i for i in strange if found[i - 1].kind in _LEADS_TO and found[i].place is None), 0)
    nearer = any(last < mention.index < len(found) for mention in draft.mentions)
    if not last or nearer:
        return []
    return [mention for mention in draft.mentions if mention.subject and mention.index < last]


_LEADS_TO = frozenset(("determiner", "to", "preposition", "verb"))


def _would_help(draft: Draft) -> list[Mention]:
    """Who would help another if somebody strikes "it", which is the other: "X will stand by Y if Z threatens it"."""
    found = draft.found
    opened = next((i for i in range(len(found) - 1, 0, -1) if found[i].low in ("if", "should", "once", "whenever")), 0)
    ahead = [mention for mention in draft.mentions if mention.index < opened]
    helped = [mention for mention in ahead if not mention.subject]
    if not helped or not ahead[0].subject:
        return []
    told = found[ahead[0].index + 1 : helped[-1].index]
    return ahead[:1] if any(unit.low in words_of("would_aid") or sign_of(unit) > 0 for unit in told) else []


def does_it(found: Sequence[Unit], index: int) -> bool:
    """Whether who is called so at ``index`` does it to the pronoun after ``found``: never is he that, too.

    As in "X and Y, guarantors of the process, called on them", "X suspects officers in P of selling guns to them".
    """
    if index > 1 and found[index - 1].kind == "comma" and found[index - 2].kind in NAMES:
        return any(unit.kind == "comma" for unit in found[index + 1 :])
    verb = next((i for i in range(len(found) - 1, index, -1) if found[i].kind == "verb"), 0)
    if verb - index < _CONTROLLED or found[verb - 1].low not in ("of", "for", "from"):
        return False
    governor = next((unit for unit in reversed(found[max(index - _PHRASE, 0) : index]) if unit.kind == "verb"), None)
    charges = wordlists().classes["asking"]
    return governor is not None and any(form.lemma in charges for form in governor.forms)


_CONTROLLED = 2


def told_beside(found: Sequence[Unit], index: int) -> bool:
    """Whether the one at ``index`` only helps to tell what the subject is: "Once caterer to X, he", "X's brother, he".

    Args:
        found: the units before the pronoun, which is the subject.
        index: of who is named.
    """
    if not found or found[-1].kind != "comma" or any(unit.kind in _TENSED and unit.low != "once" for unit in found):
        return False
    owner = index + 1 < len(found) and found[index + 1].kind == "possessive"
    if owner and index < _OPENING:
        return any(unit.low in _one_of() for unit in found[index + 2 :])
    place = index - 1
    while place > 0 and found[place].kind in ("determiner", "word", "capital", "demonym"):
        place -= 1
    return place > 0 and found[place].low in _OF_ONE and found[place - 1].low in _one_of() and place < _FRONTED


@cache
def _one_of() -> frozenset[str]:
    """Nouns for what one is to another: "aide", "brother", "ally"."""
    lists = wordlists()
    return lists.classes["title"] | lists.nouns["leaders"] | lists.classes["of_one"] | words_of("kin_or_aide")


_TENSED = frozenset(("be", "have", "modal", "do", "relative", "that", "pronoun", "stop", "subordinator"))
_OF_ONE = frozenset(("of", "to", "for", "under"))
_OPENING = 3
_FRONTED = 7


def sharing(mentions: Sequence[Mention], found: Sequence[Unit], clause: Clause) -> list[Mention]:
    """Those who share the predicate with the clause's subject: A and B of "A, B and C imposed an embargo on it"."""
    own = clause.own
    if own is None or not own.subject:
        return []
    return [m for m in mentions if m.subject and m.index >= clause.start and not _parted(found, m.index, own.index)]


_LISTED = frozenset(("comma", "conjunction", "determiner", *NAMES))


def _parted(found: Sequence[Unit], one: int, other: int) -> bool:
    first, last = sorted((one, other))
    return any(unit.kind not in _LISTED for unit in found[first:last])


def _fellows(found: Sequence[Unit], mentions: Sequence[Mention]) -> list[Mention]:
    """The X of "between X and it"."""
    beside = len(found) > 1 and found[-1].low in ("and", "or", "nor")
    return [mention for mention in mentions if beside and mention.index == len(found) - 2]


def _charged_alike(found: Sequence[Unit], mentions: Sequence[Mention]) -> list[Mention]:
    """The X of "accused X of arming Z and Y of training it", of whom another deed is told by the same verb."""
    verb = len(found) - 1
    while verb > 0 and found[verb].kind in ("preposition", "adverb"):
        verb -= 1
    if verb < _GAPPED or found[verb].kind != "verb" or found[verb - 1].low not in ("of", "for", "with"):
        return []
    if found[verb - 3].low not in ("and", "but", ",") or found[verb - 2].kind not in NAMES:
        return []
    same = found[verb - 1].low
    return [
        mention for mention in mentions
        if 0 < mention.index < verb - _GAPPED and found[mention.index - 1].kind == "verb"
        and any(unit.low == same for unit in found[mention.index + 1 : mention.index + 3])
    ]  # fmt: skip


_GAPPED = 3
"""Units from the verb of "and Y of training" back to what joins it."""


def _plotters(found: Sequence[Unit], mentions: Sequence[Mention]) -> list[Mention]:
    """Y and Z in "X accused Y of plotting with Z to kill him": they plot against somebody else."""
    plot = plot_at(found)
    charge = next(
        (i for i in range(plot - 1, -1, -1) if any(f.lemma in words_of("charging") for f in found[i].forms)), len(found)
    )
    return [mention for mention in mentions if plot and mention.index > charge]


def _foreseeing(draft: Draft) -> list[Mention]:
    """The X of "As X had feared, Z attacked it", after a sentence that told of another who may be meant."""
    found = draft.found
    comma = next((i for i, unit in enumerate(found) if unit.kind == "comma"), 0)
    if not comma or found[0].low != "as":
        return []
    foresees = wordlists().classes["foreseeing"] | words_of("foretelling")
    verb = any(form.lemma in foresees for unit in found[comma - 2 : comma] for form in unit.forms)
    return [mention for mention in draft.mentions if verb and mention.index < comma]


def _told_of_sides(memory: Memory) -> bool:
    about = memory.traces[-1].mentions if memory.traces else ()
    return any(m.actor.type in SIDES and not m.part for m in about)


def _owner(found: Sequence[Unit], mentions: Sequence[Mention]) -> list[Mention]:
    """The X of "X's war against it", "X-ian support for it": what somebody has with another he has not with himself."""
    if found[-1].low not in _TOWARDS:
        return []
    for place in range(len(found) - 2, max(len(found) - 2 - _PHRASE, -1), -1):
        unit = found[place]
        if unit.kind in ("possessive", "demonym"):
            owner = place - (unit.kind == "possessive")
            return [mention for mention in mentions if mention.index == owner and place < len(found) - 2]
        if unit.kind not in ("word", "verb", "capital", "conjunction", "number") or unit.kind in NAMES:
            return []
    return []


def _telling(draft: Draft, clause: Clause) -> int:
    """Where the verb stands by which somebody tells what the clause under way says; 0 where there is none."""
    own = clause.own
    if own is None:
        return 0
    found = draft.found
    for place in range(own.index - 1, max(own.index - _TELLS, 0), -1):
        unit = found[place]
        if unit.kind == "verb":
            told = is_speech_verb(unit) or any(form.lemma in words_of("reproaching") for form in unit.forms)
            return place if told else 0
        if unit.kind in ("comma", "stop", "relative", "quote"):
            return 0
    return 0


def _teller(draft: Draft, clause: Clause) -> Mention | None:
    """The X of "X says that Y arms it", where the clause under way is what X says of another."""
    verb = _telling(draft, clause)
    before = (m for m in reversed(draft.mentions) if m.subject and m.index < verb)
    teller = next(before, None) if verb else None
    return teller if teller is not None and clause.own is not None and teller.name != clause.own.name else None


def _reproachful(draft: Draft, clause: Clause) -> bool:
    verb = draft.found[_telling(draft, clause)]
    return any(form.lemma in words_of("reproaching") for form in verb.forms)


def _of_a_group(teller: Mention, memory: Memory) -> bool:
    """Whether the sentence before was about another group, which is as likely helped as who tells of it.

    It may have no name: "A faction led by N. N. has attacked X. X says that Y is helping it".
    """
    if not memory.traces or teller.actor.type not in {"State", *GROUPS}:
        return False
    last = memory.traces[-1]
    near = (m for m in last.mentions if m.name != teller.name and not m.part)
    others = any(m.actor.type in GROUPS or memory.tie(teller.name, m.name) < 0 for m in near if _of_no_state(m))
    return others or any(thing.new and thing.subject and thing.described for thing in last.things)


def _of_no_state(mention: Mention) -> bool:
    return mention.actor.type in {"Organization", *GROUPS}


def _only_watches(teller: Mention, found: Sequence[Unit], memory: Memory) -> bool:
    """Whether somebody tells of others only: nobody attacks analysts or fights beside experts."""
    words = {teller.name.rpartition(" ")[2], *(unit.low for unit in found[teller.index + 1 : teller.index + 2])}
    about = memory.traces[-1].mentions if memory.traces else ()
    society = teller.actor.type == "Organization" and any(m.actor.type in SIDES and not m.part for m in about)
    return society or teller.actor.type in _INQUIRING or bool(words & words_of("watchers"))
