"""Groups: the armed groups and bodies that nobody listed, by the shape of their names and what is said beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extraction.naming.joint_bodies import CIVIL_HEADS, joint_body_end
from kg.extraction.naming.people import given_names
from kg.extraction.naming.peoples import is_people
from kg.extraction.naming.stateless import SELF_STYLED
from kg.extraction.words.descriptions import classes_of, descriptions
from kg.extraction.words.tokens import Token
from kg.extraction.words.units import DAYS, MONTHS, NUMBER_WORDS
from kg.extraction.words.wordlists import nouns_of, wordlists
from kg.model import Actor

__all__ = ["Run", "capital_runs", "group_name", "groups", "is_capital", "is_ethnic", "past_members", "renamed"]

_SPORT = frozenset(("premier", "champions", "super", "europa", "football", "major", "national", "ivy", "justice"))
_BODIES = frozenset(("league", "alliance"))
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,7}(?:-[A-Z0-9]{1,7})?")
_DESCRIPTIVE = ("ese", "ish", "ian", "ist", "reg", "tu", "ni", "ia", "an", "ic", "ani", "i")
"""Endings of adjectives: "Tuareg rebels" is a description, "Kefu rebels" holds a name."""
_JOINTS = frozenset(("of", "for", "the", "al", "de", "ul", "and"))
_WITHIN = frozenset(("of", "for", "in", "and"))
"""Words after which a name only goes on: it is not Chad that "the Front in Chad, or FACT," names anew."""
_LONGEST = 12
_BODY = 3
"""Words of a body's name; "Security Council" and "Peace Commission" are too many's."""
_PARTS_OF_STATES = frozenset(("supreme", "state", "national", "federal", "royal", "general", "human", "world", "grand"))
_RISING = frozenset(("liberation", "resistance", "salvation", "redemption"))
"""What no organ of a state is for."""
_OPPOSED = frozenset(("national", "opposition", "democratic", "revolutionary", "patriotic", "people's", "arab"))
_PARTIES = frozenset(("party", "union", "bloc", "congress", "federation", "confederation", "association", "league"))
_PARTISAN = frozenset(("christian", "muslim", "islamic", "islamist", "red", "salvation", "regular", "moderate", "young",
                       "northern", "southern", "eastern", "western", "all"))  # fmt: skip
"""Words that begin the name of a party, though "Islamic fighters" is none."""
_OWN = 3
"""Words of a name that somebody's "'s" before it does not make a part of his: "Iran's Revolutionary Guard"."""
_KNOWN_AS = frozenset(("known", "called", "named", "dubbed", "styled"))
_OPENERS = frozenset(("the", "its", "their", "his", "her", "our", "this", "another", "one", "no", "but", "and"))
"""With a capital at the start of a sentence they are no part of the name."""
_KIN = frozenset(("tribe", "tribes", "clan", "clans", "family", "families", "community", "communities", "villagers"))
_PARTICLES = frozenset(("bu", "bin", "ibn", "al", "el", "abu", "banu"))
_RIGHTS = "rights"
_DATED = MONTHS | DAYS
_SELVES = frozenset(("itself", "themselves"))

Run = tuple[int, int]
"""The first and the last of words with capitals."""


def groups(tokens: Sequence[Token], taken: set[int], runs: Sequence[Run]) -> Iterator[Actor]:
    """The groups that a sentence shows to be such.

    Args:
        tokens: the sentence's.
        taken: places of names that the lexicon knows.
        runs: where its words with capitals begin and end, see `capital_runs`.
    """
    over = -1
    for start, end in runs:
        if start <= over or _state_soldiers(tokens, start, taken):
            continue
        if (body := joint_body_end(tokens, start, taken)) is not None:
            over = body
            yield Actor(" ".join(token.text for token in tokens[start : body + 1]), "Organization")
            continue
        first = _with_aim_before(tokens, start)
        last = over = _going_on(tokens, first, _past_cause(tokens, _before_leader(tokens, first, end)), taken)
        yield from _by_name(tokens, first, last, taken)
        yield from _by_company(tokens, first, last, taken)
        yield from _by_own_style(tokens, first, last, taken)


def _state_soldiers(tokens: Sequence[Token], start: int, taken: set[int]) -> bool:
    """Whether a sentence opens with "Soldiers of Rwanda", which have a capital for that alone."""
    return start == 0 and 2 in taken and [token.low for token in tokens[:2]] == ["soldiers", "of"]


def _with_aim_before(tokens: Sequence[Token], first: int) -> int:
    """Where the name begins of "the Justice and Dignity Front", which has two aims before its noun."""
    aims = descriptions().classes["aim"]
    if first < 2 or tokens[first - 1].low != "and" or tokens[first].low not in aims:
        return first
    other = tokens[first - 2]
    opened = first < _TO_OPENER or tokens[first - _TO_OPENER].kind != "word" or not is_capital(tokens[first - 3])
    article = first >= _TO_OPENER and tokens[first - _TO_OPENER].low == "the"
    return first - 2 if other.low in aims and is_capital(other) and (opened or article) else first


_TO_OPENER = 3


def _past_cause(tokens: Sequence[Token], last: int) -> int:
    """Where the name ends of "the X Commission on Human Rights"."""
    if last + 2 >= len(tokens) or not is_capital(tokens[last + 2]):
        return last
    classes, word = descriptions().classes, tokens[last].low
    subject = tokens[last + 1].low == "on" and word in classes["own-voice"] and tokens[last + 2].low in _SUBJECTS
    last += 2 * subject
    while subject and last + 1 < len(tokens) and is_capital(tokens[last + 1]):
        last += 1
    return last


_SUBJECTS = frozenset(("human", "elections", "women", "justice", "truth", "refugees"))


def _going_on(tokens: Sequence[Token], first: int, last: int, taken: set[int]) -> int:
    """Where a group's name ends that goes on: "Movement for Unity and Jihad in West Africa (ABC)".

    What it is for goes on with another aim ("for Hope and Justice"); its place belongs to it where the acronym after it
    shows that the name ends there.
    """
    joint = next((i for i in range(first + 1, last) if tokens[i].low in ("for", "of")), None)
    if joint is None or not group_name([token.low for token in tokens[past_members(tokens, first) : last + 1]]):
        return last
    aims = descriptions().classes["aim"]
    after = last + 1
    while after + 1 < len(tokens) and tokens[after].low in ("and", ","):
        place = after + 1 + (tokens[after + 1].low == "and")
        if place >= len(tokens) or tokens[place].low not in aims or not is_capital(tokens[place]) or place in taken:
            break
        last, after = place, place + 1
    return _with_its_place(tokens, last)


def _with_its_place(tokens: Sequence[Token], last: int) -> int:
    """Where "in (the) Place" ends before an acronym in parentheses; ``last`` where there is none."""
    place = last + 2 + (last + 2 < len(tokens) and tokens[last + 2].low == "the")
    if place >= len(tokens) or tokens[last + 1].low not in ("in", "against") or not is_capital(tokens[place]):
        return last
    while place + 1 < len(tokens) and is_capital(tokens[place + 1]):
        place += 1
    inside = (
        tokens[place + 2 : place + 2 + _LONGEST]
        if tokens[place + 1 : place + 2] and tokens[place + 1].text == "("
        else ()
    )
    closing = next((i for i, token in enumerate(inside) if token.text == ")"), 0)
    return place if any(_ACRONYM.fullmatch(token.text) for token in inside[:closing]) else last


def _before_leader(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the name ends in "the Workers' Front of Juan Pérez": whose it is, is no part of it."""
    for place in range(first + 1, last - 1):
        name = tokens[place + 1].text in given_names() and not is_people(tokens[place + 1].text)
        if tokens[place].low == "of" and name and is_capital(tokens[place + 2]):
            return place - 1
    return last


def _by_own_style(tokens: Sequence[Token], first: int, last: int, taken: set[int]) -> Iterator[Actor]:
    """As in "the self-proclaimed Military Junta", "the so-called Coordination Council"."""
    styled = first > 0 and tokens[first - 1].low in SELF_STYLED
    if styled and last > first and not any(place in taken for place in range(first, last + 1)):
        words = [token.low for token in tokens[first : last + 1]]
        if descriptions().classes["styled-head"] & set(words):
            yield Actor(" ".join(token.text for token in tokens[first : last + 1]), "MilitantGroup")


def group_name(words: Sequence[str]) -> bool:
    """Whether a name of several words, in lower case, reads as an armed group's."""
    classes = descriptions().classes
    if len(words) < 2:
        return False
    adjectives = any(word in classes["group-adjective"] for word in words)
    if adjectives and any(word in classes["group-noun"] for word in words):
        return True
    head = next((i for i, word in enumerate(words) if word in ("of", "for")), 0)
    leading = words[head - 1] if head else ""
    if leading in classes["group-head"]:
        return words[0] != "armed"  # "Armed Forces of X" are a state's
    return leading in classes["body-head"] and adjectives


def _by_name(tokens: Sequence[Token], start: int, last: int, taken: set[int]) -> Iterator[Actor]:
    """Long names that read as a group's or body's, wherever they stand."""
    classes = descriptions().classes
    first = past_members(tokens, start)
    run = tokens[first : last + 1]
    if not run:
        return  # "Group of 77", "444th Brigade of N. N.": words of members, and nobody's name
    words = [token.low for token in run]
    if words[:2] == ["islamic", "state"] and words[-1] == "province" and len(words) > _OWN:
        yield Actor(" ".join(token.text for token in run), "MilitantGroup")  # "Islamic State Yemen Province"
        return
    if _speaks_apart(words) and first in taken and (first == 0 or tokens[first - 1].kind != "possessive"):
        yield Actor(" ".join(token.text for token in run), "Organization")
        return
    of_place = last in taken and not _of_place(words)
    free = any(place not in taken for place in range(first, last)) and not of_place
    if len(run) < 2 or not free or (words[0] in classes["no-name"] and len(run) == 2):
        return
    name = " ".join(token.text for token in run)
    proper = words[-1] == "army" and words[0] not in classes["no-name"] and first not in taken
    owned = first > 0 and tokens[first - 1].kind == "possessive"
    organ = words[0] in _PARTS_OF_STATES and not _RISING & set(words)  # "Colombia's National Liberation Army" is none
    if owned and (len(run) < _OWN or organ or (first == last - 1 and proper)):
        return  # "Iraq's Republican Guard" is Iraq's, "Mexico's Zapatista Army" is not Mexico's
    joint = next((i for i, word in enumerate(words) if word in ("of", "for")), 0)
    if joint and all(place in taken for place in range(first, first + joint)):
        return  # "the Mahdi Army of N. N."
    civil = bool(set(words[joint:]) & classes["civil-member"])
    troops = last in taken and _goes_on(tokens, last)  # "Soldiers of the Ethiopian army"
    named = words[-1] in classes["group-last"] or proper or group_name(words) or (_members_name(words) and not troops)
    if not civil and named:
        yield Actor(name, "MilitantGroup")
    elif (
        _is_coalition(words)
        or (words[-1] in _BODIES and words[0] not in classes["no-name"] and words[0] not in _SPORT)
        or ((_is_body(words) or _is_party(words)) and (first not in taken or words[-1] in _PARTIES or _RIGHTS in words))
    ):
        yield Actor(name, "Organization")


def _speaks_apart(words: Sequence[str]) -> bool:
    """Whether a nation's body is not its state's: "Ruritanian Red Cross", "Ruritanian Bar Association"."""
    if len(words) > _BODY - 1 and words[-1 - (words[-1] == "society")] in _CROSSES and "red" in words:
        return True
    joint = next((i for i, word in enumerate(words) if word in ("of", "for", "on")), len(words))
    own, causes = descriptions().classes["own-voice"], {word.removesuffix("'s").removesuffix("'") for word in words}
    return len(words) > _BODY - 1 and words[joint - 1] in own and bool(causes & descriptions().classes["own-cause"])


_CROSSES = frozenset(("cross", "crescent"))


def _is_coalition(words: Sequence[str]) -> bool:
    """As "Syrian National Coalition": who are in it are at odds with the state by whose name it is called."""
    return words[-1] == "coalition" and len(words) > _BODY - 1 and words[-2] in _OPPOSED


def _goes_on(tokens: Sequence[Token], last: int) -> bool:
    """Whether a plain noun follows the run, which its last word then belongs to."""
    owned = last + 1 < len(tokens) and tokens[last + 1].kind == "possessive"  # "Soldiers of Ethiopia's army"
    place = last + 1 + owned
    following = tokens[place].low if place < len(tokens) else ""
    return following in nouns_of("forces", "fighters", "officials", "people")


def _of_place(words: Sequence[str]) -> bool:
    """Whether a name that ends in a known one is its bearer's own: "Patriotic Front of Togo", not "Army of Mali"."""
    joint = next((i for i, word in enumerate(words) if word in ("of", "for")), 0)
    if words[0] in descriptions().classes["name-of"] and joint == 1:
        return True
    states = {"army", "forces", "police", "guard"} & set(words[:joint]) or words[0] in _PARTS_OF_STATES
    states = states and not _RISING & set(words[:joint])  # "National Liberation Army of Mali"
    head = words[joint - 1] in classes_of("group-head", "body-head") or words[joint - 1] in _PARTIES
    own = (joint > 1 or words[joint] == "for") and head and not states
    return bool(joint) and own and (group_name(words) or words[joint - 1] in _PARTIES)


_LISTINGS = frozenset(("terrorist", "terrorists"))
"""Words of what lists call somebody: "a Foreign Terrorist Organization"."""


def _members_name(words: Sequence[str]) -> bool:
    """Whether a name tells whose men its bearers are: "Sons of Kordofan", "Lions of the Prophet"."""
    classes = descriptions().classes
    return words[0] in classes["name-of"] and len(words) > _BODY - 1 and words[1] == "of"


def _is_party(words: Sequence[str]) -> bool:
    """Whether the words name a party, union or church body: "Free Homeland Party", "Federation of Expellees"."""
    joint = next((i for i, word in enumerate(words) if word in ("of", "for", "in", "against")), len(words))
    head = words[joint - 1] if joint and not _LISTINGS & set(words) else ""
    if joint == 1:
        return head in descriptions().classes["body-of"] and len(words) > _BODY - 1 and words[-1] != "ministers"
    plain = words[0] not in _PARTS_OF_STATES and (
        words[0] not in descriptions().classes["no-name"] or words[0] in _PARTISAN
    )
    if head in _PARTIES:
        return joint > 1 and (plain or joint > _BODY - 1 or head == "party")
    junta = words[0] == "national" and joint > _BODY - 1 and bool(set(words) & descriptions().classes["junta-word"])
    civil = bool(set(words[joint:]) & descriptions().classes["civil-member"])
    return head in descriptions().classes["standing-body"] and (junta or civil)


def _is_body(words: Sequence[str]) -> bool:
    """Whether the words name a body: "Transitional Presidential Council", "Bangui Centre for Human Rights"."""
    classes = descriptions().classes
    joint = next((i for i, word in enumerate(words) if word in ("of", "for", "in", "on", "against")), len(words))
    head = words[joint - 1] if joint else ""
    plain = words[0] not in _PARTS_OF_STATES and not {"ministry", "department", *_LISTINGS} & set(words)
    return plain and len(words) >= _BODY and joint > 1 and head in classes["standing-body"]


def past_members(tokens: Sequence[Token], first: int) -> int:
    """Where the name begins in "Rebels of the X", "Chairman of the X", "The X", "Its X"."""
    if first + 2 < len(tokens) and tokens[first + 1].low == "of":
        people = tokens[first].low in wordlists().nouns["fighters"] or tokens[first].low in wordlists().classes["head"]
        people = people or _opens_with_plural(tokens, first)
        first += 2 if people else 0
    while first + 2 < len(tokens) and tokens[first].low in _OF_OFFICE and is_capital(tokens[first + 1]):
        first += 1
    return first + (tokens[first].low in _OPENERS)


_OFFICES = frozenset(("government", "opposition", "state", "federal", "coalition", "mission", "authority", "council"))
_OF_OFFICE = frozenset(("former", "deputy", "acting", "late", "senior", "veteran", "outgoing", "incoming", "then", "a",
                        "an", "another", "ousted", "deposed", "jailed"))  # fmt: skip
"""Words with a capital only since a sentence begins with them: "Former X Party leader N. N."."""


def _opens_with_plural(tokens: Sequence[Token], first: int) -> bool:
    """As in "Hundreds of the X Front", "Supporters of the X Front": a noun with its capital from its sentence only."""
    plural = first == 0 and tokens[0].low.endswith("s") and tokens[0].low not in descriptions().classes["group-head"]
    return plural and tokens[2].low == "the"


def _predicated(tokens: Sequence[Token], first: int) -> bool:
    return first > 1 and tokens[first - 1].low in ("a", "an") and tokens[first - 2].low in ("is", "was")


def _past_fighters(tokens: Sequence[Token], last: int) -> int:
    """Where the name begins in "Fighters of the X militia" that opens a sentence."""
    led = last > 2 and [token.low for token in tokens[1:3]] == ["of", "the"]
    return 3 if led and (tokens[0].low in wordlists().nouns["fighters"] or _opens_with_plural(tokens, 0)) else 0


def _by_company(tokens: Sequence[Token], first: int, last: int, taken: set[int]) -> Iterator[Actor]:
    """As in "Kefu fighters", "the rebel group Kefu", "the Kefu militia", "Ansar al-Sharia, an Islamist militia"."""
    classes = descriptions().classes
    first = _past_fighters(tokens, last) if first == 0 else first
    first += first == 0 < last and tokens[0].low in NUMBER_WORDS  # "Four X fighters"
    while last > first and (tokens[first].low in _OPENING or tokens[first].low in wordlists().common):
        first += 1  # "If the League strikes again", "Alleged X fighters"
    following = tokens[last + 1].low if last + 1 < len(tokens) else ""
    if last > first and tokens[last + 1 : last + 2] and following in descriptions().classes["group-fighters"]:
        first += is_ethnic(tokens[first].text) or tokens[first].low in classes["faith"]  # "the Shi'ite Amal militia"
    if last + 1 >= len(tokens) or any(place in taken for place in range(first, last + 1)):
        return
    run = tokens[first : last + 1]
    if len(run) == 1 and (run[0].low in wordlists().classes["shortened"] or run[0].low in wordlists().accords):
        return  # "League fighters" are of the league named before; "members of the Ceasefire"
    if following in _KIN or (following in _PARTICLES and run[-1].low in ("al", "el", "abu")):
        return  # "members of the Shammar tribe" are a people
    if len(run) == 1 and (
        run[0].text in _DATED or run[0].low.startswith(("pro-", "anti-", "non-")) or run[0].low in _OFFICES
    ):
        return  # "On 4 May fighters entered the town", "Pro-X fighters", "Government militia", as the UN writes it
    if run[0].low in classes["no-name"] or (first == 0 and len(run) == 1 and _qualifies(tokens)):
        return
    numbered = run[0].low.partition("-")[0] in NUMBER_WORDS  # "Nine militiamen", "Twenty-two militiamen"
    if (
        first == 0
        and len(run) == 1
        and (numbered or run[0].low in classes_of("arms-them", "group-armed", "home-guard"))
    ):
        return  # "Rebel fighters"
    following = tokens[last + 1].low
    name = " ".join(token.text for token in run)
    acronym = len(run) == 1 and _ACRONYM.fullmatch(name) is not None and name not in classes["no-acronym"]
    if following in classes["group-fighters"]:
        people = is_ethnic(name) or name in classes["peoples"]
        adjective = len(run) == 1 and not acronym and (people or run[0].low.endswith(_DESCRIPTIVE))
        goes_on = last + 2 < len(tokens) and tokens[last + 2].low in (*classes["group"], "groups", "forces")
        if adjective and goes_on and not following.endswith("s"):
            return  # "a mainly Tutsi rebel group"
        named = _is_named(tokens, last + 2, taken) or _predicated(tokens, first)
        named = named or _of_a_band(tokens, last + 2)
        if adjective and (named or _tells_ground(tokens, last + 1) or _apposed(tokens, first, last + 2)):
            return  # "the Tutsi militia, the X,", "X is a Tutsi militia that …", "Tamil rebel bases"
        yield Actor(f"{name} {tokens[last + 1].text}" if adjective else name, "MilitantGroup")
        return
    there = first > 0 and tokens[first - 1].low in ("in", "at", "near")
    there = there and tokens[min(last + 2, len(tokens) - 1)].low == "the"  # "In Beni, the militia attacked X"
    shown = _of_fighters(tokens, first) or _after_kind(tokens, first)
    shown = shown or (not there and _appositive_kind(tokens, last + 1))
    shown = shown or (acronym and (_inserted(tokens, first, last) or _strikes(tokens[last + 1])))
    if shown and not (len(run) == 1 and is_ethnic(name)):
        yield Actor(name, "Organization" if run[-1].low in CIVIL_HEADS else "MilitantGroup")


def _qualifies(tokens: Sequence[Token]) -> bool:
    """Whether the word that opens a sentence only qualifies: "Retreating rebels", "Brazen rebel raids on P"."""
    word = tokens[0].low
    if word in wordlists().common or (word.endswith(_QUALIFYING) and not tokens[0].text.isupper()):
        return True
    return len(tokens) > 2 and tokens[1].low in _ATTRIBUTIVE and tokens[2].low in wordlists().events


_QUALIFYING = ("ed", "ing", "ous", "ful", "less", "ly")
_ATTRIBUTIVE = frozenset(("rebel", "militia", "guerrilla", "insurgent", "militant", "separatist", "jihadist"))


def _apposed(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Whether the phrase says what the one before its comma is: "the X, a Tutsi militia that", not "in X, a Tutsi"."""
    if first < _TO_OPENER or tokens[first - 1].low not in ("a", "an", "another") or tokens[first - 2].text != ",":
        return False
    place = first - 3
    if after >= len(tokens) or tokens[after].low not in _TELLING or not is_capital(tokens[place]):
        return False
    while place > 0 and is_capital(tokens[place]):
        place -= 1
    place -= tokens[place].low in ("the", "al") and place > 0
    return tokens[place].low not in ("in", "at", "near", "from", "around", "outside", "across")


_TELLING = frozenset((",", ".", ";", "that", "which", "who", "whose", "from", "of", "in", "with", "based", "backed",
                      "led", "armed", "allied", "now", "once", "formerly", "then", "long", "also", "closely", "linked",
                      "close", "loyal", "opposed", "active", "fighting", "operating", "known", "made", "composed",
                      "accused", "formed", "founded", "and"))  # fmt: skip


def _tells_ground(tokens: Sequence[Token], place: int) -> bool:
    """Whether "rebel" at ``place`` only says whose what follows is."""
    one = not tokens[place].low.endswith("s") and place + 1 < len(tokens)
    return one and tokens[place + 1].low in wordlists().nouns["assets"]


_OPENING = frozenset(("the", "alleged", "suspected", "presumed", "reputed", "purported"))


def _is_named(tokens: Sequence[Token], after: int, taken: set[int]) -> bool:
    """Whether a listed name, with a comma or without, tells who they are that are described before it."""
    after += after < len(tokens) and tokens[after].text == ","
    apart = after < len(tokens) and tokens[after].low == "the"
    after += apart
    called = after < len(tokens) and tokens[after - 1].low in ("militia", "group") and is_capital(tokens[after])
    return after in taken or (called and tokens[after].text not in _DATED)


def _of_a_band(tokens: Sequence[Token], after: int) -> bool:
    """Whether it follows whose fighters they are: "Tuareg rebels of the X", "Kurdish fighters from the X"."""
    if after + 1 >= len(tokens) or tokens[after].low not in ("of", "from"):
        return False
    first = after + 1 + (after + 2 < len(tokens) and tokens[after + 1].low == "the")
    land = any(token.low in _OF_LANDS for token in tokens[first : first + 2])
    person = first == after + 1 and tokens[first].text in given_names()  # "Druze militiamen of Walid J."
    return is_capital(tokens[first]) and not land and not person


_OF_LANDS = frozenset(("republic", "african", "philippines", "kingdom", "states", "emirates"))
"""Words of the names of states that have an article: "Hutu rebels from the Democratic Republic of Congo"."""


_MEN = frozenset(("rebels", "fighters", "guerrillas", "militants", "insurgents", "gunmen", "jihadists", "separatists"))


def is_ethnic(word: str) -> bool:
    """Whether a word names a people, or one of it."""
    return word in descriptions().classes["ethnic"] or word.removesuffix("s") in descriptions().classes["ethnic"]


def _of_fighters(tokens: Sequence[Token], first: int) -> bool:
    """As in "gunmen from the X", "fighters of the X": more than a place's name."""
    if first > 1 and tokens[first - 1].low == "of" and _ACRONYM.fullmatch(tokens[first].text) is not None:
        return tokens[first - 2].low in _MEN  # "rebels of FACT"
    if first < 3 or tokens[first - 1].low != "the" or tokens[first].low in wordlists().classes["region"]:
        return False
    people = descriptions().classes["group-fighters"]
    people |= {"soldiers", "commander", "commanders", "members", "leader", "leaders", "base", "bases"}
    return tokens[first - 2].low in ("of", "from") and tokens[first - 3].low in people


def _after_kind(tokens: Sequence[Token], first: int) -> bool:
    """As in "the rebel group X", "an armed group called X", "a militia known as the X", "calling itself the X"."""
    classes = descriptions().classes
    place = first - 1
    if place >= 0 and tokens[place].low == "the":
        place -= 1
    if place > 0 and tokens[place].low in _SELVES and tokens[place - 1].low in ("calling", "calls", "call", "called"):
        return True
    if place > 0 and tokens[place].low == "as" and tokens[place - 1].low in _KNOWN_AS:
        place -= 2
    elif place >= 0 and tokens[place].low in _KNOWN_AS:
        place -= 1
    if place < 1 or tokens[place].low not in classes["group-kind"]:
        return False
    before = {token.low for token in tokens[max(0, place - 3) : place]}
    return tokens[place].low == "militia" or bool(before & classes["group-armed"])


def _appositive_kind(tokens: Sequence[Token], comma: int) -> bool:
    """Whether ", an Islamist militia" or ", an armed group" follows: the name is an armed group's."""
    if tokens[comma].text != "," or comma + 2 >= len(tokens):
        return False
    first = comma + (2 if tokens[comma + 1].low in ("a", "an", "the") else 1)
    words = [token.low for token in tokens[first : first + 5]]
    classes = descriptions().classes
    determined = first == comma + 2
    for place, word in enumerate(words):
        if word in classes["group-kind"] and not _closes(tokens, first + place + 1):
            return False  # "P, a militia stronghold", "N. N., a militia commander"
        if determined and word in ("militia", "rebels", "insurgency", "guerrillas"):
            return True
        if word in classes["group-kind"]:
            return place > 0 and bool(classes["group-armed"] & set(words[:place])) and (determined or word == "squads")
        if word in (",", "which", "who", "in", "of"):
            return False
    return False


def _closes(tokens: Sequence[Token], after: int) -> bool:
    """Whether the noun before ``after`` is the last of its phrase."""
    token = tokens[after] if after < len(tokens) else None
    qualifies = token is not None and token.low in wordlists().classes["head"] | _GROUND
    return not qualifies


_GROUND = frozenset(("stronghold", "base", "camp", "bastion", "town", "village", "area", "territory", "leader",
                     "commander", "spokesman", "fighter", "member", "chief", "boss", "attack",
                     "checkpoint"))  # fmt: skip


def _inserted(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "the Croat militia, the HVO,": the noun before the comma says what it is."""
    place = first - 1
    if place > 0 and tokens[place].low == "the":
        place -= 1
    if place < 1 or tokens[place].text != "," or tokens[last + 1].text not in (",", "."):
        return False
    return tokens[place - 1].low in descriptions().classes["group-fighters"]


def _strikes(token: Token) -> bool:
    """Whether a verb of violence in the past tense follows: "FNL shelled …"."""
    frames = wordlists().frames
    past = token.low.endswith("ed")
    return past and any(
        form.finite and (frame := frames.get(form.lemma)) is not None and frame.event in ("Attack", "Strike", "Clash")
        for form in wordlists().forms.get(token.low, ())
    )


def renamed(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Pairs of names of one actor: "X, also known as Y", "Arab militias known as the Y", "X, or Y,"."""
    for place, token in enumerate(tokens):
        if token.low == "known" and place + 2 < len(tokens) and tokens[place + 1].low == "as":
            after = place + 2
        elif token.low == "or" and place and tokens[place - 1].text == "," and place + 1 < len(tokens):
            after = place + 1
        else:
            continue
        after += tokens[after].low == "the"
        last = after
        while last + 1 < len(tokens) and is_capital(tokens[last + 1]):
            last += 1
        before = place - 1
        while before > 0 and tokens[before].low in (",", "also", "better", "otherwise", "commonly", "is", "are"):
            before -= 1
        if after >= len(tokens) or not is_capital(tokens[after]) or before < 0:
            continue
        if token.low == "or" and (last + 1 >= len(tokens) or tokens[last + 1].text != ","):
            continue
        yield from _pairs(tokens, before, " ".join(t.text for t in tokens[after : last + 1]))


def _pairs(tokens: Sequence[Token], last: int, other: str) -> Iterator[tuple[str, str]]:
    """Each name that ends at ``last``, with the other."""
    plural = tokens[last].low in descriptions().classes["group-fighters"]
    if not is_capital(tokens[last]) and not plural:
        return
    first = last
    while first > 0 and (is_capital(tokens[first - 1]) or tokens[first - 1].low in _JOINTS) and last - first < _LONGEST:
        first -= 1
    for start in range(first, last + 1):
        if is_capital(tokens[start]) and not (start and tokens[start - 1].low in _WITHIN):
            yield " ".join(token.text for token in tokens[start : last + 1]), other


def capital_runs(tokens: Sequence[Token]) -> Iterator[Run]:
    """The runs of capitalised words, with "of", "the", "al-" within them."""
    capital = [token.kind == "word" and token.text[0].isupper() for token in tokens]
    for place in [i for i, token in enumerate(tokens) if token.low in _SON and i and i + 1 < len(tokens)]:
        if tokens[place - 1].low.startswith("al-") and capital[place + 1]:  # "the al-Bara ibn Malik Brigade"
            capital[place - 1] = True
    over = -1
    for first in [place for place, opens in enumerate(capital) if opens]:
        if first <= over:
            continue
        over, place = first, first + 1
        while place < len(tokens) and place - first < _LONGEST:
            if capital[place] or tokens[place].low.startswith("al-"):
                over = place
            elif tokens[place].low not in ("of", "for", "the", "al", "de", "ul", "ibn", "bin"):
                break
            elif tokens[place].low == "the" and capital[place - 1]:
                break  # "In May the Azawad Front": another phrase begins
            place += 1
        yield first, over


_SON = frozenset(("ibn", "bin"))


def is_capital(token: Token) -> bool:
    """Whether the token is a word with a capital."""
    return token.kind == "word" and token.text[0].isupper()
