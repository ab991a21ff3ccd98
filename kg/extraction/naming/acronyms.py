"""Acronyms: the short names that a document explains beside the long ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.naming.foreign import foreign_kind
from kg.extraction.naming.groups import group_name, is_capital, past_members
from kg.extraction.words.descriptions import descriptions
from kg.extraction.words.names import NameIndex, joined
from kg.extraction.words.nametokens import Name
from kg.extraction.words.tokens import Token
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["acronyms_in_parentheses", "short_names"]

_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9-]{1,9}")
_CAPITALS = re.compile(r"[A-Z][A-Z0-9]{1,9}(?:-[A-Z0-9]{1,9})?")
_LONGEST = 12
_JOINTS = frozenset(("of", "for", "the", "and", "de"))
_ARMED = frozenset(("army", "legion", "mujahideen", "guerrillas"))
_NOBODIES = frozenset(("State", "Person", "Place", "Settlement"))
"""Types whose names no acronym in parentheses shortens: "Iran (AFP)", "Paris (RFI)"."""
_QUOTES = frozenset(('"', "“", "”", "'", "‘", "’", "«", "»"))
_DASHES = frozenset(("-", "–", "—"))
_AFTER_SHORT = 6
"""Tokens after the acronym within its parentheses: "(ABC, after its initials in French)"."""
_ALIKE = 0.6
"""Share of an acronym's letters that are initials of the name, in the order of whatever language."""
_NAMED_BY = frozenset(
    (
        "known", "as", "by", "its", "their", "the", "a", "acronym", "acronyms", "initials", "abbreviation",
        "abbreviated", "hereafter", "hereinafter", "referred", "to", "in", "short", "also", "better", "called", "or",
        "local", "henceforth", "commonly", "simply", "widely", "otherwise",
    )
)  # fmt: skip
"""Words between a long name and the short one: "known by its French initials"; adjectives of languages come besides."""
_FOR_SHORT = ["for", "short"]
_STANDING = ("which", "stands", "for")


def acronyms_in_parentheses(
    found: dict[str, Actor], tokens: Sequence[Token], index: NameIndex
) -> Iterator[tuple[str, Actor]]:
    """Remember in ``found`` whom acronyms in parentheses stand for whose letters are the initials of the words before.

    Yields:
        Those that the lexicon has for somebody else, with whom they stand for here.
    """
    for position, acronym in _in_parentheses(tokens):
        whole = _define_acronym(found, tokens, position, acronym, index)
        listed = index.named(acronym)
        if whole is not None and listed is not None and listed.name != whole.name:
            yield acronym, whole


def short_names(
    tokens: Sequence[Token], known: Sequence[Name], shown: Sequence[Actor], index: NameIndex
) -> Iterator[tuple[str, Actor]]:
    """Short names set beside long ones, whose letters need not be their initials: "Front for Change in Chad (FACT)".

    Args:
        tokens: of a sentence.
        known: the lexicon's names in it.
        shown: the groups and bodies that the sentence shows to be such.
        index: the lexicon.

    Yields:
        Each short name with its actor. An acronym that the lexicon has for somebody else is taken over only where most
        of its letters are initials of the long name.
    """
    never = descriptions().classes["no-acronym"]
    places = [i for i, t in enumerate(tokens) if _CAPITALS.fullmatch(t.text) is not None and t.text not in never]
    if not places:
        return
    listed = frozenset(name.actor.name for name in known)
    ends = dict(_ends(tokens, known, shown))
    starts = {first: (last, actor) for last, (first, actor) in ends.items()}
    for place in places:
        acronym = tokens[place].text
        other = index.named(acronym)
        for actor, sure in (*_after_long(tokens, place, ends), *_before_long(tokens, place, starts)):
            alike = _likeness(acronym, actor.name.split()) >= _ALIKE
            if (other is None or other.name == actor.name or alike) and (sure or alike):
                yield acronym, actor if actor.name in listed else _with_alias(actor, acronym)
                break


def _with_alias(actor: Actor, acronym: str) -> Actor:
    return actor if acronym in actor.aliases else replace(actor, aliases=(*actor.aliases, acronym))


def _ends(
    tokens: Sequence[Token], known: Sequence[Name], shown: Sequence[Actor]
) -> Iterator[tuple[int, tuple[int, Actor]]]:
    """Where each long name ends, where it begins, and whose it is."""
    for name in known:
        if name.kind == "name" and name.last > name.first and name.actor.type not in _NOBODIES:
            yield name.last, (name.first, name.actor)
    names = {"".join(actor.name.split()): actor for actor in shown if " " in actor.name}
    for first, token in enumerate(tokens):
        if not names or not is_capital(token):
            continue
        made = ""
        for last in range(first, min(first + 2 * _LONGEST, len(tokens))):
            made += tokens[last].text  # possessives are tokens of their own
            if made in names:
                yield last, (first, names[made])


def _after_long(
    tokens: Sequence[Token], place: int, ends: dict[int, tuple[int, Actor]]
) -> Iterator[tuple[Actor, bool]]:
    """As in "the Long Name (ABC)", "the Long Name, known by its initials ABC,", "the Long Name – ABC –"."""
    first, worded = place, False
    while first > 0 and (
        tokens[first - 1].low in _NAMED_BY or tokens[first - 1].text in _QUOTES or _tongue(tokens[first - 1])
    ):
        first -= 1
        worded = worded or (tokens[first].low not in ("the", "a") and tokens[first].text not in _QUOTES)
    mark = tokens[first - 1].text if first else ""
    if first < 2 or first - 2 not in ends:
        return
    closing = [token.text for token in tokens[place + 1 : place + 2 + _AFTER_SHORT]]
    actor = ends[first - 2][1]
    if mark == "(" and ")" in closing:
        yield actor, True
    elif mark in _DASHES and closing and closing[0] == mark:
        yield actor, False
    elif closing[:2] != [",", "and"] and mark == "," and (worded or closing[:1] == [","] or closing[:2] == _FOR_SHORT):
        named = worded and closing[:1] != ["and"] and tokens[first].low not in ("or", "the", "in", "to", "by", "a")
        yield actor, named or closing[:2] == _FOR_SHORT


def _before_long(
    tokens: Sequence[Token], place: int, starts: dict[int, tuple[int, Actor]]
) -> Iterator[tuple[Actor, bool]]:
    """As in "the ABC (Long Name)", "the ABC, the Long Name,", "ABC, which stands for Long Name"."""
    after = place + 1
    if after + 1 >= len(tokens) or tokens[after].text not in ("(", ",", *_DASHES):
        return
    opening, after = tokens[after].text, after + 1
    if tuple(token.low for token in tokens[after : after + 3]) == _STANDING:
        after += 3
    elif tokens[after].low == "or":
        after += 1
    after += after < len(tokens) and tokens[after].low == "the"
    if after not in starts:
        return
    last, actor = starts[after]
    closing = [token.text for token in tokens[last + 1 : last + 3]] or ["."]
    if closing[0] in (")", ".", ";") or (closing[0] == opening and closing[1:] != ["and"]):
        yield actor, opening == "("


def _tongue(token: Token) -> bool:
    """Whether the word is the name of a language, as in "its French acronym"."""
    return token.kind == "word" and token.low in wordlists().classes["tongue"]


def _likeness(acronym: str, words: Sequence[str]) -> float:
    """The share of the acronym's letters that are initials of the words, in any order."""
    initials = Counter(part[0].upper() for word in words for part in word.split("-") if part)
    letters = Counter(letter for letter in acronym.upper() if letter.isalpha())
    return sum((letters & initials).values()) / (sum(letters.values()) or 1)


def _define_acronym(
    found: dict[str, Actor], tokens: Sequence[Token], position: int, acronym: str, index: NameIndex
) -> Actor | None:
    """Whom the acronym in parentheses stands for, if the words before it say so; remembered in ``found``."""
    run = _own_part(_capitalised_before(tokens, position), acronym)
    words = [token.text for token in run]
    if run and _numbered(tokens, position, run, index):
        return None  # "the 23 March Movement (M23)" is listed, and no "March Movement"
    if not _stands_for(acronym, words):
        # "Movement for Democracy in P (MDP)"
        longer = _own_part(_capitalised_before(tokens, position, joints=_JOINTS | {"in"}), acronym)
        if longer and longer[0].text[0] == acronym[0] and _stands_for(acronym, [token.text for token in longer]):
            run, words = longer, [token.text for token in longer]
    known = next((name for name in index.names(run) if name.last == len(run) - 1), None) if run else None
    if known and known.kind == "name":
        if _stands_for(acronym, words[known.first :]) or _translated(acronym, words[known.first :]):
            return found.setdefault(acronym, known.actor)
        if not known.first or not _other_than(index.named(acronym), known.actor, words):
            return None  # "Democratic Army of Greece (DAG)" is no army of the state's; whom the lexicon knows, it knows
    foreign = _foreign_before(tokens, position, acronym)
    kind = None
    if run and _stands_for(acronym, words):
        kind = _kind_of([word.lower() for word in words])
        if kind == "MilitantGroup" and known and words[-1].lower() == "army" and not group_name(words):
            kind = None  # "Malian Army (MA)" is a state's
    if kind is None and foreign:
        words, kind = foreign, foreign_kind(foreign)
    if kind is None:
        return None
    actor = Actor(joined(words), kind, (acronym,))
    found[actor.name] = actor
    return found.setdefault(acronym, actor)


def _numbered(tokens: Sequence[Token], position: int, run: Sequence[Token], index: NameIndex) -> bool:
    """Whether the run is the end of a listed name that opens with a number."""
    first = position - len(run) - 1
    if first < 0 or tokens[first].kind != "number" or tokens[first + 1] is not run[0]:
        return False
    named = index.names(tokens[first:position])
    return bool(named) and named[0].first == 0 and named[0].last == position - first - 1


def _other_than(listed: Actor | None, ending: Actor, words: Sequence[str]) -> bool:
    """Whether a long name that ends in a known one is somebody's own, whatever the lexicon has for its initials."""
    lower = [word.lower() for word in words]
    joint = next((i for i, word in enumerate(lower) if word in ("of", "for")), 0)
    party = joint and lower[joint - 1] in descriptions().classes["civil-head"]
    if listed is None:
        return bool(set(lower) & descriptions().classes["rebellious"]) or bool(party)
    homes = descriptions().homes.get(listed.name, frozenset())
    return bool(party and homes) and ending.name not in homes


def _kind_of(words: Sequence[str]) -> str | None:
    """What a body of that name is: an armed group, a body that looks into things, another organisation."""
    classes = descriptions().classes
    if group_name(words) or (len(words) > 1 and words[-1] in classes["group-last"] | _ARMED):
        return "MilitantGroup"
    if len(words) > 1 and any(word in classes["research-noun"] for word in words):
        return "ResearchOrganization"
    bodies = classes["body-noun"] | classes["standing-body"] | classes["civil-head"]
    return "Organization" if len(words) > 1 and any(word in bodies for word in words) else None


def _foreign_before(tokens: Sequence[Token], position: int, acronym: str) -> list[str]:
    """As in "the Forces nationales de libération (FNL)": the words whose initials the acronym has."""
    for first in range(position - 1, max(position - _LONGEST, -1), -1):
        token = tokens[first]
        if token.kind != "word":
            return []
        if token.text in descriptions().classes["foreign-head"] and token.text[0] == acronym[0]:
            words = [inner.text for inner in tokens[first:position]]
            return words if len(words) > 1 and _stands_for(acronym, words) else []
    return []


def _in_parentheses(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    for position in range(1, len(tokens) - 2):
        opening, inner, closing = tokens[position : position + 3]
        if opening.text == "(" and closing.text in (")", ",") and _ACRONYM.fullmatch(inner.text):
            yield position, inner.text


def _capitalised_before(tokens: Sequence[Token], position: int, *, joints: frozenset[str] = _JOINTS) -> Sequence[Token]:
    first = position
    dashed = "-" in tokens[position + 1].text
    while first > 0 and position - first < (2 if dashed else 1) * _LONGEST:
        token = tokens[first - 1]
        small = token.low in joints and first < position
        # "National Council for Democracy–Forces for Democracy (NCD-FD)": a name of two
        dash = token.text == "–" and dashed and first < position and tokens[first].text[0].isupper()
        if not dash and (token.kind != "word" or not (token.text[0].isupper() or small)):
            break
        first -= 1
    while first < position and not tokens[first].text[0].isupper():
        first += 1
    return tokens[past_members(tokens, first) : position]


def _own_part(run: Sequence[Token], acronym: str) -> Sequence[Token]:
    """What stands after "and" or a title, where that alone is meant: "the Chairman of the Patriotic Front (PF)"."""
    classes = wordlists().classes
    for place in range(len(run) - 2, 0, -1):
        titled = run[place].low == "of" and run[place - 1].low in classes["title"] | classes["head"]
        if run[place].low != "and" and not titled:
            continue
        first = place + 1
        while first < len(run) - 1 and run[first].low in ("of", "for", "the"):
            first += 1  # "envoys of the Government and of the Patriotic Front (PF)"
        words = [token.text for token in run[first:]]
        if words and words[0][0].upper() == acronym[0].upper() and _stands_for(acronym, words):
            return run[first:]
    return run


def _translated(acronym: str, words: Sequence[str]) -> bool:
    """As in "Secret Army Organisation (OAS)": the initials in the order of another language."""
    initials = sorted(word[0].upper() for word in words if word[0].isupper())
    return len(initials) > 2 and initials == sorted(acronym.upper())


def _stands_for(acronym: str, words: Sequence[str]) -> bool:
    """Whether the acronym's capitals are initials of the words, in order."""
    initials = iter("".join(part[0] for word in words for part in word.split("-") if part).upper())
    return all(letter in initials for letter in acronym.upper() if letter.isalpha())
