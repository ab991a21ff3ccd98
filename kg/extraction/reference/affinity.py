"""Affinity: what states, groups and people have and do, by which the word beside a pronoun tells for whom it stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.extraction.reference.bindings import Role
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import nouns_of, wordlists
from kg.model import Actor
from kg.vocabulary import vocabulary

__all__ = [
    "acting",
    "given_to",
    "gives",
    "had",
    "helped",
    "is_of_things",
    "owning",
    "personal",
    "sign_of",
    "struck",
    "takes_thing",
]


def sign_of(verb: Unit | None) -> int:
    """Whether the verb tells of harm (-1) or help (1)."""
    frames = (wordlists().frames.get(form.lemma) for form in verb.forms) if verb is not None else ()
    return next((vocabulary().relation(frame.relation).sign or 0 for frame in frames if frame is not None), 0)


_LETS = frozenset(("keep", "let", "allow", "lend", "train", "pay", "feed"))


def gives(verb: Unit | None) -> bool:
    """Whether the verb tells of help or a gift."""
    if verb is None:
        return False
    classes = wordlists().classes
    giving = classes["giving"] | classes["giving_with"] | _LETS
    return sign_of(verb) > 0 or any(form.lemma in giving for form in verb.forms)


def acting(verb: Unit | None) -> bool:
    """Whether only actors do what the verb says: fight, arm, deny."""
    lists = wordlists()
    known = (lists.frames, lists.speech, lists.constructions)
    return verb is not None and any(form.lemma in some for form in verb.forms for some in known)


def is_of_things(role: Role) -> bool:
    """Whether the predicate is said of treaties, truces and events: "it expired", "was signed", "provides for"."""
    if role.addressed and role.verb is not None and any(form.lemma == "provide" for form in role.verb.forms):
        return False
    verbs = _done_to_things() if role.passive else wordlists().classes["of_things"]
    return role.verb is not None and any(form.lemma in verbs for form in role.verb.forms)


def takes_thing(role: Role) -> bool:
    """Whether it is the object of a verb that is said of treaties and charges: "signed it", not "broke with it"."""
    if role.verb is None or role.governor is None or role.governor.kind == "preposition":
        return False
    return any(form.lemma in _done_to_things() for form in role.verb.forms)


@cache
def _done_to_things() -> frozenset[str]:
    lists = wordlists()
    done = {lemma for lemma, verb in lists.accord_verbs.items() if verb.done}
    return frozenset(done - lists.classes["of_actors_too"]) | {
        "hold",
        "restore",
        "broker",
        "mediate",
        "lift",
        "deny",
        "host",
    }


def owning(actor: Actor, noun: str) -> float:
    """How well the noun fits what is his: a state has a parliament, a group guerrillas."""
    if personal(noun):
        return -2.0
    if noun in wordlists().classes["had_by_groups"]:
        return 0.9 if actor.type in GROUPS else -1.5
    if noun in wordlists().classes["had_by_states"]:
        return 0.6 if actor.type in STATES else -0.8
    return 0.0 if had(noun) else -1.0


def personal(noun: str) -> bool:
    """Whether people have such who are no actor: lives, homes."""
    return noun in wordlists().classes["had_by_people"]


def had(noun: str) -> bool:
    """Whether states and groups have such: forces, leaders, allies, bases, weapons, or do it: attacks, promises."""
    return noun in _had()


@cache
def _had() -> frozenset[str]:
    nouns, classes = wordlists().nouns, wordlists().classes
    human = ("forces", "fighters", "officials", "leaders", "people", "assets", "captives", "agents")
    acts = ("requests", "utterances", "deeds")
    listed = ("weapons", "title", "effort", "had_by_actors", "had_by_groups", "had_by_states")
    found = frozenset().union(*(nouns[name] for name in (*human, *acts)), *(classes[name] for name in listed))
    return (found | frozenset(wordlists().events)) - {"conclusion", "conclusions", "end"}


@cache
def struck() -> frozenset[str]:
    """What is struck, seized or held, which is not the striker's own."""
    nouns = wordlists().nouns
    some = ("forces", "fighters", "assets", "people", "captives", "officials", "leaders")
    return frozenset().union(*(nouns[name] for name in some), wordlists().classes["ground"], ("enclave", "pilot"))


@cache
def helped() -> frozenset[str]:
    """Who is trained, armed or paid, and is not the helper's own."""
    nouns = wordlists().nouns
    some = (nouns["forces"], nouns["people"], nouns["captives"], wordlists().classes["army"])
    return frozenset().union(*some, ("pilots", "pilot", "marines", "officers", "cadets", "recruits"))


def another_is_helped(verb: Unit | None, noun: str) -> bool:
    """Whether a verb of help is said of those who are not the helper's own: "trained its men", "sheltered its leaders".

    Whoever backs "its leader" may back his own; nobody shelters his own leaders.
    """
    return (sign_of(verb) > 0 and noun in helped()) or shelters(verb, noun)


def shelters(verb: Unit | None, noun: str) -> bool:
    """Whether leaders are sheltered: those of a group, and not of who tells it of another."""
    frames = (wordlists().frames.get(form.lemma) for form in verb.forms) if verb is not None else ()
    harbours = any(frame is not None and frame.relation == "harbours" for frame in frames)
    return harbours and noun in nouns_of("leaders", "officials")


def given_to(units: Sequence[Unit], first: int, head: int) -> bool:
    """As in "sent the rebels weapons", "gave the group $2 million": the noun after it is what is given."""
    lists, verb = wordlists(), units[first - 1] if first else None
    if verb is None or not any(form.lemma in lists.classes["giving"] | {"pay"} for form in verb.forms):
        return False
    given = units[head + 1].low
    goods = ("gift_arms", "gift_funds", *(("gift_trains", "gift_harbours", "gift_supports") * _is_plural(units[head])))
    return given in ("$", "£", "€") or any(given in lists.nouns[name] for name in goods)


def _is_plural(unit: Unit) -> bool:
    return unit.low.endswith(("s", "men"))
