"""What a passage's own words rule out, whatever a model makes of them: negation, mood, hearsay, the wrong sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extraction.llm.refusals import RefusedError
from kg.extraction.llm.rules import attributed
from kg.extraction.units import Unit
from kg.extraction.wordlists import wordlists
from kg.model import Modality, Stance
from kg.vocabulary import Relation, vocabulary

__all__ = ["Claimed", "Wording", "speaks_to_a_machine"]

_REACH = 6
"""Units before the trigger in which a negation or a modal verb bears on it."""
_BREAKS = frozenset(("comma", "stop", "dash", "quote", "relative", "that", "end"))
_NEGATIONS = frozenset(("no", "neither", "nor", "without"))
_CONDITIONS = frozenset(("if", "unless", "whether"))
_UNREAL = frozenset(("planned", "goal", "attempt", "expected", "refuse"))
# Relations that are about what may, shall or will be: their own words look like moods of something else.
_ABOUT_WHAT_MAY_BE = frozenset(
    ("canStrike", "demandsOf", "expectsOf", "predicts", "proposes", "refuses", "seeks", "threatens")
)
# Linear: each alternative begins with a literal, and its gaps are bounded.
_TO_A_MACHINE = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b[^.!?\n]{0,40}\b(?:instructions?|prompts?|directions)\b"
    r"|<\|?(?:im_start|im_end|endoftext|system|assistant)\b|\[/?INST\]|\b(?:system|developer) (?:prompt|message)\b"
    r"|\byou are (?:now )?an? (?:ai|assistant|chatbot|language model|json|extract)"
    r"|\b(?:as|dear|attention,?) (?:an? )?(?:ai|llm|language model)\b"
    r"|\b(?:output|respond with|reply with|answer with)\b[^.!?\n]{0,30}\b(?:json|schema|statements?|triples?)\b",
    re.IGNORECASE,
)


def speaks_to_a_machine(text: str) -> bool:
    """Whether a paragraph speaks to whatever machine reads it, and not to a reader of news."""
    return _TO_A_MACHINE.search(text) is not None


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a model makes of a passage, as far as words can contradict it."""

    relation: Relation
    stance: Stance
    modality: Modality
    has_claimant: bool


class Wording:
    """The sentence in which a statement's trigger stands.

    Args:
        units: of the sentence.
        trigger: the span of the trigger.
        quote: the span of the model's quote.
    """

    def __init__(self, units: Sequence[Unit], trigger: tuple[int, int], quote: tuple[int, int]) -> None:
        self._units = units
        self._trigger = [i for i, unit in enumerate(units) if unit.end > trigger[0] and unit.start < trigger[1]]
        self._quote = [unit for unit in units if unit.end > quote[0] and unit.start < quote[1]]

    @property
    def relations(self) -> frozenset[str]:
        """The relations that the trigger's words can express, as far as the word lists know them."""
        return frozenset(self._relations())

    def _relations(self) -> Iterator[str]:
        lists = wordlists()
        for index in self._trigger:
            unit = self._units[index]
            for form in unit.forms:
                if form.lemma in lists.frames:
                    yield lists.frames[form.lemma].relation
            if unit.low in lists.events:
                yield lists.events[unit.low].relation

    def check(self, claimed: Claimed) -> None:
        """Nothing, where the words leave room for what is claimed.

        Raises:
            RefusedError: they do not; the first reason is given.
        """
        if not self._trigger:
            raise RefusedError("the trigger is no word of the passage")
        self._check_sign(claimed.relation)
        if claimed.stance == "affirms":
            self._check_polarity(claimed)
        if claimed.stance != "questions" and self._units[-1].text == "?":
            raise RefusedError("the passage asks, and the statement does not")
        if not claimed.has_claimant:
            self._check_voice()

    def _check_sign(self, relation: Relation) -> None:
        signs = {vocabulary().relation(name).sign for name in self.relations}
        if signs and relation.sign and signs == {-relation.sign}:
            raise RefusedError("the trigger has the opposite sign", relation.name)

    def _check_polarity(self, claimed: Claimed) -> None:
        before = self._before()
        inside = [self._units[index] for index in self._trigger]
        actual = claimed.modality == "actual"
        exempt = claimed.relation.name in _ABOUT_WHAT_MAY_BE
        if actual and claimed.relation.name != "refuses" and any(map(_negates, [*before, *inside])):
            raise RefusedError("the passage negates what the statement affirms")
        if actual and not exempt and any(map(_is_unreal, [*before, *inside[:-1]])):
            raise RefusedError("the passage does not say that it is so")
        hedges = wordlists().classes["hedge"]
        if actual and not claimed.has_claimant and any(unit.low in hedges for unit in [*before, *inside]):
            raise RefusedError("the passage hedges what the statement asserts")

    def _before(self) -> list[Unit]:
        """The units of the trigger's clause that stand shortly before it."""
        first = self._trigger[0]
        start = first
        while start > 0 and first - start < _REACH and self._units[start - 1].kind not in _BREAKS:
            start -= 1
        return list(self._units[start:first])

    def _check_voice(self) -> None:
        """Whether these are the text's own words: what somebody is quoted with needs a claimant."""
        lists, units, head = wordlists(), self._units, self._trigger[0]
        attributions = attributed(units)
        if any(head in stretch and verb not in self._trigger for stretch, verb in attributions):
            raise RefusedError("the passage reports somebody's words, and the statement names no claimant")
        if sum(unit.kind == "quote" for unit in units[:head]) % 2:
            raise RefusedError("the passage quotes somebody, and the statement names no claimant")
        others = [unit for unit in self._quote if not any(unit is units[index] for index in self._trigger)]
        says = any(form.lemma in lists.speech for unit in others if unit.kind == "verb" for form in unit.forms)
        according = any(unit.low == "according" for unit in self._quote)
        if not attributions and (says or according):
            raise RefusedError("the passage reports somebody's words, and the statement names no claimant")


def _negates(unit: Unit) -> bool:
    return unit.kind == "negation" or unit.low in _NEGATIONS


def _is_unreal(unit: Unit) -> bool:
    if unit.kind == "modal" or unit.low in _CONDITIONS:
        return True
    control = wordlists().control
    return any(control.get(form.lemma) in _UNREAL for form in unit.forms)
