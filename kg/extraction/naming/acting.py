"""Acting: names that nobody knows, but that do or suffer what only somebody can: "the Black Cobras kidnapped …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from kg.extraction.naming.bodies import closed
from kg.extraction.naming.groups import Run, is_capital, is_ethnic
from kg.extraction.naming.introduced import past_telling
from kg.extraction.naming.people import given_names
from kg.extraction.words.descriptions import descriptions
from kg.extraction.words.namesakes import unheard
from kg.extraction.words.tokens import Token
from kg.extraction.words.units import NUMBER_WORDS
from kg.extraction.words.wordlists import nouns_of, wordlists
from kg.model import Actor

__all__ = ["acting", "afloat", "inner_capitals"]

_OPENERS = frozenset(("the", "but", "and", "yet", "so", "or", "nor", "then", "later", "instead", "however"))
_AUXILIARIES = frozenset(
    ("has", "have", "had", "also", "then", "later", "again", "twice", "once", "repeatedly", "even")
)
_LONGEST = 6
_SHORTEST = 3
_ARTICLES = frozenset(("the",))


def inner_capitals(sentences: Iterable[Sequence[Token]]) -> frozenset[str]:
    """The words that a document writes with a capital where no sentence begins."""
    return frozenset(
        token.text for tokens in sentences for token in tokens[1:] if token.kind == "word" and token.text[0].isupper()
    )


def acting(
    tokens: Sequence[Token],
    taken: set[int],
    runs: Sequence[Run],
    inner: frozenset[str],
    towns: frozenset[int] = frozenset(),
) -> Iterator[Actor]:
    """The names whose bearers do, or have done to them, what no thing or place does.

    Args:
        tokens: of one sentence.
        taken: places of names that are known.
        runs: where its words with capitals begin and end.
        inner: the words with a capital within sentences, see `inner_capitals`.
        towns: those of ``taken`` that name a town or district, by which somebody may be called: "the Misrata Brigade".

    Yields:
        Each with what kind of actor it is by its words and deeds; ``Actor`` where these do not tell.
    """
    for start, last in runs:
        first = _past_openers(tokens, start, last)
        opening = _opening(tokens, first)
        led = opening < first
        if first > last or last - first >= _LONGEST:
            continue
        borne = led and _borne(tokens, first, last, taken)
        if any(place in taken and not (borne and place in towns) for place in range(first, last + 1)):
            continue
        acronym = first == last and _is_acronym(tokens, first)
        somebody = borne or acronym
        alone = _alone(tokens, last + 1)
        suffers = (led or acronym) and closed(tokens, last)
        suffers = suffers and _suffers(tokens, opening - 1, somebody=somebody, alone=alone)
        suffers = suffers or (led and _owns(tokens, last + 1))
        known = borne or (acronym and not led and suffers) or _can_be_name(tokens, first, last, led=led, inner=inner)
        if last > first and tokens[last].low.endswith("s") and tokens[last].low in nouns_of("officials"):
            continue  # "the Defence Ministers of the two countries"
        if not known or _of_an_office(tokens, first) or _of_a_ship(tokens, first) or _home(tokens, first):
            continue
        acronym_after = _acronym_after(tokens, first, last)
        after = last + 1 + _ASIDE * bool(acronym_after)
        past = past_telling(tokens, after)
        sure = past > after or bool(acronym_after) or _fighting(tokens, first, last)
        deed = _deed(tokens, past) or _killing(tokens, past, sure=sure)
        if deed is not None or suffers:
            kind = _kind(tokens[first : last + 1], deed, led=led)
            if kind is not None:
                yield Actor(" ".join(token.text for token in tokens[first : last + 1]), kind, acronym_after)


_ASIDE = 3
"""Tokens of "(ABC)"."""


def _opening(tokens: Sequence[Token], first: int) -> int:
    """Where the article of a name stands, also before what tells of its bearer: "the little-known X"; else the name."""
    place = first - 1
    least = max(first - _LONGEST, 0)
    while place > least and (tokens[place].low in _OBSCURE or any(t.kind == "tail" for t in tokens[place : place + 2])):
        place -= 1  # "the Kenya-based X"
    return place if place >= 0 and tokens[place].low in _ARTICLES else first


_OBSCURE = frozenset(("little-known", "so-called", "shadowy", "notorious", "outlawed", "banned", "dreaded", "feared",
                      "mysterious", "newly-formed", "obscure", "self-styled", "self-proclaimed", "infamous", "armed",
                      "militant", "extremist", "pro-government", "clandestine", "defunct", "rival"))  # fmt: skip


def _acronym_after(tokens: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    """The acronym in parentheses whose letters are the initials of the words before it, or a band's in its tongue."""
    inside = tokens[last + 1 : last + 1 + _ASIDE]
    if len(inside) < _ASIDE or last - first < 2 or (inside[0].text, inside[2].text) != ("(", ")"):
        return ()
    initials = "".join(token.text[0] for token in tokens[first : last + 1] if is_capital(token))
    foreign = _fighting(tokens, first, last) and _ACRONYM.fullmatch(inside[1].text) is not None
    own = inside[1].text == initials and all(unheard(token) for token in tokens[first : last + 1])
    return (inside[1].text,) if foreign or own else ()


def _fighting(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the noun of a name is said of those who fight, or of beasts for which they take themselves."""
    return last > first and tokens[last].low in descriptions().classes["bearer-armed"]


def _killing(tokens: Sequence[Token], place: int, *, sure: bool) -> str | None:
    """The "killed" or "wounded" that follows with people as its object, where somebody is named before it."""
    place += place < len(tokens) and tokens[place].low in _AUXILIARIES
    if not sure or place + 1 >= len(tokens):
        return None
    lemmas = {form.lemma for form in wordlists().forms.get(tokens[place].low, ()) if form.finite and not form.base}
    after = tokens[place + 1]
    whom = after.kind == "number" or after.low in NUMBER_WORDS or after.low in _COUNTED or is_capital(after)
    return "murder" if lemmas & _LETHAL and (whom or after.low in nouns_of("people", "forces")) else None


_LETHAL = frozenset(("kill", "wound", "injure", "shoot", "slaughter", "hack", "lynch", "abduct"))
_COUNTED = frozenset(("at", "more", "some", "about", "dozens", "hundreds", "scores", "several", "many", "a", "an",
                      "the", "over", "nearly", "around", "up", "civilians"))  # fmt: skip


def _borne(tokens: Sequence[Token], first: int, last: int, taken: set[int]) -> bool:
    """Whether the noun of a name is said of nobody but people: "the Desert Hawks", "the Kivu Chamber of Commerce"."""
    classes = descriptions().classes
    head = next((i - 1 for i in range(first + 1, last) if tokens[i].low in ("of", "for", "on")), last)
    coloured = head - first > 1 and tokens[first].low in _COLOURS  # "the Red Hand Defenders"
    unnamed = tokens[first].low in classes["no-name"] and not coloured
    if head in taken or tokens[head].low not in classes["bearer"] or unnamed:
        return False
    if first in taken and tokens[head].low in classes["name-of"]:
        return False  # "the Detroit Lions"
    if head == first:
        return last > first and (tokens[head].low in _OF_PLACES or tokens[head].low in classes["name-of"])
    return not any(token.low in _COMMON_BODIES for token in tokens[first:head])


_COLOURS = frozenset(("red", "young", "royal"))
_OF_PLACES = frozenset(("friends", "voice", "brotherhood", "sisterhood", "volunteers", "movement", "alliance"))
_COMMON_BODIES = frozenset(("ministry", "department", "security", "executive", "supreme", "cabinet", "ministerial",
                            "general", "football", "basketball", "cricket", "rugby", "hockey", "baseball"))  # fmt: skip
"""Words of names that many bear, or teams: "the Security Council"."""


def _alone(tokens: Sequence[Token], after: int) -> bool:
    """Whether the phrase ends before ``after``, so that no noun tells what is called by the name."""
    if after >= len(tokens) or tokens[after].kind != "word":
        return True
    lists, low = wordlists(), tokens[after].low
    return low in lists.classes["preposition"] or low in _AFTERWARDS or tokens[after].text[:1].isupper()


_AFTERWARDS = frozenset(("and", "or", "but", "that", "which", "who", "while", "as", "when", "where", "killed", "left",
                         "has", "have", "had", "was", "were", "is", "are", "to", "last", "since"))  # fmt: skip


def _is_acronym(tokens: Sequence[Token], place: int) -> bool:
    """Whether the word is an acronym in a sentence that is not all in capitals."""
    text = tokens[place].text
    shown = _ACRONYM.fullmatch(text) is not None and text not in descriptions().classes["no-acronym"]
    return shown and not all(token.text.isupper() for token in tokens[place - 2 : place + 3] if token.kind == "word")


_ACRONYM = re.compile(r"[A-Z]{3,6}(?:-[A-Z])?")


def _owns(tokens: Sequence[Token], place: int) -> bool:
    """Whether "'s" follows and what only people have: "the X's camps", "the X's commander"."""
    if place + 1 >= len(tokens) or tokens[place].kind != "possessive":
        return False
    return tokens[place + 1].low in nouns_of("fighters", "leaders") or tokens[place + 1].low in _BELONGINGS


_BELONGINGS = frozenset(("camps", "camp", "bases", "positions", "hideouts", "strongholds", "commanders", "fighters",
                         "militants", "spokesman", "spokeswoman", "spokesperson", "negotiators", "supporters",
                         "militia", "armed"))  # fmt: skip


def _home(tokens: Sequence[Token], first: int) -> bool:
    """Whether the words name where people live: "villagers of X who had fled", "gunners in Y and X"."""
    if _of_places(tokens, first):
        return True
    return first > 1 and tokens[first - 1].low in ("of", "from", "in") and tokens[first - 2].low in _DWELLERS


def _of_places(tokens: Sequence[Token], first: int) -> bool:
    """Whether the words are the second of two places: "gunners in Marib and X shelled Y"."""
    if first < _TO_OTHER or tokens[first - 1].low not in ("and", "or"):
        return False
    place = first - 2
    while place > max(first - _TO_OFFICE, 0) and _within_list(tokens[place]):
        place -= 1
    return place < first - 2 and tokens[place].low in ("in", "at", "near", "around", "outside")


def _within_list(token: Token) -> bool:
    return token.text[0].isupper() or token.low in _WITHIN or token.low.startswith(("al-", "el-"))


_TO_OTHER = 3
_WITHIN = frozenset((",", "the", "and"))
_DWELLERS = frozenset(("residents", "inhabitants", "villagers", "people", "civilians", "farmers", "herders", "elders",
                       "fishermen", "natives", "youths", "men", "women", "traders", "families"))  # fmt: skip


def _of_an_office(tokens: Sequence[Token], first: int) -> bool:
    """Whether the words end the name of a ministry: "Emigrants" in "the Ministry of Foreign Affairs and Emigrants"."""
    if not first or tokens[first - 1].low not in ("and", "of", "for", "&"):
        return False
    for place in range(first - 1, max(first - _TO_OFFICE, -1), -1):
        if tokens[place].low in _OFFICES and tokens[place].text[0].isupper():
            return True
        if not (tokens[place].text[0].isupper() or tokens[place].low in _JOINING):
            return False
    return False


_OFFICES = frozenset(
    (
        "ministry",
        "department",
        "office",
        "bureau",
        "directorate",
        "secretariat",
        "agency",
        "committee",
        "commission",
        "minister",
        "secretary",
        "authority",
        "centre",
        "center",
        "council",
        "institute",
    )
)
_JOINING = frozenset(("and", "of", "for", "the", ",", "&", "on"))
_TO_OFFICE = 9


_FLEET = 24
"""Words of a list of ships: names by the thousand are no list."""


def _of_a_ship(tokens: Sequence[Token], first: int) -> bool:
    """Whether the words name a ship: "the destroyer Hoel", "the frigates Kidd, Young and Hoel"."""
    place, furthest = first - 1, max(first - _FLEET, 0)
    while place > furthest and (tokens[place].low in (",", "and") or tokens[place].text[0].isupper()):
        place -= 1
    return place >= 0 and tokens[place].low in _SHIPS


_SHIPS = frozenset(
    (name + plural)
    for name in ("destroyer", "frigate", "ship", "warship", "tanker", "vessel", "cruiser", "carrier", "submarine",
                 "gunboat", "trawler", "freighter", "boat", "battleship", "corvette", "minesweeper", "supertanker",
                 "minelayer", "steamer", "liner", "cutter")
    for plural in ("", "s")
)  # fmt: skip


def _past_openers(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the name begins after "The", "But", "On Monday"."""
    lists = wordlists()
    while first <= last and (tokens[first].low in _OPENERS or tokens[first].low in lists.common):
        first += 1
    return first


def _can_be_name(tokens: Sequence[Token], first: int, last: int, *, led: bool, inner: frozenset[str]) -> bool:
    """Whether the run can name somebody: no day, document, place, office or part of a state; no mere first word."""
    classes = descriptions().classes
    words = [token.low for token in tokens[first : last + 1]]
    if set(words) & classes["no-actor"] or words[0] in classes["no-name"] or words[-1] in classes["no-actor-last"]:
        return False
    if any(word.endswith(("'s", "'")) for word in words) or len(words[0]) < _SHORTEST:
        return False
    if any(token.text in classes["no-acronym"] for token in tokens[first : last + 1]):
        return False
    titles = wordlists().classes["title"]
    if any(word.rpartition("-")[2] in titles for word in words):
        return False
    if len(words) == 1 and (words[0] in _plain_nouns() or words[0].removesuffix("s") in _plain_nouns()):
        return False  # "the Ministers", "the Parties" of an official text
    if first and tokens[first - 1].kind == "possessive":
        return False  # "Iraq's Republican Guard" is Iraq's
    opens = first == 0 or (tokens[first - 1].kind == "mark" and tokens[first - 1].text in '"“:(')
    if len(words) == 1 and not led:
        return not opens and tokens[first].text in inner and _preceded(tokens, first)
    return led or not opens or all(token.text in inner for token in tokens[first : last + 1]) or len(words) > 1


@cache
def _plain_nouns() -> frozenset[str]:
    """The nouns that say what somebody is, not who he is."""
    lists, classes = wordlists(), descriptions().classes
    told = (
        "group",
        "body",
        "state",
        "organ",
        "person",
        "side",
        "nameless",
        "standing-body",
        "civil-head",
        "plain-noun",
    )
    return frozenset().union(*lists.nouns.values(), *(classes[name] for name in told), lists.classes["title"])


def _preceded(tokens: Sequence[Token], first: int) -> bool:
    """Whether the clause begins right before a single name: "when Kefu attacked", ", Kefu raided"."""
    before = tokens[first - 1]
    opener = before.low in wordlists().classes["subordinator"] or before.low in ("that", "and", "but", "while", "after")
    return opener or before.text in (",", ";")


def _deed(tokens: Sequence[Token], place: int) -> str | None:
    """The verb in the past tense that follows, where it tells of a deed."""
    for step in range(3):
        if place + step >= len(tokens):
            return None
        token = tokens[place + step]
        if token.low in _AUXILIARIES or (step == 0 and token.low in ("which", "who")):
            continue
        for form in wordlists().forms.get(token.low, ()):
            if (
                form.lemma in descriptions().classes["deed"]
                and form.finite
                and not form.base
                and _goes_on(tokens, place + step)
            ):
                return form.lemma
        return None
    return None


def _goes_on(tokens: Sequence[Token], verb: int) -> bool:
    """Whether something follows that the verb can take, so that it is not rather the participle of "X signed by Y"."""
    following = tokens[verb + 1].low if verb + 1 < len(tokens) else "."
    return following not in ("by", "on", "between") or tokens[verb].low in ("called", "fired", "marched", "agreed")


def _suffers(tokens: Sequence[Token], before: int, *, somebody: bool, alone: bool) -> bool:
    """Whether what stands before "the X" takes only somebody: "armed the X", "talks with the X", "killed by the X"."""
    if before < 0:
        return False
    classes = descriptions().classes
    word = tokens[before].low
    lemmas = {form.lemma for form in wordlists().forms.get(word, ())}
    if lemmas & classes["done-to"] or (somebody and lemmas & _BY_ANYBODY):
        return True
    if before == 0:
        return False
    if word == "by" and _struck(tokens[before - 1].low):
        return alone  # not "killed by the Zika virus"
    if word == "and" and somebody:
        return _between(tokens, before)
    return (word in ("of", "from") and tokens[before - 1].low in classes["of-whom"]) or (
        word in ("with", "between") and tokens[before - 1].low in classes["with-whom"]
    )


_BY_ANYBODY = frozenset(("attack", "blame", "bomb", "shell", "raid", "ambush"))
"""What is done to things as well."""


def _between(tokens: Sequence[Token], place: int) -> bool:
    """Whether "talks between Z and" ends there, Z being a few words."""
    for before in range(place - 1, max(place - _PAIR, 0), -1):
        if tokens[before].low in ("between", "with"):
            return tokens[before - 1].low in descriptions().classes["with-whom"]
        if tokens[before].kind not in ("word", "possessive"):
            return False
    return False


_PAIR = 6


def _struck(word: str) -> bool:
    """Whether "by" after the word leads to who did it: "an attack by", "killed by", "ambushed by"."""
    if word in _BLOWS:
        return True
    lemmas = {form.lemma for form in wordlists().forms.get(word, ()) if word.endswith("ed")}
    return bool(lemmas & (descriptions().classes["violent-deed"] - {"clash", "fight", "surrender", "retreat"}))


_BLOWS = frozenset(("attack", "attacks", "raid", "raids", "ambush", "ambushes", "assault", "assaults", "offensive",
                    "killed", "shot", "held", "beheaded", "executed"))  # fmt: skip


def _kind(run: Sequence[Token], deed: str | None, *, led: bool) -> str | None:
    """What kind of actor the name and its deed show."""
    classes = descriptions().classes
    words = [token.low for token in run]
    violent = deed in classes["violent-deed"] or words[-1] in classes["group-last"]
    if len(run) == 1 and is_ethnic(run[0].text):
        return "Population"
    if words[-1] in classes["newspaper"]:
        return None
    if set(words) & (classes["civil-head"] | classes["body-noun"] | classes["standing-body"]):
        return "MilitantGroup" if violent else "Organization"
    if violent and (led or words[-1].endswith("s")):
        return "MilitantGroup"
    if len(run) > 1 and not led:
        plain = all(is_capital(token) and token.text[1:].islower() for token in run)
        return "Person" if (plain and not violent and len(run) == 2) or run[0].text in given_names() else "Actor"
    return "Organization" if led and len(run) > 1 else "Actor"


def afloat(noun: str, after: str) -> bool:
    """Whether the word after it tells what ships are near: "a tanker near Aden" is not the state's whose Aden is."""
    return noun in _SHIPS and after in _BESIDE


_BESIDE = frozenset(("near", "off", "around", "outside", "beside"))
