"""Doubts: how far a verb that denies, hopes or fears speaks, and after which words "that" leads to a plain fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.grammar.phrases import noun_phrase_before
from kg.extraction.grammar.verbgroups import Units, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.gaps import clause_end
from kg.extraction.parsing.once import Once
from kg.extraction.speech.factivity import complements
from kg.extraction.speech.fronted import adjunct_end, main_after
from kg.extraction.speech.tellings import came_true
from kg.extraction.words.wordlists import wordlists

__all__ = ["after_denial", "doubts", "factive", "unproven"]

_TO_FACT = 6
_FACTS = frozenset(
    ("fact", "clear", "evident", "obvious", "undeniable", "undisputed", "true", "certain", "plain", "indisputable",
     "now", "proof", "secret", "known")
)  # fmt: skip
_EVERYBODY = frozenset(("everybody", "everyone", "all", "well", "widely", "we", "common"))
_NO_FACT = frozenset(("not", "n't", "no", "if", "whether", "without", "hardly", "far", "unless", "never", "nobody",
                      "little", "there", "nor", "neither"))  # fmt: skip


@Once
def doubts(clauses: Clauses) -> Iterator[tuple[int, int]]:
    """The verbs that deny, hope or fear what follows them, each with the last unit that they can speak of."""
    doubting = wordlists().classes["doubt"]
    undoubted = {complement.that for complement in complements(clauses) if complement.standing == "fact"}
    for group in clauses.groups:
        if group.head + 1 in undoubted or came_true(clauses.units, group):
            continue  # "nobody denies that", "as X had feared"
        if group.lemma in doubting and not _aside(clauses, group) and not _learned(clauses, group):
            yield from _around_known(clauses, group, _end(clauses, group))
        elif _leaves_unsaid(clauses, group):
            yield group.head, _end(clauses, group)
    yield from _or_so(clauses.units)


def _or_so(units: Units) -> Iterator[tuple[int, int]]:
    """What is taken back behind it: "X armed Y, or so it seemed", "or so M claims", "or tried to"."""
    for index in range(1, len(units) - 1):
        back = units[index - 1].low == "or" and _takes_back(units, index)
        if back or (units[index].low in _WRONGLY and units[index - 1].kind == "be" and units[index - 2].low == "as"):
            parts = (i for i in range(index - 1, -1, -1) if units[i].kind in ("end", "stop"))
            yield next(parts, 0), index


def _takes_back(units: Units, index: int) -> bool:
    """Whether "so it seemed", "tried to" stands there."""
    tried = units[index].low in ("tried", "tries", "try") and units[index + 1].low == "to"
    return (units[index].low == "so" and units[index + 1].kind in _WHO_THINKS) or tried


_WRONGLY = frozenset(("wrongly", "falsely", "mistakenly", "erroneously", "incorrectly"))
_WHO_THINKS = frozenset(("pronoun", "determiner", "name", "metonym", "demonym", "capital"))


def _leaves_unsaid(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "X did not say Y had struck Z", "stopped short of saying Y had": with "that", see :mod:`factivity`."""
    lists = wordlists()
    if group.lemma not in lists.speech or group.lemma in lists.classes["factive"] or group.voice != "active":
        return False
    inner = next((g for g in clauses.verbs if g.first > group.head), None)
    clause = clauses.clause(inner) if inner is not None else None
    if inner is None or clause is None or clause.link != "content" or clause.governor != group:
        return False
    breaks = ("relative", "quote", "comma", "subordinator", *(("that",) if group.lemma != "tell" else ()))
    if any(unit.kind in breaks for unit in clauses.units[group.head + 1 : inner.first]):
        return False
    own = clauses.clause(group)
    shy = own is not None and own.governor is not None and own.governor.lemma in _SHY and group.form != "finite"
    return group.negated or shy


_SHY = frozenset(("refuse", "decline", "avoid", "hesitate", "stop", "refrain", "shrink"))
_OF_WHAT_IS = frozenset(("hope", "want", "wish", "fear", "worry", "ask", "oppose", "urge", "demand", "regret"))
_SHOWN = frozenset(("the", "its", "their", "his", "her", "these", "those"))


def _around_known(clauses: Clauses, doubt: VerbGroup, last: int) -> Iterator[tuple[int, int]]:
    """The stretches that the verb speaks of, without "the sanctions X imposed", which are known: "hopes to lift"."""
    first = doubt.head
    for group in clauses.groups if doubt.lemma in _OF_WHAT_IS else ():
        if first < group.first < last and group.past and group.form == "finite" and group.modality == "actual":
            start = _relative_start(clauses, group)
            if start is not None and start > first:
                yield first, start - 1
                first = clause_end(clauses.units, group.head + 1, {g.first for g in clauses.groups}) - 1
    yield first, last


def _relative_start(clauses: Clauses, group: VerbGroup) -> int | None:
    """Where a relative clause begins that tells which of several things is meant, and lacks its object."""
    clause, subjects = clauses.clause(group), clauses.subject_phrases(group)
    if clause is None or clause.link != "relative" or group.voice != "active" or group.negated or not subjects:
        return None
    start = subjects[0].first
    start -= start > 0 and clauses.units[start - 1].kind in ("that", "relative")
    known = noun_phrase_before(clauses.units, start - 1) if start > 0 else None
    shown = known is not None and clauses.units[known.first].low in _SHOWN
    return start if shown else None


def _learned(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "X learned of Y's arms sales to Z": what somebody learned of is so."""
    after = clauses.units[group.head + 1].low if group.head + 1 < len(clauses.units) else ""
    told = group.voice == "active" and group.modality == "actual" and not group.negated
    return group.lemma == "learn" and after in ("of", "about") and told


def _aside(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether a verb of doubt only tells of whom the sentence speaks: "officers opposed to this founded X"."""
    units, clause = clauses.units, clauses.clause(group)
    participle = group.voice == "reduced" or (clause is not None and clause.link == "participial")
    if not participle or group.head + 2 >= len(units):
        return False
    following, beyond = units[group.head + 1], units[group.head + 2]
    return following.low == "by" or (following.low == "to" and beyond.kind != "verb")


_INNER = frozenset(("relative", "participial", "adverbial"))


def _end(clauses: Clauses, doubt: VerbGroup) -> int:
    """Where a verb joined to it goes on, as in "X feared Y and struck it", or the clause around it: "X, which …,"."""
    own = clauses.clause(doubt)
    after = clauses.units[doubt.head + 1].kind if doubt.head + 1 < len(clauses.units) else "end"
    if own is not None:
        when = "adverbial" in (own.link, *own.within[:1])
        resumed = main_after(clauses, doubt) if when else adjunct_end(clauses, doubt)
        if resumed > doubt.head:
            return resumed - 1  # "After Y denied that …, X …"
        plain = own.direct or after == "preposition"
        inner = own.link in _INNER or (own.link == "coordinate" and own.within[:1] == ("relative",))
        for group in clauses.groups:
            clause = clauses.clause(group) if group.head > doubt.head else None
            if clause is None:
                continue
            joined = clause.link == "coordinate" and clause.governor is not None and clause.governor.head == doubt.head
            resumes = clause.link == "main" and (plain or _set_off(clauses.units, group.first))
            if (joined and own.direct) or (inner and resumes):
                return group.first - 1
            if plain and clause.link == "main" and (apart := _another(clauses, group)) > doubt.head:
                return apart - 1
    return len(clauses.units)


def _another(clauses: Clauses, group: VerbGroup) -> int:
    """Where ", and Y" begins another clause after the verb has its object: "X sought aid, and Y struck Z"; or -1."""
    units, subject = clauses.units, clauses.subject_phrases(group)
    joint = subject[0].first - 1 if subject else 0
    return joint - 1 if joint > 1 and units[joint].low in ("and", "but") and _set_off(units, joint) else -1


def _set_off(units: Units, first: int) -> bool:
    """Whether a comma ends a clause right before: "X, which denied any ill will, attacked Y"."""
    return first > 0 and units[first - 1].kind == "comma"


def factive(units: Units, that: int) -> bool:
    """Whether what "that" leads to is told as a fact: "it is clear that", "the fact that", "everybody knows that"."""
    before = units[that - 1] if that else None
    if before is None:
        return False
    words = [unit.low for unit in units[max(0, that - _TO_FACT) : that]]
    if words[-2:] == ["no", "doubt"] or (before.low == "forget" and not {"not", "n't", "never"}.isdisjoint(words)):
        return True
    if before.low in _FACTS:
        return not any(word in _NO_FACT for word in words)
    if before.low in ("know", "knows", "knew", "known"):
        return any(word in _EVERYBODY for word in words) and not any(word in _NO_FACT for word in words)
    return False


_CLUES = frozenset(("evidence", "sign", "signs", "indication", "indications", "proof", "hint", "hints", "suggestion",
                    "record", "confirmation", "reports", "report", "word"))  # fmt: skip
_NOBODY = frozenset(("no", "nothing", "nobody", "none"))
_BUT = frozenset(("fewer", "less", "other"))
_SHOWS = frozenset(("suggest", "indicate", "show", "prove", "say", "believe", "claim", "think", "confirm", "hint",
                    "imply", "support", "report", "allege"))  # fmt: skip
_HEADS = frozenset(("suspected", "alleged", "rumoured", "rumored", "unconfirmed", "unproven", "unverified", "rumour",
                    "rumor", "rumours", "rumors", "myth", "fiction", "speculation", "hypothesis", "hypothetical",
                    "scenario", "supposedly"))  # fmt: skip
_TO_CLUE = 6
_TO_COLON = 7


def unproven(units: Units, trigger: int) -> bool:
    """Whether nothing shows it: "no evidence suggests that …", "nobody says that …", "Alleged but never proven: …".

    Args:
        units: the sentence's.
        trigger: where it is told.
    """
    colon = next((i for i in range(1, min(_TO_COLON, trigger)) if units[i].text == ":"), 0)
    if any(unit.low in _HEADS for unit in units[:colon]) and all(unit.actor is None for unit in units[:colon]):
        return True
    that = next((i for i in range(trigger - 1, -1, -1) if units[i].kind in ("that", "stop", "quote")), -1)
    if that < 1 or units[that].kind != "that" or any(unit.kind == "relative" for unit in units[that:trigger]):
        return False  # "no one claimed that attack, which X blamed on Y"
    before = units[max(0, that - _TO_CLUE) : that]
    none = next((i for i in range(len(before) - 1, -1, -1) if before[i].low in _NOBODY), None)
    if none is not None and any(unit.low in _BUT for unit in before[none + 1 : none + 2]):
        return False  # "no fewer than ten witnesses say", "none other than N. N. confirmed"
    if none is None or any(unit.kind in ("comma", "stop", "quote") for unit in before[none:]):
        return False
    shows = any(form.lemma in _SHOWS for form in before[-1].forms) and none < len(before) - 1
    return shows or before[-1].low in _CLUES


def after_denial(units: Units, groups: Sequence[VerbGroup], trigger: int) -> bool:
    """Whether a verb denies it in the same breath: "X denied plotting to overthrow Z".

    Args:
        units: the sentence's.
        groups: its verbs.
        trigger: where it is told.
    """
    deny = next((g for g in reversed(groups) if g.head < trigger and g.lemma == "deny" and not g.negated), None)
    return deny is not None and all(unit.kind not in ("stop", "comma", "quote") for unit in units[deny.head : trigger])
