"""``python -m kg.export.context > docs/context.jsonld``: the context of `kg.export.jsonld` as a file of its own."""

from __future__ import annotations

import json
import sys

from kg.export.jsonld import jsonld_context

__all__: list[str] = []

if __name__ == "__main__":
    sys.stdout.write(json.dumps({"@context": jsonld_context()}, ensure_ascii=False, indent=1) + "\n")
