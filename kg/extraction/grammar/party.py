"""Parties: actors as noun phrases stand for them, and the noun phrases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Literal

from kg.extraction.grammar.home_bands import is_one_band
from kg.extraction.grammar.homes import is_organ_of
from kg.extraction.words.descriptions import GROUPS, descriptions
from kg.extraction.words.records import record
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.verbforms import plural_of
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = [
    "AGAINST", "CRITICS", "HIRING", "ONE_SPEAKER", "PAST", "STRIKERS", "NounPhrase",
    "Party", "PartyKind", "after_opening", "against_its_state", "apposed_person", "are_many",
    "band_of", "commanded_force", "craft_of", "determiner_of_date", "his_country", "is_body",
    "is_related", "is_rival", "leading", "named_force", "named_how", "names_a_band", "names_things",
    "of_home_or_leader", "of_ministry", "of_unknown_state", "once_so", "opens_title", "party_of", "past_comparator",
    "past_date", "phrase_words", "roles_at", "speaks_apart", "tells_loyalty", "with_related",
]  # fmt: skip

_FORCES = frozenset(("army", "military", "navy", "police", "intelligence", "security", "forces", "force", "defence",
                     "defense", "guard", "troops", "gendarmerie", "coastguard", "marines", "prison", "border",
                     "staff"))  # fmt: skip
"""Of what a state has a chief who does not lead the state."""

_COMPARATORS = frozenset(
    (
        "about", "above", "almost", "around", "as", "approximately", "at", "estimated", "exceeding", "fewer", "least",
        "less", "many", "more", "most", "nearly", "over", "roughly", "some", "than", "to", "under", "up",
    )
)  # fmt: skip
PartyKind = Literal["name", "demonym", "metonym", "coreference", "place"]


@record
class Party:
    """An actor, as a noun phrase stands for it.

    Attributes:
        actor: whom the phrase stands for as one who acts: for "Afghan officials", Afghanistan.
        speaker: whom it stands for as one who speaks: the officials.
        start: position of the words that name it.
        end: position after them.
        roles: classes of the phrase's head noun; ``name`` where the head is the name itself.
        kind: how it is named: ``name``, ``demonym`` or ``metonym``; ``coreference`` where context says who is meant,
            ``place`` where only a place within the state is named.
    """

    actor: Actor
    speaker: Actor
    start: int
    end: int
    roles: frozenset[str]
    kind: PartyKind


@record
class NounPhrase:
    """A noun phrase.

    Attributes:
        first: index of its first unit.
        last: index of its last unit, its head.
        party: whom it stands for, or ``None``.
        roles: classes of its head noun.
    """

    first: int
    last: int
    party: Party | None
    roles: frozenset[str]


def is_related(units: Sequence[Unit], owners: Sequence[int], last: int) -> bool:
    """Whether each name before the last tells what the last one is to it: "the NATO member X", "the Y affiliate X"."""
    head = units[last]
    if head.kind != "name" or head.actor is None or head.actor.type == "Person" or units[last - 1].low == "part":
        return False
    kind = (
        len(owners) == 1 and last - owners[0] - 1 in range(1, _TO_RELATED) and units[last - 1].low in wordlists().kinds
    )
    return kind and all(unit.kind in ("word", "verb") for unit in units[owners[0] + 1 : last])


def with_related(units: Sequence[Unit], index: int) -> int:
    """Where the name is of whom a phrase is: the X of "fighters of the Y affiliate X", else the one at ``index``."""
    if index >= len(units) or units[index].kind != "name":
        return index
    ahead = range(index + 2, min(index + 1 + _TO_RELATED, len(units)))
    return next((last for last in ahead if is_related(units, (index,), last)), index)


_TO_RELATED = 4


def party_of(unit: Unit) -> Party | None:
    """The party that a name by itself stands for."""
    if unit.actor is None:
        return None
    return Party(unit.actor, unit.speaker or unit.actor, unit.start, unit.end, frozenset(("name",)), named_how(unit))


def named_how(unit: Unit) -> PartyKind:
    """How a name unit names: a name that context supplies is a coreference."""
    if unit.resolved:
        return "coreference"
    return "demonym" if unit.kind == "demonym" else "metonym" if unit.kind == "metonym" else "name"


def are_many(party: Party) -> bool:
    """Whether "they" can go on about it: several people, or a group or an organ of several."""
    people = party.roles & {"people", "fighters", "forces", "officials", "leaders", "voices"}
    return bool(people) or party.speaker.type not in ("State", "Person", "IntergovernmentalOrganization")


_RULERS = frozenset(("ruler", "leader", "president", "dictator", "strongman", "premier"))


def commanded_force(units: Sequence[Unit], owner: int, title: int, led: Party) -> Party:
    """A state's army or police, where that is what the office is at the head of: "Peru's army chief", never Peru."""
    words = [unit.low for unit in units[owner + 1 : title] if unit.kind != "possessive"]
    forces = [place for place, word in enumerate(words) if word in _FORCES]
    if led.actor.type != "State" or not (forces or units[title].low == "commander"):
        return led
    if words[-1:] == ["military"] and units[title].low in _RULERS:
        return led  # "Chad's military ruler"
    if words[-1:] == ["security"]:
        return led  # "Russia's security chief": of no force that is so called
    name = " ".join(words[: forces[-1] + 1]) if forces else "forces"
    force = Actor(f"{led.actor.name}'s {name}", "StateOrgan", (), led.actor.name)
    return replace(led, actor=force, speaker=force)


_ARMED = frozenset(("army", "military", "navy", "police", "gendarmerie"))


def named_force(units: Sequence[Unit], led: Party) -> Party | None:
    """The army of "the army, led by N. N.", "the army of X, led by N. N.", who for that leads no state."""
    place = next((i for i, unit in enumerate(units) if unit.start == led.start), None)
    if place is None or led.actor.type != "State":
        return None
    of = place > 1 and units[place - 1].low == "of"
    word = units[place - 2].low if of else units[place].low.rsplit(" ", 1)[-1] if units[place].resolved else ""
    if word not in _ARMED:
        return None
    force = Actor(f"{led.actor.name}'s {word}", "StateOrgan", (), led.actor.name)
    return replace(led, actor=force, speaker=force)


def past_comparator(units: Sequence[Unit], first: int) -> int:
    """The index after "over", "at least", "more than" … where a number follows; ``first`` where none does."""
    if first + 3 < len(units) and units[first + 1].low == "-" and units[first + 2].low == "strong":
        return first + 3  # "the 12,000-strong X"
    for number in range(first + 1, min(first + 5, len(units))):
        if units[number].kind == "number":
            half = 2 if units[number - 1].low == "a" and units[number - 2].low == "half" else 0  # "half a million"
            qualifying = all(unit.low in _COMPARATORS for unit in units[first : number - half])
            return number if qualifying else first
    return first


def past_date(units: Sequence[Unit], index: int, *, determined: bool) -> int:
    """The index after the date of "Thursday's attack", "the December 13 attack"; ``index`` where none is part of it."""
    if index >= len(units) or units[index].kind not in ("date", "number"):
        return index
    led = determined and index + 1 < len(units) and units[index + 1].kind == "date" and units[index].kind == "number"
    place = index + led
    while place < len(units) and (units[place].kind == "date" or (place > index and _day(units, place))):
        place += 1
    owned = place < len(units) and units[place].kind == "possessive"
    inside = place > index and (owned or determined) and place + owned < len(units)
    return place + owned if inside and units[place + owned].kind in ("word", "verb", *NAMES) else index


def determiner_of_date(units: Sequence[Unit], index: int) -> int:
    """The determiner of "the 3 May attack" before the date that ends at ``index``; negative where none stands there."""
    while index >= 0 and units[index].kind in ("date", "number"):
        index -= 1
    return index if index >= 0 and units[index].kind == "determiner" else -1


def _day(units: Sequence[Unit], index: int) -> bool:
    """Whether a number is the day of the month before it: "the May 17th attack"."""
    digits = units[index].low.rstrip("stndrh")
    return units[index - 1].kind == "date" and digits.isdigit() and len(digits) < len("100")


def craft_of(units: Sequence[Unit], owner: int, last: int) -> Party | None:
    """The state of "the Iranian tanker Sabalan", "the Argentine cruiser General Belgrano", "the U.S. frigate Stark"."""
    nouns = wordlists().nouns
    noun = next((i for i in range(owner + 1, last) if units[i].low in nouns["assets"]), None)
    party = party_of(units[owner])
    short = units[owner].text.replace(".", "")
    adjective = units[owner].kind == "demonym" or (short.isupper() and len(short) < _ACRONYM)
    if noun is None or party is None or not adjective:
        return None
    if any(unit.kind != "word" for unit in units[owner + 1 : noun]):
        return None
    if any(unit.kind != "capital" or unit.place is not None for unit in units[noun + 1 : last + 1]):
        return None
    fighting = frozenset(("forces",)) if units[noun].low in nouns["forces"] else _NO_ROLES
    return replace(party, end=units[last].end, roles=fighting | {"assets"})


_ACRONYM = 4
"""Letters of what is no acronym of a state any more: "a US destroyer"."""
PAST = frozenset(("former", "ex", "late", "onetime", "one-time", "sometime", "erstwhile", "ousted", "deposed",
                  "toppled", "overthrown", "dethroned", "unseated"))  # fmt: skip


def once_so(words: Sequence[Unit]) -> bool:
    """As in "its former ally X", "the onetime colonial power X": what X was, who is X still."""
    named = len(words) > 2 and words[-1].kind == "name" and words[-1].speaker is None
    return named and words[-2].low in wordlists().classes["once_so"] and any(word.low in PAST for word in words[-4:-2])


def no_more(words: Sequence[Unit]) -> bool:
    """Whether the words of a phrase say that it is not so, or no more: "alleged", "former".

    "The former president N. N." is still that person, though no longer of the state.
    """
    unreal, lows = wordlists().classes["unreal"], [word.low for word in words]
    if unreal.isdisjoint(lows) and _NEVER.isdisjoint(lows):
        return False
    head = words[-1]
    lone = head.kind == "name" and head.actor is not None and head.actor.type == "Person" and head.speaker is None
    lone = lone or once_so(words)
    claims = head.low in wordlists().classes["title"] and any(word.low in _NEVER for word in words)
    return claims or any(word.low in unreal and not (lone and word.low in PAST) for word in words)


def of_several_states(words: Sequence[Unit]) -> bool:
    """Whether each is another state's, who met there: "the foreign ministers in P", "the two leaders in P"."""
    counted = any(word.kind == "number" for word in words)
    return words[-1].low in ("ministers", "leaders") and (counted or (len(words) > 1 and words[-2].low in _ONE_EACH))


_ONE_EACH = frozenset(("foreign", "prime", "defence", "defense", "interior", "finance", "trade", "oil", "energy",
                       "health", "justice", "agriculture", "transport", "african", "arab", "european", "western",
                       "regional", "gulf", "world"))  # fmt: skip


def once_at(units: Sequence[Unit], index: int) -> bool:
    """Whether a participle opens a phrase by which somebody is in office no more: "Ousted president N. N."."""
    before = units[index - 1] if index else None
    opens = before is None or before.kind not in ("word", "capital", "pronoun", "have", "be", *NAMES)
    return opens and units[index].low in PAST


def unseated(words: Sequence[Unit]) -> Party | None:
    """The man of "the ousted Y-ian president", "Y's shadow minister", who acts for no state; nobody for "former"."""
    head, lists = words[-1], wordlists()
    heads = head.low in lists.nouns["leaders"] and head.low in lists.classes["title"]
    past = any(word.low in _UNSEATED | _NEVER for word in words)
    owned = any(word.kind in NAMES and word.actor is not None and word.actor.type == "State" for word in words)
    alone = words[0].kind == "determiner" and not any(word.kind in NAMES for word in words)
    if not heads or not past or not (owned or alone) or any(word.kind == "number" for word in words):
        return None
    named = words[words[0].kind == "determiner" :]
    named = named[1:] if owned and named[0].low in _UNSEATED else named
    actor = Actor(" ".join(word.text for word in named).replace(" 's", "'s").replace(" ’s", "’s"), "Person")
    return Party(actor, actor, named[0].start, named[-1].end, frozenset(("leaders",)), "name")


_NEVER = frozenset(("self-proclaimed", "self-styled", "shadow"))
_UNSEATED = frozenset(("ousted", "deposed", "toppled", "overthrown", "dethroned", "unseated"))


def against_its_state(units: Sequence[Unit], owner: int, last: int, roles: frozenset[str]) -> Party | None:
    """Who "Chadian rebel forces", "Chadian rebel bases", "the Chadian rebel leader" are: never Chad."""
    unit, head = units[owner], units[last]
    if is_one_band(units[owner + 1 : last], head.low):
        band = Actor(" ".join(phrase_words(units, owner, last)), "MilitantGroup")
        return Party(band, band, unit.start, head.end, frozenset(("fighters",)), "demonym")
    if unit.kind != "demonym":
        return None
    kind = next((word.low for word in units[owner + 1 : last] if word.low in AGAINST), "")
    if roles & {"forces", "fighters"} and "assets" not in roles:
        name = " ".join(word.text for word in units[owner : last + 1])
    elif kind in _THEMSELVES:
        name = f"{unit.text} {kind}s"
    else:
        return None
    actor = Actor(name, "MilitantGroup")
    voice = Actor(" ".join(phrase_words(units, owner, last)), "Person") if roles & {"leaders", "officials"} else actor
    return Party(actor, voice, unit.start, head.end, roles, "demonym")


def band_of(units: Sequence[Unit], owner: int, last: int, roles: frozenset[str]) -> Party | None:
    """Who "Pakistani militants", "Philippine communist guerrillas" are: a group of their own, known by these words."""
    unit, head = units[owner], units[last]
    kinds = descriptions().classes["distinctive"] | descriptions().classes["group-armed"] | HIRING
    kinds = kinds | wordlists().classes["on_foot"]
    between = [word for word in units[owner + 1 : last] if word.low not in _ABOUT_THEM]
    if unit.kind != "demonym" or head.low in ("branch", "branches") or any(word.low not in kinds for word in between):
        return None
    name = " ".join((unit.text, *(word.text for word in between), plural_of(head.text)))
    actor = Actor(name, "MilitantGroup")
    return Party(actor, actor, unit.start, head.end, roles, "demonym")


HIRING = frozenset(("private", "military", "security"))
"""What tells whose hire mercenaries and contractors are in."""
_ABOUT_THEM = frozenset(("masked", "armed", "hooded", "unidentified", "unknown", "lone", "young", "teenage", "female",
                         "male", "heavily", "wounded", "fugitive"))  # fmt: skip
"""Adjectives that tell no band apart from another of its state."""
AGAINST = frozenset(
    ("rebel", "guerrilla", "insurgent", "separatist", "secessionist", "mutinous", "dissident", "breakaway",
     "opposition", "militia", "tribal", "clan", "resistance", "anti-government", "mujahideen", "mujahedin", "warlord")
)  # fmt: skip
"""What those are who fight their own state, or are not under it: "Chadian rebel forces" are not Chad's."""
_THEMSELVES = AGAINST - {"mutinous", "breakaway", "opposition", "tribal", "clan", "resistance", "anti-government",
                         "mujahideen", "mujahedin"}  # fmt: skip
"""Those of them that are also nouns: "rebel bases" are those of rebels."""


_RIVALS = frozenset(("rival", "parallel", "shadow", "exiled", "self-declared", "self-proclaimed", "self-styled",
                     "unrecognised", "unrecognized", "alternative"))  # fmt: skip
_GOVERNMENTS = frozenset(("government", "administration", "authorities", "cabinet", "parliament", "legislature"))


def is_rival(words: Sequence[Unit], head: str) -> bool:
    """Whether what the words before its head tell of is not its state's: "rebel forces", "a parallel government"."""
    rivals = AGAINST | _RIVALS if head in _GOVERNMENTS else AGAINST
    return any(word.low in rivals for word in words) or is_one_band(words, head)


def phrase_words(units: Sequence[Unit], first: int, last: int) -> list[str]:
    """The words of a phrase, "its" by the name of the one who is meant."""
    words = list[str]()
    for index, unit in enumerate(units[first : last + 1], first):
        if unit.kind == "possessive" and words:
            words[-1] += "'s"
        elif unit.resolved and unit.speaker and index < last and units[index + 1].kind == "possessive":
            words.append(unit.speaker.name)  # "the army's spokesman" is the spokesman of that army
        else:
            # "its minister" is known by the name of the one whose minister it is.
            words.append(unit.actor.name if unit.resolved and unit.actor else unit.text)
    return words


_PRIVATE_VOICES = frozenset(("charity", "charities", "ngo", "ngos"))


def speaks_apart(units: Sequence[Unit], first: int, last: int) -> bool:
    """Whether who is called after a state speaks for nobody's: "a German charity", "X's electoral commission"."""
    head, classes = units[last].low, descriptions().classes
    cause = head in classes["own-voice"] and any(u.low in classes["own-cause"] for u in units[first:last])
    return cause or head in _PRIVATE_VOICES


CRITICS = frozenset(("critic", "critics", "dissident", "dissidents", "detractor", "detractors", "deserter", "deserters",
                     "defector", "defectors", "exile", "exiles", "émigré", "émigrés", "emigré", "emigrés", "emigre",
                     "emigres"))  # fmt: skip
"""Who speaks against the one after whom he is called, or has left him."""
STRIKERS = frozenset(("attackers", "attacker", "assailants", "assailant", "kidnappers", "kidnapper", "captors",
                      "captor", "abductors", "killers", "killer", "assassins", "assassin", "murderers",
                      "murderer"))  # fmt: skip
"""Who strikes the one after whom he is called: "the attackers of X" are not X's."""


_HOMELAND = frozenset(("country", "nation", "homeland"))
_HIS = frozenset(("his", "her", "their", "our", "my"))


def of_unknown_state(owner: Unit, head: str) -> bool:
    """Whether it is a state that nobody has named: "his country" of somebody who acts for none that is known."""
    actor = owner.actor
    unknown = actor is not None and actor.type == "Person" and actor.acts_for is None
    return unknown and owner.resolved and head in _HOMELAND


def his_country(units: Sequence[Unit], first: int, last: int) -> Party | None:
    """The state of "his country", said of somebody who acts for it; who "their Iranian backers" are."""
    if units[last].low in _ALLIES or units[last].low in _BACKERS:
        return _companion(units, first, last)
    owned = last == first + 2 and units[first + 1].kind == "possessive" and units[first].low in _HIS
    if not owned or units[last].low not in _HOMELAND or not units[first].resolved:
        return None
    party = party_of(units[first])
    if party is None or party.actor.type != "State":
        return None
    return Party(party.actor, party.actor, party.start, party.end, frozenset(("name",)), party.kind)


def _companion(units: Sequence[Unit], first: int, last: int) -> Party | None:
    """Who "X's Iranian backers", "their AMISOM allies" are; "X's Iraqi allies" are only known to be from there."""
    head = units[last].low
    mark = next((i for i in range(last - 2, first, -1) if units[i].kind == "possessive"), 0)
    names = [i for i in range(mark + 1, last) if units[i].kind in NAMES]
    owner, unit = units[mark - 1].actor, units[names[0]] if len(names) == 1 else None
    if not mark or owner is None or unit is None or unit.actor is None or unit.actor.name == owner.name:
        return None
    if any(other.kind not in ("word", *NAMES) or other.low in PAST for other in units[mark + 1 : last]):
        return None
    of_state = unit.actor.type == "State"
    if of_state and head not in _BACKERS and not (head == "ally" and owner.type == "State"):
        return None
    party = party_of(unit) if of_state or unit.kind == "name" else None
    return replace(party, roles=frozenset(("name",))) if party is not None else None


_ALLIES = frozenset(("ally", "allies", "partner", "partners"))
_BACKERS = frozenset(("backer", "backers", "patron", "patrons", "sponsor", "sponsors", "paymaster", "paymasters"))
_HEADS = frozenset(("leaders", "commanders", "officials", "chiefs", "generals", "officers"))


def names_a_band(unit: Unit) -> bool:
    """Whether the word names people under arms, whom no state's name follows as theirs, or stands for such."""
    if unit.kind in NAMES and not unit.resolved:
        return False
    nouns = wordlists().nouns
    if unit.low in _HEADS:
        return True  # "the leaders X sheltered"
    return unit.low in nouns["fighters"] or unit.low in nouns["forces"] or unit.low in wordlists().classes["shortened"]


def tells_loyalty(units: Sequence[Unit], index: int) -> bool:
    """Whether it is the "loyal" of "forces loyal to X"."""
    if not 0 < index < len(units) - 1 or units[index].low not in wordlists().classes["loyal"]:
        return False
    return units[index + 1].low in ("to", "with") and names_a_band(units[index - 1])


def opens_title(units: Sequence[Unit], index: int) -> bool:
    """Whether a titled name with a verb begins at ``index``, after a noun: "the sanctions President X imposed"."""
    before, name = units[index - 1], index
    if units[index].kind != "capital" or not before.text.islower():
        return False
    while name < len(units) and units[name].kind == "capital":
        name += 1
    noun = (before.low.endswith("s") and before.kind in ("word", "verb")) or before.low in wordlists().events
    titled = any(unit.low in wordlists().classes["title"] for unit in units[index:name])
    named = name < len(units) and units[name].kind in NAMES
    return noun and titled and named and any(found.kind in ("verb", "have") for found in units[name + 1 : name + 3])


def names_things(word: str) -> bool:
    """Whether the word names things in the plural, which no name follows as theirs: "weapons", "rockets"."""
    nouns = wordlists().nouns
    if word in wordlists().classes["under_whose"]:
        return True  # "under whose auspices Mali signed a truce"
    return word.endswith("s") and (word in nouns["assets"] or word in nouns["arms"] or word in nouns["curbs"])


def after_opening(units: Sequence[Unit], index: int) -> bool:
    """Whether a name is the subject of a verb, after a phrase that opens the sentence: "In response X armed Y"."""
    after = index + 1
    if units[0].kind != "preposition" or units[index - 1].low in _beside_names() or after + 1 >= len(units):
        return False
    if any(unit.kind in ("verb", "comma", "conjunction") for unit in units[: index - 1]):
        return False
    if units[after].kind in ("have", "modal", "do", "be"):
        return units[after].low != "being"
    after += units[after].kind == "adverb"
    finite = after + 1 < len(units) and any(form.finite for form in units[after].forms)
    noun = finite and units[after].low in wordlists().events and units[after + 1].kind in ("preposition", "verb")
    noun = noun or (units[after].low in _PAPERS and units[after + 1].kind == "verb")  # "a secret UN report seen by Z"
    return finite and not noun and units[after + 1].low != "by" and units[after + 1].kind != "comma"


_PAPERS = frozenset(("report", "reports", "statement", "statements", "document", "documents", "brief", "survey"))


@cache
def _beside_names() -> frozenset[str]:
    """Nouns beside which a name may stand: "rebel leader X", "its ally X"."""
    lists = wordlists()
    people = ("forces", "fighters", "officials", "people", "bystanders", "captives", "voices", "leaders", "agents")
    beside = frozenset().union(*(lists.nouns[name] for name in people))
    return beside.union(*(lists.classes[name] for name in ("human", "title", "describing", "shortened")))


_BODIES = GROUPS | {"PoliticalParty"}


def is_body(unit: Unit) -> bool:
    """Whether a name is a party's or a group's: "the HADEP party", "the Polisario movement"."""
    return unit.kind == "name" and unit.actor is not None and unit.actor.type in _BODIES | {"Organization"}


def of_home_or_leader(units: Sequence[Unit], home: int, group: int) -> bool:
    """Whether a group's name stands after its state's or leader's: "Lebanese Hezbollah fighters", "Savimbi's UNITA"."""
    whose, actor, near = units[home].actor, units[group].actor, 1 + (units[home + 1].kind == "possessive")
    if group - home > near or is_organ_of(units[home], units[group]):
        return group - home <= near
    owned = units[home].kind == "demonym" or units[home + 1].kind == "possessive"
    led = units[home].speaker is not None or (whose is not None and whose.type in ("Person", "State"))
    return led and owned and actor is not None and actor.type in _BODIES and units[group].kind == "name"


@cache
def _roles() -> dict[str, frozenset[str]]:
    """For each noun that stands for somebody the classes that it belongs to."""
    found: dict[str, set[str]] = {}
    for name, words in wordlists().nouns.items():
        for word in words if name in _ROLES else ():
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def roles_of(noun: str, before: str) -> frozenset[str]:
    """The classes of a noun that stands for somebody, by the word before it."""
    roles = _roles().get(noun, _NO_ROLES)
    if "forces" in roles and before in wordlists().classes["on_foot"]:
        return frozenset(("fighters",))  # "suicide bombers" are no aircraft
    if noun in _RIGS and before not in _OFFSHORE:
        return _NO_ROLES  # "the opposition's platform"
    return roles


def roles_at(units: Sequence[Unit], first: int, last: int) -> frozenset[str]:
    """The classes of a phrase by its head; "a Hezbollah member", "a member of the X" is a fighter of theirs."""
    roles = roles_of(units[last].low, units[last - 1].low if last > first else "")
    if not roles and last > first and units[last].low in _RIGS and units[last - 1].kind == "demonym":
        return frozenset(("assets",))  # "shelled two Iranian platforms"
    if not roles and last > first and units[last].low == "council" and units[last - 1].low in _RULING:
        return frozenset(("officials",))
    if roles or units[last].low != "member":
        return roles
    owner = units[last - 1] if last > first else None
    if last + 2 < len(units) and units[last + 1].low == "of":
        owner = units[last + 2 + (units[last + 2].kind == "determiner" and last + 3 < len(units))]
    actor = owner.actor if owner is not None and owner.kind in NAMES else None
    armed = actor is not None and actor.type in GROUPS and actor.type != "UmbrellaGroup"  # whose members are groups
    if actor is not None and actor.type in ("PoliticalParty", "Organization"):
        return roles_of("members", "")
    return frozenset(("fighters",)) if armed else roles


_RULING = frozenset(("presidential", "sovereign", "sovereignty", "governing", "transitional", "ruling", "leadership"))
"""Councils that are at the head of a state: "X's Presidential Council"."""
_ROLES = frozenset(
    ("forces", "fighters", "officials", "people", "bystanders", "captives", "assets", "voices", "leaders", "agents")
)
"""Classes of nouns that stand for somebody, or for what is somebody's; talks and treaties do neither."""
_RIGS = frozenset(("platform", "platforms"))
_OFFSHORE = frozenset(("oil", "gas", "drilling", "offshore", "production", "loading", "oil-drilling", "gas-drilling",
                       "oil-loading", "oil-producing", "missile", "radar", "exploration", "launching"))  # fmt: skip
"""What makes a platform one that can be struck."""
_NO_ROLES: frozenset[str] = frozenset()


def of_ministry(words: Sequence[Unit]) -> bool:
    """Whether a phrase is "a Foreign Ministry spokesman", "a senior government official", and no rebel's."""
    return words[-1].low in _SPEAKS and len(words) > _MANY and all(unit.low in _OF_STATE for unit in words[1:-1])


_MANY = 2
_SPEAKS = frozenset(("spokesman", "spokeswoman", "official", "source", "sources", "spokesmen"))
_OF_STATE = frozenset(("foreign", "defence", "defense", "interior", "information", "government", "ministry", "senior",
                       "army", "military", "official", "top", "foreign-ministry", "high-ranking"))  # fmt: skip


ONE_SPEAKER = frozenset(("minister", "president", "premier", "leader", "spokesman", "spokeswoman", "spokesperson",
                         "ambassador", "envoy", "diplomat", "negotiator", "prosecutor", "secretary", "chief",
                         "commander", "official", "chairman"))  # fmt: skip
"""Words of office of which only one person can be called by the singular."""
_TO_PERSON = 7


def apposed_person(units: Sequence[Unit], last: int, actor: Actor) -> Actor | None:
    """The N. N. of "the X-ian minister, N. N., said", "X's envoy to the P, N. N., said"."""
    until = min(last + _TO_PERSON, len(units) - 2)
    comma = next((at for at in range(last + 1, until) if units[at].kind == "comma"), None)
    if comma is None or units[comma + 2].kind not in ("comma", "end"):
        return None
    between = units[last + 1 : comma]
    if between and (between[0].kind not in ("preposition", "to") or any(unit.kind == "verb" for unit in between)):
        return None
    name = units[comma + 1]
    person = name.speaker or name.actor
    if name.kind != "name" or name.actor is None or person is None or person.type != "Person":
        return None
    own = name.actor.name in (actor.name, person.name)
    return replace(person, acts_for=person.acts_for or actor.name) if own else None


def leading(units: Sequence[Unit], first: int, last: int, roles: frozenset[str]) -> Party | None:
    """The X of "X-led forces", of "Hamas-led gunmen", who act for it; a coalition that X leads is a body of its own."""
    tail = next((i for i in range(first + 1, last) if units[i].kind == "tail"), None)
    if tail is None or units[tail].low.lstrip("-–") != "led" or units[tail - 1].kind not in NAMES:
        return None
    party = party_of(units[tail - 1])
    band = party is not None and party.actor.type in GROUPS and units[last].low in wordlists().nouns["fighters"]
    if party is None or not (band or units[last].low in _LED):
        return None
    return replace(party, roles=roles | {"forces"})


_LED = frozenset(("forces", "troops", "army", "armies", "fighters", "force", "militia", "militias", "soldiers",
                  "units", "peacekeepers", "contingent", "contingents", "commandos", "patrol", "patrols",
                  "paratroopers", "police"))  # fmt: skip
