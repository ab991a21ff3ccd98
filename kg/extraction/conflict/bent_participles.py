"""Kernels of participles: "Y, long driven from the valley by X", "found itself attacked by X", "being shelled by"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.arguments.doers import doers_of
from kg.extraction.conflict.bent import REFERRED, TO_AGENT, Bent, Kernel
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase
from kg.extraction.parsing.gaps import clause_end
from kg.extraction.words.units import NAMES
from kg.extraction.words.verbforms import form_of
from kg.extraction.words.wordlists import wordlists

__all__ = ["of_participle", "of_prepositional"]

_WITHIN_BE = 8
_SELF = frozenset(("itself", "themselves", "himself", "herself"))
_BEFORE = _SELF | {"long", "first", "then", "still", "once", "now", "newly", "later", "both"}
_DOUBTED = frozenset(
    ("almost", "nearly", "allegedly", "reportedly", "supposedly", "purportedly", "practically", "virtually", "perhaps",
     "possibly", "maybe", "probably", "presumably", "ostensibly", "apparently", "seemingly", "hardly", "barely",
     "scarcely")
)  # fmt: skip
_CLAUSE_BOUNDS = frozenset(
    ("comma", "end", "stop", "dash", "open", "close", "quote", "relative", "that", "subordinator")
)
_LED = frozenset(("preposition", "to", "adverb", "date", "subordinator"))
_FINDS = frozenset(("find", "see"))
_STAYS = frozenset(("get", "remain", "stay", "stand"))
_REMEMBERS = frozenset(
    ("remember", "recall", "resent", "regret", "forget", "mind", "enjoy", "suffer", "endure", "hate", "dislike",
     "appreciate", "survive", "detest", "begrudge", "bemoan", "keep", "begin", "start", "continue", "lament", "deplore")
)  # fmt: skip
_COMPLAINS = frozenset(
    ("complain", "speak", "tell", "talk", "grumble", "protest", "moan", "boast", "brag", "write", "report", "describe",
     "mention", "acknowledge", "admit", "confess")
)  # fmt: skip
"""Verbs by which somebody tells what has been done to him, so that it is his claim."""
_MOODS = frozenset(
    ("angry", "furious", "unhappy", "bitter", "upset", "tired", "weary", "ashamed", "proud", "resentful", "glad",
     "indignant", "outraged", "incensed", "grateful", "irritated", "annoyed", "fed", "sore", "humiliated", "shocked")
)  # fmt: skip
_CONCEDING = frozenset(("although", "though", "albeit", "while", "whilst"))


def of_participle(bent: Bent, by: int) -> Kernel | None:
    """As in "Y, long driven from the valley by X, …", "Y found itself attacked by X", "complained of being …"."""
    units = bent.units
    if by + 1 >= len(units) or noun_phrase(units, by + 1) is None:
        return None
    head = _participle_before(bent, by)
    if head is None:
        return None
    end = clause_end(units, by + 1, bent.tensed)
    before = head - 1
    while before >= 0 and (units[before].kind == "adverb" or units[before].low in _BEFORE):
        before -= 1
    if before >= 0 and units[before].low in _CONCEDING and (before == 0 or units[before - 1].kind == "comma"):
        before -= 1  # "Y, although driven out by X, …"
    if any(units[i].kind == "negation" or units[i].low in _DOUBTED for i in range(max(before, 0), head)):
        return None
    found = _set_apart(bent, before, head, end) if before < 0 or units[before].kind == "comma" else None
    found = found or _of_state(bent, before) or _of_being(bent, before) or _of_list(bent, before)
    found = found or _of_circumstance(bent, before, head) or _of_infinitive(bent, head) or _interrupted(bent, before)
    if found is None:
        return None
    whom, words, claimant = found
    told = bent.clauses.subjects(bent.heads[head]) if head in bent.heads and claimant is None else ()
    if told and whom.actor.name not in {party.actor.name for party in told}:
        return None  # "the rebels left Y, driven out by X": not Y
    return bent.made(whom, words, range(head, end), be=head, claimant=claimant)


_Told = tuple[Party, range, Party | None]


def _participle_before(bent: Bent, by: int) -> int | None:
    """The participle to which "by" leads the agent, unless it is that of a passive."""
    for index in range(by - 1, max(by - TO_AGENT, -1), -1):
        unit = bent.units[index]
        if unit.kind in _CLAUSE_BOUNDS and unit.low != "as":
            return None
        if form_of(unit, participle=True) and not any(form.present for form in unit.forms):
            group = bent.heads.get(index)
            if group is not None and group.form == "infinitive" and group.voice == "active":
                continue
            return None if group is not None and group.voice == "passive" and group.form == "finite" else index
    return None


def of_prepositional(bent: Bent, by: int) -> Kernel | None:
    """As in "Y was fired on by X", "was called on by X to leave": read as "X fired on Y", "X called on Y to leave"."""
    units, group = bent.units, bent.heads.get(by - 2)
    particle = units[by - 1].low in wordlists().classes["particle"] if by > 1 else True
    if group is None or particle or units[by - 1].kind not in ("preposition", "to") or group.voice != "passive":
        return None
    found = _actual(bent, group)
    agents = bent.clauses.phrases_from(by + 1)
    if found is None or len(agents) != 1 or agents[0].party is None or not any(f.finite for f in units[by - 2].forms):
        return None
    whom, words, _ = found
    end = clause_end(units, agents[0].last + 1, bent.tensed)
    agent = range(by + 1, agents[0].last + 1)
    return bent.made(whom, agent, range(by - 2, by), words, range(agents[0].last + 1, end))


def _ambiguous(bent: Bent, head: int) -> bool:
    """Whether the participle may be a past tense that has its object after it."""
    finite = any(form.finite for form in bent.units[head].forms)
    return finite and bent.units[head + 1].kind not in _LED


def _set_apart(bent: Bent, before: int, head: int, end: int) -> _Told | None:
    """As in "Y, driven out by X, called …", "Driven out by X, Y called …"."""
    units = bent.units
    if _ambiguous(bent, head) or end >= len(units):
        return None
    if before < 0:
        verb = next((g for g in bent.clauses.groups if g.first > end and g.form == "finite"), None)
        phrases = bent.clauses.subject_phrases(verb) if verb is not None else ()
        if verb is None or units[end].kind != "comma" or not phrases or phrases[0].first != end + 1:
            return None
        return _plain(bent, bent.clauses.subjects(verb), phrases)
    whom = bent.clauses.phrase_before(before - 1)
    if whom is None or whom.roles & REFERRED:
        return None
    words = _words_before(bent, before, whom)
    if units[end].kind == "end":
        sure = not any(form.finite for form in units[head].forms)
        return (whom, words, None) if sure else None
    after = end + 1
    while after < len(units) and units[after].kind == "adverb":
        after += 1
    verb = bent.tensed.get(after)
    if units[end].kind != "comma" or verb is None:
        return None
    if units[before + 1].low == "once" and not verb.past:
        return None  # "Y, once attacked by X, will strike back"
    subjects = bent.clauses.subjects(verb)
    return (whom, words, None) if {p.actor.name for p in subjects} == {whom.actor.name} else None


def _words_before(bent: Bent, comma: int, whom: Party) -> range:
    """The words of the phrase before a comma."""
    first = next((i for i in range(comma - 1, max(comma - 6, -1), -1) if bent.units[i].start == whom.start), comma - 1)
    plain = whom.roles <= {"name"} or bent.units[first].start != whom.start
    return bent.named(whom) if plain else range(first, comma)


def _plain(bent: Bent, parties: Sequence[Party], phrases: Sequence[NounPhrase]) -> _Told | None:
    """The one subject, with its words."""
    if len(parties) != 1 or parties[0].roles & REFERRED:
        return None
    return parties[0], bent.spelt(parties[0], phrases[0] if phrases else None), None


def _actual(bent: Bent, group: VerbGroup | None) -> _Told | None:
    """The subject of a verb that is told as so."""
    if group is None or group.negated or group.modality != "actual" or group.form != "finite":
        return None
    return _plain(bent, bent.clauses.subjects(group), bent.clauses.subject_phrases(group))


def _of_state(bent: Bent, before: int) -> _Told | None:
    """As in "Y found itself attacked by X", "got driven out", "ended up blamed"."""
    units = bent.units
    if before < 1:
        return None
    lemmas = {form.lemma for form in units[before].forms}
    if units[before + 1].low in _SELF:
        return _actual(bent, bent.heads.get(before)) if lemmas & _FINDS else None
    if lemmas & _STAYS:
        return _actual(bent, bent.heads.get(before))
    ends = units[before].low == "up" and any(form.lemma in ("end", "wind") for form in units[before - 1].forms)
    return _actual(bent, bent.heads.get(before - 1)) if ends else None


def _of_being(bent: Bent, before: int) -> _Told | None:
    """As in "complained of being attacked by X", "remembers having been attacked by X"."""
    units = bent.units
    if before > 0 and units[before].low == "been" and units[before - 1].low == "having":
        before -= 1
    elif before < 1 or units[before].low != "being":
        return None
    place = before - 1
    governed = units[place].kind == "preposition"
    place -= governed
    while place > 0 and units[place].kind == "adverb":
        place -= 1
    group = bent.heads.get(place)
    if governed and units[place].low in _MOODS and place:
        group = next((bent.heads[i] for i in range(place - 1, max(place - 4, -1), -1) if i in bent.heads), None)
        return _actual(bent, group) if group is not None and group.lemma == "be" else None
    if group is None and not governed and any(form.lemma in _REMEMBERS for form in units[place].forms):
        whom = bent.clauses.phrase_before(place - 1)  # "X remembers being …"
        return (whom, bent.named(whom), None) if whom is not None and not whom.roles & REFERRED else None
    if group is None or group.voice != "active":
        return None
    found = _actual(bent, group)
    if found is None or group.lemma not in (_COMPLAINS if governed else _REMEMBERS | _COMPLAINS):
        return None
    return (*found[:2], found[0]) if group.lemma in _COMPLAINS else found


def _of_list(bent: Bent, before: int) -> _Told | None:
    """As in "was first ignored and then attacked by X"."""
    if before < 1 or bent.units[before].low not in ("and", "but"):
        return None
    earlier = max((g for g in bent.heads.values() if g.head < before), key=lambda g: g.head, default=None)
    if earlier is None or earlier.voice != "passive":
        return None
    between = bent.units[earlier.head + 1 : before]
    return None if any(unit.kind in _CLAUSE_BOUNDS for unit in between) else _actual(bent, earlier)


def _of_circumstance(bent: Bent, before: int, head: int) -> _Told | None:
    """As in "with Y driven from the valley by X, …"."""
    units = bent.units
    phrase = noun_phrase(units, before) if before > 0 and units[before].kind in NAMES else None
    article = before - (before > 0 and units[before - 1].kind == "determiner")
    if phrase is None or phrase.party is None or article < 1 or units[article - 1].low != "with":
        return None
    opens = article == 1 or units[article - 2].kind == "comma"
    return (phrase.party, bent.named(phrase.party), None) if opens and not _ambiguous(bent, head) else None


def _of_infinitive(bent: Bent, head: int) -> _Told | None:
    """As in "Y is known to have been given weapons by X", "came to be led by X"."""
    group = bent.heads.get(head)
    if group is None or group.voice != "passive" or group.form != "infinitive":
        return None
    who = doers_of(bent.clauses, group)
    if not who.real or who.modality != "actual" or who.effect != "actual" or who.group.negated:
        return None
    return _plain(bent, who.parties, ())


def _interrupted(bent: Bent, before: int) -> _Told | None:
    """As in "Y was in 1994 attacked by X"."""
    units = bent.units
    for index in range(before, max(before - _WITHIN_BE, 0), -1):
        group = bent.heads.get(index)
        if units[index].kind == "be":
            return _actual(bent, group) if group is not None and index < before and group.head == index else None
        if group is not None or units[index].kind in _CLAUSE_BOUNDS - {"comma"}:
            return None
    return None
