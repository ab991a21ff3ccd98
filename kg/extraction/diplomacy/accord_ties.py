"""Ties of accords: the verbs and deeds that say something of an accord that a sentence names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from kg.extraction.arguments.accord_mentions import MEDIATING, Mention, past_insertion
from kg.extraction.grammar.phrases import Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.declared_over import declared_over
from kg.extraction.words.records import record
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists

__all__ = ["OVER", "Tie", "by_after", "deed_of", "subject_effect", "ties"]

OVER = frozenset(("collapsed", "expired"))
"""What a verb says of an accord that stands no more, given up or at the end of its term."""

_LED_BY = frozenset(("to", "on", "from", "of", "into", "with", "through", "up", "off", "out", "down", "over", "in"))
"""Prepositions and particles between a verb and the accord that is its object: "agreed to a", "tore up the"."""
_FORCE = frozenset(("effect", "force", "place", "hold", "operation"))
_OVER = frozenset(("over", "dead", "void"))
Role = Literal["object", "subject", "gap", "reduced", "noun"]
_HOSTING = frozenset(("host", "co-host", "hold", "convene", "chair"))
_NEAR = 26
_TO_VERB = 8


@record
class Tie:
    """That a verb, or a noun for a deed, goes with a mention.

    Attributes:
        group: the verb; ``None`` for a noun.
        role: what the mention is to it; ``gap`` for the object of a relative clause after the mention.
        effect: what it says of the accord; empty where nothing.
        noun: index of the noun; -1 for a verb.
    """

    group: VerbGroup | None
    role: Role
    effect: str
    noun: int = -1

    @property
    def at(self) -> int:
        """Index of the verb or noun."""
        return self.group.head if self.group is not None else self.noun


def ties(clauses: Clauses, mention: Mention) -> tuple[Tie, ...]:
    """The verbs and deeds that say something of the mention, the one that governs it first."""
    found = [*_governors(clauses, mention), *_reduced(clauses, mention), *_gaps(clauses, mention)]
    first = mention.first
    first -= 2 if [unit.low for unit in clauses.units[max(first - 2, 0) : first]] in _AT_LEAST else 0
    if clauses.opens_clause(first):
        found += _main(clauses, mention)
    return tuple(found)


def over_then(mention: Mention, found: Iterable[Tie]) -> bool:
    """As in "A truce brokered by Q expired in October": the date is of its end, and not of the help to it."""
    return mention.noun.kind == "agreement" and any(tie.role == "subject" and tie.effect in _ENDED for tie in found)


_ENDED = OVER | {"violated", "suspended", "superseded"}


def _effect(group: VerbGroup, *, does: bool) -> str:
    verb = wordlists().accord_verbs.get(group.lemma)
    if verb is None:
        return ""
    return verb.does if does else verb.done


def _governors(clauses: Clauses, mention: Mention) -> Iterator[Tie]:
    units, before = clauses.units, mention.first - 1
    while before >= 0 and (units[before].low in _LED_BY or units[before].kind in ("adverb", "date")):
        before -= 1
    group = clauses.at(before) or past_insertion(clauses, before)
    if group is None and mention.first and units[mention.first - 1].low in ("to", "on", "of", "from"):
        group = _past_company(clauses, mention.first - 1)
    if (said := _phrased(clauses, mention)) is not None:
        yield said
        if said.at < mention.index:
            return
    group = group or _parsed_governor(clauses, mention)
    if group is not None:
        if group.voice == "active":
            off = units[group.head + 1].low == "off" and group.lemma in ("break", "call", "cut")
            over = _done_with(units, mention) or off
            run = group.lemma in _LETS and _let_run_out(clauses, mention)
            yield Tie(group, "object", "collapsed" if over else "expired" if run else _effect(group, does=False))
        return
    if (noun := deed_of(clauses, mention)) is not None:
        yield Tie(None, "noun", wordlists().accord_deeds[units[noun].low], noun)


def _let_run_out(clauses: Clauses, mention: Mention) -> bool:
    """As in "X let its truce with Y lapse", "allowed the treaty to expire"."""
    after = next((group for group in clauses.groups if group.first > mention.index), None)
    bare = after is not None and after.form in ("infinitive", "bare", "finite") and after.first == after.head
    told = (
        wordlists().accord_verbs.get(after.lemma)
        if after is not None and (bare or after.form == "infinitive")
        else None
    )
    between = clauses.units[mention.index + 1 : after.first] if after is not None else ()
    return told is not None and told.does == "expired" and all(unit.kind in _OF_PARTIES_TO for unit in between)


_LETS = frozenset(("let", "allow", "permit"))


def _parsed_governor(clauses: Clauses, mention: Mention) -> VerbGroup | None:
    """The verb whose object the accord is by the parse, past what stands between them."""
    for function in clauses.functions(mention.index):
        if function.role == "object" and function.verb.head < mention.first:
            return clauses.at(function.verb.head)
    return None


def deed_of(clauses: Clauses, mention: Mention) -> int | None:
    """The noun of "the signing (in Lima on 3 May) of the accord" that tells what becomes of it."""
    units, deeds = clauses.units, wordlists().accord_deeds
    if not mention.first or units[mention.first - 1].low != "of":
        return None
    within = frozenset(("preposition", "date", "number", "capital", "determiner", *NAMES))
    named = True
    for place in range(mention.first - 2, max(mention.first - 2 - _NEAR, -1), -1):
        unit = units[place]
        if unit.low in deeds:
            near = named and mention.first - 2 - place < _TO_VERB
            return place if near or by_after(units, place, mention.first - 1) is not None else None
        named = named and unit.kind in within
        if unit.kind not in within and unit.kind not in ("conjunction", "word", "comma", "adverb"):
            return None
    return None


def by_after(units: Units, deed: int, end: int) -> int | None:
    """Where the "by" stands of "the signing by A of", "the signing, on Monday in Lima, by A of"."""
    for place in range(deed + 1, min(deed + _TO_VERB, end)):
        if units[place].low == "by":
            return place
        if units[place].kind not in ("comma", "date", "adverb", "preposition", *NAMES) or units[place].low == "of":
            return None
    return None


def _phrased(clauses: Clauses, mention: Mention) -> Tie | None:
    """As in "A and B put their names to an accord", "X walked away from the talks"."""
    units, phrases = clauses.units, wordlists().accord_phrases
    for function in clauses.functions(mention.index):
        if function.role != "complement" or function.verb.voice != "active":
            continue
        after = function.verb.head + 1  # "the accord to which A and B put their names"
        words = {unit.low for unit in units[after : max(mention.first - 1, after + 3)]}
        for phrase in phrases.get((function.verb.lemma, function.preposition), ()):
            if not phrase.nouns or phrase.nouns & words:
                return Tie(clauses.at(function.verb.head) or function.verb, "object", phrase.effect)
    return None


def _done_with(units: Units, mention: Mention) -> bool:
    """As in "declared the truce with X (to be) over"."""
    return declared_over(units, mention.index + 1)


def _past_company(clauses: Clauses, preposition: int) -> VerbGroup | None:
    """The verb of "agreed with X on", where "with X" ends before ``preposition``."""
    for group in reversed(clauses.groups):
        if group.head < preposition - _TO_VERB:
            return None
        if group.head < preposition and clauses.units[group.head + 1].low == "with":
            phrases = clauses.phrases_from(group.head + 2)
            return group if phrases and phrases[-1].last + 1 == preposition else None
    return None


def _reduced(clauses: Clauses, mention: Mention) -> Iterator[Tie]:
    """The participles after the noun: "a truce brokered by Q", "an accord signed in D"."""
    units = clauses.units
    for group in clauses.groups:
        if group.head <= mention.index:
            continue
        between = units[mention.index + 1 : group.first]
        if len(between) > _NEAR or any(
            unit.kind in ("stop", "end", "relative", "that", "subordinator") for unit in between
        ):
            return
        participle = any(form.participle for form in units[group.head].forms)
        if _of_a_party(units, group, between):
            return
        if group.voice == "reduced" or (group.voice == "passive" and group.form == "infinitive" and len(between) < 2):
            yield Tie(group, "reduced", _effect(group, does=False))
        elif group.form == "finite" and not _bare_participle(units, group, between, participle=participle):
            return
        elif group.form == "finite":
            yield Tie(VerbGroup(group.first, group.head, group.lemma, "reduced", "finite", past=True), "reduced",
                      _effect(group, does=False))  # fmt: skip


def _of_a_party(units: Units, group: VerbGroup, between: Units) -> bool:
    """As in "talks between A, led by N. N., and B": who leads A does not lead the talks."""
    led = group.lemma in ("lead", "head", "command") and len(between) > 2 and between[-1].kind == "comma"
    named = led and units[group.first - 2].kind in NAMES
    opener = next((i for i, unit in enumerate(between) if unit.low in ("between", "with", "of")), None)
    return named and opener is not None and all(unit.low != "and" for unit in between[opener:])


def _bare_participle(units: Units, group: VerbGroup, between: Units, *, participle: bool) -> bool:
    """Whether "signed" after an accord can only be "which was signed": no accord signs."""
    verb = wordlists().accord_verbs.get(group.lemma)
    done = (verb is not None and verb.done and not verb.does) or group.lemma in MEDIATING or group.lemma in _HOSTING
    close = all(unit.kind in ("comma", "adverb", "date", "preposition") for unit in between) or _topical(between)
    close = close or (_partied(between) and units[min(group.head + 1, len(units) - 1)].kind not in _OBJECTS)
    bare = group.voice == "active" and group.first == group.head and participle and group.past
    return bool(done and bare and close and group.lemma != "hold") or (
        group.lemma == "hold" and bare and bool(between) and between[-1].kind == "comma"
    )


def _partied(between: Units) -> bool:
    """Whether only its parties stand between an accord and its participle: "the truce between A and B, reached in"."""
    if not between or between[0].low not in ("between", "with") or len(between) > _NEAR:
        return False
    return all(unit.kind in _OF_PARTIES and unit.low != "which" for unit in between[1:])


_OF_PARTIES = frozenset((*NAMES, "determiner", "possessive", "conjunction", "comma", "word", "capital", "number"))
_OF_PARTIES_TO = _OF_PARTIES | {"preposition", "date", "to"}
_OBJECTS = frozenset((*NAMES, "determiner", "possessive", "number", "pronoun", "word", "capital", "that"))


def _topical(between: Units) -> bool:
    """Whether only its topic stands between an accord and its participle: "the accord on the border signed in"."""
    if not between or between[0].low not in _ABOUT or len(between) > _TO_VERB:
        return False
    topic = noun_phrase(between, 1)
    while topic is not None and topic.last + 1 < len(between) and between[topic.last + 1].low in ("of", "in", "and"):
        topic = noun_phrase(between, topic.last + 2)
    return topic is not None and all(unit.kind in ("comma", "adverb", "date") for unit in between[topic.last + 1 :])


_ABOUT = frozenset(("on", "of", "about", "over", "for"))


def _gaps(clauses: Clauses, mention: Mention) -> Iterator[Tie]:
    """The relative clause whose object the accord is: "the truce that A and B signed", "which C broke"."""
    units = clauses.units
    opener = next(
        (i for i in range(mention.index + 1, min(mention.index + _NEAR, len(units)))
         if units[i].low in ("that", "which") and units[i].kind in ("that", "relative")), None,
    )  # fmt: skip
    zero = mention.index + 1 < len(units) and units[mention.index + 1].kind in (*NAMES, "determiner")
    if opener is None and not zero:
        return
    if opener is not None and units[opener - 1].kind == "preposition":
        return  # "a truce under which X would pull back"
    if opener is not None and any(
        group.form == "finite" and group.voice != "reduced" and mention.index < group.head < opener
        for group in clauses.groups
    ):
        return
    start = opener if opener is not None else mention.index
    group = next((g for g in clauses.groups if g.head > start and g.form == "finite" and g.voice != "reduced"), None)
    if (
        group is not None
        and opener is not None
        and group.voice == "passive"
        and _told_by_which(clauses, mention, group)
    ):
        yield Tie(group, "subject", subject_effect(clauses, group))
        return
    if group is None or group.first == start + 1 or group.first - start > _NEAR or group.voice != "active":
        return
    subjects = clauses.subjects(group)
    inside = subjects and subjects[0].start >= units[start].start
    following = units[group.head + 1].kind if group.head + 1 < len(units) else "end"
    helping = _to_help(clauses, group) if inside and following == "to" else None
    if helping is not None:
        yield Tie(helping, "gap", _effect(helping, does=False))
    elif inside and following not in ("name", "determiner", "demonym", "metonym", "number"):
        yield Tie(group, "gap", _effect(group, does=False))
    elif inside:
        yield from _parsed_gap(clauses, mention, group)


def _to_help(clauses: Clauses, group: VerbGroup) -> VerbGroup | None:
    """The infinitive of "the talks that Q has offered to facilitate", whose object the talks are."""
    after = range(group.head + 1, group.head + 3)
    last = next((g for g in clauses.groups if g.form == "infinitive" and g.first in after), None)
    return last if last is not None and last.lemma in MEDIATING | _HOSTING else None


def _told_by_which(clauses: Clauses, mention: Mention, group: VerbGroup) -> bool:
    """As in "the truce, which was signed by A and B,": the accord is the subject of the relative clause's passive."""
    told = (f.verb.head for f in clauses.functions(mention.index) if f.role == "subject" and f.bare)
    return group.head in told and bool(_effect(group, does=False))


def _parsed_gap(clauses: Clauses, mention: Mention, group: VerbGroup) -> Iterator[Tie]:
    """As in "the truce that A and B signed this morning": no object of the verb's own follows, but a time."""
    gaps = [f.verb for f in clauses.functions(mention.index) if f.role == "gap" and f.bare]
    if any(verb.head == group.head for verb in gaps):
        yield Tie(group, "gap", _effect(group, does=False))


def _main(clauses: Clauses, mention: Mention) -> Iterator[Tie]:
    """The verb whose subject the accord is, past a relative clause."""
    units = clauses.units
    passed = 0
    zero = mention.index + 1 < len(units) and units[mention.index + 1].kind in NAMES
    for group in clauses.groups:
        if group.head <= mention.index or group.form != "finite" or group.voice == "reduced":
            continue
        between = units[mention.index + 1 : group.first]
        if group.first - mention.index > _NEAR + _TO_VERB * passed or any(u.kind in ("stop", "end") for u in between):
            break
        openers = zero + sum(unit.kind in ("relative", "that", "subordinator") for unit in between)
        if _bare_participle(units, group, between, participle=True) or (
            openers and between and between[-1].low == "and"
        ):
            continue
        if passed < openers:
            passed += 1
            continue
        subjects = clauses.subjects(group)
        if subjects and subjects[0].start > units[mention.index].end:
            return  # "after talks, X announced"
        if _led_up_to(clauses, mention, group):
            return
        if passed == openers and not any(unit.kind == "conjunction" for unit in _tail_of(between)):
            told = _to_come(clauses, group) or group
            effect = "expired" if _ran_its_term(clauses, mention, told) else subject_effect(clauses, told)
            ahead = effect == "expired" and mention.first and units[mention.first - 1].low in _UNTIL
            yield Tie(told, "subject", "" if ahead else effect)
            yield from _then(clauses, told)
        return
    yield from _copula(clauses, mention)


def _led_up_to(clauses: Clauses, mention: Mention, group: VerbGroup) -> bool:
    """As in "the pact, initialled after talks hosted by Q, was to be signed": what is signed is not the talks."""
    before = clauses.units[mention.first - 1].low if mention.first else ""
    told = [f for f in clauses.functions(mention.index) if f.role == "complement" and f.verb.head < mention.index]
    own = any(f.role == "subject" and f.verb.head == group.head for f in clauses.functions(mention.index))
    return before in ("after", "following", "during", "amid") and bool(told) and not own


def _then(clauses: Clauses, told: VerbGroup) -> Iterator[Tie]:
    """The second verb of "were announced and quickly collapsed", whose subject the accord is, too."""
    units = clauses.units
    group = next((g for g in clauses.groups if g.head > told.head), None)
    between = units[told.head + 1 : group.first] if group is not None else ()
    link = next((i for i, unit in enumerate(between) if unit.low in ("and", "but")), len(between))
    joined = link < len(between) and all(unit.kind == "adverb" for unit in between[link + 1 :])
    joined = joined and all(unit.kind in _WHEN_AND_WHERE for unit in between[:link])
    if group is None or not joined or group.form != "finite" or group.negated or group.modality != "actual":
        return
    if group.voice == "active" and (effect := subject_effect(clauses, group)) in OVER:
        yield Tie(group, "subject", effect)


def _ran_its_term(clauses: Clauses, mention: Mention, told: VerbGroup) -> bool:
    """As in "The three-day truce ended on Sunday": of nothing that ended it, it was over when its days were."""
    units = clauses.units
    before = units[max(mention.index - _TO_TERM, 0) : mention.index]
    if told.lemma != "end" or told.voice != "active" or not any(_is_term(unit.low) for unit in before):
        return False
    after = told.head + 1
    while units[after].kind in ("date", "adverb", "number") or units[after].low in _HOURS or _opens_hour(units, after):
        after += 1
    return units[after].kind in ("stop", "end")


def _opens_hour(units: Units, index: int) -> bool:
    then = units[index + 1] if index + 1 < len(units) else None
    timed = then is not None and (then.kind in ("date", "number") or then.low in _HOURS)
    return units[index].kind == "preposition" and timed


def _is_term(word: str) -> bool:
    """Whether a word says how long something is to last: "three-day", "72-hour", "weeklong"."""
    count, _, unit = word.rpartition("-")
    return (bool(count) and unit in _SPANS) or (
        word.endswith("long") and word.removesuffix("long").rstrip("-") in _SPANS
    )


_UNTIL = frozenset(("before", "until", "till"))
"""As in "hours before the truce expired, Q announced its extension": whether it did is not said."""
_HOURS = frozenset(
    ("midnight", "noon", "dawn", "dusk", "night", "morning", "evening", "sunrise", "sunset", "local", "time")
)
_SPANS = frozenset(("hour", "day", "week", "month", "year"))
_TO_TERM = 4
"""Words between "three-day" and "truce": "three-day humanitarian truce"."""
_WHEN_AND_WHERE = frozenset(("preposition", "date", "number", "adverb", "capital", "comma", *NAMES))
_AT_LEAST = (["at", "least"], ["at", "most"])


def _to_come(clauses: Clauses, group: VerbGroup) -> VerbGroup | None:
    """The "be signed" of "is expected to be signed", "is due to be signed"."""
    if group.negated or not (group.lemma == "be" or (group.voice == "passive" and group.lemma in _AWAITED)):
        return None
    inner = next((g for g in clauses.groups if g.head > group.head), None)
    near = inner is not None and inner.first <= group.head + 2 and inner.form == "infinitive"
    return inner if near and inner is not None and inner.voice == "passive" else None


_AWAITED = frozenset(("expect", "schedule", "plan", "set", "slate", "suppose", "intend", "mean", "tip"))


def _tail_of(between: Units) -> Units:
    """What stands after the last comma."""
    for place in range(len(between) - 1, -1, -1):
        if between[place].kind == "comma":
            return between[place + 1 :]
    return between[-1:]


def subject_effect(clauses: Clauses, group: VerbGroup) -> str:
    """What a verb says of the accord that is its subject."""
    units = clauses.units
    if group.voice == "passive":
        return _effect(group, does=False)
    after = {unit.low for unit in units[group.head + 1 :][:3]}
    effect = _effect(group, does=True)
    if group.lemma in ("enter", "take", "come", "go", "stay", "remain") and after & _FORCE:
        return "in force"
    if group.lemma in ("remain", "stay") and (idle := _idle(after)) is not None:
        return idle
    if effect == "effect" or (group.lemma == "fall" and not after & {"apart", "through"}):
        return ""
    if group.lemma == "break":
        return "collapsed" if "down" in after else ""
    if group.lemma in ("run", "time"):
        return "expired" if _runs_out([unit.low for unit in units[group.head + 1 : group.head + 4]]) else ""
    if effect == "expired" and (not group.past or units[group.first - 1].low in _UNTIL):
        return ""  # "expires on Sunday", "hours before it expired, its extension was announced"
    following = units[group.head + 1].kind if group.head + 1 < len(units) else "end"
    if group.lemma == "end" and following in ("determiner", *NAMES, "word", "number", "capital", "verb"):
        return ""  # "The truce ended the fighting"
    return effect


def _runs_out(after: Sequence[str]) -> bool:
    """As in "ran out on 3 May", "ran its course"; not in "ran out of steam", "ran into trouble"."""
    return (after[:1] == ["out"] and after[1:2] != ["of"]) or after[1:2] == ["course"]


def _idle(after: set[str]) -> str | None:
    """What "remains" says with "suspended", "on hold" or "unsigned"; ``None`` where it says that it is in force."""
    if after & {"suspended", "frozen", "stalled", "paused"} or {"on", "hold"} <= after:
        return "suspended"
    return "" if after & {"unsigned", "unratified", "unimplemented", "elusive", "fragile", "uncertain"} else None


def _copula(clauses: Clauses, mention: Mention) -> Iterator[Tie]:
    """As in "The truce is in force", "the accord was over"."""
    units = clauses.units
    for index in range(mention.index + 1, min(mention.index + _NEAR, len(units))):
        unit = units[index]
        apart = unit.kind == "verb" and units[index - 1].kind == "comma"  # "a truce, saying that the war was over"
        if apart or unit.kind in ("stop", "end", "relative", "that", "subordinator"):
            return
        if unit.kind != "be":
            continue
        after = [word.low for word in units[index + 1 :][:4]]
        negated = any(word.kind == "negation" for word in units[index - 1 : index + 3])
        modal = units[index - 1].kind in ("modal", "to")
        if negated or modal:
            return
        group = VerbGroup(index, index, "be", "active", "finite", past=unit.low in ("was", "were"))
        if "in" in after and set(after) & _FORCE:
            yield Tie(group, "subject", "in force")
        elif set(after[:2]) & _OVER:
            yield Tie(group, "subject", "collapsed")
        return
