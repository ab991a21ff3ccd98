"""A graph in the formats of other tools, and how files are written so that nothing is lost.

`kg.export.graphml` and `kg.export.gexf` are imported from their own modules: what they need is slow to import.
"""

from kg.export.cytoscape import cytoscape
from kg.export.files import finish_writing, write_files
from kg.export.flat import EDGE_FIELDS, NODE_FIELDS, Look
from kg.export.jsonld import jsonld, jsonld_context
from kg.export.quads import QuadFormat, serialize_quads
from kg.export.records import statement_record
from kg.export.tables import TABLES, csv_tables
from kg.export.text import plain_cell, plain_text, safe_cell, visible_lines, visible_text

__all__ = [
    "EDGE_FIELDS",
    "NODE_FIELDS",
    "TABLES",
    "Look",
    "QuadFormat",
    "csv_tables",
    "cytoscape",
    "finish_writing",
    "jsonld",
    "jsonld_context",
    "plain_cell",
    "plain_text",
    "safe_cell",
    "serialize_quads",
    "statement_record",
    "visible_lines",
    "visible_text",
    "write_files",
]
