"""Mouthpieces: whose "its" is after "X's spokesman said", "an X-ian communique said": theirs for whom it speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extraction.grammar.entities import Draft, Memory, Mention, Trace
from kg.extraction.reference.affinity import sign_of
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import NAMES, Unit, is_speech_verb
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["accompanied", "of_outlet", "outlet_speaking", "own_voice", "past_time", "said", "sayer_of", "scene_of",
           "spoken_for", "spokesman_of"]  # fmt: skip


def said(draft: Draft) -> bool:
    """Whether a verb of speech opens the clause: "said it", "said on Monday that it", "said three of its"."""
    place = len(draft.found) - 1
    if place > 1 and draft.found[place].low == "of" and draft.found[place - 1].kind == "number":
        place -= 2
    if draft.found[place].kind == "that":
        place = past_time(draft.found[:place])
    unit = draft.found[place]
    return unit.kind == "verb" and is_speech_verb(unit)


def past_time(found: Sequence[Unit]) -> int:
    """The last unit before "on Monday", "for decades"."""
    spans = wordlists().classes["span"] | {"decades", "centuries"}
    place = len(found) - 1
    while place > 0 and (found[place].kind in ("date", "adverb", "number") or found[place].low in spans):
        place -= 1
    if place > 0 and place < len(found) - 1 and found[place].kind == "preposition":
        place -= 1
    return place


def sayer_of(draft: Draft, told: Sequence[Mention]) -> Mention | None:
    """The subject of the verb of speech that ends what is found so far, past the aside that may end before the verb.

    As in "X, a group formed after Y's war, says it …", "Z attacked W, and X, which Y arms, said it …": X says it.

    Args:
        draft: the sentence so far.
        told: whom it names, without those of a relative clause that ends before the verb.
    """
    found, subjects = draft.found, [mention for mention in told if mention.subject]
    if told and len(told) < len(draft.mentions) and found[told[-1].index + 1].kind == "comma":
        return told[-1]
    if (main := _saying_of(found, subjects)) is not None:
        return main
    last = max((i for i, unit in enumerate(found) if unit.kind == "comma"), default=-1)
    if not subjects or last < subjects[-1].index or any(u.kind not in _SAYING for u in found[last + 1 :]):
        return subjects[-1] if subjects else None
    for subject, following in pairwise(subjects):
        opening = next((i for i in range(subject.index + 1, last) if found[i].kind == "comma"), last)
        plain = not any(unit.kind in ("verb", "be", "have", "modal") for unit in found[subject.index + 1 : opening])
        if plain and opening < following.index and found[opening + 1].kind in ("determiner", "verb", "relative"):
            return subject
    return subjects[-1]


def _saying_of(found: Sequence[Unit], subjects: Sequence[Mention]) -> Mention | None:
    """The X of "X struck Y, a day after Z attacked it, saying": no participle goes on about a clause of time.

    ``None`` where no such clause stands before it.
    """
    place = past_time(found[:-1] if found and found[-1].kind == "that" else found)
    verb = found[place] if place > 0 else None
    if verb is None or not any(form.present for form in verb.forms) or found[place - 1].kind != "comma":
        return None
    if not subjects or not _within_time(found, subjects[-1].index):
        return None
    return next((subject for subject in reversed(subjects) if not _within_time(found, subject.index)), None)


def _within_time(found: Sequence[Unit], index: int) -> bool:
    """Whether it is the subject of a clause that tells when or why: "after Z", "because the men of Z"."""
    for unit in reversed(found[:index]):
        if unit.kind in ("comma", "stop", "quote"):
            return False
        if unit.low in _WHEN:
            return True
    return False


_WHEN = frozenset(("after", "when", "as", "while", "before", "since", "once", "because", "until", "although", "though"))
_SAYING = frozenset(("verb", "have", "adverb", "date", "number", "preposition", "that"))


def outlet_speaking(draft: Draft, index: int, memory: Memory) -> list[Mention] | None:
    """Which agency, paper or statement says more in "IRNA said … It said"; nobody in "NBC said it understood".

    ``None`` where no such outlet speaks.
    """
    if draft.units[index].low != "it":
        return None
    if draft.found:
        subjects = [m for m in draft.mentions if m.subject]
        itself = bool(subjects) and subjects[-1].actor.type == "MediaOutlet" and said(draft)
        return [] if itself else None
    following = next((u for u in draft.units[index + 1 : index + 3] if u.kind != "adverb"), None)
    trace = memory.traces[-1] if memory.traces else None
    if trace is None or following is None or not (is_speech_verb(following) or following.low in ("put", "puts")):
        return None
    first = next((m for m in trace.mentions if m.subject), None)
    if first is not None and first.actor.type == "MediaOutlet":
        return [first]
    return _paper_speaking(trace)


def _paper_speaking(trace: Trace) -> list[Mention] | None:
    """Which paper says more in "The statement said Z attacked … It said": whose it is, if the words say so."""
    paper = next((thing for thing in trace.things if thing.subject and not thing.plural), None)
    if paper is None or paper.noun not in _PAPERS | _REPORTS:
        return None
    before = [m for m in trace.mentions if m.index < paper.index]
    behind = [m for m in trace.mentions if m.part and 0 < m.index - paper.index <= _TO_AUTHOR]
    if len(before) > 1 or (before and paper.index - before[0].index > _TO_AUTHOR):
        return None
    author = before or behind[:1]
    if author:
        return [replace(author[0], person=None, owner=False, where=False, part=False)]
    return [Mention(paper.index, Actor(paper.noun, "UnnamedSource"), None, False, True)]


def own_voice(draft: Draft, index: int, memory: Memory) -> Mention | None:
    """Whose spokesman "its spokesman" is at the head of a sentence, after "…, X announced": X's."""
    noun = draft.units[index + 1] if index + 1 < len(draft.units) else None
    if draft.found or noun is None or noun.low not in _VOICES or draft.units[index].low not in _OF_ALL | _OF_MANY:
        return None
    sayer = memory.traces[-1].sayer if memory.traces else None
    return replace(sayer, person=None, where=False, owner=False) if sayer is not None else None


_TO_AUTHOR = 3
_REPORTS = frozenset(("report", "study", "letter", "memo", "dossier"))


def spoken_for(draft: Draft, word: str) -> Mention | None:
    """For whom the one or the paper speaks that says what ``word`` stands in, where nobody else is named before it.

    Args:
        draft: the sentence so far.
        word: the pronoun: "its", "their", "it" …
    """
    if word not in _OF_ALL | _OF_MANY or not draft.found or not said(draft):
        return None
    only = draft.mentions[0] if draft.mentions else None
    if only is None or any(other.subject and other.actor != only.actor for other in draft.mentions):
        return None
    paper = only.person is None and _papers(draft, only)
    speaker = only.person is not None and only.subject and only.actor.type != "Person"
    if not (paper or speaker) or (word in _OF_MANY and only.actor.type not in GROUPS):
        return None
    return replace(only, person=None, where=False, owner=False)


def of_outlet(draft: Draft, found: Sequence[Mention], following: Sequence[Unit]) -> bool:
    """Whether he is named only for what his outlets tell: "contrary to reports by X-ian media that its jets …".

    Args:
        draft: the sentence so far.
        found: for whom the pronoun seems to stand.
        following: the units after it.
    """
    outlets = wordlists().classes["outlet"]
    told = [m for m in draft.mentions if m.name in {mention.name for mention in found}]
    armed = wordlists().nouns["forces"] | wordlists().nouns["fighters"]
    if not armed.isdisjoint(unit.low for unit in following[:2]) and spoken_for(draft, "its") is not None:
        return False  # "X-ian radio said its troops"
    return bool(told) and all(m.index + 1 < len(draft.found) and draft.found[m.index + 1].low in outlets for m in told)


def accompanied(draft: Draft, index: int) -> Mention | None:
    """The X of "X and its Iranian backers", "M accused X and its allies of …": whoever stands beside his own friends.

    Args:
        draft: the sentence so far.
        index: of "its" or "their".
    """
    found, word = draft.found, draft.units[index].low
    if word == "its" and (fellow := _beside_fellow(draft, index)) is not None:
        return fellow
    if word not in _OF_ALL | _OF_MANY or word == "it" or len(found) < _PAIR or found[-1].low not in ("and", "nor"):
        return None
    last = draft.mentions[-1] if draft.mentions else None
    nouns = wordlists().nouns
    forces = nouns["forces"] | nouns["fighters"] | nouns["officials"] | _OFFICERS
    if (
        last is None
        or last.person is not None
        or last.where
        or any(u.low not in forces for u in found[last.index + 1 : -1])
    ):
        return None
    if word in _OF_MANY and last.index == len(found) - _PAIR and last.actor.type == "State":
        return None
    following = draft.units[index + 1 : index + 1 + _FAR]
    head = next((unit.low for unit in following if unit.low in _FRIENDS), None)
    words = following[: next((i for i, unit in enumerate(following) if unit.low == head), 0)]
    plain = all(unit.kind in ("word", "capital", *NAMES) for unit in words)
    helps = head in ("ally", "allies", "partner", "partners") and last.object and _helping(draft)
    return replace(last, where=False, owner=False) if head is not None and plain and not helps else None


_OFFICERS = frozenset(("officers", "advisers", "instructors", "pilots", "crews"))


def _beside_fellow(draft: Draft, index: int) -> Mention | None:
    """The Y of "X accuses Y and Z, its proxy, of …": whoever is charged or struck is no friend of who does it."""
    found, two = draft.found, draft.mentions[-2:]
    if len(two) < _PAIR or found[-1].kind != "comma" or two[1].index != len(found) - _PAIR:
        return None
    between = found[two[0].index + 1 : two[1].index]
    joined = any(unit.low == "and" for unit in between) and all(unit.kind in _JOINS for unit in between)
    friend = any(unit.low in _FRIENDS for unit in draft.units[index + 1 : index + _FAR])
    verb = next((unit for unit in reversed(found[: two[0].index]) if unit.kind == "verb"), None)
    listed = joined and friend and sign_of(verb) < 0 and not two[0].subject and not two[0].where
    return replace(two[0], owner=False) if listed and two[0].person is None else None


_JOINS = frozenset(("comma", "conjunction", "determiner"))


def _helping(draft: Draft) -> bool:
    """Whether somebody helps, whose own allies he may help as well: "X arms Y and its allies"."""
    frames = wordlists().frames
    lemmas = {form.lemma for unit in draft.found if unit.kind == "verb" for form in unit.forms}
    return any(lemma in frames and frames[lemma].relation in _HELPS for lemma in lemmas)


_HELPS = frozenset(("supports", "arms", "funds", "trains", "harbours"))
_FRIENDS = frozenset(("ally", "proxy", "proxies", "surrogate", "surrogates", "client", "protege", "puppet", "allies",
                      "backer", "backers", "patron", "patrons", "sponsor", "sponsors", "partner", "partners",
                      "supporters", "paymaster", "paymasters"))  # fmt: skip
_PAIR = 2
_FAR = 4
_OF_ALL = frozenset(("its", "it"))
_OF_MANY = frozenset(("their",))


def _papers(draft: Draft, only: Mention) -> bool:
    """Whether somebody's communique or spokesman says it: "An X-ian military communique", "a spokesman for X"."""
    found = draft.found
    head = only.index + 1
    while head < len(found) and (found[head].low in _OFFICIAL or found[head].kind == "possessive"):
        head += 1
    before = found[: only.index]
    if any(unit.low in _VOICES for unit in before[:-1]) and before[-1].low in ("for", "the", "of"):
        return head < len(found) and found[head].kind in ("verb", "adverb", "date")
    return (
        head < len(found)
        and found[head].low in _PAPERS
        and all(unit.kind in ("determiner", "adverb", "date") for unit in before)
    )


_VOICES = frozenset(("spokesman", "spokeswoman", "spokesperson", "spokesmen"))
_OFFICIAL = frozenset(("military", "army", "government", "war", "official", "defence", "defense", "ministry", "rebel",
                       "navy", "naval", "guerrilla", "force", "forces", "troops"))  # fmt: skip
_PAPERS = frozenset(("communique", "communiqué", "communiques", "statement", "announcement", "bulletin", "dispatch",
                     "radio", "television"))  # fmt: skip


def scene_of(draft: Draft) -> Actor | None:
    """The state of "In Colombia(,) the Government …", which the sentence sets as its scene."""
    first = next((i for i, unit in enumerate(draft.units[:3]) if unit.kind not in ("number", "stop", "end")), 0)
    words = draft.units[first : first + 3]
    if len(words) < _SCENE or words[0].low != "in" or words[2].kind not in ("comma", "determiner"):
        return None
    state = words[1].actor
    return state if words[1].kind == "name" and state is not None and state.type == "State" else None


_SCENE = 3


def spokesman_of(draft: Draft, word: str) -> Actor | None:
    """Whose "the government" is in "X's government spokesman said the government …", where nobody stands before.

    Args:
        draft: the sentence so far.
        word: what the army or government is called.
    """
    officials = wordlists().nouns["officials"] | _VOICES
    for index, unit in enumerate(draft.found[:-2]):
        if unit.kind in NAMES and unit.actor is not None:
            place = index + 1 + (draft.found[index + 1].kind == "possessive")
            told = draft.found[place].low == word and draft.found[place + 1 : place + 2]
            return unit.actor if told and unit.actor.type == "State" and told[0].low in officials else None
    return None
