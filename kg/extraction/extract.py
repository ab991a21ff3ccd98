"""Extraction: a document and a lexicon to an account of what the document says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from kg.actors import Lexicon
from kg.extraction.clauses import Clauses
from kg.extraction.dates import moments
from kg.extraction.figures import figure_findings
from kg.extraction.findings import Finding
from kg.extraction.frames import verb_findings
from kg.extraction.names import NameIndex, definitions, index_of
from kg.extraction.nominals import nominal_findings
from kg.extraction.phrases import Party, noun_phrase, verb_groups
from kg.extraction.statements import Passage, Reading, deduplicated, statements_of
from kg.extraction.tokens import tokenise
from kg.extraction.units import Unit, units_of
from kg.extraction.wordlists import wordlists
from kg.model import Account, Actor, Document, Interval, Sentence, Statement, parse_day

__all__ = ["EXTRACTOR", "extract"]

EXTRACTOR = "rules 0.1"
"""The producer that statements name, with its version."""

_READ = frozenset(("body", "bullet"))
"""Headlines and headings leave words out, and search phrases pose as them: neither is read."""
_LONGEST = 400
"""Tokens: a longer "sentence" is a table or a list."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def extract(document: Document, lexicon: Lexicon) -> Account:
    """What ``document`` says, as far as the rules can tell: nothing rather than something wrong.

    A document in a language other than English gives no statement.
    """
    if document.language not in (None, "en"):
        return Account(document, (), ())
    index = index_of(lexicon)
    sentences = [s for s in document.sentences if s.section in _READ]
    tokens = [tuple(tokenise(document.text, s.start, s.end)) for s in sentences]
    defined = definitions(tokens, index)
    seats = _seats(document, index)
    statements: list[Statement] = []
    actors: dict[str, Actor] = {}
    previous: Sequence[Unit] = ()
    for sentence, words in zip(sentences, tokens, strict=True):
        if not words or len(words) > _LONGEST:
            previous = ()
            continue
        units = units_of(words, index, defined)
        reading = _read(document, sentence, units, _antecedent(previous), seats)
        statements += reading.statements
        for actor in reading.actors:
            actors.setdefault(actor.name, actor)
        previous = units
    kept = deduplicated(statements)
    named = {name for statement in kept for name in (*statement.names, statement.agreement)}
    listed = (actor for name, actor in sorted(actors.items()) if name in named)
    return Account(document, kept, tuple(listed))


def _read(
    document: Document, sentence: Sentence, units: Sequence[Unit], antecedent: Party | None, seats: dict[str, Actor]
) -> Reading:
    groups = verb_groups(units)
    clauses = Clauses(units, groups, antecedent)
    doubt = wordlists().classes["doubt"]
    passage = Passage(
        document, sentence, units, tuple(clauses.attributions()),
        tuple(group.head for group in groups),
        tuple(group.head for group in groups if group.lemma in doubt),
        tuple(moments(document.text, sentence.start, sentence.end, _issued(document))), seats, EXTRACTOR,
    )  # fmt: skip
    return statements_of(passage, _findings(clauses))


def _findings(clauses: Clauses) -> Iterator[Finding]:
    yield from verb_findings(clauses)
    yield from nominal_findings(clauses)
    yield from figure_findings(clauses)


def _antecedent(units: Sequence[Unit]) -> Party | None:
    """Whom "it" or "the group" at the head of the next sentence can only mean: the subject of this one.

    None where this sentence reports somebody's words, for then it may also be whom those are about.
    """
    if not units:
        return None
    phrase = noun_phrase(units, 0)
    if phrase is None or phrase.party is None or phrase.roles != {"name"} or phrase.party.kind != "name":
        return None
    groups = verb_groups(units)
    speech = any(group.lemma in wordlists().speech for group in groups)
    if speech or not groups or groups[0].first > phrase.last + 2 or groups[0].voice != "active":
        return None
    rivals = {u.actor.name for u in units[phrase.last + 1 :] if u.actor is not None and u.kind == "name"}
    party = phrase.party
    if rivals - {party.actor.name}:
        return None
    return Party(party.actor, party.speaker, party.start, party.end, party.roles, "coreference")


def _issued(document: Document) -> date | None:
    interval = Interval.parse(document.issued)
    return interval.from_earliest if interval.from_earliest == interval.from_latest else None


def _seats(document: Document, index: NameIndex) -> dict[str, Actor]:
    """By seat, who governs from it where that is not the state's own government, at the time of writing."""
    issued = Interval.parse(document.issued).from_latest
    if issued is None:
        years = [int(match[0]) for match in _YEAR.finditer(document.text)]
        issued = date(max(years), 12, 31) if years else None
    seats: dict[str, Actor] = {}
    for row in wordlists().seats:
        actor = index.actor(row.actor)
        if issued is not None and actor is not None and issued >= parse_day(row.since):
            seats[row.seat] = actor
    return seats
