"""Which files Parley wrote itself: those it may write anew, and does not take for articles. Others are a person's."""

from __future__ import annotations

import mmap
import re
from pathlib import Path
from typing import Literal

from kg.vocabulary import namespaces

__all__ = ["OUTPUTS", "Condition", "condition", "is_own_output"]

Condition = Literal["foreign", "whole", "cut", "damaged"]
"""Of whom a file is: somebody else's, or Parley's, and then whether it is whole, as far as its marks show.

``cut`` is one that ends in the midst of what Parley wrote, or has nothing in it: nobody added anything to it. Of a page
without its end that is not sure.
"""

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


_PAGE = (
    b'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    b'<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; script-src &#39;sha256-'
)
"""How the explorer begins."""
_RDF = b"@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
_RECORD = re.compile(rb'\{"id": "[0-9a-f]{32}", "document": "')
"""How the first line of JSON begins."""
_HEAD = 4096
"""In how many bytes at the beginning all prefixes of a graph are declared."""
_BLOCK = 1 << 20


def is_own_output(path: Path) -> bool:
    """Whether Parley wrote a file, of this version or an earlier one, as far as it shows; an empty file counts too.

    What a person or another program has written, or saved anew in its own form, is not Parley's; neither is what cannot
    be read. What Parley wrote stays its own where it was cut off or damaged.
    """
    return condition(path) != "foreign"


def condition(path: Path) -> Condition:
    """Whether Parley wrote a file, and whether all of it is there."""
    try:
        if not path.is_file():
            return "foreign"
        if path.stat().st_size == 0:
            return "cut"  # as `mktemp` makes it: nothing is lost
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return _condition(data)
    except (OSError, ValueError):
        return "foreign"


def _condition(data: mmap.mmap) -> Condition:
    if _is_blank(data) or any(begin.startswith(data[: len(begin) + 1]) for begin, _ in _SIGNS):
        return "cut"
    is_known = any(_shows(data, begin, signs) for begin, signs in _SIGNS) or _is_graph(data)
    if not is_known and not any(begins(data) for begins in _BEGINNINGS):
        return "damaged" if data[:1] == b"\0" and _has_signs(data) else "foreign"
    if _lacks_end_of_page(data):
        return "damaged"  # whoever changes a page need not leave its last tag
    if _breaks_off(data):
        return "cut"
    return "whole" if is_known else "damaged"


def _begins_as_page(data: mmap.mmap) -> bool:
    return _agree(data, _PAGE)


def _begins_as_quads(data: mmap.mmap) -> bool:
    """Whether the first line is one of N-Quads in a graph of Parley's; of less than a line, what there is of it."""
    base = f"<{namespaces().base}".encode()
    line = data[: data.find(b"\n") + 1] or data[:_HEAD]
    in_graph = f" <{namespaces().node('graph')}".encode()
    return _agree(data, base) and (not line.endswith(b"\n") or (in_graph in line and line.endswith(b"> .\n")))


def _begins_as_trig(data: mmap.mmap) -> bool:
    """Whether prefixes are declared first that only Parley declares; of less than those, what there is of them."""
    own = f"@prefix comparator: <{namespaces().code('comparator')}> .\n".encode()
    return (_agree(data, b"@prefix ") and own in data[:_HEAD]) or _agree(data, _RDF + own)


def _begins_as_record(data: mmap.mmap) -> bool:
    return _RECORD.match(data) is not None


_BEGINNINGS = (_begins_as_page, _begins_as_quads, _begins_as_trig, _begins_as_record)


def _agree(data: mmap.mmap, mark: bytes) -> bool:
    """Whether one of the two begins as the other."""
    return data[: len(mark)] == mark[: len(data)]


def _lacks_end_of_page(data: mmap.mmap) -> bool:
    return data[:2] == b"<!" and len(data) > len(_PAGE) and data.find(b"</html>") < 0


def _breaks_off(data: mmap.mmap) -> bool:
    """Whether it ends within a line that Parley wrote: who adds something to it does not leave off there."""
    last = data[data.rfind(b"\n") + 1 :]
    if data[:2] == b"<!":
        return len(data) <= len(_PAGE)
    if data[:1] == b"<" and data[:2] != b"<?":
        return last.startswith(b"<") and not last.endswith(b" .")
    if data[:1] == b"{":
        return bool(last) and not last.endswith(b"}")
    if _agree(data, b"@prefix "):
        return not last.startswith(b"#") and not last.endswith(b"}") and bool(last)
    return False


def _is_blank(data: mmap.mmap) -> bool:
    """Whether only zeros are in it, as a file system leaves them that lost power."""
    return not any(data[at : at + _BLOCK].strip(b"\0") for at in range(0, len(data), _BLOCK))


def _shows(data: mmap.mmap, begin: bytes, signs: tuple[bytes, ...]) -> bool:
    return data[: len(begin)] == begin and all(data.find(sign) >= 0 for sign in signs)


def _is_graph(data: mmap.mmap) -> bool:
    """Whether it is a graph in a format of RDF: what Parley writes as N-Quads or TriG has the ontology's graph."""
    names = namespaces()
    if (data[:1] == b"<" and _has_ontology_quads(data)) or (data[:8] == b"@prefix " and _has_ontology_block(data)):
        return True
    context = f'{{\n "@context": {{\n  "@version": 1.1,\n  "@vocab": "{names.terms}",\n'.encode()
    return data[: len(context)] == context


def _has_ontology_quads(data: mmap.mmap) -> bool:
    return data.find(f" <{namespaces().node('graph')}ontology> .\n".encode()) >= 0


def _has_ontology_block(data: mmap.mmap) -> bool:
    spelled = f"\n<{namespaces().node('graph')}ontology> {{".encode()
    return max(data.find(b"\ngraph:ontology {"), data.find(spelled)) >= 0


def _has_signs(data: mmap.mmap) -> bool:
    """Whether, of what does not begin as it should, something stands further on that Parley alone writes."""
    page = next(signs for begin, signs in _SIGNS if begin == b"<!doctype html>\n")
    return _has_ontology_quads(data) or _has_ontology_block(data) or all(data.find(sign) >= 0 for sign in page)
