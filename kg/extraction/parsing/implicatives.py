"""Implicatives: verbs that tell whether what their infinitive or gerund names was done: "dared to", "refrained from".

What such a verb governs is told of its subject, or of its object, as by a verb of the clause itself: "X succeeded in
shelling Y" tells that X shelled Y, "X stopped Y from shelling Z" that Y did not. Rules then read it as any other verb.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Literal, cast

from kg.extraction.grammar.phrases import Units
from kg.extraction.parsing.chunks import Chunk
from kg.extraction.parsing.syntax import Item, Link, Node
from kg.extraction.words.records import record
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import table, wordlists
from kg.model import Modality

__all__ = ["DOUBTED", "realise"]

_Sense = Literal["", "done", "undone", "averted", "fact"]
_CLAUSAL: Mapping[str, Link] = {
    "main": "coordinate", "coordinate": "coordinate", "relative": "relative", "content": "content",
    "adverbial": "adverbial", "conditional": "conditional",
}  # fmt: skip
"""How a verb stands that is told with one that stands so."""
_COMPLEMENTS = frozenset(("infinitive", "gerund", "governed"))
_NONE = frozenset(("no", "little", "neither", "too"))
_ALMOST = frozenset(("almost", "nearly"))
DOUBTED = frozenset(("hardly", "scarcely", "barely", "wrongly", "wrongfully", "falsely", "unjustly", "unfairly",
                      "mistakenly", "allegedly", "supposedly", "purportedly"))  # fmt: skip
"""Adverbs beside which it need not have been done: "was wrongly punished for shelling Y"."""
_COULD = frozenset(("could", "can", "cannot", "couldn't"))
_PAIR = 2
_NEAR = 12
"""Units between a verb and what it governs."""


@record
class _Implicative:
    """What a verb says of its complement.

    Attributes:
        nouns: the words of which one has to follow the verb ("took the liberty of"); none where nothing may.
        whom: whether an object has to follow that is somebody ("stopped Y from").
        link: the preposition before a gerund ("toing" for "to"), "to" before an infinitive (``bare``
            without it), "ing" before a gerund alone.
        control: whether the ``subject``, the ``object`` or both ("joined Y in shelling Z") do it; ``passive`` where the
            verb has to be passive.
        told: whether it was done, where the verb is told; empty where that is open; ``fact`` where it was before, so
            that "will regret" tells nothing; ``averted`` where it may have been done before, and goes on no more, or
            not yet: "stopped Y from shelling Z".
        denied: likewise, where the verb is denied.
    """

    nouns: frozenset[str]
    whom: bool
    link: str
    control: str
    told: _Sense
    denied: _Sense


@cache
def _implicatives() -> Mapping[str, tuple[_Implicative, ...]]:
    """The packaged list, by verb; read once."""
    found: dict[str, list[_Implicative]] = defaultdict(list)
    for row in table("implicatives"):
        nouns: set[str] = set()
        for word in row["nouns"].split():
            nouns |= wordlists().classes[word[1:]] if word.startswith("#") else {word}
        told, denied = cast("_Sense", row["told"]), cast("_Sense", row["denied"])
        read = _Implicative(frozenset(nouns - {"@"}), "@" in nouns, row["link"], row["control"], told, denied)
        for verb in row["verbs"].split():
            found[verb].append(read)
    return {verb: tuple(entries) for verb, entries in found.items()}


def realise(units: Units, chunks: Sequence[Chunk], nodes: Mapping[int, Node]) -> None:
    """Make verbs that implicatives govern verbs of their clause: with its subject, denied where they were not done."""
    before: Node | None = None
    for _, node in sorted(nodes.items()):
        governor, before = _governor(node, before), node
        if governor is None or node.group.voice == "reduced":
            continue
        if governor.link == "infinitive" and node.link == "participial":
            read = next(_matching(units, governor, node), None)
            if read is not None and read.told == "averted" and node.group.modality == "actual":
                node.group = replace(node.group, modality="possible")  # "to stop Y crossing into Z"
            continue
        if governor.group.form != "finite" or governor.link not in _CLAUSAL or governor.group.head > node.group.first:
            continue
        read = next(_matching(units, governor, node), None)
        if governor.group.lemma == "be" and node.group.lemma == "deny":
            continue  # "was wrong to deny that …": what a denial tells has rules of its own
        nobody = read is not None and read.control == "object" and not _somebody(chunks, governor)
        if read is not None and not nobody and not _bound(units, chunks, governor):
            _tell(units, read, governor, node)


def _somebody(chunks: Sequence[Chunk], governor: Node) -> bool:
    """Whether the object of the governing verb is somebody: not in "led efforts to"."""
    phrases = [chunks[item.chunk].phrase for items in governor.objects[:1] for item in items]
    return governor.group.voice != "active" or any(phrase is not None and phrase.party for phrase in phrases)


def _bound(units: Units, chunks: Sequence[Chunk], governor: Node) -> bool:
    """As in "the accord obliges X to end its support for Y": what an accord lays down is not done by that."""
    phrases = [chunks[item.chunk].phrase for item in governor.subject]
    nouns = {units[phrase.last].low for phrase in phrases if phrase is not None}
    return governor.group.lemma in _BINDS and not nouns.isdisjoint(wordlists().accords)


_BINDS = frozenset(("oblige", "compel", "force", "require"))


def _governor(node: Node, before: Node | None) -> Node | None:
    """The verb that governs an infinitive or gerund: the one before where the parse has none: "was busy shelling"."""
    if node.link in _COMPLEMENTS:
        return node.governor
    if before is None or node.link != "participial" or node.reduced or node.governor is not None:
        return None
    taken = [item for items in before.objects for item in items]  # the parse has "most" as who shells
    return before if all(item in taken for item in node.subject) else None


def _matching(units: Units, governor: Node, node: Node) -> Iterator[_Implicative]:
    """The entries of the governing verb that fit what stands between the two."""
    entries = _implicatives().get(governor.group.lemma, ())
    between = units[governor.group.head + 1 : node.group.first] if entries else ()
    if not entries or len(between) > _NEAR or any(unit.kind in ("stop", "quote") for unit in between):
        return
    if any(unit.kind == "comma" for unit in between) and not _lists(governor, between):
        return
    words = {unit.low for unit in between}
    link, passive = _link_of(units, node), governor.group.voice != "active"
    by = any(unit.low == "by" for unit in units[governor.group.head + 1 :])
    elsewhere = link == "to" and any(unit.kind in NAMES or unit.low in ("to", "for") for unit in between)
    for entry in entries:
        if elsewhere and not entry.whom and not (entry.nouns and governor.objects and "for" not in words):
            continue  # "turned to Z to attack Y", "was the only one for Z to attack"
        if entry.link != link or (passive and not entry.whom and entry.control != "passive"):
            continue
        if entry.control == "passive" and (not passive or by):
            continue  # "was condemned by Z for shelling Y": Z says so
        dated = governor.group.lemma == "spend" and any(unit.kind == "date" for unit in between)
        if entry.nouns and not entry.nouns & words and not dated:
            continue
        if bool(governor.objects) != (entry.whom and not passive) and not (governor.objects and entry.nouns):
            continue
        if entry.control == "object" and not governor.objects and not passive:
            continue
        yield entry


def _lists(governor: Node, between: Units) -> bool:
    """Whether commas only part those of a list: "led A, B and C in"."""
    last = max(place for place, unit in enumerate(between) if unit.kind == "comma")
    several = bool(governor.objects) and len(governor.objects[0]) > _PAIR
    return several and any(unit.low == "and" for unit in between[last:])


def _link_of(units: Units, node: Node) -> str:
    """The preposition before a gerund, "to" before an infinitive, "ing" before a gerund alone."""
    if node.link == "gerund":  # "spent most of 2014 shelling Y" has no preposition before it
        preposition = "toing" if node.preposition == "to" else node.preposition
        return preposition if units[node.group.first - 1].kind != "date" else "ing"
    if node.link != "infinitive":
        return "ing"
    return "to" if any(unit.kind == "to" for unit in units[node.group.first : node.group.head]) else "bare"


def _beside(governor: Node) -> list[Item]:
    """Those with whom the subject does it: "joined Y in", "was joined by Y in"."""
    if governor.group.voice == "active":
        return list(governor.objects[0]) if governor.objects else []
    return [item for word, items in governor.complements if word == "by" for item in items]


def _tell(units: Units, read: _Implicative, governor: Node, node: Node) -> None:
    """Tell what the node says of whoever did it, or did not."""
    group, passive = governor.group, governor.group.voice != "active"
    if any(unit.low in DOUBTED for unit in units[max(group.first - 2, 0) : node.group.first]):
        return
    none = any(unit.low in _NONE for unit in units[group.head + 1 : node.group.first])  # "took no part in"
    sense = read.denied if group.negated or none else read.told
    if group.lemma in ("be", "become") and any(u.kind in ("modal", "to") for u in units[group.first - 1 : group.head]):
        return  # "would be the first to"
    if not sense or (sense == "fact" and group.modality != "actual"):
        return
    beside = {unit.low for unit in units[max(group.first - 2, 0) : group.head]}
    if "longer" in beside:
        return  # "no longer dares to"
    modality: Modality = "counterfactual" if beside & _ALMOST else group.modality
    if sense == "averted":
        modality = "counterfactual"
    elif group.negated and modality == "possible" and beside & _COULD:
        modality = "actual"  # "could not help shelling Y"
    negated = (sense == "undone") != node.group.negated
    node.group = replace(node.group, form="finite", modality=modality, negated=negated, past=group.past)
    by_object = read.control == "object" and not passive
    node.subject = governor.objects[0] if by_object else governor.subject
    if read.control == "both" and modality == "actual":  # who "would join Y in shelling Z" tells nothing of Y
        node.subject = [*governor.subject, *_beside(governor)]
    node.link = "coordinate" if by_object else _CLAUSAL[governor.link]
    if not by_object:
        node.said = governor.said
        node.gap, node.pronoun = (node.gap, node.pronoun) if node.objects else (governor.gap, governor.pronoun)
