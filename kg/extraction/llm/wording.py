"""What a passage's own words rule out, whatever a model makes of them: negation, mood, hearsay, the wrong sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from kg.extraction.llm.refusals import RefusedError
from kg.extraction.llm.rules import attributed
from kg.extraction.words.records import record
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Aspect, Modality, Stance
from kg.vocabulary import Relation, vocabulary

__all__ = ["Claimed", "Wording", "speaks_to_a_machine"]

_BREAKS = frozenset(("stop", "dash", "end"))
_NEAR = 6
"""Units after a participle within which "by" and whoever acted stand."""
_NEGATIONS = frozenset(("no", "neither", "nor", "nobody", "none", "without", "lack", "hardly", "false", "untrue"))
_CONDITIONS = frozenset(("if", "unless", "whether"))
_UNREAL = frozenset(("planned", "goal", "attempt", "expected", "refuse"))

# Relations that are about what may, shall or will be: their own words look like moods of something else.
_ABOUT_WHAT_MAY_BE = frozenset(
    ("canStrike", "demandsOf", "expectsOf", "predicts", "proposes", "refuses", "seeks", "threatens")
)
# Relations that are speech themselves: a rejection may be their content.
_OF_SPEECH = frozenset(("accuses", "criticises", "refuses", "welcomed", "demandsOf", "disputesWith"))
# Linear: each alternative begins with a literal, and its gaps are bounded.
_TO_A_MACHINE = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b[^.!?\n]{0,40}\b(?:instructions?|prompts?|directions)\b"
    r"|<\|?(?:im_start|im_end|endoftext|system|assistant)\b|\[/?INST\]|\b(?:system|developer) (?:prompt|message)\b"
    r"|\byou are (?:now )?an? (?:ai|assistant|chatbot|language model|json|extract)"
    r"|\b(?:as|dear|attention,?) (?:an? )?(?:ai|llm|language model)\b"
    r"|\b(?:output|respond with|reply with|answer with)\b[^.!?\n]{0,30}\b(?:json|schema|statements?|triples?)\b",
    re.IGNORECASE,
)


@cache
def _moods() -> dict[str, frozenset[str]]:
    """Words behind which something is not said to be so, by what they make of it: `moods.tsv` beside this module.

    A denial says that it is not; a charge, that somebody else says so; an ending, that it is over; and behind words of
    suspense it ought to be, may be, or nearly was.
    """
    text = (files("kg.extraction.llm") / "moods.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {name: frozenset(words.split()) for name, words in rows}


def speaks_to_a_machine(text: str) -> bool:
    """Whether a paragraph speaks to whatever machine reads it, and not to a reader of news."""
    return _TO_A_MACHINE.search(text) is not None


@record
class Claimed:
    """What a model makes of a passage, as far as words can contradict it.

    Attributes:
        relation: the relation.
        stance: whether it is affirmed.
        modality: whether it is said to be so.
        aspect: whether it is over.
        has_claimant: whether somebody is named who says so.
        subject: where the words for the subject stand.
        object: where those for the object stand.
    """

    relation: Relation
    stance: Stance
    modality: Modality
    aspect: Aspect | None
    has_claimant: bool
    subject: tuple[int, int]
    object: tuple[int, int] | None


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
        self._check_direction(claimed)
        if claimed.stance == "affirms":
            self._check_polarity(claimed)
        elif claimed.stance == "denies" and not claimed.has_claimant:
            self._check_denial()
        if claimed.stance != "questions" and self._units[-1].text == "?":
            raise RefusedError("the passage asks, and the statement does not")
        if not claimed.has_claimant:
            self._check_voice()

    def _check_sign(self, relation: Relation) -> None:
        signs = {vocabulary().relation(name).sign for name in self.relations}
        if signs and relation.sign and signs == {-relation.sign}:
            raise RefusedError("the trigger has the opposite sign", relation.name)

    def _check_direction(self, claimed: Claimed) -> None:
        """Whether the one who acts by the sentence's own build is the one who is said to act."""
        if claimed.object is None or claimed.relation.symmetric or not self.relations:
            return
        head = self._units[self._trigger[-1]]
        if self._agent(self._trigger[-1]) == claimed.object[0]:
            raise RefusedError("the passage has it the other way round")
        before = [unit for unit in self._units if unit.end <= claimed.subject[0]]
        if claimed.subject[1] <= head.start and before and _last_word(before).low == "by":
            raise RefusedError("the subject is the one who acts by another verb")
        verb = any(form.lemma in wordlists().frames for form in head.forms)
        turned = claimed.object[1] <= head.start and head.end <= claimed.subject[0]
        if verb and turned and self._agent(self._trigger[-1]) is None:
            raise RefusedError("the passage has it the other way round")

    def _agent(self, trigger: int) -> int | None:
        """Where the name behind "by" begins, for a passive or a noun that stands at ``trigger``."""
        following = self._units[trigger + 1 : trigger + 1 + _NEAR]
        by = next((index for index, unit in enumerate(following) if unit.low == "by"), None)
        if by is None or any(unit.kind in ("comma", *_BREAKS) for unit in following[:by]):
            return None
        names = self._units[trigger + 2 + by : trigger + 2 + by + _NEAR]
        return next((unit.start for unit in names if unit.actor is not None), None)

    def _check_polarity(self, claimed: Claimed) -> None:
        if claimed.modality != "actual":
            return
        around = [*self._before(), *(self._units[index] for index in self._trigger)]
        words, moods = {unit.low for unit in around}, _moods()
        name = claimed.relation.name
        if name != "refuses" and any(map(_negates, around)):
            raise RefusedError("the passage negates what the statement affirms")
        # A charge is affirmed by whoever brings it; the text's own word it is not.
        outside = {unit.low for unit in self._before()}
        if outside & moods["denial"] and name not in _OF_SPEECH:
            raise RefusedError("the passage denies what the statement affirms")
        if not claimed.has_claimant and (outside & moods["charge"] or words & wordlists().classes["hedge"]):
            raise RefusedError("the passage hedges what the statement asserts")
        if outside & moods["ending"] and claimed.aspect != "ended":
            raise RefusedError("the passage says that it is over, and the statement does not")
        exempt = name in _ABOUT_WHAT_MAY_BE
        if not exempt and (outside & moods["suspense"] or any(map(_is_unreal, around[:-1]))):
            raise RefusedError("the passage does not say that it is so")

    def _check_denial(self) -> None:
        """Whether a word denies what the text itself is to deny; what others deny, they may deny in any words."""
        moods = _moods()
        speaks = moods["denial"] | moods["suspense"] | moods["ending"] | moods["charge"]
        if not any(_negates(unit) or unit.low in speaks or _is_unreal(unit) for unit in self._units):
            raise RefusedError("the passage has no word that denies what the statement denies")

    def _before(self) -> list[Unit]:
        """The units that stand before the trigger and may govern it: back to a mark that ends a clause for sure."""
        first = start = self._trigger[0]
        while start > 0 and self._units[start - 1].kind not in _BREAKS:
            start -= 1
            unit = self._units[start]
            if unit.kind == "conjunction" and start and self._units[start - 1].kind == "comma":
                return list(self._units[start + 1 : first])
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


def _last_word(units: Sequence[Unit]) -> Unit:
    """The last of the units that is more than an article or an adjective before a name."""
    skipped = ("determiner", "word", "capital", "adverb", "tail")
    return next((unit for unit in reversed(units) if unit.kind not in skipped), units[0])


def _negates(unit: Unit) -> bool:
    return unit.kind == "negation" or unit.low in _NEGATIONS


def _is_unreal(unit: Unit) -> bool:
    if unit.kind == "modal" or unit.low in _CONDITIONS:
        return True
    control = wordlists().control
    return any(control.get(form.lemma) in _UNREAL for form in unit.forms)
