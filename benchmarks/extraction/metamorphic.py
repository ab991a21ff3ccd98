"""What a plain sentence says must survive harmless changes around it: adjuncts, asides, clauses beside it, other marks.

    python benchmarks/extraction/metamorphic.py [--sources 40] [--only amid,before/at-dawn] [--lost FILE]

Each source is one plain sentence of the tests that is read as its row asks; each kind of change in ``changes.tsv``
sets its subject and its predicate into other words, which name nobody who could have done it. The same statements have
to come out: none lost, none added, none with another end, claimant or modality, and no date that was not given.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.extraction.grammar.phrases import verb_groups
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.units import Unit
from kg.model import Statement
from kg.reading import read_text

_HERE = Path(__file__).parent
_TESTS = _HERE.parent.parent / "tests"
_ROWS = ("plain_news.tsv", "genres.tsv", "talks_and_accords.tsv")
_FEWEST, _MOST = 4, 20
"""Words of a source."""
_PARTS = (". ", "! ", "? ", "; ", ": ", "¶", '"', "“", "—", "–", "(", " - ")
"""What a sentence that is plain does not hold."""
_BEFORE_VERB = frozenset(("comma", "stop", "subordinator", "relative", "that", "pronoun", "dash"))
_OPENS = frozenset(("name", "demonym", "metonym", "determiner", "number"))
_BACK = frozenset(("it", "its", "they", "their", "them", "he", "his", "him", "she", "her", "both"))
"""Words that may point at whatever stands before the sentence."""
OUTCOMES = ("kept", "lost", "changed", "added", "dated")


@dataclass(frozen=True, slots=True)
class Source:
    """A plain sentence: who does it, what they do, and what is read of that with the time of each."""

    subject: str
    lowered: str
    predicate: str
    said: dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Change:
    """A kind of change: the words around, and whether they date what is told."""

    name: str
    text: str
    dated: bool

    def of(self, source: Source) -> str:
        """The source as the change puts it."""
        parts = {"Subject": source.subject, "subject": source.lowered, "predicate": source.predicate}
        return self.text.format(**parts).replace("¶", "\n\n")


def changes() -> list[Change]:
    """All kinds of change, in the order of the file."""
    with (_HERE / "changes.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Change(f"{row['family']}/{row['kind']}", row["text"], row["dated"] == "yes") for row in rows]


def said(text: str) -> dict[str, str | None]:
    """What is read of a text, each statement as one line, with its time."""
    return {_line(one): one.time for one in _read(text)}


def outcome(source: Source, change: Change) -> tuple[str, list[str], list[str]]:
    """What becomes of a source under a change, with the statements that are lost and those that are new."""
    found = said(change.of(source))
    lost = [line for line in source.said if line not in found]
    new = [line for line in found if line not in source.said]
    if lost or new:
        return "changed" if lost and new else "lost" if lost else "added", lost, new
    moved = not change.dated and any(found[line] != time for line, time in source.said.items())
    return "dated" if moved else "kept", [], []


def sources(count: int) -> list[Source]:
    """Some plain sentences of the tests that are read as they should be, always the same ones."""
    rows = sorted(_plain(), key=lambda row: sha256(row[0].encode()).digest())
    found: list[Source] = []
    for text, read, never in rows:
        if len(found) == count:
            break
        source = _source(text, read, never)
        if source is not None:
            found.append(source)
    return found


def _plain() -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Each row of the tests that is one sentence, with what is to be read of it and what is not."""
    for name in _ROWS:
        with (_TESTS / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                read, never = (tuple(filter(None, row[key].split("; "))) for key in ("read", "never"))
                yield row["text"], read, never
    with (_HERE / "cases.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            wanted = [] if row["date"] else json.loads(row["expected"])
            ends = ((one.get("subject"), one["relation"], one.get("object")) for one in wanted)
            yield row["text"], tuple(" ".join(end or "*" for end in each) for each in ends), ()


def _source(text: str, read: Sequence[str], never: Sequence[str]) -> Source | None:
    """The source that a row is; ``None`` where it is no plain sentence, or is not read as it should be."""
    body, words = text.removesuffix("."), text.split()
    if body == text or not read or not _FEWEST <= len(words) <= _MOST or any(part in text for part in _PARTS):
        return None
    if not _BACK.isdisjoint(word.strip(".,").casefold() for word in words):
        return None
    units: list[Sequence[Unit]] = []
    statements = extract(read_text(text, id="x"), packaged_lexicon(), on_units=units.append).statements
    put = [form for one in statements for form in _forms(one)]
    if not all(any(fnmatchcase(form, wanted) for form in put) for wanted in read):
        return None
    if any(fnmatchcase(form, unwanted) for form in put for unwanted in never):
        return None
    verb = _verb(tuple(units[0])) if units else None
    if verb is None:
        return None
    subject = text[:verb].rstrip()
    named = units[0][0].kind in ("name", "demonym", "metonym")
    lowered = subject if named else subject[0].lower() + subject[1:]
    return Source(subject, lowered, body[verb:], {_line(one): one.time for one in statements})


def _verb(units: tuple[Unit, ...]) -> int | None:
    """Where the verb begins whose subject opens the sentence and stands right before it."""
    clauses = Clauses(units, verb_groups(units))
    for group in clauses.verbs:
        clause = clauses.clause(group)
        if clause is None or clause.link != "main":
            continue
        subject, before = clauses.subject_phrases(group), units[: group.first]
        opens = bool(subject) and subject[0].first == 0 and units[0].kind in _OPENS
        plain = opens and not any(unit.kind in _BEFORE_VERB for unit in before)
        return units[group.first].start if plain else None
    return None


def _read(text: str) -> Sequence[Statement]:
    return extract(read_text(text, id="x"), packaged_lexicon()).statements


def _line(one: Statement) -> str:
    """A statement without its time and place, which a change may give."""
    by = f" by {one.claimant}" if one.claimant else ""
    return f"{_told(one)}{by}{'' if one.modality == 'actual' else f' ={one.modality}'}"


def _told(one: Statement) -> str:
    counted = f"{one.figure.as_stated.lower()} {one.figure.measure}" if one.figure else "-"
    end = "+".join(sorted(one.parties)) or one.object or counted
    return f"{'denies ' if one.stance == 'denies' else ''}{one.subject} {one.relation} {end}"


def _forms(one: Statement) -> tuple[str, ...]:
    """A statement in all the ways in which a row of the tests may put it."""
    told = _told(one) if not one.figure else _told(one).removesuffix(f" {one.figure.measure}")
    by, when = f" by {one.claimant or '-'}", f" @{one.time or '-'}"
    return told, told + by, told + when, told + by + when, f"{told} ={one.aspect or one.modality}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the share of sources that each kind of change leaves as they are, the worst first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=int, default=40, help="how many plain sentences are changed")
    parser.add_argument("--only", default="", help="families or kinds of change, parted by commas")
    parser.add_argument("--lost", type=Path, help="where each sentence is written that is not kept")
    options = parser.parse_args(arguments)
    only, drawn = set(filter(None, options.only.split(","))), sources(options.sources)
    table, lines = dict[str, Counter[str]](), list[str]()
    for change in changes():
        if only and only.isdisjoint((change.name, change.name.partition("/")[0])):
            continue
        table[change.name] = Counter()
        for source in drawn:
            verdict, lost, new = outcome(source, change)
            table[change.name][verdict] += 1
            if verdict != "kept":
                lines.append(f"{change.name}\t{verdict}\t{change.of(source)!r}\t-{lost}\t+{new}")
    if options.lost is not None:
        options.lost.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    sys.stdout.write(_report(table, len(drawn)))


def _report(table: dict[str, Counter[str]], drawn: int) -> str:
    rows = [f"{drawn} plain sentences, {len(table)} kinds of change, in hundredths", _row("", OUTCOMES)]
    families = dict.fromkeys(name.partition("/")[0] for name in table)
    sums = {each: sum((c for n, c in table.items() if n.partition("/")[0] == each), Counter()) for each in families}
    counted = [*sorted(table.items(), key=lambda item: (item[1]["kept"], item[0])), *sums.items()]
    for name, counts in [*counted, ("all", sum(sums.values(), Counter()))]:
        whole = max(1, counts.total())
        rows.append(_row(name, [f"{100 * counts[each] / whole:.1f}" for each in OUTCOMES]))
    return "\n".join(rows) + "\n"


def _row(name: str, cells: Sequence[str]) -> str:
    return f"{name:28s}" + "".join(f"{cell:>9s}" for cell in cells)


if __name__ == "__main__":
    main()
