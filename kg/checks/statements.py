"""Checks of statements that no single record can answer for: against their texts, their ontology and each other.

A check is a class whose docstring begins with its title: what ought to be so.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import combinations

from kg.checks.finding import Finding, Severity
from kg.errors import QuoteError, StatementError
from kg.model import Account, Interval, Statement
from kg.vocabulary import Relation, vocabulary
from kg.wording import shortened

__all__ = ["ACCOUNT_CHECKS", "AccountCheck", "check_accounts"]

_FIELDS = frozenset(field.name for field in fields(Statement))
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_NUMBER = re.compile(
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:[ \u00a0-](?P<scale>{'|'.join(_SCALES)})s?\b)?",
    re.ASCII,
)
_ORDERED_LINKS = ("follows", "answers", "subsetOf", "charge", "corrects", "supersedes", "retracts")
_STAGES = {
    "proposed": 0, "announced": 1, "in force": 2, "violated": 2, "suspended": 2, "collapsed": 3, "expired": 3,
    "superseded": 3,
}  # fmt: skip
"""How far a phase is in an agreement's life: one of a lower stage cannot begin after one of a higher stage began."""


def check_accounts(accounts: Sequence[Account]) -> list[Finding]:
    """The findings of all checks on what documents say, worst first, without repeats."""
    found = {finding for check in ACCOUNT_CHECKS for finding in check().findings(accounts)}
    return sorted(found, key=lambda finding: finding.order)


class AccountCheck(ABC):
    """The base of the checks: a subclass says in its docstring what ought to be so."""

    severity: Severity = "violation"

    @property
    def title(self) -> str:
        """The first line of the docstring, without its full stop."""
        return (type(self).__doc__ or "").strip().splitlines()[0].rstrip(".")

    @abstractmethod
    def findings(self, accounts: Sequence[Account]) -> Iterator[Finding]:
        """What is not as it ought to be."""

    def found(self, statement: Statement, path: str, value: object, message: str) -> Finding:
        """A finding on a field of a statement; what was extracted is put right in a review."""
        if not statement.reviewed:
            message = f"{message.removesuffix('.')}, or reject it, with `kg review`."
        return Finding(
            self.title, self.severity, _place(statement), path, None if value is None else str(value), message,
            f"statement {statement.id}", _short(statement.quote.exact, 200),
        )  # fmt: skip


class QuotesMatch(AccountCheck):
    """Every quote stands in its document's text, where it says it does.

    A document that was read back from a graph has no text; its quotes were checked when it was built.
    """

    def findings(self, accounts: Sequence[Account]) -> Iterator[Finding]:
        """Quotes of another document, at another place, or of other words."""
        for account in accounts:
            for statement in account.statements if account.document.text else ():
                try:
                    account.document.verify(statement.quote)
                except QuoteError as error:
                    remedy = error.remedy or "quote this document's own text"
                    yield self.found(statement, "quote", None, _sentence(error.message, remedy))


class MentionsMatch(AccountCheck):
    """Every mention is a span of its document's text."""

    def findings(self, accounts: Sequence[Account]) -> Iterator[Finding]:
        """Mentions that end before they begin, or reach beyond the text."""
        for account in accounts:
            length = len(account.document.text)
            if not length:
                continue
            for statement in account.statements:
                for mention in statement.mentions:
                    if not 0 <= mention.start < mention.end <= length:
                        message = f"the name cannot run from {mention.start} to {mention.end}"
                        yield self.found(statement, "mentions", mention.name, _sentence(message, "read it again"))


class SignsAgree(AccountCheck):
    """Every relation is the ontology's, and its sign the one that the ontology gives."""

    def findings(self, accounts: Sequence[Account]) -> Iterator[Finding]:
        """Unknown relations, and signs that differ."""
        relations = vocabulary().relations
        for statement in _statements(accounts):
            relation = relations.get(statement.relation)
            if relation is None:
                message = _sentence("the ontology has no such relation", "use one that docs/ontology.html lists")
                yield self.found(statement, "relation", statement.relation, message)
            elif statement.sign != relation.sign:
                message = _sentence(f"the sign of {relation.name} is {relation.sign}", "leave it to the ontology")
                yield self.found(statement, "sign", statement.sign, message)


class EventsFit(AccountCheck):
    """Every event is an event or agreement of the ontology, and one by which its relation can be told."""

    def findings(self, accounts: Sequence[Account]) -> Iterator[Finding]:
        """Unknown classes, classes of something else, and events of another relation."""
        for statement, relation in _with_relations(accounts):
            if statement.event is None:
                continue
            try:
                vocabulary().check_event(statement.event, relation)
            except StatementError as error:
                message = _sentence(error.message, error.remedy or "use one that docs/ontology.html lists")
                yield self.found(statement, "event", statement.event, message)


class PartiesPresent(AccountCheck):
    """A mediation, an agreement or talks have at least two parties."""

    severity = "warning"

    def findings(self, accounts: Sequence[Account]) -> Iterator[Finding]:
        """Relations between parties that name fewer than two."""
        for statement, relation in _with_relations(accounts):
            if "party" not in (relation.edge_from, relation.edge_to):
                continue
            parties = set(statement.parties)
            if relation.edge_from == "party":
                parties |= {name for name in (statement.subject, statement.object) if name is not None}
            if len(parties) < 2:
                remedy = "name the others where the text or its context does"
                message = _sentence(f"{relation.label!r} names {len(parties)} of its parties", remedy)
                yield self.found(statement, "parties", ", ".join(sorted(parties)) or None, message)


class MediatorsApart(AccountCheck):
    """A mediator is not a party to its own mediation."""

    def findings(self, accounts: Sequence[Account]) -> Iterator[Finding]:
        """Mediations whose mediator is also a party."""
        for statement, relation in _with_relations(accounts):
            if relation.family == "mediation" and statement.subject in statement.parties:
                message = _sentence("the mediator is also one of the parties", "name only the others as parties")
                yield self.found(statement, "parties", statement.subject, message)


class TiesJoinTwo(AccountCheck):
    """A tie joins two different actors."""

    def findings(self, accounts: Sequence[Account]) -> Iterator[Finding]:
        """Ties from an actor to itself."""
        for statement, relation in _with_relations(accounts):
            if relation.edge_to == "object" and statement.subject == statement.object:
                message = _sentence("subject and object are the same", "correct one, or leave the object out")
                yield self.found(statement, "object", statement.object, message)


class TiesHaveBothEnds(AccountCheck):
    """A tie that is drawn to an object has one, or at least a place.

    A siege of a mosque is an attack on somebody whom the text need not name, and who refuses to leave need not tell
    whom he refuses that. Where rules read no second end, the text names none: it is a person's own statement that may
    lack one by mistake.
    """

    severity = "warning"

    def findings(self, accounts: Sequence[Account]) -> Iterator[Finding]:
        """Ties without the end that the ontology draws them to."""
        for statement, relation in _with_relations(accounts):
            if not statement.reviewed:
                continue
            if relation.edge_to == "object" and not (statement.object or statement.place or statement.content):
                message = _sentence(f"{relation.label!r} has no object", "name it where the text or its context does")
                yield self.found(statement, "object", None, message)
            elif relation.edge_to == "agreement" and statement.agreement is None:
                message = _sentence(f"{relation.label!r} names no agreement", "give the agreement's label")
                yield self.found(statement, "agreement", None, message)


class StancesFit(AccountCheck):
    """A denial denies, and a doubt questions."""

    def findings(self, accounts: Sequence[Account]) -> Iterator[Finding]:
        """Speech acts that contradict the stance: "deny harbouring" must not affirm the harbouring."""
        for statement in _statements(accounts):
            expected = {"denies": "denies", "questions": "questions"}.get(statement.speech_act)
            if expected is not None and statement.stance == "affirms":
                message = _sentence(
                    f"what somebody {statement.speech_act} is not affirmed", f"set stance to {expected}"
                )
                yield self.found(statement, "stance", statement.stance, message)


class ForecastsNotActual(AccountCheck):
    """What is forecast, or dated after the publication, is not actual."""

    def findings(self, accounts: Sequence[Account]) -> Iterator[Finding]:
        """Actual statements by a forecast, or of a time that had not come when the document was issued."""
        for account in accounts:
            issued = Interval.parse(account.document.issued).to_latest
            for statement in account.statements:
                if statement.modality != "actual":
                    continue
                begins = statement.interval.from_earliest
                if statement.speech_act == "forecasts" and statement.relation != "predicts":
                    message = _sentence("a forecast is told as if it had come about", "set modality to forecast")
                    yield self.found(statement, "modality", statement.modality, message)
                elif issued is not None and begins is not None and begins > issued:
                    message = _sentence(f"the document was issued by {issued}, before that", "correct time or modality")
                    yield self.found(statement, "time", statement.time, message)


class FiguresAreRanges(AccountCheck):
    """A figure's comparator fits the numbers that it qualifies."""

    def findings(self, accounts: Sequence[Account]) -> Iterator[Finding]:
        """Comparators that need a bound which is missing, and ranges of one number."""
        needs = {"at least": (True, None), "over": (True, None), "at most": (None, True), "under": (None, True),
                 "range": (True, True)}  # fmt: skip
        for statement in _statements(accounts):
            figure = statement.figure
            if figure is None or figure.comparator not in needs:
                continue
            present = (figure.minimum is not None, figure.maximum is not None)
            wanted = needs[figure.comparator]
            if any(want and not have for want, have in zip(wanted, present, strict=True)):
                message = f"{figure.comparator!r} does not fit a figure from {figure.minimum} to {figure.maximum}"
                yield self.found(statement, "figure", figure.as_stated, _sentence(message, "give the bound it needs"))


def _numbers(words: str) -> list[set[float]]:
    """The numbers that digits and the words of scale after them give; in two ways for the 2 of "2 to 3 million"."""
    found = [
        (float(one["number"].replace(",", "")), _SCALES.get(one["scale"] or "")) for one in _NUMBER.finditer(words)
    ]
    if not found:
        return []
    last = found[-1][1] or 1
    return [{round(number * (scale or other), 3) for number, scale in found} for other in (1, last)]


class FiguresAreAsStated(AccountCheck):
    """A figure's own characters stand in its quote, and its numbers are those that they say.

    Numbers in words are left to the reader; so is a quote of a digest's original, which may say the same otherwise.
    """

    def findings(self, accounts: Sequence[Account]) -> Iterator[Finding]:
        """Figures whose characters are not in the quote, and whose digits give other numbers than the record."""
        for statement in _statements(accounts):
            figure = statement.figure
            if figure is None or statement.tally is not None:
                # What sums up many rows stands in none of them.
                continue
            if figure.as_stated not in statement.quote.exact:
                message = f"{figure.as_stated!r} is not in the quote {_short(statement.quote.exact)}"
                yield self.found(statement, "figure", figure.as_stated, _sentence(message, "copy it from the quote"))
            recorded = {value for value in (figure.minimum, figure.maximum) if value is not None}
            said = _numbers(figure.as_stated)
            if said and recorded not in said:
                message = f"{figure.as_stated!r} is recorded as {figure.minimum} to {figure.maximum}"
                yield self.found(statement, "figure", figure.as_stated, _sentence(message, "correct the numbers"))


class LinksResolve(AccountCheck):
    """Every link leads to another statement of the same document, and links of a kind go round in no circle."""

    def findings(self, accounts: Sequence[Account]) -> Iterator[Finding]:
        """Links to nowhere, links to the statement itself, and circles."""
        for account in accounts:
            by_id = {statement.id: statement for statement in account.statements}
            for statement in account.statements:
                for link in statement.links:
                    if link.target not in by_id:
                        message = _sentence("the link leads to no statement of the document", "correct or remove it")
                        yield self.found(statement, link.kind, link.target, message)
            for kind in _ORDERED_LINKS:
                yield from self._circles(kind, by_id)

    def _circles(self, kind: str, by_id: Mapping[str, Statement]) -> Iterator[Finding]:
        targets = {
            each.id: [link.target for link in each.links if link.kind == kind and link.target in by_id]
            for each in by_id.values()
        }
        for start in sorted(_on_circles(targets)):
            message = _sentence(f"the links {kind!r} lead back to where they began", "remove the one that is wrong")
            yield self.found(by_id[start], kind, None, message)


class FigurePartsAreFigures(AccountCheck):
    """Only a figure is a subset, and only of a figure."""

    def findings(self, accounts: Sequence[Account]) -> Iterator[Finding]:
        """Subset links from or to what is no figure."""
        for account in accounts:
            by_id = {statement.id: statement for statement in account.statements}
            for statement in account.statements:
                for link in statement.links:
                    target = by_id.get(link.target)
                    if link.kind != "subsetOf" or target is None:
                        continue
                    if statement.figure is None or target.figure is None:
                        message = _sentence("a subset joins two figures", "use another kind of link")
                        yield self.found(statement, link.kind, link.target, message)


class PhasesInOrder(AccountCheck):
    """The phases of an agreement come in a possible order, whichever documents tell them."""

    severity = "warning"

    def findings(self, accounts: Sequence[Account]) -> Iterator[Finding]:
        """Phases that certainly began after a later stage of the same agreement had begun."""
        phases: dict[str, list[Statement]] = defaultdict(list)
        for statement in _statements(accounts):
            if statement.agreement and statement.status and _holds(statement):
                phases[statement.agreement].append(statement)
        for agreement, told in phases.items():
            for one, other in combinations(told, 2):
                early, late = sorted((one, other), key=lambda each: _STAGES[each.status or "proposed"])
                if _stage(early) < _stage(late) and _certainly_after(early.interval, late.interval):
                    message = (
                        f"{agreement!r} is {early.status} after it was {late.status} ({late.time}, {_place(late)})"
                    )
                    yield self.found(
                        early, "status", early.time, _sentence(message, "correct a time, or name two agreements")
                    )


class NamesHaveTypes(AccountCheck):
    """Every name has a type, and the same one in every document.

    "The police" of two texts, of which no person vouches for either, are no more the same than their types are.
    """

    def findings(self, accounts: Sequence[Account]) -> Iterator[Finding]:
        """Names that nobody gave a type, types that the ontology lacks, and names of two types."""
        classes = vocabulary().classes
        seen: dict[str, tuple[str, str]] = {}
        vouched = {name for one in _statements(accounts) if one.reviewed for name in one.names}
        for account in accounts:
            types = {actor.name: actor.type for actor in account.actors}
            for statement in account.statements:
                for name in statement.names:
                    if name not in types:
                        remedy = "add it to the lexicon, or to the actors of the statement file"
                        yield self.found(statement, "actors", name, _sentence("the name has no type", remedy))
            for name, kind in sorted(types.items()):
                place = account.document.id
                if kind not in classes:
                    yield self._of_name(
                        place, name, "violation", _sentence(f"no class {kind!r}", "use one of the ontology")
                    )
                before, where = seen.setdefault(name, (kind, place))
                if before != kind and (name in vouched or not name[:1].islower()):
                    message = f"{name!r} is a {kind} here and a {before} in {where}"
                    remedy = "use one type, or two names; a lexicon file (`--lexicon`) gives a name its type"
                    yield self._of_name(place, name, "warning", _sentence(message, remedy))

    def _of_name(self, place: str, name: str, severity: Severity, message: str) -> Finding:
        return Finding(self.title, severity, place, "actors", name, message)


class PrincipalsAgree(AccountCheck):
    """Whoever acts for another acts for the same one in every document, or has changed sides."""

    severity = "warning"

    def findings(self, accounts: Sequence[Account]) -> Iterator[Finding]:
        """Names that act for somebody else than in a document before."""
        seen: dict[str, tuple[str, str]] = {}
        for account in accounts:
            for actor in sorted(account.actors, key=lambda actor: actor.name):
                if actor.acts_for is None:
                    continue
                place = account.document.id
                before, where = seen.setdefault(actor.name, (actor.acts_for, place))
                if before != actor.acts_for:
                    message = f"{actor.name!r} acts for {actor.acts_for} here and for {before} in {where}"
                    remedy = "correct one, or leave both where that is so: each holds in its own document"
                    found = _sentence(message, remedy)
                    yield Finding(self.title, self.severity, place, "actors", actor.name, found)


class RecordsAreWhole(AccountCheck):
    """A statement is recorded once, and the fields that it calls inferred are fields."""

    def findings(self, accounts: Sequence[Account]) -> Iterator[Finding]:
        """Ids that occur twice in a document, and unknown field names."""
        for account in accounts:
            seen: set[str] = set()
            for statement in account.statements:
                if statement.id in seen:
                    message = _sentence("the same statement is recorded twice", "remove one of the two")
                    yield self.found(statement, "id", statement.id, message)
                seen.add(statement.id)
                for name in statement.inferred:
                    if name not in _FIELDS:
                        message = _sentence("a statement has no such field", "name a field of the record")
                        yield self.found(statement, "inferred", name, message)


ACCOUNT_CHECKS: tuple[type[AccountCheck], ...] = (
    QuotesMatch,
    MentionsMatch,
    SignsAgree,
    EventsFit,
    PartiesPresent,
    MediatorsApart,
    TiesJoinTwo,
    TiesHaveBothEnds,
    StancesFit,
    ForecastsNotActual,
    FiguresAreRanges,
    FiguresAreAsStated,
    LinksResolve,
    FigurePartsAreFigures,
    PhasesInOrder,
    NamesHaveTypes,
    PrincipalsAgree,
    RecordsAreWhole,
)
"""The checks of accounts, in the order in which documentation lists them."""


def _statements(accounts: Iterable[Account]) -> Iterator[Statement]:
    for account in accounts:
        yield from account.statements


def _with_relations(accounts: Iterable[Account]) -> Iterator[tuple[Statement, Relation]]:
    """Statements with their relations; those of an unknown relation are left to `SignsAgree`."""
    relations = vocabulary().relations
    for statement in _statements(accounts):
        if statement.relation in relations:
            yield statement, relations[statement.relation]


def _holds(statement: Statement) -> bool:
    """Whether the statement says that something is so: a planned or denied phase orders nothing."""
    return statement.stance == "affirms" and statement.modality == "actual"


def _stage(statement: Statement) -> int:
    return _STAGES[statement.status or "proposed"]


def _certainly_after(one: Interval, other: Interval) -> bool:
    """Whether ``one`` cannot have begun before ``other`` had begun."""
    return bool(one.from_earliest and other.from_latest and one.from_earliest > other.from_latest)


def _on_circles(targets: Mapping[str, Sequence[str]]) -> set[str]:
    """The nodes from which a path leads back to themselves."""
    found = set()
    for start in targets:
        queue, reached = list(targets[start]), set()
        while queue:
            node = queue.pop()
            if node not in reached:
                reached.add(node)
                queue.extend(targets[node])
        if start in reached:
            found.add(start)
    return found


def _place(statement: Statement) -> str:
    quote = statement.quote
    return f"{quote.document}, characters {quote.start} to {quote.end}"


def _sentence(message: str, remedy: str) -> str:
    """What is wrong and what would mend it, in the form that the shapes' messages have."""
    return f"{message[:1].upper()}{message[1:]}: {remedy}."


def _short(text: str, limit: int = 60) -> str:
    return repr(shortened(text, limit))
