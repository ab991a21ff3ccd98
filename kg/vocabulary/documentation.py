"""The ontology's documentation: one HTML page, made from the Turtle and nothing else.

``python -m kg.vocabulary.documentation > docs/ontology.html`` writes the page that the repository carries; a test
holds the two together. The page needs no network, no script and no second file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files

import jinja2
import pyoxigraph as ox

from kg.resources import ontology_file
from kg.vocabulary.namespaces import EXTERNAL, namespaces

__all__ = ["ontology_page"]

_RDF, _RDFS, _OWL, _SKOS = (EXTERNAL[prefix] for prefix in ("rdf", "rdfs", "owl", "skos"))
_DCTERMS, _SH = EXTERNAL["dcterms"], "http://www.w3.org/ns/shacl#"
_SIGNS = {"-1": ("negative", "−1 hostile"), "0": ("neutral", "0 neither"), "1": ("positive", "+1 friendly")}
_HOW = {
    _RDFS + "subClassOf": "is a kind of",
    _RDFS + "subPropertyOf": "implies",
    _SKOS + "closeMatch": "is close to",
    _SKOS + "broadMatch": "is narrower than",
}


@dataclass(frozen=True, slots=True)
class _Ref:
    """Something that the page points to; without a target it is only named."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A term as the page shows it.

    Attributes:
        id: the fragment by which the page and others link to it.
        name: as data and queries write it.
        label: for people.
        definition: one sentence or two.
        examples: of its use.
        facts: what else the ontology says of it, by heading.
        sign: for a relation, the class of its colour and its sign in words.
        level: its depth below the root of its tree.
    """

    id: str
    name: str
    label: str
    definition: str
    examples: Sequence[str]
    facts: Mapping[str, Sequence[_Ref]]
    sign: tuple[str, str] | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class _List:
    """A closed list with its concepts."""

    entry: _Entry
    concepts: Sequence[_Entry]


@dataclass(frozen=True, slots=True)
class _Check:
    """A shape: its title, and the messages of what it finds."""

    title: str
    messages: Sequence[str]


def ontology_page() -> str:
    """The page; the same bytes for the same Turtle."""
    page = _Page(_Triples(ontology_file()))
    environment = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    template = environment.from_string(files("kg.vocabulary").joinpath("ontology.html.j2").read_text(encoding="utf-8"))
    return template.render(
        header=page.header(),
        prefix=namespaces().terms,
        classes=list(page.tree(_OWL + "Class", "subClassOf")),
        relations=list(page.relations()),
        properties=list(page.properties("ObjectProperty")),
        values=list(page.properties("DatatypeProperty")),
        annotations=[*page.plain(_OWL + "AnnotationProperty"), *page.plain(_RDFS + "Datatype")],
        lists=list(page.lists()),
        alignments=list(_alignments(page)),
        checks=list(_checks()),
    )


class _Triples:
    """A Turtle file's triples by subject and predicate, in the order of the file."""

    def __init__(self, path: object) -> None:
        parser = ox.parse(path=str(path))
        self.values: dict[object, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]] = {}
        for triple in parser:
            if not isinstance(triple.object, ox.Triple):
                self.values.setdefault(triple.subject, {}).setdefault(triple.predicate.value, []).append(triple.object)
        self.prefixes = dict(sorted(parser.prefixes.items()))

    def all(self, subject: object, predicate: str) -> list[ox.NamedNode | ox.BlankNode | ox.Literal]:
        return self.values.get(subject, {}).get(predicate, [])

    def texts(self, subject: object, predicate: str) -> list[str]:
        return [str(value.value) for value in self.all(subject, predicate)]

    def text(self, subject: object, predicate: str) -> str:
        return next(iter(self.texts(subject, predicate)), "")

    def of_type(self, kind: str) -> list[ox.NamedNode]:
        wanted = ox.NamedNode(kind)
        return [
            subject
            for subject, values in self.values.items()
            if isinstance(subject, ox.NamedNode) and wanted in values.get(_RDF + "type", [])
        ]

    def items(self, head: object) -> Iterator[ox.NamedNode | ox.BlankNode | ox.Literal]:
        """The members of a list."""
        while self.all(head, _RDF + "first"):
            yield self.all(head, _RDF + "first")[0]
            head = self.all(head, _RDF + "rest")[0]

    def short(self, term: ox.NamedNode) -> str:
        """A term by its prefix."""
        for prefix, iri in self.prefixes.items():
            if term.value.startswith(iri):
                return f"{prefix}:{term.value.removeprefix(iri)}"
        return term.value


class _Page:
    """The parts of the page, from the ontology's triples."""

    def __init__(self, triples: _Triples) -> None:
        self.triples = triples
        self.terms = namespaces().terms

    def header(self) -> Mapping[str, str]:
        """What the ontology says of itself."""
        (ontology,) = self.triples.of_type(_OWL + "Ontology")
        one = self.triples.text
        return {
            "title": one(ontology, _DCTERMS + "title"),
            "description": one(ontology, _DCTERMS + "description"),
            "license": one(ontology, _DCTERMS + "license"),
            "version": one(ontology, _OWL + "versionInfo"),
            "version_iri": one(ontology, _OWL + "versionIRI"),
        }

    def own(self, kind: str) -> list[ox.NamedNode]:
        """The ontology's own terms of a kind, in the order of the file."""
        return [term for term in self.triples.of_type(kind) if term.value.startswith(self.terms)]

    def tree(self, kind: str, above: str) -> Iterator[_Entry]:
        """Terms of a kind with those below them right after them, and their depth."""
        terms = self.own(kind)
        below: dict[str, list[ox.NamedNode]] = {}
        for term in terms:
            parents = [iri for iri in self.triples.texts(term, _RDFS + above) if iri.startswith(self.terms)]
            below.setdefault(parents[0] if parents else "", []).append(term)
        yield from self._branch("", 0, below)

    def _branch(self, parent: str, level: int, below: Mapping[str, list[ox.NamedNode]]) -> Iterator[_Entry]:
        for term in below.get(parent, []):
            yield self.entry(term, level=level, facts={"Narrower": self.refs(below.get(term.value, []))})
            yield from self._branch(term.value, level + 1, below)

    def relations(self) -> Iterator[_Entry]:
        """The tree of relations, without its root."""
        for entry in self.tree(_OWL + "ObjectProperty", "subPropertyOf"):
            if entry.sign is not None:
                yield replace(entry, level=entry.level - 1)

    def properties(self, kind: str) -> Iterator[_Entry]:
        """Properties that are no relations."""
        for term in self.own(_OWL + kind):
            entry = self.entry(term)
            if entry.sign is None:
                yield entry

    def plain(self, kind: str) -> Iterator[_Entry]:
        """Annotations and datatypes."""
        return (self.entry(term) for term in self.own(kind))

    def lists(self) -> Iterator[_List]:
        """The closed lists with their concepts."""
        concepts = self.triples.of_type(_SKOS + "Concept")
        for scheme in self.triples.of_type(_SKOS + "ConceptScheme"):
            name = scheme.value.rsplit("/", 1)[1]
            members = [each for each in concepts if scheme in self.triples.all(each, _SKOS + "inScheme")]
            yield _List(
                self.entry(scheme, id=f"list-{name}", name=name),
                [self.entry(each, id=f"{name}-{each.value.rsplit('/', 1)[1]}") for each in members],
            )

    def entry(
        self,
        term: ox.NamedNode,
        *,
        id: str | None = None,
        name: str | None = None,
        level: int = 0,
        facts: Mapping[str, Sequence[_Ref]] | None = None,
    ) -> _Entry:
        """A term with all that the page shows of it."""
        one = self.triples.text
        all_facts = {**self._facts(term), **(facts or {})}
        return _Entry(
            id=id or term.value.removeprefix(self.terms),
            name=name or self.triples.short(term),
            label=one(term, _RDFS + "label"),
            definition=one(term, _SKOS + "definition"),
            examples=self.triples.texts(term, _SKOS + "example"),
            facts={heading: refs for heading, refs in all_facts.items() if refs},
            sign=_SIGNS.get(one(term, self.terms + "relationSign")),
            level=level,
        )

    def _facts(self, term: ox.NamedNode) -> dict[str, Sequence[_Ref]]:
        triples, own = self.triples, self.terms
        symmetric = ox.NamedNode(_OWL + "SymmetricProperty") in triples.all(term, _RDF + "type")
        ends = [triples.text(term, own + name) for name in ("edgeFrom", "edgeTo")]
        parents = [each for name in ("subClassOf", "subPropertyOf") for each in triples.all(term, _RDFS + name)]
        root = ox.NamedNode(own + "relation")
        return {
            "Also called": [_Ref(text) for text in triples.texts(term, _SKOS + "altLabel")],
            "Broader": self.refs(each for each in parents if each != root),
            "Family": [_Ref(text) for text in triples.texts(term, own + "family")],
            "Kind": [_Ref(text) for text in triples.texts(term, own + "temporality")],
            "Edge": [_Ref(" – ".join(ends) if symmetric else " → ".join(ends))] if all(ends) else [],
            "Told by": self.refs(triples.all(term, own + "takesEvent")),
            "Symmetric": [_Ref("yes")] if symmetric else [],
            "Of": self._domain(term),
            "Value": self.refs(triples.all(term, _RDFS + "range")),
            "Excludes": self.refs(triples.all(term, _OWL + "propertyDisjointWith")),
            "Notation": list(self._notations(term)),
        }

    def _domain(self, term: ox.NamedNode) -> list[_Ref]:
        found = []
        for domain in self.triples.all(term, _RDFS + "domain"):
            union = self.triples.all(domain, _OWL + "unionOf")
            found += self.refs(self.triples.items(union[0]) if union else [domain])
        return found

    def _notations(self, term: ox.NamedNode) -> Iterator[_Ref]:
        for value in self.triples.all(term, _SKOS + "notation"):
            if isinstance(value, ox.Literal):
                scheme = value.datatype.value
                known = scheme.startswith(self.terms)
                yield _Ref(
                    f"{self.triples.text(value.datatype, _RDFS + 'label')}: {value.value}" if known else value.value
                )

    def refs(self, terms: Iterable[object]) -> list[_Ref]:
        """Links to terms: within the page for our own, to their IRI for those of others."""
        found = []
        for term in terms:
            if isinstance(term, ox.NamedNode):
                inside = term.value.startswith(self.terms)
                href = f"#{term.value.removeprefix(self.terms)}" if inside else term.value
                found.append(_Ref(self.triples.short(term), href))
        return found


def _alignments(page: _Page) -> Iterator[tuple[_Ref, str, Sequence[_Ref]]]:
    """Our term, how it stands to theirs, and theirs."""
    triples = _Triples(ontology_file("alignments.ttl"))
    prefixed = _Page(triples)
    for subject, values in triples.values.items():
        if isinstance(subject, ox.NamedNode) and subject.value.startswith(page.terms):
            for predicate, how in _HOW.items():
                if predicate in values:
                    yield prefixed.refs([subject])[0], how, prefixed.refs(values[predicate])


def _checks() -> Iterator[_Check]:
    """What the shapes check, in the order of the file."""
    triples = _Triples(ontology_file("shapes.ttl"))
    for shape in triples.of_type(_SH + "NodeShape"):
        nodes = [shape, *triples.all(shape, _SH + "property")]
        messages = [text for node in nodes for text in triples.texts(node, _SH + "message")]
        yield _Check(triples.text(shape, _RDFS + "label"), messages)


if __name__ == "__main__":
    sys.stdout.buffer.write(ontology_page().encode("utf-8"))
