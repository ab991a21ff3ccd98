"""From a document to what it says: rules over tokens, names, verb groups and clauses; no model, no network.

The layers, each a module that knows only those before it::

    tokens → wordlists → names → units → phrases → clauses → frames, nominals, figures, roles → statements → extract

Precision comes first: a passage that no rule reads with confidence gives no statement.
"""

from kg.extraction.extract import EXTRACTOR, extract, units_read

__all__ = ["EXTRACTOR", "extract", "units_read"]
