"""Statement files: what is read from them, what is refused and where, and that what is written reads back the same."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.actors import Entry, Lexicon, fold
from kg.errors import InputError, QuoteError, ReadingError, StatementError, TimeError
from kg.model import Account, Actor, Document, Figure, Link, Mention, Original, Sentence, Statement
from kg.review import dump_statements, load_statements, read_statement_file, with_originals
from kg.vocabulary import vocabulary

TEXT = "Alpha struck Beta in May. Beta says that 12 soldiers died. Gamma, a group, was there. Beta was there."
ENDS = (25, 58, 85, len(TEXT))
SENTENCES = tuple(
    Sentence(start, end, lines=(number,))
    for number, (start, end) in enumerate(zip((0, 26, 59, 86), ENDS, strict=True), start=1)
)
DOCUMENT = Document("war", TEXT, SENTENCES, origin="The Herald")
LEXICON = Lexicon(
    {
        actor.name: Entry(actor)
        for actor in (
            Actor("Alpha", "State", ("Republic of Alpha",)),
            Actor("Beta", "State"),
            Actor("Beta's army", "StateOrgan", acts_for="Beta"),
        )
    }
)
STRIKE = """\
  - key: A
    relation: attacked
    event: Strike
    subject: Alpha
    object: Beta
    quote: Alpha struck Beta in May.
"""
HEAD = "document: war\nstatements:\n"


@pytest.fixture
def load(tmp_path):
    def loaded(text: str | bytes, document: Document = DOCUMENT) -> Account:
        path = tmp_path / "war.statements.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return load_statements(path, document, LEXICON)

    return loaded


def test_a_statement_with_every_field(load):
    account = load(
        """\
document: war
complete: true
reviewed_by: A. Reader
recorded_at: 2026-11-22
actors:
  - {name: Gamma, type: MilitantGroup, aliases: [the Gamma], acts_for: Delta, codes: ["x:1"]}
  - {name: Delta, type: UmbrellaGroup}
  - {name: Port, type: Place}
mentions:
  - {text: Gamma, within: "Gamma, a group", name: Beta, reading: government}
statements:
  - key: B
    relation: figure
    subject: Beta
    figure: {measure: killed, population: soldiers, side: Beta, min: 12, max: 12, comparator: exact, as_stated: "12"}
    speech_act: claims
    claimant: Beta's army
    via: Gamma
    origin: Beta
    quote: "Beta says that 12 soldiers died."
    mentions: {claimant: Beta}
    links:
      - {kind: follows, target: A}
  - key: A
    relation: attacked
    event: Strike
    subject: REPUBLIC OF ALPHA
    object: Beta
    concerning: [the Gamma]
    content: a port
    stance: questions
    modality: possible
    speech_act: questions
    channel: private
    time: 2025-05
    aspect: ended
    place: Port
    agreement: Truce
    status: violated
    quote: Alpha struck Beta in May.
    start: 0
    end: 25
    mentions: {subject: Alpha, object: [13, 17]}
    inferred: [time, place]
    note: "A remark: with a colon."
    confidence: low
    confidence_reason: Hearsay.
    recorded_at: 2026-11-20
    extractor: rules 1.2
    score: 0.25
"""
    )
    strike = Statement(
        quote=DOCUMENT.quote(0, 25), relation="attacked", subject="Alpha", object="Beta", event="Strike",
        concerning=("Gamma",), content="a port", sign=-1, stance="questions", modality="possible",
        speech_act="questions", channel="private", time="2025-05", aspect="ended", place="Port", agreement="Truce",
        status="violated", mentions=(Mention("subject", "Alpha", 0, 5), Mention("object", "Beta", 13, 17)),
        inferred=("place", "time"), note="A remark: with a colon.", confidence="low", confidence_reason="Hearsay.",
        recorded_at="2026-11-20", extractor="rules 1.2", score=0.25,
    )  # fmt: skip
    count = Statement(
        quote=DOCUMENT.quote(26, 58), relation="figure", subject="Beta", speech_act="claims", claimant="Beta's army",
        figure=Figure("killed", "soldiers", "Beta", 12.0, 12.0, "exact", "12"), via="Gamma", origin="Beta",
        mentions=(Mention("claimant", "Beta's army", 26, 30),), links=(Link("follows", strike.id),),
        recorded_at="2026-11-22",
    )  # fmt: skip
    assert account.statements == (strike, count)
    assert account.statements[0].quote.lines == (1,)
    assert account.mentions == (Mention(None, "Beta", 59, 64, "government"),)
    assert account.actors == (
        Actor("Alpha", "State", ("Republic of Alpha",)),
        Actor("Beta", "State"),
        Actor("Beta's army", "StateOrgan", acts_for="Beta"),
        Actor("Delta", "UmbrellaGroup"),
        Actor("Gamma", "MilitantGroup", ("the Gamma",), "Delta", ("x:1",)),
        Actor("Port", "Place"),
    )


def test_what_stands_beside_the_statements(tmp_path):
    path = tmp_path / "war.statements.yaml"
    path.write_text("document: war\ncomplete: true\nreviewed_by: A. Reader\nstatements:\n" + STRIKE)
    file = read_statement_file(path, DOCUMENT, LEXICON)
    assert (file.complete, file.reviewed_by) == (True, "A. Reader")
    assert file.keys == {"A": file.account.statements[0].id}
    path.write_text(HEAD + STRIKE)
    file = read_statement_file(path, DOCUMENT, LEXICON)
    assert (file.complete, file.reviewed_by) == (False, None)


def test_a_field_that_is_left_out_or_null_is_unknown(load):
    (statement,) = load(HEAD + STRIKE + "    time: null\n    place: ~\n    claimant:\n").statements
    assert (statement.time, statement.place, statement.claimant, statement.channel) == (None, None, None, None)
    assert (statement.stance, statement.modality, statement.speech_act) == ("affirms", "actual", "states")
    assert (statement.extractor, statement.score, statement.recorded_at) == ("person", 1.0, None)


def test_values_keep_the_characters_they_are_written_with(load):
    """No value turns into a date, a number or a truth value: ``2025`` and ``no`` are words."""
    (statement,) = load(HEAD + STRIKE + "    time: 2025\n    content: no\n    note: 010\n").statements
    assert (statement.time, statement.content, statement.note) == ("2025", "no", "010")


def test_the_sign_is_the_relations(load):
    assert load(HEAD + STRIKE).statements[0].sign == vocabulary().relation("attacked").sign == -1


def test_statements_come_in_the_order_of_their_quotes(load):
    later = STRIKE.replace("key: A", "key: B").replace("quote: Alpha struck Beta in May.", "quote: Gamma, a group")
    assert [one.quote.start for one in load(HEAD + later + STRIKE).statements] == [0, 59]


def test_a_day_in_the_front_matter_is_the_day_of_recording_unless_the_file_says_otherwise(load):
    dated = replace(DOCUMENT, recorded="2026-01-10")
    assert load(HEAD + STRIKE, dated).statements[0].recorded_at == "2026-01-10"
    assert load("recorded_at: 2026-01-11\n" + HEAD + STRIKE, dated).statements[0].recorded_at == "2026-01-11"
    assert load(HEAD + STRIKE + "    recorded_at: null\n", dated).statements[0].recorded_at is None


def test_an_actor_of_the_file_goes_before_the_lexicons(load):
    account = load("actors:\n  - {name: Alpha, type: Faction}\n" + HEAD + STRIKE)
    assert [(actor.name, actor.type) for actor in account.actors] == [("Alpha", "Faction"), ("Beta", "State")]


BAD_STATEMENTS = [
    ("relation: attacked", "relation: atacked",
     StatementError, "unknown relation 'atacked'", "did you mean attacked", 4, 15),
    ("event: Strike", "event: Stroke", StatementError, "unknown event class 'Stroke'", "Strike", 5, 12),
    ("event: Strike", "event: Talks",
     StatementError, "the event Talks does not fit the relation attacked: it takes Assault, Attack", "", 5, 12),
    ("event: Strike", "event: Takeover", StatementError, "does not fit the relation attacked", "correct", 5, 12),
    ("relation: attacked", "relation: alliedWith",
     StatementError, "does not fit the relation alliedWith: it takes none", "leave the event out", 5, 12),
    ("event: Strike", "event: State", StatementError, "unknown event class 'State'", "", 5, 12),
    ("subject: Alpha", "subject: Alpa", StatementError, "unknown name 'Alpa'", "did you mean Alpha", 6, 14),
    ("object: Beta", "object: Zzyzx", StatementError, "unknown name 'Zzyzx'", "actors:", 7, 13),
    ("    subject: Alpha\n", "", StatementError, "'subject' is missing", "add `subject: …`", 3, 5),
    ("    quote: Alpha struck Beta in May.\n", "", StatementError, "'quote' is missing", "", 3, 5),
    ("Beta in May.", "Beta in June.", QuoteError, "is not in the text", "character by character", 8, 12),
    ("Alpha struck Beta in May.", "Beta", StatementError, "more than once", "start: 13", 8, 12),
    ("in May.", "in May.\n    start: 3",
     QuoteError, "stands at character 0, not here", "set start to 0 and end to 25", 8, 12),
    ("in May.", "in May.\n    start: -4", StatementError, "'-4' is not a whole number", "", 9, 12),
    ("in May.", "in May.\n    start: 0\n    end: 24",
     StatementError, "cannot run from 0 to 24", "set end to 25", 10, 10),
    ("in May.", "in May.\n    start: one", StatementError, "'one' is not a whole number", "", 9, 12),
    (
        "in May.", "in May.\n    plaice: X\n    sign: 1\n    foo: 2", StatementError,
        "a statement has no field 'plaice', nor 'sign' (line 10), nor 'foo' (line 11)",
        "for 'sign': leave it out: the relation implies it; use key", 9, 5,
    ),
    ("in May.", "in May.\n    sign: -1", StatementError, "the sign is not written", "the relation implies it", 9, 5),
    ("in May.", "in May.\n    tiem: 2025", StatementError, "no field 'tiem'", "did you mean time", 9, 5),
    ("in May.", "in May.\n    time: 2025-02-30", TimeError, "not a date that exists", "", 9, 11),
    ("in May.", "in May.\n    time: 2025/2024", TimeError, "ends before it begins", "swap", 9, 11),
    ("in May.", "in May.\n    time: yesterday", TimeError, "not a date", "", 9, 11),
    ("in May.", "in May.\n    time: [2021..]", StatementError, "time is not a text", "", 9, 11),
    ("in May.", "in May.\n    recorded_at: 2026-11", TimeError, "not a full date", "", 9, 18),
    ("in May.", "in May.\n    stance: denis", StatementError, "unknown stance 'denis'", "did you mean denies", 9, 13),
    ("in May.", "in May.\n    modality: sure", StatementError, "unknown modality 'sure'", "actual", 9, 15),
    ("in May.", "in May.\n    speech_act: demand", StatementError, "unknown speech act 'demand'", "demands", 9, 17),
    ("in May.", "in May.\n    status: in force", StatementError, "a status without an agreement", "", 3, 5),
    ("in May.", "in May.\n    score: 2", StatementError, "not between 0 and 1", "write a number", 9, 12),
    ("in May.", "in May.\n    score: high", StatementError, "'high' is not a number", "", 9, 12),
    ("in May.", "in May.\n    content: '  '", StatementError, "content is empty", "leave the field out", 9, 14),
    ("in May.", "in May.\n    parties: Alpha", StatementError, "parties is not a list", "- …", 9, 14),
    ("in May.", "in May.\n    parties: [Alpha, Omega]", StatementError, "unknown name 'Omega'", "", 9, 14),
    ("in May.", "in May.\n    parties: [[Alpha]]", StatementError, "not a text", "", 9, 14),
    ("in May.", "in May.\n    inferred: [quote]", StatementError, "no field 'quote' could be inferred", "", 9, 15),
    ("in May.", "in May.\n    mentions: {object: Alpha struck}\n    object: null", StatementError, "", "", 10, 5),
    ("in May.", "in May.\n    mentions: {subject: Gamma}", StatementError, "does not stand once", "", 9, 25),
    ("in May.", "in May.\n    mentions: {subject: Alph}", StatementError, "does not stand once", "", 9, 25),
    ("in May.", "in May.\n    mentions: {place: Beta}", StatementError, "the statement has no place", "", 9, 23),
    ("in May.", "in May.\n    mentions: {party: Beta}", StatementError, "no field 'party'", "", 9, 16),
    ("in May.", "in May.\n    mentions: {subject: [1]}", StatementError, "not a span", "", 9, 25),
    ("in May.", "in May.\n    mentions: {subject: [90, 900]}",
     StatementError, "no quote can run from 90 to 900", "correct the numbers, or remove the mention", 9, 25),
    ("in May.", "in May.\n    mentions: [{role: obect, name: Beta, start: 13, end: 17}]",
     StatementError, "unknown role 'obect'", "did you mean object", 9, 23),
    ("in May.", "in May.\n    mentions: [{name: Beta, start: 13, text: Beta, within: struck Beta}]",
     StatementError, "in two ways, or half", "give start and end, or text and within", 9, 16),
    ("in May.", "in May.\n    mentions: {subject: [9, 6]}",
     StatementError, "a name cannot run from 9 to 6", "the smaller number first", 9, 25),
    ("in May.", "in May.\n    links: [{kind: follows, target: B}]",
     StatementError, "no statement has the key 'B'", "", 9, 37),
    ("in May.", "in May.\n    links: [{kind: follows, target: A}]", StatementError, "linked to itself", "", 9, 37),
    ("in May.", "in May.\n    links: [{kind: causes, target: A}]", StatementError, "unknown kind 'causes'", "", 9, 20),
    ("in May.", "in May.\n    links: [{target: A}]", StatementError, "the link has no kind", "", 9, 13),
    ("in May.", "in May.\n    figure: {measure: killed, min: 1, max: 1, comparator: exact, as_stated: '1'}",
     StatementError, "cannot have a figure", "", 3, 5),
    ("relation: attacked\n    event: Strike", "relation: figure", StatementError, "needs a figure", "", 3, 5),
    ("in May.", "in May.\n    figure: {measure: killed, min: 6k, comparator: over, as_stated: 6k}",
     StatementError, "'6k' is not a number", "digits only", 9, 36),
    ("in May.", "in May.\n    figure: {measure: killed, min: 9, max: 3, comparator: range, as_stated: 9 to 3}",
     StatementError, "runs from 9 down to 3", "lower value first", 9, 13),
    ("in May.", "in May.\n    figure: {measure: killed, min: 9, as_stated: '9'}",
     StatementError, "no comparator", "", 9, 13),
    ("in May.", "in May.\n    figure: {measure: killed, min: 9, comparator: around, as_stated: '9'}",
     StatementError, "unknown comparator 'around'", "", 9, 51),
    ("in May.", "in May.\n    quote: again", StatementError, "'quote' stands twice, first on line 8", "", 9, 5),
    ("in May.", "in May.\n    note: !!python/object/apply:os.system [true]",
     StatementError, "the tag", "remove the tag", 9, 11),
    ("in May.", "in May.\n    note: !secret words", StatementError, "the tag '!secret'", "", 9, 11),
    ("in May.", "in May.\n    note: &a words", StatementError, "anchors and aliases", "", 9, 11),
    ("in May.", "in May.\n    note: [unclosed", StatementError, "this is not YAML", "", 10, 1),
    ("in May.", "in May.\n\tnote: words", StatementError, "this is not YAML", "", 9, 1),
]  # fmt: skip


@pytest.mark.parametrize("case", BAD_STATEMENTS, ids=lambda case: case[1].strip() or f"no {case[0].strip()}")
def test_a_bad_statement_is_refused_with_its_place(load, tmp_path, case):
    old, new, error, message, remedy, line, column = case
    assert old in STRIKE
    with pytest.raises(error) as caught:
        load(HEAD + STRIKE.replace(old, new))
    problem = caught.value
    assert message in problem.message
    assert remedy in (problem.remedy or "")
    assert problem.place is not None
    assert problem.place.startswith(f"{tmp_path / 'war.statements.yaml'}, line {line}, column {column}")


BAD_FILES = [
    ("", "the file is empty", ""),
    ("# nothing\n", "the file is empty", ""),
    ("- a list\n", "not a list of names and values", "line 1, column 1"),
    ("just words", "not a list of names and values", "line 1, column 1"),
    ("statements: []\n", "'document' is missing", "line 1, column 1"),
    ("document: peace\nstatements: []\n", "of the document 'peace', not of 'war'", "line 1, column 11"),
    ("document: war\nstatments: []\n", "no field 'statments'", "line 2, column 1"),
    ("document: war\ncomplete: maybe\n", "unknown complete 'maybe'", "line 2, column 11"),
    ("document: war\nstatements: Alpha\n", "statements is not a list", "line 2, column 13"),
    ("document: war\nstatements: [Alpha]\n", "this statement is not a list of names", "line 2, column 14"),
    ("document: war\n---\ndocument: war\n", "a second document", "line 2, column 1"),
    ("document: war\nactors: [{name: Gamma}]\n", "'type' is missing", "line 2, column 10"),
    ("document: war\nactors: [{name: Gamma, type: Militia}]\n", "unknown type 'Militia'", "line 2, column 30"),
    ("document: war\nactors: [{name: Gamma, type: Strike}]\n", "unknown type 'Strike'", "line 2, column 30"),
    ("document: war\nactors: [{name: G, type: State}, {name: G, type: State}]\n",
     "'G' stands twice", "line 2, column 41"),
    ("document: war\nactors: [{name: G, type: State, acts_for: H}]\n", "unknown name 'H'", "line 2, column 43"),
    ("document: war\nmentions: [{text: Beta, within: Beta, name: Beta}]\n", "more than once", "line 2, column 33"),
    ("document: war\nmentions: [{text: Bet, within: Beta was, name: Beta}]\n", "'Bet' does not stand once", "line 2"),
    ("document: war\nmentions: [{text: Beta, within: Beta was, name: Bta}]\n", "unknown name 'Bta'", "line 2"),
    ("document: war\nmentions: [{text: Beta, within: Beta was, name: Beta, reading: town}]\n",
     "unknown reading", "line 2"),
    ("document: war\nmentions: [{start: 5, end: 500, name: Beta}]\n", "no quote can run from 5 to 500", "line 2"),
    ("document: war\nmentions: [{text: Beta, name: Beta}]\n", "'within' is missing", "line 2"),
    ("? [a]\n: b\n", "a name is missing", "line 1, column 3"),
    ("document: *war\n", "anchors and aliases are not read", "line 1, column 11"),
    ("document: war\nstatements: " + "[" * 200_000, "nested too deeply", "line 2, column "),
    ("document: war\nstatements: " + "{a: " * 50_000, "nested too deeply", "line 2"),
    ("- " * 50_000 + "a", "nested too deeply", "line 1"),
    ("document: war\nnote: \x07\n", "this is not YAML", ""),
    (HEAD + STRIKE + STRIKE.replace("key: A", "key: B"), "as the one on line 3", "line 9, column 5"),
    (HEAD + STRIKE + STRIKE.replace("in May.", "in"), "the key 'A' stands twice, first on line 3", "line 9, column 10"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message", "place"), BAD_FILES, ids=range(len(BAD_FILES)))
def test_a_bad_file_is_refused_with_its_place(load, text, message, place):
    with pytest.raises(StatementError) as caught:
        load(text)
    assert message in caught.value.message
    assert "war.statements.yaml" in str(caught.value)
    assert place in str(caught.value)


def test_a_bomb_of_aliases_is_refused_at_once(load):
    levels = "".join(f"{chr(97 + n)}: &{chr(97 + n)} [{', '.join([f'*{chr(96 + n)}'] * 9)}]\n" for n in range(1, 20))
    with pytest.raises(StatementError, match="anchors and aliases are not read"):
        load("document: war\na: &a [x]\n" + levels)


def test_a_file_that_is_not_utf8_is_refused(load):
    with pytest.raises(ReadingError, match="byte at position 10 is not UTF-8"):
        load(b"document: \xff\xfe")


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(ReadingError, match="cannot be read"):
            load_statements(path, DOCUMENT, LEXICON)


def test_a_file_of_50_mb_is_refused(tmp_path):
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(ReadingError, match="larger than 20 MB"):
        load_statements(path, DOCUMENT, LEXICON)


@given(st.binary(max_size=400))
@example(b"\xef\xbb\xbfdocument: war")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_an_account_or_our_own_error(tmp_path, data):
    path = tmp_path / "any.yaml"
    path.write_bytes(data)
    try:
        account = load_statements(path, DOCUMENT, LEXICON)
    except InputError:
        return
    assert account.document is DOCUMENT


yaml_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["key", "relation", "subject", "quote", "figure", "mentions", "links", "time", "start", "kind", "min"]
    ), inner, max_size=5),
    max_leaves=12,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(["document", "complete", "actors", "mentions", "statements"]), yaml_values))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_tree_gives_an_account_or_our_own_error(tmp_path, tree):
    path = tmp_path / "any.yaml"
    path.write_text(yaml.safe_dump({"document": "war"} | tree, allow_unicode=True), encoding="utf-8")
    try:
        load_statements(path, DOCUMENT, LEXICON)
    except InputError as problem:
        assert problem.place


# ---------------------------------------------------------------- writing

words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=12).filter(str.strip)
awkward = st.sampled_from(
    ["null", "~", "no", "True", "a: b", "- a", "#", "'", '"', "\\", "{x}", "[1]", "&a", "*a", "!t", "2025", "1e3",
     " a ", "line\u2028break", "next\x85line", "\ufeffmark", "a\nb", "tab\t", "%", "@", "`", "é", "𝔸", "- ", "?",
     ":", "---", "..."]
)  # fmt: skip
anything = awkward | words
some = st.none() | anything
# Names hold no characters that nobody sees: those are refused, and have a test of their own.
_SHAPELESS = ("Cc", "Cf", "Zl", "Zp")
plain_names = anything.map(lambda text: "".join(c for c in text if unicodedata.category(c) not in _SHAPELESS).strip())
plain_names = plain_names.filter(fold)


@st.composite
def accounts(draw) -> Account:
    """Accounts whose names are all among their actors, as the loader makes them."""
    text = draw(st.lists(words, min_size=2, max_size=6).map(" ".join).filter(lambda text: len(text.strip()) > 1))
    document = Document(draw(words), text, recorded=draw(st.none() | st.just("2026-01-09")))
    names = draw(st.lists(plain_names, min_size=2, max_size=5, unique_by=fold))
    name = st.sampled_from(names)
    span = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda s: s[0] < s[1])
    span = span.filter(lambda s: text[s[0] : s[1]].strip())
    statements = {}
    for _ in range(draw(st.integers(0, 4))):
        start, end = draw(span)
        is_figure = draw(st.booleans())
        low = draw(st.none() | st.integers(0, 10**9).map(float) | st.floats(0, 1e12))
        comparator = "unstated" if low is None else "over"
        figure = Figure(draw(anything), draw(some), draw(st.none() | name), low, None, comparator, draw(anything))
        fields = {
            role: draw(st.none() | name) for role in ("object", "claimant", "via", "origin", "place")
        } | {
            field: draw(some) for field in ("content", "agreement", "note", "confidence_reason")
        }  # fmt: skip
        relation = "figure" if is_figure else draw(st.sampled_from(["attacked", "supports", "seeks"]))
        events = {"attacked": [None, "Strike"], "supports": [None], "seeks": [None], "figure": [None]}
        statement = Statement(
            quote=document.quote(start, end), relation=relation, sign=vocabulary().relation(relation).sign,
            subject=draw(name), figure=figure if is_figure else None, parties=tuple(draw(st.lists(name))),
            concerning=tuple(draw(st.lists(name))), event=draw(st.sampled_from(events[relation])),
            stance=draw(st.sampled_from(["affirms", "denies"])), time=draw(st.sampled_from([None, "2025", "[2021..]"])),
            modality=draw(st.sampled_from(["actual", "planned"])), aspect=draw(st.sampled_from([None, "ended"])),
            recorded_at=draw(st.sampled_from([None, "2026-01-09", "2026-01-10"])), extractor=draw(anything),
            score=draw(st.sampled_from([1.0, 0.1, 0.25, 1e-9])), inferred=tuple(draw(st.sets(st.just("time")))),
            **fields,
        )  # fmt: skip
        roles = st.sampled_from(["subject", "subject", "object", "party", None])
        spans = draw(st.lists(st.tuples(roles, name, span, st.sampled_from([None, "city"])), max_size=3))
        named = [("subject", statement.subject, (start, end), None)] if draw(st.booleans()) else []
        statement = replace(statement, mentions=tuple(Mention(r, n, *s, x) for r, n, s, x in named or spans))
        statements[statement.id] = statement
    ids = sorted(statements)
    if len(ids) > 1:
        statements[ids[0]] = statements[ids[0]].linked((Link("answers", ids[1]), Link("follows", ids[1])))
    ordered = tuple(sorted(statements.values(), key=lambda one: (one.quote.start, one.quote.end, one.id)))
    mentions = [Mention(None, draw(name), *draw(span)) for _ in range(draw(st.integers(0, 2)))]
    used = {used for one in ordered for used in one.names} | {m.name for one in ordered for m in one.mentions}
    used |= {mention.name for mention in mentions}
    actors = tuple(Actor(one, "State", (f"{one} by another name",) * draw(st.integers(0, 1))) for one in sorted(used))
    ordered_mentions = sorted(mentions, key=lambda m: (m.start, m.end, m.name, m.reading or ""))
    return Account(document, ordered, actors, tuple(ordered_mentions))


@given(accounts())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_what_is_written_reads_back_the_same(tmp_path, account):
    path = tmp_path / "copy.yaml"
    text = dump_statements(account)
    path.write_text(text, encoding="utf-8", newline="")
    again = load_statements(path, account.document, LEXICON)
    assert again == account
    assert dump_statements(again) == text


def test_how_a_file_is_written(load):
    account = load(HEAD + STRIKE + "    time: 2025-05\n    mentions: {object: Beta}\n    note: 'Not \"sure\"'\n")
    key = f"s{account.statements[0].id[:8]}"
    assert (
        dump_statements(account, complete=True)
        == f"""\
document: war
complete: true
actors:
  - {{name: Alpha, type: State, aliases: [Republic of Alpha]}}
  - {{name: Beta, type: State}}
statements:
  - key: {key}
    relation: attacked
    event: Strike
    subject: Alpha
    object: Beta
    time: "2025-05"
    quote: "Alpha struck Beta in May."
    mentions: {{object: Beta}}
    note: "Not \\"sure\\""
"""
    )


def test_a_quote_that_stands_twice_is_written_with_its_start(load):
    twice = HEAD + STRIKE.replace("quote: Alpha struck Beta in May.", "quote: was there.\n    start: 91")
    account = load(twice)
    assert "    start: 91\n" in dump_statements(account)
    assert load(dump_statements(account)) == account


def test_a_link_out_of_the_document_cannot_be_written(load):
    account = load(HEAD + STRIKE)
    stray = account.statements[0].linked((Link("follows", "0" * 32),))
    with pytest.raises(StatementError, match="which is not of its document"):
        dump_statements(replace(account, statements=(stray,)))


def test_the_bytes_do_not_depend_on_the_hash_seed(tmp_path):
    program = (
        "from pathlib import Path; from kg.actors import packaged_lexicon; from kg.reading import read_document;"
        "from kg.resources import seed_files; from kg.review import *; p = seed_files()[0];"
        "a = load_statements(p.with_name(p.stem + '.statements.yaml'), read_document(p), packaged_lexicon());"
        "Path('out').write_text(dump_statements(a), encoding='utf-8')"
    )
    written = set()
    for seed in ("0", "1", "12345"):
        subprocess.run(
            [sys.executable, "-c", program], check=True, cwd=tmp_path, env={**os.environ, "PYTHONHASHSEED": seed}
        )
        written.add((tmp_path / "out").read_bytes())
    assert len(written) == 1


# ---------------------------------------------------------------- originals

ORIGINAL = "First line.\r\n  Second line. \nThird line.\nFourth line."


def digest(file: str = "war.txt", data: str = ORIGINAL) -> Document:
    return replace(DOCUMENT, restates=Original(file, hashlib.sha256(data.encode("utf-8")).hexdigest()))


def test_originals_give_the_lines_that_quotes_restate(load, tmp_path):
    (tmp_path / "war.txt").write_bytes(ORIGINAL.encode("utf-8"))
    later = STRIKE.replace("key: A", "key: B").replace("quote: Alpha struck Beta in May.", "quote: Gamma, a group")
    account = load(HEAD + STRIKE + later, digest())
    assert with_originals(account, tmp_path).originals == ((1, "First line."), (3, "Third line."))


def test_a_document_that_is_no_digest_needs_no_original(load, tmp_path):
    account = load(HEAD + STRIKE)
    assert with_originals(account, tmp_path / "none") is account


@pytest.mark.parametrize(
    ("document", "content", "message"),
    [
        (digest(), None, "the original cannot be read"),
        (digest(), "Another text.", "another text than the one restated"),
        (digest(data="\xff"), b"\xff", "another text"),
        (replace(DOCUMENT, restates=Original("war.txt", hashlib.sha256(b"\xff").hexdigest())), b"\xff", "is not UTF-8"),
        (digest(data=""), "", "has 1 lines, and the digest restates line 3"),
        (digest("../war.txt"), ORIGINAL, "is not a plain file name"),
        (digest("..\\war.txt"), ORIGINAL, "is not a plain file name"),
        (digest("/etc/passwd"), ORIGINAL, "is not a plain file name"),
        (digest(".."), ORIGINAL, "is not a plain file name"),
    ],
)
def test_an_original_that_does_not_fit_is_refused(load, tmp_path, document, content, message):
    if content is not None:
        (tmp_path / "war.txt").write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    account = load(HEAD + STRIKE.replace("quote: Alpha struck Beta in May.", "quote: Gamma, a group"), document)
    with pytest.raises(ReadingError, match=message) as caught:
        with_originals(account, Path(tmp_path))
    assert caught.value.place
    assert caught.value.remedy


@pytest.mark.parametrize("name", ["Al\u200bpha", " Alpha", "Alpha\u202e", "\ufeffAlpha", "Al\x85pha"])
def test_a_name_with_characters_that_nobody_sees_is_refused(load, name):
    with pytest.raises(StatementError, match=r"line 3, column 12: .*characters that nobody sees"):
        load(f"document: war\nactors:\n  - {{name: {json.dumps(name)}, type: State}}\nstatements: []\n")
    aliases = f"document: war\nactors:\n  - {{name: A, type: State, aliases: [{json.dumps(name)}]}}\nstatements: []\n"
    with pytest.raises(StatementError, match=r"line 3, column \d+: .*characters that nobody sees"):
        load(aliases)


def test_a_name_without_end_is_refused(load):
    words = f"document: war\nactors:\n  - {{name: {'x' * 100_000}, type: State}}\nstatements: []\n"
    with pytest.raises(StatementError, match=r"line 3, column 12: a name of 100,000 characters"):
        load(words)


@pytest.mark.parametrize(("one", "other"), [("Alpha", "Alpha"), ("Beta", "Alpha")])
def test_who_would_act_for_itself_is_refused(load, one, other):
    actors = f"  - {{name: Alpha, type: State, acts_for: {one}}}\n  - {{name: Beta, type: State, acts_for: {other}}}\n"
    with pytest.raises(StatementError, match=r"line 3, column \d+: 'Alpha' would act for itself"):
        load(f"document: war\nactors:\n{actors}statements: []\n")


def test_a_message_is_of_a_readers_length_whatever_the_value(load):
    with pytest.raises(StatementError) as caught:
        load(HEAD + STRIKE.replace("in May.", f"in May.\n    start: {'9' * 1_000_000}"))
    assert len(str(caught.value)) < 2500


def test_a_name_that_means_two_is_refused(load):
    text = "document: war\nactors:\n  - {name: ALPHA, type: State}\n  - {name: Älpha, type: State}\nstatements: []\n"
    with pytest.raises(StatementError, match=r"line 4, column 12: 'Älpha' would mean both 'ALPHA' and 'Älpha'"):
        load(text)


def test_an_alias_that_means_two_is_refused(load):
    one = "  - {name: One, type: State, aliases: [X]}\n"
    two = "  - {name: Two, type: State, aliases: [x]}\n"
    with pytest.raises(StatementError, match="'x' would mean both 'One' and 'Two'"):
        load(f"document: war\nactors:\n{one}{two}statements: []\n")


def test_a_quote_that_is_not_in_the_text_is_given_no_place_in_it(tmp_path):
    """The message had "characters 0 to 25" for words that stand nowhere and whose place nobody had given."""
    path = tmp_path / "war.statements.yaml"
    path.write_text("document: war\nstatements:\n  - relation: attacked\n    quote: Alpha spared Beta.\n", "utf-8")
    with pytest.raises(QuoteError, match="is not in the text") as caught:
        load_statements(path, DOCUMENT, LEXICON)
    assert str(caught.value).startswith(f"{path}, line 4, column 12: war: the quote 'Alpha spared Beta.' is not in")
