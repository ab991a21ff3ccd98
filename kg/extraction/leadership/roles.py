"""Roles: who leads, belongs to, left or stands beside whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.persons import person_at, person_of
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase, party_of
from kg.extraction.leadership.becoming import becoming_findings
from kg.extraction.leadership.benches import bench_findings
from kg.extraction.leadership.careers import career_findings
from kg.extraction.leadership.chairs import chair_findings
from kg.extraction.leadership.coleaders import coleader_findings
from kg.extraction.leadership.commands import command_findings
from kg.extraction.leadership.formerly import as_left, former_findings
from kg.extraction.leadership.headships import headship_findings
from kg.extraction.leadership.leaders import leader_findings
from kg.extraction.leadership.listed import listed_findings
from kg.extraction.leadership.memberships import membership_findings
from kg.extraction.leadership.posts import post_findings
from kg.extraction.leadership.ranks import rank_findings
from kg.extraction.leadership.regents import regent_findings
from kg.extraction.leadership.rosters import roster_findings
from kg.extraction.leadership.rulers import ruler_findings
from kg.extraction.leadership.splits import deserter_findings, split_findings
from kg.extraction.leadership.standings import named_after_all, standing_findings
from kg.extraction.leadership.tenures import tenure_findings
from kg.extraction.naming.people import leader_named
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.support.kinds import kind_findings
from kg.extraction.support.presence import presence_findings
from kg.extraction.support.siding import siding_findings
from kg.extraction.support.withdrawals import withdrawal_findings
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.wordlists import wordlists

__all__ = ["role_findings"]

_KEEPS = frozenset(("have", "keep", "send", "deploy", "field", "maintain", "lose"))
_NEAR = 6
"""Units between "has" and "fighting" in "has some 1,200 men fighting"."""
_ADJECTIVES = {"allied": "alliedWith", "aligned": "alliedWith", "affiliated": "linkedTo", "linked": "linkedTo"}
_SIGNS = frozenset(_ADJECTIVES)


def _rulers(clauses: Clauses) -> Iterator[Finding]:
    """As in "President N. N. said", of one who is known to be a state's: it is that state's president."""
    units = clauses.units
    for index in clauses.places.of(_RULERS, ahead=1):
        ruler, prime = units[index + 1], units[index].low == "minister"
        opening = index - prime
        if not units[index].text[0].isupper() or (prime and (not index or units[opening].low != "prime")):
            continue
        if opening and (units[opening - 1].kind not in _BEFORE_TITLE or units[opening - 1].low in ("as", "without")):
            continue  # "Vice President N. N.", "former President N. N.", "X's President N. N."
        state = ruler.actor if ruler.kind == "name" and " " in ruler.text else None
        listed = ruler.speaker is not None and ruler.speaker.type == "Person"
        if state is None or state.type != "State" or not listed or leader_named(ruler.text) != state.name:
            continue  # whose he is only the lists tell for sure
        person = person_at(units, index + 1)
        led = Party(state, state, ruler.start, ruler.end, frozenset(("name",)), "coreference")
        if person is not None:
            yield Finding(index, "leads", person, led, score=surer(0.85, led))


_RULERS = frozenset(("president", "minister", "king", "emir", "sultan", "chancellor"))
_BEFORE_TITLE = frozenset(("comma", "stop", "quote", "dash", "conjunction", "preposition", "subordinator", "that",
                           "verb", "to", "date"))  # fmt: skip


def _nor(clauses: Clauses, finding: Finding) -> bool:
    """As in "Neither N. N. nor M. M. leads X": whoever stands after "nor" does not."""
    units, start = clauses.units, finding.subject.start
    return any(unit.low == "nor" and after.start == start for unit, after in pairwise(units))


def _of_bands(clauses: Clauses) -> Iterator[Finding]:
    """Who leads the bands that are known by him: "a faction under N. N."."""
    for index, unit in enumerate(clauses.units):
        if unit.leader is not None:
            named, band = party_of(unit.leader), party_of(unit)
            person = person_of(named) if named is not None else None
            if person is not None and band is not None:
                yield Finding(index, "leads", person, band, score=0.75)


def _further(found: Iterable[Finding], said: Sequence[Finding]) -> list[Finding]:
    """Those of whom the same has not been told, or who chair a union besides: "President N. N., who chairs the X"."""
    told = {(finding.subject.actor.name, finding.relation) for finding in said}
    ties = {_tie(finding) for finding in said}
    return [
        f for f in found if (f.subject.actor.name, f.relation) not in told or (_of_union(f) and _tie(f) not in ties)
    ]


def _of_union(finding: Finding) -> bool:
    return finding.object is not None and finding.object.actor.type == "IntergovernmentalOrganization"


def role_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who leads whom, who belongs to whom, who is whose ally."""
    said = [*_of_bands(clauses), *leader_findings(clauses)]
    # What a title or verb has told of somebody already is not told again in other words.
    said += _further(headship_findings(clauses), said)
    said += [*_further(_rulers(clauses), said), *_further(command_findings(clauses), said)]
    ranks = list(rank_findings(clauses))
    # Who leads a part of a body, by the same verb, is of the body, and does not lead it.
    parts = {(f.trigger, f.target) for f in (*ranks, *said) if f.relation == "memberOf" and _verbal(clauses, f)}
    said = [f for f in said if f.relation != "leads" or (f.trigger, f.target) not in parts]
    renamed = list(named_after_all(clauses))
    called = {(f.trigger, f.subject.actor.name) for f in renamed}
    said = [f for f in said if (f.trigger, f.subject.actor.name) not in called] + renamed
    said = [as_left(clauses, f) for f in said if not _nor(clauses, f)]
    yield from said
    ties = {_tie(finding) for finding in said}
    yield from (finding for finding in ranks if _tie(finding) not in ties)
    ties |= {_tie(finding) for finding in ranks}
    members = [finding for finding in post_findings(clauses) if _tie(finding) not in ties]
    yield from members
    ties |= {_tie(finding) for finding in members}
    ties |= {_tie(finding) for finding in said}
    late = [f for f in (*former_findings(clauses), *career_findings(clauses)) if _tie(f) not in ties]
    yield from late
    ties |= {_tie(finding) for finding in late}
    rooms = (
        ruler_findings,
        becoming_findings,
        bench_findings,
        chair_findings,
        standing_findings,
        roster_findings,
        listed_findings,
    )
    seats = [f for room in rooms for f in room(clauses) if _tie(f) not in ties]
    seats += [f for f in coleader_findings(clauses, said) if _tie(f) not in ties]
    yield from {_tie(finding): finding for finding in seats}.values()
    ties |= {_tie(finding) for finding in seats}
    memberships = list(membership_findings(clauses))
    yield from (finding for finding in memberships if _tie(finding) not in ties)
    ties |= {_tie(finding) for finding in memberships}
    later = {_tie(finding): finding for room in (tenure_findings, regent_findings) for finding in room(clauses)}
    yield from (finding for tie, finding in later.items() if tie not in ties)
    yield from split_findings(clauses)
    yield from deserter_findings(clauses, (*said, *ranks, *members, *late))
    yield from kind_findings(clauses)
    yield from presence_findings(clauses)
    yield from withdrawal_findings(clauses)
    yield from siding_findings(clauses)
    for index in clauses.places.of(_SIGNS):
        if index:
            yield from _adjective(clauses, index)
            yield from _and_friends(clauses, index)
    for group in clauses.groups:
        if group.lemma in ("form", "create", "establish", "launch") and group.voice == "active":
            yield from _joint(clauses, group)
        elif group.lemma == "fight" and group.voice == "active":
            yield from _beside(clauses, group)
        elif group.lemma == "belong":
            yield from _belongs(clauses, group)


def _verbal(clauses: Clauses, finding: Finding) -> bool:
    return clauses.units[finding.trigger].kind == "verb"


def _tie(finding: Finding) -> tuple[str, str]:
    return finding.subject.actor.name, finding.target or ""


def _joint(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "A, B and C formed a joint force"."""
    units = clauses.units
    parties = clauses.subjects(group)
    phrase = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    if phrase is None or len(parties) < 2 or group.negated or group.modality != "actual":
        return
    words = [unit.low for unit in units[phrase.first : phrase.last + 1]]
    if (
        words[-1] not in ("alliance", "bloc", "confederation", "federation", "coalition", "front")
        and "joint" not in words
    ):
        return
    for index, first in enumerate(parties):
        for second in parties[index + 1 :]:
            if first.actor.name != second.actor.name:
                yield Finding(group.head, "alliedWith", first, second, score=surer(0.75, first, second))


def _beside(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X fights alongside Y", "X fought for Y"."""
    units, after = clauses.units, group.head + 1
    if units[after : after + 3] and [u.low for u in units[after : after + 3]] == ["side", "by", "side"]:
        parties = clauses.subjects(group)
        if len(parties) == 2:
            yield Finding(group.head, "alliedWith", parties[0], parties[1], score=surer(0.75, *parties))
        return
    if after >= len(units) or units[after].low not in ("alongside", "beside", "for") or group.negated:
        return
    for phrase in clauses.phrases_from(after + 1):
        if units[after].low == "for" and phrase.party and phrase.party.kind in ("metonym", "place"):
            continue  # "X and Y fought for Tripoli": over the city
        if units[after].low == "for" and _TO_COME & {unit.low for unit in units[phrase.first : phrase.last + 1]}:
            continue  # "fights for an independent P": for a state that is not there yet
        for doer in _fighting(clauses, group) if group.modality == "actual" else ():
            if phrase.party and phrase.party.actor.name != doer.actor.name and "assets" not in phrase.roles:
                yield Finding(group.head, "alliedWith", doer, phrase.party, score=surer(0.75, doer, phrase.party))


_TO_COME = frozenset(("a", "an", "independent", "sovereign", "separate", "united", "free", "greater", "liberated",
                      "own", "secular", "democratic", "islamic", "socialist", "new"))  # fmt: skip


def _fighting(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """Whose the fighters are: the subject, or the X of "X has 300 men fighting alongside Y"."""
    found = clauses.subjects(group)
    if found or group.form != "present":
        return found
    men = clauses.units[group.first - 1].low if group.first else ""
    nouns = wordlists().nouns
    if men not in nouns["forces"] | nouns["fighters"] | nouns["gift_men"] | {"men"}:
        return ()
    governor = next((g for g in reversed(clauses.verbs) if g.head < group.first), None)
    near = governor is not None and group.first - governor.head <= _NEAR
    keeps = governor is not None and near and governor.lemma in _KEEPS and not governor.negated
    return clauses.subjects(governor) if governor is not None and keeps else ()


def _belongs(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X belongs to the Y"; a hotel in Baghdad that belongs to somebody makes no member of either."""
    after = group.head + 1
    if group.negated or after + 1 >= len(clauses.units) or clauses.units[after].kind != "to":
        return
    for phrase in clauses.phrases_from(after + 1):
        body = phrase.party
        if body is None or body.actor.type == "Person":
            continue
        for member in clauses.subjects(group):
            if _is_told_of(clauses, member) and body.actor.name != member.actor.name:
                yield Finding(group.head, "memberOf", member, body, score=surer(0.75, member, body))


def _is_told_of(clauses: Clauses, member: Party) -> bool:
    """Whether it is he who belongs, and not what stands in his city: "a hotel in Baghdad belonging to"."""
    at = next((i for i, unit in enumerate(clauses.units) if unit.start == member.start), 0)
    return "name" in member.roles and (at == 0 or clauses.units[at - 1].low not in _AT)


_AT = frozenset(("in", "at", "near", "outside", "from"))


def _and_friends(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X and (its) allied Y fighters": who is named after them is the ally of who is named before."""
    units = clauses.units
    joint = index - 1 - (units[index - 1].low in _THEIRS)
    relation = _ADJECTIVES[units[index].low]
    if joint < 1 or units[joint].low != "and" or relation != "alliedWith" or index + 1 >= len(units):
        return
    before, after = clauses.phrase_before(joint - 1), noun_phrase(units, index)
    friend = after.party if after is not None else None
    if before is None or friend is None or after is None or not _fights(before) or not _fights(friend):
        return
    if before.actor.name != friend.actor.name:
        yield Finding(index, relation, before, friend, score=surer(0.75, before, friend))


_THEIRS = frozenset(("its", "their", "the", "other"))


def _fights(party: Party) -> bool:
    """Whether it is a group with a name of its own, or somebody's forces."""
    if not party.actor.name[:1].isupper():
        return False  # "X and allied militias"
    return party.actor.type in GROUPS or bool(party.roles & {"forces", "fighters"})


def _adjective(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X is allied with Y", "X, linked to Y, …"."""
    units = clauses.units
    if index + 2 >= len(units) or units[index + 1].low not in ("with", "to"):
        return
    be = index - 1
    while be > 0 and units[be].kind == "adverb":
        be -= 1
    if units[be].kind not in ("be", "comma", "name") or (be and units[be - 1].kind in ("negation", "modal")):
        return
    if units[be].kind == "be":
        subjects = clauses.copula(be)
    else:
        found = clauses.phrase_before(be - (units[be].kind == "comma"))
        subjects = (found,) if found and found.roles & {"name", "fighters", "forces"} else ()
    for subject in subjects:
        for phrase in clauses.phrases_from(index + 2):
            if phrase.party and phrase.party.actor.name != subject.actor.name:
                yield Finding(
                    index, _ADJECTIVES[units[index].low], subject, phrase.party,
                    score=surer(0.8, subject, phrase.party),
                )  # fmt: skip
