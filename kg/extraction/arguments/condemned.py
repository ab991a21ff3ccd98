"""What is condemned: who did the deed that somebody condemns: "the use of force by Y", "the manoeuvres of Y"."""

from __future__ import annotations

from kg.extraction.grammar.locations import signed_there
from kg.extraction.grammar.owners import deciders, deed_of
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase
from kg.extraction.parsing.betweens import between
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = [
    "condemned_in",
    "condemns",
    "deed_by",
    "deed_of_passive",
    "is_deed",
    "praised_in_passive",
    "speaks_against",
    "suffers",
    "tells_when",
]

_TO_AGENT = 12
_CONDEMNS = frozenset(
    ("condemn", "denounce", "deplore", "decry", "criticise", "criticize", "slam", "castigate", "lambast", "lambaste",
     "censure", "deride")
)  # fmt: skip


def condemns(lemma: str) -> bool:
    """Whether the verb tells of a judgement against its object, whoever or whatever that is."""
    return lemma in _CONDEMNS or speaks_against(lemma)


def condemned_in(units: Units, phrase: NounPhrase) -> tuple[Party, ...]:
    """Who did what is condemned: "Y's raids", "the attacks by Y and Z", "the resumption of attacks by Y"."""
    if (going_on := _deeds_of(units, phrase)) is not None:
        return condemned_in(units, going_on) if going_on.party is None else (going_on.party,)
    doer = deed_of(units, phrase) or _deed_that(units, phrase) or deed_by(units, phrase) or _deed_whose(units, phrase)
    if doer is None or signed_there(units, phrase) or suffers(units, phrase, doer):
        return ()
    first = next((i for i in range(phrase.last + 1, len(units)) if units[i].start >= doer.start), 0)
    while first > phrase.last + 1 and units[first - 1].kind == "determiner":
        first -= 1
    led = first > phrase.last + 1 and (units[first - 1].low in ("by", "of") or units[first].low == "both")
    found = between(units, first + (units[first].low == "both")) if led else ()
    after = next((unit for unit in units if found and unit.start >= found[-1].end), None)
    acts = after is not None and after.kind in ("verb", "be", "have", "modal", "do") and not after.low.endswith("ing")
    listed = found and not acts and found[0].actor.name == doer.actor.name
    return found if listed and all("assets" not in party.roles for party in found) else (doer,)


def _deeds_of(units: Units, phrase: NounPhrase) -> NounPhrase | None:
    """The deeds of "the resumption of Y-ian attacks", "a wave of raids by Y"."""
    if units[phrase.last].low not in _COURSES or phrase.party is not None or phrase.last + 2 >= len(units):
        return None
    inner = noun_phrase(units, phrase.last + 2) if units[phrase.last + 1].low in ("of", "in") else None
    return inner if inner is not None and is_deed(units[inner.last].low) else None


_COURSES = frozenset(("resumption", "renewal", "continuation", "escalation", "intensification", "repetition",
                      "recurrence", "series", "wave", "spate", "string", "surge", "increase", "upsurge", "start",
                      "launch", "expansion", "persistence"))  # fmt: skip
"""Nouns for how deeds go on, which whoever does them is blamed for."""


def speaks_against(lemma: str) -> bool:
    """Whether the verb takes whom or what somebody speaks against: "condemn", "chide", "upbraid"."""
    frame = wordlists().frames.get(lemma)
    return frame is not None and frame.relation == "criticises" and frame.role != "diplomats"


def deed_of_passive(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """Whose deed it is in "Y's raid was censured by X", "the raid by Y has been criticised by X"."""
    phrases = clauses.subject_phrases(group) if group.voice == "passive" and speaks_against(group.lemma) else ()
    deed = len(phrases) == 1 and is_deed(clauses.units[phrases[0].last].low)
    return condemned_in(clauses.units, phrases[0]) if deed and phrases[0].party is None else ()


def praised_in_passive(clauses: Clauses, group: VerbGroup, relation: str) -> tuple[Party, ...]:
    """Whose deed it is in "Y's offer was welcomed by X", "the decision of Y was hailed by X"."""
    phrases = clauses.subject_phrases(group) if group.voice == "passive" and relation == "welcomed" else ()
    nouns = wordlists().nouns
    if (
        len(phrases) != 1
        or phrases[0].party is not None
        or clauses.units[phrases[0].last].low not in (nouns["resolves"] | nouns["deeds"] | _OFFERED)
    ):
        return ()  # "Y's refugees were welcomed by X"
    whose = deed_of(clauses.units, phrases[0])
    return (whose,) if whose is not None else deciders(clauses.units, phrases[0])


_OFFERED = frozenset(("offer", "proposal", "plan", "announcement", "speech", "statement", "call", "initiative", "role",
                      "decision", "move", "step", "gesture", "pledge", "promise", "efforts", "reply"))  # fmt: skip


def tells_when(units: Units, phrase: NounPhrase) -> bool:
    """Whether it is "last week", "this month": "Y, which X accused last week of …"."""
    timed = units[phrase.first].low in ("last", "this", "next") and phrase.last == phrase.first + 1
    return timed and phrase.party is None and units[phrase.last].low in wordlists().classes["span"]


def is_deed(noun: str) -> bool:
    """Whether the noun names what somebody may be blamed for: "raid", "decision", "conduct"."""
    lists = wordlists()
    return noun in lists.events or noun in lists.nouns["deeds"] or noun in lists.classes["harm"]


def deed_by(units: Units, phrase: NounPhrase) -> Party | None:
    """As in "condemned the attack by Y on Z", "condemned the killing of two men by Y"."""
    acts = units[phrase.last].low in wordlists().events
    last = phrase.last + (units[phrase.last + 1].low.endswith("ing") and units[phrase.last].kind == "word")
    made = last + 1 < len(units) and not phrase.roles and any(form.lemma in _MADE for form in units[last + 1].forms)
    for index in range(last + 1, min(phrase.last + _TO_AGENT, len(units) - 1)):
        if units[index].low == "by":
            if index - 1 > last and _other_deed(units[index - 1]) and not made:
                return None  # "the attack on a village held by Y"
            # "the use of force by Y", "the latest drilling by Y": whatever it is that Y did
            agent = noun_phrase(units, index + 1) if acts or not phrase.roles - _OF_ACTS else None
            return agent.party if agent and "assets" not in agent.roles else None
        if units[index].kind in ("comma", "stop", "that", "relative", "subordinator", "be"):
            break
        if not acts and (units[index].kind in ("verb", "to") or units[index].low in ("in", "with", "for")):
            if made and index == last + 1:
                continue
            break
    return None


def suffers(units: Units, phrase: NounPhrase, party: Party) -> bool:
    """Whether "of" tells who suffered, and not whose the doers are: "the killing by the occupiers of N. N."."""
    between = [unit.low for unit in units[phrase.last + 1 :] if unit.start < party.start]
    return units[phrase.last].low in _TAKES_OF and between[:1] == ["by"] and "of" in between


_TAKES_OF = frozenset(("killing", "assassination", "murder", "arrest", "abduction", "kidnapping", "detention",
                       "expulsion", "execution", "shooting", "bombing", "shelling", "seizure", "capture",
                       "jailing"))  # fmt: skip
_COMMITS = frozenset(("commit", "perpetrate", "conduct", "launch", "stage", "mount", "wage", "inflict", "execute",
                      "orchestrate", "undertake", "unleash", "plan", "order", "sponsor"))  # fmt: skip
_MADE = _COMMITS | {"take", "make", "adopt", "impose", "issue"}
"""What whoever is condemned did: "condemned the measures taken by Y"."""


def _deed_that(units: Units, phrase: NounPhrase) -> Party | None:
    """As in "condemned the attack that Y carried out on Z", "the steps which Y's president took"."""
    that = phrase.last + 1
    if that + 2 >= len(units) or units[that].low not in ("that", "which") or phrase.party is not None:
        return None
    if not is_deed(units[phrase.last].low):
        return None
    whose = noun_phrase(units, that + 1)
    if whose is None or whose.party is None or whose.party.roles & {"assets", "captives", "bystanders"}:
        return None
    verb = whose.last + 1
    if verb + 1 < len(units) and units[verb].low == "of" and (state := noun_phrase(units, verb + 1)) is not None:
        verb = state.last + 1  # "that President N. N. of Y paid"
    while verb < len(units) and units[verb].kind in ("have", "adverb"):
        verb += 1
    does = verb < len(units) and any(form.lemma in _DOES for form in units[verb].forms)
    return whose.party if does else None


_DOES = _MADE | {"carry", "pay", "hold", "deliver", "do", "prepare", "announce", "approve", "pass", "build", "open"}


def _other_deed(unit: Unit) -> bool:
    """Whether the participle before "by" tells of another deed than that which is condemned."""
    return unit.kind == "verb" and not (unit.low.endswith("ing") or any(f.lemma in _COMMITS for f in unit.forms))


_OF_ACTS = frozenset(("forces", "arms", "assets"))
"""Roles of what only an act is of: "the use of force by Y", "the testing of missiles by Y"."""


_PARTS = frozenset(("role", "involvement", "complicity", "participation", "part"))


def _deed_whose(units: Units, phrase: NounPhrase) -> Party | None:
    """As in "condemned the dangerous manoeuvres of Y": what Y did, where the noun is no act against Y."""
    after = phrase.last + 1
    if phrase.roles or units[phrase.last].low in wordlists().events or after + 1 >= len(units):
        return None
    owner = noun_phrase(units, after + 1) if units[after].low in ("of", "by") else None
    deed = units[phrase.last].low in wordlists().nouns["deeds"] | _PARTS or units[after].low == "by"
    return owner.party if owner and deed and owner.party and "assets" not in owner.party.roles else None
