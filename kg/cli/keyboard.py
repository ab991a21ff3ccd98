"""What a person types: single keys on a terminal that has them, and lines everywhere else."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

__all__ = ["Keyboard"]

_ESCAPE = b"\x1b"
_END_OF_INPUT = (b"", b"\x04", b"\x00")
"""Nothing, Ctrl-D, and what Linux makes of a Ctrl-D that was typed ahead."""
_ARROWS = {b"[D": "b", b"OD": "b", b"[C": "s", b"OC": "s"}


class Keyboard:
    """Standard input, asked for one command or one line at a time; to be used as a context.

    Within it a terminal gives single keys and does not show them, except while a line is asked for; afterwards it is
    as it was, however the context is left.

    Attributes:
        single: whether a command is one key, taken at once; else it is the first letter of a line.
        echoes: whether what is typed in a line, its end included, is seen.
    """

    def __init__(self) -> None:
        self.single = _has_keys()
        self.echoes = sys.stdin.isatty()
        self._before: list[Any] = []

    def __enter__(self) -> Self:
        if self.single:
            import termios

            self._before = termios.tcgetattr(sys.stdin.fileno())
            self._give_keys()
        return self

    def __exit__(self, *_: object) -> None:
        if self.single:
            self._give_lines()

    def key(self) -> str | None:
        """A command, as one letter in lower case, ``""`` for none; ``None`` where nobody will type any more."""
        if self.single:
            return _key(sys.stdin.fileno())
        line = self.line()
        return None if line is None else line.strip()[:1].lower()

    def line(self) -> str | None:
        """A line without its end, or ``None`` at the end of the input."""
        try:
            line = sys.stdin.readline()
        except UnicodeDecodeError:
            return ""
        return line.rstrip("\r\n") if line else None

    @contextmanager
    def lines(self) -> Iterator[None]:
        """Within it, a terminal gives lines and shows what is typed, as editors and people who type words expect."""
        if not self.single:
            yield
            return
        self._give_lines()
        try:
            yield
        finally:
            self._give_keys()

    def _give_keys(self) -> None:
        import termios
        import tty

        # Not flushed: what was typed ahead counts.
        tty.setcbreak(sys.stdin.fileno(), termios.TCSADRAIN)

    def _give_lines(self) -> None:
        import termios

        termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, self._before)


def _has_keys() -> bool:
    if not sys.stdin.isatty() or os.environ.get("TERM", "dumb") == "dumb":
        return False
    try:
        import termios  # noqa: F401 - whether there is one is the question
    except ImportError:
        return False
    return True


def _key(terminal: int) -> str | None:
    data = _read(terminal)
    if data == _ESCAPE:
        return _ARROWS.get(_rest(terminal), "")
    if data in _END_OF_INPUT:
        return None
    return data.decode("ascii", "replace").lower().strip()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1)
    except OSError:  # the terminal has gone
        return b""


def _rest(terminal: int) -> bytes:
    """What follows an escape at once: the rest of an arrow's or another special key's code."""
    import select

    found = b""
    while len(found) < 8 and select.select([terminal], [], [], 0.02)[0]:
        found += _read(terminal)
        if found[-1:].isalpha() and found != b"O":
            break
    return found
