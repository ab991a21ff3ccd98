"""Benches: of which party or body politicians are: "Senator N. N., of X", "an MP for X", "X's N. N.", "N. N. (X)"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.bearers import bearer_at, bearer_before, past_epithets, past_parenthesis, surely_person
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS, descriptions
from kg.extraction.words.wordlists import wordlists, words_of
from kg.model import Actor, Aspect

__all__ = ["bench_findings"]

_BENCHERS = frozenset(
    ("senator", "mp", "mep", "lawmaker", "legislator", "parliamentarian", "congressman", "congresswoman", "deputy",
     "councillor", "councilman", "assemblyman", "backbencher", "frontbencher", "whip", "politician", "candidate",
     "nominee", "parliament", "congress", "assembly", "knesset", "senate", "bundestag", "mps", "delegate")
)  # fmt: skip
"""Those who sit for a party, or where they sit: "a member of parliament for X"."""
_FOR = frozenset(("of", "for", "from", "with", "in"))
_QUALIFIERS = frozenset(
    ("opposition", "ruling", "governing", "opposing", "main", "small", "smaller", "tiny", "largest", "biggest",
     "far-right", "far-left", "left-wing", "right-wing", "leftist", "rightist", "conservative", "liberal", "socialist",
     "communist", "nationalist", "centre-left", "centre-right", "center-left", "center-right", "hard-right",
     "rightwing", "leftwing", "hard-left", "hardline", "religious", "ultra-orthodox", "pro-government", "pro-western",
     "pro-russian",
     "islamist", "secular", "populist", "centrist", "moderate", "former", "rival", "rebel", "separatist",
     "pro-independence", "royalist", "co-ruling", "anti-immigrant", "eurosceptic", "ethnic", "regional", "new")
)  # fmt: skip
_PARTISAN = _QUALIFIERS - {"main", "small", "smaller", "tiny", "largest", "biggest", "former", "rebel", "ethnic",
                           "regional", "new", "religious"}  # fmt: skip
"""What shows that the "of X" after a senator's name is his party, and no constituency."""
_KINDS = frozenset(("party", "bloc", "list", "faction", "movement", "alliance", "coalition"))
_SPEAKS = frozenset(("say", "tell", "add", "write", "announce", "claim", "argue", "insist", "declare", "warn", "ask",
                     "accuse", "blame", "condemn", "criticise", "criticize", "denounce", "reject", "welcome", "call",
                     "urge", "deny", "dismiss", "demand", "propose", "promise", "vow", "threaten",
                     "thank"))  # fmt: skip
_OVER = frozenset(("comma", "end", "stop", "close", "dash", "quote", "verb", "be", "have", "modal", "do",
                   "conjunction", "date", "relative", "open", "preposition", "to"))  # fmt: skip
_ENDS = frozenset(("comma", "end", "stop", "close", "dash", "quote", "date", "open"))
_TYPES = GROUPS | {"Organization", "PoliticalParty"}
_PAST = frozenset(("former", "ex", "onetime", "one-time", "erstwhile"))
_REACH = 5
_LONGEST = 6


def bench_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who sits, speaks or stands for which party."""
    units = clauses.units
    for index in clauses.places.of(_BENCHERS, ahead=2):
        yield from _titled(units, index)
        if units[index + 1].low in _FOR:
            yield from _apposed(units, index)
    for index in clauses.places.of(_OF_WHICH, kind="possessive", ahead=2):
        if units[index].kind == "possessive":
            yield from _whose_man(units, index)
        elif index:
            yield from _of_party(clauses, index)
    for index in clauses.places.of(_OPENING, ahead=2):
        yield from _in_parentheses(units, index)


def _member(trigger: int, who: Party | None, body: Party | None, *, past: bool = False) -> Iterator[Finding]:
    if who is None or body is None or who.actor.name == body.actor.name or body.actor.name.startswith(who.actor.name):
        return
    aspect: Aspect | None = "ended" if past else None
    yield Finding(trigger, "memberOf", who, body, aspect=aspect, score=surer(0.75, body))


# ---------------------------------------------------------------- the party


def _party_at(units: Units, first: int, *, partisan: bool) -> tuple[Party, int, bool] | None:
    """The party at ``first``, its last word and whether words tell what it is: "the opposition X party".

    A name that is in no list has to be called a party, unless who is told of sits for a party: ``partisan``.
    """
    place, shown = first, False
    while place < len(units) and place - first < _REACH:
        unit = units[place]
        if unit.kind == "determiner":
            pass
        elif unit.text.islower() and unit.low in _QUALIFIERS:
            shown = shown or unit.low in _PARTISAN
        elif unit.kind != "demonym" or place + 1 >= len(units) or units[place + 1].kind not in ("name", "capital"):
            break
        place += 1
    known = party_of(units[place]) if place < len(units) and units[place].kind == "name" else None
    if known is not None:
        if known.actor.type not in _TYPES or known.speaker.type == "Person":
            return None
        last = place + _called(units, place + 1)
        return known, last, shown or last > place
    last = place
    while last < len(units) and last - place < _LONGEST and _capital(units, last):
        last += 1
    last -= 1
    called = _called(units, last + 1) or (last > place and units[last].low in _HEADS)
    if last < place or not (called or (partisan and last > place)) or not _plain(units, place, last):
        return None
    actor = Actor(" ".join(unit.text for unit in units[place : last + 1]), "Organization")
    party = Party(actor, actor, units[place].start, units[last].end, frozenset(("name",)), "name")
    return party, last + _called(units, last + 1), True


_HEADS = frozenset(("party", "front", "union", "congress", "alliance", "movement", "coalition", "bloc", "league",
                    "rally", "renewal", "democrats", "list"))  # fmt: skip


def _called(units: Units, place: int) -> bool:
    """Whether "party" in small letters follows a name, and is its own: not "the X party leader"."""
    kind = place < len(units) and units[place].low in _KINDS and units[place].text.islower()
    return kind and (place + 1 >= len(units) or units[place + 1].kind in _OVER or units[place + 1].kind == "possessive")


def _capital(units: Units, place: int) -> bool:
    unit = units[place]
    return unit.kind in ("capital", "word", "verb") and unit.text[:1].isupper() and unit.actor is None


def _plain(units: Units, first: int, last: int) -> bool:
    """Whether the run can be a party's name: no place, title, month or acronym of a state's organ."""
    run = units[first : last + 1]
    titles = wordlists().classes["title"]
    return not any(unit.place is not None or unit.low in titles or unit.low in _OFFICIAL for unit in run)


_OFFICIAL = frozenset(("ministry", "department", "university", "court", "institute", "street", "river", "county",
                       "district", "province", "state", "north", "south", "east", "west", "new", "san", "saint", "st.",
                       "city", "island", "times", "post", "house", "committee", "senate", "assembly",
                       "parliament"))  # fmt: skip


# ---------------------------------------------------------------- beside words for politicians


def _titled(units: Units, index: int) -> Iterator[Finding]:
    """As in "the opposition senator N. N., of the X,", "ruling-party deputy N. N. of X"."""
    person = bearer_at(units, index + 1) if units[index + 1].kind in ("name", "capital") else None
    if person is None or units[index].low in wordlists().classes["parliament"]:
        return
    of = person[1] + 1
    of += of < len(units) and units[of].kind == "comma"
    if of + 1 >= len(units) or units[of].low not in ("of", "from", "for", "with"):
        return
    before = {unit.low for unit in units[max(0, index - 3) : index] if unit.kind in ("word", "adverb")}
    found = _party_at(units, of + 1, partisan=bool(before & _PARTISAN))
    if found is not None and _closed(units, found[1] + 1) and not before & {"former", "ex"}:
        yield from _member(of, person[0], found[0])


def _apposed(units: Units, index: int) -> Iterator[Finding]:
    """As in "N. N., a senator of the X party,", "N. N., an MP for X", "a member of parliament for the X, N. N.,"."""
    found = _party_at(units, index + 2, partisan=False)
    if found is None or not _closed(units, found[1] + 1):
        return
    first = index
    if units[index].low in wordlists().classes["parliament"]:
        while first > 0 and units[first].low not in ("member", "deputy"):
            if index - first > _REACH or units[first].kind not in ("word", "preposition", "determiner", "capital"):
                return
            first -= 1
    while (
        first > 0 and index - first < 2 * _REACH and units[first - 1].kind in ("word", "adverb", "demonym", "capital")
    ):
        first -= 1
    words = {unit.low for unit in units[first:index]}
    article = first - 1
    if article < 1 or units[article].kind != "determiner" or words & (wordlists().classes["unreal"] - _PAST):
        return
    person = bearer_before(units, past_epithets(units, article - 2)) if units[article - 1].kind == "comma" else None
    if person is None and units[article - 1].kind == "be":
        person = bearer_before(units, article - 2)
    if person is None and found[1] + 2 < len(units) and units[found[1] + 1].kind == "comma":
        after = bearer_at(units, found[1] + 2) if units[found[1] + 2].kind in ("name", "capital") else None
        person = after if after is not None and _closed(units, after[1] + 1) else None
    if person is not None and not surely_person(units, person[1]) and person[0].actor.type != "Person":
        return
    yield from _member(index, person[0] if person is not None else None, found[0], past=bool(words & _PAST))


def _closed(units: Units, after: int) -> bool:
    return after >= len(units) or units[after].kind in _OVER


# ---------------------------------------------------------------- beside nothing but the name


def _whose_man(units: Units, index: int) -> Iterator[Finding]:
    """As in "the X party's N. N. said", "X's N. N.": who stands after a body's "'s" and does something is its man."""
    if index < 1 or units[index].text.lower() not in ("'s", "’s", "'", "’"):
        return
    owner = units[index - 1]
    first = index - 1
    if owner.low in _KINDS and owner.text.islower() and index > 1:
        first = index - 2
    body = party_of(units[first]) if units[first].kind == "name" and not units[first].resolved else None
    after = units[index + 1]
    if body is None or body.actor.type not in _TYPES or body.speaker.type == "Person" or after.text[:1].islower():
        return
    person = _known_person(units, index + 1)
    if person is None or person[1] + 1 >= len(units) or units[person[1] + 1].kind not in _OVER - {"preposition", "to"}:
        return
    yield from _member(index, person[0], body)


def _known_person(units: Units, first: int) -> tuple[Party, int] | None:
    """The person at ``first`` whom the document or a given name shows to be one."""
    found = bearer_at(units, first)
    sure = found is not None and any(surely_person(units, place) for place in range(first, found[1] + 1))
    return found if found is not None and sure and found[0].actor.type == "Person" else None


def _of_party(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "N. N. of the opposition X party accused", "N. N. from the X said"."""
    units = clauses.units
    apposed = units[index - 1].kind == "comma"
    found = _party_at(units, index + 1, partisan=False)
    if found is None or found[1] + 1 >= len(units):
        return
    body, last, shown = found
    after = units[last + 1]
    speaks = after.kind == "verb" and any(form.lemma in _SPEAKS for form in wordlists().forms.get(after.low, ()))
    if not (speaks or (shown and units[index].low == "of") or (apposed and after.kind in _ENDS)):
        return
    if not _closed(units, last + 1) or (units[index].low == "from" and not (speaks or apposed)):
        return
    person = bearer_before(units, past_epithets(units, index - 1 - apposed))
    if person is None or person[0].actor.type != "Person" or (person[1] and not _opens(units, person[1] - 1)):
        return
    yield from _member(index, person[0], body)


def _opens(units: Units, before: int) -> bool:
    """Whether the word before a name lets it be who speaks, or whom a verb names: not "the murder by N. N. of X"."""
    unit = units[before]
    if unit.low == "by" and before and units[before - 1].kind == "verb":
        return True  # "is led by N. N. of the X", not "the murder by"
    return unit.low in _titles() or unit.kind in (
        "comma", "stop", "quote", "dash", "conjunction", "subordinator", "that", "demonym", "verb", "adverb",
    ) or unit.low in ("between", "with", "to", "according")  # fmt: skip


@cache
def _titles() -> frozenset[str]:
    return words_of("title", "head") | _BENCHERS | descriptions().classes["calling"]


def _in_parentheses(units: Units, index: int) -> Iterator[Finding]:
    """As in "N. N. (X) accused": the body in parentheses after a person's name is his."""
    if index < 1 or units[index + 2].kind != "close":
        return
    body = party_of(units[index + 1]) if units[index + 1].kind == "name" else None
    person = bearer_before(units, past_parenthesis(units, index - 1)) if body is not None else None
    if body is None or person is None or body.actor.type not in _TYPES or body.speaker.type == "Person":
        return
    if person[0].actor.type == "Person" and any(surely_person(units, i) for i in range(person[1], index)):
        yield from _member(index, person[0], body)


_OF_WHICH = frozenset(("of", "from"))
_OPENING = frozenset(("(",))
