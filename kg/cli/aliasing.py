"""`kg aliases`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.common import NOTHING_MATCHED, choose_format, note, print_rows
from kg.cli.progress import reading_bar
from kg.errors import InputError
from kg.wording import counted

if TYPE_CHECKING:
    from kg.model import Actor
    from kg.shards import Executor

__all__ = ["run_aliases"]

_COLUMNS = ("name", "may_mean", "because", "likeness", "documents")


def run_aliases(paths: list[Path], lexicon: Path | None, executor: Executor, form: str) -> int:
    """Print which unlisted names may mean whom, and return the exit code."""
    from kg.actors import packaged_lexicon, suggest_aliases
    from kg.pipeline.accounts import iter_accounts

    chosen = packaged_lexicon() if lexicon is None else packaged_lexicon().with_file(lexicon)
    problems: list[InputError] = []
    actors: dict[str, Actor] = {}
    documents: dict[str, list[str]] = {}
    with reading_bar(paths) as bar:
        for account in iter_accounts(
            paths, lexicon=chosen, executor=executor, on_problem=problems.append, on_part=bar.part
        ):
            for actor in account.actors:
                actors.setdefault(actor.name, actor)
                documents.setdefault(actor.name, []).append(account.document.id)
            bar.document(account.document)
    found = suggest_aliases(actors.values(), chosen)
    for problem in problems:
        note(f"error: {problem}")
    form = choose_format(form, terminal="table", pipe="csv")
    if found:
        rows = [(s.name, s.other, s.reason, s.likeness, ", ".join(documents[s.name])) for s in found]
        print_rows(_COLUMNS, rows, form)
    elif not problems:
        note(f"note: none of {counted(len(actors), 'name')} in the documents is like another")
    if problems:
        return 1
    return 0 if found else NOTHING_MATCHED
