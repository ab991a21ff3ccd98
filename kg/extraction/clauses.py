"""Clauses: who is the subject of a verb, and what is its object."""

from __future__ import annotations

from kg.extraction.discourse import GROUPS
from kg.extraction.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, noun_phrase_before
from kg.extraction.units import NAMES
from kg.extraction.wordlists import wordlists

__all__ = ["Clauses", "clean_after"]

_OPENERS = frozenset(
    ("date", "comma", "stop", "dash", "quote", "open", "close", "subordinator", "that", "adverb", "conjunction")
)
_INSERTION_STARTS = frozenset(
    ("relative", "determiner", "preposition", "verb", "adverb", "name", "subordinator", "word", "capital", "number")
)
_POSTMODIFIERS = frozenset(("in", "of", "from", "inside", "at", "near", "across", "along", "within", "based"))
_AFTER_OBJECT = frozenset(
    (
        "comma", "stop", "dash", "quote", "open", "close", "end", "conjunction", "preposition", "subordinator",
        "relative", "that", "adverb", "to", "number", "date",
    )
)  # fmt: skip
_DEPTH = 3
_ADJUNCTS = 4
_PARENTHESIS = 12
_SELF = frozenset(("itself", "themselves", "himself", "herself"))
_RECENT = frozenset(("this", "last", "next", "earlier", "past", "same"))
_WHEN = frozenset(("on", "in", "since", "during", "by", "until", "for", "at"))
_COUNTS = frozenset(("members", "elements", "dozens", "scores", "number", "majority", "handful", "group"))
_LISTED = 6
_GAP = 9
"""Units between "which" and the verb whose object it is."""
"""Parties in a list of subjects."""
_REACH = 45


class Clauses:
    """The verbs of one sentence with their subjects and objects."""

    def __init__(self, units: Units, groups: tuple[VerbGroup, ...]) -> None:
        self.units = units
        self.groups = groups
        self._by_head = {group.head: group for group in groups}

    def subjects(self, group: VerbGroup, depth: int = 0) -> tuple[Party, ...]:
        """The parties that are the grammatical subject of ``group``; none where that is not sure."""
        units = self.units
        before = self.past_adjuncts(group.first - 1)
        if before < 0 or depth > _DEPTH:
            return ()
        if units[before].kind == "quote" and before and units[before - 1].kind != "comma":
            # As in: X "has armed" Y.
            before = self.past_adjuncts(before - 1)
        kind = units[before].kind
        if kind in ("relative", "that"):
            return self._antecedent_of_relative(before)
        if kind == "comma" and before and (listed := self._by_head.get(before - 1)) and self._goes_on(group.head):
            return self.subjects(listed, depth + 1)
        if kind in ("comma", "dash"):
            if group.form == "present":
                return self._shared(before, depth)
            return self._around_insertion(before)
        if kind == "conjunction" and units[before].low in ("and", "but", "yet"):
            return self._shared(before, depth)
        if kind == "pronoun":
            return self._pronoun(before)
        if group.form != "finite":
            return ()
        return self._phrase_subject(before)

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
            index = self._past_date(index)
            if index == start:
                break
        return index

    def _past_date(self, index: int) -> int:
        """The unit left of "on Monday", "in October 2025", "this week", "last month" that ends at ``index``."""
        units, last = self.units, index
        while index > 0 and (units[index].kind == "date" or (units[index].kind == "number" and index < last)):
            index -= 1
        spans = wordlists().classes["span"]
        if index == last and index > 1 and units[index].low in spans and units[index - 1].low in _RECENT:
            index -= 2
        if index < last and index >= 0 and units[index].kind == "preposition" and units[index].low in _WHEN:
            index -= 1
        return index

    def _pronoun(self, index: int) -> tuple[Party, ...]:
        word = self.units[index].low
        before = index - 2 if index > 1 and self.units[index - 1].kind == "that" else index - 1
        speech = self._by_head.get(before)
        if speech is not None and speech.lemma in wordlists().speech and word in ("it", "they", "he", "she"):
            # "X claimed it had …": nobody else is near enough to be meant.
            return self.subjects(speech)
        return ()

    def _antecedent_of_relative(self, relative: int, *, whom: bool = False) -> tuple[Party, ...]:
        last = relative - 1
        if last >= 0 and self.units[last].kind == "comma":
            last -= 1
        word = self.units[relative].low
        last = self.past_adjuncts(last)
        if last < 0 or word in ("whose", "where") or (word == "whom" and not whom):
            return ()
        if word == "which" and self._listed(last):
            return self._listed(last)
        found = self._phrase_with_tail(last)
        phrase = noun_phrase_before(self.units, last)
        party = phrase.party if phrase and phrase.party else found[1] if found else None
        if phrase is None or party is None:
            return ()
        if self.units[relative].kind == "that" and phrase.roles == {"name"} and not self.units[last].resolved:
            # "… told Kabul that fought" has no such reading: a clause, not a name, is what "that" opens here.
            return ()
        return (party,)

    def phrase_before(self, last: int) -> Party | None:
        """The party of the noun phrase that ends at ``last``, with "in …" and "of …" after its head noun."""
        found = self._phrase_with_tail(last) if last >= 0 else None
        return found[1] if found else None

    def _listed(self, last: int) -> tuple[Party, ...]:
        """The parties of "A, B and C" that ends at ``last`` and opens a clause; none where it is no such list."""
        units, parties = self.units, list[Party]()
        while last >= 0 and len(parties) < _LISTED:
            found = self._phrase_with_tail(last)
            if found is None or found[1] is None:
                return ()
            parties.insert(0, found[1])
            before = found[0] - 1
            joint = units[before].low if before >= 0 else ""
            if len(parties) > 1 and joint != "," and self.opens_clause(found[0]):
                return tuple(parties)
            if joint not in (("and",) if len(parties) == 1 else (",",)) or before == 0:
                return tuple(parties) if len(parties) > 2 and self.opens_clause(found[0]) else ()
            last = before - 2 if units[before - 1].low == "," and joint == "and" else before - 1
        return ()

    def _around_insertion(self, closing: int) -> tuple[Party, ...]:
        """The subject before ", an insertion,"."""
        units, kind = self.units, self.units[closing].kind
        opening = closing - 1
        while opening > 0 and closing - opening < _REACH and units[opening].kind not in (kind, "stop", "quote"):
            opening -= 1
        if opening <= 0 or units[opening].kind != kind:
            return ()
        if units[opening + 1].kind not in (*_INSERTION_STARTS, "demonym", "metonym"):
            return ()
        says = (spoken := self._by_head.get(closing - 1)) is not None and spoken.lemma in wordlists().speech
        if units[opening + 1].kind == "name" and opening + 2 != closing and not says:
            return ()
        parties = self._phrase_subject(self.past_adjuncts(opening - 1))
        if parties or units[opening + 1].kind != "relative":
            return parties
        return ()

    def _shared(self, conjunction: int, depth: int) -> tuple[Party, ...]:
        """The subject of the verb before, which "and" or a participle shares."""
        earlier = [g for g in self.groups if g.head < conjunction and g.form != "present"]
        if not earlier:
            return ()
        group = earlier[-1]
        between = self.units[group.head + 1 : conjunction]
        if any(u.kind in ("stop", "relative", "that", "subordinator", "quote") for u in between):
            return ()
        if group.form == "infinitive" or group.voice != "active":
            return ()
        return self.subjects(group, depth + 1)

    def _phrase_subject(self, last: int) -> tuple[Party, ...]:
        phrase = self._phrase_with_tail(last)
        if phrase is None:
            return ()
        first, party = phrase
        before = first - 1
        if party is None:
            return ()
        if before >= 0 and self.units[before].low == "and" and (listed := self._listed(last)):
            return listed
        if before >= 0 and self.units[before].low == "and":
            left = self._phrase_with_tail(before - 1)
            if left and left[1] and self.opens_clause(left[0]) and self.units[before - 1].kind != "comma":
                return (left[1], party)
            if left and left[1] and not self.opens_clause(left[0]):
                preceding = self.units[left[0] - 1]
                if preceding.kind == "preposition" and preceding.low == "between":
                    return ()
        return (party,) if self.opens_clause(first) else ()

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
            described = outer.party is None or (phrase.party is not None and phrase.party.actor.type in GROUPS)
            joins = self.units[before].low == "of" or (
                self.units[before].low == "from" and bool(outer.roles & {"fighters", "officials"})
            )
            of_owner = joins and described and outer.roles
            if self.units[before].low == "of" and self._counts_only(outer):
                phrase = NounPhrase(outer.first, phrase.last, phrase.party, phrase.roles)
                continue
            party = phrase.party if of_owner and not (outer.roles <= {"assets"}) else outer.party
            phrase = NounPhrase(outer.first, phrase.last, party, outer.roles)
        return (phrase.first, phrase.party) if phrase else None

    def _counts_only(self, phrase: NounPhrase) -> bool:
        """As "hundreds" in "hundreds of X fighters"."""
        words = self.units[phrase.first : phrase.last + 1]
        return all(unit.kind in ("number", "determiner", "adverb") or unit.low in _COUNTS for unit in words)

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
        if index + 2 >= len(units) or (units[index + 1].low != "and" and units[index + 1].kind != "comma"):
            return index > 1 and units[index - 1].low == "and"
        return index + 2 in self._by_head or (index + 3 < len(units) and index + 3 in self._by_head)

    def gap(self, group: VerbGroup) -> tuple[Party, ...]:
        """The antecedent that is the verb's object: in "the X, which Y arms", "the X whom Y armed"."""
        first = group.first
        for index in range(first - 1, max(first - _GAP, -1), -1):
            unit = self.units[index]
            if unit.kind == "relative" and unit.low in ("which", "whom") and index + 1 < first:
                found = self._antecedent_of_relative(index, whom=True)
                return tuple(party for party in found if "assets" not in party.roles)
            if unit.kind in ("comma", "stop", "verb", "subordinator", "quote", "relative"):
                return ()
        return ()

    def phrases_from(self, first: int) -> tuple[NounPhrase, ...]:
        """The noun phrases that begin at ``first`` and are joined by "and"; none where no phrase begins there."""
        units = self.units
        while first < len(units) and units[first].kind == "adverb":
            first += 1
        phrase = noun_phrase(units, first) if first < len(units) else None
        found: list[NounPhrase] = []
        while phrase is not None and len(found) < 5:
            found.append(phrase)
            joint = phrase.last + 1
            if joint + 1 >= len(units) or (units[joint].low != "and" and units[joint].kind != "comma"):
                break
            if units[joint].kind == "comma" and not (units[joint + 1].kind in NAMES or units[joint + 1].low == "the"):
                break
            following = noun_phrase(units, joint + 1)
            if following is None or following.party is None or not clean_after(units, following.last):
                break
            if units[joint].kind == "comma" and units[min(following.last + 1, len(units) - 1)].low not in ("and", ","):
                break
            phrase = following
        return tuple(found)

    def between(self, first: int) -> tuple[Party, ...]:
        """The parties of "A and B" or "A, B and C" that begins at ``first``, whatever follows."""
        units, found = self.units, list[Party]()
        while first < len(units) and len(found) < _LISTED:
            phrase = noun_phrase(units, first)
            if phrase is None or phrase.party is None:
                return ()
            found.append(phrase.party)
            joint = phrase.last + 1
            if joint + 1 >= len(units):
                break
            if units[joint].low == "and" or (units[joint].kind == "comma" and self._lists_on(joint)):
                first = joint + 1 + (units[joint].kind == "comma" and units[joint + 1].low == "and")
                continue
            break
        names = {party.actor.name for party in found}
        return tuple(found) if len(found) >= 2 and len(names) == len(found) else ()

    def _lists_on(self, comma: int) -> bool:
        """Whether a list goes on after the comma: another name, then "and" or a comma."""
        following = noun_phrase(self.units, comma + 1)
        if self.units[comma + 1].low == "and":
            return True
        after = following.last + 1 if following and following.party else len(self.units)
        return after < len(self.units) and self.units[after].low == "and"

    def copula(self, index: int) -> tuple[Party, ...]:
        """The subject of the "is" or "were" at ``index`` that stands by itself."""
        return self.subjects(VerbGroup(index, index, "be", "active", "finite"))


def clean_after(units: Units, last: int) -> bool:
    """Whether the object that ends at ``last`` is over there: no verb of its own follows it."""
    if last + 1 >= len(units):
        return True
    following = units[last + 1]
    if following.kind in _AFTER_OBJECT:
        return True
    if following.low in _RECENT and last + 2 < len(units) and units[last + 2].low in wordlists().classes["span"]:
        return True
    return following.kind == "verb" and any(form.present or form.participle for form in following.forms)
