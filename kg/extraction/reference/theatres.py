"""Theatres: whose "the army", "security forces" are by where a sentence is set, or by whose rebels face them there."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from kg.extraction.grammar.entities import Draft, Memory, Mention
from kg.extraction.grammar.venues import met_there, only_host
from kg.extraction.words.descriptions import GROUPS, descriptions, is_nameless
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists, words_of
from kg.model import Actor
from kg.vocabulary import vocabulary

__all__ = [
    "acts_abroad",
    "home_at_table",
    "home_of_group",
    "in_anothers_part",
    "led_here",
    "no_friend",
    "of_another",
    "only_judges",
    "only_venue",
    "state_faced",
    "state_facing",
    "state_fought",
    "state_of_place",
    "state_where_it_acts",
    "stranger_to",
    "strikes_there",
    "struck_abroad",
    "turned_on_another",
    "unconnected",
]

_TO_REBELS, _TO_STATE = 2, 8


def turned_on_another(draft: Draft, memory: Memory) -> Actor | None:
    """The state of which the sentence before tells, where its "the foreign ministry" turns on the other one there.

    As in "X recalled its envoy from Y. The foreign ministry accused Y of": whoever accuses Y is not Y's.
    """
    subjects = memory.traces[-1].subjects if memory.traces else ()
    if len(subjects) != 1 or subjects[0].actor.type != "State" or draft.verbs or draft.mentions:
        return None
    units, here = draft.units, len(draft.found)
    verb = next((place for place in range(here + 1, min(here + _TO_VERB, len(units))) if units[place].forms), None)
    if verb is None or any(form.lemma in words_of("own_word") for form in units[verb].forms):
        return None
    whom = next((unit for unit in units[verb + 1 : verb + 3] if unit.kind in ("name", "metonym")), None)
    states = (mention for mention in memory.traces[-1].mentions if mention.actor.type == "State")
    others = {mention.actor.name for mention in states} - {subjects[0].actor.name}
    named = {unit.actor.name for unit in units if unit.actor is not None and unit.kind != "demonym"}
    turned = whom is not None and whom.actor is not None and {whom.actor.name} == others
    return subjects[0].actor if turned and subjects[0].actor.name not in named else None


_TO_VERB = 5


def led_here(draft: Draft, own: Mention | None) -> Actor | None:
    """As in "X sent help to President N. N., and Y fought beside the army": of whom the one named there is head.

    Args:
        draft: the sentence so far.
        own: its subject, whose army is not meant.
    """
    named = (
        after
        for before, after in pairwise(draft.found)
        if before.low in words_of("head_of_state") and after.actor is not None
    )
    heads = {
        unit.actor.name: unit.actor for unit in named
        if unit.actor is not None and unit.actor.type == "State" and unit.speaker and unit.speaker.type == "Person"
    }  # fmt: skip
    state = next(iter(heads.values())) if len(heads) == 1 else None
    return state if state is not None and own is not None and own.actor.name != state.name else None


def state_of_place(units: Sequence[Unit]) -> Actor | None:
    """The state of the one city or province of the sentence, where it names no other state."""
    held = {unit.holder.name: unit.holder for unit in units if unit.place is not None and unit.holder is not None}
    for index, unit in enumerate(units):
        seat = unit.kind == "metonym" and index > 0 and units[index - 1].low in ("in", "at", "near", "outside")
        if unit.actor is not None and met_there(units, index - 1):
            continue
        if unit.actor is not None and unit.actor.type == "State" and unit.place is None:
            if not seat:
                return None
            held[unit.actor.name] = unit.actor
    return next(iter(held.values())) if len(held) == 1 else None


def state_where_it_acts(draft: Draft, *, home: bool) -> Actor | None:
    """The state in which the one place of the sentence lies: "The army drove the rebels out of K".

    Args:
        draft: the sentence so far.
        home: whether it is struck, or cannot be abroad: "in Y" then says whose it is, too.
    """
    held = {unit.holder.name: unit.holder for unit in draft.units if unit.place is not None and unit.holder is not None}
    within = [
        draft.units[i + 1] for i, unit in enumerate(draft.units[:-1])
        if home and unit.low in ("in", "inside") and draft.units[i + 1].place is None and not _met_there(draft.units, i)
    ]  # fmt: skip
    seats = (u.actor for u in within if u.actor is not None and u.actor.type == "State")
    held |= {actor.name: actor for actor in seats if not only_venue(draft.units, actor)}
    named_here = {unit.actor.name for unit in draft.units if unit.actor is not None and unit.actor.type == "State"}
    fighters = descriptions().classes["group-fighters"]
    against = any(word in fighters for unit in draft.units for word in unit.low.split())
    against = against or any(unit.actor is not None and unit.actor.type in GROUPS for unit in draft.units)
    if len(held) != 1 or named_here - set(held) or not against:
        return None  # who shells a town may be anybody's army; who fights rebels there is the state's
    return next(iter(held.values()))


def strikes_there(
    draft: Draft, home: Actor, states: Mapping[str, Actor], at_war: Sequence[Actor] | None
) -> Actor | None:
    """Whose army it is that strikes a band in a town of the state that the document is about.

    As in "Israel kept up its raids. The army bombed Hezbollah in Tyre": not Lebanon's, which only the town tells of.

    Args:
        draft: the sentence so far.
        home: the state that the document is about.
        states: those that it has named.
        at_war: the two who fight by what it has told.

    Returns:
        The other state where it fights the band, and nobody where either army may be meant.
    """
    here = {mention.actor.name for mention in draft.mentions}
    band = any(unit.actor is not None and unit.actor.type in GROUPS for unit in draft.units)
    town = any(unit.holder is not None and unit.holder.name == home.name for unit in draft.units)
    others = [actor for name, actor in states.items() if name != home.name]
    if draft.verbs or not (band and town and others) or home.name in here:
        return home
    two = {actor.name for actor in at_war or ()}
    if home.name in states:
        return None if two == {home.name, others[0].name} and len(others) == 1 else home
    foes = [actor for actor in others if actor.name in two]
    return foes[0] if len(foes) == 1 and len(two) > 1 else None


def struck_abroad(draft: Draft, home: Actor, memory: Memory) -> bool:
    """Whether only a town that the army strikes has brought its state into a text on another, whose army it may be.

    As in "Russia said it would fight on. The army struck Kharkiv", "Israel vowed revenge. The army hit X in Beirut".

    Args:
        draft: the sentence so far.
        home: the state of the town.
        memory: whom the text has named.
    """
    named = {actor.name: actor for trace in memory.traces for actor in trace.actors}
    others = any(actor.type == "State" for actor in named.values())
    verb = next((i for i in range(len(draft.found), len(draft.units)) if draft.units[i].kind == "verb"), None)
    if draft.verbs or home.name in named or not others or verb is None:
        return False
    frames = (wordlists().frames.get(form.lemma) for form in draft.units[verb].forms)
    return any(frame is not None and frame.relation == "attacked" for frame in frames)


def acts_abroad(draft: Draft, state: Actor) -> bool:
    """Whether all places of the sentence lie in one other state, which it does not name, and bands are struck there.

    As in "France sent aid. The army attacked the X in Diffa", which need not be France's army.

    Args:
        draft: the sentence so far.
        state: the one whose army it would be by what the text has told before.
    """
    held = {unit.holder.name for unit in draft.units if unit.place is not None and unit.holder is not None}
    named_here = {unit.actor.name for unit in draft.units if unit.actor is not None and unit.actor.type == "State"}
    return len(held) == 1 and state.name not in held | named_here


def only_judges(draft: Draft, state: Actor) -> bool:
    """Whether the state only judges what a band of another land does to "the army": "X condemned Y's raid on the army".

    Args:
        draft: the sentence so far.
        state: the one whose army it would be.
    """
    verb = next((unit for unit in draft.found if unit.kind == "verb"), None)
    first = next(iter(draft.mentions), None)
    judges = verb is not None and not words_of("verdict_verb").isdisjoint(form.lemma for form in verb.forms)
    if not judges or first is None or first.actor.name != state.name:
        return False
    bands = (mention.actor.name for mention in draft.mentions if mention.actor.type in GROUPS)
    homes = [own for band in bands if (own := descriptions().homes.get(band, frozenset()))]
    return bool(homes) and all(state.name not in own for own in homes)


def in_anothers_part(draft: Draft, home: Actor, headed: Collection[str]) -> bool:
    """Whether the part of the text whose heading names other states tells there of their land or bands, not of home.

    As in "The army fought the X in Gao" below "France in Mali" in a text on Chad.

    Args:
        draft: the sentence so far.
        home: the state that the document is about.
        headed: the states that the heading above the sentence names.
    """
    if not headed or home.name in headed:
        return False
    bands = (unit.actor.name for unit in draft.units if unit.actor is not None and unit.actor.type in GROUPS)
    homes = [descriptions().homes.get(band, frozenset()) for band in bands]
    theirs = any(not own.isdisjoint(headed) and home.name not in own for own in homes)
    return theirs or acts_abroad(draft, home)


def _met_there(units: Sequence[Unit], index: int) -> bool:
    """Whether the "in" leads to where an accord was made or talks were held: "the truce signed in Doha"."""
    before = units[index - 1] if index else None
    if met_there(units, index):
        return True
    if before is None or units[index + 1].kind != "metonym":
        return False
    noun = wordlists().accords.get(before.low)
    return noun is not None or any(form.lemma in words_of("accord_made") for form in before.forms)


def state_fought(found: Sequence[Unit]) -> Actor | None:
    """The one home of the group of "the ELN and the (government)", whose government it fights."""
    place = len(found) - 1
    place -= place >= 0 and found[place].kind == "determiner"
    group = found[place - 1].actor if place > 0 and found[place].low in ("and", "with") else None
    homes = descriptions().homes.get(group.name, frozenset()) if group is not None and group.type in GROUPS else ()
    return Actor(next(iter(homes)), "State") if len(homes) == 1 and "Palestine" not in homes else None


def home_at_table(draft: Draft, other: Actor, memory: Memory, sides: Sequence[Actor]) -> Actor | None:
    """The home of the group of "the FMLN left its talks with the (government)", where it is not at odds with another.

    So is the state that faces the rebels, where "the" government may be a third one's that only spoke last.

    Args:
        draft: the sentence up to the government.
        other: whose government it seems to be by what the text has told before.
        memory: whom the text has named.
        sides: the two whom the text sets against each other most.
    """
    if (faced := _facing_rebels(draft, other, memory, sides)) is not None:
        return faced
    found, own = draft.found, draft.own_subject()
    last = len(found) - 1 - (bool(found) and found[-1].kind == "determiner")
    seated = last > 0 and found[last].low == "with" and found[last - 1].low in wordlists().accords
    group = (own.actor if own is not None and seated else None) or _fellow(found, last) or _striking(draft)
    homes = descriptions().homes.get(group.name, frozenset()) if group and group.type in GROUPS else frozenset()
    if group is None or len(homes) != 1 or "Palestine" in homes or other.name in homes:
        return None
    return Actor(next(iter(homes)), "State") if memory.tie(group.name, other.name) >= 0 else None


def _facing_rebels(draft: Draft, other: Actor, memory: Memory, sides: Sequence[Actor]) -> Actor | None:
    """The state of a text on its war with rebels, where the sentence opens with rebels and "the government" follows.

    As in "X's prime minister told reporters. ¶ Rebels based in P have fought the government since 1992".
    """
    states = [actor for actor in sides if actor.type == "State"]
    named = {mention.actor.name for mention in draft.mentions if mention.actor.type == "State" and not mention.where}
    seats = [unit for joint, unit in pairwise(draft.units) if joint.low in ("in", "of", "at")]
    named |= {actor.name for unit in seats if (actor := unit.holder or unit.actor) is not None}
    if len(states) != 1 or states[0] == other or other.name in named:
        return None
    first = next((mention.actor for mention in draft.mentions if mention.actor.type in GROUPS), None)
    if first is None:  # "fighters loyal to N. N. demanded that the authorities free"
        words = {unit.low for unit in draft.found}  # not "government troops killed two guerrillas"
        return states[0] if words & (_REBELS | descriptions().classes["in-revolt"]) else None
    if memory.tie(first.name, other.name) < 0:
        return None
    homes = descriptions().homes.get(first.name, frozenset())
    theirs = first in sides or states[0].name in homes or (is_nameless(first) and not homes)
    return states[0] if theirs and other.name not in homes else None


_REBELS = frozenset(("rebel", "opposition", "insurgent", "guerrilla", "separatist"))


def _fellow(found: Sequence[Unit], last: int) -> Actor | None:
    """The group of "a truce that the FMLN and the (government) signed"."""
    joined = last > 0 and found[last].low == "and"
    return found[last - 1].actor if joined and found[last - 1].kind == "name" else None


def _striking(draft: Draft) -> Actor | None:
    """The only one whom the sentence names before "killed seven (government soldiers)"."""
    named = {m.name: m.actor for m in draft.mentions if not m.where}
    verb = next((i for i in range(len(draft.found) - 1, -1, -1) if draft.found[i].kind == "verb"), None)
    if verb is None or len(named) != 1 or draft.mentions[-1].index > verb or len(draft.found) - verb > _TO_MEN:
        return None
    frames = (wordlists().frames.get(form.lemma) for form in draft.found[verb].forms)
    harms = any(frame is not None and vocabulary().relation(frame.relation).sign < 0 for frame in frames)
    return next(iter(named.values())) if harms else None


_TO_MEN = 4
"""Units from the verb to the men: "killed at least seven"."""


def home_of_group(draft: Draft, states: Mapping[str, Actor]) -> Actor | None:
    """The one home of the groups that the sentence names, where the text has named that state, too."""
    groups = (mention.actor for mention in draft.mentions if mention.actor.type in GROUPS)
    homes = [home for group in groups if (home := descriptions().homes.get(group.name, frozenset()))]
    common = frozenset[str]().union(*homes)
    return states.get(next(iter(common))) if len(common) == 1 and "Palestine" not in common else None


def unconnected(group: Actor, state: Actor, memory: Memory) -> bool:
    """Whether a group is at home neither in a state nor next to it, and the text has told nothing of the two.

    Whoever is struck by the KIA is not the state of the paragraph before, which has no border with Myanmar.
    """
    homes = descriptions().homes.get(group.name, frozenset()) if group.type in GROUPS else frozenset()
    if not homes or "Palestine" in homes or memory.tie(group.name, state.name):
        return False
    return homes.isdisjoint((state.name, *descriptions().borders.get(state.name, {})))


def stranger_to(draft: Draft, state: Actor, memory: Memory) -> frozenset[str]:
    """The homes of the group whose deed it is, where nothing connects it with a state, nor does the sentence name that.

    Returns:
        Nothing where something does.
    """
    own = draft.own_subject()
    if own is None or not unconnected(own.actor, state, memory):
        return frozenset()
    here = {actor.name for unit in draft.units for actor in (unit.actor, unit.holder) if actor is not None}
    return frozenset() if state.name in here else descriptions().homes.get(own.actor.name, frozenset())


def no_friend(draft: Draft, state: Actor, memory: Memory) -> Actor | None:
    """The state, but none that would be fought by its own friend: "Iran arms X. X fought the army", X's home's.

    Args:
        draft: the sentence so far.
        state: the one whose army or government it would be.
        memory: what the document has told.
    """
    own = draft.own_subject()
    homes = descriptions().homes.get(own.actor.name, frozenset()) if own is not None else frozenset()
    if own is None or own.actor.type not in GROUPS or state.name in homes:
        return state
    verb = next((unit for unit in reversed(draft.found[own.index :]) if unit.kind == "verb"), None)
    frames = [wordlists().frames.get(form.lemma) for form in verb.forms] if verb is not None else []
    fights = any(frame is not None and vocabulary().relation(frame.relation).sign < 0 for frame in frames)
    if not fights or memory.tie(own.actor.name, state.name) <= 0:
        return state
    return Actor(next(iter(homes)), "State") if len(homes) == 1 and "Palestine" not in homes else None


def only_venue(units: Sequence[Unit], state: Actor) -> bool:
    """Whether the sentence names a state by no more than the capital in which an accord was made or talks were held."""
    named = [i for i, unit in enumerate(units) if unit.actor is not None and unit.actor.name == state.name]
    if only_host(units, state.name):
        return True
    states = {unit.actor.name for unit in units if unit.actor is not None and unit.actor.type == "State"}
    if named and len(states) == 1 and all(_go_between(units, i) for i in named):
        return True  # where another state is named, too, it need not be that one's government either
    seats = all(i and units[i].kind == "metonym" and units[i - 1].low in ("in", "at") for i in named)
    accords = wordlists().accords
    return (
        bool(named)
        and seats
        and any(unit.low in accords for unit in units)
        and any(form.lemma in words_of("accord_made") for unit in units for form in unit.forms)
    )


def _go_between(units: Sequence[Unit], index: int) -> bool:
    """As in "under Qatari mediation", "brokered by Qatar": whose "the government" is that makes peace, Qatar is not."""
    after = [unit.low for unit in units[index + 1 : index + 4]]
    before = [unit.low for unit in units[max(index - 2, 0) : index]]
    named_so = units[index].kind == "demonym" and bool(words_of("brokerage") & set(after[:2]))
    owned = after[:1] in (["'s"], ["'"], ["’s"]) and bool(words_of("brokerage") & set(after[1:]))
    return named_so or owned or (before[-1:] == ["by"] and before[0] in words_of("brokered"))


def state_faced(draft: Draft) -> Actor | None:
    """The state of the "Colombian rebels" of the sentence, which names no other: it is theirs that they fight."""
    named_here = {u.actor.name: u.actor for u in draft.units if u.actor is not None and u.actor.type == "State"}
    abroad = any(unit.holder is not None and unit.holder.name not in named_here for unit in draft.units)
    own = any(one.kind == "demonym" and two.low in words_of("rebels") for one, two in pairwise(draft.units))
    return next(iter(named_here.values())) if own and not abroad and len(named_here) == 1 else None


def state_facing(found: Sequence[Unit]) -> Actor | None:
    """The state of "Colombian rebels and the (government)", whose government the rebels of its own face."""
    place = len(found) - 1
    place -= place >= 0 and found[place].kind == "determiner"
    if place < _TO_REBELS or found[place].low not in ("and", "with") or found[place - 1].low not in words_of("rebels"):
        return _raided(found)
    place -= 2
    while place > 0 and found[place].kind == "word" and len(found) - place < _TO_STATE:
        place -= 1
    state = found[place].actor
    return state if found[place].kind == "demonym" and state is not None and state.type == "State" else None


def _raided(found: Sequence[Unit]) -> Actor | None:
    """The state that says so of "a Honduran official said the raiders had attacked (an army post)": its own post.

    Nobody where another is named on the way, whose post it may be.
    """
    verbs = [i for i, unit in enumerate(found) if unit.kind == "verb"]
    if len(verbs) < 2 or not any(form.lemma in words_of("striking") for form in found[verbs[-1]].forms):
        return None
    says = next((i for i in verbs if any(form.lemma in words_of("reporting") for form in found[i].forms)), len(found))
    named = [
        i
        for i, unit in enumerate(found)
        if unit.actor is not None and unit.low.removeprefix("the ") not in words_of("raiders")
    ]
    tellers = {found[i].actor for i in named if i < says}
    teller = next(iter(tellers)) if len(tellers) == 1 else None
    raiders = any(unit.low.removeprefix("the ") in words_of("raiders") for unit in found[says + 1 : verbs[-1]])
    alone = teller is not None and all(found[i].actor == teller for i in named)
    return teller if raiders and alone and teller is not None and teller.type == "State" else None


def of_another(mention: Mention, state: Actor) -> bool:
    """Whether another state is spoken of, not as a place, whose "the government" may be."""
    return mention.actor.type == "State" and mention.actor.name != state.name and not mention.where
