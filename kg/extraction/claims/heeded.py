"""Heeded: what somebody asked of another, told by what the other made of it, or asked in the words of an order.

"Despite calls from X to withdraw, Y stayed", "Bowing to X's demands, Y …", "X joined calls on Y to leave", "'Stop the
raids,' X told Y", "It is time for Y to leave, X said".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import content_from
from kg.extraction.claims.demands import asked_of, speakers
from kg.extraction.claims.urgings import pressing
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase
from kg.extraction.parsing.adjuncts import opener_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.nominals import owner_of
from kg.extraction.speech.attribution import attributions
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import wordlists

__all__ = ["heeded_findings", "only_asked"]

_CALLS = frozenset(("call", "calls", "demand", "demands", "appeal", "appeals", "request", "requests", "plea", "pleas",
                    "ultimatum", "ultimatums", "pressure", "entreaties", "exhortations"))  # fmt: skip
_OPENERS = frozenset(("despite", "ignoring", "defying", "notwithstanding", "heeding", "rejecting"))
_OPENS_TO = frozenset(("response", "bowing", "yielding", "deaf", "answer", "responding", "deference", "reply"))
_JOINS = frozenset(("join", "echo", "back", "support", "repeat", "renew", "endorse", "reiterate", "make", "issue",
                    "step"))  # fmt: skip
_NEAR = 4
_FAR = 8
_FROM = frozenset(("from", "by"))


def heeded_findings(clauses: Clauses) -> Iterator[Finding]:
    """The demands of a sentence that it tells by what is made of them, or by an order in a quotation."""
    for index in clauses.places.of(_CALLS, ahead=2):
        yield from _answered(clauses, index)
        yield from _joined(clauses, index)
    for group in clauses.groups:
        if group.lemma == "tell" and group.voice == "active" and not group.negated:
            yield from _ordered(clauses, group)
    yield from _pressed(clauses)


def only_asked(clauses: Clauses, finding: Finding) -> bool:
    """Whether the verb only tells whom to do what: nobody is taught by "X instructed Y to leave", or driven away."""
    group = clauses.at(finding.trigger) if finding.relation in ("trains", "displaced") else None
    if group is None or group.lemma not in wordlists().demands:
        return False
    units = clauses.units
    for index in range(group.head + 1, min(group.head + 1 + _FAR, len(units) - 1)):
        if units[index].kind in ("comma", "stop") or units[index].low in ("in", "into", "out", "back"):
            return False
        if units[index].kind == "to":
            return units[index + 1].kind in ("be", "do", "have") or any(f.base for f in units[index + 1].forms)
    return False


def _answered(clauses: Clauses, noun: int) -> Iterator[Finding]:
    """As in "Despite calls from X to leave, Y stayed", "Y stayed, ignoring X's demands": asked of Y."""
    units = clauses.units
    opener = opener_before(units, noun, _OPENERS, near=_NEAR)
    if opener is None:
        to = next((i for i in range(noun - 1, max(noun - _NEAR - 1, 0), -1) if units[i].low == "to"), None)
        opener = to - 1 if to is not None and units[to - 1].low in _OPENS_TO else None
    if opener is None:
        return
    asker, after = _asker(clauses, opener, noun)
    main = _main(clauses, opener, after)
    if asker is None or main is None:
        return
    named = {u.actor.name for u in units[after : _close(clauses, after)] if u.actor is not None}
    for asked in clauses.subjects(main):
        own = asked.actor.name != asker.actor.name and asked.actor.type in SIDES
        if own and not named - {asked.actor.name, asker.actor.name} and not asked.roles & {"assets", "captives"}:
            content = (
                content_from(units, after + 1) if after < len(units) and units[after].low in ("to", "for") else None
            )
            yield from asked_of(noun, asker, asked, content, 0.65)


def _asker(clauses: Clauses, opener: int, noun: int) -> tuple[Party | None, int]:
    """Whose call it is, by "from X" after it or "X's" before it; with the index after the words for it."""
    units = clauses.units
    if units[noun + 1].low in _FROM:
        phrase = noun_phrase(units, noun + 2)
        return (phrase.party, phrase.last + 1) if phrase is not None else (None, noun)
    phrase = noun_phrase(units, opener + 1) if opener + 1 < noun else None
    owned = phrase is not None and phrase.last == noun
    return (owner_of(units, phrase, noun) if owned and phrase is not None else None), noun + 1


def _close(clauses: Clauses, after: int) -> int:
    units = clauses.units
    return next((i for i in range(after, len(units)) if units[i].kind in ("comma", "end", "stop")), len(units))


def _main(clauses: Clauses, opener: int, after: int) -> VerbGroup | None:
    """The verb of the clause beside: after the comma where the sentence opens so, else the last before it."""
    units = clauses.units
    finite = [g for g in clauses.groups if g.form == "finite" and g.voice == "active"]
    opens = opener <= 1 and not any(g.head < opener for g in finite)
    if opens:
        comma = _close(clauses, after)
        found = next((g for g in finite if g.head > comma), None)
    else:
        before = [g for g in finite if g.head < opener]
        found = before[-1] if before and not any(u.kind == "stop" for u in units[before[-1].head : opener]) else None
    return found if found is not None and found.lemma not in wordlists().speech else None


def _joined(clauses: Clauses, noun: int) -> Iterator[Finding]:
    """As in "X joined calls on Y to leave", "X has stepped up its calls for Y to leave"."""
    units, link = clauses.units, noun + 1
    group = next((g for g in clauses.groups if noun - _NEAR <= g.head < noun and g.lemma in _JOINS), None)
    if group is None or group.negated or group.modality != "actual" or group.voice != "active":
        return
    if units[link].low not in ("on", "upon", "for", "to") or any(
        u.kind in ("possessive",) for u in units[group.head : noun]
    ):
        return
    phrases = clauses.phrases_from(link + 1)
    to = phrases[-1].last + 1 if phrases else len(units)
    if to + 1 < len(units) and units[to].kind == "to" and units[to + 1].forms:
        for asker in speakers(clauses, group):
            for phrase in phrases:
                if phrase.party is not None:
                    yield from asked_of(noun, asker, phrase.party, content_from(units, to + 1), 0.75)


def _ordered(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "'Stop arming the rebels,' X told Y": what is quoted opens with a bare verb."""
    units = clauses.units
    marks = [i for i in range(group.head) if units[i].kind == "quote"]
    if len(marks) < len(("opens", "closes")) or marks[0] > 0 or marks[0] + 1 >= len(units):
        return
    first = marks[0] + 1
    first += units[first].low in ("please", "now", "so", "and", "then")
    bare = any(form.base for form in units[first].forms) and not units[first].low.endswith(("ed", "ing"))
    spoken = units[first].kind == "verb" or (bare and units[first + 1].kind in ("determiner", "preposition", "adverb"))
    if not (bare and spoken) and not (units[first].low in ("do", "don't") and units[first + 1].kind == "negation"):
        return
    told = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    if told is None or told.party is None or told.party.actor.type not in SIDES:
        return
    for asker in speakers(clauses, group):
        yield from asked_of(group.head, asker, told.party, content_from(units, first), 0.7)


def _pressed(clauses: Clauses) -> Iterator[Finding]:
    """As in "It is time for Y to leave, X said", "X said it was vital that Y free the men"."""
    found = list(pressing(clauses, reported=True))
    told = [a for a in attributions(clauses) if a.speaker is not None] if found else []
    for asked, trigger, content in found:
        around = sorted((a for a in told if a.first <= trigger <= a.last), key=lambda a: a.last - a.first)
        speaker = around[0].speaker if around else None
        if speaker is None or asked.actor.type not in SIDES:
            continue
        owner = next((u.actor for u in clauses.units if u.start == around[0].start and u.actor), None)
        asker = Party(owner or speaker, speaker, around[0].start, around[0].end, frozenset(("name",)), "name")
        if asked.actor.name not in {speaker.acts_for, asker.actor.name}:
            yield from asked_of(trigger, asker, asked, content_from(clauses.units, content), 0.7)
