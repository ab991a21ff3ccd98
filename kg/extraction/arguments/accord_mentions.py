"""Mentions of accords: each ceasefire, treaty or round of talks that a sentence names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.records import record
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import AccordNoun, wordlists

__all__ = ["MEDIATING", "Mention", "mentions", "past_insertion", "spoken_of", "wished"]

MEDIATING = frozenset(
    (
        "mediate", "broker", "facilitate", "arrange", "shuttle", "intercede", "sponsor", "midwife", "shepherd",
        "co-mediate", "intermediate", "arbitrate", "conciliate",
    )
)  # fmt: skip
"""What a third one does for the parties."""
_SIGNED = frozenset(("sign", "initial", "ratify", "co-sign"))
_SIGNATURES = frozenset(("names", "name", "signatures", "signature", "initials", "pen"))
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
_TO_VERB = 8
_BETWEEN_TWO = frozenset(
    ("bilateral", "trilateral", "proximity", "face-to-face", "peace", "ceasefire", "reconciliation", "disengagement")
)
_AGAIN = frozenset(("earlier", "previous", "subsequent", "similar"))
_FOUGHT = frozenset(
    ("fighting", "hostilities", "war", "conflict", "violence", "clashes", "bloodshed", "bombing", "shelling", "siege")
)


@record
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


_MADE_OR_ENDED = frozenset(("peace", "end", "halt", "suspension"))


def mentions(clauses: Clauses) -> Iterator[Mention]:
    """The accords that a sentence names, in order."""
    units, nouns = clauses.units, wordlists().accords
    heads = {group.head for group in clauses.groups}
    for index in [i for i, unit in enumerate(units) if unit.low in nouns or unit.low in _SOUGHT]:
        unit = units[index]
        noun = nouns.get(unit.low)
        if unit.low in _MAPS and index and units[index - 1].low == "road":
            noun = nouns["roadmap"]
        if unit.low in _STATEMENTS and _signs_jointly(clauses, index):
            noun = AccordNoun("agreement", "Agreement", loose=False)
        if noun is None and unit.low == "peace" and _made(clauses, index):
            noun = AccordNoun("agreement", "PeaceAgreement", loose=False)
        if unit.low == "suspension" and _of_operations(units, index):
            noun = AccordNoun("agreement", "Ceasefire", loose=False)
        if noun is None and unit.low in ("end", "halt") and _to_fighting(clauses, index):
            noun = AccordNoun("agreement", "Ceasefire", loose=False)
        done = index in heads or _is_doing(units, index)
        in_verb = done and not (unit.low == "understanding" and _is_noun(units, index))
        vague = unit.low == "understanding" and not _is_noun(units, index)  # "better understanding between A and B"
        if noun is None or in_verb or vague or _modifies(units, index):
            continue
        phrase = noun_phrase_before(units, index)
        mention = _mention(units, index, phrase, noun)
        if mention.event == "Agreement" and not noun.loose and _ends_war(clauses, index):
            mention = replace(mention, event="PeaceAgreement")
        if not noun.loose or _shown(clauses, mention):
            yield mention


_STATEMENTS = frozenset(("statement", "statements"))
_MAPS = frozenset(("map", "maps"))
_SOUGHT = _MADE_OR_ENDED | _STATEMENTS | _MAPS
_JOINT = frozenset(("joint", "common", "final"))


def _signs_jointly(clauses: Clauses, index: int) -> bool:
    """As in "the two signed a joint statement", which binds them; not where it is issued, or tells of others."""
    units = clauses.units
    after = units[index + 1] if index + 1 < len(units) else None
    telling = after is not None and (after.kind in ("relative", "that") or any(form.present for form in after.forms))
    others = after is not None and after.low in ("on", "about", "against", "over")
    others = others and any(unit.kind in NAMES for unit in units[index + 2 : index + 6])
    if not index or units[index - 1].low not in _JOINT or telling or others:
        return False
    roles = ("object", "gap", "subject")
    return any(use.verb.lemma in _SIGNED for use in clauses.functions(index) if use.role in roles)


def _is_doing(units: Units, index: int) -> bool:
    """Whether "deals" is what somebody does: "Y deals only with elected leaders"."""
    if units[index].low != "deals" or not index or units[index - 1].kind not in _DOING:
        return False
    after = next((unit for unit in units[index + 1 :] if unit.kind != "adverb"), None)
    return after is not None and after.low == "with" and (index < _TWO or units[index - 2].kind != "determiner")


_FURTHER = frozenset(("more", "other", "few"))
_DOING = frozenset(("name", "metonym", "pronoun"))
_TWO = 2


def _of_operations(units: Units, index: int) -> bool:
    """Whether armies, and no works or airport, suspend "operations"."""
    after = [unit.low for unit in units[index + 1 : index + 4]]
    return after[:2] == ["of", "operations"] and after[2:] not in (["at"], ["of"])


def _is_noun(units: Units, index: int) -> bool:
    """Whether "understanding" is what an article two or three words before it opens: "a twelve-point understanding"."""
    return any(unit.low in ("a", "an", "the", "this", "that", "their") for unit in units[max(0, index - 3) : index])


def _first(units: Units, index: int, phrase: NounPhrase | None) -> int:
    """The first unit of the phrase of the noun at ``index``."""
    first = phrase.first if phrase is not None else index
    if phrase is None and first and units[first - 1].kind == "determiner":
        first -= 1  # "a meeting", which can be a verb
    if phrase is None and units[index].low == "understanding":
        first = next((i for i in range(index - 1, max(index - 4, -1), -1) if units[i].kind == "determiner"), first)
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
    while units[first].low in _FURTHER and first and units[first - 1].kind in ("number", "determiner", "adverb"):
        first -= 1  # "two more rounds of talks"
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
    if first > 1 and _joined(units, first - 2):  # "a ceasefire and disarmament agreement"
        first = _first(units, first - 2, noun_phrase_before(units, first - 2))
    opener = "no" if first and units[first - 1].kind == "negation" else units[first].low
    words = {unit.low for unit in units[first : index + 1]}
    if any(units[i].kind == "possessive" for i in range(first, index)):
        opener = "'s"
    if noun.loose and noun.kind == "talks" and words & _BETWEEN_TWO:
        noun = replace(noun, loose=False)
    years = [unit.text for unit in units[first:index] if unit.kind == "date" and unit.text.isdigit()]
    after = units[index + 1 : index + 4]
    if not years and len(after) > 1 and after[0].low == "of" and after[1].kind == "date" and after[1].text.isdigit():
        years = [after[1].text]  # "the treaty of 1960"
    event = noun.event
    if event == "Agreement":
        if any((known := wordlists().accords.get(word)) and known.event == "Ceasefire" for word in words):
            event = "Ceasefire"
        elif "peace" in words or "settlement" in words:
            event = "PeaceAgreement"
    return Mention(index, first, noun, event, opener, years[0] if len(years) == 1 else None, bool(words & _AGAIN))


def _ends_war(clauses: Clauses, index: int) -> bool:
    """As in "a deal signed in P ended the war", "the fighting ended with an agreement"."""
    units = clauses.units
    for function in clauses.functions(index):
        group = function.verb
        if group.lemma not in _ENDING or group.negated or group.modality != "actual" or group.form != "finite":
            continue
        span = range(group.head + 1, group.head + _TO_WAR) if function.role == "subject" else range(group.first)
        wars = [i for i in span if 0 < i < len(units) and units[i].low in _WAGED]
        if wars and units[wars[0] - 1].low not in ("trade", "price", "tariff", "a") and units[wars[0] + 1].low != "of":
            return True
    return False


_ENDING = frozenset(("end", "halt", "stop"))
_WAGED = frozenset(("war", "fighting", "conflict", "hostilities", "insurgency", "rebellion", "bloodshed"))
_TO_WAR = 6


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
    known = following.low in lists.accords or following.low in lists.classes["accord_modified"]
    return known or _joined(units, index)


def _joined(units: Units, index: int) -> bool:
    """Whether the noun modifies another one beside a second word: "a peace and disarmament accord"."""
    nouns = wordlists().accords
    if units[index].low not in nouns and units[index].low not in _MADE_OR_ENDED:
        return False
    if index + 3 >= len(units) or units[index + 1].low != "and" or units[index].low.endswith("s"):
        return False
    between = units[index + 2 : index + 5]
    head = next((i for i, unit in enumerate(between) if unit.low in nouns and nouns[unit.low].kind == "agreement"), 0)
    return head > 0 and all(unit.kind in ("word", "verb") for unit in between[:head])


def _signed_before(clauses: Clauses, mention: Mention) -> bool:
    """As in "put their names to a declaration", "signed, in Accra on 3 May, a protocol"."""
    units, first = clauses.units, mention.first
    if {unit.low for unit in units[max(0, first - 3) : first]} & _SIGNATURES:
        return True
    group = past_insertion(clauses, first - 1)
    return group is not None and group.lemma in _SIGNED


_SIGNED_ONLY = frozenset(("alliance", "alliances", "text", "texts", "document", "documents", "instrument", "paper"))
"""What is an accord only where somebody signs it."""


_CUTS = frozenset(("break", "sever", "cut", "suspend", "rupture", "freeze", "end", "stop", "halt", "cease", "avoid"))


def _cut_off(clauses: Clauses, index: int) -> bool:
    """As in "suspended contacts with Y": relations, and no talks that were held."""
    return any(use.verb.lemma in _CUTS for use in clauses.functions(index) if use.role == "object")


def _shown(clauses: Clauses, mention: Mention) -> bool:
    """Whether a word that means much else names an accord here."""
    units = clauses.units
    words = [unit.low for unit in units[mention.first : mention.index]]
    cut = units[mention.index].low == "contacts" and _cut_off(clauses, mention.index)
    if cut or any(word in _OTHER_MEETINGS for word in words) or _of_else(units, mention.index):
        return False
    if any(word in _COMMON or word in wordlists().accords for word in words) or _agreed_by_name(units, mention):
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
    if mention.noun.kind == "agreement" and _concluded(clauses, mention):
        return True
    if _signed(clauses, mention.index):
        return True
    after = [unit.low for unit in units[mention.index + 1 :][:_TO_VERB]]
    if after[:1] and after[0] in ("in", "under", "by") and after[1:2] == ["which"]:
        return mention.noun.kind == "agreement"
    if mention.noun.kind == "talks" and mention.index + 1 < len(units) and units[mention.index + 1].low == "of":
        inner = next((word for word in after[1:4] if word in wordlists().accords), None)
        if inner is not None:
            return False  # "a round of talks": the talks are what is meant
    return "between" in after or "with" in after[:1] or mention.noun.kind == "talks"


def _agreed_by_name(units: Units, mention: Mention) -> bool:
    """As in "agreed on the Luanda Memorandum": by its name it is a paper, and no view that they share."""
    if mention.first < _TWO or mention.index - mention.first < 1:
        return False
    named = units[mention.index].text[:1].isupper() and units[mention.index - 1].text[:1].isupper()
    led = units[mention.first - 1].low in ("on", "to", "upon")
    return named and led and any(form.lemma == "agree" for form in units[mention.first - 2].forms)


def _signed(clauses: Clauses, index: int) -> bool:
    """As in "a protocol on trade was initialled", "a memorandum that X had signed"."""
    signed = [f for f in clauses.functions(index) if f.verb.lemma in _SIGNED]
    subject = any(f.role == "subject" for f in signed)
    return subject or any(f.role == "gap" and (v := clauses.at(f.verb.head)) and clauses.subjects(v) for f in signed)


def _of_else(units: Units, index: int) -> bool:
    """As in "a new round of fighting": what there is a round of is no talks."""
    after = units[index + 1 : index + 6]
    if units[index].low not in ("round", "rounds") or not after or after[0].low != "of":
        return False
    return not any(unit.low in wordlists().accords for unit in after[1:])


def _concluded(clauses: Clauses, mention: Mention) -> bool:
    """As in "the understanding reached by A and B", "concluded a twelve-point understanding with B"."""
    units, after = clauses.units, mention.index + 1
    reached = (
        after + 1 < len(units) and units[after].low in _REACHED and units[after + 1].low in ("by", "between", "with")
    )
    taken = {f.verb.lemma for f in clauses.functions(mention.index) if f.role in ("object", "subject", "gap")}
    struck = units[mention.index].low in ("bargain", "bargains", "compromise") and bool(taken & _STRIKES)
    concluded = {f.verb.lemma for f in clauses.functions(mention.index) if f.role == "object"} & {"conclude"}
    if units[mention.index].low in _SETTLED and _reached_by_two(clauses, mention):
        return True
    if taken & MEDIATING and units[mention.index].text[:1].isupper():
        return True  # "the Jeddah Declaration, which Q brokered"
    return reached or struck or bool(concluded and units[mention.index].low not in ("text", "document", "documents"))


def _reached_by_two(clauses: Clauses, mention: Mention) -> bool:
    """As in "A and B reached a settlement in P", "adopted a road map"; not of "their troops reached a settlement"."""
    units, uses = clauses.units, clauses.functions(mention.index)
    verb = next((clauses.at(f.verb.head) for f in uses if f.role == "object" and f.verb.lemma in _BY_BOTH), None)
    after = units[mention.index + 1].low if mention.index + 1 < len(units) else ""
    if verb is None or verb.voice != "active" or verb.negated or after in _OTHERS_OR_THERE:
        return False
    parties = clauses.subjects(verb)
    men = any(party.roles & {"forces", "fighters", "people"} for party in parties)
    return len({party.actor.name for party in parties}) > 1 and not men


_OTHERS_OR_THERE = frozenset(("of", "near", "outside", "at", "called", "where", "held"))
"""After a town, or a paper of others: "a settlement near P", "the charter of the union"."""
_SETTLED = frozenset(("settlement", "understanding", "compromise", "roadmap", "road-map", "map", "charter"))
_BY_BOTH = frozenset(("reach", "adopt", "sign", "initial", "strike", "approve", "endorse"))
_STRIKES = frozenset(("strike", "seal", "clinch", "reach", "hammer"))


_REACHED = frozenset(("reached", "concluded", "struck", "agreed", "negotiated"))


def past_insertion(clauses: Clauses, comma: int) -> VerbGroup | None:
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


def wished(units: Units, index: int, *, talks: bool = False) -> bool:
    """Whether the clause only wishes for, fears or doubts what is named there; or prefers it, where it is ``talks``."""
    wish = wordlists().classes["unmade"] | (_PREFERS if talks else frozenset())
    first = index
    while first > 0 and units[first - 1].kind not in ("stop", "dash", "comma", "quote"):
        first -= 1
    return any(unit.low in wish and unit.kind != "date" for unit in units[first:index])


_PREFERS = frozenset(("insist", "insists", "insisted", "insisting", "favour", "favours", "favoured", "favor", "favors",
                      "favored", "prefer", "prefers", "preferred", "advocate", "advocates", "advocated"))  # fmt: skip


def spoken_of(mention: Mention, units: Units) -> bool:
    """Whether it is only talked about: "talks on a truce", "hopes for peace"."""
    before = units[mention.first - 1].low if mention.first else ""
    return before in _WISHING and not mention.definite


def doers(found: tuple[Party, ...]) -> tuple[Party, ...]:
    """Those who can mediate or host."""
    return tuple(party for party in found if party.actor.type != "MediaOutlet")
