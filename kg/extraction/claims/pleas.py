"""Pleas: set phrases by which somebody answers a charge: "its hands are clean", "begs to differ", "never happened"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.claims.answering import answer_to, charges_against
from kg.extraction.claims.contents import answerable
from kg.extraction.claims.hearings import Hearing, Room
from kg.extraction.claims.others_doing import is_aloof, is_others_doing, none_there
from kg.extraction.claims.retorts import speaker_at
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.discourse import Discourse
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["PLEAS", "only_in_words"]

_ONESELF = frozenset(("it", "they", "he", "she", "we", "i"))
_OWN = frozenset(("its", "their", "his", "her", "our", "my"))
_POINTING = frozenset(("it", "this", "that", "such", "nothing"))
_HAPPENS = frozenset(("happen", "occur"))
_STOPS = frozenset(("stop", "end", "comma", "quote", "close", "conjunction", "dash", "date"))
_SCORN = frozenset(("scorn", "ridicule", "derision"))
_POURS = frozenset(("pour", "heap", "throw"))
_MATTERS = frozenset(("affair", "matter", "business", "charge", "accusation", "attack", "raid", "incident"))
_INVENTS = frozenset(("invent", "fabricate", "concoct", "forge", "falsify", "manufacture", "make"))
_TALES = frozenset(("story", "stories", "tale", "tales", "lie", "lies", "evidence", "pretext", "whole"))
_ANSWERS = frozenset(("reply", "respond", "answer", "react"))
_NEAR = 6


def _pleaded(hearing: Hearing, group: VerbGroup) -> list[Finding] | None:
    """What somebody is charged with in the sentence before, where a set phrase answers it that the verb opens."""
    clauses, discourse = hearing.clauses, hearing.discourse
    denier = _pleading(clauses, group, discourse) if group.modality == "actual" else None
    aloof = denier is None and group.modality == "actual" and is_aloof(clauses, group)
    there = none_there(clauses, group) if denier is None and not aloof else None
    denier = _speaker(clauses, group, discourse) if aloof or there else denier
    found = list(_answers(hearing, denier, group.head)) if denier is not None else []
    # Who takes no sides denies to have helped one; he may have struck one all the same.
    found = [f for f in found if not aloof or f.relation in _HELPS]
    return [f for f in found if not there or f.relation == there] or None


def _blameless(hearing: Hearing) -> Iterator[Finding]:
    """The same by "its hands are clean", "it was not to blame"."""
    clauses = hearing.clauses
    for index in clauses.places.of(_BLAMELESS):
        if _clean_hands(clauses.units, index) or _not_to_blame(clauses.units, index):
            denier, trigger = speaker_at(clauses, index - 1, hearing.discourse, reach=_NEAR)
            yield from _answers(hearing, denier, trigger) if denier is not None else ()
            return


_HELPS = frozenset(("supports", "arms", "funds", "trains", "alliedWith", "cooperatesWith"))
_BLAMELESS = frozenset(("clean", "blame"))


def _answers(hearing: Hearing, denier: Party, trigger: int) -> Iterator[Finding]:
    told = [finding for finding in hearing.said if finding.charge_of is not None]
    for charge in charges_against(denier, hearing.discourse, told, trigger, 1):
        if charge.charge_of is not None or charge.claimant is not None or charge.act == "accuses":
            yield answer_to(charge, trigger, denier)


def _clean_hands(units: Sequence[Unit], index: int) -> bool:
    """As in "its hands are clean"."""
    be = index - 1
    while be > 1 and units[be].kind == "adverb":
        be -= 1
    if units[index].low != "clean" or be < _TWO or units[be].kind != "be" or units[be - 1].low != "hands":
        return False
    own = units[be - 2].low in _OWN or (units[be - 2].kind == "possessive" and units[be - 3].low in _OWN)
    return own and units[min(index + 1, len(units) - 1)].kind in _STOPS


def _not_to_blame(units: Sequence[Unit], index: int) -> bool:
    """As in "it was not to blame"."""
    words = [unit.low for unit in units[max(0, index - 2) : index]]
    be = index - 3
    own = be > 0 and units[be].kind == "be" and units[be - 1].low in _ONESELF
    return words == ["not", "to"] and own and units[min(index + 1, len(units) - 1)].kind in _STOPS


_TWO = 2


def only_in_words(clauses: Clauses, finding: Finding) -> bool:
    """Whether nobody is struck but by words: "X hit back, calling the claim absurd", which no denial is of."""
    group = clauses.at(finding.trigger)
    if finding.object is not None or finding.relation != "attacked" or group is None or group.lemma not in _HITS:
        return False
    return [unit.low for unit in clauses.units[group.head + 1 : group.head + 2]] in (["back"], ["out"])


_HITS = frozenset(("hit", "strike", "fire", "lash", "shoot"))


def _pleading(clauses: Clauses, group: VerbGroup, discourse: Discourse) -> Party | None:
    """Who answers a charge by the phrase that the verb opens."""
    if _innocent(clauses, group) or _never_happened(clauses, group) or is_others_doing(clauses, group):
        return _speaker(clauses, group, discourse)
    idle = group.negated or group.voice != "active" or group.form == "infinitive"
    if not idle and (_scorns(clauses, group) or _tells_of_invention(clauses, group)):
        return _one(clauses, group)
    return None


def _one(clauses: Clauses, group: VerbGroup) -> Party | None:
    parties = clauses.subjects(group)
    return parties[0] if len(parties) == 1 and "assets" not in parties[0].roles else None


def _speaker(clauses: Clauses, group: VerbGroup, discourse: Discourse) -> Party | None:
    """Who says it, of himself where the words speak of somebody: "X said it was innocent", '"We are innocent," …'."""
    clause = clauses.clause(group)
    link = clause.link if clause is not None else "main"
    if link not in ("main", "coordinate", "content", "unsure"):
        return None
    reach = 0 if link in ("main", "coordinate") else _NEAR
    found, _ = speaker_at(clauses, group.first, discourse, reach=reach)
    if found is None:
        return None
    others = {party.actor.name for party in clauses.subjects(group)} - {found.actor.name, found.speaker.name}
    return found if not others or clauses.units[group.first - 1].low in _POINTING else None


def _innocent(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "it is innocent", "was not guilty", "its hands are clean", "had clean hands"."""
    units, before = clauses.units, group.first - 1
    if before < 0:
        return False
    words = [unit for unit in units[group.head + 1 : group.head + 4] if unit.kind != "adverb" or unit.low == "clean"]
    lows = [unit.low for unit in words]
    oneself = units[before].low in _ONESELF
    if group.lemma == "have":
        return oneself and not group.negated and lows[:2] == ["clean", "hands"]
    if group.lemma != "be":
        return False
    negated = group.negated or lows[:1] == ["not"]
    lows = lows[lows[:1] == ["not"] :]
    after = units[min(group.head + 2 + negated, len(units) - 1)]
    if not oneself:
        return False
    if negated:
        return lows[:1] == ["guilty"] and after.kind in _STOPS
    return lows[:1] in (["innocent"], ["blameless"], ["guiltless"]) and after.kind in _STOPS


def _never_happened(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "that never happened", "nothing of the sort had happened", "it did not take place"."""
    units = clauses.units
    place = group.lemma == "take" and [unit.low for unit in units[group.head + 1 : group.head + 2]] == ["place"]
    if not place and group.lemma not in _HAPPENS:
        return False
    after = group.head + 1 + place
    if after < len(units) and units[after].kind not in _STOPS:
        return False
    before = [unit.low for unit in units[max(0, group.first - 4) : group.first] if unit.low not in ("never", "ever")]
    if before[-4:] in (["nothing", "of", "the", "sort"], ["nothing", "of", "the", "kind"]):
        return not group.negated
    never = group.negated or units[group.first - 1].low == "never"
    return never and before[-1:] != [] and before[-1] in _POINTING - {"such", "nothing"}


def _scorns(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "poured scorn on the claim", "gave the lie to the charge", "begs to differ", "washed its hands of it"."""
    units, first = clauses.units, group.head + 1
    lows = [unit.low for unit in units[first : first + 4]]
    if group.lemma == "beg":
        return lows[:2] == ["to", "differ"]
    if group.lemma == "wash":
        its = 1 + (units[min(first + 1, len(units) - 1)].kind == "possessive")
        own = bool(lows) and lows[0] in _OWN and lows[its : its + 2] == ["hands", "of"]
        return own and _the_matter(units, first + its + 2)
    if group.lemma in _ANSWERS:
        return lows[:3] == ["in", "the", "negative"] or (lows[:2] == ["with", "a"] and "denial" in _words(units, first))
    if group.lemma in _POURS:
        scorn = lows[:1] and lows[0] in _SCORN and lows[1:2] == ["on"]
        cold = lows[:3] == ["cold", "water", "on"] and group.lemma == "pour"
        return (bool(scorn) and _claim_at(units, first + 2)) or (cold and _claim_at(units, first + 3))
    if group.lemma == "give":
        return lows[:3] == ["the", "lie", "to"] and _claim_at(units, first + 3)
    if group.lemma in _CONDEMNS:  # "condemned the charges as lies": to condemn alone is not to deny
        phrase = noun_phrase(units, first) if first < len(units) else None
        charges = phrase is not None and units[phrase.last].low.startswith(_CHARGES) and _claim_at(units, first)
        return phrase is not None and charges and units[min(phrase.last + 1, len(units) - 1)].low == "as"
    return lows[:1] != [] and (group.lemma, lows[0]) in _TURNS_AWAY and _claim_at(units, first + 1)


_CONDEMNS = frozenset(("slam", "denounce", "condemn", "decry", "blast", "lambast", "deplore"))
_CHARGES = ("accus", "alleg", "charge")
_TURNS_AWAY = frozenset((("swat", "away"), ("swat", "aside"), ("shoot", "down"), ("knock", "down"), ("sneer", "at"),
                         ("laugh", "at"), ("disagree", "with"), ("sniff", "at"), ("jeer", "at")))  # fmt: skip


def _words(units: Sequence[Unit], first: int) -> list[str]:
    return [unit.low for unit in units[first : first + _NEAR]]


def _claim_at(units: Sequence[Unit], first: int) -> bool:
    """Whether "the claim", "this charge", "such reports" stands there, which does not say itself what is claimed."""
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None or not answerable(units[phrase.last]):
        return False
    after = units[min(phrase.last + 1, len(units) - 1)]
    return after.kind != "that" and after.low not in ("of", "about", "to", "for")


def _the_matter(units: Sequence[Unit], first: int) -> bool:
    phrase = noun_phrase(units, first) if first < len(units) else None
    pointing = first < len(units) and units[first].low in ("it", "this")
    return pointing or (phrase is not None and units[phrase.last].low in _MATTERS)


def _tells_of_invention(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "accused Y of inventing the story", "said Y had made it up"."""
    units, speech = clauses.units, wordlists().speech
    accuses = group.lemma in ("accuse", "charge")
    if not accuses and group.lemma not in speech:
        return False
    inner = next((g for g in clauses.verbs if g.first > group.head and g.lemma in _INVENTS), None)
    if inner is None or inner.negated or inner.voice != "active" or inner.first - group.head > _NEAR:
        return False
    if not accuses and {party.actor.name for party in clauses.subjects(inner)} <= {
        party.actor.name for party in clauses.subjects(group)
    }:
        return False  # the liar is another
    lows = [unit.low for unit in units[inner.head + 1 : inner.head + 4]]
    if inner.lemma == "make":
        return lows[:2] in (["it", "up"], ["this", "up"], ["things", "up"], ["up", "the"])
    phrase = noun_phrase(units, inner.head + 1) if inner.head + 1 < len(units) else None
    if phrase is None:
        return lows[:1] in (["it"], ["this"])
    head = units[phrase.last]
    return (answerable(head) or head.low in _TALES) and _claim_or_end(units, phrase.last + 1)


def _claim_or_end(units: Sequence[Unit], index: int) -> bool:
    return (
        index >= len(units) or units[index].kind in (*_STOPS, "infinitive", "preposition") or units[index].low == "to"
    )


PLEAS = Room(lambda: None, _pleaded, bare=True, closes=_blameless, alone=True)
