"""Bindings: what a pronoun is in its clause, and who does what the verb beside it says.

A sentence is not parsed yet where its pronouns are resolved, so both are told from the words before and after.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.extraction.grammar.entities import Draft, Mention
from kg.extraction.words.records import record
from kg.extraction.words.units import NAMES, Unit, is_speech_verb
from kg.extraction.words.wordlists import wordlists

__all__ = [
    "REACH", "Clause", "Role", "assured", "before_relative", "beyond_clause", "clause_of", "demanded_of_another",
    "first_verb", "object_after", "of_relative", "owner_at_the_end", "past_aside", "person_after", "role_of",
    "speaks_aside", "told_it", "whole_of",
]  # fmt: skip

REACH = 10
"""Units between a pronoun and the verb beside it, at most."""
_POSSESSIVES = frozenset(("its", "their", "his", "her"))
_PREDICATES = frozenset(("verb", "be", "have", "do", "modal", "negation"))
_OPENS = frozenset(("that", "subordinator", "relative", "stop"))
_NOUNS = frozenset(("word", "capital", "number", "verb", "demonym", "tail"))
_PART_OF = frozenset(("of", "one", "some", "most", "many", "all"))


@record
class Role:
    """What the pronoun is in its clause.

    Attributes:
        kind: ``subject``, ``object`` or ``possessive``.
        verb: the verb of which it is the subject or object; what governs the noun after a possessive.
        passive: whether the verb is in the passive.
        noun: the noun after a possessive.
        governor: the word right before it.
        at: index of the verb of which it is the object.
        addressed: whether the verb of which it is the subject has somebody for object: "it provides Y with drones".
    """

    kind: str
    verb: Unit | None
    passive: bool = False
    noun: str = ""
    governor: Unit | None = None
    at: int = -1
    addressed: bool = False

    @property
    def led_by(self) -> str:
        """The word right before it."""
        return self.governor.low if self.governor is not None else ""


@record
class Clause:
    """The clause under way.

    Attributes:
        start: index of what opens it.
        own: who does what its verb says, as far as can be told.
        controlled: whether he is the object of the verb before: "urged Y to withdraw its troops".
        hung: on whom it hangs, where it is a relative clause with a subject of its own.
        sure: whether the construction tells who is the subject.
    """

    start: int
    own: Mention | None
    controlled: bool = False
    hung: Mention | None = None
    sure: bool = False


def role_of(draft: Draft, index: int) -> Role:
    """What the pronoun at ``index`` is."""
    units, found = draft.units, draft.found
    word, last = units[index].low, found[-1] if found else None
    if word in _POSSESSIVES and (noun := _noun_after(units, index)):
        return Role("possessive", _verb_before(found), False, noun, last)
    place = index + 1
    while place < len(units) and units[place].kind == "adverb":
        place += 1
    place = past_aside(units, place)
    governed = last is not None and (last.kind == "preposition" or (last.kind == "verb" and not is_speech_verb(last)))
    governed = governed and not (len(found) > 1 and last is not None and last.kind == "verb" and _nominal(found[-2]))
    acts = word == "it" and not governed and place < len(units) and units[place].kind in _PREDICATES
    if acts or word in ("they", "he", "she"):
        return _subject_role(units, place, last)
    verbs = [i for i in range(len(found) - 1, max(len(found) - REACH, -1), -1) if found[i].kind == "verb"]
    at = next((i for i in verbs if not (i and _nominal(found[i - 1]))), len(found))  # not "an embargo on it"
    return Role("object", found[verbs[0]] if verbs else None, governor=_governor(found), at=at)


def _governor(found: Sequence[Unit]) -> Unit | None:
    """What governs an object: "between" also in "between X and it"."""
    place = len(found) - 1
    if place > 1 and found[place].low in ("and", "or") and found[place - 1].kind in NAMES:
        place -= 1
        while place and (found[place].kind in ("determiner", "comma", *NAMES) or found[place].low == "and"):
            place -= 1
        return found[place] if found[place].kind == "preposition" else found[-1]
    return found[-1] if found else None


def past_aside(units: Sequence[Unit], place: int) -> int:
    """The index of the verb in "it, despite the truce, attacked", past what is set off at ``place``."""
    mark = units[place].kind if place < len(units) else ""
    if mark not in ("comma", "dash"):
        return place
    closing = next((i for i in range(place + 1, min(place + REACH, len(units))) if units[i].kind == mark), -1)
    after = units[closing + 1] if 0 < closing < len(units) - 1 else None
    acts = after is not None and after.kind in _PREDICATES and not after.low.endswith("ing")
    return closing + 1 if acts else place


def _nominal(before: Unit) -> bool:
    """Whether the word after it is a noun, though it may be a verb elsewhere: "the sanctions it imposed"."""
    return before.kind in ("determiner", "possessive", "demonym") or before.low in _POSSESSIVES


def _subject_role(units: Sequence[Unit], place: int, last: Unit | None) -> Role:
    passive = False
    for after, unit in enumerate(units[place : place + REACH], start=place + 1):
        if unit.kind == "be":
            passive = True
        elif unit.kind == "verb":
            passive = passive and any(form.participle for form in unit.forms)
            addressed = after < len(units) and units[after].kind in (*NAMES, "demonym")
            return Role("subject", unit, passive, governor=last, addressed=addressed)
        elif unit.kind not in ("adverb", "have", "do", "modal", "negation"):
            break
    return Role("subject", None, passive, governor=last)


def _verb_before(found: Sequence[Unit]) -> Unit | None:
    """The verb of "raided its camps", "raided two of its camps"."""
    place = len(found) - 1
    while place > 0 and (found[place].low in _PART_OF or found[place].kind == "number"):
        place -= 1
    return found[place] if place >= 0 and found[place].kind == "verb" else None


def _noun_after(units: Sequence[Unit], index: int) -> str:
    """The head of the phrase after a possessive."""
    head = ""
    first = index + 1 + (index + 1 < len(units) and units[index + 1].low == "most")  # "its most loyal ally"
    for unit in units[first : index + 6]:
        if unit.kind not in _NOUNS:
            break
        if unit.kind == "verb" and head and any(f.finite for f in unit.forms) and unit.low not in _heads():
            break
        head = unit.low
    return head


@cache
def _heads() -> frozenset[str]:
    nouns = wordlists().nouns
    return nouns["leaders"] | nouns["forces"] | nouns["fighters"] | nouns["officials"]


def demanded_of_another(draft: Draft, index: int) -> Mention | None:
    """The X of "X demanded that it withdraw", "X's demand that it withdraw", where "it" is who should: not X."""
    found, units = draft.found, draft.units
    after = units[index + 1] if index + 1 < len(units) else None
    if len(found) < 2 or found[-1].kind != "that" or after is None:
        return None
    governed = len(found) > _TO_NOUN - 2 and found[-3].kind in (
        "possessive",
        "demonym",
        "determiner",
        "word",
        "capital",
    )
    noun = governed and found[-2].low in wordlists().nouns["requests"]
    if not noun and not any(form.lemma in _DEMANDS for form in found[-2].forms):
        return None
    bare = after.low in ("be", "should", "not") or any(f.base and f.lemma == after.low for f in after.forms)
    if bare and noun:
        last = draft.mentions[-1] if draft.mentions else None  # "X rejected Y's demand that it withdraw"
        return last if last is not None and len(found) - last.index <= _TO_NOUN else None
    return next((m for m in reversed(draft.mentions) if m.subject), None) if bare else None


_TO_NOUN = 5
_DEMANDS = frozenset(("demand", "insist", "request", "ask", "urge", "require", "propose", "recommend"))


# ---------------------------------------------------------------- the clause


def first_verb(found: Sequence[Unit], first: int) -> int | None:
    """The index of the first verb from there on, past what commas set apart there: ", the UN force in Y, said"."""
    if first < len(found) and found[first].kind == "comma":
        first = next((i + 1 for i in range(first + 1, len(found)) if found[i].kind == "comma"), first)
    return next((i for i in range(first, len(found)) if found[i].kind == "verb"), None)


def clause_of(draft: Draft, index: int) -> Clause:
    """The clause in which the pronoun at ``index`` stands."""
    found, mentions = draft.found, draft.mentions
    start = next((i for i in range(len(found) - 1, -1, -1) if found[i].kind in _OPENS), 0)
    if start and found[start].kind == "relative" and _closed(found, start):
        start = 0  # "X, which Y arms, shelled its villages"
    if (asker := _going_on_to(found, start, mentions)) is not None:
        return Clause(start, asker, sure=True)
    controller = _controller(draft)
    if controller is not None:
        return Clause(start, controller, controlled=True, sure=True)
    if start and found[start].kind == "relative":
        return _relative(draft, start, opening=start == len(found) - 1 and draft.units[index].kind == "pronoun")
    inside = next((m for m in reversed(mentions) if m.subject and not m.owner and m.index >= start), None)
    if inside is None and not start:
        inside = next((m for m in mentions if m.subject and not m.owner), None)
    if inside is not None and _another_acts(found, inside.index):
        return Clause(start, None)
    following = draft.units[index + 1 : index + 3]
    by = len(following) > 1 and following[0].low == "by" and following[1].kind not in ("date", "number")
    if inside is not None and by:
        return Clause(start, None)  # "the list presented to it by Y"
    return Clause(start, None if inside is not None and _of_relation(draft, inside) else inside)


def _going_on_to(found: Sequence[Unit], that: int, mentions: Sequence[Mention]) -> Mention | None:
    """The X of "X demanded that Y withdraw and accused it": a past tense shares no subject with "(that Y) withdraw"."""
    if not that or found[that].kind != "that" or len(found) - that < _SHORTEST or found[-2].low not in ("and", "but"):
        return None
    asked = any(form.finite and form.lemma in _DEMANDS for form in found[that - 1].forms)
    forms, inner = found[-1].forms, [unit for unit in found[that + 1 : -2] if unit.kind == "verb"]
    told = any(form.finite for form in forms) and not any(form.base for form in forms)
    bare = bool(inner) and all(any(form.base for form in unit.forms) for unit in inner)
    if not (asked and told and bare):
        return None
    return next((m for m in reversed(mentions) if m.subject and not m.owner and m.index < that), None)


_SHORTEST = 4
_NOUN_PHRASE = frozenset(("determiner", "number", "word", "capital", "preposition", "tail"))


def _another_acts(found: Sequence[Unit], index: int) -> bool:
    """Whether ", and" has opened a clause about people whom nothing resolves: "X bowed, and some veterans left"."""
    joint = next((i for i in range(len(found) - 1, index + 1, -1) if found[i].low in ("and", "but", ";")), 0)
    if not joint or (found[joint].low != ";" and found[joint - 1].kind != "comma"):
        return False
    place = joint + 1
    while place < len(found) and found[place].kind in _NOUN_PHRASE:
        place += 1
    people = place > joint + 1 and found[place - 1].low.endswith(("s", "men", "people"))
    return people and place < len(found) and any(form.finite for form in found[place].forms)


def _relative(draft: Draft, start: int, *, opening: bool) -> Clause:
    """A relative clause: its subject is whom it hangs on, unless it has one of its own, or the pronoun is that."""
    place = start - 1
    while place > 0 and draft.found[place].kind in ("comma", "preposition"):
        place -= 1
    named = {mention.index for mention in draft.mentions}
    while place > 0 and place not in named and draft.found[place].kind in ("word", "possessive"):
        place -= 1  # "X's mercenaries, who drove them out"
    before = next((m for m in reversed(draft.mentions) if m.index == place), None)
    inside = next((m for m in reversed(draft.mentions) if m.subject and not m.owner and m.index > start), None)
    if inside is not None or opening or draft.found[start].low == "whose":
        return Clause(start, inside, hung=before)
    return Clause(start, before, sure=before is not None)


def _closed(found: Sequence[Unit], start: int) -> bool:
    """Whether the relative clause that begins there has ended with a comma before the verb of the main clause."""
    # "X, which neighbours Y,": no list knows each verb of a place.
    told = start + 1 < len(found) and found[start + 1].kind == "word" and found[start + 1].low.endswith("s")
    for place in range(start + 1, len(found)):
        if found[place].kind == "comma" and told and place + 1 < len(found) and found[place + 1].kind in _PREDICATES:
            return True
        told = told or found[place].kind in _PREDICATES
    return False


def _of_relation(draft: Draft, mention: Mention) -> bool:
    """Whether he is only the owner in "its founder": who acts is somebody else."""
    after = draft.found[mention.index + 1 : mention.index + 5]
    relations = wordlists().classes["of_one"]
    return bool(after) and after[0].kind == "possessive" and any(unit.low in relations for unit in after[1:])


def _controller(draft: Draft) -> Mention | None:
    """The Y of "urged Y to withdraw its troops", "accused Y of arming it"."""
    found = draft.found
    verb = next((i for i in range(len(found) - 1, max(len(found) - REACH, 0), -1) if found[i].kind == "verb"), None)
    if verb is None or verb < 2 or found[verb - 1].low not in ("to", "of", "for", "from", "into"):
        return None
    if found[verb - 1].low == "to" and (plot := plot_at(found)):
        verb = plot  # "accused Y of plotting with Z to kill him": who plots would kill
    last = next((m for m in reversed(draft.mentions) if m.index < verb), None)
    chained = found[verb - 1].low == "to" and found[verb - 2].kind == "verb"  # "accused Y of planning to attack it"
    if last is None or verb - last.index > (5 if chained else 3):
        return None
    asks = wordlists().classes["asking"]
    near = found[max(last.index - 4, 0) : last.index]
    governor = next((unit for unit in reversed(near) if unit.kind == "verb"), None)
    asked = governor is not None and any(form.lemma in asks for form in governor.forms)
    return last if asked else None


def plot_at(found: Sequence[Unit]) -> int:
    """Where "plotting" stands in "(accused Y) of plotting with Z to kill"; 0 where the words tell of no such plot."""
    if len(found) < _PLOTTED or found[-1].kind != "verb" or found[-2].kind != "to":
        return 0
    near = range(len(found) - 3, max(len(found) - _TO_PLOT, 1), -1)
    plot = next((i for i in near if any(form.lemma in _PLOTS for form in found[i].forms)), 0)
    of = plot - 1 - (found[plot - 1].kind == "have")
    return plot if plot and found[of].low in ("of", "with") else 0


_PLOTTED, _TO_PLOT = 4, 10
_PLOTS = frozenset(("plot", "conspire", "scheme", "collude", "connive", "plan"))


def _leader_says(draft: Draft, index: int) -> bool:
    """Whether "its leader" opens what tells who said the sentence: "…, its leader, N. N., said"."""
    units = draft.units
    titled = index + 1 < len(units) and units[index + 1].low in wordlists().nouns["leaders"]
    if not titled or not draft.verbs or draft.found[-1].kind != "comma":
        return False
    return any(is_speech_verb(unit) for unit in units[index + 2 : index + _TO_SAYING])


_TO_SAYING = 9


_AFTER_WORDS = frozenset(("end", "stop", "comma", "date", "preposition", "adverb", "subordinator"))


def owner_at_the_end(draft: Draft, index: int) -> list[Mention] | None:
    """Whose "its foreign ministry" is in "X is not at war with Y, its foreign ministry said": X's; never Y's.

    ``None`` where the words tell of no such thing; nobody where there are several of whom the sentence may be.
    """
    units = draft.units
    if units[index].low != "its" or not draft.found or draft.found[-1].kind != "comma":
        return None
    if _leader_says(draft, index):
        return []  # "P has signed a deal with X, its leader, N. N., said": not of whom was named last
    verb = next((i for i in range(index + 1, min(index + _TO_SAYING, len(units))) if is_speech_verb(units[i])), None)
    if verb is None or any(unit.kind not in ("word", "adverb") for unit in units[index + 1 : verb]):
        return None
    if verb + 1 < len(units) and units[verb + 1].kind not in _AFTER_WORDS:
        return None  # "Y, its army said it had shelled": of whom, what follows tells
    subjects = [mention for mention in draft.mentions if mention.subject]
    return subjects[:1] if len({mention.name for mention in subjects}) == 1 else []


def speaks_aside(draft: Draft, index: int, found: Sequence[Mention]) -> bool:
    """Whether "they" say what the sentence has told of those found: "…, they said"."""
    units = draft.units
    if units[index].low != "they" or not any(mention in draft.mentions for mention in found):
        return False
    said = index + 1 < len(units) and is_speech_verb(units[index + 1])
    ends = index + 2 >= len(units) or units[index + 2].kind in ("end", "comma", "date", "stop")
    return said and ends and bool(draft.verbs) and draft.found[-1].kind == "comma"


_OF_ONES_OWN = frozenset(("have", "lose", "send", "open", "close", "withdraw", "move", "keep", "deploy",
                          "change", "end", "begin", "launch", "start", "lay", "choose", "elect", "hold",
                          "build", "shift", "split", "abandon", "renounce", "suspend", "resume",
                          "mobilise", "mobilize", "rearm"))  # fmt: skip
"""What somebody does with his own: "lost its leader", "ended its war"."""
_WHEREBY = frozenset(
    ("after", "before", "since", "during", "through", "under", "from", "despite", "until", "following")
)


def beyond_clause(draft: Draft, word: str, meant: Sequence[Mention]) -> bool:
    """Whether only the clause before names him: "X struck Y, and the government opened a war for which it armed Z"."""
    found = draft.found
    if word != "it" or len(found) < REACH // 2 or found[-1].low != "which" or found[-2].kind != "preposition":
        return False
    joints = (i for i in range(len(found) - 2, 0, -1) if found[i].low in ("and", "but"))
    opening = next((i for i in joints if found[i - 1].kind == "comma"), 0)
    names = {mention.name for mention in meant}
    here = any(mention.name in names and mention.index > opening for mention in draft.mentions)
    return opening > 0 and bool(names) and not here


def of_relative(draft: Draft, word: str) -> Mention | None:
    """The Y of "X grew out of Y, which broke up after its defeat": whoever the clause around "its" is about."""
    found = draft.found
    place = next((i for i in range(len(found) - 1, 1, -1) if found[i].kind in ("relative", "comma", "stop")), 0)
    last = draft.mentions[-1] if draft.mentions else None
    if word != "its" or last is None or last.index != place - 2 or place + 1 >= len(found):
        return None
    if found[place].low != "which" or found[place - 1].kind != "comma":
        return None
    tells = found[place + 1].kind in ("verb", "be", "have", "do", "modal", "adverb")
    beside = found[-1]  # "X armed Y, which used its missiles" may be of X's
    own = {form.lemma for form in beside.forms} & _OF_ONES_OWN if beside.kind in ("verb", "have") else set[str]()
    tells = tells and (bool(own) or beside.low in _WHEREBY or (beside.kind == "verb" and is_speech_verb(beside)))
    return replace(last, where=False, owner=False) if tells and last.human is None and not last.plural else None


def before_relative(draft: Draft) -> Sequence[Mention]:
    """Whom the sentence has named so far, without those of a closed aside: the X of "X, which Y blames …, said it"."""
    found = draft.found
    said = next((i for i in range(len(found) - 1, 0, -1) if found[i].kind == "verb"), 0)
    if found[said - 1].kind != "comma":
        return draft.mentions
    opened = [i for i in range(1, said) if found[i].kind == "relative" and found[i - 1].kind == "comma"]
    main = [mention for mention in draft.mentions if opened and mention.index < opened[0] - 1]
    return main or draft.mentions


def whole_of(draft: Draft, last: Mention) -> Mention | None:
    """Of whom "whose" is told after "X, a coalition of gangs": X; nobody after "a coalition of gangs" alone."""
    found, place = draft.found, last.index
    if place < 3 or found[place - 1].low != "of" or found[place - 2].low not in _WHOLES:
        return last
    opening = next((i for i in range(place - 2, -1, -1) if found[i].kind in ("comma", "determiner")), 0)
    opening -= found[opening].kind == "determiner"
    if opening < 1 or found[opening].kind != "comma":
        return None
    return next((m for m in reversed(draft.mentions) if m.index == opening - 1), None)


_WHOLES = frozenset(("coalition", "alliance", "group", "network", "band", "umbrella", "federation", "union", "front",
                     "confederation", "grouping", "bloc", "gathering", "mixture", "assortment", "league"))  # fmt: skip


def object_after(units: Sequence[Unit], index: int) -> str | None:
    """Whom the verb after the pronoun has as its object."""
    unit = _named_after(units, index)
    return unit.actor.name if unit is not None and unit.actor is not None else None


def person_after(units: Sequence[Unit], index: int) -> str | None:
    """The person whom it has as its object."""
    unit = _named_after(units, index)
    speaker = (unit.speaker or unit.actor) if unit is not None else None
    return speaker.name if speaker is not None and speaker.type == "Person" else None


def _named_after(units: Sequence[Unit], index: int) -> Unit | None:
    for place in range(index + 1, min(index + REACH, len(units))):
        unit = units[place]
        if unit.actor is not None:
            return unit
        if unit.kind in ("comma", "stop", "that", "subordinator", "relative", "conjunction", "preposition"):
            return None
    return None


def told_it(found: Sequence[Unit], index: int) -> bool:
    """Whether "warned the perpetrators that" tells those named at ``index`` what will be done to them."""
    if index != len(found) - 2 or found[-1].kind != "that":
        return False
    near = found[max(index - 4, 0) : index]
    return any(form.lemma in _TELLING for unit in near for form in unit.forms)


_TELLING = frozenset(("warn", "tell", "inform", "notify", "promise", "assure", "remind", "threaten", "advise"))


def assured(found: Sequence[Unit]) -> int:
    """Where the verb stands by which somebody assures another of what the pronoun after these units begins, else 0.

    As in "X assured Y that it": X.
    """
    if not found or found[-1].kind != "that":
        return 0
    first = max(len(found) - _TO_ADDRESSEE, 0)
    said = next((place for place in range(len(found) - 1, first, -1) if found[place].kind == "verb"), 0)
    return said if any(form.lemma in _ASSURES for form in found[said].forms) else 0


_ASSURES = frozenset(("assure", "reassure", "promise", "notify", "inform"))
_TO_ADDRESSEE = 6
