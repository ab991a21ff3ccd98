"""Incumbents: who came to the head of the state that the document is about, where the words leave out of which.

As in "N. N. was elected president", "the election of N. N. as president", and in a profile of a country, which tells of
no other, "President N. N.", "the rule of N. N.".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kg.extraction.arguments.doers import doers_of
from kg.extraction.arguments.objects import surer
from kg.extraction.arguments.perpetrators import past_when
from kg.extraction.grammar.bearers import bearer_at, bearer_before, body_at, past_parenthesis
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.persons import person_of
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, party_of
from kg.extraction.leadership.commands import agent_person, doing
from kg.extraction.leadership.successions import SuccessionMemory
from kg.extraction.naming.people import ruling_surnames
from kg.extraction.naming.titles import HONORIFICS
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import NAMES
from kg.model import Actor

__all__ = ["IncumbentMemory"]

_CHOSEN = frozenset(("elect", "re-elect", "reelect", "name", "appoint", "choose", "install", "inaugurate", "swear",
                     "proclaim", "declare", "crown", "confirm", "designate", "reappoint", "acclaim",
                     "establish", "instal"))  # fmt: skip
_BECOMES = frozenset(("become",))
_STYLED = dict.fromkeys(("declare", "proclaim", "crown", "make", "name", "appoint"), ("himself", "herself")) | {
    "serve": ("as",)
}
_REPLACED = frozenset(("replace", "succeed"))
_UNSEATED = frozenset(("overthrow", "topple", "oust", "depose", "unseat", "dethrone"))
_GETS = frozenset(("assume", "win", "take", "regain", "retake", "inherit", "hold", "retain", "accede", "ascend", "come",
                   "rise", "return", "succeed"))  # fmt: skip
_BRINGS = frozenset(("bring", "sweep", "return", "propel", "catapult"))
_HANDS = frozenset(("hand", "turn", "transfer", "cede", "pass", "relinquish", "yield"))
_BEATS = frozenset(("defeat", "beat", "trounce"))
_SECOND = frozenset(("his", "her", "the", "vice", "deputy", "president", "prime", "minister", "then", "speaker",
                     "of", "parliament", "chief", "justice", "son", "brother", "interim"))  # fmt: skip
_SOON = 5
_SEATS = frozenset(("presidency", "throne", "premiership", "chancellorship"))
_POWER = frozenset(("power", "office"))
_BALLOTS = frozenset(("election", "elections", "vote", "poll", "polls"))
_LESSER_BALLOTS = frozenset(("parliamentary", "legislative", "local", "municipal", "provincial", "regional", "primary",
                             "seat", "seats", "party", "by-election", "congressional", "assembly"))  # fmt: skip
_OTHER = _LESSER_BALLOTS | {"to", "as", ",", "speaker", "mayor", "leader"}
_SOME = frozenset(("opposition", "party", "followers", "supporters", "rebels", "protesters", "fans", "members"))
_ELECTED = frozenset(("elect", "reelect", "re-elect"))
_RULES = frozenset(("rule", "govern", "reign"))
_TIMES = frozenset(("since", "until", "from", "for", "between", "as", "throughout", "till", "during"))
_OFFICES = frozenset(("ruler", "president", "king", "queen", "emperor", "empress", "emir", "sultan", "shah", "premier",
                      "chancellor", "monarch"))  # fmt: skip
_TYRANTS = frozenset(("dictator", "strongman"))
_RANKS = (_OFFICES | _TYRANTS | {"tsar", "czar"}) - {"premier", "monarch", "ruler"}
"""What a name follows that is the head's of the state of which a profile tells."""
_SORTS = frozenset(("interim", "transitional", "provisional", "new", "first", "second", "third", "next", "executive",
                    "elected", "de", "facto", "constitutional", "democratically", "freely", "fairly", "popularly",
                    "sole", "the", "a", "its", "their",
                    "his", "her", "nation", "country", "republic", "'s", "civilian", "female", "title", "of", "post",
                    "position", "office", "absolute", "post-independence", "lifetime"))  # fmt: skip
_HERE = frozenset(("country", "republic", "nation"))
_EVENTS = frozenset(("election", "re-election", "reelection", "inauguration", "installation", "accession",
                     "swearing-in", "appointment", "installment", "proclamation"))  # fmt: skip
_REIGNS = frozenset(("rule", "presidency", "reign", "dictatorship", "regime", "tenure", "term", "premiership"))
_IN_POWER, _SINCE = 2, (["since"], ["for"], ["from"])
_FORMER = frozenset(("former", "ex", "late", "vice", "deputy", "exiled", "deposed", "ousted", "mayor"))
_WITH = frozenset(("with",))
_POLITIES = frozenset(
    ("government", "republic", "state", "statelet", "emirate", "kingdom", "administration", "authority", "council",
     "front", "movement", "party", "army", "caliphate", "federation", "coalition", "union", "alliance")
)  # fmt: skip
"""Of which a rule may be that is told beside them."""
_SIGNS = _EVENTS | _REIGNS | _RANKS | _OFFICES | {"as", "minister", "of", "presidency", "power"}
_MARKS = frozenset("'\"‘“’”")
_RULING = frozenset(("ruling", "governing"))
_PARTIES = GROUPS | {"Organization", "PoliticalParty"}
_FAR, _AHEAD = 9, 7
_LONGEST = 14


class IncumbentMemory:
    """Whom one document has told to lead its state."""

    def __init__(self, home: Actor | None, entry: Actor | None = None) -> None:
        """Remember nobody so far.

        Args:
            home: the one state that the document is about.
            entry: the one on which it is an entry, of whose rulers it speaks as "President N. N.".
        """
        self._home = home if home is not None and home.type == "State" else None
        self._profiled = entry is not None and home == entry
        self._led: set[str] = set()
        self._groups: dict[str, Actor] = {}  # by the name of who leads them
        self._heads = SuccessionMemory()
        self._governing: set[str] = set()

    def completed(self, clauses: Clauses, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings of a sentence with who came to lead its state or follows whom, and whose power somebody took."""
        findings = tuple(map(self._of_his_own, findings))
        found = self._heads.completed(clauses, self._of_state(clauses, findings))
        self._led |= {finding.subject.actor.name for finding in found if finding.relation == "leads"}
        return found

    def _of_his_own(self, finding: Finding) -> Finding:
        """With his own group for "the group" of which one who was told to lead another is chairman or leader."""
        led = finding.object
        if finding.relation != "leads" or led is None or led.actor.type not in GROUPS:
            return finding
        own = self._groups.get(finding.subject.actor.name)
        if led.kind == "coreference" and own is not None and own.name != led.actor.name:
            return replace(finding, object=replace(led, actor=own, speaker=own))
        if led.kind != "coreference" or own is None:
            self._groups[finding.subject.actor.name] = led.actor
        return finding

    def _of_state(self, clauses: Clauses, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        if self._home is None:
            return findings
        home = self._home
        alone = self._profiled or all(
            unit.actor is None or unit.actor.type != "State" or unit.actor.name == home.name
            for unit in clauses.units if unit.kind in NAMES
        )  # fmt: skip
        if not alone:
            return findings
        scene = _Scene(clauses, home, profiled=self._profiled)
        found = [f if scene.abroad(f.trigger) else _of_home(clauses, f, home) for f in findings]
        self._led |= {f.subject.actor.name for f in found if f.relation == "leads"}
        for trigger, person in scene.incumbents():
            if person.actor.name not in self._led and not scene.abroad(trigger):
                self._led.add(person.actor.name)
                state = _state(home, person)
                found.append(Finding(trigger, "leads", person, state, score=surer(0.75, state)))
        ruled = {f.subject.actor.name for f in found if f.relation in ("governs", "tookOver")}
        for trigger, body in scene.governing():
            if body.actor.name not in ruled | self._governing | {home.name} and not scene.abroad(trigger):
                self._governing.add(body.actor.name)
                found.append(Finding(trigger, "governs", body, state := _state(home, body), score=surer(0.75, state)))
        return tuple(found)


def _state(home: Actor, beside: Party) -> Party:
    return Party(home, home, beside.start, beside.end, frozenset(("name",)), "coreference")


def _of_home(clauses: Clauses, finding: Finding, home: Actor) -> Finding:
    """As in "N. N. seized power in a coup": over the state that the document is about."""
    if finding.relation != "tookOver" or finding.object is not None or finding.subject.actor.name == home.name:
        return finding
    doer = finding.subject.actor
    if doer.type not in GROUPS | {"Person"} or not any(
        unit.low == "power" for unit in clauses.units[finding.trigger : finding.trigger + 3]
    ):
        return finding
    state = _state(home, finding.subject)
    return replace(finding, object=state, score=surer(0.75, state))


class _Scene:
    """One sentence of a document on a state."""

    def __init__(self, clauses: Clauses, home: Actor, *, profiled: bool) -> None:
        self._clauses = clauses
        self._units: Units = clauses.units
        self._home = home
        self._profiled = profiled

    def abroad(self, trigger: int) -> bool:
        """Whether another state is named before the word, which may be that of which it tells: "In Mali, N. N. …"."""
        for place in range(min(trigger + _AHEAD, len(self._units)) - 1, -1, -1):
            unit = self._units[place]
            actor = unit.actor if unit.kind in NAMES else None
            if actor is None or actor.type != "State" or actor.name == self._home.name:
                continue
            if unit.speaker is None or unit.speaker.type != "Person":
                return place < trigger or self._units[place - 1].low in ("in", "of", "over")
        return False

    def incumbents(self) -> Iterator[tuple[int, Party]]:
        """Each person who is told to be, or to have become, the head of the state, with the word that says so."""
        for group in self._clauses.groups:
            if group.negated or group.modality != "actual" or group.form == "infinitive":
                continue
            if doers_of(self._clauses, group).effect in ("attempt", "plan"):
                continue
            yield from self._by_verb(group)
        for index in self._clauses.places.of(_SIGNS, kind="possessive"):
            yield from self._by_noun(index)

    def governing(self) -> Iterator[tuple[int, Party]]:
        """The parties that are told to rule the state: "the ruling X", "X has ruled the country since 1990"."""
        for index in self._clauses.places.of(_RULING) if self._profiled else ():
            first = index > 0 and self._units[index - 1].kind in ("determiner", "possessive")
            body = body_at(self._units, index + 1) if first and index + 1 < len(self._units) else None
            if body is not None and body[0].actor.type in _PARTIES and body[0].roles <= {"name"}:
                yield index, body[0]
        for group in self._clauses.groups if self._profiled else ():
            real = not group.negated and group.modality == "actual" and group.voice == "active"
            if real and group.form == "finite" and group.lemma in _RULES and group.head + 1 < len(self._units):
                bodies = self._clauses.subjects(group) if self._timed(group.head + 1) else ()
                yield from (
                    (group.head, p) for p in bodies
                    if p.actor.type in _PARTIES and p.roles <= {"name"} and p.speaker.type != "Person"
                )  # fmt: skip

    # ------------------------------------------------------------ verbs

    def _by_verb(self, group: VerbGroup) -> Iterator[tuple[int, Party]]:
        after = group.head + 1
        if after >= len(self._units):
            return
        if group.voice == "passive":
            told = self._suffered(group.lemma, after)
            if group.lemma in _REPLACED and (told or (self._profiled and doing(self._clauses, group))):
                successor = agent_person(self._units, after) if told else self._successor(after)
                yield from ((group.head, one) for one in (successor,) if one is not None and self._ours(one))
        elif group.voice == "active" and group.lemma in _CHOSEN and (one := self._chosen_at(after)) is not None:
            yield group.head, one
            return
        elif group.voice == "active" and self._profiled and group.lemma in _BRINGS | _HANDS:
            one = self._brought(after) if group.lemma in _BRINGS else self._handed(after)
            yield from ((group.head, person) for person in (one,) if person is not None and self._ours(person))
            return
        else:
            told = group.voice == "active" and self._done(group.lemma, after)
        if told:
            people = doing(self._clauses, group) or self._in_brackets(group)
            yield from ((group.head, person) for person in people[:1] if self._ours(person))

    def _successor(self, first: int) -> Party | None:
        """The N. N. of "was succeeded by vice president, N. N.,"."""
        words = [unit.low for unit in self._units[first : first + _FAR]]
        titled = words[:1] == ["by"] and "," in words[1:] and set(words[1 : words.index(",")]) <= _SECOND
        found = bearer_at(self._units, first + words.index(",") + 1) if titled else None
        return found[0] if found is not None else None

    def _brought(self, first: int) -> Party | None:
        """The N. N. of "brought N. N., his son, to power"."""
        words = [unit.low for unit in self._units[first : first + _LONGEST]]
        pairs = list(pairwise(words))
        powered = any(pair in pairs for pair in (("to", "power"), ("into", "power"), ("to", "office")))
        found = bearer_at(self._units, first) if powered else None
        return found[0] if found is not None else None

    def _handed(self, first: int) -> Party | None:
        """The N. N. of "handed over power to Vice President N. N."."""
        words = [unit.low for unit in self._units[first : first + _LONGEST]]
        to = words.index("to") if "to" in words[:_SOON] else 0
        if not to or "power" not in words[:to] or not set(words[:to]) <= {"over", "power", "the", "presidency"}:
            return None
        place = first + to + 1
        while place < len(self._units) and self._units[place].low in _SECOND | {"opposition", "leader"}:
            place += 1
        found = bearer_at(self._units, place) if place < len(self._units) else None
        return found[0] if found is not None else None

    def _suffered(self, lemma: str, after: int) -> bool:
        """As in "was sworn in as interim president", "was overthrown"; not "was proclaimed president by his men"."""
        if lemma in _REPLACED:
            return self._units[after].low == "as" and self._office_at(after + 1)
        if lemma in _UNSEATED:
            return self._profiled and "party" not in {unit.low for unit in self._units[after : after + _AHEAD]}
        if lemma not in _CHOSEN:
            return False
        first = past_when(self._units, after) if lemma == "inaugurate" else after
        first += self._units[first].low == "in" and lemma == "swear"
        first += first < len(self._units) and self._units[first].low in ("as", "to")
        by = [unit.low for unit in self._units[first : first + _FAR]]
        if "by" in by and not _SOME.isdisjoint(by):
            return False
        return self._office_at(first) or (lemma in _ELECTED and self._by_ballot(after))

    def _done(self, lemma: str, after: int) -> bool:
        """As in "became president", "declared himself emperor", "took office", "ruled until 1990"."""
        if lemma in _BECOMES:
            return self._office_at(after)
        if self._units[after].low in _STYLED.get(lemma, ()):
            return self._office_at(after + 1)
        if lemma in _GETS:
            return self._gets(after, lemma)
        if lemma in _BEATS:
            words = [unit.low for unit in self._units[after : after + _LONGEST]]
            ballot = next((i for i, word in enumerate(words) if word in _BALLOTS), 0)
            return self._profiled and ballot > 0 and words[ballot - 1] == "presidential"
        timed = self._timed(after) and (lemma != "lead" or self._units[after].kind in NAMES)
        return self._profiled and lemma in _RULES | {"lead"} and timed

    def _chosen_at(self, first: int) -> Party | None:
        """The N. N. of "elected N. N. president"."""
        found = bearer_at(self._units, first) if self._units[first].kind != "determiner" else None
        after = found[1] + 1 if found is not None else len(self._units)
        named = after < len(self._units) and self._units[after].kind == "word" and self._office_at(after)
        return found[0] if found is not None and named and self._ours(found[0]) else None

    def _by_ballot(self, first: int) -> bool:
        """As in "was elected in the early election of 1999", in an entry on the state."""
        words = [unit.low for unit in self._units[first : first + _FAR]]
        words = words[: next((i for i, word in enumerate(words) if word in _BALLOTS), 0) + 1]
        return self._profiled and len(words) > 1 and words[0] in ("in", "by", "after") and _OTHER.isdisjoint(words)

    def _in_brackets(self, group: VerbGroup) -> tuple[Party, ...]:
        """The N. N. of "N. N. (who had ruled since 1930)"."""
        units, who = self._units, group.first - 1
        opened = who > 1 and units[who].low == "who" and units[who - 1].kind == "open"
        found = bearer_before(units, who - 2) if opened else None
        return (found[0],) if found is not None else ()

    def _timed(self, index: int) -> bool:
        """As in "had ruled since 1930", "ruled the country for two decades"."""
        unit = self._units[index]
        here = unit.actor is not None and unit.actor.name == self._home.name and unit.resolved
        return unit.low in _TIMES or unit.kind == "date" or here

    def _gets(self, first: int, lemma: str) -> bool:
        """As in "assumed the presidency", "came to power", "won the presidential election"."""
        words = [unit.low for unit in self._units[first : first + _FAR]]
        kinds = [unit.kind for unit in self._units[first : first + _FAR]]
        # "free" and "rigged" may be verbs.
        over = ("comma", "stop", "end") if lemma == "win" else ("comma", "stop", "end", "verb")
        end = next((i for i, kind in enumerate(kinds) if kind in over), len(words))
        words = words[:end]
        if lemma in ("come", "rise", "return", "accede", "ascend", "succeed"):
            return words[:1] == ["to"] and (
                (words[1:2] == ["power"] and self._profiled) or words[1:3] in (["the", "throne"], ["the", "presidency"])
            )
        if lemma == "win" and (ballot := next((i for i, w in enumerate(words) if w in _BALLOTS), None)) is not None:
            return (
                (self._profiled or "presidential" in words[:ballot])
                and _LESSER_BALLOTS.isdisjoint(words[: ballot + 1])
                and (
                    words[ballot + 1 : ballot + 2] != ["of"] or kinds[ballot + 2 : ballot + 3] in (["date"], ["number"])
                )
            )
        if words[:1] and words[0] in _POWER:
            return lemma in ("assume", "take") and self._profiled and words[1:2] != ["of"]
        if words[:3] == ["the", "title", "of"]:
            return self._office_at(first + 3)
        seat = next((i for i, word in enumerate(words[:3]) if word in _SEATS), None)
        return seat is not None and words[seat + 1 : seat + 2] != ["of"] and set(words[:seat]) <= _SORTS

    def _office_at(self, first: int) -> bool:
        """Whether "interim president", "the country's first prime minister", "the presidency" stands there."""
        units, place = self._units, first
        while place < len(units) and place - first < _FAR and self._sort(place):
            place += 1
        if place >= len(units):
            return False
        word = units[place].low
        after = place + 1
        following = [unit.low for unit in units[after : after + 2]]
        if word == "prime" and following[:1] == ["minister"]:
            after += 1
        elif word == "head" and following in (["of", "state"], ["of", "government"]):
            after += 2
        elif word not in _OFFICES | _SEATS:
            return False
        return self._whole(after)

    def _sort(self, place: int) -> bool:
        unit = self._units[place]
        ours = unit.actor is not None and unit.actor.name == self._home.name and unit.low not in _OFFICES | _SEATS
        return unit.low in _SORTS or unit.kind in ("determiner", "possessive") or ours

    def _whole(self, after: int) -> bool:
        """Whether the office is the state's: nothing of another follows it, "of the party", "of Brazil"."""
        if after >= len(self._units):
            return True
        unit = self._units[after]
        if unit.low in ("of", "for"):
            last = after + 1
            while last < len(self._units) and self._units[last].kind == "determiner":
                last += 1
            follows = self._units[last] if last < len(self._units) else None
            ours = follows is not None and follows.actor is not None and follows.actor.name == self._home.name
            return follows is not None and (follows.low in _HERE or ours or follows.low == "life")
        return unit.kind not in ("tail", "capital", *NAMES) and unit.low not in ("elect", "candidate", "designate")

    # ------------------------------------------------------------ nouns

    def _by_noun(self, index: int) -> Iterator[tuple[int, Party]]:
        units, word = self._units, self._units[index].low
        following = [unit.low for unit in units[index + 1 : index + 2]]
        if word == "as" or (word == "to" and following == ["the"]):
            yield from self._chosen(index)
        elif word == "presidency" and index > 1 and units[index - 2].low == "to":
            yield from self._chosen(index - 2)
        if not self._profiled:
            return
        if index > 1 and (word in _OFFICES or (word == "minister" and units[index - 1].low == "prime")):
            yield from self._holding(index)
        elif word == "power" and index > _IN_POWER and units[index - 1].low == "in" and following[:1] in _SINCE:
            comma = index - 2
            found = bearer_before(units, comma - 1) if units[comma].kind == "comma" else None
            yield from ((index, found[0]) for found in (found,) if found is not None and self._ours(found[0]))
        if word in _REIGNS and following == ["of"]:
            yield from self._reigning(index, index + 2)
        elif word in _REIGNS and index > 1 and units[index - 1].kind == "possessive":
            found = bearer_before(units, index - 2)
            yield from ((index, found[0]) for found in (found,) if found is not None and self._ours(found[0]))
        elif word in _RANKS or (word == "minister" and index and units[index - 1].low == "prime"):
            yield from self._ranked(index)

    def _chosen(self, index: int) -> Iterator[tuple[int, Party]]:
        """As in "the election of N. N. as president", "installed N. N. as president", "with N. N. as premier"."""
        units = self._units
        found = bearer_before(units, past_parenthesis(units, index - 1)) if index else None
        if found is None or not self._office_at(index + 1) or not self._ours(found[0]):
            return
        for place in range(found[1] - 1, max(found[1] - _LONGEST, -1), -1):
            unit = units[place]
            if unit.kind in ("stop", "end", "open", "close") and units[place - 1].low not in HONORIFICS:
                return
            if unit.low in _EVENTS or (unit.low in _WITH and place >= found[1] - _FAR):
                yield place, found[0]
                return
            group = self._clauses.at(place) if unit.kind == "verb" else None
            if group is not None and not unit.low.endswith("ing"):
                real = not group.negated and group.modality == "actual" and group.form != "infinitive"
                if real and group.lemma in _CHOSEN and group.voice == "active":
                    yield place, found[0]
                return

    def _holding(self, index: int) -> Iterator[tuple[int, Party]]:
        """As in "N. N. has been president since 1990", "N. N. remained president", "N. N., president since 1990,"."""
        units, first = self._units, index - (self._units[index - 1].low == "prime")
        before = units[first - 1]
        if not self._whole(index + 1):
            return
        dated = index + 1 < len(units) and units[index + 1].low in ("since", "from", "until")
        if before.kind == "be" or before.low == "remained":
            plain = not any(unit.kind in ("negation", "modal") for unit in units[max(first - 4, 0) : first])
            group = self._clauses.at(first - 1)
            people = (
                self._clauses.copula(first - 1) if before.kind == "be" else doing(self._clauses, group) if group else ()
            )
            persons = [person for p in people[:1] if (person := person_of(p)) is not None]
            yield from ((index, person) for person in persons if plain and self._ours(person))
            return
        now = (
            first > 1 and before.low in ("now", "still") and index + 1 < len(units) and units[index + 1].kind == "comma"
        )
        comma = first - 1 - now
        if units[comma].kind == "comma" and (dated or now):
            found = bearer_before(units, comma - 1)
            if found is not None and self._ours(found[0]):
                yield index, found[0]

    def _reigning(self, index: int, first: int) -> Iterator[tuple[int, Party]]:
        """As in "the brutal rule of N. N."."""
        found = bearer_at(self._units, first) if first < len(self._units) else None
        after = found[1] + 1 if found is not None else 0
        other = 0 < after < len(self._units) and self._units[after].low == "as" and not self._office_at(after + 1)
        if found is not None and not other and not self._of_another(index) and self._ours(found[0]):
            yield index, found[0]

    def _of_another(self, index: int) -> bool:
        """Whether the rule is that of another body: "a Republic of the Coast under the presidency of N. N."."""
        units = self._units
        under = next((place for place in range(index - 1, max(index - 4, 0), -1) if units[place].low == "under"), 0)
        if not under:
            return False
        ruled = units[under - 1]
        actor = ruled.actor if ruled.kind in NAMES else None
        return ruled.low in _POLITIES or (ruled.kind in ("capital", *NAMES) and actor != self._home)

    def _ranked(self, index: int) -> Iterator[tuple[int, Party]]:
        """As in "President N. N.", "dictator N. N."; not "former President N. N.", "the French president, N. N."."""
        units = self._units
        if units[index].low not in _TYRANTS and not units[index].text[:1].isupper():
            return  # "the company's president N. N."
        first = index - (units[index].low == "minister")
        before = units[first - 1] if first else None
        owned = before is not None and (before.kind in ("possessive", "capital", *NAMES) or before.low in _FORMER)
        found = bearer_at(units, index + 1) if not owned and index + 1 < len(units) else None
        near = found is not None and all(u.kind in ("capital", *NAMES) for u in units[index + 1 : found[1] + 1])
        quoted = found is not None and any(u.text in _MARKS for u in units[found[1] + 1 : found[1] + 2])
        if found is not None and near and not quoted and self._ours(found[0]):
            yield index, found[0]  # but not the first half of "N. 'the Fox' N."

    def _ours(self, person: Party) -> bool:
        """Whether nothing shows the person to be another state's or a group's."""
        named = next((p for u in self._units if u.start <= person.start < u.end and (p := party_of(u))), None)
        led = named.actor if named is not None and named.actor.type != "Person" else None
        if led is None and (elsewhere := ruling_surnames().get(person.actor.name)) is not None:
            return elsewhere == self._home.name
        return person.actor.type == "Person" and (led is None or led.name == self._home.name or led.type in GROUPS)
