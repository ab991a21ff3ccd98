"""Writes a trained network for the package: the word pieces that texts need, matrices as bytes with one scale a row."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from examples import kind_of
from labelled import read_folder
from numpy.typing import NDArray

from kg.extraction.learned.marking import Pieces

if TYPE_CHECKING:
    from train import TieNetwork

__all__ = ["HEADS", "write_weights"]

HEADS = ("first", "second", "pair", "tie", "relation", "told", "word")
"""What scores pairs, by the names that the package gives it."""

_VERSION = "2"
"""Of the weights in the package: one more whenever others are published."""
_KEPT = 16_000
"""Word pieces that are kept: of texts of the kind 99.6 in 100 pieces are among them; other words are cut smaller."""
_FIRST = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_POSITIONS = 256
_LATIN = 0x250
_ROOT = Path(__file__).parent.parent.parent
_TEXTS = (
    "benchmarks/extraction/passages/dev/*.txt", "tests/*.tsv", "kg/actors/data/*", "kg/extraction/data/*.tsv",
)  # fmt: skip
"""Our own texts, by which word pieces are chosen besides the labelled sentences."""


def write_weights(network: TieNetwork, pieces: Sequence[str], out: Path) -> None:
    """Write the file that `kg.extraction.learned.network.Network.load` reads.

    Args:
        network: as trained.
        pieces: all word pieces that it was trained with.
        out: the file.
    """
    kept = _kept(pieces)
    arrays = network.encoder.weights()
    rows = {piece: row for row, piece in enumerate(pieces)}
    arrays["pieces"] = arrays["pieces"][[rows[piece] for piece in kept]]
    arrays["positions"] = arrays["positions"][:_POSITIONS]
    for name in HEADS:
        part = getattr(network, name)
        arrays |= {f"{name}.weight": part.weight.detach().numpy(), f"{name}.bias": part.bias.detach().numpy()}
    meta = {
        "version": _VERSION,
        "classes": network.kinds,
        "relations": network.relations,
        "members": [_members(kind, network.relations) for kind in network.kinds],
        "pieces": kept,
    }
    written: dict[str, NDArray[Any]] = {"meta": np.frombuffer(json.dumps(meta).encode("utf-8"), np.uint8)}
    for name, values in sorted(arrays.items()):
        if values.ndim > 1 and name not in ("marks", "positions"):
            scale = np.abs(values).max(axis=1) / 127
            scale[scale == 0] = 1
            written[name] = np.round(values / scale[:, None]).astype(np.int8)
            written[f"{name}.scale"] = scale.astype(np.float32)
        else:
            written[name] = values.astype(np.float32)
    np.savez_compressed(out, **written)


def _members(kind: str, relations: Sequence[str]) -> list[str]:
    """The relations of a kind; of what is denied, those of its sign."""
    denied = kind.startswith("denial")
    return [name for name in relations if kind_of(name, denied=denied) == kind]


def _kept(pieces: Sequence[str]) -> list[str]:
    """The pieces that texts have most, every letter, and then the published ones, which are in order of frequency."""
    cutter = Pieces(pieces)
    counts: dict[int, int] = {}
    for text in _texts():
        for number in cutter.marked(text, 0, len(text), (), longest=len(text)).pieces:
            counts[number] = counts.get(number, 0) + 1
    letters = [piece for piece in pieces if len(piece.removeprefix("##")) == 1 and ord(piece[-1]) < _LATIN]
    used = [pieces[number] for number, _ in sorted(counts.items(), key=lambda each: (-each[1], each[0]))]
    rest = [piece for piece in pieces if not piece.startswith("[")]
    wanted = [piece for piece in (*_FIRST, *letters, *used, *rest) if not piece.startswith("[unused")]
    return list(dict.fromkeys(wanted))[:_KEPT]


def _texts() -> Iterator[str]:
    yield from (sentence.text for sentence in read_folder())
    for pattern in _TEXTS:
        for path in sorted(_ROOT.glob(pattern)):
            yield path.read_text(encoding="utf-8")
