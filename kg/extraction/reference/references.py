"""References: whom "the group", "its northern neighbour", "the general", "both sides" and "all three" mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kg.extraction.grammar.entities import Draft, Entity, Memory, Mention, Trace
from kg.extraction.reference.accused import charged_in
from kg.extraction.reference.affinity import given_to
from kg.extraction.reference.band_leaders import leading_band
from kg.extraction.reference.ends import cites, other_end, says_of, told_apart
from kg.extraction.reference.lands import in_another_clause, no_lands
from kg.extraction.reference.owned_bands import faced_by_own_band
from kg.extraction.reference.rivals import at_odds, only_band, passed_over, rivals_of, whom_meant
from kg.extraction.reference.watchers import is_civil, looks_on, reporting
from kg.extraction.words.descriptions import (
    CIVIL_BODIES,
    GROUPS,
    agrees_in_type,
    classes_of,
    descriptions,
    is_nameless,
    only_described,
)  # fmt: skip
from kg.extraction.words.namesakes import led_by_others
from kg.extraction.words.records import record
from kg.extraction.words.units import NAMES, Unit, is_speech_verb
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = [
    "CHARGES", "PREMODIFIERS", "REACH", "SERVICES", "Phrase", "all_described", "charging", "described", "descriptive",
    "head_of", "introduces", "likeliest", "named_last", "neighbour", "person", "whose_blame",
]  # fmt: skip

REACH = 3
"""Sentences back to which a description reaches."""
PREMODIFIERS = 4
_OFTEN = 3
"""How often the document is about somebody before he stands out."""
_COMMANDS = frozenset(("general", "commander", "warlord", "strongman", "colonel", "marshal"))
"""Words by which texts speak of a man of arms whatever they called him before."""
_NEWBORN = frozenset(("new", "young", "newborn", "fledgling", "infant", "nascent", "future"))
_CIVIL = frozenset(("president", "minister", "premier", "king", "emir", "sultan", "ambassador", "envoy", "diplomat",
                    "chancellor", "senator", "mayor", "bishop", "cleric", "lawyer", "spokesman"))  # fmt: skip
_MODIFIERS = frozenset(("word", "demonym", "tail", "name", "metonym", "verb", "capital", "number"))
CHARGES = frozenset(("accuse", "suspect", "convict", "acquit"))


@record
class Phrase:
    """A description: a determiner, modifiers and a noun.

    Attributes:
        first: index of the determiner.
        head: index of the noun.
        modifiers: what stands between.
        noun: the noun.
    """

    first: int
    head: int
    modifiers: tuple[Unit, ...]
    noun: str


SERVICES = frozenset((("air", "force"), ("coast", "guard"), ("border", "guard"), ("border", "service")))
"""Forces of a state that two words name: "the air force"."""


def head_of(units: Sequence[Unit], first: int) -> Phrase | None:
    """The description that the determiner at ``first`` opens; ``None`` where it is none."""
    known = classes_of("group", "body", "state", "organ", "person", "watchdog", "neighbour")
    place = first + 1
    if tuple(unit.low for unit in units[place : place + 2]) in SERVICES:
        after = units[place + 2] if place + 2 < len(units) else None
        whole = after is None or (after.kind not in ("tail", "capital", "name") and after.low != "of")
        return Phrase(first, place + 1, (units[place],), units[place + 1].low) if whole else None
    while place < len(units) and place <= first + PREMODIFIERS + 1:
        unit = units[place]
        if unit.low in known and unit.kind in ("word", "verb", "capital"):
            while place + 1 < len(units) and units[place + 1].low in known and units[place + 1].kind == "word":
                place += 1
            following = units[place + 1] if place + 1 < len(units) else None
            of = following is not None and following.low == "of" and not charging(units, first)
            of = of and not _gerund(units, place + 2)  # "accused X of murder and the group of smuggling drugs"
            if following is not None and (of or following.kind in ("tail", "capital", "name")):
                return None  # "the aid group X" is X
            if following is not None and following.kind == "possessive" and _studies(units, place + 2):
                return None  # "the group's Sahel researcher": those who look into it, whom no list need know
            named = following is not None and following.kind == "word" and _names_thing(following)
            if named and not given_to(units, first, place):
                return None
            return Phrase(first, place, tuple(units[first + 1 : place]), units[place].low)
        if unit.kind not in _MODIFIERS or unit.low in _SAID:
            return None
        place += 1
    return None


_SAID = frozenset(("said", "says", "say", "told", "tells", "added", "adds", "reported", "claimed"))
"""Verbs that end what would be a description: "the communique said troops …"."""


def _studies(units: Sequence[Unit], first: int) -> bool:
    """Whether what is somebody's shows that he looks into a conflict and does not fight in it."""
    for unit in units[first : first + PREMODIFIERS + 1]:
        if unit.low in _RESEARCH:
            return True
        if unit.kind not in ("word", "capital", "name", "demonym", "metonym", "adverb"):
            return False
    return False


_RESEARCH = frozenset(("researcher", "researchers", "analyst", "analysts", "investigator", "investigators", "findings",
                       "report", "survey", "database", "monitors", "lawyers"))  # fmt: skip


def charging(units: Sequence[Unit], first: int) -> bool:
    """Whether "of" tells what the one described is accused of: "accuses the group of smuggling drugs"."""
    return first > 0 and any(form.lemma in CHARGES for form in units[first - 1].forms)


def _gerund(units: Sequence[Unit], index: int) -> bool:
    return index < len(units) and units[index].kind == "verb" and units[index].low.endswith("ing")


def descriptive(units: Sequence[Unit], first: int) -> Phrase | None:
    """A name such as "the Kurdish militants", which else take for one of its own, as a description."""
    following = units[first + 1] if first + 1 < len(units) else None
    if following is None or following.kind != "name" or following.resolved or following.actor is None:
        return None
    words = following.text.split()
    if len(words) != 2 or following.actor.type not in GROUPS or following.actor.name != following.text:
        return None
    if words[1].lower() not in descriptions().classes["group"]:
        return None
    adjective = Unit("capital", words[0], words[0].lower(), following.start, following.start + len(words[0]))
    return Phrase(first, first + 1, (adjective,), words[1].lower())


def _names_thing(unit: Unit) -> bool:
    """Whether the noun goes on to something else: "the party congress", "the state visit"."""
    nouns = wordlists().nouns
    stands = any(unit.low in nouns[name] for name in ("forces", "fighters", "officials", "people", "leaders", "voices"))
    return (
        not stands
        and not unit.low.endswith("ly")
        and unit.low not in _PARTICLES
        and unit.low not in nouns["assets"] | nouns["captives"]
    )


_PARTICLES = frozenset(("number", "numbers", "out", "off", "away", "back", "down", "up", "aside", "apart", "together",
                        "again", "alone", "alike", "anew", "instead", "too", "either", "likewise", "abroad", "home",
                        "forward", "elsewhere", "here", "there", "everywhere", "underground", "north", "south", "east",
                        "west", "northwards", "southwards", "eastwards", "westwards"))  # fmt: skip
"""Adverbs that a noun does not go on to: "drove the group out"."""
_NEXT = frozenset(("new", "next", "incoming", "newly", "latest", "present", "current"))


def introduces(draft: Draft, phrase: Phrase) -> bool:
    """As in "the new president, N. N.,", "N. N., the Chechen leader,": not the one of whom the text has told."""
    units = draft.units
    if _in_apposition(draft, phrase.head) or units[phrase.head].text in _IN_NAMES:
        return True
    fresh = any(unit.low in _NEXT for unit in phrase.modifiers)
    after = units[phrase.head + 1 : phrase.head + 3]
    return fresh and len(after) > 1 and after[0].kind == "comma" and after[1].kind in ("capital", "name")


_IN_NAMES = frozenset(("Country", "Nation", "Homeland", "Fatherland"))
"""What so written is part of a name that nobody knows: "the Patriotic Convention for Saving the Country"."""


def _tells_more(phrase: Phrase, draft: Draft, memory: Memory) -> Actor | None:
    """The rights group or panel that says more: "Human Rights Watch accused the M23 of murder. The group said …"."""
    verb = phrase.head + 1
    while verb < len(draft.units) and draft.units[verb].kind in ("adverb", "have"):
        verb += 1
    bare = all(unit.low in _WATCHING for unit in phrase.modifiers)
    if phrase.noun not in _TELLING or not bare or verb >= len(draft.units) or not is_speech_verb(draft.units[verb]):
        return None
    trace = memory.traces[-1] if memory.traces else None
    subjects = [mention for mention in (trace.mentions if trace is not None else ()) if mention.subject]
    found = {mention.actor.name: mention.actor for mention in subjects}
    only = next(iter(found.values())) if len(found) == 1 else None
    panel = only is not None and any(word in only.name.split() for word in ("Group", "Panel"))
    return (
        only if only is not None and (only.type in _WATCHERS or (panel and phrase.noun in ("group", "panel"))) else None
    )


_TELLING = frozenset(("group", "organisation", "organization", "watchdog", "charity", "panel"))
_WATCHING = frozenset(("rights", "human-rights", "human", "monitoring", "advocacy", "aid", "campaign", "watchdog"))
_WATCHERS = frozenset(("Organization", "ResearchOrganization"))


def described(phrase: Phrase, draft: Draft, memory: Memory) -> Actor | None:
    """The actor whom the description fits; ``None`` where it fits several, or nobody near."""
    verb = _verb_after(phrase, draft)
    own = _own_entry(phrase, draft, memory) or reporting(phrase.noun, phrase.modifiers, verb, memory)
    found = own or _tells_more(phrase, draft, memory) or _fitting(phrase, draft, memory)
    return None if found is not None and told_apart(draft, phrase.head, found, memory) else found


def _fitting(phrase: Phrase, draft: Draft, memory: Memory) -> Actor | None:
    head = phrase.noun
    if head == "group" and draft.units[phrase.head].text[:1].isupper():
        return None  # "the Group" of experts, which no list knows
    civil = _civil_or_not(phrase, draft, memory)
    named_so = any(unit.kind == "name" and not _backs(phrase.modifiers, unit) for unit in phrase.modifiers)
    # "belongs to the same ethnic group", "the working group"
    if civil is None or named_so or any(unit.low in _OF_NO_BAND for unit in phrase.modifiers):
        return None

    def fits(actor: Actor) -> bool:
        words = memory.entity(actor).words
        if civil:
            return actor.type in CIVIL_BODIES
        revolt = head in descriptions().classes["in-revolt"]
        ruling = revolt and (not _RULE.isdisjoint(words) or _against_rebels(actor, memory))
        return not ruling and agrees_in_type(head, actor, words)

    if head in descriptions().classes["state"] and any(unit.low in _NEWBORN for unit in phrase.modifiers):
        return None  # "the new republic": one that the text has not called so before
    alike = _named_alike(phrase, memory)
    above = any(m.subject and fits(m.actor) for trace in memory.traces[-1:] for m in trace.mentions)
    nameless = not above and head in descriptions().classes["body"] and memory.brought_up(head)
    if alike is not None or nameless:
        return alike  # "A commission will begin work. … the X Commission. … the commission": neither
    end, special = other_end(draft, phrase.first, phrase.head), head in descriptions().classes["state"]
    excluded = frozenset[str]() if special and in_another_clause(draft) else _own(draft, phrase)
    excluded |= no_lands(draft, phrase.head) if special else frozenset()
    here = [m.actor for m in draft.mentions if fits(m.actor) and m.name not in excluded and not (special and m.where)]
    told = (
        ([m.actor for m in t.mentions if not m.where] if special else _spoken_of(t, head, memory), t)
        for t in reversed(memory.traces[-REACH:])
    )
    for stage, trace in ((here, None), *told):
        if trace is not None and any(thing.new and thing.noun == head for thing in trace.things):
            return None  # "Y armed a militia of hunters. The militia …": not X, of whom the text told before
        candidates = _distinct(a for a in stage if fits(a) and a.name not in excluded)
        candidates = _narrowed(candidates, phrase.modifiers, memory)
        candidates = [a for a in candidates if not end.belies(a, memory)]
        candidates = _themselves(candidates, draft) if trace is None else candidates
        if len(candidates) == 1:
            if (other := _called(head, candidates[0], excluded, memory)) is not None:
                return other if not end.belies(other, memory) else None
            groups = [a for a in rivals_of(candidates[0], memory) if trace and fits(a) and a.name not in excluded]
            groups = [a for a in _narrowed(groups, phrase.modifiers, memory) if not end.belies(a, memory)]
            if groups:
                return whom_meant((candidates[0], *groups), end, draft, phrase.head, memory)
            return candidates[0] if _sole_state(candidates[0], draft, memory) else None
        if candidates:
            fighters = head in descriptions().classes["group-fighters"]
            called = [a for a in candidates if fighters and head in memory.entity(a).words]
            charged = charged_in(draft, phrase.head, candidates, trace)
            chosen = charged or [a for a in candidates if end.bears_out(a, memory)] or called
            found = chosen[0] if len(chosen) == 1 else likeliest([memory.entity(a) for a in candidates])
            return found if chosen or not passed_over(found, trace, memory) else None
    if special:  # "Chadian rebels met the country's government"
        return faced_by_own_band(draft.found, draft.units, ()) if head in _LANDS else None
    return _only_one(phrase, fits, excluded, memory)


def _only_one(phrase: Phrase, fits: Callable[[Actor], bool], excluded: frozenset[str], memory: Memory) -> Actor | None:
    """The one of the whole text whom the description fits."""
    head = phrase.noun
    known = [e.actor for e in memory.entities.values() if fits(e.actor) and e.actor.name not in excluded]
    known = _narrowed(known, phrase.modifiers, memory)
    if not phrase.modifiers and any(
        is_nameless(e.actor) and e.actor.name.endswith(f" {head}") for e in memory.entities.values()
    ):
        return None  # "the rebels" after "Tuareg rebels", and a group of which nothing of the kind was said
    if not known and head == "group" and not phrase.modifiers:
        return only_band(memory)  # "the group" after "thirty armed men"
    return known[0] if len(known) == 1 else None


_OF_NO_BAND = frozenset(("ethnic", "contact", "working", "parliamentary", "minority", "age", "language", "lobby"))


def _civil_or_not(phrase: Phrase, draft: Draft, memory: Memory) -> bool | None:
    """Whether a body is meant that no fighter belongs to; ``None`` where it may be either."""
    verb = _verb_after(phrase, draft)
    return is_civil(phrase.noun, phrase.modifiers) or looks_on(phrase.noun, phrase.modifiers, verb, memory)


def _verb_after(phrase: Phrase, draft: Draft) -> str:
    """The verb of which the noun is the subject, past "has", "also", "has since"."""
    after = [unit for unit in draft.units[phrase.head + 1 :][:4] if unit.kind not in ("have", "adverb")]
    return next((form.lemma for unit in after[:2] for form in unit.forms), "")


def _themselves(candidates: list[Actor], draft: Draft) -> list[Actor]:
    """Those whom the sentence names, and not only one of their people: X in "X met the general N. N.", if any is."""
    named = {mention.name for mention in draft.mentions if mention.human is None}
    return [actor for actor in candidates if actor.name in named] or candidates


def _against_rebels(actor: Actor, memory: Memory) -> bool:
    """Whether the text has told that he fights rebels whom it has not named, so that he is none of "the mutineers"."""
    revolt = descriptions().classes["in-revolt"]
    bands = (name for name in memory.entities if name.rpartition(" ")[2] in revolt)
    return any(memory.tie(actor.name, band) < 0 for band in bands if band != actor.name)


def _own_entry(phrase: Phrase, draft: Draft, memory: Memory) -> Actor | None:
    """The state on which the text is an entry, which "the country" always is there, unless it acts on itself so."""
    own = memory.entry
    plain = draft.units[phrase.first].low == "the" and not phrase.modifiers and phrase.noun in _LANDS
    if own is None or not plain:
        return None
    doer = draft.own_subject()
    governed = bool(draft.found) and draft.found[-1].kind in ("verb", "preposition", "to")
    of_it = governed and doer is not None and doer.name == own.name
    other = not governed and doer is not None and doer.actor.type == "State" and doer.name != own.name
    return None if of_it or other or other_end(draft, phrase.first, phrase.head).belies(own, memory) else own


_LANDS = frozenset(("country", "nation"))
_RULE = frozenset(("regime", "government", "junta", "authorities", "parliamentary"))
"""What the text calls those who rule, and whom "the rebels" are against: "the Sandinista regime".

Nor are they parties that sit in parliament, whatever armed men they have or had.
"""


def _named_alike(phrase: Phrase, memory: Memory) -> Actor | None:
    """The band whom the text has called by the same adjective and noun: "the local Afghan militia"."""
    for unit in phrase.modifiers:
        held = memory.entities.get(f"{unit.text} {phrase.noun}") if unit.kind == "demonym" else None
        if held is not None and held.actor.type in GROUPS:
            return held.actor
    return None


_KINDS = {
    "rebels": "rebel", "militia": "militia", "militiamen": "militia", "militants": "militant", "gang": "gang",
    "insurgents": "insurgent", "separatists": "separatist", "secessionists": "secessionist", "cartel": "cartel",
    "guerrillas": "guerrilla", "jihadists": "jihadist", "paramilitaries": "paramilitary", "mutineers": "mutineer",
}  # fmt: skip
"""By the noun of a description, the word by which the text may have called one of two groups before."""


def _called(head: str, nearest: Actor, excluded: frozenset[str], memory: Memory) -> Actor | None:
    """The group that the text itself has called so, where it has called the one named last by no such word."""
    stem, bare = _KINDS.get(head), memory.entities.get(head)
    if stem is None or {stem, head} & memory.entity(nearest).words or is_nameless(nearest):
        return None
    if bare is not None and is_nameless(bare.actor) and head not in excluded:
        return bare.actor  # "Mutineers attacked P. The MNLA attacked Q. The mutineers rejected talks"
    near = {actor.name: actor for trace in memory.traces[-_CALLED:] for actor in trace.actors}
    called = [
        actor for name, actor in near.items()
        if name not in excluded and {stem, head} & memory.entity(actor).words and actor.type in GROUPS
        and not only_described(actor)
    ]  # fmt: skip
    meant = likeliest([memory.entity(a) for a in called]) if len(called) > 1 else next(iter(called), None)
    return meant if meant is not None and 2 * memory.weight_of(meant) >= memory.weight_of(nearest) else None


_CALLED = 10
"""Sentences back to the one whom the text has called so."""


def _sole_state(actor: Actor, draft: Draft, memory: Memory) -> bool:
    """Whether a state is not but where somebody went, while the sentences before are about others: "fled to Y"."""
    if actor.type != "State" or any(m.actor.name == actor.name for m in draft.mentions):
        return True
    trace = next((t for t in reversed(memory.traces) if any(m.actor.name == actor.name for m in t.mentions)), None)
    if trace is None or any(m.actor.name == actor.name and (m.subject or m.object or m.owner) for m in trace.mentions):
        return True
    near = [m for t in memory.traces[-2:] for m in t.mentions if m.actor.type == "State" and not m.where]
    others = [memory.weight_of(m.actor) for m in near if m.actor.name != actor.name]
    return not others or memory.weight_of(actor) > 2 * max(others)


def _spoken_of(trace: Trace, head: str, memory: Memory) -> list[Actor]:
    """Those of whom a sentence tells; not "Y" of "X, an affiliate of Y, said", but of "the surrender of Y rebels"."""
    fighters = head in descriptions().classes["group-fighters"]
    own = [m.actor for m in trace.mentions if not m.part or (fighters and head in memory.entity(m.actor).words)]
    return own or list(trace.actors)


def all_described(phrase: Phrase, draft: Draft, memory: Memory) -> tuple[Actor, ...]:
    """Those named side by side whom "the separatists", "the rebels" mean together; none where it is not sure."""
    if phrase.noun not in descriptions().classes["plural"]:
        return ()
    for trace in reversed(memory.traces[-REACH:]):
        told = _spoken_of(trace, phrase.noun, memory)
        fitting = [a for a in told if agrees_in_type(phrase.noun, a, memory.entity(a).words)]
        if fitting:
            names = {actor.name for actor in fitting}
            several = next((some for some in trace.lists if {a.name for a in some} == names), ())
            return () if at_odds(several, memory) else several
    return ()


def _own(draft: Draft, phrase: Phrase) -> frozenset[str]:
    """Whom an object of the clause under way cannot mean: its own subject."""
    governed = bool(draft.found) and draft.found[-1].kind in ("verb", "preposition", "to") and not cites(draft)
    if not governed or says_of(draft, phrase.head):
        return frozenset()
    own, opener = draft.own_subject(), draft.found[draft.clause] if draft.clause else None
    if own is not None and opener is not None and opener.kind == "relative" and own.index < draft.clause:
        # "X told of Y, which attacked the group": Y, if anybody, is not meant, X may be.
        place = draft.clause - 1 - (draft.found[draft.clause - 1].kind == "comma")
        before = next((m for m in draft.mentions if m.index == place), None)
        return frozenset((before.name,)) if before is not None else frozenset()
    acts = own is not None and any(u.kind == "verb" for u in draft.found[max(own.index, draft.clause) :])
    return frozenset((own.name,)) if own is not None and acts else frozenset()


def _narrowed(candidates: list[Actor], modifiers: Sequence[Unit], memory: Memory) -> list[Actor]:
    """Those of the candidates whom the modifiers fit, by what is known of them."""
    neutral = descriptions().classes["neutral"]
    if modifiers and modifiers[-1].low in _TRADES:
        candidates = [a for a in candidates if modifiers[-1].low in memory.entity(a).words]
    candidates = [a for a in candidates if not led_by_others([unit.low for unit in modifiers], a)]
    for unit in modifiers:
        if unit.kind == "tail" or _backs(modifiers, unit):
            continue
        if unit.kind == "demonym" and unit.actor is not None:
            home = unit.actor.name
            fitting = [a for a in candidates if home in memory.entity(a).homes or a.name == home]
            # "The Alban rebels" in a text that has told nothing of Alba are others.
            told = [a for a in candidates if home in memory.entities]
            unknown = [a for a in told if not memory.entity(a).homes and a.type != "State"]
            candidates = fitting or unknown
        elif unit.kind in ("word", "verb", "capital") and unit.low not in neutral:
            fitting = [a for a in candidates if _called_so(unit.low, memory.entity(a).words)]
            # "The Alban rebels" after another group: what a capital tells apart is nobody who is known.
            others = [] if unit.kind == "capital" else candidates
            candidates = fitting or [a for a in others if not _belied(unit, a, memory)]
    return candidates


_TRADES = frozenset(("news", "aid", "relief", "intelligence", "spy", "space", "rating", "travel", "press", "health",
                     "export", "customs", "police", "law", "energy", "insurance", "oil"))  # fmt: skip
"""What a body is for, which one of no such trade is not meant by: "the news agency"."""
_IMPLIED: dict[str, frozenset[str]] = {
    "muslim": frozenset(("shiite", "shia", "sunni", "islamist", "jihadist", "islamic")),
    "islamic": frozenset(("islamist", "jihadist")),
    "fundamentalist": frozenset(("islamist", "jihadist")),
    "shi'ite": frozenset(("shiite", "shia")), "shi'a": frozenset(("shiite", "shia")),
    "shia": frozenset(("shiite",)), "shiite": frozenset(("shia",)),
    "leftist": frozenset(("marxist", "maoist", "communist", "left-wing")),
    "left-wing": frozenset(("marxist", "maoist", "communist", "leftist")),
    "communist": frozenset(("marxist", "maoist")), "maoist": frozenset(("communist",)),
    "marxist": frozenset(("communist", "maoist")),
    "separatist": frozenset(("secessionist", "independence", "pro-independence")),
    "secessionist": frozenset(("separatist",)),
    "jihadist": frozenset(("islamist",)), "jihadi": frozenset(("islamist", "jihadist")),
    "islamist": frozenset(("jihadist",)), "christian": frozenset(("maronite", "phalangist")),
}  # fmt: skip
"""By a word, those that say as much or more: whoever is Shiite is Muslim."""


def _called_so(word: str, words: set[str]) -> bool:
    """Whether the word fits whom these words fit."""
    return word in words or bool(_IMPLIED.get(word, frozenset()) & words)


def _belied(unit: Unit, actor: Actor, memory: Memory) -> bool:
    """Whether the modifier is one by which others are told apart, so that it does not fit this one."""
    words, distinctive = memory.entity(actor).words, descriptions().classes["distinctive"]
    if unit.low in _SIDES:
        return bool(words & _SIDES) and unit.low not in words  # "the eastern rebels" after a southern group
    return unit.low in distinctive and bool(words & distinctive) and unit.low not in words


_SIDES = frozenset(("northern", "southern", "eastern", "western"))


def _backs(modifiers: Sequence[Unit], unit: Unit) -> bool:
    """Whether the name is the backer in "X-backed"."""
    place = next(i for i, other in enumerate(modifiers) if other is unit)
    return place + 1 < len(modifiers) and modifiers[place + 1].kind == "tail"


def likeliest(entities: Sequence[Entity]) -> Actor | None:
    """The one whom the document is about: named at least twice as often as any other."""
    ranked = sorted(entities, key=lambda entity: (-entity.weight, entity.actor.name))
    first, second = ranked[0].weight, ranked[1].weight
    return ranked[0].actor if first >= 2 * second and first >= _OFTEN else None


def named_last(actors: Sequence[Actor], memory: Memory) -> Actor | None:
    """The one of the actors whom the last sentences name; nobody where they name two at once."""
    for trace in reversed(memory.traces[-REACH:]):
        here = [actor for actor in actors if any(m.actor.name == actor.name for m in trace.mentions)]
        if here:
            return here[0] if len(here) == 1 else None
    return None


def _distinct(actors: Iterable[Actor]) -> list[Actor]:
    return list({actor.name: actor for actor in actors}.values())


def person(phrase: Phrase, draft: Draft, memory: Memory) -> Mention | None:
    """The person whom "the general", "the president" means: the only one near of whom that word was used."""
    head = phrase.noun
    if any(unit.kind in NAMES for unit in phrase.modifiers) or _named_after(draft.units, phrase.head):
        return None
    near = {m.name for trace in memory.traces[-2 * REACH :] for m in trace.mentions} | {m.name for m in draft.mentions}
    fitting: list[Mention] = []
    for mention in memory.people.values():
        human = mention.human
        if human is not None and human.name in near and head in memory.called(human):
            fitting.append(mention)
    fitting = fitting or leading_band(head, phrase.modifiers, near, memory)
    if not fitting and head in _COMMANDS:
        recent = {m.human.name: m for t in memory.traces[-2 * REACH :] for m in t.mentions if m.human}
        civil = [name for name, m in recent.items() if m.human and _is_civilian(m.human, memory)]
        fitting = list(recent.values()) if not civil else []
    if any(unit.low in _OF_STATE for unit in phrase.modifiers):
        fitting = [mention for mention in fitting if mention.actor.type not in GROUPS]  # "the army commander"
    found, state = _last_of(fitting, head, memory), whose_blame(draft)
    return None if found is not None and state is not None and found.actor != state else found


_OF_STATE = frozenset(("army", "military", "navy", "police", "air-force"))


def _in_apposition(draft: Draft, head: int) -> bool:
    """Whether the office only says what he is who is named right before it: "N. N., the Chechen leader, sent"."""
    found, units = draft.found, draft.units
    if len(found) < 2 or found[-1].kind != "comma" or head + 1 >= len(units) or units[head + 1].kind != "comma":
        return False
    human = found[-2].speaker or found[-2].actor
    return human is not None and human.type == "Person" and found[-2].kind == "name"


def _named_after(units: Sequence[Unit], head: int) -> bool:
    """As in "the army commander, General N. N., urged": he who is named, and no commander of whom the text has told."""
    place = head + 1
    if place >= len(units) or units[place].kind != "comma":
        return False
    place += 1
    while place < len(units) and units[place].kind == "capital":
        place += 1
    human = (units[place].speaker or units[place].actor) if place + 1 < len(units) else None
    named = human is not None and human.type == "Person" and not units[place].resolved
    return named and units[place].kind == "name" and units[place + 1].kind in ("comma", "end", "close")


def whose_blame(draft: Draft) -> Actor | None:
    """Whose it is in "X recalled its envoy after a raid that the president blamed on Y": the one state named so far.

    Somebody of another state, of whom the sentence before told, does not say who was behind what befell this one.
    """
    place = len(draft.found)
    relative = any(unit.kind in ("relative", "that") for unit in draft.found[-2:])
    laid = relative and any(form.lemma in _LAYS for unit in draft.units[place : place + _TO_LAY] for form in unit.forms)
    states = {mention.actor.name: mention.actor for mention in draft.mentions if mention.actor.type == "State"}
    return next(iter(states.values())) if laid and len(states) == 1 else None


_LAYS = frozenset(("blame", "attribute"))
_TO_LAY = 4


def _is_civilian(human: Actor, memory: Memory) -> bool:
    """Whether the text calls somebody by an office that no soldier as such has, so that "the general" is another."""
    words = memory.called(human)
    return bool(words & _CIVIL) and not words & _COMMANDS


def _last_of(fitting: Sequence[Mention], head: str, memory: Memory) -> Mention | None:
    """The one of whom that word was used last, if one is: "the president" is the president of the sentence before."""
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    for trace in reversed(memory.traces[-2:]):
        names = {m.human.name for m in trace.mentions if m.human}
        here = [m for m in fitting if m.human is not None and m.human.name in names]
        if here:
            return here[0] if len(here) == 1 else None
    return None


def neighbour(owner: Actor, where: Iterable[str], memory: Memory, draft: Draft) -> Actor | None:
    """The neighbour of ``owner`` on the side that the words in ``where`` tell, that the text has named, if one is."""
    borders = descriptions().borders.get(owner.name, {})
    sides = {word.removesuffix("ern") for word in where}
    fitting = {name for name, at in borders.items() if not sides or sides & at}
    if not fitting:
        return None
    stages = [[m.actor for m in draft.mentions], *(list(t.actors) for t in reversed(memory.traces))]
    for stage in stages:
        if found := _distinct(a for a in stage if a.type == "State" and a.name in fitting and a.name != owner.name):
            return found[0] if len(found) == 1 else None
    # Which of two lies there may have been otherwise when it was written: "Sudan's southern neighbour".
    return Actor(next(iter(fitting)), "State") if len(fitting) == 1 and sides and not fitting & _LATE else None


_LATE = frozenset(("South Sudan", "Eritrea", "Kosovo"))
