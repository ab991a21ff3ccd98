"""Keepers: who is asked to let captives go or take troops home, where the sentence before tells whose they are.

As in "X holds two of Y's men. Y demanded their release.", "X has troops in Y. Y wants them out."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extraction.arguments.objects import content_from, surer
from kg.extraction.claims.demands import demanded, speakers
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.measures import is_person
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists

__all__ = ["Keepers"]

_HOLDS = frozenset(("hold", "detain", "capture", "kidnap", "abduct", "seize", "jail", "imprison", "arrest", "intern"))
_ASKS = {"demand": "", "call": "for", "appeal": "for", "press": "for", "push": "for", "seek": "", "request": "",
         "insist": "on", "want": "", "order": ""}  # fmt: skip
_RELEASE = frozenset(("release", "freedom", "return", "repatriation", "handover"))
_RELEASED = frozenset(("freed", "released", "returned", "repatriated"))
_DEPARTURE = frozenset(("withdrawal", "departure", "pullout", "pull-out", "exit", "removal", "retreat"))
_LEAVES = frozenset(("leave", "withdraw", "depart", "go"))
_THEIRS, _THEY = frozenset(("their", "his", "her")), frozenset(("they", "he", "she", "them", "him"))
_KEPT = frozenset(("captives", "hostages", "prisoners", "detainees", "soldiers", "men", "women", "crew", "sailors",
                   "children", "troops", "forces"))  # fmt: skip
_AMENDS = frozenset(("apology", "apologies", "compensation", "reparations", "explanation"))
_MEASURES = {
    frozenset(("order", "orders", "decision", "measure", "measures", "step", "move")):
        frozenset(("sanctions", "estrangedFrom", "deported")),
    frozenset(("expulsion", "expulsions")): frozenset(("estrangedFrom", "deported")),
    frozenset(("sanctions", "tariffs", "embargo", "ban", "blockade", "siege")): frozenset(("sanctions", "hostileTo")),
}  # fmt: skip
"""What may be undone, with what its author has done to somebody by it."""
_CURBS = frozenset(("sanctions", "tariffs", "embargo", "ban", "blockade", "siege"))
"""Measures that the sentence before must have named itself."""
_STEM = 5
_UNDONE = frozenset(("reversed", "lifted", "revoked", "rescinded", "cancelled", "withdrawn", "dropped", "overturned",
                     "repealed", "annulled", "undone", "removed"))  # fmt: skip
_WRONGS = frozenset(("attacked", "hostileTo", "estrangedFrom", "sanctions", "deported", "displaced", "tookOver"))
_TO_VERB = 7
_SCORE = 0.7
_KEEPERS = SIDES | {"IntergovernmentalOrganization"}


class Keepers:
    """Who by the last sentence of a story holds people, and who has troops in another's land."""

    def __init__(self) -> None:
        self._captors: dict[str, Party] = {}
        self._posted: dict[str, Party] = {}
        self._wrongs: tuple[Finding, ...] = ()
        self._units: Units = ()

    def completed(self, clauses: Clauses, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings of a sentence with those of whom it asks that, by the sentence before."""
        known = self._captors or self._posted or self._wrongs
        told = tuple(self._asked(clauses, findings)) if known else ()
        again = {(finding.trigger, finding.subject.actor.name) for finding in told}
        bare = (f for f in findings if f.relation == "demandsOf" and f.object is None)
        dropped = {id(f) for f in bare if (f.trigger, f.subject.actor.name) in again}
        findings = (*(f for f in findings if id(f) not in dropped), *told)
        self._captors = {party.actor.name: party for party in _captors(clauses)}
        self._posted = {
            f.subject.actor.name: f.subject
            for f in findings
            if f.relation == "presentIn" and f.modality == "actual" and f.stance == "affirms"
            if f.subject.actor.type in _KEEPERS and f.aspect is None
        }
        self._units = clauses.units
        self._wrongs = tuple(
            f
            for f in findings
            if f.relation in _WRONGS and f.modality == "actual" and f.stance == "affirms" and f.claimant is None
        )
        return findings

    def _asked(self, clauses: Clauses, findings: Sequence[Finding]) -> Iterator[Finding]:
        read = {f.trigger for f in findings if f.object is not None}
        for group in clauses.groups:
            if group.lemma not in _ASKS or group.head in read or group.voice != "active" or not demanded(group):
                continue
            first, kind = _what(clauses, group)
            wronged = {f.subject.actor.name: f.subject for f in self._wrongs}
            by_kind = {"release": self._captors, "departure": self._posted, "amends": wronged, "undoing": wronged}
            keepers = by_kind.get(kind, {})
            keeper = next(iter(keepers.values())) if len(keepers) == 1 else None
            for asker in speakers(clauses, group) if keeper is not None else ():
                if keeper is None or asker.actor.name == keeper.actor.name or asker.actor.type not in _KEEPERS:
                    continue
                if keeper.actor.type not in _KEEPERS or _others(clauses, asker, keeper):
                    continue
                if not self._answers(clauses.units, first, kind, asker):
                    continue
                whom = Party(keeper.actor, keeper.speaker, asker.start, asker.end, frozenset(("name",)), "coreference")
                yield Finding(
                    group.head, "demandsOf", asker, whom, content=content_from(clauses.units, first),
                    modality="demanded", act="demands", claimant=asker.speaker, claimant_at=(asker.start, asker.end),
                    score=surer(_SCORE, asker, whom),
                )  # fmt: skip

    def _answers(self, units: Units, first: int, kind: str, asker: Party) -> bool:
        """Whether amends are asked by him who was wronged or for that alone, and what shall be undone was done."""
        phrase = noun_phrase(units, first) if kind in ("amends", "undoing") else None
        if phrase is None:
            return not _held_elsewhere(units, first, asker)
        if kind == "amends":
            victims = {party.actor.name: party.actor for f in self._wrongs if (party := f.object) is not None}
            if asker.actor.name in victims or self._named(asker):  # "bombed camps in X": X's land
                return True
            after = phrase.last + 1
            anothers = any(actor.type in _KEEPERS for actor in victims.values())  # whom a third asks is not told
            return not anothers and (after >= len(units) or units[after].kind in _CLOSES)
        noun = units[phrase.last].low
        done = next((done for nouns, done in _MEASURES.items() if noun in nouns), frozenset[str]())
        stem = noun.removesuffix("s") if len(noun) > _STEM else noun
        words = [unit.low for unit in self._units]
        named = noun in words or (len(stem) > _STEM and any(word.startswith(stem) for word in words))
        return (named or noun not in _CURBS) and any(f.relation in done for f in self._wrongs)

    def _named(self, party: Party) -> bool:
        """Whether the sentence before names him."""
        return any(unit.actor is not None and unit.actor.name == party.actor.name for unit in self._units)


_CLOSES = frozenset(("end", "stop", "comma", "conjunction"))


def _held_elsewhere(units: Units, first: int, asker: Party) -> bool:
    """Whether captives are meant whom the asker himself has or who are his land's: "the prisoners in Y"."""
    own = (asker.actor.name, asker.speaker.name)
    return any(
        unit.low in ("in", "of", "by") and (whose := after.holder or after.actor) is not None and whose.name in own
        for unit, after in pairwise(units[first:])
    )


def _captors(clauses: Clauses) -> Iterator[Party]:
    """Who holds or has seized people, by a plain verb."""
    for group in clauses.groups:
        clause = clauses.clause(group)
        if group.lemma not in _HOLDS or clause is None or group.negated or group.modality != "actual":
            continue
        if group.form != "finite":
            continue
        active = group.voice == "active"
        held = clause.objects if active else clauses.subject_phrases(group)
        if any(_people(clauses.units, phrase) for phrase in held):
            holders = clauses.subjects(group) if active else clause.agents
            yield from (party for party in holders if party.actor.type in _KEEPERS)


def _people(units: Units, phrase: NounPhrase) -> bool:
    head = units[phrase.last]
    return is_person(head.low) or head.kind == "demonym" or head.low in wordlists().nouns["captives"] | _KEPT


def _what(clauses: Clauses, group: VerbGroup) -> tuple[int, str]:
    """Where what is asked begins, and whether it is a release or a departure of those told of before."""
    units, first = clauses.units, group.head + 1
    if (particle := _ASKS[group.lemma]) and first < len(units) and units[first].low == particle:
        first += 1
    elif particle and group.lemma != "insist":
        return first, ""
    if first >= len(units):
        return first, ""
    if group.lemma in ("want", "order"):
        out = units[first].low == "them" and first + 1 < len(units) and units[first + 1].low in ("out", "gone", "home")
        return first, "departure" if out else ""
    that = units[first].kind == "that"
    if (kind := _amends(units, first)) != "":
        return first + that, kind
    at = first + that
    if at < len(units) and units[at].low in _THEY:
        return at, _end(units[at + 1 : at + 1 + _TO_VERB])
    phrase = noun_phrase(units, at)
    if phrase is None:
        return first, ""
    noun = units[phrase.last].low
    if not that and units[phrase.first].low in _THEIRS:
        return first, "release" if noun in _RELEASE else "departure" if noun in _DEPARTURE else ""
    whole = noun in _RELEASE and [unit.low for unit in units[phrase.last + 1 : phrase.last + 3]] == ["of", "the"]
    if whole and phrase.last + 3 < len(units) and units[phrase.last + 3].low in _KEPT:
        return first, "release"
    theirs = units[phrase.first].low in ("the", "these", "those") and noun in _KEPT and phrase.party is None
    return at, _end(units[phrase.last + 1 : phrase.last + 1 + _TO_VERB]) if theirs else ""


def _amends(units: Units, first: int) -> str:
    """Whether an apology is asked, or that what was done be undone: "that the order be reversed"."""
    phrase = noun_phrase(units, first + (units[first].kind == "that"))
    if phrase is None or phrase.party is not None:
        return ""
    after, noun = units[phrase.last + 1 : phrase.last + 3], units[phrase.last].low
    if units[first].kind == "that":
        whole = units[phrase.first].low in _KNOWN and any(noun in nouns for nouns in _MEASURES)
        return "undoing" if whole and len(after) > 1 and after[0].kind == "be" and after[1].low in _UNDONE else ""
    asked = noun in _AMENDS and units[phrase.first].kind in ("determiner", "word")
    return "amends" if asked and (not after or after[0].low not in ("from", "of", "by", "to")) else ""


_KNOWN = frozenset(("the", "this", "these", "its", "their"))


def _others(clauses: Clauses, asker: Party, keeper: Party) -> bool:
    """Whether the sentence names a third one, of whom it may be asked."""
    known = {asker.actor.name, asker.speaker.name, keeper.actor.name}
    units = (unit for unit in clauses.units if unit.kind in NAMES or unit.place is not None)
    named = (actor for unit in units if (actor := unit.holder or unit.actor) is not None)
    return any(actor.name not in known and actor.type in _KEEPERS for actor in named)


def _end(after: Units) -> str:
    """What shall become of them by the words after "they": "be freed", "leave"."""
    for unit in after:
        if unit.low in _RELEASED:
            return "release"
        if unit.kind == "verb" or unit.low in _LEAVES:
            return "departure" if any(form.lemma in _LEAVES for form in unit.forms) or unit.low in _LEAVES else ""
        if unit.kind not in ("be", "modal", "adverb", "to", "word"):
            return ""
    return ""
