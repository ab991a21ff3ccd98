"""The command line: what goes to stdout and stderr, exit codes, formats, and messages for people."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from kg.cli.app import app
from kg.cli.deadline import within
from kg.errors import QueryError

DIGEST = "Alpha attacked Beta in 2025. Alpha denied it.\n"
REVIEWED = """document: news
complete: true
actors:
  - {name: Alpha, type: State}
  - {name: "=Beta", type: State, aliases: [The [bold]Betans]}
statements:
  - {relation: attacked, subject: Alpha, object: "=Beta", time: "2025", quote: Alpha attacked Beta in 2025.}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.txt").write_text(DIGEST, "utf-8")
    (tmp_path / "news.statements.yaml").write_text(
        REVIEWED.replace("[The [bold]Betans]", '["The [bold]Betans"]'), "utf-8"
    )
    return tmp_path


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin, prog_name="kg")


@pytest.fixture
def built(folder: Path) -> Path:
    assert run("build", "news.txt").exit_code == 0
    return folder


def test_a_build_names_what_a_bad_file_takes_out_of_the_graph(folder: Path) -> None:
    (folder / "more.txt").write_text("Chad attacked Sudan.", "utf-8")
    assert run("build", "news.txt", "more.txt", "-o", "out").exit_code == 0
    (folder / "more.txt").write_bytes(b"\0")
    result = run("build", "news.txt", "more.txt", "-o", "out")
    assert result.exit_code == 1
    said = "error: out: what cannot be used would take out of the graph that is here 1 document: 'more'; so it stays"
    assert said in result.stderr
    assert "error: more.txt: " in result.stderr
    result = run("build", "news.txt", "more.txt", "-o", "out", "--force")
    assert result.exit_code == 1
    assert "1 document of the graph that was there is not in this one: 'more'. Mend" in result.stderr
    assert "not in this one" not in run("build", "news.txt", "more.txt", "-o", "out").stderr


def test_a_lost_quote_takes_no_decision_out_of_the_graph_that_is_there(folder: Path) -> None:
    (folder / "news.statements.yaml").unlink()
    (folder / "news.txt").write_text("Chad attacked Sudan.\n", "utf-8")
    assert run("extract", "news.txt", "-o", "news.statements.yaml").exit_code == 0
    draft = folder / "news.statements.yaml"
    draft.write_text(draft.read_text("utf-8").replace("decision:\n", "decision: accepted\n", 1), "utf-8")
    assert run("build", "news.txt", "-o", "out").exit_code == 0
    before = (folder / "out/graph.nq").read_bytes()
    words = re.search('quote: "(.*)"', draft.read_text("utf-8"))
    assert words is not None
    draft.write_text(draft.read_text("utf-8").replace(words[1], "Nobody said this.", 1), "utf-8")
    result = run("build", "news.txt", "-o", "out")
    assert result.exit_code == 1
    assert (
        "out of the graph that is here 1 statement that a person has decided on; so it stays as it was" in result.stderr
    )
    assert "error: news.statements.yaml, line " in result.stderr
    assert (folder / "out/graph.nq").read_bytes() == before
    assert run("build", "news.txt", "-o", "new").exit_code == 1
    assert (folder / "new/graph.nq").is_file()


def commands(group: click.Group, *path: str) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for name, command in sorted(group.commands.items()):
        found += commands(command, *path, name) if isinstance(command, click.Group) else [(*path, name)]
    return found


@pytest.mark.parametrize("path", commands(app), ids=" ".join)  # type: ignore[arg-type] # a RootGroup is a Group
def test_every_command_and_option_has_help_and_an_example(path: tuple[str, ...]) -> None:
    command: click.Command = app
    for name in path:
        assert isinstance(command, click.Group)
        command = command.commands[name]
    assert command.help and command.epilog and "Example" in command.epilog
    assert all(option.help for option in command.params if isinstance(option, click.Option))
    result = run(*path, "--help")
    assert result.exit_code == 0 and "Example" in result.stdout


FRENCH = (
    "Le gouvernement a condamné la milice dans un communiqué publié par le ministère. Les forces de la capitale ont "
    "attaqué la ville du nord avec des chars et des avions pour la reprendre, et les combats ont duré toute la nuit.\n"
)


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ([FRENCH], "nothing was read: the document is in another language than English"),
        ([FRENCH, f"Selon les autorités, {FRENCH}"], "nothing was read: all 2 documents are in another language"),
        (["The weather was fine.\n"], "no statements found"),
    ],
)
def test_a_build_without_a_statement_says_why(folder: Path, texts: list[str], words: str) -> None:
    (folder / "said").mkdir()
    for number, text in enumerate(texts):
        (folder / "said" / f"{number}.txt").write_text(text, encoding="utf-8")
    for arguments in (["build", "said", "-o", "out"], ["extract", "said"]):
        result = run(*arguments)
        assert result.exit_code == 4
        assert words in result.stderr
    assert (folder / "out" / "graph.nq").is_file()


def test_build_prints_files_to_stdout_and_the_rest_to_stderr(folder: Path) -> None:
    result = run("build", "news.txt", "-o", "out")
    assert result.exit_code == 0
    assert result.stdout.split() == [f"out/{name}" for name in ("graph.nq", "graph.trig", "explorer.html", "report.md")]
    assert "1 document, 1 statement about" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["build", "missing.txt"], 1, "missing.txt"),
        (["query", "nothing-like-it"], 1, "no query"),
        (["query", "actors", "x=1"], 1, "unknown parameter 'x'"),
        (["query", "actors", "x"], 1, "Write name=value"),
        (["query", "SELECT * {"], 1, "not valid SPARQL"),
        (["query", "missing.rq"], 1, "no such file"),
        (["query", "actors", "--view", "nope"], 1, "unknown view"),
        (["query", "actors", "--at", "2025-02-30"], 1, "not a date that exists"),
        (["query", "actors", "--at", "2025-02-30"], 1, "Write year, month and day of a day that exists"),
        (["query", "agreement-status", "at=2025-02-31"], 1, "parameter at: '2025-02-31' is not a date that exists"),
        (["query", "agreement-status", "at=2025-02-31"], 1, "Write year, month and day"),
        (["query", "agreement-status", "at=2025"], 1, "parameter at: '2025' is not a full date"),
        (["query", "losses", "from=2025-11-01", "to=2025-10-01"], 1, "ends before it begins"),
        (["query", "agreement-status", "at=2025-01-01", "at=2025-01-02"], 1, "'at' is given twice"),
        (["query", "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"], 1, "there is no graph <file:///etc/passwd>"),
        (["query", "CONSTRUCT WHERE { ?s ?p ?o }"], 1, "Use SELECT or ASK"),
        (["rows", "Pakistan", "--time", "2009-02-31"], 1, "not a date that exists"),
        (["rows", "Pakistan", "--time", "foo"], 1, "Write a time of ties as the graph has it: 2009, 2009-05"),
        (["analyze", "agreements", "--at", "2025-02-31"], 1, "Write year, month and day"),
        (["analyze", "series", "--from", "2025-02-31"], 1, "Write year, month and day"),
        (["diff", "--known", "2025-02-31", "2025-03-01"], 1, "Write year, month and day"),
        (["query", "actors", "--format", "xml"], 2, "no format 'xml': use table, csv, json"),
        (["query", "actors", "-g", "nowhere"], 1, "nowhere"),
        (["analyze", "allies", "Gamma"], 1, "no actor 'Gamma'"),
        (["analyze", "paths", "Alpha", "=Beta", "--longest", "99"], 2, "--longest"),
        (["nonsense"], 2, "No such command"),
        (["build", "--nonsense"], 2, "No such option"),
        (["export", "html", "--preset", "nope"], 1, "nope"),
        (["build", "news.txt", "-o", "news.txt"], 1, "news.txt: a file has this name, where a folder is needed"),
        (["export", "html", "-o", "parley-out"], 1, "parley-out: a folder has this name, where a file is needed"),
        (["restore", "parley-out", "--verify"], 1, "parley-out: a folder has this name, where a file is needed"),
        (["build", "news.txt", "--originals", "nowhere"], 1, "nowhere: there is no such folder"),
    ],
)
def test_errors_name_what_is_wrong(built: Path, arguments: list[str], code: int, words: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_a_link_that_leads_nowhere_is_called_one(built: Path) -> None:
    Path("dangling").symlink_to("nowhere-at-all")
    result = run("build", "news.txt", "-o", "dangling")
    assert result.exit_code == 1
    assert "dangling: this link leads nowhere, where a folder is needed" in result.stderr


def test_a_query_by_text_as_csv_and_json(built: Path) -> None:
    text = "SELECT ?a WHERE { ?a kg:attacked ?b }"
    assert run("query", text).stdout == "a\nactor:alpha\n".replace("actor:alpha", _iri("alpha"))
    found = json.loads(run("query", text, "--format", "json").stdout)
    assert found["results"]["bindings"] == [{"a": {"type": "uri", "value": _iri("alpha")}}]
    assert "actor:alpha" in run("query", text, "--format", "table").stdout


def _iri(slug: str) -> str:
    from kg.vocabulary import namespaces

    return namespaces().node("actor") + slug


def test_an_empty_graph_is_said_to_be_empty(folder: Path) -> None:
    (folder / "plain.txt").write_text("Nothing happened.\n", "utf-8")
    assert run("build", "plain.txt").exit_code == 4
    found = run("query", "statuses")
    assert (found.exit_code, found.stderr) == (
        4,
        "note: nothing answers this query: the graph is empty, it holds no claim\n",
    )


def test_a_statement_file_beside_two_documents_of_a_name_says_of_which_it_is(folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text("Kenya attacked Uganda in 2025.\n", "utf-8")
    (folder / "in" / "a.md").write_text("# News\n\nEthiopia attacked Eritrea in 2025.\n", "utf-8")
    decisions = folder / "in" / "a.statements.yaml"
    assert run("extract", "in/a.txt", "-o", str(decisions)).exit_code == 0
    alone = decisions.read_text("utf-8")
    assert run("build", "in/a.txt").exit_code == 0
    for arguments in (["build", "in"], ["extract", "in/a.md", "-o", str(decisions)]):
        refused = run(*arguments)
        assert refused.exit_code == 1
        assert "a.statements.yaml: a.md and a.txt lie beside it, and it does not tell of which it is" in refused.stderr
    assert decisions.read_text("utf-8") == alone
    digest = hashlib.sha256((folder / "in" / "a.txt").read_bytes()).hexdigest()[:8]
    decisions.write_text(alone.replace("document: a\n", f"document: a-{digest}\n"), "utf-8")
    built = run("build", "in")
    assert built.exit_code == 0
    assert "a.statements.yaml: it is of another document than a.md, which is read without it" in built.stderr
    assert "2 documents, 2 statements" in built.stderr
    assert run("build", "in/a.txt").exit_code == 0
    other = run("extract", "in/a.md", "-o", str(decisions))
    assert (other.exit_code, "of another document than a.md" in other.stderr) == (1, True)
    assert run("extract", "in/a.txt", "-o", str(decisions)).exit_code == 0


def test_a_query_from_a_file(built: Path) -> None:
    for name, data, told in (
        ("broken", b"SELECT ?x WHERE { ?x kg:foo", r"broken\.rq, line 1, column \d+: not valid SPARQL"),
        ("name", b"statuses", r"name\.rq, line 1, column \d+: not valid SPARQL"),
        ("none", b" \n", r"none\.rq: the file is empty\. Give a file of SPARQL"),
        ("binary", b"\x00\xff\x01", r"binary\.rq: this is no text, but binary data\. Give a file of SPARQL"),
        ("latin", b"SELECT '\xe9'", r"latin\.rq, line 1: .* not UTF-8"),
    ):
        (built / f"{name}.rq").write_bytes(data)
        found = run("query", f"{name}.rq")
        assert found.exit_code == 1
        assert re.search(told, found.stderr), found.stderr
    (built / "folder.rq").mkdir()
    assert "folder.rq: the file cannot be read (Is a directory). Give a file" in run("query", "folder.rq").stderr
    (built / "mine.rq").write_text("SELECT ?q { ?c kg:quote/oa:exact ?q }", "utf-8")
    assert run("query", "mine.rq").stdout == "q\nAlpha attacked Beta in 2025.\n"


def test_nothing_matched_is_exit_code_4(built: Path) -> None:
    result = run("query", "SELECT ?a WHERE { ?a kg:arms ?b }")
    assert result.exit_code == 4
    assert "nothing in the graph answers" in result.stderr
    assert run("analyze", "allies", "Alpha").exit_code == 4
    assert "which was asked with actor=" in run("query", "allies").stderr
    assert "which was asked with" not in run("query", "allies", "actor=Alpha").stderr


def test_an_answer_says_with_which_values_it_was_asked_that_nobody_gave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # the founding graph, for whose actors the queries' own values are
    told = "the query was asked with object=TTP: another value can be given as object=…"
    assert told in run("query", "status-of", "subject=Afghan Taliban").stderr
    assert "asked with" not in run("query", "status-of", "subject=Afghan Taliban", "object=TTP").stderr


def test_a_misspelt_term_is_told_where_nothing_matched(built: Path) -> None:
    result = run("query", "SELECT ?a WHERE { ?a kg:hostilTo actor:alhpa, ?b }")
    assert result.exit_code == 4
    assert "nothing is called kg:hostilTo. Did you mean hostileTo" in result.stderr
    assert "nothing is called actor:alhpa. Did you mean alpha" in result.stderr
    assert "nothing is called" not in run("query", "SELECT ?a WHERE { ?a kg:arms actor:alpha }").stderr


def test_the_named_queries_are_listed_and_shown(built: Path) -> None:
    listed = run("query")
    assert listed.exit_code == 0 and listed.stdout.startswith("name,title,parameters\n")
    shown = run("query", "actors", "--show").stdout
    assert "PREFIX kg: <" in shown and "SELECT" in shown


def test_analyses_carry_their_passages(built: Path) -> None:
    found = run("analyze", "adversaries", "Alpha").stdout
    assert "Alpha — attacked → =Beta" in found and "“Alpha attacked Beta in 2025.”" in found


def test_no_cell_is_a_formula(built: Path) -> None:
    assert "\n'=Beta," in run("analyze", "adversaries", "Alpha").stdout


def test_a_table_takes_nothing_for_markup(built: Path) -> None:
    result = run("query", "SELECT ?x { ?a kg:alias ?x }", "--format", "table")
    assert "The [bold]Betans" in result.stdout


def test_export(built: Path) -> None:
    assert run("export", "nq").stdout == (built / "parley-out/graph.nq").read_text("utf-8")
    assert run("export", "trig").stdout == (built / "parley-out/graph.trig").read_text("utf-8")
    assert json.loads(run("export", "jsonld").stdout)
    assert run("export", "store", "-o", "s").stdout == "s\n"
    assert run("export", "nq", "-g", "s").stdout == (built / "parley-out/graph.nq").read_text("utf-8")
    assert run("export", "html", "--preset", "hostilities", "-o", "map.html").stdout == "map.html\n"
    assert (built / "map.html").read_text("utf-8").startswith("<!doctype html>")


def test_check_is_silent_on_a_sound_graph(built: Path) -> None:
    result = run("check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "0 findings" in result.stderr


@pytest.mark.parametrize("command", ["check", "doctor"])
def test_what_is_examined_is_named_as_to_all_other_commands_or_as_an_argument(command: str, built: Path) -> None:
    shutil.copytree(built / "parley-out", built / "other", dirs_exist_ok=True)
    with (built / "other/graph.nq").open("a", encoding="utf-8") as file:
        kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/parley/ns#Claim>"
        file.write(f"<https://w3id.org/parley/id/claim/x> {kind} <https://w3id.org/parley/id/graph/document/x> .\n")
    by_option, by_place, by_default = run(command, "-g", "other"), run(command, "other"), run(command)
    assert (by_option.exit_code, by_option.output) == (by_place.exit_code, by_place.output)
    assert (by_option.exit_code, by_default.exit_code) == (3, 0)
    twice = run(command, "other", "-g", "other")
    assert twice.exit_code == 2
    assert "give one" in twice.stderr


def test_extract_prints_the_statement_record() -> None:
    text = "Pakistan accused India of backing the rebels. On 8 October 2025 Pakistan attacked India.\n"
    result = run("extract", "-", "--format", "jsonl", stdin=text)
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert records
    for record in records:
        assert text[record["start"] : record["end"]] == record["quote"]
        assert record["document"] == "stdin"
        assert list(record)[:6] == ["id", "document", "relation", "event", "subject", "subject_type"]


def test_extract_prints_a_table_in_words() -> None:
    text = "The M23 signed a ceasefire with Kinshasa in Doha. Kinshasa accuses Rwanda of arming the group."
    records = [
        {line[:8].strip(): line[9:].strip() for line in record.splitlines()}
        for record in run("extract", "-", "--format", "table", stdin=text).stdout.strip().split("\n\n")
    ]
    congo = "Democratic Republic of the Congo"
    signed, accused, armed = records
    # Who signs together stands together, and what was read from context is named.
    assert (signed["subject"], signed["relation"]) == (f"{congo} and M23", "party to")
    assert signed["object"] == f"Ceasefire between {congo} and M23"
    assert (accused["subject"], accused["relation"], accused["object"]) == (congo, "accuses", "Rwanda")
    assert accused["content"] == "arming the group"
    assert (armed["relation"], armed["said by"], armed["inferred"]) == ("arms", f"{congo} affirms", "object")
    assert "inferred" not in signed


def test_a_table_says_whose_own_words_a_release_is() -> None:
    text = (
        "Ministry of Foreign Affairs of Kenya\nPress release, 4 June 2025\n\n"
        "Al-Shabaab attacked a police post in Mandera. Somalia said that al-Shabaab had attacked Kismayo.\n"
    )
    shown = run("extract", "-", "--format", "table", stdin=text).stdout
    assert "Kenya (whose text it is) affirms" in shown
    assert "Somalia affirms" in shown
    assert "the text affirms" not in shown


def test_extract_prints_no_table_of_nothing_and_figures_without_gaps() -> None:
    nothing = run("extract", "-", "--format", "table", stdin="It rained in the valley all day, and nobody came.")
    assert (nothing.exit_code, nothing.stdout) == (4, "")
    assert "no statements found" in nothing.stderr
    figure = run("extract", "-", "--format", "table", stdin="An attack by Hamas in Israel left three dead.")
    assert " three killed " in figure.stdout


def test_extract_tells_of_the_bad_file_and_gives_the_rest(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"\xff\xfe\x00")
    result = run("extract", "news.txt", "bad.txt", "--format", "jsonl")
    assert result.exit_code == 1
    assert "bad.txt" in result.stderr


def test_a_draft_can_be_built_from(folder: Path) -> None:
    (folder / "report.txt").write_text("On 8 October 2025 Pakistan attacked India.\n", "utf-8")
    result = run("extract", "report.txt", "-o", "report.statements.yaml")
    assert result.exit_code == 0, result.stderr
    assert run("build", "report.txt").exit_code == 0


def test_a_draft_never_goes_over_its_document(folder: Path) -> None:
    result = run("extract", "news.txt", "-o", "./news.txt")
    assert result.exit_code == 1
    assert "this is the document itself" in result.stderr
    assert (folder / "news.txt").read_text("utf-8") == DIGEST


@pytest.mark.parametrize("form", ["yaml", "jsonl"])
def test_what_was_written_stays_where_nothing_can_be_read(folder: Path, form: str) -> None:
    before = (folder / "news.statements.yaml").read_bytes()
    result = run("extract", "nwes.txt", "-o", "news.statements.yaml", "--format", form)
    assert result.exit_code == 1
    assert ("says YAML, and --format says" if form == "jsonl" else "no such file") in result.stderr
    assert (folder / "news.statements.yaml").read_bytes() == before
    assert run("extract", "nwes.txt", "-o", f"new.{form}", "--format", form).exit_code == 1
    assert not (folder / f"new.{form}").exists()


def test_a_draft_of_a_folder_is_looked_for_beside_its_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "report.txt").write_text("On 8 October 2025 Pakistan attacked India.\n", "utf-8")
    (tmp_path / "inbox" / "letter.docx").write_bytes(b"PK\x03\x04")
    result = run("extract", "inbox", "-o", "mine.yaml")
    assert f"look for {Path('inbox', 'report.statements.yaml')}, not for mine.yaml" in result.stderr
    assert "1 file of other kinds passed over (letter.docx)" in result.stderr


def test_no_alias_found_is_said(folder: Path) -> None:
    (folder / "plain.txt").write_text("On 8 October 2025 Pakistan attacked India.\n", "utf-8")
    result = run("aliases", "plain.txt")
    assert result.exit_code == 4
    assert "in the documents is like another" in result.stderr


def test_a_picture_whose_name_says_another_format_is_told(built: Path) -> None:
    assert "map.png holds SVG, whatever" in run("export", "svg", "-o", "map.png").stderr
    assert "ties.gexf holds GRAPHML, whatever" in run("export", "graphml", "-o", "ties.gexf").stderr
    assert "a picture in" not in run("export", "svg", "-o", "map.svg").stderr


def test_the_reader_of_a_pipe_may_go(built: Path) -> None:
    command = f"{sys.executable} -m kg export nq | head -1"
    result = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False)
    assert result.stdout.count("\n") == 1
    assert "Traceback" not in result.stderr and "Error" not in result.stderr


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from kg.cli.app import app; print(sorted({m.split('.')[0] for m in sys.modules}))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=dict(os.environ)
    ).stdout
    for module in ("rdflib", "networkx", "pyvis", "pandas", "numpy", "pyoxigraph", "yaml", "rich"):
        assert f"'{module}'" not in loaded


def test_without_a_graph_here_it_is_the_founding_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("query", "SELECT ?d { ?d a kg:Document } ORDER BY ?d")
    assert len(result.stdout.splitlines()) == 3
    assert "founding graph" in result.stderr


def test_an_article_in_which_nothing_is_found_says_so(folder: Path) -> None:
    Path("calm.txt").write_text("The weather was fine in the capital.\n", encoding="utf-8")
    result = run("extract", "calm.txt")
    assert (result.exit_code, result.stdout) == (4, "")
    assert "no statements found" in result.stderr
    result = run("build", "calm.txt", "-o", "calm")
    assert result.exit_code == 4
    assert "0 statements about 0 things\nnote: no statements found" in result.stderr


_ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.mark.usefixtures("built")
def test_a_query_is_ended_when_its_time_is_over() -> None:
    result = run("query", _ENDLESS, "--timeout", "0.3")
    assert result.exit_code == 1
    assert "the query: took longer than 0.3 seconds, and was ended. Ask for less" in result.stderr
    assert not result.stdout
    assert not multiprocessing.active_children()


@pytest.mark.usefixtures("built")
def test_a_query_within_its_time_answers_as_one_without() -> None:
    unknown, broken = "SELECT ?x WHERE { ?x kg:atacked ?y }", "SELECT ?x WHERE {"
    for query in (["actors"], ["adversaries", "actor=Beta"], ["adversaries", "actor=B"], [unknown], ["none"], [broken]):
        plain, timed = (run("query", *query, *more) for more in ([], ["--timeout", "60"]))
        assert (timed.exit_code, timed.stdout, timed.stderr) == (plain.exit_code, plain.stdout, plain.stderr)


def test_a_query_has_a_time_of_its_own() -> None:
    (timeout,) = (option for option in app.commands["query"].params if option.name == "timeout")
    assert timeout.default == 300


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "inf", "1e9", "x"])
def test_a_time_that_is_none_is_usage(seconds: str) -> None:
    for command in (["query", "actors"], ["serve"]):
        assert run(*command, "--timeout", seconds).exit_code == 2


def test_the_death_of_the_process_that_asks_is_told() -> None:
    with pytest.raises(QueryError, match="has died"):
        within(60, lambda: os.kill(os.getpid(), signal.SIGKILL), name="the query")


def test_an_empty_path_is_none(folder: Path) -> None:
    for arguments in (
        ["build", ""],
        ["extract", ""],
        ["extract", "news.txt", "--shards", ""],
        ["query", "allies", "-g", ""],
    ):
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == 2
        assert "path is empty" in result.output


def test_a_table_is_written_to_no_file_and_an_ending_says_the_format(folder: Path) -> None:
    source, out = folder / "a.txt", folder / "made.jsonl"
    source.write_text("Turkey bombed the PKK on Monday.", encoding="utf-8")
    result = CliRunner().invoke(app, ["extract", str(source), "-o", str(out), "--format", "table"])
    assert result.exit_code == 1
    assert not out.exists()
    assert CliRunner().invoke(app, ["extract", str(source), "-o", str(out)]).exit_code == 0
    assert json.loads(out.read_text(encoding="utf-8").splitlines()[0])["relation"] == "attacked"


@pytest.mark.parametrize(
    ("name", "form", "said"),
    [
        (
            "a.statements.yaml",
            "jsonl",
            "says YAML, and --format says lines of JSON. Name a file such as NAME.jsonl, or",
        ),
        ("a.yml", "jsonl", "or choose --format yaml."),
        ("a.ndjson", "yaml", "says lines of JSON, and --format says YAML. Name a file such as NAME.statements.yaml"),
        ("a.json", None, "statements are not written as json. Name a file such as NAME.statements.yaml or NAME.jsonl."),
        ("a.csv", "jsonl", "statements are not written as csv"),
        ("a.nq", None, "or build a graph with `kg build`."),
        ("a.graphml", None, "statements are not written as graphml"),
        ("a.json", "jsonl", None),
        ("a.draft", "yaml", None),
    ],
)
def test_what_is_extracted_is_what_the_name_of_the_file_says(
    folder: Path, name: str, form: str | None, said: str | None
) -> None:
    """Lines of JSON were written into a file named .yaml."""
    (folder / "one.txt").write_text("Turkey bombed the PKK on Monday.", encoding="utf-8")
    result = run("extract", "one.txt", "-o", name, *(["--format", form] if form else []))
    assert result.exit_code == (0 if said is None else 1)
    assert (folder / name).exists() == (said is None)
    assert said is None or said in result.stderr


def test_the_prefixes_that_are_declared_are_those_that_the_readme_names(folder: Path) -> None:
    from kg.vocabulary.namespaces import EXTERNAL

    text = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
    told = text.partition("**Ask in SPARQL.**")[2].partition("such as")[0]
    named = set(re.findall(r"`(\w+):`", told))
    assert named == {*EXTERNAL, "kg", "actor"}
    result = run("query", "SELECT ?x WHERE { ?x prov:wasDerivedFrom ?y }")
    assert (
        "the prefix prov: is not declared. Write `PREFIX prov: <…>` before the query; declared are act" in result.stderr
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["extract"], 2),
        (["extract", "news.txt", "--format", "foo"], 2),
        (["extract", "news.txt", "--nonsense"], 2),
        (["extract", ""], 2),
        (["review"], 2),
        (["review", "--nonsense", "news.txt"], 2),
        (["review", ""], 2),
        (["nonsense"], 2),
        (["extract", "missing.txt"], 1),
        (["extract", "news.txt", "--lexicon", "missing.tsv"], 1),
        (["extract", "news.txt", "-o", "news.txt"], 1),
        (["review", "missing.txt"], 1),
        (["review", "."], 1),
        (["review", "news.txt", "--lexicon", "missing.tsv"], 1),
        (["build", "missing.txt"], 1),
        (["extract", "quiet.txt"], 4),
        (["review", "quiet.txt"], 4),
    ],
)
def test_wrong_usage_and_bad_input_have_exit_codes_of_their_own(folder: Path, arguments: list[str], code: int) -> None:
    (folder / "quiet.txt").write_text("The river was calm.\n", "utf-8")
    assert run(*arguments).exit_code == code
