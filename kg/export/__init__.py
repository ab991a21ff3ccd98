"""A graph in the formats of other tools."""

from kg.export.quads import QuadFormat, serialize_quads
from kg.export.records import statement_record

__all__ = ["QuadFormat", "serialize_quads", "statement_record"]
