"""Adjuncts with a verb that stand before their clause or amid it: how far what that verb says can go on."""

from __future__ import annotations

from kg.extraction.grammar.phrases import VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.wordlists import wordlists

__all__ = ["acts_then", "adjunct_end", "main_after"]

_OPENING = frozenset(("date", "adverb", "preposition", "determiner", "number"))


def adjunct_end(clauses: Clauses, group: VerbGroup | None) -> int:
    """The comma that closes "Without asking Y, X attacked", "X, having warned Y that it would, attacked"; else -1.

    What the verb of such an adjunct says, denies or hopes is said within it: the clause around is the text's own.
    """
    clause = clauses.clause(group) if group is not None else None
    if group is not None and (closing := _what_end(clauses, group)) > 0:
        return closing
    if group is None or clause is None or "participle" not in clause.within or group.voice == "reduced":
        return -1
    return main_after(clauses, group)


def acts_then(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether "and" leads on at once to what who speaks has done: "X first warned and then attacked Y"."""
    units, joint = clauses.units, group.head + 1
    if joint + 1 >= len(units) or units[joint].low != "and":
        return False
    after = joint + 1
    while after + 1 < len(units) and units[after].kind == "adverb":
        after += 1
    second = next((other for other in clauses.groups if other.first <= after <= other.head), None)
    return second is not None and second.form == "finite" and second.lemma not in wordlists().speech


def beyond_its_noun(clauses: Clauses, group: VerbGroup | None) -> int:
    """The main verb in "A truce announced by Y failed, and X struck Z", of which Y says nothing; else -1.

    Who announces a truce or a plan says nothing of what became of it: that is the text's own word.
    """
    if group is None or group.voice != "reduced" or not _designed(clauses.units[group.first - 1].low):
        return -1  # "a raid announced by Y killed ten": Y told of the dead as well
    for other in clauses.groups:
        if other.head <= group.head or other.form != "finite" or other.voice == "reduced":
            continue
        subject = clauses.subject_phrases(other)
        own = bool(subject) and subject[0].last < group.first
        between = clauses.units[group.head + 1 : other.first]
        plain = all(unit.kind not in ("comma", "that", "relative", "stop", "dash", "quote") for unit in between)
        return other.first if own and plain else -1
    return -1


def _designed(noun: str) -> bool:
    return noun in wordlists().accords or noun in _DESIGNS


_DESIGNS = frozenset(
    ("plan", "plans", "proposal", "proposals", "initiative", "deadline", "offer", "amnesty", "ultimatum")
)


def _what_end(clauses: Clauses, group: VerbGroup) -> int:
    """The comma that closes "In what it said was a drill, X attacked", which tells only by what name it was done."""
    units = clauses.units
    what = next((i for i in range(group.first - 1, max(group.first - _TO_WHAT, 0), -1) if units[i].low == "what"), 0)
    if (
        not what
        or units[what - 1].kind != "preposition"
        or any(unit.kind in _PARTS for unit in units[what : group.first])
    ):
        return -1
    if what > 1 and units[what - 2].kind not in (*_PARTS, "adverb", "conjunction"):
        return -1  # "agreed with what X said was"
    return next((i for i in range(group.head + 1, len(units)) if units[i].kind in _PARTS), -1)


_TO_WHAT = 8
"""Units from a verb back to the "what" of its clause: "what the foreign ministry in P called"."""
_PARTS = frozenset(("comma", "dash", "stop"))


def main_after(clauses: Clauses, group: VerbGroup) -> int:
    """The comma after "Although Y had warned it not to," where the main clause begins; -1 where that came before."""
    units = clauses.units
    for other in clauses.groups:
        clause = clauses.clause(other) if other.form == "finite" and other.voice != "reduced" else None
        if clause is None or clause.link != "main" or clause.within != ("main",):
            continue
        subject = clauses.subject_phrases(other)
        opening = (subject[0].first if subject and subject[0].first > group.head else other.first) - 1
        while opening > group.head and units[opening].kind in _OPENING:
            opening -= 1
        return opening if other.head > group.head and opening > group.head and units[opening].kind == "comma" else -1
    return -1
