"""The parse, as far as noun phrases go: of which clause and which list each is a part."""

from __future__ import annotations

from kg.extraction.grammar.offshoots import is_band
from kg.extraction.grammar.phrases import VerbGroup
from kg.extraction.parsing.chunks import Chunk
from kg.extraction.parsing.enactments import enacted
from kg.extraction.parsing.letters import written_to
from kg.extraction.parsing.lookahead import NEVER_ALONE
from kg.extraction.parsing.markparse import BETWEEN, MarkParser
from kg.extraction.parsing.syntax import Frame, Item, Node
from kg.extraction.words.descriptions import STATES
from kg.extraction.words.units import NAMES
from kg.extraction.words.verbclasses import CHARGING, CLASHING, HARMING, JUDGING, SPEAKING
from kg.extraction.words.wordlists import VerbForm, wordlists

__all__ = ["NounParser", "violent"]

_JOINING = frozenset(("of", "from", "in", "with", "by", "for", "against", "on", "to", "into", "across", "near",
                      "through", "towards", "toward", "over", "under"))  # fmt: skip
_TOLD = 2
"""Objects of a verb of telling: whom it tells, and what seems to be its object: "told Y men wearing masks …"."""
_OUTCOMES = frozenset(("kill", "wound", "injure", "arrest", "detain", "capture", "destroy", "damage", "leave", "seize",
                       "displace", "free", "rescue", "slay", "maim", "abduct", "kidnap", "hit", "burn",
                       "round"))  # fmt: skip
"""What comes of a deed that a verb before has told."""
_FOUGHT = ("attacked", "foughtWith")
_GROUND = STATES | {"Place"}
"""What "from" a land leads to, be it a state or not: "volunteers from Chechnya and Georgia"."""
_BLAME, _NEAR_BLAME = frozenset(("finger", "fingers", "blame", "responsible", "accountable", "responsibility")), 6
"""Of "…, Y said, pointing the finger at Z", "holding Z responsible": who says so blames."""
_PERCEIVED = frozenset(("see", "watch", "film", "catch", "find", "show", "witness", "photograph", "spot", "hear",
                        "observe", "keep", "leave", "depict", "accuse", "imagine", "be", "have", "say",
                        "stop"))  # fmt: skip
"""Verbs of which the object is doing what a participle after it tells: "filmed soldiers killing nine"."""
_TWO_OBJECTS = frozenset(("give", "grant", "award", "hand", "name", "dub", "term", "nickname", "style", "elect",
                          "appoint", "label", "christen", "title", "codename", "deem", "make", "crown"))  # fmt: skip
"""Verbs whose participle keeps an object: "fighters given weapons", "a man named governor"."""
_TRIES = frozenset(("threaten", "manage", "try", "attempt"))
_ISSUES = frozenset(("issue", "release", "publish", "adopt", "pass", "approve", "sign", "circulate", "deliver", "post",
                     "make", "send", "submit", "present", "endorse", "put", "produce"))  # fmt: skip
_PAPERS = frozenset(("statement", "report", "communique", "communiqué", "declaration", "resolution", "letter",
                     "message", "motion", "appeal", "petition", "note", "paper", "dossier", "study", "brief",
                     "bulletin", "speech", "tweet"))  # fmt: skip
"""What somebody gives out in which he says something himself."""
_OF_OTHERS = frozenset(("letter", "message", "note", "petition", "appeal", "speech"))
_VOICED = frozenset(("accuse", "blame", "condemn", "criticise", "criticize", "denounce", "deplore", "praise", "thank",
                     "urge", "call", "demand", "warn", "welcome", "reject", "deny", "threaten", "hail", "support",
                     "back", "censure", "decry", "express", "commend", "slam", "say", "reaffirm", "announce", "charge",
                     "ask", "declare", "vow", "promise", "claim", "admit", "confirm", "protest"))  # fmt: skip
"""What he says there."""
_BOTH = 2
_NEUTER_PRONOUNS = frozenset(("it", "this", "that"))
_TO_NAME = 4
_SINGULAR = frozenset(("has", "was", "is", "does"))
_WHERE_ACTS_ARE = frozenset(("on", "against", "in", "across", "over", "at", "of", "near", "between"))
_WITHIN_PAIR = frozenset(("of", "in", "from", "at", "on", "near"))


def _third(form: VerbForm) -> bool:
    """Whether the form is that of the third person: "attacks"."""
    return form.finite and not (form.base or form.participle or form.present)


_LEAVES = frozenset(("emerge", "leave", "return", "depart", "exit", "arrive", "come", "walk", "storm"))
_PROMISES = frozenset(("threaten", "vow", "promise", "pledge", "swear", "warn", "insist", "complain", "say", "declare"))
_ADDRESSES = frozenset(("tell", "inform", "assure", "notify", "remind", "convince", "persuade"))
"""Verbs of telling that always say whom."""


class NounParser(MarkParser):
    """What the noun phrases do to the clauses that are open."""

    def _on_np(self, index: int, chunk: Chunk) -> None:
        previous, item = self.previous, Item(index)
        if self.joint and previous == "np" and not self.comma and self.ahead.leads(index):
            self._close_insertions()
            self._new_segment()  # "… and in the course of 1993 the rebels withdrew"
        frame = self.top
        if previous != "prep":
            self.joint = ""
        if previous == "prep" and not self.comma:
            self._prepositional(index, item)
        elif self.pair is not None and previous == "and" and self.units[chunk.first - 1].low == "and":
            self._second_of_pair(index, item, self.pair)
        elif frame.verb is None:
            self._before_verb(index, item)
        elif self._past_fronted(index, frame.verb):
            self._fresh_main()
            self._before_verb(index, item)
        else:
            self._after_verb(index, item, frame.verb)
        self.previous, self.comma = "np", False

    def _past_fronted(self, index: int, verb: Node) -> bool:
        """Whether the clause around begins without a comma: "When X fell in May 1991 the Y, which …, armed Z"."""
        outer = self.stack[0]
        fronted = len(self.stack) > 1 and self.top.kind in ("adverbial", "conditional") and outer.verb is None
        alone = verb.group.lemma in wordlists().classes["intransitive"] and self.previous not in ("and", "or", "list")
        return fronted and alone and not outer.subject and not verb.objects and self.ahead.leads(index)

    def _prepositional(self, index: int, item: Item) -> None:
        frame, verb = self.top, self.top.verb
        before, self.nearest = self.nearest, item
        if self.item is not None and self.again:
            self.item.tail[-1][1].append(index)  # "envoys of X and of Y"
        elif self.item is not None:
            self.item.tail.append((self.preposition, [index]))
        if before is not None and self.item is not None and before is not self.item and self._hangs_on(before, index):
            before.tail.append(self.item.tail[-1])
        owned = self.item is not None and (self.preposition == "of" or self._of_goods())
        self.group = [item]
        if self.preposition in BETWEEN:
            self.pair, self.half = self.group, (self.group, len(self.stack))
        elif self.preposition not in _WITHIN_PAIR:
            self.pair = None
        if verb is not None and not owned:
            verb.complements.append((self.preposition, self.group))
        elif verb is None:
            self.loose.append(self.group)
        if self.item is None:
            self.item = item
        if frame.kind == "main" and verb is None and not frame.subject:
            self.item = item

    def _hangs_on(self, before: Item, index: int) -> bool:
        """As in "gave arms in May to fighters of X", "to groups such as X": what tells who they are."""
        phrase, first = self.chunks[before.chunk].phrase, self.chunks[index].first
        if phrase is None or phrase.last < first - 3:
            return False
        armed = bool(phrase.roles & {"fighters", "forces"}) or is_band(self.units[phrase.last])
        such = self.preposition == "as" and self.units[first - 2].low == "such"
        return such or self.preposition == "like" or (armed and self.preposition == "of")

    def _second_of_pair(self, index: int, item: Item, pair: list[Item]) -> None:
        """The B of "a truce between the government of P and B", which no "of" takes for its own."""
        tails = self.item.tail if self.item is not None else []
        tail = next((places for word, places in tails if places and places[-1] == pair[-1].chunk), None)
        if tail is not None:
            tail.append(index)
        if self.item is pair[0]:
            self.item = item  # "was fought between A and the guerrillas of B"
        pair.append(item)
        self.group, self.nearest, self.pair = pair, item, None

    def _of_goods(self) -> bool:
        """Whether "from X" tells from whom the goods of "with …" are: "took the town with arms from X"."""
        tail = self.item.tail[-2:] if self.item is not None else []
        if self.preposition != "from" or len(tail) != 2 or tail[0][0] != "with":
            return False
        goods, nouns = self.units[self.chunks[tail[0][1][-1]].last].low, wordlists().nouns
        return any(goods in nouns[name] for name in ("gift_arms", "gift_funds", "gift_supports", "means", "help"))

    def _before_verb(self, index: int, item: Item) -> None:
        frame = self.top
        if self.previous in ("neither", "not"):
            frame.sure = False
        if self.previous == "but" and not frame.sure:  # "Not X but Y armed Z"
            frame.subject, frame.sure = [item], True
        elif not frame.subject and (
            self.previous == "list" or (self.previous in ("and", "or") and self._fronted_list(index))
        ):
            self.group.append(item)  # "In the presence of A and B, C and D signed": no subject has begun yet
            self.nearest = item
            if self.item is not None and self.item.tail:
                self.item.tail[-1][1].append(index)
            return
        elif self.previous in ("and", "or", "list") and frame.subject:
            if not self.apart and self._joins_complement(item):
                self.group.append(item)
                self.nearest = item
                if self.item is not None and self.item.tail:
                    self.item.tail[-1][1].append(index)
                return
            frame.subject.append(item)
        elif (
            self.previous == "np" and frame.subject and self.ahead.contact(index, 1 if frame.kind == "insertion" else 2)
        ):
            if self._whose(frame):
                # "X, whose guerrillas Y trained": what is X's is the object of what Y did.
                frame.antecedent, frame.subject = frame.subject, [item]
                self.group, self.item, self.nearest = frame.subject, item, item
                return
            described = self.nearest or frame.subject[-1]
            relative = Frame("relative", antecedent=self.beside.get(described.chunk, [described]), subject=[item])
            self.stack.append(relative)
            frame = relative
        elif self.previous == "np" and frame.subject and self._whose(frame):
            frame.antecedent, frame.subject = frame.subject, [item]
        else:
            if self.previous == "np" and frame.subject and not self._opens(frame.subject[-1]):
                frame.sure = False
            frame.subject = [*frame.subject[:-1], item] if self._opens_last(frame) else [item]
        self.group, self.item, self.nearest = frame.subject, item, item

    def _fronted_list(self, index: int) -> bool:
        """Whether what stands before the conjunction is ruled by a preposition, before any subject."""
        if self._in_company() and not self.top.subject and self.previous == "and":
            return True
        if len(self.stack) != 1 or self.comma or not self.group:
            return False
        if self._serving(index):
            return True
        if self.chunks[self.group[0].chunk - 1].kind != "prep":
            return False
        if len(self.nodes) == 1:
            first = next(iter(self.nodes.values())).group
            return first.first == 0 and first.form == "present" and self.previous == "and"  # "Fighting in P and B has"
        return not self.nodes and self.ahead.closed_by_comma(index)

    def _serving(self, index: int) -> bool:
        """Whether it is the second helper of "With X as mediator and Y as host, A and B signed"."""
        after = self.chunks[index].last + 1
        opened = not self.nodes and self.units[0].low == "with" and self.previous == "and"
        return opened and self.units[after].low == "as" and self.chunks[self.group[0].chunk - 1].word == "as"

    def _whose(self, frame: Frame) -> bool:
        """Whether the clause is one that "whose" opens."""
        return frame.kind == "relative" and frame.pronoun >= 0 and self.units[frame.pronoun].low == "whose"

    def _opens_last(self, frame: Frame) -> bool:
        return self.previous == "np" and bool(frame.subject) and self._opens(frame.subject[-1])

    def _joins_complement(self, item: Item) -> bool:
        """Whether "B" in "talks between A and B" or "fighters from A and B" belongs to the preposition."""
        if self.group is self.top.subject or not self.group:
            return False
        if (self.preposition in BETWEEN and self.previous != "list") or self._of_one(item) or self._struck_too(item):
            return True
        last, this = self.chunks[self.group[-1].chunk].phrase, self.chunks[item.chunk].phrase
        lands = this is not None and this.party is not None and this.party.actor.type in _GROUND
        if lands and this is not None and last is not None and last.party is None and self.preposition == "from":
            return this.roles == {"name"} and self.units[last.last].kind in ("capital", *NAMES)
        if last is None or this is None or last.party is None or this.party is None:
            return last is not None and this is not None and self._places(last.last, this.last)
        types = {last.party.actor.type, this.party.actor.type}
        same = len(types) == 1 or types <= _GROUND
        if {party.speaker.type == "Person" for party in (last.party, this.party)} == {True, False}:
            return False  # "President N. N. of A and President M. M. of B"
        return same and last.roles == this.roles == {"name"} and self.preposition in _JOINING

    def _struck_too(self, item: Item) -> bool:
        """Whether B is where the act is, too: "strikes on P and B killed five"."""
        phrase = self.chunks[item.chunk].phrase
        named = phrase is not None and phrase.roles == {"name"} and phrase.party is not None
        if not named or self.preposition not in _WHERE_ACTS_ARE or len(self.top.subject) != 1:
            return False
        person = phrase is not None and phrase.party is not None and phrase.party.speaker.type == "Person"
        act = self.units[self.chunks[self.top.subject[0].chunk].last]
        return not person and (act.low in wordlists().events or any(form.present for form in act.forms))

    def _of_one(self, item: Item) -> bool:
        """Whether the verb that follows is of one only: "A group with ties to X and Y has attacked Z"."""
        verb = self.ahead.verb_of(item.chunk)
        group = self.chunks[verb].group if verb is not None else None
        if group is None or len(self.top.subject) != 1 or self.previous != "and":
            return False
        first = self.units[group.first]
        return first.low in _SINGULAR or (first.kind == "verb" and any(_third(form) for form in first.forms))

    def _places(self, first: int, second: int) -> bool:
        return self.units[first].place is not None and self.units[second].place is not None

    def _after_verb(self, index: int, item: Item, verb: Node) -> None:
        direct = self.ahead.finite_after(index) and not self._addressed(verb)
        if self.previous in ("and", "list") and (charge := self._charged_too(index, verb)) is not None:
            again = Node(charge.group, charge.link, charge.subject, governor=charge.governor)
            again.objects.append([item])
            self.top.verb = again
            self.group = again.objects[-1]
        elif self.previous in ("and", "or", "list") and self._verb_left_out(index, verb):
            verb.second = self._again(item, verb)
            self.top.verb, self.group = verb.second, verb.second.subject
        elif self.previous in ("and", "or", "list"):
            if self.group:
                tail = self.item.tail[-1][1] if self.item is not None and self.item.tail else []
                if tail and tail[-1] == self.group[-1].chunk:
                    tail.append(index)  # "delegations of A and B"
                    self.group.append(item)
                    self.nearest = item
                    return
                self.group.append(item)
            else:
                verb.objects.append([item])
                self.group = verb.objects[-1]
        elif self.previous == "verb" and self._takes_content(verb) and (direct or self._listed_speaker(index, verb)):
            self.stack.append(Frame("content", subject=[item], said=verb))
            self.group = self.top.subject
        elif direct and self.previous == "np" and self.ahead.contact(index):
            antecedent = self.nearest
            self.stack.append(Frame("relative", antecedent=[antecedent] if antecedent else [], subject=[item]))
            self.group = self.top.subject
        else:
            verb.objects.append([item])
            self.group = verb.objects[-1]
        self.item = self.nearest = item

    def _verb_left_out(self, index: int, verb: Node) -> bool:
        """Whether a clause begins that leaves the verb out: "X sided with Y, and Z with W".

        The preposition of what has led to the last complement comes again, and leads to somebody.
        """
        word, items = verb.complements[-1] if verb.complements else ("", [])
        if not items or self.group is not items or word in ("of", "between") or index + 2 >= len(self.chunks):
            return False
        again, end = self.chunks[index + 1], self.chunks[index + 2]
        ends = [self.chunks[place].phrase for place in (items[0].chunk, index, index + 2)]
        told = all(phrase is not None and phrase.party is not None for phrase in ends)
        named = self.units[self.chunks[index].last].kind in NAMES
        after = self.units[end.last + 1] if end.last + 1 < len(self.units) else None
        if after is not None and (after.low == "as" or after.kind == "verb"):
            return False  # "signed with X and Y with Z as mediator"
        return again.kind == "prep" and again.word == word and end.kind == "np" and told and named

    def _again(self, item: Item, verb: Node) -> Node:
        """The verb that is left out, of somebody else; of nobody where it is not sure that he does the same."""
        lasts = [self.chunks[each.chunk].last for items in verb.objects for each in items]
        named = any(self.units[last].kind in NAMES for last in lasts)  # "replaced X with Y and Z with W"
        nor = self.units[self.chunks[item.chunk].first - 1].low == "nor"
        unsure = named or (verb.group.negated and not nor)  # "did not side with Y and Z with W"
        # "sided with Y in May, and Z with W in June": not then, when the verb is dated.
        unsure = unsure or any(unit.kind == "date" for unit in self.units[self.chunks[item.chunk].last :])
        return Node(verb.group, verb.link, [] if unsure else [item], governor=verb.governor, outer=verb.outer)

    def _charged_too(self, index: int, verb: Node) -> Node | None:
        """The verb of "accused Y of arming X and Z of talking to it", where what comes next is charged with its own."""
        charge = verb.governor if verb.link == "gerund" and verb.preposition in ("of", "for") else None
        told = charge is not None and bool(charge.objects) and self.ahead.charged(index, verb.preposition)
        return charge if told else None

    def _addressed(self, verb: Node) -> bool:
        """Whether who follows is told it, and begins no content: "told X in a letter made public that Y"."""
        return self.previous == "verb" and verb.group.voice == "active" and verb.group.lemma in _ADDRESSES

    def _listed_speaker(self, index: int, verb: Node) -> bool:
        """Whether "and" leads on to the verb of what is said: "said Rwanda and Uganda support X"."""
        told = verb.group.lemma in wordlists().classes["telling_verb"]
        return not told and self.ahead.coordinated(index) and self.ahead.leads(index)

    def _takes_content(self, verb: Node) -> bool:
        return verb.group.lemma in wordlists().speech or verb.group.lemma in wordlists().classes["content_verb"]

    def _told_past_clause(self, group: VerbGroup, index: int) -> Node | None:
        """The verb of what is said, whose subject has a clause or an apposition of its own before it.

        As in "X says the force, which Y leads, will attack Z", "X says men wearing masks attacked Z": what seemed to
        be the object of "says" is its subject.
        """
        place = len(self.stack) - 1
        aside = self._aside_before(index)
        if not (self.comma and self.closed) and aside is None:
            while place and self._modifying(self.stack[place]) and self.stack[place].comma == self.comma:
                place -= 1
            if place == len(self.stack) - 1:
                return None
        said = self.stack[place].verb
        if said is None or not self._told_of_object(said) or (self.ahead.participle(index) and not self._acts(index)):
            return None
        subject = said.objects.pop()
        del self.stack[place + 1 :]
        node = Node(group, "content", subject, said=said)
        if aside is not None:
            node.complements = [each for each in said.complements if each[1][0].chunk > aside]
            said.complements = [each for each in said.complements if each[1][0].chunk < aside]
        self.stack.append(Frame("content", subject=subject, said=said, verb=node))
        return node

    def _aside_before(self, verb: int) -> int | None:
        """The first comma of "says X, in a new offensive, attacked Y", where only that stands before the verb."""
        place = verb - 1
        if place < 0 or self.chunks[place].kind != "comma" or self.ahead.verbs_listed(verb):
            return None
        place -= 1
        while place > 0 and self.chunks[place].kind in ("np", "prep", "skip", "sub"):
            place -= 1
        opened = self.chunks[place].kind == "comma" and self.chunks[place + 1].kind in ("prep", "sub", "skip")
        return place if opened and place and self.chunks[place - 1].kind == "np" else None

    def _modifying(self, frame: Frame) -> bool:
        """Whether the clause tells of the noun before it, and has its verb."""
        return frame.kind in ("relative", "participle") and frame.verb is not None

    def _told_of_object(self, said: Node) -> bool:
        """Whether what is said may begin with what follows the verb as if it were its object."""
        told = said.group.lemma in wordlists().classes["telling_verb"]
        alone = len(said.objects) == 1 or (told and len(said.objects) == _TOLD)
        return alone and said.group.voice == "active" and self._takes_content(said)

    def _may_be_participle(self, group: VerbGroup) -> bool:
        if group.voice != "active" or group.lemma in wordlists().classes["intransitive"]:
            return False
        bare = all(unit.kind in ("adverb", "verb") for unit in self.units[group.first : group.head + 1])
        return bare and any(form.participle for form in self.units[group.head].forms)

    def _lacks_object(self, group: VerbGroup) -> bool:
        """Whether the verb says nothing without an object, so that it is a participle: "a man linked to X served"."""
        return group.lemma in NEVER_ALONE

    def _acts(self, verb: int) -> bool:
        """Whether what may be a participle is a verb in a tense: it has its object or content, or never has one."""
        group, following = self.chunks[verb].group, self.ahead.following(verb)
        lone = group is not None and group.lemma in wordlists().classes["intransitive"]
        told = following is not None and self.chunks[following].word == "that" and following == verb + 1
        told = told and group is not None and group.lemma not in wordlists().classes["telling_verb"]
        return lone or told or self.ahead.object_after(verb)

    def _doing(self, group: VerbGroup, index: int, earlier: Node | None) -> list[Item]:
        """Who does what a participle without a comma tells: the noun beside it, or whoever did what led to it.

        "shelled the rebels killing nine" tells what the shelling did; in "shelled the rebels killing villagers" either
        may be meant, so that nobody is taken; "saw the rebels killing nine" tells it of what was seen.
        """
        beside = [self.nearest] if self.nearest and self.previous == "np" else []
        if beside and beside[0].chunk in self.beside:
            return self.beside[beside[0].chunk]  # "X, a group fighting Y"
        if earlier is not None and beside and self._voicing(group, earlier, beside[0]):
            return earlier.subject
        if earlier is not None and beside and self._written(group, earlier):
            return earlier.subject  # "wrote to Y alleging that"
        if earlier is not None and earlier.group.lemma in _LEAVES and group.lemma in _VOICED | _PROMISES:
            return earlier.subject  # "emerged from talks with Y threatening to cut off the gas"
        if earlier is None or not beside or group.lemma not in _OUTCOMES or earlier.group.form != "finite":
            return beside
        if any(word == "with" and self.nearest in items for word, items in earlier.complements):
            return beside  # "the war ended with X killing nine"
        if earlier.group.voice != "active" or earlier.group.lemma in _PERCEIVED or self.top.kind == "participle":
            return beside
        return earlier.subject if self.ahead.counts(index) else []

    def _past_participle(self, group: VerbGroup, index: int, earlier: Node) -> bool:
        """Whether "and" leads on to the verb of the clause around: "hailed the deal signed by Y and urged Z".

        A participle has no object of its own, save those of giving and naming: "militias armed by X and given aid".
        """
        if self.top.kind != "participle" or group.form != "finite" or group.voice != "active":
            return False
        if earlier.group.form == "present" and not earlier.reduced:
            return not group.shared
        if not earlier.reduced or earlier.group.form == "present":
            return False
        following = self.ahead.following(index)
        word = self.chunks[following].word if following is not None else ""
        if not self._may_be_participle(group) or group.lemma in ("call", "appeal"):
            return group.lemma != "call" or word in ("on", "upon", "for")
        if group.lemma in _TWO_OBJECTS:
            return False
        kind = self.ahead.kind(following)
        inner = self.chunks[following].group if following is not None else None
        told = kind == "that" and group.lemma in wordlists().speech
        pledged = inner is not None and inner.form == "infinitive" and _pledges(group.lemma)
        return self.ahead.object_after(index) or told or pledged

    def _voicing(self, group: VerbGroup, earlier: Node, beside: Item) -> bool:
        """Whether who gives out a paper says what the participle after it tells: "issued a report accusing Y"."""
        if earlier.group.voice != "active" or earlier.group.negated or earlier.group.modality != "actual":
            return False
        if not earlier.objects:
            return False
        phrase = self.chunks[beside.chunk].phrase
        if phrase is None or phrase.party is not None or earlier.objects[-1][-1] is not beside:
            return False
        paper = self.units[phrase.last].low
        if enacted(group.lemma, earlier.group.lemma, paper):
            return True
        if earlier.group.lemma not in _ISSUES or group.lemma not in _VOICED:
            return False  # and "published a letter accusing Y" is somebody else's
        return paper in _PAPERS and not (earlier.group.lemma in ("publish", "post") and paper in _OF_OTHERS)

    def _written(self, group: VerbGroup, earlier: Node) -> bool:
        """Whether a participle tells what the subject of the verb before has written."""
        heads = tuple(self.units[self.chunks[item.chunk].last].low for items in earlier.objects for item in items)
        return written_to(group.lemma, earlier, (self.nearest, self.item), heads)

    def _accompanying(self, frame: Frame) -> list[Item]:
        """The noun phrase after ", with" beside which another stands, set off by commas."""
        word, items = frame.verb.complements[-1] if frame.verb is not None and frame.verb.complements else ("", [])
        if word != "with" or self.item is None:
            return []
        return [
            item for item in items
            if item.apposition == self.item.chunk and self.chunks[max(0, item.chunk - 2)].kind == "comma"
        ]  # fmt: skip

    def _describes(self, verb: Node) -> bool:
        """Whether a verb says what its object is, of which what is set off after it goes on to tell.

        As in "described X as the largest group there, enjoying support".
        """
        return (
            verb.group.lemma in wordlists().classes["depicting"]
            and len(verb.objects) == 1
            and any(word == "as" for word, _ in verb.complements)
        )

    def _of_either(self, group: VerbGroup, earlier: Node) -> bool:
        """Whether "X and Y clashed, killing nine" leaves open which of them killed whom: not "killing two X-ians"."""
        if any(unit.kind in NAMES for unit in self.units[group.head + 1 : group.head + _TO_NAME]):
            return False
        if group.lemma not in HARMING or earlier.group.lemma not in CLASHING or len(earlier.subject) < _BOTH:
            return False
        traded = earlier.group.lemma in ("trade", "exchange", "swap")
        return bool(earlier.objects) == traded

    def _telling(self, group: VerbGroup, frame: Frame) -> Node | None:
        """The verb of "X said Y had shelled P, calling it a provocation": who says so calls it that, not Y."""
        inner, lists = frame.verb, wordlists()
        teller = inner.said if inner is not None and inner.link == "content" else None
        if frame.kind != "content" or inner is None or teller is None or len(self.stack) < 2:
            return None
        lemma = inner.group.lemma
        if group.lemma in CHARGING:
            following = self.units[group.head + 1].low if group.head + 1 < len(self.units) else ""
            deed = group.lemma in JUDGING and following in _NEUTER_PRONOUNS  # "condemning it", not "condemning Z"
            struck = deed or (lemma in lists.frames and lists.frames[lemma].relation == "attacked")
        else:
            spoke = lemma in JUDGING | CHARGING | SPEAKING or lemma in lists.speech.keys() | lists.demands.keys()
            struck = group.lemma in JUDGING and not spoke
        says = teller is self.stack[-2].verb and teller.group.lemma in lists.speech
        return teller if struck and says and teller.group.voice == "active" else None

    def _harm_told_around(self, group: VerbGroup) -> bool:
        """Whether the harm comes of the verb around a relative clause: "X fought rebels who came from Y, killing two".

        The verb around is one of violence, and that of the relative clause is none.
        """
        inner, outer = self.top.verb, self.stack[-2].verb
        if self.top.kind != "relative" or inner is None or outer is None or group.lemma not in _OUTCOMES | {"lose"}:
            return False
        fought, other = (wordlists().frames.get(node.group.lemma) for node in (outer, inner))
        violent = outer.group.lemma == "fire" or (fought is not None and fought.relation in _FOUGHT)
        violent = violent and outer.group.voice == "active"
        harms = inner.group.lemma in HARMING and (inner.group.lemma != "leave" or bool(inner.objects))
        return violent and not harms and (other is None or other.relation not in _FOUGHT)

    def _harm_done_there(self, group: VerbGroup) -> bool:
        """Whether the harm is done where a relative clause tells who was: "X entered valleys where Y hid, burning …".

        The clause is of a place, by its preposition, "where" or since it is its verb's object, and tells of no harm.
        """
        inner, outer = self.top.verb, self.stack[-2].verb
        if self.top.kind != "relative" or inner is None or outer is None or group.lemma not in HARMING:
            return False
        pronoun = self.units[self.top.pronoun].low if self.top.pronoun >= 0 else ""
        placed = bool(self.top.preposition) or pronoun == "where" or bool(inner.gap)
        return placed and outer.group.voice == "active" and not violent(inner) and bool(inner.subject)

    def _harm_told_within(self, group: VerbGroup) -> bool:
        """Whether the harm comes of the relative clause: "X condemned rebels, who shelled P, killing two"."""
        inner, outer = self.top.verb, self.stack[-2].verb
        if self.top.kind != "relative" or inner is None or outer is None or group.lemma not in HARMING:
            return False
        return inner.group.voice == "active" and violent(inner) and not inner.gap and not violent(outer)

    def _past_telling(self, group: VerbGroup, verb: Node) -> Node:
        """The verb of "X shelled P, Y said, killing three": X killed them; of "…, Y said, adding that" still Y's."""
        speech = wordlists().speech
        own = speech.keys() | wordlists().demands.keys() | SPEAKING
        blames = any(unit.low in _BLAME for unit in self.units[group.head + 1 : group.head + _NEAR_BLAME])
        if verb.group.lemma not in speech or verb.group.voice != "active" or group.lemma in own or blames:
            return verb
        told = [
            node for node in self.nodes.values()
            if node.group.head < verb.group.first and node.group.form == "finite" and not node.reduced
        ]  # fmt: skip
        before = told[-1] if told else None
        if before is None or before.group.lemma in speech or before.link not in ("main", "coordinate", "content"):
            return verb
        between = self.units[before.group.head + 1 : verb.group.first]
        after = self.units[verb.group.head + 1 : group.first]
        aside = any(unit.kind == "comma" for unit in between) and not any(unit.kind == "that" for unit in after)
        return before if aside else verb


def violent(node: Node) -> bool:
    """Whether the verb tells of violence or harm; who "left" left nobody anything where it has no object."""
    frame, lemma = wordlists().frames.get(node.group.lemma), node.group.lemma
    harms = lemma in HARMING and (lemma != "leave" or bool(node.objects))
    return harms or lemma == "fire" or (frame is not None and frame.relation in _FOUGHT)


def _pledges(lemma: str) -> bool:
    """Whether a verb tells what its subject will do, or tries to."""
    return lemma in _TRIES or lemma in wordlists().classes["pledge_verb"]
