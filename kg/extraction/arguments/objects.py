"""Objects: whom a verb's object or preposition leads to, and whether the two can be its ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.asides import beyond_asides, object_before
from kg.extraction.arguments.attachments import its_own
from kg.extraction.arguments.contents_told import content_from
from kg.extraction.arguments.crowds import by_mob, of_relief
from kg.extraction.arguments.described import person_apposed
from kg.extraction.arguments.foes import foe_of, of_either_side
from kg.extraction.arguments.home_troops import unless_abroad
from kg.extraction.arguments.missions_struck import told_by_mission
from kg.extraction.arguments.perpetrators import by_whose_hands
from kg.extraction.arguments.suitability import can_be, driven_out, only_people, suits
from kg.extraction.arguments.titled_victims import named_after_office
from kg.extraction.arguments.victims import (
    bystanders,
    detained,
    ends_well,
    of_team,
    own_people,
    people_called,
    population,
    same_people,
    several,
    slain,
    thing_struck,
    villagers,
)
from kg.extraction.grammar.locations import (
    ground_of,
    held_at,
    holder_of,
    last_listed,
    of_building,
    own_ground,
    past_place,
    place_named,
    signed_there,
)
from kg.extraction.grammar.owners import (
    beside_noun,
    deciders,
    deed_of,
    gathered,
    held_by,
    inside_of,
    loyal_to,
    owner_after,
    single_owner,
    whose_rule,
)  # fmt: skip
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, past_comparator
from kg.extraction.naming.acting import afloat
from kg.extraction.naming.peoples import is_people
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.constituents import counts_only, veterans
from kg.extraction.words.descriptions import GROUPS, SIDES, classes_of, descriptions
from kg.extraction.words.units import NAMES
from kg.extraction.words.verbforms import plural_of
from kg.extraction.words.wordlists import Frame, wordlists
from kg.model import Actor

__all__ = [
    "SUSPECTED", "agent_index", "attacked_thing", "content_from", "gapped", "holder", "led_to", "missing_object",
    "others_after", "others_of", "people_of", "struck_group", "sufferer", "surer", "unnamed",
]  # fmt: skip

SUSPECTED = "suspected"
"""The role of those who may or may not be of the party that they are said to be of."""
_IN_DOUBT = frozenset(("suspected", "alleged", "presumed"))
_UNPROVEN = _IN_DOUBT | {"unidentified"}
_AFTER_VERB = frozenset(("down", "dead", "back", "off", "away", "out"))
_ORGANS = frozenset(("government", "army", "military", "police", "regime", "state", "authorities", "troops"))
_AGAINST = frozenset(("attacked", "foughtWith", "displaced", "hostileTo", "targeted", "tookOver"))


def agent_index(clauses: Clauses, group: VerbGroup, *, suspects: bool = False) -> int | None:
    """The index of the "by" that leads to the agent of a passive: "was driven out of the town by X".

    Args:
        clauses: the sentence.
        group: the passive.
        suspects: whether the agent may be one who is only suspected.
    """
    units = clauses.units
    clause = clauses.clause(group)
    for phrase in clause.complements.get("by", ()) if clause is not None else ():
        if units[phrase.first - 1].low == "by":
            suspected = units[phrase.first].low in _UNPROVEN and not suspects
            return None if suspected else phrase.first - 1  # "by suspected fighters of X" was hardly by X
    return by_whose_hands(units, clause) if clause is not None else None


def surer(base: float, *parties: Party | None) -> float:
    """The score of what is read of ``parties``: less by what context had to supply."""
    return base - 0.15 * sum(party is not None and party.kind in ("coreference", "place") for party in parties)


def others_after(
    clauses: Clauses, first: int, frame: Frame, doers: Iterable[Party], *, closed: bool = False
) -> Iterator[Party]:
    """The parties that the verb's object or preposition leads to.

    Args:
        clauses: the sentence.
        first: index of the first unit after the verb.
        frame: what the verb says.
        doers: who does it.
        closed: whether what follows the object is known to belong there.
    """
    units = clauses.units
    first = clauses.past_listed_verbs(first)
    while first < len(units) and (units[first].kind == "adverb" or units[first].low in _AFTER_VERB):
        first += 1
    if first >= len(units):
        return
    first = _past_where(units, first, frame)
    preposition = units[first].low
    if preposition in frame.links:
        first += 1
    elif "object" not in frame.links:
        return
    first = past_comparator(units, first)
    if not any(phrase.party for phrase in clauses.phrases_from(first)):
        first = _past_share(units, first)
    if first >= len(units) or units[first].kind in ("preposition", "to"):
        return
    named = _named_later(clauses, first) if clauses.places.have(_CALLED) else None
    found = named or clauses.phrases_from(first)
    officer = _officer(units, found, frame)
    yield from (officer,) if officer is not None else _fitting(clauses, found, frame, doers, closed=closed)


_CALLED = frozenset(("known", "called", "named", "dubbed", "nicknamed", "styled"))
_TO_CALLED = 10
_INDEFINITE = frozenset(("a", "an", "another", "two", "three", "several", "some"))


def _named_later(clauses: Clauses, first: int) -> tuple[NounPhrase, ...] | None:
    """The X of "(armed) a band of rebels known as X", "a militia called the X"."""
    units = clauses.units
    if units[first].low not in _INDEFINITE:
        return None
    for index in range(first + 2, min(first + _TO_CALLED, len(units) - 1)):
        if units[index].low in _CALLED:
            after = index + 1 + (units[index + 1].low == "as")
            phrases = clauses.phrases_from(after) if after < len(units) else ()
            plain = len(phrases) == 1 and phrases[0].party is not None and phrases[0].party.roles == {"name"}
            return phrases if plain else None
        if units[index].kind not in ("word", "preposition", "demonym", "comma", "number", "adverb", "name", "tail"):
            return None
    return None


def others_of(
    clauses: Clauses, group: VerbGroup, frame: Frame, doers: Iterable[Party], *, closed: bool = False
) -> tuple[Party, ...]:
    """The parties that are the verb's objects or that one of its prepositions leads to, wherever they stand.

    Args:
        clauses: the sentence.
        group: the verb.
        frame: what it says.
        doers: who does it.
        closed: whether what follows the object is known to belong there.
    """
    doers = tuple(doers)
    if object_before(clauses, group):
        return ()
    found = tuple(others_after(clauses, group.head + 1, frame, doers, closed=closed))
    found = found or _by_parse(clauses, group, frame, doers, closed=closed)
    found += tuple(party for party in beyond_asides(clauses, found) if "object" in frame.links)
    seconds = {party.start for party in clauses.gapped(group, ())[0]}  # the C of "A armed B, C and D E"
    return tuple(party for party in found if party.start not in seconds) if seconds else found


def gapped(clauses: Clauses, group: VerbGroup, frame: Frame, told: Iterable[Party]) -> Iterator[tuple[Party, Party]]:
    """As in "A armed B and C D", "A sided with B, and C with D": C and D, where both are named."""
    known = frame.role != "captive"  # whose the other's prisoners are, nobody tells
    subjects, phrases = clauses.gapped(group, told) if known else ((), ())
    for doer in (party for party in subjects if party.kind in ("name", "metonym") and party.roles == {"name"}):
        for other in _fitting(clauses, phrases, frame, (doer,), closed=False):
            if can_be(frame, doer, other):
                yield doer, other


def led_to(clauses: Clauses, group: VerbGroup, frame: Frame, doers: Iterable[Party]) -> tuple[Party, ...]:
    """The parties to whom a preposition of the frame leads from the verb, past what else it takes."""
    clause = clauses.clause(group)
    led = clause.complements.items() if clause is not None else ()
    phrases = next((phrases for word, phrases in led if word in frame.links), ())
    return tuple(_fitting(clauses, its_own(clauses, phrases), frame, doers, closed=False))


def _by_parse(
    clauses: Clauses, group: VerbGroup, frame: Frame, doers: Iterable[Party], *, closed: bool
) -> tuple[Party, ...]:
    clause = clauses.clause(group)
    if clause is None or clause.mutual:
        return ()
    if "object" in frame.links:
        if clause.objects:
            return tuple(_fitting(clauses, clause.direct, frame, doers, closed=closed))
        if clause.gap:
            found = (frame.relation == "sanctions" and person_apposed(clauses, group)) or clauses.gap(group)
            struck = () if found or frame.relation not in _AGAINST else clauses.antecedents(group)
            return found or tuple(_fitting(clauses, struck, frame, doers, closed=True))  # "Y, whose ports X had mined"
        if frame.role in ("target", "victim"):
            return missing_object(clauses, group, frame, doers)
    if clause.objects:
        return ()  # what follows may belong to the object: "held talks on X"
    return led_to(clauses, group, frame, doers)


def missing_object(clauses: Clauses, group: VerbGroup, frame: Frame, doers: Iterable[Party]) -> tuple[Party, ...]:
    """Whom a relative clause without an object of its own hangs on: "the priest whom Y abducted"."""
    named = clauses.gap(group)
    doers = tuple(doers)
    found = (unnamed(clauses, phrase, frame, doers) for phrase in clauses.antecedents(group))
    return named or tuple(party for party in found if party is not None)


def _fitting(
    clauses: Clauses, phrases: Iterable[NounPhrase], frame: Frame, doers: Iterable[Party], *, closed: bool
) -> Iterator[Party]:
    """Whom the phrases stand for, where the frame can be about them."""
    units, unnamed_yet, doers = clauses.units, False, tuple(doers)
    whole = tuple(phrases)
    phrases = tuple(gathered(units, phrase) for phrase in whole)
    for phrase, array in ((p, array) for p, array in zip(phrases, whole, strict=True) if not signed_there(units, p)):
        if frame.role == "victim" and (team := of_team(units, phrase.last)) is not None:
            yield team
            continue
        party = _named(units, phrase, frame)
        if party is not None and units[phrase.last].kind == "metonym" and frame.relation == "attacked":
            party = own_ground(units, phrase, doers) or party  # "the Sudanese army shelled Khartoum"
        if party is not None and frame.relation == "attacked" and any(d.actor == party.actor for d in doers):
            party = of_building(units, phrase) or party  # "Pakistani soldiers stormed Islamabad's Red Mosque"
        party = own_people(units, phrase, doers) or party if frame.relation == "attacked" else party
        at_sea = afloat(units[phrase.last].low, units[min(phrase.last + 1, len(units) - 1)].low)
        if party is None and frame.relation == "welcomed":
            yield from deciders(units, phrase)
        if party is None and frame.relation in _AGAINST:
            party = (None if at_sea else clauses.holder(array)) or _suspected(units, phrase)
            party = party or (whose_rule(units, phrase) if frame.role == "party" or "against" in frame.links else None)
        if party is None and frame.relation in ("welcomed", "concededTo", "refuses"):
            claim = frame.relation == "refuses" and units[phrase.last].low in wordlists().nouns["utterances"]
            party = None if claim else deed_of(units, phrase)  # who rejects a claim denies it
        if party is None:
            found = _nobody_named(clauses, phrase, frame, doers)
            if found is not None and not (at_sea and found.start >= units[phrase.last].end):
                crowd = found.kind == "place" and found.actor.type != "State"
                things = crowd and found.actor.type == "Place"
                if things and any(each.party for each in phrases):
                    continue  # "burned farms and attacked French patrols": the farms are theirs
                if not (crowd and unnamed_yet) or (several(found.actor) and not things):
                    yield found  # "murdered men and boys" is one act, "priests, journalists and judges" three
                unnamed_yet = unnamed_yet or crowd
        elif (closed or clauses.over(phrase) or ends_well(units, phrase) or _fort_of(units, phrase)) and (
            (suits(frame.role, party, phrase) and not driven_out(units, frame, phrase, doers))
            or _slain(frame, party)
            or (frame.event == "Clash" and party.actor.type == "Population")
        ):
            oneself = _slain(frame, party) or _to_no_state(frame, party, doers) or _his_kin(units, phrase, frame, party)
            yield replace(party, actor=party.speaker) if oneself else party


def _officer(units: Units, phrases: Sequence[NounPhrase], frame: Frame) -> Party | None:
    """The N. N. of "(killed) the head of Y's intelligence service, N. N.", unless it is a group that he leads."""
    if frame.role not in _SUFFERING or len(phrases) != 1:
        return None
    phrase = phrases[0]
    led = _named(units, phrase, frame)
    fits = led is not None and suits(frame.role, led, phrase)
    return None if fits else named_after_office(units, phrase)


_SUFFERING = frozenset(("victim", "held", "captive", "target"))


def _suspected(units: Units, phrase: NounPhrase) -> Party | None:
    """The Y of "two suspected Y militants", whom the text does not know to be Y's."""
    at = next((i for i in range(phrase.first, phrase.last) if units[i].low in _IN_DOUBT), None)
    whole = noun_phrase(units, at + 1) if at is not None else None
    if whole is None or whole.party is None or whole.last != phrase.last or not whole.roles & {"fighters", "assets"}:
        return None
    return replace(whole.party, roles=whole.party.roles | {SUSPECTED})


def _to_no_state(frame: Frame, party: Party, doers: Iterable[Party]) -> bool:
    """Whether it is done to no state: "Egypt's generals jailed Mohamed Morsi", "Italy arrested two Tunisians"."""
    person = party.speaker.type == "Person" and party.roles <= {"name", "officials"}
    done = person and frame.relation in ("released", "attacked", "hostileTo", "deported")
    own = done and any(doer.actor.name == party.actor.name and doer.speaker.type != "Person" for doer in doers)
    return own or only_people(frame, party)


def _his_kin(units: Units, phrase: NounPhrase, frame: Frame, party: Party) -> bool:
    """Whether it is done to somebody's family and not to him: "killed N. N.'s parents"."""
    kin = frame.relation in ("attacked", "hostileTo", "deported", "released", "displaced")
    return kin and party.speaker is not party.actor and units[phrase.last].low in wordlists().classes["family"]


def _slain(frame: Frame, party: Party) -> bool:
    """Whether a person of that name is the victim, rather than the state that he leads."""
    hurt = frame.role in ("victim", "person", "held")
    return hurt and party.speaker.type == "Person" and party.roles <= {"name", "officials"}


def _fort_of(units: Units, phrase: NounPhrase) -> bool:
    """Whether only the name of the place follows: "captured the Paraguayan fort of K"."""
    after = phrase.last + 1
    return (
        "assets" in phrase.roles
        and after + 1 < len(units)
        and units[after].low == "of"
        and (units[after + 1].kind == "capital" or units[after + 1].place is not None)
    )


def _nobody_named(clauses: Clauses, phrase: NounPhrase, frame: Frame, doers: Iterable[Party]) -> Party | None:
    """Whom an object that names nobody stands for, if the verb is one of violence."""
    fought = frame.role in ("driven", "party") and frame.relation in _AGAINST
    if fought or frame.role in ("target", "victim"):
        return unnamed(clauses, phrase, frame, doers)
    if frame.relation == "threatens" and frame.role == "party" and _armed(doers):
        return bystanders(clauses.units, phrase)  # "X threatened deputies who had voted for it"
    if frame.role == "held" and frame.relation == "hostileTo":
        return detained(clauses.units, phrase) if all(doer.actor.type in SIDES for doer in doers) else None
    freed = frame.role == "captive" and clauses.units[phrase.first].low not in ("all", "any", "no", "more")
    if frame.role == "people" and frame.relation in ("deported", "displaced"):
        return bystanders(clauses.units[: phrase.last + 1], phrase)
    return bystanders(clauses.units, phrase) if freed or frame.role == "exiles" else None


def _named(units: Units, phrase: NounPhrase, frame: Frame) -> Party | None:
    """Whom an object names, as the one meant, as the owner, or as the people."""
    party = veterans(units, phrase) if frame.relation in _AGAINST else None
    party = party or (population(units, phrase) if frame.role == "victim" and phrase.roles & {"bystanders"} else None)
    placed = units[phrase.last].kind == "metonym" or units[phrase.last].place is not None
    if frame.role in _OF_HOLDERS and (placed or phrase.roles != {"name"}):
        party = party or held_by(units, phrase)  # "Yemen's Houthi-held capital" is struck as theirs
    party = party or phrase.party or owner_after(units, phrase) or beside_noun(units, phrase)
    party = party or loyal_to(units, phrase)
    party = party or people_called(units, phrase)
    if party is None and frame.role == "target" and frame.relation == "attacked":
        party = inside_of(units, phrase)
    return held_by(units, phrase) if party is None and frame.role in _OF_HOLDERS else party


def _past_where(units: Units, first: int, frame: Frame) -> int:
    """The index of the preposition that leads to the other party in "fought in P against Y"."""
    if units[first].low in frame.links or units[first].kind != "preposition":
        return first
    beyond = past_place(units, first)
    return beyond if beyond is not None and beyond < len(units) and units[beyond].low in frame.links else first


def _past_share(units: Units, first: int) -> int:
    """The index after "most of", "two of", "parts of", where no name stands before it."""
    phrase = noun_phrase(units, first) if first < len(units) else None
    last = phrase.last if phrase is not None and phrase.party is None else first
    shares = (
        last + 2 < len(units)
        and units[last + 1].low == "of"
        and counts_only(units, NounPhrase(first, last, None, frozenset()))
    )
    return last + 2 if shares else first


def unnamed(clauses: Clauses, phrase: NounPhrase, frame: Frame, doers: Iterable[Party]) -> Party | None:
    """Whom an object without a name stands for: the state of the place, the one foe, or people as they are called."""
    apart = clauses.units[phrase.last].low == "others" or of_either_side(clauses, phrase, doers)
    if apart or (frame.role == "victim" and struck_group(clauses, phrase)):
        return None  # "injuring several others", "attacked a camp of the X in Y, killing three soldiers": not Y
    if frame.relation == "attacked" and (same := same_people(clauses, phrase) or _a_mission_s(clauses, phrase)):
        return same
    held = "captives" in phrase.roles and frame.event is not None  # "executed 77 prisoners"
    victim = frame.role == "victim" and replace(phrase, roles=phrase.roles | _PEOPLE if held else phrase.roles)
    party = bystanders(clauses.units, victim) if victim else None
    told = party is not None and several(party.actor) and "fighters" not in phrase.roles
    party = party if told else unless_abroad(clauses, phrase, holder(clauses.units, phrase, frame, doers))
    if party is None and frame.role == "target" and frame.relation == "attacked" and frame.event != "Seizure":
        mob = by_mob(clauses.units, phrase, tuple(doers))
        party = own_ground(clauses.units, phrase, doers, anybody=mob)
    town = frame.role == "taken" and clauses.units[phrase.last].low in ("town", "city", "village")
    if party is None and town and frame.relation == "attacked":
        party = place_named(clauses.units, phrase, surely=False)
    if party is None and frame.role == "target" and frame.relation in ("attacked", "hostileTo", "targeted"):
        party = place_named(clauses.units, phrase, surely=_only_places(frame, doers))
    relief = of_relief(clauses.units, phrase, tuple(doers))  # nobody's, as no foe's
    if party is None and frame.relation in ("attacked", "foughtWith") and not relief:
        party = foe_of(clauses, doers, phrase)
    if party is None and frame.relation in _AGAINST and frame.event is not None:
        party = _of_rebels(clauses.units, phrase)
    if party is None and frame.role in ("driven", "party") and clauses.units[phrase.last].low in _ORGANS:
        party = foe_of(clauses, doers, phrase)
    crowd = frame.relation == "foughtWith" and frame.event == "Clash"
    if party is None and (frame.role == "victim" or crowd or frame.relation in ("attacked", "targeted")):
        party = people_called(clauses.units, phrase) or bystanders(clauses.units, phrase)
    if party is None and frame.relation == "attacked" and frame.role == "target":
        party = villagers(clauses.units, phrase)
        if party is None and frame.event is not None:
            party = ground_or_thing(clauses.units, phrase, definite=_armed(doers))
    if party is None and frame.role == "victim" and _armed(doers):
        party = slain(clauses.units, phrase)
    return party


def _a_mission_s(clauses: Clauses, phrase: NounPhrase) -> Party | None:
    """The "patrol" of "UNIFIL said X fired on a patrol", as it is called: no state's by where it was."""
    if not told_by_mission(clauses, phrase):
        return None
    noun = clauses.units[phrase.last]
    thing = Actor(noun.text, "Place")
    return Party(thing, thing, noun.start, noun.end, frozenset(("assets",)), "place")


def struck_group(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether soldiers or fighters were killed by striking a group that the sentence names."""
    if clauses.units[phrase.last].low not in wordlists().nouns["forces"] | wordlists().nouns["fighters"]:
        return False
    group = next((each for each in reversed(clauses.groups) if each.head < phrase.first), None)
    clause = clauses.clause(group) if group is not None and group.form == "present" else None
    around = clause.governor if clause is not None and clause.link == "participial" else None
    frame = wordlists().frames.get(around.lemma) if around is not None and around.voice == "active" else None
    if around is None or frame is None or frame.relation != "attacked" or (struck := clauses.clause(around)) is None:
        return False
    owners = (each.party or owner_after(clauses.units, each) for each in struck.objects)
    return any(owner is not None and owner.actor.type in GROUPS and owner.kind != "place" for owner in owners)


_PEOPLE = frozenset(("people",))


def attacked_thing(units: Units, phrase: NounPhrase, event: str | None, doer: Party) -> Party | None:
    """The "ships" of "X's attacks on ships", which are nobody's by the text; "X's attack on banks" may be of words."""
    words = event in ("Attack", None) and units[phrase.last].low in _ALSO_CRITICISED
    if words or doer.actor.type not in SIDES or "officials" in doer.roles or doer.speaker.type == "Person":
        return None
    return ground_or_thing(units, phrase, closed=True)


_ALSO_CRITICISED = frozenset(
    ("bank", "banks", "court", "courts", "university", "universities", "ministry", "ministries", "office", "offices",
     "school", "bureau", "newsroom", "newsrooms", "palace", "website", "websites", "industry", "infrastructure")
)  # fmt: skip


def ground_or_thing(units: Units, phrase: NounPhrase, *, definite: bool = False, closed: bool = False) -> Party | None:
    """What is struck and nobody's by the text: the place of "Zamzam camp", the "ships" of "attacked ships"."""
    official = any(unit.low in wordlists().classes["state_force"] for unit in units[phrase.first : phrase.last + 1])
    ground = ground_of(units, phrase) if "assets" in phrase.roles and not official else None
    return ground or thing_struck(units, phrase, definite=definite, closed=closed)


def _only_places(frame: Frame, doers: Iterable[Party]) -> bool:
    """Whether a name that nobody knows can only be a place: soldiers and bands attack no reputations."""
    doers = tuple(doers)
    troops = bool(doers) and all(doer.roles & {"forces", "fighters"} for doer in doers)
    return frame.event is not None and (frame.event != "Attack" or troops)


def _armed(doers: Iterable[Party]) -> bool:
    doers = tuple(doers)
    return bool(doers) and all(doer.actor.type in GROUPS or doer.roles & {"forces", "fighters"} for doer in doers)


def sufferer(clauses: Clauses, phrase: NounPhrase, frame: Frame, doers: Iterable[Party]) -> Party | None:
    """Whom the subject of a passive stands for: "Nine villagers were killed by X"; its verb follows it."""
    doers = tuple(doers)
    if frame.role in _SUFFERING and (officer := named_after_office(clauses.units, phrase)) is not None:
        return officer
    held = held_by(clauses.units, phrase) if frame.role in _OF_HOLDERS else None
    if held is not None and all(doer.actor.name != held.actor.name for doer in doers):
        return held  # "The Greek-owned tanker was hit by X"
    if frame.role == "held" and frame.relation == "hostileTo":
        return _nobody_named(clauses, phrase, frame, doers)
    theirs = _whose(clauses, phrase, frame)
    if theirs is not None and all(doer.actor.name != theirs.actor.name for doer in doers):
        return theirs
    found = unnamed(clauses, gathered(clauses.units, phrase), frame, doers)
    if (found is None or found.kind == "place") and (held := _struck_there(clauses, phrase, frame, doers)) is not None:
        return held
    if found is None and frame.role == "victim":
        return bystanders(clauses.units[: phrase.last + 1], phrase)
    armed = found is None and frame.relation == "attacked" and frame.role == "target" and _armed(doers)
    return ground_or_thing(clauses.units, phrase, closed=True) if armed and frame.event is not None else found


def _whose(clauses: Clauses, phrase: NounPhrase, frame: Frame) -> Party | None:
    """The X of "Positions of X were shelled by Y", as of "Y shelled positions of X"."""
    if frame.relation not in _AGAINST or "assets" not in gathered(clauses.units, phrase).roles | phrase.roles:
        return None
    party = _named(clauses.units, phrase, frame) or clauses.holder(phrase)
    return party if party is not None and suits(frame.role, party, phrase) else None


def _struck_there(clauses: Clauses, phrase: NounPhrase, frame: Frame, doers: tuple[Party, ...]) -> Party | None:
    """The state of "A convoy was ambushed by X rebels in P", whose soldiers and bridges rebels strike."""
    units, after = clauses.units, phrase.last + 1
    struck = frame.relation == "attacked" and all(doer.actor.type in GROUPS for doer in doers)
    words = units[phrase.first : after]
    strangers = wordlists().classes["foreign"] | _STRANGERS
    theirs = words[0].low in _WHOSE or any(unit.kind in NAMES or unit.low in strangers for unit in words)
    told = bool(phrase.roles & {"assets", "forces"}) or (frame.role == "victim" and "people" in phrase.roles)
    if not struck or theirs or not told or "fighters" in phrase.roles or not doers:
        return None
    group = next((group for group in clauses.groups if group.first >= after), None)
    clause = clauses.clause(group) if group is not None and group.voice == "passive" else None
    if clause is None or group is None or phrase not in clauses.subject_phrases(group):
        return None
    led = [each for word in _WHERE for each in clause.complements.get(word, ())]
    held = [party for each in led if (party := held_at(units, each.first - 1)) is not None]
    acting = {doer.actor.name for doer in doers}
    return held[0] if len(held) == 1 and held[0].actor.name not in acting else None


_STRANGERS = frozenset(("foreign", "international", "aid", "relief", "peacekeeping", "merchant", "expatriate"))
_WHERE = ("in", "near", "at", "inside", "outside", "across", "on")


def people_of(units: Units, phrase: NounPhrase) -> Party | None:
    """The people of "Fulani herders", "Tutsis"."""
    return phrase.party or people_called(units, phrase) or bystanders(units, phrase)


def holder(units: Units, phrase: NounPhrase, frame: Frame, doers: Iterable[Party]) -> Party | None:
    """The state that holds the place struck, or whose civilians are killed there."""
    people = bool(phrase.roles & {"people"}) and not phrase.roles & {"fighters"}
    # A town that a group strikes is its state's, unless the text says who else holds it.
    place = named = any(unit.place is not None for unit in units[phrase.first : phrase.last + 1])
    ethnic = any(unit.text in descriptions().classes["ethnic"] for unit in units[phrase.first : phrase.last])
    if ethnic and units[phrase.last].low in wordlists().classes["fighters_place"] | _MOVING:
        return None  # "Kurdish positions in northern Syria" are not Syria's
    faithful = any(unit.low in descriptions().classes["faith"] for unit in units[phrase.first : phrase.last])
    if faithful and not people:
        return None  # "a Christian neighbourhood" is theirs
    doers = tuple(doers)
    if by_mob(units, phrase, doers) or of_relief(units, phrase, doers):
        return None  # what a mob burns is no state's
    if _of_rebels(units, phrase) is not None or _of_a_body(units, phrase):
        return None  # "rebel positions in northern Syria" are not Syria's
    thing = not phrase.roles and not named and frame.role == "target" and frame.relation == "attacked"
    if units[phrase.first].low in ("its", "their", "his") or units[phrase.last].low in _OPPOSED:
        return None  # somebody's, though it is not sure whose; "attacked rivals in P"
    if frame.relation == "attacked" and units[phrase.last].kind == "capital" and units[phrase.last - 1].low in _OF:
        owner = single_owner(units, phrase)  # "besieged X's Kars"
        if owner is not None and owner.actor.type == "State":
            return replace(owner, roles=frozenset(("assets",)))
    if frame.role == "craft" and (units[phrase.last].low in _DRONES or any(d.actor.type == "State" for d in doers)):
        return None  # "shot down a drone over P": whose it was is not told by where
    if "assets" in phrase.roles or place or thing or (people and frame.role == "victim"):
        return holder_of(units, phrase, doers) or holder_of(units, last_listed(units, phrase), doers)
    return None


def _of_a_body(units: Units, phrase: NounPhrase) -> bool:
    """Whether men of a body that nobody knows are struck, who are not the state's of the place: "men of the Y"."""
    if phrase.first < len(_OF) or units[phrase.first - 1].low != "of" or units[phrase.last].kind != "capital":
        return False
    men = wordlists().nouns["fighters"] | wordlists().nouns["forces"] | {"members", "men", "supporters", "followers"}
    return units[phrase.first - 2].low in men and units[phrase.last].place is None


_MOVING = frozenset(("convoy", "convoys", "column", "columns", "patrol", "patrols", "vehicles", "trucks", "pick-ups"))
_DRONES = frozenset(("drone", "drones", "uav", "uavs", "balloon", "missile", "missiles", "rocket", "rockets"))
_OF = frozenset(("'s", "’s"))
_OPPOSED = frozenset(("rival", "rivals", "opponent", "opponents", "enemy", "enemies", "foe", "foes", "competitors"))


def _of_rebels(units: Units, phrase: NounPhrase) -> Party | None:
    """The rebels of "bombed rebel positions", "raided two guerrilla camps", whose posts those are and nobody else's."""
    at = next((i for i in range(phrase.first, phrase.last) if units[i].low in _REBEL), None)
    if at is None or "assets" not in phrase.roles or units[phrase.first].low in _WHOSE:
        return None
    apart = classes_of("distinctive", "faith")
    first = at
    while first > phrase.first and (units[first - 1].low in apart or is_people(units[first - 1].text)):
        first -= 1
    words = [unit.text for unit in units[first:at]]
    rebels = Actor(" ".join([*words, plural_of(units[at].low)]), "MilitantGroup")
    return Party(rebels, rebels, units[first].start, units[phrase.last].end, frozenset(("fighters",)), "place")


_REBEL = frozenset(
    ("rebel", "guerrilla", "insurgent", "militant", "separatist", "extremist", "jihadist", "secessionist")
)


_OF_HOLDERS = frozenset(("target", "taken", "craft", "stronghold"))


_WHOSE = frozenset(("its", "their", "our", "his", "her", "my", "whose"))
