"""Path traversal and odd files: names, addresses, links, pipes and devices.

Names of documents, tables, mappings and members of archives, and addresses of the service: nothing outside the folder
is read or written, and nothing is waited for.
"""

from __future__ import annotations

import io
import json
import os
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from faults.outcome import Outcome
from faults.running import kg
from service.running import founding_folder, running
from tables import ged, write_table

from kg.datasets import find_mapping

__all__ = ["traversal"]

_SECRET = "the-secret-of-another-folder"
_NAMES = (
    "../../secret", "..", ".", "/etc/passwd", "..\\..\\secret", "a/../../secret", "a\x1b[31m", "a\nb", "a\u202eb",
    "CON", "nul.",
    "%2e%2e%2fsecret", "~/secret", "$HOME", "`id`", ";id", "|id", "-o", "--help", " ", "a" * 300, "\ud800",
    "C:secret", "a:b",
)  # fmt: skip
_ADDRESSES = (
    "/../secret", "/assets/../../secret", "/assets/..%2f..%2fsecret", "/assets/%2e%2e/%2e%2e/secret",
    "/assets/..%5c..%5csecret",
    "/assets//etc/passwd", "/assets/%00", "/id/actor/../../../etc/passwd", "/id/actor/..%2f..%2fetc%2fpasswd",
    "/id/%2fetc/passwd",
    "/id/actor/%00", "/id/actor/%ff%fe", "/id/actor/" + "a" * 5000, "/code/x/../../../secret", "//etc/passwd",
    "/file:///etc/passwd",
    "/graphs?graph=file:///etc/passwd", "/graphs?graph=../secret",
    "/sparql?query=SELECT * FROM <file:///etc/passwd> {?s ?p ?o}",
    "/sparql?default-graph-uri=file:///etc/passwd&query=ASK{}", "/query?name=../../secret",
    "/search?q=../secret&kind=../secret",
    "/browse?kind=../secret", "/browse?page=-1", "/browse?page=99999999999999999999", "/browse?page=1e9",
    "/browse?page=\u0663",
    "/ns/../../secret", "/.well-known/../../secret", "/metrics/../secret", "/%2e%2e/%2e%2e/etc/passwd",
    "/?x=" + "%00" * 100, "*",
    "http://127.0.0.1:9/", "/id/actor/ttp?format=../../secret", "/id/actor/ttp?format=" + "a" * 9000,
    "/id/actor/%F0%9F%92%A5",
)  # fmt: skip


def traversal(folder: Path, count: int, seed: int) -> Iterator[Outcome]:
    """Try so many names and addresses of each kind; the full count is all of them."""
    del seed
    (folder / "secret").write_text(_SECRET)
    (folder / "secret.txt").write_text(f"Pakistan attacked India in 2020. {_SECRET}\n")
    yield _names(folder, count)
    yield _odd_files(folder, count)
    yield _addresses(folder, count)


def _names(folder: Path, count: int) -> Outcome:
    outcome, box = Outcome("path traversal: names of documents, tables, mappings and members"), folder / "box"
    box.mkdir()
    before = _outside(folder)
    table = write_table(box / "t.csv", ged({}, {})).read_bytes()
    mapping = find_mapping("ucdp-ged").text
    for number, name in enumerate(_NAMES[:count]):
        shown = json.dumps(name)
        (box / "m.yaml").write_text(mapping.replace("mapping: ucdp-ged", f"mapping: {shown}"), "utf-8")
        with zipfile.ZipFile(box / "t.zip", "w") as archive:
            archive.writestr(f"{name}.csv".encode("utf-8", "replace").decode(), table)
        (box / "a.txt").write_text("Pakistan attacked India in 2020.\n")
        (box / "a.statements.yaml").write_text(json.dumps({"document": name, "actors": [], "statements": []}))
        listing = {"format": 1, "kind": "folder", "files": [[f"{name}", 4, "0" * 64], ["graph.nq", 0, "0" * 64]]}
        (box / "b").write_bytes(_backup(listing, name))
        (box / "l.tsv").write_text(f"name\ttype\n{name}\tState\n".encode("utf-8", "replace").decode())
        runs = [
            ("ingest", "--mapping", "m.yaml", "t.csv", "-o", f"o{number}"), ("ingest", "ucdp-ged", "t.zip", "-o",
            f"p{number}"),
            ("build", "a.txt", "-o", f"q{number}"), ("restore", "b", "-o", f"r{number}"),
            ("build", "a.txt", "--lexicon", "l.tsv", "-o", f"s{number}"),
        ]  # fmt: skip
        if "/" not in name and name not in (".", "..") and len(name) < 200 and name != "\ud800":
            (box / "docs").mkdir(exist_ok=True)
            (box / "docs" / f"{name}.txt").write_text("Pakistan attacked India in 2020.\n")
            (box / "docs" / f"{name}.csv").write_bytes(table)
            runs += [
                ("build", "docs", "-o", f"u{number}"),
                ("ingest", "ucdp-ged", f"docs/{name}.csv", "-o", f"v{number}"),
            ]
        for arguments in runs:
            outcome.judge(f"{name!r:.40}: {' '.join(arguments)[:80]}", kg(*arguments, cwd=box, seconds=60), (0, 1, 3))
        outcome.expect(_outside(folder) == before, f"{name!r:.40}: something was written outside")
    return outcome


def _outside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _backup(listing: dict[str, object], name: str) -> bytes:
    data, said = io.BytesIO(), json.dumps(listing).encode()
    with tarfile.open(fileobj=data, mode="w:gz") as archive:
        for member, content in (("parley-backup.json", said), (name.encode("utf-8", "replace").decode(), b"evil")):
            info = tarfile.TarInfo(member)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return data.getvalue()


def _odd_files(folder: Path, count: int) -> Outcome:
    """A pipe, a device, a folder, a link in a circle or to nowhere, and an empty file, wherever a file is named."""
    outcome, box = Outcome("pipes, devices, links and empty files as inputs"), folder / "odd"
    box.mkdir()
    kinds = {"pipe": os.mkfifo, "folder": Path.mkdir, "empty": Path.touch}
    links = {"zero": "/dev/zero", "null": "/dev/null", "circle": "circle", "nowhere": "nothing", "tty": "/dev/full"}
    (box / "a.txt").write_text("Pakistan attacked India in 2020.\n")
    write_table(box / "t.csv", ged({}))
    for name in [*kinds, *links][:count]:
        for suffix in ("", ".txt", ".nq", ".rq", ".csv", ".yaml", ".tsv", ".pdf"):
            path = box / f"{name}{suffix}"
            kinds[name](path) if name in kinds else path.symlink_to(links[name])
        here = box / f"h-{name}"
        here.mkdir()
        for file in ("graph.nq", "CURRENT", "parley.seal.json", ".parley-outputs.ready"):
            kinds[name](here / file) if name in kinds else (here / file).symlink_to(links[name])
        runs = [
            ("build", f"{name}.txt", "-o", "o"), ("build", f"{name}.pdf", "-o", "o"), ("build", "a.txt", "--lexicon",
            f"{name}.tsv", "-o", "o"),
            ("build", "a.txt", "-o", f"h-{name}"), ("extract", name), ("aliases", f"{name}.txt"), ("review",
            f"{name}.txt"),
            ("ingest", "ucdp-ged", f"{name}.csv", "-o", "o"), ("ingest", "--mapping", f"{name}.yaml", "t.csv", "-o",
            "o"),
            ("ingest", "ucdp-ged", "t.csv", "--judgements", f"{name}.tsv", "-o", "o"), ("query", f"{name}.rq"),
            ("check", f"{name}.nq"),
            ("doctor", f"{name}.nq"), ("doctor", f"h-{name}"), ("query", "allies", "-g", f"h-{name}"), ("restore",
            name, "--verify"),
            ("backup", f"h-{name}", "-o", "b"), ("export", "nq", "-g", f"{name}.nq"), ("diff", f"{name}.nq",
            f"{name}.nq"),
            ("serve", f"{name}.nq", "--port", "0"), ("serve", f"h-{name}", "--port", "0", "--writable",
            "--token-file", name),
        ]  # fmt: skip
        for arguments in runs if count > 1 else runs[:6]:
            if name == "empty" and arguments[:2] == ("serve", "empty.nq"):
                continue  # a graph without a quad, which is served
            done = kg(*arguments, cwd=box, seconds=25)
            outcome.judge(" ".join(arguments), done, (0, 1, 2, 3, 4))
    return outcome


def _addresses(folder: Path, count: int) -> Outcome:
    outcome = Outcome("path traversal: addresses of the service")
    with running(founding_folder(folder), "--timeout", "3") as server:
        for address in _ADDRESSES[: 3 * count]:
            for path in (address, quote(address, safe="/?=&%*:")):
                if not path.isascii() or " " in path:
                    continue
                outcome.count += 1
                reply = server.ask(path)
                outcome.notes[str(reply.status)] += 1
                if reply.status >= 500:
                    outcome.crashes.append(f"{path[:80]}: {reply.status}")
                found = _SECRET.encode() in reply.body or b"root:x:" in reply.body
                outcome.expect(not found, f"{path[:80]}: shows another file")
        if "Traceback" in server.log.read_text("utf-8"):
            outcome.crashes.append(server.log.read_text("utf-8")[-400:])
    return outcome
