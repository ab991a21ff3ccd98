"""A person's decisions: how they are read, what they do to what is extracted, and that nothing makes them go away."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_statement_file import LEXICON as WIDER
from test_statement_file import accounts

import kg.extraction
from kg.actors import Entry, Lexicon
from kg.errors import InputError, OutputError, QuoteError, StatementError
from kg.model import Account, Actor, Document, Link, Mention, Sentence, Statement
from kg.pipeline.documents import read_accounts
from kg.pipeline.run import build_folder
from kg.review import (
    Session,
    dump_draft,
    merged,
    parse_statement_file,
    read_statement_file,
    refreshed,
    summary,
)
from kg.review.draft import Draft
from kg.review.yaml_tree import parse_yaml
from kg.vocabulary import vocabulary

TEXT = "Alpha struck Beta in May. Beta says that Gamma helped Alpha. Delta was there.\nBeta accused Gamma of it."
SPANS = ((0, 25), (26, 60), (61, 77), (78, 103))
DOCUMENT = Document("war", TEXT, tuple(Sentence(*span, lines=(n,)) for n, span in enumerate(SPANS, start=1)))
ACTORS = tuple(
    Actor(name, kind)
    for name, kind in (("Alpha", "State"), ("Beta", "State"), ("Delta", "Faction"), ("Gamma", "MilitantGroup"))
)
LEXICON = Lexicon({actor.name: Entry(actor) for actor in ACTORS})
EMPTY = Lexicon({})


def say(span: int, relation: str, subject: str, other: str | None, **fields: object) -> Statement:
    start, end = SPANS[span]
    values = {"extractor": "rules 0.1", "score": 0.8} | fields
    return Statement(
        quote=DOCUMENT.quote(start, end), relation=relation, sign=vocabulary().relation(relation).sign,
        subject=subject, object=other, **values,
    )  # fmt: skip


STRIKE = say(0, "attacked", "Alpha", "Beta", event="Strike", mentions=(Mention("subject", "Alpha", 0, 5),))
HELP = say(1, "supports", "Gamma", "Alpha", claimant="Beta")
THERE = say(2, "presentIn", "Delta", "Alpha")
BLAME = say(3, "accuses", "Beta", "Gamma").linked((Link("charge", HELP.id),))
FOUND = Account(DOCUMENT, (STRIKE, HELP, THERE, BLAME), ACTORS)
DRAFT = dump_draft(FOUND, EMPTY)


def read(text: str, document: Document = DOCUMENT, **callbacks: object):
    return parse_statement_file(text, "war.statements.yaml", document, LEXICON, **callbacks)


def decided(statement: Statement, decision: str, text: str = DRAFT) -> str:
    """``text`` with a decision on a statement, as a person writes it by hand."""
    head = f"    id: {statement.id}\n    decision:"
    assert head in text
    return text.replace(head, f"{head} {decision}")


def after(text: str, found: Account = FOUND) -> Account:
    return merged(read(text), found, extractors=["rules 0.1"])


def ids(account: Account) -> list[str]:
    return [statement.id for statement in account.statements]


# ---------------------------------------------------------------- the draft


def test_what_a_draft_looks_like() -> None:
    assert DRAFT.startswith("document: war\ncomplete: false\n# Decide on each statement")
    assert (
        f"""\
  - key: s{STRIKE.id[:8]}
    id: {STRIKE.id}
    decision:
    relation: attacked
    event: Strike
    subject: Alpha
    object: Beta
    quote: "Alpha struck Beta in May."
    start: 0
    end: 25
    mentions: {{subject: Alpha}}
    extractor: "rules 0.1"
    score: 0.8
"""
        in DRAFT
    )


def test_a_draft_leaves_out_the_actors_that_every_reader_knows() -> None:
    assert "actors:" not in dump_draft(FOUND, LEXICON)
    partly = Lexicon({**LEXICON.entries, "Alpha": Entry(Actor("Alpha", "Faction"))})
    assert "actors:\n  - {name: Alpha, type: State}\nstatements:" in dump_draft(FOUND, partly)


def test_an_open_draft_builds_as_extracted() -> None:
    assert read(DRAFT).account.statements == FOUND.statements
    assert after(DRAFT) == FOUND


@given(accounts())
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
def test_a_draft_reads_back_as_it_was_extracted(account: Account) -> None:
    recorded = account.document.recorded
    account = replace(
        account, mentions=(), statements=tuple(replace(one, recorded_at=recorded) for one in account.statements)
    )
    file = parse_statement_file(dump_draft(account, EMPTY), "any.yaml", account.document, WIDER)
    assert file.account.statements == account.statements
    assert not file.complete
    assert [entry.state for entry in file.entries] == [None] * len(account.statements)


# ---------------------------------------------------------------- what decisions do


def test_a_rejected_statement_is_out_and_links_to_it_with_it() -> None:
    account = after(decided(HELP, "rejected"))
    assert ids(account) == [STRIKE.id, THERE.id, BLAME.id]
    assert account.statements[2].links == ()


def test_whom_only_a_rejected_statement_names_is_out_too() -> None:
    assert [actor.name for actor in after(decided(THERE, "rejected")).actors] == ["Alpha", "Beta", "Gamma"]


def test_an_accepted_statement_is_the_same_one_and_a_persons() -> None:
    account = after(decided(STRIKE, "accepted"))
    assert ids(account) == ids(FOUND)
    strike, *others = account.statements
    assert (strike.extractor, strike.score, strike.reviewed) == ("rules 0.1; person", 1.0, True)
    assert strike.mentions == STRIKE.mentions
    assert [(one.extractor, one.score, one.reviewed) for one in others] == [("rules 0.1", 0.8, False)] * 3


def test_a_statement_edited_by_hand_stands_for_the_extracted_one() -> None:
    changed = DRAFT.replace("relation: supports", "relation: arms")
    for text in (changed, decided(HELP, "accepted", changed), decided(HELP, "edited", changed)):
        account = after(text)
        arms = say(1, "arms", "Gamma", "Alpha", claimant="Beta")
        assert ids(account) == [STRIKE.id, arms.id, THERE.id, BLAME.id]
        assert (account.statements[1].extractor, account.statements[1].score) == ("person", 1.0)
        assert account.statements[3].links == (Link("charge", arms.id),)
    assert ids(after(decided(HELP, "rejected", changed))) == [STRIKE.id, THERE.id, BLAME.id]


ADDED = f"""\
  - key: mine
    replaces: {HELP.id}
    relation: arms
    subject: Gamma
    object: Alpha
    claimant: Beta
    quote: Beta says that Gamma helped Alpha.
"""


AT = DRAFT.count("\n") + 1
"""The line on which an entry begins that is added at the end."""


@pytest.mark.parametrize("decision", ["edited", "rejected", ""])
@pytest.mark.parametrize("name", [HELP.id, f"s{HELP.id[:8]}"], ids=["by id", "by key"])
def test_an_entry_that_replaces_another(decision: str, name: str) -> None:
    account = after(decided(HELP, decision) + ADDED.replace(HELP.id, name))
    arms = say(1, "arms", "Gamma", "Alpha", claimant="Beta")
    assert ids(account) == [STRIKE.id, arms.id, THERE.id, BLAME.id]
    assert account.statements[1].extractor == "person"
    assert account.statements[3].links == (Link("charge", arms.id),)


def test_what_a_person_adds_is_there() -> None:
    own = ADDED.replace(f"    replaces: {HELP.id}\n", "")
    assert len(ids(after(DRAFT + own))) == 5
    assert ids(after(DRAFT + own.replace("key: mine", "key: mine\n    decision: rejected"))) == ids(FOUND)


def test_a_persons_remark_on_an_open_draft_stays_beside_what_is_found_anew() -> None:
    text = DRAFT.replace("    extractor:", '    note: "By whom?"\n    confidence: low\n    extractor:', 1)
    strike = after(text, Account(DOCUMENT, (replace(STRIKE, score=0.3, extractor="rules 9"),), ACTORS)).statements[0]
    assert (strike.note, strike.confidence, strike.score, strike.extractor) == ("By whom?", "low", 0.3, "rules 9")


def test_a_complete_file_is_all_that_there_is_and_decisions_hold_in_it() -> None:
    text = DRAFT.replace("complete: false", "complete: true")
    other = Account(DOCUMENT, (say(2, "hostileTo", "Delta", "Beta"),), ACTORS)
    assert after(text, other).statements == FOUND.statements
    assert ids(after(decided(HELP, "rejected", text), other)) == [STRIKE.id, THERE.id, BLAME.id]
    assert after(decided(STRIKE, "accepted", text), other).statements[0].extractor == "rules 0.1; person"


# ---------------------------------------------------------------- another extractor

BETTER = Account(
    DOCUMENT,
    tuple(
        replace(one, extractor="rules 2.0", score=0.99, mentions=(), confidence="high") for one in (STRIKE, THERE, HELP)
    ),
    ACTORS,
)


def test_decisions_survive_another_extractor() -> None:
    text = decided(STRIKE, "accepted", decided(THERE, "rejected"))
    account = after(decided(HELP, "edited", text) + ADDED, BETTER)
    assert [(one.relation, one.extractor) for one in account.statements] == [
        ("attacked", "rules 0.1; person"), ("arms", "person"),
    ]  # fmt: skip


def test_what_a_person_vouches_for_stays_though_no_longer_found() -> None:
    nothing = Account(DOCUMENT, (), ())
    assert ids(after(DRAFT, nothing)) == []
    text = decided(STRIKE, "accepted", decided(HELP, "rejected"))
    account = after(text, nothing)
    assert ids(account) == [STRIKE.id]
    assert [actor.name for actor in account.actors] == ["Alpha", "Beta"]


def test_a_draft_of_a_producer_that_has_not_read_again_stays() -> None:
    text = DRAFT.replace('extractor: "rules 0.1"', 'extractor: "llm/some-model@0.1"', 1)
    account = after(text, Account(DOCUMENT, (), ()))
    assert [(one.id, one.extractor) for one in account.statements] == [(STRIKE.id, "llm/some-model@0.1")]


def test_what_rules_find_too_goes_before_an_open_draft_of_another_producer() -> None:
    text = DRAFT.replace('extractor: "rules 0.1"', 'extractor: "llm/some-model@0.1"', 1)
    assert after(text).statements[0].extractor == "rules 0.1"


def test_what_was_reviewed_before_it_was_written_down_stays_reviewed() -> None:
    text = DRAFT.replace('extractor: "rules 0.1"', 'extractor: "rules 0.1; person"', 1)
    account = after(text, Account(DOCUMENT, (), ()))
    assert [(one.id, one.extractor) for one in account.statements] == [(STRIKE.id, "rules 0.1; person")]


def test_a_name_that_the_lexicon_spells_otherwise_now_is_no_change_of_a_persons() -> None:
    renamed = Lexicon({
        **LEXICON.entries, "Gamma": Entry(Actor("Gamma Front", "MilitantGroup", ("Gamma",))),
    })  # fmt: skip
    renamed = Lexicon({entry.actor.name: entry for entry in renamed.entries.values()})
    text = dump_draft(FOUND, LEXICON)
    file = parse_statement_file(text, "x", DOCUMENT, renamed)
    assert [entry.state for entry in file.entries] == [None] * 4
    found = Account(DOCUMENT, (say(1, "supports", "Gamma Front", "Alpha", claimant="Beta"),), ACTORS)
    assert len(merged(file, found, extractors=["rules 0.1"]).statements) == 1
    file = parse_statement_file(decided(HELP, "rejected", text), "x", DOCUMENT, renamed)
    assert merged(file, found, extractors=["rules 0.1"]).statements == ()


# ---------------------------------------------------------------- a changed document


def changed(text: str) -> Document:
    ends = [match.end() for match in re.finditer(r"\.", text)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    return Document("war", text, tuple(Sentence(a, b) for a, b in zip(starts, ends, strict=True)))


LONGER = changed("News. " + TEXT)


def test_words_that_moved_are_followed() -> None:
    text = decided(STRIKE, "accepted", decided(THERE, "rejected", decided(HELP, "edited"))) + ADDED
    remarks: list[tuple[str, str]] = []
    file = read(text, LONGER, on_remark=lambda *remark: remarks.append(remark))
    found = tuple(
        replace(one, quote=LONGER.quote(one.quote.start + 6, one.quote.end + 6), mentions=(), links=())
        for one in FOUND.statements
    )
    account = merged(file, Account(LONGER, found, ACTORS), extractors=["rules 0.1"])
    assert [(one.relation, one.quote.start) for one in account.statements] == [
        ("attacked", 6), ("arms", 32), ("accuses", 84),
    ]  # fmt: skip
    assert account.statements[0].mentions == (Mention("subject", "Alpha", 6, 11),)
    places = [place for place, _ in remarks]
    lines = [n for n, line in enumerate(text.splitlines(), start=1) if "start:" in line]
    assert places[:3] == [f"war.statements.yaml, line {line}, column 12" for line in lines[:3]]
    assert remarks[0][1] == (
        "the document has changed, and the words quoted from character 0 stand at 6 now. They are taken from there."
    )
    assert [remark for _, remark in remarks[3:]] == [
        "this undecided draft quotes words that the document has at another place now. They are taken from there."
    ]


def test_words_that_are_gone_lose_what_a_person_vouched_for_and_say_so() -> None:
    document = changed(TEXT.replace("Beta says that Gamma helped Alpha. ", ""))
    text = decided(STRIKE, "rejected", decided(HELP, "accepted"))
    problems: list[InputError] = []
    remarks: list[tuple[str, str]] = []
    file = read(text, document, on_problem=problems.append, on_remark=lambda *remark: remarks.append(remark))
    line = 1 + text.splitlines().index('    quote: "Beta says that Gamma helped Alpha."')
    assert [str(problem) for problem in problems] == [
        f"war.statements.yaml, line {line}, column 12: the words 'Beta says that Gamma helped Alpha.', quoted from "
        "character 26, are no longer in the document. Reject it, or quote the words that the document has now."
    ]
    assert ids(merged(file, Account(document, (), ()), extractors=["rules 0.1"])) == []
    assert [entry.decision for entry in file.entries] == ["rejected", None, None]
    with pytest.raises(QuoteError):
        read(text, document, on_remark=lambda *_: None)


def test_words_that_stand_twice_now_are_not_guessed() -> None:
    twice = changed("News. " + TEXT + " Alpha struck Beta in May.")
    problems: list[InputError] = []
    read(decided(STRIKE, "accepted"), twice, on_problem=problems.append, on_remark=lambda *_: None)
    assert "are now at characters 6 and 110" in str(problems[0])
    assert "Set start to the one that is meant" in str(problems[0])


def test_open_drafts_whose_words_are_gone_are_told_of_once() -> None:
    remarks: list[tuple[str, str]] = []
    problems: list[InputError] = []
    file = read(
        DRAFT, changed("Nothing of it."), on_problem=problems.append, on_remark=lambda *remark: remarks.append(remark)
    )
    assert (file.entries, file.left_behind, problems) == ((), (0, 1, 2, 3), [])
    assert len(remarks) == 1 and remarks[0][1].startswith("this undecided draft and 3 more quote words that are no")


def test_in_a_complete_file_words_at_another_place_are_an_error() -> None:
    text = DRAFT.replace("complete: false", "complete: true")
    with pytest.raises(QuoteError, match="stands at character 6, not here"):
        read(text, LONGER, on_problem=lambda _: None, on_remark=lambda *_: None)


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("text", "message", "remedy", "line"),
    [
        (decided(STRIKE, "acepted"), "unknown decision 'acepted'", "did you mean accepted", 13),
        (decided(STRIKE, "yes"), "unknown decision 'yes'", "use one of accepted, rejected, edited", 13),
        (decided(STRIKE, "edited"), "marked as edited, but it says what was extracted", "or write accepted", 11),
        (decided(STRIKE, "edited").replace(f'    extractor: "{STRIKE.extractor}"\n', ""),
         "marked as edited, but it says what was extracted", "or write accepted", 11),
        (DRAFT.replace(f"id: {STRIKE.id}", "id: abc"), "'abc' is no id", "leave it as `kg extract` wrote it", 12),
        (DRAFT + ADDED.replace(HELP.id, "nobody"), "no statement has the id or the key 'nobody'", "give the",
         AT + 1),
        (decided(HELP, "accepted") + ADDED, f"it is accepted, and replaced by the entry on line {AT}",
         "write `decision: edited`", 24),
        (DRAFT + ADDED + ADDED.replace("mine", "other").replace("arms", "funds"),
         f"the entry on line {AT} stands for it too", "keep one of the two", AT + 7),
        (DRAFT + ADDED.replace("replaces", "id"), "has the id of the statement on line 24, but says something else",
         "remove `id` here", AT),
        (DRAFT + ADDED.replace(f"replaces: {HELP.id}", "replaces: mine"), "this statement stands in its own place",
         "give the key of the other one", AT + 1),
        (decided(HELP, "accepted") + ADDED.replace("arms", "supports").replace(f"replaces: {HELP.id}",
                                                                              "decision: rejected"),
         "two decisions on one statement: this one and the one on line 24", "remove one of the two", AT),
    ],
    ids=["misspelt", "another word", "edited, not changed", "edited, no finder",
         "no id", "replaces nobody", "accepted and replaced",
         "replaced twice", "id copied", "replaces itself", "accepted and rejected"],
)  # fmt: skip
def test_a_decision_that_cannot_be_meant_is_refused(text: str, message: str, remedy: str, line: int) -> None:
    with pytest.raises(StatementError) as caught:
        read(text, on_problem=lambda _: None, on_remark=lambda *_: None)
    assert message in caught.value.message
    assert remedy in (caught.value.remedy or "")
    assert (caught.value.place or "").startswith(f"war.statements.yaml, line {line}, column ")


# ---------------------------------------------------------------- extracting again


def again(text: str, found: Account = FOUND, **options: object):
    return refreshed(text, "war.statements.yaml", found, LEXICON, EMPTY, extractors={"rules 0.1"}, **options)


def test_extracting_again_changes_nothing_where_nothing_changed() -> None:
    text = decided(STRIKE, "accepted", DRAFT).replace("# Decide", "# My own remark\n# Decide")
    outcome = again(text)
    assert (outcome.text, outcome.kept, outcome.added, outcome.dropped) == (text, 1, 0, 0)


def test_extracting_again_keeps_what_a_person_did_and_renews_the_rest() -> None:
    text = decided(HELP, "edited", decided(STRIKE, "rejected")) + "  # mine, and why\n" + ADDED
    new = say(2, "hostileTo", "Delta", "Beta")
    found = Account(DOCUMENT, (replace(STRIKE, score=0.1), replace(BLAME, score=0.5, extractor="rules 2"), new), ACTORS)
    outcome = again(text, found)
    assert (outcome.kept, outcome.added, outcome.dropped, outcome.remarks) == (2, 1, 1, ())
    assert "  # mine, and why\n" in outcome.text
    file = read(outcome.text)
    assert [(entry.statement.relation, entry.statement.score, entry.decision) for entry in file.entries] == [
        ("attacked", 0.8, "rejected"), ("supports", 0.8, "edited"), ("hostileTo", 0.8, None), ("accuses", 0.5, None),
        ("arms", 1.0, None),
    ]  # fmt: skip
    assert again(outcome.text, found).text == outcome.text


def test_extracting_again_tells_of_an_open_draft_that_somebody_has_written_into() -> None:
    key = read(DRAFT).keys
    (blame,) = (name for name, id in key.items() if id == BLAME.id)
    line = f"    id: {STRIKE.id}\n    decision:"
    text = DRAFT.replace(line, f"{line}\n    links: [{{kind: corrects, target: {blame}}}]")
    outcome = again(text)
    assert outcome.text == DRAFT
    (remark,) = outcome.remarks
    assert "of this open draft links stand as they are found now" in remark and "line " in remark
    kept = decided(STRIKE, "accepted", text)
    assert (again(kept).text, again(kept).remarks) == (kept, ())


def test_extracting_again_adds_the_actors_that_new_drafts_name() -> None:
    own = Actor("Omega", "Faction")
    found = replace(FOUND, statements=(*FOUND.statements, say(2, "hostileTo", "Omega", "Beta")), actors=(*ACTORS, own))
    outcome = again(DRAFT, found)
    assert "  - {name: Gamma, type: MilitantGroup}\n  - {name: Omega, type: Faction}\nstatements:" in outcome.text
    assert [one.subject for one in read(outcome.text).account.statements].count("Omega") == 1


def test_a_draft_that_a_persons_statement_links_to_is_not_removed() -> None:
    outcome = again(decided(BLAME, "accepted"), Account(DOCUMENT, (), ()))
    assert outcome.dropped == 2
    assert [entry.statement.id for entry in read(outcome.text).entries] == [HELP.id, BLAME.id]


def test_extracting_again_from_nothing_and_to_nothing() -> None:
    nothing = Account(DOCUMENT, (), ())
    empty = again(DRAFT, nothing)
    assert (empty.dropped, read(empty.text).entries) == (4, ())
    assert read(again(empty.text).text).account.statements == FOUND.statements
    bare = again("document: war\n")
    assert read(bare.text).account.statements == FOUND.statements


def test_extracting_again_follows_words_that_moved() -> None:
    text = decided(STRIKE, "accepted")
    found = tuple(
        replace(one, quote=LONGER.quote(one.quote.start + 6, one.quote.end + 6), mentions=(), links=())
        for one in FOUND.statements
    )
    outcome = again(text, Account(LONGER, found, ACTORS))
    assert (outcome.kept, outcome.added, outcome.dropped, len(outcome.remarks)) == (1, 0, 0, 2)
    file = read(outcome.text, LONGER)
    assert [(entry.state, entry.former) for entry in file.entries] == [("accepted", None), *[(None, None)] * 3]


def test_a_complete_file_is_not_added_to() -> None:
    with pytest.raises(OutputError, match="a person has read the whole document"):
        again("complete: true\n" + DRAFT.replace("complete: false\n", ""))


# ---------------------------------------------------------------- in a build


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kg.extraction, "extract", lambda document, _, **_others: replace(FOUND, document=document))
    (tmp_path / "war.txt").write_text(TEXT.replace("\n", "\n\n"), "utf-8")
    return tmp_path


def test_a_build_takes_decisions_and_the_report_counts_them(news: Path) -> None:
    (news / "war.statements.yaml").write_text(decided(STRIKE, "accepted", decided(HELP, "rejected")), "utf-8")
    built = build_folder([news / "war.txt"], news / "out")
    assert ids(built.graph.accounts[0]) == [STRIKE.id, THERE.id, BLAME.id]
    assert "| war | not stated | not stated | 3 | 1 |" in (news / "out/report.md").read_text("utf-8")
    assert built.problems == ()


def test_a_build_with_lost_words_builds_the_rest(news: Path) -> None:
    text = DRAFT.replace("complete: false", "complete: false\nactors: []", 1) if "actors:" not in DRAFT else DRAFT
    lost = decided(STRIKE, "accepted", text).replace("struck Beta in May", "struck Beta in June")
    lost = lost.replace("    start: 0\n    end: 25\n", "    start: 0\n")
    (news / "war.statements.yaml").write_text(lost, "utf-8")
    built = build_folder([news / "war.txt"], news / "out")
    assert len(built.problems) == 1
    assert re.search(r"war\.statements\.yaml, line \d+, column 12: .* are no longer in the document", built.problems[0])
    assert len(ids(built.graph.accounts[0])) == 4
    with pytest.raises(QuoteError):
        read_accounts([news / "war.txt"])


def test_a_build_tells_of_a_rejection_whose_words_are_gone(news: Path) -> None:
    """What a person had rejected was read again in its new words, and nothing said so."""
    lost = decided(STRIKE, "rejected").replace("struck Beta in May", "struck Beta in June")
    lost = lost.replace("    start: 0\n    end: 25\n", "    start: 0\n")
    (news / "war.statements.yaml").write_text(lost, "utf-8")
    built = build_folder([news / "war.txt"], news / "out")
    assert built.problems == ()
    told = [str(finding) for finding in built.findings if "this rejection decides nothing" in str(finding)]
    assert len(told) == 1
    assert re.search(r"war\.statements\.yaml, line \d+, column 12", told[0])
    (news / "war.statements.yaml").write_text(decided(STRIKE, "rejected"), "utf-8")
    kept = build_folder([news / "war.txt"], news / "out")
    assert not any("rejection" in str(finding) for finding in kept.findings)


def test_a_build_tells_of_words_that_moved(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.extraction, "extract", lambda document, _, **_others: Account(document, (), ()))
    (news / "war.txt").write_text("News.\n\n" + TEXT.replace("\n", "\n\n"), "utf-8")
    (news / "war.statements.yaml").write_text(decided(STRIKE, "accepted"), "utf-8")
    built = build_folder([news / "war.txt"], news / "out")
    moved = [finding for finding in built.findings if finding.check == "Decisions fit their document"]
    assert [finding.severity for finding in moved] == ["warning"] * 2
    assert built.graph.accounts[0].statements[0].quote.start == 6


def test_a_read_without_callbacks_is_strict(news: Path) -> None:
    path = news / "war.statements.yaml"
    path.write_text(DRAFT, "utf-8")
    with pytest.raises(QuoteError, match="stands at character 6, not here"):
        read_statement_file(path, LONGER, LEXICON)


# ---------------------------------------------------------------- words


def test_a_denial_or_a_forecast_never_looks_like_a_fact() -> None:
    assert summary(STRIKE) == "Alpha — attacked → Beta"
    assert summary(replace(THERE, object=None)) == "Delta — present in"
    assert summary(HELP) == "Beta states: Gamma — supports → Alpha"
    assert summary(replace(HELP, stance="denies")) == "DENIED by Beta: Gamma — supports → Alpha"
    assert summary(replace(STRIKE, modality="forecast")) == "FORECAST: Alpha — attacked → Beta"


# ---------------------------------------------------------------- whatever a person does

steps = st.lists(st.sampled_from(["accepted", "rejected", "edit", "skip", "back", "undo"]), max_size=25)


@given(accounts(), steps, st.randoms(use_true_random=False))
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
def test_any_session_can_be_resumed_and_taken_back(account: Account, keys: list[str], random) -> None:
    account = replace(
        account, mentions=(), statements=tuple(replace(s, extractor="rules 1") for s in account.statements)
    )
    disk = [dump_draft(account, EMPTY)]
    begun = disk[0]

    def opened() -> Session:
        return Session(disk[-1], "any.yaml", account.document, WIDER, disk.append)

    session, edits = opened(), 0
    for key in keys:
        if random.random() < 0.3:
            session = opened()
        entry = session.current
        if key == "undo":
            session.undo()
        elif key == "back":
            session.back()
        elif key == "skip" or entry is None:
            session.skip()
        elif key == "edit":
            edits += 1
            lines = [line for line in session.lines(entry) if not line.startswith("content:")]
            session.edit([*lines, f"content: edit {edits}"])
        else:
            session.decide("accepted" if key == "accepted" else "rejected")
        assert session.file.entries == opened().file.entries
    states = {entry.statement.id: entry.state for entry in session.items}
    other = replace(
        account, statements=tuple(replace(s, extractor="rules 7", score=0.5, mentions=()) for s in account.statements)
    )
    built = merged(session.file, other, extractors=["rules 7"])
    assert {s.id for s in built.statements} == {id for id, state in states.items() if state != "rejected"}
    vouched = {id for id, state in states.items() if state in ("accepted", "edited")}
    assert {s.id for s in built.statements if s.reviewed} == vouched
    session = opened()
    while session.undo():
        session = opened()
    assert disk[-1] == begun


@given(accounts())
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
def test_a_draft_is_changed_in_place_and_back(account: Account) -> None:
    text = dump_draft(replace(account, mentions=()), EMPTY)
    draft = Draft(text, "any.yaml")
    for index in range(len(draft)):
        assert draft.with_field(index, "decision", "accepted").with_field(index, "decision", "").text == text
        if len(draft) > 1:
            assert draft.with_entry(index, ["key: new"]).without_entry(index + 1).text == text


STYLES = st.sampled_from([
    DRAFT, DRAFT.replace("\n", "\r\n"), DRAFT.replace("  - key", "- key").replace("\n    ", "\n  "),
    "document: war\nstatements: [{relation: attacked, subject: Alpha, quote: Delta was there.}]\n",
    "document: war\nstatements:\n  -\n    relation: attacked\n    subject: Alpha\n    quote: Delta was there.\n",
    "document: war\nstatements:\n  - {relation: attacked, subject: Alpha, quote: Delta was there.}",
    "document: war\nstatements:\n  - decision:\n    relation: attacked\n    subject: Alpha\n    quote: |-\n"
    "      Delta was\n    # not this\n",
    '{document: war, statements: []}', "--- {document: war}\n...\n", "document: war\nhistory: [{id: a}]\n",
])  # fmt: skip


@given(
    STYLES,
    st.integers(0, 400),
    st.sampled_from(["", "#", "- ", "\n", "  ", "'", '"', "{", "]", "\u2028", "---\n"]),
    steps,
)
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=300)
def test_a_file_written_in_any_style_is_reviewed_or_refused_and_never_harmed(
    text: str, at: int, noise: str, keys: list[str]
) -> None:
    disk = [text[:at] + noise + text[at:]]
    try:
        session = Session(disk[-1], "war.statements.yaml", DOCUMENT, LEXICON, disk.append)
        for key in keys:
            if key in ("accepted", "rejected") and session.current is not None:
                session.decide("accepted" if key == "accepted" else "rejected")
            elif key == "undo":
                session.undo()
    except InputError as problem:
        assert problem.place
    if len(disk) > 1:
        before = {entry.statement.id for entry in read(disk[0], on_remark=lambda *_: None).entries}
        assert {entry.statement.id for entry in read(disk[-1]).entries} == before


@pytest.mark.parametrize("steps", [f"  - {{id: {'a' * 32}, was: open}}", f"- id: {'a' * 32}\n  was: open"])
def test_a_step_goes_into_the_history_as_the_others_stand_there(steps: str) -> None:
    text = f"document: war\nstatements:\n  - key: a\n    decision:\nhistory:\n{steps}\n"
    draft = Draft(text, "war.statements.yaml").with_step("b" * 32, "open")
    read = parse_yaml(draft.text, "war.statements.yaml").value["history"].value
    assert [step.value["id"].value for step in read] == ["a" * 32, "b" * 32]
    assert draft.text.rstrip().endswith("decision:")


def test_a_history_on_one_line_takes_further_steps_and_gives_them_back() -> None:
    text = (
        "document: war\nhistory: [{id: a, was: open}, {id: b, was: accepted}] # mine\n"
        "statements:\n  - key: a\n    decision:\n"
    )
    draft = Draft(text, "war.statements.yaml")
    more = draft.with_step("c", "open").text
    assert more == (
        "document: war\nhistory:\n  - {id: a, was: open}\n  - {id: b, was: accepted}\n"
        "  - {id: c, was: open}\n# mine\nstatements:\n  - key: a\n    decision:\n"
    )
    fewer = draft.without_step().text
    assert "{id: a, was: open}" in fewer
    assert "{id: b" not in fewer
