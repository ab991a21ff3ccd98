"""The originals that digests restate: shown where a user has them, and never part of the package."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path, PurePosixPath, PureWindowsPath

from kg.errors import ReadingError
from kg.model import Account, Original
from kg.textfile import read_plain

__all__ = ["with_originals"]


def with_originals(account: Account, folder: Path) -> Account:
    """The account with the lines of the original that its quotes restate.

    Args:
        account: what a document says; returned as it is where the document is no digest.
        folder: where the original lies, under the file name that the digest gives.

    Raises:
        ReadingError: the original is missing, cannot be read, is another text than the one restated, or has fewer
            lines than the digest speaks of.
    """
    original = account.document.restates
    if original is None:
        return account
    lines = _lines(original, folder)
    used = sorted({line for statement in account.statements for line in statement.quote.lines})
    if used and not 1 <= used[0] <= used[-1] <= len(lines):
        wrong = used[-1] if used[-1] > len(lines) else used[0]
        raise ReadingError(
            f"{original.file} has {len(lines)} lines, and the digest restates line {wrong}", place=account.document.id,
            remedy="correct the line numbers in the digest's comments",
        )  # fmt: skip
    return replace(account, originals=tuple((number, lines[number - 1]) for number in used))


def _lines(original: Original, folder: Path) -> list[str]:
    name = original.file
    if name in ("", ".", "..") or PurePosixPath(name).name != name or PureWindowsPath(name).name != name:
        raise ReadingError(
            f"{name!r} is not a plain file name", place="original", remedy="name the original without a folder"
        )
    path = folder / name
    try:
        data = read_plain(path)
    except OSError as problem:
        raise ReadingError(
            f"the original cannot be read ({problem.strerror or problem})", place=str(path),
            remedy="name the folder that holds the originals, or build without them",
        ) from None  # fmt: skip
    found = hashlib.sha256(data).hexdigest()
    if found != original.sha256:
        raise ReadingError(
            f"this is another text than the one restated: its SHA-256 is {found[:12]}…, not {original.sha256[:12]}…",
            place=str(path), remedy="use the file from which the digest was written",
        )  # fmt: skip
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise ReadingError(
            f"the byte at position {problem.start} is not UTF-8", place=str(path), remedy="save the original as UTF-8"
        ) from None
    return [line.strip() for line in text.replace("\r\n", "\n").split("\n")]
