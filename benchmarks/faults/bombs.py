"""Inputs that come to far more than their size: packed, nested, repeated. Each is read or refused within bounds."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from faults.outcome import Outcome
from faults.running import kg
from tables import ged, write_table

__all__ = ["bombs"]

_MOST_MEMORY = 3 << 29
_MOST_SECONDS = 60.0
_MIB = 1 << 20


def bombs(folder: Path, count: int, seed: int) -> Iterator[Outcome]:
    """Feed each bomb; of a sample, the first of each kind, and small ones."""
    del seed
    size = 600 if count > 10 else 10
    yield _fed("packed tables", folder / "tables", list(_tables(folder / "tables", size))[:count])
    yield _fed("documents that swell", folder / "texts", list(_texts(folder / "texts", size))[:count])
    yield _fed(
        "files of decisions, names and mappings that swell", folder / "yaml", list(_yaml(folder / "yaml"))[:count]
    )
    yield _fed("backups and graphs that swell", folder / "kept", list(_kept(folder / "kept", size))[:count])


def _fed(name: str, folder: Path, runs: list[tuple[object, ...]]) -> Outcome:
    outcome = Outcome(f"bombs: {name}")
    for arguments in runs:
        what = " ".join(map(str, arguments))
        done = kg(*arguments, cwd=folder, seconds=_MOST_SECONDS)
        if outcome.judge(what, done, (0, 1, 3)):
            outcome.notes["refused" if done.code == 1 else "read"] += 1
            outcome.expect(done.peak < _MOST_MEMORY, f"{what}: took {done.peak >> 20:,} MiB")
            outcome.expect(done.code != 1 or "error: " in done.said, f"{what}: {done.said[-200:]}")
    return outcome


def _tables(folder: Path, size: int) -> Iterator[tuple[object, ...]]:
    folder.mkdir()
    rows = write_table(folder / "t.csv", ged({}, {})).read_bytes()
    packed = {
        "zeros.csv.gz": lambda: _gzipped(rows, b"\0" * _MIB, size),
        "letters.csv.gz": lambda: _gzipped(rows, b"a" * _MIB, size),
        "commas.csv.gz": lambda: _gzipped(rows, b"," * _MIB, size),
        "quote.csv.gz": lambda: _gzipped(rows, b'"\n' * _MIB, size // 2),
        "lines.csv.gz": lambda: _gzipped(rows, b"\n" * _MIB, size),
        "twice.csv.gz": lambda: gzip.compress(_gzipped(rows, b"\0" * _MIB, size)),
        "zeros.zip": lambda: _zipped({"t.csv": (rows, size)}),
        "members.zip": lambda: _zipped({f"{n}.csv": (b"", 0) for n in range(20_000)}),
        "others.zip": lambda: _zipped({"t.csv": (rows, 0), **{f"{n}.xml": (b"", 1) for n in range(200)}}),
        "lies.zip": lambda: _lying(rows, size),
    }
    for name, made in packed.items():
        (folder / name).write_bytes(made())
        yield ("ingest", "ucdp-ged", name, "-o", f"out-{name}")


def _gzipped(rows: bytes, block: bytes, size: int) -> bytes:
    data = io.BytesIO()
    with gzip.GzipFile(fileobj=data, mode="wb", mtime=0) as file:
        file.write(rows)
        for _ in range(size):
            file.write(block)
    return data.getvalue()


def _zipped(members: dict[str, tuple[bytes, int]]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, (head, size) in members.items():
            with archive.open(name, "w") as file:
                file.write(head)
                for _ in range(size):
                    file.write(bytes(_MIB))
    return data.getvalue()


def _lying(rows: bytes, size: int) -> bytes:
    """An archive whose list says that its member is small."""
    data = bytearray(_zipped({"t.csv": (rows, size)}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    return bytes(data)


def _pdf(contents: bytes, filters: bytes = b"/FlateDecode", more: bytes = b"") -> bytes:
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>"
        + more + b">>>>endobj\n4 0 obj<</Length %d/Filter[%s]>>stream\n" % (len(contents), filters) + contents
        + b"\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n"
    )  # fmt: skip


def _texts(folder: Path, size: int) -> Iterator[tuple[object, ...]]:
    folder.mkdir()
    said = "Pakistan attacked India in 2020."
    zeros = zlib.compress(b" " * _MIB * size, 9)
    texts: dict[str, bytes | str] = {
        "spaces.pdf": _pdf(zeros),
        "shown.pdf": _pdf(zlib.compress(b"BT /F 9 Tf (Pakistan attacked India.) Tj ET\n" * 40_000 * (size // 30), 9)),
        "packed.pdf": _pdf(zlib.compress(zeros, 9), b"/FlateDecode/FlateDecode"),
        "kids.pdf": b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>endobj\ntrailer<</Root 1 0 R>>\n",
        "deep.html": "<html><body>" + "<div>" * 200_000 + said,
        "bold.html": "<p>" + "<b><i>" * 100_000 + said,
        "tags.html": "<p>" + "<br>" * 3_000_000 + said,
        "attributes.html": "<p " + " ".join(f"a{n}=b" for n in range(300_000)) + ">" + said,
        "entities.html": "<p>" + "&amp;" * 2_000_000 + said,
        "open.html": "<p>" + "<" * 5_000_000 + said,
        "comments.html": "<p>" + "<!--" * 2_000_000 + said,
        "table.html": "<table>" + "<tr><td>" * 500_000 + said,
        "laughs.html": '<!DOCTYPE html [<!ENTITY a "'
        + "a" * 1000
        + '">'
        + "".join(f'<!ENTITY a{n} "{"&a;" * 1000}">' for n in range(9))
        + "]><p>&a8;"
        + said,
        "json.html": '<script type="application/ld+json">' + "[" * 400_000 + "</script><p>" + said,
        "quotes.md": "> " * 20_000 + said,
        "brackets.md": "[" * 300_000 + said,
        "stars.md": "*a **a " * 200_000 + said,
        "links.md": "[a](" * 200_000 + said,
        "ticks.md": "`" * 300_001 + said,
        "lists.md": "\n".join("  " * n + "- a" for n in range(3000)) + said,
        "line.txt": "Pakistan, India, " * 200_000 + said,
        "words.txt": "a" * 5_000_000 + " " + said,
        "dots.txt": ". " * 2_000_000 + said,
        "and.txt": "Pakistan and " * 20_000 + "India attacked Iran.",
        "that.txt": "Pakistan said that " * 5_000 + "India attacked Iran.",
        "commas.txt": "Pakistan, who " * 10_000 + "attacked India.",
        "quoted.txt": "\u201cPakistan said: " * 10_000 + said,
        "brackets.txt": "(" * 200_000 + said,
        "marks.txt": "a" + "\u0301" * 2_000_000 + said,
        "lines.txt": "\n" * 5_000_000 + said,
        "dashes.txt": "\u2014" * 1_000_000 + said,
        "front.md": "---\na: &a [x,x]\n"
        + "".join(
            f"b{n}: &b{n} [*{'a' if not n else f'b{n - 1}'},*{'a' if not n else f'b{n - 1}'}]\n" for n in range(40)
        )
        + "---\n"
        + said,
        "front-deep.md": "---\na: " + "[" * 100_000 + "\n---\n" + said,
        "front-long.md": "---\n" + "a" * 3_000_000 + ": x\n---\n" + said,
        "utf16.txt": ("Pakistan attacked India. " * 20_000).encode("utf-16"),
        "huge.txt": b"a" * (40 * _MIB),
    }
    for name, text in texts.items():
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        yield ("build", name, "-o", f"out-{name}")


def _yaml(folder: Path) -> Iterator[tuple[object, ...]]:
    folder.mkdir()
    (folder / "a.txt").write_text("Pakistan attacked India in 2020.")
    (folder / "t.csv").write_text("id\n1\n")
    laughs = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    bombs = {
        "laughs": laughs,
        "deep": "statements: " + "[" * 50_000,
        "braces": "{a: " * 50_000,
        "long": "document: " + "a" * 900_000,
        "keys": "\n".join(f"k{n}: 1" for n in range(60_000)),
        "number": "document: " + "9" * 500_000,
        "merge": "a: &a {<<: *a}\n",
        "self": "a: &a [*a]\n",
        "indent": "\n".join(" " * n + "a:" for n in range(1000)),
    }
    for name, text in bombs.items():
        (folder / name).mkdir()
        (folder / name / "a.txt").write_text("Pakistan attacked India in 2020.")
        (folder / name / "a.statements.yaml").write_text(text)
        (folder / f"{name}.yaml").write_text(text)
        yield ("build", f"{name}/a.txt", "-o", f"out-{name}")
        yield ("ingest", "--mapping", f"{name}.yaml", "t.csv", "-o", "out")
    (folder / "wide.tsv").write_text(
        "name\ttype\taliases\nX\tState\t" + "; ".join(f"n{n}" for n in range(300_000)) + "\n"
    )
    (folder / "tabs.tsv").write_text("name\ttype\n" + "\t" * 5_000_000)
    yield ("build", "a.txt", "--lexicon", "wide.tsv", "-o", "out")
    yield ("build", "a.txt", "--lexicon", "tabs.tsv", "-o", "out")


def _kept(folder: Path, size: int) -> Iterator[tuple[object, ...]]:
    folder.mkdir()
    for name, claimed in (("claimed", size * _MIB), ("unclaimed", 10), ("negative", -1), ("vast", 1 << 60)):
        listing = {"format": 1, "kind": "folder", "files": [["graph.nq", claimed, "0" * 64]]}
        (folder / name).write_bytes(_archive(json.dumps(listing).encode(), size))
        yield ("restore", name, "-o", f"out-{name}")
    (folder / "deep").write_bytes(_archive(b"[" * 1_000_000, 0))
    yield ("restore", "deep", "--verify")
    names = [[f"f{n}", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"] for n in range(300_000)]
    (folder / "many").write_bytes(_archive(json.dumps({"format": 1, "kind": "folder", "files": names}).encode(), 0))
    yield ("restore", "many", "--verify")
    deep = "<<( <e:a> <e:b> " * 200_000 + "<e:c>" + " )>>" * 200_000
    graphs = {
        "deep.nq": f"<e:s> <e:p> {deep} <e:g> .\n",
        "deep.trig": f"<e:g> {{ <e:s> <e:p> {deep} . }}\n",
        "blank.trig": "<e:g> { <e:s> <e:p> " + "[ <e:p> " * 200_000 + "1" + " ]" * 200_000 + " . }\n",
        "list.trig": "<e:g> { <e:s> <e:p> " + "( " * 200_000 + "1" + " )" * 200_000 + " . }\n",
        "long.nq": '<e:s> <e:p> "' + "a" * 30_000_000 + '" <e:g> .\n',
        "iri.nq": "<e:" + "s" * 30_000_000 + "> <e:p> <e:o> <e:g> .\n",
    }
    for name, text in graphs.items():
        (folder / name).write_text(text)
        yield ("check", name)
        yield ("doctor", name)


def _archive(listing: bytes, size: int) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as archive:
        info = tarfile.TarInfo("parley-backup.json")
        info.size = len(listing)
        archive.addfile(info, io.BytesIO(listing))
        info = tarfile.TarInfo("graph.nq")
        info.size = size * _MIB
        archive.addfile(info, io.BytesIO(bytes(size * _MIB)))
    return data.getvalue()
