"""Statement files: what a person has read in a document, or decided about what was extracted.

The format is described in `docs/statements.md`. Every error names the file, the line and the column.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from kg.actors import Lexicon
from kg.model import Account, Actor, Document
from kg.reading import MAX_BYTES
from kg.review.entries import DECISIONS, Entry, Was, settled, standing
from kg.review.fields import Fields
from kg.review.names import Names
from kg.review.reader import MENTION, STATEMENT, OnProblem, OnRemark, Reader, day_of, mention_order, names_in
from kg.review.yaml_tree import parse_yaml
from kg.textfile import read_text_file
from kg.wording import counted

__all__ = [
    "StatementFile",
    "document_of",
    "load_statements",
    "parse_statement_file",
    "read_statement_file",
    "read_statement_text",
    "unmatched_remark",
]

_TOP = ("document", "complete", "reviewed_by", "recorded_at", "actors", "mentions", "statements", "history")
_STEP = ("id", "was")
_TOLD = frozenset(("relation", "quote"))
"""What every statement has, and nothing else in a file."""
_ACTOR = ("name", "type", "aliases", "acts_for", "codes")


_DECIDES_NOTHING = (
    "decides nothing, since it quotes words that are no longer in the document. It stays in the file: give it the "
    "words that the document has now as its `quote`, without `start` and `end`, or remove it",
    "decide nothing, since they quote words that are no longer in the document. They stay in the file: give each the "
    "words that the document has now as its `quote`, without `start` and `end`, or remove it",
)


@dataclass(frozen=True, slots=True)
class StatementFile:
    """A statement file, read and checked.

    Attributes:
        account: the document with the statements that stand: those that nobody rejected or replaced.
        keys: the id of each statement that has a key, by key, in the file's order.
        complete: whether a person has read the whole document, so that nothing is extracted beside it.
        reviewed_by: who, if the file says so.
        entries: the file's entries, in the file's order, those that no longer stand included.
        became: what stands in the place of statements that a person has rejected or replaced, whoever finds them
            again: by id, the id of another, or ``None``.
        names: the names that it may use.
        left_behind: positions in the file's list of undecided drafts whose words are no longer in the document.
        unmatched: positions of a person's decisions and own statements whose words are no longer in the document.
        lapsed: where rejections stand whose words are no longer in the document.
        history: (id, what it was before) of the latest decisions, the last one last.
        issuers: who the document says that it is issued by, its own words.
        unlisted: what a person should know of them: which of them nobody has listed.
    """

    account: Account
    keys: Mapping[str, str]
    complete: bool
    reviewed_by: str | None
    entries: tuple[Entry, ...] = ()
    became: Mapping[str, str | None] = field(default_factory=dict)
    names: Names | None = field(default=None, compare=False)
    left_behind: tuple[int, ...] = ()
    unmatched: tuple[int, ...] = ()
    lapsed: tuple[str, ...] = ()
    history: tuple[tuple[str, Was], ...] = ()
    issuers: tuple[Actor, ...] = ()
    unlisted: tuple[str, ...] = ()


def load_statements(path: Path, document: Document, lexicon: Lexicon) -> Account:
    """The account that a statement file gives of a document.

    Raises:
        ReadingError: the file cannot be read, or is not UTF-8.
        StatementError: something in it is wrong; the message names file, line, column and remedy. A quote that is
            not in the document raises its subclass QuoteError.
        TimeError: a date in it is malformed, impossible or reversed.
    """
    return read_statement_file(path, document, lexicon).account


def read_statement_file(
    path: Path,
    document: Document,
    lexicon: Lexicon,
    *,
    on_problem: OnProblem | None = None,
    on_remark: OnRemark | None = None,
) -> StatementFile:
    """A statement file with all that it says; raises as `load_statements` does, and reads as `parse_statement_file`."""
    text = read_statement_text(path)
    return parse_statement_file(text, str(path), document, lexicon, on_problem=on_problem, on_remark=on_remark)


def parse_statement_file(
    text: str,
    place: str,
    document: Document,
    lexicon: Lexicon,
    *,
    on_problem: OnProblem | None = None,
    on_remark: OnRemark | None = None,
) -> StatementFile:
    """The statement file whose text is ``text``; raises as `load_statements` does.

    Args:
        text: the file's text.
        place: the file's name, for messages.
        document: the document that it is about.
        lexicon: the names that it may use beside its own.
        on_problem: called, unless the file is complete, with each statement of a person's that is lost because its
            words are no longer in the document; without it, that is an error.
        on_remark: called, unless the file is complete, with what a reader should know: words that the document now
            holds at another place, and the like. Without it, words at another place are an error.
    """
    top = Fields(parse_yaml(text, place), place, "statement file", _TOP)
    named = top.needed("document")
    if named not in (document.id, _other_id(document)):
        top.fail(
            "document", f"these statements are of the document {named!r}, not of {document.id!r}",
            f"write `document: {document.id}`, or give the file the name of its document",
        )  # fmt: skip
    complete = top.flag("complete")
    _check_lists(top)
    names = Names(top.mappings("actors", "actor", _ACTOR), lexicon)
    reader = Reader(
        document, names, day_of(top) if "recorded_at" in top else document.recorded,
        None if complete else on_problem, None if complete else on_remark,
    )  # fmt: skip
    read, keys = reader.entries(top.mappings("statements", "statement", STATEMENT))
    entries = settled(read)
    statements, became = standing(entries)
    mentions = sorted(reader.mentions(top.mappings("mentions", "mention", MENTION)), key=mention_order)
    issuers, unlisted = _issuers(document, names, lexicon)
    used = {name for statement in statements for name in names_in(statement)} | {mention.name for mention in mentions}
    used |= {actor.name for actor in issuers if names.find(actor.name) == actor.name}
    known = {actor.name: actor for actor in (*issuers, *names.actors(used))}
    account = Account(
        _issued(document, issuers), statements,
        tuple(known[name] for name in sorted(known)), tuple(mentions),
    )  # fmt: skip
    return StatementFile(
        account, keys, complete, top.text("reviewed_by"), entries, became, names, tuple(reader.left_behind),
        tuple(reader.unmatched), tuple(reader.lapsed),
        tuple(_step(step) for step in top.mappings("history", "step", _STEP)), issuers, unlisted,
    )  # fmt: skip


def _check_lists(top: Fields) -> None:
    """See that no statement stands in another list: at the end of a file it is easily put under the last one.

    Raises:
        StatementError: one does.
    """
    for name in ("actors", "mentions", "history"):
        for entry in top.open_mappings(name):
            if _TOLD.issubset(entry.names()):
                where = f" (line {top.line_of('statements')})" if "statements" in top else ""
                last = f", before the line `{name}:`" if top.line_of(name) > top.line_of("statements") else ""
                entry.fail(
                    None, f"this is a statement, and it stands in the list `{name}:` (line {top.line_of(name)})",
                    f"move it to the end of the list `statements:`{where}{last}",
                )  # fmt: skip


def unmatched_remark(file: StatementFile) -> str | None:
    """What a person should know of decisions whose words the document has no longer, as a sentence without its end."""
    if not file.unmatched:
        return None
    number = len(file.unmatched)
    return f"{counted(number, 'decision')} {_DECIDES_NOTHING[number > 1]}"


def document_of(text: str, place: str) -> str:
    """The id of the document that a statement file says it is of; raises as `load_statements` does."""
    return Fields(parse_yaml(text, place), place, "statement file", _TOP).needed("document")


def _other_id(document: Document) -> str:
    """What else it is called: with a hash where another document of the same name is read with it, and without."""
    digest = f"-{document.sha256[:8]}"
    return document.id.removesuffix(digest) if document.id.endswith(digest) else f"{document.id}{digest}"


def _issuers(document: Document, names: Names, lexicon: Lexicon) -> tuple[tuple[Actor, ...], tuple[str, ...]]:
    """Whose own words the document says that it is, the file's own actors first, and what should be known of them."""
    if not document.issuers:
        return (), ()
    from kg.extraction.naming.issuer import stated_issuers  # noqa: PLC0415 - its word lists are needed for these alone

    own = {name: actor for name in document.issuers if (actor := names.own_actor(name)) is not None}
    return stated_issuers(document, lexicon, own)


def _issued(document: Document, issuers: tuple[Actor, ...]) -> Document:
    return replace(document, issuers=tuple(sorted(actor.name for actor in issuers))) if issuers else document


def _step(fields: Fields) -> tuple[str, Was]:
    was = fields.choice("was", ("open", "absent", *DECISIONS))
    return fields.needed("id"), None if was in (None, "open") else cast("Was", was)


def read_statement_text(path: Path) -> str:
    """The text of a statement file, as it stands.

    Raises:
        ReadingError: it cannot be read, is too large, or is not UTF-8.
    """
    return read_text_file(path, most=MAX_BYTES, remedy="keep the statements of one document in one file")
