"""Under whose auspices others meet or sign: "Q, under whose aegis the truce was signed,", "whose roof A met B"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.diplomacy.accord_doing import distinct
from kg.extraction.diplomacy.helps import Help
from kg.extraction.grammar.phrases import Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import wordlists

__all__ = ["by_force", "under_whose_helps"]

_MADE = frozenset(("sign", "conclude", "initial", "reach", "agree", "strike", "ink", "negotiate", "hold", "broker"))
_MEANS = frozenset(("under", "through"))
_MEETING = frozenset(("meet", "negotiate", "talk", "confer", "reconcile", "parley"))
_WITH_NOUN = _MADE | {"open", "begin", "start", "resume", "have", "conduct", "make", "end"}
"""What two do who come to an accord, talks or peace under somebody's auspices."""
_FIRST, _SHORT, _REACH = 3, 3, 6


def under_whose_helps(clauses: Clauses) -> Iterator[Help]:
    """As in "Q, under whose auspices the agreement was reached, sent observers", "under whose roof A and B met"."""
    units = clauses.units
    for index in clauses.places.of(wordlists().classes["under_whose"]):
        if index < _FIRST or units[index - 1].low != "whose" or units[index - 2].low not in _MEANS:
            continue
        group = next((g for g in clauses.groups if g.head > index and g.form == "finite"), None)
        comma = units[index - 3].kind == "comma"
        helper = clauses.phrase_before(index - 3 - comma) if index - 3 - comma >= 0 else None
        if group is None or helper is None or group.negated or group.modality != "actual":
            continue
        if group.voice == "active" and (parties := _met(clauses, group, helper)):
            yield Help("mediatedBetween", index, (helper,), parties=parties)
        elif group.voice == "passive" and group.lemma in _MADE and _accord(clauses, index, group):
            yield Help("mediatedBetween", index, (helper,))


def by_force(clauses: Clauses, index: int) -> bool:
    """Whether what is done under somebody's eyes is a deed of force: "X attacked P under the eyes of Q".

    Args:
        clauses: the sentence.
        index: index of the noun.
    """
    group = next((g for g in reversed(clauses.groups) if g.head < index and g.form == "finite"), None)
    frame = wordlists().frames.get(group.lemma) if group is not None else None
    return frame is not None and frame.relation in _FORCE


_FORCE = frozenset(("attacked", "displaced", "tookOver", "foughtWith"))


def _accord(clauses: Clauses, index: int, group: VerbGroup) -> bool:
    """Whether an accord is the subject; who its parties are, its own words or other sentences tell."""
    units, accords = clauses.units, wordlists().accords
    subject = [unit.low for unit in units[index + 1 : group.first] if unit.kind not in ("determiner", "adjective")]
    if len(subject) <= _SHORT and bool(subject) and (subject == ["it"] or subject[-1] in accords):
        return True
    between = next((i for i, word in enumerate(subject) if word == "between"), 0)
    return 0 < between <= _SHORT and subject[between - 1] in accords


def _met(clauses: Clauses, group: VerbGroup, helper: Party) -> tuple[Party, ...]:
    """The parties of "under whose aegis A and B met (C)", "A held talks with B"; nobody where it is no talks."""
    clause, accords = clauses.clause(group), wordlists().accords
    words = [unit.low for unit in clauses.units[group.head + 1 : group.head + _REACH]]
    nouns = any(word in accords or word == "peace" for word in words)
    if clause is None or not (group.lemma in _MEETING or (group.lemma in _WITH_NOUN and nouns)):
        return ()
    met = tuple(phrase.party for phrase in clause.objects if phrase.party is not None)
    parties = (*clause.subjects, *(met if group.lemma == "meet" else ()), *clause.led_to("with"))
    able = all(party.actor.type in SIDES or party.actor.type == "Person" for party in parties)
    third = helper.actor.name not in {party.actor.name for party in parties}
    return parties if len(parties) > 1 and distinct(parties) and able and third else ()
