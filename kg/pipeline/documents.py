"""Files to statements to a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.actors import Lexicon, packaged_lexicon
from kg.errors import InputError, ReadingError
from kg.export.files import finish_writing
from kg.model import Account, Document
from kg.pipeline.accounts import STATEMENTS_SUFFIX, Problem, iter_accounts, statements_file
from kg.resources import seed_files
from kg.review import OnRemark, with_originals
from kg.shards import Executor, executor_for
from kg.store import RemoteStore, credentials_of, is_address

if TYPE_CHECKING:
    from kg.graph import Graph

__all__ = ["STATEMENTS_SUFFIX", "build", "open", "read_accounts", "statements_file"]


def build(
    paths: Iterable[Path | str] | Path | str | None = None,
    *,
    originals: Path | str | None = None,
    lexicon: Path | str | None = None,
    learned: bool = False,
    jobs: int = 1,
    scheduler: str | None = None,
) -> Graph:
    """The graph of some documents; of the two founding articles where none is named.

    Args:
        paths: files and folders of plain text, Markdown, HTML or PDF; statements are extracted, and what a person has
            decided in the file ``NAME.statements.yaml`` beside a document goes before that.
        originals: a folder that holds the articles which digests restate: evidence then shows their own lines.
        lexicon: a file of actors that extends and overrides the packaged ones.
        learned: whether the network reads ties besides the rules, as `kg build --learned` has it.
        jobs: how many processes read; more than one pays from some hundred documents on. A script that asks for them
            needs the usual ``if __name__ == "__main__":``.
        scheduler: the address of a Dask scheduler whose workers read instead, or ``local:2`` for two of its own; see
            `docs/scale.md`.

    Raises:
        KgError: something could not be read; the message names the file, the place and the remedy.
    """
    from kg.graph import Graph  # noqa: PLC0415 - what analyses need is slow to import, and reading needs none of it

    if isinstance(paths, Path | str):
        paths = [paths]
    with executor_for(jobs, scheduler, Path.cwd()) as executor:
        return Graph(
            read_accounts(
                _files(paths),
                originals=_path(originals),
                lexicon=_lexicon(_path(lexicon)),
                learned=learned,
                executor=executor,
            )
        )


def open(path: Path | str) -> Graph:
    """The graph in a folder that `kg build` wrote, in a file, in a store's directory, or behind a SPARQL endpoint.

    Args:
        path: the folder; a ``.nq`` or ``.trig`` file; a store's directory; or, as text, the address to which an
            endpoint takes queries. Of an endpoint all is read; the environment may hold what lets us in
            (`kg.store.credentials_of`).

    Raises:
        StoreError: there is none, or it cannot be read.
    """
    from kg.graph import Graph  # noqa: PLC0415 - as above

    if is_address(path):
        with RemoteStore(str(path), **credentials_of()) as store:
            return Graph.of_store(store)
    finish_writing(Path(path))
    return Graph.open(path)


def read_accounts(
    paths: Sequence[Path],
    *,
    originals: Path | None = None,
    lexicon: Lexicon | None = None,
    learned: bool = False,
    on_problem: Problem | None = None,
    on_remark: OnRemark | None = None,
    on_reading: OnRemark | None = None,
    on_document: Callable[[Document], None] | None = None,
    on_part: Callable[[float], None] | None = None,
    on_file: Callable[[Document, str], None] | None = None,
    executor: Executor | None = None,
) -> list[Account]:
    """What each document says: as a person has decided, and else as extracted.

    Args:
        paths: files and folders.
        originals: the folder with the articles that digests restate.
        lexicon: who is who; the packaged lexicon by default.
        learned: whether the network reads ties besides the rules.
        on_problem: called with each file that cannot be used, and each statement of a person's whose words are no
            longer in the document, which is then passed over; without it, the first such thing ends the reading.
        on_remark: called with a place and what a person should know about the decisions there.
        on_reading: called likewise with what should be known of how a document was read, such as a guessed encoding.
        on_document: called with each document once it is done.
        on_part: called now and then with how much of the next document is done, from 0 to 1, where this process reads.
        on_file: called with each document and its file, by the name that the user gave.
        executor: who reads; by default this process.

    Raises:
        ReadingError: the folder with the originals is none.
    """
    if originals is not None and not originals.is_dir():
        raise ReadingError("there is no such folder", place=str(originals), remedy="name the folder with the originals")
    accounts = []
    said = iter_accounts(
        paths,
        lexicon=lexicon or packaged_lexicon(),
        learned=learned,
        executor=executor,
        on_problem=on_problem,
        on_remark=on_remark,
        on_reading=on_reading,
        on_part=on_part,
        on_file=on_file,
    )
    for account in said:
        try:
            shown = with_originals(account, originals) if originals and account.document.restates else account
        except InputError as problem:
            if on_problem is None:
                raise
            on_problem(problem)
            continue
        accounts.append(shown)
        if on_document is not None:
            on_document(shown.document)
    return accounts


def _files(paths: Iterable[Path | str] | None) -> list[Path]:
    return seed_files() if paths is None else [Path(path) for path in paths]


def _path(path: Path | str | None) -> Path | None:
    return None if path is None else Path(path)


def _lexicon(path: Path | None) -> Lexicon:
    return packaged_lexicon() if path is None else packaged_lexicon().with_file(path)
