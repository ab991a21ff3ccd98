"""Accounts to statement files: the same format that is read, in the same bytes for the same account."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from kg.actors import Lexicon
from kg.errors import StatementError
from kg.model import Account, Actor, Document, Figure, Mention, Statement
from kg.review.entries import PERSON
from kg.review.names import with_principals

__all__ = [
    "draft_lines",
    "dump_draft",
    "dump_statements",
    "entry_lines",
    "figure_line",
    "knows",
    "listed_entry",
    "mention_lines",
    "number",
    "one_actor",
    "scalar",
    "sequence",
    "statement_keys",
]

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[ _'-][A-Za-z0-9]+)*")
_NOT_PLAIN = frozenset({"null", "true", "false", "yes", "no", "on", "off"})
# What JSON leaves as it is, but YAML does not print or takes for a line break.
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_ROLES = ("subject", "object", "claimant", "via", "origin", "place")
_DEFAULTS = {"stance": "affirms", "modality": "actual", "speech_act": "states", "extractor": PERSON, "score": 1.0}
_ORDER = (
    "relation", "event", "subject", "object", "parties", "concerning", "content", "figure", "stance", "modality",
    "speech_act", "channel", "claimant", "via", "origin", "time", "aspect", "place", "agreement", "status",
)  # fmt: skip
_REMARKS = ("note", "confidence", "confidence_reason")
_LAST = (*_REMARKS, "extractor", "score")
_HINT = (
    "# Decide on each statement: `decision: accepted`, `rejected` or `edited` (after you have changed what is wrong).",
    "# What stays open counts as extracted. Add what is missing as further entries. `kg review` asks you all this.",
)


def dump_statements(account: Account, *, complete: bool = False) -> str:
    """The text of a statement file that says what ``account`` says.

    Args:
        account: what a document says.
        complete: whether a person has read the whole document.

    Raises:
        StatementError: a statement is linked to one of another document, which the format cannot say.
    """
    lines = [f"document: {scalar(account.document.id)}"]
    if complete:
        lines.append("complete: true")
    days = {statement.recorded_at for statement in account.statements}
    common = next(iter(days)) if len(days) == 1 else account.document.recorded
    if common != account.document.recorded:
        lines.append(f"recorded_at: {scalar(common)}")
    lines += _listed("actors", (_actor(actor) for actor in account.actors))
    lines += _listed("mentions", (_mention(mention) for mention in account.mentions))
    if account.statements:
        lines.append("statements:")
    keys = statement_keys(account.statements)
    for statement in account.statements:
        fields = _statement(statement, account.document, keys, common)
        lines += listed_entry(fields, "  ")
    return "\n".join(lines) + "\n"


def dump_draft(account: Account, known: Lexicon) -> str:
    """The text of a draft: every statement with its id and place, and a decision to be made.

    Args:
        account: what is extracted from a document.
        known: the lexicon of every reader of the draft: an actor that it has need not be written down.
    """
    document = account.document
    lines = [f"document: {scalar(document.id)}", "complete: false", *_HINT]
    named = {name for one in account.statements for name in (*one.names, *(mention.name for mention in one.mentions))}
    actors = with_principals(named, {actor.name: actor for actor in account.actors})
    listed = [actor for actor in actors if not knows(known, actor)]
    lines += _listed("actors", map(_actor, listed))
    lines.append("statements:" if account.statements else "statements: []")
    keys = statement_keys(account.statements)
    for statement in account.statements:
        lines += listed_entry(draft_lines(statement, keys), "  ")
    return "\n".join(lines) + "\n"


def knows(lexicon: Lexicon, actor: Actor) -> bool:
    """Whether a lexicon has an actor, just as it is."""
    entry = lexicon.entries.get(actor.name)
    return entry is not None and entry.actor == actor


def draft_lines(statement: Statement, keys: Mapping[str, str]) -> Iterator[str]:
    """The lines of a statement in a draft, the decision left open; links to statements without a key are left out."""
    yield f"key: {keys[statement.id]}"
    yield f"id: {statement.id}"
    yield "decision:"
    yield from entry_lines(statement, keys)
    yield f"extractor: {scalar(statement.extractor)}"
    yield f"score: {number(statement.score)}"


def entry_lines(statement: Statement, keys: Mapping[str, str]) -> Iterator[str]:
    """The lines of what a statement says, with the place of its quote, without who produced it."""
    yield from _plain_fields(statement, _ORDER)
    yield f"quote: {_quoted(statement.quote.exact)}"
    yield f"start: {statement.quote.start}"
    yield f"end: {statement.quote.end}"
    yield from _mentions(statement)
    if statement.inferred:
        yield f"inferred: {sequence(statement.inferred)}"
    links = [link for link in statement.links if link.target in keys]
    if links:
        yield "links:"
        yield from (f"  - {_flow({'kind': link.kind, 'target': scalar(keys[link.target])})}" for link in links)
    yield from _plain_fields(statement, _REMARKS)


def listed_entry(lines: Iterable[str], indent: str) -> Iterator[str]:
    """The lines of a mapping as an item of a list."""
    for index, line in enumerate(lines):
        yield f"{indent}- {line}" if index == 0 else f"{indent}  {line}"


def one_actor(actor: Actor) -> str:
    """An actor as a mapping on one line."""
    return _flow(_actor(actor))


def statement_keys(statements: Sequence[Statement]) -> dict[str, str]:
    """A key for each statement: as much of its id as sets it apart from the others."""
    for length in range(8, 33):
        counts = Counter(statement.id[:length] for statement in statements)
        if all(count == 1 for count in counts.values()):
            return {statement.id: f"s{statement.id[:length]}" for statement in statements}
    raise StatementError("a statement stands twice in the account", remedy="remove one of the two")


def _listed(name: str, entries: Iterator[dict[str, str]]) -> Iterator[str]:
    for index, entry in enumerate(entries):
        if index == 0:
            yield f"{name}:"
        yield f"  - {_flow(entry)}"


def _actor(actor: Actor) -> dict[str, str]:
    entry = {"name": scalar(actor.name), "type": scalar(actor.type)}
    if actor.aliases:
        entry["aliases"] = sequence(actor.aliases)
    if actor.acts_for is not None:
        entry["acts_for"] = scalar(actor.acts_for)
    if actor.codes:
        entry["codes"] = sequence(actor.codes)
    return entry


def _mention(mention: Mention) -> dict[str, str]:
    entry = {} if mention.role is None else {"role": scalar(mention.role)}
    entry |= {"name": scalar(mention.name), "start": str(mention.start), "end": str(mention.end)}
    if mention.reading is not None:
        entry["reading"] = mention.reading
    return entry


def _statement(statement: Statement, document: Document, keys: dict[str, str], common: str | None) -> Iterator[str]:
    yield f"key: {keys[statement.id]}"
    yield from _plain_fields(statement, _ORDER)
    yield f"quote: {_quoted(statement.quote.exact)}"
    if document.text.count(statement.quote.exact) != 1 or _overlaps(document.text, statement.quote.exact):
        yield f"start: {statement.quote.start}"
    yield from _mentions(statement)
    if statement.inferred:
        yield f"inferred: {sequence(statement.inferred)}"
    for index, link in enumerate(statement.links):
        if link.target not in keys:
            raise StatementError(
                f"the statement {statement.id} is linked to {link.target}, which is not of its document",
                place=document.id, remedy="link statements of one document only",
            )  # fmt: skip
        if index == 0:
            yield "links:"
        yield f"  - {_flow({'kind': link.kind, 'target': keys[link.target]})}"
    yield from _plain_fields(statement, _LAST)
    if statement.recorded_at != common:
        yield f"recorded_at: {scalar(statement.recorded_at)}"


def _overlaps(text: str, words: str) -> bool:
    """Whether words stand a second time in a place that overlaps the first, which `str.count` passes over."""
    return text.find(words, text.find(words) + 1) >= 0


def _plain_fields(statement: Statement, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        value = getattr(statement, name)
        if value in (None, ()) or _DEFAULTS.get(name) == value:
            continue
        if isinstance(value, Figure):
            yield f"figure: {_flow(_figure(value))}"
        elif isinstance(value, tuple):
            yield f"{name}: {sequence(value)}"
        elif isinstance(value, float):
            yield f"{name}: {number(value)}"
        else:
            yield f"{name}: {scalar(value)}"


def _mentions(statement: Statement) -> Iterator[str]:
    """The mentions as words by role where that says all, and else as a list."""
    mentions = statement.mentions
    roles = [mention.role for mention in mentions]
    simple = len(set(roles)) == len(roles) and all(
        mention.role in _ROLES and mention.reading is None and getattr(statement, mention.role) == mention.name
        for mention in mentions
    )
    if simple and mentions:
        by_role = {mention.role: mention for mention in mentions}
        yield f"mentions: {_flow({role: _span(by_role[role], statement) for role in _ROLES if role in by_role})}"
    elif mentions:
        yield from mention_lines(mentions)


def mention_lines(mentions: Iterable[Mention]) -> Iterator[str]:
    """The lines of mentions, each with its name and place."""
    yield "mentions:"
    yield from (f"  - {_flow(_mention(mention))}" for mention in mentions)


def _span(mention: Mention, statement: Statement) -> str:
    quote = statement.quote
    if quote.start <= mention.start < mention.end <= quote.end:
        words = quote.exact[mention.start - quote.start : mention.end - quote.start]
        found = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", quote.exact)]
        if found == [mention.start - quote.start] and words.strip():
            return scalar(words)
    return f"[{mention.start}, {mention.end}]"


def _figure(figure: Figure) -> dict[str, str]:
    entry = {"measure": scalar(figure.measure)}
    for name in ("population", "side"):
        if (value := getattr(figure, name)) is not None:
            entry[name] = scalar(value)
    for name, value in (("min", figure.minimum), ("max", figure.maximum)):
        if value is not None:
            entry[name] = number(value)
    return entry | {"comparator": scalar(figure.comparator), "as_stated": scalar(figure.as_stated)}


def figure_line(texts: Mapping[str, str]) -> str:
    """A figure from its fields as they are typed, empty ones left out."""
    return f"figure: {_flow({name: scalar(text) for name, text in texts.items() if text})}"


def number(value: float) -> str:
    """A number without an exponent, exact to the float's shortest text."""
    return format(Decimal(repr(float(value))).normalize(), "f")


def _flow(entry: dict[str, str]) -> str:
    return "{" + ", ".join(f"{name}: {value}" for name, value in entry.items()) + "}"


def sequence(values: tuple[str, ...]) -> str:
    """Texts as a YAML sequence on one line."""
    return "[" + ", ".join(scalar(value) for value in values) + "]"


def scalar(value: str | None) -> str:
    """A text as a YAML scalar on one line, plain where that reads back the same; ``null`` for ``None``."""
    if value is None:
        return "null"
    return value if _PLAIN.fullmatch(value) and value.casefold() not in _NOT_PLAIN else _quoted(value)


def _quoted(value: str) -> str:
    """A double-quoted scalar: JSON's, which YAML reads too, with what only YAML must escape."""
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))
