"""The public set re3d: pairs of enemies, and of allies, in 49 documents on Syria and Iraq.

Its annotation is not exhaustive, so precision against it is a lower bound.
A pair counts by sentence, in either direction. Its ends are often people or things, "ISIL tactical units", "strikes":
they stand for those whose they are, as everywhere in this benchmark, and of pairs that come to the same one counts.

Most of its pairs have an end that is nobody of whom a statement could tell: "strikes" against "vehicles", "we",
"a tunnel". No reader of statements finds those, so the pairs between two actors are counted once more by themselves.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labels import Record
from suites import produced
from who import Names

from kg.actors import fold
from kg.extraction.words.names import index_of
from kg.extraction.words.tokens import tokenise
from kg.reading import read_text
from kg.vocabulary import vocabulary

__all__ = ["BETWEEN_ACTORS", "KINDS", "Pairs", "compare", "listing"]

KINDS = {
    "FightingAgainst": (("hostility",), -1, "conflict"),
    "AlliesOf and Likes": (("alliance", "support"), 1, "support"),
}
"""By the set's own name: the relations in its file, and the sign and family of ours."""
BETWEEN_ACTORS = "{} between actors"
"""The name of the same kind where only annotated pairs count both of whose ends the lexicon knows."""

_COALITION = "Global Coalition against Daesh"
_COALITION_WORDS = frozenset(("coalition", "coalition forces", "coalition military forces", "us led coalition"))

Json = dict[str, Any]
Place = tuple[str, str, frozenset[str]]
"""Document, sentence without its spaces, the two ends."""


@dataclass(frozen=True)
class Pairs:
    """Counts of pairs.

    Attributes:
        matched: emitted and annotated.
        emitted: emitted.
        labelled: annotated.
    """

    matched: int
    emitted: int
    labelled: int

    @property
    def precision(self) -> float | None:
        return self.matched / self.emitted if self.emitted else None

    @property
    def recall(self) -> float | None:
        return self.matched / self.labelled if self.labelled else None

    @property
    def f1(self) -> float | None:
        whole = self.emitted + self.labelled
        return 2 * self.matched / whole if whole else None


def compare(folder: Path) -> dict[str, Pairs] | None:
    """The pairs of each kind, all and those between actors; ``None`` where the set is absent."""
    if not (folder / "relations.jsonl").is_file():
        return None
    wanted: dict[str, set[Place]] = defaultdict(set)
    emitted: dict[str, set[Place]] = defaultdict(set)
    for annotated, records, who in _documents(folder):
        for kind, (relations, sign, family) in KINDS.items():
            pairs = set(_annotated(annotated, relations, who))
            said = {place for _, place in _emitted(records, sign, family, who)}
            wanted[kind] |= pairs
            wanted[BETWEEN_ACTORS.format(kind)] |= {pair for pair in pairs if all(map(who.is_actor, pair[2]))}
            emitted[kind] |= said
            emitted[BETWEEN_ACTORS.format(kind)] |= said
    return {kind: _count(wanted[kind], emitted[kind]) for kind in wanted}


def listing(folder: Path, kind: str = "FightingAgainst") -> Iterator[str]:
    """What was emitted of a kind, with its quote, for a person to judge; ``+`` is annotated, ``?`` is not."""
    relations, sign, family = KINDS[kind]
    for annotated, records, who in _documents(folder):
        wanted = set(_annotated(annotated, relations, who))
        for record, place in _emitted(records, sign, family, who):
            mark = "+" if _count(wanted, {place}).matched else "?"
            yield f"{mark} {record['subject']} {record['relation']} {record['object']}: {record['quote']}"


def _documents(folder: Path) -> Iterator[tuple[list[Json], list[Record], _Who]]:
    """Each document's annotations, the records emitted for it, and who is who in it."""
    annotated = defaultdict(list)
    for line in (folder / "relations.jsonl").read_text("utf-8").splitlines():
        relation = json.loads(line)
        annotated[relation["doc_id"]].append(relation)
    for line in (folder / "documents.jsonl").read_text("utf-8").splitlines():
        document = json.loads(line)
        records, names = produced(read_text(document["text"], id=document["doc_id"]))
        yield annotated[document["doc_id"]], records, _Who(names, document["synonyms"])


@dataclass(frozen=True)
class _Who:
    """Names in one document, with the groups of names that its annotators tied together."""

    names: Names
    synonyms: list[list[str]]

    def principal(self, name: str) -> str:
        known = self._known(name)
        if known is not None:
            return known
        owner = self._owner(name)
        if owner is not None:
            return owner
        others = {other for group in self.synonyms if name in group for other in group}
        return next((found for found in map(self._known, sorted(others)) if found), fold(name))

    def is_actor(self, principal: str) -> bool:
        """Whether what :meth:`principal` gave is somebody whom the lexicon knows."""
        return principal == fold(_COALITION) or self._known(principal) is not None

    def _owner(self, name: str) -> str | None:
        """Whose people or things the words name: of "ISIL fighters" and "an ISIL-held building", Islamic State."""
        index = index_of(self.names.lexicon)
        found = index.names(index.parted(tuple(tokenise(name, 0, len(name)))))
        actors = {self.names.principal(item.actor.name) for item in found if item.kind != "place"}
        return actors.pop() if len(actors) == 1 else None

    def _known(self, name: str) -> str | None:
        if fold(name).removeprefix("the ") in _COALITION_WORDS:
            return fold(_COALITION)
        principal = self.names.principal(name)
        found = self.names.lexicon.find(name) or self.names.lexicon.find(principal)
        return principal if found else None


def _annotated(relations: list[Json], kinds: tuple[str, ...], who: _Who) -> Iterator[Place]:
    for relation in relations:
        ends = frozenset((who.principal(relation["source"]), who.principal(relation["target"])))
        if relation["relation"] in kinds and len(ends) == 2:
            yield relation["doc_id"], _packed(relation["text"]), ends


def _emitted(records: list[Record], sign: int, family: str, who: _Who) -> Iterator[tuple[Record, Place]]:
    for record in records:
        relation = vocabulary().relations[record["relation"]]
        if relation.sign != sign or relation.family != family or record["stance"] != "affirms" or not record["object"]:
            continue
        ends = frozenset((who.principal(record["subject"]), who.principal(record["object"])))
        if len(ends) == 2:
            yield record, (record["document"], _packed(record["quote"]), ends)


def _packed(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _count(wanted: set[Place], emitted: set[Place]) -> Pairs:
    """One to one; a quote is in a sentence where either holds the other, for splitters differ."""
    free = sorted(wanted, key=repr)
    matched = 0
    for document, quote, ends in sorted(emitted, key=repr):
        for place in free:
            if (place[0], place[2]) == (document, ends) and (quote in place[1] or place[1] in quote):
                free.remove(place)
                matched += 1
                break
    return Pairs(matched, len(emitted), len(wanted))
