"""Transcripts: who speaks by a name at the head of a paragraph, "JANE DOE: …", "Q: …", "@jane", up to the next such.

Nobody's words are the text's own there: where the name tells nobody who is known, nothing is read of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from kg.extraction.assertions import Passage
from kg.extraction.speech.voices import Attribution
from kg.extraction.words.tokens import quoting
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor, Document, Sentence
from kg.reading import is_signature

__all__ = ["in_transcripts"]

_NAME = r"[^\W\d_a-z][\w.’'-]{0,20}"
_LABEL = re.compile(rf"(?P<name>{_NAME}(?: {_NAME}){{0,5}})(?P<of>(?: \([^()\n]{{1,60}}\)){{0,2}})\s?:(?=\s)")
_HANDLE = re.compile(r"(?:RT )?(?P<name>@\w{2,30})\b|[^\n@:.]{2,40} \(?(?P<own>@\w{2,30})\)?(?: ?·|:|$)")
_OPENING = 140
"""Characters in which such a name stands."""
_TURNS, _SEVERAL = 3, 2
_ASKING = frozenset(("q", "question", "reporter", "journalist", "moderator", "interviewer"))
_ASKED = frozenset(("q", "a", "question", "answer"))
_NOBODY = Attribution(0, 0, None, "states", 0, 0, -1)
_MESSAGES = re.compile(r"^(?:RT )?@\w{2,30}\b", re.MULTILINE)
_OWN = frozenset(("i", "we", "my", "our", "us", "me"))


def in_transcripts(passages: Sequence[Passage], *, issued: bool = False) -> list[Passage]:
    """The passages, each with whose words it is in a transcript, an interview or a list of messages.

    Args:
        passages: those of the document.
        issued: whether it is somebody's own release, for whom those speak there who are not known, but who ask.
    """
    passages = _signed_below(passages)
    labels = _turns(passages)
    if labels is None:
        return list(passages) if issued else _answered(passages)
    known: dict[str, Attribution] = {}
    initials = _by_initials(labels.values())
    told: list[Passage] = []
    speaker: Attribution | None = None
    end = 0
    for number, passage in enumerate(passages):
        above = passage.document.text[end : passage.sentence.start].strip().rpartition("\n")[2]
        end = passage.sentence.end
        label = labels.get(number)
        if label is not None:
            speaker = _speaker(passage, label, _key(label, initials), known)
            speaker = None if issued and speaker.speaker is None and label not in _ASKING else speaker
        elif above:
            speaker = _NOBODY if _HANDLE.match(above) else None
        told.append(passage if speaker is None else _spoken(passage, speaker, labelled=label is not None))
    return told


def _answered(passages: Sequence[Passage]) -> list[Passage]:
    """The passages, the answers of an interview as the words of whom its title names, or of nobody who has a name.

    A paragraph of one sentence may be a question without its mark, and is nobody's.
    """
    first = _first_answer(passages)
    if first == len(passages):
        return list(passages)
    title = passages[0].document.title or ""
    people = {
        one.name: one for p in passages for u in p.units if (one := u.speaker or u.actor) and one.type == "Person"
    }
    named = [one for name, one in people.items() if name in title]
    who = named[0] if len(named) == 1 else Actor("interviewee", "UnnamedSource")
    saying = Attribution(0, 0, who, "states", passages[0].sentence.start, passages[0].sentence.end, -1)
    told = list(passages[:first])
    for passage in passages[first:]:
        alone = _is_alone(passage.document, passage.sentence)
        told.append(_spoken(passage, _NOBODY if alone else saying, labelled=False))
    return told


def _first_answer(passages: Sequence[Passage]) -> int:
    """Where the answers begin of an interview whose questions are paragraphs of their own; the end for other texts."""
    if not passages or not _INTERVIEW.search(passages[0].document.text[:_HEAD]):
        return len(passages)
    document = passages[0].document
    asked = [one.start for one in document.sentences if document.text[one.end - 1] == "?" and _is_alone(document, one)]
    answered = [p for p in passages if asked and p.sentence.start > asked[0]]
    if len(asked) < _SEVERAL or not _is_spoken(answered):
        return len(passages)
    return len(passages) - len(answered)


def _is_alone(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence is a paragraph of its own."""
    around = (document.text[sentence.start - 1 : sentence.start], document.text[sentence.end : sentence.end + 1])
    return all(mark in ("", "\n") for mark in around)


def _signed_below(passages: Sequence[Passage]) -> Sequence[Passage]:
    """The passages, with the paragraph above a line such as "— N. N., 5 May" as the words of the person named there."""
    found = list(passages)
    for number, passage in enumerate(passages):
        text = passage.document.text[passage.sentence.start : passage.sentence.end]
        ends = passage.document.text[passage.sentence.end : passage.sentence.end + 1] in ("", "\n")
        if not ends or not is_signature(text):
            continue
        people = {
            one.name: one for unit in passage.units if (one := unit.speaker or unit.actor) and one.type == "Person"
        }
        who = next(iter(people.values())) if len(people) == 1 else None
        place, end = number - 1, passage.sentence.start
        while place >= 0 and (
            "\n" not in passage.document.text[passages[place].sentence.end : end] or place == number - 1
        ):
            saying = Attribution(0, 0, who, "states", passage.sentence.start + 2, passage.sentence.end, -1)
            found[place] = _spoken(found[place], saying, labelled=False)
            place, end = place - 1, passages[place].sentence.start
    return found


_INTERVIEW = re.compile(
    r"(?i:\binterview(?:s|ed)? (?:with|by)\b|\binterview:|\bq ?& ?a with\b|\bin conversation with\b)"
    r"|\bspoke (?:to|with) (?:us|me|our)\b"
)
_HEAD = 600
"""Characters in which a text says that it is an interview."""


def _turns(passages: Sequence[Passage]) -> Mapping[int, str] | None:
    """By the number of the passage that opens it, the name at the head of each turn; ``None`` for other texts."""
    found = {number: label for number, passage in enumerate(passages) if (label := _label(passage))}
    initials = _by_initials(found.values())
    counts = Counter(_key(label, initials) for label in found.values())
    if passages and len(list(islice(_MESSAGES.finditer(passages[0].document.text), _SEVERAL))) == _SEVERAL:
        return found
    # In a verbatim record each speaks once: "Mr. DOE (Norland): …".
    if sum(1 for number, label in found.items() if _of_whom(passages[number], label)) >= _SEVERAL:
        return found
    if len(found) < _TURNS or len(counts) < _SEVERAL or max(counts.values()) < _SEVERAL:
        return None
    # Questions that a text puts to itself are answered by it.
    return found if set(counts) - _ASKED or _is_spoken(passages) else None


def _label(passage: Passage) -> str | None:
    """The name at the head of a paragraph, which is no state's and no topic's."""
    text, start = passage.document.text, passage.sentence.start
    if start and text[start - 1] != "\n":
        return None
    opening = text[start : min(passage.sentence.end, start + _OPENING)]
    handle = _HANDLE.match(opening)
    if handle is not None:
        return (handle["name"] or handle["own"]).casefold()
    match = _LABEL.match(opening)
    if match is None:
        return None
    classes = wordlists().classes
    words = match["name"].casefold().split()
    topics = classes["topic_label"] | classes["heading_topic"] | classes["field_label"]
    if words[-1] in topics - _ASKED or (len(words) > 1 and words[0] in classes["label_opening"]):
        return None  # "Casualties: …", "Date: …", "Day One: …"
    named = (unit.speaker or unit.actor for unit in passage.units if unit.end <= start + match.end("name"))
    return match["name"].casefold() if all(one is None or one.type == "Person" for one in named) else None


def _of_whom(passage: Passage, label: str) -> Actor | None:
    """The state or body in brackets after the name of who speaks for it."""
    match = _LABEL.match(passage.document.text[passage.sentence.start : passage.sentence.start + _OPENING])
    if match is None or not match["of"] or not (" " in match["name"] or match["name"].isupper()):
        return None  # "Goma (Congo): …" is where it happened
    first, last = (passage.sentence.start + place for place in match.span("of"))
    named = {unit.actor.name: unit.actor for unit in passage.units if unit.actor and first <= unit.start < last}
    return next(iter(named.values())) if len(named) == 1 else None


def _key(label: str, names: Mapping[str, frozenset[str]]) -> str:
    """The name for which initials stand, "jd" for "jane doe", or the name itself."""
    full = names.get(label, frozenset()) if label not in _ASKED else frozenset[str]()
    return next(iter(full)) if len(full) == 1 else label


def _by_initials(labels: Iterable[str]) -> dict[str, frozenset[str]]:
    """By initials, the names that have them."""
    found: dict[str, frozenset[str]] = {}
    for label in labels:
        if " " in label:
            initials = "".join(word[0] for word in label.split())
            found[initials] = found.get(initials, frozenset()) | {label}
    return found


def _is_spoken(passages: Sequence[Passage]) -> bool:
    """Whether somebody answers of himself, and is not only quoted by a text that puts the questions to itself."""
    quoted = False
    for passage in passages:
        start = passage.sentence.start
        quoted = quoted and passage.document.text[start - 1 : start] != "\n"
        for unit in passage.units:
            quoted = quoting(unit.low, quoted) if unit.kind == "quote" else quoted
            if unit.low in _OWN and not quoted:
                return True
    return False


def _speaker(passage: Passage, label: str, full: str, known: dict[str, Attribution]) -> Attribution:
    """Who speaks: the person of that name, or of a longer one with those initials; else nobody who is known."""
    end = passage.sentence.start + _OPENING
    saying = (a for a in passage.attributions if a.verb < 0 and a.start <= passage.sentence.start and a.end <= end)
    own = next((a for a in saying if a.speaker is not None and a.speaker.type == "Person"), None)
    if own is not None:
        known[label] = own
        return own
    start = passage.sentence.start
    if (body := _of_whom(passage, label)) is not None:
        known[label] = Attribution(0, 0, body, "states", start, start + len(label), -1)
    return known.get(full) or known.setdefault(label, Attribution(0, 0, None, "states", start, start + len(label), -1))


def _spoken(passage: Passage, speaker: Attribution, *, labelled: bool) -> Passage:
    """The passage as the words of the speaker, beside what it says of others' words."""
    if labelled and any(each == speaker for each in passage.attributions):
        return passage
    kept = passage.attributions
    if labelled:  # what the colon made of the name
        kept = tuple(each for each in kept if each.verb >= 0 or each.start > passage.sentence.start)
    whole = replace(speaker, first=0, last=len(passage.units) - 1, verb=-1)
    return replace(passage, attributions=(*kept, whole))
