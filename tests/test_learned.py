"""The network that reads ties besides the rules: what it is shown, what of it is told, and how it is asked."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

pytest.importorskip("tokenizers", reason="the network needs the extra `learned`")

from kg.actors import packaged_lexicon
from kg.cli.app import app
from kg.errors import KgError
from kg.extraction import extract
from kg.extraction.learned import packaged_reader
from kg.extraction.learned.marking import LONGEST, MARKS, Mention, Pieces
from kg.extraction.learned.network import Network
from kg.extraction.learned.ties import Tie
from kg.model import Account
from kg.reading import read_text

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "rebels", "attack", "##ed", "the", "army", "."]
LEARNING = Path(__file__).parents[1] / "benchmarks" / "learning"
UNREAD = Path(__file__).with_name("learned.tsv")
PRODUCER = packaged_reader().producer


def rows() -> list[tuple[str, str]]:
    lines = UNREAD.read_text(encoding="utf-8").splitlines()[1:]
    return [(said, text) for said, text in (line.split("\t") for line in lines)]


def read(text: str, *, learned: bool = True) -> Account:
    return extract(read_text(text, id="text"), packaged_lexicon(), learned=packaged_reader() if learned else None)


def said(account: Account) -> set[str]:
    return {f"{s.subject} {s.relation} {s.object}" for s in account.statements}


class _Seen:
    """A reader that sees what it is told to, in the first sentence that it is shown."""

    producer = PRODUCER

    def __init__(self, *ties: Tie) -> None:
        self._ties = list(ties)

    def ties(self, *_: object) -> list[Tie]:
        ties, self._ties = self._ties, []
        return ties


def tie(kind: str = "support1", relation: str = "supports", **values: float) -> Tie:
    ends = {"subject": 0, "object": 2, "trigger": 1, "score": 0.95, "unreal": 0.0, "claimed": 0.0, **values}
    return Tie(
        kind, relation, int(ends["subject"]), int(ends["object"]), int(ends["trigger"]), ends["score"], ends["unreal"],
        ends["claimed"],
    )  # fmt: skip


def with_seen(text: str, *ties: Tie) -> Account:
    return extract(read_text(text, id="text"), packaged_lexicon(), learned=_Seen(*ties))  # type: ignore[arg-type]


# ---------------------------------------------------------------- what it is shown


def test_mentions_are_marked_before_and_after() -> None:
    text = "The rebels attacked the army."
    marked = Pieces(PIECES).marked(text, 0, len(text), [Mention(4, 10, "R", "group"), Mention(24, 28, "A", "state")])
    names = [*PIECES, *(f"<{mark}>" for mark in MARKS)]
    shown = [names[number] for number in marked.pieces]
    assert shown == [
        "[CLS]", "the", "<group>", "rebels", "<after>", "attack", "##ed", "the", "<state>", "army", "<after>", ".",
        "[SEP]",
    ]  # fmt: skip
    assert [(shown[at], mention.name) for at, mention in marked.marks] == [("<group>", "R"), ("<state>", "A")]
    assert [text[one:other] for one, other in marked.spans if one >= 0] == [
        "The", "rebels", "attack", "ed", "the", "army", "."
    ]  # fmt: skip


def test_a_mention_within_another_has_no_end_of_its_own() -> None:
    text = "the rebels"
    marked = Pieces(PIECES).marked(text, 0, 10, [Mention(0, 10, "A", "group"), Mention(4, 10, "B", "org")])
    after = len(PIECES) + MARKS.index("after")
    assert marked.pieces.count(after) == 1
    assert [mention.name for _, mention in marked.marks] == ["A", "B"]


def test_of_a_sentence_without_end_only_so_much_is_shown() -> None:
    text = "rebels " * 10_000
    marked = Pieces(PIECES).marked(text, 0, len(text), [Mention(0, 6, "A", "group"), Mention(69_993, 69_999, "B", "x")])
    assert len(marked.pieces) == len(marked.spans) == LONGEST
    assert [mention.name for _, mention in marked.marks] == ["A"]


# ---------------------------------------------------------------- what it computes


def test_the_packaged_network_gives_probabilities_for_each_pair_by_itself() -> None:
    network = Network.load(_weights())
    pieces = [2, 10, network.pieces, 20, network.pieces + 8, 30, network.pieces + 1, 40, network.pieces + 8, 3]
    both = network.scores(pieces, [(2, 6), (6, 2)])
    alone = network.scores(pieces, [(6, 2)])
    assert both.ties.shape == (2, len(network.classes))
    assert both.words.shape == (2, len(pieces))
    assert ((both.ties >= 0) & (both.ties <= 1)).all()
    assert np.allclose(both.ties[1], alone.ties[0], atol=1e-5)
    assert not np.allclose(both.ties[0], both.ties[1], atol=1e-4), "who does it to whom makes no difference"


def _weights() -> Path:
    import kg.extraction

    return Path(kg.extraction.__file__).parent / "data" / "ties.npz"


def test_layers_compute_as_a_transformer_does() -> None:
    """Against the same layer written out position by position and head by head."""
    network = Network.load(_weights())
    weights = network.weights
    chance = np.random.default_rng(5)
    states = chance.normal(size=(4, 384)).astype(np.float32)

    def dense(name: str, one: np.ndarray) -> np.ndarray:
        return weights[f"layer0.{name}.weight"] @ one + weights[f"layer0.{name}.bias"]

    def normed(name: str, one: np.ndarray) -> np.ndarray:
        spread = np.sqrt(one.var() + 1e-12)
        return (one - one.mean()) / spread * weights[f"layer0.{name}.weight"] + weights[f"layer0.{name}.bias"]

    def gelu(one: np.ndarray) -> np.ndarray:
        from math import erf

        return np.array([value * 0.5 * (1 + erf(value / 2**0.5)) for value in one])

    expected = []
    for at in range(4):
        heard = np.zeros(384)
        for head in range(12):
            part = slice(head * 32, head * 32 + 32)
            looks = np.array(
                [dense("query", states[at])[part] @ dense("key", other)[part] / 32**0.5 for other in states]
            )
            share = np.exp(looks) / np.exp(looks).sum()
            heard[part] = sum(weight * dense("value", other)[part] for weight, other in zip(share, states, strict=True))
        one = normed("attended", states[at] + dense("heard", heard))
        expected.append(normed("done", one + dense("outer", gelu(dense("inner", one)))))
    assert np.allclose(network._layer("layer0", states), np.array(expected), atol=1e-3)


# ---------------------------------------------------------------- what is told


def test_what_rules_do_not_read_the_network_reads_in_part() -> None:
    """Sentences of our own, none of them learnt from; that rules read none of these is part of the test."""
    right = wrong = 0
    for expected, text in rows():
        assert expected not in said(read(text, learned=False)), text
        network = {f"{s.subject} {s.relation} {s.object}" for s in read(text).statements if s.extractor == PRODUCER}
        right += expected in network
        wrong += len(network - {expected})
    assert right >= len(rows()) // 2
    assert wrong <= right // 4


def test_a_statement_names_the_network_as_its_producer_and_a_modest_score() -> None:
    account = with_seen("Uganda cherished Rwanda.", tie())
    statement = next(s for s in account.statements if s.extractor == PRODUCER)
    assert (statement.subject, statement.relation, statement.object) == ("Uganda", "supports", "Rwanda")
    assert statement.score == 0.7
    assert statement.quote.exact == "Uganda cherished Rwanda."


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Uganda cherished Rwanda.", tie(unreal=0.5)),
        ("Uganda cherished Rwanda.", tie(claimed=0.8)),
        ("Uganda cherished Rwanda.", tie("denial1")),
        ("Uganda cherished Rwanda.", tie("leads", "leads")),
        ("Uganda bombed Rwanda.", tie("conflict-1", "attacked", subject=2, object=0)),
    ],
    ids=["not-so", "nobody-known-says-so", "denied", "a-state-leads-nobody", "rules-read-it-the-other-way"],
)
def test_what_may_not_be_told_is_not(text: str, seen: Tie) -> None:
    assert not [s for s in with_seen(text, seen).statements if s.extractor == PRODUCER]


def test_what_somebody_claims_is_his_claim() -> None:
    account = with_seen("Uganda cherished Rwanda, Kenya said.", tie(claimed=0.9))
    (statement,) = [s for s in account.statements if s.extractor == PRODUCER]
    assert statement.claimant == "Kenya"


def test_of_a_tie_that_is_seen_both_ways_the_surer_is_told() -> None:
    ties = tie(score=0.92), tie(subject=2, object=0, score=0.97)
    account = with_seen("Uganda cherished Rwanda.", *ties)
    assert [(s.subject, s.object) for s in account.statements if s.extractor == PRODUCER] == [("Rwanda", "Uganda")]


def test_the_surer_way_is_told_whichever_mentions_of_the_two_it_is_seen_by() -> None:
    text = "Uganda cherished Rwanda, and Rwanda amused Uganda."
    ties = tie(score=0.92), tie(subject=5, object=7, trigger=6, score=0.97)
    assert [(s.subject, s.object) for s in with_seen(text, *ties).statements if s.extractor == PRODUCER] == [
        ("Rwanda", "Uganda")
    ]


def test_a_mediator_needs_two_parties() -> None:
    one = tie("mediation0", "mediatedBetween")
    other = tie("mediation0", "mediatedBetween", object=4)
    alone = with_seen("Qatar cherished Rwanda and Uganda.", one)
    assert not [s for s in alone.statements if s.extractor == PRODUCER]
    (statement,) = [
        s for s in with_seen("Qatar cherished Rwanda and Uganda.", one, other).statements if s.extractor == PRODUCER
    ]
    assert (statement.subject, statement.parties) == ("Qatar", ("Rwanda", "Uganda"))


def test_rules_alone_are_as_before() -> None:
    text = "Uganda lent the RPF its barracks at Kabale. Chad's army bombed FACT rebels near Tibesti."
    alone = read(text, learned=False)
    whole = read(text)
    assert [s for s in whole.statements if s.extractor != PRODUCER] == list(alone.statements)


# ---------------------------------------------------------------- how it is asked


def article(folder: Path) -> Path:
    path = folder / "article.txt"
    path.write_text("\n\n".join(text for _, text in rows()), encoding="utf-8")
    return path


def test_extract_and_build_have_the_network_read_if_asked(tmp_path: Path) -> None:
    path = article(tmp_path)

    def producers(*options: str) -> set[str]:
        done = CliRunner().invoke(app, ["extract", str(path), "--format", "jsonl", *options])
        assert done.exit_code == 0, done.output
        return {json.loads(line)["extractor"] for line in done.stdout.splitlines()}

    assert PRODUCER in producers("--learned")
    assert PRODUCER not in producers()
    done = CliRunner().invoke(app, ["build", str(path), "-o", str(tmp_path / "out"), "--learned"])
    assert done.exit_code == 0, done.output
    assert PRODUCER in (tmp_path / "out" / "graph.nq").read_text(encoding="utf-8")


def test_an_open_draft_that_the_network_reads_no_more_is_not_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "article.txt"
    path.write_text("Uganda cherished Rwanda. Chad bombed Niger.", encoding="utf-8")
    graph = tmp_path / "out" / "graph.nq"

    def run(seen: list[Tie], *arguments: str) -> None:
        learned = importlib.import_module("kg.extraction.learned")
        monkeypatch.setattr(learned, "packaged_reader", lambda: _Seen(*seen))
        done = CliRunner().invoke(app, [*arguments, "--learned"])
        assert done.exit_code == 0, done.output

    run([tie()], "extract", str(path), "-o", str(tmp_path / "article.statements.yaml"))
    run([tie()], "build", str(path), "-o", str(tmp_path / "out"))
    assert PRODUCER in graph.read_text(encoding="utf-8")
    run([], "build", str(path), "-o", str(tmp_path / "out"), "--force")
    assert PRODUCER not in graph.read_text(encoding="utf-8")
    done = CliRunner().invoke(app, ["build", str(path), "-o", str(tmp_path / "out"), "--force"])
    assert done.exit_code == 0, done.output
    assert PRODUCER in graph.read_text(encoding="utf-8")  # who was not asked has not taken it back


def test_two_processes_read_the_same(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(rows()[number][1], encoding="utf-8")
    outputs = [
        CliRunner().invoke(app, ["extract", str(tmp_path), "--format", "jsonl", "--learned", "--jobs", jobs]).stdout
        for jobs in ("1", "2")
    ]
    assert outputs[0] == outputs[1]


def test_without_the_library_the_remedy_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packaged_reader.cache_clear()
    monkeypatch.setitem(sys.modules, "tokenizers", None)
    with pytest.raises(KgError, match="tokenizers") as problem:
        packaged_reader()
    assert "parley-kg[learned]" in str(problem.value)


def test_damaged_weights_are_told_of(tmp_path: Path) -> None:
    path = tmp_path / "ties.npz"
    path.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(ValueError, match="zip"):
        Network.load(path)
    np.savez(path, other=np.zeros(3))
    with pytest.raises(ValueError, match="what it means"):
        Network.load(path)
    path.write_bytes(_weights().read_bytes()[:-200])
    with pytest.raises(ValueError, match="zip"):
        Network.load(path)


# ---------------------------------------------------------------- what it learns from


def test_each_label_of_the_sentences_to_learn_from_fits_its_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(LEARNING))
    labelled = importlib.import_module("labelled")
    sentences, aside = labelled.read_folder(), labelled.read_folder(labelled.ASIDE)
    assert len(sentences) > 5_000
    assert len(aside) > 1_000
    assert not {one.text for one in sentences} & {one.text for one in aside}
    for sentence in (*sentences, *aside):
        for start, end, name, _ in sentence.mentions:
            assert sentence.text[start:end].strip() and name, sentence.text


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (["# x", "[Chad:land] won."], "is not"),
        (["# x", "[Chad:state won."], "bracket"),
        (["# x", "[Chad:state] bombed [Mali:state].", "> Chad attacked Niger @bombed"], "Niger"),
        (["# x", "[Chad:state] bombed [Mali:state].", "> Chad attacked Mali @shelled"], "shelled"),
        (["# x", "[Chad:state] bombed [Mali:state].", "> Chad bombed Mali @bombed"], "no relation"),
        (["# x", "[Chad:state] bombed it.", "> Chad attacked @bombed"], "two ends"),
    ],
)
def test_a_label_that_does_not_fit_is_told_with_its_line(
    lines: list[str], problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(LEARNING))
    labelled = importlib.import_module("labelled")
    path = tmp_path / "some.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ValueError, match=problem) as told:
        list(labelled.read_file(path))
    assert f"some.txt, line {len(lines)}" in str(told.value)
