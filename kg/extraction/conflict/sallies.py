"""Sallies: attacks of which a sentence does not say on whom, where the text so far sets who attacks against one foe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.foes import foe_party
from kg.extraction.arguments.objects import surer
from kg.extraction.conflict.struck import hit
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.locations import located_in
from kg.extraction.grammar.owners import single_owner
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.nominals import factual
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.extraction.words.wordlists import wordlists

__all__ = ["sally_findings"]

_ATTACKS = frozenset(("attack", "attacked", "attacks", "counter-attacked", "counterattacked"))
_LAUNCHES = frozenset(("launched", "opened", "mounted", "unleashed", "began", "launch", "launches", "launching"))
_WORDS = _ATTACKS | _LAUNCHES
_MADE = frozenset(("launch", "open", "mount", "unleash", "begin"))
_WHERE = frozenset(("in", "across", "near", "inside", "along", "through"))
_LOOSE = _WHERE | {"at", "on", "from", "with", "during", "after", "before", "around", "by", "over"}
"""Prepositions after which nobody is struck; "on" only where a date follows it."""


def sally_findings(clauses: Clauses, said: Sequence[Finding]) -> Iterator[Finding]:
    """That who attacks attacked the one foe whom the text has told of: "X launched a new offensive on Tuesday".

    Args:
        clauses: the sentence.
        said: what other rules have read in it; who is told to strike anybody is not taken to strike his foe, too.
    """
    yield from _dated(clauses)
    if not clauses.places.of(_SIGNS):
        return
    striking = {f.trigger for f in said} | {f.subject.start for f in said if f.relation == "attacked"}
    for group in clauses.groups:
        relation = _goes_on(clauses, group)
        doer = _doer(clauses, group, relation)
        if doer is None or group.head in striking or doer.start in striking:
            continue
        foe = clauses.foe(doer.actor, official=False)
        if foe is None or not _on_its_ground(clauses, group, (doer.actor.name, foe.name)):
            continue
        other = foe_party(foe, clauses, NounPhrase(group.head, group.head, None, frozenset()))
        event = "Attack" if relation != "foughtWith" else None
        yield Finding(group.head, relation or "attacked", doer, other, event, score=surer(0.7, doer, other))


def _goes_on(clauses: Clauses, group: VerbGroup) -> str:
    """What "fought on", "took up arms again", "resumed its bombardment", "struck back" says; the empty text else."""
    units, after = clauses.units, group.head + 1
    following = [unit.low for unit in units[after : after + 2]]
    if group.lemma in ("fight", "strike", "hit") and following[:1] in (["on"], ["back"]):
        beyond = units[after + 1].kind if after + 1 < len(units) else "end"
        closed = following[0] == "back" or beyond in _NOT_ON
        return ("foughtWith" if group.lemma == "fight" else "attacked") if closed else ""
    if group.lemma == "take" and following == ["up", "arms"]:
        return "foughtWith"
    clause = clauses.clause(group) if group.lemma in _RESUMES else None
    last = units[clause.objects[0].last].low if clause is not None and len(clause.objects) == 1 else ""
    own = clause is not None and bool(last) and units[clause.objects[0].first].low in ("its", "their", "his")
    after = clause.objects[0].last + 1 if clause is not None and last else len(units)
    if after < len(units) and units[after].low in ("of", "against"):
        return ""  # "resumed its bombardment of Y"
    if clause is None or not last or (clause.objects[0].party is not None and not own):
        return ""
    return "foughtWith" if last in _WARS else "attacked" if last in _RAIDS else ""


_GOES_ON = frozenset(("fought", "arms", "struck", "hit", "resumed", "renewed", "resume", "fight", "resumes", "fights"))
_NOT_ON = frozenset(("preposition", "subordinator", "comma", "stop", "end", "conjunction", "date", "adverb", "close"))
_RESUMES = frozenset(("resume", "renew", "restart"))
_WARS = frozenset(("hostilities", "fighting", "combat", "war", "insurgency", "rebellion", "struggle"))
_RAIDS = frozenset(("bombardment", "bombing", "shelling", "attacks", "raids", "airstrikes", "strikes", "offensive",
                    "assault", "bombings", "ambushes"))  # fmt: skip


def _dated(clauses: Clauses) -> Iterator[Finding]:
    """As in "the last X-ian attack was on 8 March, when a Y-ian tanker was hit": on Y, whom nobody else struck."""
    units = clauses.units
    for index in clauses.places.of(_WHEN):
        if index < _TO_DATE or units[index].low != "when" or units[index - 1].kind != "comma":
            continue
        told = next((g for g in reversed(clauses.verbs) if g.head < index), None)
        happened = told is not None and told.lemma in _HAPPENS and told.modality == "actual" and not told.negated
        if told is None or not happened or not _to_its_date(clauses, told, index - 1):
            continue
        noun = next((i for i in range(told.first - 1, -1, -1) if units[i].low in _NOUNS), -1)
        phrase = noun_phrase_before(units, noun) if noun >= 0 else None
        doer = single_owner(units, phrase) if phrase is not None and factual(clauses, noun) else None
        struck = list(hit(clauses, index))
        if doer is None or any(units[i].kind in _STOPS for i in range(noun, told.first)) or len(struck) != 1:
            continue
        actor, at = struck[0]
        if actor.name != doer.actor.name:
            other = foe_party(actor, clauses, NounPhrase(at, at, None, frozenset(("assets",))))
            yield Finding(noun, "attacked", doer, other, "Attack", score=surer(0.7, doer, other))


_WHEN = frozenset(("when",))
_HAPPENS = frozenset(("be", "come", "occur", "happen", "take"))
_NOUNS = frozenset(("attack", "raid", "strike", "bombing", "bombardment", "assault", "shelling", "ambush", "airstrike"))
_STOPS = frozenset(("comma", "stop", "quote", "that", "relative", "conjunction"))
_TO_DATE = 4


def _to_its_date(clauses: Clauses, told: VerbGroup, end: int) -> bool:
    """Whether only a date stands between the verb and ``end``: "was on 8 March", "took place last Friday"."""
    words = clauses.units[told.head + 1 : end]
    dated = any(unit.kind == "date" for unit in words)
    return dated and all(
        unit.kind in ("date", "number", "adverb", "determiner") or unit.low in ("on", "in", "last", "place")
        for unit in words
    )


def _doer(clauses: Clauses, group: VerbGroup, goes_on: str) -> Party | None:
    """Who attacks, or ``goes_on`` to, by a verb that is told as done and names nobody who is struck."""
    told = group.form == "finite" and group.voice == "active" and group.modality == "actual" and not group.negated
    clause = clauses.clause(group) if told else None
    links = _TOLD | {"relative", "adverbial"} if goes_on else _TOLD
    if clause is None or clause.link not in links or len(clause.subjects) != 1:
        return None
    nouns = wordlists().classes["assaults"]
    words = [clauses.units[phrase.last].low for phrase in clause.objects]
    made = group.lemma in _MADE and len(words) == 1 and words[0] in nouns and _plain(clauses, clause.objects[0])
    bare = clauses.units[group.head].low in _ATTACKS and not words
    if not (made or bare or goes_on) or not _led_nowhere(clauses, group, _LOOSE | _SPANS if goes_on else _LOOSE):
        return None
    doer = clause.subjects[0]
    fights = doer.actor.type in STATES | GROUPS and doer.speaker.type != "Person"
    return doer if fights and doer.roles & {"name", "forces", "fighters"} else None


_TOLD = frozenset(("main", "coordinate", "content"))
_SPANS = frozenset(("until", "for", "since", "despite", "without", "under", "over", "till"))


def _plain(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether it is one of arms for all that its words say: not "a charm offensive", "a verbal attack"."""
    modifiers = clauses.units[phrase.first : phrase.last]
    return phrase.party is None and all(
        unit.kind in ("determiner", "number", "adverb", "date") or unit.low in _MILITARY for unit in modifiers
    )


_MILITARY = frozenset(("new", "fresh", "major", "big", "massive", "large", "large-scale", "full-scale", "surprise",
                       "ground", "air", "land", "military", "armed", "final", "second", "third", "spring",
                       "summer", "winter", "autumn", "dawn", "night", "heavy", "fierce", "sudden", "lightning",
                       "infantry", "amphibious", "cross-border", "long-awaited", "long-expected", "another",
                       "all-out", "renewed", "limited", "two-pronged", "three-pronged", "artillery", "rocket",
                       "missile", "counter"))  # fmt: skip


def _led_nowhere(clauses: Clauses, group: VerbGroup, loose: frozenset[str]) -> bool:
    """Whether no preposition leads to whom the attack strikes."""
    clause, units = clauses.clause(group), clauses.units
    following = units[group.head + 1] if group.head + 1 < len(units) else None
    if clause is None or following is None or following.kind in ("conjunction", "pronoun", "quote"):
        return False
    for word, phrases in clause.complements.items():
        named = any(phrase.party is not None for phrase in phrases)
        if word not in loose or (word == "on" and phrases) or (named and word not in _WHERE):
            return False
    return True


def _on_its_ground(clauses: Clauses, group: VerbGroup, sides: tuple[str, str]) -> bool:
    """Whether no place that the clause names is a third one's."""
    clause = clauses.clause(group)
    for word, phrases in clause.complements.items() if clause is not None else ():
        for phrase in phrases if word in _WHERE else ():
            unit = located_in(clauses.units, phrase.first - 1)
            state = (unit.holder or unit.actor) if unit is not None else None
            if (state is not None and state.name not in sides) or (unit is None and phrase.party is not None):
                return False
    return True


_SIGNS = _WORDS | _GOES_ON
