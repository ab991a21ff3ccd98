"""The checks across statements and documents: each finds its defect, and good accounts have none."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import kg
from kg.actors import packaged_lexicon
from kg.checks import ACCOUNT_CHECKS, Finding, check_accounts
from kg.cli.checking import run_check
from kg.extraction import extract
from kg.model import Account, Actor, Document, Figure, Link, Mention, Quote, Statement
from kg.reading import read_text
from kg.vocabulary import vocabulary

TEXT = "Northland struck Southland. Eastland mediated between the two. The truce holds. Losses: 30 of over 200 dead."
DOCUMENT = Document(id="one", text=TEXT, issued="2025-07-01")
TYPES = {"Northland": "State", "Southland": "State", "Eastland": "State"}
BOTH = ("Northland", "Southland")


def _quote(words: str) -> Quote:
    start = TEXT.index(words)
    return DOCUMENT.quote(start, start + len(words))


ROOT = Path(__file__).parents[1]


def _statement(words: str, relation: str, subject: str, object: str | None = None, **fields) -> Statement:
    known = vocabulary().relations.get(relation)
    fields.setdefault("sign", known.sign if known else 0)
    return Statement(_quote(words), relation, subject, object, **fields)


ATTACK = _statement("Northland struck Southland", "attacked", "Northland", "Southland", event="Strike", time="2025-05")
MEDIATION = _statement("Eastland mediated between the two", "mediatedBetween", "Eastland", parties=BOTH)
PHASE = _statement(
    "The truce holds", "partyTo", "Northland", parties=BOTH, event="Ceasefire", agreement="truce", status="in force",
    time="2025-06",
)  # fmt: skip
DEAD = _statement(
    "over 200 dead", "figure", "Northland", figure=Figure("killed", None, None, 200, None, "over", "over 200")
)
PART = _statement(
    "30 of over 200", "figure", "Northland", figure=Figure("killed", None, None, 30, 30, "exact", "30"),
    links=(Link("subsetOf", DEAD.id),),
)  # fmt: skip


def _account(*statements: Statement, types: dict[str, str] = TYPES, document: Document = DOCUMENT) -> Account:
    return Account(document, statements, tuple(Actor(name, kind) for name, kind in sorted(types.items())))


def _found(*statements: Statement) -> list[tuple[str, str, str | None, str | None]]:
    return [(f.severity, f.check, f.path, f.value) for f in check_accounts([_account(*statements)])]


def test_good_accounts_have_no_findings():
    assert check_accounts([_account(ATTACK, MEDIATION, PHASE, DEAD, PART)]) == []
    assert check_accounts([]) == []


QUOTES = "Every quote stands in its document's text, where it says it does"
MENTIONS = "Every mention is a span of its document's text"
SIGNS = "Every relation is the ontology's, and its sign the one that the ontology gives"
EVENTS = "Every event is an event or agreement of the ontology, and one by which its relation can be told"
PARTIES = "A mediation, an agreement or talks have at least two parties"
MEDIATORS = "A mediator is not a party to its own mediation"
TWO = "A tie joins two different actors"
ENDS = "A tie that is drawn to an object has one, or at least a place"
STANCES = "A denial denies, and a doubt questions"
FORECASTS = "What is forecast, or dated after the publication, is not actual"
FIGURES = "A figure's comparator fits the numbers that it qualifies"
STATED = "A figure's own characters stand in its quote, and its numbers are those that they say"
LINKS = "Every link leads to another statement of the same document, and links of a kind go round in no circle"
SUBSETS = "Only a figure is a subset, and only of a figure"
ORDER = "The phases of an agreement come in a possible order, whichever documents tell them"
NAMES = "Every name has a type, and the same one in every document"
PRINCIPALS = "Whoever acts for another acts for the same one in every document, or has changed sides"
WHOLE = "A statement is recorded once, and the fields that it calls inferred are fields"


def test_every_check_is_listed_with_a_title_of_its_own():
    assert [check().title for check in ACCOUNT_CHECKS] == [
        QUOTES, MENTIONS, SIGNS, EVENTS, PARTIES, MEDIATORS, TWO, ENDS, STANCES, FORECASTS, FIGURES, STATED,
        LINKS, SUBSETS, ORDER, NAMES, PRINCIPALS, WHOLE,
    ]  # fmt: skip


STRUCK = "Northland struck Southland"
CASES = {
    "quote at another place": (
        replace(ATTACK, quote=Quote("one", 3, 30, TEXT[:27])), ("violation", QUOTES, "quote", None),
    ),
    "quote of other words": (
        replace(ATTACK, quote=Quote("one", 0, 5, "South")), ("violation", QUOTES, "quote", None),
    ),
    "quote of another document": (
        replace(ATTACK, quote=Quote("two", 0, 9, "Northland")), ("violation", QUOTES, "quote", None),
    ),
    "mention beyond the text": (
        replace(ATTACK, mentions=(Mention("subject", "Northland", 0, 9999),)),
        ("violation", MENTIONS, "mentions", "Northland"),
    ),
    "mention upside down": (
        replace(ATTACK, mentions=(Mention("subject", "Northland", 9, 0),)),
        ("violation", MENTIONS, "mentions", "Northland"),
    ),
    "unknown relation": (replace(ATTACK, relation="atacked"), ("violation", SIGNS, "relation", "atacked")),
    "wrong sign": (replace(ATTACK, sign=1), ("violation", SIGNS, "sign", "1")),
    "unknown event": (replace(ATTACK, event="Strik"), ("violation", EVENTS, "event", "Strik")),
    "event of another relation": (replace(ATTACK, event="Talks"), ("violation", EVENTS, "event", "Talks")),
    "event that is an actor": (replace(ATTACK, event="State"), ("violation", EVENTS, "event", "State")),
    "mediation with one party": (
        replace(MEDIATION, parties=("Northland",)), ("warning", PARTIES, "parties", "Northland"),
    ),
    "agreement with one party": (
        replace(PHASE, parties=("Northland",)), ("warning", PARTIES, "parties", "Northland"),
    ),
    "mediator among the parties": (
        replace(MEDIATION, parties=(*BOTH, "Eastland")), ("violation", MEDIATORS, "parties", "Eastland"),
    ),
    "tie to itself": (replace(ATTACK, object="Northland"), ("violation", TWO, "object", "Northland")),
    "attack on nobody": (replace(ATTACK, object=None), ("warning", ENDS, "object", None)),
    "party to nothing": (replace(PHASE, agreement=None, status=None), ("warning", ENDS, "agreement", None)),
    "denial that affirms": (replace(ATTACK, speech_act="denies"), ("violation", STANCES, "stance", "affirms")),
    "doubt that affirms": (replace(ATTACK, speech_act="questions"), ("violation", STANCES, "stance", "affirms")),
    "forecast told as fact": (
        replace(ATTACK, speech_act="forecasts"), ("violation", FORECASTS, "modality", "actual"),
    ),
    "after the publication": (replace(ATTACK, time="2025-08"), ("violation", FORECASTS, "time", "2025-08")),
    "at least, without a least": (
        replace(DEAD, figure=Figure("killed", None, None, None, 200, "at least", "200")),
        ("violation", FIGURES, "figure", "200"),
    ),
    "at most, without a most": (
        replace(DEAD, figure=Figure("killed", None, None, 200, None, "under", "200")),
        ("violation", FIGURES, "figure", "200"),
    ),
    "range of one number": (
        replace(DEAD, figure=Figure("killed", None, None, 200, None, "range", "200")),
        ("violation", FIGURES, "figure", "200"),
    ),
    "characters that are not in the quote": (
        replace(DEAD, figure=Figure("killed", None, None, 200, None, "over", "more than 200")),
        ("violation", STATED, "figure", "more than 200"),
    ),
    "other numbers than the quote's": (
        replace(DEAD, figure=Figure("killed", None, None, 7, None, "over", "over 200")),
        ("violation", STATED, "figure", "over 200"),
    ),
    "link to nowhere": (
        replace(ATTACK, links=(Link("follows", "f" * 32),)), ("violation", LINKS, "follows", "f" * 32),
    ),
    "link to itself": (replace(ATTACK, links=(Link("follows", ATTACK.id),)), ("violation", LINKS, "follows", None)),
    "unknown field inferred": (replace(ATTACK, inferred=("yeer",)), ("violation", WHOLE, "inferred", "yeer")),
}  # fmt: skip


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("2.5 million", 2.5e6, 2.5e6), ("11.6 million", 11.6e6, 11.6e6), ("1.1 million", 1.1e6, 1.1e6),
        ("2 to 3 million", 2e6, 3e6), ("8 million to 9 million", 8e6, 9e6), ("200,000 to 1 million", 2e5, 1e6),
        ("300 thousand", 3e5, 3e5), ("20 dozen", 240, 240), ("1,200", 1200, 1200), ("2 millions", 2e6, 2e6),
    ],
)  # fmt: skip
def test_numbers_have_their_words_of_scale(words, least, most):
    text = f"Northland killed {words} people."
    quote = Quote("one", 0, len(text), text)

    def found(minimum, maximum):
        figure = Figure("killed", None, None, minimum, maximum, "exact", words)
        statement = replace(DEAD, quote=quote, figure=figure)
        return [f.check for f in check_accounts([_account(statement, document=Document(id="one", text=text))])]

    assert found(least, most) == []
    assert found(least * 10, most * 10) == [STATED]


def test_what_is_read_of_figures_is_as_they_are_stated():
    text = (
        "Boko Haram killed 2.5 million people. Boko Haram killed at least 1.5 million people. The war displaced 7.6 "
        "million people in Sudan. Boko Haram killed 2 to 3 million people. Boko Haram killed 300 thousand people."
    )
    account = extract(read_text(text, id="x"), packaged_lexicon())
    assert len([s for s in account.statements if s.figure is not None]) == 5
    assert check_accounts([account]) == []


def test_what_stands_beside_a_forecast_is_none():
    text = "Samir Nasri, the foreign minister of Oman, forecast a golden future for Yemen after talks with Kenya."
    account = extract(read_text(text, id="x"), packaged_lexicon())
    (talks,) = account.statements
    assert (talks.relation, talks.modality, talks.speech_act) == ("negotiatedWith", "actual", "states")
    assert check_accounts([account]) == []


def test_who_has_no_name_is_of_one_kind_however_a_text_tells_of_him():
    texts = ("The agency said at least 18 rebels died in the clash.", "Rebels attacked Niger in May.")
    accounts = [extract(read_text(text, id=f"x{n}"), packaged_lexicon()) for n, text in enumerate(texts)]
    assert [actor.type for one in accounts for actor in one.actors if actor.name == "rebels"] == ["MilitantGroup"] * 2
    assert check_accounts(accounts) == []


@pytest.mark.parametrize("name", sorted(CASES))
def test_each_defect_is_found_by_its_check_alone(name):
    statement, expected = CASES[name]
    assert _found(statement) == [expected]


def test_what_is_no_defect_passes():
    fine = (
        replace(ATTACK, speech_act="denies", stance="denies"),
        replace(ATTACK, speech_act="forecasts", modality="forecast", time="2026"),
        replace(ATTACK, time="2025"),  # the year has begun before the publication
        replace(ATTACK, mentions=(Mention("subject", "Northland", 0, 9),)),
        replace(ATTACK, object=None, place="Southland"),
        _statement("Losses", "negotiatedWith", "Northland", "Southland"),
        _statement("Losses", "seeks", "Northland"),  # no tie, so it needs no object
    )
    for statement in fine:
        assert _found(statement) == [], statement


def test_documents_without_text_are_not_judged_by_it():
    moved = replace(ATTACK, quote=Quote("one", 0, 5, "South"), mentions=(Mention(None, "Northland", 0, 9999),))
    assert check_accounts([_account(moved, document=replace(DOCUMENT, text=""))]) == []


def test_links_that_go_round_in_a_circle_are_found_at_each_statement():
    one = replace(ATTACK, links=(Link("follows", MEDIATION.id),))
    two = replace(MEDIATION, links=(Link("follows", PHASE.id),))
    three = replace(PHASE, links=(Link("follows", ATTACK.id),))
    assert [(check, path) for _, check, path, _ in _found(one, two, three)] == [(LINKS, "follows")] * 3
    assert _found(one, two, PHASE) == []


def test_tension_goes_both_ways_without_being_a_circle():
    one = replace(ATTACK, links=(Link("inTensionWith", MEDIATION.id),))
    two = replace(MEDIATION, links=(Link("inTensionWith", ATTACK.id),))
    assert _found(one, two) == []


def test_only_figures_are_subsets():
    wrong = replace(ATTACK, links=(Link("subsetOf", DEAD.id),))
    assert _found(wrong, DEAD) == [("violation", SUBSETS, "subsetOf", DEAD.id)]


def test_phases_out_of_order_are_found_across_documents():
    other = Document(id="two", text=TEXT)
    collapse = replace(PHASE, status="collapsed", time="2025-03", quote=other.quote(0, 9))
    (finding,) = check_accounts([_account(PHASE), _account(collapse, document=other)])
    assert (finding.severity, finding.check, finding.value) == ("warning", ORDER, "2025-06")
    assert finding.node == "one, characters 63 to 78"
    assert finding.message == (
        "'truce' is in force after it was collapsed (2025-03, two, characters 0 to 9): "
        "correct a time, or name two agreements."
    )


@pytest.mark.parametrize(
    "change",
    [
        {"time": "2025"},  # it can have begun before the collapse
        {"time": None},
        {"modality": "planned"},
        {"stance": "denies"},
        {"agreement": "another truce"},
    ],
)
def test_phases_whose_order_is_not_certain_are_not_accused(change):
    collapse = replace(PHASE, status="collapsed", time="2025-03")
    assert check_accounts([_account(replace(PHASE, **change), collapse)]) == []


def test_names_need_a_type_and_only_one():
    missing = {name: kind for name, kind in TYPES.items() if name != "Southland"}
    (finding,) = check_accounts([_account(ATTACK, types=missing)])
    assert (finding.severity, finding.check, finding.value) == ("violation", NAMES, "Southland")
    (finding,) = check_accounts([_account(ATTACK, types={**TYPES, "Eastland": "Stat"})])
    assert (finding.severity, finding.path, finding.value) == ("violation", "actors", "Eastland")
    two = _account(types={"Eastland": "Government"}, document=Document(id="two", text=TEXT))
    (finding,) = check_accounts([_account(ATTACK), two])
    assert (finding.severity, finding.node) == ("warning", "two")
    told = "'Eastland' is a Government here and a State in one: use one type, or two names"
    assert finding.message == f"{told}; a lexicon file (`--lexicon`) gives a name its type."


def test_whoever_acts_for_two_is_told():
    minister, rebel, silent = (
        Account(Document(id=place, text=TEXT), (), (Actor("Machar", "Person", acts_for=whose),))
        for place, whose in (("one", "Northland"), ("two", "Rebels"), ("three", None))
    )
    (finding,) = check_accounts([minister, rebel, silent])
    assert (finding.severity, finding.check, finding.node, finding.value) == ("warning", PRINCIPALS, "two", "Machar")
    assert finding.message.startswith(
        "'Machar' acts for Rebels here and for Northland in one: correct one, or leave both"
    )
    assert check_accounts([minister, minister, silent]) == []


def test_the_same_statement_twice_is_found():
    assert _found(ATTACK, ATTACK) == [("violation", WHOLE, "id", ATTACK.id)]


def test_a_quote_at_another_place_is_told_where_it_stands():
    (finding,) = check_accounts([_account(CASES["quote at another place"][0])])
    assert finding.message == (
        "The quote 'Northland struck Southland.' stands at character 0, not here: set start to 0 and end to 27."
    )


def test_findings_are_sorted_worst_first_and_do_not_depend_on_order():
    one, two = replace(ATTACK, sign=1), replace(MEDIATION, parties=("Northland",))
    findings = check_accounts([_account(one, two)])
    assert [finding.severity for finding in findings] == ["violation", "warning"]
    assert findings == check_accounts([_account(two, one)])


def test_a_finding_as_text():
    finding = Finding("A title", "warning", "doc, characters 1 to 2", "sign", "1", "Wrong: mend it.")
    assert str(finding) == "warning: doc, characters 1 to 2 sign (1): Wrong: mend it."
    assert str(replace(finding, path=None, value=None)) == "warning: doc, characters 1 to 2: Wrong: mend it."


def test_checking_does_not_import_rdflib():
    code = "import sys, kg.checks; kg.checks.check_quads([]); print({'rdflib', 'pyshacl'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "set()\n"


def test_a_graph_is_checked_as_it_lies_there(tmp_path, capsys):
    """What reading back would pass over, or cannot read, is found in the file itself."""
    quads = "".join(f"{quad} .\n" for quad in kg.build().quads())
    file = tmp_path / "graph.nq"
    lost = '<https://w3id.org/parley/id/claim/0> <https://w3id.org/parley/ns#score> "2.5" '
    file.write_text(f"{quads}{lost}<https://w3id.org/parley/id/graph/stray> .\n", encoding="utf-8")
    assert run_check(file) == 0, "what no shape is about is no finding"
    kind = "<https://w3id.org/parley/id/claim/0> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
    file.write_text(
        f"{quads}{kind}<https://w3id.org/parley/ns#Claim> <https://w3id.org/parley/id/graph/stray> .\n",
        encoding="utf-8",
    )
    capsys.readouterr()
    assert run_check(file) == 3
    assert "https://w3id.org/parley/id/claim/0 kg:quote" in capsys.readouterr().out
    unreadable = quads.replace("/code/act/states>", "/code/act/mumbles>", 1)
    file.write_text(unreadable, encoding="utf-8")
    assert run_check(file) == 3
    said = capsys.readouterr()
    assert "/code/act/mumbles" in said.out
    assert ", claim " in said.out, "the place of what is wrong is named though the document cannot be read"


def test_descriptions_of_two_texts_are_of_different_people_unless_a_person_says_otherwise():
    """Of many texts it was told of "police", "settlers" and "residents", about which nobody can do anything."""
    own = replace(ATTACK, object="police", extractor="rules 0.2")
    two = _account(types={"police": "Population"}, document=Document(id="two", text=TEXT))
    assert check_accounts([_account(own, types={**TYPES, "police": "Organization"}), two]) == []
    (finding,) = check_accounts([_account(replace(own, extractor="person"), types={**TYPES, "police": "State"}), two])
    assert finding.check == NAMES


def test_who_refuses_something_need_not_tell_whom():
    refusal = _statement("The truce holds", "refuses", "Northland", content="The truce holds")
    assert _found(refusal) == []
    assert len(_found(replace(refusal, content=None))) == 1


def test_a_finding_on_what_was_read_names_file_words_and_remedy():
    """Two numbers of characters do not lead a person to a sentence."""
    talks = _statement("The truce holds", "mediatedBetween", "Eastland", parties=BOTH[:1], extractor="rules 0.2")
    (finding,) = check_accounts([_account(talks)])
    assert str(replace(finding, file="news/one.txt")) == (
        "warning: news/one.txt: 'The truce holds': 'mediated between' names 1 of its parties: name the others where "
        "the text or its context does, or reject it, with `kg review`. "
        f"[one, characters 63 to 78, statement {talks.id}: parties (Northland)]"
    )
    assert str(finding).startswith("warning: one: 'The truce holds': 'mediated between' names")


def test_that_the_text_names_no_second_end_is_no_fault_of_what_was_read():
    refusal = _statement("The truce holds", "refuses", "Northland", extractor="rules 0.2")
    assert check_accounts([_account(refusal)]) == []


def test_a_build_names_the_file_of_a_finding(tmp_path: Path):
    from kg.pipeline.run import build_folder

    for name in ("in", "more"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "one.txt").write_text(f"{TEXT} {name}", "utf-8")
    (tmp_path / "in" / "one.statements.yaml").write_text(
        "document: one\nactors: [{name: Eastland, type: State}]\nstatements:\n"
        "  - {relation: refuses, subject: Eastland, quote: The truce holds.}\n", "utf-8",
    )  # fmt: skip
    built = build_folder([tmp_path / "in", tmp_path / "more"], tmp_path / "out")
    (finding,) = (each for each in built.findings if each.path == "object")
    assert finding.file == str(tmp_path / "in" / "one.txt")
