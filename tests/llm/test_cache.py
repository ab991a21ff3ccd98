"""Answers are kept by content: what has been asked is free, and the same."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest
from llm.model_server import ModelServer, Sent, answer, chosen, completion, statement

from kg.actors import packaged_lexicon
from kg.errors import OutputError
from kg.extraction.llm import AnswerCache, ChatClient, Endpoint, ModelReader, Outcome, cache_folder
from kg.model import Account
from kg.reading import read_text

TEXT = "Israel struck Hezbollah.\n"
SOUND = answer(statement("Israel struck Hezbollah", "struck", "attacked", chosen(1, "Israel"), chosen(2, "Hezbollah")))


def read(server: ModelServer, folder: Path, *, model: str = "m", text: str = TEXT) -> Outcome:
    client = ChatClient(Endpoint.parse(server.url, model), sleep=lambda _: None)
    account = Account(read_text(text), (), ())
    return ModelReader(client, packaged_lexicon(), AnswerCache(folder)).read(account.document, account)


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_second_run_asks_nothing_and_gives_the_same(server: ModelServer, cache: Path) -> None:
    server.does(SOUND)
    first, second = read(server, cache), read(server, cache)
    assert len(server.asked) == 1
    assert (first.from_cache, second.from_cache) == (0, 1)
    assert first.account == second.account and len(first.account.statements) == 1


@pytest.mark.parametrize("changed", [{"model": "n"}, {"text": "Israel struck Hezbollah again.\n"}])
def test_another_model_or_text_is_another_question(server: ModelServer, cache: Path, changed: dict[str, str]) -> None:
    server.does(SOUND)
    read(server, cache)
    assert read(server, cache, **changed).from_cache == 0
    assert len(server.asked) == 2 and len(entries(cache)) == 2


def test_an_entry_is_checked_again_each_time(server: ModelServer, cache: Path) -> None:
    server.does(SOUND)
    read(server, cache)
    (entry,) = entries(cache)
    kept = json.loads(entry.read_text())
    forged = {**kept, "answer": kept["answer"].replace("struck", "nuked")}
    entry.write_text(json.dumps(forged))
    assert read(server, cache).from_cache == 0, "its hash is wrong"
    forged["sha256"] = __import__("hashlib").sha256(forged["answer"].encode()).hexdigest()
    entry.write_text(json.dumps(forged))
    outcome = read(server, cache)
    assert outcome.from_cache == 1 and outcome.account.statements == ()
    assert [refusal.reason for refusal in outcome.refusals] == ["the quote is not in the text"]


def test_a_pipe_in_the_place_of_an_entry_is_not_waited_for(server: ModelServer, cache: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes among its files")
    server.does(SOUND)
    read(server, cache)
    (entry,) = entries(cache)
    entry.unlink()
    os.mkfifo(entry)
    assert len(read(server, cache).account.statements) == 1
    assert entry.is_file(), "the answer stands there now"


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff", b'{"answer": 7}', b'{"format": 1, "answer": "{}"}'])
def test_a_damaged_entry_is_asked_anew(server: ModelServer, cache: Path, damage: bytes) -> None:
    server.does(SOUND)
    read(server, cache)
    (entry,) = entries(cache)
    entry.write_bytes(damage)
    assert len(read(server, cache).account.statements) == 1
    assert len(server.asked) == 2
    assert read(server, cache).from_cache == 1


def test_only_answers_that_were_given_are_kept(server: ModelServer, cache: Path) -> None:
    for sent in (completion("no JSON"), completion('{"statements": [', finish="length"), Sent(status=500), Sent(b"[]")):
        server.does(sent)
        assert read(server, cache).failure is not None
        assert entries(cache) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes of files")
def test_entries_are_for_the_users_eyes(server: ModelServer, cache: Path) -> None:
    server.does(SOUND)
    read(server, cache)
    (entry,) = entries(cache)
    assert stat.S_IMODE(entry.stat().st_mode) == 0o600
    assert stat.S_IMODE(entry.parent.stat().st_mode) == 0o700


def test_a_cache_that_cannot_be_written_costs_a_warning(server: ModelServer, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    server.does(SOUND)
    outcome = read(server, blocked)
    assert len(outcome.account.statements) == 1
    (warning,) = outcome.warnings
    assert "cannot be kept" in warning and "PARLEY_CACHE" in warning


def test_where_it_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/h"))
    assert cache_folder({"PARLEY_CACHE": "/own"}, "linux") == Path("/own")
    assert cache_folder({}, "linux") == Path("/h/.cache/parley")
    assert cache_folder({"XDG_CACHE_HOME": "/x"}, "linux") == Path("/x/parley")
    assert cache_folder({"XDG_CACHE_HOME": "relative"}, "linux") == Path("/h/.cache/parley")
    assert cache_folder({}, "darwin") == Path("/h/Library/Caches/parley")
    assert cache_folder({"LOCALAPPDATA": "/l"}, "win32") == Path("/l/parley/Cache")


def test_somebody_without_a_home_is_told_to_name_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", nowhere)
    for platform in ("linux", "darwin", "win32"):
        with pytest.raises(OutputError, match=r"this user has no home folder.*Set PARLEY_CACHE"):
            cache_folder({}, platform)
    assert cache_folder({"XDG_CACHE_HOME": "/x"}, "linux") == Path("/x/parley")


def test_names_do_not_depend_on_the_hash_seed() -> None:
    assert AnswerCache.name(["m", {"b": 1, "a": "é"}]) == AnswerCache.name(["m", {"a": "é", "b": 1}])
    assert AnswerCache.name(["m"]) != AnswerCache.name(["n"])
    assert sys.flags.hash_randomization in (0, 1)
