"""Counts: what a number of the sentence counts, by the verb, adjective or noun that it stands with."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.counting.displacements import HOMES, driven_out, elided_fate, fled
from kg.extraction.counting.fates import BODIES, DETAINS, brought_down, fate_of, lost_at, of_people, undergoes
from kg.extraction.counting.populations import head_of
from kg.extraction.counting.strengths import home_of, shared_head, some_struck, strength_of
from kg.extraction.counting.tolls import toll_of
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup
from kg.extraction.grammar.quantities import Quantity, excluded, parted
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.functions import Function
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.measures import is_person, is_strict, measures, words_of
from kg.extraction.words.records import record
from kg.extraction.words.wordlists import wordlists
from kg.model import Modality

__all__ = ["Count", "Counter"]

_SUFFERS = frozenset(("suffer", "sustain", "incur"))
_LIVES, _CAPTIVE = frozenset(("life", "lives")), frozenset(("prisoner", "hostage", "captive"))
_BEING = frozenset(("be", "remain", "stay", "go", "lie", "become"))
_MANNER = frozenset(("dead", "death", "alive"))
_COST = frozenset(("cost", "claim", "take"))
_MOURNS = frozenset(("report", "confirm", "announce", "acknowledge", "admit", "mourn"))
_IS = frozenset(("have", "number", "field", "command", "be", "boast", "total", "control"))
_TRY = frozenset(("manage", "help", "continue", "go", "claim", "appear", "seem", "report", "say", "believe", "know"))
_AGAINST = frozenset(("without", "against", "from", "before"))
_JAILED = ["into", "custody"]
_DYING = {"die": "killed", "perish": "killed", "drown": "killed", "starve": "killed", "flee": "displaced"}
_THOUGHT = frozenset(("think", "believe", "report", "say", "estimate", "fear", "know", "presume", "reckon"))
_DETERMINED = frozenset(("the", "some", "about", "at", "least", "more", "than", "over"))
_NEAR, _TO_WHO, _MANY = 6, 14, 100
"""The last: so many troops are a force: "its 4,000 troops", not "its two soldiers"."""
_IN_ACTS = frozenset(("in", "by", "during", "across", "over"))
_HARMED = frozenset(("killed", "injured", "wounded", "displaced", "kidnapped"))
_HELD = frozenset(("strength", "fighters"))
"""Of the whole, whatever is told of a part: "most of its 4,000 fighters"."""
_AHEAD = frozenset(("threaten", "plan", "order", "prevent", "avoid", "fear"))
_PUTS = frozenset(("put", "place", "estimate"))
_DOWNS = frozenset(("down", "intercept", "repel", "neutralise", "neutralize"))


@record
class Count:
    """What a number counts.

    Attributes:
        measure: in a word.
        trigger: index of the unit that says it.
        verb: the verb that says it, if one does.
        holder: whose they are, where the construction says so: who has the fighters, who lost the men.
        modality: as far as the verb shows it.
        bare: the noun beside the number says what is counted, not who: "174 deaths".
        own: the number has a noun of its own; without one it is of the same people as the number before.
        source: who has counted: "the monitor recorded 444 attacks".
        total: it is a toll, and so of nobody whom the sentence has counted before.
    """

    measure: str
    trigger: int
    verb: VerbGroup | None
    holder: Party | None
    modality: Modality = "actual"
    bare: bool = False
    own: bool = False
    source: Party | None = None
    total: bool = False


class Counter:
    """What the numbers of a sentence count.

    Args:
        clauses: the sentence.
    """

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._units = clauses.units

    def count(self, found: Quantity, phrase: NounPhrase | None) -> Count | None:
        """What the number counts; none where nothing says so surely."""
        if excluded(self._units, found):
            return None
        made = (
            self._state(found, phrase)
            or self._of_act(found, phrase)
            or self._put_at(found, phrase)
            or self._by_verb(found, phrase)
            or self._listed(found, phrase)
            or self._present(found, phrase)
            or self._strength(found, phrase)
            or self._toll(found, phrase)
            or self._in_acts(found, phrase)
        )
        if made is not None and parted(self._units, found) and self._tells_of_part(made):
            return None
        if made is not None and made.measure == "attacks" and found.high == 1 and self._word(found.last + 1) == "of":
            return None  # "one of the worst raids" counts none
        strict = made is not None and is_strict(made.measure) and not self._people(found, phrase, made)
        if made is None or strict or brought_down(self._units, found, phrase):
            return None
        return replace(made, source=self._source(found, made))

    def _tells_of_part(self, made: Count) -> bool:
        """Whether the verb is that of "three of the 40 soldiers", not of the 40 who are "the 40 soldiers killed"."""
        if made.verb is None or made.verb.voice == "reduced":
            return False
        clause = self._clauses.clause(made.verb)
        return made.measure not in _HELD and (clause is None or clause.link != "relative")

    def _present(self, found: Quantity, phrase: NounPhrase | None) -> Count | None:
        """As in the present tense of chronologies: "About 200 people die.", which looks like no verb."""
        last = self._past_insertion(phrase.last if phrase is not None else found.last)
        at = last if phrase is not None and self._word(last) in _DYING else last + 1  # "people die" looks like a phrase
        following = self._units[at + 1] if at + 1 < len(self._units) else None
        measure = _DYING.get(self._word(at))
        closed = following is None or following.kind in ("end", "comma", "stop", "preposition", "conjunction")
        if measure is None or not closed or at - found.last > _NEAR:
            return None
        before = self._units[at - 1]
        people = before.kind == "number" or is_person(before.low) or before.kind == "demonym"
        opens = found.first == 0 or self._units[found.first - 1].kind in ("comma", "stop", "date", "number", "dash")
        joined = self._word(found.first - 1) == "and" and self._word(found.first - 2) == ","
        if joined:  # of the day on which the clause before it tells what was done
            told = (g.head for g in self._clauses.groups if g.head < found.first and g.form == "finite")
            at = next(told, at)
        return Count(measure, at, None, None, bare=True, own=True) if people and (opens or joined) else None

    def _in_acts(self, found: Quantity, phrase: NounPhrase | None) -> Count | None:
        """As in "685 people were killed in 444 attacks": the attacks are counted, too."""
        head = self._head(phrase)
        if phrase is None or measures("thing").get(head) != "attacks" or self._word(found.first - 1) not in _IN_ACTS:
            return None
        verb = self._clauses.at(found.first - 2)
        if verb is None or measures("verb").get(verb.lemma, measures("middle").get(verb.lemma)) not in _HARMED:
            return None
        return Count("attacks", phrase.last, None, None, own=True)

    def _source(self, found: Quantity, made: Count) -> Party | None:
        """Who has counted, where the verb is one of counting: "the monitor recorded 444 attacks"."""
        governor = self._governor(found.first)
        if made.total and made.verb is not None and made.verb.lemma in ("put", "place", "estimate", "give"):
            governor = made.verb
        elif governor is None or governor.lemma not in words_of("telling"):
            return None
        return self._own(governor) if governor.voice == "active" else None

    def _head(self, phrase: NounPhrase | None) -> str:
        return "" if phrase is None else self._units[head_of(self._units, phrase)].low

    def _word(self, index: int) -> str:
        return self._units[index].low if 0 <= index < len(self._units) else ""

    def _people(self, found: Quantity, phrase: NounPhrase | None, made: Count) -> bool:
        if phrase is None:  # a bare number is of those who were counted before, or of people
            return True
        head = self._units[head_of(self._units, phrase)]
        held = head.kind == "capital" and made.verb is not None and made.verb.lemma in DETAINS
        held = held and made.verb is not None and (made.verb.lemma != "hold" or made.verb.voice == "passive")
        return held or head.kind == "pronoun" or of_people(self._units, phrase)

    # ---------------------------------------------------------------- "31 dead", "left six people dead"

    def _state(self, found: Quantity, phrase: NounPhrase | None) -> Count | None:
        states = measures("state")
        index = (phrase.last if phrase is not None else found.last) + 1
        word = self._word(index)
        if phrase is not None and word in ("and", ",") and (ahead := self._left_with_others(found, phrase)) is not None:
            index, word = ahead, self._word(ahead)
        if phrase is None and self._clauses.at(index) is None and (fate := elided_fate(self._units, index)):
            return Count(fate, index, None, None)
        if word in wordlists().nouns["captives"] and self._dies_next(index):
            return None  # "two soldiers and one hostage died"
        if word not in states or (phrase is None and self._word(found.last + 1) not in states):
            return None
        group = self._clauses.at(index)
        if group is not None and (group.voice == "passive" or self._takes_object(group)):
            return None
        following = self._units[index + 1] if index + 1 < len(self._units) else None
        if phrase is None and following is not None and following.kind in ("word", "capital"):
            return None  # "20 wounded soldiers" is a phrase
        if phrase is not None and not (is_person(self._head(phrase)) or word in ("dead", "missing")):
            return None
        governor = self._governor(found.first)
        if governor is not None and (governor.negated or governor.modality not in ("actual", "possible")):
            return None
        holder = None
        if self._word(found.first - 1) == "of" and self._word(found.first - 2) in ("cost", "loss"):
            left = [g for g in self._clauses.groups if g.head < found.first]
            holder = self._own(left[-1]) if left else None  # "at a cost of five dead"
        verb = governor if phrase is None else group or governor
        return Count(states[word], index, verb, holder, own=phrase is not None)

    def _left_with_others(self, found: Quantity, phrase: NounPhrase) -> int | None:
        """Where "dead" stands in "left five guerrillas and three soldiers dead", for the first of them."""
        governor = self._governor(found.first)
        if governor is None or governor.lemma != "leave" or not is_person(self._head(phrase)):
            return None
        for place in range(phrase.last + 2, min(phrase.last + 2 + _NEAR, len(self._units))):
            if self._word(place) in measures("state"):
                return place
            if self._units[place].kind in ("preposition", "end", "stop", "relative") or self._clauses.at(place):
                return None
        return None

    def _dies_next(self, index: int) -> bool:
        ahead = (self._clauses.at(place) for place in range(index + 1, min(index + 4, len(self._units))))
        verb = next((group for group in ahead if group is not None), None)
        return verb is not None and (verb.lemma in _DYING or (verb.voice == "passive" and verb.lemma == "kill"))

    def _takes_object(self, group: VerbGroup) -> bool:
        clause = self._clauses.clause(group)
        return clause is not None and bool(clause.objects) and group.voice == "active"

    def _governor(self, first: int) -> VerbGroup | None:
        """The verb right before a phrase that begins at ``first``."""
        own = self._clauses.at(first)
        if own is not None and own.lemma == "estimate":
            return own  # "the report estimated 3,000 fighters", where the verb is taken for "estimated" before numbers
        place = first - 1 - (self._word(first - 1) == "between")
        while place >= 0 and self._units[place].kind in ("adverb", "determiner"):
            place -= 1
        return self._clauses.at(place)

    # ---------------------------------------------------------------- "the killing of 15 medics"

    def _of_act(self, found: Quantity, phrase: NounPhrase | None) -> Count | None:
        place = found.first - 1
        if self._head(phrase) in _LIVES and self._word(place) in words_of("costing"):
            return Count("killed", place, None, None, bare=True, own=True)
        if (lost := lost_at(self._units, found, phrase)) is not None:
            return Count(lost[0], place, None, lost[1], own=True)
        while place > 0 and self._units[place].kind == "determiner":
            place -= 1
        if self._word(place) != "of" or place < 1:
            return None
        place = self._past_where(place)
        noun = self._word(place - 1)
        if noun in _LIVES:
            taken = {self._word(index) for index in range(max(0, place - 4), place - 1)} & words_of("costing")
            return Count("killed", place - 1, None, None, own=phrase is not None) if taken else None
        measure = measures("act").get(noun)
        of_them = self._word(found.last + 1) == "of"
        if measure is None or (phrase is None and not of_them) or self._unmade(place - 1, measure):
            return None
        if noun in BODIES and not is_person(self._head(phrase)):
            return None  # "the bodies of six men", not "the governing bodies of three unions"
        if noun in ("loss", "losses") and not (self._head(phrase) in _LIVES or is_person(self._head(phrase))):
            return None
        bare = self._head(phrase) in _LIVES
        return Count(measure, place - 1, None, self._mourner(place - 1, phrase), bare=bare, own=phrase is not None)

    def _past_where(self, place: int) -> int:
        """Past the "in P", "on Monday" between an act and its "of": "the slaughter at P of 500 villagers"."""
        before = self._units[place - 1]
        located = before.kind in ("name", "metonym", "date", "capital") or before.place is not None
        if place > 2 and located and self._word(place - 2) in ("at", "in", "near", "on"):
            return place - 2
        return place

    def _mourner(self, noun: int, phrase: NounPhrase | None) -> Party | None:
        """Whose soldiers they are in "X reported the death of one soldier"."""
        left = [group for group in self._clauses.groups if group.head < noun]
        if phrase is None or phrase.party is not None or not left or left[-1].lemma not in _MOURNS:
            return None
        if self._word(noun) in ("loss", "losses"):
            return self._own(left[-1])
        own = self._own(left[-1]) if noun - left[-1].head <= 2 and self._head(phrase) in words_of("soldiers") else None
        return own if own is not None and own.actor.type == "State" else None

    def _unmade(self, noun: int, measure: str) -> bool:
        """Whether the act is only asked for, planned or feared."""
        lists = wordlists()
        left = [group for group in self._clauses.groups if group.head < noun]
        governor = left[-1] if left else None
        words = {unit.low for unit in self._units[max(0, noun - 4) : noun]}
        if words & (lists.classes["unmade"] | {"for", "on", "over", "about", "exchange"}) and measure == "released":
            return True
        if governor is None or governor.lemma in words_of("securing"):
            return governor is not None and (governor.negated or governor.modality != "actual")
        asked = governor.lemma in lists.demands or governor.lemma in _AHEAD
        return governor.negated or governor.modality != "actual" or asked or measure == "released"

    # ---------------------------------------------------------------- verbs

    def _by_verb(self, found: Quantity, phrase: NounPhrase | None) -> Count | None:
        functions = self._clauses.functions(found.at) or self._clauses.functions(phrase.last if phrase else found.last)
        for function in (*functions, *self._beside(found, phrase)):
            modality = self._said(function)
            if modality is None or (function.verb.form == "present" and self._after_clause(found)):
                continue
            made: tuple[str, int, Party | None, bool] | None
            if (fate := fate_of(self._units, function, found, phrase)) is not None:
                made = (fate, function.verb.head, None, self._head(phrase) in BODIES)
            elif function.role == "subject":
                made = self._as_subject(function, found, phrase)
            elif function.role == "complement":
                made = self._as_complement(function, phrase)
            else:
                made = self._as_object(function, found, phrase)
            if made is not None:
                measure, trigger, holder, bare = made
                own = phrase is not None and self._head(phrase) not in _CAPTIVE
                return Count(measure, trigger, function.verb, holder, modality, bare=bare, own=own)
        return None

    def _after_clause(self, found: Quantity) -> bool:
        """As in "N. N., who was convicted of murdering X in P, and two leaders of Y": not of the verb within."""
        if self._word(found.first - 1) != "and" or self._word(found.first - 2) != ",":
            return False
        before = self._units[max(0, found.first - _TO_WHO) : found.first - 2]
        return any(unit.kind == "relative" for unit in before)

    def _beside(self, found: Quantity, phrase: NounPhrase | None) -> tuple[Function, ...]:
        """What stands right beside the number, where the parse has no more to say."""
        governor = self._governor(found.first)
        if governor is not None and governor.voice == "active" and governor.lemma not in wordlists().speech:
            return (Function("object", governor, "", False),)
        last = self._past_insertion(phrase.last if phrase is not None else found.last)
        after = next((g for g in self._clauses.groups if g.first > last), None)
        if after is not None and after.first == last + 1 and after.form == "finite":
            return (Function("subject", after, "", True),)
        return ()

    def _past_insertion(self, last: int) -> int:
        """The comma that closes ", including three children,"; ``last`` itself where none follows."""
        if self._word(last + 1) != "," or self._word(last + 2) not in ("including", "among", "most", "many", "mostly"):
            return last
        closing = range(last + 3, min(last + 12, len(self._units)))
        return next((i for i in closing if self._units[i].kind == "comma"), last)

    def _listed(self, found: Quantity, phrase: NounPhrase | None) -> Count | None:
        """As in "killed their leader, a planner of attacks, and two other fighters"."""
        if self._word(found.first - 1) != "and" or phrase is None or not is_person(self._head(phrase)):
            return None
        left = [group for group in self._clauses.groups if group.head < found.first]
        following = self._clauses.at(phrase.last + 1)
        if not left or (following is not None and following.form == "finite") or left[-1].lemma not in measures("verb"):
            return None
        if left[-1].form == "present" and self._after_clause(found):
            return None
        function = Function("object", left[-1], "", False)
        between = self._units[left[-1].head : found.first]
        modality = self._said(function)
        plain = all(unit.kind not in ("relative", "subordinator", "that", "stop", "be", "have") for unit in between)
        if left[-1].voice != "active" or modality is None or not plain:
            return None
        return Count(measures("verb")[left[-1].lemma], left[-1].head, left[-1], None, modality, own=True)

    def _said(self, function: Function) -> Modality | None:
        """How far the verb says that it is so; none where it does not."""
        group, clause = function.verb, self._clauses.clause(function.verb)
        words = {unit.low for unit in self._units[group.first : group.head]}
        if group.negated or not (group.modality == "actual" or (group.modality == "possible" and "have" in words)):
            return None
        if clause is None or function.role == "gap":
            return group.modality
        if clause.link == "conditional" or "conditional" in clause.within:
            return None
        if clause.link in ("infinitive", "noun") and not words & {"have", "having"}:
            governor = clause.governor
            believed = clause.control == "raising" and group.lemma in _IS
            real = governor is not None and (governor.lemma in _TRY or believed) and not governor.negated
            return group.modality if real else None
        if clause.link == "gerund" and clause.preposition in _AGAINST:
            return None
        if clause.link == "governed" and clause.governor is not None and clause.governor.lemma in ("stop", "avoid"):
            return None
        return group.modality

    def _as_subject(
        self, function: Function, found: Quantity, phrase: NounPhrase | None
    ) -> tuple[str, int, Party | None, bool] | None:
        group, head = function.verb, self._head(phrase)
        after = [unit.low for unit in self._units[group.head + 1 : group.head + _NEAR]]
        if group.lemma == "lose" and group.voice == "active" and _LIVES & set(after[:3]):
            return "killed", group.head, None, False
        if group.voice in ("passive", "reduced"):
            return self._passive(group, after, head)
        if group.form == "finite" and group.voice == "active":
            if fled(group, self._units[head_of(self._units, phrase)] if phrase else None, after):
                return "displaced", group.head, None, False
            if group.lemma == "flee" and head in wordlists().nouns["fighters"]:
                return None  # "rebels who fled into the hills" are no displaced people
            told = undergoes(group.lemma, after) or measures("middle").get(group.lemma)
            fell = group.lemma == "fall" and not of_people(self._units, phrase)  # "2,000 shells fell"
            if told is not None and not fell:
                return told, group.head, None, False
        if group.lemma in _BEING:
            return self._being(group, after)
        if self._word(group.head) == "missing" and function.bare:
            return "missing", group.head, None, False
        return None

    def _passive(self, group: VerbGroup, after: list[str], head: str) -> tuple[str, int, Party | None, bool] | None:
        lemma, trigger = group.lemma, group.head
        measure = measures("verb").get(lemma)
        if head in words_of("fleet"):
            downed = lemma in _DOWNS or (lemma in ("shoot", "bring") and after[:1] == ["down"])
            return ("shot down", trigger, None, False) if downed else None
        if lemma in words_of("to_death") and (_MANNER & set(after[:2]) or after[:1] == ["down"]):
            return "killed", trigger, None, False
        if lemma in ("take", "hold", "keep") and _CAPTIVE & set(after[:2]):
            return "captured", trigger, None, False
        if lemma in _THOUGHT and (thought := self._thought(group)) is not None:
            return thought
        if lemma in ("force", "drive") and HOMES & set(after[:5]):
            return "displaced", trigger, None, False
        if (lemma == "round" and after[:1] == ["up"]) or (lemma == "take" and after[:2] == _JAILED):
            return "detained", trigger, None, False
        if lemma in ("place", "put") and after[:1] == ["under"] and "arrest" in after[1:3]:
            return "detained", trigger, None, False
        if lemma in ("leave", "find", "report", "confirm", "presume", "fear", "declare", "list", "make", "believe"):
            stated = next((measures("state")[word] for word in after[:2] if word in measures("state")), None)
            return (stated, trigger, None, False) if stated else None
        if measure is not None:
            return None if lemma in ("burn", "hang") else (measure, trigger, None, False)
        if lemma in words_of("posting") and head in measures("force"):
            return self._force(head), trigger, None, False
        return None

    def _thought(self, group: VerbGroup) -> tuple[str, int, Party | None, bool] | None:
        """As in "are thought to have died", "is feared to have been killed"."""
        later = next((g for g in self._clauses.groups if g.first > group.head), None)
        if later is None or later.form != "infinitive" or later.first - group.head > 1 or later.negated:
            return None
        words = {unit.low for unit in self._units[later.first : later.head]}
        measure = measures("verb" if later.voice == "passive" else "middle").get(later.lemma)
        if later.lemma == "lose" and _LIVES & {unit.low for unit in self._units[later.head + 1 : later.head + 3]}:
            measure = "killed"  # "are reported to have lost their lives"
        # The text stands by what is thought of those who died, as it does for "are believed dead".
        return (measure, group.head, None, False) if measure is not None and "have" in words else None

    def _being(self, group: VerbGroup, after: list[str]) -> tuple[str, int, Party | None, bool] | None:
        words = [word for word in after if word not in ("still", "also", "already", "now", "all", "said", "reported")]
        if words[:3] == ["among", "the", "dead"] or words[:3] == ["among", "the", "wounded"]:
            return measures("dead")[words[2]], group.head, None, False
        stated = measures("state").get(words[0]) if words else None
        known = stated is not None and self._clauses.at(group.head + 1 + after.index(words[0])) is None
        return (stated, group.head, None, False) if stated is not None and known else None

    def _as_object(
        self, function: Function, found: Quantity, phrase: NounPhrase | None
    ) -> tuple[str, int, Party | None, bool] | None:
        group, head = function.verb, self._head(phrase)
        if group.voice != "active" and function.role != "gap":
            return None
        lemma, trigger = group.lemma, group.head
        if head in ("prisoner", "captive", "hostage") and found.high > 1:
            return "captured", trigger, None, True
        after = [unit.low for unit in self._units[(phrase.last if phrase else found.last) + 1 :][:_NEAR]]
        between = {unit.low for unit in self._units[trigger + 1 : found.first]}
        if head in measures("thing"):
            return self._things(group, head)
        if head in _LIVES:
            return ("killed", trigger, None, True) if lemma in _COST else None
        if head in words_of("fleet"):
            return self._fleet(group, between)
        if lemma == "lose":
            return self._lost(group, head)
        if lemma in words_of("carrying") and (
            _CAPTIVE & set(after[:1]) or head in wordlists().nouns["captives"] or head in _CAPTIVE
        ):
            return "captured", trigger, None, False
        # What is "shot down" are aircraft, people only where the text calls them so.
        down = "down" in between and (lemma != "shoot" or (bool(phrase) and of_people(self._units, phrase)))
        if lemma in words_of("to_death") and (_MANNER & {*between, *after[:2]} or down):
            return "killed", trigger, None, False
        noun = self._units[head_of(self._units, phrase)] if phrase else None
        if driven_out(self._clauses, group, found, noun, (between, after)):
            return "displaced", trigger, None, False
        if lemma in ("shelter", "host") and head == "refugees":
            return "refugees", trigger, None, False
        freed = lemma == "set" and ("free" in between or after[:1] == ["free"])
        held = lemma in ("pick", "round") and "up" in between <= {"up"} | _DETERMINED and is_person(head)
        measure = "detained" if held or after[:2] == _JAILED else "released" if freed else measures("verb").get(lemma)
        if measure is not None and lemma not in ("hang", "drown"):
            return measure, trigger, None, False
        if lemma in words_of("having") and head in measures("force"):
            return self._has(group, head)
        return None

    def _things(self, group: VerbGroup, head: str) -> tuple[str, int, Party | None, bool] | None:
        measure = measures("thing")[head]
        bare = measure not in ("attacks", "violations")
        if group.lemma in words_of("counting"):
            return measure, group.head, self._own(group) if group.lemma in _SUFFERS else None, bare
        return (measure, group.head, self._own(group), bare) if group.lemma in words_of("doing") else None

    def _fleet(self, group: VerbGroup, between: set[str]) -> tuple[str, int, Party | None, bool] | None:
        own = self._own(group)
        if (group.lemma in ("shoot", "bring") and "down" in between) or group.lemma in _DOWNS:
            return "shot down", group.head, None, False  # whose they were, not who downed them
        if group.lemma in ("fire", "launch"):
            return "launched", group.head, own, False
        return ("lost", group.head, own, False) if group.lemma == "lose" else None

    def _own(self, group: VerbGroup) -> Party | None:
        clause = self._clauses.clause(group)
        subjects = self._clauses.subjects(group) or (clause.subjects if clause is not None else ())
        return subjects[0] if len(subjects) == 1 else None

    def _lost(self, group: VerbGroup, head: str) -> tuple[str, int, Party | None, bool] | None:
        arms = wordlists().nouns["arms"]
        if is_person(head):
            return "killed", group.head, self._own(group), False
        return (f"{head} lost", group.head, self._own(group), False) if head in arms else None

    def _force(self, head: str) -> str:
        return measures("force")[head]

    def _has(self, group: VerbGroup, head: str) -> tuple[str, int, Party | None, bool] | None:
        own = self._own(group)
        if group.lemma in ("have", "lead", "keep") and own is None:
            return None
        return self._force(head), group.head, None if group.lemma == "estimate" else own, False

    def _as_complement(
        self, function: Function, phrase: NounPhrase | None
    ) -> tuple[str, int, Party | None, bool] | None:
        group, head = function.verb, self._head(phrase)
        frame = wordlists().frames.get(group.lemma)
        strikes = frame is not None and frame.relation == "attacked" and group.voice == "active"
        if function.preposition in ("on", "at") and head == "occasions" and strikes:
            return "attacks", group.head, self._own(group), False
        if function.preposition == "by" and group.lemma in words_of("posting") and head in measures("force"):
            return self._force(head), group.head, None, False
        return None

    # ---------------------------------------------------------------- "a group of some 900 fighters", tolls

    def _strength(self, found: Quantity, phrase: NounPhrase | None) -> Count | None:
        """As in "M, with 14,400 personnel, …", "M, a group of some 900 fighters"."""
        lead, head = self._word(found.first - 1), self._head(phrase)
        if (told := strength_of(self._clauses, found, head)) is not None:
            return Count(told[0], told[1], None, told[2], own=True)
        if phrase is not None and head in measures("force") and lead == "'s" and found.high >= _MANY:
            owner = self._clauses.phrase_before(phrase.last)
            return Count(self._force(head), phrase.last, None, owner, own=True) if owner is not None else None
        if (own := self._own_force(found, phrase)) is not None:
            return own
        if phrase is None or head not in measures("force") or lead not in ("with", "of"):
            return None
        first = found.first - 1
        if lead == "of":
            if self._word(first - 1) not in ("group", "force", "army", "militia", "contingent", "garrison", "movement"):
                return None
            if phrase.party is not None:
                return Count(self._force(head), phrase.last, None, None, own=True)
            first = next((i for i in range(first - 1, max(first - 8, 0), -1) if self._units[i].kind == "comma"), -1)
        if first < 1:
            return None
        place = first - 1 if self._units[first - 1].kind == "comma" or lead == "of" else -1
        holder = self._clauses.phrase_before(first - 1 if lead == "of" else place) if place >= 0 else None
        if holder is None and place > 0:
            holder = self._clauses.phrase_before(place - 1)
        return Count(self._force(head), phrase.last, None, holder, own=True) if holder is not None else None

    def _own_force(self, found: Quantity, phrase: NounPhrase | None) -> Count | None:
        """As in "some 1,200 Saudi soldiers entered P", "650 guerrillas of the M came over the passes"."""
        if phrase is None or found.high < _MANY or some_struck(self._units, self._clauses.groups, found):
            return None
        party = phrase.party or home_of(self._units, phrase)
        if party is None or party.kind not in ("name", "demonym"):
            return None
        head = shared_head(self._units, phrase) or self._head(phrase)
        if head not in measures("force") or party.actor.type not in SIDES | {"IntergovernmentalOrganization"}:
            return None
        stated = measures("state").get(self._word(phrase.last + 2))
        if stated is not None and self._word(phrase.last + 1) in ("are", "were", "is", "was", "lay"):
            return Count(stated, phrase.last + 2, None, party, own=True)  # "By noon 784 X soldiers were dead"
        governor = self._governor(found.first) or next((g for g in self._clauses.groups if g.first > phrase.last), None)
        if governor is not None and (governor.negated or governor.modality not in ("actual", "planned", "expected")):
            return None
        modality = governor.modality if governor is not None else "actual"
        return Count(self._force(head), phrase.last, None, party, modality, own=True)

    def _put_at(self, found: Quantity, phrase: NounPhrase | None) -> Count | None:
        """A toll that somebody gives, and does not cause: "put the dead at more than 1,000"."""
        told = self._toll(found, phrase)
        return told if told is not None and told.verb is not None and told.verb.lemma in _PUTS else None

    def _toll(self, found: Quantity, phrase: NounPhrase | None) -> Count | None:
        """As in "the death toll rose to 60", "put its dead at 128", "the number of wounded passed 200"."""
        totals = phrase is not None and self._word(found.last + 1) == "the"  # "to 61 the number of"
        if phrase is not None and not (is_person(self._head(phrase)) or totals):
            return None
        told = toll_of(self._clauses, found, self._word(found.first - 1))
        if told is None:
            return None
        own = phrase is not None and not totals
        return Count(told.measure, told.at, told.verb, told.holder, bare=not own, own=own, total=True)
