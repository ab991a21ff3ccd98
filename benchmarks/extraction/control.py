"""The control: what a reader would score who takes any two actors of a sentence for enemies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from labels import Record

from kg.actors import Lexicon, fold

__all__ = ["cooccurrence", "spellings"]

_WORD = re.compile(r"\w+(?:[-.'’]\w+)*")


def cooccurrence(
    text: str, sentences: Iterable[tuple[int, int]], table: Mapping[tuple[str, ...], str]
) -> Iterator[Record]:
    """The control: every two actors of a sentence are enemies, the first the subject. It must be beaten by far.

    Args:
        text: the document.
        sentences: where each begins and ends in it.
        table: whom to look for: see :func:`spellings`.
    """
    for start, end in sentences:
        found = list(dict.fromkeys(_spotted(text[start:end], table)))
        for index, first in enumerate(found):
            for second in found[index + 1 :]:
                yield {
                    "relation": "hostileTo", "subject": first, "object": second, "parties": [], "stance": "affirms",
                    "modality": "actual", "claimant": None, "channel": None, "time": None, "place": None,
                    "status": None, "figure": None, "quote": text[start:end], "start": start, "end": end,
                }  # fmt: skip


def spellings(lexicon: Lexicon) -> dict[tuple[str, ...], str]:
    """The actors of a lexicon by the words of each of their names, folded."""
    table: dict[tuple[str, ...], str] = {}
    for name, entry in lexicon.entries.items():
        if entry.actor.type in ("Place", "Topic"):
            continue
        for words in (name, *entry.actor.aliases, *entry.demonyms, *entry.metonyms):
            table[tuple(fold(words).split())] = name
    return table


def _spotted(sentence: str, table: Mapping[tuple[str, ...], str]) -> Iterator[str]:
    """The actors named in a sentence, longest spelling first; only words with a capital are names."""
    words = [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(sentence)]
    # A hyphen may join two names ("Rwandan-backed") or belong to one ("al-Shabaab"): folding splits both.
    folded = [fold(word).split() for word in words]
    flat = [
        (part, word[:1].isupper() or "-" in word) for word, parts in zip(words, folded, strict=True) for part in parts
    ]
    position = 0
    while position < len(flat):
        for length in range(min(8, len(flat) - position), 0, -1):
            key = tuple(part for part, _ in flat[position : position + length])
            if key in table and any(capital for _, capital in flat[position : position + length]):
                yield table[key]
                position += length
                break
        else:
            position += 1
