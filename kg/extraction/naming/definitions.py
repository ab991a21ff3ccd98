"""Definitions: the names that a document itself explains: acronyms, armed groups nobody listed, people with titles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from kg.extraction.naming.acronyms import acronyms_in_parentheses, short_names
from kg.extraction.naming.acronyms_abroad import acronyms_abroad
from kg.extraction.naming.acting import acting, inner_capitals
from kg.extraction.naming.bodies import bodies
from kg.extraction.naming.clans import clans
from kg.extraction.naming.councils import councils
from kg.extraction.naming.foreign import beside_listed, foreign_names
from kg.extraction.naming.groups import Run, capital_runs, groups, renamed
from kg.extraction.naming.homonyms import homonyms
from kg.extraction.naming.initials import by_initials
from kg.extraction.naming.introduced import introduced
from kg.extraction.naming.listed_leaders import plain_name
from kg.extraction.naming.missions import missions
from kg.extraction.naming.nicknames import nicknames
from kg.extraction.naming.numbered import listed_unit, numbered, shorter_numbers, without_numbered
from kg.extraction.naming.people import Person, people
from kg.extraction.naming.settlements import settlements, tells_of_places
from kg.extraction.words.descriptions import GROUPS, descriptions
from kg.extraction.words.foundings import founded_actors, founded_after
from kg.extraction.words.names import Defined, NameIndex, with_defined
from kg.extraction.words.nametokens import Name
from kg.extraction.words.tokens import Token
from kg.extraction.words.wordlists import table, wordlists
from kg.model import Actor

__all__ = ["definitions"]

_COALITIONS = {"Islamic State": "Global Coalition against Daesh", "Houthis": "Saudi-led coalition"}


def definitions(
    sentences: Iterable[Sequence[Token]],
    index: NameIndex,
    names: Iterable[Sequence[Name]] | None = None,
    until: int | None = None,
) -> Defined:
    """Names that the document defines, as written, with whom they name.

    Args:
        sentences: the tokens of each.
        index: the lexicon.
        names: the lexicon's names among them, sentence by sentence, where they have been looked up before.
        until: the last year of which the document can know.

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
    named = {name.actor.name for _, known in looked_up for name in known if name.kind != "metonym"}
    own |= _former(named, index, until, _latest(tokens for tokens, _ in looked_up))
    own |= {**dict(acronyms_abroad(looked_up, index)), **_ends_of_longer(looked_up, index)}
    capitals = [tuple(without_numbered(tokens, capital_runs(tokens))) for tokens, _ in looked_up]
    for (tokens, known), runs in zip(looked_up, capitals, strict=True):
        taken = {place for name in known for place in range(name.first, name.last + 1)}
        for acronym, whole in acronyms_in_parentheses(found, tokens, index):
            if (listed := beside_listed(tokens, whole, known, index)) is None:
                own.setdefault(acronym, whole)
            else:
                found[acronym] = found[whole.name] = listed
        shown = (
            *groups(tokens, taken, runs), *foreign_names(tokens, taken), *bodies(tokens, taken, runs),
            *numbered(tokens, known), *introduced(tokens, taken, runs),
        )  # fmt: skip
        for actor in shown:
            if actor.name not in found:
                # "National Liberation Army" is the one that the lexicon tells apart by its country, if there is one.
                listed = index.bare(actor.name, seen) or beside_listed(tokens, actor, known, index)
                listed = listed or listed_unit(actor, index)
                found[actor.name] = listed or actor
        for acronym, whole in short_names(tokens, known, [found[actor.name] for actor in shown], index):
            found.setdefault(acronym, whole)
            if index.named(acronym) is not None:
                own.setdefault(acronym, whole)
        found = dict(clans(tokens, taken)) | found
        persons += people(tokens, known, taken)
        aliases += renamed(tokens)
    rather: dict[str, Actor] = {}
    for shared_name, meant in homonyms(looked_up, index, until).items():
        if (listed := index.listed(shared_name) or index.listed(plain_name(shared_name))) is not None:
            own.setdefault(shared_name, meant)
            rather |= {listed.name: meant} if listed.type != "State" else {}
        elif shared_name not in found or found[shared_name].name.partition(" (")[0] == shared_name:
            found[shared_name] = meant
    for name in [name for name in found if _somebody_of(name, found)]:
        del found[name]
    _define_aliases(found, aliases, index)
    found = dict(nicknames(looked_up, found, index)) | found | dict(shorter_numbers(found))
    persons = [person for person in persons if not (person.guessed and person.actor.acts_for not in seen)]
    persons = [_of_namesake(person, rather) for person in persons]
    persons = [_of_the_time(person, until) if person.actor.acts_for not in seen else person for person in persons]
    persons = [_in_office(person, seen, until) for person in persons]
    persons = [_before_his_group(person, looked_up) for person in persons]
    called = _by_creed(seen, looked_up).items()
    creeds = {name: listed for name, known in called if (listed := index.actor(known)) is not None}
    shared = by_initials(looked_up, found, index) | _shared(seen, index) | creeds | _coalition(seen, index, looked_up)
    defined = Defined(shared | councils(looked_up, index) | missions(looked_up) | _people(persons, found) | found, own)
    doing = _acting(looked_up, capitals, defined)
    every = Defined({**doing, **defined}, own | _acronyms(doing, found)) if doing else defined
    _shorten(every, list(filter(None, map(index.actor, sorted(seen)))))
    places = _places(looked_up, every)
    return Defined({**places, **every}, own) if places else every


def _acronyms(doing: Mapping[str, Actor], found: Mapping[str, Actor]) -> dict[str, Actor]:
    """Whom acronyms beside such names mean, whomever a list has so: AFF of "the Azawad Free Falcons (AFF)"."""
    return {alias: actor for actor in doing.values() for alias in actor.aliases if alias not in found}


def _ends_of_longer(
    looked_up: Iterable[tuple[Sequence[Token], Sequence[Name]]], index: NameIndex
) -> Mapping[str, Actor]:
    """The lexicon's names that mean, in a document, the unlisted group whose longer name it tells first.

    After "the Tamil National Resistance Front" it is no Afghan one that "the National Resistance Front" names.
    """
    found: dict[str, Actor] = {}
    seen: set[str] = set()
    for name in (name for _, known in looked_up for name in known):
        words = name.actor.name.split()
        longer = name.kind == "name" and name.actor.type in GROUPS and index.actor(name.actor.name) is None
        for start in range(1, len(words) - 1 if longer else 0):
            listed = index.named(short := " ".join(words[start:]))
            if listed is not None and listed.name not in seen:
                found.setdefault(short, name.actor)
        seen.add(name.actor.name)
    return found


def _of_namesake(person: Person, rather: Mapping[str, Actor]) -> Person:
    """The person with the group that a shared name means in the document: of "the BRA, led by N. N." the right one."""
    meant = rather.get(person.actor.acts_for or "")
    return replace(person, actor=replace(person.actor, acts_for=meant.name)) if meant is not None else person


def _of_the_time(person: Person, until: int | None) -> Person:
    """The person without whom he led only after the document: a group that was not there yet."""
    later = founded_after(person.actor.acts_for, until)
    return replace(person, actor=replace(person.actor, acts_for=None)) if later else person


def _in_office(person: Person, seen: set[str], until: int | None) -> Person:
    """The person with the state that his movement governs, where the document names that and not the movement."""
    movement = person.actor.acts_for or ""
    if movement not in _GOVERNING or movement in seen:
        return person
    state, government, since = _GOVERNING[movement]
    governs = bool({state, government} & seen) and (until is None or until >= since)
    return replace(person, actor=replace(person.actor, acts_for=state)) if governs else person


def _before_his_group(person: Person, looked_up: Sequence[tuple[Sequence[Token], Sequence[Name]]]) -> Person:
    """The person without the group that the lists have him lead, where he is president before the text names it."""
    group, surname = person.actor.acts_for, person.surnames[0] if person.surnames else ""
    if group not in founded_actors():
        return person
    for tokens, names in looked_up:
        if any(name.actor.name == group for name in names):
            return person
        for place, token in enumerate(tokens[1:], start=1):
            run = next((i for i in range(place, 0, -1) if not tokens[i - 1].text[:1].isupper()), 0)
            if token.text == surname and any(other.low in _RULING for other in tokens[run:place]):
                return replace(person, actor=replace(person.actor, acts_for=None))
    return person


_RULING = frozenset(("president", "king", "emperor"))
_GOVERNING = {"PLO": ("Palestine", "Palestinian Authority", 1994)}
"""Movements whose leader has governed since then: the state, and its government."""


def _places(looked_up: Sequence[tuple[Sequence[Token], Sequence[Name]]], defined: Defined) -> dict[str, Actor]:
    """The towns and districts that no list has."""
    told = ((tokens, with_defined(tokens, names, defined)) for tokens, names in looked_up if tells_of_places(tokens))
    return {place.name: place for place in settlements(told)}


def _somebody_of(name: str, found: Mapping[str, Actor]) -> bool:
    """Whether a name is that of somebody with the group whose he is: "Lal Thanga of the Free Arakan Front"."""
    first, joint, last = name.partition(" of the ")
    armed = joint and last in found and found[last].type == "MilitantGroup"
    return bool(armed) and not set(first.lower().split()) & descriptions().classes["group-noun"]


def _acting(
    looked_up: Sequence[tuple[Sequence[Token], Sequence[Name]]], capitals: Sequence[Sequence[Run]], defined: Defined
) -> dict[str, Actor]:
    """The names that only what they do shows to be somebody's."""
    inner = inner_capitals(tokens for tokens, _ in looked_up)
    known = {word for actor in defined.values() for name in (actor.name, *actor.aliases) for word in name.split()}
    listed = {alias for _, names in looked_up for name in names for alias in (name.actor.name, *name.actor.aliases)}
    known |= {word for alias in listed for word in alias.split()}
    found: dict[str, Actor] = {}
    for (tokens, names), runs in zip(looked_up, capitals, strict=True):
        whole = with_defined(tokens, names, defined)
        taken = {place for name in whole for place in range(name.first, name.last + 1)}
        towns = frozenset(
            place for name in whole if name.kind in _OF_TOWNS for place in range(name.first, name.last + 1)
        )
        for actor in acting(tokens, taken, runs, inner, towns):
            short = actor.name in known or actor.name.lower() in wordlists().classes["shortened"]
            if not short and actor.name not in found:
                found.update(
                    dict.fromkeys((actor.name, *actor.aliases), actor)
                )  # "the Tigers" are the Tamil Tigers of whom the text speaks
    return found


_OF_TOWNS = ("place", "metonym")


def _shorten(found: Defined, seen: Sequence[Actor]) -> None:
    """Give a group of one word the longer name that ends so: "Tiger rebels" of the "Tamil Tigers"."""
    for name in [name for name, actor in found.items() if name.isalpha() and actor.type == "MilitantGroup"]:
        ends = {name.lower(), f"{name.lower()}s"}
        longer = {
            actor.name: actor
            for actor in (*seen, *found.values())
            if actor.type in GROUPS
            if any(
                " " in called and called.lower().rpartition(" ")[2] in ends for called in (actor.name, *actor.aliases)
            )
        }
        if len(longer) == 1:
            found[name] = next(iter(longer.values()))
    known = {actor.name: actor for actor in (*seen, *found.values()) if actor.type in _SHORTENED}
    for name in [name for name, actor in found.items() if " " in name and actor.name == name]:
        whole = [a for called, a in known.items() if called.startswith((f"{name} of ", f"{name} for "))]
        if len(whole) == 1 and found[name].type in _SHORTENED:
            found[name] = whole[0]


_SHORTENED = GROUPS | {"Organization"}
"""Those whom a text may call by the words before "of" or "for": "the Joint Force" of several movements."""


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
        if surname in found:
            continue
        bodies = {by_name[name].acts_for for name in full}
        if len(full) == 1:
            called.setdefault(surname, by_name[next(iter(full))])
        elif len(bodies) == 1 and (body := bodies.pop()) is not None:
            # Father and son who lead the same movement: whichever of the two it is, he speaks for it.
            called.setdefault(surname, Actor(surname, "Person", acts_for=body))
    return called


def _shared(seen: set[str], index: NameIndex) -> dict[str, Actor]:
    """Names that two bear, each for the one who is meant where the document does not name the other."""
    found: dict[str, Actor] = {}
    for name, meant, unless in _shared_names():
        actor, listed = index.actor(meant), index.listed(name)
        if actor is not None and unless not in seen and not (listed is not None and index.is_users(listed)):
            found[name] = actor
    return found


def _latest(sentences: Iterable[Sequence[Token]]) -> int:
    """The latest year that the document tells of; 0 where it tells of none."""
    years = (token.text for tokens in sentences for token in tokens if len(token.text) == _DIGITS)
    return max((int(year) for year in years if year.isdecimal() and year[:2] in ("19", "20")), default=0)


_DIGITS = 4


def _former(named: set[str], index: NameIndex, until: int | None, latest: int) -> dict[str, Actor]:
    """Capitals of a state of the past: it is named, or the document is of its time, and its successor is not named.

    A document that goes on to tell of later years may mean the successor.
    """
    found: dict[str, Actor] = {}
    for row in _former_capitals():
        then = until is not None and row["since"] and int(row["since"]) <= until <= int(row["until"])
        actor = index.actor(row["actor"]) if row["actor"] in named or then else None
        later = bool(row["until"]) and latest > int(row["until"]) + 1
        if actor is not None and row["unless"] not in named and not later:
            found[row["capital"]] = actor
    return found


@cache
def _former_capitals() -> tuple[dict[str, str], ...]:
    return tuple(table("former_capitals"))


@cache
def _shared_names() -> tuple[tuple[str, str, str], ...]:
    return tuple((row["name"], row["actor"], row["unless"]) for row in table("shared_names"))


def _by_creed(seen: set[str], looked_up: Sequence[tuple[Sequence[Token], Sequence[Name]]]) -> dict[str, str]:
    """As in "the Maoists" for the one named actor with "(Maoist)" in its name."""
    found: dict[str, list[str]] = {}
    for name in sorted(seen):
        creed = name.rpartition("(")[2].removesuffix(")") if name.endswith("ist)") else ""
        if creed.isalpha():
            found.setdefault(f"{creed}s", []).append(name)
    if not found:  # "the Maoists" in a text on Nepal
        for creed, land, name in _CREEDS_AT_HOME:
            if land in _first_told(creed, looked_up):
                found.setdefault(creed, []).append(name)
    return {creed: names[0] for creed, names in found.items() if len(names) == 1}


_CREEDS_AT_HOME = (
    ("Maoists", "Nepal", "Communist Party of Nepal (Maoist)"),
    ("Maoists", "India", "Communist Party of India (Maoist)"),
    ("Maoists", "Peru", "Shining Path"),
    ("Maoists", "Philippines", "New People's Army"),
    ("Naxalites", "India", "Communist Party of India (Maoist)"),
)  # fmt: skip
"""Whom a creed's name means in a text that has named their land by then, and no other land of this list."""


def _first_told(word: str, looked_up: Sequence[tuple[Sequence[Token], Sequence[Name]]]) -> set[str]:
    """Whom the text names up to the sentence that has the word first; nobody where it also tells of "Maoist rebels"."""
    named: set[str] = set()
    if any(token.text == word.removesuffix("s") for tokens, _ in looked_up for token in tokens):
        return named
    for tokens, known in looked_up:
        named.update(name.actor.name for name in known)
        if any(token.text == word for token in tokens):
            return named
    return set()


def _coalition(
    seen: set[str], index: NameIndex, looked_up: Sequence[tuple[Sequence[Token], Sequence[Name]]]
) -> dict[str, Actor]:
    """Which of the known coalitions "the Coalition" is, by the enemy that the document names."""
    fitting = [index.actor(name) for enemy, name in _COALITIONS.items() if enemy in seen]
    if len(fitting) != 1 or fitting[0] is None or any(_of_others(tokens) for tokens, _ in looked_up):
        return {}
    return dict.fromkeys(("Coalition", "coalition"), fitting[0])


def _of_others(tokens: Sequence[Token]) -> bool:
    """Whether the sentence tells of a coalition of its own: "X, a coalition of groups", not "a coalition led by"."""
    words = [token.low for token in tokens]
    return any(
        word == "coalition" and words[place] in ("a", "an") and words[place + 2 : place + 4] != ["led", "by"]
        for place, word in enumerate(words[1:])
    )
