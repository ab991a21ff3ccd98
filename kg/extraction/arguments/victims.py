"""Victims: people who are struck and whom the text names by what they are only: "priests", "Fulani herders"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.extraction.grammar.owners import privately_owned
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, noun_phrase
from kg.extraction.naming.people import given_names
from kg.extraction.naming.peoples import is_people, people_name
from kg.extraction.parsing.clauses import Clauses, clean_after
from kg.extraction.words.descriptions import STATES, descriptions
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import Frame, wordlists
from kg.model import Actor

__all__ = [
    "any_of_them",
    "before_its_name",
    "bystanders",
    "detained",
    "ends_well",
    "members_of",
    "of_team",
    "own_people",
    "people_called",
    "population",
    "same_people",
    "several",
    "slain",
    "thing_struck",
    "villagers",
    "with_populations",
]

_FAITHFUL = frozenset(
    ("catholics", "protestants", "christians", "muslims", "jews", "hindus", "sikhs", "shias", "sunnis", "shiites",
     "buddhists", "yazidis", "copts", "alawites", "ahmadis", "druzes", "bahais", "palestinians", "kurds")
)  # fmt: skip
_TO_CLAIM = 9
_ANYBODY = frozenset(
    ("men", "women", "boys", "girls", "children", "people", "civilians", "villagers", "residents", "inhabitants",
     "families", "infants", "babies", "elderly", "citizens", "persons", "individuals", "adults", "teenagers", "kids",
     "souls", "humans", "youths", "locals", "townspeople", "soldiers", "policemen", "troops", "police", "officers",
     "gendarmes", "servicemen", "marines", "commandos", "paratroopers", "airmen", "cadets", "recruits", "conscripts")
)  # fmt: skip


_FOLLOWING = frozenset(
    ("supporter", "supporters", "follower", "followers", "sympathiser", "sympathisers", "sympathizer", "sympathizers",
     "adherents", "activist", "activists", "employee", "employees", "staffers", "workers", "worker", "campaigners",
     "militants", "militant", "candidate", "candidates", "volunteers")
)  # fmt: skip


def ends_well(units: Units, phrase: NounPhrase) -> bool:
    """Whether what is struck is over where the phrase ends: no verb of its own follows."""
    return clean_after(units, phrase.last) or _within_claim(units, phrase.first)


def _within_claim(units: Units, first: int) -> bool:
    """Whether a noun and "that" begin it: in "the claim that X arms Y was …" the verb after Y is the main one."""
    for index in range(first - 1, max(first - _TO_CLAIM, 0), -1):
        if units[index].kind == "that":
            return units[index - 1].low in wordlists().nouns["utterances"]
    return False


def villagers(units: Units, phrase: NounPhrase) -> Party | None:
    """The people of "Rohingya villages"; "two hospitals" that are nobody's by the text are nobody."""
    body = units[phrase.first : phrase.last + 1]
    if "assets" not in phrase.roles or not ends_well(units, phrase) or body[0].low in ("its", "their", "his", "no"):
        return None
    if body[-1].low in wordlists().classes["fighters_place"]:
        return None
    for unit in body[:-1]:
        ethnic = unit.text in descriptions().classes["ethnic"] and not unit.low.endswith(("ish", "ian", "an"))
        if ethnic or is_people(unit.text) or f"{unit.low}s" in _FAITHFUL:
            faithful = f"{unit.low}s" in _FAITHFUL and not is_people(unit.text)
            people = Actor(f"{unit.text}s" if faithful else people_name(unit.text), "Population")
            return Party(people, people, unit.start, body[-1].end, frozenset(("people",)), "name")
    return None


def population(units: Units, phrase: NounPhrase) -> Party | None:
    """As in "Kenyan labourers": a people of their own, who are not their state but its."""
    if phrase.party is None or phrase.party.actor.type != "State" or phrase.last - phrase.first < 1:
        return None
    owner = next((unit for unit in units[phrase.first : phrase.last] if unit.kind == "demonym"), None)
    if owner is None:
        return None
    head = units[phrase.last]
    noun = head.text if head.kind == "capital" else head.low
    actor = Actor(f"{owner.text} {noun}", "Population", (), phrase.party.actor.name)
    return Party(actor, actor, owner.start, head.end, phrase.roles, "demonym")


def with_populations(units: Units, frame: Frame, parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties, where somebody is killed or taken, with "a Belgian planter" for the state whose he is."""
    if frame.role != "victim":
        return tuple(parties)
    return tuple(_planter(units, party) or party for party in parties)


def _planter(units: Units, party: Party) -> Party | None:
    at = next((i for i, unit in enumerate(units) if unit.start == party.start and party.kind == "demonym"), None)
    phrase = noun_phrase(units, at) if at is not None else None
    return population(units, phrase) if phrase is not None and phrase.roles & {"bystanders"} else None


def any_of_them(units: Units, other: Party) -> Party:
    """The people of "protected Albanians from harassment", who are not their state."""
    index = next((i for i, unit in enumerate(units) if unit.start == other.start and unit.end == other.end), 0)
    unit = units[index]
    if not index or unit.kind != "demonym" or not unit.low.endswith("s") or units[index - 1].kind != "verb":
        return other
    people = Actor(unit.text, "Population")
    return replace(other, actor=people, speaker=people)


def own_people(units: Units, phrase: NounPhrase, doers: Iterable[Party]) -> Party | None:
    """The "citizens" of "Y shelled its own citizens": people of his own, who are not himself."""
    head, whose = units[phrase.last], phrase.party
    nouns, classes = wordlists().nouns, wordlists().classes
    human = head.low in nouns["people"] | classes["unarmed"] | classes["human"]
    human = human and head.low not in nouns["fighters"] | nouns["forces"]
    own = human and whose is not None and any(unit.low == "own" for unit in units[phrase.first : phrase.last])
    if whose is None or not own or all(doer.actor.name != whose.actor.name for doer in doers):
        return None
    people = Actor(head.low, "Population")
    return Party(people, people, head.start, head.end, frozenset(("people",)), "place")


def bystanders(units: Units, phrase: NounPhrase) -> Party | None:
    """People whom the text names by what they are only: "shot protesters", "killed 42 civilians in P"."""
    head = units[phrase.last]
    if (
        head.kind == "capital"
        and head.place is None
        and phrase.last > phrase.first - 1
        and _plural_people(units, phrase)
    ):
        actor = Actor(people_name(head.text), "Population")
        return Party(actor, actor, head.start, head.end, frozenset(("people",)), "name")
    classes = wordlists().classes
    if head.low == "members" and _led(units, phrase.last + 1):
        return members_of(units, phrase.last)
    human = "people" in phrase.roles or head.low in classes["unarmed"] or head.low in classes["human"]
    ends = ends_well(units, phrase) or _of_a_place(units, phrase) or _gathered(units, phrase)
    if not human or not ends or not _counted(units, phrase):
        return None
    if any(unit.kind in NAMES for unit in units[phrase.first : phrase.last + 1]):
        return None
    whose = _theirs(units, phrase)
    if whose is not None:
        return whose
    first = phrase.last
    while first > phrase.first and _kept(units[first - 1]):
        first -= 1
    words = " ".join([*(unit.text for unit in units[first : phrase.last]), head.low])
    fighters = "fighters" in phrase.roles
    actor = Actor(words, "MilitantGroup" if fighters else "Population")
    return Party(actor, actor, units[first].start, head.end, phrase.roles, "place")


def detained(units: Units, phrase: NounPhrase) -> Party | None:
    """The people of "detained journalists", "arrested hundreds of protesters", whom no crime brings into custody."""
    if units[phrase.last].low not in _NO_CRIMINALS or units[phrase.first].low in ("no", "any"):
        return None
    return bystanders(units[: phrase.last + 1], phrase)


_NO_CRIMINALS = frozenset(
    ("activists", "journalists", "reporters", "protesters", "protestors", "demonstrators", "students", "civilians",
     "villagers", "residents", "lawyers", "teachers", "doctors", "medics", "monks", "priests", "clerics", "imams",
     "refugees", "traders", "farmers", "herders", "dissidents", "politicians",
     "lawmakers", "trade-unionists", "unionists", "worshippers", "pilgrims", "fishermen", "elders", "academics",
     "bloggers", "campaigners", "critics")
)  # fmt: skip


def same_people(clauses: Clauses, phrase: NounPhrase) -> Party | None:
    """The men of "arrested 20 men and shot them": what the verb before does to them, this one goes on with."""
    units = clauses.units
    if phrase.first != phrase.last or units[phrase.first].low != "them" or not phrase.first:
        return None
    group = clauses.at(phrase.first - 1)
    clause = clauses.clause(group) if group is not None else None
    before = clause.governor if clause is not None and clause.link == "coordinate" else None
    held = clauses.clause(before) if before is not None and before.voice == "active" and not before.negated else None
    if held is None or len(held.direct) != 1:
        return None
    whole = held.direct[0]
    alone = units[: whole.last + 1]
    people = people_called(alone, whole) or bystanders(alone, whole)
    many = units[whole.last].low.endswith("s") or units[whole.last].low in _ANYBODY
    return people if people is not None and many else None


def members_of(units: Units, members: int) -> Party | None:
    """The people of "70 members of the Masalit tribe"; none where they are of something else.

    Args:
        units: the sentence.
        members: index of "members".
    """
    first = members + 2 + (members + 2 < len(units) and units[members + 2].kind == "determiner")
    last = first
    while last < min(first + _KIN_WORDS, len(units)) and units[last].low not in _KIN:
        last += 1
    whole = units[first].actor if first < len(units) else None
    if whole is not None and whole.type == "Population" and whole.name.rpartition(" ")[2] in _KIN:
        unit, closed = units[first], ends_well(units, NounPhrase(members, first, None, frozenset()))
        return Party(whole, whole, unit.start, unit.end, frozenset(("people",)), "name") if closed else None
    body = units[first : last + 1]
    named = last > first and last < len(units) and units[last].low in _KIN and body[0].kind in ("capital", *NAMES)
    if (
        not named
        or any(unit.kind not in ("capital", "word", *NAMES) for unit in body)
        or not ends_well(units, NounPhrase(members, last, None, frozenset()))
    ):
        return None
    known = len(body) == _WITH_KIN and is_people(body[0].text)
    actor = Actor(people_name(body[0].text) if known else " ".join(unit.text for unit in body), "Population")
    return Party(actor, actor, body[0].start, body[-1].end, frozenset(("people",)), "name")


def of_team(units: Units, members: int) -> Party | None:
    """The state of "eleven members of the Israeli team", which sends it.

    Args:
        units: the sentence.
        members: index of "members".
    """
    if units[members].low not in ("members", "member") or not _led(units, members + 1):
        return None
    first = members + 2 + (members + 2 < len(units) and units[members + 2].kind == "determiner")
    owner = units[first] if first < len(units) else None
    last = next((i for i in range(first + 1, min(first + _TO_TEAM, len(units))) if units[i].low in _TEAMS), None)
    if owner is None or last is None or any(unit.kind not in ("word", "capital") for unit in units[first + 1 : last]):
        return None
    union = owner.kind == "name" and owner.actor is not None and owner.actor.type == "IntergovernmentalOrganization"
    state = owner.kind == "demonym" and owner.actor is not None and owner.actor.type == "State"
    closed = ends_well(units, NounPhrase(members, last, None, frozenset()))
    if owner.actor is None or not (union or state) or not closed:
        return None
    return Party(owner.actor, owner.actor, owner.start, units[last].end, frozenset(("people",)), "demonym")


_TO_TEAM = 4
_TEAMS = frozenset(
    ("team", "delegation", "crew", "patrol", "contingent", "mission", "battalion", "garrison", "expedition", "squad",
     "platoon", "regiment", "brigade", "cabinet", "embassy", "legation", "parliament", "convoy", "force", "unit")
)  # fmt: skip


def _led(units: Units, index: int) -> bool:
    return index + 1 < len(units) and units[index].low == "of"


_KIN = frozenset(("tribe", "clan", "subclan", "sub-clan", "community", "minority", "sect", "caste", "congregation"))
_KIN_WORDS = 5
_WITH_KIN = 2
"""Words of "Masalit tribe"."""


_NO_PEOPLE = frozenset(
    ("members", "buyers", "sellers", "customers", "clients", "users", "voters", "investors", "lenders", "partners",
     "consumers",
     "suppliers", "shareholders", "lawyers", "sponsors", "visitors", "spectators", "viewers", "readers",
     "hopes", "bills", "talks", "deals", "plans", "prospects", "chances", "jobs", "cattle", "livestock", "animals",
     "sheep", "goats", "cows", "camels", "birds", "dogs", "horses", "pigs", "chickens", "poultry", "trees", "crops",
     "rumours", "rumors", "cells", "bacteria", "viruses", "proposals", "amendments", "laws", "projects", "efforts",
     "reforms", "dreams", "careers", "profits", "lights", "engines", "weeds", "insects", "mosquitoes", "elephants",
     "rhinos", "ideas", "doubts", "fears", "attempts", "initiatives", "programmes", "programs", "businesses",
     "companies", "industries", "sales", "orders", "contracts", "accounts", "processes", "lives", "hours", "times",
     "years", "documents", "wills", "warrants", "operations", "manoeuvres", "maneuvers", "attacks", "raids",
     "strikes", "steps", "goals", "points", "words", "shots", "banks", "shops", "stores", "houses", "homes",
     "trains", "vehicles", "lorries", "trucks", "buses", "ships", "planes", "stocks", "funds", "arms", "weapons",
     "elections", "votes", "sanctions", "ceasefires", "truces", "treaties", "pacts", "negotiations", "tasks",
     "duties", "functions", "strategies", "policies", "decisions", "roads", "routes", "wells")
)  # fmt: skip
"""What is killed, executed, whipped or robbed in another sense, or is no person."""


def slain(units: Units, phrase: NounPhrase) -> Party | None:
    """People that no list knows, of a verb that only people suffer: "killed intellectuals", "murdered exiles"."""
    head, first = units[phrase.last], phrase.first
    plural = head.kind == "word" and head.low.endswith(_PERSONAL)
    if not plural or head.low in _NO_PEOPLE or phrase.roles & {"assets", "forces"} or head.resolved:
        return None
    if not (ends_well(units, phrase) or _of_a_place(units, phrase)) or units[first].low in (
        "no",
        "any",
        "its",
        "their",
    ):
        return None
    if any(wordlists().nouns[kind] & {head.low} for kind in _THINGS):
        return None
    kept = [unit for unit in units[first : phrase.last] if unit.kind in NAMES or _kept(unit)]
    words = " ".join([*map(_whose, kept), head.low])
    actor = Actor(words, "Population")
    start = kept[0].start if kept else head.start
    return Party(actor, actor, start, head.end, frozenset(("people",)), "place")


def _whose(unit: Unit) -> str:
    """A word of the phrase; the name of whom "his" stands for, in the genitive."""
    known = unit.speaker or unit.actor
    return f"{known.name}'s" if unit.resolved and known is not None and unit.low in _DENIED else unit.text


_PERSONAL = ("ers", "ors", "ists", "ees", "ants", "ents", "ians", "uals", "exiles", "girls", "boys", "mates",
             "convicts", "hostages", "nomads", "sheikhs", "monks", "nuns", "imams", "clerics", "pilgrims",
             "peasants", "patients", "deputies", "orphans", "slaves", "serfs", "fugitives", "captives", "addicts",
             "cadets", "recruits", "novices", "medics", "relatives", "infidels", "suspects", "apostates", "judges",
             "bishops", "widows")  # fmt: skip
"""How plurals of nouns for persons end."""
_THINGS = (
    "assets", "things", "ordnance", "arms", "deeds", "help", "agreements", "talks", "causes", "commerce", "curbs",
    "utterances", "reports", "lifelines", "ceded", "requests",
)  # fmt: skip


def _of_a_place(units: Units, phrase: NounPhrase) -> bool:
    """Whether a place follows that only tells where they live: "killed 15 residents of Préval on Monday"."""
    after = phrase.last + 1
    if after + 1 >= len(units) or units[after].low not in ("of", "from") or units[phrase.last].low not in _DWELLERS:
        return False
    last = after + 1
    while last < len(units) and units[last].kind == "capital":
        last += 1
    return last > after + 1 and clean_after(units, last - 1)


def _gathered(units: Units, phrase: NounPhrase) -> bool:
    """Whether what follows a crowd tells who is in it: "a crowd of monks", "a crowd marching on the palace"."""
    after = phrase.last + 1
    following = units[after] if after < len(units) and units[phrase.last].low in ("crowd", "crowds") else None
    return following is not None and (following.low == "of" or following.low.endswith("ing"))


_DWELLERS = frozenset(
    ("residents", "inhabitants", "villagers", "people", "civilians", "farmers", "herders", "fishermen")
)


def _theirs(units: Units, phrase: NounPhrase) -> Party | None:
    """The movement, body or person of "nine employees of X", "a supporter of X", who is struck with them."""
    after = phrase.last + 1
    if units[phrase.last].low not in _FOLLOWING or after + 1 >= len(units) or units[after].low != "of":
        return None
    owner = noun_phrase(units, after + 1)
    party = owner.party if owner is not None and owner.roles == {"name"} else None
    plain = party is not None and party.actor.type not in STATES and party.roles == {"name"}
    return replace(party, roles=frozenset(("people",))) if party is not None and plain else None


def _counted(units: Units, phrase: NounPhrase) -> bool:
    """Whether the noun is a plural, or has the article without which a singular is no person: "a man", "the mayor"."""
    head = units[phrase.last].low
    plural = head.endswith(("s", "men", "women", "people", "children", "persons")) or head in ("elderly", "police")
    return plural or "people" in phrase.roles or units[phrase.first].kind in ("determiner", "number", *NAMES)


def _kept(unit: Unit) -> bool:
    """Whether a word before the noun tells what they are: "oil workers", but no "innocent civilians"."""
    return (unit.kind == "capital" and unit.place is None) or unit.low in wordlists().classes["compound"]


def several(people: Actor) -> bool:
    """Whether such people are told beside others: priests beside judges, but no women beside children."""
    return people.name not in _ANYBODY


def _plural_people(units: Units, phrase: NounPhrase) -> bool:
    """Whether "Catholics", "800,000 Tutsis" are people by their faith or origin."""
    word = units[phrase.last].text
    ethnic = descriptions().classes["ethnic"]
    known = word.removesuffix("s") in ethnic or word.lower() in _FAITHFUL or is_people(word)
    before = units[phrase.first : phrase.last]
    alone = all(u.kind in ("number", "determiner", "word", "adverb") or u.low == "of" for u in before)
    counted = any(u.kind == "number" or u.low in _COUNTED for u in units[phrase.first : phrase.last])
    bare = not before and len(word) > _SHORT and f"{word}s" not in descriptions().classes["peoples-plural"]
    bare = bare and word not in given_names()
    plural = word.endswith("s") or (word in ethnic and (counted or bare))  # "hundreds of young Tuareg", "killed Fulani"
    return known and alone and plural and ends_well(units, phrase)


_COUNTED = frozenset(("thousands", "hundreds", "dozens", "scores", "many", "several", "numerous", "countless"))
_SHORT = 4


def people_called(units: Units, phrase: NounPhrase) -> Party | None:
    """A people that no list knows, as in "Fulani herders"."""
    body = [unit for unit in units[phrase.first : phrase.last + 1] if unit.kind not in ("determiner", "number")]
    if len(body) != 2 or body[0].kind != "capital" or body[0].place is not None or "people" not in phrase.roles:
        return None
    actor = Actor(f"{body[0].text} {body[1].text}", "Population")
    return Party(actor, actor, body[0].start, body[1].end, phrase.roles, "name")


_CIVIL = frozenset(
    ("merchant", "neutral", "cargo", "commercial", "container", "passenger", "fishing", "oil", "civilian", "cruise",
     "ferry", "airline", "tourist", "aid", "relief", "grain", "supply", "private", "chemical", "gas", "fuel",
     "hospital")
)  # fmt: skip
_AFLOAT = frozenset(("ship", "ships", "boat", "boats", "vessel", "vessels"))
_NO_THINGS = frozenset(
    ("area", "areas", "border", "borders", "lines", "location", "locations", "target", "targets", "territory", "soil",
     "waters", "airspace", "networks", "network", "system", "systems", "position", "positions", "capital", "defences",
     "defenses")
)  # fmt: skip
"""Places and things that are always somebody's, which a text that does not say whose leaves open."""
_OF_CIVILIANS = frozenset(("civilian", "residential"))
"""Before such a noun, by which it is nobody's: "civilian targets"."""


def thing_struck(units: Units, phrase: NounPhrase, *, definite: bool = False, closed: bool = False) -> Party | None:
    """What is struck and is nobody's by the text, as it is called there: "some twenty holiday homes".

    Args:
        units: the sentence.
        phrase: what is struck.
        definite: whether "the port" alone may be meant, of which the text has spoken before: soldiers strike ports,
            while "Hungary ambushed the markets" is a figure of speech.
        closed: whether what follows it is known to belong to something else: "attacks on ships have increased".
    """
    closed = closed or ends_well(units, phrase)
    phrase = before_its_name(units, phrase)
    head, first = units[phrase.last], phrase.first
    # "merchant ships" are nobody's navy, nor are "two ships".
    civil = head.low in _AFLOAT or any(unit.low in _CIVIL for unit in units[first : phrase.last])
    named = head.text != head.low and head.text.startswith(f"{head.low} ")  # a ship of its own name
    military = phrase.roles & {"forces", "people"} and not (civil or named)
    peaceful = any(unit.low in _OF_CIVILIANS for unit in units[first : phrase.last])
    if "assets" not in phrase.roles or military or (head.low in _NO_THINGS and not peaceful):
        return None
    while first < phrase.last and (
        units[first].kind in ("determiner", "number", "adverb") or units[first].low in _SOME
    ):
        if units[first].low in _DENIED:
            return None
        first += 1
    firm = first + 1 < phrase.last and privately_owned(units, first)  # "a Greek-owned tanker" is so called
    whose = f"{units[first].text}{units[first + 1].text} " if firm else ""
    start = units[first].start
    first += 2 * firm
    body = units[first : phrase.last + 1]
    if len(body) == 1 and units[phrase.first].low == "the" and not (definite or firm or named):
        return None
    if any(unit.kind not in ("word", "verb") or unit.resolved for unit in body):
        return None
    if not closed or head.low in wordlists().classes["fighters_place"]:
        return None
    if head.kind == "capital":
        return None
    actor = Actor(head.text if named else whose + " ".join(unit.text for unit in body), "Place")
    return Party(actor, actor, start, head.end, frozenset(("assets",)), "place")


def before_its_name(units: Units, phrase: NounPhrase) -> NounPhrase:
    """The ship of "the cargo ship Galaxy Leader", "the tanker Sounion"."""
    last = phrase.last
    while last > phrase.first and units[last].kind == "capital":
        last -= 1
    if last == phrase.last or units[last].kind not in ("word", "verb") or units[last].low not in _VESSELS:
        return phrase
    return replace(phrase, last=last, roles=phrase.roles | {"assets"})


_VESSELS = _AFLOAT | {"tanker", "freighter", "carrier", "trawler", "ferry", "tug", "liner", "yacht", "steamer",
                      "airliner", "supertanker", "tankers", "freighters", "carriers", "trawlers", "dhow", "coaster",
                      "barge"}  # fmt: skip


_SOME = frozenset(("some", "dozens", "scores", "hundreds", "several", "of"))
_DENIED = frozenset(("no", "its", "their", "his", "her", "our", "any", "this", "that", "these", "those"))
