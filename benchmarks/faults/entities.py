"""XML entities, of other files and of one another, wherever XML or what looks like it is read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from faults.outcome import Outcome
from faults.reach import Trap
from faults.running import kg
from service.running import founding_folder, running

from kg.errors import KgError
from kg.graph import Graph
from kg.store import RemoteStore

__all__ = ["entities"]

_SECRET = "thesecretofanotherfile"
_TOKEN = "correct-horse-battery-staple"
_RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e.org/"'
_LAUGHS = '<!ENTITY a0 "aaaaaaaaaa">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
_MOST = 1 << 30


def entities(folder: Path, count: int, seed: int) -> Iterator[Outcome]:
    """Send so many documents with entities to each of the readers."""
    del seed
    secret = folder / "secret"
    secret.write_text(_SECRET)
    there = secret.as_uri()
    types = {
        "a file": f'<!DOCTYPE r [<!ENTITY x SYSTEM "{there}">]>',
        "a public one": f'<!DOCTYPE r [<!ENTITY x PUBLIC "p" "{there}">]>',
        "a parameter": f'<!DOCTYPE r [<!ENTITY % p SYSTEM "{there}"> %p;]>',
        "a type elsewhere": f'<!DOCTYPE r SYSTEM "{there}">',
        "laughs": f"<!DOCTYPE r [{_LAUGHS}]>", "itself": '<!DOCTYPE r [<!ENTITY x "&x;">]>',
        "the secret": f'<!DOCTYPE r [<!ENTITY x "{"y" * 90_000}">]>',
        "quadratic": f'<!DOCTYPE r [<!ENTITY x "{"y" * 90_000}">]>', "unclosed": "<!DOCTYPE r [<!ENTITY x",
        "single": "<!DOCTYPE r [<!ENTITY x 'y&#38;x;'>]>",
    }  # fmt: skip
    chosen = dict(list(types.items())[:count])
    yield _of_pages(folder, chosen)
    yield _of_uploads(folder, chosen)
    yield _of_endpoints(chosen)


def _named(what: str) -> str:
    return "&a9;" if what == "laughs" else "&x;" * (20_000 if what == "quadratic" else 1)


def _of_pages(folder: Path, types: dict[str, str]) -> Outcome:
    outcome = Outcome("XML entities in pages")
    for what, kind in types.items():
        for suffix, head in ((".html", ""), (".xhtml", '<?xml version="1.0"?>')):
            path = folder / f"a{suffix}"
            text = f"{head}{kind}<html><body><p>Pakistan attacked India in 2020. {_named(what)}</p></body></html>"
            path.write_text(text)
            done = kg("build", path, "-o", folder / "out", seconds=60)
            outcome.judge(f"{what} in {suffix}", done, (0, 1, 3))
            outcome.expect(done.peak < _MOST, f"{what}: took {done.peak >> 20} MiB")
            shown = b"".join(one.read_bytes() for one in (folder / "out").glob("*")) if done.code == 0 else b""
            outcome.expect(_SECRET.encode() not in shown, f"{what}: the secret is in the graph")
    return outcome


def _of_uploads(folder: Path, types: dict[str, str]) -> Outcome:
    outcome = Outcome("XML entities in uploads")
    source = Graph.open(founding_folder(folder)).save(folder / "store")
    with running(source, "--writable", environment={"PARLEY_TOKEN": _TOKEN}) as server:
        for what, kind in types.items():
            body = f'<?xml version="1.0"?>{kind}<rdf:RDF {_RDF}><rdf:Description rdf:about="http://e.org/s"><e:p>{_named(what)}</e:p></rdf:Description></rdf:RDF>'
            reply = server.ask(
                "/graphs?graph=http://e.org/g", "PUT", body.encode(), content_type="application/rdf+xml",
                authorization=f"Bearer {_TOKEN}", timeout=120,
            )  # fmt: skip
            outcome.count += 1
            outcome.notes[str(reply.status)] += 1
            if reply.status >= 500:
                outcome.crashes.append(f"{what}: {reply.status} {reply.text[:200]}")
            outcome.expect(_SECRET not in server.ask("/graphs?default&format=nt").text, f"{what}: the secret is served")
    return outcome


def _of_endpoints(types: dict[str, str]) -> Outcome:
    """An endpoint that answers in XML, although JSON was asked for."""
    outcome = Outcome("XML entities in an endpoint's answer")
    for what, kind in types.items():
        body = f'<?xml version="1.0"?>{kind}<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/><boolean>{_named(what)}</boolean></sparql>'
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+xml\r\nContent-Length: {len(body)}\r\n\r\n"
        trap = Trap((head + body).encode())
        outcome.count += 1
        try:
            with RemoteStore(trap.address, seconds=10) as store:
                outcome.wrong.append(f"{what}: {store.select('ASK {}').rows} was read of it")
        except KgError:
            outcome.notes["told"] += 1
        finally:
            trap.close()
    return outcome
