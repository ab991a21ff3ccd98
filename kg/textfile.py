"""A text file that a person has written: read as a whole, within a bound, and refused with its place and a remedy."""

from __future__ import annotations

from pathlib import Path

from kg.errors import ReadingError

__all__ = ["read_text_file"]


def read_text_file(path: Path, *, most: int, remedy: str) -> str:
    """The text of a file in UTF-8, without a byte order mark.

    Args:
        path: the file.
        most: how many bytes it may have, in whole megabytes.
        remedy: what to do about a file that has more.

    Raises:
        ReadingError: it is no file, cannot be read, is larger than that, or is not UTF-8.
    """
    place = str(path)
    try:
        # Not opened even: reading from a pipe would wait for ever.
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise ReadingError("this is not a file", place=place, remedy="name a file")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as problem:
        raise ReadingError(
            f"the file cannot be read ({problem.strerror or problem})",
            place=place,
            remedy="check the name and the folder",
        ) from None
    if len(data) > most:
        raise ReadingError(f"the file is larger than {most // 1_000_000} MB", place=place, remedy=remedy)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise ReadingError(
            f"the byte at position {problem.start} is not UTF-8", place=place, remedy="save the file as UTF-8"
        ) from None
