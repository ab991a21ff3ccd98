"""Gerund clauses: those with a subject of their own, those that are a subject, those set beside a whole clause.

"The prospect of X shelling Y" and "Shelling Y would be a mistake" tell of nothing done; "In shelling Y, X broke its
word" and "X, while shelling Y, …" do. "X died before signing" takes back what "before" else tells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.extraction.grammar.phrases import Units
from kg.extraction.parsing.chunks import Chunk
from kg.extraction.parsing.syntax import Node
from kg.extraction.words.wordlists import wordlists
from kg.model import Modality

__all__ = ["settle_gerunds"]

_FORMLESS = frozenset(("participial", "gerund"))
_SUPPOSED = frozenset(
    ("prospect", "prospects", "possibility", "risk", "risks", "fear", "fears", "danger", "dangers", "threat", "threats",
     "idea", "hope", "hopes", "chance", "chances", "likelihood", "notion", "thought", "spectre", "specter", "dream",
     "dreams", "fantasy", "vision", "talk", "rumour", "rumours", "rumor", "rumors", "suggestion", "suggestions",
     "question", "odds", "scenario", "probability", "expectation", "expectations", "dangerous", "afraid")
)  # fmt: skip
"""Nouns of what may be: "the prospect of X shelling Y"."""
_IMAGINES = frozenset(
    ("fear", "imagine", "envisage", "picture", "foresee", "anticipate", "contemplate", "consider", "dread", "risk",
     "discuss", "mean", "involve", "speak", "dream", "hope", "warn", "think", "talk", "worry", "count", "joke", "hint",
     "visualise", "visualize", "envision", "prevent", "preclude", "tolerate", "allow", "mind")
)  # fmt: skip
_ASKS = frozenset(("insist", "call", "propose", "suggest", "recommend", "advocate", "favour", "favor", "want", "urge"))
"""Verbs of what is asked for: "insisted on X signing"."""
_BEFORE = frozenset(
    ("die", "fall", "collapse", "stop", "perish", "resign", "dissolve", "disband", "surrender", "disintegrate", "kill",
     "overthrow", "oust", "depose", "assassinate", "arrest", "capture", "crash", "topple", "halt", "defeat", "flee")
)  # fmt: skip
"""What happens to whoever never does what "before" leads to."""
_BESIDE = frozenset(("in", "on", "upon", "despite", "besides", "since"))
_PAIRS = frozenset((("apart", "from"), ("aside", "from"), ("addition", "to"), ("well", "as"), ("content", "with")))
_MEANWHILE = frozenset(("while", "whilst"))
_INSERTED = _MEANWHILE | {"after", "before", "since", "by", "in", "upon", "when"}
"""What opens a gerund between commas of which the clause's own subject is told: "X, after shelling Y, struck Z"."""
_NEAR = 24
"""Units from an adjunct to the verb of its clause."""


_ANSWERS = frozenset(("respond", "retaliate", "react", "answer", "reply", "escalate"))


def settle_gerunds(units: Units, chunks: Sequence[Chunk], nodes: Mapping[int, Node]) -> None:
    """Give gerund clauses the subject and the modality that their place tells."""
    for _, node in sorted(nodes.items()):
        if node.group.form != "present" or node.link not in _FORMLESS:
            continue
        governor = node.governor
        if node.preposition == "before" and governor is not None and _is_undone(governor):
            node.group = replace(node.group, modality="counterfactual")
        elif node.preposition == "by" and governor is not None and governor.group.lemma in _ANSWERS:
            node.group = replace(node.group, modality=governor.group.modality)  # "would respond by shelling Y"
        elif node.link == "participial" and (modality := _supposed(units, chunks, nodes, node)):
            node.group = replace(node.group, modality=modality)
        elif node.link == "participial" and (beside := _of_meanwhile(units, nodes, node)) is not None:
            node.subject, node.governor = beside.subject, beside
        elif _is_subject(units, node) or _lists_objects(units, chunks, node):
            node.subject, node.group = [], replace(node.group, modality="conditional")
        elif (main := _adjoined(units, nodes, node)) is not None:
            node.subject, node.link, node.governor = main.subject, "participial", main


def _of_meanwhile(units: Units, nodes: Mapping[int, Node], node: Node) -> Node | None:
    """The verb whose subject did it in "X shelled P, while Z attacked Q, killing nine": Z, not X."""
    first, main = node.group.first, node.governor
    if main is None or not first or units[first - 1].kind != "comma":
        return None
    between = [n for head, n in sorted(nodes.items()) if main.group.head < head < first and n.group.form == "finite"]
    last = between[-1] if between else None
    if last is None or last.link != "adverbial" or last.group.voice != "active" or not last.subject:
        return None
    opened = any(unit.low in _MEANWHILE | {"whereas"} for unit in units[main.group.head + 1 : last.group.first])
    closed = any(unit.kind == "comma" for unit in units[last.group.head : first - 1])
    return last if opened and not closed else None


def _is_undone(node: Node) -> bool:
    """Whether its subject does nothing after it: "was killed before attacking", not "killed two before attacking"."""
    return node.group.lemma in _BEFORE and (node.group.voice != "active" or not node.objects)


def _supposed(units: Units, chunks: Sequence[Chunk], nodes: Mapping[int, Node], node: Node) -> Modality | None:
    """How far "X shelling Y" is so after a noun or verb of what may be; ``None`` where none stands there."""
    first = chunks[node.subject[0].chunk].first if len(node.subject) == 1 else 0
    if first < 2 or chunks[node.subject[0].chunk].last + 1 != node.group.first or not _somebody(chunks, node):
        return None
    before = first - 1 - (units[first - 1].kind == "preposition")
    if units[before].low in _SUPPOSED and before < first - 1:
        return "possible"
    ruling = nodes.get(before)
    if ruling is None or ruling.group.voice != "active":
        return None
    return "possible" if ruling.group.lemma in _IMAGINES else "demanded" if ruling.group.lemma in _ASKS else None


def _somebody(chunks: Sequence[Chunk], node: Node) -> bool:
    phrase = chunks[node.subject[0].chunk].phrase
    return phrase is not None and phrase.party is not None


def _is_subject(units: Units, node: Node) -> bool:
    """As in "Shelling Y, X said, would be a mistake": a verb without a subject goes on after who says so."""
    said = node.governor
    if node.group.first or said is None or said.group.lemma not in wordlists().speech:
        return False
    after = units[said.group.head + 1 : said.group.head + 3]
    return len(after) == 2 and after[0].kind == "comma" and after[1].kind in ("modal", "be", "have")


def _lists_objects(units: Units, chunks: Sequence[Chunk], node: Node) -> bool:
    """As in "Bombing Y and Z are aims of X": both are bombed, and the clause itself is the subject of what follows."""
    main = node.governor
    if node.group.first or main is None or main.group.form != "finite" or not node.subject:
        return False
    before = chunks[node.subject[-1].chunk].first - 1
    before -= before > 0 and units[before].kind == "determiner"
    apart = any(unit.kind == "comma" for unit in units[: main.group.first])
    return not apart and before > node.group.head + 1 and units[before].low in ("and", "or")


def _adjoined(units: Units, nodes: Mapping[int, Node], node: Node) -> Node | None:
    """The verb of the clause that "In shelling Y,", "apart from shelling Y," or ", after shelling Y," stands beside."""
    first = node.group.first
    before = tuple(unit.low for unit in units[max(first - 2, 0) : first])
    paired = before in _PAIRS
    fronted = paired or (first == 1 and before[0] in _BESIDE)
    inserted = first > 1 and before[1] in _INSERTED and units[first - 2].kind == "comma"
    if node.group.negated or not (fronted or (inserted and not node.subject)):
        return None
    later = (n for head, n in sorted(nodes.items()) if first < head < first + _NEAR)
    main = next((n for n in later if n.link == "main" and n.subject), None)
    if main is None or main.group.form != "finite" or main.group.modality != "actual":
        return None
    return main
