"""From a model's answer to statements: whatever the passage's own words do not bear out is refused, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from kg.errors import KgError, StatementError
from kg.extraction.llm.numbers import read_number
from kg.extraction.llm.passages import Chunk, find_all
from kg.extraction.llm.refusals import Refusal, RefusedError
from kg.extraction.llm.replies import problems
from kg.extraction.llm.resolve import ActorReader, Resolved
from kg.extraction.llm.roster import Roster
from kg.extraction.llm.schema import reply_schema
from kg.extraction.llm.wording import Claimed, Wording, speaks_to_a_machine
from kg.extraction.words.dates import moments
from kg.extraction.words.records import record
from kg.model import Actor, Document, Figure, Interval, Mention, Sentence, Statement
from kg.vocabulary import Relation, vocabulary

__all__ = ["Verified", "Verifier"]

Span = tuple[int, int]
Raw = Mapping[str, Any]

_MOST_STATEMENTS = 100
_MOST_SENTENCES = 3
_NEAR = 3000
"""Characters around a passage in which words to a machine make it suspect."""
_LONGEST_CONTENT = 300
_AGREEMENTS = {"Ceasefire": "Ceasefire", "PeaceAgreement": "Peace agreement"}
# Words of which a quote holds at least one where it counts the killed or the injured.
_COUNTED = {
    "killed": ("kill", "dead", "death", "die", "dying", "slain", "fatalit", "lives"),
    "injured": ("injur", "wound", "hurt"),
}


@record
class Verified:
    """A statement that the text bears out, as far as that can be checked.

    Attributes:
        statement: the statement; its score is still to be given.
        actors: everybody whom it names.
        resolved: how each of them was found in the passage.
        known_trigger: its trigger is a word that the rules, too, read as a relation of the same family.
        undated: the model gave it a date that the text's words do not bear out, and that was left away.
    """

    statement: Statement
    actors: tuple[Actor, ...]
    resolved: tuple[Resolved, ...]
    known_trigger: bool
    undated: bool


@record
class _Cast:
    """Who plays a part in a statement, by role."""

    subject: Resolved
    object: Resolved | None
    parties: tuple[Resolved, ...]
    claimant: Resolved | None
    via: Resolved | None
    place: Resolved | None

    @property
    def parts(self) -> Iterator[tuple[str, Resolved]]:
        for role in ("subject", "object", "claimant", "via", "place"):
            found: Resolved | None = getattr(self, role)
            if found is not None:
                yield role, found
        for party in self.parties:
            yield "parties", party


@record
class _Reading:
    """A statement of an answer as far as it has been found in the text."""

    raw: Raw
    relation: Relation
    cast: _Cast
    quote: Span
    passage: Span


class Verifier:
    """Checks the answers about one document.

    Args:
        document: the document.
        roster: whom it names.
        extractor: the producer, as statements name it.
    """

    def __init__(self, document: Document, roster: Roster, extractor: str) -> None:
        self._document, self._roster, self._extractor = document, roster, extractor
        schema = reply_schema(len(roster.actors))
        self._definitions = schema["$defs"]
        self._actors = ActorReader(document, roster)
        issued = Interval.parse(document.issued)
        self._issued: date | None = issued.from_earliest if issued.from_earliest == issued.from_latest else None
        self._last_day = issued.to_latest

    def check(self, reply: Raw, chunk: Chunk) -> Iterator[Verified | Refusal]:
        """What of an answer holds, and what is refused, in the answer's order."""
        listed = reply.get("statements")
        for name in sorted(set(reply) - {"reasoning", "statements"}):
            yield Refusal(0, chunk.start, "the answer has a field that was not asked for", name)
        if not isinstance(listed, list):
            yield Refusal(0, chunk.start, "the answer has no list of statements")
            return
        for number, raw in enumerate(listed, start=1):
            if number > _MOST_STATEMENTS:
                yield Refusal(number, chunk.start, f"there are more than {_MOST_STATEMENTS} statements")
                continue
            try:
                yield self._verified(raw, chunk)
            except RefusedError as refused:
                yield Refusal(number, chunk.start, refused.reason, refused.detail)
            except KgError as problem:
                yield Refusal(number, chunk.start, "the record contradicts itself", problem.message)

    def _verified(self, raw: object, chunk: Chunk) -> Verified:
        problem = next(problems(raw, {"$ref": "#/$defs/statement"}, self._definitions), None)
        if problem is not None or not isinstance(raw, dict):
            raise RefusedError("it does not fit the schema", problem or "")
        relation = vocabulary().relation(raw["relation"])
        if raw["sign"] != relation.sign:
            raise RefusedError("the sign is not the relation's", f"{relation.name} {raw['sign']:+d}")
        quote, sentences = self._quote(raw["quote"], chunk)
        trigger = self._inside(raw["trigger"], quote, "trigger")
        passage = sentences[0].start, sentences[-1].end
        cast = self._cast(raw, quote, passage, chunk)
        claimed = Claimed(
            relation, raw["stance"], raw["modality"], raw["aspect"], cast.claimant is not None, cast.subject.span,
            cast.object.span if cast.object else None,
        )  # fmt: skip
        wording = self._wording(sentences, trigger, quote)
        wording.check(claimed)
        _check_shape(raw, relation, cast)
        return self._statement(_Reading(raw, relation, cast, quote, passage), wording.relations)

    def _quote(self, words: str, chunk: Chunk) -> tuple[Span, tuple[Sentence, ...]]:
        """Where the quote stands, and the sentences that it touches."""
        found = find_all(self._document.text, words, chunk.start, chunk.end)
        if not found:
            raise RefusedError("the quote is not in the text", words)
        quote = found[0]
        sentences = self._document.sentences_of(self._document.quote(*quote))
        if not sentences or any(sentence not in chunk.sentences for sentence in sentences):
            raise RefusedError("the quote is no part of what the article states", words)
        if len(sentences) > _MOST_SENTENCES:
            raise RefusedError(f"the quote is longer than {_MOST_SENTENCES} sentences", words)
        if speaks_to_a_machine(self._paragraph(sentences)):
            raise RefusedError("the passage speaks to a machine, not to a reader", words)
        return quote, sentences

    def _paragraph(self, sentences: Sequence[Sentence]) -> str:
        """The paragraph of the sentences, or of a long one what stands near them."""
        text, start, end = self._document.text, sentences[0].start, sentences[-1].end
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        return text[max(first, start - _NEAR) : min(last if last >= 0 else len(text), end + _NEAR)]

    def _inside(self, words: str, within: Span, name: str) -> Span:
        found = find_all(self._document.text, words, *within)
        if not found:
            raise RefusedError(f"the {name} is not in the quote", words)
        return found[0]

    def _cast(self, raw: Raw, quote: Span, passage: Span, chunk: Chunk) -> _Cast:
        def read(role: str, within: Span) -> Resolved | None:
            return None if raw[role] is None else self._actors.read(raw[role], role, within, chunk)

        subject = self._actors.read(raw["subject"], "subject", quote, chunk)
        parties = tuple(self._actors.read(field, "party", quote, chunk) for field in raw["parties"])
        # Who speaks, and where, often stands at the sentence's other end.
        return _Cast(
            subject, read("object", quote), parties, read("claimant", passage), read("via", passage),
            read("place", passage),
        )  # fmt: skip

    def _wording(self, sentences: Sequence[Sentence], trigger: Span, quote: Span) -> Wording:
        sentence = next(sentence for sentence in sentences if sentence.end > trigger[0])
        return Wording(self._roster.units(sentence), trigger, quote)

    def _statement(self, reading: _Reading, known: Iterable[str]) -> Verified:
        raw, relation, cast, passage = reading.raw, reading.relation, reading.cast, reading.passage
        agreement, kind = self._agreement(raw, cast, passage)
        time = self._time(raw["time_words"], passage)
        begins = Interval.parse(time).from_earliest
        if raw["modality"] == "actual" and begins and self._last_day and begins > self._last_day:
            raise RefusedError("it is dated after the article, and yet said to be so", time or "")
        subject = cast.subject.actor
        if relation.edge_from == "party":
            subject = min((party.actor for party in cast.parties), key=lambda actor: actor.name)
        doubt = _doubt(cast)
        statement = Statement(
            quote=self._document.quote(*passage), relation=relation.name, subject=subject.name,
            object=cast.object.actor.name if cast.object else None, event=raw["event"] or kind,
            parties=tuple(party.actor.name for party in cast.parties), content=self._content(raw["content"], passage),
            sign=relation.sign, stance=raw["stance"], modality=raw["modality"], speech_act=raw["speech_act"],
            channel=raw["channel"], claimant=cast.claimant.actor.name if cast.claimant else None,
            via=cast.via.actor.name if cast.via else None, time=time, aspect=raw["aspect"],
            place=cast.place.actor.name if cast.place else None, agreement=agreement, status=raw["status"],
            figure=self._figure(reading), mentions=tuple(_mentions(cast, subject)),
            inferred=tuple({role for role, part in cast.parts if part.way == "coreference"}),
            note=self._note(cast), confidence="low" if doubt else None, confidence_reason=doubt,
            extractor=self._extractor,
        )  # fmt: skip
        families = {vocabulary().relation(name).family for name in known}
        resolved = tuple(part for _, part in cast.parts)
        undated = raw["time_words"] is not None and time is None
        actors = self._roster.with_sides((*(part.actor for part in resolved), subject))
        return Verified(statement, actors, resolved, relation.family in families, undated)

    def _time(self, words: str | None, passage: Span) -> str | None:
        """The date that our own grammar reads in those words; never one that the model has worked out."""
        if words is None:
            return None
        spans = find_all(self._document.text, words, *passage)
        found = {
            moment.edtf
            for moment in moments(self._document.text, *passage, self._issued)
            if not moment.adjective
            and not moment.is_coming
            and any(moment.end > start and moment.start < end for start, end in spans)
        }
        return found.pop() if len(found) == 1 else None

    def _content(self, words: str | None, passage: Span) -> str | None:
        if words is None:
            return None
        if len(words) > _LONGEST_CONTENT:
            raise RefusedError("the content is too long", words)
        start, end = self._inside(words, passage, "content")
        return " ".join(self._document.text[start:end].split())

    def _agreement(self, raw: Raw, cast: _Cast, passage: Span) -> tuple[str | None, str | None]:
        """The label of the agreement and its class: its own name, or its kind and its parties."""
        words = raw["agreement_words"]
        if words is None:
            return None, None
        start, end = self._inside(words, passage, "name of the agreement")
        text = " ".join(self._document.text[start:end].split())
        kind = raw["event"] if vocabulary().is_a(raw["event"] or "", "Agreement") else None
        if any(word[0].isupper() for word in text.split()[1:]):
            return text, kind
        names = sorted({party.actor.name for party in cast.parties})
        if len(names) < 2:
            raise RefusedError("the agreement has neither a name nor two parties", words)
        label = _AGREEMENTS.get(kind or "", "Agreement")
        return f"{label} between {', '.join(names[:-1])} and {names[-1]}", kind or "Agreement"

    def _figure(self, reading: _Reading) -> Figure | None:
        raw, quote = reading.raw["figure"], reading.quote
        if raw is None:
            return None
        text = self._document.text[quote[0] : quote[1]].lower()
        measure = " ".join(raw["measure"].lower().split())
        if not any(word in text for word in _COUNTED.get(measure, ())) and (
            measure in _COUNTED or not find_all(self._document.text, raw["measure"], *quote)
        ):
            raise RefusedError("the quote does not speak of what the figure counts", raw["measure"])
        population = raw["population"]
        if population is not None:
            start, end = self._inside(population, reading.passage, "population of the figure")
            population = " ".join(self._document.text[start:end].split())
        side = reading.cast.subject.actor.name
        if raw["words"] is None:
            return Figure(measure, population, side, None, None, "unstated", population or measure)
        start, end = self._inside(raw["words"], quote, "number of the figure")
        stated = self._document.text[start:end]
        number = read_number(stated)
        if number is None:
            raise RefusedError("the number of the figure is not plain", stated)
        return Figure(measure, population, side, *number, as_stated=stated)

    def _note(self, cast: _Cast) -> str | None:
        """Which words were read as whom, where they are not a name."""
        text = self._document.text
        read = [
            f"{role}: “{' '.join(text[part.start : part.end].split())}” read as {part.actor.name}, named at "
            f"{part.named[0]} to {part.named[1]}"
            for role, part in cast.parts
            if part.named is not None
        ]
        return "; ".join(read) or None


def _check_shape(raw: Raw, relation: Relation, cast: _Cast) -> None:
    """Whether the statement has the ends that its relation asks for."""
    terms = vocabulary()
    for role, part in cast.parts:
        if not terms.is_a(part.actor.type, "Actor") and role in ("subject", "parties", "claimant", "via"):
            raise RefusedError(f"the {role} is no actor", part.actor.name)
    names = {party.actor.name for party in cast.parties}
    if "party" in (relation.edge_from, relation.edge_to):
        if len(names) < 2:
            raise RefusedError("the relation needs two parties", relation.name)
        if relation.edge_to == "party" and relation.edge_from == "subject" and cast.subject.actor.name in names:
            raise RefusedError("the subject is also one of the parties", cast.subject.actor.name)
    elif names:
        raise RefusedError("the relation has no parties", relation.name)
    if relation.edge_to == "agreement" and raw["agreement_words"] is None:
        raise RefusedError("the relation needs an agreement", relation.name)
    if relation.edge_to == "object":
        _check_tie(relation, cast)
    elif cast.object is not None and relation.is_tie:
        raise RefusedError("the relation has no object", relation.name)
    if (raw["figure"] is None) == (relation.name == "figure"):
        raise RefusedError("a figure, and only a figure, has numbers", relation.name)
    _check_event(raw["event"], relation)
    _check_speech(raw)


def _check_tie(relation: Relation, cast: _Cast) -> None:
    if cast.object is None:
        raise RefusedError("the relation needs an object", relation.name)
    if cast.object.actor.name == cast.subject.actor.name:
        raise RefusedError("subject and object are the same", cast.subject.actor.name)
    if vocabulary().is_a(cast.object.actor.type, "Topic"):
        raise RefusedError("the object of a tie is no topic", cast.object.actor.name)


def _check_event(event: str | None, relation: Relation) -> None:
    if event is None:
        return
    try:
        vocabulary().check_event(event, relation)
    except StatementError:
        raise RefusedError("the event does not fit the relation", f"{event} for {relation.name}") from None


def _check_speech(raw: Raw) -> None:
    expected = {"denies": "denies", "questions": "questions"}.get(raw["speech_act"])
    if expected is not None and raw["stance"] == "affirms":
        raise RefusedError("what is denied or questioned is not affirmed", raw["speech_act"])
    if raw["speech_act"] == "forecasts" and raw["modality"] == "actual" and raw["relation"] != "predicts":
        raise RefusedError("a forecast is told as if it had come about")
    if raw["status"] is not None and raw["agreement_words"] is None:
        raise RefusedError("a status needs an agreement", raw["status"])


def _doubt(cast: _Cast) -> str | None:
    """Why nothing is to be made a fact on this alone."""
    if cast.claimant is not None and cast.claimant.side_unknown:
        return f"it is not known for whom {cast.claimant.actor.name} speaks"
    if any(part.way == "coreference" for _, part in cast.parts):
        return "an actor is named only by the context"
    return None


def _mentions(cast: _Cast, subject: Actor) -> Iterator[Mention]:
    for role, part in cast.parts:
        # The first party of an agreement is its subject; the model's own subject may be another of them.
        if role == "subject" and part.actor.name != subject.name:
            continue
        reading: Literal["city", "government"] = "city" if role == "place" else "government"
        yield Mention(role, part.actor.name, part.start, part.end, reading if part.way == "metonym" else None)
