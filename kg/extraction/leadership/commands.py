"""Commands: who is at the head of whom by a verb or preposition: "N. N., who runs the X", "the X under N. N."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.described import apposed_to
from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.bearers import (
    CLOSERS,
    bearer_at,
    bearer_before,
    body_at,
    body_before,
    no_man_after,
    past_epithets,
)
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.persons import person_of
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, party_of
from kg.extraction.leadership.founders import with_others
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.spokesmen import SPOKESMEN
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["agent_person", "command_findings", "doing", "new_body"]

_BODIES = GROUPS | {"Organization", "IntergovernmentalOrganization"}
_RUNS = frozenset(("run", "coordinate", "co-ordinate", "chair", "command", "lead", "head", "steer"))
_FOUNDS = frozenset(("found", "form", "create", "establish"))
_NAMES = frozenset(("name", "choose", "elect", "appoint", "pick", "select", "proclaim", "make"))
_HELD = frozenset(("command", "leadership", "charge", "helm", "reins", "presidency", "chairmanship"))
"""What one takes or assumes who comes to lead."""
_SORTS = frozenset(("movement", "party", "group", "front", "organisation", "organization", "militia", "faction",
                    "outfit", "army", "gang", "guerrilla", "force"))  # fmt: skip
_POLITICAL = frozenset(("party", "movement", "front", "union", "congress", "league", "alliance", "coalition", "bloc"))
"""What the name of a body says that its founder leads."""
_LED_UNDER = frozenset(("command", "leadership", "rule", "direction"))
_SUFFERS = frozenset(("split", "disband", "dissolve", "defeat", "meet", "negotiate", "talk", "confer", "sit", "gather",
                      "parley", "sign", "convene", "join", "attend", "enter", "boycott", "accept",
                      "reject"))  # fmt: skip
"""Of what a body does under somebody who is not at its head: "A and the X met for a ninth round under N. N."."""
_SERVICES = frozenset(("army", "police", "air-force", "navy", "military", "government"))
"""As in "a former army colonel", whosever army that is."""
_TIMES = frozenset(("last", "this", "earlier", "late", "early", "next", "two", "three", "four", "five", "six", "soon"))
_WITHIN = 8
_TO_AGENT = 12
_FOLLOWINGS = frozenset(("crowd", "men", "band", "people", "followers", "creation"))
_SIGNS = _SORTS | _FOLLOWINGS | {"under", "his", "her", "run", "answer", "answers", "answered", "head", "helm"}
"""Words by which a sentence can tell, without a verb of command, who leads whom."""


def command_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who leads whom, by what he does there or by what is done under him."""
    units = clauses.units
    for index in clauses.places.of(_SIGNS):
        unit = units[index]
        if unit.low == "under" and index + 1 < len(units):
            yield from _under(clauses, index)
        elif unit.low in _SORTS and index > 1 and index + 2 < len(units) and units[index + 1].low == "of":
            yield from _somebodys(units, index)
        elif (unit.low in _SORTS or unit.low in _FOLLOWINGS) and index > 2 and units[index - 1].kind == "possessive":
            yield from _following(units, index)
        elif unit.low in ("his", "her") and index > 1 and units[index - 1].low == "and":
            yield from _and_his(units, index)
        elif unit.low == "run" and index and not any(group.head == index for group in clauses.groups):
            yield from _led_by(clauses, VerbGroup(index, index, "run", "reduced", "finite"), index + 1)
        elif unit.low in ("answer", "answers", "answered") and _word(units, index + 1) == "to" and index:
            yield from _answering(clauses, index)
        elif unit.low in ("head", "helm") and index > 1 and units[index - 2].low == "at":
            yield from _at_the_head(clauses, index)
        elif unit.low in ("head", "helm") and index > 2 and units[index - 3].low == "at":
            yield from _at_its_head(units, index)
    for group in clauses.acts.of(_VERBS):
        if not group.negated and group.modality == "actual" and group.form != "infinitive":
            yield from _by_verb(clauses, group)


def _by_verb(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    units, lemma, after = clauses.units, group.lemma, group.head + 1
    sets_up = lemma == "set" and after < len(units) and units[after].low == "up"
    if lemma in _FOUNDS or sets_up:
        yield from _founded(clauses, group, after + sets_up)
    elif lemma == "raise" and group.voice != "active":
        yield from _founded(clauses, group, after)
    elif lemma == "run" and (group.voice != "active" or agent_person(units, after) is not None):
        yield from _led_by(clauses, group, after)
    elif group.voice != "active":
        return
    elif lemma in ("pass", "fall", "go", "devolve") and _word(units, after) == "to":
        yield from _passes(clauses, group, after + 1)
    elif lemma in _RUNS:
        yield from _heads(clauses, group, after)
    elif lemma == "preside" and _word(units, after) == "over":
        yield from _heads(clauses, group, after + 1)
    elif lemma in ("take", "assume", "inherit"):
        yield from _takes(clauses, group)
    elif lemma in _NAMES:
        yield from _named(clauses, group)


def _word(units: Units, index: int) -> str:
    return units[index].low if 0 <= index < len(units) else ""


def _leads(trigger: int, person: Party | None, body: Party | None, score: float = 0.75) -> Iterator[Finding]:
    if person is not None and body is not None and person.actor.name != body.actor.name:
        yield Finding(trigger, "leads", person, body, score=surer(score, body))


def _body_at(units: Units, first: int) -> Party | None:
    """The body at ``first``, by name."""
    body = body_at(units, first) if first < len(units) else None
    named = body is not None and body[0].actor.type in _BODIES and body[0].roles <= {"name"}
    # "runs the X's camps", "leads an X delegation": no more than a part.
    whole = body is not None and _ended(units, body[1] + 1)
    return body[0] if body is not None and named and whole else None


def _ended(units: Units, after: int) -> bool:
    return after >= len(units) or units[after].kind not in ("possessive", "word", "tail", "capital")


def _timed(units: Units, after: int) -> bool:
    """Whether "last week", "earlier this year" follows."""
    return _word(units, after) in _TIMES


def doing(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The people who do what the verb says: its subjects, or who stand before it or before "who"."""
    units = clauses.units
    clause = clauses.clause(group)
    people = tuple(p for party in (clause.subjects if clause else ()) if (p := person_of(party)) is not None)
    if people:
        return people
    last = clauses.past_adjuncts(group.first - 1)
    last -= last > 0 and units[last].low == "who"
    last -= last > 0 and units[last].kind == "comma"
    found = bearer_before(units, past_epithets(units, last))
    before = found[1] - 1 if found is not None else -1
    while before > 0 and (units[before].low in wordlists().classes["title"] or units[before].kind == "capital"):
        before -= 1
    if found is not None and units[last + 1].kind == "comma" and before >= 0 and units[before].low in ("by", "and"):
        return ()  # "X, led by General N. N., belongs to Y": X does
    return (found[0],) if found is not None else ()


def _bodies(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The named bodies of which a verb tells."""
    return tuple(
        party for party in clauses.subjects(group)
        if party.actor.type in _BODIES and party.roles <= {"name"} and party.speaker.type != "Person"
    )  # fmt: skip


# ---------------------------------------------------------------- verbs


def _heads(clauses: Clauses, group: VerbGroup, first: int) -> Iterator[Finding]:
    """As in "N. N., who has run the X since 1990", "N. N. and M. M. lead the X"."""
    body = _body_at(clauses.units, first) or _by_its_commission(clauses.units, first)
    if body is not None and body.kind == "coreference" and "chair" in group.lemma and body.actor.type in GROUPS:
        return  # "chaired the contact group": no band of fighters
    for person in doing(clauses, group) if body is not None else ():
        yield from _leads(group.head, person, body)


def _by_its_commission(units: Units, first: int) -> Party | None:
    """The union of "the X commission", "X's secretariat", whose head is at the head of the union."""
    first += first < len(units) and units[first].kind == "determiner"
    body = party_of(units[first]) if first + 1 < len(units) and units[first].kind == "name" else None
    after = first + 1 + (first + 1 < len(units) and units[first + 1].kind == "possessive")
    closed = after + 1 >= len(units) or units[after + 1].kind in CLOSERS
    whole = closed and after < len(units) and units[after].low in ("commission", "secretariat")
    return body if body is not None and whole and body.actor.type == "IntergovernmentalOrganization" else None


def _passes(clauses: Clauses, group: VerbGroup, first: int) -> Iterator[Finding]:
    """As in "the leadership of the X passed to N. N."."""
    units = clauses.units
    held = next((i for i in range(max(group.first - _TO_AGENT, 0), group.first) if units[i].low in _HELD), None)
    if held is None or _word(units, held + 1) != "of":
        return
    state = party_of(units[held + 2]) if units[held].low == "presidency" and held + 2 < len(units) else None
    ruled = state is not None and state.actor.type == "State" and state.kind == "name"
    body = (state, held + 2) if state is not None and ruled else body_at(units, held + 2)
    whole = body is not None and body[1] + 1 >= clauses.past_adjuncts(group.first - 1) + 1
    person = _closed_person(units, first) if body is not None and whole else None
    led = body[0] if body is not None and (ruled or body[0].actor.type in _BODIES) else None
    yield from _leads(group.head, person, led)


def _takes(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "N. N. took over the X", "took command of the X"; "the X takes its orders from N. N."."""
    units, first = clauses.units, group.head + 1
    if _word(units, first) == "over":
        first += 1
    elif (orders := next((i for i in range(first, first + 4) if _word(units, i) == "orders"), None)) is not None:
        if _word(units, orders + 1) == "from":
            yield from _answers_to(clauses.units, group.head, clauses.subjects(group), orders + 2)
        return
    elif _word(units, first) not in _HELD and _word(units, first + 1) not in _HELD:
        return
    held = next((i for i in (first, first + 1) if _word(units, i) in _HELD), None)
    if held is not None:
        if _word(units, held + 1) != "of":
            return
        first = held + 2
    body = _body_at(units, first)
    for person in doing(clauses, group) if body is not None else ():
        yield from _leads(group.head, person, body)


def _answers_to(units: Units, trigger: int, whose: tuple[Party, ...], first: int) -> Iterator[Finding]:
    """As in "the X answers to N. N.", "fighters of the X take their orders from a general, N. N."."""
    person = _closed_person(units, first)
    bodies = [p for p in whose if p.actor.type in _BODIES and p.roles <= {"name", "fighters"}]
    if len(bodies) == 1:
        yield from _leads(trigger, person, bodies[0])


def _answering(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "the X, a league of six groups, answer to N. N.": "answers" may look like a noun."""
    subject = clauses.subjects(VerbGroup(index, index, "answer", "active", "finite"))
    if not subject and clauses.units[index - 1].kind == "comma":
        beside = apposed_to(clauses, index)
    else:
        found = body_before(clauses.units, index - 1) if not subject else None
        beside = found[0] if found is not None else None
    yield from _answers_to(clauses.units, index, subject or ((beside,) if beside is not None else ()), index + 2)


def _closed_person(units: Units, first: int) -> Party | None:
    """The N. N. of "a former president, N. N.," or "N. N." at ``first``, where no further word belongs to him."""
    found = bearer_at(units, first) if first < len(units) else None
    if found is None and _word(units, first) in ("a", "an", "the", "its", "their"):
        comma = next((i for i in range(first, min(first + _WITHIN, len(units))) if units[i].kind == "comma"), None)
        between = units[first:comma] if comma is not None else ()
        plain = comma is not None and all(
            unit.kind in ("determiner", "word", "demonym") or unit.low in _SERVICES for unit in between
        )
        titled = plain and any(unit.low in wordlists().classes["title"] for unit in between)
        found = bearer_at(units, comma + 1) if titled and comma is not None and comma + 1 < len(units) else None
    if found is None:
        return None
    after = [unit.kind for unit in units[found[1] + 1 : found[1] + 3]]
    return found[0] if not after or after[0] in CLOSERS or after == ["preposition", "date"] else None


def agent_person(units: Units, first: int) -> Party | None:
    """The N. N. of "(in exile in 1994) by N. N."."""
    for index in range(first, min(first + _TO_AGENT, len(units) - 1)):
        if units[index].low == "by" and units[index + 1].kind != "date":
            if units[index + 1].low in ("his", "her"):
                return _relative_of(units, index + 1) or _titled(units, index + 2)
            found = bearer_at(units, index + 1)
            if found is None:
                person = _relative_of(units, index + 1) or _closed_person(units, index + 1)
                return person or _once_something(units, index + 1)
            return found[0] if _ended(units, found[1] + 1) or _timed(units, found[1] + 1) else None
        if units[index].kind in ("comma", "stop", "end", "relative", "that", "conjunction"):
            return None
    return None


def _once_something(units: Units, first: int) -> Party | None:
    """The N. N. of "(by) former teacher N. N.", "(by) ex-colonel N. N."."""
    past = units[first].low in ("former", "ex")
    if not past and not units[first].low.startswith("ex-"):
        return None
    place = first + past
    while place < min(first + _WITHIN, len(units) - 1) and units[place].text.islower() and units[place].kind == "word":
        place += 1
    return _closed_person(units, place)


def _titled(units: Units, first: int) -> Party | None:
    """The N. N. of "(by his) Deputy Prime Minister N. N."."""
    while first < len(units) - 1 and units[first].low in wordlists().classes["title"] | _DEPUTIES:
        first += 1
    return _closed_person(units, first)


_DEPUTIES = frozenset(("deputy", "vice", "prime", "vice-president", "first", "second", "son", "brother", "daughter",
                       "wife", "cousin", "nephew", "elder", "younger", "eldest"))  # fmt: skip


def _relative_of(units: Units, first: int) -> Party | None:
    """The N. N. of "M. M.'s former bodyguard, N. N.,", "his younger brother, N. N."."""
    comma = next((i for i in range(first, min(first + _WITHIN, len(units))) if units[i].kind == "comma"), None)
    if comma is None or comma + 1 >= len(units):
        return None
    owned = units[first].low in ("his", "her") or any(unit.kind == "possessive" for unit in units[first:comma])
    if not owned or units[comma - 1].kind != "word":
        return None
    found = bearer_at(units, comma + 1)
    closed = found is not None and (found[1] + 1 >= len(units) or units[found[1] + 1].kind in CLOSERS)
    return found[0] if found is not None and closed else None


def _led_by(clauses: Clauses, group: VerbGroup, first: int) -> Iterator[Finding]:
    """As in "the X is run by N. N."."""
    person = agent_person(clauses.units, first)
    apposed = apposed_to(clauses, group.first) if person is not None and group.voice != "passive" else None
    bodies = (apposed,) if apposed is not None else _bodies(clauses, group) if person is not None else ()
    if len(bodies) == 1:
        yield from _leads(group.head, person, bodies[0])


def _founded(clauses: Clauses, group: VerbGroup, first: int) -> Iterator[Finding]:
    """As in "the X was set up in 1975 by N. N.", "N. N. formed the X"."""
    units = clauses.units
    if group.voice == "active" and agent_person(units, first) is None:
        body = _body_at(units, new_body(units, first))
        people = doing(clauses, group) if body is not None and _followed(body) else ()
        if len(people) == 1 and group.form == "finite":
            yield from _leads(group.head, people[0], body, 0.7)
        return
    person = agent_person(units, first)
    if person is None or with_others(units, next((i for i, u in enumerate(units) if u.start >= person.end), first)):
        return
    before = group.first - 1 - (units[group.first - 1].kind == "comma")
    beside = body_before(units, before) if group.voice != "passive" and before >= 0 else None
    apposed = apposed_to(clauses, group.first) if group.voice != "passive" else None
    if apposed is not None:
        bodies: tuple[Party, ...] = (apposed,)  # "the X, a militia of farmers founded in 1994 by N. N.,"
    else:
        bodies = (beside[0],) if beside is not None else _bodies(clauses, group)
    if len(bodies) == 1 and _followed(bodies[0]):
        yield from _leads(group.head, person, bodies[0], 0.7)


def new_body(units: Units, first: int) -> int:
    """Where the Y begins of "a breakaway group, the Y", "a new movement called the Y", which is formed at ``first``.

    ``first`` itself where no such words stand there.
    """
    if first >= len(units) or units[first].low not in ("a", "an", "another", "his", "its", "their"):
        return first
    noun = first + 1
    while noun < len(units) - 2 and units[noun].kind in ("word", "adverb", "possessive") and noun - first < _WITHIN:
        if units[noun].low in _SORTS | _NEW and units[noun + 1].kind != "word":
            break
        noun += 1
    if noun >= len(units) - 2 or units[noun].low not in _SORTS | _NEW:
        return first
    after = noun + 1
    after += units[after].kind == "comma"
    after += units[after].low in ("called", "named", "dubbed")
    return after if after > noun + 1 else first


_NEW = frozenset(("organization", "offshoot", "splinter", "band", "alliance", "coalition", "wing", "network", "body"))


def _followed(body: Party) -> bool:
    """Whether who founds the body leads it: a group or party."""
    political = any(word in _POLITICAL for word in body.actor.name.lower().split())
    return body.actor.type in GROUPS or (body.actor.type == "Organization" and political)


def _named(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "the X elected N. N. as its president", "the X chose N. N. to succeed M. M."."""
    units = clauses.units
    bodies = _bodies(clauses, group)
    chosen = bearer_at(units, group.head + 1) if len(bodies) == 1 and group.head + 1 < len(units) else None
    if chosen is None:
        return
    after = chosen[1] + 1
    succeeds = _word(units, after) == "to" and _word(units, after + 1) in ("succeed", "lead", "replace")
    mark = next((i for i in range(after, len(units)) if units[i].kind in ("comma", "end", "verb")), len(units))
    office = [unit.low for unit in units[after : min(mark, after + _WITHIN)]]
    if "deputy" in office or "acting" in office:
        return
    heads = wordlists().classes["head"]
    # "its chief", unlike "its chief negotiator".
    whole = [
        word for word, after in zip(office, [*office[1:], "of"], strict=False) if word != "chief" or after in _ENDS
    ]
    styled = office[:1] in (["as"], ["its"], ["their"]) and any(word in heads for word in whole)
    styled = styled and not _of_a_part(units[after : min(mark, after + _WITHIN)], heads)
    if styled or (succeeds and not _in_lower_post(units, after + 2)):
        yield from _leads(group.head, chosen[0], bodies[0])


def _of_a_part(office: Sequence[Unit], heads: frozenset[str]) -> bool:
    """Whether the office is of no more than a part: "its media chief", "its military leader", "its leader in P"."""
    at = next((i for i, unit in enumerate(office) if unit.low in heads), len(office))
    before = [unit.low for unit in office[:at] if unit.kind != "possessive" and unit.low not in _BEFORE_OFFICE]
    topical = bool(before) and at < len(office) and office[at].low in ("chief", "head", "boss")
    placed = (
        at + 2 < len(office) and office[at + 1].low in ("in", "for") and office[at + 2].kind not in ("date", "number")
    )
    return topical or placed or not _PARTS.isdisjoint(before)


_BEFORE_OFFICE = frozenset(("as", "its", "their", "new", "first", "second", "third", "next", "overall", "supreme",
                            "the", "current", "then", "undisputed", "executive"))  # fmt: skip
_PARTS = frozenset(("military", "armed", "field", "naval", "regional", "local", "parliamentary", "youth",
                    "provincial", "operational", "spiritual", "honorary", "financial", "student", "women"))  # fmt: skip
_ENDS = frozenset(("of", "after", "when", "on", "last", "following", "to", "since", "at", "within"))
"""Words before which "chief" is a noun."""


def _in_lower_post(units: Units, first: int) -> bool:
    """Whether who is replaced held no headship: "M. M. as its spokesman", "M. M., its second-in-command"."""
    end = next((i for i in range(first, len(units)) if units[i].kind in ("end", "stop", "verb")), len(units))
    own = next((i for i in range(first, end - 1) if units[i].low in ("as", ",")), -1)
    post = {unit.low for unit in units[own + 1 : min(end, own + _WITHIN)]} if own > 0 else set[str]()
    return bool(post & _LOWER) and not post & {"leader", "president", "chairman", "emir", "chief"}


_LOWER = SPOKESMEN | {"second-in-command", "deputy", "negotiator", "envoy", "ambassador", "representative", "treasurer",
                      "minister", "member", "secretary", "delegate"}  # fmt: skip


# ---------------------------------------------------------------- other words


def _under(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "the X took to the bush under N. N.", "Under N. N. the X …", "N. N., under whose command the X took P"."""
    units = clauses.units
    if _word(units, index + 1) in ("whose", "whom"):
        yield from _under_whom(units, index)
        return
    led = _word(units, index + 1) in ("the", "overall") and _word(units, index + 2) in _LED_UNDER
    start = index + (4 if led and _word(units, index + 3) == "of" else 1)
    found = bearer_at(units, start) if not no_man_after(units, index) else None
    if found is None or (found[1] + 1 < len(units) and units[found[1] + 1].kind in ("possessive", "word", "tail")):
        return
    person, end = found
    if index == 0:
        body = _subject_at(units, end + 1 + (_word(units, end + 1) == ","))
        yield from _leads(index, person, body, 0.7)
        return
    group = next((g for g in reversed(clauses.groups) if g.head < index), None)
    between = units[group.head + 1 : index] if group is not None else ()
    if group is None or any(unit.kind in ("comma", "stop", "conjunction", "name", "open") for unit in between):
        return
    nouns = wordlists().nouns
    if units[index - 1].low in nouns["forces"] | nouns["fighters"] | _SORTS | _LANDS:
        return  # "the X fought an army under N. N.", "X punished the country under N. N."
    fights = not group.negated and group.modality == "actual" and group.form == "finite"
    fights &= group.voice == "active" or (start > index + 1 and group.lemma in _FOUNDED)
    bodies = _bodies(clauses, group) if fights and group.lemma not in _SUFFERS else ()
    if len(bodies) == 1:
        yield from _leads(index, person, bodies[0], 0.7)


_FOUNDED = frozenset(("found", "form", "create", "establish", "revive", "reorganise", "reorganize", "launch"))
_LANDS = frozenset(("country", "state", "nation", "republic", "island", "region", "city", "province"))


def _subject_at(units: Units, first: int) -> Party | None:
    body = body_at(units, first) if first < len(units) else None
    follows = units[body[1] + 1] if body is not None and body[1] + 1 < len(units) else None
    verbal = follows is not None and follows.kind in ("verb", "have", "be", "modal", "do", "adverb")
    return (
        body[0] if body is not None and verbal and body[0].actor.type in _BODIES and body[0].roles <= {"name"} else None
    )


def _under_whom(units: Units, index: int) -> Iterator[Finding]:
    """As in "N. N., under whose command the X took P", "N. N., under whom the X …"."""
    first = index + 2
    if _word(units, index + 1) == "whose":
        if _word(units, first) not in _LED_UNDER:
            return
        first += 1
    person = bearer_before(units, past_epithets(units, index - 1 - (units[index - 1].kind == "comma")))
    yield from _leads(index, person[0] if person is not None else None, _subject_at(units, first))


def _somebodys(units: Units, index: int) -> Iterator[Finding]:
    """As in "the X, the party of N. N.,"."""
    person = bearer_at(units, index + 2) if units[index + 2].kind != "determiner" else None
    first = index
    while first > 0 and units[first - 1].kind in ("word", "determiner", "adverb"):
        first -= 1
    if person is None or first < 2 or units[first].low != "the" or units[first - 1].kind != "comma":
        return
    body = body_before(units, first - 2)
    if body is not None and body[0].actor.type in _BODIES and body[0].roles <= {"name"}:
        yield from _leads(index, person[0], body[0], 0.7)


def _following(units: Units, index: int) -> Iterator[Finding]:
    """As in "the X, N. N.'s militia,", where nothing else is said of it."""
    person = bearer_before(units, index - 2)
    comma = person[1] - 1 if person is not None else 0
    closed = index + 1 < len(units) and units[index + 1].kind == "comma"
    if person is None or comma < 1 or units[comma].kind != "comma" or not closed:
        return
    body = body_before(units, comma - 1)
    if body is not None and body[0].actor.type in GROUPS and body[0].roles <= {"name"}:
        yield from _leads(index, person[0], body[0], 0.7)


def _and_his(units: Units, index: int) -> Iterator[Finding]:
    """As in "N. N. and his X boycotted the talks"."""
    person = bearer_before(units, index - 2)
    body = _body_at(units, index + 1) if person is not None else None
    if person is not None and body is not None and body.actor.type in GROUPS:
        yield from _leads(index, person[0], body, 0.7)


def _at_its_head(units: Units, index: int) -> Iterator[Finding]:
    """As in "the X, with N. N. at its head,", where "its" is two units."""
    with_ = next((i for i in range(index - 4, max(index - _WITHIN - 4, 0), -1) if units[i].low == "with"), None)
    if with_ is None or with_ < 1 or units[with_ - 1].kind != "comma" or units[index - 2].low not in ("its", "their"):
        return
    person = bearer_at(units, with_ + 1)
    body = body_before(units, with_ - 2)
    if person is not None and body is not None and person[1] == index - 4 and body[0].actor.type in _BODIES:
        yield from _leads(index, person[0], body[0])


def _at_the_head(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "N. N., at the head of the X,", "N. N. has been at the helm of the X"."""
    units = clauses.units
    if _word(units, index + 1) != "of":
        return
    body, before = _body_at(units, index + 2), index - 3
    if body is None or before < 0:
        return
    if units[before].kind == "be":
        people = [p for party in clauses.copula(before) if (p := person_of(party)) is not None]
        found = people[0] if len(people) == 1 else None
    else:
        bearer = bearer_before(units, before - 1) if units[before].kind == "comma" else None
        found = bearer[0] if bearer is not None else None
    yield from _leads(index, found, body)


_VERBS = frozenset(
    (
        *_FOUNDS,
        *_RUNS,
        *_NAMES,
        "set",
        "raise",
        "run",
        "pass",
        "fall",
        "go",
        "devolve",
        "preside",
        "take",
        "assume",
        "inherit",
    )
)
"""Verbs at which one of the rules begins."""
