"""Speaking: who is quoted in a sentence, whose saying ends it, and whether it speaks of people who are no actor."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.units import Unit
from kg.extraction.wordlists import wordlists

__all__ = ["other_people", "quoted_speaker", "speaks_last"]


def speaks_last(units: Sequence[Unit], head: int) -> bool:
    """Whether a verb of speech ends the sentence: "…, the army said"."""
    after = units[head + 1 : head + 4]
    speech = wordlists().speech
    said = bool(after) and any(form.lemma in speech and form.finite for form in after[0].forms)
    return said and (
        len(after) < 2 or after[1].kind in ("end", "date", "preposition", "adverb") or after[1].text == "."
    )


def other_people(units: Sequence[Unit]) -> bool:
    """Whether people are spoken of in the plural who are no actor."""
    people = wordlists().nouns["people"] | wordlists().nouns["captives"] | wordlists().nouns["voices"]
    for index, unit in enumerate(units):
        if unit.kind in ("word", "capital") and unit.low in people and unit.low.endswith(("s", "men", "people")):
            near = units[max(0, index - 4) : index + 4]
            if not any(other.actor is not None for other in near):
                return True
    return False


def quoted_speaker(units: Sequence[Unit]) -> Unit | None:
    """The name beside the verb of speech outside the quotation marks: '"We …", X said'."""
    speech, inside = wordlists().speech, False
    found: dict[str, Unit] = {}
    for index, unit in enumerate(units):
        if unit.kind == "quote":
            inside = unit.text in "“«" or (unit.text not in "”»" and not inside)
        if inside or not any(form.lemma in speech for form in unit.forms):
            continue
        around = (*reversed(units[max(0, index - 7) : index]), *units[index + 1 : index + 6])
        for other in around:
            if other.kind == "quote":
                continue
            if other.actor is not None:
                found[other.actor.name] = other
                break
    return next(iter(found.values())) if len(found) == 1 else None
