"""Blankets: denials that somebody did it to anybody at all: "had armed nobody", "has no links with any such group"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.claims.answering import answer_to
from kg.extraction.claims.hearings import Hearing, Room
from kg.extraction.claims.retorts import speaker_at
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.discourse import Discourse
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists

__all__ = ["BLANKETS"]

_HELPS = frozenset(("supports", "arms", "funds", "trains", "harbours", "alliedWith", "cooperatesWith"))
_HARMS = frozenset(("attacked", "targeted", "hostileTo"))
_NOBODY = frozenset(("nobody", "none", "no"))
_ANYBODY = frozenset(("any", "anyone", "anybody", "either", "single"))
_ONESELF = frozenset(("it", "they", "we", "he", "she", "i"))
_BONDS = frozenset(("links", "link", "ties", "contact", "contacts", "connection", "connections", "dealings",
                    "relations", "relationship"))  # fmt: skip
_AIMED = frozenset(("to", "with", "against", "on", "for"))


def _to_none(hearing: Hearing, group: VerbGroup) -> Iterator[Finding]:
    """What somebody is charged with, where he says that he did it to nobody."""
    clauses = hearing.clauses
    kind = _kind(clauses, group)
    speaker = _speaking_of_himself(clauses, group, hearing.discourse) if kind and _to_nobody(clauses, group) else None
    if speaker is None or speaker.actor.name in hearing.answered():
        return
    for charge in hearing.charges(speaker, group.head):
        if charge.relation in kind and charge.subject.actor.name == speaker.actor.name:
            yield answer_to(charge, group.head, speaker)


def _kind(clauses: Clauses, group: VerbGroup) -> frozenset[str]:
    """Which charges the verb may answer: of helping, of harming, or none."""
    lists, objects = wordlists(), _objects(clauses, group)
    frame = lists.frames.get(group.lemma)
    relation = frame.relation if frame is not None else ""
    heads = {clauses.units[phrase.last].low for phrase in objects}
    given = group.lemma in lists.classes["giving"] and heads & (lists.nouns["arms"] | lists.nouns["help"])
    bound = group.lemma in ("have", "maintain", "keep") and heads & _BONDS
    if given or bound or relation in _HELPS:
        return _HELPS
    return _HARMS if relation in _HARMS else frozenset()


def _objects(clauses: Clauses, group: VerbGroup) -> tuple[NounPhrase, ...]:
    clause = clauses.clause(group)
    return clause.objects if clause is not None and group.voice == "active" else ()


def _to_nobody(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether nobody at all is what the verb is about: "armed nobody", "never armed any group", "no arms to anyone"."""
    units, objects = clauses.units, _objects(clauses, group)
    end = max((phrase.last for phrase in objects), default=group.head + 1) + 1
    words = units[group.head + 1 : end]
    while end < len(units) and units[end].low in ("whatsoever", "whatever"):
        end += 1
    if end + 1 < len(units) and units[end].low in _AIMED:
        phrase = noun_phrase(units, end + 1)
        words = (*words, *units[end + 1 : (phrase.last if phrase is not None else end + 1) + 1])
    if any(unit.kind in NAMES and unit.actor is not None and unit.kind != "demonym" for unit in words):
        return False
    lows = {unit.low for unit in words}
    return bool(lows & _NOBODY) or (group.negated and bool(lows & _ANYBODY))


def _speaking_of_himself(clauses: Clauses, group: VerbGroup, discourse: Discourse) -> Party | None:
    """Who says of himself what the verb tells: "X said it had", "X said X had", '"We have …," X said'."""
    clause = clauses.clause(group)
    if clause is None or clause.link not in ("main", "coordinate", "content"):
        return None
    speaker, _ = speaker_at(clauses, group.first, discourse, reach=0 if clause.link != "content" else _NEAR)
    before = clauses.units[group.first - 1] if group.first else None
    own = before is not None and before.low in _ONESELF
    own = own or (speaker is not None and any(p.actor.name == speaker.actor.name for p in clause.subjects))
    return speaker if own else None


_NEAR = 6


BLANKETS = Room(lambda: None, _to_none, bare=True, signs=_NOBODY | _ANYBODY)
