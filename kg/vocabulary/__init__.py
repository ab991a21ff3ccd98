"""The ontology's terms, read from its Turtle: nothing here repeats what the Turtle says."""

from kg.vocabulary.namespaces import Namespaces, namespaces, sparql_prefixes
from kg.vocabulary.ontology import CodeList, Relation, Role, Vocabulary, vocabulary

__all__ = [
    "CodeList",
    "Namespaces",
    "Relation",
    "Role",
    "Vocabulary",
    "namespaces",
    "sparql_prefixes",
    "vocabulary",
]
