"""Dating: which of a sentence's dates is that of a verb or noun."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extraction.grammar.phrases import VerbGroup
from kg.extraction.parsing.clauses import Clause, Clauses
from kg.extraction.parsing.participles import carried_out
from kg.extraction.speech.dates import DURING, Dates, opens_with_phrase
from kg.extraction.speech.inclusions import included
from kg.extraction.speech.noundates import another_act, came_before, of_founding, without_pairs
from kg.extraction.words.dates import Moment, anchor_of
from kg.extraction.words.records import record
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["Dating"]

_OPENERS = frozenset(("stop", "quote", "subordinator", "that", "relative", "dash", "open"))
_ENDS = frozenset(("subordinator", "relative", "that", "stop", "end"))
_INSIDE = frozenset(("relative", "subordinator", "that", "conjunction"))
_DEPENDENT_LINKS = frozenset(("participial", "relative"))
_BY_ACCORD = frozenset(("end", "delimit", "delineate", "demarcate", "settle", "resolve", "establish", "restore",
                        "normalise", "normalize", "formalise", "formalize"))  # fmt: skip
"""What an accord does by being signed."""
_NO_CLAUSE = frozenset(("participial", "relative", "infinitive", "gerund", "governed", "noun"))
_WITHIN = (("adverbial",), ("conditional",), ("relative",), ("participle",))
_TRIES = frozenset(
    ("try", "attempt", "manage", "begin", "start", "continue", "help", "fail", "resume", "go", "force", "use", "move")
)
"""Verbs whose date is that of the infinitive or gerund after them: "on Monday X tried to seize Y"."""
_MEETS = frozenset(("meet", "gather", "convene", "talk", "travel"))
_AT_ONCE = frozenset(("when", "as"))
_ENDING = frozenset(("end", "halt", "stop", "conclude", "close", "call", "settle", "resolve", "honour", "honor"))
_LASTING = frozenset(
    ("war", "conflict", "insurgency", "rebellion", "uprising", "struggle", "campaign", "revolt", "occupation", "feud")
)
"""What goes on for long: "signed an accord in 2001, ending a war in which 900 died" does not date the deaths."""
_SPANS = frozenset(("since", "from", "until"))
_STANDINGS = frozenset(
    ("power", "office", "charge", "command", "exile", "prison", "jail", "detention", "custody", "hiding")
)
"""What somebody is in for a while: "in power since 1986, X sent troops" dates no sending."""
_DEPTH = 5
_TO_PAPER = 4
_NEAR = 4
"""Words between a date and the noun that it goes with: "the March 2019 suicide car bombing"."""


@record
class _Place:
    """Where a date stands.

    Attributes:
        moment: the date.
        first: index of its first unit.
        last: index of its last unit.
        verb: index of the verb that it says the time of; -1 where that is not sure.
        fronted: it opens the verb's clause, and so dates also the verbs that "and" joins to it.
        since: index of the first unit after which the nouns before it may be what it dates.
    """

    moment: Moment
    first: int
    last: int
    verb: int
    fronted: bool
    since: int


_NAMED = 2
"""Units between the name of a war and what follows its years in brackets."""
_WARS = frozenset(
    ("war", "wars", "uprising", "revolution", "rebellion", "intifada", "insurgency", "conflict", "mutiny")
)

_OF_WARS = frozenset(("fight", "wage", "pit", "set", "oppose", "involve"))
"""What is said of a war's parties: what it led to may be of another time."""


def _is_war(unit: Unit) -> bool:
    """Whether the word ends the name of a war: "the Ogaden War", also where a list knows it."""
    return unit.low.rpartition(" ")[2] in _WARS


_BEFORE_IT = frozenset(("before", "ahead", "run-up", "eve"))
"""What opens that which is still to come after a deed: "shelled P before the summit in May"."""
_OCCASIONS = frozenset(("summit", "conference", "election", "elections", "vote", "poll", "polls", "referendum",
                        "ballot", "inauguration", "visit", "anniversary", "ceremony", "festival", "olympics",
                        "congress", "hearing", "trial", "deadline"))  # fmt: skip


class Dating:
    """Finds out what the dates of one sentence date.

    Args:
        clauses: the sentence.
        found: its dates.
    """

    def __init__(self, clauses: Clauses, found: Sequence[Moment]) -> None:
        self._moments = tuple(found)
        self._clauses = clauses
        self._units = clauses.units
        self._verbs = clauses.verbs if found else ()
        self._places = self._listed_once([self._place(m) for m in found if not m.adjective or self._in_event(m)])

    def dates(self, triggers: Iterable[int]) -> Dates:
        """The dates of the verbs and nouns at ``triggers``, without the parse by which they are found."""
        return Dates(self._moments, {at: (self._found(at), self._beside(at)) for at in frozenset(triggers)})

    def _found(self, trigger: int) -> Moment | None:
        if not self._moments:
            return None
        group = next((verb for verb in self._verbs if verb.first <= trigger <= verb.head), None)
        return self._of_noun(trigger) if group is None else self._of_verb(group) or self._of_war(group)

    def _of_war(self, group: VerbGroup) -> Moment | None:
        """The years of "the Chaco War (1932–1935) was fought", "fought from 1977 to 1978, the Ogaden War pitted"."""
        units = self._units
        if group.lemma not in _OF_WARS:
            return None
        for moment in self._moments:
            first = self._unit_of(moment)
            last = next((i for i in range(first, len(units)) if units[i].end >= moment.end), first)
            if last + 1 >= len(units) or first < _NAMED:
                continue
            bracketed = units[first - 1].kind == "open" and units[last + 1].kind == "close"
            if bracketed and last + _NAMED == group.first and _is_war(units[first - _NAMED]):
                return moment
        fought = next((place for place in self._places if place.verb == 0), None)
        opened = fought is not None and any(form.lemma in ("fight", "wage") for form in units[0].forms)
        follows = group.first and _is_war(units[group.first - 1])
        return fought.moment if fought is not None and opened and follows else None

    # ---------------------------------------------------------------- where each date belongs

    def _listed_once(self, places: Sequence[_Place]) -> tuple[_Place, ...]:
        """Without the second date of "in 1986 and again in 2011": the deed has been done twice."""
        kept: list[_Place] = []
        for place in places:
            between = self._units[kept[-1].last + 1 : place.first] if kept else ()
            again = bool(between) and all(u.kind in ("conjunction", "comma", "adverb") for u in between)
            again = again and any(u.kind == "conjunction" for u in between)
            if not ((again or self._elided(place)) and kept and kept[-1].verb == place.verb):
                kept.append(place)
        return tuple(kept)

    def _elided(self, place: _Place) -> bool:
        """Whether the date is of a verb left out: "agreed in July 2002 on X, and last September on Y"."""
        before, after = self._units[max(0, place.first - 2) : place.first], self._units[place.last + 1 : place.last + 2]
        joined = len(before) > 1 and before[0].kind == "comma" and before[1].low == "and"
        return joined and bool(after) and after[0].kind == "preposition"

    def _in_event(self, moment: Moment) -> bool:
        """As in "during the 2006 war"."""
        units = self._units
        first = self._unit_of(moment)
        before = [unit.low for unit in units[max(0, first - 2) : first]]
        after = [unit.low for unit in units[first + 1 : first + 3]]
        led = len(before) == 2 and before[0] in ("during", "in") and before[1] in ("the", "its", "their", "his")
        return led and any(word in wordlists().events or word in ("uprising", "revolution") for word in after)

    def _place(self, moment: Moment) -> _Place:
        units = self._units
        first = self._unit_of(moment)
        last = first
        while last + 1 < len(units) and units[last + 1].start < moment.end:
            last += 1
        aside = self._aside(moment, first, last)
        aside = included(units, first) if aside is None else aside
        if aside is not None:
            return _Place(moment, first, last, -1, False, aside)
        paper = self._paper(moment, first)
        if paper is not None:
            return _Place(moment, first, last, -1, False, paper - 1)
        before = first - 1
        while before >= 0 and units[before].kind == "adverb":
            before -= 1
        if before > 0 and units[before].kind == "comma" and units[before - 1].kind in ("conjunction", "that"):
            before -= 1  # "and, the next day, X struck"
        kind = units[before].kind if before >= 0 else "stop"
        left = self._left(first)
        since = left.head if left is not None else max((i for i in range(first) if units[i].kind == "stop"), default=-1)
        counted = units[last].low in ("after", "before")
        within = kind in _INSIDE or counted or (left is not None and self._subordinate(left.head, first))
        after = self._after(last, inside=within)
        if before >= 0 and units[before].low == "as" and units[min(last + 1, len(units) - 1)].kind == "comma":
            return _Place(moment, first, last, -1, False, first)  # "As in 2014, X attacked Y"
        opens = kind in _OPENERS or (kind == "conjunction" and self._goes_on(last))
        if opens or counted:
            return _Place(moment, first, last, after.head if after else -1, True, first)
        apart = kind == "conjunction" and moment.lead == "since"
        if apart and units[min(last + 1, len(units) - 1)].kind == "preposition":
            return _Place(moment, first, last, -1, False, first)  # "first from X and since June from Y"
        if after is not None and self._preverbal(left, before, last, after):
            return _Place(moment, first, last, after.head, False, since)
        if left is None:
            fronted = opens_with_phrase(units, first)
            return _Place(moment, first, last, after.head if after and fronted else -1, fronted, since)
        verb = self._outer(left) if kind == "comma" or self._past_aside(left, first) else left
        about = verb.lemma in wordlists().classes["retrospective"] and self._named_act(verb.head, first)
        about = about and units[verb.head + 1].low != "at"  # "have been at war since 1998"
        about = about or self._of_what_came_before(verb.head, first)
        return _Place(moment, first, last, -1 if about else verb.head, False, since)

    def _paper(self, moment: Moment, first: int) -> int | None:
        """Where the accord or paper stands whose date it is: "breached the accord of 3 May", "resolution 9 of 1978".

        What an accord does was then: "the accord of 3 May ended it", "restored relations by the accord of 3 May".
        """
        left = self._left(first) if moment.lead == "of" else None
        if left is None or left.lemma in _BY_ACCORD:
            return None
        noun = next(
            (i for i in range(first - 1, max(first - _TO_PAPER, -1), -1) if self._units[i].kind != "number"), -1
        )
        word = self._units[noun].low.rpartition(" ")[2] if noun >= 0 else ""
        return noun if word in wordlists().accords or word in wordlists().classes["papers"] else None

    def _past_aside(self, verb: VerbGroup, first: int) -> bool:
        """As in "clashed with X, which Y backs, near P on Monday": the date is no longer of the relative clause."""
        clause, units = self._clauses.clause(verb), self._units
        if clause is None or clause.link != "relative":
            return False
        opening = next((i for i in range(verb.first, 0, -1) if units[i].kind == "relative"), 0)
        closing = next((i for i in range(first - 1, verb.head, -1) if units[i].kind == "comma"), 0)
        apart = opening > 0 and units[opening - 1].kind == "comma" and closing > 0
        return apart and units[closing + 1].kind == "preposition"

    def _aside(self, moment: Moment, first: int, last: int) -> int | None:
        """Where what commas set apart begins, if the time is of what it says: "X, in power since 1986, sent troops"."""
        units = self._units
        closed = last + 1 < len(units) and units[last + 1].kind == "comma"
        if moment.lead not in _SPANS or not (closed or self._of_a_standing(moment, first, last)):
            return None
        opening = first - 1
        while opening >= 0 and units[opening].kind not in ("comma", "stop", "quote"):
            opening -= 1
        if any(opening < verb.head < first for verb in self._verbs):
            return None
        if opening > 0 and units[opening].kind == "comma":
            return opening if opening < first - 1 else None
        said = {unit.low for unit in units[opening + 1 : first]}
        return opening if not said.isdisjoint(_STANDINGS) else None

    def _of_a_standing(self, moment: Moment, first: int, last: int) -> bool:
        """As in "X armed Y, its ally since 2020." No past deed is done since then, but what has been is so since."""
        ended = last + 1 >= len(self._units) or self._units[last + 1].kind in ("end", "stop")
        left = self._left(first) if ended and moment.lead == "since" else None
        return left is not None and all(u.kind != "have" for u in self._units[left.first : left.head + 1])

    def _of_what_came_before(self, verb: int, date: int) -> bool:
        """As in "struck X in response to an attack by Y on 3 May", "after a raid on Friday", "before a vote in May"."""
        words = [unit.low for unit in self._units[verb + 1 : date]]
        for at, word in enumerate(words):
            to = at + 1 < len(words) and (word, words[at + 1]) in _ANSWERING
            # "Seized P after fighting on 3 May" is of the seizure.
            ahead = words[at + 1 :] if to else words[at + 1 : -2]
            ahead = words[at + 1 :] if word in _BEFORE_IT else ahead
            to = to or word in ("after", "following", "over") or word in _BEFORE_IT
            # "Had begun before the tsunami of 26 December": a date with "of" is that of the noun before it.
            own = word in _BEFORE_IT and self._units[date].low == "of"
            if to and (own or any(w in wordlists().events or w in _OCCASIONS for w in ahead)):
                return not any(unit.kind in ("comma", "stop") for unit in self._units[verb + 1 + at : date])
        return False

    def _unit_of(self, moment: Moment) -> int:
        return next((i for i, unit in enumerate(self._units) if unit.end > moment.start), len(self._units) - 1)

    def _preverbal(self, left: VerbGroup | None, before: int, last: int, after: VerbGroup) -> bool:
        """Whether the date stands between subject and verb: "X on Monday struck Y", "X, on Monday, struck Y"."""
        units = self._units
        apart = before >= 0 and units[before].kind == "comma"
        closed = last + 1 < len(units) and units[last + 1].kind == "comma"
        if self._next(last) < after.first or (closed and not apart):
            return False
        if apart or left is None:
            return True
        clause = self._clauses.clause(left)
        return before > left.head and (clause is None or clause.link not in _DEPENDENT_LINKS)

    def _left(self, index: int) -> VerbGroup | None:
        """The nearest verb before ``index`` within its sentence part."""
        found = None
        for verb in self._verbs:
            if verb.head >= index:
                break
            if verb.form != "present" or verb.lemma not in wordlists().classes["housing"]:
                found = verb  # "shelled a base housing X's troops on Monday"
        if found is not None and any(unit.kind == "stop" for unit in self._units[found.head : index]):
            return None
        return found

    def _main_after(self, trigger: int) -> VerbGroup | None:
        """The verb of which a noun at ``trigger`` can be the subject, past the participles that modify it."""
        for verb in self._verbs:
            clause = self._clauses.clause(verb) if verb.first > trigger else None
            if clause is not None and clause.link not in _NO_CLAUSE:
                return None if any(u.kind == "stop" for u in self._units[trigger : verb.first]) else verb
        return None

    def _after(self, index: int, *, inside: bool) -> VerbGroup | None:
        """The verb of the clause that goes on after ``index``, past clauses within it and who says so."""
        found: VerbGroup | None = None
        for verb in self._verbs:
            if verb.first <= index:
                continue
            if any(unit.kind == "stop" for unit in self._units[index : verb.first]):
                break
            clause = self._clauses.clause(verb)
            if clause is None or (not inside and (clause.link in _NO_CLAUSE or clause.within[:1] in _WITHIN)):
                continue
            if not inside and self._subordinate(index, verb.first):
                continue
            if found is not None:
                return verb if self._units[verb.first - 1].kind != "comma" else found
            if not self._parenthetical(verb):
                return verb
            found = verb
        return found

    def _subordinate(self, index: int, verb: int) -> bool:
        """Whether the verb is of a clause such as "two days after the truce collapsed" that begins after ``index``."""
        kinds = [unit.kind for unit in self._units[index + 1 : verb]]
        opening = max((i for i, kind in enumerate(kinds) if kind == "subordinator"), default=-1)
        return opening >= 0 and "comma" not in kinds[opening:]

    def _parenthetical(self, verb: VerbGroup) -> bool:
        """As in "On Monday, officials said, X attacked Y"."""
        units = self._units
        closed = verb.head + 1 < len(units) and units[verb.head + 1].kind == "comma"
        return closed and verb.lemma in wordlists().speech

    def _goes_on(self, last: int) -> bool:
        """Whether a clause follows the date after "and": "and on Monday it seized Y"."""
        place = self._next(last)
        return place < len(self._units) and self._units[place].kind not in ("end", "stop", "preposition", "conjunction")

    def _next(self, last: int) -> int:
        place = last + 1
        while place < len(self._units) and self._units[place].kind in ("comma", "adverb"):
            place += 1
        return place

    def _outer(self, left: VerbGroup) -> VerbGroup:
        """The verb of the clause around what commas set apart: "has bombed X, backed by Y, in 2019"."""
        for verb in reversed(self._verbs):
            clause = self._clauses.clause(verb) if verb.head <= left.head else None
            if clause is None:
                continue
            apart = clause.link in _DEPENDENT_LINKS and verb.first > 0
            opening = self._units[max(0, verb.first - 2) : verb.first]
            if not (apart and any(unit.kind in ("comma", "relative") for unit in opening)):
                return verb
        return left

    def _named_act(self, first: int, last: int) -> bool:
        lists = wordlists()
        return any(u.low in lists.events or u.low in lists.accords for u in self._units[first + 1 : last])

    # ---------------------------------------------------------------- the date of a verb

    def _of_verb(self, group: VerbGroup, depth: int = 0) -> Moment | None:
        own = [place for place in self._places if place.verb == group.head]
        if own or depth > _DEPTH:
            return _one(own)
        clause = self._clauses.clause(group)
        found = self._inherited(group, clause, depth) if clause is not None else None
        if found is None and depth == 0:
            found = self._bounded(group) or self._with_its_accord(group) or self._of_both(group)
        return found

    def _of_both(self, group: VerbGroup) -> Moment | None:
        """As in "shelled and bombed P in 1982", one stroke of two verbs; not "took and lost P in 1982"."""
        after = next((verb for verb in self._verbs if verb.head > group.head), None)
        if after is None or after.first != group.head + 2 or self._units[group.head + 1].low != "and":
            return None
        alike = (after.form, after.modality, after.negated) == (group.form, group.modality, group.negated)
        return self._of_verb(after, 1) if alike and after.lemma not in _UNDOES else None

    def _with_its_accord(self, group: VerbGroup) -> Moment | None:
        """As in "A and B signed an accord ending the war in 1999": both were then."""
        after = next((verb for verb in self._verbs if verb.head > group.head), None)
        if after is None or after.form != "present" or after.lemma not in _BY_ACCORD or group.form != "finite":
            return None
        between = self._units[group.head + 1 : after.first]
        apart = any(unit.kind in ("comma", "conjunction") for unit in between)
        accord = bool(between) and any(unit.low in wordlists().accords for unit in between[-2:])
        own = _one([place for place in self._places if place.verb == after.head])
        when = own is not None and own.lead in ("in", "on") and own.edtf[0].isdigit() and "/" not in own.edtf
        return own if accord and when and not apart else None

    def _bounded(self, group: VerbGroup) -> Moment | None:
        """By a clause after it: "has ruled since it seized power in 2021", "was killed when X struck on Monday"."""
        heads = {verb.head for verb in self._verbs}
        opening = self._next(group.head)
        while (
            opening < len(self._units) and self._units[opening].kind not in (*_ENDS, "comma") and opening not in heads
        ):
            opening += 1
        word = self._units[opening].low if opening < len(self._units) else ""
        after = next((verb for verb in self._verbs if verb.first > opening and verb.form == "finite"), None)
        own = _one([place for place in self._places if after is not None and place.verb == after.head])
        if own is None or word not in ("since", "when") or not own.edtf[0].isdigit() or "/" in own.edtf:
            return None
        return own if word == "when" else replace(own, edtf=f"{own.edtf}/..")

    def _inherited(self, group: VerbGroup, clause: Clause, depth: int) -> Moment | None:
        governor, link = clause.governor, clause.link
        if "adverbial" in clause.within[:1] or link == "adverbial":
            return self._of_when(group)
        if link == "relative" or clause.within[:1] == ("relative",):
            return self._of_antecedent(group, clause)
        if governor is not None and link == "coordinate":
            return self._fronted_at(governor, depth)
        if governor is not None and link == "participial" and group.form == "present":
            return self._of_verb(governor, depth + 1)
        if governor is not None and link in ("infinitive", "gerund", "governed"):
            near = governor.lemma in _TRIES or clause.control == "purpose" or clause.preposition in DURING
            near = near and not any(u.low == "only" for u in self._units[max(group.first - 2, 0) : group.head])
            apart = {*wordlists().speech, *wordlists().demands, "accuse", "blame", "charge", "suspect"}
            return self._of_verb(governor, depth + 1) if near and governor.lemma not in apart else None
        return self._fronted_of_sentence(group) if link == "main" else None

    def _fronted_at(self, verb: VerbGroup, depth: int) -> Moment | None:
        """The date that opens the clause of a verb to which another is joined by "and"."""
        own = [place for place in self._places if place.verb == verb.head]
        if own:
            return _one([place for place in own if place.fronted])
        clause = self._clauses.clause(verb)
        return self._inherited(verb, clause, depth + 1) if clause is not None and depth <= _DEPTH else None

    def _fronted_of_sentence(self, group: VerbGroup) -> Moment | None:
        """As of the second clause of "On Monday X struck Y and Z fired rockets"."""
        if len(self._places) != 1 or not self._places[0].fronted or self._places[0].first > 0:
            return None
        first = next((verb for verb in self._verbs if verb.head == self._places[0].verb), None)
        if first is None or first.head > group.head or first.lemma in wordlists().speech:
            return None
        between = self._units[first.head : group.first]
        joined = any(unit.low == "and" for unit in between)
        return self._places[0].moment if joined and all(unit.kind not in _OPENERS for unit in between) else None

    def _of_when(self, group: VerbGroup) -> Moment | None:
        """The date of a clause with "when": the one right before it, or that of the clause that it goes with."""
        units = self._units
        opening = next((i for i in range(group.first, -1, -1) if units[i].kind == "subordinator"), -1)
        if opening < 0 or units[opening].low not in _AT_ONCE:
            earlier = [place for place in self._places if place.last == opening]
            return _one(earlier) if earlier else None
        before = opening - 1
        while before >= 0 and units[before].kind in ("comma", "adverb"):
            before -= 1
        at = [place for place in self._places if place.last == before]
        if at:
            moment = at[-1].moment
            ends = moment.lead in ("since", "until", "by") or "/" in moment.edtf  # "from 2003 until 2019, when"
            return replace(moment, edtf=anchor_of(moment) or moment.edtf) if ends else moment
        main = self._left(opening)
        if main is None or main.lemma in wordlists().speech or units[opening - 1].kind == "comma":
            return None
        return _one([place for place in self._places if place.verb == main.head])

    def _of_antecedent(self, group: VerbGroup, clause: Clause) -> Moment | None:
        """The date of "an attack on Monday in which …", "the April 22 bombing that left …"."""
        units = self._units
        opening = next((i for i in range(group.first, -1, -1) if units[i].kind in ("relative", "that")), -1)
        cleft = next(
            (v for v in self._verbs if v.head < opening and v.first > 0 and units[v.first - 1].low == "it"), None
        )
        if cleft is not None and cleft.lemma == "be" and units[opening].low in ("who", "that"):
            return _one([place for place in self._places if place.verb == cleft.head])
        during = opening > 0 and units[opening - 1].low in ("in", "during")
        if opening < 0 or not (during or units[opening].low in ("where", "when") or self._acts(group)):
            return None
        left = self._left(opening)
        since = left.head if left is not None else -1
        met = left is not None and left.lemma in _MEETS and units[opening].low == "where"
        if not (met or self._named_act(since, opening)):
            return None
        inside = [m for m in self._moments if units[since].end <= m.start < units[opening].start] if since >= 0 else [
            m for m in self._moments if m.start < units[opening].start
        ]  # fmt: skip
        answered = self._answered(since, opening)
        if answered is not None:  # "struck P on Monday after a raid that killed ten": the raid was before
            inside = [m for m in inside if m.start > units[answered].start]
            return inside[0] if len({m.edtf for m in inside}) == 1 else None
        if len({m.edtf for m in inside}) == 1:
            return inside[0]
        # "Condemned Friday's attack that killed …", "ended an insurgency that killed …": those died before.
        looks_back = left is not None and left.lemma in wordlists().classes["retrospective"] | _ENDING
        lasts = bool({unit.low for unit in units[max(opening - 2, 0) : opening]} & _LASTING)
        if inside or left is None or looks_back or left.lemma in wordlists().speech or lasts:
            return None
        return self._of_verb(left)

    def _answered(self, since: int, opening: int) -> int | None:
        """Where "after" or "in retaliation for" stands between a verb and the act of which a relative clause tells."""
        lows = [unit.low for unit in self._units[max(since, 0) : opening]]
        for place in range(len(lows) - 1, 0, -1):
            if lows[place] in ("after", "following") or (lows[place - 1], lows[place]) in _ANSWERING:
                return max(since, 0) + place
        return None

    def _acts(self, group: VerbGroup) -> bool:
        return group.lemma in wordlists().classes["act_verb"]

    # ---------------------------------------------------------------- the date of a noun

    def _of_noun(self, trigger: int) -> Moment | None:
        beside = self._beside(trigger)
        if beside is not None:
            return beside
        near = [p for p in self._places if p.since < trigger < p.first and not (p.fronted and self._apart(trigger, p))]
        if near:
            return None if another_act(self._units, trigger, near[0].first) else _one(near[:1])
        held = carried_out(self._units, self._verbs, trigger) or self._holding(trigger)
        of_it = self._of_verb(held) if held is not None else None
        if of_it is not None:
            return of_it
        left, right = self._left(trigger), self._main_after(trigger) or self._after(trigger, inside=True)
        governing = right if left is None or self._opens(left, trigger) else left
        if governing is None or governing.lemma in wordlists().classes["retrospective"]:
            return None
        if of_founding(self._units, governing, trigger):
            return None
        if self._units[trigger].low in wordlists().kinds and governing.lemma not in wordlists().classes["staying"]:
            return None  # "X, an ally of Y, struck Z in 1987"
        between = pairwise(unit.low for unit in self._units[governing.head : trigger])
        if any(pair in _ANSWERING for pair in between):
            return None  # "struck X on Monday in retaliation for an attack by Y"
        told = None if governing.lemma in wordlists().speech else self._of_verb(governing)
        own = governing.head > trigger and all(u.kind != "comma" for u in self._units[trigger : governing.first])
        early = told is not None and (len(told.edtf) == _YEAR or not own) and came_before(self._units, trigger)
        return None if early else told

    def _apart(self, trigger: int, place: _Place) -> bool:
        """Whether a date at the front is not the noun's own: "A member of X since 1992, Y left in 2003"."""
        plain = all(unit.kind not in ("comma", "stop") for unit in self._units[trigger : place.first])
        return place.moment.lead != "since" or not plain

    def _beside(self, trigger: int) -> Moment | None:
        """The date right before the noun: "the March 2019 attack", "Tuesday's raid", "their 2008 war"."""
        units = self._units
        for moment in reversed(self._moments):
            if not moment.adjective or moment.end > units[trigger].start:
                continue
            between = [unit for unit in units[max(0, trigger - _NEAR) : trigger] if unit.start >= moment.end]
            whole = units[max(0, trigger - _NEAR)].start <= moment.end
            plain = all(
                unit.kind in ("word", "capital", "name", "demonym", "metonym", "possessive", "verb") for unit in between
            )
            return moment if whole and plain else None
        return None

    def _holding(self, trigger: int) -> VerbGroup | None:
        """The participle of "talks, held in March", "the agreement signed by X on 3 May"."""
        for verb in self._verbs:
            clause = self._clauses.clause(verb) if verb.first > trigger else None
            if clause is None:
                continue
            if clause.link not in _DEPENDENT_LINKS or any(u.low == "where" for u in self._units[trigger : verb.first]):
                return None  # "the raid on P, where rebels had held out since May"
            if verb.lemma in wordlists().classes["holding"]:
                return None if of_founding(self._units, verb, trigger) else verb
        return None

    def _opens(self, left: VerbGroup, trigger: int) -> bool:
        """Whether a new clause begins between the verb and the noun."""
        between = self._units[left.head + 1 : trigger]
        if any(form.participle for form in self._units[trigger].forms) and any(
            form.participle for form in self._units[left.head].forms
        ):
            between = tuple(unit for unit in between if unit.low != "and")  # "were killed and 200 injured"
        between = without_pairs(between)
        return any(unit.kind in ("subordinator", "that", "stop") or unit.low in ("and", "but") for unit in between)


_YEAR = 4
_UNDOES = frozenset(("lose", "leave", "release", "free", "withdraw", "abandon", "return", "end", "lift", "retreat",
                     "recover", "rebuild", "restore", "evacuate", "quit", "surrender", "cede", "stop", "halt", "deport",
                     "extradite", "resume", "replace", "pardon", "liberate", "retake", "recapture",
                     "regain"))  # fmt: skip


def _one(places: Sequence[_Place]) -> Moment | None:
    """The one date; none where there are several."""
    return places[0].moment if places and len({place.moment.edtf for place in places}) == 1 else None


_ANSWERING = frozenset((("response", "to"), ("retaliation", "for"), ("revenge", "for"), ("reprisal", "for"),
                        ("answer", "to"), ("reply", "to"), ("reaction", "to")))  # fmt: skip
