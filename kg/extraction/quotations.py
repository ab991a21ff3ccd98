"""Quotations: whose words a sentence is that stands within somebody's quotation of several sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.assertions import Passage
from kg.extraction.attribution import Attribution
from kg.extraction.phrases import Units
from kg.extraction.speaking import announces
from kg.extraction.things import human_nouns
from kg.extraction.wordlists import wordlists
from kg.model import Actor

__all__ = ["voiced"]

_OPENING = frozenset("“«„")
_CLOSING = frozenset("”»")
_TAILS = frozenset(("of", "in", "from", "at", "for", "with", "near"))
_MANY = frozenset(("people", "police", "military", "army", "men", "women"))
_REACH = 3
"""Sentences back to the person whom "he said" means."""
Span = tuple[int, int]


def voiced(passages: Sequence[Passage]) -> list[Passage]:
    """The passages of a document, each with its quoted stretches and whose words they are."""
    marked = _marked(_persons(passages))
    told: list[Passage] = []
    chain: list[Passage] = []
    speaker: Attribution | None = None
    for passage, goes_on, same in marked:
        if not goes_on:
            speaker = _close(told, chain, speaker)
            chain = []
            speaker = speaker if same else None
        chain.append(passage)
    _close(told, chain, speaker)
    return _spoken_on(told)


def _spoken_on(passages: Sequence[Passage]) -> list[Passage]:
    """The passages, those after "X said:" as his words: a release gives them without quotation marks."""
    found: list[Passage] = []
    speaker: Attribution | None = None
    end = 0
    for passage in passages:
        units = passage.units
        parted = bool(passage.document.text[end : passage.sentence.start].strip())  # by a heading
        end = passage.sentence.end
        if announces(units):
            saying = [a for a in passage.attributions if a.speaker is not None and a.verb >= 0]
            speaker = saying[-1] if saying else None
        elif speaker is not None and (parted or units[0].kind == "quote" or _tells_of(passage, speaker)):
            speaker = None
        elif speaker is not None:
            whole = replace(speaker, first=0, last=len(units) - 1, verb=-1)
            found.append(replace(passage, attributions=(*passage.attributions, whole)))
            continue
        found.append(passage)
    return found


def _tells_of(passage: Passage, speaker: Attribution) -> bool:
    """Whether the sentence names the speaker, as he himself would not."""
    names = {actor.name for unit in passage.units for actor in (unit.actor, unit.speaker) if actor is not None}
    return speaker.speaker is not None and speaker.speaker.type == "Person" and speaker.speaker.name in names


def _close(told: list[Passage], chain: Sequence[Passage], before: Attribution | None) -> Attribution | None:
    """Add the sentences of one quotation; its speaker, whom the next quotation of the paragraph may continue."""
    found = [a for passage in chain for a in _beside(passage)]
    speaker = next((a for a in found if a.speaker is not None), found[0] if found else None)
    quoting = any(passage.quoted for passage in chain)
    if speaker is None and quoting:
        speaker = before
    several = len(chain) > 1
    told += [_with_speaker(passage, speaker, several=several) if passage.quoted else passage for passage in chain]
    return speaker if quoting else before


def _beside(passage: Passage) -> list[Attribution]:
    """The attributions that stand beside a quoted stretch of the sentence and hold it."""
    outside = [a for a in passage.attributions if not any(b <= a.verb <= e for b, e in passage.quoted)]
    return [a for a in outside if any(a.first <= e and b <= a.last for b, e in passage.quoted) and a.act != "accuses"]


def _with_speaker(passage: Passage, speaker: Attribution | None, *, several: bool) -> Passage:
    added: list[Attribution] = []
    for first, last in passage.quoted:
        if any(a.first <= first and last <= a.last for a in _beside(passage)):
            continue
        if speaker is not None:
            added.append(replace(speaker, first=first, last=last, verb=-1))
        elif several:
            unit = passage.units[first]
            added.append(Attribution(first, last, None, "states", unit.start, unit.end, -1))
    return replace(passage, attributions=(*passage.attributions, *added)) if added else passage


def _persons(passages: Sequence[Passage]) -> list[Passage]:
    """The passages with "he said" as said by the person who spoke last, where that is near."""
    last: tuple[int, Attribution] | None = None
    found: list[Passage] = []
    for index, passage in enumerate(passages):
        resolved: list[Attribution] = []
        for each in passage.attributions:
            near = last is not None and index - last[0] <= _REACH
            if each.pronoun and last is not None and near:
                resolved.append(replace(each, speaker=last[1].speaker))
            else:
                resolved.append(each)
            if each.speaker is not None and _one_person(each.speaker):
                last = (index, each)
        changed = any(each is not other for each, other in zip(resolved, passage.attributions, strict=True))
        found.append(replace(passage, attributions=tuple(resolved)) if changed else passage)
    return found


def _one_person(speaker: Actor) -> bool:
    """Whether "he said" may go on with what the speaker said: a named person, "resident of Lalibela", "doctor"."""
    if speaker.type == "Person":
        return True
    words = speaker.name.lower().split()
    head = next((words[i - 1] for i, word in enumerate(words) if i and word in _TAILS), words[-1])
    many = head.endswith("s") and not head.endswith("ss")
    human = {head, f"{head}s"} & human_nouns() or head in wordlists().classes["human"]
    return speaker.type == "UnnamedSource" and bool(human) and not many and head not in _MANY


def _marked(passages: Sequence[Passage]) -> list[tuple[Passage, bool, bool]]:
    """Each passage with its quoted stretches, whether a quotation goes on in it, and whether the paragraph does."""
    marked: list[tuple[Passage, bool, bool]] = []
    opened, end = False, 0
    for passage in passages:
        between = passage.document.text[end : passage.sentence.start]
        same = "\n" not in between
        goes_on = opened
        if not same and opened:
            # Each paragraph of a long quotation opens it anew.
            goes_on = passage.units[0].kind == "quote"
            opened = False
        spans, opened = _spans(passage.units, opened)
        marked.append((replace(passage, quoted=spans) if spans else passage, goes_on, same))
        end = passage.sentence.end
    return marked


def _spans(units: Units, opened: bool) -> tuple[tuple[Span, ...], bool]:
    """The quoted stretches of a sentence, and whether its end is still within one."""
    spans: list[Span] = []
    first = 0
    for index, unit in enumerate(units):
        if unit.text in _OPENING or (unit.text == '"' and not opened):
            opened, first = True, index
        elif opened and (unit.text in _CLOSING or unit.text == '"'):
            opened = False
            spans.append((first, index))
    if opened:
        spans.append((first, len(units) - 1))
    return tuple(spans), opened
