"""What an item came to: how often it was tried, and each crash, hang and wrong result by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from faults.running import Done

__all__ = ["Outcome"]

_ENGINES = ("Traceback (most recent call last)", "panicked at", "PanicException")
"""By what a program shows that it failed in a way that nobody meant."""


@dataclass(slots=True)
class Outcome:
    """What an item came to.

    Attributes:
        item: what was tried.
        count: how often.
        crashes: a process that died, or ended with an error that nobody meant.
        hangs: what did not end in its time, or left a process behind.
        wrong: a wrong result, something lost, or a message that does not say what it should.
        notes: what else is worth telling, with how often it happened.
    """

    item: str
    count: int = 0
    crashes: list[str] = field(default_factory=list)
    hangs: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)

    @property
    def is_well(self) -> bool:
        """Whether something was tried, and nothing went wrong."""
        return bool(self.count) and not (self.crashes or self.hangs or self.wrong)

    def judge(self, what: str, done: Done, codes: Collection[int] = (1,), says: Collection[str] = ()) -> bool:
        """Count a run; returns whether it ended with one of these codes and said one of these things."""
        self.count += 1
        shown = f"{what}: exit code {done.code}: {done.said[-400:].strip()}"
        before = len(self.crashes) + len(self.hangs) + len(self.wrong)
        if done.code is None:
            self.hangs.append(f"{what}: not done after {done.seconds:.0f} s")
        elif done.code < 0 or any(sign in done.said for sign in _ENGINES):
            self.crashes.append(shown)
        elif done.code not in codes or (says and not any(word in done.said for word in says)):
            self.wrong.append(shown)
        return before == len(self.crashes) + len(self.hangs) + len(self.wrong)

    def expect(self, is_so: bool, what: str) -> None:
        """Note a wrong result, unless it is so."""
        if not is_so:
            self.wrong.append(what)

    def line(self) -> str:
        """The item's line in the table."""
        notes = "; ".join(f"{number:,} {note}" for note, number in sorted(self.notes.items()))
        failed = " | ".join(str(len(each)) for each in (self.crashes, self.hangs, self.wrong))
        return f"| {self.item} | {self.count:,} | {failed} | {notes} |"
