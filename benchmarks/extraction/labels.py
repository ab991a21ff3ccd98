"""Labels, and whether a statement record says what a label says."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assignment import assign
from who import ANY, NONE, Names, same

from kg.model import Interval
from kg.vocabulary import vocabulary

__all__ = [
    "FAMILIES", "NARY", "Gold", "Record", "attributes", "family", "fits", "is_scored", "label_parties", "measure_class",
    "read_gold", "record_parties", "stands_in", "times_agree",
]  # fmt: skip

Record = Mapping[str, Any]
"""A statement record; `docs/statements.md` describes its fields."""

FAMILIES = (
    "conflict", "support", "mediation", "agreement", "talks", "accusation", "denial", "demand", "role", "host",
    "figure",
)  # fmt: skip
"""The families that count. Those left out have topics for objects, and of their wording no label can decide."""

NARY = frozenset(("mediatedBetween", "hosted", "partyTo", "negotiatedWith"))
"""Relations with parties."""

_BY_PARTIES = frozenset(("partyTo", "negotiatedWith"))
"""Those in which nobody but the parties takes part."""

_UNSCORED = frozenset(("actsFor", "formed", "attributes", "relocatesTo"))
"""Relations of the families that are left out too: reference knowledge, or no actor for an object."""

_UTTERANCES = frozenset(("accuses", "criticises", "demandsOf", "refuses", "threatens", "welcomed"))
"""Relations whose subject says something by them."""

_MEASURES = {
    "killed": "killed dead deaths death died fatalities fatality lives",
    "injured": "injured wounded hurt injuries wounds",
    "displaced": "displaced fled homeless uprooted displacement",
    "captured": "captured kidnapped abducted hostages prisoners seized detained arrested held",
    "released": "released freed",
    "deported": "deported expelled",
}
_CLASS_OF = {word: name for name, words in _MEASURES.items() for word in words.split()}


@dataclass(frozen=True)
class Gold:
    """A labelled statement. Text fields hold alternatives separated by ``|``; ``*`` is any, ``-`` none.

    Attributes:
        relation: one predicate, or several among which readers may differ.
        subject, object: as in the statement record; ``None`` is none. A figure's subject is the side counted.
        parties: for mediations, hosting, agreements and talks.
        time: EDTF; ``None`` means that the text gives none.
        place, status, channel, agreement: ``None`` means that it is not compared.
        sentence: index of the sentence among those of the document, with the ``words`` that mark it.
        optional: readers may differ whether the text says it: neither missed nor wrong.
    """

    relation: str
    subject: str | None = None
    object: str | None = None
    parties: tuple[str, ...] = ()
    stance: str = "affirms"
    modality: str = "actual"
    channel: str | None = None
    claimant: str | None = None
    time: str | None = None
    place: str | None = None
    agreement: str | None = None
    status: str | None = None
    figure: Mapping[str, Any] | None = None
    sentence: int | None = None
    words: str | None = None
    optional: bool = False
    sign: int | None = None

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Gold:
        """The label in a JSON object.

        Raises:
            ValueError: a relation is unknown, or the sign is not the relation's.
        """
        gold = cls(**{**values, "parties": tuple(values.get("parties", ()))})
        for name in gold.relations:
            if name not in vocabulary().relations:
                raise ValueError(f"unknown relation {name!r} in {dict(values)}")
        if gold.sign is not None and gold.sign != vocabulary().relations[gold.relations[0]].sign:
            raise ValueError(f"the sign of {gold.relations[0]!r} is not {gold.sign}: {dict(values)}")
        return gold

    @property
    def relations(self) -> tuple[str, ...]:
        return tuple(self.relation.split("|"))

    @property
    def family(self) -> str:
        return family({"relation": self.relations[0], "stance": self.stance})

    @property
    def scored(self) -> bool:
        return self.family in FAMILIES and self.relations[0] not in _UNSCORED


def read_gold(path: Path) -> list[Gold]:
    """The labels in a ``.gold.jsonl`` file."""
    return [Gold.of(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def family(record: Record) -> str:
    """The family by which a record is matched and counted: a denial is one whatever it denies."""
    return "denial" if record["stance"] == "denies" else vocabulary().relations[record["relation"]].family


def is_scored(record: Record) -> bool:
    return family(record) in FAMILIES and record["relation"] not in _UNSCORED


# ---------------------------------------------------------------- whether two say the same


def fits(gold: Gold, record: Record, names: Names) -> bool:
    """Whether a record says what the label says: family, sign, and who does it to whom, or which parties."""
    relation = record["relation"]
    denied = record["stance"] == "denies"
    if denied != ("denies" in gold.stance) and "|" not in gold.stance:
        return False
    if (relation == "figure") != (gold.figure is not None):
        return False
    if gold.figure is not None:
        return _figures_fit(gold.figure, record["figure"])
    return any(
        _relations_fit(wanted, relation, denied=denied) and _ends_fit(gold, wanted, record, names)
        for wanted in gold.relations
    )


def _relations_fit(wanted: str, relation: str, *, denied: bool) -> bool:
    first, second = vocabulary().relations[wanted], vocabulary().relations[relation]
    return first.sign == second.sign and (denied or first.family == second.family)


def _figures_fit(wanted: Mapping[str, Any], figure: Mapping[str, Any]) -> bool:
    same = (wanted["min"], wanted["max"]) == (figure["min"], figure["max"])
    return same and measure_class(wanted["measure"]) == measure_class(figure["measure"])


def measure_class(text: str) -> str:
    return next((_CLASS_OF[word] for word in text.casefold().split() if word in _CLASS_OF), "count")


def _ends_fit(gold: Gold, wanted: str, record: Record, names: Names) -> bool:
    relation = record["relation"]
    if wanted in NARY or relation in NARY:
        alone = wanted in _BY_PARTIES or relation in _BY_PARTIES
        if not alone and not same(record["subject"], gold.subject, names):
            return False
        return _parties_fit(label_parties(gold), record_parties(record), names)
    if same(record["subject"], gold.subject, names) and same(record["object"], gold.object, names):
        return True
    known = vocabulary().relations
    if not (known[wanted].symmetric or known[relation].symmetric):
        return False
    return same(record["subject"], gold.object, names) and same(record["object"], gold.subject, names)


def label_parties(gold: Gold) -> tuple[str, ...]:
    return gold.parties or tuple(end for end in (gold.subject, gold.object) if end)


def record_parties(record: Record) -> tuple[str, ...]:
    if record["parties"] or record["relation"] not in _BY_PARTIES:
        return tuple(record["parties"])
    return tuple(end for end in (record["subject"], record["object"]) if end)


def _parties_fit(wanted: Sequence[str], given: Sequence[str], names: Names) -> bool:
    """Whether each label's party is one of the record's, and the other way round."""
    if len(wanted) != len(given):
        return False
    weights = [[int(same(name, party, names)) for name in given] for party in wanted]
    return sum(weights[row][column] for row, column in assign(weights)) == len(wanted)


# ---------------------------------------------------------------- attributes of what matched


def attributes(gold: Gold, record: Record, names: Names) -> dict[str, bool]:
    """For each attribute that the label decides, whether the record has it right."""
    right = {
        "relation": record["relation"] in gold.relations,
        "stance": _choice(record["stance"], gold.stance),
        "modality": _choice(record["modality"], gold.modality),
        "attribution": _attributed(gold, record, names),
        "time": times_agree(record["time"], gold.time),
    }
    if gold.place is not None:
        right["place"] = same(record["place"], gold.place, names)
    if gold.status is not None:
        right["status"] = _choice(record["status"], gold.status)
    if gold.channel is not None:
        right["channel"] = _choice(record["channel"], gold.channel)
    if gold.figure is not None:
        right["comparator"] = record["figure"]["comparator"] == gold.figure["comparator"]
        if gold.subject is not None:
            right["side"] = same(_side(record), gold.subject, names)
    return right


def _side(record: Record) -> str | None:
    """Whose people are counted: the subject, unless that is only what they are called ("civilians")."""
    unsaid = record.get("subject_type") == "Population"
    return record["figure"]["side"] or (None if unsaid else record["subject"])


def _attributed(gold: Gold, record: Record, names: Names) -> bool:
    """Whether the claimant is right; who accuses, demands, refuses or threatens may stand as the claimant of it."""
    if same(record["claimant"], gold.claimant, names):
        return True
    said_so = gold.claimant is None and record["relation"] in _UTTERANCES and record["claimant"] is not None
    return said_so and same(record["claimant"], record["subject"], names)


def _choice(value: str | None, wanted: str) -> bool:
    choices = wanted.split("|")
    return ANY in choices or (NONE if value is None else value) in choices


def times_agree(time: str | None, wanted: str | None) -> bool:
    choices = [NONE] if wanted is None else wanted.split("|")
    if ANY in choices or (NONE if time is None else time) in choices:
        return True
    return time is not None and _bounds(time) in {_bounds(c) for c in choices if c != NONE}


def _bounds(time: str) -> tuple[object, ...]:
    when = Interval.parse(time)
    return (when.from_earliest, when.from_latest, when.to_earliest, when.to_latest)


def stands_in(gold: Gold, record: Record) -> bool:
    """Whether the record quotes the sentence that the label was read from."""
    return gold.words is not None and gold.words in str(record.get("quote", ""))
