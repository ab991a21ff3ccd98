"""Sections of encyclopaedia articles, labelled by somebody who writes no rules: labels here, texts not.

python benchmarks/extraction/articles.py DUMP    scores; DUMP is the archive of pages, as it is packed

The texts are sections of Wikipedia (CC BY-SA, so they lie elsewhere) in the sample of pages that gensim 4.4.0 ships for
its own tests: `gensim/test/test_data/enwiki-latest-pages-articles1.xml-…-shortened.bz2` in its wheel. Needs the package
mwparserfromhell, which nothing else here does. For reports, never for tuning: see `wire.py`.
"""

from __future__ import annotations

import argparse
import bz2
import html
import importlib
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from elsewhere import print_scores, result_of
from suites import HERE

from kg.model import Document
from kg.reading import read_text

LABELS = HERE / "articles"
PAGE = re.compile(r"<title>(.*?)</title>.*?<text[^>]*>(.*?)</text>", re.DOTALL)
NOTES = re.compile(r"<ref[^>/]*/>|<ref.*?</ref>|<!--.*?-->", re.DOTALL)
MEDIA = re.compile(r"\[\[(?:File|Image|Category):(?:[^\[\]]|\[\[[^\]]*\]\])*\]\]")
LISTS = frozenset({"table", "gallery", "ul", "li", "dd", "dt", "ol"})
WORDS = 450
"""A section is divided where the next paragraph would make it longer."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Score the extractor."""
    parser = argparse.ArgumentParser(description="Measure the extractor on encyclopaedia articles.")
    parser.add_argument("dump", type=Path, help="the archive of pages")
    dump = parser.parse_args(arguments).dump
    try:
        wikitext = importlib.import_module("mwparserfromhell")
    except ImportError:
        print("error: mwparserfromhell is not installed: pip install mwparserfromhell", file=sys.stderr)
        return 1
    labels = {path.name.partition(".")[0]: path for path in sorted(LABELS.glob("*.gold.jsonl"))}
    titles = {name.rpartition("-")[0].replace("_", " ") for name in labels}
    try:
        pages = bz2.decompress(dump.read_bytes()).decode()
    except (OSError, ValueError) as problem:
        print(f"error: {dump}: {problem}. Name gensim's archive, as it is packed", file=sys.stderr)
        return 1
    texts = dict(_sections(wikitext, pages, titles))
    if set(labels) - set(texts):
        print(f"error: {dump}: no section {min(set(labels) - set(texts))}. Name gensim's archive", file=sys.stderr)
        return 1
    print_scores([result_of(_document(name, texts[name]), path) for name, path in labels.items()])
    return 0


def _sections(wikitext: Any, dump: str, titles: set[str]) -> Iterator[tuple[str, str]]:
    """Each section of these articles as a text, by the article's title, the section's number and its part's letter."""
    for title, page in PAGE.findall(dump):
        if title not in titles:
            continue
        code = wikitext.parse(MEDIA.sub("", NOTES.sub("", html.unescape(page))))
        for number, section in enumerate(code.get_sections(flat=True, include_lead=True)):
            headings = section.filter_headings()
            about = headings[0].title.strip_code().strip() if headings else "Introduction"
            for part, paragraphs in enumerate(_parts(_paragraphs(section, headings))):
                name = f"{title.replace(' ', '_')}-{number:02}{chr(ord('a') + part)}"
                yield name, f"{title}: {about}\n\n" + "\n\n".join(paragraphs) + "\n"


def _paragraphs(section: Any, headings: Sequence[Any]) -> list[str]:
    """What is prose in a section: no headings, tables, lists, nor captions."""
    for heading in headings:
        section.remove(heading)
    for tag in section.filter_tags(matches=lambda tag: str(tag.tag) in LISTS):
        try:
            section.remove(tag)
        except ValueError:  # it went with what it stood in
            continue
    lines = (re.sub(r"\s+", " ", line).strip() for line in section.strip_code().split("\n"))
    return [line for line in lines if len(line.split()) > 12 and not line.startswith(("thumb", "|", "{", "*", "!"))]


def _parts(paragraphs: Sequence[str]) -> Iterator[list[str]]:
    part: list[str] = []
    for paragraph in paragraphs:
        if part and sum(len(one.split()) for one in part) + len(paragraph.split()) > WORDS:
            yield part
            part = []
        part.append(paragraph)
    if part:
        yield part


def _document(name: str, text: str) -> Document:
    return read_text(text, id=f"article-{name}")


if __name__ == "__main__":
    raise SystemExit(main())
