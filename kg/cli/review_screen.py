"""What `kg review` shows of a statement, and what it does with each key."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from kg.cli.common import note, printable
from kg.cli.keyboard import Keyboard
from kg.cli.review_editing import in_editor, one_by_one
from kg.errors import InputError
from kg.explorer.words import date_in_words
from kg.review import Session, in_words, summary

if TYPE_CHECKING:
    from kg.model import Document, Quote
    from kg.review.entries import Entry

__all__ = ["Screen", "paragraph"]

WIDEST = 100
"""Columns: longer lines are hard to read."""
AROUND = 800
"""Characters of the paragraph that are shown before and after a quote."""
LONGEST = 3000
"""Characters of a quote that are shown."""
LABEL = 24
"""Columns of what a statement says that its labels take."""
KEYS = "a accept  r reject  e edit  v editor  s skip  u undo  b back  q quit  ? help"
KEYS_AT_END = "u undo  b back  q quit  ? help  Enter done"
HELP = """\
a  accept: the text says this, and the statement says it rightly
r  reject: the text does not say this; it stays out, whoever finds it again
e  edit: put the statement right, field by field
v  edit it as YAML in your editor (VISUAL or EDITOR names it)
s  skip: leave it open, as extracted (also the right arrow)
u  undo: take the latest decision back, even one of an earlier session
b  back to the statement before (also the left arrow)
q  quit: every decision is in the file already"""


class Screen:
    """A review on a terminal, or over a pipe.

    Args:
        session: the review.
        document: the document.
        keyboard: where the commands come from.
    """

    def __init__(self, session: Session, document: Document, keyboard: Keyboard) -> None:
        self._session = session
        self._document = document
        self._keyboard = keyboard
        self._console = _console()

    def run(self) -> bool:
        """Show statement after statement until the end of the review; whether the person wants to go on to others."""
        for remark in self._session.remarks:
            note(f"note: {printable(remark)}")
        self._show()
        while True:
            self._ask()
            key = self._keyboard.key()
            if self._keyboard.single or not self._keyboard.echoes:
                self._console.print(printable(key or ""))
            if key is None or key == "q":
                return False
            if not key and self._session.current is None:
                return True
            self._obey(key)

    def _obey(self, key: str) -> None:
        possible = "ub" if self._session.current is None else "arevsub"
        if key == "?":
            self._console.print(HELP)
        elif key and key not in possible:
            self._console.print(f"{printable(key)} does nothing here; ? for help")
        elif key:
            try:
                if self._act(key):
                    self._show()
            except InputError as problem:
                self._console.print(f"error: {printable(str(problem))}")

    def _act(self, key: str) -> bool:
        """Do what a key asks for; whether there is something else to show now."""
        session = self._session
        entry = session.current
        if key == "u" and not session.undo():
            self._console.print("nothing to take back")
            return False
        if key == "b" and not session.back():
            self._console.print("this is the first statement")
            return False
        if entry is None or key in "ub":
            return True
        if key in "ev":
            edit = one_by_one if key == "e" else in_editor
            with self._keyboard.lines():
                return edit(session, entry, self._document, self._keyboard, self._console.print)
        if key == "s":
            session.skip()
        else:
            session.decide("accepted" if key == "a" else "rejected")
        return True

    def _ask(self) -> None:
        at_end = self._session.current is None
        self._console.print(Text(KEYS_AT_END if at_end else KEYS, style="dim"))
        self._console.print("> ", end="")
        sys.stdout.flush()

    def _show(self) -> None:
        counts = self._session.progress
        state = f"{counts.accepted} accepted, {counts.rejected} rejected, {counts.edited} edited, {counts.open} open"
        entry = self._session.current
        self._console.print()
        if entry is None:
            self._console.print(Text(f"── end of {printable(self._document.id)} · {state}", style="bold"))
            return
        where = f"── {self._session.position + 1} of {counts.total} · {state} · {printable(self._document.id)}"
        self._console.print(Text(where, style="bold"))
        self._console.print()
        self._console.print(paragraph(self._document, entry.statement.quote, marked=not self._console.color_system))
        self._console.print()
        self._console.print(Text(printable(summary(entry.statement)), style="bold"))
        for label, text in self._facts(entry):
            self._fact(label, printable(text))
        self._console.print()

    def _facts(self, entry: Entry) -> list[tuple[str, str]]:
        statement = entry.statement
        facts = list(in_words(statement, self._session.actors, date_in_words))
        facts.append(("found by", f"{statement.extractor}, score {statement.score:.2f}"))
        if entry.state is not None:
            facts.append(("decided", entry.state))
        return facts

    def _fact(self, label: str, text: str) -> None:
        """A label, and a text in a column of its own beside it."""
        lines = Text(text).wrap(self._console, max(self._console.width - LABEL - 2, 20))
        for index, line in enumerate(lines):
            head = Text(f"  {label if index == 0 else '':{LABEL}}", style="dim")
            self._console.print(head + line)


def paragraph(document: Document, quote: Quote, *, marked: bool) -> Text:
    """The paragraph of a quote, the quote highlighted: between ``>>>`` and ``<<<`` where there are no colours.

    Args:
        document: the document.
        quote: the quote.
        marked: whether to mark the quote by characters.
    """
    text = document.text
    begin = text.rfind("\n", 0, quote.start) + 1
    end = text.find("\n", quote.end)
    end = len(text) if end < 0 else end
    before = _clean(text[max(begin, quote.start - AROUND) : quote.start])
    after = _clean(text[quote.end : min(end, quote.end + AROUND)])
    words = _clean(quote.exact)
    if len(words) > LONGEST:
        words = f"{words[: LONGEST // 2]} … {words[-LONGEST // 2 :]}"
    return Text.assemble(
        "…" if begin < quote.start - AROUND else "", before,
        (f">>>{words}<<<" if marked else words, "bold black on yellow"),
        after, "…" if quote.end + AROUND < end else "",
    )  # fmt: skip


def _clean(text: str) -> str:
    return printable(text).replace("\n", " ").replace("\t", " ")


def _console() -> Console:
    """A console that takes no text for markup, and shows no colours where they are not wanted or not there."""
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM", "dumb") == "dumb"
    console = Console(
        markup=False, highlight=False, emoji=False, color_system=None if plain else "auto", legacy_windows=False
    )
    console.width = min(console.width, WIDEST)
    return console
