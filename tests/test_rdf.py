from __future__ import annotations

import string

import pyoxigraph as ox
import pytest
from builders import account, tie
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import StoreError
from kg.model import Account, Actor, Document, Figure, Link, Mention, Original, Quote, Sentence, Statement, Tally
from kg.model.statement import Aspect, Channel, Confidence, LinkKind, Modality, Phase, SpeechAct, Stance
from kg.rdf import PlainTie, Standing, account_quads, document_graph, plain_quads, read_accounts, standing_quads
from kg.rdf.terms import number
from kg.vocabulary import vocabulary

letters = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])
    | st.sampled_from(string.ascii_letters + " \"'<>\\\n"),
    min_size=1,
    max_size=20,
)
names = letters.filter(lambda text: bool(text.strip()))
maybe_name = st.none() | names
ids = st.text("0123456789abcdef", min_size=32, max_size=32)
times = st.sampled_from(
    [None, "2025", "2025-10", "2025-10-08", "2021/..", "../2014", "[2022..2025]", "2025~", "2007/2014"]
)
values = st.none() | st.integers(0, 10**9).map(float) | st.floats(0, 10**6, allow_nan=False)


def one_of(literal: object) -> st.SearchStrategy[object]:
    from typing import get_args

    return st.sampled_from(get_args(literal))


deaths = st.none() | st.integers(0, 10**9)
tallies = st.builds(
    Tally,
    names,
    st.integers(1, 10**6),
    st.just("2009-01-03"),
    st.sampled_from(["2009-12-20", "2010-01-01"]),
    deaths,
    deaths,
    deaths,
)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    low, high = draw(values), draw(values)
    if low is not None and high is not None and low > high:
        low, high = high, low
    unstated = low is None and high is None
    comparator = "unstated" if unstated else draw(st.sampled_from(["exact", "about", "at least", "over", "range"]))
    return Figure(draw(names), draw(maybe_name), draw(maybe_name), low, high, comparator, draw(names))


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    relation = draw(st.sampled_from(sorted(vocabulary().relations)))
    exact = draw(names)
    start = draw(st.integers(0, 10**6))
    # A name's sort order must not matter, but equal sets must be equal.
    agreement = draw(maybe_name)
    quote = Quote(
        "d", start, start + len(exact), exact, draw(st.sampled_from(["headline", "body"])),
        tuple(sorted(draw(st.sets(st.integers(1, 99), max_size=3)))),
    )  # fmt: skip
    return Statement(
        quote=quote,
        relation=relation,
        sign=vocabulary().relation(relation).sign,
        subject=draw(names),
        object=draw(maybe_name),
        event=draw(st.none() | st.sampled_from(sorted(vocabulary().subclasses("Event")))),
        parties=tuple(draw(st.lists(names, max_size=3))),
        concerning=tuple(draw(st.lists(names, max_size=2))),
        content=draw(maybe_name),
        stance=draw(one_of(Stance)),
        modality=draw(one_of(Modality)),
        speech_act=draw(one_of(SpeechAct)),
        channel=draw(st.none() | one_of(Channel)),
        claimant=draw(maybe_name),
        via=draw(maybe_name),
        origin=draw(maybe_name),
        time=draw(times),
        aspect=draw(st.none() | one_of(Aspect)),
        place=draw(maybe_name),
        agreement=agreement,
        status=draw(st.none() | one_of(Phase)) if agreement is not None and relation == "partyTo" else None,
        figure=draw(figures()) if relation == "figure" else None,
        mentions=tuple(
            draw(
                st.lists(
                    st.builds(
                        Mention,
                        st.sampled_from(["subject", "object", None]),
                        names,
                        st.integers(0, 99),
                        st.integers(0, 99),
                        st.sampled_from([None, "government", "city"]),
                    ),
                    max_size=2,
                )
            )
        ),
        inferred=tuple(draw(st.lists(st.sampled_from(["time", "subject", "parties"]), max_size=2))),
        links=tuple(draw(st.lists(st.builds(Link, one_of(LinkKind), ids), max_size=2))),
        tally=draw(st.none() | tallies),
        note=draw(maybe_name),
        confidence=draw(st.none() | one_of(Confidence)),
        confidence_reason=draw(maybe_name),
        recorded_at=draw(st.sampled_from([None, "2026-01-09"])),
        extractor=draw(names),
        score=draw(st.floats(0, 1)),
    )


@given(statements())
def test_any_statement_comes_back_as_it_was(statement: Statement) -> None:
    [back] = read_accounts(account_quads(Account(Document("d", "", origin="o"), (statement,), ())))
    assert back.statements == (statement,)
    assert back.statements[0].id == statement.id


@given(st.lists(statements(), max_size=4))
def test_the_quads_come_back_through_n_quads(many: list[Statement]) -> None:
    quads = account_quads(Account(Document("d", "", origin="o"), tuple(many), ()))
    text = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert text is not None
    again = list(ox.parse(input=text, format=ox.RdfFormat.N_QUADS))
    assert sorted(map(str, again)) == sorted(map(str, quads))


def test_a_document_comes_back_without_its_text() -> None:
    document = Document(
        "a b/ü", "Text.", (Sentence(0, 5),), title="T", publisher="P", author="W", issued="2026-01", language="en",
        origin="o", sha256="ab", restates=Original("x.txt", "cd"), recorded="2026-01-10", issuers=("Alpha", "Gamma"),
    )  # fmt: skip
    actor = Actor("Alpha", "State", ("A", "Alphaland"), "Beta", ("iso3166:AA",))
    mention = Mention(None, "Alpha", 1, 3, "city", "Al")
    [back] = read_accounts(account_quads(Account(document, (), (actor,), (mention,))))
    assert back.actors == (actor,)
    assert back.mentions == (mention,)
    assert back.mentions[0].words == "Al"
    assert back.document.text == "" and back.document.sentences == ()
    for field in (
        "id",
        "title",
        "publisher",
        "author",
        "issued",
        "language",
        "origin",
        "sha256",
        "restates",
        "recorded",
        "issuers",
    ):
        assert getattr(back.document, field) == getattr(document, field)


def test_what_the_originals_say_comes_back_by_line() -> None:
    source = Document("d", "One. Two.", (Sentence(0, 4, lines=(3, 7)), Sentence(5, 9, lines=(8,))), origin="d")
    said = tuple(Statement(source.quote(*span), "formed", "Gamma") for span in ((0, 4), (5, 9)))
    originals = ((3, "the third"), (7, "the seventh"), (8, "the eighth"))
    [back] = read_accounts(account_quads(Account(source, said, (), originals=originals)))
    assert back.originals == originals


def test_a_statement_has_a_named_graph_and_no_blank_node() -> None:
    quads = account_quads(account("d", [tie("Alpha", "attacked", "Beta", time="2025", place="Beta")]))
    assert {quad.graph_name for quad in quads} == {document_graph("d")}
    assert not any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object))
    assert quads == sorted(set(quads), key=str)


def test_a_graph_that_lacks_a_part_is_refused_and_named() -> None:
    quads = account_quads(account("d", [tie("Alpha", "attacked", "Beta")]))
    kept = [quad for quad in quads if not quad.predicate.value.endswith("exact")]
    with pytest.raises(StoreError, match=r"lacks .*exact"):
        read_accounts(kept)


def test_a_claim_changed_by_other_hands_is_refused() -> None:
    text = ox.serialize(account_quads(account("d", [tie("Alpha", "attacked", "Beta")])), format=ox.RdfFormat.N_QUADS)
    assert text is not None
    forged = text.replace(b"Sentence 0 on Alpha.", b"Sentence 0 on Gamma.")
    with pytest.raises(StoreError, match="changed by other hands"):
        read_accounts(ox.parse(input=forged, format=ox.RdfFormat.N_QUADS))


def test_plain_ties_bring_roles() -> None:
    found = {
        (
            quad.subject.value.rsplit("/", 1)[1],
            quad.predicate.value.rsplit("#", 1)[1],
            quad.object.value.rsplit("/", 1)[1],
        )
        for quad in plain_quads(
            [PlainTie("Alpha", "mediatedBetween", "Beta"), PlainTie("Beta", "partyTo", "Truce", True)]
        )
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
    }
    assert found == {
        ("alpha", "mediatedBetween", "beta"),
        ("alpha", "type", "ns#Mediator"),
        ("beta", "type", "ns#Party"),
        ("beta", "partyTo", "truce"),
        ("truce", "party", "beta"),
    }


def test_a_standing_is_four_quads_at_most() -> None:
    quads = standing_quads([Standing("a1", "not actual", "why", 2)])
    assert sorted(quad.predicate.value.rsplit("#", 1)[1] for quad in quads) == ["origins", "reason", "status"]
    assert any(str(quad.object).endswith("status/notActual>") for quad in quads)


@pytest.mark.parametrize(
    ("value", "expected"), [(600, "600"), (0.1, "0.1"), (1e-7, "0.0000001"), (1e6, "1000000"), (0, "0")]
)
def test_decimals_are_canonical(value: float, expected: str) -> None:
    assert number(value).value == expected
