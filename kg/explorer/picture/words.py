"""A picture in words: for who cannot see it, and for where none is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.explorer.picture.agreements import status_line
from kg.explorer.picture.frame import summary
from kg.explorer.picture.labels import caveat, line_words
from kg.explorer.picture.lettering import shown
from kg.explorer.picture.scene import Scene, certainty
from kg.wording import shortened

__all__ = ["told"]

_MOST = 8


def told(seen: Scene, title: str) -> str:
    """What a picture shows, in lines: how much there is, who has most ties to whom, tables and agreements."""
    lines = [shown(title), summary(seen)]
    for sign, word in ((-1, "Hostile"), (1, "Friendly")):
        found = _ties(seen, sign)
        ordered = sorted(found, key=lambda pair: (-found[pair].total(), pair))
        lines += [f"{word}, by number of ties:"] if found else []
        lines += [f"  {pair}: {_listed(found[pair])}" for pair in ordered[:_MOST]]
        lines += [f"  and {len(found) - _MOST} more"] if len(found) > _MOST else []
    return "\n".join([*lines, *_tables(seen), *_agreements(seen)])


def _ties(seen: Scene, sign: int) -> dict[str, Counter[str]]:
    """What each is said to have done to each, with what must be said before it: a direction of its own each."""
    found: dict[str, Counter[str]] = {}
    for index in seen.facts:
        fact = seen.page.facts[index]
        if fact.get("sign", 0) == sign:
            ends = [" and ".join(_name(seen, end) for end in fact[side]) for side in ("from", "to")]
            pair = f" {'–' if fact.get('symmetric') else '→'} ".join(ends)
            when = certainty(fact, seen.at)
            words = f"{caveat(fact)}: {shown(fact['label'])}".removeprefix(": ")
            found.setdefault(pair, Counter())[words if when == "certain" else f"{words} ({when})"] += 1
    return found


def _listed(counts: Counter[str]) -> str:
    ordered = sorted(counts, key=lambda words: (-counts[words], words))
    return ", ".join(f"{words} ×{counts[words]}" if counts[words] > 1 else words for words in ordered)


def _name(seen: Scene, node: int) -> str:
    return shortened(shown(seen.page.nodes[node]["name"]), 60)


def _tables(seen: Scene) -> Iterator[str]:
    for node in seen.nodes:
        record = seen.page.nodes[node]
        if record["kind"] == "mediation":
            # The table's own arrows come from those who helped.
            helpers = [
                bundle for bundle in seen.bundles if bundle.role == "helper" and node in (bundle.low, bundle.high)
            ]
            names = sorted({_name(seen, b.low if b.high == node else b.high) for b in helpers})
            words = sorted({line_words(seen, bundle) for bundle in helpers})
            yield f"{shown(record['name'])}: {', '.join(names)} ({', '.join(words)})"


def _agreements(seen: Scene) -> Iterator[str]:
    view = seen.page.views.index(dict(seen.view))
    for node in seen.nodes:
        record = seen.page.nodes[node]
        if record["kind"] == "agreement":
            status = status_line(seen.page, record, seen.at, view) or "no text tells its status"
            yield f"{shown(record['name'])}: {status}"
