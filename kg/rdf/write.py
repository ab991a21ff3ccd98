"""An account as quads: one named graph per document.

The layout, and what each property means, is the ontology's; `docs/ontology.html` shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import pyoxigraph as ox

from kg.model import Account, Actor, Document, Mention, Statement, Tally, derived_id
from kg.rdf.terms import (
    RDF_TYPE,
    actor_node,
    agreement_node,
    code_node,
    day,
    document_graph,
    document_node,
    external,
    integer,
    kg,
    node,
    number,
    quote_node,
    text,
)
from kg.vocabulary import vocabulary

__all__ = ["account_quads", "assertable_id", "quads_of_account"]

Triple = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]


def assertable_id(statement: Statement) -> str:
    """The id of what the statement asserts: the same for all that say the same."""
    return derived_id(*statement.said)


def account_quads(account: Account) -> list[ox.Quad]:
    """The quads of an account, sorted, without repeats."""
    return sorted(quads_of_account(account), key=str)


def quads_of_account(account: Account) -> set[ox.Quad]:
    """The quads of an account, in no order: at 10⁶ of them, sorting takes as long as making them."""
    graph = document_graph(account.document.id)
    return {ox.Quad(*triple, graph) for triple in set(_account_triples(account))}


def _account_triples(account: Account) -> Iterator[Triple]:
    originals = dict(account.originals)
    document = document_node(account.document.id)
    yield from _document_triples(account.document)
    for actor in account.actors:
        yield from _actor_triples(actor)
    for name in _names(account):
        yield actor_node(name), external("rdfs", "label"), text(name)
    for mention in account.mentions:
        yield from _mention_triples(mention, document, document, account.document.id)
    for statement in account.statements:
        yield from _claim_triples(statement, document)
        yield from _own_words(statement, account.document)
        yield from _quote_triples(statement, document, originals)
        yield from _assertable_triples(statement)


def _names(account: Account) -> Iterator[str]:
    """Every name that is used, so that each node can be read back even where nobody gave it a type."""
    yield from account.document.issuers
    yield from (mention.name for mention in account.mentions)
    for statement in account.statements:
        yield from statement.names
        yield from (mention.name for mention in statement.mentions)


def _document_triples(document: Document) -> Iterator[Triple]:
    subject = document_node(document.id)
    yield subject, RDF_TYPE, kg("Document")
    yield subject, external("dcterms", "identifier"), text(document.id)
    stated = {
        external("dcterms", "title"): document.title,
        external("dcterms", "publisher"): document.publisher,
        external("dcterms", "creator"): document.author,
        external("dcterms", "language"): document.language,
        kg("originName"): document.origin or None,
        kg("sha256"): document.sha256 or None,
        kg("originalFile"): document.restates.file if document.restates else None,
        kg("originalSha256"): document.restates.sha256 if document.restates else None,
    }
    for predicate, value in stated.items():
        if value is not None:
            yield subject, predicate, text(value)
    for name in document.issuers:
        yield subject, kg("issuer"), actor_node(name)
    if document.issued is not None:
        yield subject, external("dcterms", "issued"), _date(document.issued)
    if document.recorded is not None:
        yield subject, kg("recordedAt"), _date(document.recorded)


def _date(stated: str) -> ox.Literal:
    """A full date as ``xsd:date``; a partial one as the plain EDTF text, since no engine compares those rightly."""
    return day(date.fromisoformat(stated)) if len(stated) == len("2026-01-09") and stated.isascii() else text(stated)


def _actor_triples(actor: Actor) -> Iterator[Triple]:
    # An accord that a document names is the one that its statements tell of, and no actor beside it.
    accord = vocabulary().is_a(actor.type, "Agreement")
    subject = agreement_node(actor.name) if accord else actor_node(actor.name)
    yield subject, RDF_TYPE, kg(actor.type)
    yield subject, external("rdfs", "label"), text(actor.name)
    for alias in actor.aliases:
        yield subject, kg("alias"), text(alias)
    for code in actor.codes:
        yield subject, kg("code"), text(code)
    if actor.acts_for:
        yield subject, kg("organOf"), actor_node(actor.acts_for)
        yield actor_node(actor.acts_for), external("rdfs", "label"), text(actor.acts_for)


def _mention_triples(
    mention: Mention, holder: ox.NamedNode, document: ox.NamedNode, document_id: str
) -> Iterator[Triple]:
    key = derived_id(holder.value, mention.role, mention.name, mention.start, mention.end, mention.reading)
    subject = node("mention", key)
    yield holder, kg("mention"), subject
    yield subject, RDF_TYPE, kg("Mention")
    yield subject, kg("inDocument"), document
    yield subject, kg("refersTo"), actor_node(mention.name)
    yield subject, external("oa", "start"), integer(mention.start)
    yield subject, external("oa", "end"), integer(mention.end)
    if mention.role is not None:
        yield subject, kg("fills"), text(mention.role)
    if mention.reading is not None:
        yield subject, kg("reading"), text(mention.reading)
    if mention.words is not None:
        yield subject, external("oa", "exact"), text(mention.words)


def _claim_triples(statement: Statement, document: ox.NamedNode) -> Iterator[Triple]:
    claim = node("claim", statement.id)
    yield claim, RDF_TYPE, kg("Claim")
    yield claim, kg(statement.stance), node("assertable", assertable_id(statement))
    yield claim, kg("reportedBy"), document
    yield claim, kg("quote"), quote_node(statement.quote)
    for name in ("claimant", "via", "origin"):
        value = getattr(statement, name)
        if value is not None:
            yield claim, kg(name), actor_node(value)
    codes = {
        "modality": ("modality", statement.modality),
        "speechAct": ("act", statement.speech_act),
        "channel": ("channel", statement.channel),
        "aspect": ("aspect", statement.aspect),
        "confidence": ("confidence", statement.confidence),
    }
    for name, (scheme, notation) in codes.items():
        if notation is not None:
            yield claim, kg(name), code_node(scheme, notation)
    if statement.confidence_reason is not None:
        yield claim, kg("confidenceReason"), text(statement.confidence_reason)
    if statement.recorded_at is not None:
        yield claim, kg("recordedAt"), _date(statement.recorded_at)
    if statement.note is not None:
        yield claim, kg("note"), text(statement.note)
    if statement.figure is not None:
        yield claim, kg("asStated"), text(statement.figure.as_stated)
    yield claim, kg("extractor"), text(statement.extractor)
    yield claim, kg("score"), number(statement.score)
    for field in statement.inferred:
        yield claim, kg("inferred"), text(field)
    if statement.inferred:
        yield claim, kg("fromContext"), text(", ".join(statement.inferred))
    yield from _tally_triples(claim, statement.tally)
    for link in statement.links:
        yield claim, kg(link.kind), node("claim", link.target)
    for mention in statement.mentions:
        yield from _mention_triples(mention, claim, document, statement.document)


def _own_words(statement: Statement, document: Document) -> Iterator[Triple]:
    """Whose claim it is where the text names nobody and is somebody's own release; of several none is the claimant."""
    if statement.claimant is None and document.issuers:
        claim = node("claim", statement.id)
        for name in document.issuers:
            yield claim, kg("inOwnWordsOf"), actor_node(name)
        if len(document.issuers) == 1:
            yield claim, kg("claimant"), actor_node(document.issuers[0])


def _tally_triples(claim: ox.NamedNode, tally: Tally | None) -> Iterator[Triple]:
    if tally is None:
        return
    yield claim, kg("table"), text(tally.table)
    yield claim, kg("rowCount"), integer(tally.rows)
    yield claim, kg("firstRow"), _date(tally.first)
    yield claim, kg("lastRow"), _date(tally.last)
    for name, value in (("deathsLow", tally.low), ("deathsBest", tally.best), ("deathsHigh", tally.high)):
        if value is not None:
            yield claim, kg(name), integer(value)


def _quote_triples(statement: Statement, document: ox.NamedNode, originals: dict[int, str]) -> Iterator[Triple]:
    quote = statement.quote
    subject = quote_node(quote)
    yield subject, RDF_TYPE, kg("Quote")
    yield subject, RDF_TYPE, external("oa", "TextQuoteSelector")
    yield subject, RDF_TYPE, external("oa", "TextPositionSelector")
    yield subject, external("oa", "exact"), text(quote.exact)
    yield subject, external("oa", "start"), integer(quote.start)
    yield subject, external("oa", "end"), integer(quote.end)
    yield subject, kg("inDocument"), document
    yield subject, kg("section"), text(quote.section)
    for line in quote.lines:
        yield subject, kg("line"), integer(line)
    if quote.lines and all(line in originals for line in quote.lines):
        yield subject, kg("originalText"), text("\n".join(originals[line] for line in quote.lines))


def _assertable_triples(statement: Statement) -> Iterator[Triple]:
    subject = node("assertable", assertable_id(statement))
    yield from ((subject, RDF_TYPE, kg(name)) for name in _assertable_classes(statement))
    actor = actor_node(statement.subject)
    yield subject, external("rdf", "subject"), actor
    yield subject, external("rdf", "predicate"), kg(statement.relation)
    yield subject, kg("sign"), integer(statement.sign)
    yield subject, kg("modality"), code_node("modality", statement.modality)
    if statement.event is not None:
        yield subject, kg("eventClass"), text(statement.event)
    if statement.object is not None:
        yield subject, external("rdf", "object"), actor_node(statement.object)
        yield from _dyad_triples(subject, actor, actor_node(statement.object))
    for predicate, names in (("party", statement.parties), ("concerning", statement.concerning)):
        for name in names:
            yield subject, kg(predicate), actor_node(name)
    if statement.content is not None:
        yield subject, kg("content"), text(statement.content)
    if statement.place is not None:
        yield subject, kg("place"), actor_node(statement.place)
    yield from _time_triples(subject, statement)
    yield from _mediation_triples(subject, statement)
    yield from _agreement_triples(subject, statement)
    yield from _figure_triples(subject, statement)


def _assertable_classes(statement: Statement) -> Iterable[str]:
    yield {
        "mediatedBetween": "Mediation",
        "hosted": "Mediation",
        "partyTo": "AgreementPhase" if statement.status else "Participation",
        "figure": "Figure",
    }.get(statement.relation, "Relationship")
    if statement.event is not None and vocabulary().is_a(statement.event, "Event"):
        yield statement.event


def _dyad_triples(assertable: ox.NamedNode, subject: ox.NamedNode, target: ox.NamedNode) -> Iterator[Triple]:
    ends = [term.value.rsplit("/", 1)[1] for term in (subject, target)]
    dyad, pair = node("dyad", "~".join(ends)), node("pair", "~".join(sorted(ends)))
    yield assertable, kg("dyad"), dyad
    yield dyad, RDF_TYPE, kg("Dyad")
    yield dyad, kg("inPair"), pair
    yield pair, RDF_TYPE, kg("Pair")


def _time_triples(subject: ox.NamedNode, statement: Statement) -> Iterator[Triple]:
    if statement.time is None:
        return
    yield subject, kg("timeAsStated"), text(statement.time)
    interval = statement.interval
    bounds = {
        "fromEarliest": interval.from_earliest,
        "fromLatest": interval.from_latest,
        "toEarliest": interval.to_earliest,
        "toLatest": interval.to_latest,
    }
    for name, bound in bounds.items():
        if bound is not None:
            yield subject, kg(name), day(bound)


def _mediation_triples(subject: ox.NamedNode, statement: Statement) -> Iterator[Triple]:
    roles = {"mediatedBetween": ("mediator", "mediation"), "hosted": ("host", "hosting")}
    if statement.relation not in roles:
        return
    predicate, role = roles[statement.relation]
    yield subject, kg(predicate), actor_node(statement.subject)
    yield subject, kg("role"), code_node("role", role)
    if statement.agreement is not None:
        yield subject, kg("ledTo"), agreement_node(statement.agreement)


def _agreement_triples(subject: ox.NamedNode, statement: Statement) -> Iterator[Triple]:
    if statement.agreement is None:
        return
    agreement = agreement_node(statement.agreement)
    yield subject, kg("agreement"), agreement
    yield agreement, external("rdfs", "label"), text(statement.agreement)
    yield agreement, RDF_TYPE, kg("Agreement")
    if statement.relation != "partyTo":
        return
    if statement.event is not None and vocabulary().is_a(statement.event, "Agreement"):
        yield agreement, RDF_TYPE, kg(statement.event)
    if statement.status is not None:
        yield agreement, kg("hasPhase"), subject
        yield subject, kg("phase"), code_node("phase", statement.status)


def _figure_triples(subject: ox.NamedNode, statement: Statement) -> Iterator[Triple]:
    figure = statement.figure
    if figure is None:
        return
    yield subject, kg("measure"), text(figure.measure)
    if figure.population is not None:
        yield subject, kg("population"), text(figure.population)
    if figure.side is not None:
        yield subject, kg("side"), actor_node(figure.side)
    if figure.minimum is not None:
        yield subject, kg("min"), number(figure.minimum)
    if figure.maximum is not None:
        yield subject, kg("max"), number(figure.maximum)
    yield subject, kg("comparator"), code_node("comparator", figure.comparator)
