"""Which files Parley wrote itself: those it may write anew, and does not take for articles. Others are a person's."""

from __future__ import annotations

import mmap
from pathlib import Path

from kg.vocabulary import namespaces

__all__ = ["OUTPUTS", "is_own_output"]

OUTPUTS = ("graph.nq", "graph.trig", "explorer.html", "report.md")
"""What `kg build` writes into one folder."""
_BOM = b"\xef\xbb\xbf"
_PNG = b"\x89PNG\r\n\x1a\n"
_SIGNS: tuple[tuple[bytes, tuple[bytes, ...]], ...] = (
    (b"# Report of the build\n", ()),
    (b"<!doctype html>\n", (b'id="skip">Skip to the table of ties</button>', b'type="application/json" id="data">')),
    (b"<?xml version='1.0' encoding='utf-8'?>\n<graphml ", (b"<!-- Made with Parley ",)),
    # As it was written before it said so.
    (
        b"<?xml version='1.0' encoding='utf-8'?>\n<graphml ",
        (b'<key id="assertable" for="edge" attr.name="assertable"',),
    ),
    (b"<?xml version='1.0' encoding='UTF-8'?>\n<gexf ", (b"<creator>Parley ",)),
    (b'{\n "format_version": "1.0",\n "generated_by": "Parley ', ()),
    (b'<?xml version="1.0" encoding="UTF-8"?>\n<svg ', (b'<desc id="desc">', b"Made with Parley ")),
    (_PNG, (b"tEXtSoftware\0Parley ",)),
    (b'{"id": "', (b'", "document": "', b'", "relation": "', b'"extractor": "')),
    (_BOM + b'"name","kind","type"', ()),
    (_BOM + b'"id","source","target","relation"', ()),
    (_BOM + b'"assertable","relation","event","subject"', ()),
    (_BOM + b'"agreement","type","parties","phase"', ()),
    (_BOM + b'"helper","role","parties","agreement"', ()),
    (_BOM + b'"measure","population","side","min","max"', ()),
)
"""How a file begins that Parley wrote, and what else stands in it, by which it is told from one of another program."""


def is_own_output(path: Path) -> bool:
    """Whether Parley wrote a file, of this version or an earlier one, as far as it shows; an empty file counts too.

    What a person or another program has written, or saved anew in its own form, is not Parley's; neither is what cannot
    be read.
    """
    try:
        if not path.is_file():
            return False
        if path.stat().st_size == 0:
            return True  # as `mktemp` makes it: nothing is lost
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return any(_shows(data, begin, signs) for begin, signs in _SIGNS) or _is_graph(data)
    except (OSError, ValueError):
        return False


def _shows(data: mmap.mmap, begin: bytes, signs: tuple[bytes, ...]) -> bool:
    return data[: len(begin)] == begin and all(data.find(sign) >= 0 for sign in signs)


def _is_graph(data: mmap.mmap) -> bool:
    """Whether it is a graph in a format of RDF: what Parley writes as N-Quads or TriG has the ontology's graph."""
    names = namespaces()
    ontology = f"{names.node('graph')}ontology".encode()
    if data[:1] == b"<" and data.find(b" <" + ontology + b"> .\n") >= 0:
        return True
    if data[:8] == b"@prefix " and max(data.find(b"\ngraph:ontology {"), data.find(b"\n<" + ontology + b"> {")) >= 0:
        return True
    context = f'{{\n "@context": {{\n  "@version": 1.1,\n  "@vocab": "{names.terms}",\n'.encode()
    return data[: len(context)] == context
