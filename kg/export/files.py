"""Writing outputs so that nothing already built is ever lost, half replaced, or mixed with another run's."""

from __future__ import annotations

import hashlib
import json
import os
import threading
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import OutputError
from kg.reading import Condition, condition
from kg.textfile import parse_json, read_plain
from kg.written import READY, WRITTEN, digest_of, written_in

try:
    import fcntl
except ImportError:  # Windows has none: there, two runs into one folder at the same moment are not kept apart.
    fcntl = None  # type: ignore[assignment]  # a module, or nothing

__all__ = [
    "WRITTEN",
    "alone",
    "check_places",
    "digests",
    "finish_writing",
    "how_to_renew",
    "is_of_build",
    "turn",
    "write_files",
]

_PART = ".part"
_PICTURE = b"\x89PNG\r\n\x1a\n"
_ELSEWHERE = "name another folder with -o, or make this one writable"
_LOCK = ".parley-build.lock"
"""What a build holds as long as it runs."""
_turns = threading.local()
"""Which folders this thread has to itself."""
_PATIENCE = 10.0
"""How long to wait for another run that writes into the same folder, in seconds."""


def write_files(
    folder: Path, contents: Mapping[str, bytes], *, carried: Collection[str] = (), remedy: str = _ELSEWHERE,
    force: bool = False,
) -> list[Path]:  # fmt: skip
    """Write every file of ``contents`` into ``folder``; returns their paths, in order.

    All of them are first written beside their places under a temporary name, then listed as ready, and only then
    renamed. A run that is killed or meets a full disk before that leaves the earlier files as they were; one that is
    killed between two renames is finished by the next run, or by `finish_writing`. Two runs take turns. Only what
    Parley wrote itself is replaced; see `check_places`.

    Args:
        folder: where to; it is made where there is none.
        contents: the bytes of each file by its name, which may lead into folders below, with ``/``.
        carried: the names of those files whose earlier content the caller has read and carried over: these may be
            anybody's.
        remedy: what to do where it cannot be written.
        force: whether also what somebody has changed, or may have changed, after Parley wrote it is replaced.

    Raises:
        OutputError: the folder cannot be made or written to, or something has the name of an output that is no file,
            that Parley did not write or, where digests go with the files, of which none says that it is as Parley
            wrote it; the earlier files are untouched.
    """
    try:
        for name in contents:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
        with turn(folder):
            _finish(folder)
            forced = force if WRITTEN in contents else None
            check_places(folder, (name for name in contents if name not in carried), force=forced)
            if WRITTEN in contents and not force:
                _check_known(folder, _digested(contents))
            _write_all(folder, {**contents, **_renewed(folder, contents)})
    except OSError as problem:
        raise _cannot(problem, folder, remedy) from None
    return [folder / name for name in contents]


def check_places(folder: Path, names: Iterable[str], *, force: bool | None = None) -> None:
    """See that nothing of anybody else's would be replaced: where a file has the name of an output, Parley wrote it.

    Args:
        folder: where the files would be written.
        names: of the files.
        force: whether what was changed after Parley had written it may be replaced all the same; ``None`` where the
            user cannot ask for that.

    Raises:
        OutputError: it did not, or somebody has changed since what a build wrote there. All such files are named.
    """
    written = written_in(folder)
    there = {folder / name: condition(folder / name) for name in names if name != WRITTEN and (folder / name).is_file()}
    foreign = [target for target, found in there.items() if found == "foreign"]
    closed = [target for target in foreign if not os.access(target, os.R_OK)]
    if closed:
        told = f"reading {_them(closed)} is not permitted, so that nothing tells who wrote {_them(closed)}"
        raise _refusal(folder, closed, f"{told}, and {_kept(closed)}", _PERMIT)
    if foreign:
        told = f"{_files(foreign)} here that Parley did not write{_of_a_picture(foreign[0])}, so {_kept(foreign)}"
        raise _refusal(folder, foreign, told, _MOVE)
    changed = [t for t, found in there.items() if _is_changed(t, found, written.get(_name(t, folder)))]
    if changed and not force:
        told = f"{_these(changed)} changed{_or_damaged(there, changed)} after Parley had written {_them(changed)}"
        remedy = _MOVE_OR_RENAME if force is None else _MOVE_OR_FORCE
        raise _refusal(folder, changed, f"{told}, so {_kept(changed)}", remedy)


def _is_changed(path: Path, found: Condition, digest: str | None) -> bool:
    """Whether something may be in an output that somebody else put there; to what is cut off nobody added anything."""
    return found == "damaged" or (found == "whole" and digest is not None and digest_of(path) != digest)


def _or_damaged(there: Mapping[Path, Condition], files: Iterable[Path]) -> str:
    return " or damaged" if any(there[file] == "damaged" for file in files) else ""


def is_of_build(path: Path) -> bool:
    """Whether a build has written a file of this name into the folder, as the next one will.

    Args:
        path: the file.
    """
    return path.name in written_in(path.parent)


def how_to_renew(path: Path) -> str:
    """What to do about an output in a folder of a build that cannot be read: what the next build would take.

    Args:
        path: the output.
    """
    try:
        check_places(path.parent, [path.name])
    except OutputError:
        if not os.access(path, os.R_OK):
            return "permit its user to read it"
        if condition(path) == "foreign":
            return "move it away, since Parley did not write it, and build the graph again"
        return "build the graph again with --force, which replaces also what was changed after it had been written"
    return "build the graph again"


def _check_known(folder: Path, contents: Mapping[str, bytes]) -> None:
    """See that of what would be replaced it is known that nobody has changed it since Parley wrote it.

    A copy of a folder may lack the hidden file with the digests. What is just what would be written may be replaced,
    and nothing else of which nothing is known.
    """
    written = written_in(folder)
    named = (folder / name for name in contents if name != WRITTEN and name not in written)
    unknown = [t for t in named if t.is_file() and _is_other(t, hashlib.sha256(contents[_name(t, folder)]).hexdigest())]
    if unknown:
        told = f"there is no digest in {WRITTEN} by which to see whether {_these(unknown)} changed after Parley had "
        told += f"written {_them(unknown)}, so {_kept(unknown)}"
        raise _refusal(folder, unknown, told, _MOVE_OR_FORCE)


def _is_other(path: Path, digest: str) -> bool:
    """Whether a file has another digest; in one that is empty or cut off nothing is lost."""
    return condition(path) != "cut" and digest_of(path) != digest


_PERMIT = "permit its user to read {}, move {} away, or name another place with -o"
_MOVE = "move {} away, or name another place with -o"
_MOVE_OR_RENAME = "move {} away or give {} another name, or name another place with -o"
_MOVE_OR_FORCE = "move {} away or give {} another name, name another place with -o, or replace {} with --force"


def _refusal(folder: Path, files: Sequence[Path], told: str, remedy: str) -> OutputError:
    place = files[0] if len(files) == 1 else f"{folder}: {', '.join(_name(file, folder) for file in files)}"
    return OutputError(told, place=str(place), remedy=remedy.replace("{}", _them(files)))


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _files(files: Sequence[Path]) -> str:
    return "a file is" if len(files) == 1 else "files are"


def _these(files: Sequence[Path]) -> str:
    return "this was" if len(files) == 1 else "these were"


def _them(files: Sequence[Path]) -> str:
    return "it" if len(files) == 1 else "them"


def _kept(files: Sequence[Path]) -> str:
    return "it is not replaced" if len(files) == 1 else "none of them is replaced"


def digests(contents: Mapping[str, bytes]) -> bytes:
    """What goes into `WRITTEN` beside these files."""
    return _listed({name: hashlib.sha256(data).hexdigest() for name, data in contents.items()})


def _listed(digests_by_name: Mapping[str, str]) -> bytes:
    return "".join(f"{digest}  {name}\n" for name, digest in digests_by_name.items()).encode()


def _renewed(folder: Path, contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """The file of digests, where what is exported takes the place of something that a build wrote."""
    before = written_in(folder)
    named = [name for name in contents if name in before]
    if WRITTEN in contents or not named:
        return {}
    now = before | {name: hashlib.sha256(contents[name]).hexdigest() for name in named}
    return {WRITTEN: _listed(now)}


def _digested(contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those of the files whose digests are written beside them."""
    names = {line.partition("  ")[2] for line in contents[WRITTEN].decode().splitlines()}
    return {name: data for name, data in contents.items() if name in names}


def _of_a_picture(path: Path) -> str:
    """What is added of a picture: those that Parley drew before it put its name into them are not known again."""
    try:
        with path.open("rb") as file:
            is_picture = file.read(len(_PICTURE)) == _PICTURE
    except OSError:
        return ""
    return " or that it drew before it put its name into pictures" if is_picture else ""


def finish_writing(folder: Path) -> None:
    """Finish what a run began that was killed between two renames; where nothing is to be done, nothing happens."""
    if (folder / READY).is_file():
        with suppress(OSError, OutputError), turn(folder):
            _finish(folder)


def _write_all(folder: Path, contents: Mapping[str, bytes]) -> None:
    for name in contents:
        target = folder / name
        if target.exists() and not target.is_file():
            raise OutputError("this is not a file", place=str(target), remedy="name a file, or remove what is there")
    try:
        for name, data in contents.items():
            _write(_part(folder, name), data)
        if len(contents) > 1:
            ready = _part(folder, READY)
            _write(ready, json.dumps(list(contents)).encode())
            ready.replace(folder / READY)
            _finish(folder)
        else:
            for name in contents:
                _part(folder, name).replace(folder / name)
    finally:
        if not (folder / READY).exists():
            for name in (*contents, READY):
                with suppress(OSError):
                    _part(folder, name).unlink()


def _finish(folder: Path) -> None:
    """Rename the parts that are listed as ready."""
    ready = folder / READY
    try:
        names = parse_json(read_plain(ready))
    except FileNotFoundError:
        return
    except ValueError:
        names = []
    for name in names if isinstance(names, list) else []:
        # What lies in a folder may be hostile: only names below it, and only our own parts.
        if isinstance(name, str) and _is_below(folder, name) and _part(folder, name).is_file():
            _part(folder, name).replace(folder / name)
    ready.unlink()


def _is_below(folder: Path, name: str) -> bool:
    """Whether a name can only mean something in the folder or in one below it."""
    parts = name.split("/")
    is_plain = all(part == Path(part).name and part not in ("", "..") for part in parts)
    return is_plain and "\0" not in name and (folder / name).parent.resolve().is_relative_to(folder.resolve())


def _part(folder: Path, name: str) -> Path:
    target = folder / name
    return target.with_name(f".{target.name}{_PART}")


def _shown(path: str | Path) -> str:
    """The name that the user knows: the output's, not that of the part it is first written to."""
    path = Path(os.fsdecode(path))
    is_part = path.name.startswith(".") and path.name.endswith(_PART)
    return str(path.with_name(path.name[1 : -len(_PART)]) if is_part and not path.exists() else path)


_RIGHTS = ((os.R_OK, "reading"), (os.W_OK, "writing into"), (os.X_OK, "entering"))


def _cannot(problem: OSError, folder: Path, remedy: str) -> OutputError:
    """What the system says of an output that cannot be written; of a folder that is closed, what is not permitted."""
    there = next((each for each in (folder, *folder.parents) if os.path.lexists(each)), folder)
    denied = [name for right, name in _RIGHTS if not os.access(there, right)]
    if isinstance(problem, PermissionError) and denied and there.is_dir():
        what = " and ".join(denied)
        if remedy == _ELSEWHERE:
            remedy = "name another folder with -o, or permit its user to read, write and enter this one"
        return OutputError(f"{what} this folder is not permitted", place=str(there), remedy=remedy)
    return OutputError.of(problem, _shown(problem.filename or folder), remedy)


def _write(path: Path, data: bytes) -> None:
    # Made anew, never opened: a link that lies there under this name must not lead the data to another file.
    path.unlink(missing_ok=True)
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def turn(folder: Path) -> Iterator[None]:
    """Keep other runs of this program out of the folder, where the system can.

    Whoever has the folder already keeps it. It is made where there is none.

    Raises:
        OutputError: another run does not come to its end, or the folder cannot be made or read.
    """
    if fcntl is None:
        yield
        return
    descriptor = _opened(folder)
    key = (os.fstat(descriptor).st_dev, os.fstat(descriptor).st_ino)
    held: set[tuple[int, int]] = _turns.__dict__.setdefault("held", set())
    if key in held:
        os.close(descriptor)
        yield
        return
    try:
        deadline = time.monotonic() + _PATIENCE
        while not _locked(descriptor):
            if time.monotonic() > deadline:
                raise OutputError(
                    "another run is writing here",
                    place=str(folder),
                    remedy="wait for it, or name another folder with -o",
                )
            time.sleep(0.02)
        held.add(key)
        yield
    finally:
        held.discard(key)
        os.close(descriptor)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Be the only build into a folder, from its beginning to its end: of two, one's graph would be lost.

    The folder is made where there is none, and is gone afterwards where nothing was put into it.

    Raises:
        OutputError: another build is running, or the folder cannot be made or written to.
    """
    if fcntl is None:
        yield
        return
    new = [each for each in (folder, *folder.parents) if not each.exists()]
    lock = folder / _LOCK
    descriptor = _lock_file(folder, lock)
    try:
        yield
    finally:
        with suppress(OSError):
            lock.unlink()
        os.close(descriptor)
        for each in new:
            with suppress(OSError):  # what was put there stays
                each.rmdir()


def _lock_file(folder: Path, lock: Path) -> int:
    while True:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
        except OSError as problem:
            raise _cannot(problem, folder, _ELSEWHERE) from None
        if not _locked(descriptor):
            os.close(descriptor)
            raise OutputError(
                "another build is writing here, and one of the two graphs would be lost", place=str(folder),
                remedy="wait for it, or name another folder with -o",
            )  # fmt: skip
        try:
            if os.path.samestat(os.fstat(descriptor), lock.stat()):
                return descriptor
        except FileNotFoundError:
            pass
        os.close(descriptor)  # another build came to its end meanwhile, and removed it


def _opened(folder: Path) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return os.open(folder, os.O_RDONLY)
    except OSError as problem:
        raise _cannot(problem, folder, _ELSEWHERE) from None


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        # Some network file systems lock no folders: better to write without than not at all.
        return True
    return True
