"""MiniLM in PyTorch, to be trained: the arithmetic of `kg.extraction.learned.network`, with what learning needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812 - as PyTorch's own manual has it
from safetensors.torch import load_file
from torch import Tensor, nn

__all__ = ["HIDDEN", "LAYER_PARTS", "Encoder", "base_pieces"]

HIDDEN = 384
_HEADS, _INNER, _LAYERS, _EPS = 12, 1536, 6, 1e-12
_DROPPED = 0.1

LAYER_PARTS = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "heard": "attention.output.dense", "attended": "attention.output.LayerNorm", "inner": "intermediate.dense",
    "outer": "output.dense", "done": "output.LayerNorm",
}  # fmt: skip
"""Our names of a layer's parts, with MiniLM's."""


def base_pieces(folder: Path) -> list[str]:
    """The word pieces that the published model knows, in the order of their numbers."""
    return (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()


class _Layer(nn.Module):
    def __init__(self, weights: dict[str, Tensor], prefix: str) -> None:
        super().__init__()
        shapes = {"inner": (HIDDEN, _INNER), "outer": (_INNER, HIDDEN)}
        for ours, theirs in LAYER_PARTS.items():
            part: nn.Module
            if ours in ("attended", "done"):
                part = nn.LayerNorm(HIDDEN, _EPS)
            else:
                part = nn.Linear(*shapes.get(ours, (HIDDEN, HIDDEN)))
            part.load_state_dict({kind: weights[f"{prefix}{theirs}.{kind}"] for kind in ("weight", "bias")})
            setattr(self, ours, part)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = states.shape
        query, key, value = (
            getattr(self, part)(states).view(batch, length, _HEADS, -1).transpose(1, 2)
            for part in ("query", "key", "value")
        )
        rate = _DROPPED if self.training else 0.0
        heard = F.scaled_dot_product_attention(query, key, value, attn_mask=mask, dropout_p=rate)
        heard = heard.transpose(1, 2).reshape(batch, length, HIDDEN)
        states = self.attended(states + F.dropout(self.heard(heard), _DROPPED, self.training))
        outer = self.outer(F.gelu(self.inner(states)))
        return self.done(states + F.dropout(outer, _DROPPED, self.training))


class Encoder(nn.Module):
    """The encoder, with the published weights and a row for each mark; word pieces and positions are not trained."""

    def __init__(self, folder: Path, marks: int) -> None:
        super().__init__()
        weights: dict[str, Tensor] = load_file(folder / "model.safetensors")
        pieces = weights["embeddings.word_embeddings.weight"]
        positions = (
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self.register_buffer("pieces", pieces)
        self.register_buffer("positions", positions)
        self.marks = nn.Parameter(pieces[1 : marks + 1].clone())  # the first rows are of pieces that stand for nothing
        self.opening = nn.LayerNorm(HIDDEN, _EPS)
        self.opening.load_state_dict({k: weights[f"embeddings.LayerNorm.{k}"] for k in ("weight", "bias")})
        self.layers = nn.ModuleList(_Layer(weights, f"encoder.layer.{at}.") for at in range(_LAYERS))

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """The states of each piece.

        Args:
            pieces: numbers of pieces and, after those, of marks; one row a sentence.
            mask: where there is a piece.
        """
        states = F.embedding(pieces, torch.cat([self.pieces, self.marks])) + self.positions[: pieces.shape[1]]
        states = F.dropout(self.opening(states), _DROPPED, self.training)
        for layer in self.layers:
            states = layer(states, mask[:, None, None, :])
        return states

    def parts(self) -> Iterator[tuple[str, Tensor]]:
        """All weights by the names that the package gives them."""
        yield from (("pieces", self.pieces), ("positions", self.positions), ("marks", self.marks))
        yield from (("opening.weight", self.opening.weight), ("opening.bias", self.opening.bias))
        for at, layer in enumerate(self.layers):
            for part in LAYER_PARTS:
                for kind in ("weight", "bias"):
                    yield f"layer{at}.{part}.{kind}", getattr(getattr(layer, part), kind)

    def weights(self) -> dict[str, Any]:
        """Those, as arrays of NumPy's."""
        return {name: value.detach().numpy() for name, value in self.parts()}
