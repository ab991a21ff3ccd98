"""Who a table's names are: judgements, made by rule, kept in a file, and overturned there by a person."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingOf
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, cast, get_args

import polars as pl

from kg.actors import Lexicon, fold, suggest_aliases
from kg.datasets.mapping import Mapping
from kg.datasets.mapping_file import template_parts
from kg.errors import InputError, nearest, suggestion
from kg.model import Actor
from kg.textfile import read_text_file
from kg.vocabulary import vocabulary

__all__ = [
    "JUDGEMENT_COLUMNS",
    "Called",
    "Decided",
    "Judgement",
    "Known",
    "Named",
    "Verdict",
    "judge",
    "judgements_file",
    "read_called",
    "read_judgements",
    "told_undone",
]

_Reading = tuple[str, str | None, str | None]
"""What a name stands for, its class, and whose organ it is."""
Verdict = Literal["same", "different", "unsure"]
Called = tuple[str, str | None, str]
"""A name of a table, its code, and what the graph calls whom it means."""
JUDGEMENT_COLUMNS = ("name", "code", "rows", "judgement", "actor", "called", "type", "evidence", "by")
_ARMED = frozenset({"MilitantGroup", "UmbrellaGroup", "Faction", "Organization", "Actor"})
_GOVERNING = frozenset({"State", "Government", "StateOrgan"})
_MOST_SUGGESTED = 5_000
"""Names for which likeness is looked for: beyond that it would take longer than the table."""
_VERDICT = JUDGEMENT_COLUMNS.index("judgement")
_DECIDING = {name: JUDGEMENT_COLUMNS.index(name) for name in ("judgement", "actor", "called", "type")}
"""The columns that say who a name is."""
_MAX_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Named:
    """A name as a table has it.

    Attributes:
        name: the name.
        code: its code, as ``scheme:code``, or ``None``.
        rows: how many rows name it.
        type: its class, as far as the table's rows say, or ``None``.
    """

    name: str
    code: str | None
    rows: int
    type: str | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who a name of a table is.

    Attributes:
        named: the name.
        verdict: ``same`` as ``other``, ``different`` from it, or ``unsure``: then it stays somebody of its own.
        other: the actor in question, by canonical name, or ``None``.
        actor: what the graph calls the table's actor.
        type: its class.
        evidence: why.
        by: ``rule`` or ``person``.
        acts_for: whose organ it is, by canonical name, or ``None``.
    """

    named: Named
    verdict: Verdict
    other: str | None
    actor: str
    type: str
    evidence: str
    by: Literal["rule", "person"] = "rule"
    acts_for: str | None = None


class Known:
    """Everybody whom a table's names may mean: the lexicon's, and those of the graph, by name, alias and code."""

    def __init__(self, lexicon: Lexicon, others: Iterable[Actor] = ()) -> None:
        self.lexicon = lexicon
        self._actors: dict[str, Actor] = {}
        self._by_code: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        for actor in (*others, *(entry.actor for entry in lexicon.entries.values())):
            self._actors[actor.name] = actor
            self._by_code |= dict.fromkeys(actor.codes, actor.name)
        for actor in self._actors.values():
            self._by_name |= {fold(alias): actor.name for alias in actor.aliases}
        self._by_name |= {fold(name): name for name in self._actors}

    def named(self, name: str) -> Actor | None:
        """The actor of that canonical name, and no alias."""
        return self._actors.get(name)

    def find(self, name: str) -> Actor | None:
        """The actor of that name or alias."""
        folded = fold(name)
        found = self._by_name.get(folded) or self._by_name.get(folded.removeprefix("the "))
        return self._actors[found] if found else self.lexicon.find(name)

    def names(self) -> set[str]:
        """Every name and alias that is known."""
        aliases = (alias for actor in self._actors.values() for alias in actor.aliases)
        return {*self._actors, *aliases}

    def with_code(self, code: str | None) -> Actor | None:
        """The actor of that code."""
        found = self._by_code.get(code or "")
        return self._actors[found] if found else None


def judge(
    names: Iterable[Named], mapping: Mapping, known: Known, decided: MappingOf[tuple[str, str], Judgement]
) -> list[Judgement]:
    """A judgement for each name, sorted by name and code: a person's where there is one, else by code, name and alias.

    A name that is only like another is left ``unsure``, with whom it may mean: it is never merged by its spelling.
    """
    ordered = sorted(names, key=lambda each: (each.name, each.code or ""))
    readings = _readings([each.name for each in ordered], mapping)
    found = []
    for named in ordered:
        by_person = decided.get((named.name, named.code or ""))
        if by_person is not None:
            found.append(_decided(by_person, named, mapping, known))
        else:
            found.append(_by_rule(named, readings.get(named.name), mapping, known))
    return _with_suggestions(_followed(found, known), known)


def _followed(judgements: list[Judgement], known: Known) -> list[Judgement]:
    """The judgements, in which a name that is the same as another of the table is whoever that one is."""
    own = {j.named.name: j for j in judgements if not (j.by == "person" and j.verdict == "same")}

    def followed(one: Judgement) -> Judgement:
        if one.by == "rule" or one.verdict != "same" or one.other not in own or known.find(one.other) is not None:
            return one
        meant = own[one.other]
        return Judgement(one.named, "same", one.other, meant.actor, meant.type, one.evidence, "person")

    return [followed(one) for one in judgements]


def _decided(judgement: Judgement, named: Named, mapping: Mapping, known: Known) -> Judgement:
    """A person's judgement, with the counts of today."""
    other = judgement.other
    if judgement.verdict == "same" and other is not None:
        actor = known.find(other)
        name = actor.name if actor else other
        return Judgement(
            named, "same", name, name, actor.type if actor else judgement.type, judgement.evidence, "person"
        )
    own = _own_name(named.name, mapping, known)
    return Judgement(named, judgement.verdict, other, own, judgement.type, judgement.evidence, "person")


def _by_rule(named: Named, reading: _Reading | None, mapping: Mapping, known: Known) -> Judgement:
    by_code = known.with_code(named.code)
    if by_code is not None:
        return _same(named, by_code, f"the code {named.code} is that of {by_code.name}")
    if reading is not None:
        wanted, kind, whose = reading
        above = known.find(whose) if whose else None
        if above is not None:
            own = _own_name(named.name, mapping, known)
            evidence = f"by its name an organ of {above.name}, which is another than its state"
            return Judgement(named, "different", above.name, own, kind or "StateOrgan", evidence, "rule", above.name)
        actor = known.find(wanted) if whose is None else None
        if actor is not None and actor.name != named.name:
            return _same(named, actor, f"{mapping.publisher} writes {named.name} for {wanted}")
        return Judgement(named, "unsure", None, _own_name(named.name, mapping, known), kind or named.type or "Actor",
                         f"nobody is known as {whose or wanted}")  # fmt: skip
    actor = known.find(named.name)
    if actor is None:
        return Judgement(
            named, "unsure", None, named.name, named.type or "Actor", "nobody is known by this name or code"
        )
    if not _agree(named.type, actor.type):
        own = _own_name(named.name, mapping, known)
        return Judgement(named, "unsure", actor.name, own, named.type or "Actor",
                         f"the name is that of {actor.name}, which is no {named.type}")  # fmt: skip
    how = "the same name" if fold(actor.name) == fold(named.name) else f"a name of {actor.name}"
    return _same(named, actor, how)


def _same(named: Named, actor: Actor, evidence: str) -> Judgement:
    return Judgement(named, "same", actor.name, actor.name, actor.type, evidence)


def _agree(wanted: str | None, found: str) -> bool:
    """Whether one can be both: of the same branch, or both kinds of organised group."""
    if wanted is None:
        return vocabulary().is_a(found, "Actor") and found not in ("Person", "UnnamedSource")
    is_a = vocabulary().is_a
    return is_a(wanted, found) or is_a(found, wanted) or {wanted, found} <= _ARMED or {wanted, found} <= _GOVERNING


def _own_name(name: str, mapping: Mapping, known: Known) -> str:
    """The table's name for somebody of its own; marked where the graph already means somebody else by it."""
    return f"{name} ({mapping.name})" if known.find(name) is not None else name


def _readings(names: list[str], mapping: Mapping) -> dict[str, _Reading]:
    """What the mapping says that the source's way of writing a name stands for."""
    found: dict[str, _Reading] = {}
    series = pl.DataFrame({"name": pl.Series(names, dtype=pl.String)}).unique(maintain_order=True)
    for reading in mapping.readings:
        pattern = f"^(?:{reading.pattern})$"
        fit = series.filter(pl.col("name").str.contains(pattern))
        texts = {
            "read": _template(reading.name or "{0}", pattern),
            "whose": _template(reading.acts_for, pattern) if reading.acts_for else pl.lit(None, dtype=pl.String),
        }
        for name, text, whose in fit.select("name", **texts).iter_rows():
            if text:
                found.setdefault(name, (text, reading.type, whose))
    return found


def _template(template: str, pattern: str) -> pl.Expr:
    """The template filled with the groups of the pattern in the name."""
    name = pl.col("name")
    return pl.concat_str(
        name.str.extract(pattern, int(part)) if is_group and part.isdecimal() else pl.lit(part)
        for part, is_group in template_parts(template)
    )


def _with_suggestions(judgements: list[Judgement], known: Known) -> list[Judgement]:
    """The judgements, with whom an unknown name may mean."""
    unknown = [j for j in judgements if j.by == "rule" and j.verdict == "unsure" and j.other is None]
    if len(unknown) > _MOST_SUGGESTED:
        return judgements
    actors = [Actor(j.actor, j.type) for j in unknown]
    best: dict[str, tuple[str, str]] = {}
    for one in suggest_aliases(actors, known.lexicon):
        best.setdefault(one.name, (one.other, f"perhaps {one.other}: {one.reason}"))
    return [
        Judgement(j.named, "unsure", best[j.actor][0], j.actor, j.type, best[j.actor][1])
        if j.by == "rule" and j.verdict == "unsure" and j.other is None and j.actor in best
        else j
        for j in judgements
    ]


# The file


def judgements_file(judgements: Iterable[Judgement]) -> bytes:
    """The judgements as tab-separated values, for a person to read and to overturn."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter="\t", lineterminator="\n")
    writer.writerow(JUDGEMENT_COLUMNS)
    for j in judgements:
        named = j.named
        writer.writerow(
            [named.name, named.code or "", named.rows, j.verdict, j.other or "", j.actor, j.type, j.evidence, j.by]
        )  # fmt: skip
    return buffer.getvalue().encode("utf-8")


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person has decided in a file of judgements.

    Attributes:
        judgements: by name and code.
        strays: those on names, or codes of names, that the table lacks; they stay in the file.
        notes: what a person should be told of the file.
    """

    judgements: MappingOf[tuple[str, str], Judgement] = field(default_factory=dict)
    strays: tuple[Judgement, ...] = ()
    notes: tuple[str, ...] = ()


def read_judgements(path: Path, known: Known, names: Iterable[Named], *, written: Path | None = None) -> Decided:
    """What a person has decided in a file of judgements: the rows whose last column is ``person``.

    Args:
        path: the file.
        known: whom a name may be the same as.
        names: those of the table, of which alone a decision counts. One may be the same as another, unless that one is
            the same as somebody itself.
        written: the file as it was last written, if that is kept: a row that differs and is not marked is an error.

    Raises:
        InputError: the file cannot be read, a row is none or names nobody, two contradict each other, or one was
            changed without being marked as a person's; the message names the line.
    """
    rows = _table(path)
    listed = [*names]
    keys, own = {(each.name, each.code or "") for each in listed}, {each.name for each in listed}
    found: dict[tuple[str, str], Judgement] = {}
    lines: dict[tuple[str, str], int] = {}
    same, strays = [], []
    notes = [] if written is None else _refuse_unmarked(rows, _table(written), path)
    for line, judgement in _decisions(rows, path):
        key, place = (judgement.named.name, judgement.named.code or ""), f"{path}, line {line}"
        if key in found:
            _refuse_contradiction(found[key], judgement, place, lines[key])
            continue
        found[key], lines[key] = judgement, line
        if key not in keys:
            strays.append(judgement)
            notes.append(
                f"{place}: no row of the table has {_shown(key)}{_near(key, keys)}: the decision waits for one"
            )
        elif judgement.verdict == "same":
            same.append((place, judgement))
    own -= {judgement.named.name for _, judgement in same}
    _refuse_nobody(same, known, own)
    return Decided(found, tuple(strays), tuple(notes))


def _refuse_nobody(same: Iterable[tuple[str, Judgement]], known: Known, own: AbstractSet[str]) -> None:
    for place, judgement in same:
        other = judgement.other or ""
        if other not in own and known.find(other) is None:
            raise InputError(
                f"nobody is known as {other!r}", place=place,
                remedy=suggestion(
                    other, known.names() | own,
                    otherwise="name an actor of the graph or the lexicon, or write unsure: then it is one of its own",
                ),
            )  # fmt: skip


def _shown(key: tuple[str, str]) -> str:
    return f"the name {key[0]!r}" + (f" with the code {key[1]}" if key[1] else " without a code")


def _near(key: tuple[str, str], keys: Iterable[tuple[str, str]]) -> str:
    """The names of the table that may be meant."""
    codes = sorted(code or "no code" for name, code in keys if name == key[0])
    if codes:
        return f" (it has that name with {', '.join(codes)})"
    near = nearest(key[0], {name for name, _ in keys})
    return f" (did you mean {', '.join(near)}?)" if near else ""


def _refuse_contradiction(one: Judgement, other: Judgement, place: str, line: int) -> None:
    if (one.verdict, one.other, one.type) != (other.verdict, other.other, other.type):
        raise InputError(
            f"{other.named.name!r} is {_verdict(other)} here, and {_verdict(one)} on line {line}", place=place,
            remedy="keep one of the two",
        )  # fmt: skip


def _verdict(one: Judgement) -> str:
    return f"{one.verdict} {one.other}".rstrip() if one.other else one.verdict


def _refuse_unmarked(rows: Iterable[list[str]], before: Iterable[list[str]], path: Path) -> list[str]:
    """See that no row that is left to the rules was changed since it was written: it would be undone.

    Returns:
        what to tell of rows by rule that were never written: they go.
    """
    width, notes = len(JUDGEMENT_COLUMNS), []
    old = {(row[0].strip(), row[1].strip()): row for row in before if len(row) == width}
    for number, row in enumerate(rows, start=2):
        if len(row) != width or row[-1].strip() != "rule":
            continue
        key = row[0].strip(), row[1].strip()
        was = old.get(key)
        if was is None:
            notes.append(
                f"{path}, line {number}: {_shown(key)} is not one that the rules have judged: the row is dropped"
            )
        if was is None or was[-1] == "person":  # which is taken back
            continue
        for name, at in _DECIDING.items():
            now = row[at].strip()
            if now == was[at].strip():
                continue
            if at == _VERDICT and now not in get_args(Verdict):
                continue  # which is told as such
            raise InputError(
                f"{name} was {was[at]!r} and is {now!r}, but the row is still by rule, and would be undone",
                place=f"{path}, line {number}",
                remedy=f"write person into the last column to decide it so, or restore {was[at]!r}",
            )
    return notes


def told_undone(path: Path, judgements: Iterable[Judgement]) -> list[str]:
    """What to tell of rows by rule that are judged otherwise now, where nobody knows whether a person changed them.

    Args:
        path: a file of judgements of which no copy was kept.
        judgements: those of today.
    """
    today = {(j.named.name, j.named.code or ""): _verdict(j) for j in judgements if j.by == "rule"}
    notes = []
    for number, row in enumerate(_table(path), start=2):
        if len(row) != len(JUDGEMENT_COLUMNS) or row[-1].strip() != "rule":
            continue
        key, was = (row[0].strip(), row[1].strip()), f"{row[3].strip()} {row[4].strip()}".rstrip()
        if today.get(key, was) != was:
            notes.append(
                f"{path}, line {number}: {key[0]!r} was {was}, and is {today[key]} by rule; to decide otherwise, write "
                "person into the last column"
            )
    return notes


def read_called(path: Path) -> list[Called]:
    """What the graph calls each name, by the file that was written when it was last ingested.

    Raises:
        InputError: the file cannot be read.
    """
    return [(row[0], row[1] or None, row[5]) for row in _table(path) if len(row) == len(JUDGEMENT_COLUMNS)]


def check_judgements(path: Path) -> None:
    """Read a file of judgements, as `read_called` and `read_judgements` do.

    Raises:
        InputError: one of them cannot read it, or would pass over a row.
    """
    for _ in _decisions(_table(path), path):
        pass


def _table(path: Path) -> list[list[str]]:
    text = read_text_file(path, most=_MAX_BYTES, remedy="keep the rows that you have decided")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    except csv.Error as problem:
        raise InputError(
            f"not tab-separated ({problem})", place=str(path), remedy="save it as UTF-8 text with tabs"
        ) from None
    if not rows or tuple(rows[0]) != JUDGEMENT_COLUMNS:
        raise InputError(
            "not a file of judgements",
            place=f"{path}, line 1",
            remedy=f"begin with the columns {', '.join(JUDGEMENT_COLUMNS)}",
        )
    return rows[1:]


def _decisions(rows: Iterable[list[str]], path: Path) -> Iterator[tuple[int, Judgement]]:
    """Each decision of a person, with its line."""
    for number, row in enumerate(rows, start=2):
        place = f"{path}, line {number}"
        if not any(row):
            continue
        if len(row) != len(JUDGEMENT_COLUMNS):
            raise InputError(
                f"{len(row)} columns, not {len(JUDGEMENT_COLUMNS)}", place=place, remedy="restore the tabs of this row"
            )
        name, code, _, verdict, other, _, kind, evidence, by = (cell.strip() for cell in row)
        if by not in ("rule", "person"):
            raise InputError(
                f"judged by {by!r}", place=place, remedy="write person for what you decide, and leave the others"
            )
        if verdict not in get_args(Verdict):
            raise InputError(
                f"unknown judgement {verdict!r}", place=place,
                remedy=suggestion(verdict, get_args(Verdict), otherwise="write same, different or unsure"),
            )  # fmt: skip
        if by == "rule":
            continue
        if verdict == "same" and not other:
            raise InputError("the same as whom?", place=place, remedy="write the actor's name into the column actor")
        if not (kind in vocabulary().classes and vocabulary().is_a(kind, "Actor")):
            raise InputError(
                f"no class of actor is called {kind!r}", place=place, remedy="see `docs/ontology.html` for the classes"
            )
        named = Named(name, code or None, 0, kind)
        yield number, Judgement(named, cast("Verdict", verdict), other or None, name, kind, evidence, "person")
