"""Meetings: who meets, negotiates or is to negotiate with whom by a verb, where no noun names the talks."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.diplomacy.accord_doing import actors, distinct, doing, negotiating, several_officials
from kg.extraction.diplomacy.accord_parties import both_act
from kg.extraction.diplomacy.company import negotiated_for
from kg.extraction.diplomacy.convenings import brought
from kg.extraction.diplomacy.pacts import anchor
from kg.extraction.grammar.findings import Accord, Finding
from kg.extraction.grammar.locations import venue_after
from kg.extraction.grammar.phrases import (
    NounPhrase,
    Party,
    Units,
    VerbGroup,
    noun_phrase,
    noun_phrase_before,
    party_of,
)
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists
from kg.model import Modality

__all__ = ["meeting_findings", "seated_findings"]

_MEETING = frozenset(("meet", "negotiate", "talk", "confer", "parley", "discuss", "sit"))
_PAIR = 2


_REFLEXIVE = frozenset(("themselves", "itself", "himself", "herself"))


def meeting_findings(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "Delegations from A and B met in P", "A and B agreed to meet"."""
    following = clauses.units[min(group.head + 1, len(clauses.units) - 1)].low
    faced = _face_to_face(clauses, group)
    if (group.lemma == "sit" and following != "down" and not faced) or following in _REFLEXIVE:
        return  # "A and B talked themselves hoarse"
    meets = (group.lemma in _MEETING and not _borders_meet(clauses, group)) or (
        group.lemma in _GATHERS and _of_delegates(clauses, group)
    )
    if not (meets or faced or _on_the_telephone(clauses, group)) or group.voice != "active":
        return
    if group.form == "present":
        yield from _spent(clauses, group)
        return
    if group.form == "infinitive":
        yield from _sent(clauses, group)
    act = doing(clauses, group)
    if act.modality in (None, "conditional", "goal") or act.tried:
        return
    modality = act.modality or "actual"
    if group.form == "infinitive" and modality == "actual":
        before = clauses.at(group.first - 1)
        if before is None or before.lemma not in ("begin", "start", "continue", "manage"):
            return
    parties, clause = actors(clauses, group), clauses.clause(group)
    bargaining = negotiating(clauses, group) or (group.lemma == "negotiate" and group.form == "finite")
    if bargaining and clause is not None and _object(clauses, group):
        yield from _over_accord(clauses, group, (*parties, *clause.led_to("with")), modality)
        return
    own = None if _object(clauses, group) else _men_of_both(clauses, group, parties)
    if own is not None:
        parties = own
    elif not parties and both_act(clauses, group) and not _object(clauses, group):
        at = anchor(clauses.units[group.head].start, clauses.units[group.head].end)
        yield Finding(
            group.head, "negotiatedWith", at, None, "Talks", (), modality=modality,
            place=venue_after(clauses.units, group.head), accord=Accord("talks", "Talks", definite=True), score=0.5,
        )  # fmt: skip
    names = {party.actor.name for party in parties}
    other = _in_arms(clauses, group, parties) or (_object(clauses, group) and group.lemma != "discuss" and not faced)
    if len(names) < 2 or len(names) != len(parties) or other:
        return
    union = any(party.actor.type == "IntergovernmentalOrganization" for party in parties)
    others = (union and clause is not None and clause.link == "relative") or negotiated_for(clauses, group)
    if (group.lemma == "negotiate" and others) or _at_play(clauses, group):
        return  # "the accord which the African Union and Q had negotiated", "met in the final"
    yield Finding(
        group.head, "negotiatedWith", parties[0], None, "Talks", parties, modality=modality,
        place=venue_after(clauses.units, group.head), score=0.75,
        accord=Accord("talks", "Talks", met=group.lemma in ("meet", "discuss", "confer")),
    )  # fmt: skip


def _borders_meet(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "P, where A and B meet, is poor": a place, and no talks."""
    present = group.lemma == "meet" and not group.past
    return present and any(
        unit.low == "where" for unit in clauses.units[max(group.first - _TO_DELEGATES, 0) : group.first]
    )


def _of_delegates(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "Negotiators from A and B gathered in P", and not "troops of A and B gathered at the border"."""
    if clauses.units[min(group.head + 1, len(clauses.units) - 1)].kind in ("word", "determiner", "number", *NAMES):
        return False  # "gathered intelligence"
    heads = {clauses.units[phrase.last].low for phrase in clauses.subject_phrases(group)}
    words = {unit.low for unit in clauses.units[max(group.first - _TO_DELEGATES, 0) : group.first]}
    return bool(heads & _DELEGATES) or bool(words & _DELEGATES and words & {"of", "from"})


_GATHERS = frozenset(("gather", "convene", "assemble", "reconvene"))
_DELEGATES = frozenset(("delegates", "delegations", "negotiators", "envoys", "teams", "mediators", "diplomats"))
_TO_DELEGATES = 8


def _at_play(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether teams meet: "met for the third place", "met in the quarter-finals", "met for the Asian title"."""
    clause = clauses.clause(group)
    led = [each for word in ("for", "in", "at") for each in clause.complements.get(word, ())] if clause else []
    return group.lemma in ("meet", "come") and any(_contest(clauses.units, phrase) for phrase in led)


def _contest(units: Units, phrase: NounPhrase) -> bool:
    last = units[phrase.last].low
    placed = last == "place" and units[phrase.last - 1].low in ("first", "second", "third", "fourth", "fifth", "last")
    return placed or last in _CONTESTS or last.removesuffix("s") in wordlists().classes["sport"]


_CONTESTS = frozenset(("title", "trophy", "bronze", "gold", "play-off", "play-offs", "friendly", "shield", "derby"))


def _face_to_face(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "the presidents of A and B came face to face in P", "sat face-to-face"."""
    words = [unit.low for unit in clauses.units[group.head + 1 : group.head + 4]]
    return group.lemma in ("come", "sit") and (words == ["face", "to", "face"] or words[:1] == ["face-to-face"])


def _on_the_telephone(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "the presidents of A and B spoke by telephone", "A and B spoke directly": no audience hears them."""
    if group.lemma != "speak":
        return False
    words = [unit.low for unit in clauses.units[group.head + 1 : group.head + 4]]
    called = words[:1] in (["by"], ["over"], ["on"]) and bool({"phone", "telephone", "hotline"} & set(words))
    return called or words[:1] == ["directly"]


def _men_of_both(clauses: Clauses, group: VerbGroup, parties: tuple[Party, ...]) -> tuple[Party, ...] | None:
    """The two of whom only "their leaders", "whose presidents" meet; ``None`` where others are told of."""
    if not parties:
        return _their_leaders(clauses, group)
    return (_whose_leaders(clauses, group) or None) if len(parties) == 1 else None


def _their_leaders(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...] | None:
    """The two of "Fighting between A and B flared after their leaders met"; nobody where the sentence names others."""
    phrases = clauses.subject_phrases(group)
    return _of_theirs(clauses, phrases[0].first) if len(phrases) == 1 else None


def _of_theirs(clauses: Clauses, first: int) -> tuple[Party, ...] | None:
    """Whose "their leaders" at ``first`` are: the only two named before."""
    units = clauses.units
    if not first or units[first].low != "their":
        return None
    named = {
        party.actor.name: party for unit in units[:first]
        if unit.actor is not None and unit.actor.type in SIDES and (party := party_of(unit)) is not None
    }  # fmt: skip
    return tuple(named.values()) if len(named) == _PAIR else () if named else None


def _whose_leaders(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The two of "A and B, whose presidents met in P"."""
    units, phrases = clauses.units, clauses.subject_phrases(group)
    first = phrases[0].first if len(phrases) == 1 else 0
    if first < _SHORTEST or units[first].low != "whose" or not several_officials(units[phrases[0].last].low):
        return ()
    right = noun_phrase_before(units, first - 3) if units[first - 2].kind == "comma" else None
    joined = right is not None and right.first > 1 and units[right.first - 1].low == "and"
    left = noun_phrase_before(units, right.first - 2) if right is not None and joined else None
    parties = tuple(phrase.party for phrase in (left, right) if phrase is not None and phrase.party is not None)
    able = all(party.actor.type in SIDES for party in parties)
    return parties if len(parties) == _PAIR and able and distinct(parties) else ()


_SHORTEST = 4


def _spent(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "A and B spent 27 years negotiating over a name", "A kept talking with B"."""
    clause = clauses.clause(group)
    if clause is not None and clause.link == "participial":
        yield from _while_meeting(clauses, group, clause.subjects)
        return
    governor = clause.governor if clause is not None else None
    if clause is not None and governor is not None and governor.form == "present" and clause.preposition == "after":
        yield from _afterwards(clauses, group)
        return
    if clause is None or governor is None or governor.lemma not in _SPENDS or governor.negated or group.negated:
        return
    if governor.form == "infinitive" and doing(clauses, governor).modality != "actual":
        return  # "refused to start negotiating", "has yet to begin talking"
    subjects = clause.subjects or clauses.subjects(governor)
    parties = (*subjects, *clause.led_to("with")) if len(subjects) == 1 else subjects
    if len(parties) == _PAIR and distinct(parties) and governor.modality == "actual":
        yield Finding(
            group.head, "negotiatedWith", parties[0], None, "Talks", parties,
            place=venue_after(clauses.units, group.head), accord=Accord("talks", "Talks"), score=0.75,
        )  # fmt: skip


def _afterwards(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "Speaking after meeting with B, A said": whom A met is told as done."""
    clause = clauses.clause(group)
    if clause is None or group.negated or group.lemma not in ("meet", "talk", "confer", "negotiate"):
        return
    met = (*clause.led_to("with"), *(phrase.party for phrase in clause.objects if phrase.party is not None))
    others = {party.actor.name: party for party in met}
    parties = (*clause.subjects, *others.values())
    if len(clause.subjects) == 1 and len(parties) == _PAIR and distinct(parties):
        yield Finding(
            group.head, "negotiatedWith", parties[0], None, "Talks", parties,
            place=venue_after(clauses.units, group.head), accord=Accord("talks", "Talks"), score=0.75,
        )  # fmt: skip


def _with_their_leaders(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The two of "… between A and B, hours after their presidents, meeting in P, ordered"."""
    outer = next((g for g in clauses.groups if g.head > group.head and g.form == "finite"), None)
    told = _their_leaders(clauses, outer) if outer is not None else None
    phrase = noun_phrase_before(clauses.units, group.first - 2) if told is None and group.first > _PAIR else None
    if phrase is not None and several_officials(clauses.units[phrase.last].low):
        told = _of_theirs(clauses, phrase.first)
    return told or ()


def _while_meeting(clauses: Clauses, group: VerbGroup, parties: tuple[Party, ...]) -> Iterator[Finding]:
    """As in "A and B, meeting in P, agreed to reopen the border"."""
    units = clauses.units
    after = units[group.head + 1].low if group.head + 1 < len(units) else ""
    apart = group.first > 0 and units[group.first - 1].kind == "comma" and not group.negated
    parties = parties or _with_their_leaders(clauses, group)
    if apart and len(parties) == _PAIR and distinct(parties) and after in ("in", "at", "near", "on"):
        yield Finding(
            group.head, "negotiatedWith", parties[0], None, "Talks", parties,
            place=venue_after(units, group.head), accord=Accord("talks", "Talks"), score=0.75,
        )  # fmt: skip


def _sent(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "A sent envoys to negotiate with B": who sends them talks with B."""
    clause = clauses.clause(group)
    governor = clause.governor if clause is not None else None
    if clause is None or governor is None or governor.lemma not in _SENDS or group.negated:
        return
    if clause.control not in ("purpose", "object"):
        return
    sending = clauses.clause(governor)
    if sending is None or any(sent.roles & {"forces", "fighters", "assets"} for sent in sending.objects):
        return  # "sent soldiers to meet the invaders"
    met = tuple(phrase.party for phrase in clause.objects if phrase.party) if group.lemma == "meet" else ()
    parties = (*clauses.subjects(governor), *(met or clause.led_to("with")))
    told = not governor.negated and governor.modality in ("actual", "planned", "expected")
    if told and governor.voice == "active" and len(parties) == _PAIR and distinct(parties):
        modality: Modality = "actual" if governor.modality == "actual" else "planned"
        yield Finding(
            group.head, "negotiatedWith", parties[0], None, "Talks", parties, modality=modality,
            place=venue_after(clauses.units, group.head), accord=Accord("talks", "Talks"), score=0.7,
        )  # fmt: skip


_SENDS = frozenset(("send", "dispatch", "delegate", "despatch"))
_SPENDS = frozenset(("spend", "keep", "continue", "start", "begin", "stop", "resume", "finish"))


def seated_findings(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "Q brought A and B together in P", "Q got the parties to sit down": they met."""
    told, units = brought(clauses, group), clauses.units
    if told is None or told.modality != "actual" or told.tried:
        return
    at = told.parties[0] if told.parties else anchor(units[group.head].start, units[group.head].end)
    helpers = frozenset(helper.actor.name for helper in told.helpers)
    yield Finding(
        group.head, "negotiatedWith", at, None, "Talks", told.parties, place=venue_after(units, group.head),
        accord=Accord("talks", "Talks", definite=not told.parties, without=helpers),
        score=0.7 if told.parties else 0.5,
    )  # fmt: skip


def _over_accord(
    clauses: Clauses, group: VerbGroup, parties: tuple[Party, ...], modality: Modality
) -> Iterator[Finding]:
    """As in "A is negotiating a truce with B": they talk, and there is none yet."""
    phrase = noun_phrase(clauses.units, group.head + 1)
    head = clauses.units[phrase.last].low if phrase is not None else ""
    noun = wordlists().accords.get(head)
    if ((noun is not None and noun.kind == "agreement") or head in _BARGAINED) and distinct(parties):
        yield Finding(
            group.head, "negotiatedWith", parties[0], None, "Talks", parties, modality=modality,
            accord=Accord("talks", "Talks", at=group.head), score=0.7,
        )  # fmt: skip


_BARGAINED = frozenset(("release", "exchange", "swap", "handover", "withdrawal", "surrender", "return", "passage",
                        "evacuation", "ransom", "disarmament", "amnesty", "code", "terms", "price"))  # fmt: skip
"""What two negotiate besides accords."""


def _object(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the verb has an object, by which it is somebody or something else that they meet or talk about."""
    after = clauses.units[group.head + 1] if group.head + 1 < len(clauses.units) else None
    if after is not None and after.kind == "word" and group.lemma == "meet":
        phrase = noun_phrase(clauses.units, group.head + 1)
        return phrase is not None and (bool(phrase.roles) or clauses.units[phrase.last].low in _MET)
    if after is not None and after.kind == "determiner" and _tells_when(clauses.units, group.head + 1):
        return False
    return after is not None and after.kind in (*NAMES, "determiner") and after.low != "each"


def _tells_when(units: Units, first: int) -> bool:
    """Whether "the same day", "the following week", "a day later" begins there."""
    words = [unit.low for unit in units[first : first + 3]]
    if len(words) < _TIME or words[1] in _WHICH:
        return len(words) == _TIME and words[2].removesuffix("s") in _SPANS
    return words[1].removesuffix("s") in _SPANS and words[2] in ("later", "earlier", "before", "after", "ago")


_TIME = 3
_WHICH = frozenset(("same", "following", "next", "previous"))
_SPANS = frozenset(("day", "week", "month", "year", "morning", "evening", "night", "afternoon", "weekend", "hour"))


_MET = frozenset(("resistance", "opposition", "hostility", "criticism", "defeat", "disaster", "demands", "needs",
                  "targets", "conditions", "obligations", "deadlines", "commitments", "requirements", "mediators",
                  "counterparts"))  # fmt: skip
"""What, or whom, two meet, and not each other: "met resistance"."""


def _in_arms(clauses: Clauses, group: VerbGroup, parties: tuple[Party, ...]) -> bool:
    """Whether they meet to fight: "met in battle", "the troops of A and B met and opened fire", "came face to face"."""
    if group.lemma == "come":
        return group.first > 0 and clauses.units[group.first - 1].low in wordlists().nouns["forces"]
    units = clauses.units[group.head + 1 :]
    fought = len(units) > 1 and units[0].low == "in" and units[1].low in ("battle", "combat", "war")
    armed = bool(parties) and all(party.roles & {"forces", "fighters"} for party in parties)
    fought = fought or (armed and any(unit.low in ("fire", "fought", "clashed", "battle") for unit in units))
    return fought and group.lemma == "meet"
