"""Compounds: words that could be verbs and are one of two nouns: "travel bans", "aid workers", "a drone strike"."""

from __future__ import annotations

from kg.extraction.words.units import NAMES
from kg.extraction.words.verbforms import Units
from kg.extraction.words.wordlists import wordlists

__all__ = ["counted_noun", "in_compound", "is_particle", "two_nouns"]

_POSTS = frozenset(("post", "posts", "patrol", "patrols", "station", "stations"))
_FOUGHT_FROM = frozenset(("position", "positions", "hole", "holes", "vehicle", "vehicles", "season", "strength",
                          "launcher", "launchers", "artillery", "batteries"))  # fmt: skip
_FOUGHT = frozenset(("fighting", "rocket"))
_SUFFERING = frozenset(("displaced", "wounded", "injured", "persecuted", "oppressed"))
_ADJECTIVES = ("able", "ible", "al", "ous", "ive", "ful", "less", "ic", "sick")


def _after_adjective(units: Units, head: int) -> bool:
    """Whether the participle is the second of two adjectives: "vulnerable and displaced people"."""
    if head < 2 or units[head - 1].low not in ("and", "or"):
        return False
    return units[head - 2].kind == "word" and units[head - 2].low.endswith(_ADJECTIVES)


def in_compound(units: Units, head: int) -> bool:
    """Whether the word is one of the two nouns of "travel bans", "visa curbs"."""
    if head and (units[head - 1].low == "whose" or (units[head].low in _POSTS and _manned(units, head))):
        return True  # "a police post", "to whose aid X came"
    if head and units[head].low == "crossing" and units[head - 1].low in ("border", "frontier"):
        return True  # "seized the border crossing"
    if units[head].low in wordlists().classes["staffing"] and _staff_follows(units, head):
        return True  # "aid workers said", "state media reported"
    if units[head].low in _SIDED and _fighters_follow(units, head):
        return True  # "X's soldiers and allied militias killed"
    word, following = units[head].low, units[head + 1].low if head + 1 < len(units) else ""
    if (word == "arms" and following in wordlists().compounds) or (word in _FOUGHT and following in _FOUGHT_FROM):
        return True  # "the X arms sales", "two X fighting positions", "tanks and rocket launchers"
    if _strike_with(units, head) or (head + 1 < len(units) and _strike_with(units, head + 1)):
        return True
    if _counted(units, head) or _body_of_men(units, head):
        return True
    suffering = units[head].low in _SUFFERING and following in wordlists().nouns["people"]
    return (suffering and _after_adjective(units, head)) or two_nouns(units, head)


def _body_of_men(units: Units, head: int) -> bool:
    """Whether the word is who does what the next verb tells: "a rebel force attacked", "the army command said"."""
    if head + 1 >= len(units):
        return False
    if units[head].low == "rebel":
        return units[head + 1].low in _BANDS | _BODIES | _OF_REBELS
    if units[head].low == "group":  # few "group" anything without "to", and many a "rebel group" acts
        return head > 0 and units[head - 1].kind not in ("to", "modal", "do", "pronoun")
    if not head or units[head].low not in _BODIES or units[head - 1].kind not in _BEFORE_BODY:
        return False
    after = units[head + 1]
    tensed = after.kind in ("have", "be", "modal") or any(form.finite and not form.base for form in after.forms)
    opening = next(
        (unit for unit in reversed(units[max(head - _PHRASE, 0) : head]) if unit.kind not in _BEFORE_BODY), None
    )
    return tensed and opening is not None and opening.kind in ("determiner", "possessive")


_BODIES = frozenset(("force", "command", "branch", "ring", "patrol", "guard", "guards"))
_OF_REBELS = frozenset(("group", "movement", "faction", "army", "leader", "leaders"))
_BEFORE_BODY = ("word", "demonym", "name", "capital", "number")
_PHRASE = 6


def _counted(units: Units, head: int) -> bool:
    """Whether it is what a number counts, by its plural: "60 merchant ships", of which none "ships" anything.

    The one word between must be able to stand before a noun, and another verb go before.
    """
    if head < _BEFORE_COUNTED or not units[head].low.endswith("s") or units[head - 2].kind != "number":
        return False
    verb = any(unit.kind == "verb" for unit in units[max(head - _TO_VERB, 0) : head - 2])
    one = units[head - 2].low in ("one", "1")
    plain = units[head - 1].kind == "word" and not units[head - 1].low.endswith("s")
    return verb and plain and not one and not any(form.base or form.participle for form in units[head].forms)


_BEFORE_COUNTED, _TO_VERB = 3, 8


def _strike_with(units: Units, index: int) -> bool:
    """Whether the word is the second noun of "a drone strike", "the rebel attack": with what, or by whom.

    Whoever attacks may have a verb of the same form: "helped the rebels' army attack the town".
    """
    if not index or units[index].low not in _STRIKES or units[index].kind not in ("verb", "word"):
        return False
    first, classes = units[index - 1].low, wordlists().classes
    if first in classes["striking_with"]:
        return True
    if first not in classes["striking_by"] or (index > 1 and units[index - 2].kind == "to"):
        return False
    after = units[index + 1] if index + 1 < len(units) else None
    return (
        after is None or after.kind in _AFTER_STRIKE or (after.kind == "verb" and not any(f.base for f in after.forms))
    )


_STRIKES = frozenset(("attack", "strike", "raid", "assault", "ambush", "fire", "barrage", "bombardment"))
_AFTER_STRIKE = frozenset(("preposition", "comma", "end", "stop", "conjunction", "have", "be", "close", "subordinator"))


def _manned(units: Units, head: int) -> bool:
    """Whether the post is said to be somebody's by the word before it: "a police post", "an M23 post"."""
    counted = head > 1 and (units[head - 2].low in ("a", "an") or units[head - 2].kind == "number")
    return units[head - 1].low in wordlists().classes["manning"] or (counted and units[head - 1].kind == "name")


def two_nouns(units: Units, index: int) -> bool:
    """Whether the word is one of the two of "travel bans"."""
    firsts, curbs = wordlists().classes["compounding"], wordlists().nouns["curbs"]
    if index and units[index - 1].low in firsts:
        return units[index].low in curbs
    return units[index].low in firsts and index + 1 < len(units) and units[index + 1].low in curbs


def _staff_follows(units: Units, head: int) -> bool:
    """Whether those who serve or report follow, and nothing before asks for a verb: "to aid workers"."""
    if head + 1 >= len(units) or units[head + 1].low not in wordlists().classes["staff"]:
        return False
    return head == 0 or units[head - 1].kind not in ("to", "modal", "do", "pronoun", *NAMES)


_SIDED = frozenset(("allied", "aligned", "affiliated"))


def _fighters_follow(units: Units, head: int) -> bool:
    """Whether "allied" tells which fighters: after "and", "by" or at the start, with the fighters soon after it."""
    if head and units[head - 1].kind not in ("conjunction", "preposition", "determiner", "comma", "number", "adverb"):
        return False
    nouns = wordlists().nouns
    fighters = nouns["forces"] | nouns["fighters"] | _BANDS
    return any(unit.low in fighters for unit in units[head + 1 : head + 3])


_BANDS = frozenset(("groups", "factions", "gangs", "tribes", "clans", "tribesmen"))


def counted_noun(units: Units, index: int) -> bool:
    """Whether a word that could be a verb is what numbers count: "three other states attacked"."""
    after = units[index + 1].kind if index + 1 < len(units) else "end"
    counted = units[index].kind == "verb" and units[index].low in _COUNTED
    return counted and after in (
        "verb",
        "have",
        "be",
        "modal",
        "preposition",
        "comma",
        "conjunction",
        "end",
        "relative",
    )


_COUNTED = frozenset(("states", "forces", "patrols", "guards", "units"))


def is_particle(units: Units, index: int) -> bool:
    """Whether the word goes with a verb, and not as in "India's home minister" with the office after it."""
    office = index + 1 < len(units) and units[index].low == "home" and units[index + 1].low in _OF_HOME
    return units[index].low in wordlists().classes["particle"] and not office


_OF_HOME = frozenset(("minister", "ministers", "ministry", "secretary", "affairs", "office", "department"))
