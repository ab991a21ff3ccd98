"""Anaphora: whom "it", "they", "him", "its" and "we" stand for. Where two may be meant, nobody is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extraction.grammar.entities import Draft, Memory, Mention, Trace, named
from kg.extraction.reference.accused import accused_of_it, answers_charge, charges_help, does_it_himself, judges_deed
from kg.extraction.reference.antecedents import most_likely
from kg.extraction.reference.bindings import (
    before_relative,
    beyond_clause,
    clause_of,
    demanded_of_another,
    of_relative,
    owner_at_the_end,
    past_aside,
    speaks_aside,
    whole_of,
)
from kg.extraction.reference.closing_words import told_by
from kg.extraction.reference.compatriots import own_people
from kg.extraction.reference.controllers import controller_of, of_sufferers
from kg.extraction.reference.exclusions import never_meant, sharing
from kg.extraction.reference.genders import gender_fits
from kg.extraction.reference.holdings import (
    angered,
    copular,
    grounds,
    noun_follows,
    of_either,
    of_its_doer,
    of_struck,
    owns_subject,
    past_own_list,
    struck_holding,
)
from kg.extraction.reference.impersonal import ally_of_either, is_impersonal
from kg.extraction.reference.misgivings import (
    charged_in_speech,
    each_his_own,
    helped_may_act,
    in_parallel,
    judges_thing,
    of_another,
    shares_object,
    side_by_side,
    some_of,
    themselves,
    told_to_be,
)
from kg.extraction.reference.mouthpieces import (
    accompanied,
    of_outlet,
    own_voice,
    past_time,
    said,
    sayer_of,
    spoken_for,
)
from kg.extraction.reference.speaking import several_say
from kg.extraction.words.descriptions import GROUPS, is_nameless
from kg.extraction.words.units import NAMES, Unit, is_speech_verb
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

Pointed = Callable[[Draft, int, Memory], list[Mention]]
"""Whom a construction points to, as the antecedent of the pronoun at an index."""

__all__ = ["chained", "possessive", "pronoun", "relative_possessive"]

_SUBJECTS = frozenset(("he", "she", "they"))
_OBJECTS = frozenset(("him", "them"))
_PEOPLE = frozenset(("he", "she", "him", "her", "his"))
_MANY = frozenset(("they", "them", "their"))
_PREDICATES = frozenset(("verb", "be", "have", "do", "modal", "negation"))
_NEVER = frozenset(("Place", "MediaOutlet", "UnnamedSource", "Topic"))
_ASKS = frozenset(("accuse", "blame", "suspect", "urge", "ask", "call", "tell", "order", "warn", "press", "allow",
                   "help", "force", "beg", "invite", "pressure", "push", "expect", "want", "enable", "stop", "prevent",
                   "condemn", "criticise", "criticize", "thank", "praise", "commend", "rebuke", "scold", "denounce",
                   "slam", "reproach", "chide", "castigate", "lambast", "fault", "forgive"))  # fmt: skip
"""Verbs whose object does what the verb after it says: "accused Y of arming it", "urged Y to free them"."""
_CHARGES = frozenset(("accuse", "blame", "suspect", "condemn", "criticise", "criticize", "thank", "praise", "rebuke",
                      "scold", "commend", "denounce", "slam", "reproach", "chide", "castigate", "forgive"))  # fmt: skip
_HARMS = frozenset(("attacked", "supports", "arms", "funds", "trains", "harbours", "foughtWith", "hostileTo",
                    "tookOver", "threatens", "displaced"))  # fmt: skip
_KEEPS_SUBJECT = frozenset(("because", "although", "though", "while", "until", "unless", "where", "since", "as",
                            "whereas"))  # fmt: skip
"""After which a pronoun goes on about the subject of the main clause; after "after" and "when" another may be meant."""
_BEFALLS = frozenset(("found", "form", "create", "establish", "designate", "list", "ban", "outlaw", "lead", "command",
                      "head", "disband", "dissolve", "weaken", "defeat", "inspire", "admit", "represent",
                      "invite"))  # fmt: skip
"""What is done to groups and states, besides what the frames of verbs tell."""
_OF_THINGS = frozenset(("deny", "sign", "ratify", "confirm", "initial", "adopt", "implement", "violate", "break",
                        "approve", "endorse", "renew", "extend", "respect", "honour", "honor", "uphold", "repeal",
                        "announce", "disclose", "regret", "reject", "dismiss", "refute", "dispute", "repudiate",
                        "accept", "renounce", "retract"))  # fmt: skip
"""Verbs whose "it" is a charge, a treaty or a truce, never an actor."""
_SURER = 1.4
"""By how much another has to outweigh the rest to be taken instead of the one to whom a construction points."""
_LOOK = 6
_BEFORE_NAME = frozenset(("determiner", "word", "capital", "demonym", "number", "possessive"))
_TO_VERB = 8


def pronoun(draft: Draft, index: int, memory: Memory) -> list[Unit] | None:
    """What stands for the pronoun at ``index``; ``None`` where that is not sure."""
    unit = draft.units[index]
    if unit.low not in _SUBJECTS and unit.low not in _OBJECTS and unit.low not in ("it", "her"):
        return None
    if unit.low == "it" and (is_impersonal(draft.units, index) or ally_of_either(draft, index, memory)):
        return None
    if unit.low == memory.unsure and not draft.mentions and _opens(draft):
        return None  # "They are shelling the port and Y's camps. They have hit the road, too"
    if (unit.low == "them" and some_of(draft)) or (unit.low == "it" and judges_deed(draft, index)):
        return None
    if unit.low == "it" and (judges_thing(draft, index, memory) or shares_object(draft, index, memory)):
        return None
    acts = unit.low in _SUBJECTS or (unit.low == "it" and _acts(draft, index))
    found = [m for m in accused_of_it(draft, index, memory) if _agrees(unit.low, m, memory)] if acts else []
    charged = (
        charged_in_speech(draft, index, memory) if acts and unit.low == "it" and draft.found and said(draft) else None
    )
    found = charged if charged is not None else found or _weighed(_subject if acts else _object, draft, index, memory)
    if helped_may_act(draft, index, memory, found) if acts else does_it_himself(draft, found):
        return None
    if unit.low == "it" and any(mention.human is None and _men(mention.actor) for mention in found):
        return None
    if speaks_aside(draft, index, found) or beyond_clause(draft, unit.low, found):
        return None  # "X attacked Y, they said": who spoke before
    return chained(unit, [themselves(draft, mention) for mention in found]) if found else None


def _weighed(pointed: Pointed, draft: Draft, index: int, memory: Memory) -> list[Mention]:
    """The one to whom a construction points, unless another is much more likely; else the most likely."""
    word = draft.units[index].low
    if (teller := told_by(draft, index, memory)) is not None:
        return teller
    likely = most_likely(draft, index, memory, lambda word, mention: _agrees(word, mention, memory))
    found = pointed(draft, index, memory) if word not in _MANY else []
    found = [] if {mention.name for mention in found} & never_meant(draft, index, memory) else found
    least = _SURER + 1.1 * (pointed is _subject and bool(draft.found) and said(draft))
    surer = likely.margin >= least and likely.names != frozenset(mention.name for mention in found)
    return list(likely.mentions) if (surer if found else likely.sure) else found


def possessive(draft: Draft, index: int, memory: Memory) -> list[Unit] | None:
    """What stands for "its", "their", "his" or "her" at ``index``: the names and "'s"."""
    unit, following = draft.units[index], draft.units[index + 1 : index + 6]
    if any(other.low in ("counterpart", "counterparts") for other in following) or of_sufferers(draft, index):
        return None  # "met his Saudi counterpart"
    if (doer := of_its_doer(draft, index)) is not None:
        return owning(unit, [doer]) if _agrees(unit.low, doer, memory) else None
    if (struck := of_struck(draft, index)) is not None:
        return owning(unit, struck) if struck else None
    if (bound := controller_of(draft, index)) is not None:
        return owning(unit, [bound.who]) if bound.who is not None and _agrees(unit.low, bound.who, memory) else None
    judged = _judged(draft, unit.low, memory) or spoken_for(draft, unit.low) or accompanied(draft, index)
    judged = judged or own_people(draft, index) or of_relative(draft, unit.low) or own_voice(draft, index, memory)
    parallel = in_parallel(draft, index) if judged is None else None
    judged = parallel if parallel is not None and _agrees(unit.low, parallel, memory) else judged
    found = [judged] if judged is not None else _weighed(_owner, draft, index, memory)
    men = unit.low == "its" and any(m.human is None and _men(m.actor) for m in found)
    if men or of_another(draft, index, memory, found) or of_outlet(draft, found, following) or of_either(draft, found):
        return None
    if len(found) > 1 and (not _somebodys(following) or each_his_own(draft, found)):
        return None  # "deepened their cooperation": what two have between them is nobody's
    return owning(unit, found) if found else None


def _somebodys(units: Sequence[Unit]) -> bool:
    """Whether the noun phrase is of people, forces or things that each of two has of his own."""
    nouns = wordlists().nouns
    human = nouns["officials"] | nouns["forces"] | nouns["fighters"] | nouns["assets"] | nouns["leaders"]
    head = next((i for i, unit in enumerate(units) if unit.kind not in ("word", "capital", "verb", "number")), None)
    words = units[:head]
    verb = len(words) > 1 and words[-1].kind == "verb" and words[-2].low in human  # "their fighters clashed"
    return verb or (bool(words) and words[-1].low in human)


def relative_possessive(draft: Draft, index: int) -> list[Unit] | None:
    """What stands for "whose" right after a name: "Russia, whose troops …"."""
    before = len(draft.found) - 1
    if before > 0 and draft.found[before].kind == "comma":
        before -= 1
    before -= before > 0 and draft.found[before].low == "party"  # "the X party, whose leader"
    last = draft.mentions[-1] if draft.mentions else None
    if last is None or last.index != before or last.actor.type in _NEVER or draft.found[before].kind == "demonym":
        return None
    whole = whole_of(draft, last)
    return owning(draft.units[index], [whole]) if whole is not None else None


def owning(unit: Unit, found: Sequence[Mention]) -> list[Unit]:
    """The names of those found, joined by "and", as owners of what follows."""
    return [*chained(unit, found), replace(unit, kind="possessive", text="'s", low="'s")]


def chained(unit: Unit, found: Iterable[Mention]) -> list[Unit]:
    """The names of those found, joined by "and", each where ``unit`` stands."""
    chain: list[Unit] = []
    for mention in found:
        if chain:
            chain.append(replace(unit, kind="conjunction", text="and", low="and"))
        chain.append(named(mention.actor, unit, mention.person))
    return chain


# ---------------------------------------------------------------- who can be meant


def _agrees(word: str, mention: Mention, memory: Memory) -> bool:
    """Whether the pronoun can stand for the one mentioned, by number and gender."""
    if mention.where or mention.actor.type in _NEVER:
        return False
    human = mention.human
    if word in _PEOPLE:
        return human is not None and gender_fits(word, human, memory)
    if human is not None and mention.plural is False:
        return False
    if word in _MANY:
        return mention.plural is True or (mention.plural is None and mention.actor.type in (*GROUPS, "StateOrgan"))
    return mention.plural is not True


def _men(actor: Actor) -> bool:
    """Whether somebody is only called "Somali gunmen", "Ingush elders", "militants", which "it" never are."""
    plain = is_nameless(actor) or actor.name.rpartition(" ")[2] in ("elders", "leaders", "settlers", "villagers")
    return plain and actor.name.endswith(("s", "men"))


def _distinct(mentions: Iterable[Mention]) -> list[Mention]:
    return list({mention.name: mention for mention in mentions}.values())


def _agreeing(word: str, mentions: Iterable[Mention], memory: Memory) -> list[Mention]:
    return _distinct(mention for mention in mentions if _agrees(word, mention, memory))


# ---------------------------------------------------------------- subjects


def _subject(draft: Draft, index: int, memory: Memory) -> list[Mention]:
    word = draft.units[index].low
    if not draft.mentions:
        return _from_before(draft, index, memory)
    if demanded_of_another(draft, index) is not None:
        return []
    if (whole := spoken_for(draft, word)) is not None:
        return [whole]
    if said(draft):
        return _speaker(draft, word, memory)
    fronted = not draft.verbs or draft.found[0].kind == "verb"
    if fronted and not any(mention.subject for mention in draft.mentions):
        return _from_before(draft, index, memory)  # "Together with X it …", "Founded by N. N., it …"
    if draft.vague and word not in _PEOPLE:
        return []
    here = _agreeing(word, draft.mentions, memory)
    opener = draft.found[past_time(draft.found)]
    coordinate = opener.low in ("and", "but", "yet", ";") or (opener.kind == "comma" and draft.verbs == 0)
    if coordinate and draft.mentions[0].subject and _agrees(word, draft.mentions[0], memory):
        return [draft.mentions[0]]
    if not here and not coordinate:
        return []
    if len(here) == 1:
        return here
    return _main_subject(draft, here) if opener.low in _KEEPS_SUBJECT else []


def _main_subject(draft: Draft, here: Sequence[Mention]) -> list[Mention]:
    """Whom the main clause is about, where none of the others of whom it speaks is the object of a verb.

    As in "X split from Y because it …": of "X struck Y because it …" nobody can be sure.
    """
    first = draft.mentions[0]
    if not first.subject or first.name not in {mention.name for mention in here}:
        return []
    return [] if any(_object_of_verb(draft, m) for m in here if m.name != first.name) else [first]


def _object_of_verb(draft: Draft, mention: Mention) -> bool:
    place = mention.index - 1
    while place >= 0 and draft.found[place].kind in _BEFORE_NAME:
        place -= 1
    return place >= 0 and draft.found[place].kind == "verb"


def _speaker(draft: Draft, word: str, memory: Memory) -> list[Mention]:
    """Who says that "it" did something: the subject of the verb of speech, if anybody is that."""
    last = sayer_of(draft, before_relative(draft))
    if last is None or _agrees(word, last, memory):
        return [last] if last is not None else []
    # "The minister said it had …": it is the state for which he speaks.
    return [replace(last, person=None)] if word == "it" and last.person and last.actor.type != "Person" else []


def _from_before(draft: Draft, index: int, memory: Memory) -> list[Mention]:
    """Whom the sentence before was about, or the only one whom it named."""
    word = draft.units[index].low
    trace = memory.traces[-1] if memory.traces else Trace()
    if word not in _PEOPLE and (draft.vague or (trace.vague and not trace.subjects)):
        return []
    if answers_charge(draft.units, index) and len(_agreeing(word, trace.mentions, memory)) > 1:
        accused = [m for m in _agreeing(word, trace.mentions, memory) if m.object]
        return accused if len(accused) == 1 else []
    if word in _PEOPLE and not _opens(draft) and len(_agreeing(word, trace.mentions, memory)) > 1:
        return []
    if len(trace.subjects) == 1 and not (word in _PEOPLE and trace.subjects[0].owner):  # "N. N.'s deputy"
        subject = trace.subjects[0]
        if word not in _PEOPLE and any(m.later and m.name != subject.name for m in trace.mentions):
            # "X sent troops, and Y lost P": either may be who goes on.
            return [subject] if subject.name in _after_comma(draft, index) and _agrees(word, subject, memory) else []
        if _agrees(word, subject, memory):
            return [subject]
        if word == "it" and subject.person and subject.actor.type != "Person":
            return [replace(subject, person=None)] if not _agreeing(word, trace.mentions, memory) else []
    found = _agreeing(word, trace.mentions, memory)
    if word in _PEOPLE and not found:
        return _last_person(word, memory)
    unsure = word == "it" and len(trace.subjects) != 1 and len(trace.mentions) > 1
    # "Wagner fought in Mali. It attacked …": an unknown name may be meant.
    known = word in _PEOPLE or bool(trace.subjects) or all(mention.subject for mention in found)
    if len(found) == 1 and known and not unsure:
        return found
    return _topic(draft, index, memory) if word not in _PEOPLE and _opens(draft) else []


def _after_comma(draft: Draft, index: int) -> Iterator[str]:
    """Whom the main clause is about after a fronted one: "Years after it began its war, X fell silent"."""
    units = draft.units
    comma = next((i for i in range(index, len(units)) if units[i].kind == "comma"), len(units))
    opening = units[comma + 1 : comma + 4]
    yield from (unit.actor.name for unit in opening if unit.actor is not None)


def _done_to_things(units: Sequence[Unit], index: int) -> bool:
    """As in "It was restored in July": what is no act against an actor is done to a truce, a treaty, a town."""
    place = index + 1
    while place < len(units) and units[place].kind in ("be", "have", "adverb", "modal", "negation"):
        place += 1
    passive = place > index + 1 and any(unit.kind == "be" for unit in units[index + 1 : place])
    if not passive or place >= len(units) or not units[place].forms:
        return False
    frames = wordlists().frames
    return not any(form.lemma in frames or form.lemma in _BEFALLS for form in units[place].forms)


def _topic(draft: Draft, index: int, memory: Memory) -> list[Mention]:
    """Whom the sentence before was about: what opens it, where that can be meant and stands in no prepositional phrase.

    "The Front was founded in Paris by N. N. Its fighters …": a sentence goes on about whom the last one was about.
    """
    word = draft.units[index].low
    trace = memory.traces[-1] if memory.traces else Trace()
    first = next((m for m in trace.mentions if not m.where), None)
    if first is None or not first.subject or first.part or not _agrees(word, first, memory):
        return []
    if word == "it" and _done_to_things(draft.units, index):
        return []
    others = [m for m in trace.subjects if m.name != first.name]
    return [] if others else [first]


def _opens(draft: Draft) -> bool:
    """Whether nothing but a time or "but" precedes."""
    return all(unit.kind in ("date", "adverb", "conjunction", "preposition", "comma", "quote") for unit in draft.found)


def _last_person(word: str, memory: Memory) -> list[Mention]:
    """The person named last, of the only two sentences in which one was."""
    for trace in reversed(memory.traces[-2:]):
        found = _agreeing(word, trace.mentions, memory)
        if found:
            return found if len(found) == 1 else []
        if any(thing.human and thing.subject and not thing.plural for thing in trace.things):
            return []  # "a resident said": he
    fitting = [m for m in memory.people.values() if _agrees(word, m, memory)]
    return fitting if len(fitting) == 1 else []


# ---------------------------------------------------------------- objects


def _object(draft: Draft, index: int, memory: Memory) -> list[Mention]:
    """Whom "armed it", "against them" mean: not the subject of the same verb."""
    word = draft.units[index].low
    if (draft.vague and word not in _PEOPLE) or (word == "it" and _of_thing(draft, index)):
        return []
    own = _implicit_subject(draft) or draft.own_subject()
    excluded = {own.name} if own else set()
    excluded |= charges_help(draft)
    if own:
        excluded |= {m.name for m in side_by_side(draft, own)}
        excluded |= {m.name for m in sharing(draft.mentions, draft.found, clause_of(draft, index))}
    excluded |= never_meant(draft, index, memory)
    here = [m for m in _agreeing(word, draft.mentions, memory) if m.name not in excluded and not m.part]
    here = [m for m in here if not _joined(draft, m)]
    if earlier := [unit for unit in draft.found if unit.low == word]:
        # "X armed it, and Y gave it money": whom the first one means, or nobody of the sentence.
        named_so = {m.name for m in draft.mentions if draft.found[m.index].start == earlier[-1].start}
        here = [m for m in here if m.name in named_so]
    if here:
        return here if len(here) == 1 and not _distracted(draft, word) else []
    if _distracted(draft, word) or not memory.traces:
        return []
    trace = memory.traces[-1]
    found = [m for m in _agreeing(word, trace.mentions, memory) if m.name not in excluded]
    if word == "it" and len(found) > 1 and own is not None:
        found = _parallel(draft, own, trace, found)
    if word in _PEOPLE and not found:
        found = [m for m in _last_person(word, memory) if m.name not in excluded]
    return found if len(found) == 1 else []


def _parallel(draft: Draft, own: Mention, trace: Trace, found: Sequence[Mention]) -> list[Mention]:
    """Whom the sentence before set its subject against, in "They accuse it of …" after "X and Y urge Z to …"."""
    subjects = {mention.name for mention in trace.subjects}
    told = draft.found[own.index].resolved and own.name in subjects
    after = [m for m in trace.mentions if m.name not in subjects]
    return [after[0]] if told and after and after[0].object and after[0].name in {m.name for m in found} else []


def _of_thing(draft: Draft, index: int) -> bool:
    """Whether "it" is what is denied, signed, broken or rejected: a charge, a treaty, a truce."""
    last = draft.found[-1] if draft.found else None
    following = draft.units[index + 1] if index + 1 < len(draft.units) else None
    if last is None:
        return False
    if any(form.lemma in _OF_THINGS for form in last.forms):
        return True
    # "rejected it." may be of an offer; "rejected it as a mediator" is of somebody.
    rejects = any(form.lemma in ("reject", "accept", "dismiss", "welcome", "refuse", "denounce") for form in last.forms)
    votes = (
        last.low in ("for", "against") and len(draft.found) > 1 and draft.found[-2].low in ("vote", "voted", "voting")
    )
    return votes or (rejects and (following is None or following.low != "as"))


def _joined(draft: Draft, mention: Mention) -> bool:
    """Whether the mention is one of "A and B", of whom no "it" picks one."""
    for other in draft.mentions:
        first, last = sorted((mention.index, other.index))
        between = draft.found[first + 1 : last]
        linked = all(u.kind in ("conjunction", "determiner", "comma") for u in between)
        alike = other is not mention and mention.subject == other.subject  # unlike "X armed Y, and Z bombed it"
        if alike and linked and any(u.low == "and" for u in between):
            return True
    return False


def _implicit_subject(draft: Draft) -> Mention | None:
    """Who does what the verb before says, in "accused Y of arming it", "urged Y to free them"."""
    found = draft.found
    verb = next((i for i in range(len(found) - 1, max(len(found) - _TO_VERB, 0), -1) if found[i].kind == "verb"), None)
    if verb is None or verb < 2 or found[verb - 1].low not in ("of", "to", "for", "from", "over", "that"):
        return None
    last = next((m for m in reversed(draft.mentions) if m.index < verb), None)
    if last is None or last.subject or verb - last.index > _LOOK:
        return None
    governor = next((u for u in reversed(found[: last.index]) if u.kind == "verb"), None)
    return last if governor and any(form.lemma in _ASKS for form in governor.forms) else None


def _distracted(draft: Draft, word: str) -> bool:
    """Whether things or people who are no actors may be meant: "captured a tank and used it"."""
    if word != "it":
        return False
    found = draft.found
    governor = found[-1] if found else None
    if governor is None:
        return True
    if governor.low in ("against", "with") or any(_takes_actors(form.lemma) for form in governor.forms):
        return False
    nouns = wordlists().nouns
    things = nouns["assets"] | nouns["people"] | nouns["captives"] | wordlists().classes["weapons"]
    own = draft.own_subject()
    return any(
        unit.kind in ("word", "capital", "verb") and unit.low in things and not unit.low.endswith("s")
        for unit in found[own.index if own else 0 :]
    )


def _takes_actors(lemma: str) -> bool:
    frame = wordlists().frames.get(lemma)
    return frame is not None and frame.relation in ("supports", "arms", "trains", "funds", "accuses", "harbours",
                                                    "criticises", "negotiatedWith", "sanctions")  # fmt: skip


# ---------------------------------------------------------------- possessives


def _owner(draft: Draft, index: int, memory: Memory) -> list[Mention]:
    word = draft.units[index].low
    if word == "her" and not noun_follows(draft.units, index):
        return []
    usable = [m for m in draft.mentions if m.actor.type not in ("ResearchOrganization",)]
    here = _agreeing(word, usable, memory)
    own = draft.own_subject()
    if here and own is not None and struck_holding(draft, index):
        # "X and Y's fighters shelled his enclave": somebody else's.
        striking = {own.name, *(m.name for m in side_by_side(draft, own))}
        here = [m for m in here if m.name not in striking and not owns_subject(draft, m)]
        if not here:
            return []
    if other := told_to_be(draft, index) | ({own.name} if copular(draft) and own is not None else set()):
        here = [mention for mention in here if mention.name not in other]
        if not here:  # "Iran remains its patron": somebody else's.
            return [mention for mention in _from_before(draft, index, memory) if mention.name not in other]
    if here and not draft.verbs and draft.found[-1].kind == "comma" and not any(m.subject for m in draft.mentions):
        # "Together with Y's police, its leader seized P": whom the last sentence was about.
        return _from_before(draft, index, memory)
    if len(here) > 1 and (ended := owner_at_the_end(draft, index)) is not None:
        return [mention for mention in ended if mention in here]
    if not here:
        told = word == "its" and several_say(draft.found)  # "Witnesses said its men …"
        started = bool(draft.mentions) or (any(unit.kind == "verb" for unit in draft.found) and not told)
        return [] if started and word not in _PEOPLE else _from_before(draft, index, memory)
    if draft.vague and word not in _PEOPLE:
        return []
    if len(here) == 1:
        return [] if word == "it" and _distracted(draft, word) else here
    return _likeliest_owner(draft, word, memory)


def _likeliest_owner(draft: Draft, word: str, memory: Memory) -> list[Mention]:
    """The one of several whom the construction points to."""
    found, last = draft.found, draft.mentions[-1]
    joint = found[-1].low if found else ""
    if last.index == len(found) - 2 and joint in ("and", "with", ",") and _agrees(word, last, memory):
        return [last]  # "X and its allies"
    verb = next((i for i in range(len(found) - 1, max(len(found) - _TO_VERB, 0), -1) if found[i].kind == "verb"), None)
    if verb is None:
        return []
    subject = draft.own_subject()
    if len(found) - 1 - verb <= 1 and is_speech_verb(found[verb]):
        return [subject] if subject and _agrees(word, subject, memory) else []
    if (implicit := _implicit_subject(draft)) is not None:
        return _of_the_charge(draft, word, implicit, verb, memory)
    coordinate = found[verb - 1].low in ("and", "then", "but") and found[-1].kind == "verb"
    own = subject is not None and _agrees(word, subject, memory) and draft.mentions[0].name == subject.name
    near = verb == len(found) - 1 and verb > 0 and found[verb - 1].kind != "preposition"
    return [subject] if subject is not None and own and (coordinate or (near and _one_clause(draft))) else []


def _judged(draft: Draft, word: str, memory: Memory) -> Mention | None:
    """The Y of "X sanctioned Y over its support for Z", "X cut off aid to Y because of its …"."""
    if not (found := draft.found) or not draft.mentions:
        return None
    last = past_own_list(draft)
    if not grounds(found, last.index) or last.subject or not _agrees(word, last, memory):
        return None
    for place in range(last.index - 1, max(last.index - _TO_VERB, -1), -1):
        unit = found[place]
        if angered(found, place, last.index):
            return last
        if unit.kind == "verb" and place and found[place - 1].kind in ("to", "number"):
            continue  # "refused to sell Y jets, citing attacks by its army", "froze 40 million pounds of aid to Y"
        if unit.kind == "verb" and unit.low not in wordlists().nouns["help"]:
            judges = any(form.lemma in wordlists().classes["judging_verb"] for form in unit.forms)
            return last if judges else None
        if unit.kind in ("comma", "stop", "that", "relative", "subordinator") or (
            unit.kind in NAMES and not unit.resolved
        ):
            return None
    return None


def _one_clause(draft: Draft) -> bool:
    """Whether nothing but the main clause has begun."""
    return not any(unit.kind in ("that", "subordinator", "relative", "stop") for unit in draft.found)


def _of_the_charge(draft: Draft, word: str, charged: Mention, verb: int, memory: Memory) -> list[Mention]:
    """As in "X accused Y of shelling its villages" (X's), "X urged Y to withdraw its troops" (Y's)."""
    governor = next((u for u in reversed(draft.found[: charged.index]) if u.kind == "verb"), None)
    lemmas = {form.lemma for form in governor.forms} if governor else set()
    frames = (wordlists().frames.get(form.lemma) for form in draft.found[verb].forms)
    harms = any(frame is not None and frame.relation in _HARMS for frame in frames)
    if lemmas & _CHARGES:
        accuser = next((m for m in reversed(draft.mentions) if m.subject and m.index < charged.index), None)
        usable = harms and verb == len(draft.found) - 1 and accuser is not None and _agrees(word, accuser, memory)
        return [accuser] if usable and accuser else []
    return [charged] if _agrees(word, charged, memory) and not harms else []


def _acts(draft: Draft, index: int) -> bool:
    """Whether "it" is a subject: a verb follows, and none that would take it as its object precedes."""
    units = draft.units
    place = past_aside(units, index + 1)
    while place < len(units) and units[place].kind == "adverb":
        place += 1
    if place >= len(units) or units[place].kind not in _PREDICATES:
        return False
    before = draft.found[-1] if draft.found else None
    if before is None or before.kind not in ("verb", "preposition"):
        return True
    return before.kind == "verb" and is_speech_verb(before)
