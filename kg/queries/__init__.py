"""The named SPARQL queries that come with the package."""

from kg.queries.catalogue import NamedQuery, Parameter, find_query, named_queries

__all__ = ["NamedQuery", "Parameter", "find_query", "named_queries"]
