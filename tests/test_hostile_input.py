"""What a hostile or careless user can put in: each is refused in one line, costs only itself, or does no harm."""

from __future__ import annotations

import csv
import io
import os
import select
import signal
import subprocess
import sys
import unicodedata
from pathlib import Path

import pyoxigraph as ox
import pytest
from documents import articles
from tables import folder_bytes, ged, write_table

import kg
from kg.actors import packaged_lexicon, slug
from kg.cli.options import PathType
from kg.cli.reviewing import run_review
from kg.datasets import find_mapping
from kg.errors import InputError, OutputError, QueryError, ReadingError, StoreError
from kg.export.files import finish_writing, write_files
from kg.pipeline import read_accounts
from kg.pipeline.care import back_up
from kg.pipeline.ingest import ingest_file
from kg.pipeline.run import build_folder
from kg.reading import read_documents
from kg.scratch import scratch
from kg.store import Store, check_query
from kg.store.guard import MAX_PARTS

# Queries

SERVICE_IN_DISGUISE = [
    "?x ?y ?o.SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }",
    "?x ?y 5.SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }",
    "?x ?y 5SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }",
    "?x ?y 5e3SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }",
    "?x ?y true.SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }",
    "?x ?y trueSERVICE <http://127.0.0.1:9/> { ?a ?b ?c }",
    '?x ?y "x"@en.SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }',
    "?x ?y kg:.SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }",
    "{} SERVICESILENT<http://127.0.0.1:9/>{ ?a ?b ?c }",
    "SERVICEe:x { ?a ?b ?c }",
    "SERVICE:x { ?a ?b ?c }",
    "?x <http://e/\\u0041#> ?y SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }",
    "?x ?y ?z FILTER(?x<1)SERVICE#>\n?s{ ?a ?b ?c }",
]


@pytest.mark.parametrize("pattern", SERVICE_IN_DISGUISE)
def test_a_query_cannot_reach_the_network_in_disguise(pattern: str) -> None:
    """The engine needs no space around a keyword: all of these were parsed as a SERVICE, and some were sent."""
    with pytest.raises(QueryError, match="SERVICE is refused"):
        check_query(f"PREFIX e: <http://127.0.0.1:9/> PREFIX : <http://127.0.0.1:9/> SELECT * {{ {pattern} }}")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?service ?p actor:inter-services-intelligence . ?x kg:a.service ?load }",
        'SELECT * { ?x ?y <http://e.org/service/(a)> , \'SERVICE\', """a \\""" SERVICE""" } # SERVICE',
        "SELECT * { VALUES ?x { " + "1.5 " * 5000 + "} }",
        "SELECT * { VALUES (?x ?y) { " + "(1 2) " * 5000 + "} }",
    ],
)
def test_a_harmless_query_passes(text: str) -> None:
    assert check_query(text) == text
    Store.memory().select(text)


TOO_MUCH = {
    "minus": "SELECT * { FILTER(1" + "-1" * 20_000 + " > 0) }",
    "and": "SELECT * { FILTER(true" + " && true" * 20_000 + ") }",
    "not": "SELECT * { FILTER(" + "!#\n" * 20_000 + "true) }",
    "union": "SELECT * { {?a ?b ?c}" + " UNION {?a ?b ?c}" * 20_000 + " }",
    "bind": "SELECT * { " + " ".join(f"BIND({n} AS ?x{n})" for n in range(5_000)) + " }",
    "triples": "SELECT * { " + "?a ?b ?c ." * 20_000 + " }",
    "objects": "SELECT * { ?a ?b ?c" + ",?c" * 20_000 + " }",
    "collection": "SELECT * { ?a ?b (" + "1 " * 20_000 + ") }",
    "selected": "SELECT " + " ".join(f"(1 AS ?x{n})" for n in range(20_000)) + " { ?a ?b ?c }",
    "described": "DESCRIBE " + "<e:x> " * 20_000,
    "having": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c } HAVING " + "(1=1) " * 20_000,
    "triples in triples": "SELECT * { " + "<< " * 20_000 + "?a ?b ?c" + " >> ?b ?c" * 20_000 + " }",
    "less than": "SELECT * { FILTER(?a<" + "(" * 5_000 + "1" + ")" * 5_000 + "&&?b>0) }",
}


@pytest.mark.parametrize("text", TOO_MUCH.values(), ids=TOO_MUCH)
def test_a_query_cannot_end_the_process(text: str) -> None:
    """Each of these overran the engine's stack, which no exception handler survives."""
    with pytest.raises(QueryError, match=r"of too many parts|nested too deeply"):
        check_query(text)


def test_what_is_just_allowed_does_not_end_the_process() -> None:
    chain = " && ".join(["true"] * (MAX_PARTS // 3 - 5))
    assert Store.memory().select(f"SELECT (COUNT(*) AS ?n) {{ FILTER({chain}) }}").rows == ((1,),)


@pytest.mark.parametrize("text", ['SELECT * { ?a ?b "open }', "SELECT * { ?a ?b '''open' }", '\\"' * 200_000])
def test_a_string_that_is_not_closed(text: str) -> None:
    with pytest.raises(QueryError, match="line 1: a string is not closed"):
        check_query(text)


# Files and their names


def test_links_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "one.txt").symlink_to("two.txt")
    (tmp_path / "two.txt").symlink_to("one.txt")
    with pytest.raises(ReadingError, match=r"one\.txt: the file cannot be read"):
        list(read_documents([tmp_path / "one.txt"]))


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="the file cannot be read"):
        list(read_documents([tmp_path / ("x" * 300 + ".txt")]))


def test_a_name_that_leaves_no_room_for_decisions_beside_it(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 240 + ".txt")
    path.write_text("Pakistan attacked India in 2020.", "utf-8")
    assert [account.document.id for account in read_accounts([path])] == ["x" * 240]


def test_names_that_differ_only_in_their_unicode_form_are_two_documents(tmp_path: Path) -> None:
    """The second one was left out without a word."""
    for form, year in (("NFC", 2020), ("NFD", 2021)):
        name = unicodedata.normalize(form, "Ärger") + ".txt"
        (tmp_path / name).write_text(f"Pakistan attacked India in {year}.", "utf-8")
    if len(list(tmp_path.iterdir())) == 1:
        pytest.skip("this file system keeps one form of a name")
    documents = [document for _, document in read_documents([tmp_path])]
    assert sorted(document.text[-5:] for document in documents) == ["2020.", "2021."]
    assert len({document.id for document in documents}) == 2


def test_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"\xff.txt")).write_text("Pakistan attacked India in 2020.", "utf-8")
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    built = build_folder([tmp_path], tmp_path / "out")
    assert [document.id for document in built.graph.documents] == ["\\xff"]
    assert kg.open(tmp_path / "out").quads() == built.graph.quads()


@pytest.mark.parametrize("kind", ["folder", "link to nowhere", "pipe"])
def test_what_stands_for_decisions_and_is_no_file_is_told(tmp_path: Path, kind: str) -> None:
    """It was taken for an absence, and the extraction for what a person had reviewed."""
    (tmp_path / "news.txt").write_text("Pakistan attacked India in 2020.", "utf-8")
    companion = tmp_path / "news.statements.yaml"
    {
        "folder": companion.mkdir,
        "link to nowhere": lambda: companion.symlink_to("x"),
        "pipe": lambda: os.mkfifo(companion),
    }[kind]()
    with pytest.raises(InputError, match=r"news\.statements\.yaml: this is not a file"):
        kg.build(tmp_path / "news.txt")


def test_a_lexicon_that_never_ends(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "names.tsv")
    with pytest.raises(InputError, match="this is not a file"):
        packaged_lexicon().with_file(tmp_path / "names.tsv")
    (tmp_path / "big.tsv").write_bytes(b"name\ttype\n" + b"x" * 20_000_000)
    with pytest.raises(InputError, match="larger than 20 MB"):
        packaged_lexicon().with_file(tmp_path / "big.tsv")


def test_a_report_is_text_whatever_a_document_is_called(tmp_path: Path) -> None:
    (tmp_path / "[l](http:e)`a`\\|\x1b[31m\u202e.txt").write_text("Pakistan attacked India in 2020.", "utf-8")
    build_folder([tmp_path], tmp_path / "out")
    report = (tmp_path / "out/report.md").read_text("utf-8")
    assert "| \\[l\\](http:e)\\`a\\`\\\\\\|�\\[31m� |" in report


@pytest.mark.parametrize(
    ("front", "words"),
    [
        ('title: "\\ud800"', "line 2: title holds half a character"),
        ("date: 2025\ndate: 2024", "line 3: 'date' stands twice"),
    ],
)
def test_front_matter_that_cannot_be_meant(tmp_path: Path, front: str, words: str) -> None:
    (tmp_path / "a.md").write_text(f"---\n{front}\n---\nPakistan attacked India.\n", "utf-8")
    with pytest.raises(ReadingError, match=words):
        list(read_documents([tmp_path / "a.md"]))


def test_front_matter_cannot_steer_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text('---\ntitle: "\\e[31mRed \\u202eNews"\n---\nPakistan attacked India.\n', "utf-8")
    ((_, document),) = read_documents([tmp_path / "a.md"])
    assert document.title == "[31mRed News"


def test_a_name_that_imitates_anothers_hash_has_another_iri() -> None:
    imitation = " ".join(word.capitalize() for word in slug("q1x").split("-"))
    assert (slug("q1x"), imitation) == ("q1x-fa717db4efca2045", "Q1x Fa717db4efca2045")
    assert slug(imitation) != slug("q1x")


# Graphs


@pytest.fixture(scope="module")
def founding() -> list[str]:
    return [f"{quad} ." for quad in kg.build().quads()]


@pytest.mark.parametrize(
    "predicate", ["ns#section", "rdf-schema#label", "ns#note", "oa#start", "ns#relation", "rdf-syntax-ns#type"]
)
@pytest.mark.parametrize("value", [None, "<<( <a:a> <a:b> <a:c> )>>", '"\\u0000\\u001B[31m"', "_:b"])
def test_a_graph_that_somebody_edited_opens_or_says_why_not(
    founding: list[str], tmp_path: Path, predicate: str, value: str | None
) -> None:
    lines = []
    for line in founding:
        subject, verb, _ = line.split(" ", 2)
        if "/graph/document~" in line and verb.endswith(f"{predicate}>"):
            if value is not None:
                lines.append(f"{subject} {verb} {value} {line.rsplit(' ', 2)[1]} .")
        else:
            lines.append(line)
    path = tmp_path / "graph.nq"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    try:
        opened = kg.open(path)
    except StoreError as problem:
        assert str(problem)
    else:
        assert opened.quads()


@pytest.mark.parametrize("name", ["graph.nq", "graph.trig"])
def test_triples_deep_in_each_other_do_not_end_the_process(tmp_path: Path, name: str) -> None:
    """The engine reads a hundred thousand, and dies when it forgets them again."""
    deep = "<e:s> <e:p> " + "<<( <e:a> <e:b> " * 100_000 + "<e:c>" + " )>>" * 100_000
    (tmp_path / name).write_text(f"{deep} <e:g> .\n" if name.endswith("nq") else f"<e:g> {{ {deep} . }}\n", "utf-8")
    for opened in (kg.open, lambda path: Store.load(path, ox.RdfFormat.from_extension(path.suffix[1:]))):
        with pytest.raises(StoreError, match=f"{name}: triples stand more than 100 deep in each other"):
            opened(tmp_path / name)


def test_brackets_in_texts_are_no_triples(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text(
        '<e:s> <e:p> "' + "<< x " * 500 + '\\"<<" <e:g> . # <<' + "<<" * 500 + "\n", "utf-8"
    )
    assert len(list(Store.load(tmp_path / "graph.nq", ox.RdfFormat.N_QUADS).quads())) == 1


@pytest.mark.parametrize("kind", ["pipe", "device", "deep"])
def test_a_note_that_is_none_is_passed_over(tmp_path: Path, kind: str) -> None:
    """A pipe in its place was waited for without end."""
    ready = tmp_path / ".parley-outputs.ready"
    if kind == "pipe":
        os.mkfifo(ready)
    elif kind == "device":
        ready.symlink_to("/dev/zero")
    else:
        ready.write_text("[" * 100_000)
    if kind == "deep":
        write_files(tmp_path, {"a": b"new"})
        assert [path.name for path in tmp_path.iterdir()] == ["a"]
    else:
        with pytest.raises(OutputError, match="this is not a file"):
            write_files(tmp_path, {"a": b"new"})
        assert not (tmp_path / "a").exists()


@pytest.mark.parametrize(
    "arguments", [["query", "p.rq"], ["restore", "p.rq", "--verify"], ["build", "--lexicon", "p.rq"]]
)
def test_nothing_waits_for_a_pipe(tmp_path: Path, arguments: list[str]) -> None:
    os.mkfifo(tmp_path / "p.rq")
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 1
    assert b"this is not a file" in done.stderr


def test_a_class_that_is_none(founding: list[str], tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text("\n".join(founding).replace("ns#MilitantGroup>", "ns#Militia>"), "utf-8")
    with pytest.raises(StoreError, match="is of no class of the ontology"):
        kg.open(tmp_path / "graph.nq")


@pytest.mark.parametrize("name", ["nowhere", "nowhere.nq", "."])
def test_no_graph_under_that_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError, match=r"no such file or folder|no graph here"):
        kg.open(tmp_path / name)


# Outputs


def test_a_link_in_place_of_a_part_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "victim").write_text("precious")
    (tmp_path / ".a.part").symlink_to("victim")
    write_files(tmp_path, {"a": b"new"})
    assert (tmp_path / "victim").read_text() == "precious"
    assert (tmp_path / "a").read_bytes() == b"new"
    assert not (tmp_path / "a").is_symlink()


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_file_is_never_replaced(tmp_path: Path, kind: str) -> None:
    """`-o /dev/null`, as the superuser, would have put a file in its place."""
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "b").mkdir() if kind == "folder" else os.mkfifo(tmp_path / "b")
    with pytest.raises(OutputError, match="b: this is not a file"):
        write_files(tmp_path, {"a": b"new", "b": b"new"}, carried=("a", "b"))
    assert (tmp_path / "a").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def killed_before_b(monkeypatch: pytest.MonkeyPatch, folder: Path, contents: dict[str, bytes]) -> None:
    """A run that writes ``contents`` and is killed when ``b`` is to be renamed."""
    real = Path.replace

    def killed(self: Path, target: Path) -> Path:
        if target.name == "b":
            raise KeyboardInterrupt
        return real(self, target)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Path, "replace", killed)
        write_files(folder, contents, carried=tuple(contents))


def test_a_run_that_was_killed_between_two_renames_is_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, {"a": b"old", "b": b"old"})
    killed_before_b(monkeypatch, tmp_path, {"a": b"new", "b": b"new"})
    assert (tmp_path / "b").read_bytes() == b"old"
    finish_writing(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"new", "b": b"new"}


def test_a_list_of_outputs_cannot_lead_out_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "victim").write_text("precious")
    (tmp_path / "out/.parley-outputs.ready").write_text('["../victim", 5, "", ".."]')
    finish_writing(tmp_path / "out")
    assert (tmp_path / "victim").read_text() == "precious"
    assert list((tmp_path / "out").iterdir()) == []


def test_a_name_below_the_folder_is_written_with_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, {"tables/t/a": b"old", "b": b"old"})
    killed_before_b(monkeypatch, tmp_path, {"tables/t/a": b"new", "b": b"new"})
    finish_writing(tmp_path)
    assert ((tmp_path / "tables/t/a").read_bytes(), (tmp_path / "b").read_bytes()) == (b"new", b"new")


def test_a_list_of_outputs_cannot_lead_out_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "else").mkdir()
    (tmp_path / "else/victim").write_text("precious")
    (tmp_path / "else/.victim.part").write_text("evil")
    (tmp_path / "out/tables").symlink_to("../else")
    (tmp_path / "out/.parley-outputs.ready").write_text('["tables/victim"]')
    finish_writing(tmp_path / "out")
    assert (tmp_path / "else/victim").read_text() == "precious"


def test_what_a_killed_run_left_goes_with_the_next(tmp_path: Path) -> None:
    left = tmp_path / ".parley-x-left"
    left.mkdir()
    (left / "large").write_text("x")
    with scratch(tmp_path, ".parley-x-") as first, scratch(tmp_path, ".parley-x-") as second:
        assert first.is_dir()
        assert second.is_dir()
        assert sorted(tmp_path.iterdir()) == sorted([first, second])
    assert list(tmp_path.iterdir()) == []


WRITER = """
import sys
from pathlib import Path
from kg.export.files import write_files
for _ in range(15):
    write_files(Path(sys.argv[1]), {name: sys.argv[2].encode() * 400_000 for name in "abcd"}, carried="abcd")
"""


def test_a_clock_that_was_set_back_between_two_runs_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that the first run wrote and read is a hundred years newer than what the second one does."""
    first, second = write_table(tmp_path / "a.csv", ged({})), write_table(tmp_path / "b.csv", ged({"best": "7"}, {}))
    news, mapping = articles(tmp_path / "in", 3), find_mapping("ucdp-ged")
    for out in (tmp_path / "here", tmp_path / "there"):
        (news / "a002.txt").write_text("Rwanda backs the M23, the United Nations said.", encoding="utf-8")
        build_folder([news], out)
        ingest_file(mapping, first, out)
        if out.name == "there":
            for path in tmp_path.rglob("*"):
                os.utime(path, (4_900_000_000, 4_900_000_000))
            monkeypatch.setattr("time.time", lambda: 1.0)
        (news / "a002.txt").write_text("Rwanda denied that it backs the M23.", encoding="utf-8")
        build_folder([news], out)
        ingest_file(mapping, second, out)
        back_up(out, out.with_suffix(".backup"))
    assert folder_bytes(tmp_path / "here") == folder_bytes(tmp_path / "there")
    assert (tmp_path / "here.backup").read_bytes() == (tmp_path / "there.backup").read_bytes()
    assert "denied that it backs" in (tmp_path / "there/graph.nq").read_text("utf-8")


def test_two_runs_into_one_folder_take_turns(tmp_path: Path) -> None:
    """They failed on each other's parts, and left files of both."""
    runs = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), mark]) for mark in "12"]
    assert [run.wait(120) for run in runs] == [0, 0]
    assert sorted(path.name for path in tmp_path.iterdir()) == list("abcd")
    assert len({path.read_bytes() for path in tmp_path.iterdir()}) == 1


# The command line


def run(
    *arguments: str, redirect: str = "", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    command = ["sh", "-c", f'"$@" {redirect}', "sh", sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, capture_output=True, cwd=cwd, env={**os.environ, **environment}, check=False)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_data_leaves_in_utf8_whatever_the_locale(encoding: str) -> None:
    done = run("query", "SELECT ?x { VALUES ?x { 'Türkiye → Ağrı' } }", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stdout.decode("utf-8")) == (0, "x\nTürkiye → Ağrı\n")


@pytest.mark.parametrize(("redirect", "code"), [(">&-", 0), ("2>&-", 0), ("<&- >&- 2>&-", 0), (">/dev/full", 1)])
def test_streams_that_are_closed_or_full(redirect: str, code: int) -> None:
    if "full" in redirect and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    done = run("query", "SELECT ?x { VALUES ?x { 1 } }", redirect=redirect)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert done.stdout == (b"x\n1\n" if redirect == "2>&-" else b"")
    if "full" in redirect:
        assert done.stderr.decode().endswith(
            "error: standard output: cannot be written (No space left on device). Make room there.\n"
        )


def test_a_message_cannot_steer_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a\n\x1b]0;x\x07\u202e.txt").write_bytes(b"\x00")
    done = run("build", ".", "-o", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.decode("utf-8").splitlines() == [
        r"error: a\n\x1b]0;x\x07\u202e.txt: this is not a text: byte 0 is NUL. "
        "Give the text of the article; if the file is UTF-16, save it as UTF-8."
    ]


def test_an_answer_holds_no_formula() -> None:
    done = run("query", "SELECT ?x { VALUES ?x { '=cmd()' '@a' -5 'a\\r\\nb' <http://e.org/x> } }")
    cells = [row[0] for row in csv.reader(io.StringIO(done.stdout.decode("utf-8"), newline=""))]
    assert cells == ["x", "'=cmd()", "'@a", "-5", "a\r\nb", "http://e.org/x"]


_KILLED = pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with the one that started it")


@pytest.mark.parametrize(
    "how", [signal.SIGINT, pytest.param(signal.SIGTERM, marks=_KILLED), pytest.param(signal.SIGKILL, marks=_KILLED)]
)
def test_a_query_without_end_can_be_ended_and_leaves_no_process(tmp_path: Path, how: signal.Signals) -> None:
    """The engine kept the process from ever seeing Ctrl-C; then the process that answers outlived it."""
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    # In an empty folder, where no graph was built: the note then tells when the query begins.
    query = subprocess.Popen([sys.executable, "-m", "kg", "query", endless], stderr=subprocess.PIPE, cwd=tmp_path)
    assert query.stderr is not None
    try:
        assert select.select([query.stderr], [], [], 120)[0], "no note"
        assert b"founding graph" in query.stderr.readline()
        with pytest.raises(subprocess.TimeoutExpired):
            query.wait(3)
        query.send_signal(how)
        query.communicate(timeout=120)  # to the end of the stream, which whoever is left would hold open
        assert query.returncode in (-how, 128 + how)
    finally:
        query.kill()
        query.wait()
        query.stderr.close()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system has no users as Unix has")
def test_a_file_that_may_not_be_read_is_told_of_where_it_is_read(tmp_path: Path) -> None:
    """Not as a mistake in the command line: of several files it costs itself only."""
    assert PathType(path_type=Path).readable is False
    closed = tmp_path / "closed.txt"
    closed.write_text("Text.", encoding="utf-8")
    closed.chmod(0)
    (tmp_path / "a.txt").write_text("Pakistan attacked the TTP.\n", encoding="utf-8")
    if os.access(closed, os.R_OK):
        return  # this user may read everything
    done = run("build", "closed.txt", "a.txt", "-o", "out", cwd=tmp_path)
    assert done.returncode == 1 and b"closed.txt: reading is not permitted" in done.stderr
    assert (tmp_path / "out" / "graph.nq").is_file()


def test_an_interrupt_before_the_command_has_begun_is_told_as_any_other(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "class Interrupts:\n"
        "    def find_spec(self, name, *rest):\n"
        "        if name == 'kg.cli.app':\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupts())\n"
        "from kg.cli import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stderr) == (130, b"interrupted\n")


@pytest.mark.parametrize(
    "text", ["DELETE WHERE { ?a ?b ?c }", "# all\nPREFIX e: <http://e.org/>\ninsert data { e:a e:b e:c }"]
)
def test_an_update_is_refused_as_one(text: str) -> None:
    with pytest.raises(QueryError, match="is refused: a query only reads"):
        Store.memory().select(text)


def test_where_nothing_can_be_written_the_error_names_the_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = Path.open

    def refused(path: Path, mode: str = "r", *rest: int, **more: str) -> object:
        if mode == "xb":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, mode, *rest, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(OutputError) as caught:
        write_files(tmp_path, {"map.svg": b"<svg/>"}, remedy="move")
    assert str(caught.value) == f"{tmp_path / 'map.svg'}: cannot be written (Permission denied). Move."
    (tmp_path / "news.txt").write_text("Pakistan attacked the TTP.\n", encoding="utf-8")
    assert run_review([tmp_path / "news.txt"], None) == 1
    assert "copy the article into one that is" in capsys.readouterr().err
