"""Mentions of accords: each ceasefire, treaty or round of talks that a sentence names, and its verbs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from kg.extraction.clauses import Clauses
from kg.extraction.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, noun_phrase_before
from kg.extraction.units import NAMES
from kg.extraction.wordlists import AccordNoun, wordlists

__all__ = ["MEDIATING", "Mention", "Tie", "deed_of", "mentions", "spoken_of", "subject_effect", "ties", "wished"]

MEDIATING = frozenset(
    (
        "mediate", "broker", "facilitate", "arrange", "shuttle", "intercede", "sponsor", "midwife", "shepherd",
        "co-mediate", "intermediate", "arbitrate", "conciliate",
    )
)  # fmt: skip
"""What a third one does for the parties."""
_HOSTING = frozenset(("host", "co-host", "hold", "convene", "chair"))
_SIGNED = frozenset(("sign", "initial", "ratify", "co-sign"))
_SIGNATURES = frozenset(("names", "name", "signatures", "signature", "initials", "pen"))
_LED_BY = frozenset(("to", "on", "from", "of", "into", "with", "through", "up", "off", "out", "down", "over", "in"))
"""Prepositions and particles between a verb and the accord that is its object: "agreed to a", "tore up the"."""
_WISHING = frozenset(("on", "for", "about", "towards", "toward", "over"))
_COMMON = frozenset(
    (
        "peace",
        "humanitarian",
        "non-aggression",
        "reconciliation",
        "normalisation",
        "normalization",
        "prisoner",
        "prisoners",
        "hostage",
    )
)
"""What makes a loose word one for an accord: "peace process", "prisoner swap"."""
_OTHER_MEETINGS = frozenset(
    ("donors", "donor", "pledging", "investment", "investors", "press", "news", "climate", "economic", "business",
     "energy", "party", "trade", "aid", "fundraising", "reconstruction", "cabinet", "parliamentary", "football",
     "academic", "annual", "church", "tribal", "electoral", "prayer", "medical", "anti-terrorism")
)  # fmt: skip
"""What makes a conference or meeting one at which nobody comes to terms."""
_WHICH = frozenset(
    (
        "first", "second", "third", "fourth", "fifth", "last", "latest", "previous", "earlier", "new", "direct",
        "indirect", "further", "initial", "final", "joint", "permanent", "temporary", "separate", "formal",
        "lasting", "preliminary", "planned", "scheduled", "proposed",
    )
)  # fmt: skip
"""Words before the noun that say which accord is meant, and are also adverbs or verbs."""
_SEVERAL = frozenset(
    ("round", "rounds", "series", "cycle", "cycles", "session", "sessions", "bout", "bouts", "memorandum", "days",
     "week", "weeks", "month", "months", "year", "years", "day", "hours", "night", "marathon")
)  # fmt: skip
"""As in "two rounds of talks": the talks are what is meant."""
_NEAR = 26
_TO_VERB = 8
_FORCE = frozenset(("effect", "force", "place", "hold", "operation"))
_BETWEEN_TWO = frozenset(
    ("bilateral", "trilateral", "proximity", "face-to-face", "peace", "ceasefire", "reconciliation", "disengagement")
)
_AGAIN = frozenset(("earlier", "previous", "subsequent", "similar"))
_FOUGHT = frozenset(
    ("fighting", "hostilities", "war", "conflict", "violence", "clashes", "bloodshed", "bombing", "shelling", "siege")
)
_OVER = frozenset(("over", "dead", "void"))

Role = Literal["object", "subject", "gap", "reduced", "noun"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that names an accord.

    Attributes:
        index: the noun.
        first: the first unit of its phrase.
        noun: what the noun means.
        event: the class of what it names, with the words before it.
        opener: the phrase's first word, in lower case.
        year: the year that is part of its name, as in "the 2015 accord".
        again: whether it is one more between the same parties: "an earlier accord".
    """

    index: int
    first: int
    noun: AccordNoun
    event: str
    opener: str
    year: str | None
    again: bool = False

    @property
    def definite(self) -> bool:
        """Whether it is one that readers are to know already."""
        known = self.opener in ("the", "that", "this", "these", "those", "its", "their", "his", "her", "'s")
        return known or self.again


@dataclass(frozen=True, slots=True)
class Tie:
    """That a verb, or a noun for a deed, goes with a mention.

    Attributes:
        group: the verb; ``None`` for a noun.
        role: what the mention is to it; ``gap`` for the object of a relative clause after the mention.
        effect: what it says of the accord; empty where nothing.
        noun: index of the noun; -1 for a verb.
    """

    group: VerbGroup | None
    role: Role
    effect: str
    noun: int = -1

    @property
    def at(self) -> int:
        """Index of the verb or noun."""
        return self.group.head if self.group is not None else self.noun


_MADE_OR_ENDED = frozenset(("peace", "end", "halt"))


def mentions(clauses: Clauses) -> Iterator[Mention]:
    """The accords that a sentence names, in order."""
    units, nouns = clauses.units, wordlists().accords
    heads = {group.head for group in clauses.groups}
    for index in [i for i, unit in enumerate(units) if unit.low in nouns or unit.low in _MADE_OR_ENDED]:
        unit = units[index]
        noun = nouns.get(unit.low)
        if noun is None and unit.low == "peace" and _made(clauses, index):
            noun = AccordNoun("agreement", "PeaceAgreement", loose=False)
        if noun is None and unit.low in ("end", "halt") and _to_fighting(clauses, index):
            noun = AccordNoun("agreement", "Ceasefire", loose=False)
        if noun is None or index in heads or _modifies(units, index):
            continue
        phrase = noun_phrase_before(units, index)
        mention = _mention(units, index, phrase, noun)
        if not noun.loose or _shown(clauses, mention):
            yield mention


def _first(units: Units, index: int, phrase: NounPhrase | None) -> int:
    """The first unit of the phrase of the noun at ``index``."""
    first = phrase.first if phrase is not None else index
    if phrase is None and first and units[first - 1].kind == "determiner":
        first -= 1  # "a meeting", which can be a verb
    while first > 1 and units[first].kind != "determiner" and units[first - 1].low in _WHICH:
        first -= 1
        first -= units[first - 1].kind in ("determiner", "number")
    if first > 0 and units[first - 1].kind == "date" and units[first].kind != "determiner":
        first -= 1
        first -= first > 0 and units[first - 1].kind in ("determiner", "possessive")
    if first > 1 and units[first - 1].low == "of" and units[first - 2].low in _SEVERAL:
        series = noun_phrase_before(units, first - 2)
        first = series.first if series is not None else first - 2
        while first > 0 and units[first].kind != "determiner" and units[first - 1].low in _WHICH:
            first -= 1  # "their first round of talks"
        first -= first > 0 and units[first].kind == "adverb" and units[first - 1].kind == "determiner"
    if first > 2 and units[first - 1].kind == "dash" and units[first - 2].kind == "number":
        first -= 2  # "a 60-day truce"
        first -= units[first - 1].kind == "determiner"
    while first > 1 and units[first].kind not in ("determiner", "possessive") and units[first - 1].kind == "number":
        first -= 1
        first -= units[first - 1].kind == "determiner"
    if units[first].kind == "possessive" and first and (owner := noun_phrase_before(units, first - 1)) is not None:
        first = owner.first
    while first > 1 and first < index and units[first].kind in NAMES and units[first - 1].kind == "dash":
        # "the A–B accord"
        if units[first - 2].kind not in NAMES:
            break
        first -= 2
        first -= first > 0 and units[first - 1].kind == "determiner"
    return first


def _mention(units: Units, index: int, phrase: NounPhrase | None, noun: AccordNoun) -> Mention:
    first = _first(units, index, phrase)
    opener = "no" if first and units[first - 1].kind == "negation" else units[first].low
    words = {unit.low for unit in units[first : index + 1]}
    if any(units[i].kind == "possessive" for i in range(first, index)):
        opener = "'s"
    if noun.loose and noun.kind == "talks" and words & _BETWEEN_TWO:
        noun = replace(noun, loose=False)
    years = [unit.text for unit in units[first:index] if unit.kind == "date" and unit.text.isdigit()]
    event = noun.event
    if event == "Agreement":
        if any((known := wordlists().accords.get(word)) and known.event == "Ceasefire" for word in words):
            event = "Ceasefire"
        elif "peace" in words or "settlement" in words:
            event = "PeaceAgreement"
    return Mention(index, first, noun, event, opener, years[0] if len(years) == 1 else None, bool(words & _AGAIN))


def _made(clauses: Clauses, index: int) -> bool:
    """As in "made peace with", "signed a firm and lasting peace"."""
    if index and any(form.lemma == "make" for form in clauses.units[index - 1].forms):
        return True
    taken = (f.verb.lemma for f in clauses.functions(index) if f.role == "object")
    return any(lemma in _SIGNED | {"make", "conclude", "seal", "negotiate", "broker"} for lemma in taken)


def _to_fighting(clauses: Clauses, index: int) -> bool:
    """As in "brokered an end to the fighting": what is brokered or agreed is that they stop."""
    units = clauses.units
    if index < 2 or units[index - 1].low not in ("an", "a") or units[index + 1].low != "to":
        return False
    group = clauses.at(index - 2) or clauses.at(index - 3)
    bringing = group is not None and group.lemma in MEDIATING | {"negotiate", "agree", "secure"}
    return bringing and any(unit.low in _FOUGHT for unit in units[index + 2 : index + 8])


def _modifies(units: Units, index: int) -> bool:
    """Whether the noun only modifies another one: "ceasefire agreement", "treaty ally", "truce violations"."""
    following = units[index + 1] if index + 1 < len(units) else None
    if following is None:
        return False
    lists = wordlists()
    return following.low in lists.accords or following.low in lists.classes["accord_modified"]


def _signed_before(clauses: Clauses, mention: Mention) -> bool:
    """As in "put their names to a declaration", "signed, in Accra on 3 May, a protocol"."""
    units, first = clauses.units, mention.first
    if {unit.low for unit in units[max(0, first - 3) : first]} & _SIGNATURES:
        return True
    group = _past_insertion(clauses, first - 1)
    return group is not None and group.lemma in _SIGNED


_SIGNED_ONLY = frozenset(("alliance", "alliances", "text", "texts", "document", "documents", "instrument", "paper"))
"""What is an accord only where somebody signs it."""


def _shown(clauses: Clauses, mention: Mention) -> bool:
    """Whether a word that means much else names an accord here."""
    units = clauses.units
    words = [unit.low for unit in units[mention.first : mention.index]]
    if any(word in _OTHER_MEETINGS for word in words):
        return False
    if any(word in _COMMON or word in wordlists().accords for word in words):
        return True
    if mention.noun.kind == "exchange":
        near = units[max(0, mention.index - _TO_VERB) : mention.index + 5]
        return any(unit.low in wordlists().nouns["captives"] for unit in near)
    if mention.event == "Ceasefire":
        after = [unit.low for unit in units[mention.index + 1 :][:4]]
        return after[:1] == ["in"] and bool(set(after) & {"fighting", "hostilities", "violence", "war", "shelling"})
    if units[mention.index].low in _SIGNED_ONLY:
        taken = (f.verb.lemma for f in clauses.functions(mention.index) if f.role in ("object", "gap", "subject"))
        return any(lemma in _SIGNED for lemma in taken)
    if mention.year is not None and mention.definite:
        return True  # "the 2018 memorandum" is one that readers know
    beside = (*units[max(0, mention.first - 2) : mention.first], *units[mention.index + 1 : mention.index + 4])
    if any(form.lemma in _SIGNED for unit in beside for form in unit.forms) or _signed_before(clauses, mention):
        return True
    if any(f.role == "subject" and f.verb.lemma in _SIGNED for f in clauses.functions(mention.index)):
        return True  # "a protocol on trade was initialled"
    after = [unit.low for unit in units[mention.index + 1 :][:_TO_VERB]]
    if after[:1] and after[0] in ("in", "under", "by") and after[1:2] == ["which"]:
        return mention.noun.kind == "agreement"
    if mention.noun.kind == "talks" and mention.index + 1 < len(units) and units[mention.index + 1].low == "of":
        inner = next((word for word in after[1:4] if word in wordlists().accords), None)
        if inner is not None:
            return False  # "a round of talks": the talks are what is meant
    return "between" in after or "with" in after[:1] or mention.noun.kind == "talks"


def ties(clauses: Clauses, mention: Mention) -> tuple[Tie, ...]:
    """The verbs and deeds that say something of the mention, the one that governs it first."""
    found = [*_governors(clauses, mention), *_reduced(clauses, mention), *_gaps(clauses, mention)]
    if clauses.opens_clause(mention.first):
        found += _main(clauses, mention)
    return tuple(found)


def _effect(group: VerbGroup, *, does: bool) -> str:
    verb = wordlists().accord_verbs.get(group.lemma)
    if verb is None:
        return ""
    return verb.does if does else verb.done


def _governors(clauses: Clauses, mention: Mention) -> Iterator[Tie]:
    units, before = clauses.units, mention.first - 1
    while before >= 0 and (units[before].low in _LED_BY or units[before].kind in ("adverb", "date")):
        before -= 1
    group = clauses.at(before) or _past_insertion(clauses, before)
    if group is None and mention.first and units[mention.first - 1].low in ("to", "on", "of", "from"):
        group = _past_company(clauses, mention.first - 1)
    if (said := _phrased(clauses, mention)) is not None:
        yield said
        if said.at < mention.index:
            return
    group = group or _parsed_governor(clauses, mention)
    if group is not None:
        if group.voice == "active":
            off = units[group.head + 1].low == "off" and group.lemma in ("break", "call", "cut")
            over = _done_with(units, mention) or off
            yield Tie(group, "object", "collapsed" if over else _effect(group, does=False))
        return
    if (noun := deed_of(clauses, mention)) is not None:
        yield Tie(None, "noun", wordlists().accord_deeds[units[noun].low], noun)


def _parsed_governor(clauses: Clauses, mention: Mention) -> VerbGroup | None:
    """The verb whose object the accord is by the parse, past what stands between them."""
    for function in clauses.functions(mention.index):
        if function.role == "object" and function.verb.head < mention.first:
            return clauses.at(function.verb.head)
    return None


def deed_of(clauses: Clauses, mention: Mention) -> int | None:
    """The noun of "the signing (in Lima on 3 May) of the accord" that tells what becomes of it."""
    units, deeds = clauses.units, wordlists().accord_deeds
    if not mention.first or units[mention.first - 1].low != "of":
        return None
    within = frozenset(("preposition", "date", "number", "capital", "determiner", *NAMES))
    named = True
    for place in range(mention.first - 2, max(mention.first - 2 - _NEAR, -1), -1):
        unit = units[place]
        if unit.low in deeds:
            near = named and mention.first - 2 - place < _TO_VERB
            return place if near or units[place + 1].low == "by" else None
        named = named and unit.kind in within
        if unit.kind not in within and unit.kind not in ("conjunction", "word"):
            return None
    return None


def _phrased(clauses: Clauses, mention: Mention) -> Tie | None:
    """As in "A and B put their names to an accord", "X walked away from the talks"."""
    units, phrases = clauses.units, wordlists().accord_phrases
    for function in clauses.functions(mention.index):
        if function.role != "complement" or function.verb.voice != "active":
            continue
        after = function.verb.head + 1  # "the accord to which A and B put their names"
        words = {unit.low for unit in units[after : max(mention.first - 1, after + 3)]}
        for phrase in phrases.get((function.verb.lemma, function.preposition), ()):
            if not phrase.nouns or phrase.nouns & words:
                return Tie(clauses.at(function.verb.head) or function.verb, "object", phrase.effect)
    return None


def _past_insertion(clauses: Clauses, comma: int) -> VerbGroup | None:
    """The verb of "signed, in Lima on 3 May, a truce", where ``comma`` stands before the accord."""
    units = clauses.units
    if comma < 1 or units[comma].kind != "comma":
        return None
    for place in range(comma - 1, max(comma - _TO_VERB, 0), -1):
        if units[place].kind == "comma":
            opens = units[place + 1].kind in ("preposition", "adverb", "date", "subordinator")
            return clauses.at(place - 1) if opens else None
        if clauses.at(place) is not None or units[place].kind in ("stop", "end", "quote"):
            return None
    return None


def _done_with(units: Units, mention: Mention) -> bool:
    """As in "declared the truce with X over"."""
    for place in range(mention.index + 1, min(mention.index + _TO_VERB, len(units) - 1)):
        if units[place].low in _OVER:
            return units[place + 1].kind in ("end", "comma", "stop", "preposition")
        if units[place].kind in ("comma", "stop", "end", "verb", "be", "relative", "that"):
            return False
    return False


def _past_company(clauses: Clauses, preposition: int) -> VerbGroup | None:
    """The verb of "agreed with X on", where "with X" ends before ``preposition``."""
    for group in reversed(clauses.groups):
        if group.head < preposition - _TO_VERB:
            return None
        if group.head < preposition and clauses.units[group.head + 1].low == "with":
            phrases = clauses.phrases_from(group.head + 2)
            return group if phrases and phrases[-1].last + 1 == preposition else None
    return None


def _reduced(clauses: Clauses, mention: Mention) -> Iterator[Tie]:
    """The participles after the noun: "a truce brokered by Q", "an accord signed in D"."""
    units = clauses.units
    for group in clauses.groups:
        if group.head <= mention.index:
            continue
        between = units[mention.index + 1 : group.first]
        if len(between) > _NEAR or any(
            unit.kind in ("stop", "end", "relative", "that", "subordinator") for unit in between
        ):
            return
        participle = any(form.participle for form in units[group.head].forms)
        if group.voice == "reduced" or (group.voice == "passive" and group.form == "infinitive" and len(between) < 2):
            yield Tie(group, "reduced", _effect(group, does=False))
        elif group.form == "finite" and not _bare_participle(group, between, participle=participle):
            return
        elif group.form == "finite":
            yield Tie(VerbGroup(group.first, group.head, group.lemma, "reduced", "finite", past=True), "reduced",
                      _effect(group, does=False))  # fmt: skip


def _bare_participle(group: VerbGroup, between: Units, *, participle: bool) -> bool:
    """Whether "signed" after an accord can only be "which was signed": no accord signs."""
    verb = wordlists().accord_verbs.get(group.lemma)
    done = (verb is not None and verb.done and not verb.does) or group.lemma in MEDIATING or group.lemma in _HOSTING
    close = all(unit.kind in ("comma", "adverb", "date", "preposition") for unit in between) or _topical(between)
    bare = group.voice == "active" and group.first == group.head and participle and group.past
    return bool(done and bare and close and group.lemma != "hold") or (
        group.lemma == "hold" and bare and bool(between) and between[-1].kind == "comma"
    )


def _topical(between: Units) -> bool:
    """Whether only its topic stands between an accord and its participle: "the accord on the border signed in"."""
    if not between or between[0].low not in _ABOUT or len(between) > _TO_VERB:
        return False
    topic = noun_phrase(between, 1)
    while topic is not None and topic.last + 1 < len(between) and between[topic.last + 1].low in ("of", "in", "and"):
        topic = noun_phrase(between, topic.last + 2)
    return topic is not None and all(unit.kind in ("comma", "adverb", "date") for unit in between[topic.last + 1 :])


_ABOUT = frozenset(("on", "of", "about", "over", "for"))


def _gaps(clauses: Clauses, mention: Mention) -> Iterator[Tie]:
    """The relative clause whose object the accord is: "the truce that A and B signed", "which C broke"."""
    units = clauses.units
    opener = next(
        (i for i in range(mention.index + 1, min(mention.index + _NEAR, len(units)))
         if units[i].low in ("that", "which") and units[i].kind in ("that", "relative")), None,
    )  # fmt: skip
    zero = mention.index + 1 < len(units) and units[mention.index + 1].kind in (*NAMES, "determiner")
    if opener is None and not zero:
        return
    if opener is not None and units[opener - 1].kind == "preposition":
        return  # "a truce under which X would pull back"
    if opener is not None and any(
        group.form == "finite" and group.voice != "reduced" and mention.index < group.head < opener
        for group in clauses.groups
    ):
        return
    start = opener if opener is not None else mention.index
    group = next((g for g in clauses.groups if g.head > start and g.form == "finite" and g.voice != "reduced"), None)
    if group is None or group.first == start + 1 or group.first - start > _NEAR or group.voice != "active":
        return
    subjects = clauses.subjects(group)
    inside = subjects and subjects[0].start >= units[start].start
    following = units[group.head + 1].kind if group.head + 1 < len(units) else "end"
    if inside and following not in ("name", "determiner", "demonym", "metonym", "number"):
        yield Tie(group, "gap", _effect(group, does=False))
    elif inside:
        yield from _parsed_gap(clauses, mention, group)


def _parsed_gap(clauses: Clauses, mention: Mention, group: VerbGroup) -> Iterator[Tie]:
    """As in "the truce that A and B signed this morning": no object of the verb's own follows, but a time."""
    gaps = [f.verb for f in clauses.functions(mention.index) if f.role == "gap" and f.bare]
    if any(verb.head == group.head for verb in gaps):
        yield Tie(group, "gap", _effect(group, does=False))


def _main(clauses: Clauses, mention: Mention) -> Iterator[Tie]:
    """The verb whose subject the accord is, past a relative clause."""
    units = clauses.units
    passed = 0
    zero = mention.index + 1 < len(units) and units[mention.index + 1].kind in NAMES
    for group in clauses.groups:
        if group.head <= mention.index or group.form != "finite" or group.voice == "reduced":
            continue
        between = units[mention.index + 1 : group.first]
        if group.first - mention.index > _NEAR + _TO_VERB * passed or any(u.kind in ("stop", "end") for u in between):
            break
        openers = zero + sum(unit.kind in ("relative", "that", "subordinator") for unit in between)
        if _bare_participle(group, between, participle=True) or (openers and between and between[-1].low == "and"):
            continue
        if passed < openers:
            passed += 1
            continue
        subjects = clauses.subjects(group)
        if subjects and subjects[0].start > units[mention.index].end:
            return  # "after talks, X announced"
        if passed == openers and not any(unit.kind == "conjunction" for unit in _tail_of(between)):
            told = _to_come(clauses, group) or group
            yield Tie(told, "subject", subject_effect(clauses, told))
        return
    yield from _copula(clauses, mention)


def _to_come(clauses: Clauses, group: VerbGroup) -> VerbGroup | None:
    """The "be signed" of "is expected to be signed", "is due to be signed"."""
    if group.negated or not (group.lemma == "be" or (group.voice == "passive" and group.lemma in _AWAITED)):
        return None
    inner = next((g for g in clauses.groups if g.head > group.head), None)
    near = inner is not None and inner.first <= group.head + 2 and inner.form == "infinitive"
    return inner if near and inner is not None and inner.voice == "passive" else None


_AWAITED = frozenset(("expect", "schedule", "plan", "set", "slate", "suppose", "intend", "mean", "tip"))


def _tail_of(between: Units) -> Units:
    """What stands after the last comma."""
    for place in range(len(between) - 1, -1, -1):
        if between[place].kind == "comma":
            return between[place + 1 :]
    return between[-1:]


def subject_effect(clauses: Clauses, group: VerbGroup) -> str:
    """What a verb says of the accord that is its subject."""
    units = clauses.units
    if group.voice == "passive":
        return _effect(group, does=False)
    after = {unit.low for unit in units[group.head + 1 :][:3]}
    effect = _effect(group, does=True)
    if group.lemma in ("enter", "take", "come", "go", "stay", "remain") and after & _FORCE:
        return "in force"
    if effect == "effect" or (group.lemma == "fall" and not after & {"apart", "through"}):
        return ""
    if group.lemma == "break":
        return "collapsed" if "down" in after else ""
    following = units[group.head + 1].kind if group.head + 1 < len(units) else "end"
    if group.lemma == "end" and following in ("determiner", *NAMES, "word", "number", "capital", "verb"):
        return ""  # "The truce ended the fighting"
    return effect


def _copula(clauses: Clauses, mention: Mention) -> Iterator[Tie]:
    """As in "The truce is in force", "the accord was over"."""
    units = clauses.units
    for index in range(mention.index + 1, min(mention.index + _NEAR, len(units))):
        unit = units[index]
        if unit.kind in ("stop", "end", "relative", "that", "subordinator"):
            return
        if unit.kind != "be":
            continue
        after = [word.low for word in units[index + 1 :][:4]]
        negated = any(word.kind == "negation" for word in units[index - 1 : index + 3])
        modal = units[index - 1].kind in ("modal", "to")
        if negated or modal:
            return
        group = VerbGroup(index, index, "be", "active", "finite", past=unit.low in ("was", "were"))
        if "in" in after and set(after) & _FORCE:
            yield Tie(group, "subject", "in force")
        elif set(after[:2]) & _OVER:
            yield Tie(group, "subject", "collapsed")
        return


def wished(units: Units, index: int) -> bool:
    """Whether the clause only wishes for, fears or doubts what is named there."""
    wish = wordlists().classes["unmade"]
    first = index
    while first > 0 and units[first - 1].kind not in ("stop", "dash", "comma", "quote"):
        first -= 1
    return any(unit.low in wish and unit.kind != "date" for unit in units[first:index])


def spoken_of(mention: Mention, units: Units) -> bool:
    """Whether it is only talked about: "talks on a truce", "hopes for peace"."""
    before = units[mention.first - 1].low if mention.first else ""
    return before in _WISHING and not mention.definite


def doers(found: tuple[Party, ...]) -> tuple[Party, ...]:
    """Those who can mediate or host."""
    return tuple(party for party in found if party.actor.type != "MediaOutlet")
