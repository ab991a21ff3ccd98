"""The 104 facts of facts.tsv, each against its statements, field by field.

Three tables are compared: facts.tsv, in its own wording; crosswalk.wording.yaml, which says what that wording is in the
ontology's terms; and crosswalk.tsv, which gives the terms of every statement of every fact. Neither of the crosswalk's
files was made from the statement files, so that a mistake in those is found here.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from kg.actors import packaged_lexicon
from kg.model import Figure, Statement
from kg.reading import read_document
from kg.resources import seed_files
from kg.review import StatementFile, read_statement_file

HERE = Path(__file__).parent
DOCUMENTS = {"000": "000_worst_hit", "004": "004_four_thousand_deaths"}
# That the truce holds is read from a later line than the one that tells of it.
OTHER_LINES = {"A25b": {16}}


def table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


FACTS = {row["id"]: row for row in table("facts.tsv")}
CROSSWALK = {row["key"]: row for row in table("crosswalk.tsv")}
WORDING = yaml.safe_load((HERE / "crosswalk.wording.yaml").read_text(encoding="utf-8"))
KEYS_OF = defaultdict(list)
for _key in CROSSWALK:
    KEYS_OF[_key[:3]].append(_key)

each_fact = pytest.mark.parametrize("fact", sorted(FACTS))


@dataclass(frozen=True)
class Seeds:
    files: dict[str, StatementFile]
    statements: dict[str, Statement]


@cache
def seeds() -> Seeds:
    files, statements = {}, {}
    for path in seed_files():
        document = read_document(path)
        read = read_statement_file(path.with_name(f"{path.stem}.statements.yaml"), document, packaged_lexicon())
        by_id = {statement.id: statement for statement in read.account.statements}
        files[document.id] = read
        statements |= {key: by_id[identity] for key, identity in read.keys.items()}
    return Seeds(files, statements)


def lines_of(fact: str) -> set[int]:
    return {int(line) for line in FACTS[fact]["line"].split(",")}


def fields_of(statement: Statement) -> dict[str, str]:
    """The statement in the columns of crosswalk.tsv."""
    names = (
        "subject", "relation", "object", "time", "aspect", "modality", "speech_act", "stance", "channel", "claimant",
        "origin", "event", "agreement", "status", "place",
    )  # fmt: skip
    return {name: getattr(statement, name) or "" for name in names} | {
        "parties": ";".join(statement.parties),
        "sign": str(statement.sign),
        "figure": figure_of(statement.figure),
        "inferred": " ".join(statement.inferred),
    }


def figure_of(figure: Figure | None) -> str:
    if figure is None:
        return ""
    numbers = ["." if value is None else f"{value:g}" for value in (figure.minimum, figure.maximum)]
    return ";".join([figure.measure, figure.population or ".", figure.side or ".", *numbers, figure.comparator])


def test_the_tables_are_whole():
    assert len(FACTS) == 104
    assert [fact for fact in FACTS if fact not in CROSSWALK] == []
    assert [key for key in CROSSWALK if key[:3] not in FACTS] == []
    counts = {name: sum(row["doc"] == name for row in FACTS.values()) for name in DOCUMENTS}
    assert counts == {"000": 52, "004": 52}


def test_the_facts_are_those_that_the_graph_must_hold(checkout):
    given = checkout.parent / "shared" / "seeds" / "facts.tsv"
    if not given.is_file():
        pytest.skip("the folder `shared` with the given facts is not beside this checkout")
    assert (HERE / "facts.tsv").read_bytes() == given.read_bytes()


@each_fact
def test_every_field_of_every_statement(fact):
    for key in KEYS_OF[fact]:
        expected = {name: value for name, value in CROSSWALK[key].items() if name != "key"}
        assert fields_of(seeds().statements[key]) == expected, key


@each_fact
def test_the_statements_stand_in_the_right_document_and_lines(fact):
    stated = set()
    for key in KEYS_OF[fact]:
        statement = seeds().statements[key]
        document = seeds().files[statement.document].account.document
        assert statement.document == DOCUMENTS[FACTS[fact]["doc"]]
        sentences = document.sentences_of(statement.quote)
        assert len(sentences) == 1, "a quote stands in one sentence"
        assert statement.quote.section == "body"
        assert set(sentences[0].lines) == set(statement.quote.lines) != set()
        assert set(statement.quote.lines) <= OTHER_LINES.get(key, lines_of(fact))
        stated |= set(statement.quote.lines)
    assert lines_of(fact) <= stated


@each_fact
def test_relation_and_sign_are_what_the_wording_means(fact):
    row, statement = FACTS[fact], seeds().statements[fact]
    relations = WORDING["relation"][row["relation"]]
    assert statement.relation in ([relations] if isinstance(relations, str) else relations)
    assert statement.sign == WORDING["sign"]["but"].get(fact, WORDING["sign"][row["sign"]])
    assert statement.stance == WORDING["stance"].get(row["kind"], "affirms")


@each_fact
def test_modality_and_speech_act_are_what_the_wording_means(fact):
    statement = seeds().statements[fact]
    modality, *acts = WORDING["modality"][FACTS[fact]["modality"]]
    assert statement.modality == WORDING["modality"]["but"].get(fact, modality)
    assert statement.speech_act in acts


@each_fact
def test_time_is_no_more_precise_than_the_wording(fact):
    statement = seeds().statements[fact]
    wording = WORDING["when"]
    assert [statement.time, statement.aspect] == wording["but"].get(fact, wording[FACTS[fact]["when"]])
    if "context" in FACTS[fact]["when"] or "inferred" in FACTS[fact]["when"]:
        assert "time" in statement.inferred


@each_fact
def test_claimant_and_channel_are_what_the_wording_means(fact):
    statement = seeds().statements[fact]
    assert [statement.claimant, statement.channel] == WORDING["said by"][FACTS[fact]["said by"]]


@each_fact
def test_whom_the_fact_names_the_statements_name(fact):
    known = {actor.name: actor for read in seeds().files.values() for actor in read.account.actors}
    named = {name for key in KEYS_OF[fact] for name in seeds().statements[key].names}
    named |= {known[name].acts_for for name in named}
    for column in ("subject", "object"):
        for part in (FACTS[fact][column], *FACTS[fact][column].split(", ")):
            name = WORDING["names"].get(part, part)
            assert name not in known or name in named, (column, part)


def test_no_wording_is_left_over():
    for column in ("relation", "modality", "when", "said by"):
        used = {row[column] for row in FACTS.values()}
        assert sorted(set(WORDING[column]) - used - {"but", "6,000 to 6,500"}) == []


@pytest.mark.parametrize(
    ("key", "as_stated", "low", "high", "comparator"),
    [
        ("H01", "4,000", 4000, 4000, "exact"),
        ("A05", "more than 600", 600, None, "over"),
        ("A05b", "more than 600", 600, None, "over"),
        ("A07", "6,000 to 6,500", 6000, 6500, "range"),
        ("A21b", "11", 11, 11, "exact"),
        ("A49", "casualties", None, None, "unstated"),
        ("B01", "around 4,000", 4000, 4000, "about"),
        ("B02", "more than 20,000", 20000, None, "over"),
        ("B16", "6,000–6,500", 6000, 6500, "range"),
        ("B27", "at least 685", 685, None, "at least"),
        ("B28b", "16", 16, 16, "exact"),
        ("B33", "over 200", 200, None, "over"),
        ("B34", "58", 58, 58, "exact"),
        ("B35", "at least 10", 10, None, "at least"),
        ("B35b", "nine", 9, 9, "exact"),
        ("B45", "444", 444, 444, "exact"),
    ],
)
def test_figures_have_the_numbers_of_the_text(key, as_stated, low, high, comparator):
    statement = seeds().statements[key]
    figure = statement.figure
    assert (figure.as_stated, figure.minimum, figure.maximum, figure.comparator) == (as_stated, low, high, comparator)
    assert as_stated in statement.quote.exact


def test_nothing_that_is_not_yet_so_is_told_as_a_fact():
    not_actual = {
        key: statement.modality for key, statement in seeds().statements.items() if statement.modality != "actual"
    }
    assert not_actual == {
        "A12": "forecast", "A12b": "forecast", "A42": "forecast", "A52": "forecast", "B40": "forecast",
        "A20": "demanded", "A41": "demanded", "A35": "expected", "A40": "planned", "B21b": "planned",
        "A43": "possible", "A44": "possible", "A26b": "counterfactual",
    }  # fmt: skip


def test_nobody_is_said_to_have_killed_the_leader_of_the_ttp():
    about = {key: one.relation for key, one in seeds().statements.items() if "Noor Wali Mehsud" in one.names}
    assert about == {"A22b": "targeted", "A23": "leads"}


def test_what_only_a_part_did_is_not_said_of_the_whole():
    assert seeds().statements["B51"].subject == "many in Pakistan's establishment"
    assert seeds().statements["B41"].subject == "elements within Pakistan's security establishment"
    relations = {one.relation for one in seeds().statements.values() if one.subject == "Pakistan"}
    assert relations.isdisjoint({"welcomed", "distinguishes"})
