"""The optional producer: a model reads what the rules have read too, and the two accounts become one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kg.actors import Lexicon
from kg.errors import EndpointError, OutputError, ReplyError
from kg.extraction.llm.cache import AnswerCache
from kg.extraction.llm.client import ChatClient, Usage
from kg.extraction.llm.passages import Chunk, chunks, halves
from kg.extraction.llm.prompt import PROMPT_VERSION, messages
from kg.extraction.llm.refusals import Refusal
from kg.extraction.llm.replies import load_object, payload
from kg.extraction.llm.roster import Roster
from kg.extraction.llm.schema import SCHEMA_VERSION, reply_schema
from kg.extraction.llm.verify import Verified, Verifier
from kg.extraction.statements import deduplicated
from kg.model import Account, Actor, Document, Statement
from kg.vocabulary import vocabulary

__all__ = ["VERSION", "ModelReader", "Outcome", "counted", "extractor_of"]

VERSION = "0.1"
"""Of this producer: its prompt, schema and checks together."""

_AGREED = 0.9
_ALONE = 0.5
_KNOWN = 0.15
_INDIRECT = 0.1
_CONTRADICTED = 0.2
_LEAST = 0.05


def extractor_of(model: str) -> str:
    """The producer, as statements name it.

    >>> extractor_of("some-model")
    'llm/some-model@0.1'
    """
    return f"llm/{model}@{VERSION}"


@dataclass(slots=True)
class Outcome:
    """What came of the model's reading of one document.

    Attributes:
        account: what the rules and the model have read together.
        kept: statements that only the model has read.
        agreed: statements of the rules that the model has read too.
        differing: statements that the model reads otherwise than the rules in who says so, in stance or in mood; the
            rules' reading stands.
        undated: dates that were left away, because no words of the text bear them out.
        from_cache: answers that had been given before.
        refusals: what was refused, in order.
        failure: why the model could not read all of it; the account is then that of the rules alone.
        warnings: what else a person should know.
    """

    account: Account
    kept: int = 0
    agreed: int = 0
    differing: int = 0
    undated: int = 0
    from_cache: int = 0
    refusals: list[Refusal] = field(default_factory=list)
    failure: EndpointError | None = None
    warnings: list[str] = field(default_factory=list)


class ModelReader:
    """Reads documents with a model, each on its own: what one says, has no bearing on another.

    Args:
        client: whom to ask.
        lexicon: who is known.
        cache: answers that were given before, or ``None`` to keep none.
    """

    def __init__(self, client: ChatClient, lexicon: Lexicon, cache: AnswerCache | None = None) -> None:
        self._client, self._lexicon, self._cache = client, lexicon, cache
        self._broken: EndpointError | None = None
        self._cannot_keep: str | None = None

    @property
    def usage(self) -> Usage:
        """What the run has spent so far."""
        return self._client.usage

    def read(self, document: Document, account: Account) -> Outcome:
        """``account``, with what the model reads in ``document`` beside it.

        Args:
            document: the document; in a language other than English it is left to the account.
            account: what the rules have read in it.
        """
        outcome = Outcome(account)
        if document.language not in (None, "en"):
            return outcome
        roster = Roster(document, self._lexicon, account)
        verifier = Verifier(document, roster, extractor_of(self._client.endpoint.model))
        verified: list[Verified] = []
        try:
            for chunk, reply in self._replies(document, roster, outcome):
                for found in verifier.check(reply, chunk):
                    if isinstance(found, Refusal):
                        outcome.refusals.append(found)
                    else:
                        verified.append(found)
        except EndpointError as problem:
            # Half a reading is no reading: a later run, when it succeeds, is to be the one that counts.
            outcome.refusals.clear()
            outcome.failure = problem
            return outcome
        _merge(outcome, verified)
        if self._cannot_keep is not None:
            outcome.warnings.append(self._cannot_keep)
            self._cannot_keep = None
        return outcome

    def _replies(self, document: Document, roster: Roster, outcome: Outcome) -> Iterator[tuple[Chunk, dict[str, Any]]]:
        queue = list(chunks(document))
        while queue:
            chunk = queue.pop(0)
            reply = self._reply(document, chunk, roster, outcome)
            if reply is not None:
                yield chunk, reply
                continue
            parts = halves(chunk)
            if parts is None:
                raise ReplyError(
                    "the model's answer breaks off", place=self._client.endpoint.place, remedy="ask another model"
                )
            queue[:0] = parts

    def _reply(self, document: Document, chunk: Chunk, roster: Roster, outcome: Outcome) -> dict[str, Any] | None:
        """The model's answer about a chunk; ``None`` where it breaks off, so that less is to be asked at once."""
        asked = messages(document, chunk, roster)
        schema = reply_schema(len(roster.actors))
        versions = [VERSION, SCHEMA_VERSION, PROMPT_VERSION]
        name = AnswerCache.name([self._client.endpoint.model, versions, asked, schema])
        kept = self._cache.get(name) if self._cache is not None else None
        if kept is not None:
            try:
                reply = load_object(payload(kept))
            except ValueError:
                pass  # a damaged entry is as good as none
            else:
                outcome.from_cache += 1
                return reply
        return self._asked(asked, schema, name)

    def _asked(self, asked: list[dict[str, str]], schema: dict[str, Any], name: str) -> dict[str, Any] | None:
        if self._broken is not None:
            raise self._broken
        problem = ""
        for _ in range(2):
            try:
                answer = self._client.complete(asked, schema)
            except ReplyError:
                raise
            except EndpointError as broken:
                self._broken = broken
                raise
            if answer.truncated:
                return None
            try:
                reply = load_object(payload(answer.text))
            except ValueError as malformed:
                problem = str(malformed)
                continue
            self._keep(name, answer.text)
            return reply
        raise ReplyError(
            f"the model's answer is not what was asked for: {problem}", place=self._client.endpoint.place,
            remedy="ask another model",
        )  # fmt: skip

    def _keep(self, name: str, answer: str) -> None:
        if self._cache is None:
            return
        try:
            self._cache.put(name, answer)
        except OutputError as problem:
            self._cannot_keep = str(problem)


def _merge(outcome: Outcome, verified: Sequence[Verified]) -> None:
    """Put the model's statements beside those of the rules, each scored by how far the two agree."""
    own = list(outcome.account.statements)
    of_rules = _Shelf(own)
    claims = _Shelf([found.statement for found in verified if found.statement.claimant is not None])
    actors = {actor.name: actor for actor in outcome.account.actors}
    added: dict[str, Statement] = {}
    for found in verified:
        outcome.undated += found.undated
        statement = found.statement
        if alike := of_rules.alike(statement):
            _agree(outcome, own, alike, statement)
            continue
        reason = _contradiction(statement, of_rules, claims)
        if reason is not None:
            ends = f"{statement.subject} → {statement.object or ', '.join(statement.parties)}"
            outcome.refusals.append(Refusal(0, statement.quote.start, reason, ends))
            continue
        added.setdefault(statement.id, replace(statement, score=_score(found, of_rules)))
        for actor in found.actors:
            actors.setdefault(actor.name, actor)
    outcome.kept = len(added)
    statements = deduplicated([*own, *added.values()])
    outcome.account = replace(
        outcome.account, statements=statements, actors=_listed(actors, outcome.account, statements)
    )


class _Shelf:
    """Statements by what they say of whom, whoever says so."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = statements
        self._by_content: dict[tuple[object, ...], list[int]] = defaultdict(list)
        self._by_pair: dict[frozenset[str | None], list[int]] = defaultdict(list)
        for index, statement in enumerate(statements):
            self._by_content[_content(statement)].append(index)
            self._by_pair[frozenset((statement.subject, statement.object))].append(index)

    def alike(self, statement: Statement, content: tuple[object, ...] | None = None) -> list[int]:
        """The indices of those that say the same (or ``content``) of the same passage."""
        found = self._by_content.get(_content(statement) if content is None else content, [])
        return [index for index in found if _overlap(statement, self._statements[index])]

    def same(self, statement: Statement) -> list[Statement]:
        """Those that say the same of the same passage with the same stance."""
        found = (self._statements[index] for index in self.alike(statement))
        return [other for other in found if other.stance == statement.stance]

    def opposed(self, statement: Statement) -> bool:
        """Whether one has a tie of the same two, in the same passage, with the opposite sign."""
        found = self._by_pair.get(frozenset((statement.subject, statement.object)), [])
        others = (self._statements[index] for index in found)
        return any(other.sign == -statement.sign != 0 and _overlap(statement, other) for other in others)


def _contradiction(statement: Statement, of_rules: _Shelf, claims: _Shelf) -> str | None:
    """Why a statement is not to be believed beside the others, or ``None``."""
    relation = vocabulary().relation(statement.relation)
    if statement.object is not None and not relation.symmetric:
        turned = replace(statement, subject=statement.object, object=statement.subject)
        if of_rules.alike(statement, _content(turned)):
            return "the rules read it the other way round"
    if statement.claimant is None and claims.same(statement):
        return "the model gives it as somebody's claim as well"
    return None


def _agree(outcome: Outcome, own: list[Statement], alike: list[int], statement: Statement) -> None:
    """The rules' own reading stands; it is the surer, where the model says the same of who says so and how."""
    same = [index for index in alike if _voice(own[index]) == _voice(statement)]
    for index in same:
        own[index] = replace(own[index], score=max(own[index].score, _AGREED))
    outcome.agreed += bool(same)
    outcome.differing += not same


def _voice(statement: Statement) -> tuple[object, ...]:
    return statement.claimant, statement.stance, statement.modality


def _content(statement: Statement) -> tuple[object, ...]:
    relation = vocabulary().relation(statement.relation)
    ends: object = (statement.subject, statement.object)
    if relation.symmetric:
        ends = frozenset((statement.subject, statement.object))
    if relation.edge_from == "party":
        ends = None
    figure = statement.figure
    number = (figure.measure, figure.minimum, figure.maximum) if figure else None
    return relation.family, relation.sign, relation.symmetric, ends, statement.parties, number


def _overlap(one: Statement, other: Statement) -> bool:
    return one.quote.start < other.quote.end and other.quote.start < one.quote.end


def _score(found: Verified, of_rules: _Shelf) -> float:
    """How sure we are of what only the model has read: by what could be checked, never by its own word."""
    score = _ALONE + (_KNOWN if found.known_trigger else 0.0)
    score -= _INDIRECT * sum(part.way in ("coreference", "proposal") for part in found.resolved)
    return round(max(_LEAST, score - (_CONTRADICTED if of_rules.opposed(found.statement) else 0.0)), 2)


def _listed(actors: dict[str, Actor], account: Account, statements: Sequence[Statement]) -> tuple[Actor, ...]:
    """The actors of the account, and whom the statements name with those for whom they act."""
    named = {actor.name for actor in account.actors} | {name for s in statements for name in s.names}
    sides = {actors[name].acts_for for name in named if name in actors}
    return tuple(actor for name, actor in sorted(actors.items()) if name in named | sides)


def counted(refusals: Sequence[Refusal]) -> list[tuple[str, int]]:
    """The reasons with how often each was given, commonest first."""
    return sorted(Counter(refusal.reason for refusal in refusals).items(), key=lambda item: (-item[1], item[0]))
