"""Answers that have been paid for, kept in a folder of the user's: a run that is repeated is free, and the same."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from kg.errors import OutputError
from kg.extraction.llm.replies import load_object
from kg.textfile import read_plain

__all__ = ["AnswerCache", "cache_folder"]

_FORMAT = 1
_LARGEST = 8_000_000


def cache_folder(environment: Mapping[str, str], platform: str = sys.platform) -> Path:
    """Where answers are kept: ``PARLEY_CACHE`` where it is set, else the system's own place for such things.

    Raises:
        OutputError: it is not set, and the system does not know where this user is at home.
    """
    own = environment.get("PARLEY_CACHE", "")
    if own:
        return Path(own)
    if platform == "win32":
        local = environment.get("LOCALAPPDATA", "")
        return (Path(local) if local else _home() / "AppData" / "Local") / "parley" / "Cache"
    if platform == "darwin":
        return _home() / "Library" / "Caches" / "parley"
    shared = environment.get("XDG_CACHE_HOME", "")
    # The XDG specification has relative paths ignored.
    return (Path(shared) if Path(shared).is_absolute() else _home() / ".cache") / "parley"


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        remedy = "set PARLEY_CACHE to a folder that can be written to"
        raise OutputError("this user has no home folder in which answers could be kept", remedy=remedy) from None


class AnswerCache:
    """Answers by the content that they answer.

    Only the model's own text is kept, as it came, so that every run checks it anew; neither the key nor the endpoint's
    address is part of an entry or of its name.

    Args:
        folder: where the files are.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "llm"

    @staticmethod
    def name(content: object) -> str:
        """The name of the entry for ``content``: the SHA-256 of it as JSON."""
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    def get(self, name: str) -> str | None:
        """The answer of that name; ``None`` where there is none, or where its file is damaged."""
        try:
            entry = load_object(read_plain(self._path(name), most=_LARGEST).decode("utf-8"))
        except (OSError, ValueError):
            return None
        answer = entry.get("answer")
        if not isinstance(answer, str) or (entry.get("format"), entry.get("name")) != (_FORMAT, name):
            return None
        return answer if entry.get("sha256") == _digest(answer) else None

    def put(self, name: str, answer: str) -> None:
        """Keep an answer: a reader sees all of it or nothing, also where the run is killed.

        Raises:
            OutputError: it cannot be kept.
        """
        path = self._path(name)
        entry = {"format": _FORMAT, "name": name, "sha256": _digest(answer), "answer": answer}
        data = json.dumps(entry, ensure_ascii=True, separators=(",", ":")).encode("ascii")
        part: Path | None = None
        try:
            # Articles can be confidential, and answers quote them: for the user's own eyes.
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, made = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
            part = Path(made)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError as problem:
            if part is not None:
                with suppress(OSError):
                    part.unlink()
            raise OutputError(
                f"an answer cannot be kept ({problem.strerror or problem})", place=str(path.parent),
                remedy="set PARLEY_CACHE to a folder that can be written to",
            ) from None  # fmt: skip

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / f"{name}.json"


def _digest(answer: str) -> str:
    return hashlib.sha256(answer.encode("utf-8", "surrogatepass")).hexdigest()
