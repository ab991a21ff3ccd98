"""The digests and statements of the two founding articles, as a whole."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from kg.actors import packaged_lexicon
from kg.model import Account
from kg.reading import read_document
from kg.resources import seed_files
from kg.review import dump_statements, load_statements, read_statement_file, with_originals

ORIGINALS = Path(__file__).parents[1].parent / "shared" / "seeds"
WORST_HIT, FOUR_THOUSAND = "000_worst_hit", "004_four_thousand_deaths"
LONGEST_SHARED_RUN = 7

each_seed = pytest.mark.parametrize("path", seed_files(), ids=lambda path: path.stem)
needs_originals = pytest.mark.skipif(
    not ORIGINALS.is_dir(), reason="the folder `shared` with the original articles is not beside this checkout"
)


def read(path: Path) -> Account:
    return load_statements(path.with_name(f"{path.stem}.statements.yaml"), read_document(path), packaged_lexicon())


def by_key() -> dict[str, object]:
    found = {}
    for path in seed_files():
        file = read_statement_file(
            path.with_name(f"{path.stem}.statements.yaml"), read_document(path), packaged_lexicon()
        )
        statements = {statement.id: statement for statement in file.account.statements}
        found |= {key: statements[identity] for key, identity in file.keys.items()}
    return found


def words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in re.findall(r"\w+(?:[-'’,.]\w+)*", text.casefold())]


def test_there_are_two_seeds():
    assert [path.stem for path in seed_files()] == [WORST_HIT, FOUR_THOUSAND]


@pytest.mark.parametrize(
    ("name", "title", "publisher", "issued", "original"),
    [
        (WORST_HIT, "Pakistan Worst Hit by Taliban: Key Report Insights", "SouthAsianDesk", "2026-01-09",
         "000_f8d18229b673cc27.txt"),
        (FOUR_THOUSAND,
         "After Celebrating Kabul’s Fall, Pakistan Now Counts 4,000 Troop Deaths Since Taliban Takeover Afghan",
         "The Defense News", None, "004_2252e22e03daf4ac.txt"),
    ],
)  # fmt: skip
def test_front_matter_states_the_source_and_no_date_that_it_does_not_have(name, title, publisher, issued, original):
    path = next(path for path in seed_files() if path.stem == name)
    document = read_document(path)
    assert (document.id, document.title, document.publisher, document.issued) == (name, title, publisher, issued)
    assert document.origin == publisher
    assert document.restates is not None
    assert document.restates.file == original


@needs_originals
@each_seed
def test_a_digest_points_to_its_original_and_takes_the_title_from_it(path):
    document = read_document(path)
    data = (ORIGINALS / document.restates.file).read_bytes()
    assert hashlib.sha256(data).hexdigest() == document.restates.sha256
    assert document.title in data.decode("utf-8").splitlines()


@needs_originals
@each_seed
def test_a_digest_is_told_in_our_own_words(path):
    document = read_document(path)
    original = words((ORIGINALS / document.restates.file).read_text(encoding="utf-8"))
    size = LONGEST_SHARED_RUN + 1
    theirs = {tuple(original[start : start + size]) for start in range(len(original) - size + 1)}
    for sentence in document.sentences:
        ours = words(document.text[sentence.start : sentence.end])
        shared = [ours[i : i + size] for i in range(len(ours) - size + 1) if tuple(ours[i : i + size]) in theirs]
        assert shared == []


@needs_originals
@each_seed
def test_a_digest_restates_every_line_that_says_something(path):
    document = read_document(path)
    lines = (ORIGINALS / document.restates.file).read_text(encoding="utf-8").splitlines()
    said = {number for number, line in enumerate(lines, start=1) if line.strip()}
    boilerplate = {number for number in said if lines[number - 1].startswith("Follow SouthAsianDesk")}
    assert {line for sentence in document.sentences for line in sentence.lines} == said - boilerplate


@each_seed
def test_every_sentence_names_its_lines_and_holds_no_comment(path):
    document = read_document(path)
    assert all(sentence.lines for sentence in document.sentences)
    assert "<!--" not in document.text
    assert document.sentences[0].section == "headline"


@each_seed
def test_everything_stated_stands_where_something_is_stated(path):
    account = read(path)
    assert {statement.quote.section for statement in account.statements} <= {"headline", "body"}
    for statement in account.statements:
        assert account.document.text[statement.quote.start : statement.quote.end] == statement.quote.exact
        for mention in statement.mentions:
            assert statement.quote.start <= mention.start < mention.end <= statement.quote.end


@each_seed
def test_a_name_that_its_quote_does_not_hold_is_marked_as_inferred(path):
    """Every actor at an end of a statement is read in the quote, or said to come from context."""
    for statement in read(path).statements:
        if statement.relation in ("partyTo", "mediatedBetween", "hosted", "negotiatedWith", "figure"):
            continue
        read_in = {mention.role for mention in statement.mentions}
        for role in ("subject", "object"):
            if getattr(statement, role) is not None and role not in read_in:
                topic = statement.relation == "distinguishes"  # read from two words that stand apart
                assert topic or role in statement.inferred, (statement.relation, statement.quote.exact, role)


@each_seed
def test_every_kabul_and_islamabad_has_its_reading(path):
    account = read(path)
    stand = [match.span() for match in re.finditer(r"\b(?:Kabul|Islamabad)\b", account.document.text)]
    assert [(mention.start, mention.end) for mention in account.mentions] == stand
    assert {mention.reading for mention in account.mentions} == {"government", "city"}
    for mention in account.mentions:
        word = account.document.text[mention.start : mention.end]
        government = {"Kabul": "Taliban administration", "Islamabad": "Pakistan"}[word]
        assert mention.name == (government if mention.reading == "government" else word)


def test_how_kabul_and_islamabad_are_read():
    readings = {}
    for path in seed_files():
        account = read(path)
        text = account.document.text
        readings[path.stem] = [f"{text[m.start : m.end]} {m.reading}" for m in account.mentions]
    assert readings == {
        WORST_HIT: [
            "Islamabad city", "Kabul government", "Islamabad government", "Islamabad government", "Kabul city",
            "Kabul government", "Islamabad government", "Kabul government",
        ],
        FOUR_THOUSAND: [
            "Kabul city", "Kabul city", "Islamabad government", "Kabul city", "Islamabad government",
            "Islamabad government", "Kabul city", "Islamabad government", "Kabul city", "Islamabad government",
            "Kabul city", "Islamabad government",
        ],
    }  # fmt: skip


@pytest.mark.parametrize(
    "keys",
    [
        ("A09b", "A35b", "B03"),  # denied by the Taliban, told by both texts: contested
        ("A30", "B31b"),  # affirmed by Pakistan, denied by Afghan officials: contested
        ("A02", "B36"), ("A22", "B32"), ("A31", "B50"), ("A18", "B19", "B19b"),  # two origins each
        ("A12", "A12b", "A42"),  # one forecast, made three times
    ],
)  # fmt: skip
def test_what_says_the_same_is_one_assertable(keys):
    statements = by_key()
    assert len({statements[key].said for key in keys}) == 1


@pytest.mark.parametrize(
    ("key", "kind", "target"),
    [
        ("A11", "inTensionWith", "A09"),
        ("A06", "charge", "A13b"),
        ("B31", "charge", "B31b"),
        ("B31", "charge", "B31c"),
        ("A03", "follows", "A04"),
        ("A22", "follows", "A21"),
        ("A24", "follows", "A22"),
        ("A25", "follows", "A24"),
        ("B32b", "follows", "B32"),
        ("B35b", "subsetOf", "B35"),
    ],
)
def test_links(key, kind, target):
    statements = by_key()
    assert (kind, statements[target].id) in {(link.kind, link.target) for link in statements[key].links}


def test_there_are_no_other_links():
    assert sum(len(statement.links) for statement in by_key().values()) == 10


def test_doubt_is_kept_with_its_reason():
    doubted = {key: one.confidence for key, one in by_key().items() if one.confidence is not None}
    assert doubted == {
        "H01": "low", "A15b": "medium", "A25b": "medium", "B07": "medium", "B07b": "medium", "B28": "low",
        "B45b": "medium",
    }  # fmt: skip
    assert all(by_key()[key].confidence_reason for key in doubted)


def test_one_origin_stands_behind_both_counts_of_fighters():
    statements = by_key()
    assert {statements[key].origin for key in ("A07", "B16")} == {"United Nations"}


@each_seed
def test_a_dumped_seed_reads_back_as_it_was(path, tmp_path):
    account = read(path)
    copy = tmp_path / "copy.yaml"
    copy.write_text(dump_statements(account), encoding="utf-8")
    again = load_statements(copy, account.document, packaged_lexicon())
    assert again == account
    assert dump_statements(again) == dump_statements(account)


@needs_originals
@each_seed
def test_the_originals_lines_take_the_digests_place(path):
    account = with_originals(read(path), ORIGINALS)
    used = {line for statement in account.statements for line in statement.quote.lines}
    original = (ORIGINALS / account.document.restates.file).read_text(encoding="utf-8").splitlines()
    assert dict(account.originals) == {line: original[line - 1].strip() for line in used}
