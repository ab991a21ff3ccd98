"""What was not read: sentences with two actors or more and no statement, listed and written down by a person."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.actors import packaged_lexicon
from kg.cli.app import app
from kg.extraction import extract, gaps
from kg.pipeline.documents import read_accounts
from kg.reading import read_text

READ = "Chad attacked Libya on 4 May 2021."
UNREAD = "Chad, Libya and Niger share a lake."
ARTICLE = f"{READ} Nobody was there. {UNREAD} Chad is large.\n\nWhat Peru makes of Chile its papers tell.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.txt").write_text(ARTICLE, "utf-8")
    return tmp_path


def run(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin, prog_name="kg")


def review(*keys: str) -> str:
    result = run("review", "news.txt", stdin="".join(f"{key}\n" for key in keys))
    assert result.exit_code == 0, result.output
    return result.stdout


def relations() -> list[tuple[str, str | None, str | None]]:
    (account,) = read_accounts([Path("news.txt")])
    return [(one.relation, one.subject, one.object) for one in account.statements]


# ---------------------------------------------------------------- which they are


def test_a_gap_is_a_sentence_with_two_actors_that_no_quote_touches() -> None:
    document = read_text(ARTICLE, id="news")
    account = extract(document, packaged_lexicon())
    found = gaps(document, packaged_lexicon(), (one.quote for one in account.statements))
    shown = [(document.text[gap.sentence.start : gap.sentence.end], gap.names) for gap in found]
    assert shown == [
        (UNREAD, ("Chad", "Libya", "Niger")),
        ("What Peru makes of Chile its papers tell.", ("Peru", "Chile")),
    ]
    everything = gaps(document, packaged_lexicon(), ())
    assert [gap.names for gap in everything] == [("Chad", "Libya"), *(names for _, names in shown)]


def test_an_actor_who_is_only_meant_counts_and_a_place_does_not() -> None:
    text = "Hezbollah fired on Haifa. Israel knew what the group does in Haifa. The group knows Haifa well."
    found = gaps(read_text(text, id="x"), packaged_lexicon(), ())
    assert ("Israel", "Hezbollah") in [gap.names for gap in found]
    assert all("Haifa" not in gap.names for gap in found)
    assert not any(gap.sentence.start > text.index("The group knows") - 1 for gap in found)


def test_of_another_language_there_is_none() -> None:
    text = "---\nlanguage: de\n---\nChad, Libya und Niger."
    assert gaps(read_text(text, id="x"), packaged_lexicon(), ()) == ()


# ---------------------------------------------------------------- listed


def test_they_are_listed_with_document_line_and_names(folder: Path) -> None:
    result = run("gaps", "news.txt", "--format", "csv")
    assert result.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["document"], row["line"], row["names"]) for row in rows] == [
        ("news", "1", "Chad, Libya and Niger"), ("news", "3", "Peru and Chile"),
    ]  # fmt: skip
    assert json.loads(run("gaps", "news.txt", "--format", "json").stdout)[0]["sentence"] == UNREAD


def test_where_there_is_none_that_is_said(folder: Path) -> None:
    (folder / "short.txt").write_text(READ, "utf-8")
    result = run("gaps", "short.txt")
    assert (result.exit_code, result.stdout) == (4, "")
    assert "something was read" in result.stderr


def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_listed(folder: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 no")
    result = run("gaps", ".", "--format", "csv")
    assert result.exit_code == 1
    assert "broken.pdf" in result.stderr and UNREAD in result.stdout


def test_what_a_person_wrote_counts_as_read(folder: Path) -> None:
    review("a", "m", "n", "cooperatesWith", "Chad", "Niger", ".", "q")
    assert UNREAD not in run("gaps", "news.txt", "--format", "csv").stdout


# ---------------------------------------------------------------- written down in a review


def test_a_review_steps_through_them_and_takes_a_statement(folder: Path) -> None:
    shown = review("a", "m", "n", "cooperatesWith", "Chad", "Niger", ".", "s", "s", "")
    assert "── nothing read, 1 of 2 · news\n" in shown and f">>>{UNREAD}<<<" in " ".join(shown.split())
    assert "  names                   Chad; Libya; Niger\n" in shown
    assert "  you wrote               Chad — cooperates with → Niger\n" in shown
    assert "── end of news · 2 accepted, 0 rejected, 0 edited, 0 open\n" in shown
    assert relations() == [("attacked", "Chad", "Libya"), ("cooperatesWith", "Chad", "Niger")]
    # It quotes the sentence, is a person's, and outlives another extraction.
    (account,) = read_accounts([Path("news.txt")])
    assert (account.statements[1].quote.exact, account.statements[1].extractor) == (UNREAD, "person")
    assert run("extract", "news.txt", "-o", "news.statements.yaml").exit_code == 0
    assert relations() == [("attacked", "Chad", "Libya"), ("cooperatesWith", "Chad", "Niger")]


def test_a_new_statement_can_be_written_beside_one_that_was_read(folder: Path) -> None:
    shown = review("n", "hostileTo", "Libya", "Chad", ".", "a", "")
    assert "── 1 of 2 · 1 accepted, 0 rejected, 0 edited, 1 open · news\n" in shown
    assert relations() == [("attacked", "Chad", "Libya"), ("hostileTo", "Libya", "Chad")]


def test_what_was_written_can_be_taken_back_also_later(folder: Path) -> None:
    review("q")
    before = (folder / "news.statements.yaml").read_text("utf-8")
    review("s", "m", "n", "cooperatesWith", "Chad", "Niger", ".", "q")
    assert ("cooperatesWith", "Chad", "Niger") in relations()
    review("u", "q")
    assert (folder / "news.statements.yaml").read_text("utf-8") == before
    # And within one session, from the sentence itself.
    assert "nothing to take back" in review("s", "m", "n", "cooperatesWith", "Chad", "Niger", ".", "u", "u", "q")
    assert (folder / "news.statements.yaml").read_text("utf-8") == before


def test_words_that_are_not_there_and_names_that_nobody_knows_are_refused(folder: Path) -> None:
    keys = ["a", "m", "n", "cooperatesWith", "Chad", "Nowhere", ".", "", "", "", "Niger", "."]
    shown = review(*keys, "q")
    assert "Nobody is known as 'Nowhere'." in shown and "Once more" in shown
    assert ("cooperatesWith", "Chad", "Niger") in relations()
    fields = ["funds", "Chad", "Niger", *[""] * 20, "words that stand nowhere", "!"]
    assert "these words are not in the document" in review("m", "n", *fields, "q")
    assert "funds" not in {relation for relation, _, _ in relations()}


def test_giving_up_adds_nothing(folder: Path) -> None:
    review("a", "q")
    before = (folder / "news.statements.yaml").read_bytes()
    assert "Nothing was added." in review("m", "n", "!", "q")
    assert (folder / "news.statements.yaml").read_bytes() == before


def test_one_goes_back_and_forth_and_out(folder: Path) -> None:
    shown = review("a", "m", "s", "b", "b", "m", "q")
    assert shown.count("── nothing read, 1 of 2") == 3 and shown.count("── nothing read, 2 of 2") == 1
    assert shown.count("── end of news") == 2


def test_where_something_was_read_of_all_that_is_said(folder: Path) -> None:
    (folder / "news.txt").write_text(READ, "utf-8")
    assert "of every sentence that names two actors or more something was read" in review("a", "m", "q")


def test_an_article_of_which_nothing_was_read_can_be_written_down(folder: Path) -> None:
    (folder / "news.txt").write_text(UNREAD, "utf-8")
    assert run("review", "news.txt", stdin="q\n").exit_code == 4
    assert "2 accepted" in review(
        "m", "n", "cooperatesWith", "Chad", "Niger", ".", "n", "cooperatesWith", "Chad", "Libya", ".", "q"
    )
    assert relations() == [("cooperatesWith", "Chad", "Niger"), ("cooperatesWith", "Chad", "Libya")]
    assert "2 accepted" in review("q")
