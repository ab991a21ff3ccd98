"""Shortened names: "the League" of the one actor so called, "the Tigers", "the latter", "the al-Qaeda affiliate"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.grammar.entities import Draft, Memory, Trace, named
from kg.extraction.reference.lists import HALVES, half_of
from kg.extraction.reference.references import Phrase, described, likeliest, named_last
from kg.extraction.words.descriptions import GROUPS, descriptions, first_word, last_word
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["affiliate", "former_or_latter", "pointed", "shortened"]

_GIVES = frozenset(("send", "give", "lend", "sell", "offer", "promise", "hand", "grant", "supply", "provide", "deny"))


def former_or_latter(draft: Draft, index: int, memory: Memory) -> Unit | None:
    """Whom "the former" and "the latter" mean of the two named just before."""
    following = draft.units[index + 1] if index + 1 < len(draft.units) else None
    if following is None or following.low not in ("former", "latter"):
        return None
    after = draft.units[index + 2].kind if index + 2 < len(draft.units) else "end"
    gives = bool(draft.found) and any(form.lemma in _GIVES for form in draft.found[-1].forms)
    if after in ("word", "capital", *NAMES) and not gives:
        return None  # "the latter group"; but "Cuba sent the latter tanks"
    traces = memory.traces
    mentions = [m for m in draft.mentions if draft.found[m.index].low != "the former"]
    own = draft.own_subject()
    if _governed(draft) and own is not None and {m.name for m in mentions} == {own.name} and traces:
        mentions = []  # "X and Y fought. Cuba sent the latter tanks"
    if any(unit.resolved and unit.low in ("the former", "the latter") for unit in draft.found):
        mentions = []  # "The former armed X, the latter Y": the two of whom the first of them was one
    beside = [] if mentions or not traces else _beside(traces[-1])
    mentions = mentions or list(traces[-1].mentions if traces else ())
    actors = list({m.actor.name: m.actor for m in mentions if not m.where}.values())
    actors = actors if len(actors) == 2 else beside
    if len(actors) != 2:
        return None
    whole = replace(following, text=f"the {following.text}", low=f"the {following.low}")
    return named(actors[0 if following.low == "former" else 1], whole)


def _beside(trace: Trace) -> list[Actor]:
    """The two whom alone a sentence is about, side by side, whoever else it names: "X and Y both meddled in Z"."""
    about = {mention.actor.name for mention in trace.subjects}
    two = [several for several in trace.lists if len(several) == 2 and about == {actor.name for actor in several}]
    return list(two[0]) if len(two) == 1 else []


def shortened(units: Sequence[Unit], index: int, memory: Memory) -> Actor | None:
    """As in "the League" of the one actor so far whose name ends in that word, or begins with it."""
    unit = units[index + 1] if index + 1 < len(units) else None
    if unit is not None and unit.text in HALVES:
        return half_of(units, index + 1, [entity.actor for entity in memory.entities.values()])
    if unit is None or unit.kind != "capital":
        return None
    if index + 2 < len(units) and units[index + 2].kind in ("capital", "name"):
        return None
    actors = [entity.actor for entity in memory.entities.values()]
    if unit.low not in wordlists().classes["shortened"] and unit.low not in _BANDS:
        return _plural(unit.low, actors)
    some = [actor for actor in actors if actor.type not in ("State", "Person")]
    last = [a for a in some if any(last_word(name) == unit.low for name in (a.name, *a.aliases))]
    found = last or [a for a in some if any(first_word(name) == unit.low for name in (a.name, *a.aliases))]
    if len(found) > 1:
        return named_last(found, memory) or likeliest([memory.entity(actor) for actor in found])
    return found[0] if found else None


_BANDS = frozenset(("brotherhood", "mujahideen", "mujahidin", "mujahedin"))
"""What may be all of a band's name as well: "funds the Brotherhood"."""


def affiliate(draft: Draft, index: int, memory: Memory) -> Unit | None:
    """The group that has been named of "the al-Qaeda affiliate", "the Islamic State franchise".

    Not where a name follows, "the al-Qaeda affiliate JNIM", or a place, by which it may be another: "the Islamic State
    affiliate in Mozambique".
    """
    of, noun, *after = (*draft.units[index + 1 : index + 4], None, None, None)
    if of is None or noun is None or of.kind != "name" or of.actor is None or of.actor.type not in GROUPS:
        return None
    if of.resolved or noun.low not in _AFFILIATES or draft.units[index].low != "the":
        return None
    if after[0] is not None and (after[0].kind in ("capital", *NAMES) or after[0].low in ("in", "for", "of")):
        return None
    found = described(Phrase(index, index + 2, (), "group"), draft, memory)
    if found is None or found.name == of.actor.name or memory.tie(found.name, of.actor.name) < 0:
        return None
    return named(found, replace(noun, start=of.start)) if found.type in GROUPS else None


_AFFILIATES = frozenset(("affiliate", "offshoot", "franchise", "branch"))


def _plural(word: str, actors: Sequence[Actor]) -> Actor | None:
    """As in "the Tigers" of the one group whose name ends so: "Tamil Tigers"."""
    if not word.endswith("s"):
        return None
    groups = [a for a in actors if a.type in GROUPS]
    found = [a for a in groups if any(last_word(name) == word for name in (a.name, *a.aliases))]
    if not found and word[:-1] in descriptions().classes["distinctive"]:
        found = [a for a in groups if word[:-1] in a.name.lower().split()]  # "the Maoists" are "Maoist rebels"
    return found[0] if len(found) == 1 else None


def _governed(draft: Draft) -> bool:
    """Whether a verb or preposition governs what comes next."""
    return bool(draft.found) and draft.found[-1].kind in ("verb", "preposition", "to")


_POINTED = frozenset(("militia", "group", "movement", "faction", "organisation", "organization", "force",
                    "alliance", "party"))  # fmt: skip


def pointed(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units with the "that" of "arms that militia" as a determiner: it opens no clause."""
    return tuple(
        replace(unit, kind="determiner") if unit.kind == "that" and _points(units, index) else unit
        for index, unit in enumerate(units)
    )


def _points(units: Sequence[Unit], index: int) -> bool:
    after = index + 2
    noun = index and after <= len(units) and units[index + 1].low in _POINTED
    if not noun or (after < len(units) and units[after].kind in ("word", "capital", "have", "be", "modal", *NAMES)):
        return False
    before = units[index - 1]
    lemmas = {form.lemma for form in before.forms} if before.kind == "verb" else frozenset[str]()
    return any(lemma in wordlists().frames and lemma not in wordlists().speech for lemma in lemmas)
