"""Undertakings: accords that are told without a noun for them: "A and B agreed to stop shooting", "signed in Accra"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.diplomacy.accord_doing import actors, agents, distinct
from kg.extraction.diplomacy.accord_parties import both_act
from kg.extraction.diplomacy.brokerage import pledged
from kg.extraction.diplomacy.pacts import anchor
from kg.extraction.grammar.findings import Accord, Finding
from kg.extraction.grammar.locations import venue_after
from kg.extraction.grammar.phrases import VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import wordlists
from kg.model import Modality

__all__ = ["emerged_with", "pledges", "promises", "signings", "war_endings"]

_ENDING = frozenset(("stop", "halt", "end", "cease", "suspend", "lay", "disengage", "de-escalate", "pause"))
_QUARRELS = frozenset(("dispute", "feud", "standoff", "row", "rift", "quarrel"))
_FIGHTING = frozenset(
    (
        "shooting", "fighting", "hostilities", "war", "conflict", "fire", "attacks", "violence", "arms", "weapons",
        "strikes", "bombing", "shelling", "firing", "combat", "bloodshed", "raids", "operations", "campaign",
        "clashes", "feud", "dispute", "standoff", "killing",
    )
)  # fmt: skip
_SETTLING = frozenset(
    ("delimit", "delineate", "handle", "resolve", "settle", "refrain", "share", "demarcate", "recognise", "recognize",
     "respect", "pull", "free", "reopen", "open", "return", "form", "hand", "cooperate", "keep", "avoid")
)  # fmt: skip
_MENDING = frozenset(("restore", "normalise", "normalize", "resume", "establish", "re-establish", "reopen", "repair"))
_RELATIONS = frozenset(("relations", "ties", "embassies", "links"))
_PROMISING = frozenset(("agree", "commit", "undertake", "promise", "pledge", "vow"))
_ORDINALS = frozenset(("first", "second", "third", "latter", "former", "last", "other", "latest"))
_NO_DEED = frozenset(
    ("disagree", "differ", "meet", "talk", "attend", "hold", "continue", "negotiate", "discuss", "consult", "confer",
     "participate", "consider", "join", "be", "have", "do", "let", "wait", "debate", "study", "explore", "review")
)  # fmt: skip
"""What two agree to do without an agreement between them."""
_IT = frozenset(("it", "them", "that", "this"))
_HONOURING = frozenset(("respect", "keep", "honour", "honor"))
_DATED = frozenset(("date", "number"))
_OBJECT = 6
_CLAUSE = 16


def emerged_with(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "A and B flew separately to P and emerged with a truce", "came away with an agreement"."""
    units, first = clauses.units, group.head + 1
    first += group.lemma in ("come", "walk") and first < len(units) and units[first].low == "away"
    if group.lemma != "emerge" and first == group.head + 1:
        return
    within = range(first, min(first + _OBJECT, len(units) - 1))
    led = next((i for i in within if units[i].low == "with" or units[i].kind in ("comma", "stop", "verb")), None)
    phrase = noun_phrase(units, led + 1) if led is not None and units[led].low == "with" else None
    noun = wordlists().accords.get(units[phrase.last].low) if phrase is not None else None
    if phrase is None or noun is None or noun.kind != "agreement" or units[phrase.first - 1].low in ("no", "neither"):
        return
    if any(unit.low in ("no", "any") for unit in units[phrase.first : phrase.last]):
        return
    parties = actors(clauses, group)
    told = group.voice == "active" and group.form == "finite" and not group.negated and group.modality == "actual"
    further = units[min(phrase.last + 1, len(units) - 1)].low in ("to", "on", "with", "between")
    if told and not further and len(parties) == 2 and distinct(parties):
        yield Finding(
            group.head, "partyTo", parties[0], None, noun.event, parties, agreement="",
            accord=Accord("agreement", noun.event, at=group.head), score=0.65,
        )  # fmt: skip


def pledges(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "Q obtained from both commanders a promise to stop": they agreed to it."""
    parties = pledged(clauses, group)
    if parties is None:
        return
    at = parties[0] if parties else anchor(clauses.units[group.head].start, clauses.units[group.head].end)
    without = frozenset(party.actor.name for party in clauses.subjects(group))
    yield Finding(
        group.head, "partyTo", at, None, "Ceasefire", parties, agreement="", score=0.65 if parties else 0.5,
        accord=Accord("agreement", "Ceasefire", definite=True, without=without),
    )  # fmt: skip


def signings(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "The first, in 2014, was signed by A, B and C", "A and B signed in Accra on Monday"."""
    if group.lemma not in ("sign", "initial", "conclude") or group.voice != "passive" or group.negated:
        yield from _signed_somewhere(clauses, group)
        return
    before = [unit.low for unit in clauses.units[: group.first]]
    if len(before) < 2 or before[0] != "the" or before[1] not in _ORDINALS or group.modality != "actual":
        return
    parties = agents(clauses, group)
    if len({party.actor.name for party in parties}) == len(parties) >= 2:
        yield Finding(
            group.head, "partyTo", parties[0], None, "Agreement", parties, agreement="",
            accord=Accord("agreement", "Agreement"), score=0.7,
        )  # fmt: skip


def _signed_somewhere(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "A and B signed in Accra on Monday": what they signed is left out."""
    units, after = clauses.units, group.head + 1
    if group.lemma == "come" and [unit.low for unit in units[after : after + 2]] == ["to", "terms"]:
        yield from _came_to_terms(clauses, group)
        return
    if group.lemma != "sign" or group.voice != "active" or group.form != "finite" or group.negated:
        return
    bare = after < len(units) and units[after].low in ("in", "at", "on")
    if (
        not bare
        or group.modality not in ("actual", "expected", "planned")
        or (units[after].low == "on" and units[after + 1].kind not in _DATED)
    ):
        return
    parties = actors(clauses, group)
    if not distinct(parties) or any(party.actor.type not in SIDES | {"Person", "Organization"} for party in parties):
        return
    yield Finding(
        group.head, "partyTo", parties[0], None, "Agreement", parties, agreement="",
        modality="actual" if group.modality == "actual" else "planned",
        place=venue_after(units, group.head), accord=Accord("agreement", "Agreement", at=group.head), score=0.7,
    )  # fmt: skip


def _came_to_terms(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "A and B came to terms over the border", "A came to terms with B"."""
    parties, after = actors(clauses, group), group.head + 3
    if after < len(clauses.units) and clauses.units[after].low == "with":
        parties = (*parties, *(phrase.party for phrase in clauses.phrases_from(after + 1) if phrase.party is not None))
    able = all(party.actor.type in SIDES or party.actor.type == "Person" for party in parties)
    if distinct(parties) and able and group.modality == "actual" and not group.negated:
        accord = Accord("agreement", "Agreement", at=group.head)
        yield Finding(
            group.head, "partyTo", parties[0], None, "Agreement", parties, agreement="", accord=accord, score=0.7
        )


def promises(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "A and B agreed to stop shooting", "A agreed with B to restore relations"."""
    governor = _promise(clauses, group)
    announced = governor is None and _announced(clauses, group)
    if announced:
        yield from _to_mend(clauses, group)
    if governor is None or governor.lemma not in _PROMISING or governor.negated:
        return
    if governor.modality not in ("actual", "expected") or governor.voice != "active":
        return
    if governor.form != "finite" and not _did(clauses, governor):
        return
    parties = actors(clauses, governor)
    if clauses.units[governor.head + 1].low == "with":
        parties = (*parties, *(p.party for p in clauses.phrases_from(governor.head + 2) if p.party))
    if clauses.units[group.head + 1].low in _IT or (governor.lemma != "agree" and group.lemma in _HONOURING):
        return  # "Neither signed it, but both promised to respect it"
    event = _deed(clauses, group)
    two = len(parties) in (0, 2) and governor.lemma == "agree"
    if event is None and two and group.lemma not in _NO_DEED and _free(clauses, group):
        event = "Agreement"  # "A and B agreed to set up a joint force"
    names = {party.actor.name for party in parties}
    if event is not None and not parties and governor.lemma == "agree" and both_act(clauses, governor):
        yield _of_both(clauses, governor, event)  # "The two sides have agreed to open roads": whoever they are
        return
    if event is None or len(names) < 2 or len(names) != len(parties):
        return
    if any(party.actor.type not in SIDES | {"Person", "Actor", "Organization"} for party in parties):
        return
    modality: Modality = "planned" if governor.modality == "expected" else "actual"
    yield Finding(
        governor.head, "partyTo", parties[0], None, event, parties, agreement="", modality=modality,
        accord=Accord("agreement", event), score=0.75,
    )  # fmt: skip


def _promise(clauses: Clauses, group: VerbGroup) -> VerbGroup | None:
    """The "agreed" of "agreed to", "agreed on Monday in Sochi to", "agreed with B to"."""
    governor = clauses.at(group.first - 1)
    if governor is None and (clause := clauses.clause(group)) is not None and clause.control == "subject":
        governor = clause.governor
    if governor is None and group.form == "infinitive":
        governor = _past_when_and_where(clauses, group.first - 1)
    if group.form != "infinitive" or group.voice != "active" or governor is None:
        governor = _with_partner(clauses, group)
    return governor


def _of_both(clauses: Clauses, governor: VerbGroup, event: str) -> Finding:
    """What two agree on whom other sentences name."""
    unit = clauses.units[governor.head]
    modality: Modality = "planned" if governor.modality == "expected" else "actual"
    return Finding(
        governor.head, "partyTo", anchor(unit.start, unit.end), None, event, (), agreement="", modality=modality,
        accord=Accord("agreement", event, definite=True), score=0.6,
    )  # fmt: skip


def _past_when_and_where(clauses: Clauses, last: int) -> VerbGroup | None:
    """The "agreed" of "agreed on Monday (, at a meeting arranged by Q,) in Sochi to"."""
    if last > 0 and clauses.units[last].kind == "comma":
        for place in range(last - 1, max(last - _CLAUSE, 0), -1):
            group = clauses.at(place)
            if clauses.units[place].kind == "comma":
                inserted = clauses.units[place + 1].kind in ("preposition", "date", "adverb", "subordinator")
                return (clauses.at(place - 1) or _past_when_and_where(clauses, place - 1)) if inserted else None
            if group is not None and group.voice != "reduced":
                return None
    for place in range(last, max(last - _OBJECT, 0), -1):
        group = clauses.at(place)
        if group is not None:
            opens = clauses.units[place + 1].low in ("in", "at", "on", "during", "after") if place < last else False
            return group if group.lemma == "agree" and opens else None
        if clauses.units[place].kind in ("comma", "stop", "quote", "conjunction", "subordinator", "relative", "that"):
            return None
    return None


def _announced(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "A and B announced that they would restore ties"."""
    clause = clauses.clause(group) if group.lemma in _MENDING else None
    if clause is None or clause.link != "content" or clause.governor is None:
        return False
    return clause.governor.lemma in ("announce", "declare", "say", "confirm") and not clause.governor.negated


def _to_mend(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    parties, words = actors(clauses, group), {unit.low for unit in clauses.units[group.head + 1 :][:_OBJECT]}
    pair = len({party.actor.name for party in parties}) == len(parties) == 2
    if pair and words & _RELATIONS and all(p.actor.type in SIDES for p in parties) and not group.negated:
        modality: Modality = "actual" if group.modality == "actual" else "planned"
        yield Finding(
            group.head, "partyTo", parties[0], None, "Agreement", parties, agreement="", modality=modality,
            accord=Accord("agreement", "Agreement"), score=0.7,
        )  # fmt: skip


def _did(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "after agreeing to stop": who did something after it did it."""
    clause = clauses.clause(group)
    return group.form == "present" and clause is not None and clause.preposition in ("after", "by", "on", "upon")


def _with_partner(clauses: Clauses, group: VerbGroup) -> VerbGroup | None:
    """The verb of "agreed with B to"."""
    if group.form != "infinitive" or group.voice != "active":
        return None
    for earlier in clauses.groups:
        after = earlier.head + 1
        if earlier.lemma == "agree" and after < group.first and clauses.units[after].low == "with":
            phrases = clauses.phrases_from(after + 1)
            if phrases and phrases[-1].last + 1 == group.first:
                return earlier
    return None


def _free(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether no accord is named there, which is read by itself."""
    return not {unit.low for unit in clauses.units[group.head + 1 :][:_OBJECT]} & frozenset(wordlists().accords)


def _deed(clauses: Clauses, group: VerbGroup) -> str | None:
    """What kind of agreement it is to do that."""
    words = {unit.low for unit in clauses.units[group.head + 1 :][:_OBJECT]}
    if words & frozenset(wordlists().accords):
        return None  # the accord itself is read
    if group.lemma in _ENDING and words & _QUARRELS and not words & _FIGHTING - _QUARRELS:
        return "Agreement"  # "agreed to end a dispute over the dam"
    if group.lemma in _ENDING and words & _FIGHTING:
        return "PeaceAgreement" if words & {"war", "conflict"} and group.lemma == "end" else "Ceasefire"
    if group.lemma == "cease" and "fire" in words:
        return "Ceasefire"
    if group.lemma in _MENDING and words & _RELATIONS:
        return "Agreement"
    swapped = group.lemma in ("exchange", "swap", "release") and words & wordlists().nouns["captives"]
    if group.lemma in _SETTLING:
        return "Agreement"
    if swapped or group.lemma in ("withdraw", "disarm", "demilitarise", "demilitarize", "demarcate"):
        return "Agreement"
    return None


def war_endings(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "A and B ended their war", "A and B ended two years of war"."""
    if group.lemma != "end" or group.voice != "active" or group.form != "finite" or group.negated:
        return
    words = [unit.low for unit in clauses.units[group.head + 1 :][:4]]
    own = words[:1] == ["their"] or any(unit.kind == "possessive" for unit in clauses.units[group.head + 1 :][:4])
    parties = clauses.subjects(group)
    own = own and bool(set(words) & _WARS)
    if not (own or _years_of_war(clauses, group.head + 1)) or group.modality != "actual":
        return
    if len({party.actor.name for party in parties}) == len(parties) == 2 and all(
        p.actor.type in SIDES for p in parties
    ):
        yield Finding(
            group.head, "partyTo", parties[0], None, "PeaceAgreement", parties, agreement="",
            accord=Accord("agreement", "PeaceAgreement"), score=0.7,
        )  # fmt: skip


_WARS = frozenset(("war", "conflict", "hostilities", "feud", "fighting"))


def _years_of_war(clauses: Clauses, first: int) -> bool:
    """Whether "two years of war" stands there, with nothing after it that tells against whom or where."""
    units = clauses.units
    span = next((i for i in range(first, min(first + 4, len(units) - 3)) if units[i].low in _SPANS), None)
    if span is None or units[span + 1].low != "of" or any(unit.kind == "verb" for unit in units[first:span]):
        return False
    war = span + 2 + (units[span + 2].low in ("open", "bitter", "bloody"))
    after = war + 1 + (war + 1 < len(units) and units[war + 1].low in ("in", "on"))
    if after >= len(units) or units[war].low not in _WARS:
        return False
    dated = units[after].kind in ("date", "number")
    return dated or (after == war + 1 and units[after].kind in ("end", "comma", "stop"))


_SPANS = frozenset(("years", "decades", "months", "weeks", "days", "year"))
