"""Rosters: people listed as some of a body's men: "several X commanders, including N. N.", "among them N. N."."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.bearers import bearer_at, body_at
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists
from kg.model import Aspect

__all__ = ["named_together", "roster_findings", "whose_men"]

_BODIES = GROUPS | {"Organization", "PoliticalParty"}
_MEN = frozenset(
    ("commanders", "leaders", "officers", "members", "officials", "fighters", "militants", "rebels", "guerrillas",
     "volunteers", "insurgents", "jihadists", "spokesmen", "spokespersons", "negotiators", "cadres", "operatives",
     "lieutenants", "generals", "chiefs", "founders", "veterans", "politicians", "lawmakers", "deputies", "senators",
     "mps", "legislators", "delegates", "representatives", "figures", "activists", "envoys", "strategists",
     "ideologues", "financiers", "recruiters", "bosses", "heads", "combatants", "executives", "ministers",
     "councillors", "colonels", "captains", "warlords", "instructors", "bombers", "gunmen", "engineers", "emirs",
     "bodyguards", "candidates", "moderates", "hardliners", "dissidents", "defectors", "men")
)  # fmt: skip
_OF = frozenset(("of", "from", "in", "within", "with"))
_PAST = frozenset(("former", "ex", "onetime", "one-time", "erstwhile", "defectors", "dissidents", "deserters"))
_SELDOM = frozenset(("alleged", "suspected", "supposed", "presumed", "purported", "would-be", "accused"))
_BACK = 12
_LISTED = 8
_POST = frozenset(("spokesman", "spokeswoman", "spokesperson", "negotiator", "envoy", "representative", "deputy",
                   "delegate", "treasurer", "candidate", "vice-president", "vice-chairman", "vice-chair",
                   "commander-in-chief", "ambassador", "emissary", "mediator"))  # fmt: skip
_NAMES = frozenset(("name", "appoint", "make", "choose", "pick", "select", "designate", "nominate", "send"))
_REACH = 7
_ENDS = frozenset(("comma", "end", "stop", "close", "dash", "quote", "conjunction", "preposition", "to", "date"))


def roster_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who is named as one of a body's men, or put into its service."""
    units = clauses.units
    for index in clauses.places.of(_AMONG_THEM, ahead=1):
        yield from _among(units, index)
    for index in clauses.places.of(_MEN, ahead=2):
        yield from _some_of(units, index)
    for group in clauses.groups:
        if group.lemma in _NAMES and group.voice == "active" and not group.negated and group.modality == "actual":
            yield from _put_into(clauses, group)


def _among(units: Units, index: int) -> Iterator[Finding]:
    """As in "three X officers, among them N. N. and M. M.,", "fighters of the X, including N. N.,"."""
    first = index + 1 + (units[index].low == "among" and units[index + 1].low == "them")
    if units[index].low == "among" and first == index + 1:
        return
    last = index - 1 - (units[index - 1].kind in ("comma", "open", "dash"))
    found = _men_before(units, last)
    if found is None:
        return
    body, noun, words = found
    past = bool(words & _PAST)
    for person in named_together(units, first):
        if person.actor.name != body.actor.name:
            aspect: Aspect | None = "ended" if past else None
            yield Finding(noun, "memberOf", person, body, aspect=aspect, score=surer(0.75, body))


def _some_of(units: Units, noun: int) -> Iterator[Finding]:
    """As in "one of the X's commanders, N. N., was killed", "two of X's jailed leaders, N. N. and M. M."."""
    owner = noun - 1
    while owner > 0 and units[owner].kind in ("word", "verb") and units[owner].text.islower():
        owner -= 1
    first = owner - 1 - (units[owner - 2].kind == "determiner")
    counted = first > 1 and units[first - 1].low == "of" and units[first - 2].low in _SOME
    if units[owner].kind != "possessive" or not counted or units[noun + 1].kind != "comma":
        return
    body, words = party_of(units[owner - 1]), {unit.low for unit in units[owner:noun]}
    if body is None or body.actor.type not in _BODIES or words & _SELDOM or _another_before(units, first, owner - 1):
        return
    people = tuple(named_together(units, noun + 2))
    closed = next((unit for unit in units[noun + 2 :] if people and unit.start >= people[-1].end), None)
    if closed is None or closed.kind not in ("comma", "end", "stop", "dash"):
        return
    for person in people if units[first - 2].low != "one" else people[:1]:
        aspect: Aspect | None = "ended" if words & _PAST else None
        yield Finding(noun, "memberOf", person, body, aspect=aspect, score=surer(0.75, body))


def _another_before(units: Units, first: int, owner: int) -> bool:
    """Whether a pronoun stands for the body where the sentence has named others, whose men they may be."""
    named = (unit.actor.name for unit in units[:first] if unit.actor is not None)
    own = units[owner].actor
    return units[owner].resolved and (own is None or any(name != own.name for name in named))


_SOME = frozenset(("one", "two", "three", "four", "five", "several", "some"))


@cache
def _others() -> frozenset[str]:
    """Plural nouns for people who need not be a body's men."""
    lists = wordlists()
    many = lists.nouns["people"] | lists.classes["human"] | lists.nouns["fighters"] | lists.nouns["forces"]
    return frozenset(word for word in many if word.endswith("s")) | {"people", "police", "troops", "relatives", "men"}


def _men_before(units: Units, last: int) -> tuple[Party, int, set[str]] | None:
    """The X, the noun and the words before it of "several senior X commanders", where those end at ``last``."""
    for noun in range(last, max(last - _BACK, -1), -1):
        unit = units[noun]
        if unit.kind in ("end", "stop", "that", "relative") or (unit.low == "and" and noun > last - 3):
            return None
        if unit.low in _MEN or unit.low in _others():
            between = units[noun + 1 : last + 1]
            mixed = any(u.kind == "word" and u.text.islower() and u.low.endswith("s") for u in between)
            return whose_men(units, noun, last) if unit.low in _MEN and not mixed else None
    return None


def whose_men(units: Units, noun: int, last: int) -> tuple[Party, int, set[str]] | None:
    """Whose the men are whose noun stands at ``noun``, by what stands before it or, up to ``last``, after it."""
    first = noun
    while first > 0 and units[first - 1].kind in ("word", "adverb", "number") and units[first - 1].text.islower():
        first -= 1
    words = {unit.low for unit in units[first:noun]} | {units[noun].low}
    owner = first - 1
    owner -= owner > 0 and units[owner].kind == "possessive"
    body = party_of(units[owner]) if owner >= 0 and units[owner].kind == "name" else None
    before = owner
    if body is None and noun + 2 <= last and units[noun + 1].low in _OF:
        found = body_at(units, noun + 2)
        body = found[0] if found is not None and found[1] <= last else None
        if found is not None and found[1] < last and units[found[1] + 1].kind == "possessive":
            return None  # "members of X's victims' families"
        before = first
    while before > 0 and units[before - 1].kind in ("word", "adverb", "number", "determiner"):
        words.add(units[before - 1].low)
        before -= 1
    named = body is not None and body.actor.type in _BODIES and body.roles <= {"name"} and body.speaker.type != "Person"
    return (body, noun, words) if body is not None and named and not words & _SELDOM else None


def named_together(units: Units, first: int) -> Iterator[Party]:
    """The N. N., M. M. and O. O. from ``first`` on, each surely a person."""
    place = first
    for _ in range(_LISTED):
        found = bearer_at(units, place) if place < len(units) else None
        if found is None or found[0].actor.type != "Person":
            return
        yield found[0]
        after = found[1] + 1
        if after >= len(units):
            return
        joint = units[after].low == "and" or units[after].kind == "comma"
        after += units[after].kind == "comma" and after + 1 < len(units) and units[after + 1].low == "and"
        if not joint or after + 1 >= len(units) or units[after + 1].kind not in (*NAMES, "capital", "word"):
            return
        place = after + 1


def _put_into(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "the X named N. N. (as) its chief negotiator", "the X appointed N. N. envoy to P"."""
    units = clauses.units
    bodies = [p for p in clauses.subjects(group) if p.actor.type in _BODIES and p.roles <= {"name"}]
    chosen = bearer_at(units, group.head + 1) if len(bodies) == 1 and group.head + 1 < len(units) else None
    if chosen is None:
        return
    after = chosen[1] + 1
    if after >= len(units) or (units[after].low not in ("as", "its", "their", "the") and units[after].low not in _POST):
        return
    for place in range(after, min(after + _REACH, len(units))):
        if units[place].low in _POST:
            closed = place + 1 >= len(units) or units[place + 1].kind in _ENDS
            if closed and bodies[0].speaker.type != "Person" and chosen[0].actor.name != bodies[0].actor.name:
                yield Finding(group.head, "memberOf", chosen[0], bodies[0], score=surer(0.75, bodies[0]))
            return
        plain = units[place].kind in ("word", "determiner", "subordinator", "adverb")
        own = units[place].resolved or (units[place].kind == "possessive" and units[place - 1].resolved)
        if not plain and not own:
            return


_AMONG_THEM = frozenset(("including", "among", "notably", "namely"))
