"""Entities: whom a document has named so far, how, where in the sentence, and by what words it described them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.extraction.grammar.dependants import tells_whose_man
from kg.extraction.grammar.home_bands import is_one_band
from kg.extraction.grammar.things import Thing, acts_for, human_nouns
from kg.extraction.grammar.whereabouts import only_where
from kg.extraction.words.descriptions import GROUPS, descriptions, is_nameless, own_words
from kg.extraction.words.records import record
from kg.extraction.words.tokens import quoting
from kg.extraction.words.units import Unit, is_speech_verb
from kg.extraction.words.verbforms import plural_of
from kg.extraction.words.wordlists import nouns_of, wordlists
from kg.model import Actor

__all__ = ["Draft", "Entity", "Memory", "Mention", "Trace", "named"]

_MEMORY = 12
"""Sentences whose actors are remembered."""
_KEPT = 200
"""Actors that are remembered, those named last."""
_TIES = 500
"""Pairs of whom it is remembered whether they are friends or foes."""
_REBELS = frozenset(("rebels", "guerrillas", "insurgents", "separatists", "secessionists", "mutineers", "dissidents",
                     "exiles"))  # fmt: skip
_LOOK = 5
"""Units between a name and the noun that it modifies, or a noun phrase's first unit and its head."""
_CLAUSE = frozenset(("that", "subordinator", "relative", "stop", "quote"))
_PLAIN = frozenset(("word", "capital", "determiner", "preposition", "number", "comma", "date", "adverb", "conjunction"))
_PREDICATES = frozenset(("verb", "be", "have", "do", "modal", "negation"))
_GOVERNS = frozenset(("preposition", "verb", "to"))
_INSIDE = frozenset(("word", "capital", "determiner", "demonym", "number", "tail", "possessive"))
_DESCRIBING = frozenset(("word", "demonym", "verb", "capital", "tail", "name", "adverb"))
_POSSESSIVES = frozenset(("its", "their", "whose"))
_UNION = "IntergovernmentalOrganization"
_WHERE = frozenset(("in", "at", "near", "inside", "from", "across", "outside", "around", "into", "to", "within"))
_PLURAL_NAMES = _REBELS | {"taliban", "volunteers", "militias", "fighters", "militants", "houthis", "contras", "moros",
                           "sandinistas", "maoists", "zapatistas", "naxalites", "montoneros", "tupamaros", "mujahideen",
                           "mujahedin", "fedayeen", "chetniks", "loyalists", "islamists", "peshmerga", "commandos",
                           "partisans", "katangans", "janjaweed", "wazalendo"}  # fmt: skip


@record
class Mention:
    """That a sentence speaks of somebody.

    Attributes:
        index: of the unit that names him.
        actor: who acts.
        person: who speaks for the actor by that name, where it is a person.
        plural: whether the words are in the plural; ``None`` where they may be taken either way.
        subject: whether no verb and no preposition governs the phrase.
        part: whether "of" or "by" leads to it, as in "an affiliate of X": it is spoken of by the way only.
        object: whether a verb governs it right before.
        owner: whether it only tells whose something is: "China's proposal".
        inside: whether it is a state in which something is: "in Kenya".
        where: whether it only says where something is.
        later: whether a further main clause is about it: Y of "X struck P, and Y struck Q".
    """

    index: int
    actor: Actor
    person: Actor | None
    plural: bool | None
    subject: bool
    where: bool = False
    part: bool = False
    object: bool = False
    owner: bool = False
    inside: bool = False
    later: bool = False

    @property
    def name(self) -> str:
        """The name of the one spoken of."""
        return self.person.name if self.person else self.actor.name

    @property
    def human(self) -> Actor | None:
        """The person spoken of, if it is one."""
        return self.person or (self.actor if self.actor.type == "Person" else None)


@record
class Trace:
    """What is remembered of a sentence.

    Attributes:
        mentions: of whom it speaks, in order; each actor once.
        subjects: whom its main clause is about, where that is sure.
        lists: those whom it names side by side.
        pair: the two whom it sets side by side or against each other, or ``None``.
        others: whether it speaks of people in the plural who are no actor: "civilians".
        vague: whether it describes somebody of whom it is not sure who that is: "the alliance".
        things: of what it speaks that is no actor.
        accused, asked: names of those whom it tells to be accused of something, or of whom something is demanded.
        doers: names of those who harm or help somebody in it, or come to terms.
        foes: names of those at odds with somebody in it.
        callers: names of those who only call, condemn, welcome, host or help to talk in it.
        open_sides: whether it speaks of two sides of whom it is not sure who they are.
        sayer: who says it, where that ends it: "…, X announced".
        partners, ships: those of whom it tells that they are allied, two by two; the states of whose ships it speaks.
        homes: names of the states that it names only to tell whose a band is.
    """

    mentions: tuple[Mention, ...] = ()
    subjects: tuple[Mention, ...] = ()
    lists: tuple[tuple[Actor, ...], ...] = ()
    pair: tuple[Actor, Actor] | None = None
    others: bool = False
    vague: bool = False
    things: tuple[Thing, ...] = ()
    accused: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    doers: frozenset[str] = frozenset()
    foes: frozenset[str] = frozenset()
    callers: frozenset[str] = frozenset()
    open_sides: bool = False
    sayer: Mention | None = None
    partners: tuple[tuple[Actor, Actor], ...] = ()
    ships: tuple[Actor, ...] = ()
    homes: frozenset[str] = frozenset()

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Those who act, without repeats."""
        return tuple({mention.actor.name: mention.actor for mention in self.mentions}.values())


@dataclass(slots=True)
class Entity:
    """An actor, as the document has shown him.

    Attributes:
        actor: the actor.
        words: the words that fit him.
        homes: names of the states that he is of.
        count: how often he is named.
        about: how often a sentence is about him.
    """

    actor: Actor
    words: set[str] = field(default_factory=set)
    homes: set[str] = field(default_factory=set)
    count: int = 0
    about: int = 0

    @property
    def weight(self) -> int:
        """How much the document is about him."""
        return self.count + self.about


_BEFORE_SUBJECT = frozenset(("quote", "conjunction", "adverb", "comma", "dash", "stop"))


_LATELY = 3
"""Sentences of an entry after which whom they name is not meant any more."""


class Memory:
    """Whom the document has named, and what its last sentences were about."""

    def __init__(self) -> None:
        self.traces: list[Trace] = []
        self.entities: dict[str, Entity] = {}
        self.people: dict[str, Mention] = {}
        """People, the one named last at the end."""
        self._titles: dict[str, set[str]] = {}
        self.unsure = ""
        """The pronoun with which the sentence before opened, where nobody knows whom it meant."""
        self._ties: Counter[tuple[str, str]] = Counter()
        self.wars: set[tuple[Actor, Actor]] = set()
        self.entry: Actor | None = None
        """The state on which the document is an entry of an encyclopaedia."""

    def of_entry(self, two: tuple[Actor, Actor] | None) -> bool:
        """Whether two may be meant by "the two sides" or "the talks": in an entry on a state, it and one named lately.

        Each sentence of an entry tells of another decade, so that nobody is meant of whom it told long before.
        """
        if self.entry is None or two is None:
            return True
        near = {actor.name for trace in self.traces[-_LATELY:] for actor in trace.actors} | {self.entry.name}
        own = any(a.name == self.entry.name for a in two) or all(self.entry.name in self.entity(a).homes for a in two)
        return own and all(actor.name in near for actor in two)

    def entity(self, actor: Actor) -> Entity:
        """What is known of an actor."""
        held = self.entities.get(actor.name)
        return held or Entity(actor, set(own_words(actor)), set(descriptions().homes.get(actor.name, ())))

    def called(self, human: Actor) -> set[str]:
        """The words by which the text has called a person: those of the name, and the titles before it."""
        return self.entity(human).words | self._titles.get(human.name, set())

    def two_called(self, title: str) -> bool:
        """Whether the sentence before names two who bear the title: "the president" after a meeting of two."""
        last = self.traces[-1].mentions if self.traces else ()
        return len({m.human.name for m in last if m.human is not None and title in self.called(m.human)}) > 1

    def note(self, units: Sequence[Unit], trace: Trace) -> None:
        """Remember a sentence."""
        for mention in trace.mentions:
            self._keep(mention.actor, 0 if units[mention.index].resolved else 1)
            if mention.human:
                self.people.pop(mention.human.name, None)
                self.people[mention.human.name] = mention
        for mention in trace.subjects:
            if mention.actor.name in self.entities:
                self.entities[mention.actor.name].about += 1
        for index, unit in enumerate(units):
            if unit.kind == "name" and unit.actor is not None and not unit.resolved:
                if unit.actor.name not in self.entities:
                    self._keep(unit.actor, 1)  # the X of "X's rebels"
                self._describe(self.entities[unit.actor.name], units, index)
                if unit.speaker is not None and unit.speaker.name in self.people:
                    self._titles.setdefault(unit.speaker.name, set()).update(_title_of(units, index))
        opening = next((unit for unit in units if unit.kind not in _BEFORE_SUBJECT), None)
        self.unsure = opening.low if opening is not None and opening.kind == "pronoun" else ""
        self.traces.append(trace)
        del self.traces[:-_MEMORY]
        while len(self.entities) > _KEPT:
            del self.entities[next(iter(self.entities))]
        while len(self.people) > _KEPT:
            del self.people[next(iter(self.people))]

    def relate(self, first: Actor, second: Actor, sign: int) -> None:
        """Remember that the document tells of a deed of one to the other, a friend's (1) or a foe's (-1)."""
        if len(self._ties) < _TIES:
            self._ties[_pair(first.name, second.name)] += sign

    def tie(self, first: str, second: str) -> int:
        """Whether two are friends (1) or foes (-1) by what the document has told; 0 where it has told neither."""
        told = self._ties[_pair(first, second)]
        return (told > 0) - (told < 0)

    def weight_of(self, actor: Actor) -> int:
        """How much the document is about an actor."""
        held = self.entities.get(actor.name)
        return held.weight if held is not None else 0

    def brought_up(self, noun: str) -> bool:
        """Whether a sentence before has spoken of one of the kind without a name: "A commission will begin work"."""
        return any(thing.new and thing.noun == noun for trace in self.traces for thing in trace.things)

    def know(self, actor: Actor) -> None:
        """Remember an actor whom no name of the sentence stands for."""
        self._keep(actor, 0)

    def _keep(self, actor: Actor, named: int) -> None:
        entity = self.entity(actor)
        entity.count += named
        self.entities.pop(actor.name, None)
        self.entities[actor.name] = entity

    def _describe(self, entity: Entity, units: Sequence[Unit], index: int) -> None:
        for unit in (*_before(units, index), *_after(units, index)):
            if unit.kind == "demonym" and unit.actor is not None:
                entity.homes.add(unit.actor.name)
            elif unit.kind in ("word", "verb", "capital"):
                entity.words.add(unit.low)
            elif unit.kind == "name" and unit.actor is not None and is_nameless(unit.actor):
                entity.words.update(unit.low.split())  # "a mainly Tutsi rebel group"
        following = units[index + 1] if index + 1 < len(units) else None
        if following is not None and following.low in descriptions().classes["group-fighters"]:
            entity.words.add(following.low)  # "X militants", whom "the militants" means after that


def _pair(first: str, second: str) -> tuple[str, str]:
    return (first, second) if first < second else (second, first)


def _before(units: Sequence[Unit], index: int) -> Iterator[Unit]:
    """The words of "the separatist movement X", "Islamist group X"."""
    place = index - 1
    while place >= 0 and index - place <= _LOOK and units[place].kind in ("word", "demonym"):
        yield units[place]
        place -= 1


def _title_of(units: Sequence[Unit], index: int) -> Iterator[str]:
    """The words of "Kenyan Prime Minister N. N." that tell the office."""
    place = index - 1
    while place >= 0 and index - place <= _LOOK and units[place].kind in ("word", "capital"):
        yield units[place].low
        place -= 1
    if place == index - 1 and place > 0 and units[place].kind == "comma":
        yield from _office_of(units, place)


def _office_of(units: Sequence[Unit], comma: int) -> Iterator[str]:
    """The words of "the chairperson of the X, N. N.," that tell the office."""
    place = comma - 1
    while place > 0 and comma - place <= _LOOK and units[place].kind in ("name", "capital", "determiner"):
        place -= 1
    if place < 1 or units[place].low != "of" or place == comma - 1:
        return
    first = next((i for i in range(place, max(place - _LOOK, 0), -1) if units[i - 1].kind == "determiner"), place)
    if units[first].low in wordlists().classes["head"]:
        yield units[place - 1].low


def _after(units: Sequence[Unit], index: int) -> Iterator[Unit]:
    """The words of "X, an Islamist militia", "X is a landlocked state"."""
    place = index + 1
    if place + 1 >= len(units) or units[place].kind not in ("comma", "be") or units[place + 1].kind != "determiner":
        return
    place += 2
    last = place + _LOOK
    while place < min(last, len(units)) and units[place].kind in _DESCRIBING:
        yield units[place]
        place += 1


class Draft:
    """A sentence while its expressions are resolved from left to right.

    Attributes:
        units: the sentence as it was.
        found: what stands for the units so far.
        mentions: whom these speak of.
        clause: index in ``found`` at which the clause under way begins.
        quoted: whether a quotation is open.
        verbs: how many verbs and auxiliaries there are.
        vague: whether somebody was described of whom it is not sure who that is.
        open_sides: whether two sides were described of whom it is not sure who they are.
    """

    def __init__(self, units: Sequence[Unit], *, quoted: bool = False) -> None:
        self.units = units
        self.found: list[Unit] = []
        self.mentions: list[Mention] = []
        self.clause = 0
        self.quoted = quoted
        self.verbs = 0
        self.vague = self.open_sides = False

    def add(self, unit: Unit, source: int) -> None:
        """Go on with ``unit``, which stands for the one at ``source``."""
        if unit.kind in _PLAIN and unit.actor is None:
            self.found.append(unit)
            return
        self.quoted = quoting(unit.low, self.quoted) if unit.kind == "quote" else self.quoted
        if unit.kind in _CLAUSE or is_speech_verb(unit):
            self.clause = len(self.found)
        self.verbs += unit.kind in ("verb", "be", "have", "modal")
        self.found.append(unit)
        if unit.actor is not None:
            mention = _mention(self.found, self.units, source, self.mentions)
            self.mentions.append(mention)
            if unit.speaker and unit.speaker.type == "Person" and mention.human is None and mention.plural is False:
                # "N. N.'s government … He": its leader
                self.mentions.append(replace(mention, person=unit.speaker, subject=False, object=False, owner=True))
            elif (holder := _office_of_his(self.found, mention)) and [*self.units, unit][source + 1].kind != "comma":
                self.mentions.insert(-1, holder)

    def own_subject(self) -> Mention | None:
        """Whom the clause under way is about, as far as can be told."""
        for mention in reversed(self.mentions):
            if mention.subject and mention.index >= self.clause:
                return mention
            if mention.index < self.clause:
                break
        return next((mention for mention in self.mentions if mention.subject), None)


def _office_of_his(found: Sequence[Unit], mention: Mention) -> Mention | None:
    """The man of "a commander of X", "the president of X", whom "he" means; nobody who was that, or is against X."""
    place = mention.index - 1
    place -= place > 0 and found[place].kind == "determiner"
    if mention.human or is_nameless(mention.actor) or place < _TO_OFFICE or found[place].low != "of":
        return None
    office, first = found[place - 1], place - 1
    while first > 0 and place - first <= _LOOK and found[first - 1].kind in _INSIDE:
        first -= 1
    if office.low not in wordlists().classes["head"] | _OFFICES or mention.actor.type in ("Place", "MediaOutlet"):
        return None
    if any(unit.low in _NO_MORE for unit in found[first:place]) or found[first].kind not in ("determiner", "number"):
        return None
    if first and found[first - 1].low in (",", "at", "as", "is", "was", "become", "became"):
        return None  # "N. N., a leader of X", "at the head of X"
    person = Actor(f"{mention.actor.name}'s {office.low}", "Person", (), mention.actor.name)
    free = not _led_in(found, place - 1)
    return replace(mention, person=person, plural=False, subject=free, part=False, object=False, inside=False)


_TO_OFFICE = 2
_OFFICES = frozenset(("leader", "commander", "elder", "spokesman", "spokeswoman", "representative", "president",
                      "delegate", "chief", "envoy", "ambassador", "minister", "general", "colonel",
                      "negotiator"))  # fmt: skip
_NO_MORE = frozenset(("former", "ex", "late", "exiled", "ousted", "deposed", "toppled", "opposition", "rebel", "vice"))


def _past_head(units: Sequence[Unit], source: int) -> str:
    """The kind of what follows a name or, past its noun, the "Israeli" of "and the Israeli army said"."""
    after = source + 1
    if units[source].kind == "demonym" or (after < len(units) and units[after].kind == "possessive"):
        while after < len(units) and units[after].kind in ("word", "possessive"):
            after += 1
    return units[after].kind if after < len(units) else "end"


def _mention(found: Sequence[Unit], units: Sequence[Unit], source: int, earlier: Sequence[Mention]) -> Mention:
    """The mention that the last unit of ``found`` makes."""
    unit, index = found[-1], len(found) - 1
    place = index - 1
    while place >= 0 and index - place <= _LOOK and found[place].kind in _INSIDE:
        place -= 1
    before = found[place] if place >= 0 else None
    governed = before is not None and before.kind in _GOVERNS
    following = _past_head(units, source)
    if before is not None and before.low in ("and", ",", "or") and earlier and following not in _PREDICATES:
        governed = not earlier[-1].subject and place - earlier[-1].index <= _LOOK  # "attacked X and Y"
    opening = governed and before is not None and before.kind == "verb" and is_speech_verb(before)
    # "X, which borders Y, said it would": the word after "which" is a verb, whether or not a list knows it.
    borders = before is not None and before.kind == "relative" and before.low != "whose" and index - place > 1
    governed = governed or (borders and found[place + 1].kind == "word" and found[place + 1].low.endswith("s"))
    actor, person, plural = _head(units, source, unit)
    if person is not None and before is not None and before.low == "of" and place and _led(found[:place], actor):
        person, plural = None, None  # "the X Front of N. N." is the X Front
    metonym, acting = unit.kind == "metonym", unit.kind != "demonym" or acts_for(units, source)
    where = metonym and ((before is not None and before.low in _WHERE) or _names_accord(units, source + 1))
    # "Wagner, a Russian company": whom an adjective tells of is not spoken of.
    where = where or (unit.kind == "demonym" and plural is False and person is None and not acting)
    where = where or (before is not None and before.low == "at" and actor.type == _UNION)  # "a speech at the UN"
    where = where or only_where(found, place, others=any(not mention.where for mention in earlier))
    part = before is not None and before.low in ("of", "by")
    if part and place > 0 and _are_it(found, place, actor):
        # "The members of the Council": they act as the Council.
        plural, part, governed = True, False, _led_in(found, place - 1)
    directly = acting and before is not None and before.kind == "verb" and not opening
    epithet = source + 1 < len(units) and units[source + 1].kind == "tail"  # "the X-backed Y": Y is spoken of
    owner = epithet or (tells_whose_man if person else _owns_thing)(units, source)
    inside = before is not None and before.low in _WHERE and unit.kind == "name" and actor.type == "State"
    later = before is not None and place > 0 and following in _PREDICATES and _goes_on(found, place)
    free = not (epithet or (governed and not opening))
    return Mention(index, actor, person, plural, free, where, part or epithet, directly, owner, inside, later)


_MEMBERS = frozenset(("members", "fighters", "rebels", "militants", "guerrillas", "gunmen", "insurgents", "ministers",
                      "representatives", "leaders"))  # fmt: skip


def _are_it(found: Sequence[Unit], place: int, actor: Actor) -> bool:
    """Whether the plural noun before "of" stands for the body or group itself: "the members of the Council"."""
    joint = actor.type == "IntergovernmentalOrganization" or actor.type in GROUPS
    return joint and found[place].low == "of" and found[place - 1].low in _MEMBERS


def _led_in(found: Sequence[Unit], head: int) -> bool:
    """Whether a verb or preposition governs the phrase that ends at ``head``."""
    place = head - 1
    while place >= 0 and head - place <= _LOOK and found[place].kind in _INSIDE:
        place -= 1
    return place >= 0 and found[place].kind in _GOVERNS and not is_speech_verb(found[place])


def _names_accord(units: Sequence[Unit], index: int) -> bool:
    """As in "the Algiers agreement", "the Lusaka peace accords": a city by which an accord is called."""
    index += index < len(units) and units[index].low in ("peace", "ceasefire", "nuclear", "border")
    noun = wordlists().accords.get(units[index].low) if index < len(units) else None
    return noun is not None and noun.kind == "agreement"


def _goes_on(found: Sequence[Unit], place: int) -> bool:
    """Whether another main clause begins after the unit at ``place``: after ", and", after ";"."""
    joined = found[place].low in ("and", "but", "while") and found[place - 1].kind == "comma"
    return joined or found[place].text == ";"


def _owns_thing(units: Sequence[Unit], source: int) -> bool:
    """As in "China's proposal", "the American plan": what is spoken of is the thing."""
    unit, place = units[source], source + 1
    if unit.kind != "demonym" and unit.low not in _POSSESSIVES:
        if place >= len(units) or units[place].kind != "possessive":
            return False
        place += 1
    head = ""
    while place < len(units) and units[place].kind in ("word", "capital", "verb", "number", "tail", "demonym"):
        if units[place].kind == "verb" and head and any(form.finite for form in units[place].forms):
            break
        head = units[place].low
        place += 1
    return bool(head) and head not in human_nouns()


def _led(found: Sequence[Unit], actor: Actor) -> bool:
    """Whether the name of the group itself ends there, or "(ABC)" after it."""
    last = len(found) - 1
    if found[last].kind == "close":
        last -= 3
    return last >= 0 and found[last].actor is not None and found[last].actor == actor


def _head(units: Sequence[Unit], source: int, unit: Unit) -> tuple[Actor, Actor | None, bool | None]:
    """Who acts and which person the phrase names, and its number."""
    actor = unit.actor or Actor("", "Actor")
    person = unit.speaker if unit.speaker and unit.speaker.type == "Person" else None
    nouns, titles = wordlists().nouns, wordlists().classes["title"]
    owning = units[source].low in _POSSESSIVES
    if unit.resolved and not owning and not (source + 1 < len(units) and units[source + 1].kind == "possessive"):
        return actor, person, False if person else _number(unit)
    place, words = source + 1, [unit.actor.name if unit.resolved and unit.actor else unit.text]
    words[-1] += "'s" * owning
    while place < len(units) and place - source <= _LOOK and _still_of_it(units, place):
        following = units[place]
        owned = following.kind == "possessive"
        words = [*words[:-1], f"{words[-1]}'s"] if owned else [*words, following.text]
        office = following.low in titles or following.low in _SPEAKERS
        office = office and following.low not in _UNKNOWN_WHICH
        if office and unit.actor and unit.actor.type != "Person" and not _runs_on(units, place):
            named = units[place + 1] if place + 1 < len(units) else None
            if named is not None and named.kind == "name" and named.actor is not None and named.actor.type == "Person":
                return actor, None, False  # "former Kenyan leader N. N." is N. N., who is spoken of after that
            if named is not None and named.kind == "name" and named.actor == actor and named.speaker:
                person = person or named.speaker  # "Kenyan Prime Minister N. N." is N. N.
            return actor, person or Actor(" ".join(words), "Person", (), actor.name), False
        if person is not None and following.low in _GOVERNMENTS and units[place - 1].kind == "possessive":
            return actor, None, False  # "Nehru's government … It": not he
        if following.low in nouns["assets"] or following.low in wordlists().events:
            break
        if following.low in nouns_of("fighters", "people", "officials", "forces"):
            many: bool | None = following.low.endswith(("s", "men")) or following.low in ("people", "police")
            many = None if following.low == "military" else many  # which is "it" and "they"
            on_foot = units[place - 1].low in wordlists().classes["on_foot"]  # "suicide bombers" are no aircraft
            group = following.low in nouns["fighters"] and (on_foot or following.low not in nouns["forces"])
            if group and unit.kind == "demonym" and actor.type == "State":
                # "Pakistani militants" are not Pakistan's: a group of their own, known by these words only.
                actor = Actor(f"{unit.text} {plural_of(following.text)}", "MilitantGroup")
            elif actor.type == "State" and following.low in _REBELS:
                actor = Actor(" ".join(words), "MilitantGroup")  # nor are "Pakistan's rebels"
            return actor, person, many
        if actor.type == "State" and unit.kind != "metonym" and is_one_band(units[source + 1 : place], following.low):
            return Actor(" ".join(words), "MilitantGroup"), person, False
        place += 1
    return actor, person, False if person else _number(unit)


def _still_of_it(units: Sequence[Unit], place: int) -> bool:
    """Whether the unit is of the phrase before it; so is the "delegate" of "Chad's delegate", elsewhere a verb."""
    told = units[place].low in _SPEAKERS and units[place - 1].kind in ("possessive", "demonym")
    return told or units[place].kind in ("possessive", "word", "capital")


_SPEAKERS = frozenset(("representative", "delegate", "speaker"))
"""Who speaks for a state where others do, and is "he" after that: "Chad's delegate said his country had"."""
_UNKNOWN_WHICH = frozenset(("official", "officer", "adviser", "advisor"))
_GOVERNMENTS = frozenset(("government", "regime", "cabinet", "administration", "junta"))


def _runs_on(units: Sequence[Unit], place: int) -> bool:
    """Whether the title is no head: "foreign minister N. N." names the person, "chief negotiators" many."""
    following = units[place + 1] if place + 1 < len(units) else None
    return following is not None and following.kind in ("word", "capital", "possessive")


def _number(unit: Unit) -> bool | None:
    if unit.actor is None or unit.actor.type == "Person":
        return False
    if unit.resolved:
        return _word_number(unit)
    if unit.kind == "demonym":
        return unit.text.endswith("s") and not unit.text.endswith("ss")
    if unit.actor.type == "StateOrgan" and unit.low.rpartition(" ")[2] in ("guards", "forces", "troops"):
        return None
    if unit.actor.type in GROUPS:
        # "The Freedom Fighters of Alba" are they or it; "rebels" are they.
        last = unit.low.rpartition(" ")[2]
        if is_nameless(unit.actor) and last.endswith("men"):
            return True
        return True if last in _PLURAL_NAMES and (unit.low.count(" ") < 2 or is_nameless(unit.actor)) else None
    return False


def _word_number(unit: Unit) -> bool | None:
    """The number of "they", "the rebels", "the group"."""
    if unit.low in ("they", "them", "their", "we", "us", "our") or unit.low in descriptions().classes["plural"]:
        return True
    if unit.actor is not None and unit.actor.type in GROUPS:
        many = unit.low.endswith("men") or unit.low in _PLURAL_NAMES
        return True if many and is_nameless(unit.actor) else None
    return False


def named(actor: Actor, unit: Unit, person: Actor | None = None) -> Unit:
    """``unit`` as a name of ``actor``, which context supplies."""
    return replace(unit, kind="name", actor=actor, forms=(), resolved=True, speaker=person)
