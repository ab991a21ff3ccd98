"""Findings to statements: attributed, dated, checked, each with its verbatim quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.extraction.clauses import Attribution
from kg.extraction.dates import Moment
from kg.extraction.findings import Finding
from kg.extraction.phrases import Party, Units
from kg.extraction.wordlists import wordlists
from kg.model import Actor, Document, Link, Mention, Sentence, Statement
from kg.vocabulary import vocabulary

__all__ = ["Passage", "Reading", "deduplicated", "statements_of"]

_TIMELESS = frozenset(("leads",))
_BREAKS = frozenset(("stop", "dash", "subordinator", "relative", "quote"))


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence gave: its statements, with every actor that they name."""

    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with all that bears on its findings.

    Attributes:
        document: the document.
        sentence: the sentence.
        units: its units.
        attributions: whose words its stretches are.
        moments: its dates.
        seats: by seat, the actor that its government is, where that is not the state ("Kabul").
        extractor: name and version of the producer.
    """

    document: Document
    sentence: Sentence
    units: Units
    attributions: tuple[Attribution, ...]
    moments: tuple[Moment, ...]
    seats: dict[str, Actor]
    extractor: str


def statements_of(passage: Passage, findings: Iterable[Finding]) -> Reading:
    """The statements that ``findings`` make, without those that the sentence takes back."""
    statements: dict[int, list[tuple[Finding, Statement]]] = {}
    actors: list[Actor] = []
    seen: set[str] = set()
    for finding in findings:
        if not _asserted(passage, finding):
            continue
        made = _statement(passage, finding)
        if made is None or made[0].id in seen:
            continue
        statement, named = made
        seen.add(statement.id)
        actors += named
        statements.setdefault(finding.trigger, []).append((finding, statement))
    return Reading(tuple(_linked(statements)), tuple(actors))


def _linked(statements: dict[int, list[tuple[Finding, Statement]]]) -> Iterator[Statement]:
    """The statements; an accusation with a link to its charge."""
    charges: dict[int, list[str]] = {}
    for entries in statements.values():
        for finding, statement in entries:
            if finding.charge_of is not None:
                charges.setdefault(finding.charge_of, []).append(statement.id)
    for trigger, entries in statements.items():
        for finding, statement in entries:
            targets = charges.get(trigger, ()) if finding.relation == "accuses" else ()
            yield statement.linked(tuple(Link("charge", target) for target in targets)) if targets else statement


def _asserted(passage: Passage, finding: Finding) -> bool:
    """Whether the sentence stands by what the rule has read."""
    units, trigger = passage.units, finding.trigger
    if units[-1].text == "?" or any(unit.text == "?" for unit in units[trigger:][:40]):
        return False
    first = _clause_start(units, trigger)
    before = units[first : trigger + 1]
    if any(unit.low in wordlists().classes["hedge"] for unit in before):
        return False
    conditional = any(unit.low in ("if", "unless", "whether") for unit in units[max(0, first - 1) : trigger])
    if conditional:
        return False
    quoted = sum(unit.kind == "quote" for unit in units[:trigger]) % 2 == 1
    return not quoted or finding.claimant is not None or _attribution(passage, trigger) is not None


def _clause_start(units: Units, trigger: int) -> int:
    first = trigger
    while first > 0 and units[first - 1].kind not in _BREAKS:
        first -= 1
    return first


def _attribution(passage: Passage, trigger: int) -> Attribution | None:
    """The innermost attribution whose words hold the trigger."""
    around = [a for a in passage.attributions if a.first <= trigger <= a.last and a.verb != trigger]
    return min(around, key=lambda a: (a.last - a.first, a.verb), default=None)


def _statement(passage: Passage, finding: Finding) -> tuple[Statement, list[Actor]] | None:
    attribution = _attribution(passage, finding.trigger)
    if attribution is not None and attribution.speaker is None:
        return None
    claimant, at, act = finding.claimant, finding.claimant_at, finding.act
    via = None
    if attribution is not None and attribution.speaker is not None:
        if claimant is None:
            claimant, at, act = attribution.speaker, (attribution.start, attribution.end), act or attribution.act
        elif claimant.name != attribution.speaker.name:
            via = attribution.speaker
    subject = _government(passage, finding.subject, finding.relation)
    other = _government(passage, finding.object, finding.relation) if finding.object else None
    parties = [_government(passage, party, finding.relation) for party in finding.parties]
    if other is not None and other.name == subject.name:
        return None
    if parties:
        if finding.relation not in ("mediatedBetween", "hosted"):
            subject = min(parties, key=lambda actor: actor.name)
        other = None
    quote = passage.document.quote(passage.sentence.start, passage.sentence.end)
    names = sorted({party.name for party in parties})
    statement = Statement(
        quote=quote, relation=finding.relation, subject=subject.name, object=other.name if other else None,
        event=finding.event, parties=tuple(names), content=finding.content,
        sign=vocabulary().relation(finding.relation).sign, stance=finding.stance, modality=finding.modality,
        speech_act=act or "states", claimant=claimant.name if claimant else None, via=via.name if via else None,
        time=finding.time or _time(passage, finding), agreement=finding.agreement, status=finding.status,
        figure=finding.figure, mentions=tuple(_mentions(finding, subject, other, claimant, at)),
        extractor=passage.extractor, score=finding.score,
    )  # fmt: skip
    actors = [subject, *parties, *(a for a in (other, claimant, via) if a is not None)]
    if finding.agreement:
        actors.append(Actor(finding.agreement, finding.event or "Agreement"))
    return statement, actors


def _government(passage: Passage, party: Party, relation: str) -> Actor:
    """The actor; for a seat whose rulers are not the state's own, those rulers, where they act or are addressed."""
    physical = vocabulary().relation(relation).family == "conflict" and relation not in ("threatens", "sanctions")
    if party.kind != "metonym" or physical:
        return party.actor
    words = passage.document.text[party.start : party.end]
    return passage.seats.get(words, party.actor)


def _mentions(
    finding: Finding, subject: Actor, other: Actor | None, claimant: Actor | None, at: tuple[int, int] | None
) -> Iterator[Mention]:
    if finding.subject.kind != "coreference" and (not finding.parties or subject.name == finding.subject.actor.name):
        party = finding.subject
        yield Mention(
            "subject", subject.name, party.start, party.end, "government" if party.kind == "metonym" else None
        )
    if other is not None and finding.object is not None:
        party = finding.object
        physical = vocabulary().relation(finding.relation).family == "conflict"
        reading = None if party.kind != "metonym" else "city" if physical else "government"
        yield Mention("object", other.name, party.start, party.end, reading)  # type: ignore[arg-type]
    if claimant is not None and at is not None:
        yield Mention("claimant", claimant.name, *at)


def _time(passage: Passage, finding: Finding) -> str | None:
    """The one date of the finding's own clause, or the one that opens the sentence; none where there are several."""
    if finding.relation in _TIMELESS:
        return None
    units, trigger = passage.units, finding.trigger
    first, last = _clause_start(units, trigger), trigger
    while last + 1 < len(units) and units[last + 1].kind not in _BREAKS:
        last += 1
    inside = [m for m in passage.moments if units[first].start <= m.start and m.end <= units[last].end and _usable(m)]
    if len(inside) == 1:
        return inside[0].edtf
    opens = [m for m in passage.moments if m.start == units[0].start and not m.adjective]
    own = first == 0 or units[first - 1].kind not in ("subordinator", "relative")
    return opens[0].edtf if not inside and len(opens) == 1 and own else None


def _usable(moment: Moment) -> bool:
    return not moment.adjective


def deduplicated(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements in text order, the surest of those that say the same of the same quote."""
    best: dict[str, Statement] = {}
    for statement in statements:
        held = best.get(statement.id)
        if held is None or statement.score > held.score:
            best[statement.id] = statement
    return tuple(sorted(best.values(), key=lambda s: (s.quote.start, s.quote.end, s.relation, s.id)))
