"""The statements of a statement file, read entry by entry against their document."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any, cast, get_args

from kg.errors import InputError, QuoteError, StatementError, suggestion
from kg.model import (
    Aspect,
    Channel,
    Comparator,
    Confidence,
    Document,
    Figure,
    Interval,
    Link,
    LinkKind,
    Mention,
    Modality,
    Phase,
    Quote,
    SpeechAct,
    Stance,
    Statement,
    parse_day,
)
from kg.review.entries import DECISIONS, PERSON, Decision, Entry
from kg.review.fields import Fields
from kg.review.names import Names
from kg.vocabulary import Relation, vocabulary
from kg.wording import shortened

__all__ = ["MENTION", "STATEMENT", "OnProblem", "OnRemark", "Reader", "day_of", "mention_order", "names_in"]

MENTION = ("role", "text", "within", "start", "end", "name", "reading")
_ROLES = ("subject", "object", "claimant", "via", "origin", "place")
_MENTIONED = (*_ROLES, "party", "parties", "concerning", "side", "agreement")
"""The roles in which a name may be mentioned: some have more than one name, so that only a list can tell whose."""
_LINK = ("kind", "target")
_FIGURE = ("measure", "population", "side", "min", "max", "comparator", "as_stated")
_TEXTS = ("content", "agreement", "note", "confidence_reason", "extractor")
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "stance": get_args(Stance),
    "modality": get_args(Modality),
    "speech_act": get_args(SpeechAct),
    "channel": get_args(Channel),
    "aspect": get_args(Aspect),
    "status": get_args(Phase),
    "confidence": get_args(Confidence),
}
STATEMENT = (
    "key", "id", "decision", "replaces", "relation", "event", "subject", "object", "parties", "concerning", "content",
    "figure", "stance", "modality", "speech_act", "channel", "claimant", "via", "origin", "time", "aspect", "place",
    "agreement", "status", "quote", "start", "end", "mentions", "inferred", "links", "note", "confidence",
    "confidence_reason", "recorded_at", "extractor", "score",
)  # fmt: skip
_NOT_INFERRED = frozenset(
    {
        "key",
        "id",
        "decision",
        "replaces",
        "quote",
        "start",
        "end",
        "mentions",
        "inferred",
        "links",
        "note",
        "recorded_at",
    }
)


_ID = re.compile(r"[0-9a-f]{32}")

OnProblem = Callable[[InputError], None]
OnRemark = Callable[[str, str], None]


def day_of(fields: Fields) -> str | None:
    """The day in ``recorded_at``, checked."""
    value = fields.text("recorded_at")
    if value is not None:
        fields.checked("recorded_at", lambda: parse_day(value))
    return value


def names_in(statement: Statement) -> Iterator[str]:
    """Every name that a statement and its mentions use."""
    yield from statement.names
    yield from (mention.name for mention in statement.mentions)


def mention_order(mention: Mention) -> tuple[int, int, str, str]:
    """The key by which mentions come in text order."""
    return mention.start, mention.end, mention.name, mention.reading or ""


class Reader:
    """The statements and mentions of one document; lenient about words that moved or went where it may report them."""

    def __init__(
        self,
        document: Document,
        names: Names,
        recorded: str | None,
        on_problem: OnProblem | None,
        on_remark: OnRemark | None,
    ) -> None:
        self._document = document
        self._names = names
        self._recorded = recorded
        self._on_problem = on_problem
        self.left_behind: list[int] = []
        """Positions of undecided drafts whose words are no longer in the document."""
        self.unmatched: list[int] = []
        """Positions of a person's decisions and own statements whose words are no longer in the document."""
        self.lapsed: list[str] = []
        """Where rejections stand whose words are no longer in the document."""
        self._followed: list[Fields] = []
        self._on_remark = on_remark

    def entries(self, fields: list[Fields]) -> tuple[list[Entry], dict[str, str]]:
        """The entries in order, and their ids by key."""
        read: list[tuple[Fields, Entry]] = []
        lost: list[Fields] = []
        for index, one in enumerate(fields):
            try:
                read.append((one, replace(self._entry(one), index=index)))
            except QuoteError as problem:
                if self._on_problem is None:
                    raise
                lost.append(one)
                if _is_a_persons(one, fields):
                    self._on_problem(problem)
                elif one.text("decision") is None:
                    self.left_behind.append(index)
                    continue
                elif one.text("decision") == "rejected":
                    self.lapsed.append(one.place("quote"))
                self.unmatched.append(index)
        self._say_of_drafts(fields)
        keys = _keys(read)
        gone = {name for one in lost for name in (one.text("key"), one.text("id")) if name is not None}
        # Words that moved gave their statement another id, and whoever replaces it still names the old one.
        now = {entry.former: entry.statement.id for _, entry in read if entry.former is not None} | keys
        successors_lost = {now.get(name, name) for one in lost if (name := one.text("replaces")) is not None}
        return [
            replace(
                entry, statement=_linked(one, entry.statement, keys, gone), replaces=_replaced(one, now, gone),
                successor_lost=entry.statement.id in successors_lost,
            )
            for one, entry in read
        ], keys  # fmt: skip

    def _say_of_drafts(self, fields: list[Fields]) -> None:
        """One remark on all undecided drafts that a changed document has moved, and one on those it has left behind."""
        left_behind = [fields[index] for index in self.left_behind]
        for drafts, what in (
            (self._followed, "words that the document has at another place now. They are taken from there."),
            (left_behind, "words that are no longer in the document. Extract it again."),
        ):
            if drafts and self._on_remark is not None:
                others = len(drafts) - 1
                more = f"this undecided draft and {others} more quote" if others else "this undecided draft quotes"
                self._on_remark(drafts[0].place(), f"{more} {what}")

    def _entry(self, entry: Fields) -> Entry:
        decision = cast("Decision | None", entry.choice("decision", DECISIONS))
        recorded = entry.text("id")
        if recorded is not None and not _ID.fullmatch(recorded):
            entry.fail("id", f"{recorded!r} is no id", "leave it as `kg extract` wrote it, or leave the field out")
        statement = self._statement(entry)
        stated = entry.whole("start")
        moved_from = stated if stated is not None and stated != statement.quote.start else None
        before = statement if moved_from is None else _standing_at(statement, moved_from)
        # A name that the lexicon spells otherwise by now is no change of the person's.
        same = (before.id, _as_written(entry, before).id, statement.id)
        touched = recorded is not None and recorded not in same
        if touched and moved_from is not None and self._on_remark is not None:
            self._on_remark(
                entry.place("id"),
                "what this statement was made from cannot be followed to where its words are "
                "now. See that it is not found again beside this one.",
            )
        return Entry(
            statement, entry.place(), key=entry.text("key"), decision=decision, made_from=recorded if touched else None,
            moved_from=moved_from, former=_former(before, moved_from, None if touched else recorded),
        )  # fmt: skip

    def _statement(self, entry: Fields) -> Statement:
        quote = self._quote(entry)
        relation = entry.checked("relation", lambda: vocabulary().relation(entry.needed("relation")))
        values: dict[str, Any] = {name: entry.choice(name, choices) for name, choices in _CHOICES.items()}
        values |= {name: entry.text(name) for name in _TEXTS}
        values["score"] = _score(entry)
        # A field that is left out has the record's own default.
        values = {name: value for name, value in values.items() if value is not None}
        values |= {
            "quote": quote,
            "relation": relation.name,
            "sign": relation.sign,
            "subject": self._names.one(entry, "subject") or entry.needed("subject"),
            **{name: self._names.one(entry, name) for name in ("object", "claimant", "via", "origin", "place")},
            "parties": self._names.many(entry, "parties"),
            "concerning": self._names.many(entry, "concerning"),
            "event": _event(entry, relation),
            "figure": self._figure(entry),
            "time": _time(entry),
            "inferred": _inferred(entry),
            "recorded_at": day_of(entry) if "recorded_at" in entry else self._recorded,
        }
        statement = entry.checked(None, lambda: Statement(**values))
        mentions = tuple(self._role_mentions(entry, statement, entry.whole("start")))
        return replace(statement, mentions=mentions) if mentions else statement

    def _quote(self, entry: Fields) -> Quote:
        words = entry.needed("quote")
        start, end = entry.whole("start"), entry.whole("end")
        if start is None:
            start = self._position(entry, "quote", words)
        elif self._on_remark is not None and self._document.text[max(start, 0) : start + len(words)] != words:
            return self._moved(entry, words, start)
        if end is not None and end != start + len(words):
            entry.fail(
                "end", f"the quote has {len(words)} characters and cannot run from {start} to {end}",
                f"set end to {start + len(words)}, or leave it out",
            )  # fmt: skip
        return entry.checked(
            "quote", lambda: self._document.verify(Quote(self._document.id, start, start + len(words), words))
        )

    def _moved(self, entry: Fields, words: str, start: int) -> Quote:
        """The quote at the one place where a changed document has its words now."""
        text = self._document.text
        now = text.find(words)
        again = text.find(words, now + 1)
        if now < 0 or again >= 0:
            found = "are no longer in the document" if now < 0 else f"are now at characters {now} and {again}"
            remedy = (
                "reject it, or quote the words that the document has now" if now < 0
                else f"set start to the one that is meant, and end to {len(words)} characters more"
            )  # fmt: skip
            problem = QuoteError(f"the words {_short(words)}, quoted from character {start}, {found}", remedy=remedy)
            raise problem.at(entry.place("quote"))
        if self._on_remark is not None and (entry.text("decision") is not None or _is_a_persons(entry, ())):
            self._on_remark(
                entry.place("start"),
                f"the document has changed, and the words quoted from character {start} stand at {now} now. "
                "They are taken from there.",
            )
        else:
            self._followed.append(entry)
        return self._document.quote(now, now + len(words))

    def _position(self, entry: Fields, field: str, words: str) -> int:
        """Where words stand that the document holds once."""
        text = self._document.text
        first = text.find(words)
        if first < 0:
            raise QuoteError(
                f"the quote {_short(words)} is not in the text", place=self._document.id,
                remedy="copy it from the document character by character, or extract it again",
            ).at(entry.place(field))  # fmt: skip
        second = text.find(words, first + 1)
        if second >= 0:
            problem = QuoteError(
                f"these words stand more than once in the document, at characters {first} and {second}",
                remedy=f"add `start: {first}` or `start: {second}`, or quote more words",
            )
            raise problem.at(entry.place(field))
        return first

    def _figure(self, entry: Fields) -> Figure | None:
        fields = entry.mapping("figure", _FIGURE)
        if fields is None:
            return None
        comparator = fields.choice("comparator", get_args(Comparator))
        if comparator is None:
            fields.fail(None, "the figure has no comparator", f"add one of {', '.join(get_args(Comparator))}")
        measure, as_stated = fields.needed("measure"), fields.needed("as_stated")
        population, side = fields.text("population"), self._names.one(fields, "side")
        low, high = fields.number("min"), fields.number("max")
        return fields.checked(
            None,
            lambda: Figure(measure, population, side, low, high, cast("Comparator", comparator), as_stated),
        )

    def mentions(self, entries: list[Fields]) -> Iterator[Mention]:
        """The mentions that are recorded for their own sake."""
        for entry in entries:
            try:
                yield self.mention(entry)
            except InputError as problem:
                if self._on_problem is None:
                    raise
                self._on_problem(problem)

    def mention(self, entry: Fields) -> Mention:
        """A mention that is recorded for its own sake."""
        name = self._names.one(entry, "name") or entry.needed("name")
        reading = cast("Any", entry.choice("reading", ("government", "city")))
        start, end = entry.whole("start"), entry.whole("end")
        if (start is None) != (end is None) or (start is not None and ("text" in entry or "within" in entry)):
            entry.fail(
                None, "this mention gives its place in two ways, or half", "give start and end, or text and within"
            )
        if start is None or end is None:
            words, within = entry.needed("text"), entry.needed("within")
            base = self._position(entry, "within", within)
            offset = _only(within, words)
            if offset is None:
                entry.fail(
                    "text",
                    f"{words!r} does not stand once, as words of their own, in {within!r}",
                    "widen or narrow `within`",
                )
            start, end = base + offset, base + offset + len(words)
        quote = entry.checked(None, lambda: self._document.quote(start, end))
        return Mention(entry.choice("role", _MENTIONED), name, start, end, reading, quote.exact)

    def _role_mentions(self, entry: Fields, statement: Statement, stated: int | None) -> Iterator[Mention]:
        """The statement's mentions; those that a changed document has left behind are passed over."""
        quote = statement.quote
        shift = 0 if stated is None else quote.start - stated
        before = range(quote.start - shift, quote.end - shift + 1)
        for mention, by_number in self._stated_mentions(entry, statement):
            if shift == 0 or not by_number:
                yield mention
            elif mention.start in before and mention.end in before:
                words = (
                    None if mention.words is None else self._document.text[mention.start + shift : mention.end + shift]
                )
                yield replace(mention, start=mention.start + shift, end=mention.end + shift, words=words)

    def _stated_mentions(self, entry: Fields, statement: Statement) -> Iterator[tuple[Mention, bool]]:
        """Each mention as the file has it, and whether its place is given by numbers."""
        if entry.is_list("mentions"):
            for item in entry.mappings("mentions", "mention", MENTION):
                yield from ((mention, "start" in item) for mention in self.mentions([item]))
            return
        fields = entry.mapping("mentions", _ROLES)
        if fields is None:
            return
        for role in fields.names():
            name = getattr(statement, role)
            if name is None:
                fields.fail(role, f"the statement has no {role}", f"add the field {role}, or remove the mention")
            try:
                yield Mention(role, name, *self._span(fields, role, statement.quote)), fields.is_list(role)
            except QuoteError as problem:
                # Only words that moved may leave a name behind: any other span outside the text is a mistake.
                has_moved = entry.whole("start") not in (None, statement.quote.start)
                if self._on_remark is None or not has_moved:
                    raise StatementError(
                        problem.message, place=problem.place, remedy="correct the numbers, or remove the mention"
                    ) from None

    def _span(self, fields: Fields, role: str, quote: Quote) -> tuple[int, int]:
        if fields.is_list(role):
            numbers = fields.texts(role)
            if len(numbers) != 2 or not all(re.fullmatch(r"\d{1,9}", number) for number in numbers):
                fields.fail(role, "this is not a span", "write [start, end], in characters of the document")
            start, end = int(numbers[0]), int(numbers[1])
            if end <= start:
                fields.fail(role, f"a name cannot run from {start} to {end}", "write the smaller number first")
            fields.checked(role, lambda: self._document.quote(start, end))
            return start, end
        words = fields.needed(role)
        offset = _only(quote.exact, words)
        if offset is None:
            fields.fail(
                role, f"{words!r} does not stand once, as words of their own, in the quote",
                "give more words of the quote, or [start, end] in characters of the document",
            )  # fmt: skip
        return quote.start + offset, quote.start + offset + len(words)


def _only(text: str, words: str) -> int | None:
    """Where ``words`` stand in ``text`` as words of their own, if they do so once."""
    found = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    return found[0] if len(found) == 1 else None


def _score(entry: Fields) -> float | None:
    score = entry.number("score")
    if score is not None and not 0.0 <= score <= 1.0:
        entry.fail(
            "score", f"the score {score:g} is not between 0 and 1", "write a number such as 0.5, or leave it out"
        )
    return score


def _event(entry: Fields, relation: Relation) -> str | None:
    event = entry.text("event")
    if event is not None:
        entry.checked("event", lambda: vocabulary().check_event(event, relation))
    return event


def _time(entry: Fields) -> str | None:
    value = entry.text("time")
    entry.checked("time", lambda: Interval.parse(value))
    return value


def _inferred(entry: Fields) -> tuple[str, ...]:
    known = [name for name in STATEMENT if name not in _NOT_INFERRED]
    names = entry.texts("inferred")
    for name in names:
        if name not in known:
            remedy = suggestion(name, known, otherwise=f"use {', '.join(known)}")
            entry.fail("inferred", f"no field {name!r} could be inferred", remedy)
    return names


def _linked(entry: Fields, statement: Statement, keys: Mapping[str, str], gone: Collection[str]) -> Statement:
    links = []
    for fields in entry.mappings("links", "link", _LINK):
        kind = fields.choice("kind", get_args(LinkKind))
        if kind is None:
            fields.fail(None, "the link has no kind", f"add one of {', '.join(get_args(LinkKind))}")
        target = fields.needed("target")
        if target in gone:
            continue
        if target not in keys:
            remedy = suggestion(target, keys, otherwise="give the other statement that key")
            fields.fail("target", f"no statement has the key {target!r}", remedy)
        if keys[target] == statement.id:
            fields.fail("target", "the statement is linked to itself", "name another statement")
        links.append(Link(cast("LinkKind", kind), keys[target]))
    try:
        return statement.linked(tuple(links)) if links else statement
    except StatementError as problem:
        raise problem.at(entry.place("links")) from None


def _keys(read: list[tuple[Fields, Entry]]) -> dict[str, str]:
    """The id of each statement that has a key."""
    keys: dict[str, str] = {}
    lines: dict[str, int] = {}
    for fields, entry in read:
        if entry.key is None:
            continue
        if entry.key in keys:
            fields.fail(
                "key", f"the key {entry.key!r} stands twice, first on line {lines[entry.key]}", "change one of the two"
            )
        keys[entry.key] = entry.statement.id
        lines[entry.key] = fields.line
    return keys


def _replaced(entry: Fields, now: Mapping[str, str], gone: Collection[str]) -> str | None:
    """The id of the statement that an entry replaces: the file gives it, or the key of its entry."""
    name = entry.text("replaces")
    if name is not None and name == entry.text("key"):
        entry.fail(
            "replaces", "this statement stands in its own place", "give the key of the other one, or leave it out"
        )
    if name is None or name in now:
        return None if name is None else now[name]
    if not _ID.fullmatch(name) and name not in gone:
        entry.fail(
            "replaces", f"no statement has the id or the key {name!r}",
            suggestion(name, now, otherwise="give the id of the statement in whose place this one stands"),
        )  # fmt: skip
    return name


def _is_a_persons(entry: Fields, others: Collection[Fields]) -> bool:
    """Whether an entry that could not be read was one that a person vouches for, and that no other replaces."""
    decision = entry.text("decision")
    if decision in ("rejected", "accepted"):
        return decision == "accepted"
    names = {entry.text("id"), entry.text("key")} - {None}
    if any(other.text("replaces") in names for other in others):
        return False
    return decision is not None or "replaces" in entry or (entry.text("extractor") or PERSON) == PERSON


def _former(before: Statement, moved_from: int | None, recorded: str | None) -> str | None:
    return None if moved_from is None else recorded or before.id


def _standing_at(statement: Statement, start: int) -> Statement:
    """The statement as if its words stood at ``start``: only good for its id."""
    quote = statement.quote
    return replace(statement, quote=replace(quote, start=start, end=start + len(quote.exact)))


def _as_written(entry: Fields, statement: Statement) -> Statement:
    """The statement with names as the file spells them: only good for its id."""
    names: dict[str, Any] = {role: entry.text(role) for role in _ROLES}
    names |= {field: entry.texts(field) for field in ("parties", "concerning")}
    figure, stated = statement.figure, entry.mapping("figure", _FIGURE)
    if figure is not None and stated is not None:
        names["figure"] = replace(figure, side=stated.text("side"))
    return replace(statement, **names)


def _short(text: str, limit: int = 60) -> str:
    return repr(shortened(text, limit))
