"""Nominal frames: "strikes on", "X-backed Y", mediations, agreements, talks, and who leads whom."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.clauses import Clauses, clean_after
from kg.extraction.findings import Finding
from kg.extraction.phrases import NounPhrase, Party, Units, noun_phrase, noun_phrase_before, party_of
from kg.extraction.units import NAMES
from kg.extraction.wordlists import EventNoun, wordlists
from kg.model import Actor, Modality, Phase

__all__ = ["nominal_findings"]

_TAILS = {
    "backed": "supports", "supported": "supports", "sponsored": "supports", "funded": "funds", "armed": "arms",
    "trained": "trains", "ruled": "governs", "linked": "linkedTo",
    "affiliated": "linkedTo", "aligned": "linkedTo", "allied": "alliedWith",
}  # fmt: skip
_MEDIATION_TAILS = frozenset(("brokered", "mediated", "facilitated"))
_MEDIATION_VERBS = frozenset(("mediate", "broker", "facilitate"))
_HEADS = {
    "leader": ("leader",), "president": ("president",), "minister": ("prime", "minister"), "emir": ("emir",),
    "chairman": ("chairman",), "head": ("head",),
}  # fmt: skip
_STATUS: dict[str, Phase] = {"collapse": "collapsed", "violate": "violated"}
_AGREEING = frozenset(("sign", "reach", "agree", "conclude", "accept"))
_NO_OWNER = frozenset(
    ("former", "ex-", "late", "deputy", "acting", "interim", "senior", "local", "opposition", "exiled")
)


def nominal_findings(clauses: Clauses) -> Iterator[Finding]:
    """What the nouns of the sentence say."""
    units = clauses.units
    for index, unit in enumerate(units):
        if unit.kind == "tail":
            yield from _tail(clauses, index)
        event = wordlists().events.get(unit.low)
        if event is not None and not any(group.head == index for group in clauses.groups):
            yield from _event(clauses, index, event)
        if unit.low in wordlists().nouns["agreements"] | wordlists().nouns["talks"]:
            yield from _between(clauses, index)
        if unit.low in _HEADS:
            yield from _leader(units, index)
    yield from _formations(clauses)
    yield from _mediations(clauses)


def _formations(clauses: Clauses) -> Iterator[Finding]:
    """As in "X was formed in 2007"."""
    for group in clauses.groups:
        if group.lemma == "form" and group.voice == "passive" and group.modality == "actual" and not group.negated:
            for party in clauses.subjects(group):
                if party.roles == {"name"} and party.kind == "name" and party.actor.type != "State":
                    yield Finding(group.head, "formed", party, None, "Formation", score=0.8)


def _factual(clauses: Clauses, index: int) -> bool:
    """Whether nothing in the clause says that the thing named there is only wished for, doubted or ended."""
    units, wish = clauses.units, wordlists().classes["wish"]
    first = index
    while first > 0 and units[first - 1].kind not in ("stop", "dash", "comma"):
        first -= 1
    if any(unit.low in wish for unit in units[first:index]):
        return False
    later = next((group for group in clauses.groups if group.head > index), None)
    if later is not None and later.first - index <= 12 and (later.modality != "actual" or later.negated):
        return False
    return not (later is not None and later.lemma in ("fail", "stop", "end", "halt", "suspend", "resume", "risk"))


def _tail(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "The X-backed Y": X supports Y."""
    units = clauses.units
    relation = _TAILS.get(units[index].low.lstrip("-–"))
    backer = units[index - 1] if index else None
    phrase = noun_phrase(units, index + 1) if index + 1 < len(units) else None
    giver = party_of(backer) if backer else None
    if relation is None or giver is None or phrase is None or phrase.party is None:
        return
    hedged = index > 1 and units[index - 2].low in wordlists().classes["unreal"] | wordlists().classes["hedge"]
    roles = phrase.roles
    if hedged or giver.actor.name == phrase.party.actor.name or roles & {"assets"} or not _armed(phrase):
        return
    yield Finding(index, relation, giver, phrase.party, score=0.85)


def _armed(phrase: NounPhrase) -> bool:
    return phrase.roles == {"name"} or bool(phrase.roles & {"forces", "fighters"})


def _event(clauses: Clauses, index: int, event: EventNoun) -> Iterator[Finding]:
    """As in "Pakistani strikes on Afghan positions", "an attack by X on Y"."""
    units = clauses.units
    phrase = noun_phrase_before(units, index)
    after = index + 1
    owner = _owner(units, phrase, index) if phrase else None
    if after < len(units) and units[after].low == "by":
        agent = noun_phrase(units, after + 1)
        owner, after = (agent.party, agent.last + 1) if agent else (None, after)
    if owner is None or after + 1 >= len(units) or units[after].low not in event.prepositions:
        return
    target = noun_phrase(units, after + 1)
    if target is None or target.party is None or not _factual(clauses, index):
        return
    if not _takes(event, owner, target, units[after].low):
        return
    past = phrase is not None and any(unit.low in ("past", "previous") for unit in units[phrase.first : index])
    yield Finding(index, event.relation, owner, target.party, event.event, aspect="ended" if past else None, score=0.75)


def _takes(event: EventNoun, owner: Party, target: NounPhrase, preposition: str) -> bool:
    """Whether the two can be the ends of what the noun names."""
    party = target.party
    if party is None or party.actor.name == owner.actor.name:
        return False
    if event.relation == "deported":
        return bool(target.roles & {"people"}) or party.roles == {"people"}
    if event.relation == "tookOver":
        return party.actor.type == "State" and target.roles == {"name"} and party.kind == "name"
    # "Support in …" is no tie, and a camp is not supported.
    return preposition != "in" and (event.relation == "attacked" or "assets" not in target.roles)


def _owner(units: Units, phrase: NounPhrase, index: int) -> Party | None:
    names = [unit for unit in units[phrase.first : index] if unit.kind in NAMES]
    body = units[phrase.first : index]
    if len(names) != 1 or any(unit.low in wordlists().classes["unreal"] for unit in body):
        return None
    if body and (body[0].low in ("no", "any") or any(unit.low == "anti" for unit in body)):
        return None
    tail = any(unit.kind == "tail" for unit in body)
    return None if tail else party_of(names[0])


def _pair(clauses: Clauses, index: int) -> tuple[Party, ...]:
    """The two parties of "between A and B" at ``index``."""
    units = clauses.units
    if index + 1 >= len(units) or units[index].low != "between":
        return ()
    parties = [phrase.party for phrase in clauses.phrases_from(index + 1) if phrase.party]
    names = {party.actor.name for party in parties}
    return tuple(parties) if len(parties) >= 2 and len(names) == len(parties) else ()


def _pair_after(clauses: Clauses, index: int, reach: int = 9) -> tuple[Party, ...]:
    """The parties of a "between" that follows ``index`` within a few words."""
    for place in range(index + 1, min(index + reach, len(clauses.units))):
        if clauses.units[place].kind in ("comma", "stop", "dash", "end", "verb"):
            return ()
        if clauses.units[place].low == "between":
            return _pair(clauses, place)
    return ()


def _between(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "A ceasefire between A and B", "talks between A and B", "A and B signed a ceasefire"."""
    units = clauses.units
    parties = _pair(clauses, index + 1) or _signers(clauses, index)
    if not parties:
        return
    word = units[index].low
    if word in wordlists().nouns["talks"]:
        modality = _talks_modality(clauses, index)
        if modality:
            yield Finding(
                index, "negotiatedWith", parties[0], parties[1], "Talks", parties, modality=modality, score=0.75
            )
        return
    if _factual(clauses, index):
        yield Finding(
            index, "partyTo", parties[0], None, _agreement_class(units, index), parties,
            agreement=_label(units, index, parties), status=_status(clauses, index), score=0.75,
        )  # fmt: skip


def _talks_modality(clauses: Clauses, index: int) -> Modality | None:
    units, upcoming = clauses.units, wordlists().classes["upcoming"]
    phrase = noun_phrase_before(units, index)
    if phrase and any(unit.low in upcoming for unit in units[phrase.first : index]):
        return "planned"
    return "actual" if _factual(clauses, index) else None


def _signers(clauses: Clauses, index: int) -> tuple[Party, ...]:
    """The parties of "A and B signed a deal", "A signed a deal with B"."""
    units = clauses.units
    phrase = noun_phrase_before(units, index)
    if phrase is None:
        return ()
    before = phrase.first - 1
    if before >= 0 and units[before].low in ("to", "on"):
        before -= 1
    group = next((g for g in clauses.groups if g.head == before), None)
    if (
        group is None
        or group.voice != "active"
        or group.form != "finite"
        or group.negated
        or group.modality != "actual"
    ):
        return ()
    if group.lemma not in _AGREEING and not (group.lemma == "hold" and units[index].low in wordlists().nouns["talks"]):
        return ()
    parties = clauses.subjects(group)
    if len(parties) == 1 and index + 2 < len(units) and units[index + 1].low == "with":
        others = [p.party for p in clauses.phrases_from(index + 2) if p.party and clean_after(units, p.last)]
        parties = (*parties, *others)
    names = {party.actor.name for party in parties}
    return parties if len(parties) >= 2 and len(names) == len(parties) else ()


def _agreement_class(units: Units, index: int) -> str:
    word = units[index].low
    if word in ("ceasefire", "cease-fire", "truce", "armistice"):
        return "Ceasefire"
    before = units[index - 1].low if index else ""
    return (
        "Ceasefire"
        if before in ("ceasefire", "cease-fire", "truce")
        else "PeaceAgreement"
        if before == "peace"
        else "Agreement"
    )


def _label(units: Units, index: int, parties: tuple[Party, ...]) -> str:
    kind = {"Ceasefire": "Ceasefire", "PeaceAgreement": "Peace agreement"}.get(
        _agreement_class(units, index), "Agreement"
    )
    names = sorted(party.actor.name for party in parties)
    return f"{kind} between {', '.join(names[:-1])} and {names[-1]}"


def _status(clauses: Clauses, index: int) -> Phase | None:
    following = next((group for group in clauses.groups if group.head > index and group.form == "finite"), None)
    if following is None or following.modality != "actual" or following.negated or following.first - index > 8:
        return None
    return _STATUS.get(following.lemma) if following.voice == "active" else None


def _mediations(clauses: Clauses) -> Iterator[Finding]:
    units = clauses.units
    for group in clauses.groups:
        if group.lemma in _MEDIATION_VERBS or group.lemma == "host":
            yield from _mediating_verb(clauses, group.head)
    for index, unit in enumerate(units):
        tail = unit.low.lstrip("-–")
        helper = party_of(units[index - 1]) if index and unit.kind == "tail" else None
        if helper and (tail in _MEDIATION_TAILS or tail == "hosted"):
            parties = _pair_after(clauses, index)
            if parties and _factual(clauses, index):
                relation = "hosted" if tail == "hosted" else "mediatedBetween"
                yield from _mediation(index, relation, (helper,), parties)
        elif unit.low == "mediation":
            yield from _mediation_noun(clauses, index)


def _mediating_verb(clauses: Clauses, head: int) -> Iterator[Finding]:
    units = clauses.units
    group = next(g for g in clauses.groups if g.head == head)
    relation = "hosted" if group.lemma == "host" else "mediatedBetween"
    if group.negated or group.modality == "demanded":
        return
    if group.voice == "active":
        doers, content = _mediators(clauses, head)
        if relation == "hosted" and not _hosts_talks(units, head):
            return
        parties = _pair_after(clauses, head)
        yield from _mediation(head, relation, doers, parties, modality=group.modality, content=content)
        return
    by = head + 1
    agents = clauses.phrases_from(by + 1) if by < len(units) and units[by].low == "by" else ()
    mediators = tuple(phrase.party for phrase in agents if phrase.party)
    last = agents[-1].last if agents else head
    parties = _pair_after(clauses, last, 4)
    if not parties:
        parties = _pair_before(clauses, group.first)
    yield from _mediation(head, relation, mediators, parties, modality=group.modality)


def _mediators(clauses: Clauses, head: int) -> tuple[tuple[Party, ...], str | None]:
    group = next(g for g in clauses.groups if g.head == head)
    if group.form != "infinitive":
        return clauses.subjects(group), None
    governor = next((g for g in clauses.groups if g.head == group.first - 1), None)
    if governor is None or governor.lemma not in ("try", "attempt", "help", "continue", "begin") or governor.negated:
        return (), None
    return clauses.subjects(governor), "tried" if governor.lemma in ("try", "attempt") else None


def _hosts_talks(units: Units, head: int) -> bool:
    phrase = noun_phrase(units, head + 1) if head + 1 < len(units) else None
    talks = wordlists().nouns["talks"] | {"meeting", "summit", "negotiations", "round"}
    return phrase is not None and units[phrase.last].low in talks


def _pair_before(clauses: Clauses, index: int) -> tuple[Party, ...]:
    """The parties of "talks between A and B, mediated by …"."""
    for place in range(index - 1, max(index - 14, -1), -1):
        unit = clauses.units[place]
        if unit.kind in ("stop", "dash", "verb", "relative"):
            return ()
        if unit.low == "between":
            before = clauses.units[place - 1].low if place else ""
            known = wordlists().nouns["agreements"] | wordlists().nouns["talks"]
            return _pair(clauses, place) if before in known else ()
    return ()


def _mediation_noun(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "Mediation by M between A and B", "M's mediation between A and B"."""
    units = clauses.units
    if not _factual(clauses, index):
        return
    phrase = noun_phrase_before(units, index)
    owner = _owner(units, phrase, index) if phrase else None
    mediators: tuple[Party, ...] = (owner,) if owner else ()
    after = index
    if index + 1 < len(units) and units[index + 1].low == "by":
        agents = clauses.phrases_from(index + 2)
        mediators = tuple(agent.party for agent in agents if agent.party)
        after = agents[-1].last if agents else index
    yield from _mediation(index, "mediatedBetween", mediators, _pair_after(clauses, after, 4))


def _mediation(
    trigger: int,
    relation: str,
    mediators: tuple[Party, ...],
    parties: tuple[Party, ...],
    *,
    modality: Modality = "actual",
    content: str | None = None,
) -> Iterator[Finding]:
    """One finding for each mediator; none without both parties, for who mediates between nobody?"""
    names = {party.actor.name for party in parties}
    for mediator in mediators:
        if len(names) >= 2 and mediator.actor.name not in names:
            yield Finding(
                trigger, relation, mediator, None, None, parties, content=content, modality=modality, score=0.8
            )


def _leader(units: Units, index: int) -> Iterator[Finding]:
    """As in "TTP leader N. N.", "N. N., the leader of the TTP"."""
    title = _HEADS[units[index].low]
    first = index - len(title) + 1
    if first < 0 or tuple(unit.low for unit in units[first : index + 1]) != title:
        return
    person = _person(units, index + 1)
    owner = first - 1
    if owner >= 0 and units[owner].kind == "possessive":
        owner -= 1
    led = party_of(units[owner]) if owner >= 0 and units[owner].kind in ("name", "demonym") else None
    if person and led and not _qualified(units, owner):
        yield Finding(index, "leads", person, led, score=0.85)
        return
    inverse = index + 2 < len(units) and units[index + 1].low == "of" and first >= 2 and units[first - 1].low == "the"
    if not inverse or units[first - 2].kind != "comma":
        return
    phrase = noun_phrase(units, index + 2)
    before = _person_before(units, first - 3)
    if phrase and phrase.party and phrase.roles == {"name"} and before:
        yield Finding(index, "leads", before, phrase.party, score=0.85)


def _qualified(units: Units, owner: int) -> bool:
    before = units[owner - 1].low if owner else ""
    return before in _NO_OWNER or before in wordlists().classes["unreal"]


def _person(units: Units, first: int) -> Party | None:
    """The person whose name begins at ``first``."""
    known = party_of(units[first]) if first < len(units) else None
    if known:
        return _known_person(known)
    last = first
    while last < len(units) and units[last].kind == "capital" and last - first < 4:
        last += 1
    if last - first < 2 or (last < len(units) and units[last].kind in NAMES):
        return None
    return _as_person(units[first:last])


def _known_person(party: Party) -> Party | None:
    if party.speaker.type != "Person":
        return None
    return Party(party.speaker, party.speaker, party.start, party.end, party.roles, party.kind)


def _person_before(units: Units, last: int) -> Party | None:
    if last < 0:
        return None
    known = party_of(units[last])
    if known:
        return _known_person(known)
    first = last
    while (
        first >= 0 and units[first].text[:1].isupper() and units[first].kind in ("capital", "word") and last - first < 4
    ):
        first -= 1
    return _as_person(units[first + 1 : last + 1]) if last - first >= 2 else None


def _as_person(units: Units) -> Party:
    actor = Actor(" ".join(unit.text for unit in units), "Person")
    return Party(actor, actor, units[0].start, units[-1].end, frozenset(("name",)), "name")
