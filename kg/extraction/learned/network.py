"""The network that reads ties: a small transformer over the word pieces of a sentence, run by NumPy alone.

The encoder is MiniLM (six layers of 384, Wang et al., "MiniLM: Deep Self-Attention Distillation", 2020) as fine-tuned
here; each pair of marked mentions is scored from the states of their two marks.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf, expit

__all__ = ["Network", "Scores"]

Array = NDArray[np.float32]

_LAYERS = 6
_HEADS = 12
_PLAIN = {"support1": "supports", "conflict-1": "hostileTo", "role1": "memberOf"}
"""What of each kind is true of the others, too."""
_MUCH = 0.6
"""Share from which a relation is much likelier than the others of its class."""
_SMALL = np.float32(1e-12)
_ROOT = np.float32(2**0.5)


@dataclass(frozen=True, eq=False)
class Scores:
    """What the network makes of the pairs of a sentence.

    Attributes:
        ties: for each pair (rows) the probability of each class (columns), each by itself.
        relations: for each pair, how much speaks for each relation, of those of a class.
        told: for each pair, the probabilities that its tie is unreal and that it is somebody's word.
        words: for each pair, how much each piece of the sentence tells of its tie; larger is more.
    """

    ties: Array
    relations: Array
    told: Array
    words: Array


@dataclass(frozen=True, eq=False)
class Network:
    """The weights, by name, with what they mean.

    Attributes:
        weights: matrices and vectors.
        meta: ``classes``, ``relations`` and ``pieces`` in the order of their columns and rows, the ``members`` of each
            class, and ``version``.
    """

    weights: Mapping[str, Array]
    meta: Mapping[str, Any]

    @classmethod
    def load(cls, path: Path) -> Network:
        """The network in an ``.npz`` file: matrices as bytes with one scale a row, vectors as they are.

        Raises:
            OSError: there is no such file.
            ValueError: it is no network.
        """
        try:
            with path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
                arrays = {name: file[name] for name in file.files}
        except (BadZipFile, zlib.error) as problem:
            raise ValueError(str(problem)) from problem
        if "meta" not in arrays:
            raise ValueError("it does not say what it means")
        meta = json.loads(bytes(arrays.pop("meta")).decode("utf-8"))
        scales = {name: arrays.pop(name) for name in list(arrays) if name.endswith(".scale")}
        weights = {}
        for name, values in arrays.items():
            whole = np.asarray(values, dtype=np.float32)
            scale = scales.get(f"{name}.scale")
            weights[name] = whole if scale is None else whole * scale[:, None]
        return cls(weights, meta)

    @cached_property
    def classes(self) -> tuple[str, ...]:
        """The kinds of tie, in the order of the columns."""
        return tuple(self.meta["classes"])

    @cached_property
    def pieces(self) -> int:
        """How many word pieces it knows; a mark's number follows them."""
        return len(self.weights["pieces"])

    def scores(self, pieces: Sequence[int], pairs: Sequence[tuple[int, int]]) -> Scores:
        """The ties between pairs of marks.

        Args:
            pieces: numbers of the word pieces and marks, at most as many as there are positions.
            pairs: positions of two marks each, first the one who does it.
        """
        states = self._encoded(pieces)
        first = _gelu(self._dense("first", states[[one for one, _ in pairs]]))
        second = _gelu(self._dense("second", states[[other for _, other in pairs]]))
        both = _gelu(self._dense("pair", np.concatenate([first, second, first * second], axis=1)))
        return Scores(
            np.asarray(expit(self._dense("tie", both)), dtype=np.float32),
            self._dense("relation", both),
            np.asarray(expit(self._dense("told", both)), dtype=np.float32),
            self._dense("word", both) @ states.T,
        )

    def relation(self, scores: Scores, row: int, column: int) -> str:
        """The likeliest relation of a pair, of those of a class; the plainest one where none is much likelier."""
        members = self.meta["members"][column]
        logits = np.array([scores.relations[row, self._relation_at[name]] for name in members])
        share = np.exp(logits - logits.max())
        plain = _PLAIN.get(self.classes[column])
        if plain is not None and plain in members and share.max() / share.sum() < _MUCH:
            return plain
        return str(members[int(logits.argmax())])

    @cached_property
    def _relation_at(self) -> Mapping[str, int]:
        return {name: column for column, name in enumerate(self.meta["relations"])}

    def _encoded(self, pieces: Sequence[int]) -> Array:
        known = self.pieces
        rows = [
            self.weights["pieces"][piece] if piece < known else self.weights["marks"][piece - known] for piece in pieces
        ]
        states = self._normed("opening", np.stack(rows) + self.weights["positions"][: len(pieces)])
        for layer in range(_LAYERS):
            states = self._layer(f"layer{layer}", states)
        return states

    def _layer(self, name: str, states: Array) -> Array:
        length, width = states.shape
        shape = (length, _HEADS, width // _HEADS)
        query, key, value = (
            self._dense(f"{name}.{part}", states).reshape(shape).transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        weights = query @ key.transpose(0, 2, 1) / np.float32((width // _HEADS) ** 0.5)
        weights = np.exp(weights - weights.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        heard = (weights @ value).transpose(1, 0, 2).reshape(length, width)
        states = self._normed(f"{name}.attended", states + self._dense(f"{name}.heard", heard))
        inner = _gelu(self._dense(f"{name}.inner", states))
        return self._normed(f"{name}.done", states + self._dense(f"{name}.outer", inner))

    def _dense(self, name: str, states: Array) -> Array:
        dense: Array = states @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return dense

    def _normed(self, name: str, states: Array) -> Array:
        centred = states - states.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + _SMALL)
        normed: Array = centred / spread * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]
        return normed


def _gelu(values: Array) -> Array:
    return values * np.float32(0.5) * (1 + np.asarray(erf(values / _ROOT), dtype=np.float32))
