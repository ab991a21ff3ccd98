"""Statement files: what a person has read in a document, or decided about what was extracted.

The format is described in `docs/statements.md`. Every error names the file, the line and the column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast, get_args

from kg.actors import Lexicon
from kg.errors import ReadingError, StatementError, suggestion
from kg.model import (
    Account,
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
from kg.reading import MAX_BYTES
from kg.review.fields import Fields
from kg.review.names import Names
from kg.review.yaml_tree import parse_yaml
from kg.vocabulary import vocabulary

__all__ = ["StatementFile", "load_statements", "read_statement_file"]

_TOP = ("document", "complete", "reviewed_by", "recorded_at", "actors", "mentions", "statements")
_ACTOR = ("name", "type", "aliases", "acts_for", "codes")
_MENTION = ("role", "text", "within", "start", "end", "name", "reading")
_ROLES = ("subject", "object", "claimant", "via", "origin", "place")
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
_STATEMENT = (
    "key", "relation", "event", "subject", "object", "parties", "concerning", "content", "figure", "stance", "modality",
    "speech_act", "channel", "claimant", "via", "origin", "time", "aspect", "place", "agreement", "status", "quote",
    "start", "end", "mentions", "inferred", "links", "note", "confidence", "confidence_reason", "recorded_at",
    "extractor", "score",
)  # fmt: skip
_NOT_INFERRED = frozenset({"key", "quote", "start", "end", "mentions", "inferred", "links", "note", "recorded_at"})


@dataclass(frozen=True, slots=True)
class StatementFile:
    """A statement file, read and checked.

    Attributes:
        account: the document with the file's statements.
        keys: the id of each statement that has a key, by key, in the file's order.
        complete: whether a person has read the whole document, so that nothing is extracted beside it.
        reviewed_by: who, if the file says so.
    """

    account: Account
    keys: Mapping[str, str]
    complete: bool
    reviewed_by: str | None


def load_statements(path: Path, document: Document, lexicon: Lexicon) -> Account:
    """The account that a statement file gives of a document.

    Raises:
        ReadingError: the file cannot be read, or is not UTF-8.
        StatementError: something in it is wrong; the message names file, line, column and remedy. A quote that is
            not in the document raises its subclass QuoteError.
        TimeError: a date in it is malformed, impossible or reversed.
    """
    return read_statement_file(path, document, lexicon).account


def read_statement_file(path: Path, document: Document, lexicon: Lexicon) -> StatementFile:
    """A statement file with all that it says; raises as `load_statements` does."""
    top = Fields(parse_yaml(_text(path), str(path)), str(path), "statement file", _TOP)
    named = top.needed("document")
    if named != document.id:
        top.fail(
            "document", f"these statements are of the document {named!r}, not of {document.id!r}",
            f"write `document: {document.id}`, or give the file the name of its document",
        )  # fmt: skip
    names = Names(top.mappings("actors", "actor", _ACTOR), lexicon)
    reader = _Reader(document, names, _day(top) if "recorded_at" in top else document.recorded)
    statements, keys = reader.statements(top.mappings("statements", "statement", _STATEMENT))
    mentions = sorted((reader.mention(entry) for entry in top.mappings("mentions", "mention", _MENTION)), key=_in_text)
    used = {name for statement in statements for name in _names(statement)} | {mention.name for mention in mentions}
    account = Account(document, statements, names.actors(used), tuple(mentions))
    return StatementFile(account, keys, top.flag("complete"), top.text("reviewed_by"))


def _text(path: Path) -> str:
    place = str(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ReadingError(
                f"the file is larger than {MAX_BYTES // 1_000_000} MB", place=place,
                remedy="keep the statements of one document in one file",
            )  # fmt: skip
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise ReadingError(
            f"the byte at position {problem.start} is not UTF-8", place=place, remedy="save the file as UTF-8"
        ) from None
    except OSError as problem:
        raise ReadingError(
            f"the file cannot be read ({problem.strerror or problem})",
            place=place,
            remedy="check the name and the folder",
        ) from None


def _day(fields: Fields) -> str | None:
    value = fields.text("recorded_at")
    if value is not None:
        fields.checked("recorded_at", lambda: parse_day(value))
    return value


def _names(statement: Statement) -> Iterator[str]:
    yield from statement.names
    yield from (mention.name for mention in statement.mentions)


def _in_text(mention: Mention) -> tuple[int, int, str, str]:
    return mention.start, mention.end, mention.name, mention.reading or ""


class _Reader:
    """The statements and mentions of one document."""

    def __init__(self, document: Document, names: Names, recorded: str | None) -> None:
        self._document = document
        self._names = names
        self._recorded = recorded

    def statements(self, entries: list[Fields]) -> tuple[tuple[Statement, ...], dict[str, str]]:
        """The statements in the order of their quotes, and their ids by key."""
        read = [(entry, self._statement(entry)) for entry in entries]
        keys: dict[str, str] = {}
        lines: dict[str, int] = {}
        for entry, statement in read:
            key = entry.text("key")
            if key is not None and key in keys:
                entry.fail(
                    "key", f"the key {key!r} stands twice, first on line {lines[keys[key]]}", "change one of the two"
                )
            if statement.id in lines:
                entry.fail(
                    None, f"this statement says the same, of the same words, as the one on line {lines[statement.id]}",
                    "remove one of the two",
                )  # fmt: skip
            lines[statement.id] = entry.line
            if key is not None:
                keys[key] = statement.id
        linked = [_linked(entry, statement, keys) for entry, statement in read]
        return tuple(sorted(linked, key=lambda one: (one.quote.start, one.quote.end, one.id))), keys

    def _statement(self, entry: Fields) -> Statement:
        quote = self._quote(entry)
        relation = entry.checked("relation", lambda: vocabulary().relation(entry.needed("relation")))
        values: dict[str, Any] = {name: entry.choice(name, choices) for name, choices in _CHOICES.items()}
        values |= {name: entry.text(name) for name in _TEXTS}
        values["score"] = entry.number("score")
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
            "event": _event(entry),
            "figure": self._figure(entry),
            "time": _time(entry),
            "inferred": _inferred(entry),
            "recorded_at": _day(entry) if "recorded_at" in entry else self._recorded,
        }
        statement = entry.checked(None, lambda: Statement(**values))
        mentions = tuple(self._role_mentions(entry, statement))
        return replace(statement, mentions=mentions) if mentions else statement

    def _quote(self, entry: Fields) -> Quote:
        words = entry.needed("quote")
        start, end = entry.whole("start"), entry.whole("end")
        if start is None:
            start = self._position(entry, "quote", words)
        if end is not None and end != start + len(words):
            entry.fail(
                "end", f"the quote has {len(words)} characters and cannot run from {start} to {end}",
                f"set end to {start + len(words)}, or leave it out",
            )  # fmt: skip
        return entry.checked(
            "quote", lambda: self._document.verify(Quote(self._document.id, start, start + len(words), words))
        )

    def _position(self, entry: Fields, field: str, words: str) -> int:
        """Where words stand that the document holds once."""
        text = self._document.text
        first = text.find(words)
        if first < 0:
            # The document's own message, which says that they stand nowhere.
            entry.checked(field, lambda: self._document.verify(Quote(self._document.id, 0, len(words), words)))
        second = text.find(words, first + 1)
        if second >= 0:
            entry.fail(
                field, f"these words stand more than once in the document, at characters {first} and {second}",
                f"add `start: {first}` or `start: {second}`, or quote more words",
            )  # fmt: skip
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

    def mention(self, entry: Fields) -> Mention:
        """A mention that is recorded for its own sake."""
        name = self._names.one(entry, "name") or entry.needed("name")
        reading = cast("Any", entry.choice("reading", ("government", "city")))
        start, end = entry.whole("start"), entry.whole("end")
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
        return Mention(entry.text("role"), name, start, end, reading, quote.exact)

    def _role_mentions(self, entry: Fields, statement: Statement) -> Iterator[Mention]:
        if entry.is_list("mentions"):
            yield from (self.mention(item) for item in entry.mappings("mentions", "mention", _MENTION))
            return
        fields = entry.mapping("mentions", _ROLES)
        if fields is None:
            return
        for role in fields.names():
            name = getattr(statement, role)
            if name is None:
                fields.fail(role, f"the statement has no {role}", f"add the field {role}, or remove the mention")
            yield Mention(role, name, *self._span(fields, role, statement.quote))

    def _span(self, fields: Fields, role: str, quote: Quote) -> tuple[int, int]:
        if fields.is_list(role):
            numbers = fields.texts(role)
            if len(numbers) != 2 or not all(re.fullmatch(r"\d{1,9}", number) for number in numbers):
                fields.fail(role, "this is not a span", "write [start, end], in characters of the document")
            start, end = int(numbers[0]), int(numbers[1])
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


def _event(entry: Fields) -> str | None:
    event = entry.text("event")
    terms = vocabulary()
    if event is not None and not (terms.is_a(event, "Event") or terms.is_a(event, "Agreement")):
        known = (*terms.subclasses("Event"), *terms.subclasses("Agreement"))
        entry.fail(
            "event", f"unknown event class {event!r}", suggestion(event, known, otherwise=f"use {', '.join(known)}")
        )
    return event


def _time(entry: Fields) -> str | None:
    value = entry.text("time")
    entry.checked("time", lambda: Interval.parse(value))
    return value


def _inferred(entry: Fields) -> tuple[str, ...]:
    known = [name for name in _STATEMENT if name not in _NOT_INFERRED]
    names = entry.texts("inferred")
    for name in names:
        if name not in known:
            remedy = suggestion(name, known, otherwise=f"use {', '.join(known)}")
            entry.fail("inferred", f"no field {name!r} could be inferred", remedy)
    return names


def _linked(entry: Fields, statement: Statement, keys: Mapping[str, str]) -> Statement:
    links = []
    for fields in entry.mappings("links", "link", _LINK):
        kind = fields.choice("kind", get_args(LinkKind))
        if kind is None:
            fields.fail(None, "the link has no kind", f"add one of {', '.join(get_args(LinkKind))}")
        target = fields.needed("target")
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
