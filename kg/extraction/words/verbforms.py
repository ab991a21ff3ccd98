"""Verb forms: the record of a verb group, and what a word is as a form of a verb or as a noun."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from kg.extraction.words.records import record
from kg.extraction.words.units import NAMES, Unit, is_speech_verb
from kg.extraction.words.wordlists import VerbForm, wordlists
from kg.model import Modality

__all__ = [
    "OBLIGING", "Units", "VerbGroup", "agent_follows", "agent_later", "bare_noun", "by_means", "dated_sequel",
    "dated_subject", "denies", "form_of", "heads_subject", "nearly", "noun_words", "obliged", "people_words",
    "plural_of", "same_past", "stands_alone",
]  # fmt: skip

Units = Sequence[Unit]
OBLIGING = frozenset(
    ("demand", "insist", "recommend", "propose", "suggest", "ask", "urge", "require", "order", "request", "direct",
     "stipulate", "decree", "rule", "plead", "beg", "agree", "decide", "desire", "prefer", "instruct", "advise")
)  # fmt: skip
"""Verbs of which the content has its verb in the base form: "demanded that X withdraw"."""
_OBLIGATIONS = frozenset(
    ("demand", "demands", "proposal", "proposals", "request", "requests", "condition", "requirement", "insistence",
     "recommendation", "order", "essential", "imperative", "vital", "necessary", "important", "crucial", "lest")
)  # fmt: skip


@record
class VerbGroup:
    """A verb with its auxiliaries.

    Attributes:
        first: index of its first unit.
        head: index of the verb.
        lemma: the verb.
        voice: active, or passive; ``reduced`` for a participle without auxiliary ("backed by").
        form: ``finite``, ``infinitive`` (after "to") or ``present`` (an -ing form on its own).
        modality: what its modal verb says.
        negated: it is denied.
        past: it is told as past or present perfect.
        fronted: index of the auxiliary that stands before the subject, as "did" in "nor did X attack"; else -1.
        shared: whether its auxiliary is that of a verb before: "will cross P and attack X".
    """

    first: int
    head: int
    lemma: str
    voice: Literal["active", "passive", "reduced"]
    form: Literal["finite", "infinitive", "present"]
    modality: Modality = "actual"
    negated: bool = False
    past: bool = False
    fronted: int = -1
    shared: bool = False


def denies(units: Units, index: int) -> bool:
    """Whether the word negates: "not", but not that of "not only"."""
    following = units[index + 1].low if index + 1 < len(units) else ""
    if units[index].low in ("hardly", "scarcely", "barely"):
        return following == "ever"
    if units[index].low == "cannot":
        return True
    if units[index].kind != "negation" or following in ("only", "just", "merely", "simply"):
        return False
    return not _comments(units, index)


def _comments(units: Units, index: int) -> bool:
    """Whether the word only negates what is put in after an auxiliary: "has, not surprisingly, attacked Y"."""
    if index < 2 or units[index - 1].kind not in ("comma", "dash") or units[index - 2].kind not in _AUXILIARIES:
        return False
    closing = (
        i for i in range(index + 2, min(index + _INSERTED, len(units))) if units[i].kind == units[index - 1].kind
    )
    end = next(closing, index)
    return any(unit.low not in _UP_TO_NOW for unit in units[index + 1 : end])


_AUXILIARIES = frozenset(("be", "have", "modal", "do"))
_INSERTED = 8
_UP_TO_NOW = frozenset(("yet", "as", "ever", "so", "far", "once", "even", "until", "till", "now", "still", "at", "all"))
"""As in "has, not yet, attacked", "has – not even once – attacked", which do deny it."""


def nearly(units: Units, first: int, head: int) -> bool:
    """Whether "almost", "hardly" or "all but" says of the verb at ``head`` that it did not come to it.

    Not in "almost certainly attacked", "almost daily shelled", where it goes with the adverb.
    """
    if any(form.lemma in _WHOLLY for form in units[head].forms):
        return False  # what is all but destroyed has been struck
    for index in range(max(first - 1, 0), head):
        adverb = units[index + 1].kind in ("adverb", "negation", "number", "date") or units[index + 1].low.endswith(
            "ly"
        )
        if units[index].low in _NEARLY and not adverb:
            return True
        if units[index].low == "but" and units[index - 1].low == "all":
            return True
    return False


_WHOLLY = frozenset(("destroy", "annihilate", "level", "flatten", "raze", "obliterate", "demolish", "devastate"))
_NEARLY = frozenset(("almost", "nearly", "hardly", "scarcely"))


def form_of(unit: Unit, *, participle: bool = False, present: bool = False, base: bool = False) -> VerbForm | None:
    """The reading of a unit as one of these forms; ``None`` where it has none."""
    for form in unit.forms:
        if (participle and form.participle) or (present and form.present) or (base and form.base):
            return form
    return None


@cache
def people_words() -> frozenset[str]:
    """Nouns for those who act."""
    nouns = wordlists().nouns
    return nouns["forces"] | nouns["fighters"] | nouns["officials"] | nouns["voices"] | nouns["people"]


@cache
def noun_words() -> frozenset[str]:
    """Words that are nouns besides being verbs: "targets", "strikes"."""
    lists = wordlists()
    return frozenset(lists.events).union(*lists.nouns.values())


def bare_noun(unit: Unit) -> bool:
    """A noun without ending, be it one that can be a verb: "report", "plan"."""
    return unit.kind == "word" or (unit.kind == "verb" and any(form.base for form in unit.forms))


def obliged(units: Units, subject: int) -> bool:
    """Whether the subject stands in the content of a demand: "demands that X", "essential that the group"."""
    for place in range(subject - 1, max(subject - _TO_DEMAND, -1), -1):
        if units[place].kind == "that" and place:
            before = units[place - 1]
            return before.low in _OBLIGATIONS or any(form.lemma in OBLIGING for form in before.forms)
        if units[place].low == "lest":
            return True
        if units[place].kind not in ("determiner", "word", "capital", "possessive", "number", *NAMES):
            return False
    return False


_TO_DEMAND = 7


_AFTER_ALONE = frozenset(("preposition", "to", "end", "comma", "stop", "adverb", "that", "subordinator"))


def stands_alone(unit: Unit, following: Unit | None) -> bool:
    """Whether a word can only be the verb of "X on Tuesday agreed to …", "refused": no adjective, no noun after it."""
    alone = following is None or following.kind in _AFTER_ALONE
    return alone and any(form.lemma in wordlists().classes["intransitive"] for form in unit.forms)


_WITHIN_SUBJECT = NAMES | frozenset(("determiner", "word", "capital", "conjunction", "tail", "adverb", "possessive",
                                     "number", "open", "close", "dash"))  # fmt: skip
_OPENS = frozenset(("comma", "quote", "that", "subordinator", "stop", "end"))


_WHICH = frozenset(("last", "this", "late", "early", "earlier"))


def dated_subject(units: Units, before: int) -> bool:
    """Whether a clause begins with its subject and the date that ends at ``before``: "X on Tuesday (called on Y)".

    The clause may be what somebody says: "said X on Tuesday (shelled Y)".
    """
    place = _before_date(units, before)
    place -= units[place].kind == "preposition" or units[place].low in _WHICH
    place -= place > 0 and units[place].low in ("early", "late")  # "X early on Monday (shelled Y)"
    if place < 0 or not (units[place].kind in NAMES or units[place].low in people_words()):
        return False
    while place >= 0:
        unit = units[place]
        if unit.kind not in _WITHIN_SUBJECT and unit.low not in ("of", "in", "from", "for"):
            return unit.kind in _OPENS or (place > 0 and any(form.lemma in _SAYING for form in unit.forms))
        place -= 1
    return True


def _before_date(units: Units, last: int) -> int:
    """The index before the date, or the two of "5-7 September", that end at ``last``."""
    place = last
    while place > 0 and (
        units[place].kind in _OF_DATES
        or (units[place].kind == "to" and units[place - 1].kind in _OF_DATES and units[place + 1].kind in _OF_DATES)
    ):
        place -= 1
    return place


_OF_DATES = frozenset(("date", "number"))


_SAYING = frozenset(
    ("say", "claim", "allege", "insist", "add", "state", "believe", "acknowledge", "report", "maintain")
)
"""What a clause follows without "that": "said X on Tuesday (shelled Y)"."""


def dated_sequel(units: Units, head: int, before: int) -> bool:
    """Whether "and" and a date that ends at ``before`` carry a clause on: "X armed Y and in 2008 (killed villagers)".

    Not where another verb follows, which would be that of a new subject: "and in 2008 exiled leaders returned".
    """
    place = _before_date(units, before)
    place -= units[place].kind == "preposition"
    place -= place > 0 and units[place].kind == "comma"
    if place < 1 or units[place].low not in ("and", "but", "then"):
        return False
    for unit in units[head + 1 :]:
        if unit.kind in _CLOSES:
            return True
        if unit.kind in ("verb", "be", "have", "modal") and not (unit.kind == "verb" and _no_tense(unit)):
            return False
    return True


_CLOSES = frozenset(("comma", "stop", "end", "conjunction", "relative", "that", "subordinator", "quote", "dash", "to"))


def _no_tense(unit: Unit) -> bool:
    return not any(form.finite for form in unit.forms)


def _past_span(units: Units, first: int) -> int:
    """The index after "last week" or "a few days earlier" at ``first``, or ``first`` where neither stands there."""
    for place in range(first, min(first + _SPAN, len(units))):
        if units[place].low in wordlists().classes["span"]:
            after = place + 1
            return after + (after < len(units) and units[after].low in ("earlier", "before", "later", "previously"))
        if units[place].kind not in ("determiner", "number") and units[place].low not in _SPANNING:
            break
    return first


_SPAN = 4
_SPANNING = frozenset(("last", "earlier", "few", "several", "couple", "some", "of"))


def _dated_agent(units: Units, head: int, date: int) -> bool:
    """Whether "by" and whoever did it follow a participle and a date: "the accord signed in 1998 by X and Y"."""
    while date < len(units) and units[date].kind in ("date", "number"):
        date += 1
    if date + 1 >= len(units) or units[date].low != "by" or units[date + 1].kind not in _AGENTS:
        return False
    return not any(form.lemma in wordlists().classes["intransitive"] for form in units[head].forms)


def agent_later(units: Units, head: int, before: int) -> bool:
    """Whether a participle set apart has its "by" after a complement: "Y, threatened with war by X, called …"."""
    if before >= 0 and units[before].low in _CONCEDING:
        before -= 1  # "Y, although threatened with war by X, …"
    if before >= 0 and units[before].kind != "comma":
        return False
    if head + 1 >= len(units) or (units[head + 1].kind not in _LED and units[head + 1].low != "as"):
        return False
    by = head + 1
    while by < len(units) and units[by].low != "by":
        if (units[by].kind in _NOT_WITHIN and units[by].low != "as") or by - head > _TO_AGENT:
            return False
        by += 1
    if by == head + 1 or by + 1 >= len(units) or units[by + 1].kind not in _AGENTS:
        return False
    end = by + 1
    while end < len(units) and end - by < _TO_AGENT and units[end].kind != "comma":
        if units[end].kind in _NOT_WITHIN:
            return False
        end += 1
    after = end + 1
    after += after < len(units) and units[after].kind == "adverb"
    if after >= len(units) or units[end].kind != "comma":
        return False
    if before < 0:
        return units[after].kind in _AGENTS
    return units[after].kind in ("have", "be", "modal", "do") or (
        units[after].kind == "verb" and any(form.finite for form in units[after].forms)
    )


_TO_AGENT = 12
_LED = frozenset(("preposition", "to", "adverb"))
_CONCEDING = frozenset(("although", "though", "albeit", "while", "whilst"))
_NOT_WITHIN = frozenset(
    ("comma", "end", "stop", "dash", "quote", "relative", "that", "subordinator", "have", "be", "modal")
)
_AGENTS = NAMES | frozenset(("determiner", "capital", "word"))


def agent_follows(units: Units, head: int) -> bool:
    """Whether "by" comes after a participle: "backed openly by", "propped up by", "armed and trained by"."""
    index = head + 1
    if index + 1 < len(units) and units[index].low == "and" and form_of(units[index + 1], participle=True):
        index += 2
    particles = wordlists().classes["particle"]
    while index < len(units) and (units[index].kind == "adverb" or units[index].low in particles) and index - head < 4:
        index += 1
    wire = index + 1 < len(units) and units[index + 1].low in wordlists().classes["wire"]
    wire = wire and is_speech_verb(units[head])  # "a resident said by phone", but "residents reached by phone"
    if index + 2 < len(units) and units[index].low in ("in", "on") and units[index + 1].kind == "date":
        return _dated_agent(units, head, index + 1)
    span = _past_span(units, index)
    if span > index and not wire:
        return _dated_agent(units, head, span)
    return index < len(units) and units[index].low == "by" and not wire


_ANSWERS = frozenset(("respond", "retaliate", "react", "reply", "stand", "stay", "stick", "abide", "live"))
"""Verbs that have no passive: "by" after them leads to the means, as in "retaliated by bombing"."""
_GOES_ON = frozenset(("answer", "begin", "start", "open", "follow", "continue", "end", "conclude", "finish", "counter"))
"""Verbs that have one, but not beside a gerund: "answered by bombing Y"."""


def by_means(units: Units, head: int, lemma: str) -> bool:
    """Whether "by" after a verb leads to the means and not to who did it."""
    if lemma not in _GOES_ON or head + 3 >= len(units) or units[head + 1].low != "by":
        return lemma in _ANSWERS
    gerund = form_of(units[head + 2], present=True)
    return gerund is not None and units[head + 3].kind not in ("preposition", "comma", "stop", "end", "conjunction")


def leading(units: Units, head: int) -> bool:
    """Whether the word is a preposition with the "to" after it: "thanks to Y", "has bombed a post close to Y".

    Or is led to by such a one, and so is a noun: "according to state media".
    """
    if head > 1 and units[head - 1].kind == "to" and units[head - 2].low in _WITH_TO:
        return not units[head].low.endswith("ing")
    if _yielded_to(units, head):
        return True
    following = units[head + 1].kind if head + 1 < len(units) else "end"
    asked = head > 0 and units[head - 1].kind in ("to", "modal", "do")
    return following == "to" and units[head].low in ("thanks", "close") and not asked


def _yielded_to(units: Units, head: int) -> bool:
    """Whether it is what somebody yields or resorts to: the "pressure" of "bowed to pressure from Y"."""
    if head < _TO_YIELDED or units[head - 1].kind != "to" or units[head].low.endswith("ing"):
        return False
    verb = units[head - 2 - (units[head - 2].low in ("in", "way"))]
    after = units[head + 1] if head + 1 < len(units) else None
    bare = after is None or after.kind in ("end", "stop", "comma") or after.low in ("from", "by", "of", "and")
    return bare and any(form.lemma in _YIELDS for form in verb.forms)


_TO_YIELDED = 3
_YIELDS = frozenset(("yield", "bow", "bend", "succumb", "cave", "give", "resort", "submit", "capitulate", "accede"))
_WITH_TO = frozenset(("according", "thanks", "owing", "contrary", "prior"))


def heads_subject(units: Units, head: int) -> bool:
    """Whether a word that may be a noun is one: "the US forces also include", "told Y allies to prepare".

    Its verb comes after an adverb, or it has no object and means nothing without.
    """
    unit, previous = units[head], units[head - 1] if head else None
    following = units[head + 1] if head + 1 < len(units) else None
    if following is not None and following.kind in ("have", "be", "modal") and unit.low in people_words():
        return True
    if following is None or previous is None:
        return False
    if unit.low == "reports" and previous.kind == "comma" and following.low == "from":
        return True  # "Meanwhile, reports from P say"
    if previous.kind == "that":
        noun = unit.low in noun_words() or unit.low in wordlists().accords
        return noun and following.kind == "preposition" and _told_somebody(units, head)
    if previous.kind not in NAMES:
        return False
    if unit.low in _MOSTLY_NOUNS:
        return following.kind not in ("determiner", "number", "pronoun", "word", "capital", "possessive", *NAMES)
    after = head + 1
    while after < len(units) and units[after].kind == "adverb":
        after += 1
    if unit.low not in noun_words() or after == head + 1 or after >= len(units) or units[after].low in noun_words():
        return False
    forms = units[after].forms
    return any(form.finite for form in forms) and not any(form.participle for form in forms if not form.base)


def _told_somebody(units: Units, head: int) -> bool:
    """As in "told the minister that talks with X would resume": "that" opens what was told, whose verb comes later."""
    teller = next((i for i in range(head - 2, max(head - _TO_TELLER, -1), -1) if units[i].kind == "verb"), None)
    if teller is None or not any(form.lemma in _TELLS for form in units[teller].forms):
        return False
    for unit in units[head + 2 : head + 2 + _TO_TELLER]:
        if unit.kind in ("have", "be", "modal"):
            return True
        if unit.kind not in (*NAMES, "determiner", "word", "capital", "preposition", "number", "conjunction"):
            return False
    return False


_TELLS = frozenset(("tell", "inform", "assure", "notify", "warn", "remind", "promise", "brief", "convince"))
_TO_TELLER = 10
_MOSTLY_NOUNS = frozenset(("forces", "allies", "bases", "targets"))


def plural_of(word: str) -> str:
    """The plural of a noun for people."""
    if word.endswith("man"):
        return f"{word[:-3]}men"
    return word if word.endswith(("s", "men", "militia")) else f"{word}s"


def same_past(unit: Unit) -> bool:
    """Whether the base form is also the past, as in "hit", "shut"."""
    return any(form.participle and form.finite for form in unit.forms)
