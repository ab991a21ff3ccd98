"""Delegates: who sits at a table, also those whom the text only describes: "the government and 14 armed groups".

Whom a noun phrase stands for is known by names. At a table, beside somebody who is known, a person reads a party in
a name that no rule takes for a group's ("the Malaita Eagle Force") and in a description ("ethnic Albanian leaders").
"""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, party_of
from kg.extraction.parsing.betweens import accused_at
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.constituents import owned_by
from kg.extraction.words.descriptions import GROUPS, descriptions
from kg.extraction.words.records import record
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["roster", "seated_at", "seated_before"]

_MOST = 6
_LONGEST = 6
"""Words of a description; a longer one is rather a clause that was misread."""
_BANDS = frozenset(("army", "group", "movement", "force", "organisation", "organization", "faction", "militia",
                    "alliance", "coalition", "party", "front"))  # fmt: skip
_ARMED = frozenset(("rebel", "guerrilla", "insurgent", "separatist", "secessionist", "opposition", "militant", "armed"))
_COMPARING = frozenset(("more", "than", "over", "least", "about", "around", "nearly", "almost", "some", "up"))
_SKIPPED = frozenset(("determiner", "adverb", "number"))
_LANDS = frozenset(("region", "republic", "enclave", "territory", "province", "statelet", "entity"))
_PLACED = frozenset(("in", "from", "of", "based", "across"))
"""Prepositions that only tell where those described are."""


@record
class _Delegate:
    """One who sits at the table.

    Attributes:
        party: whom the words stand for.
        last: the last unit of the words.
        known: whether they name somebody, rather than describe him.
    """

    party: Party
    last: int
    known: bool


def seated_at(clauses: Clauses, first: int) -> tuple[Party, ...]:
    """The parties of the list "A and B" at ``first``, described ones too; none where one of them stays unknown."""
    found = _listed(clauses, first)
    names = {told.party.actor.name for told in found}
    seated = len(found) > 1 and len(names) == len(found) and any(told.known for told in found)
    apart = seated and (accused_at(clauses.units, found[-1].last + 1) or _beside_capital(found))
    return tuple(told.party for told in found) if seated and not apart else ()


def _beside_capital(found: list[_Delegate]) -> bool:
    """Whether a bare name stands beside a capital that acts for its state, so that it is rather a city, too."""
    capital = any(told.party.kind == "metonym" for told in found)
    return capital and any(not told.known and " " not in told.party.actor.name for told in found)


def _led(clauses: Clauses, phrase: NounPhrase, group: VerbGroup) -> tuple[Party, ...]:
    """The leaders of "factions led by N. N. and M. M. signed"."""
    units = clauses.units
    leading = next((g for g in clauses.groups if phrase.last < g.head < group.head), None)
    if leading is None or leading.voice != "reduced" or leading.lemma not in ("lead", "head", "command"):
        return ()
    plural = units[phrase.last].low.endswith("s") and units[phrase.last].low in wordlists().classes["delegates"]
    by = leading.head + 1
    found = _listed(clauses, by + 1) if plural and by < len(units) and units[by].low == "by" else []
    named = len(found) > 1 and all(told.party.actor.name[:1].isupper() for told in found)
    if not named or found[-1].last + 1 < group.first - 1:
        return ()
    # Who leads a faction is not his state.
    return tuple(
        replace(told.party, actor=told.party.speaker) if told.party.speaker.type == "Person" else told.party
        for told in found
    )


def _inserted(clauses: Clauses, phrase: NounPhrase, group: VerbGroup) -> tuple[Party, ...]:
    """The two of "its rival leaders, N. N. and M. M., agreed"."""
    units, comma = clauses.units, phrase.last + 1
    if comma + 1 >= len(units) or units[comma].kind != "comma" or not units[phrase.last].low.endswith("s"):
        return ()
    found = _listed(clauses, comma + 1)
    after = found[-1].last + 1 if len(found) > 1 else len(units)
    if after + 1 >= len(units) or units[after].kind != "comma" or units[after - 1].kind == "comma":
        return ()
    while after + 1 < group.first and units[after + 1].kind in ("adverb", "date"):
        after += 1
    parties = tuple(told.party for told in found)
    named = all(party.actor.name[:1].isupper() for party in parties) and len({p.actor.name for p in parties}) > 1
    return parties if after + 1 == group.first and named else ()


def roster(clauses: Clauses, first: int) -> tuple[tuple[Party, ...], int]:
    """Those of "A", "A and B", "A of B, C and D" at ``first`` who are named, and the last unit of the list."""
    found = _listed(clauses, first)
    if not found or not all(told.party.actor.name[:1].isupper() for told in found):
        return (), found[-1].last if found else first
    return tuple(told.party for told in found), found[-1].last


def described_at(clauses: Clauses, first: int) -> Party | None:
    """Whom the phrase at ``first`` stands for, also where it only describes them: "fourteen armed groups"."""
    phrase = noun_phrase(clauses.units, first)
    told = _delegate(clauses, phrase) if phrase is not None else None
    return told.party if told is not None else None


def _listed(clauses: Clauses, first: int) -> list[_Delegate]:
    """The list at ``first``; empty where one of them stays unknown."""
    units, found = clauses.units, list[_Delegate]()
    while first < len(units) and len(found) < _MOST:
        phrase = noun_phrase(units, first)
        told = _delegate(clauses, phrase) if phrase is not None else None
        if told is None:
            return []
        found.append(told)
        joint = _past_place(units, told.last) + 1
        if joint + 1 >= len(units) or units[first - 1].low == "and":
            break
        serial = units[joint].kind == "comma" and units[joint + 1].low == "and"
        if units[joint].low == "and":
            first = joint + 1
        elif serial and len(found) > 1:
            first = joint + 2
        elif units[joint].kind == "comma" and not serial and _lists_on(units, joint):
            first = joint + 1
        else:
            break
    return found


def seated_before(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The two or more who are the subject of a verb, described ones too; none where one of them stays unknown."""
    phrases = clauses.subject_phrases(group)
    if phrases and (inserted := _inserted(clauses, phrases[-1], group) or _led(clauses, phrases[-1], group)):
        return inserted
    names = {phrase.party.actor.name for phrase in phrases if phrase.party is not None}
    if len(phrases) < 2 or len(names) == len(phrases):
        return ()
    return seated_at(clauses, phrases[0].first)


def _delegate(clauses: Clauses, phrase: NounPhrase) -> _Delegate | None:
    units, after = clauses.units, phrase.last + 1
    land = after + 1 < len(units) and units[after].low == "of" and units[phrase.last].low in _LANDS
    if phrase.party is not None and not land:
        return _Delegate(phrase.party, _past_body(units, phrase), known=True)
    if land:
        inner = noun_phrase(units, after + 1)  # "its breakaway region of X"
        return _land(units, inner) if inner is not None else None
    if after + 1 < len(units) and units[after].low == "of" and phrase.roles:
        inner = noun_phrase(units, after + 1)
        owner = _delegate(clauses, inner) if inner is not None else None
        whole = owned_by(units, phrase, "of", owner.party) if owner is not None else None
        return _Delegate(whole, owner.last, owner.known) if owner is not None and whole is not None else None
    found = _described(clauses, phrase)
    return found if found is None or found.known else _named_beside(clauses, found) or found


def _land(units: Units, phrase: NounPhrase) -> _Delegate | None:
    """Whom the name of a breakaway region stands for."""
    if phrase.party is not None:
        return _Delegate(phrase.party, phrase.last, known=True)
    body = [unit for unit in units[phrase.first : phrase.last + 1] if unit.kind != "determiner"]
    if not body or any(unit.kind != "capital" for unit in body):
        return None
    actor = Actor(" ".join(unit.text for unit in body), "Actor")
    party = Party(actor, actor, body[0].start, body[-1].end, frozenset(("name",)), "name")
    return _Delegate(party, phrase.last, known=True)


def _named_beside(clauses: Clauses, found: _Delegate) -> _Delegate | None:
    """Who "a rebel alliance from Darfur, the SRF," is: by the name that is set beside the description."""
    units, comma = clauses.units, found.last + 1
    if comma + 1 < len(units) and units[comma].low in _PLACED:
        place = noun_phrase(units, comma + 1)
        comma = place.last + 1 if place is not None else comma
    if comma + 1 >= len(units) or units[comma].kind != "comma":
        return None
    name = noun_phrase(units, comma + 1)
    told = _described(clauses, name) if name is not None and name.party is None else None
    party = name.party if name is not None and name.party is not None else told.party if told is not None else None
    closing = name.last + 1 if name is not None else len(units)
    proper = party is not None and party.actor.name[:1].isupper() and name is not None and name.roles <= {"name"}
    if party is None or not proper or closing >= len(units) or units[closing].kind != "comma":
        return None
    return _Delegate(party, closing, known=True)


def _described(clauses: Clauses, phrase: NounPhrase) -> _Delegate | None:
    """Whom a name of unknown kind, or a description, stands for."""
    units, first = clauses.units, phrase.first
    while first < phrase.last and (units[first].kind in _SKIPPED or units[first].low in _COMPARING):
        first += 1
    titled = first
    while titled < phrase.last and units[titled].kind == "capital" and units[titled].low in _titles():
        titled += 1
    body = units[titled : phrase.last + 1]
    if titled > first:
        return _titled(units, body, phrase)
    marks = [i for i, unit in enumerate(body) if unit.kind == "possessive"]
    band = _band(body[marks[-1] + 1 :] if marks else body, phrase)
    if band is not None or (marks and marks[-1] + 1 < len(body)):
        return band or _owned(clauses, body, marks[-1], phrase)
    if not body or len(body) > _LONGEST or any(unit.place is not None for unit in body):
        return None
    if body[-1].low in ("intelligence", "diplomacy") and (owner := party_of(body[0])) is not None:
        return _Delegate(owner, phrase.last, known=True)  # "Turkish intelligence"
    named = party_of(body[-1])
    if named is not None and len(body) == 2 and any(form.participle for form in body[0].forms):
        return _Delegate(named, phrase.last, known=True)  # "the jailed N. N."
    if any(unit.kind in NAMES and (unit.kind != "demonym" or unit is body[-1]) for unit in body):
        return None
    head, last = body[-1].low, _name_end(units, phrase)
    name = " ".join(unit.text for unit in units[first : last + 1])
    nouns = wordlists().nouns
    fighters = head in nouns["fighters"]
    if all(unit.kind == "capital" for unit in body):
        if head in nouns["officials"] | nouns["assets"] | nouns["talks"] | nouns["reports"]:
            return None
        known = _shows(body)
    else:
        known = any(unit.kind == "capital" for unit in body)
        people = body[0].text in descriptions().classes["ethnic"] and head.endswith("s")  # "Nuer cattle keepers"
        distinct = len(body) > 1 or (first > phrase.first and units[first - 1].kind == "number")
        if (head not in wordlists().classes["delegates"] and not people) or not (distinct or _nobody_else(clauses)):
            return None
    actor = Actor(name, "MilitantGroup" if fighters else "Actor")
    return _Delegate(Party(actor, actor, body[0].start, units[last].end, phrase.roles, "name"), last, known)


def _band(body: Units, phrase: NounPhrase) -> _Delegate | None:
    """As in "its biggest rebel army", "the country's main guerrilla movement": a group that the words tell apart."""
    armed = any(unit.low in _ARMED for unit in body[:-1]) and len(body) > 2
    if not armed or body[-1].low not in _BANDS or any(unit.kind != "word" for unit in body):
        return None
    actor = Actor(" ".join(unit.text for unit in body), "MilitantGroup")
    party = Party(actor, actor, body[0].start, body[-1].end, phrase.roles, "name")
    return _Delegate(party, phrase.last, known=False)


def _titles() -> frozenset[str]:
    return wordlists().nouns["officials"] | wordlists().classes["title"]


def _titled(units: Units, body: Units, phrase: NounPhrase) -> _Delegate | None:
    """Whom "President N. N. (of X)" stands for: X, for whom he speaks, where the text says it."""
    if any(unit.kind != "capital" or unit.place is not None for unit in body):
        return None
    person = Actor(" ".join(unit.text for unit in body), "Person")
    of = phrase.last + 1
    owner = noun_phrase(units, of + 1) if of + 1 < len(units) and units[of].low == "of" else None
    actor = owner.party.actor if owner is not None and owner.party is not None else person
    last = owner.last if owner is not None and owner.party is not None else phrase.last
    return _Delegate(Party(actor, person, body[0].start, body[-1].end, frozenset(("name",)), "name"), last, known=True)


def _name_end(units: Units, phrase: NounPhrase) -> int:
    """The last unit of "the National Committee on the Hill Tracts", a name with a preposition in it."""
    joint = phrase.last + 1
    head, inner = units[phrase.last], frozenset(("on", "for"))
    if head.low in wordlists().classes["delegates"]:
        inner = frozenset(("of",))
    elif head.kind == "capital" and not (units[joint + 1 : joint + 2] and units[joint + 1].place is not None):
        inner |= {"of"}  # "the House of Representatives"
    if joint + 1 >= len(units) or units[joint].low not in inner:
        return phrase.last
    rest = noun_phrase(units, joint + 1)
    named = rest is not None and all(u.kind in ("capital", "determiner") for u in units[joint + 1 : rest.last + 1])
    return rest.last if rest is not None and named else phrase.last


def _owned(clauses: Clauses, body: Units, mark: int, phrase: NounPhrase) -> _Delegate | None:
    """Whom "the opposition's Unitary Platform" and "Aceh's rebels" stand for."""
    rest = body[mark + 1 :]
    if all(unit.kind == "capital" and unit.place is None for unit in rest) and len(rest) > 1:
        name, known = " ".join(unit.text for unit in rest), True
    elif rest[-1].low in wordlists().classes["delegates"] and body[mark - 1].kind == "capital" and mark == 1:
        name, known = f"{body[0].text} {' '.join(unit.text for unit in rest)}", True  # "Aceh's rebels"
    else:
        return None
    actor = Actor(name, "MilitantGroup" if rest[-1].low in wordlists().nouns["fighters"] else "Actor")
    party = Party(actor, actor, rest[0].start, rest[-1].end, phrase.roles, "name")
    return _Delegate(party, phrase.last, known)


def _shows(body: Units) -> bool:
    """Whether a name by itself shows a people or a group, as "Coke" does not."""
    classes, head = descriptions().classes, body[-1]
    noun = head.low in classes["group-noun"] | classes["body-head"] | wordlists().classes["delegates"]
    return head.low == "force" or noun or head.text.removesuffix("s") in classes["ethnic"]


def _nobody_else(clauses: Clauses) -> bool:
    """Whether no group has been named whom "the rebels" may mean."""
    here = any(unit.actor is not None and unit.actor.type in GROUPS for unit in clauses.units)
    return not here and clauses.group_in_question() is None


def _past_body(units: Units, phrase: NounPhrase) -> int:
    """The last unit of "N. N. of the EU", a person with whom he stands for."""
    after = phrase.last + 1
    official = phrase.party is not None and phrase.party.speaker.type == "Person"
    body = noun_phrase(units, after + 1) if official and after + 1 < len(units) and units[after].low == "of" else None
    return body.last if body is not None and body.party is not None else phrase.last


def _past_place(units: Units, last: int) -> int:
    """The last unit of "in the east" after a description, where "and" follows."""
    if last + 2 >= len(units) or units[last + 1].low not in _PLACED:
        return last
    place = noun_phrase(units, last + 2)
    if place is None or place.last + 1 >= len(units) or units[place.last + 1].low != "and":
        return last
    return place.last


def _lists_on(units: Units, comma: int) -> bool:
    """Whether a list goes on after the comma: another phrase, then "and" or a comma."""
    following = noun_phrase(units, comma + 1)
    after = following.last + 1 if following is not None else len(units)
    if after + 1 < len(units) and units[after].kind == "comma":
        after += 1
    return after < len(units) and units[after].low == "and"
