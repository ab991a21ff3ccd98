"""Definitions: the names that a document itself explains: acronyms, armed groups nobody listed, people with titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.extraction.acting import acting, inner_capitals
from kg.extraction.bodies import bodies
from kg.extraction.descriptions import descriptions
from kg.extraction.foreign import foreign_kind, foreign_names
from kg.extraction.groups import group_name, groups, past_members, renamed
from kg.extraction.names import Defined, Name, NameIndex, with_defined
from kg.extraction.people import Person, people
from kg.extraction.tokens import Token
from kg.extraction.wordlists import table, wordlists
from kg.model import Actor

__all__ = ["definitions"]

_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9-]{1,9}")
_COALITIONS = {"Islamic State": "Global Coalition against Daesh", "Houthis": "Saudi-led coalition"}
_LONGEST = 12
_ARMED = frozenset(("army", "legion", "mujahideen", "guerrillas"))


def definitions(
    sentences: Iterable[Sequence[Token]], index: NameIndex, names: Iterable[Sequence[Name]] | None = None
) -> Defined:
    """Names that the document defines, as written, with whom they name.

    Args:
        sentences: the tokens of each.
        index: the lexicon.
        names: the lexicon's names among them, sentence by sentence, where they have been looked up before.

    An acronym of an actor that the lexicon knows stands for that actor; a long name otherwise has to read
    as an armed group's ("… Liberation Front"), or it is left alone.
    """
    found: dict[str, Actor] = {}
    own: dict[str, Actor] = {}
    seen: set[str] = set()
    persons: list[Person] = []
    aliases: list[tuple[str, str]] = []
    looked_up = [
        (tokens, index.names(tokens) if held is None else held)
        for tokens, held in (
            ((tokens, None) for tokens in sentences) if names is None else zip(sentences, names, strict=True)
        )
    ]
    seen.update(name.actor.name for _, known in looked_up for name in known)
    for tokens, known in looked_up:
        taken = {place for name in known for place in range(name.first, name.last + 1)}
        for position, acronym in _in_parentheses(tokens):
            whole = _define_acronym(found, tokens, position, acronym, index)
            listed = index.named(acronym)
            if whole is not None and listed is not None and listed.name != whole.name:
                own.setdefault(acronym, whole)
        for actor in (*groups(tokens, taken), *foreign_names(tokens, taken), *bodies(tokens, taken)):
            if actor.name not in found:
                # "National Liberation Army" is the one that the lexicon tells apart by its country, if there is one.
                found[actor.name] = index.bare(actor.name, seen) or actor
        persons += people(tokens, known, taken)
        aliases += renamed(tokens)
    _define_aliases(found, aliases, index)
    persons = [person for person in persons if not (person.guessed and person.actor.acts_for not in seen)]
    defined = Defined(_shared(seen, index) | _coalition(seen, index) | _people(persons, found) | found, own)
    doing = _acting(looked_up, defined)
    return Defined({**doing, **defined}, own) if doing else defined


def _acting(looked_up: Sequence[tuple[Sequence[Token], Sequence[Name]]], defined: Defined) -> dict[str, Actor]:
    """The names that only what they do shows to be somebody's."""
    inner = inner_capitals(tokens for tokens, _ in looked_up)
    known = {word for actor in defined.values() for name in (actor.name, *actor.aliases) for word in name.split()}
    listed = {alias for _, names in looked_up for name in names for alias in (name.actor.name, *name.actor.aliases)}
    known |= {word for alias in listed for word in alias.split()}
    found: dict[str, Actor] = {}
    for tokens, names in looked_up:
        whole = with_defined(tokens, names, defined)
        taken = {place for name in whole for place in range(name.first, name.last + 1)}
        for actor in acting(tokens, taken, inner):
            short = actor.name in known or actor.name.lower() in wordlists().classes["shortened"]
            if not short and actor.name not in found:
                found[actor.name] = actor  # "the Tigers" are the Tamil Tigers of whom the text speaks
    return found


def _define_aliases(found: dict[str, Actor], aliases: Iterable[tuple[str, str]], index: NameIndex) -> None:
    """Give both names of an actor the one that is known, the lexicon's before the document's."""
    for first, second in aliases:
        listed = index.named(first) or index.named(second)
        if listed is not None:
            found[first] = found[second] = listed
        elif first in found:
            found[second] = found[first]


def _people(persons: Sequence[Person], found: Mapping[str, Actor]) -> dict[str, Actor]:
    """By full name and by surname, each person; a surname of two people is nobody's."""
    by_name: dict[str, Actor] = {}
    by_surname: dict[str, dict[str, None]] = {}
    former = {person.actor.name for person in persons if person.former}
    for person in sorted(persons, key=lambda person: person.known):
        actor = replace(person.actor, acts_for=None) if person.actor.name in former else person.actor
        if person.known and by_surname.get(person.surnames[0] if person.surnames else ""):
            continue  # the one whom the document names in full
        held = by_name.get(actor.name)
        if held is None or held.acts_for is None:
            by_name[actor.name] = actor
        for surname in person.surnames:
            full = by_surname.setdefault(surname, {})
            if not (person.known and full):
                full[actor.name] = None
    called = dict(by_name)
    for surname, full in by_surname.items():
        if len(full) == 1 and surname not in found:
            called.setdefault(surname, by_name[next(iter(full))])
    return called


def _shared(seen: set[str], index: NameIndex) -> dict[str, Actor]:
    """Names that two bear, each for the one who is meant where the document does not name the other."""
    found: dict[str, Actor] = {}
    for row in table("shared_names"):
        actor = index.actor(row["actor"])
        if actor is not None and row["unless"] not in seen:
            found[row["name"]] = actor
    return found


def _coalition(seen: set[str], index: NameIndex) -> dict[str, Actor]:
    """Which of the known coalitions "the Coalition" is, by the enemy that the document names."""
    fitting = [index.actor(name) for enemy, name in _COALITIONS.items() if enemy in seen]
    if len(fitting) != 1 or fitting[0] is None:
        return {}
    return dict.fromkeys(("Coalition", "coalition"), fitting[0])


def _define_acronym(
    found: dict[str, Actor], tokens: Sequence[Token], position: int, acronym: str, index: NameIndex
) -> Actor | None:
    """Whom the acronym in parentheses stands for, if the words before it say so; remembered in ``found``."""
    run = _own_part(_capitalised_before(tokens, position), acronym)
    words = [token.text for token in run]
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
    actor = Actor(" ".join(words), kind, (acronym,))
    found[actor.name] = actor
    return found.setdefault(acronym, actor)


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


def _capitalised_before(tokens: Sequence[Token], position: int) -> Sequence[Token]:
    first = position
    while first > 0 and position - first < _LONGEST:
        token = tokens[first - 1]
        small = token.low in ("of", "for", "the", "and", "de") and first < position
        if token.kind != "word" or not (token.text[0].isupper() or small):
            break
        first -= 1
    while first < position and not tokens[first].text[0].isupper():
        first += 1
    return tokens[past_members(tokens, first) : position]


def _own_part(run: Sequence[Token], acronym: str) -> Sequence[Token]:
    """What stands after "and" where that alone is meant: "the Government and the Patriotic Front (PF)"."""
    for place in range(len(run) - 2, 0, -1):
        if run[place].low != "and":
            continue
        first = place + 1 + (run[place + 1].low == "the")
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
