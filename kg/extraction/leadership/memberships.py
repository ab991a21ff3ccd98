"""Memberships: of whom a body is made up, to which body somebody belongs."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.described import apposed_to
from kg.extraction.arguments.doers import reduced_subjects
from kg.extraction.arguments.objects import surer
from kg.extraction.arguments.suitability import UNIONS
from kg.extraction.grammar.bearers import bearer_at, body_at
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS, SIDES, STATES, is_nameless
from kg.extraction.words.units import NAMES
from kg.model import Actor

__all__ = ["membership_findings", "names_listed"]

_MADE = {"make": ("up", "of"), "compose": ("of",), "consist": ("of",), "form": ("by",), "found": ("by",),
         "create": ("by",), "set": ("up", "by")}  # fmt: skip
_HOLDS = frozenset(("comprise", "group", "unite", "encompass", "include", "federate"))
_UMBRELLAS = frozenset(("umbrella", "coalition", "alliance", "federation", "confederation", "merger", "bloc"))
_KINDS_OF_BODY = frozenset(("organisation", "organization", "group", "body", "movement", "front"))
"""What an umbrella is: "an umbrella organisation of four groups"."""
_MEMBERS = frozenset(("members", "nations", "states", "countries"))
_SIGNS = _UMBRELLAS | _MEMBERS | {"grouped", "part", "which", "that", "members", "components"}
_AMONG = frozenset(("among", "including", "notably", "namely"))
_JOINS = frozenset(("join", "unite", "sit", "participate", "merge", "band", "come", "take"))
_MERGES = frozenset(("merge", "unite", "band", "combine", "fuse", "amalgamate", "coalesce"))
_GROUPS_THEM = frozenset(("groups", "unites", "comprises", "encompasses", "federates", "grouped", "united"))
"""Verbs that may look like nouns after "which"."""
_LISTS = frozenset(("include", "includes", "included", "comprise", "comprises", "comprised", "are", "were"))
_TO_LIST = 8
_REACH = 12
_LISTED = 12
_ACRONYM = 3


def membership_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who is of which body, by what the body is made up of and by "to which X belongs"."""
    for group in clauses.groups:
        if group.negated or group.modality != "actual" or group.form == "infinitive":
            continue
        if group.lemma in _MADE:
            yield from _made_of(clauses, group)
            if [unit.low for unit in clauses.units[group.head : group.head + 2]][-1:] == ["up"]:
                yield from _merged(clauses, group, group.head + 2)  # "A and B make up the X"
            if group.lemma in ("form", "found", "create") and group.voice == "active":
                yield from _merged(clauses, group, group.head + 1)
        elif group.lemma in _MERGES:
            yield from _merging(clauses, group)
        elif group.lemma == "bring" and clauses.units[group.head + 1].low == "together":
            bodies = tuple(party for party in clauses.subjects(group) if _is_body(party) and not _convenes(party))
            yield from _of(clauses, group.head, bodies, group.head + 2)
        elif group.lemma in _HOLDS and group.voice == "active":
            bodies = tuple(party for party in clauses.subjects(group) if _is_body(party))
            yield from _of(clauses, group.head, bodies or _of_main_clause(clauses, group), group.head + 1)
    for index in clauses.places.of(_SIGNS, ahead=2):
        yield from _by_word(clauses, index)


def _of_main_clause(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The X of "X was an umbrella group, set up in 1982 with Y's help and comprising A and B"."""
    before = clauses.units[group.first - 1] if group.first else None
    if before is None or group.form != "present" or before.low not in (",", "and"):
        return ()
    main = next((each for each in clauses.groups if each.form == "finite" and each.head < group.head), None)
    at = next((i for i in clauses.places.of(_BE) if main is None or i <= main.first), main.first if main else 0)
    subject = clauses.phrase_before(at - 1) if at else None
    return (subject,) if subject is not None and _is_body(subject) and subject.kind == "name" else ()


_BE = frozenset(("was", "is"))


def _by_word(clauses: Clauses, index: int) -> Iterator[Finding]:
    units = clauses.units
    unit, following = units[index], units[index + 1]
    if unit.low in _UMBRELLAS and (following.low in ("of", "for") or following.low in _KINDS_OF_BODY):
        yield from _umbrella(clauses, index)
    elif unit.low == "grouped" and index > 1 and _participial(clauses, index):
        yield from _grouped(clauses, index)
    elif unit.low == "which" and index > 1 and units[index - 1].low in ("to", "in"):
        yield from _of_which(clauses, index)
    elif unit.low in ("which", "that") and following.low in _GROUPS_THEM:
        body = apposed_to(clauses, index) if index > 1 else None
        if body is None and index:
            body = clauses.phrase_before(index - 1 - (units[index - 1].kind == "comma"))
        yield from _of(clauses, index, (body,) if body is not None and _is_body(body) else (), index + 2)
    elif unit.low in ("members", "components") and index > 1 and units[index - 1].kind == "possessive":
        yield from _whose_members(clauses, index)
    if unit.low in _MEMBERS:
        yield from _members_include(clauses, index)
    elif unit.low == "part" and index > 1 and units[index - 1].low == "as" and following.low == "of":
        yield from _as_part(clauses, index)


def _grouped(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X grouped A with B", where the verb looks like a participle."""
    subject = clauses.subjects(VerbGroup(index, index, "group", "active", "finite"))
    bodies = tuple(party for party in subject if _is_body(party))
    yield from _of(clauses, index, bodies or _opening_body(clauses), index + 1)


def _participial(clauses: Clauses, index: int) -> bool:
    group = clauses.at(index)
    return group is None or group.voice == "reduced"


def _opening_body(clauses: Clauses) -> tuple[Party, ...]:
    """The body with which the sentence opens, before a comma."""
    found = body_at(clauses.units, 0)
    closed = found is not None and clauses.units[min(found[1] + 1, len(clauses.units) - 1)].kind == "comma"
    return (found[0],) if found is not None and closed and _is_body(found[0]) else ()


def _whose_members(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X, whose members include A and B,", "X, whose members are A and B,"."""
    owner, verb = clauses.units[index - 2], clauses.units[index + 1]
    body = party_of(owner) if owner.low == "whose" and verb.low in _LISTS else None
    yield from _of(clauses, index, (body,) if body is not None and _is_body(body) else (), index + 2)


def _members_include(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X nations which have sent troops include A and B", "members of the X include A and B"."""
    units, after = clauses.units, index + 1
    before = party_of(units[index - 1]) if index else None
    if before is None and units[after].low in ("of", "in"):
        found = body_at(units, after + 1 + (units[after + 1].kind == "determiner"))
        before, after = (found[0], found[1] + 1) if found is not None else (None, after)
    first = index - 1 if after == index + 1 else index
    first -= first > 0 and units[first - 1].kind == "determiner"
    opens = first <= 0 or units[first - 1].kind in ("comma", "stop", "quote", "that", "dash")
    if before is None or not opens or not _is_body(before) or after + 1 >= len(units):
        return
    verb = after
    if units[after].kind in ("relative", "that"):
        reach = range(after + 1, min(after + _TO_INCLUDE, len(units) - 1))
        verb = next((i for i in reach if units[i].kind == "comma" or units[i].low in _INCLUDES), after)
    if units[verb].low in _INCLUDES:
        yield from _of(clauses, index, (before,), verb + 1)


def _as_part(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "A, as part of the X, patrols P", "A is working as part of the X": not "as part of the X's plan"."""
    units, first = clauses.units, index + 2
    first += first < len(units) and units[first].kind == "determiner"
    found = body_at(units, first) if first < len(units) else None
    if found is None or not _is_body(found[0]) or units[min(found[1] + 1, len(units) - 1)].kind not in _OVER:
        return
    aside = units[index - 2].kind == "comma"
    groups = [g for g in clauses.groups if g.form == "finite" and g.voice != "reduced"]
    before = next((g for g in reversed(groups) if g.head < index), None)
    group = next((g for g in groups if g.head > index), None) if aside and before is None else before
    if group is None or group.negated:
        return
    if group is before and (group.modality != "actual" or group.lemma not in _SERVES):
        return  # "will fight as part of the X", "sees Y as part of the X"
    for member in clauses.subjects(group):
        whole = "forces" in member.roles or member.roles == {"name"}
        if member.actor.type in SIDES and member.actor.name != found[0].actor.name and whole:
            yield Finding(index, "memberOf", member, found[0], score=surer(0.7, member, found[0]))


_OVER = frozenset(("comma", "end", "stop", "to", "preposition", "conjunction", "date", "subordinator", "quote"))
_SERVES = frozenset(("work", "fight", "serve", "operate", "act", "patrol", "attack", "strike", "bomb", "shell",
                     "conduct", "carry", "participate", "battle", "combat", "advance", "intervene"))  # fmt: skip
_INCLUDES = frozenset(("include", "included"))
_TO_INCLUDE = 16


def _merging(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "A and B united in 2003 as the X", "A and B merged to form the X"."""
    units = clauses.units
    for place in range(group.head + 1, min(group.head + _TO_LIST, len(units) - 1)):
        if units[place].low in ("as", "into") or (
            units[place].kind == "to" and units[place + 1].low in ("form", "create", "found", "become")
        ):
            yield from _merged(clauses, group, place + 1 + (units[place].kind == "to"))
            return
        if units[place].kind in ("comma", "stop", "end", "relative", "that"):
            return


def _merged(clauses: Clauses, group: VerbGroup, first: int) -> Iterator[Finding]:
    """That those who are the verb's subjects, two at least, are of the body that is named at ``first``."""
    body = body_at(clauses.units, first) if first < len(clauses.units) else None
    union = body is not None and body[0].actor.type == "IntergovernmentalOrganization"
    if body is None or not _is_body(body[0]) or not (union or body[0].actor.type in GROUPS):
        return
    fitting = STATES if union else GROUPS
    with_ = clause.led_to("with") if (clause := clauses.clause(group)) is not None else ()
    members = [p for p in (*clauses.subjects(group), *with_) if p.actor.type in fitting and p.roles <= {"name"}]
    members = [p for p in members if p.actor.name != body[0].actor.name]
    for member in members if len(members) > 1 else ():
        yield Finding(group.head, "memberOf", member, body[0], score=surer(0.75, member, body[0]))


def _is_body(party: Party) -> bool:
    """Whether it may have members: a group or union by name."""
    plain = party.kind in ("name", "coreference") and party.roles <= {"name"}
    return plain and party.actor.type in UNIONS | GROUPS


def _convenes(party: Party) -> bool:
    """Whether those whom it brings together are its guests: "the Community of S brought together X and Y"."""
    return not _CONVENERS.isdisjoint(party.actor.name.lower().split())


_CONVENERS = frozenset(("community", "centre", "center", "foundation", "institute", "church", "university", "dialogue",
                        "elders", "nations", "cross", "college", "mission", "commission",
                        "society", "ministry", "office", "quakers", "vatican"))  # fmt: skip


def _made_of(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X is made up of A, B and C", "X, formed by A and B"."""
    units, words = clauses.units, _MADE[group.lemma]
    active = group.lemma == "consist"
    clause = clauses.clause(group)
    participle = clause is not None and clause.link == "participial" and group.lemma == "make"
    if (group.voice == "active") != active and not participle:
        return
    first = next(
        (i for i in range(group.head + 1, min(group.head + _TO_LIST, len(units))) if units[i].low == words[-1]), None
    )
    merger = next(
        (i for i in range(group.head + 1, min(group.head + _TO_LIST, len(units) - 1)) if units[i].low == "merger"), None
    )
    if merger is not None and units[merger + 1].low == "of" and group.voice == "passive":
        bodies = tuple(filter(_is_body, clauses.subjects(group)))  # "X was founded through the merger of A and B"
        yield from _of(clauses, group.head, bodies, merger + 2)
        return
    if first is None or (len(words) > 1 and units[group.head + 1].low != words[0]):
        return
    between = units[group.head + len(words) : first]
    if any(unit.kind in ("comma", "stop", "verb", "relative") for unit in between):
        return
    bodies = reduced_subjects(clauses, group) if group.voice == "reduced" else clauses.subjects(group)
    if not bodies and (beside := apposed_to(clauses, group.first)) is not None:
        bodies = (beside,)  # "X, a committee of the Y made up of A and B"
    yield from _of(clauses, group.head, tuple(filter(_is_body, bodies)), first + 1, several=words[-1] == "by")


def _umbrella(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X is an umbrella for six fronts, among them A", "X, a coalition of A, B and C,", "founded as one of"."""
    units = clauses.units
    before, of = index, index + 1 + (units[index + 1].low in _KINDS_OF_BODY)
    if of >= len(units) or units[of].low not in ("of", "for"):
        return
    while before > 0 and units[before - 1].kind in ("word", "determiner", "adverb", "verb", "capital", "number"):
        before -= 1
    if before < 1 or units[before].low not in ("a", "an", "the"):
        return
    if units[before - 1].kind == "be":
        bodies = clauses.copula(before - 1)
    elif units[before - 1].kind == "comma" and before > 1:
        last = before - 2
        if units[last].kind == "close":
            last = next((i - 1 for i in range(last, max(last - _TO_LIST, 0), -1) if units[i].kind == "open"), last)
        found = clauses.phrase_before(last)
        bodies = (found,) if found is not None else ()
    elif units[before - 1].low == "as":
        bodies = _founded_before(clauses, before - 1)
    else:
        return
    yield from _of(clauses, index, tuple(filter(_is_body, bodies)), of + 1)


def _founded_before(clauses: Clauses, place: int) -> tuple[Party, ...]:
    """The X of "X was founded in 1982 as", where "as" stands at ``place``."""
    group = next((g for g in reversed(clauses.groups) if g.head < place), None)
    if group is None or group.lemma not in _FOUNDED or group.negated or group.modality != "actual":
        return ()
    founds = group.voice == "active" and group.lemma not in _BEGINS
    if founds or any(unit.kind in ("comma", "stop") for unit in clauses.units[group.head : place]):
        return ()
    return reduced_subjects(clauses, group) if group.voice == "reduced" else clauses.subjects(group)


_BEGINS = frozenset(("emerge", "begin", "originate", "start"))
_FOUNDED = _BEGINS | {"form", "found", "create", "establish", "set", "launch", "constitute"}


def _of(
    clauses: Clauses, at: int, bodies: tuple[Party, ...], first: int, *, several: bool = False
) -> Iterator[Finding]:
    """That those who are listed from ``first`` on are of the bodies; only if they are two where ``several``."""
    if len(bodies) != 1:
        return
    listed = [party for party in _listed(clauses, first, bodies[0]) if party.actor.name != bodies[0].actor.name]
    if len(listed) < 1 + several:
        return
    for member in listed:
        yield Finding(at, "memberOf", member, bodies[0], score=surer(0.75, member, bodies[0]))


def _listed(clauses: Clauses, first: int, body: Party) -> Iterator[Party]:
    """The A, B and C at ``first``, or after "six groups, among them", also by an acronym."""
    units = clauses.units
    phrases = clauses.phrases_from(first)
    if not phrases:
        return
    unnamed = not any(unit.kind in NAMES for unit in units[phrases[0].first : phrases[0].last + 1])
    if unnamed and units[phrases[0].last].kind == "word":
        after = phrases[0].last + 1
        listed = after + 1 < len(units) and units[after].kind == "comma" and units[phrases[0].first].kind == "number"
        if listed and units[after + 1].kind in ("determiner", "name"):
            yield from names_listed(units, after + 1, body)  # "the merger of three movements, A, B and C"
            return
        colon = after < len(units) and units[after].text == ":"
        after += after < len(units) and (colon or units[after].kind in ("comma", "stop", "dash"))
        if colon:
            yield from names_listed(units, after, body)  # "a coalition of five groups: A, B and C"
            return
        if after + 2 < len(units) and units[after].low in ("that", "which") and units[after + 1].low in _LISTS:
            yield from names_listed(units, after + 2, body)
            return
        if after + 1 >= len(units) or units[after].low not in _AMONG:
            return
        first = after + 1 + (units[after + 1].low == "them")
    yield from names_listed(units, first, body)


def names_listed(units: Units, first: int, body: Party) -> Iterator[Party]:
    """Each that is named in the list which begins at ``first``."""
    within, past = False, first
    for index in range(first, min(first + 3 * _LISTED, len(units))):
        unit = units[index]
        if index < past:
            continue  # "the A of N. N."
        within = unit.kind == "open" or (within and unit.kind != "close")
        if within:
            continue  # "the Long Name (ABC)"
        following = units[index + 1] if index + 1 < len(units) else None
        if unit.low in ("of", "under") and index > first and (led := _leader_at(units, index + 1)):
            past = led + 1
            continue  # "the Long Name (ABC) of N. N."
        headed = unit.low in _HEADED and following is not None and following.low == "by" and units[index - 1].kind
        if headed == "comma" and (led := _leader_at(units, index + 2)):
            past = led + 1
            continue  # "the A, led by N. N., the B"
        described = unit.kind == "word" and index > first and units[index - 1].kind == "determiner"
        if described and following is not None and following.kind in ("name", "capital"):
            continue  # "the communist A"
        if unit.low in _PARTS and following is not None and following.low == "of":
            whole = body_at(units, index + 2 + (units[index + 2].kind == "determiner"))
            past = whole[1] + 1 if whole is not None else index + 2
            continue  # "a faction of the A"
        if unit.kind in ("comma", "conjunction", "determiner", "close") or unit.low in ("and", "both", "with"):
            continue
        alone = (
            following is None
            or following.low == "with"
            or following.kind in ("comma", "conjunction", "end", "stop", "open", "close", "dash", "adverb")
        )
        alone = alone or (following is not None and following.kind == "quote")
        whose = following is not None and following.low in ("of", "under") and _leader_at(units, index + 2) > 0
        alone = alone or whose  # "the A of N. N."
        party = party_of(unit) if unit.kind == "name" else None
        if party is not None and party.actor.type in SIDES | {"Organization"} and party.roles == {"name"} and alone:
            if not is_nameless(party.actor):
                yield party
        elif unit.kind == "capital" and alone and unit.text.isupper() and len(unit.text) >= _ACRONYM:
            kind = body.actor.type if body.actor.type in GROUPS else "Organization"
            actor = Actor(unit.text, "MilitantGroup" if kind == "UmbrellaGroup" else kind)
            yield Party(actor, actor, unit.start, unit.end, frozenset(("name",)), "name")
        elif unit.kind != "capital":
            return  # but for names that nobody knows, which the list goes on after


_HEADED = frozenset(("led", "headed", "commanded", "founded", "directed"))
_PARTS = frozenset(("faction", "factions", "wing", "wings", "parts", "elements", "remnants", "section", "sections"))


def _leader_at(units: Units, first: int) -> int:
    """Where the name of the person ends that begins at ``first``; 0 where none does."""
    found = bearer_at(units, first) if first < len(units) else None
    return found[1] if found is not None and found[0].speaker.type == "Person" else 0


def _deed_on(units: Units, last: int) -> bool:
    """Whether the name that ends at ``last`` only tells whose, or on whom, a deed or a war was."""
    first = last
    while first > 0 and units[first].kind in (*NAMES, "tail", "capital", "determiner", "open", "close"):
        first -= 1
    return units[first].low in _OF_DEEDS


_OF_DEEDS = frozenset(("against", "on", "upon", "by", "with", "from", "at", "into", "between"))


_BELONG = frozenset(("belong", "belongs", "belonged"))


def _called_body(clauses: Clauses, last: int) -> Party | None:
    """The X of "X, an alliance of eleven groups to which", where what X is called ends at ``last``."""
    units = clauses.units
    opening = next((i for i in range(last, max(last - _TO_LIST, 0), -1) if units[i].kind == "comma"), None)
    if opening is None or opening < 1 or units[opening + 1].low not in ("a", "an", "the"):
        return None
    called = any(unit.low in _UMBRELLAS | _KINDS_OF_BODY for unit in units[opening + 1 : last + 1])
    body = clauses.phrase_before(opening - 1) if called else None
    able = body is not None and body.kind == "name" and body.actor.type in UNIONS | GROUPS | {"Organization"}
    return body if able else None


def _of_which(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X, to which A belongs", "X, in which A and B joined hands"."""
    units = clauses.units
    before = index - 2 - (units[index - 2].kind == "comma")
    body = clauses.phrase_before(before) if before >= 0 else None
    called = _called_body(clauses, before) if body is None or not _is_body(body) else None
    body = called or body
    if body is None or not (_is_body(body) or body is called):
        return
    belongs = units[index - 1].low == "to"
    to = next((i for i in range(index + 1, min(index + _REACH, len(units))) if units[i].low in _BELONG), None)
    if belongs and to is not None and clauses.at(to) is None:
        for member in names_listed(units, index + 1, body):
            yield Finding(to, "memberOf", member, body, score=surer(0.75, member, body))
        return
    if not belongs and _deed_on(units, before):
        return  # "the offensive against X, in which A takes part"
    for group in clauses.groups:
        if not index < group.first < index + _REACH or group.negated or group.modality != "actual":
            continue
        following = [unit.low for unit in units[group.head + 1 : group.head + 3]]
        joins = group.lemma in ("unite", "merge", "participate") or (
            group.lemma in _JOINS and following[:1] in (["hands"], ["forces"], ["together"], ["part"], ["ranks"])
        )
        if (belongs and group.lemma == "belong") or (not belongs and joins and group.voice == "active"):
            for member in clauses.subjects(group):
                if member.actor.type in SIDES and member.actor.name != body.actor.name:
                    yield Finding(group.head, "memberOf", member, body, score=surer(0.75, member, body))
        return
