"""Judgements: what is called bad by a predicate: "Y's raid was a provocation, X said", "'a disgrace,' X said of Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.condemned import condemned_in, is_deed
from kg.extraction.arguments.objects import surer
from kg.extraction.claims.charge_nouns import CHARGES, accusation_of
from kg.extraction.claims.demands import speakers
from kg.extraction.claims.retorts import speaker_at
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import deed_of
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.discourse import Discourse
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists

__all__ = ["judgement_findings"]

_IS = frozenset(("is", "are", "was", "were", "'s", "remains", "remain", "remained", "constitutes", "constituted",
                 "constitute", "amounted", "amounts"))  # fmt: skip
_OPENS = frozenset(("that", "quote", "comma", "stop", "dash", "colon", "subordinator", "conjunction", "relative"))
_CLOSES = frozenset(("comma", "stop", "end", "quote", "relative", "subordinator", "that", "verb", "semicolon"))
_OF_SIDES = frozenset(
    ("aggressor", "aggressors", "occupier", "occupiers", "terrorist", "terrorists", "liar", "liars", "rogue", "pariah",
     "bully", "bullies", "dictatorship", "dictator", "tyrant", "tyranny", "menace", "threat", "danger", "criminal",
     "criminals", "murderers", "puppet", "puppets", "traitors", "bandits", "thugs", "invader", "invaders", "evil",
     "enemy", "enemies", "hypocritical", "untrustworthy", "destabilising", "destabilizing", "irresponsible",
     "apartheid")
)  # fmt: skip
"""What somebody himself is called who is spoken against."""
_DOUBTS = frozenset(("deny", "doubt", "dispute", "ask", "wonder", "question", "reject", "refute", "dismiss", "quote"))
_NO_DEEDS = CHARGES | {"claim", "claims", "report", "reports", "defeat", "collapse", "fall", "failure", "death"}
_FAR = 18
_PREDICATE = 6
_OF_WHOM = frozenset(("of", "about"))


def judgement_findings(clauses: Clauses, discourse: Discourse, told: set[int]) -> Iterator[Finding]:
    """The criticism that a predicate makes of a deed, or of whoever is its subject.

    Args:
        clauses: the sentence.
        discourse: what was said before it, with whose release it is.
        told: the indexes of the words by which criticism is read already.
    """
    for index in clauses.places.of(_IS):
        bad = _bad_name(clauses, index)
        if bad is not None and not told & set(range(index, bad + 1)):
            yield from _judged(clauses, index, bad, discourse)
    for group in clauses.groups:
        if group.lemma in wordlists().speech and group.voice == "active" and not group.negated:
            yield from _said_of(clauses, group)


# ---------------------------------------------------------------- by a predicate


def _bad_name(clauses: Clauses, be: int) -> int | None:
    """Where the bad name of the predicate stands that begins at "is"; ``None`` where nothing bad is said."""
    units, classes = clauses.units, wordlists().classes
    for index in range(be + 1, min(be + 1 + _PREDICATE, len(units))):
        if units[index].kind in ("negation", *_CLOSES) or units[index].low in _LESS:
            return None
        low = units[index].low
        if low in classes["reproach"] or low in classes["judged"] or low in _OF_SIDES:
            return index if not any(unit.low in classes["baseless"] for unit in units[be + 1 : index + 1]) else None
        of_kind = units[index].low == "of" and units[index - 1].low in _KINDS  # "an act of terror", no victim of one
        if units[index].kind == "preposition" and not of_kind and units[be].low not in _AMOUNTS:
            return None
    return None


_AMOUNTS = frozenset(("amounted", "amounts"))
_KINDS = frozenset(("act", "acts", "kind", "piece", "policy", "campaign", "sort", "form"))
_LESS = frozenset(("no", "less", "hardly", "scarcely", "never", "neither", "nor", "than", "being", "been", "under",
                   "if", "whether"))  # fmt: skip


def _judged(clauses: Clauses, be: int, bad: int, discourse: Discourse) -> Iterator[Finding]:
    """As in "Y's shelling of P was an outrage, X said", "X said Y was a threat to its neighbours"."""
    units = clauses.units
    start = next((i + 1 for i in range(be - 1, max(be - _FAR, -1), -1)
                  if units[i].kind in _OPENS or _says_at(clauses, i)), 0)  # fmt: skip
    blamed = _blamed(clauses, start, be, units[bad].low)
    if blamed is None or blamed.actor.type not in SIDES or _doubted(clauses, start, be):
        return
    critic, _ = speaker_at(clauses, be, discourse, reach=_FAR)
    if critic is not None and critic.actor.name != blamed.actor.name:
        found = accusation_of(be, "criticises", critic, blamed, units[bad].text)
        yield replace(found, score=surer(0.65, critic, blamed))


def _says_at(clauses: Clauses, index: int) -> bool:
    group = clauses.at(index)
    return group is not None and group.lemma in wordlists().speech


def _doubted(clauses: Clauses, start: int, be: int) -> bool:
    """Whether the clause hangs on a verb by which nobody stands for it, or on a condition."""
    units = clauses.units
    if start > 0 and units[start - 1].low in ("if", "whether", "unless", "although", "though", "which", "who"):
        return True
    before = [group for group in clauses.groups if group.head < be]
    if any(g.lemma in _DOUBTS or (g.negated and g.lemma in wordlists().speech) for g in before):
        return True
    return any(unit.kind in ("negation", "modal") for unit in units[start:be])


def _blamed(clauses: Clauses, start: int, be: int, name: str) -> Party | None:
    """Whose doing the subject from ``start`` to "is" names, or who it is where the name suits him."""
    units = clauses.units
    if units[start].low == "what" and start + 1 < be:
        doer = noun_phrase(units, start + 1)
        return doer.party if doer is not None and units[be - 1].low in _DOES else None
    phrase = noun_phrase(units, start) if start < be else None
    if phrase is None or phrase.last >= be:
        return None
    gerund = phrase.last + 1
    gerund += units[gerund].kind == "possessive"
    if units[gerund].kind == "verb" and units[gerund].low.endswith("ing") and gerund < be - 1:
        named = units[gerund - 1].kind in ("possessive", *NAMES)
        return phrase.party if named else None  # "Y's shelling of P was", "Y-ian bombing of P is"
    if phrase.party is not None and units[phrase.last].low in wordlists().events:
        return phrase.party if phrase.roles <= {"forces", "name"} else None
    if phrase.party is not None:
        return phrase.party if phrase.last == be - 1 and name in _OF_SIDES and _whole(phrase) else None
    if any(unit.kind in ("verb", "be", "have", "do", "to") for unit in units[phrase.last + 1 : be - 1]):
        return None
    return _doer(clauses, phrase)


_DOES = frozenset(("doing", "did", "done", "does", "saying", "said"))


def _whole(phrase: NounPhrase) -> bool:
    return phrase.party is not None and not phrase.party.roles & {"assets", "captives", "people", "bystanders"}


def _doer(clauses: Clauses, phrase: NounPhrase) -> Party | None:
    units = clauses.units
    noun = units[phrase.last].low
    if noun in _NO_DEEDS or not is_deed(noun):
        return None
    made = condemned_in(units, phrase)
    return deed_of(units, phrase) or (made[0] if len(made) == 1 else None)


# ---------------------------------------------------------------- "said of"


def _said_of(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "'a flagrant provocation,' X said of Y's raid": what is quoted before it is bad."""
    units, of = clauses.units, group.head + 1
    if of + 1 >= len(units) or units[of].low not in _OF_WHOM:
        return
    phrase = noun_phrase(units, of + 1)
    if phrase is None or not _quoted_badly(clauses, group.first):
        return
    blamed = phrase.party if _whole(phrase) else None if phrase.party is not None else _doer(clauses, phrase)
    for critic in speakers(clauses, group) if blamed is not None and blamed.actor.type in SIDES else ():
        if blamed is not None and critic.actor.name != blamed.actor.name:
            found = accusation_of(group.head, "criticises", critic, blamed, None)
            yield replace(found, score=surer(0.65, critic, blamed))


def _quoted_badly(clauses: Clauses, end: int) -> bool:
    """Whether a quotation stands before ``end`` that says something bad, and nothing is denied in it."""
    units = clauses.units
    marks: Sequence[int] = [i for i in range(end) if units[i].kind == "quote"]
    if not marks:
        return False
    first = marks[0] if len(marks) > 1 else 0
    quoted = units[first : marks[-1]]
    bad = wordlists().classes["reproach"] | wordlists().classes["judged"] | _OF_SIDES
    return any(unit.low in bad for unit in quoted) and not any(unit.kind == "negation" for unit in quoted)
