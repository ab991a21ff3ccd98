"""Findings to statements: attributed, dated, checked, each with its verbatim quote."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Literal

from kg.extraction.arguments.objects import content_from
from kg.extraction.assertions import (
    Passage,
    asserted,
    attribution_of,
    attributions_of,
    conditioned,
    estimates,
    taken_as_known,
)
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, noun_phrase
from kg.extraction.placing import placed
from kg.extraction.reference.quarrels import in_name_only
from kg.extraction.repeats import told_once
from kg.extraction.speech.attribution import Attribution
from kg.extraction.speech.modality import shaded
from kg.extraction.timing import dated
from kg.extraction.words.dates import Moment
from kg.extraction.words.records import record
from kg.model import Actor, Channel, Link, Mention, SpeechAct, Statement
from kg.vocabulary import vocabulary

__all__ = ["Reading", "answered", "deduplicated", "statements_of"]

_LEAST = 0.4
"""Score below which nothing is said; on the development passages 93 of 100 statements from there to 0.65 are right."""
_AT_ODDS = frozenset(("conflict", "demand", "accusation"))
"""Families of relations of which also the least sure is told, as nothing is of help and accords."""
_PRIVATE = ("privately", "in private", "behind closed doors", "behind the scenes", "off the record", "in confidence")
_PUBLIC = ("publicly", "in public", "press conference", "news conference", "televised")
_OF_SPEECH = frozenset(("accuses", "criticises", "demandsOf", "threatens"))


_TWO = 2


@record
class Reading:
    """What a sentence gave: its statements, with every actor that they name."""

    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]


def _sure_enough(finding: Finding) -> bool:
    """Whether it may be told; 0.7 less twice 0.15 is the least, though no computer has it so."""
    relation = vocabulary().relations.get(finding.relation)
    at_odds = finding.stance == "denies" or (relation is not None and relation.family in _AT_ODDS)
    at_odds = at_odds and (finding.object is not None or finding.relation != "attacked")
    return finding.score >= _LEAST or (at_odds and round(finding.score, 2) >= _LEAST)


def statements_of(passage: Passage, findings: Iterable[Finding]) -> Reading:
    """The statements that ``findings`` make, without those that the sentence takes back."""
    statements: dict[int, list[tuple[Finding, Statement]]] = {}
    actors: list[Actor] = []
    seen: set[str] = set()
    told: set[tuple[object, ...]] = set()
    further: dict[str, tuple[Actor, ...]] = {}
    for found in findings:
        if (again := _content(found)) in told:
            continue  # of a list that repeats a name without end
        told.add(again)
        finding = shaded(passage.units, passage.groups, attribution_of(passage, found.trigger), found)
        if finding is None or not _sure_enough(finding) or not asserted(passage, finding):
            continue
        finding = in_name_only(passage.units, conditioned(passage, finding))
        made = _statement(passage, finding)
        if made is None or made[0].id in seen:
            continue
        statement, named, also_at = made
        seen.add(statement.id)
        actors += named
        further[statement.id] = also_at
        statements.setdefault(finding.trigger, []).append((finding, statement))
    once = told_once(passage.groups, statements)
    return Reading(tuple(_linked(_at_each_place(once, further))), tuple(actors))


def _at_each_place(
    told: dict[int, list[tuple[Finding, Statement]]], further: Mapping[str, Sequence[Actor]]
) -> dict[int, list[tuple[Finding, Statement]]]:
    """What took place in several places, once for each: "clashed in P and Q" tells of two clashes.

    Args:
        told: the statements, each at the first of its places.
        further: by the statement's id, its other places.
    """
    known = {s.id for entries in told.values() for _, s in entries}
    placed_too: dict[int, list[tuple[Finding, Statement]]] = {}
    for trigger, entries in told.items():
        placed_too[trigger] = []
        for finding, made in entries:
            others = {one.id: one for one in (replace(made, place=at.name) for at in further.get(made.id, ()))}
            fresh = [one for name, one in others.items() if name not in known]
            known.update(others)
            placed_too[trigger] += [(finding, made), *((finding, one) for one in fresh)]
    return placed_too


def _content(finding: Finding) -> tuple[object, ...]:
    """What the finding says, whatever the words that name its ends."""
    ends = tuple(p.actor.name if p is not None else None for p in (finding.subject, finding.object, *finding.parties))
    rest = (finding.event, finding.content, finding.modality, finding.stance, finding.act, finding.claimant)
    return (finding.trigger, finding.relation, ends, *rest, finding.figure, finding.agreement, finding.charge_of)


def _linked(statements: dict[int, list[tuple[Finding, Statement]]]) -> Iterator[Statement]:
    """The statements; an accusation with a link to its charge, a figure with one to that of which it is a part."""
    charges: dict[int, list[Statement]] = {}
    figures = {statement.figure: statement.id for entries in statements.values() for _, statement in entries}
    for entries in statements.values():
        for finding, statement in entries:
            if finding.charge_of is not None:
                charges.setdefault(finding.charge_of, []).append(statement)
    for trigger, entries in statements.items():
        accused = {statement.object for _, statement in entries if statement.relation == "accuses"}
        for finding, statement in entries:
            # "accused X and Y of arming Z": each of his own deed; "traded accusations": each by his own charge.
            others = accused - {statement.object}
            told = charges.get(trigger, ()) if finding.relation == "accuses" else ()
            told = [charge for charge in told if charge.parties or charge.subject not in others]
            own = [charge for charge in told if charge.claimant == statement.claimant]
            links = [Link("charge", charge.id) for charge in own or told]
            if finding.part_of is not None and finding.part_of in figures:
                links.append(Link("subsetOf", figures[finding.part_of]))
            yield statement.linked(tuple(links)) if links else statement


_NEEDS_OBJECT = frozenset(("tookOver", "governs", "presentIn", "splitFrom", "disputesWith", "alliedWith", "arms",
                           "funds", "trains"))  # fmt: skip
"""What is nothing without its other end: "the colonel seized power" does not say where."""


def _statement(passage: Passage, finding: Finding) -> tuple[Statement, list[Actor], tuple[Actor, ...]] | None:
    """The statement at the first of its places, whom it names, and its further places; ``None`` for nobody's word."""
    voice = _voice(passage, finding)
    if voice is None:
        return None
    if _threatens(finding, voice.claimant):
        content = content_from(passage.units, finding.trigger)
        finding = replace(finding, relation="threatens", modality="actual", event=None, content=content)
        voice = _Voice(None, None, finding.act or "states", None)
    subject = _government(passage, finding.subject, finding.relation, acting=True)
    other = _government(passage, finding.object, finding.relation) if finding.object else None
    parties = [_government(passage, party, finding.relation) for party in finding.parties]
    if other is not None and other.name == subject.name:
        return None
    if other is None and not parties and finding.relation in _NEEDS_OBJECT:
        return None
    if parties:
        other = None
        if finding.relation not in ("mediatedBetween", "hosted"):
            subject = min(parties, key=lambda actor: actor.name)
    if voice.act == "forecasts" and finding.modality == "actual" and finding.relation != "predicts":
        voice = replace(voice, act="states")  # "forecast a golden future after talks with Y": the talks are no forecast
    claimant, via = voice.claimant, voice.via
    label = None if finding.agreement is None else finding.agreement or _label(finding.event, parties)
    finding, when = dated(passage, finding)
    places = placed(passage, finding)
    statement = Statement(
        quote=passage.document.quote(passage.sentence.start, passage.sentence.end),
        relation=finding.relation, subject=subject.name, object=other.name if other else None,
        event=finding.event, parties=tuple(sorted({party.name for party in parties})), content=finding.content,
        sign=vocabulary().relation(finding.relation).sign, stance=finding.stance, modality=finding.modality,
        aspect=finding.aspect, speech_act=voice.act, channel=_channel(passage, finding),
        claimant=claimant.name if claimant else None, via=via.name if via else None,
        time=when.edtf if when else None, place=places[0].name if places else None,
        agreement=label, status=finding.status, figure=finding.figure,
        extractor=finding.producer or passage.extractor, score=round(finding.score, 2),
        mentions=tuple(_mentions(finding, subject, other, voice)), inferred=tuple(_inferred(finding, when)),
    )  # fmt: skip
    actors = [subject, *parties, *(a for a in (other, claimant, via, *places) if a is not None)]
    if label:
        actors.append(Actor(label, finding.event or "Agreement"))
    return statement, actors, places[1:]


def _threatens(finding: Finding, claimant: Actor | None) -> bool:
    """Whether who speaks says what his own side will do to another under a condition: "If Y …, we will bomb Z"."""
    if finding.relation != "attacked" or finding.modality != "conditional" or finding.stance != "affirms":
        return False
    own = {finding.subject.actor.name, finding.subject.speaker.name}
    return claimant is not None and bool(own & {claimant.name, claimant.acts_for})


def _label(event: str | None, parties: Sequence[Actor]) -> str:
    """The same for the same kind of agreement between the same parties, however the sentence words it."""
    kind = {"Ceasefire": "Ceasefire", "PeaceAgreement": "Peace agreement"}.get(event or "", "Agreement")
    names = sorted({party.name for party in parties})
    return f"{kind} between {', '.join(names[:-1])} and {names[-1]}"


@record
class _Voice:
    """Who says it, how, and who passes it on."""

    claimant: Actor | None
    at: tuple[int, int] | None
    act: SpeechAct
    via: Actor | None


def _voice(passage: Passage, finding: Finding) -> _Voice | None:
    """Whose word it is; ``None`` where it is that of somebody whom we cannot name."""
    around = [] if _by_title(passage, finding) else attributions_of(passage, finding.trigger)
    around = [] if _by_epithet(passage.units, finding, around) else around
    if finding.figure is not None:
        around = [a for a in around if not _claims_deed(passage.units, a)]
    speech = finding.relation in _OF_SPEECH and finding.claimant is not None and finding.act != "denies"
    if speech:
        # That X accuses Y is somebody's word as any other; X's own where nobody else reports it.
        around = [a for a in around if a.speaker is None or a.speaker.name != _name(finding.claimant)]
        around = [a for a in around if not _joined_in(passage.units, finding, a)]
        around = [a for a in around if not _told_aside(passage.units, finding, a)]
        if around and around[0].speaker is not None:
            outer = around[0]
            return _Voice(outer.speaker, (outer.start, outer.end), finding.act or outer.act, outer.via)
        if around and around[0].verb < finding.trigger and not _charging(around[0]):
            words = passage.units[around[0].first : finding.trigger]
            aside = any(one.kind == "comma" and two.kind == "relative" for one, two in pairwise(words))
            if not aside:  # "nobody claimed that attack, which X blamed on Y"
                return None  # "it is said that X accused Y"
    if not around:
        return _Voice(finding.claimant, finding.claimant_at, finding.act or "states", None)
    inner = around[0]
    if finding.claimant is None and _reports_on_itself(passage.units, finding, inner):
        return None
    if finding.claimant is None:
        if inner.speaker is None:
            own = finding.accord is not None and finding.accord.granted and inner.act == "accuses"
            # "X is thought to have armed Y", "is suspected of arming Y": the text tells it, as no more than possible.
            held = passage.units[inner.verb + 1].kind == "to" or passage.units[inner.verb].low == "suspected"
            own |= finding.modality == "possible" and held
            if held and own and len(around) > 1 and around[1].speaker is not None:  # "Y said X was thought to …"
                return _Voice(around[1].speaker, (around[1].start, around[1].end), around[1].act, around[1].via)
            own |= estimates(passage.units, finding)
            # "Nobody foresaw the aftermath of X's attack", "is to blame for X's attack"
            own |= inner.act in ("accuses", "forecasts") and taken_as_known(passage, finding)
            blamed = inner.act == "accuses" and _is_blamed(passage.units, finding)
            if blamed and len(around) > 1 and around[1].speaker is not None:
                return _Voice(around[1].speaker, (around[1].start, around[1].end), "accuses", around[1].via)
            own |= blamed and len(around) == 1
            return _Voice(None, None, finding.act or "states", None) if own else None
        via = inner.via or _relay(inner.speaker, around[1:])
        speaker, at = _beside(passage.units, finding, inner) or (inner.speaker, (inner.start, inner.end))
        return _Voice(speaker, at, finding.act or inner.act, via)
    if finding.act == "denies":
        # What is denied stands within somebody's charge; only who tells of the denial passes it on.
        around = [a for a in around if a.verb >= 0 and a.act != "accuses"]
    act: SpeechAct = finding.act or ("accuses" if finding.charge_of is not None else inner.act)
    return _Voice(finding.claimant, finding.claimant_at, act, _relay(finding.claimant, around))


def _is_blamed(units: Units, finding: Finding) -> bool:
    """Whether he is blamed for it of whom it is told: "Y said X was to blame for the attack" is Y's word."""
    subject = finding.subject
    between = [unit.low for unit in units[: finding.trigger] if unit.start >= subject.end]
    return "blame" in between or "responsible" in between


def _joined_in(units: Units, finding: Finding, around: Attribution) -> bool:
    """Whether the speaker is one of two who say it together: of "X and Y said Z had broken it" each says it himself."""
    first = finding.claimant_at[0] if finding.claimant_at is not None else -1
    last = units[around.verb].start if around.verb >= 0 else -1
    between = [unit for unit in units if around.end <= unit.start < first]
    return around.end <= first < last and all(unit.kind in ("conjunction", "determiner", "comma") for unit in between)


def _beside(units: Units, finding: Finding, around: Attribution) -> tuple[Actor, tuple[int, int]] | None:
    """The second of two who say what each will do: of "X and Y said they would arm Z" the word of Y is about Y."""
    if around.verb < 0 or around.speaker is None or around.speaker.name == finding.subject.speaker.name:
        return None
    last = units[around.verb].start
    between = [unit for unit in units if around.end <= unit.start < last]
    if any(unit.actor is None and unit.kind not in ("conjunction", "determiner") for unit in between):
        return None
    own = (unit for unit in between if unit.actor is not None and unit.actor.name == finding.subject.actor.name)
    second = next(own, None)
    return (second.speaker or second.actor, (second.start, second.end)) if second and second.actor else None


def _told_aside(units: Units, finding: Finding, around: Attribution) -> bool:
    """Whether the text adds it to what somebody said: "X said it carried out the attack, which Y blamed on Z"."""
    words = units[around.first : finding.trigger] if around.verb < finding.trigger else ()
    joints = ("comma", "that", "quote", "stop")
    opens = next((i for i in range(len(words) - 1, 0, -1) if words[i - 1].kind in joints), 0)
    aside = opens > 0 and words[opens - 1].kind == "comma" and words[opens].low in ("which", "whom")
    return aside and words[min(opens + 1, len(words) - 1)].low not in _HIMSELF  # "…, which he blamed on Y"


_HIMSELF = frozenset(("he", "she", "it", "they", "who"))


def _claims_deed(units: Units, around: Attribution) -> bool:
    """As in "an attack claimed by Y killed ten", "Y claimed an attack in which ten died": the text tells the toll."""
    after = around.verb + 1
    if around.verb < 0 or after >= len(units) or not any(form.lemma == "claim" for form in units[around.verb].forms):
        return False
    if units[after].low in ("responsibility", "credit", "by"):
        return True
    phrase = noun_phrase(units, after) if units[after].kind == "determiner" else None
    beyond = units[phrase.last + 1].kind if phrase is not None and phrase.last + 1 < len(units) else "verb"
    return beyond not in ("verb", "be", "have", "modal", "do")


def _charging(around: Attribution) -> bool:
    """Whether nobody but the accuser need be known there, or who "he" is."""
    return bool(around.pronoun) or (around.act == "accuses" and around.verb >= 0)


def _by_title(passage: Passage, finding: Finding) -> bool:
    """Whether only a title tells it, which is the text's own word: "X leader N. N. agreed to talks, Z said"."""
    if finding.relation not in ("leads", "memberOf") or finding.aspect is not None or finding.claimant is not None:
        return False
    in_verb = any(group.first <= finding.trigger <= group.head for group in passage.groups)
    quoted = any(first <= finding.trigger <= last for first, last in passage.quoted)
    return not (in_verb or quoted)


def _by_epithet(units: Units, finding: Finding, around: Sequence[Attribution]) -> bool:
    """Whether an epithet tells it in what people say whom the text does not name: "the X-linked Y killed ten, …".

    Residents tell whom they saw killed; whose allies the killers are the text tells.
    """
    speaker = around[0].speaker if len(around) == 1 else None
    witness = speaker is not None and speaker.type == "UnnamedSource" and around[0].verb > finding.trigger
    return witness and finding.given and units[finding.trigger].kind == "tail"


_REPORTS = frozenset(("report", "study", "investigation", "briefing", "analysis", "paper", "survey", "dossier"))
_IN_REPORT = 5


def _reports_on_itself(units: Units, finding: Finding, told: Attribution) -> bool:
    """As in "X burned villages, the group says in a report": that group is another, whom nothing here names."""
    if told.speaker is None or told.speaker.name != finding.subject.actor.name or told.verb < 0:
        return False
    speaker = next((unit for unit in units if unit.start == told.start), None)
    after = units[told.verb + 1 : told.verb + 1 + _IN_REPORT]
    return speaker is not None and speaker.resolved and any(unit.low in _REPORTS for unit in after)


def _name(actor: Actor | None) -> str:
    return actor.name if actor is not None else ""


def _relay(claimant: Actor, around: Sequence[Attribution]) -> Actor | None:
    """Who passes on what the claimant says: the next one outwards."""
    outer = next((a for a in around if a.speaker is not None and a.speaker.name != claimant.name), None)
    return outer.speaker if outer else None


def _channel(passage: Passage, finding: Finding) -> Channel | None:
    """Whether it is said "publicly" or "privately", where somebody is named who says it."""
    if finding.claimant is None and attribution_of(passage, finding.trigger) is None:
        return None
    # Who tells a reporter something without his name speaks in no private channel.
    said = " ".join(unit.low for unit in passage.units[: finding.trigger + 1])
    private = any(phrase in said for phrase in _PRIVATE)
    public = any(phrase in said for phrase in _PUBLIC)
    return None if private == public else "private" if private else "public"


def _government(passage: Passage, party: Party, relation: str, *, acting: bool = False) -> Actor:
    """The actor; for a seat whose rulers are not the state's own, those rulers, where they act or are addressed.

    What is struck is the city. For a state that is said to be driven out, the people whom the text calls after it.
    """
    struck = vocabulary().relation(relation).family == "conflict" and relation not in ("threatens", "sanctions")
    physical = struck and not acting
    words = passage.document.text[party.start : party.end]
    if party.kind != "metonym" or physical or party.actor.type == "Place":
        return party.actor if acting else _expelled(party, words, relation)
    return passage.seats.get(words, party.actor)


def _expelled(party: Party, words: str, relation: str) -> Actor:
    """Who is driven out: a state cannot be, but people can whom the text calls after it.

    As in "deported 3,000 Afghans", "two Turkish activists": soldiers and envoys are their state's.
    """
    actor = party.actor
    if relation not in ("deported", "displaced") or actor.type != "State" or words in (actor.name, *actor.aliases):
        return actor
    private = party.kind == "demonym" and "people" in party.roles and not party.roles & _SERVING
    people = words.endswith("s") and " " not in words
    return Actor(words, "Population") if people or (private and " " in words) else actor


_SERVING = frozenset(("forces", "fighters", "officials", "agents"))


def _inferred(finding: Finding, when: Moment | None) -> Iterator[str]:
    """The fields whose value context supplies."""
    if when is not None and when.resolved:
        yield "time"
    supplied = ("coreference", "place")
    if finding.subject.kind in supplied:
        yield "subject"
    if finding.object is not None and not finding.parties and finding.object.kind in supplied:
        yield "object"
    if any(party.kind in supplied for party in finding.parties):
        yield "parties"


def _mentions(finding: Finding, subject: Actor, other: Actor | None, voice: _Voice) -> Iterator[Mention]:
    if finding.subject.kind != "coreference" and (not finding.parties or subject.name == finding.subject.actor.name):
        party = finding.subject
        yield Mention(
            "subject", subject.name, party.start, party.end, "government" if party.kind == "metonym" else None
        )
    if other is not None and finding.object is not None and not _only_inferred(finding):
        party = finding.object
        physical = vocabulary().relation(finding.relation).family == "conflict"
        reading: Literal["city", "government"] = "city" if physical else "government"
        yield Mention("object", other.name, party.start, party.end, reading if party.kind == "metonym" else None)
    if voice.claimant is not None and voice.at is not None:
        yield Mention("claimant", voice.claimant.name, *voice.at)


def _only_inferred(finding: Finding) -> bool:
    """Whether no words of the sentence stand for the object, as in "X denied the charge": only the denier is named."""
    other = finding.object
    if other is None or other.kind != "coreference":
        return False
    subject = finding.subject
    apart = (other.start, other.end) != finding.claimant_at or other.actor in (finding.claimant, subject.actor)
    own = (other.start, other.end) != (subject.start, subject.end) or other.actor == subject.actor
    return not (apart and own)


_ANSWERED = 32
"""The latest charges that a denial answers."""


def answered(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, each denial with a link to the charges before it that it answers, `_ANSWERED` at most.

    A text that repeats a charge and its denial thousands of times is read in linear time, too.
    """
    charges: dict[tuple[str, str, str | None], deque[Statement]] = {}
    linked: list[Statement] = []
    for statement, opened in _by_sentence(statements):
        for charge in opened:
            charges.setdefault(_deed(charge), deque(maxlen=_ANSWERED)).append(charge)
        if statement.stance == "denies" and statement.claimant is not None:
            denied = [s for s in charges.get(_deed(statement), ()) if s.claimant != statement.claimant]
            if statement.object is None and len(denied) != 1:
                denied = []  # which of several attacks on nobody who is named
            open_ = "object" in statement.inferred and statement.place is None
            for earlier in _by_place(denied) if open_ else (denied,):
                links = tuple(Link("answers", charge.id) for charge in earlier)
                denial = _of_that_deed(statement, earlier)
                linked.append(denial.linked((*denial.links, *links)) if links else denial)
            continue
        linked.append(statement)
    return tuple(linked)


def _by_sentence(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Sequence[Statement]]]:
    """Each statement; the first of a sentence with the charges there: "…, a claim X denied" may be read before them."""
    for _, same in groupby(statements, key=lambda one: one.quote.exact):
        told = tuple(same)
        opened = tuple(one for one in told if one.stance == "affirms")
        for statement in told:
            yield statement, opened
            opened = ()


def _deed(one: Statement) -> tuple[str, str, str | None]:
    return (one.relation, one.subject, one.object)


def _by_place(charges: Sequence[Statement]) -> Sequence[Sequence[Statement]]:
    """The charges apart that one sentence makes of deeds in several places, each of which is denied; else all together.

    As in "Y accused X of bombing P and Q. X denied it"; "X denied bombing Y" says once what it denies.
    """
    places = {charge.place for charge in charges}
    if len(places) != len(charges) or len({charge.quote for charge in charges}) != 1 or len(charges) < _TWO:
        return (charges,)
    return tuple((charge,) for charge in charges)


def _of_that_deed(denial: Statement, charges: Sequence[Statement]) -> Statement:
    """A denial that context alone gives its content, "X denied involvement", with day and place of what it denies.

    Without them a charge "on Monday in P" would stand undenied, since nobody who denies one attack denies every other.
    """
    if "object" not in denial.inferred:
        return denial
    time = denial.time or _only({charge.time for charge in charges})
    place = denial.place or _only({charge.place for charge in charges})
    fresh = {"time"} if time != denial.time else set()
    fresh |= {"place"} if place != denial.place else set()
    return replace(denial, time=time, place=place, inferred=tuple(sorted({*denial.inferred, *fresh})))


def _only(values: set[str | None]) -> str | None:
    """What all charges have, if they all have one."""
    return next(iter(values)) if len(values) == 1 else None


def deduplicated(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements in text order, the surest of those that say the same of the same quote."""
    best: dict[str, Statement] = {}
    for statement in statements:
        held = best.get(statement.id)
        if held is None or statement.score > held.score:
            best[statement.id] = statement
    return tuple(sorted(best.values(), key=lambda s: (s.quote.start, s.quote.end, s.relation, s.id)))
