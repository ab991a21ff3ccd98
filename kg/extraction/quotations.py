"""Quotations: whose words a sentence is that stands within somebody's quotation of several sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.assertions import Passage
from kg.extraction.grammar.things import human_nouns
from kg.extraction.reference.speaking import announces
from kg.extraction.speech.attribution import Attribution
from kg.extraction.words.tokens import quoting
from kg.extraction.words.units import Unit, is_speech_verb
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["voiced"]

_BEFORE_CLOSING = frozenset(("comma", "end", "dash"))
_FIRST_PERSON = frozenset(("we", "us", "our", "i", "my", "me"))
_ASIDE = 2
"""Sentences from a quotation to the next of a paragraph that the same person may speak without being named."""
_UNCLOSED = 3
"""Sentences from an opening mark to the next one, without a closing mark, as far as all is one quotation."""
_TAILS = frozenset(("of", "in", "from", "at", "for", "with", "near"))
_MANY = frozenset(("people", "police", "military", "army", "men", "women"))
_REACH = 3
"""Sentences back to the person whom "he said" means."""
Span = tuple[int, int]
_Last = tuple[int, Attribution] | None


def voiced(passages: Sequence[Passage]) -> list[Passage]:
    """The passages of a document, each with its quoted stretches and whose words they are."""
    marked = _marked(_persons(passages))
    told: list[Passage] = []
    chain: list[Passage] = []
    speaker: Attribution | None = None
    since = 0
    for passage, goes_on, same in marked:
        if not goes_on:
            quoted = any(each.quoted for each in chain)
            speaker = _close(told, chain, speaker)
            since = 1 if quoted else since + len(chain)
            chain = []
            speaker = speaker if same and since <= _ASIDE and not (passage.quoted and _another(told, speaker)) else None
        chain.append(passage)
    _close(told, chain, speaker)
    return _spoken_on(told)


def _another(told: Sequence[Passage], speaker: Attribution | None) -> bool:
    """Whether the sentence before, without a quotation, gives the words of somebody else."""
    if not told or told[-1].quoted or speaker is None:
        return False
    name = speaker.speaker.name if speaker.speaker is not None else ""
    return any(a.speaker is not None and a.speaker.name != name for a in told[-1].attributions)


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
    quoted = any(passage.quoted for passage in chain)
    if speaker is None and quoted:
        speaker = before
    several = len(chain) > 1
    told += [_with_speaker(passage, speaker, several=several) if passage.quoted else passage for passage in chain]
    return speaker if quoted else before


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
    """The passages with "he said" as said by the person who spoke last, where that is near; "they said" likewise."""
    last: _Last = None
    many: _Last = None
    found: list[Passage] = []
    for index, passage in enumerate(passages):
        resolved: list[Attribution] = []
        last = _after_another(passage, last, index)
        for each in passage.attributions:
            before = many if each.pronoun == "they" else last
            near = before is not None and index - before[0] <= (_REACH if before is last else 1)
            if each.pronoun and before is not None and near and not _speaks_of(passage, each, before[1]):
                resolved.append(replace(each, speaker=before[1].speaker))
            else:
                resolved.append(each)
            if resolved[-1].speaker is None:
                last = None if not each.pronoun and _by_somebody(passage, each) else last  # "a man in the crowd said"
            elif _one_person(resolved[-1].speaker):
                last = (index, each) if each.speaker is not None else last
            elif each.verb >= 0 and each.act != "accuses":
                many = (index, resolved[-1])
        changed = any(each is not other for each, other in zip(resolved, passage.attributions, strict=True))
        found.append(replace(passage, attributions=tuple(resolved)) if changed else passage)
    return found


def _after_another(passage: Passage, last: _Last, number: int) -> _Last:
    """Who spoke last, where the sentence is about another: "X's N. N. denied it. Y fired first, he said"."""
    end = min((group.first for group in passage.groups), default=0)
    subject = passage.units[: end - 1 if end and passage.units[end - 1].kind == "comma" else end]
    person = _one_of_them(subject[-1]) if subject else None
    if last is None or person is None or any(a.verb >= 0 for a in passage.attributions):
        return last
    if person == last[1].speaker or any(unit.kind in ("preposition", "verb") for unit in subject):
        return last if person == last[1].speaker else None
    denies = any(form.lemma in wordlists().classes["denying"] for form in passage.units[passage.groups[0].head].forms)
    return (number, replace(last[1], speaker=person)) if denies else None


def _one_of_them(unit: Unit) -> Actor | None:
    """The person whom a name names, by himself or as one who acts for another."""
    person = unit.speaker or unit.actor
    return person if person is not None and person.type == "Person" else None


def _speaks_of(passage: Passage, saying: Attribution, other: Attribution) -> bool:
    """Whether the words said name the person who spoke before, as he himself would not."""
    name = other.speaker.name if other.speaker is not None else ""
    words = passage.units[saying.first : saying.last + 1]
    return any(actor is not None and actor.name == name for unit in words for actor in (unit.actor, unit.speaker))


def _by_somebody(passage: Passage, saying: Attribution) -> bool:
    """Whether a verb in the active tells that somebody says so whom the text does not name."""
    return any(group.head == saying.verb and group.voice == "active" for group in passage.groups)


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
    opened, end, last = False, 0, -1
    for number, passage in enumerate(passages):
        same = "\n" not in passage.document.text[end : passage.sentence.start]
        # Each paragraph of a long quotation opens it anew.
        anew = passage.units[0].kind == "quote" and quoting(passage.units[0].low, False)
        goes_on = opened and (anew if not same else anew or number <= last)
        opened = goes_on and not anew
        spans, opened = _spans(passage, opened)
        if opened and number >= last:
            last, closes = _last_of(passages, number)
            if not closes:
                spans, opened = _with_unclosed(passage, spans)
                last = last if opened else number
        marked.append((replace(passage, quoted=spans) if spans else passage, goes_on, same))
        end = passage.sentence.end
    return marked


def _last_of(passages: Sequence[Passage], number: int) -> tuple[int, bool]:
    """The last sentence of the quotation that is open at the end of one, and whether a mark closes it.

    What is opened anew without having been closed goes on as far as a paragraph may that was not marked as one: the
    closing mark may be missing, too, and then nothing but the next sentence is certain to be the text's own.
    """
    at = number + 1
    while at < len(passages):
        between = passages[at].document.text[passages[at - 1].sentence.end : passages[at].sentence.start]
        if "\n" in between:
            break
        mark = next((unit for unit in passages[at].units if unit.kind == "quote"), None)
        if mark is not None and not quoting(mark.low, True):
            return at, True
        if mark is not None:
            break
        at += 1
    own = next((i for i in range(number + 1, at) if _speaks_of_others(passages[i])), at)
    if own - number <= _UNCLOSED:
        return own - 1, False
    spoken = [i for i in range(number + 1, own) if any(unit.low in _FIRST_PERSON for unit in passages[i].units)]
    return max(spoken, default=number), False


def _speaks_of_others(passage: Passage) -> bool:
    """Whether the sentence gives the words of somebody whom it names."""
    return any(a.speaker is not None and a.verb >= 0 for a in passage.attributions)


def _with_unclosed(passage: Passage, spans: tuple[Span, ...]) -> tuple[tuple[Span, ...], bool]:
    """The quoted stretches of a sentence of which nothing closes the last, and whether that goes on after it."""
    first, _ = spans[-1]
    before = passage.units[first - 1] if first else None
    if before is not None and before.kind not in ("comma", "stop", "end", "dash") and not is_speech_verb(before):
        return spans[:-1], False  # 'the "Orange Revolution began': a stray mark
    told = _told_after(passage, spans[-1])
    return ((*spans[:-1], (first, told)), False) if told else (spans, True)


def _told_after(passage: Passage, span: Span) -> int:
    """The last unit of the words before ", X said" at the end of a sentence whose quotation nothing closes."""
    # "We, he said, will go on" goes on after the verb.
    on = {a.verb for a in passage.attributions if any(max(a.verb, a.first) < g.head <= a.last for g in passage.groups)}
    beside = [a for a in passage.attributions if a.verb > a.last >= span[0] >= a.first and a.verb not in on]
    return max((a.last for a in beside), default=0)


def _spans(passage: Passage, opened: bool) -> tuple[tuple[Span, ...], bool]:
    """The quoted stretches of a sentence, and whether its end is still within one."""
    units = passage.units
    spans: list[Span] = []
    first = 0
    for index in (index for index, unit in enumerate(units) if unit.kind == "quote"):
        if quoting(units[index].low, opened):
            first = first if opened else index
            opened = True
        elif opened:
            opened = False
            spans.append((first, index))
        elif index and units[index - 1].kind in _BEFORE_CLOSING:
            # Its opening mark is missing, or stands before one within the quotation.
            spans = [(spans[-1][0] if spans else 0, index)]
    if opened:
        spans.append((first, len(units) - 1))
    return tuple(spans), opened
