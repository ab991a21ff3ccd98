"""Whose voice a spokesman is, and whose capture is denied by who denies a loss."""

from __future__ import annotations

import pytest

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.reading import read_text


def voices(text: str) -> list[tuple[str | None, str | None]]:
    """Each claimant with the one for whom he speaks, in order."""
    account = extract(read_text(text, id="t"), packaged_lexicon())
    principals = {actor.name: actor.acts_for for actor in account.actors}
    return [(s.claimant, principals.get(s.claimant or "")) for s in account.statements if s.relation != "figure"]


RECAPTURED = "The Sudanese army recaptured the palace from the RSF on Friday"


@pytest.mark.parametrize(
    ("text", "claimant", "principal"),
    [
        (f"{RECAPTURED}, the army's spokesman said.", "Sudan's army's spokesman", "Sudan"),
        (f"{RECAPTURED}, the army spokesman said.", "Sudan's army spokesman", "Sudan"),
        (f"{RECAPTURED}, said the army's spokeswoman.", "Sudan's army's spokeswoman", "Sudan"),
        ("Israel killed 25 Hamas fighters, the army's spokesman said.", "Israel's army's spokesman", "Israel"),
        ("Israel attacked Hamas, the army's chief spokesman said.", "Israel's army's chief spokesman", "Israel"),
        ("Israel attacked Hamas, the army's commander said.", "Israel's army's commander", "Israel"),
        ("Israel bombed Hamas, the police's spokesperson told reporters.", "Israel's police's spokesperson", "Israel"),
        ("Israel attacked Hamas, according to the government's statement.", "Israel's government", "Israel"),
        ("Israel attacked Hamas, according to a statement by the army.", "Israel's army", "Israel"),
        ("Israel attacked Hamas, according to the army.", "Israel's army", "Israel"),
        ("Israel attacked Hamas, a spokesman for the army said.", "Israel's army's spokesman", "Israel"),
        ("Iran arms the Houthis, said a spokesman for Israel.", "Israel's spokesman", "Israel"),
    ],
)
def test_the_spokesman_of_an_organ_speaks_for_whom_the_organ_stands(text: str, claimant: str, principal: str) -> None:
    assert voices(text) == [(claimant, principal)]


@pytest.mark.parametrize("article", ["The", "A"])
@pytest.mark.parametrize(
    "before",
    [
        f"{RECAPTURED}, the army's spokesman said.",
        f"{RECAPTURED}, the army said.",
        "The Sudanese army's spokesman said the RSF attacked Chad.",
    ],
)
def test_the_spokesman_of_the_next_sentence_is_the_one_who_was_quoted(before: str, article: str) -> None:
    assert voices(f"{before} {article} spokesman said the RSF attacked Sudan on Thursday.")[-1][1] == "Sudan"


@pytest.mark.parametrize(
    "text",
    [
        "Israel said Hamas attacked Israel, but Hamas said Israel attacked Hamas. The spokesman said Iran arms Hamas.",
        "Israel bombed Hamas in Gaza. A spokesman said Hamas had attacked Israel.",
        "A spokesman said Hamas had attacked Israel.",
    ],
)
def test_a_spokesman_of_whom_it_is_not_told_is_nobodys(text: str) -> None:
    assert voices(text)[-1] == ("spokesman", None)


def test_another_organ_s_spokesman_is_not_the_one_who_was_quoted_before() -> None:
    text = "Hamas said it had attacked Israel. A spokesman said Israel attacked Hamas."
    assert [side for _, side in voices(f"{text} The army spokesman said Hamas attacked Israel.")] == [
        None,
        "Hamas",
        "Israel",
    ]


def denied(text: str) -> set[tuple[str, str, str | None, str | None]]:
    statements = extract(read_text(text, id="t"), packaged_lexicon()).statements
    return {(s.subject, s.relation, s.object, s.claimant) for s in statements if s.stance == "denies"}


SEIZED = ("Sudan", "attacked", "Rapid Support Forces", "Rapid Support Forces")
TOOK = ("Sudan", "tookOver", "Nyala", "Rapid Support Forces")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{RECAPTURED}, the army said. The RSF denied that it had lost the palace.", {SEIZED}),
        (f"{RECAPTURED}. The RSF denied losing the palace.", {SEIZED}),
        ("The Sudanese army said it had captured Nyala. The RSF denied losing the city.", {TOOK}),
        ("Sudan captured Nyala from the RSF. The RSF denied that it had lost Nyala.", {SEIZED, TOOK}),
    ],
)
def test_who_denies_a_loss_denies_the_capture(text: str, expected: set[tuple[str, ...]]) -> None:
    assert denied(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The RSF denied that it had lost the palace.",
        f"{RECAPTURED}. The RSF denied that it had lost the airport.",
        f"{RECAPTURED}. The RSF denied that Chad had lost the palace.",
        f"{RECAPTURED}. The RSF did not deny that it had lost the palace.",
        f"{RECAPTURED}. Chad denied that it had lost the palace.",
        "Sudan captured Nyala from the RSF. The RSF denied that it had lost Khartoum.",
        "Sudan captured Nyala from the RSF. Chad denied losing the city.",
        "The Sudanese army attacked the RSF. The RSF denied that it had lost the palace.",
        "The Sudanese army attacked the RSF. The RSF denied that it had lost 30 fighters.",
    ],
)
def test_no_other_loss_is_the_capture_that_was_told(text: str) -> None:
    assert denied(text) == set()
