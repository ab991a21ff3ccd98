"""Documents read one at a time, in one process or several."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import articles

from kg.actors import packaged_lexicon
from kg.errors import ReadingError
from kg.pipeline.accounts import iter_accounts
from kg.shards import Executor, Processes


def test_several_processes_give_what_one_gives(tmp_path: Path) -> None:
    folder = articles(tmp_path, 40)
    (folder / "b.txt").write_text((folder / "a000.txt").read_text("utf-8"), encoding="utf-8")  # a reprint
    (folder / "c.txt").write_bytes(b"\xff\xfe\x00broken")
    (folder / "a001.md").write_text("Niger accused France of arming Boko Haram.", encoding="utf-8")  # the stem twice
    runs = []
    for executor in (Executor(), Processes(2)):
        problems: list[str] = []
        found = list(
            iter_accounts(
                [folder],
                lexicon=packaged_lexicon(),
                executor=executor,
                on_problem=lambda p, to=problems: to.append(str(p)),
            )
        )
        runs.append((found, problems))
    assert runs[0] == runs[1]
    accounts, problems = runs[0]
    assert len(accounts) == 42
    assert len(problems) == 1
    assert "c.txt" in problems[0]
    by_id = {account.document.id: account for account in accounts}
    assert by_id["b"].document.origin == by_id["a000"].document.origin
    assert sum(id.startswith("a001-") for id in by_id) == 2
    assert sum(len(account.statements) for account in accounts) >= 40


def test_without_a_listener_the_first_bad_file_ends_the_reading(tmp_path: Path) -> None:
    folder = articles(tmp_path, 20)
    (folder / "a010.txt").write_bytes(b"")
    for executor in (Executor(), Processes(2)):
        with executor, pytest.raises(ReadingError, match=r"a010\.txt"):
            list(iter_accounts([folder], lexicon=packaged_lexicon(), executor=executor))


def test_one_account_is_held_at_a_time(tmp_path: Path) -> None:
    folder = articles(tmp_path, 3)
    accounts = iter_accounts([folder], lexicon=packaged_lexicon())
    first = next(accounts)
    (folder / "a001.txt").write_text("Iran armed the Houthis.", encoding="utf-8")  # not read yet
    second = next(accounts)
    assert first.document.id == "a000"
    assert second.document.text == "Iran armed the Houthis."


def test_decisions_count_only_where_they_are_asked_for(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Iran armed the Houthis.", encoding="utf-8")
    article.with_name("a.statements.yaml").write_text("document: a\ncomplete: true\nstatements: []\n", encoding="utf-8")
    (reviewed,) = iter_accounts([article], lexicon=packaged_lexicon())
    (extracted,) = iter_accounts([article], lexicon=packaged_lexicon(), reviewed=False)
    assert reviewed.statements == ()
    assert [statement.relation for statement in extracted.statements] == ["arms"]


class Beside(Executor):
    """As one does whose workers see a folder of the user's: what is sent to and fro lies in there."""

    inline = False

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        return self._folder


def test_what_a_killed_run_sent_to_its_workers_goes_and_that_of_a_living_one_stays(
    tmp_path: Path,
) -> None:
    left = tmp_path / ".parley-sharing-left"
    left.mkdir()
    (left / ".work-0").write_text("x")
    folder = articles(tmp_path / "in", 20)
    first = iter_accounts([folder], lexicon=packaged_lexicon(), executor=Beside(tmp_path))
    next(first)
    assert not left.exists()
    second = list(iter_accounts([folder], lexicon=packaged_lexicon(), executor=Beside(tmp_path)))
    assert len(list(first)) + 1 == len(second) == 20
    assert [path.name for path in tmp_path.iterdir()] == ["in"]
