"""Bearers of office: the person and the body that words of office stand between, also where nobody has listed them."""

from __future__ import annotations

from functools import cache

from kg.extraction.grammar.persons import (
    LONGEST_NAME,
    NAME_KINDS,
    OF_TOWNS,
    PARTICLES,
    named_person,
    past_run,
    person_of,
    run_start,
)
from kg.extraction.grammar.phrases import Party, Units, noun_phrase, noun_phrase_before, party_of
from kg.extraction.naming.people import NO_SURNAMES, given_names, is_name_part
from kg.extraction.naming.titles import HONORIFICS
from kg.extraction.words.descriptions import descriptions
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists, words_of
from kg.model import Actor

__all__ = [
    "CLOSERS",
    "KIN",
    "bearer_at",
    "bearer_before",
    "body_at",
    "body_before",
    "described_name",
    "in_office",
    "minister_only",
    "no_man_after",
    "of_office_before",
    "of_theirs",
    "part_at",
    "past_epithets",
    "past_parenthesis",
    "serves",
    "surely_person",
]

_EPITHET = 6
"""Words between an article and a name: "the former police officer N. N.", "his younger brother N. N."."""
CLOSERS = frozenset(("comma", "end", "close", "stop", "dash", "quote", "conjunction"))
"""Kinds of unit at which a name or an office is over."""
_JOINTS = frozenset(("of", "for", "and", "the"))
_PARENTHESIS = 6
_ABBREVIATED = frozenset(("mr", "mrs", "ms", "dr", "gen", "col", "lt", "maj", "rev"))
_THEIRS = frozenset(("its", "their", "his", "her", "whose"))
_EPITHETS = frozenset(("alias", "nicknamed", "aka", "aged", "known", "better", "also", "popularly", "nom"))


@cache
def _body_nouns() -> frozenset[str]:
    classes = descriptions().classes
    names = ("group-noun", "group-head", "group-last", "body-head", "body-noun", "standing-body", "styled-head")
    return frozenset().union(*(classes[name] for name in names))


@cache
def _titles() -> frozenset[str]:
    return words_of("title", "head") | HONORIFICS


# ---------------------------------------------------------------- people


def no_man_after(units: Units, index: int) -> bool:
    """As in "money under the Peace Facility", "held under the Cooperation Agreement": capitals with an article."""
    after = index + 1
    if after + 1 >= len(units) or units[after].low != "the" or units[after + 1].kind != "capital":
        return False
    name = units[after + 1]
    return name.low not in wordlists().classes["title"] and name.low.rstrip(".") not in HONORIFICS


_LESSER = frozenset(("ambassador", "spokesman", "spokeswoman", "consul", "secretary"))
_OFFICE_WORDS = 8


def minister_only(units: Units, person: Party) -> bool:
    """Whether the person is told of as a minister or envoy, whose "his government" is the one that he serves."""
    names = {person.actor.name.rpartition(" ")[2], person.speaker.name.rpartition(" ")[2]}
    for index, unit in enumerate(units):
        if unit.resolved or unit.kind not in NAME_KINDS | NAMES or unit.text.rpartition(" ")[2] not in names:
            continue
        after = index + 2 if index + 1 < len(units) and units[index + 1].kind == "comma" else len(units)
        end = next((i for i in range(after, len(units)) if units[i].kind in ("comma", "end")), len(units))
        beside = [u.low for u in units[max(0, index - 4) : index]], [u.low for u in units[after:end][:_OFFICE_WORDS]]
        if any(_lesser(words) for words in beside):
            return True
    return False


def _lesser(words: list[str]) -> bool:
    minister = any(word == "minister" and before not in ("prime", "first", "chief")
                   for before, word in zip(["", *words], words, strict=False))  # fmt: skip
    highest = not {"president", "premier", "prime", "king", "chancellor", "head", "chief"}.isdisjoint(words)
    return (
        minister or not (_LESSER.isdisjoint(words) and wordlists().classes["envoy"].isdisjoint(words))
    ) and not highest


def bearer_at(units: Units, first: int) -> tuple[Party, int] | None:
    """The person whom the words from ``first`` name, past titles and "the preacher", and where the name ends."""
    place, described = first, False
    while place < len(units) and place - first <= _EPITHET:
        unit = units[place]
        if (known := _known(units, place)) is not None:
            return _close_to(units, place) or (known, place)
        if described and (called := _past_calling(units, place)) is not None:
            return _styled_at(units, called) or _alone_at(units, called) or _run_at(units, called)
        if described and unit.kind == "comma" and units[place - 1].low in _people():
            return _closed_run(units, place + 1)  # "his younger brother, N. N.,"
        if unit.kind in ("determiner", "possessive") or (unit.resolved and unit.low in _THEIRS):
            described = True
        elif unit.kind == "end" and units[place - 1].low in _ABBREVIATED and place > first:
            pass  # "Mr. N. N."
        elif unit.low in _titles():
            if unit.low in _NOMS and (nom := _styled_at(units, place)) is not None:
                return nom
            described = described or unit.text.islower()
        elif described and (unit.kind == "demonym" or unit.low in wordlists().classes["creed"]):
            pass  # "a Catholic priest, N. N."
        elif unit.kind == "capital" or (unit.kind in NAME_KINDS and unit.text[:1].isupper()):
            if described and place + 1 < len(units) and (called := _past_calling(units, place + 1)) is not None:
                return _alone_at(units, called) or _run_at(units, called)  # "a young Chechen called N. N."
            kin = described and units[place - 1].low in KIN
            return _run_at(units, place) or (_alone_at(units, place) if kin else None)
        elif unit.kind != "word" or not described:
            return None
        place += 1
    return None


def described_name(units: Units, first: int, last: int) -> bool:
    """Whether words before the name say that it is a man's: "a former teacher, N. N.", unlike "the P Accord"."""
    return units[first].low != "the" and any(unit.low in _people() for unit in units[first : last + 1])


@cache
def _people() -> frozenset[str]:
    human = frozenset(word for word in wordlists().classes["human"] if not word.endswith("s"))
    return (
        _single_people() | _titles() | human | {"schoolteacher", "schoolmaster", "paratrooper", "sergeant", "soldier"}
    )


def _past_calling(units: Units, place: int) -> int | None:
    """Where the name begins after "(a policeman) who calls himself", "known as", "called", "by the name of"."""
    words = tuple(unit.low for unit in units[place : place + _CALLING])
    if words[:1] in (("who",), ("that",)):
        words, place = words[1:], place + 1
        if words[:1] in (("is",), ("was",), ("goes",), ("went",)):
            words, place = words[1:], place + 1
    if words[:1] in (("known",), ("identified",)) and "as" in words[1:3]:
        after = place + words.index("as") + 1
    elif words[1:2] in (("himself",), ("herself",)) and words[0] in _CALLS:
        after = place + 2
    elif words[:3] == ("by", "the", "name"):
        after = place + 3
    elif words[:1] in (("called",), ("named",), ("nicknamed",)):
        after = place + 1
    else:
        return None
    after += after < len(units) and units[after].low == "of"
    return after if after < len(units) and units[after].text[:1].isupper() else None


def _alone_at(units: Units, first: int) -> tuple[Party, int] | None:
    """The person of one name, which nothing follows that goes on: "his son N.", "known as N."."""
    unit = units[first]
    known = _known(units, first)
    if known is not None:
        return known, first
    alone = first + 1 >= len(units) or units[first + 1].kind in CLOSERS | _VERBAL
    plain = unit.kind == "capital" and unit.place is None and unit.low not in wordlists().common
    return (named_person((unit,)), first) if alone and plain and len(unit.text) > 2 else None


def _styled_at(units: Units, first: int) -> tuple[Party, int] | None:
    """The person of one name with his rank: "Commander Tango", "Sheikh Hamid"."""
    if first + 1 >= len(units) or units[first].low not in _NOMS or not units[first].text[:1].isupper():
        return None
    alone = _alone_at(units, first + 1)
    if alone is None or units[first + 1].kind != "capital" or units[first + 1].low in _titles() | _body_nouns():
        return None
    return named_person(units[first : first + 2]), first + 1


_NOMS = frozenset(("commander", "comandante", "general", "colonel", "captain", "major", "sheikh", "mullah", "imam",
                   "mufti", "subcomandante", "comrade", "cheikh", "jaal", "warlord", "chief", "bishop"))  # fmt: skip


def _close_to(units: Units, owner: int) -> tuple[Party, int] | None:
    """The N. N. of "M. M.'s former bodyguard(,) N. N.": somebody near to who is named first."""
    place = owner + 2
    if place >= len(units) or units[owner + 1].kind != "possessive":
        return None
    while place < len(units) and units[place].kind in ("word", "adverb") and place - owner < _EPITHET:
        place += 1
    if place >= len(units) or place == owner + 2 or units[place - 1].low not in _single_people():
        return None
    if units[place].kind == "comma":
        return _closed_run(units, place + 1)
    return _run_at(units, place) if (known := _known(units, place)) is None else (known, place)


def _closed_run(units: Units, first: int) -> tuple[Party, int] | None:
    """The person who is named between commas."""
    if first >= len(units) or not units[first].text[:1].isupper():
        return None
    known = _known(units, first)
    found = (known, first) if known is not None else _run_at(units, first)
    closed = found is not None and (found[1] + 1 >= len(units) or units[found[1] + 1].kind in CLOSERS)
    return found if closed else None


_CALLING = 5
_CALLS = frozenset(("call", "calls", "called", "calling", "styles", "styled", "styling"))
_VERBAL = frozenset(("verb", "have", "be", "modal", "do", "preposition", "relative", "subordinator"))
KIN = frozenset(("son", "brother", "daughter", "sister", "cousin", "nephew", "niece", "uncle", "father", "wife",
                 "widow", "husband", "son-in-law", "brother-in-law", "half-brother", "grandson", "stepson",
                 "mother", "relative", "kinsman"))  # fmt: skip


def _known(units: Units, place: int) -> Party | None:
    party = party_of(units[place])
    return None if party is None or units[place].low in wordlists().classes["pronoun"] else person_of(party)


def _run_at(units: Units, first: int) -> tuple[Party, int] | None:
    last = past_run(units, first)
    while last > first and not is_name_part(units[last - 1].text):
        last -= 1
    goes_on = last < len(units) and units[last].kind in NAMES and not units[last].resolved
    if goes_on or (last < len(units) and units[last].low in ("of", "for")) or units[first].low in OF_TOWNS:
        return None
    person = _person(units, first, last - 1)
    return (person, last - 1) if person is not None else None


def bearer_before(units: Units, last: int) -> tuple[Party, int] | None:
    """The person whose name ends at ``last``, and the index at which it begins."""
    if last < 0:
        return None
    if (known := _known(units, last)) is not None:
        return known, last
    first = run_start(units, last)
    while first < last and _before_name(units[first].low):
        first += 1
    person = _person(units, first, last)
    return (person, first) if person is not None else None


def _before_name(word: str) -> bool:
    """Whether a word with a capital can stand before a name and be no part of it."""
    return word in _titles() or word in PARTICLES or word in wordlists().common


def _person(units: Units, first: int, last: int) -> Party | None:
    """The capitalised words from ``first`` to ``last`` as somebody's name: two at least, no body's, no place's."""
    body = units[first : last + 1]
    if len(body) < 2 or body[0].low in wordlists().common or any(unit.place is not None for unit in body):
        return None
    if (body[-1].low in _body_nouns() or body[-1].low in NO_SURNAMES) or any(unit.low in _titles() for unit in body):
        return None
    if body[-1].low in _single_people() and body[-1].low in wordlists().nouns["officials"]:
        return None  # "the High Representative of the Union"
    if body[0].low in wordlists().classes["region"] or all(unit.text.isupper() for unit in body):
        return None
    return named_person(body)


def of_office_before(units: Units, first: int, last: int) -> bool:
    """Whether the N. N. before an office closes another: "the head of X, N. N., the head of Y, M. M.,".

    Args:
        units: those of the sentence.
        first: index of the first unit of the office.
        last: index of the last unit of whose office it is.
    """
    while first > 0 and units[first - 1].kind == "determiner":
        first -= 1
    before = bearer_before(units, first - 2) if first > 1 and units[first - 1].kind == "comma" else None
    comma = before[1] - 1 if before is not None else 0
    while comma > 0 and units[comma].low in HONORIFICS:
        comma -= 1
    if (
        comma < _OFFICE_AND_OWNER
        or units[comma].kind != "comma"
        or units[min(last + 1, len(units) - 1)].kind != "comma"
    ):
        return False
    whose = noun_phrase_before(units, comma - 1)
    held = whose is not None and units[whose.first - 1].low == "of" and units[whose.first - 2].low in _titles()
    return held and bearer_at(units, last + 2) is not None


_OFFICE_AND_OWNER = 3


def serves(units: Units, first: int) -> bool:
    """Whether the office at ``first`` is that of somebody else's master: "the envoy of the president of X, N. N.".

    The name after the comma may be the envoy's as well as the president's, so that it is told of neither.
    """
    place = first - 1
    for _ in range(_CHAIN):
        while place > 0 and units[place].kind == "determiner":
            place -= 1
        if place < 1 or units[place].low not in ("of", "to"):
            return False
        word = units[place - 1].low
        if word in _single_people():
            return True
        if word not in _OFFICES:
            return False
        place -= 2
    return False


_CHAIN = 3
_OFFICES = frozenset(("office", "staff", "delegation", "cabinet", "bureau", "secretariat", "team", "mission", "guard"))
_COLLECTIVE = frozenset(("authority", "government", "ministry", "leadership", "delegation", "parliament",
                         "administration", "state", "cabinet", "regime", "junta", "agency", "tribunal", "taskforce",
                         "office", "charity", "committee", "panel", "court", "network", "source", "observatory",
                         "mission", "command", "police", "presidency", "party", "palace", "force"))  # fmt: skip


@cache
def _single_people() -> frozenset[str]:
    """Nouns for one person who may be somebody's: "envoy", "wife", "adviser"; of "supporters" no name is told."""
    lists = wordlists()
    every = lists.nouns["officials"] | lists.nouns["leaders"] | lists.nouns["voices"] | lists.classes["human"] | _NEAR
    return frozenset(word for word in every if not word.endswith("s") and word not in _COLLECTIVE)


_NEAR = KIN | frozenset(
    ("adviser", "advisor", "aide", "deputy", "assistant", "bodyguard", "lieutenant", "protégé", "comrade", "driver",
     "chauffeur", "henchman", "right-hand", "confidant", "schoolmate", "lawyer", "rival", "ally", "successor",
     "predecessor", "counsel", "coordinator", "counterpart")
)  # fmt: skip


def surely_person(units: Units, first: int) -> bool:
    """Whether the words at ``first`` show a person, and no place or branch: a given name, a title, a listed name."""
    unit, before = units[first], units[first - 1] if first else None
    known = unit.kind in NAMES or unit.text in given_names() or unit.text[1:] == "." or unit.low in _titles()
    return known or (before is not None and before.low in _titles())


# ---------------------------------------------------------------- bodies


def body_at(units: Units, first: int) -> tuple[Party, int] | None:
    """The state, group or body that the words from ``first`` name, and the index of its last word."""
    first = _past_remnants(units, first)
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is not None and phrase.party is not None and not _joined(units, phrase.last):
        return (phrase.party, past_parenthesis_at(units, phrase.last)) if _bodily(phrase.party) else None
    start = first
    while start < len(units) and (units[start].kind == "determiner" or units[start].low in _QUALIFIERS):
        start += 1
    last = _run_end(units, start)
    body = _named(units, start, last)
    return (body, past_parenthesis_at(units, last)) if body is not None else None


def _past_remnants(units: Units, first: int) -> int:
    """The unit after "what was left of", "the remnants of"."""
    words = [unit.low for unit in units[first : first + 5]]
    for shape in (("what", "was", "left", "of"), ("what", "is", "left", "of"), ("what", "remained", "of")):
        if tuple(words[: len(shape)]) == shape:
            return first + len(shape)
    start = int(words[:1] == ["the"])
    left = words[start : start + 1] in (["remnants"], ["remains"], ["rump"]) and words[start + 1 : start + 2] == ["of"]
    return first + start + 2 if left else first


_QUALIFIERS = frozenset(
    (
        "rebel", "outlawed", "banned", "self-styled", "so-called", "breakaway", "opposition", "ruling", "centrist",
        "secularist", "secular", "conservative", "socialist", "liberal", "nationalist", "ultranationalist", "leftist",
        "left-wing", "right-wing", "far-right", "far-left", "hardline", "pro-european", "populist", "monarchist",
        "centre-left", "centre-right", "governing", "main", "pro-kurdish", "clandestine", "smaller", "tiny",
    )
)  # fmt: skip


def body_before(units: Units, last: int) -> tuple[Party, int] | None:
    """The state, group or body whose name ends at ``last``, and the index at which it begins."""
    last = past_parenthesis(units, last)
    if last < 0:
        return None
    phrase = noun_phrase_before(units, last)
    if phrase is not None and phrase.party is not None:
        return (phrase.party, phrase.first) if _bodily(phrase.party) else None
    alone = party_of(units[last]) if units[last].kind == "name" else None
    if alone is not None:
        return (alone, last - (last > 0 and units[last - 1].kind == "determiner")) if _bodily(alone) else None
    first = last
    while first > 0 and last - first < 2 * LONGEST_NAME and _part(units, first - 1, last):
        first -= 1
    while first < last and not _capital(units, first):
        first += 1
    body = _named(units, first, last)
    return (body, first) if body is not None else None


def _bodily(party: Party) -> bool:
    return party.actor.type not in ("Person", "Population") and "assets" not in party.roles


def _capital(units: Units, place: int) -> bool:
    return units[place].kind in ("capital", "demonym", "name") or (
        units[place].kind in NAME_KINDS and units[place].text[:1].isupper()
    )


def _part(units: Units, place: int, last: int) -> bool:
    """Whether the unit at ``place`` can belong to the name that goes on after it."""
    if _capital(units, place):
        return party_of(units[place]) is None or units[place].kind == "demonym"
    return units[place].low in _JOINTS and place < last


def _joined(units: Units, last: int) -> bool:
    """Whether capitals go on after a name that is only the beginning: "Federation of X and Nyasaland"."""
    return last + 1 < len(units) and units[last + 1].kind == "capital" and units[last + 1].text.isalpha()


def _run_end(units: Units, start: int) -> int:
    """The last unit of the capitalised run at ``start``, with "of the X", or with "party" after it."""
    last, place = start - 1, start
    while place < len(units) and place - start < 2 * LONGEST_NAME:
        if _capital(units, place) and not (party_of(units[place]) is not None and _known(units, place) is not None):
            last = place
        elif units[place].low not in _JOINTS or last < start:
            break
        place += 1
    if (
        last >= start
        and last + 1 < len(units)
        and units[last + 1].low in _body_nouns()
        and units[last + 1].text.islower()
    ):
        last += 1
    return last


def _named(units: Units, first: int, last: int) -> Party | None:
    """The body of these capitalised words, where one of them says that it is a body, or they are an acronym."""
    if last < first:
        return None
    body = units[first : last + 1]
    if body[-1].end < body[0].start:
        return None  # what a sentence has moved to where it is read: no name goes backwards
    joint = next((i for i, unit in enumerate(body) if unit.low in ("of", "for")), len(body))
    head = body[joint - 1]
    acronym = len(body) == 1 and len(head.text) > 2 and head.text.isupper() and head.text.isalpha()
    if len(body) < 2 and not acronym:
        return None
    if not acronym and head.low not in _body_nouns():
        return None
    if any(unit.low in ("ministry", "department") for unit in body):
        return None
    name = _text(body)
    group = any(unit.low in descriptions().classes["group-noun"] for unit in body)
    actor = Actor(name, "MilitantGroup" if group else "Organization")
    return Party(actor, actor, body[0].start, body[-1].end, frozenset(("name",)), "name")


def _text(body: Units) -> str:
    return " ".join(unit.text for unit in body)


def of_theirs(units: Units, first: int, last: int) -> bool:
    """Whether something that is a body's follows its name, and not the body: but "X's army" is one."""
    for place in range(first + 1, min(last + 1, len(units))):
        if units[place].kind == "possessive":
            return place == last or units[place - 1].kind not in ("name", "demonym", "metonym")
    return False


def part_at(units: Units, first: int) -> tuple[Party, int] | None:
    """The X and the last word of "the X's Sixth Brigade", "X's political bureau" at ``first``."""
    first += first < len(units) and units[first].kind == "determiner"
    owner = party_of(units[first]) if first + 2 < len(units) and units[first].kind == "name" else None
    if owner is None or not _bodily(owner) or owner.actor.type == "State" or units[first + 1].kind != "possessive":
        return None
    first = last = first + 2
    while last < len(units) and last - first < _EPITHET:
        if units[last].kind not in ("capital", "word", "number", "demonym") and units[last].low != "force":
            break
        last += 1
    whole = units[last - 2].low == "central"  # who chairs a movement's central committee leads it
    return (owner, last - 1) if last > first and not whole and units[last - 1].low in _BODY_PARTS else None


_BODY_PARTS = frozenset(("faction", "wing", "front", "brigade", "battalion", "delegation", "unit", "branch", "cell",
                         "bureau", "politburo", "office", "command", "council", "committee", "department",
                         "division", "column", "sector", "regiment", "team", "corps",
                         "headquarters", "secretariat", "leadership", "region", "district", "chapter",
                         "gendarmerie", "police", "army", "navy", "fleet", "intelligence", "artillery", "infantry",
                         "guard", "bodyguard", "force", "service", "services", "security", "finances",
                         "operations"))  # fmt: skip


def past_epithets(units: Units, last: int) -> int:
    """The unit before ", aged 58", ", 58", ", alias X", ", better known as X", "(58)" where that ends at ``last``."""
    last = past_parenthesis(units, last)
    for comma in range(last - 1, max(last - _EPITHET, 0), -1):
        if units[comma].kind == "comma":
            age = comma + 1 == last and units[last].text.isdigit()
            return comma - 1 if age or units[comma + 1].low in _EPITHETS else last
    return last


def past_parenthesis(units: Units, last: int) -> int:
    """The unit before "(ABC)" where that ends at ``last``."""
    if last < 0 or units[last].kind != "close":
        return last
    for place in range(last, max(last - _PARENTHESIS, 0), -1):
        if units[place].kind == "open":
            return place - 1
    return last


def past_parenthesis_at(units: Units, last: int) -> int:
    """The last unit of "(ABC)" where that follows ``last``."""
    if last + 1 < len(units) and units[last + 1].kind == "open":
        for place in range(last + 2, min(last + 2 + _PARENTHESIS, len(units))):
            if units[place].kind == "close":
                return place
    return last


def in_office(units: Units, first: int, last: int) -> bool:
    """Whether an organ of state is its head's only as he set it up: "President N. N.'s Peace Corps"."""
    titled = first >= 0 and any(unit.low.split()[0] in _SET_UP_BY for unit in units[max(first - 1, 0) : first + 1])
    return titled and units[last].low.split()[-1] in _SET_UP


_SET_UP_BY = frozenset(("president", "governor", "gov", "gov.", "mayor", "premier", "minister", "king", "queen"))
_SET_UP = frozenset(("corps", "commission", "agency", "council", "committee", "board", "force", "office", "initiative",
                     "service", "administration", "panel", "bureau", "fund", "authority"))  # fmt: skip
