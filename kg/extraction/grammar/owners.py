"""Owners: whose a thing is that a noun phrase names: "positions of the X", "Houthi-held houses", "men loyal to X"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from kg.extraction.grammar.party import STRIKERS
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, noun_phrase, party_of
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import nouns_of, table, wordlists

__all__ = [
    "RISEN", "WHOLLY",
    "anothers_money", "as_side", "beside_noun", "called_after", "deciders", "deed_of", "gathered",
    "heads_it_only", "held_by", "inside_of", "loyal_to", "members",
    "named_officer", "of_land", "of_their_own", "owner_after", "privately_owned",
    "single_owner", "whose_rule", "whose_war", "with_coordinates",
]  # fmt: skip

_RULED = frozenset(("government", "regime", "administration", "cabinet", "junta", "dictatorship", "leadership"))
_ARMED = frozenset(("forces", "fighters"))
_HOLDING = frozenset(("hold", "control", "occupy", "run", "operate", "own"))
_SETS_OFF = frozenset(("fire", "launch", "plant", "lay", "drop", "throw", "detonate", "hurl", "lob", "set", "bury",
                       "place", "hide"))  # fmt: skip
_HELD_BY = frozenset(("held", "controlled", "occupied", "run", "operated", "owned", "flagged", "flag", "registered",
                      "manned", "crewed", "connected"))  # fmt: skip


def called_after(units: Units, party: Party) -> bool:
    """Whether an accord is only called after the city where it was made: "the Doha deal", not "Doha's deal"."""
    if party.kind != "metonym":
        return False
    ahead = [unit for unit in units if unit.start >= party.end][:2]
    kinds = [noun.kind for unit in ahead if (noun := wordlists().accords.get(unit.low)) is not None]
    return bool(kinds) and kinds[0] == "agreement" and all(unit.kind in ("word", "capital") for unit in ahead[:1])


def owner_after(units: Units, phrase: NounPhrase) -> Party | None:
    """The owner of "positions of the X", "the government of N. N.", "rebels of the X"."""
    after = phrase.last + 1
    weapon = units[phrase.last].low in wordlists().nouns["ordnance"]
    ruled = units[phrase.last].low in _RULED or bool(phrase.roles & _ARMED)
    if units[phrase.last].low in STRIKERS:
        return None
    if not (weapon or ruled or "assets" in phrase.roles) or after + 1 >= len(units):
        return None
    if weapon and not any(form.lemma in _SETS_OFF for form in units[after].forms):
        return None
    if units[after + 1].low == "by" and any(form.lemma in _HOLDING | _SETS_OFF for form in units[after].forms):
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
            if party is None or (tail.low.lstrip("-–") in _FLAGGED and party.actor.name in _open_registries()):
                continue
            if privately_owned(units, index) and (units[phrase.last].low in _MERCHANTMEN or phrase.last == index + 1):
                continue  # "a Greek-owned, Liberian-flagged tanker"
            return replace(party, roles=frozenset(("assets",)))
    return _under_flag(units, phrase)


def heads_it_only(units: Units, party: Party) -> bool:
    """Whether he only leads or backs what is spoken of: "supports the X-led process", not "X-led raid"."""
    index = next((i for i, unit in enumerate(units) if unit.start == party.start and unit.kind in NAMES), len(units))
    tail = units[index + 1 : index + 2]
    heads = bool(tail) and tail[0].kind == "tail" and tail[0].low.lstrip("-–") in wordlists().classes["headed_by"]
    events = (wordlists().events.get(unit.low) for unit in units[index + 2 : index + 2 + _TO_EVENT])
    violent = any(event is not None and event.relation in ("attacked", "foughtWith") for event in events)
    rules = heads and units[index + 2].low in _HEADED and tail[0].low.lstrip("-–") in _RULES
    return heads and not violent and not rules and not party.roles & {"forces", "fighters"}


_TO_EVENT = 3
_RULES = frozenset(("led", "run"))
_HEADED = frozenset(("government", "administration", "regime", "junta", "authorities", "cabinet"))
"""What is his who leads it: "supports the X-led government"."""


def privately_owned(units: Units, index: int) -> bool:
    """Whether "Greek-owned", "Indian-crewed" of a ship begins there: a firm of that country has it, not the state."""
    tail = units[index + 1] if index + 1 < len(units) else None
    owner = units[index].actor
    state = owner is not None and owner.type == "State"
    return state and tail is not None and tail.kind == "tail" and tail.low.lstrip("-–") in _BY_FIRMS


_BY_FIRMS = frozenset(("owned", "operated", "manned", "crewed", "connected"))
_MERCHANTMEN = frozenset(
    name + plural
    for name in ("ship", "tanker", "vessel", "carrier", "freighter", "supertanker", "liner", "boat", "trawler", "ferry",
                 "steamer", "coaster", "dhow", "barge", "tug")
    for plural in ("", "s")
)  # fmt: skip


def _under_flag(units: Units, phrase: NounPhrase) -> Party | None:
    """Whose flag "a tanker flying the X flag", "a ship under X's flag" shows."""
    after = phrase.last + 1
    if "assets" not in phrase.roles or after + 2 >= len(units) or units[after].low not in ("flying", "under"):
        return None
    flag = noun_phrase(units, after + 1)
    if flag is None or units[flag.last].low not in ("flag", "flags"):
        return None
    names = [unit for unit in units[flag.first : flag.last] if unit.kind in NAMES]
    party = party_of(names[0]) if len(names) == 1 else None
    if party is None or party.actor.type != "State" or party.actor.name in _open_registries():
        return None
    return replace(party, roles=frozenset(("assets",)))


_FLAGGED = frozenset(("flag", "flagged", "registered"))


@cache
def _open_registries() -> frozenset[str]:
    """States whose flag a ship of anybody may fly, so that who strikes it strikes none of theirs."""
    return frozenset(row["state"] for row in table("open_registries"))


WHOLLY = frozenset(("loyal", "belonging", "allegiant"))
"""What makes somebody another's own; who is only allied with him, or linked to him, is not he."""


RISEN = frozenset(("insurgents", "rebels", "guerrillas", "mutineers", "separatists", "secessionists", "putschists"))
"""Who has risen against a state acts for none, whoever's men they were: "insurgents loyal to the fallen president"."""


def loyal_to(units: Units, phrase: NounPhrase) -> Party | None:
    """The X of "forces loyal to X", whose they are; of "a militia known as X", who it is."""
    last = phrase.last
    if (called := _known_as(units, phrase)) is not None:
        return called
    if last > phrase.first and units[last].low in wordlists().classes["loyal"]:
        last -= 1
    if (
        last + 3 >= len(units)
        or units[last + 1].low not in WHOLLY
        or units[last].low not in nouns_of("fighters", "forces") | {"men"}
    ):
        return None
    following = noun_phrase(units, last + 3) if units[last + 2].low in ("to", "with") else None
    plain = following is not None and following.party is not None and following.roles == {"name"}
    if plain and following is not None and following.party is not None and following.party.actor.type == "State":
        # A militia is not the state to which it is loyal.
        man = following.party.speaker.type == "Person" and units[last].low not in RISEN
        plain = not of_their_own(units[last].low) or man
    return following.party if plain and following is not None else None


def _known_as(units: Units, phrase: NounPhrase) -> Party | None:
    """Who "village militias known as X", "a rebel group called the X" are: a group of that name."""
    after = phrase.last + 1
    if after + 1 >= len(units) or units[phrase.last].low not in nouns_of("fighters") | _BANDS:
        return None
    if units[after].low == "known" and units[after + 1].low == "as":
        after += 2
    elif units[after].low in _NAMED:
        after += 1
    else:
        return None
    name = noun_phrase(units, after) if after < len(units) else None
    group = name.party if name is not None and name.roles == {"name"} else None
    return group if group is not None and group.actor.type in GROUPS and group.kind == "name" else None


_NAMED = frozenset(("called", "named", "dubbed", "nicknamed", "styled"))
_BANDS = frozenset(("patrols", "band", "bands", "army", "front", "organisation", "organization", "brigade", "units",
                    "unit", "committees", "force", "party", "coalition", "alliance"))  # fmt: skip


def of_their_own(noun: str) -> bool:
    """Whether those so called are not the state to which they are loyal: "militias loyal to Iran"."""
    nouns = wordlists().nouns
    return noun in nouns["fighters"] - nouns["forces"] and noun not in ("fighters", "fighter", "elements")


def deed_of(units: Units, phrase: NounPhrase) -> Party | None:
    """Whose deed is praised or condemned: "the US decision", "Pakistan's efforts"."""
    names = [unit for unit in units[phrase.first : phrase.last] if unit.kind in NAMES]
    if not (len(names) == 1 or _titled(names)) or phrase.roles:
        return None
    return None if any(unit.kind == "tail" for unit in units[phrase.first : phrase.last]) else party_of(names[-1])


def _titled(names: Units) -> bool:
    """As in "X-ian leader N. N.'s offer", which names X twice."""
    return len(names) > 1 and names[-1].speaker is not None and len({unit.actor for unit in names}) == 1


def deciders(units: Units, phrase: NounPhrase) -> tuple[Party, ...]:
    """Who did what is praised in "the decision by Y to withdraw", "the efforts of Y and Z"."""
    at, noun = phrase.last + 1, units[phrase.last].low
    if (noun not in wordlists().nouns["resolves"] and noun not in _PLAYED) or at + 2 >= len(units):
        return ()
    if any(form.participle and form.lemma in _MADE for form in units[at].forms) and units[at + 1].low == "by":
        at += 1  # "the efforts made by Y", "the role played by Y"
    found: list[Party] = []
    while at + 1 < len(units) and units[at].low in (("of", "by") if not found else ("and",)):
        inner = noun_phrase(units, at + 1)
        if inner is None or inner.party is None or inner.roles - _DECIDING:
            break
        found.append(inner.party)
        at = inner.last + 1
    return tuple(found)


_MADE = frozenset(
    ("make", "undertake", "exert", "play", "take", "deploy", "lead", "show", "display", "give", "provide")
)
_PLAYED = frozenset(("role", "part", "mediation", "contribution", "sacrifices", "leadership"))
_DECIDING = frozenset(("name", "officials", "leaders", "forces"))


def beside_noun(units: Units, phrase: NounPhrase) -> Party | None:
    """The party of "Hamas tunnels": a name before a noun that no list knows is the noun's owner, not its enemy's."""
    body = [unit for unit in units[phrase.first : phrase.last + 1] if unit.kind not in ("determiner", "number")]
    if len(body) < 2 or body[0].kind != "name" or phrase.roles or any(u.kind != "word" for u in body[1:]):
        return None
    if any(unit.low in wordlists().classes["opposed"] for unit in body[1:]):
        return None
    return party_of(body[0])


def single_owner(units: Units, phrase: NounPhrase) -> Party | None:
    """The one actor whom a phrase such as "Pakistani airstrikes" names before its head."""
    names = [unit for unit in units[phrase.first : phrase.last] if unit.actor is not None]
    if not (len(names) == 1 or _titled(names)):
        return None
    if any(u.low in wordlists().classes["unreal"] for u in units[phrase.first : phrase.last]):
        return None
    return None if units[phrase.first].low in ("no", "any") else party_of(names[-1])


def counts_arms(units: Units, phrase: NounPhrase) -> bool:
    """As in "millions of shells", "billions of dollars of weapons": the number or the worth of arms, and no money."""
    while phrase.last + 2 < len(units) and units[phrase.last].low in wordlists().nouns["gift_funds"]:
        inner = noun_phrase(units, phrase.last + 2) if units[phrase.last + 1].low in ("of", "in") else None
        if inner is None:
            return False
        phrase = inner
    return units[phrase.last].low in wordlists().nouns["gift_arms"]


def anothers_money(units: Units, lemma: str, phrase: NounPhrase) -> bool:
    """Whether the phrase is of money by which somebody arms a third, or of no money, and not his own to give.

    As in "armed Y with X-ian money", "equipped Y with cash from X", "provided Y with millions of shells".
    """
    if units[phrase.last].low in wordlists().nouns["gift_funds"] and counts_arms(units, phrase):
        return True
    if lemma not in _ARMING or units[phrase.last].low not in wordlists().nouns["gift_funds"]:
        return False
    named = any(unit.actor is not None for unit in units[phrase.first : phrase.last])
    after = units[phrase.last + 1 : phrase.last + 3]
    gapped = len(after) > 1 and after[0].kind in ("that", "relative") and after[1].actor is not None  # "that X gave"
    return named or gapped or (bool(after) and after[0].low in _GIVEN_BY)


_GIVEN_BY = frozenset(("from", "raised", "given", "provided", "donated", "supplied", "lent", "collected", "sent"))
_ARMING = frozenset(("arm", "equip"))
"""Verbs that take weapons with "with", and money as the means."""


def joined_owner(units: Units, phrase: NounPhrase) -> tuple[tuple[Party, ...], NounPhrase]:
    """Whose the noun after "and" is, too, with its phrase: of "the FARC and ELN camps" FARC's as well as ELN's."""
    beyond = phrase.last + 2
    if beyond >= len(units) or units[beyond - 1].low != "and" or units[phrase.last].kind not in NAMES:
        return (), phrase
    inner, first = noun_phrase(units, beyond), party_of(units[phrase.last])
    if inner is None or first is None or units[beyond].kind not in NAMES or single_owner(units, inner) is None:
        return (), phrase
    owned = any(unit.kind == "possessive" for unit in units[beyond : inner.last])
    return ((), phrase) if owned else ((first,), inner)  # "X and Y's offices": X may be closed itself


def whose_war(units: Units, phrase: NounPhrase) -> Party | None:
    """Whom help for his war is given: "X's support for Y's war (of aggression) against Z", "to Y's war effort"."""
    head = units[phrase.last].low
    fights = head in _FIGHTS or (head in ("effort", "efforts", "machine") and units[phrase.last - 1].low == "war")
    return single_owner(units, phrase) if fights else None


_FIGHTS = frozenset(("war", "wars", "invasion", "aggression", "offensive", "offensives", "campaign",
                     "fight", "struggle", "onslaught", "assault", "assaults", "attack", "attacks",
                     "counteroffensive", "counter-offensive", "battle", "resistance", "rebellion",
                     "insurgency", "uprising", "operation", "operations"))  # fmt: skip


_RULE = frozenset(
    ("rule", "occupation", "domination", "presence", "regime", "government", "monarchy", "state", "invasion",
     "offensive", "onslaught", "aggression", "advance", "authority", "administration", "intervention", "colonialism",
     "imperialism", "oppression", "hegemony", "dictatorship", "tyranny", "yoke", "conquest", "repression",
     "overlordship", "incursion",
     "incursions", "settlement", "expansion", "encroachment", "annexation", "occupiers", "rulers", "supremacy")
)  # fmt: skip
_RULE_OF = frozenset(("rule", "regime", "government", "dictatorship", "tyranny", "yoke", "monarchy", "domination"))
"""Nouns after which "of" leads to who rules; the occupation of a land is by somebody else."""


def whose_rule(units: Units, phrase: NounPhrase) -> Party | None:
    """Who is fought: "against British rule", "against the Soviet occupation of Y", "the dictatorship of N. N."."""
    noun, after = units[phrase.last].low, phrase.last + 1
    if noun not in _RULE:
        return None
    suffered = noun not in _RULE_OF
    if suffered and after + 1 < len(units) and units[after].low == "of":
        land = noun_phrase(units, after + 1)
        after = land.last + 1 if land is not None else after  # "the occupation of Y by X"
    linked = units[after].low if after + 1 < len(units) else ""
    inner = noun_phrase(units, after + 1) if linked == "by" or (linked == "of" and not suffered) else None
    return single_owner(units, phrase) or (inner.party if inner is not None else None)


def of_land(units: Units, first: int) -> bool:
    """Whether what is fought is done to the land that the phrase names: "against the occupation of Y"."""
    phrase = noun_phrase(units, first) if first < len(units) else None
    return phrase is not None and units[phrase.last].low in _RULE_OVER


_RULE_OVER = frozenset(("occupation", "invasion", "annexation", "conquest", "partition", "settlement"))


def as_side(units: Units, phrase: NounPhrase) -> NounPhrase:
    """The phrase; "the Malian side" as Mali."""
    if phrase.party is not None or units[phrase.last].low != "side":
        return phrase
    return replace(phrase, party=single_owner(units, phrase))


def gathered(units: Units, phrase: NounPhrase) -> NounPhrase:
    """The migrants of "a group of Y migrants", the trucks of "a convoy of Y trucks", the caves of "a maze of caves"."""
    inner = members(units, phrase)
    if inner is None or (inner.party is None and units[phrase.last].low not in _ARRAYS):
        return phrase
    return inner


def members(units: Units, phrase: NounPhrase) -> NounPhrase | None:
    """What a phrase says is together: the trucks of "a convoy of trucks", the caves of "a complex of caves"."""
    last = phrase.last
    crowd = last + 2 < len(units) and (
        units[last].low in wordlists().classes["gatherings"] or units[last].low in _ARRAYS
    )
    inner = noun_phrase(units, last + 2) if crowd and units[last + 1].low == "of" else None
    if inner is None or (inner.party is None and (phrase.party is not None or "assets" not in inner.roles)):
        return None
    return inner if inner.party is None or ("name" not in inner.roles and phrase.party in (None, inner.party)) else None


_ARRAYS = frozenset(("complex", "complexes", "network", "networks", "maze", "warren", "web", "labyrinth", "series",
                     "chain", "row", "rows", "line", "lines", "string", "set", "system", "array", "range"))  # fmt: skip
"""What things are in together, and is no thing of its own that could be struck."""


def inside_of(units: Units, phrase: NounPhrase) -> Party | None:
    """Whose the place is in which a thing stands: "houses in an X camp", "a building inside Y's headquarters"."""
    after = phrase.last + 1
    if after + 1 >= len(units) or units[after].low not in _INSIDE or phrase.roles & _LIVING:
        return None
    inner = noun_phrase(units, after + 1)
    party = inner.party if inner is not None else None
    if inner is None or party is None or party.kind == "place" or "assets" not in inner.roles:
        return None
    if units[inner.last].low in ("border", "borders", "frontier", "line"):
        return None  # "bridges at the Y border"
    return replace(party, roles=frozenset(("assets",)))


_INSIDE = frozenset(("in", "inside", "within", "at"))
_LIVING = frozenset(("people", "forces", "fighters", "officials", "captives", "bystanders", "name"))


def with_coordinates(units: Units, phrase: NounPhrase) -> NounPhrase:
    """The whole of "Q's economic and military aid", "Q-ian drone, missile and artillery strikes", by its last words."""
    kinds = wordlists().classes["coordinate"]
    joint = phrase.first - 1
    if joint < 1 or units[joint].low != "and" or phrase.first == phrase.last or units[phrase.first].low not in kinds:
        return phrase
    place = joint - 1
    while place > 0 and (units[place].low in kinds or (units[place].kind == "comma" and units[place - 1].low in kinds)):
        place -= 1
    if place == joint - 1:
        return phrase
    if units[place].kind == "determiner":
        return replace(phrase, first=place)
    owner = place - (units[place].kind == "possessive")
    if units[owner].kind not in NAMES:
        return phrase
    return replace(phrase, first=owner - (owner > 0 and units[owner - 1].kind == "determiner"))


def named_officer(units: Units, first: int) -> Party | None:
    """The N. N. of "the commander of X, N. N.", who is no more than X's officer."""
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None or phrase.last + 2 >= len(units) or units[phrase.last + 1].kind != "comma":
        return None
    named = party_of(units[phrase.last + 2])
    inner = range(phrase.first, phrase.last)
    officer = any(units[i].low in _OFFICERS and units[i + 1].low == "of" for i in inner)
    return named if officer and named is not None and named.speaker.type == "Person" else None


_OFFICERS = frozenset(("commander", "chief", "head", "leader", "general", "colonel", "captain", "major", "deputy",
                       "commander-in-chief", "director", "chairman", "lieutenant", "sergeant", "boss"))  # fmt: skip
