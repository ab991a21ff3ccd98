"""What `kg review` shows of a statement, and what it does with each key."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from kg.cli.common import note, printable
from kg.cli.keyboard import Keyboard
from kg.cli.review_editing import in_editor, new_one, one_by_one
from kg.errors import InputError
from kg.explorer.words import date_in_words
from kg.model import Quote
from kg.review import Session, in_words, summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kg.extraction import Gap
    from kg.model import Document
    from kg.review.entries import Entry

    FindGaps = Callable[[Iterable[Quote]], Sequence[Gap]]
    """Of the words of what was read, the sentences of which nothing was."""

__all__ = ["Screen", "paragraph"]

WIDEST = 100
"""Columns: longer lines are hard to read."""
AROUND = 800
"""Characters of the paragraph that are shown before and after a quote."""
LONGEST = 3000
"""Characters of a quote that are shown."""
LABEL = 24
"""Columns of what a statement says that its labels take."""
KEYS = "a accept  r reject  e,v edit  n new  s skip  u undo  b back  q quit  ? help"
KEYS_AT_END = "m more  u undo  b back  q quit  ? help  Enter done"
KEYS_AT_GAP = "n new  s skip  u undo  b back  q quit  ? help  Enter done"
HELP = """\
a  accept: the text says this, and the statement says it rightly
r  reject: the text does not say this; it stays out, whoever finds it again
e  edit: put the statement right, field by field
v  edit it as YAML in your editor (VISUAL or EDITOR names it)
n  new: write a statement of your own on these words, field by field
s  skip: leave it open, as extracted (also the right arrow)
u  undo: take the latest decision back, even one of an earlier session
b  back to the statement before (also the left arrow)
m  more, at the end: step through the sentences that name two actors or more and of which nothing was read
q  quit: every decision is in the file already"""


class Screen:
    """A review on a terminal, or over a pipe.

    Args:
        session: the review.
        document: the document.
        keyboard: where the commands come from.
        find_gaps: finds the sentences of which nothing was read, once they are asked for.
    """

    def __init__(self, session: Session, document: Document, keyboard: Keyboard, find_gaps: FindGaps) -> None:
        self._session = session
        self._document = document
        self._keyboard = keyboard
        self._find_gaps = find_gaps
        self._gaps: Sequence[Gap] = ()
        self._at: int | None = None
        self._console = _console()

    @property
    def _gap(self) -> Gap | None:
        """The sentence of which nothing was read that is shown now, if one is."""
        return None if self._at is None or self._session.current is not None else self._gaps[self._at]

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
        possible = "nsub" if self._gap else "mub" if self._session.current is None else "arevnsub"
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
        entry, gap = session.current, self._gap
        if key == "u":
            return self._take_back()
        if key == "m":
            return self._seek_gaps()
        if gap and key in "sb":
            return self._go(1 if key == "s" else -1)
        if key == "b" and not session.back():
            self._console.print("this is the first statement")
            return False
        words = self._words(gap) if gap else entry.statement.quote if entry else None
        if words is None or key == "b":
            return True
        if key == "n":
            with self._keyboard.lines():
                return new_one(session, self._document, words, self._keyboard, self._console.print)
        return entry is None or self._decide(key, entry)

    def _take_back(self) -> bool:
        if not self._session.undo():
            self._console.print("nothing to take back")
            return False
        return True

    def _decide(self, key: str, entry: Entry) -> bool:
        session = self._session
        if key in "ev":
            edit = one_by_one if key == "e" else in_editor
            with self._keyboard.lines():
                return edit(session, entry, self._document, self._keyboard, self._console.print)
        if key == "s":
            session.skip()
        else:
            session.decide("accepted" if key == "a" else "rejected")
        return True

    def _seek_gaps(self) -> bool:
        """Begin with the sentences of which nothing was read; whether there is one."""
        self._gaps = self._find_gaps(entry.statement.quote for entry in self._session.items)
        self._at = 0 if self._gaps else None
        if not self._gaps:
            self._console.print("of every sentence that names two actors or more something was read")
        return bool(self._gaps)

    def _go(self, by: int) -> bool:
        """Go on among the sentences of which nothing was read, or back; behind either end of them is the review's."""
        place = (self._at or 0) + by
        self._at = place if 0 <= place < len(self._gaps) else None
        return True

    def _words(self, gap: Gap) -> Quote:
        start, end = gap.sentence.start, gap.sentence.end
        return Quote(self._document.id, start, end, self._document.text[start:end])

    def _ask(self) -> None:
        at_end = self._session.current is None
        self._console.print(Text(KEYS_AT_GAP if self._gap else KEYS_AT_END if at_end else KEYS, style="dim"))
        self._console.print("> ", end="")
        sys.stdout.flush()

    def _show(self) -> None:
        counts = self._session.progress
        state = str(counts)
        entry = self._session.current
        self._console.print()
        if gap := self._gap:
            self._show_gap(gap)
            return
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

    def _show_gap(self, gap: Gap) -> None:
        where = f"── nothing read, {(self._at or 0) + 1} of {len(self._gaps)} · {printable(self._document.id)}"
        self._console.print(Text(where, style="bold"))
        self._console.print()
        self._console.print(paragraph(self._document, self._words(gap), marked=not self._console.color_system))
        self._console.print()
        self._fact("names", printable("; ".join(gap.names)))
        for entry in self._session.items:
            if entry.statement.quote.start < gap.sentence.end and entry.statement.quote.end > gap.sentence.start:
                self._fact("you wrote", printable(summary(entry.statement)))
        self._console.print()

    def _facts(self, entry: Entry) -> list[tuple[str, str]]:
        statement = entry.statement
        facts = list(in_words(statement, self._session.actors, date_in_words, self._document.issuers))
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
