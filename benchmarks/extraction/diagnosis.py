"""What went wrong, in classes, for ranking."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from labels import NARY, Gold, Record, attributes, family, label_parties, record_parties, stands_in
from scorer import Matching, errors
from who import Names, same

__all__ = ["describe", "diagnose", "ranked"]


def diagnose(matching: Matching, names: Names) -> Iterator[tuple[str, str]]:
    """What went wrong in a document: (class of error, what), for ranking."""
    turned = {id(record): kind for kind, record in errors(matching, names)}
    free = list(matching.extra)
    for gold in matching.missed:
        near = next((r for r in free if _near(gold, r, names)), None)
        if near is None:
            yield f"missed: {gold.family}", describe(gold)
            continue
        free.remove(near)
        kind = turned.get(id(near)) or _which_end(gold, near, names)
        yield kind, f"{describe(gold)}, read as {describe(near)}"
    for record in free:
        yield turned.get(id(record), f"not in the text: {family(record)}"), describe(record)
    for gold, record in matching.pairs:
        for name, is_right in attributes(gold, record, names).items():
            if not is_right:
                yield _attribute_error(name, gold, record), describe(record)


def _near(gold: Gold, record: Record, names: Names) -> bool:
    if family(record) != gold.family or gold.figure is not None:
        return family(record) == gold.family == "figure" and stands_in(gold, record)
    if gold.relations[0] in NARY:
        parties = record_parties(record)
        shared = any(same(name, party, names) for party in label_parties(gold) for name in parties)
        return shared or (gold.subject is not None and same(record["subject"], gold.subject, names))
    ends = {same(record[a], b, names) for a in ("subject", "object") for b in (gold.subject, gold.object)}
    return True in ends


def _which_end(gold: Gold, record: Record, names: Names) -> str:
    if gold.figure is not None:
        return "wrong number"
    if gold.relations[0] in NARY:
        return f"wrong parties: {gold.family}"
    return "wrong object" if same(record["subject"], gold.subject, names) else "wrong subject"


def _attribute_error(name: str, gold: Gold, record: Record) -> str:
    if name == "attribution":
        if record["claimant"] is None:
            return "claim told as the text's own"
        return "text's own words told as a claim" if gold.claimant is None else "wrong claimant"
    if name == "modality":
        return "not actual, told as actual" if record["modality"] == "actual" else "wrong modality"
    if name == "time":
        return "time missing" if record["time"] is None else "time wrong or too precise"
    return f"wrong {name}"


def describe(what: Gold | Record) -> str:
    """A label or record in one line."""
    values: Mapping[str, Any] = vars(what) if isinstance(what, Gold) else what
    figure = values["figure"]
    end = ""
    if figure:
        end = f"{figure['measure']} {figure['as_stated']!r}"
    elif values["parties"]:
        end = "{" + ", ".join(values["parties"]) + "}"
    elif values["object"]:
        end = values["object"]
    parts = [values["subject"] or "", values["relation"], end]
    if values["stance"] != "affirms":
        parts.append(f"({values['stance']})")
    if values["claimant"]:
        parts.append(f"(by {values['claimant']})")
    return " ".join(part for part in parts if part)


def ranked(problems: Iterable[tuple[str, str]], examples: int = 3) -> list[tuple[str, int, list[str]]]:
    """Classes of error with their counts and some examples, most frequent first."""
    found: dict[str, list[str]] = defaultdict(list)
    for kind, what in problems:
        found[kind].append(what)
    order = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return [(kind, len(whats), whats[:examples]) for kind, whats in order]
