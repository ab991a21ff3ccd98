"""`kg extract --llm`, from the options to the exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from llm.model_server import Asked, ModelServer, Sent, answer, chosen, statement

from kg.cli.app import app

TEXT = "Israel struck Hezbollah. Qatar kept in step with Iran.\n"


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "article.txt"
    path.write_text(TEXT, "utf-8")
    return path


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["extract", *arguments], input=stdin, prog_name="kg")


def options(server: ModelServer) -> list[str]:
    return ["--llm", "--llm-url", server.url, "--llm-model", "test-model"]


def contact(asked: Asked) -> Sent:
    subject, target = chosen(asked.number("Qatar"), "Qatar"), chosen(asked.number("Iran"), "Iran")
    quote = "Qatar kept in step with Iran"
    sound = statement(quote, "kept in step", "linkedTo", subject, target)
    return answer(sound, sound | {"quote": "Qatar loves Iran \x1b[31m"})


def test_statements_of_both_readers_and_a_report(server: ModelServer, article: Path) -> None:
    server.does(contact)
    result = run("article.txt", "--format", "jsonl", *options(server))
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [(r["subject"], r["relation"], r["object"], r["extractor"].split("/")[0].split()[0]) for r in records] == [
        ("Israel", "attacked", "Hezbollah", "rules"), ("Qatar", "linkedTo", "Iran", "llm"),
    ]  # fmt: skip
    assert records[1]["extractor"] == "llm/test-model@0.1" and records[1]["score"] == 0.5
    lines = result.stderr.splitlines()
    assert lines[0].startswith(f"llm: the text goes to {server.url.removesuffix('/v1')} (model test-model)")
    assert "1 statements only of the model, 0 agree with the rules, 0 differ" in lines[1]
    assert lines[2] == (
        "llm: article: statement 2 of the answer, passage at 0: the quote is not in the text: Qatar loves Iran [31m"
    )
    assert lines[3] == (
        "llm: 1 calls, 0 of them repeated; 0 answers from the cache; tokens as the endpoint reports them: 100 asked, "
        "10 answered"
    )
    assert lines[4] == "llm: refused 1 times: the quote is not in the text"


def test_a_second_run_is_free_and_gives_the_same_bytes(server: ModelServer, article: Path) -> None:
    server.does(contact)
    first = run("article.txt", "-o", "first.yaml", *options(server))
    second = run("article.txt", "-o", "second.yaml", *options(server))
    assert (first.exit_code, second.exit_code, len(server.asked)) == (0, 0, 1)
    assert Path("first.yaml").read_bytes() == Path("second.yaml").read_bytes()
    assert "llm: 0 calls, 0 of them repeated; 1 answers from the cache" in second.stderr


def test_a_draft_is_read_back(server: ModelServer, article: Path) -> None:
    server.does(contact)
    assert run("article.txt", "-o", "article.statements.yaml", *options(server)).exit_code == 0
    built = CliRunner().invoke(app, ["build", "article.txt", "-o", "out"])
    assert built.exit_code == 0, built.stderr


def test_standard_input_and_the_environment(
    server: ModelServer, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARLEY_LLM_URL", server.url)
    monkeypatch.setenv("PARLEY_LLM_MODEL", "other-model")
    monkeypatch.setenv("PARLEY_LLM_KEY", "sk-environment")
    server.does(contact)
    assert run("-", "--llm", stdin=TEXT).exit_code == 0
    assert server.asked[0].headers["Authorization"] == "Bearer sk-environment"
    assert server.asked[0].body["model"] == "other-model"
    assert run("article.txt").exit_code == 0
    assert len(server.asked) == 1, "without --llm nobody is asked, whatever the environment says"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--llm"], "--llm needs --llm-url and --llm-model"),
        (["--llm", "--llm-url", "http://localhost"], "--llm needs --llm-url and --llm-model"),
        (["--llm-url", "http://localhost"], "--llm-url is given without --llm"),
        (["--llm-calls", "3"], "--llm-calls is given without --llm"),
        (["--llm", "--llm-timeout", "0"], "--llm-timeout"),
        (["--llm", "--llm-calls", "0"], "--llm-calls"),
    ],
)
def test_usage(article: Path, arguments: list[str], words: str) -> None:
    result = run("article.txt", *arguments)
    assert result.exit_code == 2 and words in result.stderr


def test_where_the_model_fails_the_rules_remain(server: ModelServer, article: Path) -> None:
    (article.parent / "second.txt").write_text("Iran struck Israel.\n", "utf-8")
    server.does(Sent(status=401))
    result = run("article.txt", "second.txt", "--format", "jsonl", *options(server))
    assert result.exit_code == 1
    assert [json.loads(line)["subject"] for line in result.stdout.splitlines()] == ["Israel", "Iran"]
    assert "error: article: the model has not read it, so its statements are the rules' alone: " in result.stderr
    assert "error: second: " in result.stderr and "Traceback" not in result.stderr
    assert len(server.asked) == 1, "an endpoint that refuses us is not asked again"


def test_a_failing_model_takes_nothing_from_a_file_of_records(server: ModelServer, article: Path) -> None:
    server.does(contact)
    assert run("article.txt", "-o", "kept.jsonl", *options(server)).exit_code == 0
    before = Path("kept.jsonl").read_bytes()
    article.write_text(article.read_text("utf-8") + "Iran struck Israel.\n", "utf-8")
    server.does(Sent(status=401))
    result = run("article.txt", "-o", "kept.jsonl", *options(server))
    assert (result.exit_code, Path("kept.jsonl").read_bytes()) == (1, before)
    assert "error: kept.jsonl is left as it was" in result.stderr
    assert run("article.txt", "-o", "new.jsonl", *options(server)).exit_code == 1
    assert "Israel" in Path("new.jsonl").read_text("utf-8"), (
        "where nothing can be lost, the rules' statements are written"
    )


def test_a_bad_document_costs_no_other(server: ModelServer, article: Path) -> None:
    (article.parent / "second.txt").write_text("Iran struck Israel.\n", "utf-8")
    server.does(Sent(status=413), answer())
    result = run("article.txt", "second.txt", "--format", "jsonl", *options(server))
    assert result.exit_code == 1 and len(server.asked) == 2
    assert "error: article: " in result.stderr and "error: second: " not in result.stderr


def test_an_address_that_cannot_be_used(article: Path) -> None:
    result = run("article.txt", "--llm", "--llm-url", "ftp://h", "--llm-model", "m")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "does not begin with http:// or https://" in result.stderr


def test_a_truncated_answer_is_asked_for_in_halves(server: ModelServer, article: Path) -> None:
    truncated = answer()
    assert isinstance(truncated.body, dict)
    truncated.body["choices"][0]["finish_reason"] = "length"
    server.does(truncated, answer(), contact)
    result = run("article.txt", "--format", "jsonl", *options(server))
    assert result.exit_code == 0
    assert [asked.article for asked in server.asked] == [
        TEXT.strip(), "Israel struck Hezbollah.", "Qatar kept in step with Iran.",
    ]  # fmt: skip
    assert '"linkedTo"' in result.stdout


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"statements": 7}', '{"statements": [7, null, "x", [], {"relation": "attacked"}]}', "true"],
)
def test_answers_that_are_nothing(server: ModelServer, article: Path, content: str) -> None:
    from llm.model_server import completion

    server.does(completion(content))
    result = run("article.txt", "--format", "jsonl", *options(server))
    assert result.exit_code in (0, 1) and "Traceback" not in result.stderr
    assert [json.loads(line)["extractor"].split()[0] for line in result.stdout.splitlines()] == ["rules"]
    assert "the model's answer is not what was asked for" in result.stderr or "refused" in result.stderr


@pytest.mark.parametrize("wrap", ["```json\n{}\n```", "<think>Qatar … {}</think>\n{}", "\n  {}  \n"])
def test_answers_in_wrappings(server: ModelServer, article: Path, wrap: str) -> None:
    from llm.model_server import completion

    def wrapped(asked: Asked) -> Sent:
        sent = contact(asked).body
        assert isinstance(sent, dict)
        text = sent["choices"][0]["message"]["content"]
        head, _, tail = wrap.rpartition("{}")
        return completion(f"{head}{text}{tail}")

    server.does(wrapped)
    assert '"linkedTo"' in run("article.txt", "--format", "jsonl", *options(server)).stdout


def test_the_hash_seed_changes_nothing(server: ModelServer, article: Path, cache: Path) -> None:
    server.does(contact)
    outputs = set()
    for seed in ("0", "1", "2"):
        done = subprocess.run(
            [sys.executable, "-m", "kg", "extract", "article.txt", "--format", "jsonl", *options(server)],
            capture_output=True, check=True, env={"PYTHONHASHSEED": seed, "PARLEY_CACHE": str(cache), "PATH": ""},
        )  # fmt: skip
        outputs.add(done.stdout)
    assert len(outputs) == 1 and len(server.asked) == 1


def test_nothing_of_it_is_imported_unless_it_is_asked_for(article: Path) -> None:
    code = (
        "import sys\nfrom kg.cli.app import app\n"
        "try:\n    app(['extract', 'article.txt', '--format', 'jsonl'], prog_name='kg')\nexcept SystemExit:\n    pass\n"
        "print([m for m in sys.modules if 'extraction.llm' in m or m in ('http.client', 'ssl')], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.startswith('{"id"') and done.stderr.splitlines()[-1] == "[]"
