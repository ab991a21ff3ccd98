"""The parse's state, and whom relative pronouns tell of: "X, an ally of Y, which", "most of whom"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from kg.extraction.parsing.chunks import Chunk
from kg.extraction.parsing.lookahead import Lookahead
from kg.extraction.parsing.syntax import Frame, Item, Node
from kg.extraction.words.descriptions import classes_of
from kg.extraction.words.units import Unit
from kg.extraction.words.verbclasses import CLASHING
from kg.extraction.words.verbforms import people_words
from kg.extraction.words.wordlists import wordlists

__all__ = ["RelativeParser"]

_SHARES = frozenset(
    ("most", "many", "some", "all", "both", "half", "several", "few", "thousands", "hundreds", "dozens")
)
_NOMINAL = frozenset(("who", "which", "whom", "that"))
_FACING = frozenset(("against", "for", "between", "among", "amongst", "alongside"))
_COMPANY = frozenset(("along", "alongside", "together", "with"))
_HUMANS = frozenset(("forces", "fighters", "officials", "people", "leaders", "captives"))

_HELP = frozenset(("arms", "trains", "supports", "funds", "harbours"))
"""What nobody does of those against whom others have come together to fight."""
_OPPOSING = frozenset(("oppose", "combat", "counter", "confront", "target"))
_BODIES = frozenset(("force", "forces", "army", "task-force", "campaign", "effort", "drive"))


_WHEREIN = frozenset(("in", "at", "near", "on", "from", "along", "around"))
_WHERE_TO = _WHEREIN | {"to", "outside", "inside", "into"}
_TWO = 2


class RelativeParser:
    """The clauses that are open, and those that relative pronouns open: what each of them tells of."""

    def __init__(self, units: Sequence[Unit], chunks: tuple[Chunk, ...]) -> None:
        self.units = units
        self.chunks = chunks
        self.ahead = Lookahead(units, chunks)
        self.stack = [Frame("main")]
        self.nodes: dict[int, Node] = {}
        self.fronted: list[Node] = []
        self.loose: list[list[Item]] = []
        """The lists that prepositions before every verb lead to."""
        self.previous = "start"
        self.preposition = ""
        self.comma = False
        self.closed = False
        """Whether the comma closes an insertion."""
        self.apart = False
        """Whether a noun phrase of the list has had a clause of its own: "X, who …, and Y"."""
        self.inverted: list[Node] = []
        self.group: list[Item] = []
        """The noun phrases that "and" after them adds to."""
        self.item: Item | None = None
        """The noun phrase that a preposition after it hangs on."""
        self.nearest: Item | None = None
        """The noun phrase that stands last."""
        self.pair: list[Item] | None = None
        """The first of "between A of P and B", which "and" has yet to join to another."""
        self.half: tuple[list[Item], int] | None = None
        """Likewise past an aside, "between A, led by N, and B", with how many clauses were open there."""
        self.beside: dict[int, list[Item]] = {}
        """By the chunk of "a group that …" after a comma, the name or names before it, of which it tells."""
        self.again = False
        """Whether the preposition goes on from one before: "envoys of X and of Y"."""
        self.parted = False
        """Whether a comma stands before the conjunction: ", and"."""
        self.joint = ""
        """The conjunction after which there were only prepositional phrases: "and in the course of 1993"."""
        self.raised: Node | None = None
        """A verb that "and" parts from its object: "X trained and Y paid the militia"."""

    @property
    def top(self) -> Frame:
        """The innermost clause that is open."""
        return self.stack[-1]

    def _on_relative(self, index: int, chunk: Chunk) -> None:
        if self.previous == "relative":
            return
        preposition = self.preposition if self.previous == "prep" else ""
        if preposition == "of" and (told := self._shared_out(chunk.first)):
            self.stack[-1] = Frame("relative", comma=True, antecedent=told, pronoun=chunk.first)
            self.previous, self.comma = "relative", False
            return
        opposed = self._whose_foe(index) if self.comma and not preposition and chunk.word == "which" else []
        opposed = opposed or (self._apposed_one(chunk.word) if self.comma and not preposition else [])
        self._open_relative(chunk, preposition, comma=self.comma)
        if opposed:
            self.top.antecedent = opposed

    def _apposed_one(self, word: str) -> list[Item]:
        """The one of whom what is set off tells: "N. N., once of X, who", "X, the strongest force in P, which".

        Of another who is named in what is set off the pronoun may tell as well, unless he is no man and it is "who".
        """
        if self.top.kind != "insertion" or not self.top.comma or self.item is None or len(self.stack) < _TWO:
            return []
        told = next((each for each in self._before_insertion() if each.apposition == self.item.chunk), None)
        name, apposed = (self.chunks[each.chunk].phrase if each else None for each in (told, self.item))
        if told is None or name is None or name.party is None or "name" not in name.roles or apposed is None:
            return []
        last = self.chunks[self.nearest.chunk].phrase if self.nearest is not None else None
        if name.party.actor.type == "Person":
            other = last is not None and last.party is not None and last.party.speaker.type == "Person"
            return [told] if word in ("who", "whom") and not other else []
        placed = all(word in _WHEREIN for word, _ in self.item.tail)
        return [told] if word == "which" and placed and apposed.party is None else []

    def _before_insertion(self) -> list[Item]:
        """The noun phrases beside which an aside may stand: a subject without its verb, or the last object."""
        outer = self.stack[-2]
        if outer.verb is None:
            return list(outer.subject)
        return [*chain(*outer.verb.objects), *chain(*(items for _, items in outer.verb.complements))]

    def _shared_out(self, index: int) -> list[Item]:
        """Those of whom ", most of whom" or ", some of which" tells, where the pronoun stands at ``index``."""
        share = self.units[index - 2] if index > 1 else None
        if share is None or share.resolved or (share.low not in _SHARES and share.kind != "number"):
            return []
        if self.top.kind != "insertion" or not self.top.comma or len(self.top.subject) != 1:
            return []
        outer = self.stack[-2]
        if outer.verb is None:
            return list(outer.subject)
        lists = (*outer.verb.objects, *(items for _, items in outer.verb.complements))
        return list(lists[-1]) if lists else []

    def _open_relative(self, chunk: Chunk, preposition: str, *, comma: bool) -> None:
        antecedent: list[Item] = []
        if self.previous in ("and", "or", "but") and self.top.kind == "relative" and chunk.word in _NOMINAL:
            first = self.stack.pop()  # "whom A armed and who fought B"
            antecedent, comma = first.antecedent, comma or first.comma
        elif self.nearest is not None and self.previous in ("np", "comma", "prep") and chunk.word in _NOMINAL:
            found = self._antecedent(chunk.word, self.nearest, comma=comma)
            antecedent = [told for item in found for told in self.beside.get(item.chunk, [item])]
        frame = Frame("relative", comma, antecedent=antecedent, preposition=preposition, pronoun=chunk.first)
        if antecedent and self.item is not None and antecedent[0] is not self.item and chunk.word != "who":
            phrase = self.chunks[self.item.chunk].phrase
            frame.event = phrase is not None and self.units[phrase.last].low in wordlists().events
        frame.event = frame.event or self._of_an_act()
        frame.apposed = comma and self._whose_friend()
        self.stack.append(frame)
        self.previous, self.comma = "relative", False

    def _in_company(self) -> bool:
        """Whether the relative clause opens with others who do the same: "X, which together with Y and Z has"."""
        frame = self.top
        if frame.kind != "relative" or frame.verb is not None or frame.pronoun < 0:
            return False
        after = self.units[frame.pronoun + 1].low if frame.pronoun + 1 < len(self.units) else ""
        return after in _COMPANY and not frame.preposition

    def _of_an_act(self) -> bool:
        """Whether a participle tells whose the target of an act is: "an attack on a post held by X that killed ten"."""
        if self.top.kind != "participle" or self.top.comma or len(self.stack) < len(("clause", "participle")):
            return False
        outer = self.stack[-2]
        told = outer.subject if outer.verb is None else outer.verb.objects[-1] if outer.verb.objects else []
        acts = [self.chunks[item.chunk].phrase for item in told if item.tail]
        return any(phrase is not None and self.units[phrase.last].low in wordlists().events for phrase in acts)

    def _whose_friend(self) -> bool:
        """Whether what was named last is the Y of "X, an ally of Y", after which "which" may be said of either."""
        item, last = self.item, self.nearest
        if self.top.kind != "insertion" or item is None or last is None or not item.tail:
            return False
        word, places = item.tail[-1]
        head = self.units[self.chunks[item.chunk].last].low
        related = head in wordlists().classes["relational"] or head in wordlists().kinds
        return word in ("of", "to") and last.chunk in places and related

    def _whose_foe(self, index: int) -> list[Item]:
        """Those who help by the clause of "the coalition against X, which arms Y": they, never their foe X."""
        last, verb = self.nearest, self.ahead.following(index)
        if last is None or verb is None or not self._helps(verb):
            return []
        if self.top.kind == "participle" and self.top.verb is not None:
            fights = self.top.verb.group.lemma in CLASHING | _OPPOSING and last in chain(*self.top.verb.objects)
            return [item for item in self.top.verb.subject if fights and self._is_body(item.chunk)]
        if self.item is None:
            return []
        word, places = self.item.tail[-1] if self.item.tail else ("", [])
        if word != "against" or last.chunk not in places:
            return []
        before = self.item.tail[-2][1] if len(self.item.tail) > 1 else [self.item.chunk]
        return [Item(place) for place in before if self._is_body(place)]

    def _helps(self, index: int) -> bool:
        """Whether the verb tells of help: "supplies it with arms", "has trained its troops"."""
        group = self.chunks[index].group
        if group is None:
            return False
        told = wordlists().frames.get(group.lemma)
        gives = wordlists().classes["giving"] | wordlists().classes["giving_with"]
        return (told is not None and told.relation in _HELP) or group.lemma in gives

    def _is_body(self, place: int) -> bool:
        """Whether those named there are several who act together, as a coalition or a force does."""
        phrase = self.chunks[place].phrase
        if phrase is None:
            return False
        last = self.units[phrase.last].low
        return phrase.roles == {"name"} or last in classes_of("body", "body-kind") or last in _BODIES

    def _antecedent(self, word: str, nearest: Item, *, comma: bool) -> list[Item]:
        """What a relative pronoun stands for: a whole list before ", which", else the noun phrase before it."""
        if comma and word in ("which", "who") and self._together(nearest):
            return [nearest] if word == "who" and self._set_apart(nearest) else list(self.group)
        head = self.item if self.item is not None else nearest
        if head is not nearest and word == "who" and self._one_man(nearest):
            return [nearest]  # "the family of a man who has attacked Y"
        if head is not nearest and word == "who" and self._facing(head, nearest):
            return [nearest]
        if head is not nearest and self._roles(head) & _HUMANS and not self._is_act(head):
            if comma and word == "which" and (led := self._led_past(head, nearest)) is not None:
                return led
            return [head]
        if head is not nearest and word == "who" and (man := self._man_of(head, nearest)) is not None:
            return [man]
        if not comma and self._together(nearest) and self._taken_up(nearest):
            return list(self.group)  # "the two states which": both, whom context has put for the one phrase
        found = self._fits(word, nearest)
        if not found and self.top.kind == "participle" and self.top.verb is not None and self.top.verb.reduced:
            return list(self.top.verb.subject)  # "militias known as X that robbed"
        return found or (self._fits(word, head) if head is not nearest else [])

    def _set_apart(self, last: Item) -> bool:
        """Whether those named last are one side of "fighting between the army and X, who …"."""
        word, places = self.item.tail[-1] if self.item is not None and self.item.tail else ("", [])
        return word == "between" and last.chunk in places

    def _taken_up(self, item: Item) -> bool:
        """Whether the names of the list stand for one expression: "the two states", "both groups"."""
        units = [self.units[self.chunks[each.chunk].last] for each in self.group]
        return item in self.group and all(unit.resolved and unit.start == units[0].start for unit in units)

    def _one_man(self, item: Item) -> bool:
        """Whether the phrase is of somebody not yet named: "a man", "an army officer"."""
        phrase = self.chunks[item.chunk].phrase
        if phrase is None or self.units[phrase.first].low not in ("a", "an"):
            return False
        return self.units[phrase.last].low in people_words() and not self.units[phrase.last].low.endswith("s")

    def _man_of(self, head: Item, nearest: Item) -> Item | None:
        """The man of "the statement of X's envoy in P, who": neither the place named last nor the statement."""
        if not head.tail or head.tail[-1][0] not in _WHERE_TO or self._fits("who", nearest):
            return None
        people = (Item(place) for _, places in reversed(head.tail[:-1]) for place in reversed(places))
        return next((item for item in people if self._roles(item) & _HUMANS), None)

    def _facing(self, head: Item, nearest: Item) -> bool:
        """Whether those named last are people whom the others face: "the army of Y for help against gunmen who"."""
        word, places = head.tail[-1] if head.tail else ("", [])
        if word not in _FACING or nearest.chunk not in places:
            return False
        roles = self._roles(nearest)
        return bool(roles & _HUMANS) or (roles == {"name"} and bool(self._fits("who", nearest)))

    def _led_past(self, head: Item, nearest: Item) -> list[Item] | None:
        """The Y of "sent troops to Y, which …", nobody in "troops in Y, which …"; ``None`` in "troops of Y, which"."""
        phrase = self.chunks[nearest.chunk].phrase
        word, places = head.tail[-1] if head.tail else ("", [])
        named = phrase is not None and phrase.party is not None and phrase.roles == {"name"}
        if not named or nearest.chunk not in places or word in ("of", "from"):
            return None
        return [nearest] if word in ("to", "against", "with", "for", "by", "alongside", "into", "on") else []

    def _is_act(self, item: Item) -> bool:
        """Whether the noun names an act, whatever else it may name: "a strike in support of troops who"."""
        phrase = self.chunks[item.chunk].phrase
        return phrase is not None and phrase.party is None and self.units[phrase.last].low in wordlists().events

    def _together(self, nearest: Item) -> bool:
        """Whether what was named last ends a list, nothing of which has a clause of its own."""
        return len(self.group) > 1 and self.group[-1] is nearest and not self.apart

    def _fits(self, word: str, item: Item) -> list[Item]:
        """The phrase, if the pronoun can stand for it: "who" for no state, "that" for no name."""
        phrase = self.chunks[item.chunk].phrase
        if phrase is None or phrase.party is None or phrase.roles != {"name"} or "people" in phrase.party.roles:
            return [item]
        name = self.units[phrase.last]
        verb = self.top.verb
        hung = verb is not None and verb.group.lemma == "be" and self._hangs_below(verb, item)
        cleft = verb is not None and verb.group.lemma == "be" and not hung  # "It was X that …"
        bare = word == "that" or (word == "which" and hung and not self.comma)
        if bare and not name.resolved and not cleft:
            # "… told Kabul that fought" has no such reading: a clause, not a name, is what "that" opens here.
            return []
        if cleft and word == "who":
            return [item]
        if word in ("who", "whom") and phrase.party.actor.type in ("State", "Place", "IntergovernmentalOrganization"):
            return [item] if name.speaker is not None or phrase.party.speaker.type == "Person" else []
        return [item]

    def _hangs_below(self, verb: Node, item: Item) -> bool:
        """Whether what the verb leads to only has the item hang on it: the Y of "X was an alliance in Y that"."""
        told = [each for items in verb.objects for each in items]
        below = any(item.chunk in places for each in told for _, places in each.tail)
        return below and all(each.chunk != item.chunk for each in told)

    def _roles(self, item: Item) -> frozenset[str]:
        phrase = self.chunks[item.chunk].phrase
        return phrase.roles if phrase is not None else frozenset()
