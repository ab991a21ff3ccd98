"""Antecedents: whom a pronoun most likely stands for, of all whom and of all things that it may stand for.

Everybody named in the sentence so far and in the two before is weighed against each other, and against the things of
which these sentences speak: by number and gender, by what each is in his sentence, by how near he is, by whether the
verb or noun beside the pronoun can be said of him, and by who is whose foe or friend in the document. The heaviest is
taken only where he outweighs the next by a margin; where a thing is the heaviest, the pronoun stands for no actor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kg.extraction.grammar.entities import Draft, Memory, Mention, Trace
from kg.extraction.grammar.things import Thing, things_of
from kg.extraction.reference.accused import charges_help
from kg.extraction.reference.affinity import (
    acting,
    another_is_helped,
    gives,
    had,
    is_of_things,
    owning,
    personal,
    shelters,
    sign_of,
    struck,
    takes_thing,
)
from kg.extraction.reference.bindings import (
    assured,
    clause_of,
    demanded_of_another,
    first_verb,
    object_after,
    person_after,
    role_of,
    told_it,
)
from kg.extraction.reference.exclusions import does_it, never_meant, never_owner, told_beside
from kg.extraction.reference.friends import friendly, helped_friend, led_by_known
from kg.extraction.reference.lists import side_by_side
from kg.extraction.reference.misgivings import told_to_be
from kg.extraction.words.descriptions import GROUPS, SIDES, descriptions
from kg.extraction.words.records import record
from kg.extraction.words.units import is_speech_verb
from kg.extraction.words.wordlists import wordlists

__all__ = ["Agrees", "Choice", "most_likely"]

Agrees = Callable[[str, Mention], bool]
"""Whether a pronoun can stand for somebody, by number and gender."""

_MARGIN = 0.75
_LEAST, _ALONE = 1.0, 0.8
"""What has to speak for somebody; for one with whom nobody vies."""
_STANDS_BY = frozenset(("with", "by", "behind", "beside", "alongside"))
_BASES = (2.0, 1.2, 0.2)
"""What it weighs to be named in the same sentence, in the one before, in the one before that."""
_RULED_OUT = -2.0
_TOPIC = 0.6
"""What it weighs for an object to be whom two sentences in a row were about."""
_NAMED, _SPOKEN = 12, 60
"""How many of those named last, and how many of the last units, are looked at within a sentence."""
_OWN = frozenset(("its", "their", "his", "her"))
_MANY = frozenset(("they", "them", "their"))
_PEOPLE = frozenset(("he", "she", "him", "her", "his"))
_BESIDE = frozenset(("with", "beside", "alongside"))
_INTO = frozenset(("on", "upon", "against", "into", "across"))


@record
class Choice:
    """Whom a pronoun most likely stands for.

    Attributes:
        mentions: those; empty where it is a thing, or nobody can be meant.
        margin: by how much they outweigh the next.
    """

    mentions: tuple[Mention, ...]
    margin: float

    @property
    def sure(self) -> bool:
        """Whether the margin is wide enough to take them."""
        return bool(self.mentions) and self.margin >= _MARGIN

    @property
    def names(self) -> frozenset[str]:
        """Their names."""
        return frozenset(mention.name for mention in self.mentions)


@record
class _Candidate:
    """Those for whom the pronoun may stand together, or a thing, where there are none; and how much speaks for it."""

    mentions: tuple[Mention, ...]
    weight: float
    noun: str = ""

    def may_be(self, other: _Candidate) -> bool:
        """Whether the thing may be the others by another word: "the rebels", after a name of rebels."""
        group = self.noun in descriptions().classes["group"]
        return group and bool(other.mentions) and all(m.actor.type in GROUPS for m in other.mentions)

    @property
    def described(self) -> bool:
        """Whether it is a person who is called by his office, not by his name."""
        return any(m.human is not None and any(word.islower() for word in m.name.split()) for m in self.mentions)

    @property
    def names(self) -> frozenset[str]:
        """The names of those; none for a thing."""
        return frozenset(mention.name for mention in self.mentions)


def _apposed(one: _Candidate, other: _Candidate) -> bool:
    """Whether two mentions are one person: "N. N., X's foreign minister", "the minister of X, N. N."."""
    if len(one.mentions) != 1 or len(other.mentions) != 1:
        return False
    first, second = one.mentions[0], other.mentions[0]
    people = first.human is not None and second.human is not None
    near = abs(first.index - second.index) <= _APPOSED and first.index >= 0 and second.index >= 0
    return people and near and first.actor == second.actor and one.described != other.described


_APPOSED = 6
_TENSED = frozenset(("be", "have", "modal", "do", "relative", "that", "pronoun", "stop"))


def most_likely(draft: Draft, index: int, memory: Memory, agrees: Agrees) -> Choice:
    """Those for whom the pronoun at ``index`` most likely stands."""
    scene = _Scene(draft, index, memory, agrees)
    best: dict[frozenset[str], _Candidate] = {}
    here = tuple(scene.in_sentence())
    # Whom the clause itself rules out, the sentence before does not bring back.
    barred = {candidate.names for candidate in here if candidate.names and candidate.weight <= _RULED_OUT}
    # "Its commander ruled out talks with Y": who is named after the pronoun in its sentence is not meant by it.
    after = draft.units[index + 1 :] if draft.units[index].low in _OWN and not draft.found else ()
    later = {u.actor.name for u in after if u.actor is not None and u.kind == "name" and u.speaker is None}
    earlier = (other for other in scene.before() if other.names not in barred and not other.names & later)
    for candidate in (*here, *earlier):
        held = best.get(candidate.names)
        if held is None or held.weight < candidate.weight:
            best[candidate.names] = candidate
    ranked = sorted(best.values(), key=lambda candidate: (-candidate.weight, sorted(candidate.names)))
    alone = len(ranked) == 1 or (ranked and ranked[1].weight <= ranked[0].weight - _LEAST)
    if not ranked or ranked[0].weight < (_ALONE if alone else _LEAST):
        return Choice((), 0.0)
    first = ranked[0]
    if len(ranked) > 1 and _apposed(first, ranked[1]) and first.described and first.weight == ranked[1].weight:
        first = ranked[1]  # "X's minister, N. N.": he is called by his name
    rivals = [o for o in ranked if o.names != first.names and not (o.names and o.names < first.names)]
    rivals = [o for o in rivals if not o.may_be(first) and not _apposed(first, o)]
    return Choice(first.mentions, first.weight - rivals[0].weight if rivals else first.weight)


class _Scene:
    """A pronoun where it stands."""

    def __init__(self, draft: Draft, index: int, memory: Memory, agrees: Agrees) -> None:
        self._draft = draft
        self._index = index
        self._memory = memory
        self._agrees = agrees
        self._word = draft.units[index].low
        self._role = role_of(draft, index)
        self._clause = clause_of(draft, index)
        self._many = self._word in _MANY
        self._demander = demanded_of_another(draft, index)
        self._other = self._other_end()
        self._other_person = self._other_human()
        self._accusers = charges_help(draft) if self._role.kind == "object" else set[str]()
        self._barred = never_meant(draft, index, memory)
        self._told = told_to_be(draft, index) if self._role.kind == "possessive" else frozenset[str]()
        self._bar = dict.fromkeys(self._barred, 4.0) | dict.fromkeys(never_owner(draft, index, memory), 9.0)
        self._spoken = things_of(draft.found, _SPOKEN)
        spoken = (*self._spoken, *(memory.traces[-1].things if memory.traces else ()))
        self._near_things = any(thing.plural == self._many for thing in spoken)
        self._fed = self._helped_before() if self._word == "it" and self._role.kind == "object" else None

    # ------------------------------------------------------------ who can be meant

    def in_sentence(self) -> Iterator[_Candidate]:
        """Those of the sentence so far."""
        draft = self._draft
        first = next((m for m in draft.mentions if m.subject), None)
        last = draft.mentions[-1] if draft.mentions else None
        near = draft.mentions[-_NAMED:]
        if first is not None and first not in near:
            near = [first, *near]
        chained = _chained(draft, near) if self._many else frozenset[str]()
        for mention in near:
            if not self._agrees(self._word, mention) or mention.name in chained or self._in_apposition(mention):
                continue
            if self._did_it(mention):
                yield _Candidate((mention,), _RULED_OUT)
                continue
            weight = _BASES[0] + _standing(mention, main=first is not None and mention.index == first.index)
            weight += 0.5 * (last is not None and mention.name == last.name) + self._by_clause(mention)
            weight += self._by_parallel(mention) + self._by_aim(mention) - self._bar.get(mention.name, 0.0)
            fed = self._fed is not None and mention.actor == self._fed.actor
            yield _Candidate((self._fed if fed and self._fed else mention,), weight + self._fit(mention))
        if self._many:
            yield from self._together(near, first, last)
        if self._fed is not None and (self._fed not in near or not self._agrees(self._word, self._fed)):
            yield _Candidate((self._fed,), _BASES[0] + 2.0)  # "gave X guns", where guns are many
        yield from self._things(first)

    def _did_it(self, mention: Mention) -> bool:
        """Whether he is the agent of the participle before "it", or another: "Overrun by X, it …", "Son of X, he …"."""
        found, at = self._draft.found, mention.index - 1
        if self._role.kind == "subject" and told_beside(found, mention.index):
            return True
        if not found or self._role.kind != "subject" or found[-1].kind != "comma" or found[0].kind != "verb":
            return False
        at -= at > 0 and found[at].kind == "determiner"
        passive = any(form.participle for form in found[0].forms)
        return passive and at > 0 and found[at].low == "by" and all(unit.kind not in _TENSED for unit in found)

    def _in_apposition(self, mention: Mention) -> bool:
        """As the UN and Congo in "MONUSCO, the UN mission in Congo, said its …": not in "N. N., leader of X, said"."""
        found, at = self._draft.found, mention.index
        first = next((m for m in self._draft.mentions if m.subject), None)
        if first is None or found[at].resolved or mention.human is not None or found[at].kind == "pronoun":
            return False
        shuts = next((i for i in range(first.index + 2, len(found)) if found[i].kind == "comma"), 0)
        if first.human is not None or first.actor.type == "Person" or not first.index < at < shuts:
            return False
        kinds = [unit.kind for unit in found[first.index + 1 : shuts]]
        return kinds[:2] == ["comma", "determiner"] and _TENSED.isdisjoint(kinds)

    def _by_parallel(self, mention: Mention) -> float:
        """An object that was "it" before is so again, as in "X armed it, Y paid it"; whom "it" passed over is not."""
        if self._role.kind != "object":
            return 0.0
        found = self._draft.found
        if found[mention.index].low == self._word and not mention.subject:
            return 1.5
        if self._fed is not None:
            fed = mention.actor == self._fed.actor
            return 1.6 * fed - 1.0 * (mention.subject and not fed)
        passed = any(unit.kind == "pronoun" and unit.low == self._word for unit in found[mention.index + 1 :])
        return -3.0 if passed else 0.0

    def _helped_before(self) -> Mention | None:
        """Whom the clause before helps, where this one goes on with "and": "X armed Y, and Z gave it money"."""
        draft, own = self._draft, self._clause.own
        if own is None or not own.subject or not gives(self._role.verb):
            return None
        start = own.index - 1
        while start > 0 and draft.found[start].kind in ("determiner", "word", "possessive", "demonym"):
            start -= 1
        if start < 1 or draft.found[start].low not in _ALONG:
            return None
        verb = next((i for i in range(start - 1, -1, -1) if draft.found[i].kind == "verb"), None)
        if verb is None or not (gives(draft.found[verb]) or any(u.low in _AIDS for u in draft.found[verb:start])):
            return None
        told = {m.name: m for m in draft.mentions if verb < m.index < start and not m.where and not m.subject}
        one = next(iter(told.values())) if len(told) == 1 else None
        return replace(one, person=None) if one is not None and one.owner and one.actor.type != "Person" else one

    def _by_aim(self, mention: Mention) -> float:
        """As in "X blocked Y's bid to join Z, accusing it of …": Y, whose bid it is, and not Z."""
        if self._role.kind != "object":
            return 0.0
        found = self._draft.found
        to = next((i for i in range(len(found) - 1, 2, -1) if found[i].kind == "to"), None)
        if to is None or found[to - 2].kind != "possessive":
            return 0.0
        governor = self._role.governor
        if governor is None or any(form.base for form in governor.forms):
            return 0.0  # "Y's bid to join Z and bring it aid"
        return 1.5 * (mention.index == to - 3) - 1.0 * (mention.index > to)

    def _together(self, near: Sequence[Mention], first: Mention | None, last: Mention | None) -> Iterator[_Candidate]:
        """Those whom the sentence names side by side."""
        own, kind = self._clause.own, self._role.kind
        if self._role.led_by == "between" and (two := _only_two(near)):
            barred = any(mention.name in self._barred for mention in two)  # "between X and them"
            yield _Candidate(two, _RULED_OUT if barred else _BASES[0] + 2.5)  # "battles between their followers"
        for several in side_by_side(self._draft, _NAMED):
            chosen = tuple(next(m for m in reversed(self._draft.mentions) if m.actor == actor) for actor in several)
            main = first is not None and first.index == chosen[0].index
            weight = _BASES[0] + _standing(chosen[0], main=main) + 0.6
            weight += 0.5 * (last is not None and last.index == chosen[-1].index)
            weight -= 4.0 * any(mention.name in self._barred for mention in chosen)
            choose = max if own is not None and own.name in {m.name for m in chosen} and kind != "object" else min
            weight += choose(self._by_clause(mention) for mention in chosen)
            yield _Candidate(chosen, weight + min(self._fit(mention) for mention in chosen))

    def _things(self, first: Mention | None) -> Iterator[_Candidate]:
        things = self._spoken
        leading = next((thing.index for thing in things if thing.subject), -1)
        for thing in things:
            main = thing.index == leading and (first is None or first.index > thing.index)
            weight = self._of_thing(thing, main=main)
            if weight is not None:
                yield _Candidate((), _BASES[0] + weight + self._local(thing), thing.noun)

    def _local(self, thing: Thing) -> float:
        """By what the thing is in the pronoun's own clause."""
        follows = self._role.kind == "object" and self._role.at < thing.index
        acts = thing.subject and thing.index >= self._clause.start and self._clause.own is None
        acts = acts and any(unit.kind in ("verb", "have") for unit in self._draft.found[thing.index + 1 :])
        if not acts and not follows and not does_it(self._draft.found, thing.index):
            return 0.0
        return -4.0 if self._role.kind == "object" else 1.2 * (self._role.kind == "possessive")

    def before(self) -> Iterator[_Candidate]:
        """Those of the two sentences before."""
        people = self._word in _PEOPLE  # "The Front, which he left in 2007"
        meant = [m for m in self._draft.mentions if not m.where and (m.human or not people) and not self._did_it(m)]
        opening = self._demander is not None or not meant
        traces = self._memory.traces
        for back, trace in enumerate(reversed(traces[1 - len(_BASES) :])):
            base = _BASES[back + 1] + (0.4 if opening else -0.8)
            about = {mention.name for mention in trace.subjects}
            earlier = traces[-2 - back].subjects if len(traces) > back + 1 else ()
            again = self._goes_on(about)
            topics = about & {mention.name for mention in earlier} if self._role.kind == "object" else frozenset[str]()
            for mention in trace.mentions:
                if self._agrees(self._word, mention):
                    weight = base + _standing(mention, main=mention.name in about)
                    if self._role.kind == "object":
                        weight += 0.3 * mention.object - 0.4 * (mention.name in about)
                        weight += 0.8 * (again and not back and mention.object)
                        weight += _TOPIC * (mention.name in topics)
                    yield _Candidate((mention,), weight + self._fit(mention) - self._bar.get(mention.name, 0.0))
            for chosen in _sets(trace) if self._many else ():
                weight = base + 0.6 + _standing(chosen[0], main=about >= {m.name for m in chosen})
                yield _Candidate(chosen, weight + min(self._fit(mention) for mention in chosen))
            first = min(
                (m.index for m in trace.mentions if not m.where and m.index >= 0), default=len(trace.things) + 400
            )
            leading = next((thing.index for thing in trace.things if thing.subject), -1)
            for thing in trace.things:
                of_thing = self._of_thing(thing, main=thing.index == leading < first)
                if of_thing is not None:
                    yield _Candidate((), base + of_thing, thing.noun)

    def _goes_on(self, about: set[str]) -> bool:
        """Whether the clause goes on about whom the sentence before was about: "X seized Y. It released them"."""
        own = self._clause.own
        return own is not None and own.name in about and self._draft.found[own.index].resolved

    # ------------------------------------------------------------ what speaks for each

    def _by_clause(self, mention: Mention) -> float:
        """An object is not its verb's own subject; what one does to his own he does as the subject."""
        role, clause, draft = self._role, self._clause, self._draft
        is_own = clause.own is not None and mention.name == clause.own.name
        if clause.hung is not None and mention.name == clause.hung.name and role.kind != "possessive":
            return -6.0  # "Iran met Y, which it arms"
        if role.led_by == "against" and _led_by(draft, mention) in _BESIDE:
            # "joined forces with X against it", but "X, at war with Y, sent troops against it"
            return 1.5 if _at_war_with(draft, mention) else -2.0
        if role.kind == "object":
            if mention.name in self._accusers:
                return _RULED_OUT * 3  # "X accused Y of arming it"
            if role.at < mention.index and mention.object:
                return -3.0  # "sent X against it": another, as all that one verb has beside it are
            return -6.0 if is_own or self._shares(mention) else 0.3 * mention.object
        if role.kind == "possessive":
            return self._of_own(mention)
        if self._demander is not None and self._demander.name == mention.name:
            return -6.0  # "X demanded that it withdraw"
        if is_own and clause.controlled:
            return 1.8  # "called on Y to withdraw the troops that it keeps there"
        if role.led_by == "what" and mention.subject and role.verb is not None:
            return 1.4  # "condemned Y for what it called"
        opener = draft.found[draft.clause].low if draft.clause < len(draft.found) else ""
        if opener in ("as", "while") and self._word in ("it", "they") and (helped := self._helped()) is not None:
            return 2.0 if helped.name == mention.name else -0.5  # "stands with Y as it fights Z"
        if opener in ("after", "when", "before", "once", "until"):
            return -0.3 * mention.subject  # of whom it goes on to tell cannot be said
        return (2.0 if mention.index < assured(draft.found) else 0.6) * mention.subject

    def _shares(self, mention: Mention) -> bool:
        """Whether he shares the predicate with the clause's subject: "A and B attacked it"."""
        own = self._clause.own
        if own is None or not (own.subject and mention.subject and mention.index >= self._clause.start):
            return False
        first, last = sorted((mention.index, own.index))
        return not any(unit.kind in ("verb", "be", "have", "modal") for unit in self._draft.found[first:last])

    def _of_own(self, mention: Mention) -> float:
        """By whether one does that to what is his own: withdraws his troops, but does not shell his own villages."""
        draft, clause = self._draft, self._clause
        last = draft.found[-1] if draft.found else None
        if mention.name in self._told:
            return _RULED_OUT * 3  # "X, its rival, attacked P"
        lists, noun = wordlists(), self._role.noun
        deed = noun in lists.classes["effort"] or noun in lists.events or noun in _TAKING
        by_deed = self._role.led_by in ("in", "during", "throughout") and deed
        if by_deed and self._helps_a_stranger():
            return -4.0
        if by_deed and (helped := self._helped()):
            return 2.5 if mention.name == helped.name else -1.0  # "X has supported Y in its efforts to"
        if not draft.verbs and last is not None and last.kind == "comma":
            return -2.0  # "Together with X's police, its leader seized P"
        own = clause.own is not None and mention.name == clause.own.name
        if last is not None and (last.kind == "be" or any(form.lemma in ("remain", "become") for form in last.forms)):
            return -4.0 if own or mention.subject else 0.5  # "Iran remains its patron"
        if self._of_another():
            if mention.subject and self._reports(mention) and not shelters(self._role.verb, noun):
                return 1.2  # "X said Y had killed six of its soldiers"
            inside = mention.index >= clause.start and not clause.controlled
            if own or (inside and (mention.subject or mention.owner)):
                return -2.0
            if clause.controlled and mention.subject and clause.own is not None and mention.index < clause.own.index:
                return 0.8  # "accused Y of shelling its villages"
            return 0.9 * mention.object - 0.6 * mention.subject
        if last is not None and last.kind == "comma" and self._role.noun in wordlists().nouns["leaders"]:
            return 0.9 * mention.subject - 0.6 * mention.owner  # "X has signed a deal with Y, its leader, N. N., said"
        after_verb = any(unit.kind == "verb" for unit in draft.found[max(mention.index, clause.start) :])
        return (1.9 if clause.sure else 1.2) if own and after_verb else 0.0

    def _reports(self, mention: Mention) -> bool:
        """Whether the clause under way is what he says of what another did."""
        found, own = self._draft.found, self._clause.own
        verb = first_verb(found, mention.index + 1)
        tells = verb is not None and own is not None and verb < own.index and is_speech_verb(found[verb])
        return tells and own is not None and own.name != mention.name

    def _helped(self) -> Mention | None:
        """Whom the sentence so far helps, where he was named last, but for who does in "Y, armed by Z, in"."""
        draft, inserted = self._draft, self._inserted()
        last = next((m for m in reversed(draft.mentions) if m.index < inserted), None)
        place = last.index - 1 if last is not None else -1
        while place > 0 and draft.found[place].kind in ("determiner", "word", "capital", "possessive"):
            place -= 1
        verb = draft.found[place] if place >= 0 and draft.found[place].kind == "verb" else None
        if last is not None and self._ally_of(last, place):
            return last
        if place and draft.found[place].low in _STANDS_BY:  # "stands with Y"
            sides = any(form.lemma in ("stand", "side", "partner") for form in draft.found[place - 1].forms)
            return last if sides else None
        guided = verb is not None and any(form.lemma in _GUIDES for form in verb.forms)
        return last if guided or sign_of(verb) > 0 else None

    def _helps_a_stranger(self) -> bool:
        """Whether somebody is helped whom nothing resolves: "backed the ABC in its capture of P"."""
        place = len(self._draft.found) - 2
        if place < 1 or self._draft.found[place].kind != "capital":
            return False
        while place > 0 and self._draft.found[place].kind in ("capital", "determiner"):
            place -= 1
        return sign_of(self._draft.found[place]) > 0

    def _ally_of(self, last: Mention, before: int) -> bool:
        """As in "X, a backer of Y in its", "X, Y's backer in its": a noun of helping leads to Y, or is Y's."""
        found, kinds = self._draft.found, wordlists().kinds
        if before > 0 and found[before].low == "of":
            return friendly(kinds.get(found[before - 1].low, ()))
        nouns = [unit for unit in found[last.index + 1 : -1] if unit.kind != "adverb"]
        owned = bool(nouns) and nouns[0].kind == "possessive" and all(unit.kind == "word" for unit in nouns[1:])
        return owned and friendly(kinds.get(nouns[-1].low, ()))

    def _inserted(self) -> int:
        """Where the aside begins that closes before the preposition of the pronoun: ", armed by Z, in its"."""
        found = self._draft.found
        closes = len(found) > 2 and found[-2].kind == "comma"
        opening = next((i for i in range(len(found) - 3, 0, -1) if found[i].kind == "comma"), 0) if closes else 0
        aside = opening and found[opening + 1].kind == "verb" and found[opening + 2].low == "by"
        return opening if aside else len(found)

    def _of_another(self) -> bool:
        """Whether what is owned is struck, helped or entered, so that it is not the subject's own."""
        role = self._role
        if (sign_of(role.verb) < 0 and role.noun in struck()) or another_is_helped(role.verb, role.noun):
            return True
        return role.led_by in _INTO and role.noun in wordlists().classes["ground"]

    def _fit(self, mention: Mention) -> float:
        """By whether the verb or noun can be said of him, and by who is whose foe or friend."""
        role = self._role
        weight = 0.3 * (self._memory.weight_of(mention.actor) > 2)
        if role.kind == "subject" and is_of_things(role):
            weight -= 2.5
        if role.kind == "object" and takes_thing(role) and self._may_be_thing():
            weight -= 2.0
        if role.kind == "possessive" and role.noun:
            weight += owning(mention.actor, role.noun) + 3.0 * led_by_known(self._draft, self._index, mention)
            weight += 1.8 * helped_friend(self._draft, self._memory, role, self._clause, mention)
        if self._other is None or role.verb is None:
            return weight
        if self._other == mention.actor.name:
            # Two of one state may be at odds: "He accused M. M. of it", after a sentence about another minister.
            return weight - 4.0 * (mention.human is None or self._other_person in (None, mention.human.name))
        return weight + 0.5 * sign_of(role.verb) * self._memory.tie(self._other, mention.actor.name)

    def _may_be_thing(self) -> bool:
        """Whether the object of a verb that is said of things, too, may be one: "opposed it", not "urged it to"."""
        after = self._draft.units[self._index + 1 : self._index + 2]
        told = bool(after) and after[0].kind == "to"
        return not told and (self._near_things or not sign_of(self._role.verb))

    def _other_end(self) -> str | None:
        """Whom the verb sets beside the pronoun, as far as can be told before the sentence is parsed."""
        role, own = self._role, self._clause.own
        if role.kind == "object":
            return own.actor.name if own is not None else None
        if role.kind != "subject" or role.verb is None or role.passive:
            return None
        return object_after(self._draft.units, self._index)

    def _other_human(self) -> str | None:
        """Who that is, where it is a person."""
        role, own = self._role, self._clause.own
        if role.kind == "object":
            return own.human.name if own is not None and own.human is not None else None
        return person_after(self._draft.units, self._index) if self._other is not None else None

    def _of_thing(self, thing: Thing, *, main: bool) -> float | None:
        """What speaks for a thing; ``None`` where the pronoun cannot stand for it."""
        role, one = self._role, not thing.plural
        if self._word in _PEOPLE:
            fits = thing.human and one
        else:
            fits = one != self._many and not (thing.human and one and not thing.described)
        if not fits:
            return None
        weight = 1.4 if main and thing.subject else 0.8 if thing.subject else 0.2
        inanimate = not thing.human and not thing.described
        if role.kind == "subject":
            weight += 1.5 * (role.passive and told_it(self._draft.found, thing.index))
            return weight + (1.0 if is_of_things(role) else -1.5 if inanimate and acting(role.verb) else -0.3)
        if role.kind == "object":
            if role.led_by == "against" and inanimate:
                return weight - 1.0
            if sign_of(role.verb) and inanimate:
                return weight - (1.4 if sign_of(role.verb) > 0 else 0.6)  # towns are shelled, but not armed
            return weight + (1.0 if takes_thing(role) else 0.3)
        if self._word in _PEOPLE or not inanimate:
            classes = wordlists().classes
            kept = role.noun in classes["had_by_groups"] or role.noun in classes["had_by_states"]
            return weight + (2.0 if personal(role.noun) else -0.5 if kept else 0.0)
        return weight - (1.5 if had(role.noun) else -0.3)


_GUIDES = frozenset(("command", "direct", "advise", "accompany", "assist", "escort", "steer"))
_TAKING = frozenset(("capture", "seizure", "conquest", "occupation", "takeover", "recapture"))
_AIDS = frozenset(("aid", "rescue", "defence", "defense", "assistance", "help"))
_ALONG = frozenset(("and", "while", "whereas", ",", ";"))


def _standing(mention: Mention, *, main: bool) -> float:
    """By what he is in his sentence."""
    weight = (
        1.4
        if (main and not (mention.owner and mention.human)) or mention.later
        else 0.7
        if mention.subject
        else 0.5
        if mention.object
        else 0.1
    )
    return weight - 0.6 * mention.part - 0.6 * mention.owner - 0.6 * mention.inside


def _only_two(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The two sides that the sentence has named, where it has named no other."""
    two = {mention.actor.name: mention for mention in mentions if mention.actor.type in SIDES and not mention.where}
    return tuple(two.values()) if len(two) == 2 else ()


def _chained(draft: Draft, near: Sequence[Mention]) -> frozenset[str]:
    """Those for whom one expression stands together, as "both sides" does."""
    starts = Counter(draft.found[mention.index].start for mention in near)
    return frozenset(mention.name for mention in near if starts[draft.found[mention.index].start] > 1)


def _sets(trace: Trace) -> Iterator[tuple[Mention, ...]]:
    """Those whom a sentence names side by side, or who are together what it is about."""
    named = {mention.actor.name: mention for mention in reversed(trace.mentions)}
    for several in trace.lists:
        chosen = tuple(named[actor.name] for actor in several if actor.name in named)
        if len(chosen) == len(several):
            yield chosen
    if len(trace.subjects) > 1:
        yield trace.subjects


def _led_by(draft: Draft, mention: Mention) -> str:
    """The word before a name and its article."""
    place = mention.index - 1
    while place > 0 and draft.found[place].kind in ("determiner", "word", "demonym"):
        place -= 1
    return draft.found[place].low if place >= 0 else ""


def _at_war_with(draft: Draft, mention: Mention) -> bool:
    """Whether "at war with" leads to a name of the clause under way."""
    words = [unit.low for unit in draft.found[max(mention.index - 4, draft.clause) : mention.index]]
    return "war" in words and "with" in words
