"""Moves: what a whole clause tells, taken up as "a move that", "a step condemned by" or "which", and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extraction.arguments.condemned import speaks_against
from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.wordlists import wordlists

__all__ = ["doer_before", "move_findings"]

_JUDGES = {
    "criticises": frozenset(("condemn", "denounce", "deplore", "decry", "criticise", "criticize", "slam", "castigate",
                             "lambast", "lambaste", "censure", "deride", "protest", "oppose", "resent", "regret")),
    "welcomed": frozenset(("welcome", "hail", "praise", "applaud", "laud", "commend", "cheer", "salute")),
}  # fmt: skip
_LINKS = frozenset(("main", "coordinate", "content", "adverbial"))
_BACK = 5


def move_findings(clauses: Clauses) -> Iterator[Finding]:
    """As in "X struck Y from its list, a step that Z deplored", "X bought jets, a move condemned by Z"."""
    for group in clauses.acts.of(_judging()):
        relation = next((name for name, verbs in _JUDGES.items() if group.lemma in verbs), None)
        relation = relation or ("criticises" if speaks_against(group.lemma) else None)
        if relation is None or group.negated or group.modality != "actual" or group.form != "finite":
            continue
        move = _move_before(clauses, group)
        if move is None:
            continue
        clause = clauses.clause(group)
        judges = clauses.subjects(group) if group.voice == "active" else (clause.agents if clause is not None else ())
        for doer in doer_before(clauses, move):
            for judge in judges:
                if judge.actor.name != doer.actor.name and not {"assets"} & (judge.roles | doer.roles):
                    yield Finding(group.head, relation, judge, doer, score=surer(0.7, judge, doer))


def _move_before(clauses: Clauses, group: VerbGroup) -> int | None:
    """The comma before "a move that", of which the verb is told."""
    units = clauses.units
    low = max(group.first - _BACK, 1)
    noun = next((i for i in range(group.first - 1, low, -1) if units[i].low in wordlists().classes["move"]), None)
    if noun is None or units[noun - 1].kind not in ("determiner", "word", "adverb"):
        return None
    between = units[noun + 1 : group.first]
    if group.voice == "active" and not any(unit.kind in ("that", "relative") or unit.actor for unit in between):
        return None
    comma = next((i for i in range(noun - 1, max(noun - _BACK, 0), -1) if units[i].kind in ("comma", "dash")), None)
    apposed = comma is not None and units[comma + 1].kind == "determiner" and units[comma + 1].low in ("a", "an")
    return comma if apposed else None


def doer_before(clauses: Clauses, index: int) -> tuple[Party, ...]:
    """Who does what the clause before the unit at ``index`` tells; nobody where two do it or it is not so."""
    before = [group for group in clauses.groups if group.head < index]
    for group in reversed(before):
        clause = clauses.clause(group)
        if clause is None or clause.link not in _LINKS or group.form != "finite":
            continue
        if group.negated or group.lemma in wordlists().speech:
            return ()
        doers = clause.agents if group.voice == "passive" else clause.subjects
        return doers if len(doers) == 1 else ()
    return ()


@cache
def _judging() -> frozenset[str]:
    """The verbs of praise and blame."""
    against = (lemma for lemma in wordlists().frames if speaks_against(lemma))
    return frozenset((*against, *(lemma for verbs in _JUDGES.values() for lemma in verbs)))
