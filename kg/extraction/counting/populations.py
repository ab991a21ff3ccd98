"""Populations: who is counted, in the text's words, and whose people they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extraction.arguments.objects import SUSPECTED
from kg.extraction.arguments.victims import members_of
from kg.extraction.counting.own_forces import harmed_by
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.locations import located_in
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, party_of
from kg.extraction.grammar.venues import met_there
from kg.extraction.naming.peoples import is_people
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.constituents import veterans
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.extraction.words.measures import is_person, measures, words_of
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor
from kg.vocabulary import vocabulary

__all__ = ["Sides", "head_of", "nobody", "population_of"]

_PEOPLE = "people"
_GOVERNORS = 3
_MUTUAL = frozenset(("fighting", "clashes", "battle", "battles", "combat", "firefight", "hostilities", "war"))
_LEFT_OUT = frozenset((*NAMES, "possessive", "determiner", "number", "adverb"))
_NEXT = 5
_HIRED = frozenset(("staff", "staffers", "employees", "workers", "personnel", "volunteers", "contractors", "envoys"))
_HIRES = frozenset(("IntergovernmentalOrganization", "Organization"))
_MOVES = frozenset(("displace", "uproot", "evacuate", "free", "rescue", "release", "drive", "force", "relocate"))
"""What a state does to people who are its own all the same."""
_BESIDE = frozenset(("determiner", "word", "adverb", "preposition"))
_AT_THE_TIME = frozenset(("when", "as", "after"))
_FIRST = frozenset(("other", "others", "more", "further", "additional", "such", "own", "least", "there",
                    "here", "alone", "today", "yesterday", "overnight"))  # fmt: skip


def head_of(units: Units, phrase: NounPhrase) -> int:
    """The index of the head noun: "members" in "crew members of the X"."""
    inner = range(phrase.first + 1, phrase.last + 1)
    return next((i - 1 for i in inner if units[i].kind == "preposition"), phrase.last)


def population_of(units: Units, phrase: NounPhrase) -> str | None:
    """Who is counted, in the text's words, without whose they are: "police officers", "men and boys"."""
    body = list(units[phrase.first : phrase.last + 1])
    of = next((i for i, unit in enumerate(body) if unit.kind == "preposition" and i), len(body))
    owner = max((i for i, unit in enumerate(body[:of]) if unit.kind == "possessive"), default=-1)
    body = body[owner + 1 : of]
    own = members_of(units, phrase.first + of - 1) if body and body[-1].low == "members" else None
    if own is not None:
        return own.actor.name
    joint = phrase.last + 1
    if joint + 1 < len(units) and units[joint].low == "and" and _same_kind(units, phrase.last, joint + 1):
        body += units[joint : joint + 2]
    states = measures("state")
    kept = [unit for unit in body if unit.kind not in _LEFT_OUT and unit.low not in _FIRST]
    words = [unit.text if unit.kind == "capital" else unit.low for unit in kept]
    words = [word for word in words if word not in states] or [u.text for u in body if u.kind == "demonym"]
    if body and body[-1].kind in NAMES and is_people(body[-1].text):
        words.append(body[-1].text)  # "unarmed Afars"
    return " ".join(words) or _joined_kind(units, phrase.last) or None


def _joined_kind(units: Units, last: int) -> str:
    """What those are who are only named at ``last`` and joined to others: "200 Taliban and allied fighters"."""
    ahead = units[last + 2 : last + 2 + _NEXT] if last + 1 < len(units) and units[last + 1].low == "and" else ()
    noun = next((i for i, unit in enumerate(ahead) if unit.low in wordlists().nouns["fighters"]), None)
    plain = noun is not None and all(unit.kind in ("word", "verb", "adverb") for unit in ahead[:noun])
    return ahead[noun].low if noun is not None and plain else ""


def _same_kind(units: Units, head: int, other: int) -> bool:
    """Whether "men and boys" are counted together."""
    after = units[other + 1].kind if other + 1 < len(units) else "end"
    plain = is_person(units[head].low) and is_person(units[other].low)
    return plain and units[head].low.endswith(("s", "men", "women")) and after not in ("word", "verb")


def nobody(unit: Unit, population: str | None) -> Party:
    """Those who are counted, where the text does not say whose people they are."""
    actor = Actor(population or _PEOPLE, "Population")
    return Party(actor, actor, unit.start, unit.end, frozenset(("people",)), "name")


class Sides:
    """Whose people are counted in a sentence.

    Args:
        clauses: the sentence.
        said: what else has been read in it.
    """

    def __init__(self, clauses: Clauses, said: Sequence[Finding]) -> None:
        self._clauses = clauses
        self._units = clauses.units
        self._said = said
        self._acts: dict[int, list[Party]] = {}
        self._fights: set[int] = set()
        self._foes: dict[str, Party] = {}
        self._sides_in_a_fight = {
            party.actor.name for finding in said if finding.relation == "foughtWith" and finding.object is not None
            for party in (finding.subject, finding.object)
            if "Group" in finding.object.actor.type or "Group" in finding.subject.actor.type
        }  # fmt: skip
        relations = vocabulary().relations
        for finding in said:
            harms = finding.relation in relations and relations[finding.relation].family == "conflict"
            known = finding.object is not None and finding.object.actor.type != "Population"
            known = known and finding.object is not None and SUSPECTED not in finding.object.roles
            if harms and known and finding.object is not None and finding.stance == "affirms":
                both = (finding.subject,) if finding.relation == "foughtWith" else ()
                self._acts.setdefault(finding.trigger, []).extend((finding.object, *both))
                self._fights |= {finding.trigger} if both else set()
                self._foes |= {party.actor.name: party for party in (finding.object, finding.subject)}

    def of(self, phrase: NounPhrase, verb: VerbGroup | None, trigger: int) -> Party | None:
        """By the words themselves, by whom the act struck, or by where it was; none where nothing says so."""
        own = self._named(phrase)
        if own is not None:
            return own
        head = self._units[head_of(self._units, phrase)].low
        struck = self.on_side(phrase.last + 1) or self._struck(phrase, head, verb)
        if struck is not None or head in measures("thing") or self._local(head):
            return struck or self._at_home(phrase, trigger, verb)
        return self._one_group(head, verb) or self._home(phrase, head, trigger, verb)

    def _named(self, phrase: NounPhrase) -> Party | None:
        """As in "Malian soldiers", "fighters of the ELN", "its own men", "Sudanese"."""
        party, head = phrase.party, self._units[phrase.last]
        if party is None and head.kind == "demonym" and head.actor is not None:
            return Party(head.actor, head.actor, head.start, head.end, frozenset(("people",)), "demonym")
        if party is None and head.low in _HIRED:
            return self._employer(phrase)
        if party is None and head.low in measures("force") and self._word(phrase.last + 1) == "from":
            return self._from(phrase.last + 2)
        if party is None or party.actor.type == "Population" or self._holds(phrase) or self._of_two(phrase, party):
            return None
        if veterans(self._units, phrase) is not None:
            return None
        return None if phrase.roles == {"name"} and party.kind != "demonym" else party

    def _employer(self, phrase: NounPhrase) -> Party | None:
        """As in "20 UN staff"."""
        inner = self._units[phrase.first : phrase.last]
        named = next((unit for unit in inner if unit.actor is not None and unit.actor.type in _HIRES), None)
        return party_of(named) if named is not None else None

    def _of_two(self, phrase: NounPhrase, party: Party) -> bool:
        """Whether those counted are of two groups: "members of A and B", "A and B fighters"."""
        after = next((i for i, unit in enumerate(self._units) if unit.start >= party.end), len(self._units))
        if party.actor.type == "State":
            return False
        inside = self._units[phrase.first : phrase.last + 1]
        if any(unit.actor is not None and unit.actor.name != party.actor.name for unit in inside):
            return any(unit.low == "and" for unit in inside)
        if self._word(after) != "and":
            return False
        ahead = self._units[after + 1 : after + 1 + _NEXT]
        if ahead and ahead[0].low in ("a", "an"):
            return False  # "five members of the X and a Y-ian guard"
        named = next((i for i, unit in enumerate(ahead) if unit.kind in NAMES), _NEXT)
        return named < len(ahead) and all(unit.kind in _BESIDE for unit in ahead[:named])

    def _holds(self, phrase: NounPhrase) -> bool:
        """Whether the one named holds those counted: "three of its hostages"."""
        head = head_of(self._units, phrase)
        owned = any(unit.kind in ("possessive", "determiner") for unit in self._units[phrase.first - 1 : head])
        owned = owned or any(unit.resolved for unit in self._units[phrase.first : head])
        return owned and self._units[head].low in wordlists().nouns["captives"]

    def _word(self, index: int) -> str:
        return self._units[index].low if index < len(self._units) else ""

    def on_side(self, index: int) -> Party | None:
        """Whose side is named: "25 dead on the Armenian side"."""
        words = [self._word(place) for place in range(index, index + 4)]
        unit = self._units[index + 2] if index + 3 < len(self._units) else None
        if words[:2] != ["on", "the"] or words[3:] != ["side"] or unit is None or unit.actor is None:
            return None
        return Party(unit.actor, unit.actor, unit.start, unit.end, frozenset(("people",)), "demonym")

    def _from(self, index: int) -> Party | None:
        """As in "six soldiers from Chad"."""
        unit = self._units[index] if index < len(self._units) else None
        if unit is None or unit.kind != "name" or unit.actor is None or unit.actor.type != "State":
            return None
        return Party(unit.actor, unit.actor, unit.start, unit.end, frozenset(("forces",)), "name")

    def _struck(self, phrase: NounPhrase, head: str, verb: VerbGroup | None) -> Party | None:
        """Whom the act struck in which they were hurt: "X ambushed an army patrol, killing three soldiers"."""
        verb_of_harm = verb
        for step in range(_GOVERNORS):
            if verb is None:
                return None
            found = {party.actor.name: party for party in self._acts.get(verb.head) or self._when(verb, head)}
            if verb.head in self._fights:  # "an army patrol clashed with the X, killing three soldiers": of those two
                found = {name: party for name, party in found.items() if self._belongs(head, party.actor)}
                if step and not self._local(head) and found.keys() & self._killers(verb_of_harm):
                    return None  # "X troops clashed with Y, killing six soldiers": of either
            if len(found) == 1:
                party = next(iter(found.values()))
                if self._named_beside(phrase, party):
                    return None
                return party if step == 0 or self._belongs(head, party.actor) else None
            clause = self._clauses.clause(verb)
            linked = clause is not None and clause.link in ("participial", "coordinate", "gerund", "governed")
            during = clause is not None and clause.link == "relative" and verb.voice != "active"
            outer = self._before(verb) if during else None
            verb = clause.governor if clause is not None and linked else outer
        return None

    def _when(self, verb: VerbGroup, head: str) -> Sequence[Party]:
        """Whose post it was of "three soldiers died when Y stormed it", if such people can be his."""
        later = next((group for group in self._clauses.verbs if group.head > verb.head), None)
        struck = self._acts.get(later.head, ()) if later is not None else ()
        clause = self._clauses.clause(later) if later is not None and struck else None
        if later is None or clause is None or clause.link != "adverbial":
            return ()
        between = {unit.low for unit in self._units[verb.head : later.first]}
        if between.isdisjoint(_AT_THE_TIME) or not between.isdisjoint((",", ";")):
            return ()
        if any(head in party.actor.name.casefold().split() for party in self._clauses.subjects(later)):
            return ()  # "30 guerrillas died when guerrillas attacked a base": of the attackers
        return [party for party in struck if self._belongs(head, party.actor)]

    def _named_beside(self, phrase: NounPhrase, party: Party) -> bool:
        """Whether it is another of the list whom the text calls theirs: "killed two UN peacekeepers and six soldiers".

        A state's "three X soldiers and two policemen" may well be its own, all of them.
        """
        units, joint = self._units, phrase.first - 1
        while joint > 0 and (units[joint].kind in ("number", "determiner", "adverb") or units[joint].low in _FIRST):
            joint -= 1
        before = joint > 0 and units[joint].low == "and" and units[joint - 1].start > party.start
        return before and party.kind == "name" and party.actor.type not in STATES

    def _killers(self, verb: VerbGroup | None) -> set[str]:
        """Names of those who kill or hurt, by a verb that has them as its subject; nobody "leaves" his own men dead."""
        if verb is None or verb.lemma == "leave" or verb.voice != "active":
            return set()
        return {party.actor.name for party in self._clauses.subjects(verb)}

    def _before(self, verb: VerbGroup) -> VerbGroup | None:
        """The verb before "where", "in which"."""
        opening = next((i for i in range(verb.first, 0, -1) if self._units[i].kind == "relative"), 0)
        if self._units[opening].low != "where" and self._units[opening - 1].low not in ("in", "during"):
            return None
        left = [group for group in self._clauses.verbs if group.head < opening]
        between = self._units[left[-1].head : opening] if left else ()
        if any(unit.low in _MUTUAL or unit.low in wordlists().classes["fight"] for unit in between):
            return None  # "seized P after fighting in which 40 people died": on either side
        return left[-1] if left else None

    def _belongs(self, head: str, actor: Actor) -> bool:
        """Whether such people are such an actor's: soldiers a state's, fighters a group's."""
        nouns = wordlists().nouns
        if head in nouns["fighters"]:
            return actor.type != "State"
        if head in measures("force"):
            return actor.type == "State"
        return actor.type == "State" and self._local(head)

    def _one_group(self, head: str, verb: VerbGroup | None) -> Party | None:
        """The one armed group named, of a fight with which the sentence tells: "killed two guerrillas in a raid"."""
        if head not in wordlists().nouns["fighters"]:
            return None
        named = {unit.actor.name for unit in self._units if unit.actor is not None and unit.actor.type in GROUPS}
        fights = {name: party for name, party in self._foes.items() if name in named}
        if len(named) != 1 or len(fights) != 1:
            return None
        killers = {party.actor.name for party in self._clauses.subjects(verb)} if verb is not None else set()
        active = verb is not None and verb.voice == "active"
        return None if active and killers & named else next(iter(fights.values()))

    def _home(self, phrase: NounPhrase, head: str, trigger: int, verb: VerbGroup | None) -> Party | None:
        """As of "Pakistan said 12 soldiers were killed in Balochistan": of a state that tells it of its own ground."""
        suffer = verb is not None and (verb.voice == "passive" or verb.lemma in measures("middle"))
        if not suffer or head not in words_of("soldiers"):
            return None
        there = self._located(phrase, trigger)
        speaks = any(
            unit.actor is not None and there is not None and unit.actor.name == there.actor.name
            for unit in self._units
            if there is not None and unit.start != there.start
        )
        return there if speaks else None

    def _local(self, head: str) -> bool:
        """Whether such people are as a rule of the country where they are hurt."""
        classes = wordlists().classes
        armed = (
            head in measures("force") or head in wordlists().nouns["fighters"] or head in wordlists().nouns["forces"]
        )
        return is_person(head) and not armed and head not in classes["foreign"]

    def _at_home(self, phrase: NounPhrase, trigger: int, verb: VerbGroup | None) -> Party | None:
        """The state where they were hurt, unless it was by that state."""
        there = self._located(phrase, trigger)
        moved = verb is not None and verb.lemma in _MOVES
        return None if there is not None and not moved and harmed_by(self._clauses, there, verb, self._said) else there

    def _located(self, phrase: NounPhrase, trigger: int) -> Party | None:
        """The state in which "people" or "civilians" were killed, by the "in …" after them or after the verb."""
        units = self._units
        clause_end = next(
            (i for i in range(max(trigger, phrase.last), len(units)) if units[i].kind in ("comma", "stop", "end")),
            len(units),
        )
        starts: Iterable[int] = (phrase.last + 1, trigger + 1, *range(max(trigger, phrase.last) + 1, clause_end))
        for index in starts:
            within = index < len(units) and units[index].low in ("in", "at", "near", "across", "inside")
            if within and not met_there(units, index):
                unit = located_in(units, index)
                state = None if unit is None else unit.holder if unit.place is not None else unit.actor
                if state is not None and state.name in self._sides_in_a_fight:
                    return None  # "nine people were killed in P when X's army and its rebels clashed"
                if unit is not None and state is not None and state.type == "State":
                    return Party(state, state, unit.start, unit.end, frozenset(("people",)), "place")
        return None
