"""The only room that knows a statement's quads: accounts to quads, and back."""

from kg.rdf.derived import PlainTie, Standing, Status, plain_quads, stale_quad, standing_quads
from kg.rdf.ontology import ontology_quads
from kg.rdf.read import read_accounts
from kg.rdf.records import (
    ClaimRecord,
    FactRecord,
    Named,
    NodeRecord,
    PassageRecord,
    Records,
    SourceRecord,
    TallyRecord,
)
from kg.rdf.single import read_statement
from kg.rdf.terms import ACCEPTED, BELIEFS, ONTOLOGY, document_graph, document_of_graph, is_own
from kg.rdf.write import account_quads, assertable_id, quads_of_account

__all__ = [
    "ACCEPTED",
    "BELIEFS",
    "ONTOLOGY",
    "ClaimRecord",
    "FactRecord",
    "Named",
    "NodeRecord",
    "PassageRecord",
    "PlainTie",
    "Records",
    "SourceRecord",
    "Standing",
    "Status",
    "TallyRecord",
    "account_quads",
    "assertable_id",
    "document_graph",
    "document_of_graph",
    "is_own",
    "ontology_quads",
    "plain_quads",
    "quads_of_account",
    "read_accounts",
    "read_statement",
    "stale_quad",
    "standing_quads",
]
