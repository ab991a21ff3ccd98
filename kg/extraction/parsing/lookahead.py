"""What follows a chunk: tables that the parse looks into, made in one pass from right to left."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.grammar.phrases import VerbGroup
from kg.extraction.parsing.chunks import Chunk
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["NEVER_ALONE", "Lookahead"]

NEVER_ALONE = frozenset(("link", "accuse", "suspect", "base", "name", "call", "dub", "tie", "connect", "identify",
                         "describe", "charge", "convict", "station", "issue", "locate", "deploy"))  # fmt: skip
"""Verbs which without an object are participles: "fighters based in P"."""

_DENIES = frozenset(("deny", "reject", "dismiss", "dispute", "refute", "contest"))
_ITEMS = 16
"""Noun phrases of a list that are looked at to tell whether it is one."""
_COUNT = 4
_LIST = 24
"""Chunks to the "and" that ends a list of gerunds."""
_MANY = frozenset(("several", "many", "hundreds", "dozens", "scores", "thousands", "some"))
_FOUGHT_SO = frozenset(("alongside", "beside", "against", "with", "for", "under"))
"""After which "fought" tells who fights: battles are "fought in" and "fought over"."""
_BOUNDARIES = frozenset(("comma", "stop", "sub", "and", "or"))


class Lookahead:
    """The tables of one sentence."""

    def __init__(self, units: Sequence[Unit], chunks: Sequence[Chunk]) -> None:
        self._units = units
        self._chunks = chunks
        size = len(chunks)
        self._following: list[int | None] = [None] * size
        self._chain: list[int | None] = [None] * size
        self._verbs = [0] * (size + 1)
        self._comma: list[int | None] = [None] * (size + 1)
        self._leads = [False] * size
        self._fill()

    def _fill(self) -> None:
        following: int | None = None
        for index in range(len(self._chunks) - 1, -1, -1):
            chunk = self._chunks[index]
            self._following[index] = following
            self._comma[index] = index if chunk.kind == "comma" else self._comma[index + 1]
            after = 0 if chunk.kind in _BOUNDARIES else self._verbs[index + 1]
            self._verbs[index] = after + (1 if self.finite(index) else 0)
            if chunk.kind == "stop":
                self._comma[index] = None
            if chunk.kind == "np":
                self._chain[index] = self._after_chain(following)
                self._leads[index] = self._find_leads(index)
            if chunk.kind != "skip":
                following = index

    def _after_chain(self, following: int | None) -> int | None:
        """The chunk after the prepositional phrases that begin at ``following``."""
        if following is None or self._chunks[following].kind != "prep":
            return following
        inner = self._following[following]
        if inner is None or self._chunks[inner].kind != "np":
            return following
        return self._chain[inner]

    def kind(self, index: int | None) -> str:
        """The kind of the chunk, or ``end``."""
        return self._chunks[index].kind if index is not None else "end"

    def following(self, index: int | None) -> int | None:
        """The next chunk that is no adverb, date or parenthesis."""
        return self._following[index] if index is not None else None

    def finite(self, index: int | None) -> bool:
        """Whether the chunk is a verb in a tense."""
        group = self._chunks[index].group if index is not None else None
        return group is not None and group.form == "finite" and group.voice != "reduced"

    def participle(self, index: int) -> bool:
        """Whether a verb in a tense can be a past participle as well: "fighters armed with rifles"."""
        group = self._chunks[index].group
        if group is None or group.voice != "active" or group.head != group.first:
            return False
        return any(form.participle for form in self._units[group.head].forms)

    def leads(self, index: int) -> bool:
        """Whether the noun phrase is the subject of a verb that follows."""
        return self._leads[index]

    def _find_leads(self, index: int) -> bool:
        place = self._chain[index]
        kind = self.kind(place)
        if place is None:
            return False
        if self.finite(place):
            return not self._modifies(index, place)
        if kind == "and":
            inner = self._following[place]
            return inner is not None and self.kind(inner) == "np" and self._leads[inner]
        if kind == "verb":
            return self._verbs[place] > (self._of_relative(place) or self._of_modifier(index, place))
        if kind in ("relative", "that"):
            return self._verbs[place] > 1
        if kind == "comma":
            return self._past_insertion(place)
        return False

    def _of_relative(self, verb: int) -> int:
        """One where the first verb in a tense after ``verb`` is a relative clause's: "to end a war that has raged"."""
        place = self._following[verb]
        for _ in range(_ITEMS):
            if place is None or self.finite(place):
                return 0
            if self.kind(place) in ("relative", "that"):
                return 1
            place = self._following[place]
        return 0

    def _of_modifier(self, index: int, verb: int) -> int:
        """One where what follows somebody who is asked "to respect the law adopted in May" is only that participle."""
        phrase, group = self._chunks[index].phrase, self._chunks[verb].group
        if phrase is None or "name" not in phrase.roles or group is None or group.form != "infinitive":
            return 0
        place = self._following[verb]
        for _ in range(_ITEMS):
            if place is None or self.kind(place) in ("comma", "stop", "relative", "that"):
                return 0
            if self.finite(place):
                other = self._chunks[place].group
                plain = other is not None and other.lemma not in wordlists().classes["intransitive"]
                beyond = self.kind(self._following[place]) in ("prep", "end", "stop", "comma")
                return int(plain and beyond and self.participle(place))
            place = self._following[place]
        return 0

    def _modifies(self, index: int, verb: int) -> bool:
        """Whether what can be a tense or a participle is rather the participle: "and soldiers stationed in K"."""
        if not self.participle(verb) or self.object_after(verb) or self._verbs[verb] > 1:
            return False
        phrase = self._chunks[index].phrase
        if phrase is None or "name" in phrase.roles or self.kind(self._following[verb]) != "prep":
            return False
        if self._only_done(verb):
            return False
        return self._units[phrase.first].kind != "determiner"

    def _only_done(self, verb: int) -> bool:
        """Whether the verb tells what its subject does, as it takes no object here: "and fighters fought beside Y"."""
        group, beside = self._chunks[verb].group, self._following[verb]
        word = self._chunks[beside].word if beside is not None else ""
        if group is None or word == "by":
            return False
        return group.lemma in wordlists().classes["intransitive"] or (group.lemma == "fight" and word in _FOUGHT_SO)

    def _past_insertion(self, comma: int) -> bool:
        """Whether a verb in a tense follows the comma that closes what the comma at ``comma`` opens."""
        inner = self._following[comma]
        if inner is not None and self.kind(inner) == "comma":
            return inner > comma + 1 and self.finite(self._following[inner])  # "as X, early on Monday, attacked Y"
        if self.kind(inner) not in ("np", "relative", "verb", "prep", "sub"):
            return False
        if self.finite(self._following[comma]) and not self.participle(self._following[comma] or 0):
            return False
        closing = self._comma[comma + 1]
        return closing is not None and self.finite(self._following[closing])

    def finite_after(self, index: int) -> bool:
        """Whether a verb in a tense follows the noun phrase and its prepositional phrases at once."""
        return self.finite(self._chain[index])

    def acts(self, index: int) -> bool:
        """Whether somebody is named, or his men are, and a verb follows at once that need not be a participle."""
        phrase, verb = self._chunks[index].phrase, self.verb_of(index)
        group = self._chunks[verb].group if verb is not None else None
        someone = phrase is not None and phrase.party is not None and not phrase.party.roles & {"assets"}
        return someone and group is not None and group.lemma not in NEVER_ALONE

    def verb_of(self, index: int) -> int | None:
        """The verb in a tense that follows the noun phrase and its prepositional phrases at once."""
        verb = self._chain[index]
        return verb if self.finite(verb) else None

    def contact(self, index: int, verbs: int = 1) -> bool:
        """Whether a noun phrase right after another begins a relative clause: "weapons X sent", "groups A backs"."""
        verb = self._following[index]
        if self.kind(verb) == "and":
            verb = self._denying_with(verb)
        if not self.finite(verb) or verb is None or self._verbs[verb] < verbs:
            return False
        return not self.object_after(verb)

    def _denying_with(self, joint: int | None) -> int | None:
        """The verb of "a charge X and Y deny", where the "and" at ``joint`` leads to nothing else."""
        other = self.following(joint)
        verb = self.following(other) if self.kind(other) == "np" else None
        group = self._chunks[verb].group if verb is not None else None
        return verb if group is not None and group.lemma in _DENIES else None

    def object_after(self, verb: int) -> bool:
        """Whether a noun phrase follows the verb at once."""
        return self.kind(self._following[verb]) == "np"

    def counts(self, verb: int) -> bool:
        """Whether the object of the verb tells how many: "(killing) nine villagers", "(arresting) scores of them"."""
        place = self._following[verb]
        phrase = self._chunks[place] if place is not None and self.kind(place) == "np" else None
        words = self._units[phrase.first : min(phrase.last + 1, phrase.first + _COUNT)] if phrase is not None else ()
        return any(unit.kind == "number" or unit.low in _MANY for unit in words)

    def coordinated(self, index: int) -> bool:
        """Whether "and" follows the noun phrase and its prepositional phrases."""
        return self.kind(self._chain[index]) == "and"

    def apposed(self, index: int) -> bool:
        """Whether a comma or the end closes the noun phrase."""
        return self.kind(self._chain[index]) in ("comma", "end", "stop", "and")

    def closed_by_comma(self, index: int) -> bool:
        """Whether a comma closes the noun phrase."""
        return self.kind(self._chain[index]) == "comma"

    def closed_before_verb(self, index: int) -> bool:
        """Whether a comma closes the noun phrase, and a finite verb without a subject of its own comes next."""
        comma = self._chain[index]
        return self.kind(comma) == "comma" and self.finite(self.following(comma))

    def closed_by_verb(self, index: int) -> bool:
        """Whether the next comma is followed by a verb in a tense."""
        closing = self._comma[index + 1]
        return closing is not None and self.finite(self._following[closing])

    def only_verb(self, index: int) -> bool:
        """Whether a verb in a tense follows the noun phrase, and no other before the next mark or conjunction."""
        verb = self._chain[index]
        return verb is not None and self.finite(verb) and self._verbs[verb] == 1

    def ends_sentence(self, index: int) -> bool:
        """Whether no other clause follows that of which the noun phrase at ``index`` could be the subject."""
        verb = self._chain[index]
        if verb is None or not self.finite(verb) or self._verbs[verb] != 1:
            return False
        closing = self._comma[verb]
        inner = self._following[closing] if closing is not None else None
        return inner is None or self.kind(inner) != "np" or not self._leads[inner]

    def passives_listed(self, verb: int) -> bool:
        """Whether participles with "by" go on until "and": ", abandoned by X and backed by Y"."""
        place: int | None = verb
        for _ in range(_ITEMS):
            by = self._following[place] if place is not None else None
            inner = self._following[by] if by is not None and self._chunks[by].word == "by" else None
            joint = self._chain[inner] if inner is not None and self.kind(inner) == "np" else None
            last = close = self.kind(joint) == "and"
            place = self.following(joint) if joint is not None and self.kind(joint) in ("comma", "and") else None
            if self.kind(place) == "and":
                last, place = True, self.following(place)
            group = self._chunks[place].group if place is not None else None
            if place is None or group is None:
                return False
            if group.voice != "reduced" and not (close and self._bare(place, group)):
                return False
            if last:
                return True
        return False

    def _bare(self, verb: int, group: VerbGroup) -> bool:
        """Whether a verb may be a participle although no "by" follows: "(paid by X, drilled by Y) and housed in P"."""
        alone = group.first == group.head and group.form == "finite" and not self.object_after(verb)
        return alone and any(form.participle for form in self._units[group.head].forms)

    def described(self, index: int) -> bool:
        """Whether a relative clause or a participle follows: "a group that …", "the group X arms", "one arming X"."""
        beside = self._following[index]
        group = self._chunks[beside].group if beside is not None else None
        if group is not None and group.form == "present" and group.voice == "active":
            return True
        following = self._chain[index]
        if following is not None and self.kind(following) == "np":
            return self.contact(following)
        return self.kind(following) in ("that", "relative")

    def charged(self, index: int, by: str = "of") -> bool:
        """Whether "of", or ``by``, and a verb in -ing follow the noun phrase: "(and) Z of talking to it"."""
        place = self._following[index]
        inner = self._following[place] if place is not None else None
        if place is None or inner is None or self._chunks[place].word != by:
            return False
        group = self._chunks[inner].group
        return group is not None and group.form == "present"

    def takes_object(self, index: int) -> bool:
        """Whether a verb in a tense follows the noun phrase at once, and its object the verb."""
        place = self._following[index]
        return place is not None and self.finite(place) and self.object_after(place)

    def inverted(self, verb: int) -> bool:
        """Whether the verb is followed by its subject: "…, said X"."""
        place = self._following[verb]
        if place is None or self.kind(place) != "np":
            return False
        after = self._chain[place]
        if self.kind(after) == "and" and self.kind(self.following(after)) in ("verb", "prep", "comma"):
            return False  # "closed its embassy, recalled its envoy and armed X"
        return self.kind(after) in ("end", "comma", "stop", "and", "other")

    def verbs_listed(self, verb: int) -> bool:
        """Whether a list of verbs goes on after the one at ``verb``: ", trained and armed"."""
        place = self._following[verb]
        joined = self.kind(place) == "and"
        if self.kind(place) == "comma":
            place = self.following(place)
        if self.kind(place) == "and":
            joined, place = True, self.following(place)
        if place == self._following[verb] or place is None or not self.finite(place):
            return False
        own, other = self._chunks[verb].group, self._chunks[place].group
        bare = own is not None and own.first == own.head
        plain = other is not None and other.first == other.head
        return joined or plain or not bare  # no list: "(the rebels), armed in May, have attacked"

    def told_on(self, verb: int) -> bool:
        """Whether "and" leads from what hangs on the verb to one that is no participle: ", called on Y and said that".

        The verb then has the subject of both: a participle would be closed by another comma.
        """
        place = self._following[verb]
        for _ in range(_ITEMS):
            inner = self.following(place)
            if self.kind(place) == "and" and self.kind(inner) == "verb":
                plain = inner is not None and self.finite(inner)
                told = plain and (self.object_after(inner or 0) or self.kind(self.following(inner)) == "that")
                return told or (plain and not self.participle(inner or 0))
            if self.kind(place) not in ("np", "prep", "and", "verb") or self.finite(place):
                return False
            place = inner
        return False

    def lists(self, comma: int, *, subject: bool = True) -> bool:
        """Whether the comma joins a list that ends in "and" with a last noun phrase."""
        last = self._listed_last(comma)
        return last is not None and self._last_of_list(self.following(last), subject=subject)

    def second_of_two(self, comma: int) -> int | None:
        """The noun phrase after "and", where only one stands before that: ", the head of X and leader of Y"."""
        first = self._following[comma]
        joint = self._chain[first] if first is not None and self.kind(first) == "np" else None
        inner = self.following(joint) if self.kind(joint) == "and" else None
        return inner if self.kind(inner) == "np" else None

    def opens_list(self, index: int) -> bool:
        """Whether the noun phrase is the first of a list that is the subject of a verb: "A, B and C condemned it"."""
        comma = self._chain[index]
        return comma is not None and self.kind(comma) == "comma" and self.lists(comma)

    def closed_list(self, comma: int) -> bool:
        """Whether the comma joins a list that another closes before a verb: "enemies of A, B and C, attacked P"."""
        last = self.following(self._listed_last(comma))
        return last is not None and self.kind(last) == "np" and self.closed_before_verb(last)

    def _listed_last(self, comma: int) -> int | None:
        """The "and" before the last of the noun phrases that follow the comma side by side."""
        place = self._following[comma]
        for _ in range(_ITEMS):
            if place is None or self.kind(place) != "np":
                return None
            joint = self._chain[place]
            if self.kind(joint) not in ("comma", "and", "or"):
                return None
            inner = self.following(joint)
            if self.kind(joint) == "comma" and self.kind(inner) in ("and", "or"):
                joint, inner = inner, self.following(inner)
            if self.kind(joint) in ("and", "or"):
                return joint
            place = inner
        return None

    def fronted_list(self, comma: int) -> bool:
        """Whether the comma joins a list that another closes before the subject: "Backed by A, B and C, X attacked"."""
        place = self._following[comma]
        for _ in range(_ITEMS):
            joint = self._chain[place] if place is not None and self.kind(place) == "np" else None
            last = self.kind(joint) in ("and", "or")
            inner = self.following(joint)
            if self.kind(joint) == "comma" and self.kind(inner) in ("and", "or"):
                last, inner = True, self.following(inner)
            if last:
                return self._closed_before_subject(inner)
            if self.kind(joint) != "comma":
                return False
            place = inner
        return False

    def _closed_before_subject(self, index: int | None) -> bool:
        """Whether a comma closes the noun phrase, and a subject comes next that is not only who says so."""
        if index is None or self.kind(index) != "np" or not self.closed_by_comma(index):
            return False
        subject = self.following(self._chain[index])
        if subject is not None and self.kind(subject) == "np" and self.coordinated(subject):
            subject = self.following(self._chain[subject])  # "… by A, B and C, X and Y agreed"
        verb = self.verb_of(subject) if subject is not None and self.kind(subject) == "np" else None
        group = self._chunks[verb].group if verb is not None else None
        if group is None:
            return False
        return group.lemma not in wordlists().speech or self.kind(self.following(verb)) not in ("comma", "end", "stop")

    def _last_of_list(self, index: int | None, *, subject: bool) -> bool:
        if index is None or self.kind(index) != "np":
            return False
        if subject:
            return self._leads[index]
        return not self._leads[index]

    def closes_before_subject(self, comma: int) -> bool:
        """Whether what follows the comma is closed by another, and then comes a subject: "In Kyiv, Ukraine, X …"."""
        place = self._following[comma]
        closing = self._chain[place] if place is not None else None
        if self.kind(closing) != "comma":
            return False
        inner = self.following(closing)
        return inner is not None and self.kind(inner) == "np" and self._leads[inner]

    def gerunds_go_on(self, index: int) -> bool:
        """Whether a list of gerunds goes on until "and": "(accused of) meddling, arming Z and plotting a coup"."""
        for place in range(index + 1, min(index + _LIST, len(self._chunks) - 1)):
            chunk, group = self._chunks[place], self._chunks[place + 1].group
            finite = chunk.group is not None and chunk.group.form == "finite" and chunk.group.voice != "reduced"
            if finite or chunk.kind in ("stop", "relative", "that", "end"):
                return False
            if chunk.kind == "and" and group is not None:
                return group.form == "present"
            if chunk.kind == "and" and self._chunks[place + 1].kind == "prep" and place + 2 < len(self._chunks):
                after = self._chunks[place + 2].group
                if after is not None:
                    return after.form == "present"  # "and of plotting"
        return False
