"""Clauses: who is the subject of a verb, and what is its object."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from kg.extraction.grammar.lemmas import Verbs
from kg.extraction.grammar.owners import members
from kg.extraction.grammar.party import are_many
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, noun_phrase_before
from kg.extraction.parsing.adjuncts import past_date_before, raises
from kg.extraction.parsing.agents import settle_agents
from kg.extraction.parsing.asides import without_asides
from kg.extraction.parsing.belonging import Belonging
from kg.extraction.parsing.betweens import between
from kg.extraction.parsing.chunks import chunks_of, lesser_groups
from kg.extraction.parsing.clause import Clause, Control
from kg.extraction.parsing.clefts import settle_clefts
from kg.extraction.parsing.constituents import (
    beside_description,
    counts_only,
    only_described,
    owned_by,
    parties_of_item,
)
from kg.extraction.parsing.control import control_of
from kg.extraction.parsing.functions import Function, clean_after, functions_of, listed_after, listed_together, repeated
from kg.extraction.parsing.gaps import clause_end, stranded
from kg.extraction.parsing.gerund_clauses import settle_gerunds
from kg.extraction.parsing.implicatives import realise
from kg.extraction.parsing.parser import parse
from kg.extraction.parsing.predicates import only_a_kind, predicates_of
from kg.extraction.parsing.syntax import Item, Node
from kg.extraction.words.context import Context
from kg.extraction.words.places import places_of
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["Clause", "Clauses", "Control", "clean_after"]


_MUTUAL = {"each": "other", "one": "another"}
_OPENERS = frozenset(("date", "comma", "stop", "dash", "quote", "open", "close", "subordinator", "that", "adverb",
                      "conjunction"))  # fmt: skip
_POSTMODIFIERS = frozenset(("in", "of", "from", "inside", "at", "near", "across", "along", "within", "based"))
_ADJUNCTS = 4
_INDIRECT = frozenset(("gerund", "governed", "inverted"))
_DEPTH = 6
"""Verbs that may depend on one another in a row: "is believed to have agreed to stop attacking"."""
_PARENTHESIS = 12
_SELF = frozenset(("itself", "themselves", "himself", "herself"))
_HARMS = frozenset(("kill", "wound", "injure", "destroy", "claim", "displace", "leave", "damage", "kidnap"))
_TO_ACT = 9
_NONE = frozenset(("no", "neither", "nothing", "nobody", "none"))
_MEANS = frozenset(("by", "after", "before", "while", "since", "besides", "despite"))
_DOES_IN = frozenset(("violate", "break", "breach", "act", "invoke", "exercise", "flout", "contravene", "use", "lose"))
_TAKES_BY = frozenset(
    ("abide", "stand", "live", "swear", "come", "pass", "go", "get", "drop", "stop", "call", "travel")
)
"""Verbs that "by" goes with: "was forced to abide by the accord"."""
_NEAR = 8
"""Parties in a list."""
_APPOSED = 5
"""Units of "X, a close ally of" before the name."""


class Clauses:
    """The verbs of one sentence with their subjects and objects.

    Args:
        units: the sentence.
        groups: its verb groups.
        context: what the sentences before tell.
    """

    def __init__(self, units: Units, groups: tuple[VerbGroup, ...], context: Context | None = None) -> None:
        self.units = units
        self.places = places_of(units)
        self.kept: dict[object, tuple[object, ...]] = {}  # what `parsing.once.Once` has read of the sentence
        self._context = context
        every = (*groups, *lesser_groups(units, groups))
        self._chunks = without_asides(units, chunks_of(units, every))
        self._nodes, loose = parse(units, self._chunks)
        settle_clefts(units, self._chunks, self._nodes)
        settle_agents(units, self._chunks, self._nodes)
        realise(units, self._chunks, self._nodes)
        settle_gerunds(units, self._chunks, self._nodes)
        self._by_head = {group.head: self._negated(self._voiced(group)) for group in groups}
        self.groups = tuple(self._by_head.values())
        self.acts = Verbs(self.groups)
        self._inside = {i: node for node in self._nodes.values() for i in range(node.group.first, node.group.head + 1)}
        self._clauses: dict[int, Clause] = {}
        self._subjects: dict[int, tuple[Party, ...]] = {}
        self._functions: Mapping[int, tuple[Function, ...]] | None = None
        self._at = {
            unit: index
            for index, chunk in enumerate(self._chunks)
            if chunk.kind == "np"
            for unit in range(chunk.first, chunk.last + 1)
        }
        self._predicates = predicates_of(units, self._chunks, self._nodes.values())
        self._lists = listed_together(self._nodes.values(), loose)

    @cached_property
    def verbs(self) -> tuple[VerbGroup, ...]:
        """Every verb of the parse, in order: also the forms of "be" that stand by themselves."""
        return tuple(node.group for _, node in sorted(self._nodes.items()))

    def foe(self, actor: Actor, *, official: bool, charged: bool = False) -> Actor | None:
        """Whom ``actor`` is set against so far, also by a mere charge if ``charged``; a state if ``official``."""
        return self._context.foe(actor, official, charged=charged) if self._context is not None else None

    def group_in_question(self) -> Actor | None:
        """The group that the text so far speaks of."""
        return self._context.group() if self._context is not None else None

    def spoke_of(self, *nouns: str) -> bool:
        """Whether the sentence before speaks of such a thing."""
        return self._context is not None and self._context.spoke_of(*nouns)

    def functions(self, index: int) -> tuple[Function, ...]:
        """What the noun phrase of the unit at ``index`` is to the verbs of the sentence."""
        if self._functions is None:
            self._functions = functions_of(self._nodes.values())
        return self._functions.get(self._at.get(index, -1), ())

    def _voiced(self, group: VerbGroup) -> VerbGroup:
        """The group as a participle where the parse finds one with an agent: "X, backed since 2015 by Y,"."""
        node = self._nodes.get(group.head)
        group = node.group if node is not None else group  # with the auxiliary that it shares
        if node is None or not node.reduced or group.voice != "active" or node.objects:
            return group
        if not any(word == "by" for word, _ in node.complements):
            return group
        node.group = replace(group, voice="reduced")
        return node.group

    def _negated(self, group: VerbGroup) -> VerbGroup:
        """The group as negated where its object says so: "gave X no weapons", "gave X neither arms nor money"."""
        node = self._nodes.get(group.head)
        if node is None or group.negated or group.lemma == "have":
            return group
        first = [self._chunks[item.chunk].first for items in node.objects for item in items[:1]]
        given = [self._chunks[item.chunk].first for word, items in node.complements if word == "with" for item in items]
        none = any(self.units[index].low in _NONE for index in first)
        if not none and not any(self._after_neither(index) for index in (*first, *given[:1])):
            return group
        node.group = replace(group, negated=True)
        return node.group

    def _after_neither(self, index: int) -> bool:
        """As in "gave X neither arms nor money"; in ", but neither X nor Y" another clause begins."""
        before = self.units[max(index - 2, 0) : index]
        return len(before) == 2 and before[1].low == "neither" and before[0].kind not in ("conjunction", "comma")

    def at(self, index: int) -> VerbGroup | None:
        """The verb group whose verb is the unit at ``index``."""
        return self._by_head.get(index)

    def clause(self, group: VerbGroup) -> Clause | None:
        """The clause of a verb, or of the form of "be" at its head; ``None`` where the parse has none."""
        node = self._inside.get(group.head)
        if node is None:
            return None
        if node.group.head not in self._clauses:
            self._clauses[node.group.head] = self._clause(node)
        return self._clauses[node.group.head]

    def _clause(self, node: Node) -> Clause:
        complements: dict[str, tuple[NounPhrase, ...]] = {}
        for word, items in node.complements:
            complements[word] = complements.get(word, ()) + self._phrases(items)
        subjects, control = self._controlled(node)
        every = (*node.objects, *(items for _, items in node.complements))
        governor = node.governor or (node.said if node.link == "content" else None)
        if node.group.voice == "passive" and not complements.get("by") and (late := self._late_agent(node)):
            complements["by"] = self._phrases(late)
        agents = complements.get("by", ()) if node.group.voice != "active" else ()
        objects = [self._phrases(items) for items in node.objects]
        return Clause(
            node.group, node.link, subjects,
            tuple(phrase for listed in objects for phrase in listed), objects[0] if objects else (), complements,
            tuple(phrase.party for phrase in agents if phrase.party is not None),
            governor.group if governor else None, control, node.preposition, node.outer,
            self._missing(node), self._mutual(item for items in every for item in items),
        )  # fmt: skip

    def _late_agent(self, node: Node) -> Sequence[Item]:
        """The "by Y" that stands after what a passive leads to: "was told to leave by Y", "was accused of … by Y"."""
        for inner in self._nodes.values():
            if inner.governor is not node or inner.link not in ("infinitive", "gerund") or inner.preposition == "by":
                continue
            if inner.group.voice != "active" or inner.group.lemma in _TAKES_BY:
                continue
            for word, items in inner.complements:
                before = self._chunks[items[0].chunk].first - 2
                noun = before - (before >= 0 and self.units[before].kind in ("adverb", "date"))
                deed = self.units[noun].low in wordlists().events or self.units[noun].low in wordlists().ties
                deed = deed and inner.group.lemma not in wordlists().classes["deed_doing"]
                if word == "by" and not deed and self._parties(items):
                    return items  # "was urged to stop the attacks by Y": whose the attacks are, or who urged
        return ()

    def _mutual(self, items: Iterable[Item]) -> bool:
        chunks = [self._chunks[item.chunk] for item in items]
        pairs = (self.units[c.first : c.last + 1] for c in chunks if self.units[c.first].low in _MUTUAL)
        return any([unit.low for unit in pair[1:]] == [_MUTUAL[pair[0].low]] for pair in pairs)

    def _phrases(self, items: Iterable[Item]) -> tuple[NounPhrase, ...]:
        found: list[NounPhrase] = []
        for item in items:
            phrase = self._chunks[item.chunk].phrase
            if phrase is not None:
                parties = self._parties((item,)) or (None,)
                found += [phrase if party is phrase.party else replace(phrase, party=party) for party in parties]
        return tuple(found)

    def _parties(self, items: Iterable[Item]) -> tuple[Party, ...]:
        found: list[Party] = []
        for item in items:
            found += self._owned(item.chunk, parties_of_item(self.units, self._chunks, item))
        return tuple(found)

    def _owned(self, chunk: int, found: tuple[Party, ...]) -> tuple[Party, ...]:
        """Whose the fighters are whom no name, or only what they are called, tells: "guerrillas under X's command"."""
        nameless = len(found) == 1 and found[0].actor.name.islower()
        return (self._owners.of_people(chunk) or found) if nameless or not found else found

    @cached_property
    def _owners(self) -> Belonging:
        return Belonging(self.units, self._chunks, tuple(self._nodes.values()))

    def holder(self, phrase: NounPhrase) -> Party | None:
        """Whose a place, a thing, or what it is made up of is, of which the sentence tells who holds or uses it."""
        inner = members(self.units, phrase)
        places = (self._at.get(each.first) for each in (inner, phrase) if each is not None)
        return next((found for at in places if at is not None and (found := self._owners.of_thing(at))), None)

    def _described(self, items: Sequence[Item]) -> tuple[Party, ...]:
        """Whom the phrases stand for; those of "X is a militia that …" for X."""
        found = self._parties(items)
        if found and len(items) == 1 and (self._not_he(items[0].chunk) or self._of_either(items[0].chunk, found)):
            return ()
        known = found and not only_a_kind(self.units, self._chunks[items[0].chunk], found)
        node = self._predicates.get(items[0].chunk) if len(items) == 1 and not known else None
        if node is not None and (subject := self._subject(node)):
            return subject  # "X is a militia that …", "The X were armed groups that …"
        chunk = self._chunks[items[0].chunk] if len(items) == 1 and not found else None
        if chunk is not None and self.units[chunk.first].low == "the":
            named = (
                n.objects[0]
                for n in self._predicates.values()
                if n.objects and [i.chunk for i in n.subject] == [items[0].chunk]
            )
            if own := self._parties(next(named, ())):
                return own  # "The state that armed the rebels was X"
        last = beside_description(self.units, chunk.first, chunk.last) if chunk is not None else None
        if not found and chunk is not None and (sent := self._owners.sent(items[0].chunk)):
            return sent
        party = self.phrase_before(last) if last is not None else None
        return (party,) if party is not None and party.roles == {"name"} else found  # "X, a local militia that …"

    def _not_he(self, place: int) -> bool:
        """Whether the phrase is that of "it was not Y whom X attacked"."""
        first = self._chunks[place].first
        return first > 1 and self.units[first - 1].kind == "negation" and self.units[first - 2].kind == "be"

    def _of_either(self, place: int, found: Sequence[Party]) -> bool:
        """Whether a relative clause may be of either: "X, an ally of Y, which …"."""
        units, chunk = self.units, self._chunks[place]
        of, which = chunk.first - 1, chunk.last + 2
        if of < _APPOSED or units[of].low != "of" or which >= len(units) or units[which - 1].kind != "comma":
            return False
        article = next((i for i in range(of - 2, max(of - _APPOSED, 0), -1) if units[i].low in ("a", "an", "the")), 0)
        if article < 2 or units[article - 1].kind != "comma":
            return False
        other = self.phrase_before(article - 2)
        if other is None or other.roles != {"name"}:
            return False
        who = units[which].low in ("who", "whom")
        return all((party.speaker.type == "Person") == who for party in (other, *found))

    def _subject(self, node: Node) -> tuple[Party, ...]:
        if node.group.head not in self._subjects:
            self._subjects[node.group.head] = self._subject_of(node)
        return self._subjects[node.group.head]

    def _subject_of(self, node: Node) -> tuple[Party, ...]:
        if len(node.subject) == 1:
            chunk = self._chunks[node.subject[0].chunk]
            if chunk.first == chunk.last and self.units[chunk.first].kind == "pronoun":
                return self._pronoun(chunk.first, node)
        if node.link == "relative" and node.group.lemma in _HARMS and self._venue_of_act(node.subject):
            return ()  # "the attack on X in P, which killed Y": the attack did
        if node.link == "relative" and len(node.subject) > 1 and self._singular(node.group):
            between = self._chunks[node.subject[0].chunk : node.subject[-1].chunk]
            if any(chunk.kind == "relative" for chunk in between):
                return self._parties(node.subject)  # "A, which together with B has …"
            return self._described(node.subject[-1:])  # "A and B, which receives …"
        return self._described(node.subject) if node.link == "relative" else self._parties(node.subject)

    def _venue_of_act(self, subject: Sequence[Item]) -> bool:
        """Whether the phrase only says where an act took place that is named just before."""
        first = self._chunks[subject[0].chunk].first if subject else 0
        if not first or self.units[first - 1].low not in ("in", "at", "near", "inside", "of", "outside"):
            return False
        before = self.units[max(0, first - _TO_ACT) : first - 1]
        events = wordlists().events
        return any(unit.low in events and events[unit.low].relation == "attacked" for unit in before)

    def _singular(self, group: VerbGroup) -> bool:
        first = self.units[group.first]
        third = any(form.finite and not form.base for form in first.forms) and first.low.endswith("s")
        return first.low in ("has", "is", "was", "does") or (group.first == group.head and third)

    def _controlled(self, node: Node, depth: int = 0) -> tuple[tuple[Party, ...], Control]:
        """The subject of a verb that may have none of its own, and how it comes by it."""
        governor = node.governor
        if depth > _DEPTH or node.subject or governor is None or node.link not in ("infinitive", "gerund", "governed"):
            return self._subject(node), ""
        if node.link == "governed":
            return self._controlled(governor, depth + 1)[0], "subject"
        passive = governor.group.voice == "passive"
        whose = self._controlled(governor, depth + 1)[0]
        if node.link == "gerund":
            by_object = node.preposition in ("of", "from", "for", "with", "into") and not passive and governor.objects
            return (self._parties(governor.objects[0]) if by_object else whose), ""
        if passive:
            return whose, "raising" if raises(governor.group.lemma) else "subject"
        items, control = control_of(node, governor)
        return whose if items is None else self._parties(items), control

    def subjects(self, group: VerbGroup) -> tuple[Party, ...]:
        """The parties that are the grammatical subject of ``group``; none where that is not sure.

        What somebody stopped, denied or tried to do is not told of him here: see :meth:`clause`.
        """
        node = self._inside.get(group.head)
        if node is None or "infinitive" in (node.group.form, group.form):
            return ()
        if node.link in _INDIRECT:
            return self._means(node)
        return self._subject(node)

    def _means(self, node: Node) -> tuple[Party, ...]:
        """The subject of "by bombing" in "X retaliated by bombing Y", which is how he did it."""
        by = node.governor
        if node.link != "gerund" or by is None or by.link in _INDIRECT:
            return ()
        means = _MEANS | {"in"} if by.group.lemma in _DOES_IN else _MEANS
        done = node.preposition in means and by.group.form == "finite" and by.group.voice == "active"
        told = by.group.modality in ("actual", node.group.modality) and not by.group.negated
        return self._subject(by) if done and told and node.group.head - by.group.head < _NEAR else ()

    def subject_phrases(self, group: VerbGroup) -> tuple[NounPhrase, ...]:
        """The noun phrases that are the grammatical subject of ``group``, also those that name nobody."""
        node = self._inside.get(group.head)
        return self._phrases(node.subject) if node is not None and node.link not in _INDIRECT else ()

    def past_adjuncts(self, index: int) -> int:
        """The unit left of the adverbs, dates and parentheses that end at ``index``: "X (a state) on Monday struck"."""
        units = self.units
        for _ in range(_ADJUNCTS):
            start = index
            while index >= 0 and (units[index].kind == "adverb" or units[index].low in _SELF):
                index -= 1
            if index > 0 and units[index].kind == "close":
                opening = index
                while opening > 0 and units[opening].kind != "open" and index - opening < _PARENTHESIS:
                    opening -= 1
                index = opening - 1 if units[opening].kind == "open" else index
            index = past_date_before(self.units, index)
            if index == start:
                break
        return index

    def _pronoun(self, index: int, node: Node) -> tuple[Party, ...]:
        """Whom "it" is in "X said on Monday that it had …": the speaker, where nobody else is near."""
        word, said = self.units[index].low, node.said
        if node.gap and word in ("it", "they"):
            return self._holder_of(node)
        if said is None or word not in ("it", "they", "he", "she") or said.group.lemma not in wordlists().speech:
            return ()
        others = (*said.objects, *(those for _, those in said.complements))
        if said.group.voice != "active" or any(self._parties(items) for items in others):
            return ()
        found = self.subjects(said.group)
        if word in ("he", "she"):  # no state, and no "commanders"
            return found if all(p.speaker.type != "State" and p.speaker.name[-1] != "s" for p in found) else ()
        many = len(found) > 1 or all(map(are_many, found))  # "X-ian officers said it had fled"
        man = word == "it" and any(party.actor.type == "Person" for party in found)  # his army, which is not named
        return found if not man and (many == (word == "they") or (many and node.group.modality != "actual")) else ()

    def _holder_of(self, node: Node) -> tuple[Party, ...]:
        """Whom "it" is in "X relies on Y, whom it arms": the subject of the verb that has Y."""
        place = node.gap[0].chunk
        for verb in self._nodes.values():
            every = (*verb.objects, *(items for _, items in verb.complements))
            if verb is not node and any(item.chunk == place for items in every for item in items):
                names = {party.actor.name for party in self._parties(node.gap)}
                found = self.subjects(verb.group)
                return found if names and len(found) == 1 and found[0].actor.name not in names else ()
        return ()

    def phrase_before(self, last: int) -> Party | None:
        """The party of the noun phrase that ends at ``last``, with "in …" and "of …" after its head noun."""
        return found[1] if (found := self._phrase_with_tail(last)) else None

    def _phrase_with_tail(self, last: int) -> tuple[int, Party | None] | None:
        """The phrase that ends at ``last``, with "in …" and "of …" after its head noun."""
        phrase = noun_phrase_before(self.units, last) if last >= 0 else None
        for _ in range(2):
            if phrase is None:
                return None
            before = phrase.first - 1
            if before < 1 or self.units[before].kind != "preposition" or self.units[before].low not in _POSTMODIFIERS:
                break
            if self.units[before].low == "of" and self.units[before - 1].kind == "number":
                # "two of the soldiers", "one of its men"
                phrase = NounPhrase(before - 1, phrase.last, phrase.party, phrase.roles)
                continue
            outer = noun_phrase_before(self.units, before - 1)
            if outer is None:
                break
            word = self.units[before].low
            if word == "of" and counts_only(self.units, outer):
                phrase = NounPhrase(outer.first, phrase.last, phrase.party, phrase.roles)
                continue
            party = owned_by(self.units, outer, word, phrase.party)
            phrase = NounPhrase(outer.first, phrase.last, party, outer.roles)
        return (phrase.first, phrase.party) if phrase else None

    def opens_clause(self, first: int) -> bool:
        """Whether a clause can begin at ``first``: nothing before it governs the phrase."""
        if first == 0:
            return True
        before = self.units[first - 1]
        if before.kind == "conjunction":
            # "Neither X nor Y" and "X or Y" say of neither that it did.
            return before.low in ("and", "but", "yet")
        if (
            before.kind in _OPENERS
            or before.low in wordlists().classes["span"]
            or before.low in ("where", "whom", "which", "whose")
        ):
            return True
        group = self._by_head.get(first - 1)
        return group is not None and group.lemma in wordlists().speech

    def past_listed_verbs(self, first: int) -> int:
        """The index after the further verbs of "funds, trains and arms X"; ``first`` follows the first of them."""
        units = self.units
        while first + 1 < len(units) and (units[first].kind == "comma" or units[first].low in ("and", "or")):
            following = first + 1
            if units[first].kind == "comma" and units[following].low == "and":
                following += 1
            group = self._by_head.get(following)
            if group is None or group.first != following or group.form == "infinitive":
                break
            if units[first].kind == "comma" and not self._goes_on(following):
                break
            first = following + 1
        return first

    def _goes_on(self, index: int) -> bool:
        """Whether a list of verbs goes on after the one at ``index``: ", trains and arms"."""
        units = self.units
        if index + 2 >= len(units) or (units[index + 1].low not in ("and", "or") and units[index + 1].kind != "comma"):
            return index > 1 and units[index - 1].low in ("and", "or")
        return index + 2 in self._by_head or (index + 3 < len(units) and index + 3 in self._by_head)

    def relative_pronouns(self) -> frozenset[int]:
        """The units that stand for a verb's missing object: the "that" of "weapons that X sent", not of "said that"."""
        giving = wordlists().classes["giving"]  # "the arms that X gave Y"
        return frozenset(
            node.pronoun for node in self._nodes.values()
            if node.gap
            and (not node.objects or (len(node.objects) == 1 and node.group.lemma in giving) or self._strands(node))
        )  # fmt: skip

    def governed_phrases(self, group: VerbGroup) -> tuple[NounPhrase, ...]:
        """What the verb takes, by its nouns: its objects, what a relative clause hangs on, the subject of a passive."""
        node = self._inside.get(group.head)
        if node is None:
            return ()
        if node.group.voice != "active":
            return self._phrases(node.subject)
        return self._phrases(item for items in (*node.objects, node.gap) for item in items)

    def gapped(self, group: VerbGroup, told: Iterable[Party]) -> tuple[tuple[Party, ...], tuple[NounPhrase, ...]]:
        """The second subject and object of a verb that is said once: "A armed B and C D"; none where it is not so."""
        node = self._nodes.get(group.head)
        if node is not None and node.second is not None:  # "A sided with B, and C with D", where B is one of those told
            first = {phrase.party.start for phrase in self._phrases(node.complements[-1][1]) if phrase.party}
            led = node.second.complements[0][1] if first & {party.start for party in told} else []
            return self._parties(node.second.subject), self._phrases(led)
        lists = node.objects if node is not None else []
        for before, after in pairwise(lists):
            subject = before[-1]
            joined = subject is not lists[0][0] and self._chunks[subject.chunk - 1].kind == "and"
            if joined and after[0].chunk == subject.chunk + 1:
                two = len(before) > len(lists) and before[-2] is not lists[0][0]  # "A armed B, C and D E"
                return self._parties(before[-2:] if two else [subject]), self._phrases(after)
        return (), ()

    def over(self, phrase: NounPhrase) -> bool:
        """Whether the verb after the phrase is that of a clause around it: "weapons sent to X were seized"."""
        node = self._inside.get(phrase.last + 1)
        if node is None or node.group.first != phrase.last + 1 or node.link not in ("main", "content", "adverbial"):
            return False
        if not node.subject:  # "That X attacked Y surprised nobody"
            return node.link == "main" and node.outer == ("main",) and phrase.first > 0
        return all(self._chunks[item.chunk].last < phrase.first for item in node.subject)

    def opener(self, group: VerbGroup, words: tuple[str, ...]) -> int | None:
        """The index of the preposition that leads to the verb's content: "accused Y on Monday, in P, of shelling"."""
        node = self._inside.get(group.head)
        if node is None:
            return None
        gerunds = (
            n for n in self._nodes.values() if n.governor is node and n.link == "gerund" and n.preposition in words
        )
        first = min((gerund.group.first for gerund in gerunds), default=None)
        if first is None:
            chunks = (self._chunks[items[0].chunk].first for word, items in node.complements if word in words)
            first = next(iter(chunks), None)
        if first is None:
            return None
        return next((i for i in range(first - 1, group.head, -1) if self.units[i].low in words), None)

    def gap(self, group: VerbGroup) -> tuple[Party, ...]:
        """The antecedent that is the verb's object: in "the X, which Y arms", "the X whom Y armed"."""
        node = self._nodes.get(group.head)
        found = self._missing(node) if node is not None and not node.objects else ()
        return tuple(party for party in found if "assets" not in party.roles)

    def left_out(self, group: VerbGroup) -> tuple[Party, ...]:
        """Whom a relative clause hangs on, be it its verb's object or what a preposition leads to."""
        node = self._nodes.get(group.head)
        return self._described(node.gap) if node is not None else ()

    def _missing(self, node: Node) -> tuple[Party, ...]:
        """Whom a relative clause hangs on, where it is its verb that takes him."""
        return self._described(node.gap) if node.gap and not self._strands(node) else ()

    def _strands(self, node: Node) -> bool:
        """Whether a preposition has lost its phrase: "the M23, which X fought alongside,"."""
        tensed = {n.group.first for n in self._nodes.values() if n is not node and n.group.form == "finite"}
        end = clause_end(self.units, node.group.head + 1, tensed)
        return stranded(self.units, node.group.head, end) is not None

    def antecedents(self, group: VerbGroup) -> tuple[NounPhrase, ...]:
        """The noun phrases that a relative clause hangs on, where its verb has no object: "the arms that X sent"."""
        node = self._nodes.get(group.head)
        return self._phrases(node.gap) if node is not None else ()

    def phrases_from(self, first: int) -> tuple[NounPhrase, ...]:
        """The noun phrases that begin at ``first`` and are joined by "and"; none where no phrase begins there."""
        units = self.units
        while first < len(units) and units[first].kind == "adverb":
            first += 1
        phrase = noun_phrase(units, first) if first < len(units) else None
        if phrase is None:
            return ()
        place, inner = self._at.get(first, -1), self._at.get(phrase.last, -1)
        items = self._lists.get(place, [])
        own = self._phrases(item for item in items if item.chunk == place)
        if own and own[0].party is not phrase.party and (phrase.party is None or only_described(phrase)):
            phrase = replace(phrase, party=own[0].party)
        found = (phrase, *own[1:], *self._phrases(listed_after(self._lists, place)))
        if len(found) == 1 and inner != place:
            found = (phrase, *self._phrases(listed_after(self._lists, inner)))  # "rebels of A and B"
        again = repeated(units, first, self._end_of(items[-1:], found[-1].last))
        return (*found, *self.phrases_from(again)) if again is not None else found

    def _end_of(self, items: Sequence[Item], last: int) -> int:
        """The last unit of the phrase with what hangs on it: "volunteers from P"."""
        places = (place for item in items for _, tail in item.tail for place in tail)
        return max((self._chunks[place].last for place in places), default=last)

    def between(self, first: int) -> tuple[Party, ...]:
        """The parties of "A and B" or "A, B and C" that begins at ``first``, whatever follows."""
        return between(self.units, first)

    def copula(self, index: int) -> tuple[Party, ...]:
        """The subject of the "is" or "were" at ``index`` that stands by itself."""
        return self.subjects(VerbGroup(index, index, "be", "active", "finite"))
