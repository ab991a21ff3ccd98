"""Gerunds: whether a form in -ing is a noun where it stands: "heavy fighting has erupted", "the bombing of P"."""

from __future__ import annotations

from kg.extraction.words.units import NAMES, is_speech_verb
from kg.extraction.words.verbforms import Units, bare_noun
from kg.extraction.words.wordlists import VerbForm, wordlists

__all__ = ["gerund_is_noun"]

_GETS = frozenset(
    ("receive", "get", "enjoy", "obtain", "win", "draw", "attract", "gain", "provide", "offer", "give", "express",
     "voice", "face", "cause", "cite", "lend", "supply", "command")
)  # fmt: skip
"""Verbs with a thing as their object, never another verb in -ing: "receives growing support"."""
_BETWEEN_OTHERS = frozenset(("mediate", "shuttle", "arbitrate", "intercede", "choose", "commute", "alternate"))
"""Verbs of what somebody does between two, so that their -ing form before "between" is no noun."""
_FIERCE = frozenset(
    (
        "heavy",
        "fierce",
        "intense",
        "fresh",
        "new",
        "renewed",
        "sporadic",
        "bitter",
        "deadly",
        "further",
        "more",
        "intermittent",
        "sustained",
        "ethnic",
        "sectarian",
        "tribal",
        "factional",
        "street",
        "communal",
        "intercommunal",
        "inter-communal",
        "hand-to-hand",
        "house-to-house",
        "open",
        "serious",
        "severe",
    )
)
_GOES_THROUGH = frozenset(("undergo", "complete", "finish", "require", "need"))
_TRAINING_PLACES = frozenset(
    ("camp", "camps", "base", "bases", "ground", "grounds", "course", "courses", "centre", "centres", "center",
     "centers", "facility", "facilities", "academy", "academies", "programme", "programmes", "program", "programs",
     "mission")
)  # fmt: skip
_WORKS = frozenset(("pumping", "polling", "broadcasting", "filling", "refining", "processing", "shopping", "staging",
                    "landing", "mining", "fishing", "listening", "generating", "drilling", "logging"))  # fmt: skip
_WORKPLACES = frozenset(
    name + plural
    for name in ("station", "plant", "centre", "center", "mall", "tower", "facility", "complex", "terminal", "platform",
                 "post", "rig", "yard", "pad", "zone", "town", "boat", "vessel", "unit")
    for plural in ("", "s")
) | {"facilities", "complexes"}  # fmt: skip
"""Where something is done: "two pumping stations", "a shopping mall"."""
_SUFFERS = frozenset(("face", "endure", "suffer", "withstand", "survive", "experience"))
"""Verbs whose object is what befalls one: "endured shelling by X"."""
_LASTING = frozenset(("ongoing", "daily", "nightly", "constant", "continuous", "continued", "relentless", "repeated",
                      "indiscriminate"))  # fmt: skip
_WAYS = frozenset(("bombing", "shelling", "strafing", "shooting", "killing", "raiding"))
_RAIDS = frozenset(("raid", "raids", "run", "runs", "mission", "missions", "sortie", "sorties", "attack", "attacks",
                    "spree", "sprees", "campaign", "campaigns", "operation", "operations", "rampage",
                    "offensive"))  # fmt: skip
"""What "bombing" tells the kind of: "30 bombing raids"."""
_OPENS = frozenset(
    ("comma", "stop", "that", "subordinator", "conjunction", "quote", "dash", "adverb", "relative", "date")
)


def gerund_is_noun(units: Units, head: int, before: int) -> bool:
    """Whether a form in -ing is a noun or an adjective where it stands: "the bombing of", "growing support"."""
    unit, previous = units[head], units[before] if before >= 0 else None
    if previous is not None and unit.low == "running" and previous.low in wordlists().classes["span"]:
        return True  # "for the third day running"
    following = units[head + 1] if head + 1 < len(units) else None
    noun = wordlists().events.get(unit.low)
    of_noun = following is not None and (
        following.low == "of"
        or (following.low == "between" and unit.forms[0].lemma not in _BETWEEN_OTHERS)
        or (noun is not None and following.low in noun.prepositions)
    )
    if noun is not None and previous is not None and previous.low in _FIERCE:
        of_noun |= following is None or following.kind in ("preposition", "end", "comma", "stop", "conjunction", "date")
    if noun is not None and _has_verb(units, head):
        of_noun |= previous is None or previous.kind in _OPENS or _fierce(units, before)
        of_noun |= previous is not None and is_speech_verb(previous)  # "X said fighting was going on"
    if previous is not None and unit.low in wordlists().classes["adjective_ing"]:
        # "its largest remaining group", "enjoying growing support"
        after_verb = previous.kind == "have" or any(form.lemma in _GETS for form in previous.forms)
        noun_next = following is not None and (following.kind == "word" or bare_noun(following))
        of_noun |= noun_next and (previous.kind == "word" or after_verb)
    if noun is not None and previous is not None and following is not None and following.low in ("by", "from", "and"):
        of_noun |= previous.low in _LASTING or any(form.lemma in _SUFFERS for form in previous.forms)
    of_noun |= noun is not None and (_without_object(units, head, before) or _between_in_place(units, head, before))
    if previous is not None and following is not None and unit.low in _ON_THE_MOVE:
        of_noun |= following.kind in ("demonym", "name", "word") and any(map(_strikes, previous.forms))
    governed = previous is not None and previous.kind in ("determiner", "possessive", "demonym")
    place = unit.low == "training" and following is not None and following.low in _TRAINING_PLACES
    place |= unit.low in _WORKS and following is not None and following.low in _WORKPLACES
    place |= _names_accord(units, head)
    place |= unit.low in _WAYS and following is not None and following.low in _RAIDS
    insight = unit.low == "understanding" and previous is not None and (
        previous.kind == "word" or previous.low in ("of", "an", "the")
    )  # fmt: skip
    return of_noun or governed or place or insight or _compound(units, head) or _mass_noun(units, head)


def _names_accord(units: Units, head: int) -> bool:
    """As in "a data sharing agreement", "the mutual training accord": what the accord is on."""
    if not head or head + 1 >= len(units) or units[head + 1].low not in wordlists().accords:
        return False
    return units[head - 1].kind == "word" and units[head + 1].kind == "word"


def _without_object(units: Units, head: int, before: int) -> bool:
    """As in "were killed in overnight shelling by X", "amid shelling on Monday": no object follows."""
    following = units[head + 1] if head + 1 < len(units) else None
    if before < 0 or (following is not None and following.low not in _ADJUNCT and following.kind not in _CLOSES):
        return False
    led = before if units[before].kind == "preposition" else before - 1
    plain = led == before or units[before].kind in ("word", "demonym", "adverb")
    return led >= 0 and plain and units[led].low in _AMID


def _between_in_place(units: Units, head: int, before: int) -> bool:
    """As in "reports of fighting in P between X and Y": the place stands before those who do it."""
    ahead = units[head + 1 : head + _TO_BETWEEN]
    between = next((i for i, unit in enumerate(ahead) if unit.low == "between"), 0)
    placed = between > 1 and ahead[0].low in _ADJUNCT and all(unit.kind not in _PARTS for unit in ahead[:between])
    return placed and before >= 0 and units[before].kind == "preposition" and units[head].forms[0].lemma == "fight"


_TO_BETWEEN = 8
_PARTS = frozenset(("end", "comma", "stop", "verb", "be", "have", "relative", "that", "modal"))
_AMID = frozenset(("in", "during", "amid", "under"))
_ADJUNCT = frozenset(("by", "from", "in", "near", "at", "around"))
_CLOSES = frozenset(("end", "comma", "stop", "date"))


def _strikes(form: VerbForm) -> bool:
    """Whether it is a verb of striking or hunting somebody, which takes no gerund: "shelled retreating troops"."""
    frame = wordlists().frames.get(form.lemma)
    if form.lemma in ("pursue", "chase", "hunt", "surround", "encircle", "trap", "intercept"):
        return True
    return frame is not None and frame.relation in ("attacked", "foughtWith", "hostileTo", "displaced")


_ON_THE_MOVE = frozenset(("retreating", "fleeing", "advancing", "withdrawing", "invading", "protesting", "marauding",
                          "demonstrating", "departing", "approaching", "marching", "surrendering"))  # fmt: skip


def _compound(units: Units, head: int) -> bool:
    """Whether the form is part of a noun: "bombing raids", "the suicide bombing", "a security meeting"."""
    unit, following = units[head], units[head + 1] if head + 1 < len(units) else None
    if unit.low not in wordlists().events and unit.low not in _OCCASIONS:
        return False
    if following is None:
        return False
    if following.low in _RAIDS:
        return not head or units[head - 1].kind not in ("preposition", "be") or units[head - 1].low in ("in", "after")
    if not head or units[head - 1].kind != "word" or following.kind in ("determiner", "number", "pronoun", *NAMES):
        return False
    before = units[head - 1].low
    return before in _KINDS_OF or (unit.low in _OCCASIONS and not before.endswith("s"))


_KINDS_OF = frozenset(("suicide", "car", "truck", "bus", "embassy", "mass", "roadside", "aerial", "saturation",
                       "carpet", "cluster", "drive-by", "weekend", "overnight", "nightclub", "hotel", "market",
                       "mosque", "church", "train", "street", "gang", "fresh", "latest", "daily", "nightly",
                       "indiscriminate", "sustained", "recent", "renewed", "relentless", "round-the-clock", "tribal",
                       "artillery", "mortar"))  # fmt: skip
"""Words that tell of what kind a bombing or shelling is."""
_OCCASIONS = frozenset(("meeting", "gathering", "briefing", "hearing", "sitting", "rioting", "looting"))


def _fierce(units: Units, before: int) -> bool:
    """Whether but an adjective stands before the noun, at the beginning of its clause: "Heavy fighting erupted"."""
    if units[before].low not in _FIERCE:
        return False
    return before == 0 or units[before - 1].kind in _OPENS or is_speech_verb(units[before - 1])


def _has_verb(units: Units, head: int) -> bool:
    """Whether a verb in a tense follows, of which the noun is the subject: "Fighting also erupted"."""
    after = head + 1
    while after < len(units) and units[after].kind == "adverb":
        after += 1
    if after >= len(units) or units[min(after + 1, len(units) - 1)].low == "by":
        return False
    return units[after].kind in ("have", "be", "modal") or any(f.finite and not f.base for f in units[after].forms)


def _mass_noun(units: Units, head: int) -> bool:
    """As "training" in "received training from", "gave arms and training to": nothing follows that would be trained."""
    if units[head].low not in wordlists().classes["mass_ing"] or head + 1 >= len(units) or not head:
        return False
    if units[head + 1].kind not in ("preposition", "to", "comma", "end", "conjunction", "stop"):
        return False
    before = head - 1
    if units[before].kind == "word" or units[before].low in wordlists().nouns["arms"]:
        return not units[before].low.endswith("s")  # "counter-insurgency training", not "exiles training in P"
    if (units[before].kind == "comma" or units[before].low in ("and", "or")) and before:
        earlier = units[before - 1]
        return earlier.kind == "word" or earlier.low in wordlists().nouns["arms"]
    lists = wordlists().classes
    return any(form.lemma in lists["giving"] | lists["getting"] | _GOES_THROUGH for form in units[before].forms)
