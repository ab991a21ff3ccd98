"""Successions: who comes to the head of whom after somebody of whom the text tells what he leads.

As in "M. M. was succeeded by his deputy, N. N.", "N. N. took over from him", "his successor, N. N.,".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace

from kg.extraction.arguments.doers import doers_of
from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.bearers import CLOSERS, bearer_at, bearer_before, past_epithets
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.persons import person_of
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, party_of
from kg.extraction.leadership.commands import agent_person, doing
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.wordlists import wordlists
from kg.model import Aspect

__all__ = ["SuccessionMemory"]

_SUCCEEDS = frozenset(("succeed", "replace", "supersede"))
_HANDS = frozenset(("hand", "pass", "cede", "yield", "relinquish", "surrender", "give", "turn", "transfer"))
_TAKES = frozenset(("take", "inherit", "assume", "receive"))
_VERBS = _SUCCEEDS | _HANDS | _TAKES
_POWERS = frozenset(("leadership", "command", "reins", "presidency", "helm", "chairmanship", "control", "power"))
_BODIES = GROUPS | {"Organization"}
_AFTER = frozenset(("successor", "replacement", "heir"))
_BEFORE = frozenset(("predecessor",))
_SECOND = frozenset(("deputy", "lieutenant", "second-in-command", "right-hand", "adjutant", "deputies", "number"))
_NOUNS = _AFTER | _BEFORE | _SECOND
_SORTS = frozenset(("then", "long-time", "longtime", "top", "chief", "main", "senior", "immediate", "former", "own",
                    "eventual", "designated", "trusted", "closest", "first", "late", "political", "military",
                    "anointed", "chosen", "likely"))  # fmt: skip
_UNSURE = frozenset(("likely", "designated", "anointed", "chosen", "eventual", "possible", "former"))
_PRONOUNS = frozenset(("him", "her", "his"))
_RECENT = 2
"""Sentences for which the last of whom the text told may be "him"."""
_FAR = 8
_NEAR = 5


_SPARED = frozenset(("avoid", "resist", "escape", "consider", "delay", "postpone", "oppose", "reject", "rule"))
"""Verbs of what is not done: "avoided handing over"."""


class SuccessionMemory:
    """Who leads whom, as far as one document has told."""

    def __init__(self) -> None:
        self._led: dict[str, Party] = {}
        self._ruling: set[str] = set()
        self._last: Party | None = None
        self._since = 0

    def completed(self, clauses: Clauses, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings of a sentence with who follows whom, which are remembered."""
        for person in _risen(clauses):
            self._led.pop(person, None)  # after that he leaves, and hands over, another office
            self._ruling.add(person)
        found = (*findings, *self._findings(clauses, findings))
        self._note(found)
        return found

    def _note(self, findings: Iterable[Finding]) -> None:
        self._since += 1
        for finding in findings:
            if finding.relation == "leads" and finding.object is not None and finding.stance == "affirms":
                self._led[finding.subject.actor.name] = finding.object
                self._ruling.discard(finding.subject.actor.name)
                self._last, self._since = finding.subject, 0

    def _findings(self, clauses: Clauses, said: Iterable[Finding]) -> Iterator[Finding]:
        """Who follows, or stands beside, somebody of whom the text so far or the sentence tells whom he leads."""
        nouns = clauses.places.of(_NOUNS)
        verbs = [group for group in clauses.groups if group.lemma in _VERBS]
        if not nouns and not verbs:
            return
        told = list(said)
        known = dict(self._led)
        for finding in told:
            if finding.relation == "leads" and finding.object is not None and finding.stance == "affirms":
                known[finding.subject.actor.name] = finding.object
        ties = {(f.subject.actor.name, f.target) for f in told if f.relation in ("leads", "memberOf")}
        ruling = self._ruling - known.keys()
        scene = _Scene(clauses, known, self._last if self._since < _RECENT else None, ruling)
        for index in nouns:
            yield from _fresh(scene.by_noun(index), ties)
        for group in verbs:
            # "refused to hand over to Y", "avoided handing over to Y": nobody followed anybody.
            who = doers_of(clauses, group)
            real = not group.negated and group.modality == "actual" and who.real
            real = (real and group.form != "infinitive") or _chosen_to(clauses, group)
            if real and not who.group.negated and who.modality == "actual" and not _spared(clauses, group):
                yield from _fresh(scene.by_verb(group), ties)


def _risen(clauses: Clauses) -> Iterator[str]:
    """Who becomes the ruler of a state that the sentence does not name: "N. N. proclaimed himself president"."""
    for index in clauses.places.of(_POSTS, ahead=1):
        group = next((g for g in reversed(clauses.groups) if index - _NEAR <= g.head < index), None)
        if group is None or group.lemma not in _RISES or group.negated or group.modality != "actual":
            continue
        if clauses.units[index + 1].low == "of" and clauses.units[index].low not in ("power", "office"):
            continue  # "became president of the X", which other rules read
        for party in clauses.subjects(group):
            yield from {party.actor.name, party.speaker.name}


_POSTS = frozenset(("president", "power", "office", "king", "emperor", "premier"))
_RISES = frozenset(("become", "proclaim", "declare", "seize", "take", "assume", "elect", "swear", "install",
                    "inaugurate", "crown", "name", "appoint"))  # fmt: skip


def _spared(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "avoided handing over", "is considering stepping aside for"."""
    clause = clauses.clause(group)
    governor = clause.governor if clause is not None else None
    return governor is not None and governor.lemma in _SPARED


def _chosen_to(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "N. N. was selected to succeed M. M."."""
    clause = clauses.clause(group)
    governor = clause.governor if clause is not None else None
    return (
        governor is not None and group.form == "infinitive" and group.lemma in _SUCCEEDS and not group.negated
        and governor.voice == "passive" and governor.lemma in _CHOSEN
        and not governor.negated and governor.modality == "actual" and governor.form != "infinitive"
    )  # fmt: skip


_CHOSEN = frozenset(("select", "choose", "elect", "appoint", "name", "pick"))


def _fresh(found: Iterable[Finding], ties: set[tuple[str, str | None]]) -> Iterator[Finding]:
    for finding in found:
        tie = finding.subject.actor.name, finding.target
        if tie not in ties:
            ties.add(tie)
            yield finding


class _Scene:
    """One sentence, with who leads whom as far as the text has told, and whom it told of last."""

    def __init__(
        self, clauses: Clauses, known: Mapping[str, Party], last: Party | None, ruling: Set[str] = frozenset()
    ) -> None:
        self._clauses = clauses
        self._ruling = ruling
        self._units = clauses.units
        self._known = known
        self._last = last

    def _body_of(self, person: Party) -> Party | None:
        """Whom the person leads by the text, or by the lists where that is a group."""
        led = self._known.get(person.actor.name)
        if led is None and person.actor.name in self._ruling:
            return None
        if led is None:
            named = next((p for u in self._units if u.start == person.start and (p := party_of(u)) is not None), None)
            led = named if named is not None and named.actor.type in _BODIES else None
        if led is None or led.actor.name == person.actor.name:
            return None
        return replace(led, start=person.start, end=person.end, roles=frozenset(("name",)), kind="coreference")

    def _tie(
        self, trigger: int, new: Party | None, old: Party | None, relation: str = "leads", aspect: Aspect | None = None
    ) -> Iterator[Finding]:
        body = self._body_of(old) if old is not None else None
        if new is None or body is None or old is None or new.actor.name in (body.actor.name, old.actor.name):
            return
        if relation == "leads" or body.actor.type in _BODIES:
            yield Finding(trigger, relation, new, body, aspect=aspect, score=surer(0.8, body))

    def _person_at(self, first: int | None) -> Party | None:
        """The person at ``first``: by name, or "him" where that is known, or the last of whom the text told."""
        if first is None or first >= len(self._units):
            return None
        unit = self._units[first]
        if unit.low in _PRONOUNS:
            return self._pronoun(first)
        found = bearer_at(self._units, first)
        return found[0] if found is not None else None

    def _pronoun(self, index: int) -> Party | None:
        unit = self._units[index]
        party = party_of(unit)
        if party is not None:
            return person_of(party)
        return replace(self._last, start=unit.start, end=unit.end) if self._last is not None else None

    # ------------------------------------------------------------ verbs

    def by_verb(self, group: VerbGroup) -> Iterator[Finding]:
        """As in "M. M. was succeeded by N. N.", "N. N. took over from him", "M. M. handed over to N. N."."""
        units, after = self._units, group.head + 1
        if group.lemma in _SUCCEEDS:
            yield from self._succeeded(group) if not _other_office(units, after) else ()
            return
        if group.voice != "active":
            return
        place = _taken_from(units, group) if group.lemma in _TAKES else _handed_to(units, after)
        people = doing(self._clauses, group) if place is not None else ()
        other, one = self._person_at(place), people[0] if len(people) == 1 else None
        new, old = (one, other) if group.lemma in _TAKES else (other, one)
        yield from self._tie(group.head, new, old)

    def _succeeded(self, group: VerbGroup) -> Iterator[Finding]:
        people = doing(self._clauses, group)
        one = people[0] if len(people) == 1 else None
        if group.voice != "active":
            yield from self._tie(group.head, agent_person(self._units, group.head + 1), one)
            return
        old = self._person_at(group.head + 1)
        yield from self._tie(group.head, one, old)
        if old is not None and self._body_of(old) is None:
            yield from self._tie(group.head + 1, old, one, aspect="ended")  # "N. N., the head of X, succeeded M. M."

    # ------------------------------------------------------------ nouns

    def by_noun(self, index: int) -> Iterator[Finding]:
        """As in "his successor, N. N.,", "M. M.'s deputy N. N.", "N. N., his second-in-command,"."""
        units = self._units
        last = _second_of(units, index)
        first = index
        while first > 0 and units[first - 1].low in _SORTS:
            first -= 1
        sorts = {unit.low for unit in units[first:index]}
        if last is None or not first or (units[index].low in _AFTER and sorts & _UNSURE):
            return
        owned = units[first - 1].kind == "possessive"
        owner = first - 2 if owned else first - 1
        if owner < 0 or not (owned or units[owner].low in ("his", "her")):
            return
        old = self._owner(owner)
        new = _beside(units, owner, last) if old is not None else None
        relation = "memberOf" if units[index].low in _SECOND else "leads"
        yield from self._tie(index, new, old, relation, "ended" if units[index].low in _BEFORE else None)

    def _owner(self, place: int) -> Party | None:
        if self._units[place].low in ("his", "her"):
            return self._pronoun(place)
        found = bearer_before(self._units, place)
        return found[0] if found is not None else None


def _second_of(units: Units, index: int) -> int | None:
    """The last unit of "deputy", "right-hand man", "number two"; ``None`` where it is no such thing."""
    after = units[index + 1].low if index + 1 < len(units) else ""
    if units[index].low == "right-hand":
        return index + 1 if after == "man" else None
    if units[index].low == "number":
        return index + 1 if after in ("two", "2", "three", "3") else None
    return index


def _other_office(units: Units, first: int) -> bool:
    """Whether "as …" names an office that is not that of the head: "replaced M. M. as spokesman"."""
    for place in range(first, min(first + _FAR, len(units) - 1)):
        if units[place].kind in ("stop", "end", "verb"):
            return False
        if units[place].low == "as":
            office = [unit.low for unit in units[place + 1 : place + 5]]
            heads = wordlists().classes["head"]
            if "of" in office:
                return True  # "succeeded M. M. as president of the southern region": read with its own body
            lesser = bool({"deputy", "vice", "acting", "military"} & set(office))
            return lesser or not any(word in heads for word in office)
    return False


def _taken_from(units: Units, group: VerbGroup) -> int | None:
    """Where the M. M. of "took over (as its leader) from M. M.", "inherited the leadership from M. M." stands."""
    after = group.head + 1
    words = [unit.low for unit in units[after : after + _FAR]]
    over = words[:1] == ["over"]
    if not over and not any(word in _POWERS for word in words[:3]):
        return None
    place = next((i for i, word in enumerate(words) if word == "from"), None)
    if place is None or any(unit.kind in ("comma", "stop", "end") for unit in units[after : after + place]):
        return None
    return after + place + 1 if not _other_office(units, after) else None


def _handed_to(units: Units, first: int) -> int | None:
    """Where the N. N. of "handed over to N. N.", "passed the leadership on to N. N." stands."""
    words = [unit.low for unit in units[first : first + _NEAR]]
    place = next((i for i, word in enumerate(words) if word == "to"), None)
    if place is None or not place or not ("over" in words[:place] or set(words[:place]) & _POWERS):
        return None
    plain = set(words[:place]) <= _POWERS | {"over", "on", "the", "its", "his", "her", "down"}
    return first + place + 1 if plain else None


def _beside(units: Units, owner: int, last: int) -> Party | None:
    """The N. N. right after the words, after their comma, after "was", or before the comma before them."""
    after = last + 1
    if after < len(units) and units[after].kind in ("capital", "name"):
        found = bearer_at(units, after)
        return found[0] if found is not None else None
    as_ = after + 1 < len(units) and units[after].low == "as"
    comma = next((i for i in range(after, min(after + _FAR, len(units))) if units[i].kind == "comma"), None)
    start = comma if as_ and comma is not None else after
    if start + 1 < len(units) and units[start].kind in ("comma", "be"):
        found = bearer_at(units, start + 1) if units[start + 1].kind in ("capital", "name") else None
        if found is not None and (found[1] + 1 >= len(units) or units[found[1] + 1].kind in CLOSERS):
            return found[0]
    first = owner
    while first > 0 and units[first - 1].kind in ("capital", "determiner"):
        first -= 1
    if first > 1 and units[first - 1].kind == "comma":
        before = bearer_before(units, past_epithets(units, first - 2))
        return before[0] if before is not None else None
    return None
