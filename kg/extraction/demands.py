"""Demands, refusals and threats: what one asks of another, will not do, or holds over it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.clauses import Clauses, clean_after
from kg.extraction.findings import Finding
from kg.extraction.nominals import owner_of
from kg.extraction.objects import agent_index, content_from, surer
from kg.extraction.phrases import NounPhrase, Party, VerbGroup, noun_phrase
from kg.extraction.wordlists import wordlists
from kg.vocabulary import vocabulary

__all__ = ["demand_findings"]

_INSISTS = frozenset(("demand", "insist", "ask", "request", "require"))
_REQUESTS = frozenset(
    (
        "demand", "demands", "request", "requests", "call", "calls", "ultimatum", "proposal", "proposals", "appeal",
        "appeals", "offer", "offers", "pressure",
    )
)  # fmt: skip
_REFUSES = frozenset(("reject", "refuse", "spurn", "rebuff", "ignore", "decline", "dismiss"))
_LOFTY = {"on": "upon"}
_TALKS = frozenset(("talks", "negotiations", "dialogue"))


def demand_findings(clauses: Clauses) -> Iterator[Finding]:
    """The demands, refusals and threats of a sentence."""
    lists = wordlists()
    for group in clauses.groups:
        if group.lemma in lists.demands:
            yield from _demands(clauses, group, lists.demands[group.lemma])
        if group.lemma in _INSISTS and group.voice == "active":
            yield from _demanded_that(clauses, group)
        if group.lemma in ("refuse", "decline", "threaten"):
            yield from _before_infinitive(clauses, group)
        if group.lemma in _REFUSES:
            yield from _refused(clauses, group)
        if group.lemma in ("turn", "rule"):
            yield from _turned_down(clauses, group)
        if group.lemma == "negotiate" and group.negated and group.modality == "expected":
            yield from _will_not(clauses, group)
        if group.lemma == "warn":
            yield from _warns(clauses, group)
        if group.lemma == "put":
            yield from _presses(clauses, group)


def _asked(group: VerbGroup, asker: Party, asked: Party, content: str | None, score: float = 0.85) -> Iterator[Finding]:
    if asker.actor.name == asked.actor.name or "assets" in asker.roles | asked.roles:
        return
    yield Finding(
        group.head, "demandsOf", asker, asked, content=content, modality="demanded", act="demands",
        claimant=asker.speaker, claimant_at=(asker.start, asker.end), score=surer(score, asker, asked),
    )  # fmt: skip


def _demands(clauses: Clauses, group: VerbGroup, particle: str) -> Iterator[Finding]:
    """As in "X urged Y to …", "Y was urged by X to …", "X pressed Y for …"."""
    units = clauses.units
    if group.form == "infinitive" or group.negated or group.modality != "actual":
        return
    if group.voice != "active":
        yield from () if particle else _demanded_by(clauses, group)
        return
    first = group.head + 1
    if particle:
        if first >= len(units) or units[first].low not in (particle, _LOFTY.get(particle)):
            return
        first += 1
    phrases = clauses.phrases_from(first)
    if not phrases or phrases[-1].party is None:
        return
    after = _past_place(clauses, phrases[-1].last + 1)
    wanted = {"press": ("to", "for", "on", "over"), "pressure": ("to",), "ask": ("to", "for")}
    if after >= len(units) or units[after].low not in wanted.get(group.lemma, ("to", "for")):
        return
    if units[after].low == "for" and group.lemma == "call":
        return
    for asker in clauses.subjects(group):
        for phrase in phrases:
            if phrase.party:
                yield from _asked(group, asker, phrase.party, content_from(units, after + 1))


def _demanded_by(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    by = agent_index(clauses, group)
    for phrase in clauses.phrases_from(by + 1) if by is not None else ():
        for asked in clauses.subjects(group) if phrase.party else ():
            if phrase.party:
                yield from _asked(group, phrase.party, asked, content_from(clauses.units, phrase.last + 2))


def _past_place(clauses: Clauses, after: int) -> int:
    """The index after "in …" that follows the one who is asked."""
    units = clauses.units
    if after + 1 < len(units) and units[after].low == "in":
        inner = noun_phrase(units, after + 1)
        return inner.last + 1 if inner else after
    return after


def _demanded_that(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X demanded that Y leave", "X insisted that Y free …": a bare verb, which asks and does not tell."""
    units, that = clauses.units, group.head + 1
    if group.negated or group.modality != "actual" or that + 1 >= len(units) or units[that].kind != "that":
        return
    phrases = clauses.phrases_from(that + 1)
    if not phrases or phrases[-1].party is None or phrases[-1].last + 1 >= len(units):
        return
    verb = units[phrases[-1].last + 1]
    bare = any(form.base for form in verb.forms) or verb.low in ("be", "not", "should", "must")
    if not bare:
        return
    for asker in clauses.subjects(group):
        for phrase in phrases:
            if phrase.party:
                yield from _asked(group, asker, phrase.party, content_from(units, phrases[-1].last + 1))


def _presses(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X put pressure on Y to …"."""
    units, head = clauses.units, group.head
    if [unit.low for unit in units[head + 1 : head + 3]] != ["pressure", "on"] or group.negated:
        return
    for phrase in clauses.phrases_from(head + 3):
        for asker in clauses.subjects(group) if phrase.party and group.modality == "actual" else ():
            if phrase.party:
                yield from _asked(group, asker, phrase.party, content_from(units, phrase.last + 2))


# ---------------------------------------------------------------- refusals and threats


def _before_infinitive(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X refused to … Y", "X threatened to … Y"."""
    if group.negated or group.modality != "actual" or group.form == "infinitive" or group.voice != "active":
        return
    inner = next((g for g in clauses.groups if g.head > group.head), None)
    if inner is None or inner.form != "infinitive" or inner.first != group.head + 1:
        return
    frame = wordlists().frames.get(inner.lemma)
    threat = group.lemma == "threaten"
    if threat and (frame is None or vocabulary().relation(frame.relation).sign >= 0):
        return
    first = inner.head + 1
    if first < len(clauses.units) and clauses.units[first].kind == "preposition":
        first += 1
    phrases = clauses.phrases_from(first)
    parties = [p.party for p in phrases if p.party and clean_after(clauses.units, p.last)]
    content = content_from(clauses.units, inner.head)
    for doer in clauses.subjects(group):
        others = [party for party in parties if party.actor.name != doer.actor.name]
        for other in others:
            yield Finding(
                group.head, "threatens" if threat else "refuses", doer, other, content=content,
                score=surer(0.8, doer, other),
            )  # fmt: skip
        if not others and not threat:
            yield Finding(group.head, "refuses", doer, None, content=content, score=surer(0.75, doer))


def _refused(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X rejected Y's demand", "X spurned the Y ultimatum"."""
    if group.voice != "active" or group.negated or group.modality != "actual" or group.form != "finite":
        return
    yield from _refusal(clauses, group, group.head + 1)


def _turned_down(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X turned down a Y request", "X ruled out talks with Y"."""
    particle = {"turn": "down", "rule": "out"}[group.lemma]
    after = group.head + 1
    if group.voice != "active" or after >= len(clauses.units) or clauses.units[after].low != particle:
        return
    yield from _refusal(clauses, group, after + 1)


def _refusal(clauses: Clauses, group: VerbGroup, first: int) -> Iterator[Finding]:
    units = clauses.units
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None:
        return
    word = units[phrase.last].low
    other = _whose(clauses, phrase)
    if word in _TALKS and phrase.last + 2 < len(units) and units[phrase.last + 1].low == "with":
        partner = noun_phrase(units, phrase.last + 2)
        other = partner.party if partner else None
    elif word not in _REQUESTS:
        return
    for doer in clauses.subjects(group) if other else ():
        if other and doer.actor.name != other.actor.name:
            content = content_from(units, first)
            yield Finding(group.head, "refuses", doer, other, content=content, score=surer(0.8, doer, other))
            if word in ("demand", "demands", "ultimatum"):
                yield Finding(
                    phrase.last, "demandsOf", other, doer, content=content_from(units, phrase.last + 1),
                    modality="demanded", act="demands", claimant=other.speaker, claimant_at=(other.start, other.end),
                    score=surer(0.75, doer, other),
                )  # fmt: skip


def _whose(clauses: Clauses, phrase: NounPhrase) -> Party | None:
    owner = owner_of(clauses.units, phrase, phrase.last)
    if owner is not None:
        return owner
    after = phrase.last + 1
    if after + 1 < len(clauses.units) and clauses.units[after].low in ("by", "from"):
        inner = noun_phrase(clauses.units, after + 1)
        return inner.party if inner else None
    return None


def _will_not(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X will not negotiate with Y"."""
    after = group.head + 1
    if after >= len(clauses.units) or clauses.units[after].low != "with":
        return
    for phrase in clauses.phrases_from(after + 1):
        for doer in clauses.subjects(group):
            if phrase.party and phrase.party.actor.name != doer.actor.name:
                content = content_from(clauses.units, group.head)
                yield Finding(group.head, "refuses", doer, phrase.party, content=content, score=0.75)


def _warns(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X warned Y against …": with a threat in it; not "warned Y of", which may be a friend's word."""
    units = clauses.units
    if group.voice != "active" or group.negated or group.modality != "actual" or group.form == "infinitive":
        return
    phrases = clauses.phrases_from(group.head + 1)
    after = phrases[-1].last + 1 if phrases else len(units)
    if after >= len(units):
        return
    against = units[after].low == "against"
    patience = {"patience", "consequences", "retaliate", "retaliation", "respond", "price", "pay"}
    if not against and not patience & {unit.low for unit in units[after : after + 10]}:
        return
    for doer in clauses.subjects(group):
        for phrase in phrases:
            if phrase.party and phrase.party.actor.name != doer.actor.name:
                content = content_from(units, after)
                yield Finding(
                    group.head, "threatens", doer, phrase.party, content=content,
                    score=surer(0.65, doer, phrase.party),
                )  # fmt: skip
