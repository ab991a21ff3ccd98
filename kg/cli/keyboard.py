"""What a person types: single keys on a terminal that has them, and lines everywhere else."""

from __future__ import annotations

import os
import sys

__all__ = ["Keyboard"]

_ESCAPE, _END_OF_INPUT = b"\x1b", b"\x04"
_ARROWS = {b"[D": "b", b"OD": "b", b"[C": "s", b"OC": "s"}


class Keyboard:
    """Standard input, asked for one command or one line at a time.

    Attributes:
        single: whether a command is one key, taken at once; else it is the first letter of a line.
        echoes: whether what is typed in a line, its end included, is seen.
    """

    def __init__(self) -> None:
        self.single = _has_keys()
        self.echoes = sys.stdin.isatty()

    def key(self) -> str | None:
        """A command, as one letter in lower case, ``""`` for none; ``None`` where nobody will type any more."""
        if self.single:
            return _key()
        line = self.line()
        return None if line is None else line.strip()[:1].lower()

    def line(self) -> str | None:
        """A line without its end, or ``None`` at the end of the input."""
        try:
            line = sys.stdin.readline()
        except UnicodeDecodeError:
            return ""
        return line.rstrip("\r\n") if line else None


def _has_keys() -> bool:
    if not sys.stdin.isatty() or os.environ.get("TERM", "dumb") == "dumb":
        return False
    try:
        import termios  # noqa: F401 - whether there is one is the question
    except ImportError:
        return False
    return True


def _key() -> str | None:
    """The next key. The terminal gives single keys only while this waits, and is always set back."""
    import termios
    import tty

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        # Not flushed: what was typed ahead counts.
        tty.setcbreak(terminal, termios.TCSADRAIN)
        data = _read(terminal)
        if data == _ESCAPE:
            return _ARROWS.get(_rest(terminal), "")
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
    if data in (b"", _END_OF_INPUT):
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
