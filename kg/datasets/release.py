"""Reading a file into a release: its rows as Parquet, part by part, for a run that is killed to go on there."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any, NoReturn, cast

import polars as pl

from kg.datasets.kept import REJECTS, RELEASE_FILE, Release, checksums, release_rows
from kg.datasets.mapping import DELIMITERS, Mapping
from kg.datasets.opening import open_table
from kg.datasets.plain import Plain
from kg.datasets.records import Record, RecordReader, takes_in_rows
from kg.datasets.rejects import Reject, rejects_text, told_rejects
from kg.datasets.rows import columns_of, is_tag_row, normalised
from kg.errors import InputError, OutputError, ReadingError
from kg.textfile import parse_json, read_plain

__all__ = ["read_release", "release_id"]

_PART_ROWS = 65_536
_NOTHING = pl.DataFrame()
_MOST_REJECTED, _MOST_REJECTED_TO_ONE = 1_000_000, 20
"""How many rows may not fit, and how many for each that does: more were made to fill a disk."""
_DISORDER = "low, best and high are not in order"
_STATE, _DOUBLED = "progress.json", "doubled.csv"
Progress = Callable[[int], None]


@dataclass(slots=True)
class _State:
    """How far a reading has come: all before ``start`` is in finished parts."""

    parts: int = 0
    line: int = 1
    start: int = 0
    rows: int = 0
    rejected: int = 0
    skipped: int = 0
    rejects_bytes: int = 0
    header: list[str] = field(default_factory=list)
    remarks: dict[str, int] = field(default_factory=dict)
    duplicates: list[tuple[int, int]] | None = None


def release_id(path: Path, sha256: str, mapping: Mapping, encoding: str | None = None) -> str:
    """The id of a file read by a mapping: the stem of its name, and a hash of both.

    It names a folder and a document, so nothing stays of the name but letters, digits and ``._-``.
    """
    stem = re.sub(r"[^\w.-]+", "-", path.name.split(".")[0], flags=re.ASCII).strip("-.")[:60] or "table"
    key = f"{sha256} {mapping.digest} {encoding or ''}"
    return f"{stem}-{hashlib.sha256(key.encode()).hexdigest()[:8]}"


def read_release(
    path: Path,
    sha256: str,
    mapping: Mapping,
    folder: Path,
    *,
    encoding: str | None = None,
    progress: Progress | None = None,
) -> Release:
    """Read a file into ``folder / release_id(…)``; where that is there already, nothing is read.

    What is under way lies in a folder of its own beside it, of which every finished part is used again by the next run.

    Args:
        path: the table.
        sha256: of its bytes.
        mapping: what its columns mean.
        folder: the folder of the table.
        encoding: of the file; by default as the mapping says.
        progress: called with the number of bytes of the file that have been read since it was last called.

    Raises:
        InputError: the file cannot be read as such a table, or none of its rows fits.
        OutputError: the folder cannot be written to.
    """
    name = release_id(path, sha256, mapping, encoding)
    whole, part = folder / name, folder / f".{name}.part"
    try:
        if not (whole / RELEASE_FILE).is_file():
            part.mkdir(parents=True, exist_ok=True)
            _Reading(
                path,
                sha256,
                mapping,
                folder=part,
                name=name,
                encoding=encoding or mapping.file.encoding,
                progress=progress,
            ).run()
            shutil.rmtree(whole, ignore_errors=True)
            part.rename(whole)
    except InputError:
        # It is no such table: the next run has nothing to go on with.
        shutil.rmtree(part, ignore_errors=True)
        raise
    except OSError as problem:
        raise OutputError.of(
            problem,
            problem.filename or folder,
            "make room, or name another folder with -o: what was read so far is kept",
        ) from None
    return Release.load(whole)


class _Reading:
    """One run over the file."""

    def __init__(
        self,
        path: Path,
        sha256: str,
        mapping: Mapping,
        *,
        folder: Path,
        name: str,
        encoding: str,
        progress: Progress | None,
    ) -> None:
        self._path, self._sha256, self._mapping, self._folder = path, sha256, mapping, folder
        self._name, self._encoding, self._progress = name, encoding, progress
        self._state = self._resumed()
        self._columns: dict[str, int] = {}
        self._waiting: list[pl.DataFrame] = []
        self._rejects: list[Reject] = []

    def run(self) -> None:
        state = self._state
        if state.duplicates is None:
            self._read()
            if not state.rows and not state.skipped:
                self._fail("no row fits")
            state.duplicates = self._duplicates()
            self._save()
        self._drop_duplicates(dict(state.duplicates))
        _write(
            self._folder / RELEASE_FILE,
            json.dumps(
                asdict(self._release(len(state.duplicates))), ensure_ascii=False, indent=1, sort_keys=True
            ).encode(),
        )
        # That copy of the rejects goes last: once the parts have lost their doubles, nothing else has them.
        (self._folder / _STATE).unlink(missing_ok=True)
        (self._folder / _DOUBLED).unlink(missing_ok=True)

    def _release(self, duplicates: int) -> Release:
        state = self._state
        return Release(
            self._name, self._path.name, self._sha256, self._mapping.digest, tuple(state.header),
            self._mapping.file.delimiter, state.rows - duplicates, state.rejected + duplicates, state.skipped,
            tuple(sorted(state.remarks.items())), checksums(self._folder),
        )  # fmt: skip

    # Where it stands

    def _resumed(self) -> _State:
        try:
            data = cast("dict[str, Any]", parse_json(read_plain(self._folder / _STATE)))
            state = _State(**data)
            state.duplicates = None if state.duplicates is None else [(int(a), int(b)) for a, b in state.duplicates]
        except (OSError, ValueError, TypeError):
            state = _State()
        for part in self._folder.glob("rows-*.parquet*"):
            if part.name not in {_part_name(number) for number in range(state.parts)}:
                part.unlink()
        if not all((self._folder / _part_name(number)).is_file() for number in range(state.parts)):
            state = _State()
        if state.duplicates is None:
            (self._folder / _DOUBLED).unlink(missing_ok=True)
        rejects = self._folder / REJECTS
        if rejects.exists():
            os.truncate(rejects, min(state.rejects_bytes, rejects.stat().st_size))
        return state

    def _save(self) -> None:
        _write(self._folder / _STATE, json.dumps(asdict(self._state), ensure_ascii=False, sort_keys=True).encode())

    # Reading

    def _read(self) -> None:
        state = self._state
        with open_table(self._path, self._encoding) as (stream, tell):
            seen = 0
            _skip(stream, state.start)
            reader = RecordReader(stream, self._mapping.file.delimiter, line=state.line, start=state.start)
            self._read_header(reader)
            is_first = state.start == 0
            for batch in reader.batches(len(state.header)):
                self._add(_below_tags(batch) if is_first else batch)
                is_first = False
                kept, refused = sum(map(len, self._waiting)), len(self._rejects)
                is_full = reader.is_between_blocks and kept + refused >= _PART_ROWS
                if is_full or _are_too_many(state.rejected + refused, state.rows + kept):
                    self._flush(reader.place)
                if self._progress is not None:
                    self._progress(tell() - seen)
                    seen = tell()
        # At the end as well: a run that ends before the doubles are known would else read the file a second time.
        self._flush(reader.place)

    def _read_header(self, reader: RecordReader) -> None:
        """Which column is which."""
        state, place = self._state, str(self._path)
        own = self._mapping.file.header
        if not state.header:
            record = None if own else reader.first()
            if record is None and not own:
                raise ReadingError("the file is empty", place=place, remedy="name a table")
            state.header = list(own) if record is None else [name.strip() for name in record.fields]
        try:
            self._columns = columns_of(self._mapping, state.header, place, is_new=True)
        except InputError:
            if not own:
                self._check_delimiter(state.header)
            raise

    def _check_delimiter(self, header: Sequence[str]) -> None:
        """Tell of a header that another sign splits into more of the mapping's columns.

        Raises:
            InputError: it does.
        """
        own, known = self._mapping.file.delimiter, {n.casefold() for c in self._mapping.columns.values() for n in c}

        def fitting(sign: str) -> int:
            split = next(csv.reader([own.join(header)], delimiter=sign), [])
            return sum(name.strip().casefold() in known for name in split)

        best = max(DELIMITERS, key=lambda name: fitting(DELIMITERS[name]))
        if fitting(DELIMITERS[best]) > max(fitting(own), 1):
            shown = {",": "commas", "\t": "tabs", ";": "semicolons", "|": "pipes"}
            raise InputError(
                f"its columns are split by {shown[DELIMITERS[best]]}, and the mapping says {shown.get(own, repr(own))}",
                place=f"{self._path}, line 1", remedy=f"give --delimiter {best}",
            )  # fmt: skip

    def _add(self, batch: Plain | list[Record]) -> None:
        """Normalise the records; what does not fit goes to the rejects."""
        if isinstance(batch, Plain):
            raw = self._with_all_fields(batch.columns(self._columns)).hstack(batch.texts) if len(batch) else _NOTHING
        else:
            raw = self._sound(batch)
        raw = raw if raw.is_empty() else self._without_taken_in(raw)
        if raw.is_empty():
            return
        frame = normalised(raw, self._mapping)
        unfit = frame.filter(pl.col("reason").is_not_null()).select("line", "reason")
        if len(unfit):
            texts = dict(raw.filter(pl.col("line").is_in(unfit["line"].implode())).select("line", "text").iter_rows())
            self._rejects += [self._reject(line, reason, texts[line]) for line, reason in unfit.iter_rows()]
        self._keep(frame.filter(pl.col("reason").is_null()).drop("reason"))

    def _without_taken_in(self, raw: pl.DataFrame) -> pl.DataFrame:
        """The records without those whose quotation marks take in other rows, which go to the rejects."""
        several = raw.filter(pl.col("text").str.contains("[\r\n]")).select("line", "text")
        sign, width = self._mapping.file.delimiter, len(self._state.header)
        taken = {line: text for line, text in several.iter_rows() if takes_in_rows(text, sign, width)}
        if not taken:
            return raw
        reason = "a quotation mark is closed by that of another row: remove it, or write it twice"
        self._rejects += [self._reject(line, reason, text) for line, text in taken.items()]
        return raw.filter(~pl.col("line").is_in(list(taken)))

    def _keep(self, fit: pl.DataFrame) -> None:
        state = self._state
        passed = [number for number, rule in enumerate(self._mapping.rules) if rule.relation is None]
        kept = fit.filter(~pl.col("rule").is_in(passed)) if passed else fit
        state.skipped += len(fit) - len(kept)
        disorder = kept.filter((pl.col("low") > pl.col("best")) | (pl.col("best") > pl.col("high")))
        if len(disorder):
            text = next((text for text in state.remarks if text.startswith(_DISORDER)), None) or self._disorder(
                disorder
            )
            state.remarks[text] = state.remarks.get(text, 0) + len(disorder)
        if len(kept):
            self._waiting.append(kept)

    def _disorder(self, rows: pl.DataFrame) -> str:
        """What is told of rows whose numbers are not in order, with the first of them.

        They are kept, since sources of good name have some, and deaths would be missing without them.
        """
        line, *numbers = min(rows.select("line", "low", "best", "high").iter_rows())
        figure = self._mapping.figure
        named = zip((figure.low, figure.best, figure.high), numbers, strict=True) if figure else ()
        shown = ", ".join(f"{name} {number}" for name, number in named if name is not None)
        return (
            f"{_DISORDER} (first on line {line}: {shown}); the least and the greatest of the three bound the figure: "
            "correct the numbers, or leave the one that is wrong empty"
        )

    def _sound(self, records: list[Record]) -> pl.DataFrame:
        """The fields of the records that are whole; the others go to the rejects."""
        width = len(self._state.header)
        sound = []
        for record in records:
            problem = record.problem
            if problem is None and len(record.fields) != width:
                problem = f"{len(record.fields)} fields, where the header has {width}: mend its separators"
            if problem is None and not record.text.isascii() and _is_broken(record.text):
                problem = f"a character that is not {self._encoding}: name the file's encoding with --encoding"
            if problem is None:
                sound.append(record)
            else:
                self._rejects.append(Reject(record.line, record.text, problem, record.fields))
        if not sound:
            return _NOTHING
        columns = list(zip(*(record.fields for record in sound), strict=True))
        found = pl.DataFrame({name: pl.Series(columns[at], dtype=pl.String) for name, at in self._columns.items()})
        return self._with_all_fields(found).hstack(
            [
                pl.Series("text", [record.text for record in sound], pl.String),
                pl.Series("line", [record.line for record in sound], pl.UInt32),
                pl.Series("start", [record.start for record in sound], pl.UInt64),
            ]
        )

    def _with_all_fields(self, found: pl.DataFrame) -> pl.DataFrame:
        """The fields of the mapping, null where the file has no such column; see `kg.datasets.rows.field`."""
        return found.select(
            (pl.col(name) if name in found.columns else pl.lit(None, pl.String)).alias(f"field {name}")
            for name in self._mapping.columns
        )

    def _flush(self, place: tuple[int, int]) -> None:
        """Write what waits as a part, and where the reading stands; a run that ends here goes on at ``place``."""
        state = self._state
        if self._waiting:
            frame = pl.concat(self._waiting)
            _write_rows(self._folder / _part_name(state.parts), frame)
            state.parts += 1
            state.rows += len(frame)
            self._waiting = []
        self._write_rejects(self._rejects, first=state.rejects_bytes == 0)
        state.rejected += len(self._rejects)
        self._rejects = []
        if _are_too_many(state.rejected, state.rows):
            self._fail(f"of its first {state.rejected + state.rows:,} rows {state.rows:,} fit")
        state.line, state.start = place
        self._save()

    # Rejects

    def _write_rejects(self, rejects: Sequence[Reject], *, first: bool) -> None:
        if not rejects:
            return
        text = rejects_text(rejects, self._state.header if first else None)
        with (self._folder / REJECTS).open("ab") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
            file.flush()
            os.fsync(file.fileno())
            self._state.rejects_bytes = file.tell()

    def _fail(self, what: str) -> NoReturn:
        """Nothing fits, or next to nothing: say why, by the most frequent reasons."""
        said = told_rejects(self._folder, self._mapping) or "it has no rows"
        raise InputError(f"{what}: {said}", place=str(self._path), remedy=self._remedy(said))

    def _remedy(self, said: str) -> str:
        date, name = self._mapping.date, self._mapping.name
        if date is not None and f"is no date as {' or '.join(date.formats)} writes it" in said:
            return (
                'if its days are written in another way, say how under `date`, as `formats: ["%d.%m.%Y"]` for '
                f"31.12.1990, in a copy of the mapping (`kg ingest --show {name}`), and name that with --mapping"
            )
        return f"is this a table of {self._mapping.title}?"

    # Rows that stand twice

    def _duplicates(self) -> list[tuple[int, int]]:
        """The lines of rows whose id an earlier line has, each with that line."""
        if not self._state.parts:
            return []
        ids = release_rows(self._folder).select("row", "line").collect()
        doubled = ids.filter(pl.col("row").is_duplicated())
        if doubled.is_empty():
            return []
        first = pl.col("line").min().over("row")
        pairs = doubled.select("line", first=first).filter(pl.col("line") != pl.col("first")).sort("line")
        return [(int(line), int(earlier)) for line, earlier in pairs.iter_rows()]

    def _drop_duplicates(self, earlier: dict[int, int]) -> None:
        """Move them to the rejects. Begun anew after a kill: what a part has lost is known from the state."""
        if not earlier:
            return
        rejects = self._folder / REJECTS
        lines = list(earlier)
        found = release_rows(self._folder).filter(pl.col("line").is_in(lines)).select("line", "row", "text").collect()
        done = self._folder / _DOUBLED
        if not done.exists():
            rows = [
                self._reject(line, f"the row {row} stands also on line {earlier[line]}: remove one of the two", text)
                for line, row, text in found.sort("line").iter_rows()
            ]
            self._write_rejects(rows, first=self._state.rejects_bytes == 0)
            shutil.copyfile(rejects, done.with_suffix(".tmp"))
            done.with_suffix(".tmp").replace(done)
        else:
            shutil.copyfile(done, rejects)
        for part in sorted(self._folder.glob("rows-*.parquet")):
            frame = pl.read_parquet(part)
            kept = frame.filter(~pl.col("line").is_in(lines))
            if len(kept) < len(frame):
                _write_rows(part, kept)

    def _reject(self, line: int, reason: str, text: str) -> Reject:
        return Reject(line, text, reason, next(csv.reader([text], delimiter=self._mapping.file.delimiter), []))


def _below_tags(batch: Plain | list[Record]) -> Plain | list[Record]:
    """The first batch of a file without the row of tags that may stand below the header."""
    if isinstance(batch, Plain):
        return batch.without_first() if is_tag_row(batch.fields(0)) else batch
    return batch[1:] if is_tag_row(batch[0].fields) else batch


def _are_too_many(rejected: int, rows: int) -> bool:
    """Whether so many rows were rejected beside those that fit that this is another table."""
    return rejected > _MOST_REJECTED and rejected > _MOST_REJECTED_TO_ONE * rows


def _skip(stream: IO[str], characters: int) -> None:
    while characters:
        got = len(stream.read(min(characters, 1 << 20)))
        if not got:
            return
        characters -= got


def _is_broken(text: str) -> bool:
    """Whether a byte of the file was no character: they are read as lone surrogates."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _part_name(number: int) -> str:
    return f"rows-{number:05}.parquet"


def _write(path: Path, data: bytes) -> None:
    part = path.with_name(f"{path.name}.tmp")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _write_rows(path: Path, frame: pl.DataFrame) -> None:
    # By way of memory: of a full disk the library would only tell that something went wrong.
    data = io.BytesIO()
    frame.write_parquet(data, compression="zstd", statistics=True)
    _write(path, data.getvalue())
