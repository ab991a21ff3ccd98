"""Who speaks in "X wrote to Y alleging that": the writer, and never the one to whom he writes."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.grammar.phrases import Units
from kg.extraction.parsing.chunks import Chunk
from kg.extraction.parsing.syntax import Item, Node
from kg.extraction.reference.addressed import LETTERS, OPENS, TALKS
from kg.extraction.words.verbclasses import CHARGING, JUDGING, SPEAKING
from kg.extraction.words.wordlists import wordlists

__all__ = ["opens_with_paper", "written_to"]

_WRITES = frozenset(("write", "complain", "appeal", "protest", "petition"))
_SENDS = frozenset(("send", "address", "submit", "hand", "deliver", "present", "issue", "dispatch", "despatch", "pass",
                    "forward", "lodge", "file", "give"))  # fmt: skip
_SAYS = frozenset(("seek", "request", "offer", "propose", "detail", "list", "outline", "express", "reject", "deny",
                   "explain", "vow", "threaten", "plead", "protest", "complain"))  # fmt: skip
_OF_WHOM = frozenset(("about", "over", "regarding", "concerning"))


def written_to(lemma: str, earlier: Node, beside: tuple[Item | None, ...], heads: tuple[str, ...]) -> bool:
    """Whether a participle tells what the subject of the verb before says to whom he writes.

    Args:
        lemma: the participle's.
        earlier: the verb before it.
        beside: the noun phrases that the participle stands beside.
        heads: the last words of the objects of that verb.
    """
    if earlier.group.voice != "active" or earlier.group.negated or earlier.group.modality != "actual":
        return False
    letter = bool(LETTERS.intersection(heads))
    if earlier.group.lemma not in _WRITES and not (earlier.group.lemma in _SENDS and letter):
        return False
    if not _tells(lemma) or any(word in _OF_WHOM for item in beside if item for word, _ in item.tail):
        return False  # "wrote to Y about Z threatening to strike" tells it of Z
    return any(word == "to" and item in items for word, items in earlier.complements for item in beside if item)


def opens_with_paper(lemma: str, before: Sequence[Chunk], units: Units) -> bool:
    """Whether a participle tells what the paper says that opens a sentence: "In a letter to Y accusing Z, X asked".

    Who writes it is the subject of the clause after it, and never the one to whom it goes.
    """
    kinds = [chunk.kind for chunk in before]
    if not kinds or len(kinds) % 2 or kinds != ["prep", "np"] * (len(kinds) // 2) or before[0].word not in OPENS:
        return False
    return units[before[1].last].low in LETTERS | TALKS and _tells(lemma)


def _tells(lemma: str) -> bool:
    lists = wordlists()
    return lemma in _SAYS | CHARGING | JUDGING | SPEAKING or lemma in lists.speech or lemma in lists.demands
