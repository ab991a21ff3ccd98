"""Undone: what a speaker says he has not done: "it gives Y nothing", "nothing but food", "had not fired a shot"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.objects import surer
from kg.extraction.claims.answering import answer_to, charges_against
from kg.extraction.claims.denied_clauses import denial_of, is_denier
from kg.extraction.claims.hearings import Hearing, Room
from kg.extraction.claims.retorts import speaker_at
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.discourse import Discourse
from kg.extraction.words.descriptions import GROUPS, SIDES, STATES
from kg.extraction.words.units import Unit

__all__ = ["UNDONE"]

_NOTHING = frozenset(("nothing", "none"))
_GIVES = frozenset(("give", "send", "supply", "provide", "sell", "lend", "offer", "grant", "deliver"))
_GETS = frozenset(("receive", "get", "obtain", "take", "accept", "have", "owe"))
_HARMLESS = frozenset(
    ("food", "medicine", "medicines", "blankets", "tents", "relief", "clothes", "flour", "grain", "aid", "support",
     "sympathy", "encouragement", "help", "advice", "assistance", "supplies", "solidarity", "backing", "prayers")
)  # fmt: skip
_CALLED = frozenset(("moral", "humanitarian", "political", "diplomatic", "medical", "verbal", "spiritual"))
_FIRES = frozenset(("fire", "launch", "shoot", "lob"))
_SHOTS = frozenset(("shot", "bullet", "shell", "rocket", "missile", "round", "mortar", "bomb"))
_ONE = frozenset(("a", "one", "any", "single"))
_STOPS = frozenset(("comma", "stop", "end", "quote", "dash", "conjunction", "date", "adverb"))
_NEAR = 6
_SPEAKS = 8


def _given_nothing(hearing: Hearing) -> Iterator[Finding]:
    """What a speaker denies to have given somebody, or to have had of him."""
    clauses, answered = hearing.clauses, hearing.answered()
    for index in clauses.places.of(_NOTHING):
        group = next((g for g in reversed(clauses.verbs) if g.head < index), None)
        if group is None or index - group.head > _NEAR or group.modality != "actual":
            continue
        if (
            group.voice != "active"
            or group.form == "infinitive"
            or (group.lemma not in _GIVES and group.lemma not in _GETS)
        ):
            continue
        speaker = _of_himself(clauses, group, hearing.discourse)
        found = _denied(clauses, group, index, speaker) if speaker is not None else None
        if speaker is not None and found is not None and found.subject.actor.name not in answered:
            yield denial_of(found, speaker, found.score)


def _unfired(hearing: Hearing, group: VerbGroup) -> Iterator[Finding]:
    """What a speaker denies to have shot."""
    clauses, discourse = hearing.clauses, hearing.discourse
    if not group.negated or group.modality != "actual" or not _a_shot(clauses.units, group.head + 1):
        return
    speaker = _of_himself(clauses, group, discourse)
    answered = hearing.answered() | {
        finding.claimant.name for finding in hearing.denied if finding.claimant is not None
    }
    if speaker is not None and speaker.actor.name not in answered and speaker.speaker.name not in answered:
        charged = [f for f in charges_against(speaker, discourse, (), group.head, 1) if f.relation == "attacked"]
        bare = Finding(group.head, "attacked", speaker, None, "Attack")
        yield from [answer_to(charge, group.head, speaker) for charge in charged] or (
            denial_of(bare, speaker, surer(0.65, speaker)),
        )


def _a_shot(units: Sequence[Unit], first: int) -> bool:
    """As in "a shot", "a single bullet", "one shell", with nothing after it that tells another tale."""
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None or units[phrase.last].low not in _SHOTS or units[phrase.first].low not in _ONE:
        return False
    after = units[min(phrase.last + 1, len(units) - 1)]
    return after.kind in _STOPS or after.low in ("at", "on", "into", "towards", "toward", "from")


def _of_himself(clauses: Clauses, group: VerbGroup, discourse: Discourse) -> Party | None:
    """The speaker, where the verb's subject is he himself: "X says it", "X's minister said X had"."""
    speaker, _ = speaker_at(clauses, group.first, discourse, reach=_SPEAKS)
    if speaker is None or speaker.actor.type not in SIDES:
        return None
    phrases = clauses.subject_phrases(group)
    first = phrases[0].first if len(phrases) == 1 else group.first - 1
    return speaker if first >= 0 and is_denier(clauses.units[first : group.first], speaker) else None


def _denied(clauses: Clauses, group: VerbGroup, index: int, speaker: Party) -> Finding | None:
    units, after = clauses.units, index + 1
    relation = "supports"
    if after < len(units) and units[after].low in ("but", "except"):
        goods = noun_phrase(units, after + 1)
        if goods is None or goods.party is not None or not _harmless(units[goods.first : goods.last + 1]):
            return None
        relation, after = "arms", goods.last + 1  # who gives "nothing but moral support" gives no arms
    giving = group.lemma in _GIVES
    direct = noun_phrase(units, group.head + 1) if (giving or group.lemma == "owe") and index > group.head + 1 else None
    if direct is not None and direct.last + 1 != index:
        return None
    led = after + 1 < len(units) and units[after].low in (("to",) if giving or group.lemma == "owe" else ("from",))
    other = direct or (noun_phrase(units, after + 1) if led else None)
    end = after if direct is not None else other.last + 1 if other is not None else len(units)
    whom = other.party if other is not None else None
    if whom is None or whom.actor.name == speaker.actor.name or whom.actor.type not in GROUPS | STATES:
        return None
    if end < len(units) and units[end].kind not in _STOPS:
        return None  # "had received nothing from Y about the plan"
    two = (speaker, whom) if giving else (whom, speaker)
    return Finding(group.head, relation, *two, score=surer(0.7, *two))


def _harmless(words: Sequence[Unit]) -> bool:
    return words[-1].low in _HARMLESS and (words[-1].low not in ("support", "help", "aid", "assistance", "backing")
                                           or any(unit.low in _CALLED for unit in words))  # fmt: skip


UNDONE = Room(lambda: _FIRES, _unfired, bare=True, opens=_given_nothing)
