"""From a document to what it says: rules over tokens, names, verb groups and clauses; no model, no network.

The layers, each a package that knows only those before it::

    words → naming → grammar → reference → parsing → speech → arguments → counting → patterns
        → conflict, support → leadership, diplomacy → claims → rules → statements → extract

Precision comes first: a passage that no rule reads with confidence gives no statement.
"""

from kg.extraction.extract import EXTRACTOR, extract
from kg.extraction.gaps import Gap, gaps

__all__ = ["EXTRACTOR", "Gap", "extract", "gaps"]
