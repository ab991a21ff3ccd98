"""The parse, as far as marks and connecting words go: which clause is open, and what they open and close."""

from __future__ import annotations

from kg.extraction.grammar.phrases import NounPhrase
from kg.extraction.parsing.chunks import Chunk
from kg.extraction.parsing.relativeparse import RelativeParser
from kg.extraction.parsing.syntax import Frame, Item
from kg.extraction.words.wordlists import wordlists

__all__ = ["BETWEEN", "MarkParser"]

_CONDITIONS = frozenset(("if", "unless", "whether"))
_CLAUSAL = frozenset(("after", "before", "when", "while", "because", "although", "though", "until", "once", "if"))
_TIMES = frozenset(("after", "before", "since", "until"))
_COPULAR = frozenset(("be", "become", "remain", "seem", "appear", "feel", "grow", "get"))
_SAYS_SO = frozenset((("make", "clear"), ("make", "plain"), ("deem", "proven"), ("find", "likely")))
"""Verbs that say something with an adjective in the place of an object: "made clear that"."""
BETWEEN = frozenset(("between",))
"""Prepositions that lead to two whom "and" joins."""
_LIST = 2
"""The first of a list of three: after two, ", and" leads to its last."""
_MISTER = frozenset(("mr", "mrs", "ms", "dr", "gen", "col", "lt", "maj", "sen", "rep", "gov", "capt", "sgt", "st"))

_WHOLES = frozenset(("alliance", "coalition", "federation", "umbrella", "grouping", "merger", "union", "front", "bloc"))
_BODIES = frozenset(("groups", "factions", "organisations", "organizations", "movements", "militias", "armies", "bands",
                     "parties", "guerrillas", "rebels", "fronts"))  # fmt: skip

_NO_GROUND = frozenset(("Organization", "MilitantGroup", "UmbrellaGroup", "Faction", "Person", "MediaOutlet"))
"""Types of actors in which nobody is as in a state."""


_RANKS = frozenset(("member", "founder", "speaker", "governor", "mayor", "deputy", "chief", "vice-president"))
"""What somebody is, besides offices at the head of a state or group."""


class MarkParser(RelativeParser):
    """What marks, prepositions and conjunctions do to the clauses that are open."""

    # Marks and connecting words

    def _on_stop(self, index: int, chunk: Chunk) -> None:
        self.joint = ""
        self.pair = None
        if chunk.word == ":" and self.top.verb is None:
            self.previous = "other"
        self._fresh_main()
        self.previous, self.comma = "start", False

    def _fresh_main(self) -> None:
        self.stack = [Frame("main")]
        self.group, self.item, self.nearest, self.half = [], None, None, None

    def _on_other(self, index: int, chunk: Chunk) -> None:
        self.previous, self.comma = "other", False

    def _on_not(self, index: int, chunk: Chunk) -> None:
        if chunk.word in ("neither", "not"):
            self.previous = chunk.word
        self.comma = False

    def _on_fronted(self, index: int, chunk: Chunk) -> None:
        """An auxiliary before its subject: a clause begins, whatever adverbs stand before it."""
        if self.previous in ("or", "and", "not", "neither", "but") or self.comma:
            self._close_insertions()
        self._new_segment()
        self.comma = False

    def _on_prep(self, index: int, chunk: Chunk) -> None:
        again = self.previous == "and" and not self.comma and chunk.word == self.preposition == "of"
        self.again = again and self.item is not None and bool(self.item.tail) and self.item.tail[-1][0] == "of"
        self.preposition = chunk.word
        if (self.previous != "np" or self.comma) and not self.again:
            self.item = None
        if self.previous in ("and", "or") and self.top.verb is not None:
            self.joint = self.previous
        self.previous, self.comma = "prep", False

    def _on_or(self, index: int, chunk: Chunk) -> None:
        self._on_and(index, chunk)
        if self.top.verb is None and self.top.subject:
            self.top.sure = False
        self.previous = "or"

    def _on_sub(self, index: int, chunk: Chunk) -> None:
        following = self.ahead.following(index)
        kind = self.chunks[following].kind if following is not None else "other"
        clause = kind == "np" and following is not None and self.ahead.leads(following)
        if kind == "np" and not clause and chunk.word in _CLAUSAL and following is not None:
            clause = self.ahead.only_verb(following)
        posing = chunk.word == "as" and self.previous == "verb" and self.top.verb is not None
        if posing and self.top.verb is not None and self.top.verb.group.lemma in wordlists().classes["posing"]:
            clause = False  # "men disguised as traders attacked"
        aside = self.comma and self.top.kind == "insertion" and self.stack[-2].verb is None
        if (
            clause
            and following is not None
            and aside
            and chunk.word in _TIMES
            and self.ahead.closed_before_verb(following)
        ):
            clause = False  # "X, after weeks of calm, invaded Y, took P and …"
        if clause and following is not None and chunk.word in _TIMES and self._after_spell(following):
            clause = False  # "After weeks of tension, X, accused of treason, struck"
        if clause and following is not None and self.previous == "and" and self._aside_in_time(following):
            clause, self.joint = False, "and"
        if clause:
            if self.comma and self._set_off_in_clause():
                self.stack.pop()
            elif self.comma:
                self._close_insertions()
            self.stack.append(Frame("conditional" if chunk.word in _CONDITIONS else "adverbial", self.comma))
            self.previous, self.comma = "start", False
        elif kind == "verb":
            self.preposition = chunk.word
            self.previous = "sub"
        else:
            self._on_prep(index, chunk)

    def _after_spell(self, following: int) -> bool:
        """Whether "after" leads to a time that a comma ends, and to no clause: "after years of war,"."""
        phrase = self.chunks[following].phrase
        spell = phrase is not None and self.units[phrase.last].low in wordlists().classes["span"]
        return spell and self.ahead.closed_by_comma(following)

    def _set_off_in_clause(self) -> bool:
        """Whether a clause is set off within another that lacks its verb yet: "fled when X, after talks failed, …"."""
        if self.top.kind != "insertion" or len(self.stack) <= len(("main", "insertion")):
            return False
        return self.stack[-2].verb is None and bool(self.stack[-2].subject)

    def _aside_in_time(self, following: int) -> bool:
        """Whether "after" leads to no clause: "X left the bloc and after the death of its leader attacked Y"."""
        phrase = self.chunks[following].phrase
        deed = phrase is not None and self.units[phrase.last].low in wordlists().classes["occasion"]
        return deed and self.top.verb is not None and self.ahead.ends_sentence(following)

    def _on_that(self, index: int, chunk: Chunk) -> None:
        following = self.ahead.following(index)
        kind = self.chunks[following].kind if following is not None else "other"
        asked = chunk.word != "that"  # "shows how X attacked Y"
        beside = self.previous == "np" and not self.comma and not asked
        if self.comma and kind == "verb" and not asked and (named := self._cleft()):
            self._close_insertions()
            self.stack.append(Frame("relative", antecedent=named, pronoun=chunk.first))
            self.previous, self.comma = "relative", False  # "It was X, not far from there, that brokered the deal"
            return
        if kind == "verb" and not asked and self.previous == "verb" and (named := self._cleft_before()):
            self.stack[-1] = Frame("relative", antecedent=named, pronoun=chunk.first)
            self.previous, self.comma = "relative", False
            return
        if beside and kind in ("verb", "np") and not self._opens_content(kind):
            self._open_relative(chunk, "", comma=False)
        else:
            if self.comma and self.top.kind in ("insertion", "participle", "relative"):
                self._close_insertions()
            self.stack.append(Frame("content", said=self.top.verb))
            self.previous, self.comma = "start", False

    def _cleft(self) -> list[Item]:
        """Who is named in "It was X, …,": the one of whom "that" goes on to tell."""
        verb = self.stack[0].verb
        if verb is None or verb.group.lemma != "be" or len(verb.subject) != 1 or not verb.objects:
            return []
        return list(verb.objects[0]) if self.units[self.chunks[verb.subject[0].chunk].first].low == "it" else []

    def _cleft_before(self) -> list[Item]:
        """Who is named in "X it was", of whom "that" goes on to tell."""
        verb = self.top.verb
        if self.top.kind != "relative" or verb is None or verb.group.lemma != "be" or verb.group.negated:
            return []
        it = len(verb.subject) == 1 and self.units[self.chunks[verb.subject[0].chunk].first].low == "it"
        return list(verb.gap) if it else []

    def _opens_content(self, kind: str) -> bool:
        """Whether "that" after a noun phrase opens what is said: "told X that", "the claim that"."""
        if kind == "verb":
            return False
        verb, item = self.top.verb, self.nearest
        told = wordlists().speech.get(verb.group.lemma) if verb else None
        if verb is not None and (told or verb.group.lemma in wordlists().classes["telling_verb"]):
            return True
        phrase = self.chunks[item.chunk].phrase if item else None
        if phrase is not None and verb is not None and verb.group.lemma in _COPULAR and self._is_adjective(phrase):
            return True  # "was aware that", "is of note that"
        if phrase is not None and verb is not None and (verb.group.lemma, self.units[phrase.last].low) in _SAYS_SO:
            return True
        heads = [self.chunks[each.chunk].phrase for each in (item, self.item) if each is not None]
        nouns = wordlists().classes["content_noun"]  # "the view of Y that"
        return phrase is None or any(head is not None and self.units[head.last].low in nouns for head in heads)

    def _is_adjective(self, phrase: NounPhrase) -> bool:
        """Whether what a copula leads to is one word without an article, of which no relative clause tells."""
        unit = self.units[phrase.last]
        return phrase.first == phrase.last and unit.kind == "word" and not unit.low.endswith("s")

    def _on_comma(self, index: int, chunk: Chunk) -> None:
        self.pair = None
        following = self.ahead.following(index)
        kind = self.chunks[following].kind if following is not None else "other"
        if self.units[chunk.first].kind == "dash" and not self.nodes and self._dateline():
            self._fresh_main()
            self.previous, self.comma = "start", False
            return
        self.closed = self.comma
        if self.comma:
            if kind == "and" and self.top.kind == "insertion" and self.top.comma and self.top.subject:
                self.stack.pop()  # "sanctioned N. N., an Y-ian minister, in May, and it armed Z"
            return
        self.comma = True
        if kind == "np" and following is not None:
            self._comma_before_noun(index, following)
        elif kind == "and" and following is not None and self._last_in_aside(following):
            pass
        elif self.top.kind == "insertion" and kind in ("and", "verb", "prep", "sub") and self.top.comma:
            self.stack.pop()
            self.closed = True
        elif kind in ("prep", "sub", "other") and self.top.verb is None and self.top.subject and self.previous == "np":
            self.stack.append(Frame("insertion", comma=True))  # ", despite heavy losses,"

    def _dateline(self) -> bool:
        """Whether what stands before a dash is where and when the report was written: "GOMA, Congo, 3 May — "."""
        unit = self.units[0]
        dashes = sum(each.kind == "dash" for each in self.units)
        if (unit.kind == "metonym" or (unit.kind == "name" and unit.place is None)) and dashes > 1:
            return False  # "Beijing – its old ally – armed X", "U.S. troops – backed by X –"
        spelt = unit.text.isupper() and len(unit.text) > 1  # not the "A" of "A garrison – far from the front – fell"
        return spelt or unit.place is not None or unit.kind == "metonym"

    def _comma_before_noun(self, index: int, following: int) -> None:
        if self.top.kind == "insertion" and self.top.comma:
            if self.previous == "np" and self.item is not self.nearest and self.ahead.closed_list(index):
                self.previous = "list"  # "X, enemies of A, B and C, attacked"
                return
            self.stack.pop()
        frame, bottom = self.top, self.stack[0]
        if bottom.verb is None and not bottom.subject and self.previous == "np" and self._named_in_front(following):
            self._insert(following)  # "After talks with the Norwegian envoy, N. N., A and B agreed"
            return
        if bottom.verb is None and not bottom.subject and self._fronted_goes_on(index, following):
            self.previous = "list"
            return
        if len(self.stack) > 1 and bottom.verb is None and not bottom.subject and frame.verb is not None:
            self.stack = [bottom]  # "After X attacked Y, Z …"
            self.previous = "start"
            return
        if frame.verb is None and frame.subject:
            told = self._names_holder(following) or self._says_who(following) or self._two_offices(index, following)
            if self.ahead.lists(index) and not told:
                self.previous = "list"
            else:
                self._insert(following)
            return
        if frame.verb is None:
            self._place_or_subject(index)
            return
        waiting = any(outer.verb is None and outer.subject for outer in self.stack[:-1])
        if (
            self.group
            and not self._housed(following)
            and (self.ahead.lists(index, subject=False) or (waiting and self._list_within(index)))
        ):
            self.previous = "list"
        elif self.ahead.leads(following) and not (waiting and self._names_again(following)):
            self._close_insertions()
            self._new_segment()
        else:
            self._insert(following)

    def _names_again(self, following: int) -> bool:
        """Whether what is set off only names who was told of: "X, which regards the band, Y, as Z's arm, begged W"."""
        return self.top.kind == "relative" and self.previous == "np" and not self.ahead.finite_after(following)

    def _fronted_goes_on(self, index: int, following: int) -> bool:
        """Whether a list goes on that ends before the subject: "With the help of A, B and C, X attacked Y"."""
        if not self.group or self.previous != "np" or self.group[-1] is not self.nearest:
            return False
        first, second = self.chunks[self.group[-1].chunk].phrase, self.chunks[following].phrase
        alike = first is not None and second is not None and self._whereabouts(first) == self._whereabouts(second)
        return alike and self.ahead.fronted_list(index)

    def _whereabouts(self, phrase: NounPhrase) -> bool:
        """Whether the noun phrase may be only where something is: a city, a region or a capital."""
        unit = self.units[phrase.last]
        return unit.place is not None or unit.kind == "metonym" or phrase.party is None

    def _housed(self, following: int) -> bool:
        """Whether a state tells only where somebody is, beside whom no other is listed: "firms in Y, A and B"."""
        first, second = self.chunks[self.group[-1].chunk].phrase, self.chunks[following].phrase
        if self.preposition != "in" or first is None or second is None or first.party is None or second.party is None:
            return False
        alone = len(self.group) == 1 and self.chunks[self.group[-1].chunk - 1].kind == "prep"
        body = second.party.speaker.type in _NO_GROUND and "name" in second.roles
        return alone and body and first.party.actor.type == "State" and "name" in first.roles

    def _list_within(self, index: int) -> bool:
        """Whether a list after a preposition goes on: "(a truce) arranged by A, B and C failed"."""
        word = self.chunks[self.group[0].chunk - 1].kind
        return word == "prep" and self.ahead.lists(index)

    def _insert(self, following: int) -> None:
        """Open what commas set off; a noun phrase there says who the one before is."""
        if self.nearest is not None and self.previous == "np":
            if self.ahead.apposed(following):
                whole = self.item is not None and (self._opens(self.item) or self._is_related(self.item))
                told = self.item if whole and self.item is not None else self.nearest
                told.apposition = following  # "two of these, X and Y, fight"
            else:
                among = self._among(following)  # "X, an alliance of ten groups fighting Y"
                if self._tells_of(self.nearest, following) or among != following:
                    self.beside[among] = list(self.group) if self._all_alike(among) else [self.nearest]
        self.stack.append(Frame("insertion", comma=True))
        self.previous = "start"

    def _all_alike(self, following: int) -> bool:
        """Whether a plural after a list tells of all in it: "X and Y, the states that", not "X and the Y, rebels"."""
        if self.nearest is None or not self._together(self.nearest):
            return False
        phrases = [self.chunks[item.chunk].phrase for item in self.group]
        kinds = {phrase.party.actor.type if phrase is not None and phrase.party else None for phrase in phrases}
        return len(kinds) == 1 and None not in kinds and self.units[self.chunks[following].last].low.endswith("s")

    def _is_related(self, item: Item) -> bool:
        """Whether "in P" stands between what one is to another and his name: "X's ally in the region, Y,"."""
        last = self.chunks[item.chunk].last
        owned = any(unit.kind in ("possessive", "demonym") for unit in self.units[self.chunks[item.chunk].first : last])
        placed = self.nearest is not item and last + 1 < len(self.units) and self.units[last + 1].low in ("in", "for")
        return placed and owned and self.units[last].low in wordlists().kinds

    def _names_holder(self, following: int) -> bool:
        """Whether a person is named beside his office, and a comma closes that: "X's president, N. N., and Y"."""
        if self.nearest is None or not self.ahead.closed_by_comma(following):
            return False
        office, name = self.chunks[self.nearest.chunk].phrase, self.chunks[following].phrase
        if office is None or name is None or "officials" not in office.roles | self._called(office):
            return False
        person = name.party is not None and name.party.speaker.type == "Person" and name.roles == {"name"}
        return person and not self.units[office.last].low.endswith("s")

    def _named_in_front(self, following: int) -> bool:
        """Whether who holds an office told of before the subject is named there, and is of no other state."""
        if self.nearest is None or not self._names_holder(following):
            return False
        office, name = self.chunks[self.nearest.chunk].phrase, self.chunks[following].phrase
        whose, who = (each.party if each is not None else None for each in (office, name))
        return whose is None or who is None or whose.actor.name == who.actor.name

    def _called(self, phrase: NounPhrase) -> frozenset[str]:
        """The class of the noun that heads the phrase, where nothing tells whose official it is."""
        official = self.units[phrase.last].low in wordlists().nouns["officials"] | wordlists().nouns["leaders"]
        return frozenset(("officials",)) if official else frozenset()

    def _says_who(self, following: int) -> bool:
        """Whether the noun phrase after a comma says who the name before it is: "X, an ally of Y, and Z"."""
        phrase, before = self.chunks[following].phrase, None
        if self.nearest is not None and self.previous == "np":
            before = self.chunks[self.nearest.chunk].phrase
        if phrase is None or before is None or before.party is None or "name" not in before.roles:
            return False
        first, head = self.units[phrase.first], self.units[phrase.last]
        related = head.low in wordlists().classes["describing"] or head.low in wordlists().classes["relational"]
        owned = any(unit.kind == "possessive" for unit in self.units[phrase.first : phrase.last])
        return related and (owned or (phrase.party is None and (first.kind == "determiner" or first.resolved)))

    def _two_offices(self, index: int, following: int) -> bool:
        """Whether one man is both: "N. N., the speaker of P and leader of X, an ally of Y, met"."""
        second = self.ahead.second_of_two(index)
        before = self.chunks[self.nearest.chunk].phrase if self.nearest is not None and self.previous == "np" else None
        phrases = [self.chunks[place].phrase for place in (following, second) if place is not None]
        if second is None or before is None or before.party is None or before.party.speaker.type != "Person":
            return False
        nouns = wordlists().nouns
        offices = wordlists().classes["head"] | nouns["officials"] | nouns["leaders"] | _RANKS
        held = all(phrase is not None and self.units[phrase.last].low in offices for phrase in phrases)
        return held and self.units[self.chunks[second].first].low not in ("the", "its", "their", "his")

    def _tells_of(self, name: Item, following: int) -> bool:
        """Whether the noun phrase after a comma is "a group that …", which tells of the name before it."""
        phrase, before = self.chunks[following].phrase, self.chunks[name.chunk].phrase
        named = before is not None and before.party is not None and "name" in before.roles
        if named and before is not None and before.party is not None and before.party.speaker.type == "Person":
            return False  # whom a state's leader is, his state is not
        plain = phrase is not None and phrase.party is None
        plain = (
            plain
            and phrase is not None
            and (self.units[phrase.first].kind == "determiner" or self._one_of_bodies(phrase))
        )
        plain = plain and phrase is not None and self.units[phrase.last].low not in wordlists().classes["move"]
        return named and plain and self.ahead.described(following)

    def _one_of_bodies(self, phrase: NounPhrase) -> bool:
        """Whether the phrase is "one of several armed groups", which is one chunk."""
        opens = [unit.low for unit in self.units[phrase.first : phrase.first + 2]] == ["one", "of"]
        return opens and self.units[phrase.last].low.rsplit(" ", 1)[-1] in _BODIES

    def _among(self, following: int) -> int:
        """The chunk of the groups in "an alliance of ten groups fighting"; else itself."""
        of, kind = self.chunks[following + 1 : following + 3], self.chunks[following].phrase
        if self.nearest is None or [each.kind for each in of] != ["prep", "np"]:
            return following
        head = self.units[self.chunks[following].last].low
        before, groups = self.chunks[self.nearest.chunk].phrase, of[1].phrase
        named = before is not None and before.party is not None and "name" in before.roles
        whole = head in _WHOLES and kind is not None and kind.party is None
        plain = groups is not None and self.units[of[0].first].low == "of"
        plain = plain and groups is not None and (groups.party is None or groups.party.actor.name.islower())
        plain = plain and groups is not None and self.units[groups.last].low.rsplit(" ", 1)[-1] in _BODIES
        return following + 2 if named and whole and plain and self.ahead.described(following + 2) else following

    def _place_or_subject(self, index: int) -> None:
        """After "In Kyiv" comes the subject; but "In Kyiv, Ukraine, X …"."""
        if self.previous == "np" and self.ahead.closes_before_subject(index):
            self.stack.append(Frame("insertion", comma=True))
        self.previous = "start"

    def _close_insertions(self) -> None:
        """Close what a comma closes: insertions, participles, relative clauses set off, clauses that say when."""
        while len(self.stack) > 1 and self.top.kind != "content":
            self.stack.pop()

    def _new_segment(self) -> None:
        frame = self.top
        frame.subject, frame.verb, frame.sure = [], None, True
        self.previous = "start"

    def _on_and(self, index: int, chunk: Chunk) -> None:
        if index + 1 < len(self.chunks) and self.chunks[index + 1].word == "time" and self.previous != "comma":
            following = self.ahead.following(index)
            if following is None or self.chunks[following].kind in ("comma", "stop"):
                return  # "between 1992 and 1995,"
        following = self.ahead.following(index)
        kind = self.chunks[following].kind if following is not None else "other"
        self.parted = self.comma
        goes_on = self.half is not None and kind == "np" and self.comma and self._closes_aside(*self.half)
        if goes_on or (kind == "np" and self.comma and self._last_in_aside(index)):
            self.previous, self.comma = "and", False
            return
        if kind == "verb" and self.comma:
            self._comma_and_verb()
        elif kind == "np" and self.comma and self._subject_goes_on():
            self.apart = True
            self.stack.pop()
            while self.top.verb is not None or not self.top.subject:
                self.stack.pop()
        elif kind == "np" and self.comma and following is not None and (held := self._held_open(following)):
            self.apart, self.group = True, held
            self.item = self.nearest = held[-1]
            self.stack.pop()
        elif kind == "np" and self.comma and self.closed and self.top.verb is None and self.top.subject:
            self.apart = True  # "X, a friend of Y, and Z attacked"
            self.group = self.top.subject
        elif kind == "np" and following is not None and self._gap_goes_on(following):
            self._new_segment()
        elif kind == "np" and following is not None and self._object_to_come(following):
            self.raised = self.top.verb
            self._new_segment()
        elif kind == "np" and following is not None and self._begins_clause(following):
            if self.comma or self.top.kind in ("participle", "insertion", "relative"):
                self._close_insertions()
            self._new_segment()
        self.previous = "but" if chunk.word == "but" and self.top.verb is None else "and"
        self.comma = False

    def _closes_aside(self, first: list[Item], depth: int) -> bool:
        """Whether ", and" leads on to the B of "between A, led by N, and B"; if so, what stood between is closed."""
        self.half = None
        if len(first) > 1 or (len(self.stack) <= depth and not self.closed):
            return False
        del self.stack[depth:]
        self.pair = first
        return True

    def _subject_goes_on(self) -> bool:
        """Whether what ", and Y" adds to is the subject of a clause that lacks its verb: "X, who …, and Y agreed"."""
        if not self.top.comma or self.top.kind not in ("relative", "participle", "insertion"):
            return False
        outer = self.stack[-2]
        return outer.verb is None and bool(outer.subject)

    def _last_in_aside(self, joint: int) -> bool:
        """Whether ", and C" ends a list within what is set off: "X, backed by A, B, and C, attacked Y"."""
        last = self.ahead.following(joint)
        if last is None or len(self.group) < _LIST or not self._subject_goes_on():
            return False
        return self.ahead.kind(last) == "np" and self.ahead.closed_before_verb(last)

    def _held_open(self, following: int) -> list[Item]:
        """The objects that ", and Z" adds to past a clause on the last of them: "armed X, which ruled P, and Z"."""
        frame = self.top
        if frame.kind != "relative" or not frame.comma or frame.verb is None or len(frame.antecedent) != 1:
            return []
        outer = self.stack[-2].verb
        listing = any(self.chunks[item.chunk - 1].kind == "comma" for item in self.group[1:])
        if outer is None or listing or self.ahead.leads(following):
            return []
        lists = (*outer.objects, *(items for _, items in outer.complements))
        return next((items for items in lists if items and items[-1] is frame.antecedent[0]), [])

    def _comma_and_verb(self) -> None:
        """In ", and attacked", what is set off by commas ends, unless the clause around it still lacks its verb."""
        while len(self.stack) > 1:
            frame, outer = self.top, self.stack[-2]
            if frame.kind == "content" or (frame.kind != "insertion" and outer.verb is None):
                break
            self.stack.pop()

    def _object_to_come(self, following: int) -> bool:
        """Whether a verb without its object and a second subject and verb share the object that follows."""
        verb = self.top.verb
        if verb is None or self.previous != "verb" or self.comma or verb.objects or verb.complements:
            return False
        if verb.group.voice != "active" or verb.group.form != "finite" or verb.link not in ("main", "coordinate"):
            return False
        frame = wordlists().frames.get(verb.group.lemma)
        return frame is not None and "object" in frame.links and self.ahead.takes_object(following)

    def _gap_goes_on(self, following: int) -> bool:
        """Whether a second subject and verb share the object of a relative clause: "which A founded and B paid"."""
        verb = self.top.verb
        if verb is None or self.top.kind != "relative" or not verb.gap or verb.objects or self.comma:
            return False
        return self.ahead.contact(following)

    def _begins_clause(self, following: int) -> bool:
        """Whether the noun phrase after "and" is the subject of a new clause."""
        frame = self.top
        paired = self.comma and self.pair is None  # "talks between A and B, and the two sides signed"
        if frame.verb is None or (
            (self.preposition in BETWEEN or self.pair is not None)
            and self.previous == "np"
            and self.item is not self.nearest
            and not paired
        ):
            return False
        # In "talks mediated by X and Y collapsed" the verb that comes is that of the talks.
        waiting = any(
            outer.verb is None and outer.subject and not (self.comma and self._tells_after(place))
            for place, outer in enumerate(self.stack[:-1])
        )
        # "X bombed Y, and A, B and C condemned it": the list is of those who did that.
        told = self.top.verb is not None and self.top.verb.group.form == "finite"
        listed = self.comma and told and self.ahead.opens_list(following)
        # "X armed Y, and Z's fighters attacked from P": a comma parts no two things of one list.
        parted = self.comma and told and len(self.group) == 1 and self.ahead.acts(following)
        return not waiting and (listed or parted or self.ahead.leads(following))

    def _tells_after(self, place: int) -> bool:
        """Whether the clause is a noun phrase set off after a verb: "X bought drones, a purchase that …, and Y"."""
        frame = self.stack[place]
        return frame.kind == "insertion" and frame.comma and self.stack[place - 1].verb is not None

    def _opens(self, item: Item) -> bool:
        """Whether a noun phrase is only the beginning of the next: "two earlier missions", "Mr. K"."""
        chunk = self.chunks[item.chunk]
        words = self.units[chunk.first : chunk.last + 1]
        return all(unit.kind in ("number", "determiner") or unit.low in _MISTER for unit in words)
