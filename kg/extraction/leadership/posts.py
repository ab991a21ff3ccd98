"""Posts: who is one of whom by post or origin: "N. N., of the X", "the X's No. 2", "one of the X's chiefs"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.bearers import bearer_at, bearer_before, body_at, body_before, past_epithets
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, party_of
from kg.extraction.leadership.commands import doing
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS
from kg.model import Aspect

__all__ = ["joins_in", "post_findings"]

_BODIES = GROUPS | {"Organization", "IntergovernmentalOrganization"}
_PEOPLE = frozenset(("commanders", "founders",
                     "leaders", "members", "officials", "spokesmen", "deputies", "lieutenants",
                     "negotiators", "veterans", "chiefs", "fighters", "co-founders", "generals", "ideologues", "cadres",
                     "spokespersons", "figures", "politicians", "lawmakers", "representatives", "strategists",
                     "bosses", "warlords", "activists"))  # fmt: skip
_GROUPS_OF = frozenset(("groups", "factions", "militias", "parties", "movements", "members", "components", "units",
                        "brigades", "battalions", "organisations", "organizations", "forces", "fronts",
                        "constituents", "armies"))  # fmt: skip
_PART = frozenset(("faction", "unit", "brigade", "battalion", "cell", "column", "component", "arm", "wing", "branch"))
_POSTS = frozenset(("member", "commander", "fighter",
                    "leader", "official", "officer", "soldier", "spokesman", "veteran",
                    "activist", "deputy", "guerrilla", "lieutenant", "cadre", "negotiator", "recruit", "militant",
                    "rebel", "politician", "figure"))  # fmt: skip
_OF_BODY = frozenset(("of", "in", "with", "for", "within"))
_OPENING = frozenset((",", "the", "is", "was", "remains"))
"""What stands before "one of the X's commanders", "the largest of the groups in X"."""
_MOST = frozenset(("largest", "biggest", "strongest", "smallest", "oldest", "newest", "last", "first", "main"))
_SORTS_OF_WING = frozenset(("armed", "military", "political", "youth", "women's", "student", "militant"))
_IN = frozenset(("of", "in", "within", "inside", "from"))
_HEADS_IT = frozenset(("head", "lead", "command", "run", "direct", "control", "headed", "led", "commanded", "ran"))
_MADE_OF: tuple[list[str], ...] = (["composed"], ["made"], ["formed"], ["comprised"], [])
_ONCE = frozenset(("once", "formerly", "previously"))
_FOR_THEM = frozenset(("representing", "behalf", "speaking"))
_SIGNS = _PEOPLE | _PART | _POSTS | _MOST | _ONCE | _FOR_THEM | {"of", "one", "number", "no", "nr", "chief"}
_NEXT = 9
_ENDS = frozenset(("comma", "end", "stop", "close", "date", "quote", "dash"))
_LEGAL = frozenset(("lawyer", "attorney", "counsel", "barrister", "solicitor", "advocate", "biographer", "journalist"))
_AFTER_JOINING = frozenset(("after", "since", "when", "last", "aged", "before", "because", "while", "only"))


def post_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who belongs, or belonged, to whom."""
    units = clauses.units
    for index in clauses.places.of(_SIGNS, ahead=1):
        yield from _by_word(units, index)
    for group in clauses.acts.of(_VERBS):
        if not group.negated and group.modality == "actual" and group.form != "infinitive":
            yield from _by_verb(clauses, group)


def _by_word(units: Units, index: int) -> Iterator[Finding]:
    low, following = units[index].low, units[index + 1]
    if low == "of" and index:
        yield from _of_body(units, index)
    elif (low == "one" or low in _MOST) and following.low == "of" and index and units[index - 1].low in _OPENING:
        yield from _one_of(units, index)
    elif low == "number" and following.kind == "number":
        yield from _numbered(units, index, index + 1)
    elif low in ("no", "nr") and index + 2 < len(units) and units[index + 2].kind == "number":
        yield from _numbered(units, index, index + 2) if following.kind == "end" else ()
    elif low in _ONCE and index and units[index - 1].kind == "comma":
        yield from _once(units, index)
    elif low in _FOR_THEM:
        yield from _for_body(units, index)
    elif low in _PEOPLE and index:
        yield from _several(units, index)
    elif low == "chief" and following.low == "of" and index + 2 < len(units) and units[index + 2].low == "staff":
        yield from _staff(units, index)
    elif low in _POSTS and index > 1:
        yield from _post(units, index)
    elif low in _PART and following.low == "of":
        yield from _part(units, index)


def _member(
    trigger: int, who: Party | None, body: Party | None, *, past: bool = False, leads: bool = False
) -> Iterator[Finding]:
    if who is None or body is None or who.actor.name == body.actor.name or body.actor.type not in _BODIES:
        return
    if not body.roles <= {"name"} or body.speaker.type == "Person" or who.actor.type == "State":
        return
    aspect: Aspect | None = "ended" if past else None
    relation = "leads" if leads else "memberOf"
    yield Finding(trigger, relation, who, body, aspect=aspect, score=surer(0.75, body))


def _body(units: Units, first: int, *, closed: bool = True) -> Party | None:
    """The body at ``first``, closed off by a mark."""
    found = body_at(units, first) if first < len(units) else None
    if found is None or (closed and found[1] + 1 < len(units) and units[found[1] + 1].kind not in _ENDS):
        return None
    return found[0]


def _before(units: Units, first: int) -> Party | None:
    """Whom the apposition that opens at ``first`` tells of: the N. N. or the X before its comma."""
    if first < 2 or units[first - 1].kind != "comma":
        return None
    person = bearer_before(units, past_epithets(units, first - 2))
    if person is not None:
        return person[0]
    body = body_before(units, first - 2)
    return body[0] if body is not None and body[0].roles <= {"name", "fighters"} else None


def _person_of_apposition(units: Units, first: int) -> Party | None:
    found = _before(units, first)
    return found if found is not None and found.speaker.type == "Person" else None


# ---------------------------------------------------------------- posts


def _of_body(units: Units, index: int) -> Iterator[Finding]:
    """As in "N. N. of the X said", "N. N., of the X,"."""
    apposed = units[index - 1].kind == "comma"
    body = _body(units, index + 1, closed=apposed)
    if body is not None and any(
        unit.kind == "possessive" for unit in units[index + 1 : index + _NEXT] if unit.start < body.end + 2
    ):
        return  # "one of the X's victims"
    person = bearer_before(units, past_epithets(units, index - 1 - apposed)) if body is not None else None
    if body is None or person is None or body.actor.type == "IntergovernmentalOrganization":
        return
    opening = units[person[1] - 1] if person[1] else None
    verbal = opening is not None and opening.low == "by" and units[person[1] - 2].kind == "verb"
    if opening is not None and opening.low in ("of", "by", "against", "from") and not (apposed or verbal):
        return  # "the killing by N. N. of the X", unlike "is led by N. N. of the X"
    yield from _member(index, person[0], body)


def _several(units: Units, index: int) -> Iterator[Finding]:
    """As in "X commanders N. N. and M. M.", "three commanders of the X, N. N., M. M. and O. O.,"."""
    after, owner = index + 1, party_of(units[index - 1]) if units[index - 1].kind == "name" else None
    if owner is None and after + 1 < len(units) and units[after].low == "of":
        found = body_at(units, after + 1)
        if found is not None and found[1] + 1 < len(units) and units[found[1] + 1].kind == "comma":
            owner, after = found[0], found[1] + 1
    if owner is None or owner.speaker.type == "Person" or owner.actor.type not in GROUPS:
        return
    after += after < len(units) and units[after].kind == "comma"
    people: list[Party] = []
    while after < len(units) and units[after].kind in ("capital", "name", "word") and len(people) < _NEXT:
        one = bearer_at(units, after)
        if one is None:
            break
        people.append(one[0])
        after = one[1] + 1
        if after < len(units) and units[after].kind == "comma":
            after += 1
        if after < len(units) and units[after].low == "and":
            after += 1
        elif units[min(after, len(units)) - 1].kind != "comma":
            break
    for person in people if len(people) > 1 else ():
        yield from _member(index, person, owner)


def _staff(units: Units, index: int) -> Iterator[Finding]:
    """As in "N. N., chief of staff of the X,"."""
    first = index - (units[index - 1].kind == "determiner")
    if units[index - 1].kind == "possessive":  # "N. N., the X's chief of staff,", "the X's chief of staff, N. N.,"
        owner = body_before(units, index - 2)
        start = owner[1] if owner is not None else 0
        start -= start > 0 and units[start - 1].kind == "determiner"
        after = index + 3 + (index + 3 < len(units) and units[index + 3].kind == "comma")
        beside = bearer_at(units, after) if after < len(units) and units[after].kind in ("capital", "name") else None
        who = _person_of_apposition(units, start) or (beside[0] if beside is not None else None)
        yield from _member(index, who, owner[0] if owner is not None else None)
    if index + 4 < len(units) and units[index + 3].low == "of":
        body = _body(units, index + 4)
        if body is not None and body.actor.type in GROUPS:
            yield from _member(index, _person_of_apposition(units, first), body)


def _one_of(units: Units, index: int) -> Iterator[Finding]:
    """As in "N. N., one of the X's commanders", "the Y, one of six groups in the X"."""
    noun = next(
        (i for i in range(index + 2, min(index + _NEXT, len(units))) if units[i].low in _PEOPLE | _GROUPS_OF), None
    )
    if noun is None or any(unit.kind in ("comma", "stop", "verb") for unit in units[index + 2 : noun]):
        return
    owner = next((i for i in range(index + 2, noun) if units[i].kind == "possessive"), None)
    inside = next((i for i in range(index + 2, noun) if party_of(units[i]) is not None), None)
    after = noun + 1
    if owner is not None:
        found = body_before(units, owner - 1)
        body = found[0] if found is not None else None
    elif inside is not None:
        body = party_of(units[inside])
    else:
        whole = _whole_at(units, after)
        if whole is None:
            return
        body = _body(units, whole, closed=False)
    opening = index - (units[index - 1].low == "the")
    who = _before(units, opening)
    if who is None and units[opening - 1].low in _OPENING:
        found = bearer_before(units, opening - 2) or body_before(units, opening - 2)  # "Y is one of the groups in X"
        who = found[0] if found is not None else None
    if who is None:
        return
    alike = (who.speaker.type == "Person") == (units[noun].low in _PEOPLE)
    if alike or (units[noun].low == "members" and body is not None and body.actor.type in GROUPS):
        yield from _member(index, who, body)


def _whole_at(units: Units, after: int) -> int | None:
    """Where the X begins in "(one of six groups) in the X", "that make up the X", "of which the X is composed"."""
    words = [unit.low for unit in units[after : after + 2]]
    if len(words) < 2:
        return after + 1 if words and words[0] in _IN else None
    if words[0] in ("that", "which") and words[1] in ("make", "form"):
        return after + 2 + (after + 2 < len(units) and units[after + 2].low == "up")
    if words[0] == "who" and words[1] in _HEADS_IT:
        return after + 2
    if words == ["of", "which"]:
        found = body_at(units, after + 2) if after + 2 < len(units) else None
        made = [unit.low for unit in units[found[1] + 1 : found[1] + 3]] if found is not None else []
        return after + 2 if made[:1] in (["is"], ["was"]) and made[1:] in _MADE_OF else None
    return after + 1 if words[0] in _IN else None


def _numbered(units: Units, index: int, number: int) -> Iterator[Finding]:
    """As in "N. N., number two in the X", "the X's No. 2, N. N.,"."""
    first, body, after = index, None, number + 1
    if index > 1 and units[index - 1].kind == "possessive":
        owner = body_before(units, index - 2)
        if owner is not None:
            body, first = owner
    elif after + 1 < len(units) and units[after].low in _IN:
        found = body_at(units, after + 1)
        if found is not None:
            body, after = found[0], found[1] + 1
    while first > 0 and units[first - 1].kind == "determiner":
        first -= 1
    who = _person_of_apposition(units, first)
    if who is None and after + 1 < len(units):
        start = after + (units[after].kind == "comma")
        found = bearer_at(units, start) if units[start].kind in ("capital", "name", "word") else None
        who = found[0] if found is not None else None
    yield from _member(index, who, body, leads=units[number].low in ("1", "one"))


def _once(units: Units, index: int) -> Iterator[Finding]:
    """As in "N. N., formerly of the X", "N. N., once a commander in the X"."""
    place = index + 1
    if units[place].low in ("a", "an", "the"):
        noun = next((i for i in range(place + 1, min(place + 4, len(units))) if units[i].low in _POSTS), None)
        if noun is None or noun + 1 >= len(units) or units[noun + 1].low not in _OF_BODY:
            return
        place = noun + 1
    elif units[place].low not in ("of", "with"):
        return
    yield from _member(index, _person_of_apposition(units, index), _body(units, place + 1), past=True)


def _for_body(units: Units, index: int) -> Iterator[Finding]:
    """As in "N. N., representing the X,", "N. N., on behalf of the X,", "Speaking for the X, N. N. said"."""
    if any(unit.low in _LEGAL for unit in units):
        return  # a lawyer is not one of his clients
    if units[index].low == "speaking":
        body = body_at(units, index + 2) if units[index + 1].low == "for" and index + 2 < len(units) else None
        if index == 0 and body is not None and body[1] + 2 < len(units) and units[body[1] + 1].kind == "comma":
            person = bearer_at(units, body[1] + 2)
            yield from _member(index, person[0] if person is not None else None, body[0])
        return
    first, after = index, index + 1
    if units[index].low == "behalf":
        first, after = index - 1, index + 2
        if units[first].low != "on" or units[index + 1].low != "of":
            return
    body_ = _body(units, after)
    if body_ is not None and body_.actor.type in GROUPS:
        yield from _member(index, _person_of_apposition(units, first), body_)


def _post(units: Units, index: int) -> Iterator[Finding]:
    """As in "Y, an X member,", "N. N., a fighter with the X"."""
    before = index - 1
    while before > 0 and units[before].kind == "word" and units[before].text.islower():
        before -= 1
    named = units[before].kind in ("name", "capital")
    if named:
        found = body_before(units, before)
        opening = found[1] if found is not None else before
        body = found[0] if found is not None else None
        while opening > 0 and units[opening - 1].low in ("senior", "former", "founding", "top", "leading"):
            opening -= 1
        article = opening - (units[opening].kind != "determiner")
    else:
        article = before
        inside = index + 2 < len(units) and units[index + 1].low in ("with", "within", "inside", "in")
        body = _body(units, index + 2, closed=False) if inside else None
    if body is None or article < 2 or units[article].low not in ("a", "an", "another", "one"):
        return
    words = {unit.low for unit in units[article:index]}
    if named and units[index].low != "member":
        return  # read as ranks
    who = _before(units, article)
    if who is not None and (units[index].low in ("member", "rebel") or who.speaker.type == "Person"):
        yield from _member(index, who, body, past=bool(words & {"former", "onetime", "erstwhile"}))


def _part(units: Units, index: int) -> Iterator[Finding]:
    """As in "the Y, a unit of the X,"."""
    article = index - 1
    while article > 0 and units[article].kind == "word":
        article -= 1
    if units[index].low in ("wing", "arm") and units[article].low == "armed" and units[article - 1].kind == "comma":
        bare = article  # "the Y, armed wing of the X,"
    else:
        bare = article + 1 if units[article].kind == "comma" and article + 1 < index else 0
    if bare and units[bare].low in _SORTS_OF_WING:
        who = _before(units, bare)
        if who is not None and who.actor.type in GROUPS and who.speaker.type != "Person":
            yield from _member(index, who, _body(units, index + 2, closed=False))
        return
    words = {unit.low for unit in units[article:index]}
    if units[article].kind != "determiner" or words & {"breakaway", "splinter", "dissident", "former", "rival"}:
        return
    who = _before(units, article)
    if who is not None and who.actor.type in GROUPS and who.speaker.type != "Person":
        yield from _member(index, who, _body(units, index + 2, closed=False))


# ---------------------------------------------------------------- verbs


def _by_verb(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    units, after = clauses.units, group.head + 1
    following = units[after].low if after < len(units) else ""
    if group.lemma == "belong" and following == "to":
        yield from _people_in(clauses, group, _body(units, after + 1, closed=False))
    elif group.lemma == "join" and group.voice == "active":
        yield from _joins(clauses, group, after)
    elif group.lemma in _ENLISTS and group.voice == "active" and (into := _enlisted_in(units, after)) is not None:
        yield from _people_in(clauses, group, _body(units, into, closed=False))
    elif group.lemma == "recruit" and following not in ("to", "into"):
        yield from _recruited(clauses, group, after)
    elif group.lemma in ("admit", "co-opt", "recruit") and group.voice == "passive" and following in ("to", "into"):
        yield from _members(clauses, group, _body(units, after + 1, closed=False))
    elif group.lemma == "expel" and group.voice == "passive" and following == "from":
        yield from _members(clauses, group, _body(units, after + 1, closed=False), past=True)
    elif group.lemma == "sit" and following == "on":
        of = next((i for i in range(after + 1, min(after + _NEXT, len(units))) if units[i].low == "of"), None)
        body = _body(units, of + 1, closed=False) if of is not None else None
        yield from _people_in(clauses, group, body) if body is not None and body.actor.type in GROUPS else ()


_ENLISTS = frozenset(("enrol", "enroll", "enlist", "sign", "join", "volunteer"))
_INTO = frozenset(("in", "into", "with", "for"))


def _enlisted_in(units: Units, after: int) -> int | None:
    """Where the body stands of "enrolled in X", "signed up with X", "volunteered for X"."""
    up = after < len(units) and units[after].low == "up"
    if not up and any(form.lemma == "sign" for form in units[after - 1].forms):
        return None  # "signed with X": an accord
    place = after + up
    return place + 1 if place + 1 < len(units) and units[place].low in _INTO else None


def _recruited(clauses: Clauses, group: VerbGroup, after: int) -> Iterator[Finding]:
    """As in "N. N. was recruited by X", "X recruited N. N."."""
    units = clauses.units
    if group.negated or group.modality != "actual" or group.form != "finite" or after + 1 >= len(units):
        return
    if group.voice == "passive" and units[after].low == "by":
        yield from _people_in(clauses, group, _body(units, after + 1, closed=False))
    elif group.voice == "active":
        bodies = [party for party in clauses.subjects(group) if party.actor.type in GROUPS and party.roles <= {"name"}]
        person = bearer_at(units, after)
        owned = person is not None and person[1] + 1 < len(units) and units[person[1] + 1].kind == "possessive"
        if len(bodies) == 1 and person is not None and person[0].actor.type == "Person" and not owned:
            yield from _member(group.head, person[0], bodies[0])


def _people_in(clauses: Clauses, group: VerbGroup, body: Party | None) -> Iterator[Finding]:
    for person in doing(clauses, group) if body is not None else ():
        yield from _member(group.head, person, body)


def _members(clauses: Clauses, group: VerbGroup, body: Party | None, *, past: bool = False) -> Iterator[Finding]:
    """Who is told to be, or to have become, one of the body: people or groups."""
    if body is None or body.actor.type not in GROUPS | {"Organization"}:
        return
    groups = tuple(p for p in clauses.subjects(group) if p.actor.type in GROUPS and p.roles <= {"name"})
    for who in groups or doing(clauses, group):
        whole = who.roles <= {"name"} and not _only_some(clauses.units, who)
        if whole or who.actor.type not in GROUPS:
            yield from _member(group.head, who, body, past=past)


def _only_some(units: Units, who: Party) -> bool:
    """As in "most of X's fighters joined Y", "members of the X joined Y": not X."""
    at = next((i for i, unit in enumerate(units) if unit.start >= who.start), 0) - 1
    at -= at > 0 and units[at].kind == "determiner"
    return at > 0 and units[at].low == "of" and units[at - 1].low.endswith(("s", "men", "most", "many"))


def joins_in(clauses: Clauses, finding: Finding) -> bool:
    """Whether one only does with the other what it does: "A joined B in condemning C", "joined B for talks"."""
    units = clauses.units
    if finding.relation != "memberOf" or not units[finding.trigger].low.startswith("join"):
        return False
    found = body_at(units, finding.trigger + 1) if finding.trigger + 1 < len(units) else None
    after = found[1] + 1 if found is not None else len(units)
    if after + 1 >= len(units):
        return False
    when = after + 1 + (units[after + 1].low in _BEFORE_TIMES)
    dated = when < len(units) and units[when].kind in ("date", "number")
    return units[after].low == "for" or (units[after].low == "in" and not dated)


_BEFORE_TIMES = frozenset(("late", "early", "mid", "the", "about", "around"))


def _joins(clauses: Clauses, group: VerbGroup, first: int) -> Iterator[Finding]:
    """As in "N. N. joined the X in 2003", unlike "the Y joined the X in condemning Z"."""
    units = clauses.units
    called = next((i for i in range(first + 2, min(first + _NEXT, len(units) - 2)) if units[i].low == "known"), None)
    if called is not None and units[called + 1].low == "as" and units[first].low in ("a", "an"):
        first = called + 2  # "joined a coalition of militias known as the X"
    if [unit.low for unit in units[first : first + 3]] == ["the", "ranks", "of"]:
        first += 3
    found = body_at(units, first) if first < len(units) else None
    if found is None or not found[0].roles <= {"name"}:
        return
    if _joined(units, found[1] + 1):
        yield from _members(clauses, group, found[0])


def _in_doing(units: Units, after: int) -> bool:
    """As in "joined the X on Saturday in naming Z": what follows the date tells what for."""
    while after < len(units) and units[after].kind == "date":
        after += 1
    led = after + 1 < len(units) and units[after].low == "in"
    return led and any(form.present for form in units[after + 1].forms)


def _joined(units: Units, after: int) -> bool:
    """Whether what follows whom one joined lets it be for good."""
    following = units[after] if after < len(units) else None
    dated = (
        following is not None
        and following.kind == "preposition"
        and units[min(after + 1, len(units) - 1)].kind == "date"
        and not _in_doing(units, after + 2)
    )
    adverbial = following is not None and (
        following.low in _AFTER_JOINING or following.kind in ("adverb", "conjunction")
    )
    return following is None or following.kind in _ENDS or dated or adverbial


_VERBS = frozenset(("belong", "admit", "co-opt", "recruit", "expel", "sit")) | _ENLISTS
"""Verbs at which one of the rules begins."""
