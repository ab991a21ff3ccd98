"""Ranks: who belongs or belonged to whom by a rank that is no headship, and who comes to the head of whom.

As in "X official N. N.", "N. N., a former X commander", "N. N. was elected chairman of the X".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.arguments.doers import reduced_subjects
from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.bearers import bearer_at, bearer_before, serves
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, noun_phrase, party_of, plain_phrase
from kg.extraction.leadership.commands import agent_person
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.spokesmen import SPOKESMEN
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.wordlists import wordlists
from kg.model import Aspect

__all__ = ["rank_findings"]

_BODIES = GROUPS | {"Organization", "IntergovernmentalOrganization"}
_RANKS = SPOKESMEN | frozenset(
    ("official", "commander", "lawmaker", "legislator", "politician", "negotiator", "member", "activist", "veteran",
     "figure", "operative", "fighter", "militant", "envoy", "representative", "ideologue", "deputy", "planner", "cadre",
     "strategist", "financier", "recruiter", "delegate", "guerrilla", "senator", "councillor", "treasurer",
     "vice-president", "vice-chairman", "vice-chair", "vice-chairwoman", "vice-chairperson", "vice-leader",
     "co-chair", "co-chairman", "deputy-leader", "founder", "co-founder", "leader", "chief", "chairman",
     "general-secretary", "warlord", "general", "colonel", "brigadier", "captain", "major", "officer", "quartermaster",
     "mp",
     "parliamentarian", "congressman", "congresswoman", "backbencher", "whip", "emissary", "propagandist", "courier",
     "secretary-general", "bombmaker", "second-in-command", "head", "director", "bomb-maker", "spokesperson",
     "mediator")
)  # fmt: skip
_STAFF = frozenset(("researcher", "director", "analyst", "adviser", "advisor", "campaigner", "lawyer", "investigator",
                    "coordinator", "specialist", "expert", "counsel", "associate", "fellow"))  # fmt: skip
"""What those are who work for a body: "Sahel researcher at X", "deputy Africa director of X"."""
_PAST = frozenset(("former", "ex", "onetime", "one-time", "erstwhile", "ex-"))
_BETWEEN = frozenset(("senior", "top", "leading", "high-ranking", "former", "mid-level", "local", "political",
                      "military", "field", "regional", "chief", "prominent", "veteran", "key", "onetime", "one-time",
                      "exiled", "ranking", "junior"))  # fmt: skip
_HEADSHIPS = frozenset(("leader", "chief", "chairman", "founder", "co-founder"))
"""Told of elsewhere, unless one of several has them."""
_CHOSEN = frozenset(
    ("elect", "appoint", "name", "choose", "make", "proclaim", "install", "nominate", "crown", "confirm", "inaugurate")
)
_SUCCEEDS = frozenset(("succeed", "replace", "supersede"))
_REACH = 9
_AT_THE_HEAD = frozenset(("lead", "head", "command", "chair", "run"))
_FOUNDS = frozenset(("found", "form", "create", "establish", "launch"))
_PARTS = frozenset(("front", "wing", "council", "faction", "brigade", "battalion", "bureau", "branch", "command",
                    "committee", "delegation", "unit", "team", "mission", "negotiators", "contingent",
                    "politburo", "sector"))  # fmt: skip
_DISSIDENTS = frozenset(("defectors", "dissidents", "deserters", "breakaways", "renegades", "dissenters", "hardliners",
                         "radicals", "splitters", "mutineers"))  # fmt: skip


_CRITICS = frozenset(("critics", "opponents", "rivals", "malcontents", "officers", "commanders", "members", "figures"))
_INSIDE = frozenset(("within", "inside"))
"""As in "his critics within the X founded the Y"."""
_FAR = 16
_MEMBERS = frozenset(("members", "fighters", "commanders", "officers", "cadres", "activists", "rebels", "guerrillas"))
_ESTRANGED = frozenset(("former", "ex", "dissident", "disgruntled", "disaffected", "breakaway", "renegade", "rebel"))


def rank_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who is, or was, one of whom, by rank; who is put at the head of whom."""
    units = clauses.units
    yield from (finding for index in clauses.places.of(_FACTIONS) for finding in _factions(clauses, index))
    for index in clauses.places.of(_SIGNS, kind="possessive"):
        if units[index].low in _STAFF and index:
            yield from _employed(units, index)
        if units[index].low in _RANKS and index:
            yield from _ranked(units, index)
        elif units[index].kind == "possessive" and index:
            yield from _own_part(units, index)
    for group in clauses.acts.of(_VERBS):
        if group.negated or group.modality != "actual":
            continue
        if group.lemma in _AT_THE_HEAD and group.voice == "active" and group.form in ("finite", "present"):
            yield from _heads_part(clauses, group)
        elif group.lemma in _AT_THE_HEAD and group.voice != "active":
            yield from _part_headed(clauses, group)
        if group.lemma in _FOUNDS or (group.lemma == "make" and group.voice != "active"):
            yield from _dissidents(clauses, group)
        if group.lemma in _CHOSEN and group.voice == "passive":
            yield from _put_at(clauses, group, group.head + 1)
        elif _words(units, group.head + 1, 2) == _TAKES_AS.get(group.lemma):
            yield from _put_at(clauses, group, group.head + 3)
        elif group.lemma in _SUCCEEDS or (group.lemma == "take" and _words(units, group.head + 1, 2) == _FROM):
            yield from _succeeded(clauses, group)


_TAKES_AS = {"take": ["over", "as"], "swear": ["in", "as"]}
_FROM = ["over", "from"]


def _words(units: Units, first: int, count: int) -> list[str]:
    return [unit.low for unit in units[first : first + count]]


# ---------------------------------------------------------------- ranks


def _ranked(units: Units, index: int) -> Iterator[Finding]:
    """As in "X official N. N.", "a senior X official, N. N.,", "N. N., a former commander of the X"."""
    first = index
    regional = wordlists().classes["regional"]
    while first > 0 and (units[first - 1].low in _BETWEEN or units[first - 1].low in regional):
        first -= 1
    second = first > 0 and units[first - 1].low in ("deputy", "vice")
    first -= second
    if units[index].low in ("head", "director") and not second:
        return
    owner = first - 1
    if owner >= 0 and units[owner].kind == "possessive":
        owner -= 1
    body = party_of(units[owner]) if owner >= 0 and units[owner].kind == "name" else None
    last = index
    if body is None and index + 2 < len(units) and units[index + 1].low in ("of", "in", "for"):
        phrase = noun_phrase(units, index + 2)
        plain = phrase is not None and phrase.party is not None and phrase.roles == {"name"}
        body = phrase.party if phrase is not None and plain else None
        last = phrase.last if phrase is not None else index
        owner = first
    if body is None or body.actor.type not in _BODIES or body.speaker.type == "Person":
        return
    opening = owner
    while opening > 0 and (units[opening - 1].kind == "determiner" or units[opening - 1].low in _BETWEEN | _PAST):
        opening -= 1
    words = _words(units, opening, index - opening)
    past, one = bool(_PAST & set(words)), words[:1] in (["a"], ["an"], ["another"])
    if units[index].low in _HEADSHIPS and (past or not one) and not second:
        return  # who led it once may well be of it still
    if set(words) & (wordlists().classes["unreal"] - _PAST - {"then"}) or (
        words[:1] == ["the"] and serves(units, opening)
    ):
        return
    person = _bearer(units, opening, last)
    if person is not None and person.actor.name != body.actor.name:
        aspect: Aspect | None = "ended" if past else None
        yield Finding(index, "memberOf", person, body, aspect=aspect, score=surer(0.75, body))


def _employed(units: Units, index: int) -> Iterator[Finding]:
    """As in "N. N., Sahel researcher at X,", "N. N., X's Africa director,", "X researcher N. N."."""
    after = index + 1
    at = after + 1 < len(units) and units[after].low in ("at", "with", "for", "of")
    phrase = noun_phrase(units, after + 1) if at else None
    body, last = (phrase.party, phrase.last) if phrase is not None and phrase.roles == {"name"} else (None, index)
    opening = index
    while opening > 0 and index - opening < _REACH and units[opening - 1].kind in _DESCRIBING:
        opening -= 1
        if body is None and units[opening].kind == "name" and units[opening].actor is not None:
            named = party_of(units[opening])
            body = named if named is not None and named.actor.type in _EMPLOYERS else None
    if body is None or body.actor.type not in _EMPLOYERS or body.speaker.type == "Person":
        return
    words = set(_words(units, opening, index - opening))
    person = _bearer(units, opening, last) if not words & wordlists().classes["unreal"] - _PAST else None
    if person is not None and person.speaker.type == "Person" and person.actor.name != body.actor.name:
        aspect: Aspect | None = "ended" if _PAST & words else None
        yield Finding(index, "memberOf", person, body, aspect=aspect, score=surer(0.75, body))


_EMPLOYERS = frozenset(("Organization", "ResearchOrganization"))
_DESCRIBING = frozenset(("word", "capital", "determiner", "possessive", "name", "metonym", "demonym", "adverb"))


def _bearer(units: Units, opening: int, last: int) -> Party | None:
    """The N. N. beside the words of rank: right after, after a comma and closed off, or before a comma."""
    after = last + 1
    if after + 2 < len(units) and units[after].low in ("in", "for") and units[after + 2].kind == "comma":
        after += 2  # "the X's representative in P, N. N.,"
    if after + 2 < len(units) and units[after].low in ("known", "nicknamed") and units[after + 1].low == "as":
        after += 2  # "the X commander known as N. N."
    if after < len(units) and units[after].kind in ("capital", "name"):
        beside = bearer_at(units, after)
        return beside[0] if beside is not None and units[after].kind != "determiner" else None
    if opening > 1 and units[opening - 1].kind == "be" and units[opening - 2].low == "who":
        comma = next((i for i in range(opening - 3, max(opening - _REACH, 0), -1) if units[i].kind == "comma"), 0)
        plain = all(
            unit.kind in ("determiner", "word", "capital", "demonym") for unit in units[comma + 1 : opening - 2]
        )
        before = bearer_before(units, comma - 1) if comma and plain else None
        return before[0] if before is not None else None  # "N. N., a trader who was (then) the X's negotiator,"
    if opening > 1 and units[opening - 1].kind == "be" and (about := bearer_before(units, opening - 2)) is not None:
        return about[0]  # "N. N. is the X's negotiator"
    if opening > 1 and units[opening - 1].kind == "comma" and (before := bearer_before(units, opening - 2)) is not None:
        return before[0]
    if after + 1 < len(units) and units[after].kind == "comma" and units[after + 1].kind in ("capital", "name"):
        beyond = bearer_at(units, after + 1)
        closed = beyond is not None and (
            beyond[1] + 1 >= len(units) or units[beyond[1] + 1].kind in ("comma", "end", "stop", "dash", "close")
        )
        return beyond[0] if beyond is not None and closed else None
    return None


# ---------------------------------------------------------------- parts


def _part_of(units: Units, first: int) -> tuple[int, Party] | None:
    """The noun and the X of "the northern front of the X", "X's executive council" at ``first``."""
    phrase = plain_phrase(units, first) if first < len(units) else None
    if phrase is None or units[phrase.last].low not in _PARTS:
        return None
    inside = next((i for i in range(phrase.first, phrase.last) if units[i].actor is not None), None)
    if inside is not None and units[inside + 1].kind == "possessive":
        body = party_of(units[inside])
        body = replace(body, kind="coreference") if body is not None and units[inside].resolved else body
    elif phrase.last + 2 < len(units) and units[phrase.last + 1].low == "of":
        whole = noun_phrase(units, phrase.last + 2)
        body = whole.party if whole is not None and whole.roles == {"name"} else None
    else:
        body = None
    return (phrase.last, body) if body is not None and body.actor.type in _BODIES else None


def _heads_part(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "N. N., who commands the northern front of the X": he is one of the X."""
    units = clauses.units
    part = _part_of(units, group.head + 1)
    if part is None:
        return
    last = clauses.past_adjuncts(group.first - 1)
    last -= last > 0 and units[last].low == "who"
    last -= last > 0 and units[last].kind == "comma"
    person = bearer_before(units, last)
    if person is not None and person[0].actor.name != part[1].actor.name:
        yield Finding(group.head, "memberOf", person[0], part[1], score=surer(0.75, part[1]))


def _part_headed(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "its northern front, led by N. N.", "the X's political wing is headed by N. N."."""
    units = clauses.units
    last = group.first - 1
    while last > 0 and (units[last].kind in ("comma", "adverb") or units[last].low == "which"):
        last -= 1
    first = last
    while first > 0 and units[first].kind in ("word", "capital", "verb") and last - first < _REACH:
        first -= 1
    if last < 2 or units[last].low not in _PARTS or units[first].kind != "possessive" or not first:
        return
    body, person = party_of(units[first - 1]), agent_person(units, group.head + 1)
    if body is not None and body.actor.type in _BODIES and person is not None and person.actor.name != body.actor.name:
        yield Finding(group.head, "memberOf", person, body, score=surer(0.75, body))


def _own_part(units: Units, index: int) -> Iterator[Finding]:
    """As in "N. N.'s faction of the X"."""
    person = bearer_before(units, index - 1)
    part = _part_of(units, index + 1) if person is not None else None
    if person is not None and part is not None and person[0].actor.name != part[1].actor.name:
        yield Finding(part[0], "memberOf", person[0], part[1], score=surer(0.7, part[1]))


def _dissidents(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "dissidents of the X founded the Y", "the Y was formed by X defectors": Y split from X."""
    units, clause = clauses.units, clauses.clause(group)
    if clause is None:
        return
    if group.voice == "active":
        far = range(group.first - 1, max(group.first - _FAR, -1), -1)
        before = next((i for i in far if _parted(units, i)), None)
        founded = tuple(phrase.party for phrase in clause.objects if phrase.party is not None)
    else:
        near = range(group.head + 1, min(group.head + _REACH, len(units)))
        before = next((i for i in near if _parted(units, i)), None)
        led = ("of", "from") if group.lemma == "make" else ("by",)
        by = before is not None and any(unit.low in led for unit in units[group.head + 1 : before])
        before, founded = (before if by else None), reduced_subjects(clauses, group) if by else ()
    parent = _parent(units, before) if before is not None else None
    for new in founded if parent is not None else ():
        if parent is not None and new.actor.type in GROUPS and new.actor.name != parent.actor.name:
            yield Finding(group.head, "splitFrom", new, parent, score=surer(0.75, new, parent))


_PARTS_WAYS = frozenset(("split", "divided", "broke", "broken", "splintered", "fractured", "fragmented", "splits"))
_EACH = frozenset(("one", "other", "another", "second", "first", "third"))
_UNDER = frozenset(("led", "headed", "commanded", "under", "run", "directed"))


def _factions(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "the X split into two factions, one led by N. N. and the other by M. M."."""
    units = clauses.units
    into = next((i for i in range(index - 1, max(index - _PARTED_BY, 0), -1) if units[i].low == "into"), None)
    parted = (
        next((i for i in range(into - 1, max(into - _PARTED_BY, 0), -1) if units[i].low in _PARTS_WAYS), None)
        if into
        else None
    )
    last = clauses.past_adjuncts(parted - 1) if parted else -1
    while last > 0 and units[last].kind in ("have", "be", "adverb"):
        last -= 1
    body = clauses.phrase_before(last) if last >= 0 else None
    if body is None or body.actor.type not in GROUPS or body.speaker.type == "Person":
        return
    led = False
    for each in range(index + 1, len(units) - 2):
        after = each + 1
        if units[each].low not in _EACH or units[after].kind == "word":
            continue
        led |= units[after].low in _UNDER
        after += units[after].low in _UNDER
        after += units[after].low == "by"
        person = bearer_at(units, after) if led and each + 1 < after < len(units) else None
        if person is not None and person[0].actor.name != body.actor.name:
            yield Finding(index, "memberOf", person[0], body, score=surer(0.7, body))


_PARTED_BY = 7
_FACTIONS = frozenset(("factions", "wings", "groups", "branches", "camps", "parts"))


def _parted(units: Units, index: int) -> bool:
    """Whether those named there have left somebody: "defectors", "former members"."""
    before = index - 1
    before -= before > 0 and units[before].kind == "name"  # "former X fighters"
    once = before >= 0 and units[before].low in _ESTRANGED and units[index].low in _MEMBERS
    critics = units[index].low in _CRITICS and index + 1 < len(units) and units[index + 1].low in _INSIDE
    return once or critics or units[index].low in _DISSIDENTS


def _parent(units: Units, index: int) -> Party | None:
    """The X of "X defectors", "dissidents of the X", "deserters from X"."""
    owner = index - 1 - (index > 1 and units[index - 1].kind == "possessive")
    party = party_of(units[owner]) if index and units[owner].kind == "name" else None
    if party is None and index + 2 < len(units) and units[index + 1].low in {"of", "from"} | _INSIDE:
        phrase = noun_phrase(units, index + 2)
        party = phrase.party if phrase is not None and phrase.roles == {"name"} else None
    return party if party is not None and party.actor.type in GROUPS else None


# ---------------------------------------------------------------- who comes to the head


def _office_at(units: Units, first: int) -> Party | None:
    """The X of "(the new) leader of the X", "head of X", "(as) X's new leader" at ``first``."""
    heads = wordlists().classes["head"]
    for index in range(first, min(first + _REACH, len(units) - 2)):
        if units[index].low in _PAST | {"deputy", "acting", "vice"}:
            return None
        if units[index].kind == "possessive" and units[index - 1].kind == "name":
            last = index + 1
            while units[last].low in _NEW and last + 2 < len(units):
                last += 1
            in_part = units[last + 1].low in ("of", "in", "for") and units[last + 2].kind != "date"  # "its leader in P"
            whole = units[last].low in heads and units[last + 1].kind not in ("word", "verb") and not in_part
            led = party_of(units[index - 1]) if whole and index - first <= _TO_OWNER else None
            ruled = units[last].low in _RULERS and led is not None and led.actor.type == "State"
            return led if led is not None and (ruled or led.actor.type in _BODIES) else None
        if units[index].low in heads and units[index + 1].low == "of":
            phrase = noun_phrase(units, index + 2)
            led = phrase.party if phrase is not None and phrase.roles == {"name"} else None
            return led if led is not None and led.actor.type in _BODIES | {"State", "StateOrgan"} else None
        if units[index].kind in ("comma", "end", "stop", "verb", "relative", "that"):
            return None
    return None


_NEW = frozenset(("new", "next", "first", "overall", "supreme", "top", "current", "third", "second", "interim",
                  "transitional"))  # fmt: skip
_RULERS = frozenset(("president", "ruler", "king", "queen", "emperor", "emir", "sultan", "chancellor"))
_TO_OWNER = 3


def _put_at(clauses: Clauses, group: VerbGroup, first: int) -> Iterator[Finding]:
    """As in "N. N. was elected chairman of the X", "N. N. took over as leader of the X"."""
    led = _office_at(clauses.units, first)
    last = clauses.past_adjuncts(group.first - 1)
    if last > 1 and clauses.units[last].low == "who":
        last -= 1 + (clauses.units[last - 1].kind == "comma")  # "N. N., who was elected head of the X"
    person = bearer_before(clauses.units, last) if led is not None else None
    if led is not None and person is None:  # "N. N., a cleric, was chosen as its leader"
        alone = [p for p in clauses.subjects(group) if p.speaker.type == "Person"]
        person = (replace(alone[0], actor=alone[0].speaker), last) if len(alone) == 1 else None
    yield from _leads(group.head, person, led)


def _succeeded(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "N. N. succeeded M. M. as leader of the X", "M. M. was succeeded by N. N. as leader of the X".

    Who is followed was at its head.
    """
    units = clauses.units
    as_ = next((i for i in range(group.head + 1, min(group.head + _REACH, len(units) - 2)) if _opens(units, i)), None)
    led = _office_at(units, as_ + 1) if as_ is not None else None
    if led is None:
        return
    subject = bearer_before(units, clauses.past_adjuncts(group.first - 1))
    if group.voice == "active":
        person, former = subject, group.head + 1 + 2 * (group.lemma == "take")
        former += 2 * (_words(units, former, 2) in (["the", "late"], ["the", "ousted"], ["the", "slain"]))
        before = bearer_at(units, former)
    else:
        far = min((as_ or 0) + _REACH, len(units))
        by = next((i for i in range(group.head + 1, far) if units[i].low == "by"), None)
        person, before = (bearer_at(units, by + 1) if by is not None else None), subject
    yield from _leads(group.head, person, led)
    if person is not None and before is not None and before[0].actor.name != person[0].actor.name:
        yield from (replace(finding, aspect="ended") for finding in _leads(group.head, before, led))


def _opens(units: Units, index: int) -> bool:
    return units[index].low == "as" or _words(units, index, 3) == ["at", "the", "head"]


def _leads(trigger: int, bearer: tuple[Party, int] | None, led: Party | None) -> Iterator[Finding]:
    if bearer is not None and led is not None and bearer[0].actor.name != led.actor.name:
        yield Finding(trigger, "leads", bearer[0], led, score=surer(0.75, led))


_SIGNS = _RANKS | _STAFF


_VERBS = frozenset((*_AT_THE_HEAD, *_FOUNDS, *_CHOSEN, *_SUCCEEDS, *_TAKES_AS, "make", "take"))
"""Verbs at which one of the rules begins."""
