"""Running `kg` as a user does, in a process group of its own, with bounds."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

__all__ = ["CHECKOUT", "Done", "command", "ended", "in_this_process", "kg", "members", "started"]

CHECKOUT = Path(__file__).parents[2]
_STEP = 0.002
_quick: list[bool] = []


@dataclass(frozen=True, slots=True)
class Done:
    """A command that has ended.

    Attributes:
        code: its exit code, negative for a signal; ``None`` where it had to be ended after its time.
        out: what it wrote to standard output.
        said: what it wrote to standard error.
        seconds: how long it took.
        peak: how many bytes of memory it held at most.
    """

    code: int | None
    out: bytes
    said: str
    seconds: float
    peak: int


def command(*arguments: object) -> list[str]:
    """The command line of `kg` with these arguments."""
    return [sys.executable, "-m", "kg", *map(str, arguments)]


@contextmanager
def in_this_process() -> Iterator[None]:
    """Run `kg` in this process where no bound is asked for: for samples, which have to be quick."""
    _quick.append(True)
    try:
        yield
    finally:
        _quick.pop()


def kg(
    *arguments: object,
    cwd: Path | None = None,
    seconds: float = 120,
    memory: int | None = None,
    largest: int | None = None,
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
    prefix: tuple[str, ...] = (),
) -> Done:
    """Run `kg` to its end.

    Args:
        arguments: of the command.
        cwd: where it runs.
        seconds: after which it is ended.
        memory: how many bytes of address space it may have.
        largest: how many bytes a file may have that it writes.
        stdin: what it reads.
        environment: what differs in its environment.
        prefix: a command that runs it, such as one that takes its rights away.
    """

    if _quick and not (memory or largest or environment or prefix):
        return _called(list(map(str, arguments)), cwd, stdin)

    def confine() -> None:
        if memory is not None:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(stdin)
        given.seek(0)
        begun = time.monotonic()
        process = subprocess.Popen(
            [*prefix, *command(*arguments)], cwd=cwd, stdin=given, stdout=out, stderr=err, start_new_session=True,
            env=_environment(environment), preexec_fn=confine,  # noqa: PLW1509 - no threads are about
        )  # fmt: skip
        code, peak = _waited(process, begun + seconds)
        took = time.monotonic() - begun
        for stream in (out, err):
            stream.seek(0)
        return Done(code, out.read(), err.read().decode("utf-8", "replace"), took, peak)


@contextmanager
def started(arguments: list[str], cwd: Path | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """A command in a group of its own; none of the group is left at the end."""
    process = subprocess.Popen(
        arguments, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True, env=_environment(None),
    )  # fmt: skip
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def members(group: int) -> list[int]:
    """The processes of a group that still run."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, ValueError, IndexError):
            state, _, its_group = (folder / "stat").read_text().rpartition(")")[2].split()[:3]
            if int(its_group) == group and state not in "ZX":
                found.append(int(folder.name))
    return found


def ended(group: int, seconds: float) -> bool:
    """Whether all processes of a group have ended within so many seconds."""
    end = time.monotonic() + seconds
    while members(group):
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def _called(arguments: list[str], cwd: Path | None, stdin: bytes) -> Done:
    from click.testing import CliRunner  # noqa: PLC0415 - what is measured is a process of its own

    from kg.cli.app import app  # noqa: PLC0415 - likewise

    begun = time.monotonic()
    with chdir(cwd or "."):
        result = CliRunner().invoke(app, arguments, input=stdin, prog_name="kg")
    said = result.stderr
    if result.exc_info is not None and not isinstance(result.exception, SystemExit | None):
        said += "".join(traceback.format_exception(*result.exc_info))
    return Done(result.exit_code, result.stdout_bytes, said, time.monotonic() - begun, 0)


def _environment(more: Mapping[str, str] | None) -> dict[str, str]:
    paths = os.pathsep.join(filter(None, (str(CHECKOUT), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": paths, "NO_COLOR": "1", **(more or {})}


def _waited(process: subprocess.Popen[bytes], end: float) -> tuple[int | None, int]:
    pause = _STEP
    while True:
        found, status, used = os.wait4(process.pid, os.WNOHANG)
        if found:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, used.ru_maxrss * 1024
        if time.monotonic() > end:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return None, 0
        time.sleep(pause)
        pause = min(0.05, 1.5 * pause)
