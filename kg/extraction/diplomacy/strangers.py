"""Strangers: whether a sentence names parties whom nothing resolves, so that nobody else is to be taken for them."""

from __future__ import annotations

from kg.extraction.arguments.accord_mentions import Mention
from kg.extraction.diplomacy.accord_terms import between_at
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS, SIDES, is_nameless
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists

__all__ = [
    "beside_them",
    "chairs_own",
    "domestic",
    "next_clause",
    "only_meant",
    "parts_of_one",
    "rebels_speak",
    "strangers",
    "unsided",
]

_NEAR = 16
_GATHERINGS = frozenset(("summit", "meeting", "conference", "session", "assembly"))
_RULING = frozenset(("government", "authorities", "state", "army", "military", "junta", "regime", "administration"))
_KNOWN_BY = frozenset(("the", "its", "their", "both", "these", "those", "his"))


def strangers(clauses: Clauses, index: int) -> bool:
    """Whether "between" or "at which" after ``index`` leads to names that nothing resolves, or to one only."""
    units = clauses.units
    if units[index].low in _GATHERINGS and _of_one_house(units, index):
        return True
    if index + 2 < len(units) and units[index + 1].low == "with":
        other = noun_phrase(units, index + 2)
        if other is not None and other.party is None and units[other.last].low in _RULING:
            return True  # "signed an accord with the government", and nothing tells which
        theirs = any(unit.kind == "possessive" for unit in units[index + 3 : index + 5])
        if (other is None or other.party is None or theirs) and _several(clauses, index + 2):
            return True  # "a truce with the country's various armed groups"
    for place in range(index + 1, min(index + _NEAR, len(units) - 1)):
        if units[place].kind in ("stop", "end", "quote"):
            return False
        at_which = units[place].low == "which" and units[place - 1].low in ("at", "during")
        if at_which or (units[place].low == "where" and place > index + 1):
            group = next((g for g in clauses.groups if g.head > place and g.form == "finite"), None)
            phrases = clauses.subject_phrases(group) if group is not None else ()
            named = {unit.actor.name for unit in units[place:] if unit.actor is not None and unit.actor.type in SIDES}
            if any(phrase.party is None and units[phrase.first].kind == "capital" for phrase in phrases):
                return True
            if group is not None and group.lemma in _SIGNS:
                return True  # "a summit at which it signed a pact with X"
            return len(phrases) == len(named) == 1  # "a meeting at which X announced a parallel government"
        if units[place].low not in ("between", "among") or units[place].kind != "preposition":
            continue
        between = between_at(clauses, place + 1)
        return (
            parts_of_one(units, place + 1)
            or _other_band(units, place + 1)
            or (not between and not _familiar(clauses, place + 1))
        )
    return False


_SIGNS = frozenset(("sign", "initial", "conclude", "ink", "ratify"))


def _of_one_house(units: Units, index: int) -> bool:
    """Whether those who gather are of one body: "a UNASUR summit on energy", "a meeting of his security council"."""
    before, bodies = units[index - 1] if index else None, wordlists().classes["own_body"]
    of = index + 2 < len(units) and units[index + 1].low == "of"
    whose = noun_phrase(units, index + 2) if of else None
    if whose is not None and whose.party is not None and whose.party.actor.type not in SIDES:
        return True  # "a summit of the African Union"
    if whose is not None and whose.party is None and units[whose.last].low in bodies:
        return True
    union = before is not None and before.actor is not None and before.actor.type == "IntergovernmentalOrganization"
    return before is not None and (union or before.low in bodies) and not _attended(units, index)


def _two_after(units: Units, index: int) -> bool:
    """Whether two are named after the noun: "chaired a meeting to end the war between A and B"."""
    named = {u.actor.name for u in units[index + 1 :] if u.actor is not None and u.actor.type in SIDES}
    return len(named) > 1


def _attended(units: Units, index: int) -> bool:
    """Whether the noun at ``index`` leads to those who gather: "an OAU meeting between A and B"."""
    return any(
        unit.low in ("between", "with", "of", "at", "where", "attended") for unit in units[index + 1 : index + 5]
    )


def domestic(clauses: Clauses, *after: int) -> bool:
    """Whether "between" after one of the places leads to those at odds within a state: "the army and the rebels"."""
    units = clauses.units
    for index in after:
        for place in range(index + 1, min(index + _NEAR, len(units) - 1)):
            if units[place].kind in ("stop", "end", "quote"):
                break
            if units[place].low in ("between", "among") and units[place].kind == "preposition":
                return any(unit.low in _AT_HOME for unit in units[place + 1 : place + _NEAR // 2])
    return _factions(clauses)


def _factions(clauses: Clauses) -> bool:
    """Whether the sentence tells of "the factions", who are no two states: "a truce that brought the clans to P"."""
    units = clauses.units
    bands = (i for i in range(1, len(units)) if units[i].low in _WITHIN and units[i].actor is None)
    return any(units[i - 1].low in _TOGETHER for i in bands)


_WITHIN = frozenset(("factions", "clans", "militias", "warlords", "tribes", "sub-clans"))
_TOGETHER = frozenset(("the", "both", "all", "warring", "rival", "two", "feuding"))


def rebels_speak(clauses: Clauses, index: int) -> bool:
    """Whether the sentence speaks of rebels before ``index`` whom nothing resolves, so that they may be the party."""
    units = clauses.units
    told = any(
        units[i].low in _AT_HOME and units[i].actor is None and units[i - 1].low == "the" for i in range(1, index)
    )
    return told or _factions(clauses)


def _several(clauses: Clauses, first: int) -> bool:
    """Whether what follows speaks of more than one band that nothing resolves, so that no one band may be meant."""
    sundry = False
    for unit in clauses.units[first : first + _PHRASE]:
        if unit.kind in ("stop", "end", "comma", "verb", "preposition", "conjunction") and unit.low != "armed":
            return False
        sundry = sundry or unit.low in _SUNDRY
        if sundry and unit.low.rpartition(" ")[2] in _BANDS:
            return True
    return False


_PHRASE = 8
_SUNDRY = frozenset(("various", "several", "many", "other", "different", "numerous", "ethnic", "multiple", "all",
                     "some"))  # fmt: skip
_BANDS = frozenset(("groups", "parties", "organisations", "organizations", "militias", "factions", "movements",
                    "armies", "tribes", "leaders", "rebels", "insurgents", "neighbours", "neighbors", "countries",
                    "states", "nations", "governments"))  # fmt: skip
_AT_HOME = frozenset(("opposition", "rebels", "insurgents", "guerrillas", "junta", "militants", "separatists",
                      "protesters", "dissidents", "mutineers", "factions", "rebellion"))  # fmt: skip


def _other_band(units: Units, first: int) -> bool:
    """As in "between the ELN and the dissidents": not between it and the state that it fights."""
    phrase = noun_phrase(units, first)
    joint = phrase.last + 1 if phrase is not None else len(units)
    if phrase is None or phrase.party is None or phrase.party.actor.type not in GROUPS or joint + 1 >= len(units):
        return False
    other = noun_phrase(units, joint + 1) if units[joint].low == "and" else None
    # Whom "the dissidents" seem to be, since no other band has been told of, is not who stands beside them.
    same = other is not None and other.party is not None and other.party.actor.name == phrase.party.actor.name
    nameless = other is not None and (other.party is None or same or is_nameless(other.party.actor))
    return nameless and other is not None and units[other.last].low in _BANDS | _AT_HOME | {"militias"}


def parts_of_one(units: Units, first: int) -> bool:
    """As in "between the factions of the movement", "between X's two wings": nobody outside X is meant."""
    head = next((i for i in range(first, min(first + _PHRASE, len(units))) if units[i].low in _PARTS), None)
    if head is None or any(unit.kind in ("comma", "stop", "conjunction") for unit in units[first:head]):
        return False
    if any(_one_band(units, i) and units[i + 1].kind == "possessive" for i in range(first, head)):
        return True
    if head + 2 >= len(units) or units[head + 1].low not in ("of", "within", "inside"):
        return False
    whole = noun_phrase(units, head + 2)
    joined = whole is not None and units[min(whole.last + 1, len(units) - 1)].low == "and"
    return whole is not None and not joined and _one_band(units, whole.last)


def _one_band(units: Units, index: int) -> bool:
    actor = units[index].actor
    return (actor is not None and actor.type in GROUPS) or units[index].low in _WHOLES


def chairs_own(clauses: Clauses, group: VerbGroup, mention: Mention) -> bool:
    """Whether he is in the chair of no talks of others: "chaired a meeting", which may be of anybody.

    Nor in "contacts between X and the Peace Council, chaired by N. N.,", who is at the head of one who talks.
    """
    units, comma = clauses.units, group.first - 1
    any_of = group.voice == "active" and not mention.definite and units[mention.index].low in _GATHERINGS
    if any_of and not (_attended(units, mention.index) or _two_after(units, mention.index)):
        return True
    if group.voice != "reduced" or comma < 1 or units[comma].kind != "comma":
        return False
    body = units[comma - 1]
    head = noun_phrase(units, group.head + 2) if group.head + 2 < len(units) else None
    if head is not None and head.party is not None and head.party.speaker.type != "Person":
        return False  # "the Peace Council, chaired by New Zealand": no state is at the head of another's band
    return body.low.rpartition(" ")[2] in _BODIES and body.kind in (*NAMES, "capital")


_BODIES = frozenset(("council", "commission", "committee", "delegation", "front", "party", "movement", "union",
                     "alliance", "coalition", "assembly", "board", "congress"))  # fmt: skip

_PARTS = frozenset(("factions", "wings", "branches", "tendencies", "commanders", "splinters"))
_WHOLES = frozenset(("movement", "group", "front", "party", "organisation", "organization", "rebellion", "militia"))


def _familiar(clauses: Clauses, first: int) -> bool:
    """Whether both of "between A and B" are names or known to readers: "the government and the rebels"."""
    units = clauses.units
    phrase = noun_phrase(units, first)
    if phrase is None or any(u.kind == "capital" for u in units[first : phrase.last + 1] if phrase.party is None):
        return False
    joint = phrase.last + 1
    if joint + 1 >= len(units) or units[joint].low != "and":
        return units[first].low in _KNOWN_BY and not _people(clauses, phrase)  # "between the two camps"
    other = noun_phrase(units, joint + 1)
    own = other is not None and other.party is None and units[joint + 1].low in ("its", "his", "her", "their", "other")
    if own and phrase.party is not None and phrase.roles == {"name"}:
        return False  # "between Mali and its neighbours"
    after = units[other.last + 1 : other.last + 3] if other is not None else ()
    named = len(after) > 1 and after[0].kind == "comma" and after[1].kind in ("capital", "name")
    if named and other is not None and other.party is None:
        return False  # "between X and the new president, N. N."
    if any(each is not None and _people(clauses, each) for each in (phrase, other)):
        return False  # "between the herders and the farmers"
    return all(
        each is not None and (each.party is not None or units[each.first].low in _KNOWN_BY)
        for each in (phrase, other)
    ) and not (other is not None and other.party is None and any(
        unit.kind == "capital" for unit in units[other.first : other.last + 1]
    ))  # fmt: skip


def _people(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether a description that nothing resolves is of people who are no side of a war that was told before."""
    head = clauses.units[phrase.last].low
    several = head.endswith("s") or head in wordlists().nouns["people"] | wordlists().classes["folk"]
    return several and unsided(clauses, phrase)


def unsided(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether the words are for nobody who is a side of a war: "the coach", "the herders"."""
    if phrase.party is not None:
        return False
    head, nouns = clauses.units[phrase.last].low, wordlists().nouns
    classes = wordlists().classes
    sides = nouns["forces"] | nouns["fighters"] | nouns["officials"] | nouns["leaders"] | classes["sides"]
    return head not in sides | _RULING | _AT_HOME | classes["sided"]


def beside_them(clauses: Clauses, trigger: int, helpers: frozenset[str]) -> bool:
    """As in "the factions asked for Q's mediation between them and X", where "them" was taken for Q or nobody."""
    units = clauses.units
    reach = range(trigger + 1, min(trigger + _NEAR, len(units) - 3))
    place = next((index for index in reach if units[index].low == "between"), None)
    if place is None or units[place + 1].low not in _PRONOUNS:
        return False
    told = [unit for unit in units[place + 1 : place + 5] if unit.low == units[place + 1].low]
    after = [unit for unit in units[place + 1 : place + 7] if unit.low not in _PRONOUNS]
    and_who = any(unit.kind in (*NAMES, "metonym", "capital") for unit in after) and after[0].low == "and"
    several = len(told) > 1  # those taken for "them" are two, who make three with X
    return and_who and (several or any(unit.actor is None or unit.actor.name in helpers for unit in told))


_PRONOUNS = frozenset(("them", "it", "him", "her", "us"))


def next_clause(units: Units, head: int, first: int) -> bool:
    """As in "Q shuttled between the two, and a truce was signed in May": which is not the day of the shuttling."""
    before = units[max(head, first - 2) : first]
    return len(before) > 1 and before[0].kind == "comma" and before[1].low == "and"


def only_meant(parties: tuple[Party, ...]) -> bool:
    """Whether only a pronoun, or "both", stands for the parties."""
    return bool(parties) and all(party.kind == "coreference" for party in parties)
