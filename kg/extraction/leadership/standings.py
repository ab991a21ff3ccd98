"""Standings: at whose head, or in whose service, somebody is by rarer words: "with N. N. as its leader"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.bearers import CLOSERS, bearer_at, bearer_before, body_at, body_before, past_epithets
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, noun_phrase, party_of
from kg.extraction.naming.people import given_names
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor, Aspect

__all__ = ["named_after_all", "standing_findings"]

_BODIES = GROUPS | {"Organization", "IntergovernmentalOrganization", "PoliticalParty"}
_RUNS = frozenset(("lead", "head", "command", "run", "chair", "coordinate", "direct"))
_FOUNDS = frozenset(("found", "form", "create", "establish", "launch", "raise", "set", "organise", "organize",
                     "constitute", "assemble", "reconstitute", "revive", "unite", "regroup"))  # fmt: skip
_SERVANTS = frozenset(("representative", "envoy", "emissary", "adviser", "advisor", "aide", "deputy", "mediator",
                       "spokesman", "spokeswoman", "spokesperson", "facilitator", "assistant"))  # fmt: skip
_MASTERS = frozenset(("chairman", "chairwoman", "chairperson", "chair", "secretary-general", "president",
                      "commissioner", "general", "leader", "commander", "chief"))  # fmt: skip
_SUITE = frozenset(("as", "at", "in"))
_ONCE = frozenset(("once", "formerly", "previously", "sometime"))
_REACH = 8
_PART_OF = frozenset(("leader", "head", "commander", "chief", "chairman", "president", "chair", "boss", "figurehead"))


def standing_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who is at the head of whom, or serves whom."""
    units = clauses.units
    for index in clauses.places.of(_SIGNS, ahead=2):
        low = units[index].low
        if low in _SERVANTS:
            yield from _serving(units, index)
        elif low == "with":
            yield from _with_him(units, index)
        elif low == "which":
            yield from _of_which(units, index) if index > 1 and units[index - 1].low == "of" else ()
        elif low == "behalf":
            yield from _on_behalf(units, index)
        else:
            yield from _once(units, index)
    for group in clauses.groups:
        if group.negated or group.modality != "actual":
            continue
        if (group.lemma in _RUNS or group.lemma in _FOUNDS) and group.voice == "active" and group.form == "finite":
            yield from _whom_he_founded(clauses, group)
        elif group.lemma == "belong":
            yield from _belonging_too(clauses, group)


def named_after_all(clauses: Clauses) -> Iterator[Finding]:
    """As in "N. N., who heads a rival militia, the X,": the name that stands after the words for a body."""
    units = clauses.units
    for group in clauses.groups:
        if group.negated or group.modality != "actual" or group.lemma not in _RUNS or group.voice != "active":
            continue
        phrase = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
        comma = phrase.last + 1 if phrase is not None else len(units)
        if phrase is None or comma + 1 >= len(units) or units[comma].kind != "comma":
            continue
        if units[phrase.last].low.rpartition(" ")[2] not in _SORTS or units[group.head + 1].kind != "determiner":
            continue
        body = body_at(units, comma + 1) or _called(units, comma + 1, armed=units[phrase.last].actor is not None)
        closed = body is not None and (body[1] + 1 >= len(units) or units[body[1] + 1].kind in _ENDS)
        last = clauses.past_adjuncts(group.first - 1)
        last -= last > 0 and units[last].low == "who"
        last -= last > 0 and units[last].kind == "comma"
        person = bearer_before(units, past_epithets(units, last)) if closed else None
        yield from _tie(group.head, "leads", person, body)


def _called(units: Units, first: int, *, armed: bool) -> tuple[Party, int] | None:
    """The body of a name that only "a rival faction" before it tells to be one: capitals, with "of" between."""
    last = first
    while last < len(units) and (units[last].kind == "capital" or (units[last].low == "of" and last > first)):
        last += 1
    run = units[first:last]
    plain = run and run[-1].kind == "capital" and not any(unit.place is not None for unit in run)
    if not plain or run[0].text in given_names():
        return None
    actor = Actor(" ".join(unit.text for unit in run), "MilitantGroup" if armed else "Organization")
    return Party(actor, actor, run[0].start, run[-1].end, frozenset(("name",)), "name"), last - 1


_SORTS = frozenset(("militia", "faction", "group", "party", "movement", "organisation", "organization", "front",
                    "outfit", "gang", "cartel", "alliance", "coalition", "army", "brigade", "band", "force",
                    "union", "bloc", "wing"))  # fmt: skip
_ENDS = frozenset(("comma", "end", "stop", "close", "dash", "quote"))


def _tie(
    trigger: int,
    relation: str,
    person: tuple[Party, int] | None,
    body: tuple[Party, int] | None,
    *,
    past: bool = False,
    score: float = 0.75,
) -> Iterator[Finding]:
    if person is None or body is None or body[0].actor.type not in _BODIES or not body[0].roles <= {"name"}:
        return
    if body[0].speaker.type != "Person" and person[0].actor.name != body[0].actor.name:
        aspect: Aspect | None = "ended" if past else None
        yield Finding(trigger, relation, person[0], body[0], aspect=aspect, score=surer(score, body[0]))


def _word(units: Units, index: int) -> str:
    return units[index].low if 0 <= index < len(units) else ""


# ---------------------------------------------------------------- the service of an office


def _serving(units: Units, index: int) -> Iterator[Finding]:
    """As in "N. N., special representative of the X's chairman,", "the envoy of the X secretary-general, N. N.,"."""
    if _word(units, index + 1) not in ("of", "to"):
        return
    master = _master(units, index + 2)
    if master is None:
        return
    body, last = master
    first = index
    while (
        first > 0 and units[first - 1].kind in ("word", "adverb", "determiner", "possessive") and index - first < _REACH
    ):
        first -= 1
    if any(unit.low in _lesser() for unit in units[first:index]):
        return
    person = bearer_before(units, past_epithets(units, first - 2)) if units[first - 1].kind == "comma" else None
    if person is None and _word(units, last + 1) == ",":
        found = bearer_at(units, last + 2) if last + 2 < len(units) else None
        # Whose name "the envoy of the X's chairman, N. N.," has, nothing says: he is of the X, whoever he is.
        person = found if found is not None and _closed(units, found[1] + 1) else None
    yield from _tie(index, "memberOf", person, (body, last))


@cache
def _lesser() -> frozenset[str]:
    return frozenset(("former", "ex", "late", "would-be", "onetime", "one-time", "then", "next"))


def _master(units: Units, first: int) -> tuple[Party, int] | None:
    """The X of "the X's chairman", "the X secretary general", "the chairman of the X" at ``first``."""
    place = first + (units[first].kind == "determiner" if first < len(units) else 0)
    body = party_of(units[place]) if place < len(units) and units[place].kind == "name" else None
    if body is None:
        last = place + (_word(units, place) == "secretary")
        if _word(units, last) not in _MASTERS or _word(units, last + 1) not in ("of", "to"):
            return None
        found = body_at(units, last + 2) if last + 2 < len(units) else None
        union = found is not None and found[0].actor.type in _BODIES
        return found if union and found is not None and _closed(units, found[1] + 1) else None
    place += 1 + (_word(units, place + 1) in ("'s", "’s", "'", "’"))
    while place < len(units) and units[place].low in ("secretary", "high", "commission", "acting", "new"):
        place += 1
    titled = _word(units, place) in _MASTERS
    return (body, place) if titled and body.actor.type in _BODIES and _closed(units, place + 1) else None


def _closed(units: Units, after: int) -> bool:
    return after >= len(units) or units[after].kind in CLOSERS


def _on_behalf(units: Units, index: int) -> Iterator[Finding]:
    """As in "Speaking on behalf of the X, N. N. said"."""
    opens = index == 2 and units[0].low in ("speaking", "writing", "talking", "signing", "acting")
    if not opens or _word(units, index + 1) != "of":
        return
    body = body_at(units, index + 2)
    if body is None or _word(units, body[1] + 1) != "," or body[1] + 2 >= len(units):
        return
    yield from _tie(index, "memberOf", bearer_at(units, body[1] + 2), body)


def _once(units: Units, index: int) -> Iterator[Finding]:
    """As in "N. N., once the X's quartermaster,"."""
    if index < 1 or units[index - 1].kind != "comma":
        return
    owner = next((i for i in range(index + 1, min(index + _REACH, len(units) - 1)) if units[i].kind == "possessive"), 0)
    body = body_before(units, owner - 1) if owner else None
    if body is None or body[1] > index + 2:
        return
    after = owner + 1
    while after < len(units) and units[after].kind == "word" and units[after].text.islower():
        after += 1
    posts = wordlists().classes["title"] | wordlists().classes["head"] | _SERVANTS | _POSTS
    if after > owner + 1 and units[after - 1].low in posts and _closed(units, after):
        yield from _tie(index, "memberOf", bearer_before(units, past_epithets(units, index - 2)), body, past=True)


_POSTS = frozenset(("quartermaster", "treasurer", "ideologue", "bodyguard", "fighter", "recruiter", "financier",
                    "strategist", "number-two", "deputy", "lieutenant", "driver", "member", "organiser"))  # fmt: skip


# ---------------------------------------------------------------- at the head


def _with_him(units: Units, index: int) -> Iterator[Finding]:
    """As in "With N. N. as its leader, the X …", "the X, with N. N. at its head,"."""
    person = bearer_at(units, index + 1)
    if person is None or _word(units, person[1] + 1) not in _SUITE:
        return
    last = next((i for i in range(person[1] + 2, min(person[1] + _REACH, len(units))) if _closed(units, i)), None)
    words = [unit.low for unit in units[person[1] + 2 : last]] if last is not None else []
    heads = words[-1:] and words[-1] in _PART_OF | {"helm", "command", "charge"}
    if not heads or last is None or set(words) & {"deputy", "former", "of"}:
        return
    if index == 0:
        body = body_at(units, last + 1) if last + 1 < len(units) else None
        does = body is not None and body[1] + 1 < len(units) and units[body[1] + 1].kind in ("verb", "have", "be")
        yield from _tie(index, "leads", person, body if does else None)
    elif units[index - 1].kind == "comma" and set(words) & {"its", "their", "the"}:
        yield from _tie(index, "leads", person, body_before(units, index - 2))


def _whom_he_founded(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "the X, which N. N. founded in 2012 (and still commands),"."""
    units = clauses.units
    last = clauses.past_adjuncts(group.first - 1)
    person = bearer_before(units, last) if last > 1 else None
    relative = person[1] - 1 if person is not None else 0
    while relative > 1 and units[relative].kind in ("capital", "word", "possessive") and last - relative < _REACH:
        relative -= 1
    if person is None or relative < 1 or units[relative].low not in ("which", "that", "whom"):
        return
    after = group.head + 1 + (group.lemma == "set" and _word(units, group.head + 1) == "up")
    if after < len(units) and units[after].kind not in _AFTER_GAP:
        return
    body = body_before(units, relative - 1 - (units[relative - 1].kind == "comma"))
    led = body is not None and body[0].actor.type in GROUPS | {"Organization", "PoliticalParty"}
    yield from _tie(group.head, "leads", person, body if led else None, score=0.7)


_AFTER_GAP = CLOSERS | {"date", "preposition", "adverb", "verb", "subordinator"}


# ---------------------------------------------------------------- belonging


def _belonging_too(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "A belongs, like B, to the X": both do."""
    units, first = clauses.units, group.head + 1
    if _word(units, first) != "," or _word(units, first + 1) not in ("like", "as", "along", "together"):
        return
    to = next((i for i in range(first + 2, min(first + 2 * _REACH, len(units) - 1)) if units[i].kind == "comma"), None)
    if to is None or _word(units, to + 1) != "to" or to + 2 >= len(units):
        return
    body = body_at(units, to + 2)
    other = noun_phrase(units, first + 2 + (_word(units, first + 2) in ("with", "does", "do")))
    members = [*clauses.subjects(group), *([other.party] if other is not None and other.party is not None else [])]
    for member in members:
        if member.roles & {"name", "fighters"}:
            yield from _tie(group.head, "memberOf", (member, first), body)


def _of_which(units: Units, index: int) -> Iterator[Finding]:
    """As in "the X, of which Y is a member"."""
    body = body_before(units, index - 2 - (units[index - 2].kind == "comma"))
    phrase = noun_phrase(units, index + 1) if index + 1 < len(units) else None  # "of which the Y", "his country"
    member = phrase.party if phrase is not None else None
    words = [unit.low for unit in units[phrase.last + 1 : phrase.last + 5]] if phrase is not None else []
    heads = wordlists().classes["head"] | {"chair"}
    headed = words[:1] in (["is"], ["was"]) and words[1:2] == ["the"] and words[2:3] and words[2] in heads
    if body is not None and headed and (person := bearer_before(units, index + 1)) is not None:
        yield from _tie(index, "leads", person, body)
        return
    belongs = words[:1] in (["is"], ["are"]) and not {"member", "members", "part"}.isdisjoint(words)
    if body is not None and member is not None and belongs and "not" not in words:
        yield from _tie(index, "memberOf", (member, index + 1), body)


_SIGNS = _SERVANTS | _ONCE | {"with", "behalf", "which"}
