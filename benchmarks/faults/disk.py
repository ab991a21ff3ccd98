"""A full disk: every command that writes, on a disk that has room for more and more of what it needs.

A small file system in memory where this machine permits one; else a bound on the size of a file. The error names a
file and says that there is no room, the exit code is 1, nothing that was there is lost, and once there is room the
same command ends as an undisturbed one does.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from faults.material import built, content, documents, table
from faults.outcome import Outcome
from faults.running import Done, kg

__all__ = ["full_disks"]

_SAID = ("No space left", "File too large", "bytes, and", "larger than")
_STEP = 4096
_FEW = 2
"""Up to this count only the first commands are tried: a sample has to be quick."""


def full_disks(folder: Path, count: int, seed: int) -> Iterator[Outcome]:
    """Run each command on so many sizes of disk."""
    articles, events = documents(folder / "articles", 6), table(folder / "t.csv", 400)
    graph = built(folder / "graph", documents(folder / "few", 2), table(folder / "few.csv", 30))
    done = [kg("backup", graph, "-o", folder / "b"), kg("export", "store", "-g", graph, "-o", folder / "s")]
    done.append(kg("backup", folder / "s", "-o", folder / "sb"))
    if any(one.code for one in done):
        raise RuntimeError([one.said for one in done])
    news = folder / "news"
    news.mkdir()
    (news / "a.txt").write_text("Pakistan attacked India in 2020. India accused Pakistan of lies.\n" * 30, "utf-8")
    kg("review", "a.txt", cwd=news, stdin=b"q\n")
    tasks: dict[str, tuple[Path | None, tuple[object, ...], bytes]] = {
        "build": (graph, ("build", articles, "-o", "out"), b""),
        "ingest": (graph, ("ingest", "ucdp-ged", events, "-o", "out"), b""),
        "export html": (None, ("export", "html", "-g", graph, "-o", "out/e.html"), b""),
        "export csv": (None, ("export", "csv", "-g", graph, "-o", "out/t"), b""),
        "export store": (None, ("export", "store", "-g", graph, "-o", "out/s"), b""),
        "backup": (None, ("backup", graph, "-o", "out/b"), b""),
        "backup of a store": (None, ("backup", folder / "s", "-o", "out/b"), b""),
        "restore": (None, ("restore", folder / "b", "-o", "out/g"), b""),
        "restore of a store": (None, ("restore", folder / "sb", "-o", "out/s"), b""),
        "review": (news, ("review", "out/a.txt"), b"a\na\nr\nq\n"),
    }
    for name, task in list(tasks.items())[: None if count > _FEW else count]:
        yield _filled(name, task, folder, count)


def _filled(name: str, task: tuple[Path | None, tuple[object, ...], bytes], folder: Path, count: int) -> Outcome:
    before, arguments, keys = task
    outcome = Outcome(f"full disk: {name}")
    roomy = folder / "roomy"
    _laid(before, roomy / "out")
    old = content(roomy / "out")
    done = kg(*arguments, cwd=roomy, stdin=keys)
    if done.code not in (0, 1, 3) or "Traceback" in done.said:
        outcome.wrong.append(f"undisturbed: {done.said}")
        return outcome
    wanted, codes = _comparable(roomy / "out"), (done.code or 0,)
    new = _size(roomy / "out")
    first, last = _size_of(old), _size_of(old) + new + (8 << 20 if "store" in name else 0)
    for number in range(count):
        room = first + (last - first) * number**2 // count**2  # most of what can go wrong lies where there is little
        with _small_disk(folder / "disk", room) as disk:
            _laid(before, disk / "out")
            done = kg(*arguments, cwd=disk, stdin=keys, largest=None if _is_mounted(disk) else max(1, room - first))
            _judged(outcome, f"room for {room - first:,} bytes more", done, codes)
            if (done.code == 1 and codes != (1,)) or "No space" in done.said:
                kept = content(disk / "out")
                lost = [one for one, data in old.items() if kept.get(one) != data and not _is_new(one, kept, wanted)]
                outcome.expect(not lost, f"room for {room - first:,}: lost or changed: {lost[:4]}")
            _grow(disk)
            again = kg(*arguments, cwd=disk, stdin=keys)
            if again.code == 1 and "already" in again.said:
                again = done
            outcome.expect(again.code in codes, f"room for {room - first:,}, then more: {again.said[-300:]}")
            found = _comparable(disk / "out")
            if name != "review":  # whose keys have another meaning the second time
                others = sorted(n for n in {*found, *wanted} if found.get(n) != wanted.get(n))
                outcome.expect(not others, f"room for {room - first:,}, then more: other bytes in {others[:4]}")
    shutil.rmtree(roomy)
    return outcome


def _judged(outcome: Outcome, what: str, done: Done, codes: tuple[int, ...]) -> None:
    if done.code in codes and not any(word in done.said for word in _SAID):
        outcome.judge(what, done, codes)
        outcome.notes["found room"] += 1
    elif outcome.judge(what, done, (1,), _SAID):
        last = done.said.strip().splitlines()[-1]
        outcome.expect(
            last.startswith("error: ") and ("out" in last or "/" in last), f"{what}: no file is named: {last}"
        )
        outcome.notes["told"] += 1


def _is_new(name: str, kept: dict[str, bytes], wanted: dict[str, object]) -> bool:
    """Whether an old file has been replaced by what the whole run would have put there."""
    return name in kept and kept[name] == wanted.get(name)


def _laid(before: Path | None, place: Path) -> None:
    shutil.rmtree(place.parent, ignore_errors=True) if not place.parent.is_mount() else None
    if before is None:
        place.mkdir(parents=True)
    else:
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(before, place)


def _size(place: Path) -> int:
    return _size_of(content(place))


def _size_of(files: dict[str, bytes]) -> int:
    return sum(_STEP * (1 + len(data) // _STEP) for data in files.values())


def _comparable(place: Path) -> dict[str, object]:
    """All files with their bytes; but of a store that it is there, since its files bear the engine's times."""
    found: dict[str, object] = {}
    for name, data in content(place).items():
        if (place / name).parent.joinpath("CURRENT").exists():
            found[name.split("/")[0]] = "a store"
        else:
            found[name] = data
    return found


@contextmanager
def _small_disk(place: Path, room: int) -> Iterator[Path]:
    """A disk of this size, where one can be mounted; else a folder."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    least = max(room, 4096)  # a size of 0 is none at all, and could not be changed afterwards
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={least}", "parley", place], capture_output=True, check=False)
    try:
        yield place
    finally:
        if _is_mounted(place):
            subprocess.run(["umount", place], check=True)


def _is_mounted(place: Path) -> bool:
    return place.is_mount()


def _grow(place: Path) -> None:
    if _is_mounted(place):
        subprocess.run(["mount", "-o", "remount,size=1g", place], check=True, capture_output=True)
