"""Verbs that "and" joins to one before: to which of the clauses that are open, and what of it they share."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.grammar.auxiliaries import REACTING, alike, back_to, retold, sharing
from kg.extraction.grammar.phrases import VerbGroup
from kg.extraction.parsing.nounparse import NounParser
from kg.extraction.parsing.syntax import Node
from kg.extraction.words.wordlists import wordlists

__all__ = ["JointParser"]

_TO_BLAME = 6

_ASKS_THAT = frozenset(("demand", "insist", "ask", "propose", "request", "recommend", "suggest", "urge", "order",
                        "require", "stipulate"))  # fmt: skip


class JointParser(NounParser):
    """The part of the pass that coordinates verbs."""

    def _take(self, node: Node) -> Node:
        """The node as the latest verb of the clause that is open, with what the relative pronoun stands for."""
        frame = self.top
        if frame.kind == "relative" and frame.antecedent and node.link != "relative" and not frame.apposed:
            if frame.preposition:
                node.complements.append((frame.preposition, frame.antecedent))
            else:
                node.gap, node.pronoun = frame.antecedent, frame.pronoun
        frame.verb = node
        return node

    def _coordinate(self, group: VerbGroup, index: int, earlier: Node) -> Node:
        """A verb that "and" joins to one before."""
        if earlier.group.head + 1 < len(self.units) and self.units[earlier.group.head + 1].kind == "comma":
            earlier = self._past_telling(group, earlier)  # "X shelled P, Y said, and wounded three"
        earlier = self._joined_to(group, index, earlier)
        unit, nearest = self.units[group.head], earlier
        base = group.first == group.head and any(form.base for form in unit.forms)
        while earlier.governor is not None and earlier.link in ("infinitive", "governed", "gerund", "noun"):
            if base and earlier.group.form == "infinitive":
                # "not to attack or threaten Y": neither
                neither = earlier.group.negated and self._joint(index) in ("or", "nor")
                joined = Node(replace(group, negated=group.negated or neither), "infinitive", governor=earlier.governor)
                joined.subject, joined.gap = earlier.subject, earlier.gap
                return self._take(joined)
            earlier = earlier.governor
        if earlier.reduced and self._may_be_participle(group):
            node = Node(group, "participial", earlier.subject, governor=earlier, reduced=True)
            if earlier in self.fronted:
                self.fronted.append(node)
            self.top.verb = node
            return node
        if earlier.group.voice == "passive" and self._may_be_participle(group) and not self.ahead.object_after(index):
            return self._take(Node(group, "participial", earlier.subject, governor=earlier, reduced=True))
        group = group if group.shared else self._sharing(group, index, earlier)
        listed = self.previous == "or" and not (group.shared and group.negated)
        told = self._disagrees(group, earlier) and not group.shared  # "miss N. N., who is ill, and thank X"
        shared = [] if listed or told else earlier.subject
        node = Node(group, "coordinate", shared, governor=earlier, gap=earlier.gap, said=earlier.said)
        if (
            not earlier.objects
            and not earlier.complements
            and earlier is nearest is next(reversed(self.nodes.values()))
        ):
            node.objects = earlier.objects  # "armed and trained the militia", but "threatened to bomb Y and struck Z"
        self.top.verb = node
        return node

    def _joint(self, index: int) -> str:
        """The word that joins the verb at ``index`` to the one before."""
        place = index - 1
        while place > 0 and self.chunks[place].kind == "skip":
            place -= 1
        return self.chunks[place].word

    def _sharing(self, group: VerbGroup, index: int, earlier: Node) -> VerbGroup:
        """The group with the auxiliary that it shares with the verb before."""
        if group.voice == "reduced":
            return alike(group, earlier.group, self._joint(index))
        return sharing(self.units, group, earlier.group, self._joint(index))

    def _disagrees(self, group: VerbGroup, inner: Node) -> bool:
        """Whether a plural verb is not that of "it" in "They thank X for the help that it gave and call on Y"."""
        forms = self.units[group.head].forms
        plural = (
            group.first == group.head and any(f.base for f in forms) and not any(f.finite and not f.base for f in forms)
        )
        phrase = self.chunks[inner.subject[0].chunk].phrase if len(inner.subject) == 1 else None
        last = self.units[phrase.last] if phrase is not None and phrase.party is not None else None
        one = last is not None and last.kind == "name" and phrase is not None and phrase.roles == {"name"}
        state = last is not None and last.actor is not None and last.actor.type in ("State", "Person")
        return plural and self.top.kind == "relative" and one and state

    def _joined_to(self, group: VerbGroup, index: int, earlier: Node) -> Node:
        """The verb that "and" joins to: not that of a clause inside, where it can be no more than that of one around.

        As in "X left the bloc that Y founded and attacked Z", which leaves the inner clause no object to share, and
        in "X warned that it would fight, and attacked Z".
        """
        if (teller := self._past_aside(group, earlier)) is not None:
            self.stack.pop()
            return teller
        while len(self.stack) > 1 and self.top.verb is earlier:
            outer = self.stack[-2].verb
            asked = self.top.kind == "conditional" and self.chunks[index - 1].word == "but"
            if outer is None or outer.reduced or (outer.group.form != "finite" and not asked):
                break
            gapped = self.top.kind == "relative" and earlier.gap and not earlier.objects
            closed = self.ahead.object_after(index) or group.lemma in ("call", "appeal")
            apart = (gapped and closed) or asked or self._told_no_more(group, earlier, outer)
            apart = apart or self._past_participle(group, index, earlier) or self._past_scene(group, earlier, outer)
            if not (apart or self._disagrees(group, earlier)):
                break
            self.stack.pop()
            earlier = outer
        return earlier

    def _past_aside(self, group: VerbGroup, earlier: Node) -> Node | None:
        """The verb of whoever "claims" in "X crossed the border, claiming that Y armed Z, and struck P": X struck."""
        told = len(self.stack) > 1 and self.top.kind == "content" and self.top.verb is earlier
        teller = self.stack[-2].verb if told and self.parted and not self.joint else None
        if teller is None or teller.group.form != "present" or teller.link != "participial" or not group.past:
            return None
        if self.units[group.first].low == "had":
            return None  # "X left, saying that Y had armed Z, and had struck P": Y had
        around = teller.governor
        return around if around is not None and around.group.form == "finite" else teller

    def _told_no_more(self, group: VerbGroup, earlier: Node, outer: Node) -> bool:
        """Whether a verb is none of those that a verb of speech leads to: ", and appealed" after "would face"."""
        if self.top.kind == "content" and group.lemma == outer.group.lemma:
            return True  # "demands that X disarm, and demands that Y withdraw"
        asked = self.top.kind == "content" and outer.group.past and outer.group.lemma in _ASKS_THAT
        if asked and self._past_beside_bare(group, earlier):
            return True  # "demanded that Y withdraw and accused it of arming Z"
        last = self.chunks[earlier.subject[-1].chunk].last if earlier.subject else earlier.group.first
        if self.top.kind == "content" and retold(self.units, group, earlier.group, outer.group, last):
            return True
        if self.top.kind != "content" or not self.parted or self.joint:
            return False
        modal = self.units[earlier.group.first].kind == "modal"
        plain = self.units[group.first].kind != "modal" and group.past
        reacts = group.lemma in wordlists().speech.keys() | REACTING or self._holds_responsible(group)
        # "X said that Y had armed P, and had threatened Q": Y had.
        spoken = reacts and group.past == outer.group.past and self.units[group.first].low != "had"
        again = back_to(self.units, group, earlier.group, outer.group)
        return (modal and plain and outer.group.past) or spoken or again

    def _past_beside_bare(self, group: VerbGroup, earlier: Node) -> bool:
        """Whether a past tense stands beside "(that Y) withdraw", with which it can share no subject."""
        before, after = self.units[earlier.group.head].forms, self.units[group.head].forms
        alone = earlier.group.first == earlier.group.head and group.first == group.head
        bare = any(form.base for form in before) and not earlier.group.past
        return alone and bare and group.past and not any(form.base for form in after)

    def _past_scene(self, group: VerbGroup, earlier: Node, outer: Node) -> bool:
        """Whether a relative clause tells what was going on: "X stormed a ship that was carrying aid and killed nine".

        The verb after it has no "was" of its own to share, so it goes on with the deed of the clause around.
        """
        if self.top.kind != "relative" or not self._goes_on(earlier.group) or self._goes_on(outer.group):
            return False
        plain = group.first == group.head and group.past and not group.shared and group.voice == "active"
        return plain and outer.group.past and outer.group.voice == "active" and bool(outer.objects)

    def _goes_on(self, group: VerbGroup) -> bool:
        """As in "was carrying", "were still holding"."""
        verb = self.units[group.head].low.endswith("ing")
        return verb and any(self.units[i].low in ("was", "were") for i in range(group.first, group.head))

    def _holds_responsible(self, group: VerbGroup) -> bool:
        """As in "held Y responsible for it"."""
        after = self.units[group.head + 1 : group.head + _TO_BLAME]
        return group.lemma == "hold" and any(unit.low in ("responsible", "accountable") for unit in after)
