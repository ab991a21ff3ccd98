"""One file holds all of a graph, says what it holds, and is refused when it does not hold that."""

from __future__ import annotations

import gzip
import io
import json
import re
import shutil
import tarfile
from pathlib import Path

import pytest
from builders import account, tie
from click.testing import CliRunner

from kg.cli.app import app
from kg.errors import StoreError
from kg.graph import Graph
from kg.pipeline.run import build_folder
from kg.store import Store, read_backup, restore_backup, write_backup

GRAPH = Graph([account("one", [tie("Alpha", "attacked", "Beta")]), account("two", [tie("Gamma", "supports", "Beta")])])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "out"
    build_folder([], folder)
    (folder / "tables" / "events").mkdir(parents=True)
    (folder / "tables" / "events" / "rows.parquet").write_bytes(bytes(range(256)) * 9)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """What is in a folder, but for hidden files, which stay out of a backup."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def packed(target: Path, members: list[tuple[tarfile.TarInfo, bytes]], listed: object) -> Path:
    head = json.dumps(listed).encode()
    first = tarfile.TarInfo("parley-backup.json")
    with gzip.open(target, "wb") as out, tarfile.open(fileobj=out, mode="w|") as archive:
        for info, data in [(first, head), *members]:
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return target


def test_a_folder_comes_back_byte_by_byte(built: Path, tmp_path: Path) -> None:
    made = write_backup(built, tmp_path / "a")
    assert restore_backup(tmp_path / "a", tmp_path / "deep" / "back") == made == read_backup(tmp_path / "a")
    assert contents(tmp_path / "deep" / "back") == contents(built)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "deep"]


def test_a_store_comes_back_with_the_same_quads(tmp_path: Path) -> None:
    GRAPH.save(tmp_path / "store")
    write_backup(tmp_path / "store", tmp_path / "a")
    restore_backup(tmp_path / "a", tmp_path / "back")
    back = Store.existing(tmp_path / "back")
    assert list(back.quads()) == list(GRAPH.store.quads())
    assert len(back) == len(GRAPH.store)


def test_the_same_graph_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    GRAPH.save(tmp_path / "store")
    for source in (built, tmp_path / "store"):
        write_backup(source, tmp_path / f"{source.name}-a")
        write_backup(source, tmp_path / f"{source.name}-b")
        assert (tmp_path / f"{source.name}-a").read_bytes() == (tmp_path / f"{source.name}-b").read_bytes()


def test_nothing_is_overwritten(built: Path, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("mine")
    with pytest.raises(StoreError, match="something here already"):
        write_backup(built, tmp_path / "letter")
    with pytest.raises(StoreError, match="would lie in what it keeps"):
        write_backup(built, built / "a")
    write_backup(built, tmp_path / "a")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter").write_text("mine")
    with pytest.raises(StoreError, match="something here already"):
        restore_backup(tmp_path / "a", tmp_path / "full")
    assert (tmp_path / "letter").read_text() == (tmp_path / "full" / "letter").read_text() == "mine"


def test_no_graph_no_backup(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    with pytest.raises(StoreError, match="no graph here"):
        write_backup(tmp_path / "photos", tmp_path / "a")
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("damage", [b"no quads\n", b"\xff\x00\x01", b"<http://a.example/x> <http://a.example/y> \n"])
def test_a_graph_that_cannot_be_read_is_not_kept(built: Path, tmp_path: Path, damage: bytes) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(built, folder)
    with (folder / "graph.nq").open("ab") as file:
        file.write(damage)
    told = CliRunner().invoke(app, ["backup", str(folder), "-o", str(tmp_path / "kept")])
    assert told.exit_code == 1
    assert re.search(r"graph\.nq(, line \d+)?: not a readable graph.*kg restore", told.output)
    assert not (tmp_path / "kept").exists()


def test_a_backup_that_is_not_there_is_called_that(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no\.backup: there is no such file or folder\. Check the name"):
        restore_backup(tmp_path / "no.backup", tmp_path / "out")


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "graph.nq").write_text(
        "<http://a.example/x> <http://a.example/y> 1 <http://a.example/g> .\n".replace(" 1 ", ' "1" ')
    )
    (folder / "extra").symlink_to("/etc/hostname")
    with pytest.raises(StoreError, match="neither a file nor a folder"):
        write_backup(folder, tmp_path / "a")


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_backup_that_was_cut_short_is_refused_whole(built: Path, tmp_path: Path, share: float) -> None:
    write_backup(built, tmp_path / "a")
    data = (tmp_path / "a").read_bytes()
    (tmp_path / "a").write_bytes(data[: int(len(data) * share)])
    with pytest.raises(StoreError):
        read_backup(tmp_path / "a")
    with pytest.raises(StoreError):
        restore_backup(tmp_path / "a", tmp_path / "back")
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


BEHIND = {
    "junk": b"\xc9\x0f and more",
    "one byte": b"x",
    "another": gzip.compress(b"x" * 100),
    "many zeros": gzip.compress(bytes(1 << 20)) * 80,
    "half of another": gzip.compress(b"x" * 100)[:20],
}


@pytest.mark.parametrize("behind", BEHIND.values(), ids=BEHIND)
def test_a_backup_that_was_added_to_is_refused_and_leaves_nothing(built: Path, tmp_path: Path, behind: bytes) -> None:
    write_backup(built, tmp_path / "a")
    (tmp_path / "a").write_bytes((tmp_path / "a").read_bytes() + behind)
    with pytest.raises(StoreError) as read:
        read_backup(tmp_path / "a")
    with pytest.raises(StoreError, match=r"cannot be read to its end: it|it holds more than it (lists|says)") as made:
        restore_backup(tmp_path / "a", tmp_path / "deep" / "er" / "back")
    assert str(made.value) == str(read.value)
    assert "gzip" not in str(made.value)
    assert [p.name for p in tmp_path.iterdir()] == ["a"]
    (tmp_path / "empty").mkdir()
    with pytest.raises(StoreError):
        restore_backup(tmp_path / "a", tmp_path / "empty")
    assert not any((tmp_path / "empty").iterdir())


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.9999])
def test_a_backup_with_a_changed_byte_is_refused(built: Path, tmp_path: Path, share: float) -> None:
    write_backup(built, tmp_path / "a")
    data = bytearray((tmp_path / "a").read_bytes())
    data[int(len(data) * share)] ^= 0x10
    (tmp_path / "a").write_bytes(data)
    with pytest.raises(StoreError):
        restore_backup(tmp_path / "a", tmp_path / "back")
    assert not (tmp_path / "back").exists()


@pytest.mark.parametrize(
    "name", ["../outside", "/etc/outside", "a/../../outside", "a//b", "./a", "..", "", "C:outside", "a\\b", ".hidden"]
)
def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    listed = {"format": 1, "kind": "folder", "files": [[name, 1, "0" * 64]]}
    hostile = packed(tmp_path / "a", [(tarfile.TarInfo(name or "x"), b"x")], listed)
    with pytest.raises(StoreError, match="could lie anywhere"):
        restore_backup(hostile, tmp_path / "deep" / "back")
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE])
def test_a_member_that_is_no_file_is_refused(tmp_path: Path, kind: bytes) -> None:
    info = tarfile.TarInfo("graph.nq")
    info.type, info.linkname = kind, "/etc/hostname"
    listed = {"format": 1, "kind": "folder", "files": [["graph.nq", 0, "0" * 64]]}
    with pytest.raises(StoreError, match="not in it as it should be"):
        restore_backup(packed(tmp_path / "a", [(info, b"")], listed), tmp_path / "back")


def test_what_is_not_listed_is_refused(tmp_path: Path) -> None:
    extra = packed(tmp_path / "a", [(tarfile.TarInfo("b"), b"x")], {"format": 1, "kind": "folder", "files": []})
    with pytest.raises(StoreError, match="more than it lists"):
        read_backup(extra)


def test_a_bomb_ends_with_an_error(tmp_path: Path) -> None:
    head = tarfile.TarInfo("x")
    head.type, head.size = tarfile.XHDTYPE, 1 << 32
    with gzip.open(tmp_path / "a", "wb", compresslevel=9) as out:
        out.write(head.tobuf(tarfile.USTAR_FORMAT))
        for _ in range(80):
            out.write(bytes(1 << 20))
    with pytest.raises(StoreError):
        read_backup(tmp_path / "a")
    huge = {"format": 1, "kind": "folder", "files": [["graph.nq", 1 << 60, "0" * 64]]}
    with pytest.raises(StoreError, match="are free"):
        restore_backup(packed(tmp_path / "b", [], huge), tmp_path / "back")


def test_another_file_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a letter")
    with pytest.raises(StoreError, match=r"no backup that `kg backup` wrote\. Name one"):
        read_backup(tmp_path / "a")
    (tmp_path / "a").write_bytes(b"\x1f\x8b" + b"a letter")
    with pytest.raises(StoreError, match="cannot be read"):
        read_backup(tmp_path / "a")
    with tarfile.open(tmp_path / "b", "w:gz") as archive:
        archive.add(tmp_path / "a", "letter")
    with pytest.raises(StoreError, match="no backup"):
        read_backup(tmp_path / "b")


def test_the_commands(built: Path, tmp_path: Path) -> None:
    run = CliRunner().invoke
    assert run(app, ["backup", str(built), "-o", str(tmp_path / "a")]).exit_code == 0
    assert run(app, ["restore", str(tmp_path / "a"), "--verify"]).exit_code == 0
    assert run(app, ["restore", str(tmp_path / "a")]).exit_code == 2
    assert run(app, ["restore", str(tmp_path / "a"), "-o", str(tmp_path / "back")]).exit_code == 0
    assert contents(tmp_path / "back") == contents(built)
    assert run(app, ["restore", str(tmp_path / "a"), "-o", str(tmp_path / "back")]).exit_code == 1
