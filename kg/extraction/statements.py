"""Findings to statements: attributed, dated, checked, each with its verbatim quote."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from kg.extraction.attribution import Attribution
from kg.extraction.dates import Moment
from kg.extraction.dating import Dating
from kg.extraction.denied_clauses import untrue_that
from kg.extraction.doubts import factive, goal_denied, unproven
from kg.extraction.falsehoods import called_false
from kg.extraction.findings import Finding
from kg.extraction.modality import shaded
from kg.extraction.phrases import Party, Units, VerbGroup
from kg.extraction.pretences import pretended
from kg.extraction.quarrels import in_name_only
from kg.extraction.units import NAMES
from kg.extraction.wordlists import wordlists
from kg.model import Actor, Channel, Document, Link, Mention, Sentence, SpeechAct, Statement
from kg.vocabulary import vocabulary

__all__ = ["Passage", "Reading", "answered", "deduplicated", "statements_of"]

_LEAST = 0.4
"""Score below which nothing is said; on the development passages 93 of 100 statements from there to 0.65 are right."""
_SUPPOSING = frozenset(("happen", "happens", "imagine", "suppose", "wonder", "wondered", "asked"))
_PRIVATE = ("privately", "in private", "behind closed doors", "behind the scenes", "off the record", "in confidence")
_PUBLIC = ("publicly", "in public", "press conference", "news conference", "televised")
_IF = frozenset(("if", "unless"))
_OF_SPEECH = frozenset(("accuses", "criticises", "demandsOf", "threatens"))
_SAID = _OF_SPEECH | frozenset(("refuses", "welcomed"))
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
        groups: its verbs.
        doubts: the verbs that deny, hope or fear what follows them, each with the last unit that they can speak of.
        relatives: indices of the relative pronouns that stand for an object.
        dates: its dates, by what they date.
        seats: by seat, the actor that its government is, where that is not the state ("Kabul").
        extractor: name and version of the producer.
        quoted: its stretches within quotation marks, by first and last unit.
    """

    document: Document
    sentence: Sentence
    units: Units
    attributions: tuple[Attribution, ...]
    groups: tuple[VerbGroup, ...]
    doubts: tuple[tuple[int, int], ...]
    relatives: frozenset[int]
    dates: Dating
    seats: dict[str, Actor]
    extractor: str
    quoted: tuple[tuple[int, int], ...] = ()


def statements_of(passage: Passage, findings: Iterable[Finding]) -> Reading:
    """The statements that ``findings`` make, without those that the sentence takes back."""
    statements: dict[int, list[tuple[Finding, Statement]]] = {}
    actors: list[Actor] = []
    seen: set[str] = set()
    told: set[tuple[object, ...]] = set()
    for found in findings:
        if (again := _content(found)) in told:
            continue  # of a list that repeats a name without end
        told.add(again)
        finding = shaded(passage.units, passage.groups, _attribution(passage, found.trigger), found)
        if finding is None or finding.score < _LEAST or not _asserted(passage, finding):
            continue
        finding = in_name_only(passage.units, _conditioned(passage, finding))
        made = _statement(passage, finding)
        if made is None or made[0].id in seen:
            continue
        statement, named = made
        seen.add(statement.id)
        actors += named
        statements.setdefault(finding.trigger, []).append((finding, statement))
    return Reading(tuple(_linked(_without_own_word(_each_once(statements)))), tuple(actors))


def _without_own_word(
    told: dict[int, list[tuple[Finding, Statement]]],
) -> dict[int, list[tuple[Finding, Statement]]]:
    """Without what its subject is said to say where the text itself tells it: "X reiterated its support for Y"."""
    plain = {_tie(made) for entries in told.values() for _, made in entries if made.claimant is None and made.object}
    return {
        trigger: [(f, s) for f, s in entries if s.claimant != s.subject or s.relation in _SAID or _tie(s) not in plain]
        for trigger, entries in told.items()
    }


def _each_once(told: dict[int, list[tuple[Finding, Statement]]]) -> dict[int, list[tuple[Finding, Statement]]]:
    """What two rules read in the same words, once: with what is asked or charged, where one of them read that."""
    fullest: dict[tuple[object, ...], str] = {}
    for _, made in sorted((e for each in told.values() for e in each), key=lambda e: (not e[1].content, e[0].trigger)):
        if made.relation in _SAID:
            fullest.setdefault(_tie(made), made.id)
    several = [made for each in told.values() for _, made in each if made.relation in _SAID and made.content]
    again = {one.id for one in several if any(_says_more(other, one) for other in several)} if several[1:] else set()
    return {
        trigger: [
            (f, s) for f, s in entries
            if s.id not in again and (s.content or s.relation not in _SAID or fullest[_tie(s)] == s.id)
        ]
        for trigger, entries in told.items()
    }  # fmt: skip


def _says_more(one: Statement, other: Statement) -> bool:
    """Whether two say the same, one in more words: "that it would pay a price", "pay a price"."""
    if one.id == other.id or _tie(one) != _tie(other) or one.claimant != other.claimant:
        return False
    return other.content != one.content and (other.content or "") in (one.content or "")


def _tie(made: Statement) -> tuple[object, ...]:
    return (made.relation, made.subject, made.object, made.stance, made.modality)


def _content(finding: Finding) -> tuple[object, ...]:
    """What the finding says, whatever the words that name its ends."""
    ends = tuple(p.actor.name if p is not None else None for p in (finding.subject, finding.object, *finding.parties))
    rest = (finding.event, finding.content, finding.modality, finding.stance, finding.act, finding.claimant)
    return (finding.trigger, finding.relation, ends, *rest, finding.figure, finding.agreement, finding.charge_of)


def _linked(statements: dict[int, list[tuple[Finding, Statement]]]) -> Iterator[Statement]:
    """The statements; an accusation with a link to its charge, a figure with one to that of which it is a part."""
    charges: dict[int, list[str]] = {}
    figures = {statement.figure: statement.id for entries in statements.values() for _, statement in entries}
    for entries in statements.values():
        for finding, statement in entries:
            if finding.charge_of is not None:
                charges.setdefault(finding.charge_of, []).append(statement.id)
    for trigger, entries in statements.items():
        for finding, statement in entries:
            targets = charges.get(trigger, ()) if finding.relation == "accuses" else ()
            links = [Link("charge", target) for target in targets]
            if finding.part_of is not None and finding.part_of in figures:
                links.append(Link("subsetOf", figures[finding.part_of]))
            yield statement.linked(tuple(links)) if links else statement


_EXAMPLES = frozenset(("such", "like", "including", "among"))
_NONE = frozenset(("no", "none", "neither", "few", "hardly"))


def _example_of_none(units: Units, finding: Finding) -> bool:
    """As in "No groups such as X attacked Y": what none of them did X did not do."""
    at = next((i for i, unit in enumerate(units) if unit.start >= finding.subject.start), 0)
    for index in range(at - 1, max(at - 6, 0), -1):
        if units[index].kind in ("verb", "be", "have", "modal", "stop"):
            return False
        if units[index].low in _EXAMPLES:
            return any(unit.low in _NONE for unit in units[max(index - 5, 0) : index])
    return False


def _asserted(passage: Passage, finding: Finding) -> bool:
    """Whether the sentence stands by what the rule has read."""
    units, trigger = passage.units, finding.trigger
    if pretended(units, finding) or _example_of_none(units, finding):
        return False
    if units[-1].text == "?" or any(unit.text == "?" for unit in units[trigger:][:40]):
        return False
    first = _clause_start(units, trigger)
    before = units[first : trigger + 1]
    hedges = wordlists().classes["hedge"]
    if finding.relation == "figure":
        hedges -= {"suspected", "so-called"}  # who did it is in doubt there, not how many suffered
    if finding.modality == "possible":
        hedges -= {"suspected", "alleged"}
    if any(unit.low in hedges and not _claims(passage, finding, index) for index, unit in enumerate(before, first)):
        return False  # "suspected militants"
    sure = _presupposed(passage, finding) or _estimates(units, finding)
    if finding.claimant is None and not sure and _doubted(passage, finding, first):
        return False
    if finding.stance == "questions":
        return True
    if any(unit.low == "whether" for unit in units[max(0, first - 1) : trigger]):
        return False
    if any(unit.low in _SUPPOSING for unit in units[:trigger]) and any(unit.low in _IF for unit in units[:trigger]):
        return False
    denies = finding.stance == "denies"
    untrue = any(unit.low in wordlists().classes["untrue"] for unit in units[:trigger])
    untrue = untrue or called_false(units, trigger) is not None
    untrue = untrue or (finding.modality == "goal" and goal_denied(units, passage.groups, trigger))
    if not denies and (untrue or _called_untrue(units, trigger) or unproven(units, trigger)):
        return False
    quoted = any(begin <= trigger <= end for begin, end in passage.quoted)
    return not quoted or finding.claimant is not None or _attribution(passage, trigger) is not None


_REPUTED = frozenset(("believed", "thought", "estimated", "reckoned"))


def _estimates(units: Units, finding: Finding) -> bool:
    """Whether it is the strength that somebody "is believed to have", which nobody has counted otherwise."""
    if finding.figure is None or finding.figure.measure not in ("fighters", "troops"):
        return False
    before = units[max(0, finding.trigger - _TO_ESTIMATE) : finding.trigger]
    return any(one.low in _REPUTED and two.kind == "to" for one, two in pairwise(before))


_TO_ESTIMATE = 4


def _called_untrue(units: Units, trigger: int) -> bool:
    """Whether it stands in "it is not true that …", "it is absurd to suggest that …"."""
    reach = range(max(1, trigger - _TO_CLAUSE), trigger)
    opened = [that for i in reach if units[i].kind == "be" and (that := untrue_that(units, i)) is not None]
    ends = ("stop", "comma")
    return any(that < trigger and all(u.kind not in ends for u in units[that:trigger]) for that in opened)


_TO_CLAUSE = 16
_TITLE = 3


def _claims(passage: Passage, finding: Finding, index: int) -> bool:
    """Whether a word like a hedge is the verb by which it is claimed: "X suspected Y of …", "X alleged that …"."""
    if finding.act == "accuses" and index in (finding.trigger, finding.charge_of):
        return True
    return any(group.head == index and _tells(passage.units, group) for group in passage.groups)


def _tells(units: Units, group: VerbGroup) -> bool:
    """Whether it is a verb of speech: "X alleged that …", not "alleged militants"."""
    following = units[group.head + 1] if group.head + 1 < len(units) else None
    plain = group.form == "finite" and group.voice == "active" and group.lemma in wordlists().speech
    return plain and following is not None and following.kind in ("that", "determiner")


def _presupposed(passage: Passage, finding: Finding) -> bool:
    """As in "denied that its 1951 treaty with X covers …": that there is such a treaty is not in doubt.

    Nor is, in "urged Sudanese President N to leave", that N is that.
    """
    accord = finding.accord
    if finding.relation in ("leads", "memberOf") and all(group.head != finding.trigger for group in passage.groups):
        title = passage.units[finding.trigger : finding.trigger + _TITLE]
        return all(unit.kind in ("word", "capital", *NAMES) for unit in title[:-1]) and any(
            unit.speaker is not None and unit.speaker.type == "Person" for unit in title
        )
    return finding.given or (
        finding.relation == "partyTo" and accord is not None and accord.definite and finding.status is None
    )


def _conditioned(passage: Passage, finding: Finding) -> Finding:
    """As conditional what "if" or "unless" makes so: in its own clause, and in the main clause that looks ahead."""
    units, trigger = passage.units, finding.trigger
    first = _clause_start(units, trigger)
    own = any(unit.low in _IF for unit in units[max(0, first - 1) : trigger])
    if finding.claimant is not None and finding.claimant_at is not None and finding.act in ("accuses", "demands"):
        itself = own and finding.relation in ("accuses", "demandsOf")  # "if X blames Y, …"
        return replace(finding, modality="conditional") if itself else finding
    own = own or _awaited(passage, finding, first)
    ahead = finding.modality in ("expected", "conditional", "planned") and any(unit.low in _IF for unit in units)
    return replace(finding, modality="conditional") if own or ahead else finding


def _awaited(passage: Passage, finding: Finding, first: int) -> bool:
    """Whether somebody waits for it: "X will not lift the siege until Y releases the hostages"."""
    units, trigger = passage.units, finding.trigger
    if finding.modality != "actual" or finding.relation == "demandsOf":
        return False
    until = next((i for i in range(max(0, first - 1), trigger) if units[i].low in _UNTIL), None)
    own = next((group for group in passage.groups if group.head == trigger), None)
    if until is None or own is None:
        return False
    waits = {group.modality for group in passage.groups if group.head < until}
    if own.past:
        return units[until].low in ("until", "till") and "conditional" in waits  # "would not talk until Y withdrew"
    return not waits.isdisjoint(("expected", "conditional"))


_UNTIL = frozenset(("until", "till", "before", "once", "after", "when"))


def _doubted(passage: Passage, finding: Finding, first: int) -> bool:
    """Whether a verb before it denies, hopes or fears it, or "that" hands it to somebody whom we do not hear."""
    inner = _attribution(passage, finding.trigger)
    since = max(first, inner.first if inner and inner.speaker and inner.first <= finding.trigger else 0)
    if finding.modality == "actual" and any(since <= verb < finding.trigger <= last for verb, last in passage.doubts):
        return True
    units = passage.units
    if finding.accord is not None and any(
        first <= verb < finding.trigger and units[verb + 1].kind == "that" for verb, _ in passage.doubts
    ):
        return True  # "hopes that A and B will sign a treaty" says of nobody that he means to
    # "the attack that killed …" is no such "that": a verb follows it at once.
    handed = any(
        units[i].kind == "that"
        and units[i + 1].kind not in ("verb", "be", "have", "date")
        and units[i + 1].low not in wordlists().classes["span"]
        and not (units[i + 1].low == "of" and i > first)
        and not _defining(units, i, finding)
        and not factive(units, i)
        and not (units[i + 1].low in wordlists().accords and units[i - 1].kind == "verb")
        and i not in passage.relatives
        and not (i and units[i - 1].kind == "preposition")
        for i in range(first, finding.trigger)
    )
    return handed and finding.modality == "actual" and _attribution(passage, finding.trigger) is None


def _defining(units: Units, that: int, finding: Finding) -> bool:
    """Whether "that" says which accord is meant, "a truce that X had brokered", or what is refused."""
    lists = wordlists()
    nouns = lists.classes["accord"] | (lists.nouns["requests"] if finding.relation == "refuses" else frozenset())
    return that > 0 and (
        units[that - 1].low in nouns or (finding.relation == "refuses" and units[that - 1].low == "idea")
    )


def _clause_start(units: Units, trigger: int) -> int:
    first = trigger
    while first > 0 and units[first - 1].kind not in _BREAKS:
        first -= 1
    return first


def _attributions(passage: Passage, trigger: int) -> list[Attribution]:
    """The attributions whose words hold the trigger, the innermost first."""
    around = [a for a in passage.attributions if a.first <= trigger <= a.last and a.verb != trigger]
    return sorted(around, key=lambda a: (a.last - a.first, a.verb))


def _attribution(passage: Passage, trigger: int) -> Attribution | None:
    """The innermost attribution whose words hold the trigger."""
    return next(iter(_attributions(passage, trigger)), None)


def _statement(passage: Passage, finding: Finding) -> tuple[Statement, list[Actor]] | None:
    voice = _voice(passage, finding)
    if voice is None:
        return None
    subject = _government(passage, finding.subject, finding.relation, acting=True)
    other = _government(passage, finding.object, finding.relation) if finding.object else None
    parties = [_government(passage, party, finding.relation) for party in finding.parties]
    if other is not None and other.name == subject.name:
        return None
    if parties:
        other = None
        if finding.relation not in ("mediatedBetween", "hosted"):
            subject = min(parties, key=lambda actor: actor.name)
    claimant, via = voice.claimant, voice.via
    label = None if finding.agreement is None else finding.agreement or _label(finding.event, parties)
    when = _when(passage, finding)
    statement = Statement(
        quote=passage.document.quote(passage.sentence.start, passage.sentence.end),
        relation=finding.relation, subject=subject.name, object=other.name if other else None,
        event=finding.event, parties=tuple(sorted({party.name for party in parties})), content=finding.content,
        sign=vocabulary().relation(finding.relation).sign, stance=finding.stance, modality=finding.modality,
        aspect=finding.aspect, speech_act=voice.act, channel=_channel(passage, finding),
        claimant=claimant.name if claimant else None, via=via.name if via else None,
        time=when.edtf if when else None, place=finding.place.name if finding.place else None,
        agreement=label, status=finding.status, figure=finding.figure,
        extractor=passage.extractor, score=round(finding.score, 2),
        mentions=tuple(_mentions(finding, subject, other, voice)), inferred=tuple(_inferred(finding, when)),
    )  # fmt: skip
    actors = [subject, *parties, *(a for a in (other, claimant, via, finding.place) if a is not None)]
    if label:
        actors.append(Actor(label, finding.event or "Agreement"))
    return statement, actors


def _label(event: str | None, parties: Sequence[Actor]) -> str:
    """The same for the same kind of agreement between the same parties, however the sentence words it."""
    kind = {"Ceasefire": "Ceasefire", "PeaceAgreement": "Peace agreement"}.get(event or "", "Agreement")
    names = sorted({party.name for party in parties})
    return f"{kind} between {', '.join(names[:-1])} and {names[-1]}"


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who says it, how, and who passes it on."""

    claimant: Actor | None
    at: tuple[int, int] | None
    act: SpeechAct
    via: Actor | None


def _voice(passage: Passage, finding: Finding) -> _Voice | None:
    """Whose word it is; ``None`` where it is that of somebody whom we cannot name."""
    around = [] if _by_title(passage, finding) else _attributions(passage, finding.trigger)
    speech = finding.relation in _OF_SPEECH and finding.claimant is not None and finding.act != "denies"
    if speech:
        # That X accuses Y is somebody's word as any other; X's own where nobody else reports it.
        around = [a for a in around if a.speaker is None or a.speaker.name != _name(finding.claimant)]
        if around and around[0].speaker is not None:
            outer = around[0]
            return _Voice(outer.speaker, (outer.start, outer.end), finding.act or outer.act, outer.via)
    if not around:
        return _Voice(finding.claimant, finding.claimant_at, finding.act or "states", None)
    inner = around[0]
    if finding.claimant is None and _reports_on_itself(passage.units, finding, inner):
        return None
    if finding.claimant is None:
        if inner.speaker is None:
            own = finding.accord is not None and finding.accord.granted and inner.act == "accuses"
            # "X is thought to have armed Y": the text tells it, as no more than possible.
            own |= finding.modality == "possible" and passage.units[inner.verb + 1].kind == "to"
            own |= _estimates(passage.units, finding)
            return _Voice(None, None, finding.act or "states", None) if own else None
        via = inner.via or _relay(inner.speaker, around[1:])
        return _Voice(inner.speaker, (inner.start, inner.end), finding.act or inner.act, via)
    if finding.act == "denies":
        # What is denied stands within somebody's charge; only who tells of the denial passes it on.
        around = [a for a in around if a.verb >= 0 and a.act != "accuses"]
    act: SpeechAct = finding.act or ("accuses" if finding.charge_of is not None else inner.act)
    return _Voice(finding.claimant, finding.claimant_at, act, _relay(finding.claimant, around))


def _by_title(passage: Passage, finding: Finding) -> bool:
    """Whether only a title tells it, which is the text's own word: "X leader N. N. agreed to talks, Z said"."""
    if finding.relation not in ("leads", "memberOf") or finding.aspect is not None or finding.claimant is not None:
        return False
    in_verb = any(group.first <= finding.trigger <= group.head for group in passage.groups)
    quoted = any(first <= finding.trigger <= last for first, last in passage.quoted)
    return not (in_verb or quoted)


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
    if finding.claimant is None and _attribution(passage, finding.trigger) is None:
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
    if party.kind != "metonym" or physical:
        return party.actor if acting else _expelled(party.actor, words, relation)
    return passage.seats.get(words, party.actor)


def _expelled(actor: Actor, words: str, relation: str) -> Actor:
    """Who is driven out: a state cannot be, but people can whom the text calls after it: "deported 3,000 Afghans"."""
    people = words.endswith("s") and " " not in words and words not in (actor.name, *actor.aliases)
    if relation in ("deported", "displaced") and people and actor.type == "State":
        return Actor(words, "Population")
    return actor


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
    if other is not None and finding.object is not None:
        party = finding.object
        physical = vocabulary().relation(finding.relation).family == "conflict"
        reading: Literal["city", "government"] = "city" if physical else "government"
        yield Mention("object", other.name, party.start, party.end, reading if party.kind == "metonym" else None)
    if voice.claimant is not None and voice.at is not None:
        yield Mention("claimant", voice.claimant.name, *voice.at)


def _when(passage: Passage, finding: Finding) -> Moment | None:
    """The one date of the finding's own clause, or the one that opens the sentence; none where there are several."""
    if _in_passing(passage.units, finding.trigger):
        return None
    dates = passage.dates
    by_rank = finding.relation == "memberOf" and not any(group.head == finding.trigger for group in passage.groups)
    if finding.relation in _TIMELESS or by_rank:  # "N. N., a former X commander, became premier in 1985"
        known = dates.of(finding.trigger)
        return known if known is not None and known.lead in ("since", "from", "until") else None
    coming = finding.modality in ("expected", "planned", "demanded")
    found = dates.ahead(finding.trigger) if coming else dates.of(finding.trigger)
    if finding.accord is None or found is not None:
        return found
    if finding.accord.year is not None:
        return next((m for m in dates.moments if m.adjective and m.edtf == finding.accord.year), None)
    return dates.of(finding.accord.at) if finding.accord.at >= 0 else None


def _in_passing(units: Units, trigger: int) -> bool:
    """Whether a noun tells what one is to another beside the sentence's matter: "X's ally Y struck Z in 1987"."""
    if units[trigger].low not in wordlists().kinds or trigger + 1 >= len(units):
        return False
    return units[trigger + 1].kind in NAMES


_ANSWERED = 32
"""The latest charges that a denial answers."""


def answered(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, each denial with a link to the charges before it that it answers, `_ANSWERED` at most.

    A text that repeats a charge and its denial thousands of times is read in linear time, too.
    """
    charges: dict[tuple[str, str, str | None], deque[Statement]] = {}
    linked: list[Statement] = []
    for statement in statements:
        key = (statement.relation, statement.subject, statement.object)
        if statement.stance == "affirms" and statement.object is not None:
            charges.setdefault(key, deque(maxlen=_ANSWERED)).append(statement)
        elif statement.stance == "denies" and statement.claimant is not None:
            earlier = [s for s in charges.get(key, ()) if s.claimant != statement.claimant]
            links = tuple(Link("answers", charge.id) for charge in earlier)
            linked.append(statement.linked((*statement.links, *links)) if links else statement)
            continue
        linked.append(statement)
    return tuple(linked)


def deduplicated(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements in text order, the surest of those that say the same of the same quote."""
    best: dict[str, Statement] = {}
    for statement in statements:
        held = best.get(statement.id)
        if held is None or statement.score > held.score:
            best[statement.id] = statement
    return tuple(sorted(best.values(), key=lambda s: (s.quote.start, s.quote.end, s.relation, s.id)))
