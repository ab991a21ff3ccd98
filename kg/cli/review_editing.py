"""Editing a statement within `kg review`, or writing one: field by field, or as YAML in the person's own editor."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from kg.cli.common import printable
from kg.cli.keyboard import Keyboard
from kg.errors import InputError, KgError, StatementError, suggestion
from kg.model import Actor, Aspect, Channel, Comparator, Confidence, Modality, Phase, SpeechAct, Stance
from kg.review.reader import STATEMENT
from kg.review.write import figure_line, mention_lines, number, scalar, sequence
from kg.review.yaml_tree import Node, parse_yaml
from kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from kg.model import Document, Figure, Quote, Statement
    from kg.review import Session
    from kg.review.entries import Entry

__all__ = ["in_editor", "new_one", "one_by_one"]

Say = Callable[[str], object]

_LISTS = ("parties", "concerning", "inferred")
_NAMES = ("subject", "object", "claimant", "via", "origin", "place")
_FIELDS = (
    "relation", "subject", "object", "parties", "event", "time", "stance", "modality", "speech_act", "claimant", "via",
    "origin", "channel", "content", "concerning", "place", "aspect", "agreement", "status", "inferred", "confidence",
    "confidence_reason", "note", "quote",
)  # fmt: skip
_FIGURE = ("measure", "population", "side", "min", "max", "comparator", "as_stated")
_ASKED = (*_FIELDS[:1], *(f"figure {part}" for part in _FIGURE), *_FIELDS[1:])
_CHOICES: Mapping[str, Sequence[str]] = {
    "stance": get_args(Stance), "modality": get_args(Modality), "speech_act": get_args(SpeechAct),
    "channel": get_args(Channel), "aspect": get_args(Aspect), "status": get_args(Phase),
    "confidence": get_args(Confidence), "comparator": get_args(Comparator),
}  # fmt: skip
_HOW = (
    "Enter keeps what stands in brackets, - clears it, . keeps all the rest, ! gives up, ? lists what is possible.\n"
    "Separate several names with a semicolon."
)
_HEAD = """\
# Put the statement right, save, and leave the editor. Unchanged or emptied, it stays as it was.
# The fields are described in docs/statements.md. The quote must stand in the document, character by character.
"""


class _GivenUpError(Exception):
    """The person does not want to edit after all."""


def one_by_one(session: Session, entry: Entry, document: Document, keyboard: Keyboard, say: Say) -> bool:
    """Ask for one field after the other; whether the statement was edited."""
    say(_HOW)

    def take(values: Mapping[str, str]) -> None:
        session.edit(_lines(entry, values, document, session), _new_actors(values, session, keyboard, say))

    return _until_taken(_values(entry.statement), take, keyboard, say, "The statement is as it was.")


def new_one(session: Session, document: Document, words: Quote, keyboard: Keyboard, say: Say) -> bool:
    """Ask for the fields of a statement of the person's own, which quotes those words or some of theirs."""
    say(_HOW)

    def take(values: Mapping[str, str]) -> None:
        start = _nearest(document.text, values["quote"], words.start)
        session.add(_new_lines(values, start), start, _new_actors(values, session, keyboard, say))

    return _until_taken(dict.fromkeys(_ASKED, "") | {"quote": words.exact}, take, keyboard, say, "Nothing was added.")


def _until_taken(
    values: dict[str, str], take: Callable[[Mapping[str, str]], None], keyboard: Keyboard, say: Say, otherwise: str
) -> bool:
    """Ask until what was answered is taken; whether it was, before the person gave up."""
    try:
        while True:
            _ask_all(values, keyboard, say)
            try:
                take(values)
                return True
            except KgError as problem:
                say(f"error: {printable(_without_place(problem))}")
                say("Once more, with what you have written; ! gives up.")
    except _GivenUpError:
        say(otherwise)
        return False


def in_editor(session: Session, entry: Entry, document: Document, keyboard: Keyboard, say: Say) -> bool:
    """Open the statement as YAML in the person's editor; whether it was edited."""
    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    if not command:
        say("No editor is named: set the variable EDITOR, or press e to edit field by field.")
        return False
    quote = entry.statement.quote
    # Another quote should not need counting: the place is given only where the words alone do not give it.
    hidden = ("end:",) if document.text.count(quote.exact) > 1 else ("start:", "end:")
    shown = [line for line in session.lines(entry) if not line.startswith(hidden)]
    text = before = _HEAD + "".join(f"{line}\n" for line in shown)
    try:
        while True:
            text = _edited(command, text)
            if text == before or not text.strip():
                raise _GivenUpError
            try:
                lines = _own_lines(text)
                tree = parse_yaml("\n".join(lines), "the edited statement")
                session.edit(lines, _new_actors(_named(tree), session, keyboard, say))
                return True
            except KgError as problem:
                say(f"error: {printable(_without_place(problem))}")
                _prompt("Enter opens the editor again, ! gives up: ", keyboard)
    except _GivenUpError:
        say("The statement is as it was.")
        return False


# ---------------------------------------------------------------- field by field


def _values(statement: Statement) -> dict[str, str]:
    """What is asked for, as it is typed."""
    values = {name: getattr(statement, name) or "" for name in _FIELDS if name not in (*_LISTS, "quote")}
    values |= {name: "; ".join(getattr(statement, name)) for name in _LISTS}
    figure = statement.figure
    values |= {f"figure {name}": "" for name in _FIGURE} if figure is None else _figure_values(figure)
    return values | {"quote": statement.quote.exact}


def _figure_values(figure: Figure) -> dict[str, str]:
    low, high = ("" if value is None else number(value) for value in (figure.minimum, figure.maximum))
    texts = (figure.measure, figure.population or "", figure.side or "", low, high, figure.comparator, figure.as_stated)
    return {f"figure {name}": text for name, text in zip(_FIGURE, texts, strict=True)}


def _ask_all(values: dict[str, str], keyboard: Keyboard, say: Say) -> None:
    """Ask for each field in turn, and put the answers in place."""
    for name in _ASKED:
        if name.startswith("figure ") and values["relation"] != "figure":
            continue
        while True:
            answer = _prompt(f"{name.replace('_', ' ')} [{printable(values[name])}]: ", keyboard).strip()
            if answer != "?":
                break
            say(_possible(name))
        if answer == ".":
            return
        if answer:
            values[name] = "" if answer == "-" else answer


def _possible(name: str) -> str:
    plain = name.removeprefix("figure ")
    if plain in _CHOICES:
        return ", ".join(_CHOICES[plain])
    if name == "relation":
        return ", ".join(vocabulary().relations)
    if name == "event":
        return ", ".join((*vocabulary().subclasses("Event"), *vocabulary().subclasses("Agreement")))
    if name == "time":
        return (
            "EDTF: 2025-10-08, 2025-10, 2025, 2021/2024, 2021-08/.. (from), [..2024] (some time until), 2020~ (about)"
        )
    if name == "inferred":
        return "names of the fields that come from context and not from the quote"
    if plain in ("min", "max"):
        return "a number in digits"
    return "words of the document" if name == "quote" else "words"


def _lines(entry: Entry, values: Mapping[str, str], document: Document, session: Session) -> list[str]:
    """The statement with those values, line by line."""
    fields: dict[str, list[str]] = {}
    for line in session.lines(entry):
        if line[:1] not in (" ", "-"):
            name = line.partition(":")[0]
            fields[name] = []
        fields[name].append(line)
    before = _values(entry.statement)
    for name in _FIELDS:
        if values[name] == before[name]:
            continue
        if not values[name]:
            fields.pop(name, None)
        elif name == "quote":
            fields |= _quote_lines(values[name], _nearest(document.text, values[name], entry.statement.quote.start))
            fields.pop("mentions", None)
        else:
            fields[name] = [_line(name, values[name])]
    fields.pop("figure", None)
    fields |= _figure_lines(values)
    elsewhere = {name: values[name] for name in _NAMES if values[name] != before[name]}
    if elsewhere and "mentions" in fields:
        fields["mentions"] = _mentions(entry.statement, elsewhere)
    return _in_order(fields)


def _new_lines(values: Mapping[str, str], start: int) -> list[str]:
    """A statement with those values and no others, line by line."""
    said = {name: [_line(name, values[name])] for name in _FIELDS if values[name] and name != "quote"}
    return _in_order(said | _figure_lines(values) | _quote_lines(values["quote"], start))


def _line(name: str, value: str) -> str:
    return f"{name}: {sequence(_split(value)) if name in _LISTS else scalar(value)}"


def _quote_lines(words: str, start: int) -> dict[str, list[str]]:
    """By field, the lines of a quote and its place."""
    return {
        "quote": [f"quote: {scalar(words)}"], "start": [f"start: {start}"], "end": [f"end: {start + len(words)}"],
    }  # fmt: skip


def _figure_lines(values: Mapping[str, str]) -> dict[str, list[str]]:
    if values["relation"] != "figure":
        return {}
    return {"figure": [figure_line({name: values[f"figure {name}"] for name in _FIGURE})]}


def _in_order(fields: Mapping[str, Sequence[str]]) -> list[str]:
    return [line for name in sorted(fields, key=STATEMENT.index) for line in fields[name]]


def _mentions(statement: Statement, named: Mapping[str, str]) -> list[str]:
    """The mentions' lines, once some roles are filled by others, or by nobody."""
    renamed = [
        replace(mention, name=named.get(mention.role or "", mention.name))
        for mention in statement.mentions
        if named.get(mention.role or "", mention.name)
    ]
    return list(mention_lines(renamed)) if renamed else []


def _nearest(text: str, words: str, to: int) -> int:
    """Where words stand that are nearest to a position."""
    places = [match.start() for match in re.finditer(f"(?={re.escape(words)})", text)]
    if not places:
        raise StatementError(
            "these words are not in the document", remedy="copy them from the document character by character"
        )
    return min(places, key=lambda place: (abs(place - to), place))


def _split(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(";") if part.strip())


# ---------------------------------------------------------------- names that nobody knows yet


def _new_actors(values: Mapping[str, str], session: Session, keyboard: Keyboard, say: Say) -> list[Actor]:
    """The actors whom neither the file nor the lexicon knows by name, once the person has said what they are."""
    names = [values.get(name, "") for name in (*_NAMES, "figure side")]
    names += [name for field in ("parties", "concerning") for name in _split(values.get(field, ""))]
    known = vocabulary()
    kinds = [kind for root in ("Actor", "Place", "Topic") for kind in known.subclasses(root)]
    actors = []
    for name in dict.fromkeys(filter(None, names)):
        while not session.knows(name):
            kind = _prompt(
                f"Nobody is known as {printable(name)!r}. Type of it (? lists them, Enter goes back): ", keyboard
            )
            if not kind.strip():
                raise StatementError(f"{name!r} is not known", remedy="correct the name, or say what it is")
            if kind.strip() in kinds:
                actors.append(Actor(name, kind.strip()))
                break
            say(", ".join(kinds) if kind.strip() == "?" else suggestion(kind.strip(), kinds, otherwise="no such type"))
    return actors


def _named(tree: Node) -> dict[str, str]:
    """The names in a statement's YAML, as `_new_actors` takes them."""
    if not isinstance(tree.value, Mapping):
        raise StatementError("this is not a list of names and values", remedy="write `name: value`, one a line")
    values = dict(_texts(tree.value, _NAMES))
    figure = tree.value.get("figure")
    if figure is not None and isinstance(figure.value, Mapping):
        values |= {f"figure {name}": text for name, text in _texts(figure.value, ("side",))}
    for name in ("parties", "concerning"):
        node = tree.value.get(name)
        if node is not None and isinstance(node.value, Sequence) and not isinstance(node.value, str):
            values[name] = "; ".join(item.value for item in node.value if isinstance(item.value, str))
    return values


def _texts(fields: Mapping[str, Node], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        node = fields.get(name)
        if node is not None and isinstance(node.value, str):
            yield name, node.value


# ---------------------------------------------------------------- the editor and the keyboard


def _edited(command: Sequence[str], text: str) -> str:
    """The text as the editor leaves it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "statement.yaml"
        path.write_text(text, encoding="utf-8")
        sys.stdout.flush()
        try:
            # The person's own program, as the person's environment names it.
            subprocess.run([*command, str(path)], check=True)  # noqa: S603
            return path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise InputError("the edited statement is not UTF-8", remedy="save it as UTF-8") from None
        except (OSError, subprocess.CalledProcessError) as problem:
            raise InputError(
                f"the editor {command[0]!r} failed ({problem})", remedy="set the variable EDITOR, or edit with e"
            ) from None


def _own_lines(text: str) -> list[str]:
    """The lines of the edited statement, without remarks around it."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if any(line.startswith((" ", "\t")) for line in lines[:1]):
        raise StatementError("the first field is indented", remedy="begin it at the left margin")
    return lines


def _prompt(text: str, keyboard: Keyboard) -> str:
    sys.stdout.write(text)
    sys.stdout.flush()
    answer = keyboard.line()
    if not keyboard.echoes:
        sys.stdout.write("\n")
    if answer is None or answer.strip() == "!":
        raise _GivenUpError
    return answer


def _without_place(problem: KgError) -> str:
    """The message without a line of a file that was never written."""
    return str(type(problem)(problem.message, remedy=problem.remedy))
