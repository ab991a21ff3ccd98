"""Leaders: who is at the head of whom, by title, apposition, verb or "under the command of"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.extraction.arguments.attachments import of_an_act
from kg.extraction.arguments.described import apposed_to
from kg.extraction.arguments.doers import reduced_subjects
from kg.extraction.arguments.objects import agent_index, surer
from kg.extraction.grammar.bearers import no_man_after, of_office_before, serves
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.party import commanded_force, named_force
from kg.extraction.grammar.persons import (
    NAME_KINDS,
    agent_at,
    past_title,
    person_at,
    person_before,
    person_of,
)
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, noun_phrase_before, party_of
from kg.extraction.leadership.misled import (
    PARTS,
    after_unlisted,
    another_has_him,
    another_leads,
    nearest_group,
    of_no_state,
    of_other_part,
    of_part,
    only_some,
    own_head,
)  # fmt: skip
from kg.extraction.leadership.regents import is_placelike
from kg.extraction.naming.stateless import OF_NO_STATE, of_a_team
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS, SIDES, STATES
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists, words_of

__all__ = ["leader_findings"]

_LEADS = frozenset(("lead", "head", "command", "direct", "chair", "captain", "coordinate", "co-ordinate"))
_DIRECTS = frozenset(("direct", "chair", "captain", "coordinate", "co-ordinate"))
"""Verbs that tell of leading only where a group is their object."""
_FOUNDS = frozenset(("found", "establish", "create", "form"))
_RULES = frozenset(("rule", "govern"))
_SOME = frozenset(("a", "an", "one", "another", "some", "no", "any"))
_OF_COMMANDERS = frozenset(("army", "forces", "militia", "faction", "wing", "fighters", "men", "rebels", "movement"))
_UNDER = frozenset(("leadership", "command", "rule", "presidency", "direction"))
_WHILE = frozenset(("since", "until", "throughout", "from", "for", "between", "then", "now", "at", "by"))
_BE = frozenset(("become", "remain"))
_SENT = frozenset(("delegation", "delegations", "mission", "missions", "team", "teams", "negotiators", "envoys"))
_TO_PERSON = 6  # units between "led" and "by" where a date stands there


@cache
def _signs() -> frozenset[str]:
    """Words by which a sentence can tell, without a verb of leading, who leads whom."""
    return wordlists().classes["head"] | {"counterpart", "leaders", "under", "of", "whose"}


def leader_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who leads whom."""
    units = clauses.units
    heads = wordlists().classes["head"]
    for index in clauses.places.of(_signs(), kind="possessive"):
        unit = units[index]
        if unit.low in heads:
            yield from _titled(clauses, index)
            yield from _at_the_head(clauses, index) if unit.low in ("head", "helm") else ()
        elif unit.low == "counterpart" and index:
            yield from _counterpart(units, index)
        elif unit.low == "leaders":
            yield from _several(units, index)
        elif unit.low == "under":
            yield from _under(clauses, index)
        elif unit.low == "of" and index:
            yield from _commanded(clauses, index) if units[index - 1].low in _OF_COMMANDERS else ()
            yield from _membership(clauses, index) if units[index - 1].kind == "name" else ()
            yield from _named_after(units, index)
        elif (unit.low == "whose" and index > 1) or unit.kind == "possessive":
            yield from _own_group(units, index)
    for group in clauses.groups:
        if group.lemma in _LEADS or (group.lemma in _RULES and group.voice == "active"):
            yield from _leading(clauses, group)


def _finding(index: int, person: Party | None, led: Party | None, score: float = 0.8) -> Iterator[Finding]:
    if person is None or led is None or led.actor.type == "Person" or "assets" in led.roles:
        return
    if person.actor.name.startswith(f"{led.actor.name}'s "):
        return  # "the former president ruled X": who he is, the words do not say
    if " " in person.actor.name and person.actor.name.isupper():
        return  # "REBEL LEADER LINKS FUNDS TO ARMS": in capitals every word looks like a name
    if led.kind == "coreference" and person.actor.type in GROUPS:
        return  # another group's leader: "its", "the movement" may have been misread
    # Who heads an X delegation is one of the X.
    part = led.actor.type in GROUPS and "officials" in led.roles and not led.roles & {"name", "forces", "fighters"}
    part |= led.actor.type == "StateOrgan" and "'s " not in led.actor.name and "name" not in led.roles
    if person.actor.name != led.actor.name:
        yield Finding(index, "memberOf" if part else "leads", person, led, score=surer(score, led))


# ---------------------------------------------------------------- titles


def _titled(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X leader N. N.", "N. N., the leader of X", "the leader of X, N. N.,", "X's head, N. N.,"."""
    units = clauses.units
    first = _title_start(units, index)
    if first is None or another_has_him(units, first, index + 1):
        return
    owner = first - 1
    if owner > 1 and units[owner].low == "whose" and index + 1 < len(units) and units[index + 1].kind == "be":
        led = clauses.phrase_before(owner - 1 - (units[owner - 1].kind == "comma"))
        yield from _finding(index, person_at(units, past_title(units, index + 2)), led)
        return
    if owner >= 0 and units[owner].kind == "possessive":
        owner -= 1
    elif units[index].low == "commander":
        yield from _of(clauses, index, first)
        return  # "Y commander N. N.": one of them, unlike "Y's commander, N. N."
    led = party_of(units[owner]) if owner >= 0 and units[owner].kind in ("name", "demonym") else None
    if led is not None and led.actor.type not in STATES and owner and units[owner - 1].low in _SOME:
        return  # "a Y commander, N. N.": one of them
    no_state = units[index].low == "secretary-general" or any(unit.low in OF_NO_STATE for unit in units[first:index])
    if led is not None and led.actor.type in STATES and no_state:
        return  # "Ivorian rebel leader N. N." leads no state, nor does a union's secretary-general
    if units[first].low == "army" and led is None:
        return  # who commands a state's army does not lead the state
    if led is not None and led.actor.type in STATES and of_no_state(units, owner, index):
        return
    if led is not None and not _qualified(units, owner):
        after = index + 1
        if after < len(units) and units[after].kind == "comma" and serves(units, owner):
            return  # "the envoy of the X-ian president, N. N.,": whose name that is, nothing says
        after += after < len(units) and units[after].kind in ("comma", "be")
        after = past_title(units, after) if units[after - 1].kind == "be" else after
        before = owner - 1
        while before >= 0 and units[before].kind == "determiner" and units[before].low == "the":
            before -= 1
        person = person_at(units, after)
        goes_on = index + 1 < len(units) and units[index + 1].kind in ("verb", "be", "have", "modal")
        if person is None and before > 0 and units[before].kind == "comma" and not goes_on:
            # Not "After hours with N. N., the X president flew home".
            person = person_before(units, before - 1)
        person = person or (_predicated(clauses, before, index) if led.actor.type in STATES else None)
        yield from _finding(index, person, commanded_force(units, owner, index, led), 0.85)
        return
    yield from _of(clauses, index, first)


def _predicated(clauses: Clauses, before: int, index: int) -> Party | None:
    """The N. N. of "N. N. became Y's president", unlike "N. N. is Y's leader in P"."""
    units, after = clauses.units, index + 1
    in_part = after + 1 < len(units) and units[after].low in ("of", "in", "for") and units[after + 1].kind != "date"
    return _subject_of(clauses, before) if before > 0 and not in_part and _is_copula(units, before) else None


def _of(clauses: Clauses, index: int, first: int) -> Iterator[Finding]:
    """As in "N. N., leader of X", "the leader of X, N. N.,", "N. N. is the leader of X"."""
    units, after = clauses.units, index + 1
    if after + 1 >= len(units) or units[after].low not in ("of", "in"):
        return
    phrase = noun_phrase(units, after + 1)
    if first and units[after].low == "in" and (units[first - 1].kind == "possessive" or units[first - 1].low in _OWN):
        return  # "its prime minister in London"
    if phrase is None or phrase.party is None or of_a_team(units, phrase.last) or not _whole(units, phrase):
        return
    led = replace(phrase.party, roles=frozenset(("name",)))
    opening = first
    while opening > 0 and units[opening - 1].kind == "determiner":
        opening -= 1
    some = any(unit.low in _SOME for unit in units[opening:first])
    before = opening - 1
    if before > 0 and units[before].kind == "comma" and not some and not of_office_before(units, opening, phrase.last):
        yield from _finding(index, person_before(units, before - 1), led, 0.85)
    elif before >= 0 and _is_copula(units, before) and not some:
        yield from _finding(index, _subject_of(clauses, before), led)
    elif phrase.last + 2 < len(units) and units[phrase.last + 1].kind == "comma" and opening < first:
        if serves(units, opening):
            return
        person = person_at(units, phrase.last + 2)
        yield from _finding(index, person, led)


_OWN = frozenset(("its", "their", "his", "whose"))


def _whole(units: Units, phrase: NounPhrase) -> bool:
    """Whether it names the whole, or a noun only says what the group named before it is: "the Al Qaeda network"."""
    sort = units[phrase.last].low in _SORTS and units[phrase.last - 1].kind == "name"
    return phrase.roles == {"name"} or (sort and phrase.party is not None and phrase.party.actor.type in GROUPS)


_SORTS = frozenset(("network", "organisation", "organization", "group", "militia", "outfit"))


def _subject_of(clauses: Clauses, copula: int) -> Party | None:
    """The N. N. of "N. N. has become the leader", "N. N., who is the leader of X,", "N. N., who is in hiding, is"."""
    units, before = clauses.units, copula
    while before > 0 and units[before - 1].kind in ("have", "adverb", "be"):
        before -= 1
    last = clauses.past_adjuncts(before - 1)
    if last > 1 and units[last].low == "who" and units[copula].low in _NOW:
        return person_before(units, last - 1 - (units[last - 1].kind == "comma"))
    if last > 1 and units[last].kind == "comma":
        who = next((i for i in range(last - 1, max(last - _ASIDE, 1), -1) if units[i].kind in ("relative", "comma")), 0)
        if units[who].low == "who" and units[who - 1].kind == "comma":
            return person_before(units, who - 2)
    return person_before(units, last)


_NOW = frozenset(("is", "'s", "remains", "become", "becomes", "became", "been"))
_ASIDE = 16
"""Units of a clause between a person and what is said of him."""


def _is_copula(units: Units, index: int) -> bool:
    return units[index].kind == "be" or any(form.lemma in _BE for form in units[index].forms)


def _title_start(units: Units, index: int) -> int | None:
    """The first unit of the title that ends at ``index``, past "supreme", "prime"; ``None`` where it is none."""
    classes = wordlists().classes
    word, first = units[index].low, index
    following = units[index + 1] if index + 1 < len(units) else None
    before = units[first - 1].low if first else ""
    if word in ("commander", "chief", "head") and (before == "military" or before in classes["regional"]):
        return None  # the armed wing's or a front's, not the whole's
    if word == "commander" and following is not None and following.low in ("in", "at", "around"):
        return None  # "its commander in the east"
    noun = following is not None and following.kind == "word" and following.text.islower()
    if word in ("chief", "head", "founder") and noun:
        return None  # "the Y's chief negotiator"
    if index and word == "minister":
        return index - 1 - _stands_in(units, index - 1, index) if units[index - 1].low == "prime" else None
    if word == "secretary":
        return index if index + 1 < len(units) and units[index + 1].low == "general" else None
    if word == "general":
        return index - 1 if index and units[index - 1].low == "secretary" else None
    if index and word == "chief" and units[index - 1].low == "army":
        return index - 1
    while first > 0 and units[first - 1].low in classes["paramount"]:
        first -= 1
    if first > 1 and units[first - 1].low == "and" and units[first - 2].low in _FOUNDERS:
        first -= 2  # "founder and leader"
    if word in ("president", "premier") and _stands_in(units, first, index):
        first -= 1
    if first and units[first - 1].low in classes["lesser"] | classes["unreal"]:
        return None
    staff = [unit.low for unit in units[index + 1 : index + 3]] == ["of", "staff"]
    return None if staff or (following is not None and following.low == "executive") else first


def _stands_in(units: Units, first: int, title: int) -> bool:
    """As in "interim president of Y", who leads it for the time."""
    return first > 1 and units[first - 1].low in ("interim", "acting") and units[title + 1].low == "of"


_FOUNDERS = frozenset(("founder", "co-founder", "creator", "chairman", "president", "leader", "commander"))


def _qualified(units: Units, owner: int) -> bool:
    before = units[owner - 1].low if owner else ""  # "the eastern X-ian strongman" leads a part of it
    return any(before in wordlists().classes[name] for name in ("lesser", "unreal", "regional"))


# ---------------------------------------------------------------- verbs


def _leading(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "N. N. heads X", "N. N., who leads X", "X, led by N. N.", "X is commanded by N. N."."""
    units = clauses.units
    if group.negated or group.modality != "actual" or group.form == "infinitive" or of_an_act(units, group):
        return
    by = _later_agent(units, group.head) if group.voice != "active" or _dated(units, group.head + 1) else None
    if group.voice == "active" and by is None:
        if group.form == "present":
            return
        phrases = clauses.phrases_from(group.head + 1)[:1]
        if phrases and phrases[0].last + 1 < len(units) and units[phrases[0].last + 1].kind == "to":
            return  # "the war led X to arm Y"
        led = [phrase.party for phrase in phrases if phrase.party and not only_some(units, phrase)]
        clause = clauses.clause(group)
        if not led and clause is not None and clause.link == "relative" and len(clause.gap) == 1:
            yield from _finding(group.head, person_before(units, clauses.past_adjuncts(group.first - 1)), clause.gap[0])
            return
        if led and not (group.lemma in _DIRECTS and led[0].actor.type not in GROUPS):
            yield from _finding(group.head, _leading_person(clauses, group), led[0])
        return
    by = by or agent_index(clauses, group)
    person = agent_at(units, past_title(units, by + 1)) if by is not None else None
    found = _led(clauses, group)
    if group.voice == "reduced" and (after_unlisted(units, group.first) or _where(units, group.first, found)):
        found = []  # "talks between the Akali Dal, led by N. N., and India": not India
    if person is None and by is not None and found and found[0].actor.type not in STATES:
        person = _leading_state(units, by + 1)
    if len(found) == 1 and not of_other_part(units, found[0]):
        yield from _of_led(units, group.head, person, found[0])


def _where(units: Units, first: int, led: list[Party]) -> bool:
    """Whether a state before "led by" is only where something else is that is led: "talks in Pretoria led by N. N."."""
    if first < 2 or len(led) != 1 or led[0].actor.type != "State" or units[first - 1].end != led[0].end:
        return False
    return units[first - 2].low in _AT and units[first - 1].kind in NAMES


_AT = frozenset(("in", "at", "near", "inside", "from", "to", "with", "against", "on", "over", "between", "and", "for"))


def _of_led(units: Units, trigger: int, person: Party | None, led: Party) -> Iterator[Finding]:
    """That somebody leads the one who is said to be led, or what of his is led, or only belongs to him."""
    more = _has_more(units, led)
    if led.actor.type in STATES and any(unit.end == led.end and unit.low in _SENT for unit in units[:trigger]):
        return  # "a Sudanese delegation led by General N. N."
    if (army := named_force(units, led)) is not None:
        yield from _finding(trigger, person, army)
        return
    if led.actor.type == "State" and led.roles & {"forces", "people"} and more is None:
        owner = next((i for i, unit in enumerate(units) if unit.start == led.start), None)
        owner = _past_article(units, owner) if owner is not None else None
        if owner is not None and units[owner].kind == "demonym":
            force = commanded_force(units, owner, _past_words(units, owner + 1), led)
            if force.actor.name != led.actor.name:  # "X-ian soldiers led by N. N.": these only
                yield from _finding(trigger, person, force)
        return  # "the X-ian army, commanded by N. N.,": he does not lead X
    if led.actor.type not in GROUPS and more is not None:
        force = commanded_force(units, more - 1, _past_words(units, more + 1), led)
        if force.actor.name != led.actor.name:  # "X's army, commanded by N. N.", not "the Union's panel"
            yield from _finding(trigger, person, force)
    elif person is not None and (wing := _own_wing(units, led)) is not None:
        yield from _finding(trigger, person, wing)
    elif person is not None and of_part(units, led):
        yield Finding(trigger, "memberOf", person, led, score=surer(0.75, led))
    else:
        yield from _finding(trigger, person, led)


def _has_more(units: Units, led: Party) -> int | None:
    """The index of "'s" where not the body is led, but something of its own: "the Union's panel"."""
    place = next((i for i, unit in enumerate(units) if unit.start == led.start), None)
    place = place + 1 if place is not None and units[place].kind == "determiner" else place
    owned = place is not None and place + 1 < len(units) and units[place + 1].kind == "possessive"
    return place + 1 if place is not None and owned else None


def _past_article(units: Units, index: int) -> int:
    return index + (units[index].kind == "determiner" and index + 1 < len(units))


def _past_words(units: Units, index: int) -> int:
    while index < len(units) - 1 and units[index].kind == "word":
        index += 1
    return index


def _own_wing(units: Units, led: Party) -> Party | None:
    """The Y of "its armed wing, the Y, is led by N. N."."""
    more = _has_more(units, led)
    comma = _past_words(units, more + 1) if more is not None else 0
    if not comma or units[comma].kind != "comma" or units[comma - 1].low not in PARTS | {"arm"}:
        return None
    phrase = noun_phrase(units, comma + 1)
    named = phrase is not None and phrase.party is not None and phrase.roles == {"name"}
    return phrase.party if phrase is not None and named else None


def _dated(units: Units, index: int) -> bool:
    return index < len(units) and units[index].low in _WHILE


def _leading_person(clauses: Clauses, group: VerbGroup) -> Party | None:
    """The person who leads: before the verb, before "who", in "its chief, N. N., leads", "N. N., a man who leads"."""
    units, last = clauses.units, clauses.past_adjuncts(group.first - 1)
    if last > 1 and units[last].low == "and" and any(form.lemma in _FOUNDS for form in units[last - 1].forms):
        last = clauses.past_adjuncts(last - 2)  # "who founded and leads X"
    relative = last > 0 and units[last].low == "who"
    last -= relative
    comma = last > 0 and units[last].kind == "comma"
    found = person_before(units, last - comma)
    if found is not None and comma and not relative and another_leads(clauses, group, found):
        return None
    if found is not None or not relative:
        return found
    whom = apposed_to(clauses, last + 1)
    return person_of(whom) if whom else None


def _led(clauses: Clauses, group: VerbGroup) -> list[Party]:
    """Whom a passive or a participle says to be led."""
    if group.voice == "passive":
        return nearest_group(list(clauses.subjects(group)))
    beside = apposed_to(clauses, group.first)
    if beside is not None:
        return [beside]
    found = reduced_subjects(clauses, group)
    clause = clauses.clause(group) if not found else None
    return list(found or (clause.subjects if clause else ()))


def _leading_state(units: Units, first: int) -> Party | None:
    """As in "the mission, led by Kenya"."""
    phrase = noun_phrase(units, first) if first < len(units) else None
    party = phrase.party if phrase is not None and phrase.roles == {"name"} else None
    return party if party is not None and party.actor.type == "State" and party.kind == "name" else None


def _later_agent(units: Units, head: int) -> int | None:
    """The "by" of "led since October 2024 by", "headed until his death by"."""
    for index in range(head + 1, min(head + _TO_PERSON, len(units))):
        if units[index].low == "by" and index + 1 < len(units) and units[index + 1].kind != "date":
            return index
        if units[index].kind in ("comma", "stop", "verb", "end"):
            return None
    return None


# ---------------------------------------------------------------- other words


def _under(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X, under the command of N. N.,", "Under N. N., X …", "X under N. N."."""
    units, after = clauses.units, index + 1
    served = index > 1 and units[index - 2].low in ("for", "with", "against") and units[index - 1].kind == "name"
    if served or no_man_after(units, index):
        return  # "spied for X under the orders of N. N."
    while after < len(units) and (units[after].kind == "determiner" or units[after].low in _UNDER):
        after += 1
    known_by_word = after > index + 1
    after += after < len(units) and known_by_word and units[after].low == "of"
    place = past_title(units, after)
    apposed = after < place < len(units) and units[place].kind == "comma"
    person = person_at(units, place + apposed)
    if person is None:
        return
    if index and units[index - 1].kind == "comma":
        led = clauses.phrase_before(index - 2)
        closed = led is not None and led.actor.type in GROUPS and led.roles == {"name"} and _closed_off(units, place)
        yield from _finding(index, person, led) if known_by_word or closed else ()
    elif index == 0:
        start = place + apposed
        near = range(start, min(start + 2 * _TO_PERSON, len(units)))
        comma = next((i for i in near if units[i].kind == "comma"), None)
        phrase = noun_phrase(units, comma + 1) if comma is not None and comma + 1 < len(units) else None
        # "Under the P Accords, X"
        pact = any(unit.low in wordlists().accords for unit in units[start : comma or start])
        if phrase is not None and phrase.roles <= {"name"} and phrase.party is not None and not pact:
            yield from _finding(index, person, phrase.party, 0.75)
    elif units[index - 1].kind == "name" and party_of(units[place]) is not None:
        led = party_of(units[index - 1])
        before = index - 2 - (units[index - 2].kind == "determiner")
        if before > 0 and units[before].low in ("from", "against"):
            return  # "had broken away from the X under N. N."
        if (
            before > 0
            and units[before].low == "by"
            and any(f.lemma in words_of("setting_up") for f in units[before - 1].forms)
        ):
            return  # "the X, created by P under N. N.": he leads the X
        army = units[index - 1].resolved and led is not None and led.actor.type in STATES  # "the army under N. N."
        known = (led.actor.name if led is not None else "", None if units[before].low != "in" else "")
        elsewhere = led is not None and led.actor.type in STATES and person.actor.acts_for not in known
        # "its staff in Y under N. N.", X's general
        if led is not None and led.actor.type in SIDES and not (army or elsewhere):
            yield from _finding(index, person, led, 0.75)
    elif place > after or known_by_word or party_of(units[place]) is not None:
        # "X-ian troops under (the command of) General N. N."
        phrase = noun_phrase_before(units, index - 1)
        some = phrase is not None and phrase.first > 0 and units[phrase.first - 1].low == "of"
        if phrase is not None and phrase.party is not None and "forces" in phrase.roles and not some:
            yield from _of_led(units, index, person, phrase.party)


def _closed_off(units: Units, place: int) -> bool:
    """Whether a comma follows the name at ``place``: "X, under N. N., fought on"."""
    while place < len(units) and units[place].kind in (*NAME_KINDS, *NAMES):
        place += 1
    return place < len(units) and units[place].kind == "comma"


def _commanded(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "the Bosnian Serb army of General N. N.", "the militia of N. N."."""
    units = clauses.units
    person = person_at(units, past_title(units, index + 1))
    phrase = noun_phrase_before(units, index - 1) if person is not None else None
    if phrase is not None and phrase.party is not None and phrase.party.actor.type in GROUPS:
        wing = units[index - 1].low in ("faction", "wing") and " led by " not in phrase.party.actor.name
        led = replace(phrase.party, roles=frozenset(("officials",))) if wing else phrase.party  # he is one of the whole
        yield from _finding(index, person, led, 0.75)


def _named_after(units: Units, index: int) -> Iterator[Finding]:
    """As in "the Patriotic Front (PF) of N. N.": a group that is called somebody's is led by him."""
    led = party_of(units[index - 1])
    if led is None or led.actor.type not in GROUPS or led.speaker.type == "Person" or units[index - 1].resolved:
        return
    start = past_title(units, index + 1)
    person = person_at(units, start)
    if person is None or (start == index + 1 and is_placelike(units, start)):
        return
    yield from _finding(index, person, led, 0.75)


def _at_the_head(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "N. N., the priest at the head of X", "X, with N. N. at its head,"."""
    units, first = clauses.units, index - 1
    while first > 0 and units[first].kind in ("determiner", "possessive"):
        first -= 1
    if first < 1 or units[first].low != "at" or index + 2 >= len(units) or units[index + 1].low != "of":
        return
    phrase = noun_phrase(units, index + 2)
    office = noun_phrase_before(units, first - 1)
    verb = clauses.at(office.first - 1) if office is not None and office.first else None
    if verb is not None and verb.lemma in ("succeed", "replace", "follow", "supersede"):
        return  # "N. N. succeeded M. M. at the head of X"
    person = person_before(units, first - 1)
    if person is None and office is not None and office.first > 1 and units[office.first - 1].kind == "comma":
        person = person_before(units, office.first - 2)
    if phrase is not None and phrase.roles == {"name"}:
        yield from _finding(index, person, phrase.party)


def _counterpart(units: Units, index: int) -> Iterator[Finding]:
    """As in "President N. N. and his Rwandan counterpart, M. M.": at the head of his state, as the other is."""
    state = party_of(units[index - 1]) if units[index - 1].kind == "demonym" else None
    comma = index + 1 < len(units) and units[index + 1].kind == "comma"
    person = person_at(units, index + 1 + comma) if state is not None and state.actor.type == "State" else None
    titled = next((i for i in range(index - 2, -1, -1) if units[i].low in _OF_STATES), None)
    if person is None or titled is None:
        return
    minister = units[titled].low == "secretary"
    minister |= units[titled].low == "minister" and (titled == 0 or units[titled - 1].low != "prime")
    if not minister and not any(unit.kind in ("stop", "quote") for unit in units[titled:index]):
        yield from _finding(index, person, state)


_OF_STATES = frozenset(("president", "premier", "minister", "chancellor", "king", "emir", "sultan", "secretary"))
"""Titles that others of the same rank share; of ministers only the first leads."""


def _several(units: Units, index: int) -> Iterator[Finding]:
    """As in "its leaders, N. N. and M. M.,", "X's leaders N. N. and M. M."."""
    owner = index - 1
    while owner > 0 and units[owner].low in wordlists().classes["paramount"]:
        owner -= 1
    owner -= units[owner].kind == "possessive"
    led = party_of(units[owner]) if owner >= 0 and units[owner].kind == "name" else None
    if led is None or led.actor.type not in GROUPS or _qualified(units, owner):
        return
    start = index + 1 + (index + 1 < len(units) and units[index + 1].kind == "comma")
    first = person_at(units, start)
    joint = next((i for i in range(start, min(start + _TO_PERSON, len(units))) if units[i].low == "and"), None)
    second = person_at(units, joint + 1) if first is not None and joint is not None else None
    if second is not None:
        yield from _finding(index, first, led)
        yield from _finding(index, second, led)


def _membership(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "N. N. of the X": a person of a group."""
    units = clauses.units
    person = party_of(units[index - 1])
    after = index + 1
    after += after < len(units) and units[after].kind == "determiner"
    group = party_of(units[after]) if after < len(units) and units[after].kind == "name" else None
    if person is None or group is None or person.speaker.type != "Person" or group.actor.type not in GROUPS:
        return
    own = after + 1 < len(units) and units[after + 1].kind in ("possessive", "capital", "dash")
    if not own and group.speaker.type != "Person":
        known = person_of(person)
        if known is not None and index > 1 and _titled_head(units, index - 2):
            yield from _finding(index, known, group, 0.75)  # "Chairman N. N. of the X"
        elif known is not None:
            yield Finding(index, "memberOf", known, group, score=surer(0.75, group))


def _titled_head(units: Units, index: int) -> bool:
    """Whether "Secretary-General", "Chairman" stands there, for one who has that office."""
    return units[index].text[:1].isupper() and units[index].low in _BY_TITLE


_BY_TITLE = frozenset(("secretary-general", "chairman", "chairwoman", "president", "leader", "general-secretary"))


def _own_group(units: Units, index: int) -> Iterator[Finding]:
    """As in "N. N.'s X", "N. N., whose X": a group that is called somebody's is led by him."""
    led = party_of(units[index + 1]) if index + 1 < len(units) and units[index + 1].kind == "name" else None
    if led is None or led.actor.type not in GROUPS:
        return
    following, nouns = units[index + 2 : index + 4], wordlists().nouns
    noun = [unit.kind for unit in following] == ["verb", "verb"] or (following and following[0].kind == "word")
    if noun and following[0].low not in nouns["fighters"] | nouns["forces"]:
        return  # "N. N.'s X allies"
    yield from _finding(index, own_head(units, index, led), led, 0.7)
