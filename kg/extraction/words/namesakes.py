"""Namesakes: words before a name by which it is another's.

"Afua Doh" is not the Kwesi Doh of whom the text tells, nor "the Tamil National Resistance Front" the Afghan one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from kg.extraction.words.descriptions import GROUPS, classes_of, descriptions
from kg.extraction.words.nametokens import Name
from kg.extraction.words.tokens import Token
from kg.extraction.words.wordlists import table, wordlists
from kg.model import Actor

__all__ = ["led_by_others", "of_another", "unheard", "whole_name"]


def of_another(tokens: Sequence[Token], first: int, last: int, actor: Actor, ends: Collection[int]) -> bool:
    """Whether the words before a short name make it another's than ``actor``'s: a person's, or a coalition's.

    Args:
        tokens: the sentence.
        first: where the short name begins.
        last: where it ends.
        actor: whose the name alone is.
        ends: where the lexicon's names end.
    """
    if actor.type == "Person":
        return _of_namesake(tokens, first, last, actor.name, ends)
    return first == last and tokens[first].low == "coalition" and _coalition_of_others(tokens, first, actor)


def _coalition_of_others(tokens: Sequence[Token], index: int, actor: Actor) -> bool:
    """As in "the American-led coalition" beside the Saudi-led one, "the naval coalition", "the ruling coalition"."""
    words = [token.low for token in tokens[max(index - _TOLD, 0) : index]]
    opens = next((i for i in range(len(words) - 1, -1, -1) if words[i] in _OPENS), -1)
    inner = words[opens + 1 :]
    return led_by_others(inner, actor) or (opens >= 0 and words[opens] in _INDEFINITE)


def led_by_others(modifiers: Sequence[str], actor: Actor) -> bool:
    """Whether these tell of another coalition than one by whose name it is known who leads it: "British", "-led"."""
    called = f"{actor.name} {' '.join(actor.aliases)}".lower()
    if "-led" not in called:
        return False
    led = next((i for i, word in enumerate(modifiers) if word.endswith("led") and "-" in word), None)
    leaders = [_stem(word) for word in modifiers[: led + 1]] if led is not None else []
    other = led is not None and not any(leader and leader in called for leader in leaders)
    return other or any(word in _OF_OTHERS for word in modifiers)


def _stem(word: str) -> str:
    stem = word.removesuffix("-led").strip("-")
    return "us-" if stem in ("american", "us") else stem


_TOLD = 5
_INDEFINITE = frozenset(("a", "an", "another", "any", "no"))
_OPENS = _INDEFINITE | frozenset(("the", "its", "their", "this", "that", "of", "by", "with", "and", "in", ",", "to"))
_OF_OTHERS = frozenset(
    ("naval", "maritime", "ruling", "governing", "opposition", "rival", "parliamentary", "political", "electoral",
     "government", "rebel", "civic", "broad", "left-wing", "right-wing", "three-party", "two-party", "red", "sea")
)  # fmt: skip


def _of_namesake(tokens: Sequence[Token], first: int, last: int, called: str, ends: Collection[int]) -> bool:
    """Whether the surname of one is the last word of another's full name: of Kwesi Doh's, "Doh" in "Afua Doh"."""
    before = first - 1
    if first != last or before < 0 or before in ends:
        return False
    word, own = tokens[before], _words_of(called)
    if word.kind != "word" or not word.text[0].isupper() or word.text.isupper() or word.low in own:
        return False
    opens = not before or tokens[before - 1].kind == "mark"
    return word.text in _given_names() or (unheard(word) and not (opens and word.low.endswith(_ADJECTIVAL)))


def _words_of(called: str) -> frozenset[str]:
    """The words of a person's name; of a surname alone, those of the names of all leaders who are called so."""
    words = frozenset(called.lower().split())
    return words if len(words) > 1 else words | _leaders_called().get(called, frozenset())


@cache
def _leaders_called() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in table("leaders"):
        words = row["name"].split()
        for surname in (words[-1], *filter(None, row["surnames"].split("|"))):
            found[surname].update(word.lower() for word in words)
    return {surname: frozenset(words) for surname, words in found.items()}


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row["name"] for row in table("given_names"))


def unheard(word: Token) -> bool:
    """Whether no list has the word, so that it is likely somebody's first name."""
    lists, stem = wordlists(), word.low.rpartition("-")[2]
    known = stem in lists.common or stem in lists.forms or any(stem in words for words in _word_classes())
    return word.low.isalpha() and not known and len(stem) > _INITIAL


@cache
def _word_classes() -> tuple[Collection[str], ...]:
    lists = wordlists()
    return (*lists.nouns.values(), *lists.classes.values(), *descriptions().classes.values(), _CALLED)


_INITIAL = 2
_CALLED = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
     "april", "may", "june", "july", "august", "september", "october", "november", "december", "sir", "dr", "mrs",
     "justice", "professor", "father", "reverend", "pastor", "lord", "lady", "dame", "rabbi", "comandante", "maulana",
     "mufti", "marshal", "sergeant", "corporal", "inspector", "haji", "hajji", "alhaji", "mallam", "maulvi", "shri",
     "tengku", "chairperson", "ayatollah", "mr", "ms", "messrs", "ex-president")
)  # fmt: skip
_ADJECTIVAL = (
    "ed", "ing", "ly", "ial", "cal", "nal", "ral", "tal", "ous", "ive", "ant", "ent", "ic", "able", "ful", "less",
    "ish", "ese", "ary", "ist", "er", "or", "man", "men", "wing", "ry", "nt",
)  # fmt: skip
"""Ends of adjectives and nouns that may open a sentence before a surname: "Influential Doh said"."""


def whole_name(tokens: Sequence[Token], name: Name, found: list[Name]) -> Name:
    """The name, or the longer one of another actor of which it is the end.

    Args:
        tokens: the sentence.
        name: a name of the lexicon.
        found: the names before it, of which one that the longer name begins with is taken out.
    """
    if name.kind != "name" or not name.first or (name.first == name.last and not _is_splinter(tokens, name)):
        return name
    for longer in (_with_direction, _with_place, _with_people):
        if (first := longer(tokens, name, found)) is not None:
            break
    else:
        return name
    if found and found[-1].last >= first:
        found.pop()
    words = " ".join(token.text for token in tokens[first : name.last + 1])
    return Name(first, name.last, Actor(words, name.actor.type), "name")


def _with_direction(tokens: Sequence[Token], name: Name, found: Sequence[Name]) -> int | None:
    """Where another group's name begins with a direction or the like: "Southern Sudan Liberation Movement"."""
    before = tokens[name.first - 1]
    long = name.last - name.first >= _LONG and name.actor.type in GROUPS
    if _is_splinter(tokens, name):
        return name.first - 1
    if not long or before.text not in _DIRECTIONS or (name.first == 1 and before.text == "New"):
        return None  # "New Y attacks killed …"
    return name.first - 1


def _is_splinter(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a word tells one that broke away from the group with the acronym: "the Real IRA", "Real SPLM"."""
    alone = name.first == name.last and tokens[name.first].text.isupper() and name.actor.type in GROUPS
    before = tokens[name.first - 1] if name.first else None
    told = before is not None and before.text in _SPLINTERS
    # "New X attacks", "Official X sources" open a sentence with a capital only.
    return alone and told and not (name.first == 1 and tokens[0].text in ("New", "Official"))


_SPLINTERS = frozenset(("Real", "Continuity", "Provisional", "Official", "New"))
_LONG = 2
"""Words of a name after its first."""
_DIRECTIONS = frozenset(("Southern", "Northern", "Eastern", "Western", "Central", "Real", "Provisional", "Continuity",
                         "New", "South", "North", "East", "West", "Greater"))  # fmt: skip


def _with_place(tokens: Sequence[Token], name: Name, found: Sequence[Name]) -> int | None:
    """Where an unlisted body's name begins with its place: "the Sahel Crisis Group"."""
    if name.actor.type not in _BODIES:
        return None
    last, first = _before(name, found)
    led = tokens[first - 1].low if first else ""
    if last is not None:
        placed = last.kind != "demonym" and last.actor.type in ("State", "Place") and led == "the"
        return first if placed else None
    heard = led == "the" and tokens[first].text[:1].isupper() and unheard(tokens[first])
    return first if heard else None


_BODIES = frozenset(("ResearchOrganization", "MediaOutlet", "Organization"))


def _before(name: Name, found: Sequence[Name]) -> tuple[Name | None, int]:
    """The name right before another, if any, and where it or the plain word there begins."""
    last = found[-1] if found and found[-1].last == name.first - 1 else None
    return last, last.first if last is not None else name.first - 1


def _with_people(tokens: Sequence[Token], name: Name, found: Sequence[Name]) -> int | None:
    """Where another group's name begins with its people or land: "the Tamil National Resistance Front".

    Only a name of which each word may be any group's ("National", "Islamic", "Front") is another's so, and a land of
    which the group known by it is tells only whose it is: "the Afghan National Resistance Front".
    """
    party = name.actor.type == "Organization"
    own = _anybodys() | _PARTIES if party else _anybodys()
    if not (party or name.actor.type in GROUPS) or any(
        token.low not in own for token in tokens[name.first : name.last + 1]
    ):
        return None
    last, first = _before(name, found)
    if party and (last is None or last.kind != "demonym"):
        return None  # "the Sudanese Congress Party" is no Indian one
    led = tokens[first - 1] if first else None
    opens = led is None or led.kind == "mark" or led.low in _ARTICLES
    if last is not None:
        home = descriptions().homes.get(name.actor.name, frozenset())
        other = bool(home) and last.actor.type == "State" and last.actor.name not in home and last.kind != "metonym"
        return first if other and (opens or last.kind == "demonym") else None
    word = tokens[first]
    if word.kind != "word" or not word.text[0].isupper() or word.text.isupper() or "-" in word.text:
        return None
    if word.text in classes_of("ethnic", "peoples"):
        return first
    return first if led is not None and led.low in _ARTICLES and unheard(word) else None


@cache
def _anybodys() -> frozenset[str]:
    return classes_of("group-adjective", "group-noun", "group-head", "body-head", "aim") | {"of", "for", "and", "the"}


_PARTIES = frozenset(("party", "congress", "union", "league", "communist", "socialist", "labour", "labor", "workers",
                      "conservative", "liberal", "republican", "progressive", "social", "nationalist", "rally",
                      "assembly", "opposition", "coalition", "alliance", "council"))  # fmt: skip
_ARTICLES = frozenset(("the", "a", "an"))
