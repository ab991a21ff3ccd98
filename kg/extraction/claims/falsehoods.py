"""Falsehoods: words and predicates that call what was said untrue: "baseless", "lacks any foundation", "made up"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extraction.grammar.phrases import VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = [
    "PROOFS",
    "by_past_as",
    "called_false",
    "called_so",
    "disproved",
    "is_evidence",
    "is_untrue",
    "lacks_truth",
    "papers_called_false",
    "past_as",
    "taken_up",
]

_GROUNDS = frozenset(("foundation", "basis", "merit", "substance", "grounds", "truth", "credibility", "evidence",
                      "proof", "logic", "sense"))  # fmt: skip
_REALITY = frozenset(("reality", "truth", "facts", "fact", "events", "realities"))
_INVENTS = frozenset(("invent", "fabricate", "concoct", "cook", "manufacture", "dream", "trump", "contrive", "make"))
_REACH = 5
PROOFS = ("laptop", "laptops", "evidence", "proof", "video", "videos", "documents", "files", "intelligence", "footage",
          "photographs", "photos", "recordings", "recording", "dossier", "papers", "images", "letters",
          "tapes")  # fmt: skip
"""What a sentence speaks of that charges somebody by evidence."""
_EVIDENCE = frozenset(("files", "documents", "document", "papers", "dossier", "dossiers", "video", "videos", "images",
                       "photographs", "photos", "recording", "recordings", "tape", "tapes", "transcript", "transcripts",
                       "letters", "e-mails", "emails", "memo", "memos", "cables", "pictures"))  # fmt: skip


def is_untrue(words: Sequence[Unit]) -> bool:
    """Whether the words call something untrue."""
    false = wordlists().classes["baseless"]
    lows = [unit.low for unit in words]
    void = any(low in ("without", "no") and set(lows[i + 1 : i + 3]) & _GROUNDS for i, low in enumerate(lows))
    void = void or any(pair in _PAIRS for pair in pairwise(lows))
    return void or (any(low in false for low in lows) and not any(unit.kind == "negation" for unit in words))


_PAIRS = frozenset((("politically", "motivated"), ("fairy", "tale"), ("fairy", "tales"), ("tall", "tale"),
                    ("tall", "tales"), ("old", "wives")))  # fmt: skip
"""Two words that together call something untrue."""


def past_as(units: Sequence[Unit], first: int) -> int:
    """The index after "as baseless", "as a fabrication", where what is called so follows.

    Args:
        units: the sentence's.
        first: the index after the verb.
    """
    if first + 2 >= len(units) or units[first].low != "as":
        return first
    index = first + 1 + (units[first + 1].kind == "quote")
    while index < len(units) and (
        units[index].low in ("a", "an", "and", "or") or units[index].low in wordlists().classes["baseless"]
    ):
        index += 1
    if tuple(unit.low for unit in units[index : index + 2]) in _PAIRS:
        index += 2  # "as a fairy tale"
    index += index < len(units) and units[index].kind == "quote"
    follows = index < len(units) and units[index].kind not in _AFTER and index > first + 1
    return index if follows else first


def papers_called_false(words: Sequence[Unit]) -> bool:
    """As in "(dismissed) the documents as forgeries", "(rejected) the letter as a fabrication": what charges it."""
    lows = [unit.low for unit in words[:_TO_AS]]
    link = lows.index("as") if "as" in lows else 0
    paper = link > 0 and lows[link - 1] in _EVIDENCE | _PAPERS and lows[0] in ("the", "this", "that", "these", "those")
    return paper and is_untrue(words[link + 1 :])


_TO_AS = 5
_PAPERS = frozenset(("letter", "talk", "dossier", "memorandum", "note", "article", "film", "broadcast", "evidence"))


def by_past_as(units: Sequence[Unit], first: int) -> int | None:
    """Where "by" stands in "(a charge dismissed) as propaganda by Y", "as a smear by Y"."""
    if first + 2 >= len(units) or units[first].low != "as":
        return None
    reach = range(first + 2, min(first + _TO_BY, len(units) - 1))
    by = next((i for i in reach if units[i].low == "by"), None)
    plain = by is not None and all(u.kind not in ("comma", "stop", "that", "relative") for u in units[first:by])
    return by if plain else None


def called_so(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether "dismissed" is a participle in "…, a charge dismissed as propaganda by Y"."""
    apposed = group.first > 1 and clauses.units[group.first - 1].low in wordlists().nouns["utterances"]
    return apposed and not clauses.subjects(group) and by_past_as(clauses.units, group.head + 1) is not None


_TO_BY = 8
_AFTER = frozenset(
    ("end", "comma", "stop", "close", "dash", "preposition", "conjunction", "quote", "adverb", "date", "subordinator")
)


def is_evidence(units: Sequence[Unit], index: int) -> bool:
    """Whether it is what a charge may rest on, and what is then called a forgery: "the files", "the video"."""
    plain = index > 0 and units[index - 1].low in ("the", "these", "those")
    return plain and units[index].low in _EVIDENCE


def called_false(units: Sequence[Unit], trigger: int) -> tuple[int, int] | None:
    """Where a noun and its verb are that call untrue what is told there: "reports of an attack on X were fake".

    Args:
        units: the sentence's.
        trigger: where it is told.

    Returns:
        The index of the noun and of the form of "be"; ``None`` where nothing does.
    """
    reach = range(trigger + 1, min(trigger + _TO_NOUN, len(units)))
    end = next((i for i in reach if units[i].kind in ("stop", "comma", "quote", "end", "relative")), len(units))
    be = next((i for i in range(end - 1, trigger, -1) if units[i].kind == "be"), None)
    if be is None or not is_untrue(words := units[be : min(be + _REACH, end)]):
        return None
    claims = wordlists().nouns["utterances"] | _IDEAS
    noun = next((i for i in range(trigger - 1, max(trigger - _TO_NOUN, -1), -1) if units[i].low in claims), None)
    if noun is not None and units[noun + 1].low in ("of", "that", "about"):
        return noun, be
    # "X's arming of Z is a myth": no deed is that, though it may be wrong or outrageous.
    plain = all(unit.kind not in ("verb", "be", "have", "modal") for unit in units[trigger + 1 : be])
    return (trigger, be) if plain and any(unit.low in _NEVER_WAS for unit in words) else None


def taken_up(units: Sequence[Unit], trigger: int) -> int | None:
    """Where what is told there is called untrue later: "Asked about reports that X armed Y, Z said they were false".

    Args:
        units: the sentence's.
        trigger: where it is told.

    Returns:
        The index of the form of "be" after "they" or "it"; ``None`` where nothing calls it so.
    """
    reach = range(trigger + 1, min(trigger + _TO_NOUN, len(units)))
    comma = next((i for i in reach if units[i].kind in _BREAKS), len(units))
    if comma >= len(units) or units[comma].kind != "comma" or not _in_a_claim(units, trigger):
        return None
    for index in range(comma + 2, min(comma + _TO_NOUN, len(units))):
        if units[index].kind in _BREAKS:
            return None
        if units[index].kind == "be" and units[index - 1].low in _TAKEN_UP and is_untrue(units[index : index + _REACH]):
            return index
    return None


_TAKEN_UP = frozenset(("they", "it", "this", "these", "that", "reports", "report", "claims", "charges", "allegations"))


def _in_a_claim(units: Sequence[Unit], trigger: int) -> bool:
    """Whether a report or charge says what is told there: "reports that X armed Y"."""
    before = range(trigger - 1, max(trigger - _TO_NOUN, 0), -1)
    opener = next((i for i in before if units[i].low in ("that", "of", "about")), None)
    return opener is not None and (
        units[opener - 1].low in wordlists().nouns["utterances"] or units[opener - 1].low in _IDEAS
    )


def disproved(units: Sequence[Unit], groups: Sequence[VerbGroup], trigger: int) -> bool:
    """Whether what is told there turned out untrue or was taken back: "the claim that X armed Y was retracted".

    Args:
        units: the sentence's.
        groups: its verbs.
        trigger: where it is told.
    """
    if not _in_a_claim(units, trigger):
        return False
    for group in groups:
        between = units[trigger : group.first]
        if group.first <= trigger or any(
            unit.kind in ("stop", "quote", "end", "relative", "comma") for unit in between
        ):
            continue
        if group.voice == "passive" and group.lemma in _DISPROVES and not group.negated:
            return True
        words = units[group.head : group.head + _REACH]
        if group.lemma in _TURNS_OUT and not group.negated and is_untrue(words):
            return True
    return False


_BREAKS = frozenset(("stop", "quote", "end", "relative", "comma"))
_DISPROVES = frozenset(("retract", "withdraw", "debunk", "disprove", "refute", "discredit", "explode", "rebut",
                        "recant", "invent", "fabricate", "concoct", "demolish", "falsify"))  # fmt: skip
_TURNS_OUT = frozenset(("prove", "turn", "show", "find", "reveal", "be", "become", "expose", "know"))
_TO_NOUN = 16
_IDEAS = frozenset(("idea", "ideas", "thought", "notion", "talk"))
_NEVER_WAS = frozenset(("myth", "lie", "lies", "fiction", "fabrication", "fabrications", "fantasy", "hoax", "invention",
                        "fictitious", "fable", "fables", "untrue"))  # fmt: skip


def lacks_truth(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the verb says that its subject, a charge, is not so: "does not correspond to reality", "was made up"."""
    lows = [unit.low for unit in clauses.units[group.head + 1 : group.head + 1 + _REACH]]
    if group.lemma == "correspond":
        return group.negated and bool(_REALITY & set(lows))
    if group.lemma == "lack":
        return not group.negated and bool(_GROUNDS & set(lows))
    if group.lemma == "have":
        return (lows[:1] == ["no"] or group.negated) and bool(_GROUNDS & set(lows[:4]))
    if group.lemma in ("hold", "stand"):
        return (group.negated or lows[:1] == ["no"]) and bool({"water", "up"} & set(lows[:3]))
    if group.lemma == "bear":
        return lows[:2] == ["no", "relation"] or lows[:2] == ["no", "resemblance"]
    if group.lemma in _INVENTS and group.voice == "passive" and not group.negated:
        return group.lemma not in ("make", "cook", "dream", "trump") or lows[:1] == ["up"]
    return False
