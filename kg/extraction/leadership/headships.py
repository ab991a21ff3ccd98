"""Headships: who is at the head of whom by office: "N. N., chair of the X", "its chief, N. N.,", "the X of N. N."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.extraction.arguments.attachments import of_an_act
from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.bearers import (
    CLOSERS,
    bearer_at,
    bearer_before,
    body_at,
    body_before,
    described_name,
    in_office,
    minister_only,
    of_office_before,
    of_theirs,
    part_at,
    past_epithets,
    past_parenthesis,
    serves,
    surely_person,
)
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.party import commanded_force, once_at
from kg.extraction.grammar.persons import in_longer_name
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, party_of
from kg.extraction.leadership.founders import alone_named
from kg.extraction.leadership.misled import another_has_him, of_other_part, of_part
from kg.extraction.leadership.rulers import junta_at
from kg.extraction.naming.stateless import OF_NO_STATE, SELF_STYLED, of_a_team
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.spokesmen import SPOKESMEN
from kg.extraction.words.descriptions import GROUPS, is_nameless
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["headship_findings"]

_THRONES = frozenset(("president", "king", "queen", "emir", "sultan", "premier", "shah", "emperor"))
_CHAIRS = frozenset(("chair", "commandant"))
_GOVERNMENTS = frozenset(("government", "regime", "junta", "administration", "cabinet"))
_LED, _FOUNDED = frozenset(("lead", "head", "command", "chair")), frozenset(("found",))
_SECOND = SPOKESMEN | {"deputy", "second-in-command", "vice-president", "vice-chairman"}
_HEADING = frozenset(("heads", "commands", "chairs"))
"""Verbs that look like nouns, at the end of a relative clause."""
_RELATIVES, _RELATIVE_AT = frozenset(("which", "whom", "that")), 2
_STANDING_IN = frozenset(("acting", "interim"))
_AGENTS = frozenset(("by", "against", "between", "with"))
"""As in "the detention by the X of N. N."."""
_NOT_OF_STATES = frozenset(("secretary-general", "chief",
                           "commander", "head", "chairman", "chairwoman", "chair", "boss", "founder",
                           "commandant", "kingpin", "general"))  # fmt: skip
"""As in "the X-ian army chief"."""
_MISSIONS = frozenset(("mission", "force", "operation", "office", "delegation", "peacekeepers", "troops",
                       "peacekeeping", "contingent", "agency", "team", "bureau", "desk", "command",
                       "forces"))  # fmt: skip
_PARTS = frozenset(("faction", "wing", "front", "brigade", "battalion", "delegation", "unit", "branch", "cell"))
_PARTIES = frozenset(("PoliticalParty", "Organization"))
_ITS = GROUPS | _PARTIES
_HIS = frozenset(("his", "her"))
_UNSEATED = frozenset(("exiled", "deposed", "ousted", "overthrown", "toppled", "jailed", "imprisoned"))
_NO_BODY = frozenset(("security", "defence", "defense", "border", "staff"))
_UNION = "IntergovernmentalOrganization"
_WHOLE = frozenset(("new", "former", "then", "outgoing", "incoming", "current", "overall", "elected", "veteran"))
_UNDERLINGS = frozenset(("deputy", "vice", "assistant"))
_ONE_OF = frozenset(("a", "an", "another", "one", "some"))
_WITHIN, _FAR_ENOUGH, _EPITHET = 5, 4, 10
_OTHER_OFFICES = _SECOND | {"command", "member", "secretary"}


def headship_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who is at the head of whom, or belongs to whom by office."""
    units, heads = clauses.units, _offices()
    for index in clauses.places.of(_signs(), kind="possessive"):
        unit = units[index]
        if unit.low in heads and (relation := _office_of(units, index)) is not None:
            yield from _office(clauses, index, relation)
        elif unit.low == "leaders":
            yield from _leaders(clauses, index)
        elif unit.low == "of" and index:
            yield from _of_person(units, index)
        elif unit.low == "under" and index:
            yield from _under(units, index)
        elif unit.low in _HEADING and _closes(units, index + 1):
            yield from _whom_leads(units, index, index - 1)
        elif unit.kind == "possessive" or unit.low == "whose":
            yield from _persons_own(units, index)
    for group in clauses.groups:
        if not group.negated and (group.lemma in _LED or group.lemma in _FOUNDED):
            yield from _by_verb(units, group)


def _by_verb(units: Units, group: VerbGroup) -> Iterator[Finding]:
    if group.voice in ("reduced", "passive"):
        yield from _led_by(units, group) if not of_an_act(units, group) else ()
    elif group.modality == "actual" and group.lemma in _LED:
        yield from _who_leads(units, group)
    elif group.modality == "actual" and group.form == "finite":
        yield from _founded(units, group)


@cache
def _heads() -> frozenset[str]:
    return wordlists().classes["head"] | _CHAIRS


@cache
def _offices() -> frozenset[str]:
    return _heads() | _OTHER_OFFICES


@cache
def _signs() -> frozenset[str]:
    """Words by which a sentence can tell, without a verb of leading, who is at the head of whom."""
    return _offices() | _HEADING | {"leaders", "of", "under", "whose"}


def _office_of(units: Units, index: int) -> str | None:
    """What the noun at ``index`` makes of its bearer: the head of a body, or one of it."""
    word = units[index].low
    if word == "secretary" and index and units[index - 1].low == "general":
        return "memberOf"  # of some parties the head, of others not
    if word in _heads():
        return "leads"
    if word in _SECOND or (word == "command" and _second_in(units, index)):
        return "memberOf"
    return "memberOf" if word == "member" and index and units[index - 1].kind == "determiner" else None


def _finding(index: int, person: Party, body: Party, relation: str = "leads", score: float = 0.75) -> Iterator[Finding]:
    bodily = body.actor.name.rpartition("'s ")[2] not in _NO_BODY  # "Oman's security chief"
    if bodily and person.actor.name != body.actor.name and not person.actor.name.startswith(f"{body.actor.name}'s "):
        yield Finding(index, relation, person, body, score=surer(score, body))


def _serves_another(units: Units, person: Party, body: Party) -> bool:
    """Whether the text or the lists know the person as somebody else's, which only an office outweighs."""
    unit = next((unit for unit in units if unit.start == person.start and unit.actor is not None), None)
    actor = unit.actor if unit is not None else None
    listed = any(unit.actor is not None and unit.actor.name == body.actor.name for unit in units)
    if actor is not None and actor.type == "State" and (not listed or body.actor.type in _PARTIES):
        return False  # a party, or "the National Army under N. N.": a body of that state, which nobody listed
    return actor is not None and actor.name not in (person.actor.name, body.actor.name)


# ---------------------------------------------------------------- an office in apposition


def _partial(units: Units, opening: int, index: int, last: int, *, union: bool) -> bool:
    """Whether the office is a part's: "the Y's deputy leader", "military chief", "commander in the east"."""
    if any(unit.low in _UNDERLINGS for unit in units[opening:index]):
        return True
    if units[index].low in ("commander", "chief", "head") and units[index - 1].low in wordlists().classes["regional"]:
        return True  # "the Y's eastern commander"
    parts = [unit for unit in units[last : last + 2] if unit.low in _PARTS and unit.text.islower()]
    if last > index and parts:
        return True  # "the leader of an X faction"
    if (
        union
        and last > index
        and any(unit.low in _MISSIONS and unit.text.islower() for unit in units[index : last + 1])
    ):
        return True  # "the head of the UN mission in P"
    topics = [unit.low for unit in units[opening:index] if unit.kind == "word" and unit.low not in _WHOLE]
    if union and topics and units[index].low in ("chief", "head", "boss"):
        return True  # "EU foreign policy chief N. N."
    armed = units[index].low in ("commander", "chief", "head")
    military = armed and index > opening and units[index - 1].low == "military"
    place = last + 2
    there = units[last + 1].low in ("in", "for", "at", "around") if place < len(units) else False
    somewhere = there and not (units[place].kind == "name" and units[place].place is None)
    return military or (armed and somewhere and units[place].kind in ("determiner", "capital", "name", "word"))


def _beside(words: Units, last: Unit) -> bool:
    """Whether the words before a rank name a body whose it is one of: "Y commander N. N.", unlike "Y's commander"."""
    named = any(unit.kind in NAMES for unit in words) or last.kind == "capital"
    return named and not any(unit.kind == "possessive" for unit in words)


def _office(clauses: Clauses, index: int, relation: str) -> Iterator[Finding]:
    """As in "N. N., chair of the X", "N. N., the X's new head", "its chief, N. N.", "the chairman of the X, N. N.,"."""
    units = clauses.units
    first = opening = _opening(units, index)
    if first is None or opening is None or serves(units, first) or another_has_him(units, first, index + 1):
        return
    after, end = index + 1, index
    ruling = [unit.low for unit in units[after : after + 2]] in (["of", "state"], ["of", "government"])
    if units[index].low == "head" and ruling:
        after, end = index + 3, index + 2
    of = after < len(units) and units[after].low in ("of", "for")
    part = part_at(units, after + 1) if of else None
    body = part or (junta_at(units, after + 1) or body_at(units, after + 1) if of and after + 1 < len(units) else None)
    relation = relation if part is None else "memberOf"  # "commander of the X's Sixth Brigade"
    one_of = relation == "leads" and first > 0 and units[first - 1].low in _ONE_OF
    # "leader of the X's rivals", "head of the Y-ian army's southern command"
    theirs = body is not None and part is None and of_theirs(units, after + 1, body[1] + 1)
    if (of and body is None) or (body is not None and one_of) or theirs:
        return  # "a commander of the Y": one of them
    owner = (_owner(units, first) or _its(clauses, first)) if body is None else None
    if owner is not None:
        if units[index].low == "commander" and _beside(units[owner[1] : index], units[first - 1]):
            return
        first = owner[1]
        if units[first].low in _ONE_OF or serves(units, first):
            return  # "a Y commander, N. N.": one of them
        lesser = wordlists().classes["unreal"] | wordlists().classes["lesser"]
        if first and units[first - 1].low in lesser - _STANDING_IN:
            return  # "the former Indian prime minister, N. N.", "deputy Hamas leader N. N."
        owner = (commanded_force(units, first, index, owner[0]) if relation == "leads" else owner[0]), first
    led = body[0] if body is not None else owner[0] if owner is not None else None
    if led is None:
        yield from _of_union(units, index, first)
        return
    if relation == "leads" and body is not None and led.roles & {"forces"}:
        whose = next((i for i in range(after + 1, body[1]) if units[i].kind in ("name", "demonym")), after + 1)
        led = commanded_force(units, whose, body[1] + 1, led)  # "commander of X's army"
    last = body[1] if body is not None else end
    if relation == "leads" and _partial(units, opening, index, last, union=led.actor.type == _UNION):
        relation = "memberOf"
    partial = units[index].low in _NOT_OF_STATES and end == index and units[last].low not in _GOVERNMENTS
    partial = partial or any(unit.low in OF_NO_STATE for unit in units[opening:index]) or of_a_team(units, last)
    # "The exiled X-ian king", "the eastern X-ian strongman".
    unseated = first > 0 and units[first - 1].low in _UNSEATED | wordlists().classes["regional"]
    if led.actor.type == "State" and (relation == "memberOf" or led.roles - {"name"} or partial or unseated):
        return  # who commands a state's army, or heads its delegation, does not lead the state
    later = _after(units, last, definite=owner is not None or _definite(units, first))
    # Not "After hours with N. N., the X president flew home".
    goes_on = last + 1 < len(units) and units[last + 1].kind in ("verb", "be", "have", "modal")
    before = None if (goes_on and owner is not None) or of_office_before(units, first, last) else _before(units, first)
    person = (later or before) if owner is not None else (before or later)
    # "Guards of X escort President N. N.": words that may be a verb stand between X and the office.
    loose = owner is not None and opening < index and units[opening - 1].kind != "possessive"
    if person is not None and not ((led.kind == "coreference" or loose) and _serves_another(units, person, led)):
        yield from _finding(index, person, led, relation)


def _of_union(units: Units, index: int, first: int) -> Iterator[Finding]:
    """As in "Secretary-General N. N.", where the lists know of which union: "N. N., the secretary general,"."""
    if units[index].low != "secretary-general" and [u.low for u in units[index - 1 : index + 1]] != _SECRETARY:
        return
    person = _after(units, index, definite=True) or _before(units, first)
    unit = next((u for u in units if person is not None and u.start == person.start and u.actor is not None), None)
    if person is None or unit is None or unit.actor is None or unit.actor.type != _UNION:
        return
    union = Party(unit.actor, unit.actor, person.start, person.end, frozenset(("name",)), "coreference")
    yield from _finding(index, person, union)


_SECRETARY = ["secretary", "general"]


def _opening(units: Units, index: int) -> int | None:
    """The first unit of the office that ends at ``index``; ``None`` where it is a former or lesser one."""
    classes, first = wordlists().classes, index
    word, before = units[index].low, units[index - 1].low if index else ""
    following = units[index + 1] if index + 1 < len(units) else None
    if word in _ALSO_ADJECTIVES and following is not None and following.kind == "word" and following.text.islower():
        return None  # "the Y's chief negotiator"
    if (
        (word == "secretary" and before != "general")
        or (word == "general" and before != "secretary")
        or (word == "minister" and before != "prime")
    ):
        return None  # "secretary general" is read at its second word
    first -= word in ("general", "minister", "secretary") or 2 * (word == "command")
    while first > 0 and index - first < _WITHIN:
        # "the jailed founder", "Mali's elected president"; in "the Centre urged President N. N." it is the verb.
        owned = first > 1 and units[first - 2].kind in ("determiner", "possessive", "comma")
        if units[first - 1].low in classes["unreal"] | _LESSER and (owned or units[first - 1].kind != "verb"):
            return None
        if units[first - 1].low == "time":
            break  # "N. N., at that time head of the X"
        participle = owned and units[first - 1].kind == "verb" and units[first - 1].low.endswith(("ed", "en"))
        if units[first - 1].kind not in ("word", "adverb") and not participle and units[first - 1].low != "acting":
            break
        first -= 1
    return first


_ALSO_ADJECTIVES = frozenset(("chief", "head", "general", "founder"))
_LESSER = frozenset(("former", "ex", "late", "then", "local", "district", "field", "regional", "provincial", "junior",
                     "brigade", "battalion", "police", "next", "incoming", "designated", *SELF_STYLED,
                     "prospective"))  # fmt: skip


def _owner(units: Units, first: int) -> tuple[Party, int] | None:
    """Whose office it is in "the X's new head", "its chief": the party, and where the words begin."""
    before = first - 1
    if before < 0:
        return None
    if units[before].kind == "possessive":
        before -= 1
    party = party_of(units[before]) if before >= 0 and units[before].kind in ("name", "demonym") else None
    if party is not None and party.actor.type == "State" and in_longer_name(units, before):
        return None  # "the Air France president"
    if party is not None and party.actor.type != "Person":
        start = before
        while start > 0 and units[start - 1].kind == "determiner":
            start -= 1
        return party, start
    if units[first - 1].kind in ("possessive", "capital") and before >= 0:
        body = body_before(units, before)  # "X's head", "National Party leader N. N."
        if body is not None and units[body[1]].low not in _LESSER | _UNDERLINGS:
            start = body[1]
            while start > 0 and units[start - 1].kind == "determiner":
                start -= 1
            return body[0], start
    return None


def _its(clauses: Clauses, first: int) -> tuple[Party, int] | None:
    """Whose office "its chief" is where no reading of it is sure: the one group that the sentence has named."""
    units, before = clauses.units, first - 1
    if before < 0 or units[before].low not in ("its", "their") or units[before].resolved:
        return None
    named = [party for unit in units[:before] if (party := party_of(unit)) is not None and party.actor.type in _ITS]
    if len({party.actor.name for party in named}) == 1:
        return replace(named[0], kind="coreference"), before
    # At the head of a sentence "its chief" may be of either of two, and "its" is nobody's who is but "rebels".
    group = clauses.group_in_question() if not named and (before or units[before].low == "their") else None
    if group is None or (units[before].low == "its" and is_nameless(group)):
        return None
    unit = units[before]
    return Party(group, group, unit.start, unit.end, frozenset(("name",)), "coreference"), before


def _definite(units: Units, first: int) -> bool:
    return first > 0 and units[first - 1].low == "the"


def _before(units: Units, first: int) -> Party | None:
    """The N. N. of "N. N., the chair of X": before the comma, whose phrase opens at ``first``."""
    place = first - 1
    while place > 0 and units[place].kind in ("determiner", "adverb"):
        place -= 1
    if place > 1 and (units[place].kind == "date" or units[place].low == "time") and _dates(units, place):
        place -= _dates(units, place)  # "N. N., at that time the head of X"
    if place > 1 and units[place].low == "and" and units[place - 1].low in _heads() | _OTHER_OFFICES:
        place -= 2  # "N. N., founder and leader of the X"
        while place > 0 and units[place].kind in ("determiner", "adverb", "word"):
            place -= 1
    if place < 1 or units[place].kind != "comma":
        return None
    place -= 1
    found = bearer_before(units, past_epithets(units, place)) or bearer_before(units, past_parenthesis(units, place))
    if found is None and place > 1 and units[place - 1].low == "of" and units[place].kind == "name":
        found = bearer_before(units, place - 2)  # "N. N. of Dominica, chair of"
    return found[0] if found is not None else None


def _after(units: Units, last: int, *, definite: bool) -> Party | None:
    """The N. N. of "the chairman of the X, N. N.,": after the comma, and closed off."""
    place = last + 1
    if not definite or place + 1 >= len(units):
        return None
    if units[place].low in ("in", "for") and units[place + 1].kind in ("name", "capital", "word", "determiner"):
        comma = next((i for i in range(place + 1, min(place + _WITHIN, len(units))) if units[i].kind == "comma"), None)
        place = comma if comma is not None else place  # "its commander in P, N. N.,"
    if units[place].kind not in ("comma", "be"):
        beside = bearer_at(units, place) if units[place].kind in ("capital", "name") else None
        return beside[0] if beside is not None else None
    start = place + 1
    if units[start].low in ("known", "called", "named"):
        start += 1 + (start + 1 < len(units) and units[start + 1].low == "as")  # "its leader, known as N. N.,"
    found = bearer_at(units, start) if start < len(units) else None
    if found is None:
        return None
    person, end = found
    return person if _closes(units, end + 1) else None


def _dates(units: Units, last: int) -> int:
    """How many units "in 2019", "at that time" have that end at ``last``; none where they are something else."""
    for length in (1, 2):
        if units[last - length].low in ("at", "in"):
            return length + 1
    return 0


def _closes(units: Units, index: int) -> bool:
    return index >= len(units) or units[index].kind in CLOSERS


def _second_in(units: Units, index: int) -> bool:
    return index > 1 and units[index - 1].low == "in" and units[index - 2].low in ("second", "third", "next")


# ---------------------------------------------------------------- other words


def _of_person(units: Units, index: int) -> Iterator[Finding]:
    """As in "the X (ABC) of N. N.", "President N. N. of X"."""
    after = index + 1
    holder = bearer_before(units, index - 1)
    if holder is not None:
        throne = holder[1] - 1
        state = party_of(units[after]) if after < len(units) and units[after].kind == "name" else None
        crowned = throne >= 0 and units[throne].low in _THRONES
        lesser = throne > 0 and (units[throne - 1].low in _UNDERLINGS or once_at(units, throne - 1))
        crowned = crowned and not lesser  # "former President N. N. of X", "Vice President N. N. of X"
        if crowned and state is not None and state.actor.type == "State":
            yield from _finding(index, holder[0], state)
        return
    person = bearer_at(units, after) if after < len(units) else None
    if person is None or units[after].kind == "determiner":
        return
    if units[index - 1].low in _GOVERNMENTS:
        yield from _state_of(units, index, after, person[0])
        return
    body = body_before(units, index - 1)
    by = body is not None and body[1] > 0 and units[body[1] - 1].low in _AGENTS
    if body is None or by or body[0].actor.type not in GROUPS | {"Organization"} or body[0].roles != {"name"}:
        return
    own_name = units[index - 1].kind != "close" and body[0].actor.type == "Organization"
    if own_name and units[after].kind == "capital" and not surely_person(units, after):
        return  # "the Confederation of Motor Sports"
    if not _serves_another(units, person[0], body[0]):
        yield from _finding(index, person[0], body[0], score=0.7)


def _state_of(units: Units, index: int, place: int, person: Party) -> Iterator[Finding]:
    """The state of "the government of N. N.": the one whose leader the lists know him to be."""
    for unit in units[place : place + _WITHIN]:
        party = party_of(unit)
        if party is not None and party.speaker.name == person.actor.name:
            if party.actor.type == "State":
                yield from _finding(index, person, party, score=0.7)
                return
            break
    place = index + 2
    if units[index].kind == "possessive" and place + 1 < len(units) and units[place].low == "in":
        state = party_of(units[place + 1])  # "N. N.'s government in X"
        if state is not None and state.actor.type == "State" and units[place + 1].kind == "name":
            yield from _finding(index, person, state, score=0.7)


def _under(units: Units, index: int) -> Iterator[Finding]:
    """As in "the National Army under N. N.", "gendarmes under N. N.", "the rebels under General N. N."."""
    person = bearer_at(units, index + 1) if index + 1 < len(units) else None
    if person is None or (units[index + 1].kind == "determiner" and not described_name(units, index + 1, person[1])):
        return
    last = index - 1 - (units[index - 1].kind == "comma")
    body = body_before(units, last)
    if body is None:
        return
    party, first = body
    if first and units[first - 1].low in ("from", "against", "with", "to"):
        return  # "had broken away from the X under N. N."
    if party.actor.type in GROUPS | {"Organization"} and not _serves_another(units, person[0], party):
        yield from _finding(index, person[0], party, score=0.7)


_SPEECHES = frozenset(("speech", "address", "message", "report", "broadcast", "lecture", "remarks", "speeches"))


def _persons_own(units: Units, index: int) -> Iterator[Finding]:
    """As in "N. N.'s National Guard", "N. N., whose National Front", "N. N.'s government"."""
    after = index + 1
    last = index - 1 - (units[index].low == "whose" and index > 0 and units[index - 1].kind == "comma")
    person = bearer_before(units, last) if last >= 0 else None
    if person is None or after >= len(units):
        return
    if units[after].low in _GOVERNMENTS:
        yield from () if minister_only(units, person[0]) else _state_of(units, index, last, person[0])
        return
    body = body_at(units, after) if units[after].kind in ("capital", "name", "demonym", "word") else None
    if body is None or body[0].roles != {"name"} or units[body[1]].low in _GOVERNMENTS:
        return
    whose = units[index].low == "whose"
    if body[0].actor.type not in GROUPS | {"Organization"} | ({"Government"} if whose else set()):
        return
    acts = whose and body[1] + 1 < len(units) and units[body[1] + 1].kind in ("have", "verb", "be", "modal")
    if not acts and _serves_another(units, person[0], body[0]):
        return  # nor is his "New Order" government a body of its own
    if body[1] + 1 < len(units) and units[body[1] + 1].low in _SPEECHES:
        return  # "his State of the Nation address"
    if in_office(units, person[1], body[1]):
        return
    if body[0].actor.type == "Organization" and not surely_person(units, person[1]):
        return  # "Port Ibada's Freedom Centre"
    by_pronoun = units[last].resolved and units[last].low in _HIS
    member = by_pronoun and body[0].actor.type in _PARTIES  # "his Labour Party": it may have another at its head
    yield from _finding(index, person[0], body[0], "memberOf" if member else "leads", score=0.7)


def _led_by(units: Units, group: VerbGroup) -> Iterator[Finding]:
    """As in "the X (ABC), headed by the preacher N. N.,": a body that nobody listed."""
    by = next((i for i in range(group.head + 1, min(group.head + _WITHIN, len(units))) if units[i].low == "by"), None)
    if by is None or by + 1 >= len(units) or any(u.kind in ("comma", "end") for u in units[group.head : by]):
        return
    person = alone_named(units, bearer_at(units, by + 1), founded=group.lemma == "found")
    last = group.first - 1
    while last > 0 and (units[last].kind in ("comma", "adverb")):
        last -= 1
    body = body_before(units, last) if person is not None and last >= 0 else None
    if person is None or body is None or body[0].actor.type == "State" or _at_table(units, body[1], group):
        return
    if of_other_part(units, body[0]) or any(unit.kind == "possessive" for unit in units[body[1] : last + 1]):
        return  # "the Union's panel, chaired by N. N."
    inside = body[1] > 0 and units[body[1] - 1].low in ("within", "inside")  # "critics within X, headed by N. N.,"
    inside = inside or of_part(units, body[0])
    yield from _finding(group.head, person[0], body[0], "memberOf" if inside else "leads")
    second = bearer_at(units, person[1] + 2) if units[min(person[1] + 1, len(units) - 1)].low == "and" else None
    if second is not None and _closes(units, second[1] + 1):
        yield from _finding(group.head, second[0], body[0])  # "jointly headed by N. N. and M. M.,"


def _at_table(units: Units, first: int, group: VerbGroup) -> bool:
    """Whether the body at ``first`` only takes part: in "talks between A and the X were chaired by N. N." talks are."""
    last = first - 1 - (first > 0 and units[first - 1].kind == "determiner")
    if last < 1:
        return False
    if units[last].low in ("with", "against", "among", "between"):
        return group.voice == "passive"  # but "talks between the X, led by N. N., and A"
    return units[last].low == "and" and any(unit.low == "between" for unit in units[max(0, last - _WITHIN) : last])


def _founded(units: Units, group: VerbGroup) -> Iterator[Finding]:
    """As in "N. N. founded the X", "N. N., who founded the X"."""
    last = group.first - 1 - (group.first > 1 and units[group.first - 1].low == "who")
    last -= last > 0 and units[last].kind == "comma"
    person = bearer_before(units, last) if group.modality == "actual" else None
    body = body_at(units, group.head + 1) if person is not None and group.head + 1 < len(units) else None
    if person is not None and body is not None and body[0].actor.type in GROUPS and body[0].roles == {"name"}:
        yield from _finding(group.head, person[0], body[0], score=0.7)


def _leaders(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "its leaders, N. N. and M. M.", "N. N. and M. M., the leaders of the X,"."""
    units = clauses.units
    yield from _leaders_of(units, index)
    owner = _owner(units, index) or _its(clauses, index)
    after = index + 1 + (index + 1 < len(units) and units[index + 1].kind == "comma")
    one = bearer_at(units, after) if owner is not None and after < len(units) else None
    joint = one[1] + 1 if one is not None else len(units)
    if owner is None or one is None or joint + 1 >= len(units) or units[joint].low != "and":
        return
    if owner[1] and units[owner[1] - 1].low in wordlists().classes["unreal"] | wordlists().classes["lesser"]:
        return
    other = bearer_at(units, joint + 1)
    for person in (one, other):
        if person is not None and owner[0].actor.type != "State":
            yield from _finding(index, person[0], owner[0])


def _leaders_of(units: Units, index: int) -> Iterator[Finding]:
    """As in "N. N. and M. M., the leaders of the X,"."""
    first = index - 1 if index and units[index - 1].kind == "determiner" else index
    if first < _FAR_ENOUGH or units[first - 1].kind != "comma":
        return
    if index + 2 >= len(units) or units[index + 1].low != "of":
        return
    body = body_at(units, index + 2)
    second = bearer_before(units, first - 2) if body is not None else None
    joint = second[1] - 1 if second is not None else 0
    if body is None or second is None or body[0].actor.type == "State" or units[joint].low != "and":
        return
    for person in (bearer_before(units, joint - 1), second):
        if person is not None:
            yield from _finding(index, person[0], body[0])


def _who_leads(units: Units, group: VerbGroup) -> Iterator[Finding]:
    """As in "N. N., a former policeman known as X who leads the Y", "the X, which General N. N. heads"."""
    before = group.first - 1
    while before > 0 and units[before].kind in ("adverb", "date"):
        before -= 1
    if before > 0 and units[before].low == "who":
        opening = next((i for i in range(before, max(before - _EPITHET, 0), -1) if units[i].kind == "comma"), None)
        described = opening is not None and units[opening + 1].kind == "determiner"
        person = bearer_before(units, past_epithets(units, opening - 1)) if described and opening is not None else None
        body = body_at(units, group.head + 1) if person is not None else None
        if person is not None and body is not None:
            yield from _finding(group.head, person[0], body[0])
        return
    yield from _whom_leads(units, group.head, group.first - 1)


def _whom_leads(units: Units, index: int, before: int) -> Iterator[Finding]:
    """As in "the X, which General N. N. heads", "the Y whom his brother N. N. commands"."""
    lead = bearer_before(units, before)
    start = lead[1] - 1 if lead is not None else 0
    while start > 0 and units[start].kind in ("capital", "word", "possessive") and units[start].low not in _RELATIVES:
        start -= 1
    if lead is None or start < _RELATIVE_AT or units[start].low not in _RELATIVES:
        return
    body = body_before(units, start - 1 - (units[start - 1].kind == "comma"))
    if body is not None and body[0].actor.type != "State":
        yield from _finding(index, lead[0], body[0])
