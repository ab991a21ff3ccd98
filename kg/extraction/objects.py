"""Objects: whom a verb's object or preposition leads to, and whether the two can be its ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from kg.extraction.clauses import Clauses
from kg.extraction.constituents import counts_only
from kg.extraction.descriptions import GROUPS, SIDES, STATES, descriptions
from kg.extraction.foes import foe_of
from kg.extraction.locations import ground_of, holder_of, past_place, place_named
from kg.extraction.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, party_of, past_comparator
from kg.extraction.units import NAMES
from kg.extraction.victims import bystanders, ends_well, people_called, population, several, thing_struck, villagers
from kg.extraction.wordlists import Frame, nouns_of, wordlists
from kg.vocabulary import vocabulary

__all__ = [
    "ROLES",
    "SUSPECTED",
    "UNIONS",
    "agent_index",
    "can_be",
    "content_from",
    "deed_of",
    "gapped",
    "held_by",
    "holder",
    "led_to",
    "missing_object",
    "others_after",
    "others_of",
    "owner_after",
    "people_of",
    "single_owner",
    "sufferer",
    "surer",
    "unnamed",
]

_WORDS_OF_SPEECH = frozenset(
    (
        "accuses",
        "criticises",
        "threatens",
        "sanctions",
        "negotiatedWith",
        "cooperatesWith",
        "welcomed",
        "supports",
        "alliedWith",
        "refuses",
        "demandsOf",
    )
)
"""What officials do in their state's name by speaking; they do not attack or arm."""
_DEEDS_OF_OFFICE = frozenset(("released", "deported", "concededTo", "estrangedFrom", "hostileTo"))
"""What authorities do by their office."""
SUSPECTED = "suspected"
"""The role of those who may or may not be of the party that they are said to be of."""
_IN_DOUBT = frozenset(("suspected", "alleged", "presumed"))
_AFTER_VERB = frozenset(("down", "dead", "back", "off", "away", "out"))
_HOLDING = frozenset(("hold", "control", "occupy", "run", "operate", "own"))
_HELD_BY = frozenset(("held", "controlled", "occupied", "run", "operated", "owned", "flagged"))
_LISTED = 5
_LONGEST_CONTENT = 120
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
            suspected = units[phrase.first].low in _SUSPECTED and not suspects
            return None if suspected else phrase.first - 1  # "by suspected fighters of X" was hardly by X
    return None


_SUSPECTED = frozenset(("suspected", "alleged", "presumed", "unidentified"))


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
    yield from _fitting(clauses, named or clauses.phrases_from(first), frame, doers, closed=closed)


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
    found = tuple(others_after(clauses, group.head + 1, frame, doers, closed=closed))
    return found or _by_parse(clauses, group, frame, doers, closed=closed)


def gapped(clauses: Clauses, group: VerbGroup, frame: Frame) -> Iterator[tuple[Party, Party]]:
    """As in "A armed B and C D": C and D, where both are named."""
    known = "object" in frame.links and frame.role != "captive"  # whose the other's prisoners are, nobody tells
    subjects, phrases = clauses.gapped(group) if known else ((), ())
    for doer in (party for party in subjects if party.kind == "name" and party.roles == {"name"}):
        for other in _fitting(clauses, phrases, frame, (doer,), closed=False):
            if can_be(frame, doer, other):
                yield doer, other


def led_to(clauses: Clauses, group: VerbGroup, frame: Frame, doers: Iterable[Party]) -> tuple[Party, ...]:
    """The parties to whom a preposition of the frame leads from the verb, past what else it takes."""
    clause = clauses.clause(group)
    led = clause.complements.items() if clause is not None else ()
    phrases = next((phrases for word, phrases in led if word in frame.links), ())
    return tuple(_fitting(clauses, phrases, frame, doers, closed=False))


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
            found = clauses.gap(group)
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
    phrases = tuple(_gathered(units, phrase) for phrase in phrases)
    for phrase in phrases:
        party = _named(units, phrase, frame)
        if party is None and frame.relation in _AGAINST:
            party = clauses.holder(phrase) or _suspected(units, phrase)
        if party is None and frame.relation in ("welcomed", "concededTo", "refuses"):
            claim = frame.relation == "refuses" and units[phrase.last].low in wordlists().nouns["utterances"]
            party = None if claim else deed_of(units, phrase)  # who rejects a claim denies it
        if party is None:
            found = _nobody_named(clauses, phrase, frame, doers)
            if found is not None:
                crowd = found.kind == "place" and found.actor.type != "State"
                things = crowd and found.actor.type == "Place"
                if things and any(each.party for each in phrases):
                    continue  # "burned farms and attacked French patrols": the farms are theirs
                if not (crowd and unnamed_yet) or (several(found.actor) and not things):
                    yield found  # "murdered men and boys" is one act, "priests, journalists and judges" three
                unnamed_yet = unnamed_yet or crowd
        elif (closed or clauses.over(phrase) or ends_well(units, phrase) or _fort_of(units, phrase)) and (
            _suits(frame.role, party, phrase)
            or _slain(frame, party)
            or (frame.event == "Clash" and party.actor.type == "Population")
        ):
            oneself = _slain(frame, party) or _his_own(frame, party, doers)
            yield replace(party, actor=party.speaker) if oneself else party


def _suspected(units: Units, phrase: NounPhrase) -> Party | None:
    """The Y of "two suspected Y militants", whom the text does not know to be Y's."""
    at = next((i for i in range(phrase.first, phrase.last) if units[i].low in _IN_DOUBT), None)
    whole = noun_phrase(units, at + 1) if at is not None else None
    if whole is None or whole.party is None or whole.last != phrase.last or not whole.roles & {"fighters", "assets"}:
        return None
    return replace(whole.party, roles=whole.party.roles | {SUSPECTED})


def _gathered(units: Units, phrase: NounPhrase) -> NounPhrase:
    """The migrants of "a group of Afghan migrants", the trucks of "a convoy of Hezbollah trucks"."""
    last = phrase.last
    gathered = last + 2 < len(units) and units[last].low in wordlists().classes["gatherings"]
    inner = noun_phrase(units, last + 2) if gathered and units[last + 1].low == "of" else None
    if inner is None or inner.party is None or "name" in inner.roles or phrase.party not in (None, inner.party):
        return phrase
    return inner


def _his_own(frame: Frame, party: Party, doers: Iterable[Party]) -> bool:
    """Whether a state does something to one of its own people: "Egypt's generals jailed Mohamed Morsi"."""
    person = party.speaker.type == "Person" and party.roles <= {"name", "officials"}
    done = person and frame.relation in ("released", "attacked", "hostileTo", "deported")
    return done and any(doer.actor.name == party.actor.name and doer.speaker.type != "Person" for doer in doers)


def _slain(frame: Frame, party: Party) -> bool:
    """Whether a person of that name is the victim, rather than the state that he leads."""
    return frame.role == "victim" and party.speaker.type == "Person" and party.roles <= {"name", "officials"}


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
    freed = frame.role == "captive" and clauses.units[phrase.first].low not in ("all", "any", "no", "more")
    return bystanders(clauses.units, phrase) if freed or frame.role == "exiles" else None


def _named(units: Units, phrase: NounPhrase, frame: Frame) -> Party | None:
    """Whom an object names, as the one meant, as the owner, or as the people."""
    party = population(units, phrase) if frame.role == "victim" and phrase.roles & {"bystanders"} else None
    placed = units[phrase.last].kind == "metonym" or units[phrase.last].place is not None
    if frame.role in _OF_HOLDERS and (placed or phrase.roles != {"name"}):
        party = party or held_by(units, phrase)  # "Yemen's Houthi-held capital" is struck as theirs
    party = party or phrase.party or owner_after(units, phrase) or beside_noun(units, phrase)
    party = party or loyal_to(units, phrase)
    party = party or people_called(units, phrase)
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
    party = bystanders(clauses.units, phrase) if frame.role == "victim" else None
    told = party is not None and several(party.actor) and "fighters" not in phrase.roles
    party = party if told else holder(clauses.units, phrase, frame, doers)
    town = frame.role == "taken" and clauses.units[phrase.last].low in ("town", "city", "village")
    if party is None and town and frame.relation == "attacked":
        party = place_named(clauses.units, phrase, surely=False)
    if party is None and frame.role == "target" and frame.relation in ("attacked", "hostileTo", "targeted"):
        party = place_named(clauses.units, phrase, surely=frame.event not in ("Attack", None))
    if party is None and frame.relation in ("attacked", "foughtWith"):
        party = foe_of(clauses, doers, phrase)
    if party is None and frame.role in ("driven", "party") and clauses.units[phrase.last].low in _ORGANS:
        party = foe_of(clauses, doers, phrase)
    crowd = frame.relation == "foughtWith" and frame.event == "Clash"
    if party is None and (frame.role == "victim" or crowd or frame.relation in ("attacked", "targeted")):
        party = people_called(clauses.units, phrase) or bystanders(clauses.units, phrase)
    if party is None and frame.relation == "attacked" and frame.role == "target":
        party = villagers(clauses.units, phrase)
        official = any(
            u.low in wordlists().classes["state_force"] for u in clauses.units[phrase.first : phrase.last + 1]
        )
        if party is None and frame.event is not None and "assets" in phrase.roles and not official:
            party = ground_of(clauses.units, phrase)
        if party is None and frame.event is not None:
            party = thing_struck(clauses.units, phrase)
    return party


def sufferer(clauses: Clauses, phrase: NounPhrase, frame: Frame, doers: Iterable[Party]) -> Party | None:
    """Whom the subject of a passive stands for: "Nine villagers were killed by X"; its verb follows it."""
    found = unnamed(clauses, phrase, frame, doers)
    return found or (bystanders(clauses.units[: phrase.last + 1], phrase) if frame.role == "victim" else None)


def people_of(units: Units, phrase: NounPhrase) -> Party | None:
    """The people of "Fulani herders", "Tutsis"."""
    return phrase.party or people_called(units, phrase) or bystanders(units, phrase)


def holder(units: Units, phrase: NounPhrase, frame: Frame, doers: Iterable[Party]) -> Party | None:
    """The state that holds the place struck, or whose civilians are killed there."""
    people = bool(phrase.roles & {"people"}) and not phrase.roles & {"fighters"}
    # A town that a group strikes is its state's, unless the text says who else holds it.
    place = named = any(unit.place is not None for unit in units[phrase.first : phrase.last + 1])
    ethnic = any(unit.text in descriptions().classes["ethnic"] for unit in units[phrase.first : phrase.last])
    if ethnic and units[phrase.last].low in wordlists().classes["fighters_place"]:
        return None  # "Kurdish positions in northern Syria" are not Syria's
    faithful = any(unit.low in descriptions().classes["faith"] for unit in units[phrase.first : phrase.last])
    if faithful and not people:
        return None  # "a Christian neighbourhood" is theirs
    thing = not phrase.roles and not named and frame.role == "target" and frame.relation == "attacked"
    if units[phrase.first].low in ("its", "their", "his"):
        return None  # somebody's, though it is not sure whose
    if frame.relation == "attacked" and units[phrase.last].kind == "capital" and units[phrase.last - 1].low in _OF:
        owner = single_owner(units, phrase)  # "besieged X's Kars"
        if owner is not None and owner.actor.type == "State":
            return replace(owner, roles=frozenset(("assets",)))
    if "assets" in phrase.roles or place or thing or (people and frame.role == "victim"):
        return holder_of(units, phrase, doers) or holder_of(units, _last_listed(units, phrase), doers)
    return None


_OF = frozenset(("'s", "’s"))


def _last_listed(units: Units, phrase: NounPhrase) -> NounPhrase:
    """The last of "schools, markets and mosques", after which the text says where they are."""
    for _ in range(_LISTED):
        joint = phrase.last + 1
        if joint + 1 >= len(units) or (units[joint].low not in ("and", "or") and units[joint].kind != "comma"):
            break
        joint += units[joint].kind == "comma" and units[joint + 1].low in ("and", "or")
        following = noun_phrase(units, joint + 1) if joint + 1 < len(units) else None
        if following is None or not following.roles & {"assets", "people"} or following.party is not None:
            break
        phrase = following
    return phrase


def owner_after(units: Units, phrase: NounPhrase) -> Party | None:
    """The owner of "positions of the X", "the government of N. N.", "rebels of the X"."""
    after = phrase.last + 1
    weapon = units[phrase.last].low in wordlists().nouns["ordnance"]
    ruled = units[phrase.last].low in _RULED or bool(phrase.roles & _ARMED)
    if not (weapon or ruled or "assets" in phrase.roles) or after + 1 >= len(units):
        return None
    if weapon and not any(form.lemma in ("fire", "launch") for form in units[after].forms):
        return None
    if units[after + 1].low == "by" and any(form.lemma in _HOLDING | {"fire", "launch"} for form in units[after].forms):
        after += 1
    elif units[after].low != "of":
        return None
    following = noun_phrase(units, after + 1)
    if following is None or following.party is None or following.party.roles & {"assets"}:
        return None
    if "fighters" in phrase.roles and "forces" not in phrase.roles and following.party.actor.type in STATES:
        return None  # "the Christian militias of Lebanon" are not Lebanon's
    return following.party


def held_by(units: Units, phrase: NounPhrase) -> Party | None:
    """Whose the thing is that he holds: "Houthi-held buildings", "Russian-occupied Donetsk"."""
    for index in range(phrase.first, phrase.last):
        tail = units[index + 1]
        if tail.kind == "tail" and units[index].kind in NAMES and tail.low.lstrip("-–") in _HELD_BY:
            party = party_of(units[index])
            return replace(party, roles=frozenset(("assets",))) if party is not None else None
    return None


def loyal_to(units: Units, phrase: NounPhrase) -> Party | None:
    """The X of "forces loyal to X", "militants linked to X", whose they are."""
    last = phrase.last
    if last > phrase.first and units[last].low in wordlists().classes["loyal"]:
        last -= 1
    if (
        units[last].low not in nouns_of("fighters", "forces")
        or last + 3 >= len(units)
        or units[last + 1].low not in wordlists().classes["loyal"]
    ):
        return None
    following = noun_phrase(units, last + 3) if units[last + 2].low in ("to", "with") else None
    plain = following is not None and following.party is not None and following.roles == {"name"}
    return following.party if plain and following is not None else None


def deed_of(units: Units, phrase: NounPhrase) -> Party | None:
    """Whose deed is praised or condemned: "the US decision", "Pakistan's efforts"."""
    names = [unit for unit in units[phrase.first : phrase.last] if unit.kind in NAMES]
    if len(names) != 1 or phrase.roles or any(unit.kind == "tail" for unit in units[phrase.first : phrase.last]):
        return None
    return party_of(names[0])


def beside_noun(units: Units, phrase: NounPhrase) -> Party | None:
    """The party of "Hamas tunnels": a name before a noun that no list knows is the noun's owner, not its enemy's."""
    body = [unit for unit in units[phrase.first : phrase.last + 1] if unit.kind not in ("determiner", "number")]
    if len(body) < 2 or body[0].kind != "name" or phrase.roles or any(u.kind != "word" for u in body[1:]):
        return None
    if any(unit.low in wordlists().classes["opposed"] for unit in body[1:]):
        return None
    return party_of(body[0])


def _suits(role: str, party: Party, phrase: NounPhrase) -> bool:
    """Whether the phrase can be what a verb of that role takes."""
    test = _SUITABLE.get(role)
    return test is None or test(party, phrase.roles)


def _victim(party: Party, roles: frozenset[str]) -> bool:
    if roles & {"bystanders"}:
        return party.actor.type == "Population"
    named = roles == {"name"} and party.actor.type not in ("State", "IntergovernmentalOrganization")
    return bool(roles & {"people", "forces", "fighters", "officials"}) or named or party.kind == "demonym"


def _side(party: Party, roles: frozenset[str]) -> bool:
    if "assets" in roles and "forces" not in roles:
        return False
    if "nation" in party.roles and roles == {"people"}:
        return True  # "fought the British"
    if party.actor.type == "IntergovernmentalOrganization" and "captives" not in roles:
        return True  # "UN weapons inspectors", "NATO observers"
    return "captives" not in roles and not (roles & {"people"} and not roles & {"forces", "fighters", "officials"})


_OF_HOLDERS = frozenset(("target", "taken", "craft", "stronghold"))
_RULED = frozenset(("government", "regime", "administration", "cabinet", "junta", "dictatorship", "leadership"))
_ARMED = frozenset(("forces", "fighters"))
UNIONS = frozenset(("IntergovernmentalOrganization", "Organization", "UmbrellaGroup"))
"""Kinds of actor that have members."""
_SUITABLE: dict[str, Callable[[Party, frozenset[str]], bool]] = {
    "victim": _victim,
    "party": _side,
    "trainees": lambda _, roles: not roles & {"captives", "assets"} or "forces" in roles,
    "paid": lambda party, roles: party.actor.type in GROUPS or bool(roles & {"forces", "fighters"}),
    "guests": lambda party, roles: party.actor.type in GROUPS and not roles & {"bystanders", "captives", "assets"},
    "terrorist": lambda party, _: party.actor.type in GROUPS,
    "held": lambda party, roles: (
        (bool(roles & {"people", "forces", "fighters", "officials"}) and "name" not in roles)
        or party.speaker.type == "Person"
        or party.actor.type == "Population"
        or party.roles == {"people"}
    ),
    "driven": lambda party, roles: party.actor.type in GROUPS or bool(roles & {"forces", "fighters"}),
    "diplomats": lambda party, roles: (
        (bool(roles & {"officials", "people", "forces"}) and "bystanders" not in roles) or "nation" in party.roles
    ),
    "union": lambda party, roles: party.actor.type in UNIONS and roles == {"name"},
    "meets": lambda _, roles: not roles & {"assets", "captives"},
    "place": lambda party, roles: party.actor.type == "State" and roles == {"name"} and party.kind == "name",
    "seat": lambda party, roles: (
        party.actor.type in (*STATES, *UNIONS) and roles == {"name"} and party.kind in ("name", "metonym")
    ),
    "caller": lambda party, roles: (
        party.speaker.type == "Person" or bool(roles & {"officials"} and not roles & {"assets", "captives"})
    ),
    "stronghold": lambda party, roles: not roles & {"people", "captives", "voices"} or bool(roles & {"forces"}),
    "ground": lambda party, roles: (
        party.actor.type == "State" and roles <= {"name", "assets"} and party.kind != "place"
    ),
    "taken": lambda party, roles: bool(roles & {"assets", "forces"}) and "name" not in roles,
    "attacker": lambda _, roles: not roles & {"people", "captives", "voices", "officials"} or bool(roles & _ARMED),
    "ally": lambda party, roles: (roles <= {"name", "forces"} or "forces" in roles) and party.actor.type != "Person",
    "linked": lambda party, roles: party.actor.type in GROUPS and not roles & {"assets", "bystanders", "captives"},
    "movement": lambda party, roles: roles == {"name"} and party.actor.type in ("PoliticalParty", *UNIONS, *GROUPS),
    "recognised": lambda party, roles: roles == {"name"} and party.actor.type in SIDES,
    "outlet": lambda party, roles: roles == {"name"} and party.actor.type in ("MediaOutlet", "Organization"),
    "turned": lambda party, roles: "people" in roles or party.roles == {"people"} or party.actor.type == "Population",
    "membership": lambda party, roles: roles == {"name"} and party.actor.type in STATES,
    "regime": lambda party, roles: roles == {"name"} and party.actor.type in ("Government", *GROUPS),
    "host-group": lambda party, roles: roles == {"name"} and party.actor.type in (*UNIONS, *GROUPS),
    "annexed": lambda party, roles: party.actor.type == "State" and (roles == {"name"} or "assets" in roles),
    "captive": lambda party, roles: bool(roles & {"captives", "people"}) or party.speaker.type == "Person",
    "exiles": lambda party, roles: (
        ("people" in roles or party.roles == {"people"}) and not roles & {"forces", "fighters", "officials"}
    ),
    "people": lambda party, roles: "people" in roles or party.roles == {"people"},
}
"""By role, what the other party of a verb has to be."""
ROLES = frozenset((*_SUITABLE, "target", "craft", "none", ""))
"""The roles that frames and constructions can ask for; a ``target`` and a ``craft`` may be anything of somebody's."""


_ARMED_OR_RULING = frozenset(("forces", "fighters", "officials", "leaders"))


def can_be(frame: Frame, doer: Party, other: Party) -> bool:
    """Whether the two can be the ends of what the frame says."""
    if doer.actor.name == other.actor.name or ("assets" in doer.roles and "forces" not in doer.roles):
        return False
    if frame.relation == "presentIn" and doer.actor.type == "State" and not doer.roles & _ARMED:
        return False
    if frame.relation == "negotiatedWith" and "voices" in doer.roles & other.roles:
        return False
    refugees = other.kind == "demonym" and other.actor.type == "State" and not other.roles & _ARMED_OR_RULING
    if frame.relation == "harbours" and refugees:
        return False  # "gave refuge to some 46,000 Guatemalans": no state is sheltered
    silent = {"forces", "name", "fighters"} if doer.actor.type in GROUPS else {"forces", "name"}
    speaks = doer.roles & {"officials", "voices"} and not doer.roles & silent and not _by_name(doer)
    if speaks and frame.relation not in _WORDS_OF_SPEECH and frame.relation not in _DEEDS_OF_OFFICE:
        return False
    if doer.roles & {"people"} and not doer.roles & {"forces", "fighters", "name", "agents", "nation", "officials"}:
        return doer.kind == "name" and doer.actor.type in GROUPS and doer.roles == {"people"}  # "two Hamas men shot Y"
    return (
        doer.actor.type not in ("MediaOutlet", "ResearchOrganization") or not vocabulary().relation(frame.relation).sign
    )


def _by_name(doer: Party) -> bool:
    """Whether it is somebody with a name of his own: "Muammar Gaddafi armed Y", but no "Libyan minister"."""
    return doer.kind == "name" and doer.speaker.type == "Person" and doer.speaker.name.rsplit(" ", 1)[-1][:1].isupper()


def single_owner(units: Units, phrase: NounPhrase) -> Party | None:
    """The one actor whom a phrase such as "Pakistani airstrikes" names before its head."""
    names = [unit for unit in units[phrase.first : phrase.last] if unit.actor is not None]
    if len(names) != 1 or any(u.low in wordlists().classes["unreal"] for u in units[phrase.first : phrase.last]):
        return None
    return None if units[phrase.first].low in ("no", "any") else party_of(names[0])


_WHOSE = frozenset(("its", "their", "our", "his", "her", "my", "whose"))


def content_from(units: Units, first: int) -> str | None:
    """The words from ``first`` to the end of the clause, as they stand."""
    words: list[str] = []
    for index in range(first, len(units)):
        unit = units[index]
        if words and unit.start == units[index - 1].start:
            continue  # one "they" stands for two names
        following = units[index + 1].forms if index + 1 < len(units) else ()
        perfect = words[:1] == ["having"] and any(form.participle for form in following)  # "having armed and fed X"
        tensed = unit.kind == "conjunction" and any(form.finite and not form.base for form in following) and not perfect
        ahead = units[index + 1].kind if index + 1 < len(units) else "end"
        relative = unit.kind == "conjunction" and ahead in ("relative", "be", "modal")  # "and was opposed by X"
        if unit.text in ("-", "–") and words and unit.start == units[index - 1].end:
            words[-1] += unit.text  # "a 58-year-old farmer"
            continue
        if tensed or relative or unit.kind in ("comma", "stop", "dash", "end", "quote", "open"):
            break
        if unit.kind == "possessive" and words and words[-1].lower() in _WHOSE:
            continue  # one word of the text, which names somebody and owns
        if words and (unit.kind in ("possessive", "tail") or words[-1].endswith(("-", "–"))):
            words[-1] += unit.text
        else:
            words.append(unit.text)
        if sum(map(len, words)) > _LONGEST_CONTENT:
            return None
    return " ".join(words) or None
