"""Helped: who is helped by "with the help of Q", by the clause in which that stands."""

from __future__ import annotations

from kg.extraction.arguments.backgrounds import relative
from kg.extraction.arguments.objects import agent_index
from kg.extraction.arguments.perpetrators import agents_at
from kg.extraction.grammar.phrases import Party, Units, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.wordlists import wordlists
from kg.vocabulary import vocabulary

__all__ = ["HELPS_NO_SIDE", "helped_at"]

HELPS_NO_SIDE = frozenset(("arrange", "broker", "mediate", "negotiate", "organise", "organize", "host", "hold",
                           "facilitate", "release", "free", "sign", "reach", "agree", "convene", "initial", "co-sign",
                           "ratify", "hammer", "thrash", "conclude", "reconcile", "settle", "meet"))  # fmt: skip
"""Whoever helps with these favours no side."""
_OBJECT = 4
_WAR = frozenset(("war", "wars", "conflict", "dispute", "feud", "fighting", "hostilities", "quarrel", "standoff",
                  "differences", "hatchet", "clashes"))  # fmt: skip
_CHARGES_WITH = frozenset(("accuse", "blame", "suspect", "charge", "deny", "condemn", "criticise", "criticize"))


def helped_at(clauses: Clauses, index: int) -> tuple[Party, ...]:
    """The subject of the clause to which "with …" at ``index`` belongs."""
    before = _main_end(clauses, index)
    nearest = (g for g in reversed(clauses.groups) if g.head < before and g.form != "present")
    joined = index > 1 and clauses.units[index - 1].low in (",", "and", "later", "then")
    group = next((g for g in nearest if not (joined and relative(clauses, g))), None)  # "which Z gave it, and with"
    if group is None and (not index or clauses.units[index - 1].kind == "comma"):
        group = next((g for g in clauses.groups if g.head > index and g.form == "finite"), None)
    if group is not None and group.lemma in _CHARGES_WITH and any(g.form == "present" for g in clauses.groups
                                                                  if group.head < g.head < index):  # fmt: skip
        return ()  # "X accused Y of preparing for war with Z's support"
    if group is None or group.negated or group.modality != "actual" or group.voice == "reduced":
        return ()
    if group.first and clauses.units[group.first - 1].low == "it" and clauses.units[group.first - 1].kind == "pronoun":
        return ()  # "that it had been planned with Q's help": a raid
    if group.voice == "passive" and (by := agent_index(clauses, group)) is not None:
        clause = clauses.clause(group)  # "X was driven out by Y with Q's help": it is not X whom Q helped
        return (clause.agents if clause is not None else ()) or tuple(agents_at(clauses, by))
    frame = wordlists().frames.get(group.lemma) if group.voice == "passive" else None
    struck = frame is not None and vocabulary().relation(frame.relation).sign < 0
    lost = struck or group.lemma in wordlists().classes["losing" if group.voice == "active" else "beaten"]
    neither = group.lemma in HELPS_NO_SIDE or _makes_peace(clauses.units, group)
    return clauses.subjects(group) if not neither and not lost else ()


def _makes_peace(units: Units, group: VerbGroup) -> bool:
    """Whether both sides are helped: "made peace with Q's help", "ended their war with Q's help"."""
    after = [unit.low for unit in units[group.head + 1 : group.head + 1 + _OBJECT]]
    peace = group.lemma in ("make", "conclude", "restore", "agree") and "peace" in after[:2]
    over = group.lemma in ("end", "settle", "resolve", "stop", "halt", "bury", "overcome")
    return peace or (over and not _WAR.isdisjoint(after))


def _main_end(clauses: Clauses, index: int) -> int:
    """Where the words end to which ", with …" belongs: before "…, after Z had struck," stands its clause."""
    units = clauses.units
    if index < 1 or units[index - 1].kind != "comma":
        return index
    comma = next((i for i in range(index - 2, 0, -1) if units[i].kind in ("comma", "stop", "quote")), 0)
    inserted = comma and units[comma].kind == "comma" and units[comma + 1].kind == "subordinator"
    return comma if inserted else index
