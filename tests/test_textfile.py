"""Reading a text file that a person has written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.errors import ReadingError
from kg.textfile import read_text_file

MOST = 1_000_000


def read(path: Path) -> str:
    return read_text_file(path, most=MOST, remedy="keep less")


def test_the_text_is_read_without_its_mark_and_with_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_bytes(b"\xef\xbb\xbfna\xc3\xafve\r\n")
    assert read(path) == "naïve\r\n"


def test_a_file_may_have_as_many_bytes_as_it_may_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_bytes(b"a" * MOST)
    assert len(read(path)) == MOST
    path.write_bytes(b"a" * (MOST + 1))
    with pytest.raises(ReadingError, match=r"own\.txt: the file is larger than 1 MB\. Keep less\."):
        read(path)


def test_a_byte_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_bytes(b"one\r\ntwo\nna\xefve")
    with pytest.raises(ReadingError, match=r"own\.txt, line 3: the byte at position 11 is not UTF-8.*Latin-1.*UTF-8"):
        read(path)
    path.write_bytes("naïve".encode("utf-16"))
    with pytest.raises(ReadingError, match=r"own\.txt, line 1: .* may be in UTF-16"):
        read(path)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, words in ((".", "cannot be read"), ("none.txt", "cannot be read"), ("pipe", "this is not a file")):
        with pytest.raises(ReadingError, match=words) as caught:
            read(tmp_path / name)
        assert str(tmp_path) in str(caught.value)
        assert caught.value.remedy
