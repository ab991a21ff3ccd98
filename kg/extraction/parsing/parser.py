"""The shallow parse of a sentence: each verb with its subject, objects and prepositional complements.

One pass from left to right over the chunks, with a stack of clauses that are open. It never looks further ahead than
tables that are made in one pass from right to left, so that its time grows with the sentence and no faster.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.grammar.phrases import VerbGroup
from kg.extraction.parsing.chunks import Chunk
from kg.extraction.parsing.jointparse import JointParser
from kg.extraction.parsing.letters import opens_with_paper
from kg.extraction.parsing.nounparse import violent
from kg.extraction.parsing.participles import HELPED, goes_on_passive, governs_there, turns
from kg.extraction.parsing.syntax import LINKS, Frame, Item, Node, agreeing
from kg.extraction.words.units import Unit
from kg.extraction.words.verbclasses import CHARGING, GOING_ON, HARMING, SAYING, THEN
from kg.extraction.words.wordlists import wordlists

__all__ = ["parse"]

_FLEEING = frozenset(("leave", "flee", "quit", "abandon", "evacuate", "escape", "retreat", "withdraw", "cross", "enter",
                      "return", "go", "come", "move", "reach", "settle"))  # fmt: skip
_DRIVEN = frozenset(("drive", "chase", "pursue", "expel", "hunt", "force", "push", "bomb", "shell", "harry", "beat",
                     "rout", "eject", "banish", "deport", "hound", "dog"))  # fmt: skip
_WITHIN = 16
"""Clauses around a verb that are remembered."""


def parse(units: Sequence[Unit], chunks: tuple[Chunk, ...]) -> tuple[dict[int, Node], list[list[Item]]]:
    """The nodes of a sentence, by index of their verbs; the lists after prepositions that stand before every verb."""
    parser = Parser(units, chunks)
    return parser.run(), parser.loose


class Parser(JointParser):
    """The whole pass: verbs, too."""

    def run(self) -> dict[int, Node]:
        for index, chunk in enumerate(self.chunks):
            if chunk.kind == "skip":
                continue
            handle = getattr(self, f"_on_{chunk.kind}", None)
            if handle is not None:
                handle(index, chunk)
            else:
                self.previous, self.comma = "other", False
        for node in reversed(list(self.nodes.values())):
            earlier = node.governor
            if node.reduced and earlier is not None and earlier.group.voice != "active" and not earlier.complements:
                earlier.complements = node.complements  # "armed and trained by X"
        for node in self.nodes.values():
            charged = node.governor if node.link == "gerund" and not node.objects else None
            if charged is not None and charged.gap and charged.objects:
                node.gap, node.pronoun = charged.gap, charged.pronoun  # "a group that X accuses Y of arming"
        for node in self.nodes.values():
            self._pass_gap_on(node)
        for node in self.inverted:
            if node.objects:
                node.subject = node.objects.pop(0)
        return self.nodes

    def _pass_gap_on(self, node: Node) -> None:
        """Give "which X kept arming", "whom X continues to arm" the object that the relative pronoun stands for."""
        by = node.governor
        if by is None or node.link not in ("governed", "gerund", "infinitive") or not by.gap or by.objects:
            return
        bare = node.link != "gerund" or node.preposition == "on"
        if bare and not node.objects and not node.gap and by.group.voice == "active" and by.group.lemma in GOING_ON:
            node.gap, node.pronoun = by.gap, by.pronoun

    def _on_verb(self, index: int, chunk: Chunk) -> None:
        group = chunk.group
        if group is None:
            return
        if group.voice == "reduced":
            node = self._participle(group, index)
        elif group.form == "infinitive":
            node = self._infinitive(group)
        elif group.form == "present":
            node = self._present(group, index)
        else:
            node = self._finite(group, index)
        self.joint = ""
        node.outer = tuple(frame.kind for frame in reversed(self.stack[-_WITHIN:]))
        self.nodes[group.head] = node
        self.previous, self.comma = "verb", False
        self.group, self.item, self.apart, self.pair = [], None, False, None

    def _finite(self, group: VerbGroup, index: int) -> Node:
        frame = self.top
        if self.previous == "relative" or (frame.kind == "relative" and self._without_subject(frame)):
            return self._take(Node(group, "relative", self._relative_subject(group)))
        if (charged := self._perfect_too(group, index)) is not None:
            return charged
        if self.previous in ("and", "or") and frame.verb is not None:
            return self._coordinate(group, index, frame.verb)
        if self.joint and frame.verb is not None and not self.comma:
            self.previous = self.joint  # "… and in the course of 1993 withdrew"
            return self._coordinate(group, index, frame.verb)
        if self.comma:
            return self._finite_after_comma(group, index)
        if frame.verb is None and frame.subject:
            return self._with_subject(group)
        if frame.verb is None and self.previous == "start" and frame.kind == "main" and self._may_be_participle(group):
            return self._participle(group, index)  # "Attacked from two sides, X …"
        if frame.verb is None:
            self.previous = "start"
            return self._take(Node(group, "unsure"))
        told = self._told_of_antecedent(group, frame.verb) or self._past_subject_clause(group, index)
        if told is not None:
            return told
        outer = self._outer_without_verb()
        if outer is None and (other := self._premodified(group, frame) or self._told_past_clause(group, index)):
            return other
        if outer is not None and frame.comma and self._may_be_participle(group) and self.ahead.closed_by_verb(index):
            return self._participle(group, index)  # "X, bound to Y by a treaty signed in May, armed"
        if outer is not None:
            self.stack = self.stack[: outer + 1]
            return self._with_subject(group)
        return self._past_modifiers(group) or self._second_verb(group, index, frame.verb)

    def _past_modifiers(self, group: VerbGroup) -> Node | None:
        """The verb of "papers found in a house used by X showed that": "found" only tells of the papers."""
        place = len(self.stack) - 1
        while place and self._modifying(self.stack[place]) and not self.stack[place].comma:
            place -= 1
        frame = self.stack[place]
        first = frame.verb
        shows = group.head + 1 < len(self.units) and self.units[group.head + 1].kind == "that"
        shows = shows and group.lemma not in wordlists().classes["telling_verb"]
        plain = shows or not self._may_be_participle(group)
        if place == len(self.stack) - 1 or first is None or not plain or self.comma or self.previous != "np":
            return None
        if not self._may_be_participle(first.group) or first.objects or first.group.lemma in SAYING:
            return None
        if not first.subject or first.subject is not frame.subject or first.link not in ("main", "content"):
            return None
        del self.stack[place + 1 :]
        first.reduced, first.link = True, "participial"
        node = self._take(Node(group, "main", frame.subject if frame.sure else []))
        node.link, node.said = LINKS.get(frame.kind, "main"), frame.said
        return node

    def _past_subject_clause(self, group: VerbGroup, index: int) -> Node | None:
        """The verb in whose subject the clause before is: "That X shot Y shocked Z", "The day when X fell is …"."""
        dated = self.chunks[0].kind == "skip" and self.units[0].low == "the"
        outer, *inner = self.stack
        if not inner or self.previous not in ("np", "verb") or any(f.kind != "participle" for f in inner[1:]):
            return None
        frame = inner[0]
        if frame.said is not None or frame.comma:
            return None
        if frame.kind != "content" and not (dated and frame.kind in ("relative", "adverbial")):
            return None
        bare = group.first == group.head and self._may_be_participle(group)
        waits = outer.kind == "main" and outer.verb is None and not outer.subject
        if not waits or (bare and not self.ahead.object_after(index)):
            return None
        self._fresh_main()
        return self._take(Node(group, "main"))

    def _perfect_too(self, group: VerbGroup, index: int) -> Node | None:
        """A further verb of "(accused of) having armed, trained and sheltered Z": one with that of "having"."""
        earlier = self.top.verb
        if earlier is None or not (self.comma or self.previous in ("and", "or")) or not self._may_be_participle(group):
            return None
        bare = earlier.link in ("gerund", "governed") and not earlier.objects and not earlier.complements
        if not bare or (self.units[earlier.group.first].low != "having" and not earlier.group.past):
            return None
        joined = self.previous in ("and", "or") or self.ahead.verbs_listed(index)
        if not joined or (not self.ahead.object_after(index) and not self.ahead.verbs_listed(index)):
            return None
        node = Node(group, earlier.link, earlier.subject, governor=earlier.governor, preposition=earlier.preposition)
        node.objects = earlier.objects
        self.top.verb = node
        return node

    def _told_of_antecedent(self, group: VerbGroup, earlier: Node) -> Node | None:
        """The verb of "X, which Y says arms Z": what the relative pronoun stands for is the subject of what is said."""
        if self.previous != "verb" or not earlier.gap or earlier.objects or not self._takes_content(earlier):
            return None
        subject, earlier.gap, earlier.pronoun = earlier.gap, [], -1
        self.stack.append(Frame("content", subject=subject))
        return self._take(Node(group, "content", subject, said=earlier))

    def _premodified(self, group: VerbGroup, frame: Frame) -> Node | None:
        """The verb of "Retired officers have trained", whose subject a participle opens."""
        first = frame.verb
        if first is None or first not in self.fronted or frame.kind != "participle" or self.previous != "np":
            return None
        if first.group.form == "present" or len(first.objects) != 1 or first.complements or self.comma:
            return None
        self.fronted.remove(first)
        self.stack.pop()
        first.subject, first.objects = first.objects[0], []
        self.top.subject = first.subject
        return self._with_subject(group)

    def _without_subject(self, frame: Frame) -> bool:
        """Whether nothing but adverbs and prepositional phrases has followed the relative pronoun."""
        return frame.verb is None and not frame.subject and (self.previous in ("start", "np") and not self.comma)

    def _relative_subject(self, group: VerbGroup) -> list[Item]:
        """What the relative pronoun stands for, unless the verb speaks of an act: "strikes on X, which killed"."""
        frame, subject = self.top, self.top.antecedent
        if subject and self._in_company() and self.loose:
            subject = [*subject, *self.loose[-1]]
        if frame.preposition or (
            frame.event and group.voice == "active" and group.lemma in wordlists().classes["act_verb"]
        ):
            return []
        if self._of_several(group.first) and len(subject) == 1 and self._one_state(subject[0]):
            return []  # "areas along the border with X which serve as bases"
        after = self.units[group.head + 1] if group.head + 1 < len(self.units) else None
        back = after is not None and (after.kind == "pronoun" or after.resolved)  # "X, an ally of Y, which armed it"
        return subject if back or not frame.apposed else []

    def _of_several(self, first: int) -> bool:
        """Whether the verb that begins there can only be of more than one."""
        unit = self.units[first]
        bare = any(form.base for form in unit.forms) and not any(form.participle for form in unit.forms)
        return unit.low in ("are", "were", "have") or bare

    def _one_state(self, item: Item) -> bool:
        """Whether it is a state by a name that no plural verb has, unlike "the United States"."""
        phrase = self.chunks[item.chunk].phrase
        party = phrase.party if phrase is not None and phrase.roles == {"name"} else None
        return party is not None and party.actor.type == "State" and not party.actor.name.endswith("s")

    def _with_subject(self, group: VerbGroup) -> Node:
        frame = self.top
        subject = agreeing(frame.subject, self.units[group.first].low) if frame.sure else []
        node = Node(group, "main", subject)
        self._take(node)  # the pronoun of a relative clause is its object, for it has a subject
        node.link = LINKS.get(frame.kind, "main")
        node.said = frame.said
        if self.raised is not None and not self.raised.objects:
            node.objects = self.raised.objects  # "X trained and Y paid the militia"
        self.raised = None
        if frame is self.stack[0]:
            for earlier in self.fronted:
                earlier.subject, earlier.governor = node.subject, node
            self.fronted.clear()
        return node

    def _outer_without_verb(self) -> int | None:
        """The nearest clause around this one that has a subject and no verb yet."""
        for place in range(len(self.stack) - 1, -1, -1):
            frame = self.stack[place]
            if frame.verb is None and frame.subject and not self._set_off_within(place):
                return place
            if frame.kind == "content" and place != len(self.stack) - 1 and frame.verb is not None:
                return None
        return None

    def _outer_without_verb_beyond(self) -> int | None:
        """The nearest clause around the innermost one that has a subject and no verb yet."""
        innermost = self.stack.pop()
        outer = self._outer_without_verb()
        self.stack.append(innermost)
        return outer

    def _set_off_within(self, place: int) -> bool:
        """Whether commas set the clause off from one that has its subject and waits for its verb."""
        frame = self.stack[place]
        if frame.kind != "insertion" or not frame.comma:
            return False
        return any(outer.verb is None and outer.subject for outer in self.stack[:place])

    def _finite_after_comma(self, group: VerbGroup, index: int) -> Node:
        frame = self.top
        participle = self._may_be_participle(group)
        if frame.kind == "relative" and frame.comma and frame.verb is None and frame.subject and not self.closed:
            outer = self._outer_without_verb_beyond()
            if outer is not None:
                self.stack = self.stack[: outer + 1]
                return self._with_subject(group)  # "X, whose ports Y covets, armed": the comma ends the clause
        if participle and frame.verb is None and frame.subject and not self.closed:
            return self._participle(group, index)
        shared = frame.verb is not None and frame.kind == "relative" and frame.verb.gap and not frame.verb.objects
        if shared and frame.verb is not None and self.ahead.verbs_listed(index):
            return self._coordinate(group, index, frame.verb)  # "which X armed, trained and sheltered"
        outer = self._outer_without_verb()
        if outer is not None:
            self.stack = self.stack[: outer + 1]
            return self._with_subject(group)
        if group.lemma in wordlists().speech and self.ahead.inverted(index):
            node = self._take(Node(group, "inverted"))
            self.inverted.append(node)
            return node
        if (told := self._told_past_clause(group, index)) is not None:
            return told
        sequel = self.units[group.first - 1].low in THEN  # "first hesitated, then sided with X"
        listed = self.ahead.object_after(index) or self.ahead.verbs_listed(index) or self.ahead.told_on(index)
        if participle and not sequel and not listed:
            return self._participle(group, index)
        if frame.verb is not None and self._lists_within(frame):
            return self._coordinate(group, index, frame.verb)
        if frame.verb is not None:
            while len(self.stack) > 1 and self.top.comma and self.top.kind != "content":
                self.stack.pop()
            said = self.top.verb is not None and self.top.verb.group.lemma in wordlists().speech
            if self.top.verb is not None and not (said and not self.top.verb.objects):
                return self._coordinate(group, index, self.top.verb)
        return self._take(Node(group, "unsure"))

    def _lists_within(self, frame: Frame) -> bool:
        """Whether a list of verbs goes on in a clause that says when: "Y was hit in May, when X shelled P, killed Z".

        The verb around it is passive, and what its subject suffers is no list of what it does.
        """
        if frame.kind != "adverbial" or not frame.comma or frame.verb is None or not frame.verb.subject:
            return False
        outer = self.stack[-2].verb
        return frame.verb.group.voice == "active" and outer is not None and outer.group.voice == "passive"

    def _second_verb(self, group: VerbGroup, index: int, earlier: Node) -> Node:
        """A finite verb right after the objects of another, with nothing between that opens a clause."""
        frame = self.top
        bare = self._may_be_participle(earlier.group) and earlier.group.lemma not in SAYING
        modifies = bare and not earlier.objects and earlier.subject is frame.subject
        says = group.lemma in SAYING or self.units[group.head + 1].kind == "that"  # "men met in P alleged that"
        plain = says or not self._may_be_participle(group) or self.ahead.object_after(index)
        if modifies and (plain or earlier.group.lemma in wordlists().frames or self._lacks_object(earlier.group)):
            earlier.reduced = True  # "fighters armed with rifles attacked X"
            earlier.link = "participial"
            return self._take(Node(group, "main", frame.subject if frame.sure else []))
        if self._may_be_participle(group) and self.nearest is not None and self.previous == "np":
            return self._participle(group, index)
        unit = self.units[group.head]
        base = group.first == group.head and any(form.base for form in unit.forms)
        if base and earlier.objects and earlier.group.lemma in ("let", "help", "make", "see", "have", "watch"):
            node = Node(group, "infinitive", governor=earlier)
            frame.verb = node
            return node
        if self._takes_content(earlier) and earlier.objects and len(earlier.objects) == 1 and self.previous == "np":
            subject = earlier.objects.pop()
            self.stack.append(Frame("content", subject=subject))
            return self._take(Node(group, "content", subject, said=earlier))
        return self._take(Node(group, "unsure"))

    def _participle(self, group: VerbGroup, index: int) -> Node:
        """A past participle beside the noun that it modifies: "backed by", ", founded in 2004,"."""
        frame = self.top
        node = Node(group, "participial", reduced=True)
        listed = frame.verb is not None and not frame.verb.objects and not frame.verb.complements
        passive = listed and frame.verb is not None and frame.verb.group.voice != "active"
        joined = self.previous in ("and", "or") or (passive and self.previous == "verb")
        voiced = frame.verb is not None and (frame.verb.reduced or passive or frame.verb.group.voice != "active")
        among = self.comma and frame.verb is not None and goes_on_passive(frame.verb)
        among = among and frame.verb is not None and not turns(frame.verb.group, group)
        among = among and self.ahead.passives_listed(index)
        earlier = frame.verb
        if earlier is not None and ((joined and voiced) or among or self._goes_on_listing()):
            node.subject, node.governor = earlier.subject, earlier
            node.group = self._sharing(group, index, earlier)
            if earlier in self.fronted:
                self.fronted.append(node)  # "Armed by X and trained by Y, Z attacked"
            frame.verb = node
            return node
        if self.previous == "start" and frame.kind == "main" and not self.nearest:
            self.fronted.append(node)
        elif frame.verb is None and frame.subject and self.comma:
            node.subject = self._since_set_off(frame.subject)
        elif self.comma and earlier is not None and group.lemma in _DRIVEN and earlier.group.lemma in _FLEEING:
            node.subject = earlier.subject  # "X left P, driven out by Y"
        elif self.nearest is not None and self.previous == "np":
            head = self.item is not None and (frame.verb is None or group.lemma in ("hold", "control", "occupy", "run"))
            node.subject = [self.item if head and self.item is not None else self.nearest]
            node.subject = self._helped_there() if self._only_there(group) else node.subject
        self.stack.append(Frame("participle", self.comma, verb=node))
        return node

    def _only_there(self, group: VerbGroup) -> bool:
        """Whether the last noun only tells where what is helped is: "formed a government in Cairo, backed by Y"."""
        placed = self.comma and self.nearest is not self.item and self.preposition in ("in", "at", "near", "outside")
        own = self.item is None or governs_there(self.units, self.chunks[self.item.chunk])
        return placed and group.lemma in HELPED and not own

    def _helped_there(self) -> list[Item]:
        """Who is helped there, where he is somebody whom the clause does no harm: "trained the X in P, backed by Y"."""
        phrase = self.chunks[self.item.chunk].phrase if self.item is not None else None
        known = phrase is not None and phrase.party is not None
        harmed = self.top.verb is not None and violent(self.top.verb)
        return [self.item] if self.item is not None and known and not harmed else []

    def _since_set_off(self, subject: list[Item]) -> list[Item]:
        """Those of a list of whom no participle before tells: Z in "X, backed by Y, and Z, backed by W, fought"."""
        told = {id(item) for node in self.nodes.values() if node.reduced for item in node.subject}
        return [item for item in subject if id(item) not in told] or list(subject)

    def _goes_on_listing(self) -> bool:
        """Whether a participle after a comma goes on telling of whom the one before tells.

        As in "X, founded in 1973, backed by Y and led by Z, attacked": the clause around still waits for its verb.
        """
        frame = self.top
        if not self.comma or frame.kind != "participle" or not frame.comma or frame.verb is None:
            return False
        outer = self.stack[-2]
        return frame.verb.reduced and bool(frame.verb.subject) and outer.verb is None and bool(outer.subject)

    def _infinitive(self, group: VerbGroup) -> Node:
        frame = self.top
        earlier = frame.verb
        if self.previous in ("and", "or") and earlier is not None and earlier.group.form == "infinitive":
            node = Node(group, "infinitive", governor=earlier.governor)
            frame.verb = node
            return node
        if earlier is None:
            node = Node(group, "noun")
            self.stack.append(Frame("participle", self.comma, verb=node))
            return node
        node = Node(group, "infinitive", governor=earlier, preposition="to" if self.previous == "verb" else "")
        frame.verb = node
        return node

    def _present(self, group: VerbGroup, index: int) -> Node:
        frame = self.top
        earlier = frame.verb
        if self.previous == "start" and frame.kind == "main" and earlier is None and not frame.subject:
            node = Node(group, "participial")
            self.fronted.append(node)
            self.stack.append(Frame("participle", comma=True, verb=node))
            return node
        if self.previous in ("prep", "sub") and not self.comma:
            return self._gerund(group)
        if self.previous == "verb" and earlier is not None and not self.comma:
            node = Node(group, "governed", governor=earlier)
            frame.verb = node
            return node
        if self.previous in ("and", "or") and earlier is not None:
            return self._coordinate_present(group, index)
        if self.comma:
            return self._set_off(group, index)
        node = Node(group, "participial")
        if frame.kind == "main" and opens_with_paper(group.lemma, self.chunks[:index], self.units):
            self.fronted.append(node)
            self.stack.append(Frame("participle", comma=True, verb=node))
            return node
        node.subject = self._doing(group, index, earlier)
        self.stack.append(Frame("participle", verb=node))
        return node

    def _coordinate_present(self, group: VerbGroup, index: int) -> Node:
        frame = self.top
        earlier: Node | None = frame.verb
        if earlier is not None and earlier.group.form == "finite" and earlier.group.voice == "active":
            joined = self._sharing(group, index, earlier)
            if joined.shared:  # "is closing the border and arming X"
                return self._coordinate(replace(joined, form="finite"), index, earlier)
        while earlier is not None and earlier.group.form != "present":
            earlier = earlier.governor if earlier.link != "coordinate" else None
        if earlier is not None:
            node = Node(group, earlier.link, earlier.subject, governor=earlier.governor)
            node.preposition = earlier.preposition
        else:
            node = Node(group, "participial", governor=frame.verb)
        frame.verb = node
        return node

    def _gerund(self, group: VerbGroup) -> Node:
        frame = self.top
        node = Node(group, "gerund", governor=frame.verb, preposition=self.preposition)
        if frame.verb is None:
            if frame.subject:
                self.stack.append(Frame("participle", self.comma, verb=node))
            else:
                self.fronted.append(node)
                self.stack.append(Frame("participle", comma=True, verb=node))
            return node
        frame.verb = node
        return node

    def _set_off(self, group: VerbGroup, index: int) -> Node:
        """As in ", killing three": the subject is that of the verb before."""
        while len(self.stack) > 1 and self.top.kind != "content" and self.stack[-2].verb:
            modifier = self.top.kind == "participle" and self.top.verb is not None and bool(self.top.verb.subject)
            clausal = self.top.kind in ("relative", "adverbial", "conditional")
            waiting = clausal and self.top.verb is None and bool(self.top.subject)
            around = self._harm_told_around(group) or self._harm_done_there(group)
            within = self._harm_told_within(group)
            if waiting or within or (not self.top.comma and not modifier and not around):
                break  # "…, which X, having armed it, abandoned", "…, when X, acting on orders, attacked"
            self.stack.pop()
        frame = self.top
        listed = frame.verb
        if (
            listed is not None
            and listed.link == "gerund"
            and listed.governor is not None
            and (
                self.ahead.gerunds_go_on(index) or (group.lemma in HARMING and listed.governor.group.lemma in CHARGING)
            )
        ):
            node = Node(group, "gerund", listed.subject, governor=listed.governor, preposition=listed.preposition)
            frame.verb = node
            return node
        if self.comma and self.closed and (told := self._accompanying(frame)):
            node = Node(group, "participial", told)
            self.stack.append(Frame("participle", comma=True, verb=node))
            return node  # ", with the general, N. N., acting as go-between"
        if frame.verb is None:
            node = Node(group, "participial", frame.subject if frame.sure else [])
            self.stack.append(Frame("participle", comma=True, verb=node))
            return node
        earlier = self._past_telling(group, frame.verb)
        if (teller := self._telling(group, frame)) is not None:
            self.stack.pop()
            earlier = teller
        while earlier.governor is not None and earlier.link in ("infinitive", "governed", "gerund"):
            earlier = earlier.governor
        node = Node(group, "participial", governor=earlier)
        if frame.kind in ("main", "content", "relative") and earlier.group.voice == "active" and not earlier.reduced:
            either = self._of_either(group, earlier)
            node.subject = [] if either else earlier.objects[0] if self._describes(earlier) else earlier.subject
        self.stack.append(Frame("participle", comma=True, verb=node))
        return node
