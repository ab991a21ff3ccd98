"""Trains the network that reads ties, and writes its weights for the package.

    python benchmarks/learning/train.py MINILM -o kg/extraction/data/ties.npz

MINILM is a folder with that model's weights and vocabulary. PyTorch and safetensors are needed here, and not by the
package; README.md here says where from, how long it takes, and what came of it.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 - as PyTorch's own manual has it
from encoder import HIDDEN, Encoder, base_pieces
from examples import Example, Tie, from_passages, from_sentences, kinds_of
from torch import Tensor, nn
from weights import HEADS, write_weights

from kg.extraction.learned.marking import MARKS, Pieces
from kg.extraction.learned.network import Network
from kg.vocabulary import vocabulary

_WIDTH = 256
_BUDGET = 1200
"""Pieces in a batch."""
_CHUNK = 2000
_HIDDEN_NAMES = 0.25
"""Share of the names that are hidden, so that ties are learnt from the sentence and not from who is named."""
_WARM = 0.06
_MASK = "[MASK]"
_HAS_HALVES = torch.backends.cpu.get_cpu_capability() == "AVX512"
"""Whether this processor multiplies sixteen bits at once: one that does not takes ten times as long over them."""


class TieNetwork(nn.Module):
    """The encoder with what scores the pairs of its marks."""

    def __init__(self, folder: Path, kinds: Sequence[str], relations: Sequence[str]) -> None:
        super().__init__()
        self.kinds, self.relations = tuple(kinds), tuple(relations)
        self.encoder = Encoder(folder, len(MARKS))
        self.first, self.second = nn.Linear(HIDDEN, _WIDTH), nn.Linear(HIDDEN, _WIDTH)
        self.pair = nn.Linear(3 * _WIDTH, _WIDTH)
        self.tie = nn.Linear(_WIDTH, len(kinds))
        self.relation = nn.Linear(_WIDTH, len(relations))
        self.told = nn.Linear(_WIDTH, 2)
        self.word = nn.Linear(_WIDTH, HIDDEN)
        nn.init.constant_(self.tie.bias, -3.0)  # most pairs hold no tie

    def forward(self, pieces: Tensor, mask: Tensor, pairs: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of the kinds, what is known of each pair, and the states; ``pairs`` has sentence, mark and mark."""
        states = self.encoder(pieces, mask)
        first = F.gelu(self.first(states[pairs[:, 0], pairs[:, 1]]))
        second = F.gelu(self.second(states[pairs[:, 0], pairs[:, 2]]))
        both = F.gelu(self.pair(torch.cat([first, second, first * second], dim=-1)))
        both = F.dropout(both, 0.15, self.training)
        return self.tie(both), both, states


def go_on_from(network: TieNetwork, path: Path) -> None:
    """Start from weights that `write_weights` has written, instead of from MiniLM's.

    Raises:
        ValueError: they know other kinds or relations.
    """
    known = Network.load(path)
    for found, wanted in ((known.classes, network.kinds), (tuple(known.meta["relations"]), network.relations)):
        if found != wanted:
            raise ValueError(f"{path} tells {', '.join(found)}; the sentences tell {', '.join(wanted)}")
    with torch.no_grad():
        for name, values in network.encoder.parts():
            if name not in ("pieces", "positions"):  # those are MiniLM's, and more of them than are written
                values.copy_(torch.from_numpy(known.weights[name]))
        for name in HEADS:
            for kind in ("weight", "bias"):
                getattr(getattr(network, name), kind).copy_(torch.from_numpy(known.weights[f"{name}.{kind}"]))


class _Batch:
    """Sentences as tensors: one row for each pair of mentions, and which rows are of one pair of names."""

    def __init__(self, examples: Sequence[Example], pieces: int, mask: int, chance: random.Random) -> None:
        self.examples = examples
        longest = max(len(example.marked.pieces) for example in examples)
        self.pieces = torch.zeros(len(examples), longest, dtype=torch.long)
        self.mask = torch.zeros(len(examples), longest, dtype=torch.bool)
        rows, keys = [], []
        for at, example in enumerate(examples):
            shown = _with_hidden_names(example, pieces, mask, chance)
            self.pieces[at, : len(shown)] = torch.tensor(shown)
            self.mask[at, : len(shown)] = True
            for one, first in example.marked.marks:
                for other, second in example.marked.marks:
                    if first.name != second.name:
                        rows.append((at, one, other))
                        keys.append((at, first.name, second.name))
        self.keys = {key: number for number, key in enumerate(dict.fromkeys(keys))}
        self.rows = torch.tensor(rows)
        self.key_of_row = torch.tensor([self.keys[key] for key in keys])

    def ties(self) -> Iterator[tuple[int, int, Tie]]:
        """Each labelled tie with its sentence and the number of its pair of names."""
        for at, example in enumerate(self.examples):
            for tie in example.ties:
                number = self.keys.get((at, tie.subject, tie.object))
                if number is not None:
                    yield at, number, tie


def _with_hidden_names(example: Example, pieces: int, mask: int, chance: random.Random) -> list[int]:
    shown = list(example.marked.pieces)
    after = pieces + MARKS.index("after")
    for position, _ in example.marked.marks:
        if chance.random() < _HIDDEN_NAMES and after in shown[position:]:
            for at in range(position + 1, shown.index(after, position)):
                shown[at] = shown[at] if shown[at] >= pieces else mask
    return shown


def _loss(network: TieNetwork, batch: _Batch) -> Tensor:
    """Of kinds for all pairs; of relation, telling and telling words for the pairs that have a label."""
    with torch.autocast("cpu", torch.bfloat16, enabled=_HAS_HALVES):
        logits, both, states = network(batch.pieces, batch.mask, batch.rows)
    logits = logits.float()
    best = torch.full((len(batch.keys), len(network.kinds)), -1e4)
    best = best.scatter_reduce(0, batch.key_of_row[:, None].expand_as(logits), logits, "amax")
    wanted, weight = torch.zeros_like(best), torch.ones_like(best)
    labelled = list(batch.ties())
    for _, number, tie in labelled:
        column = network.kinds.index(tie.kind)
        if tie.sure:
            wanted[number, column] = 1.0
        elif not wanted[number, column]:
            weight[number, column] = 0.0  # readers may differ
    loss = (F.binary_cross_entropy_with_logits(best, wanted, reduction="none") * weight).sum()
    if labelled:
        loss = loss + _loss_of_labelled(network, batch, labelled, (logits.detach(), both.float(), states.float()))
    return loss / len(batch.examples)


def _loss_of_labelled(
    network: TieNetwork, batch: _Batch, labelled: Sequence[tuple[int, int, Tie]], seen: tuple[Tensor, Tensor, Tensor]
) -> Tensor:
    logits, both, states = seen
    rows = []
    for _, number, tie in labelled:
        own = (batch.key_of_row == number).nonzero()[:, 0]
        rows.append(int(own[logits[own, network.kinds.index(tie.kind)].argmax()]))
    known = both[rows]
    told = torch.tensor([[float(tie.unreal), float(tie.claimed)] for _, _, tie in labelled])
    loss = 0.2 * F.binary_cross_entropy_with_logits(network.told(known), told, reduction="sum")
    relations = F.log_softmax(network.relation(known), dim=-1)
    words = (states[[at for at, _, _ in labelled]] @ network.word(known)[:, :, None])[:, :, 0] / 20
    words = words.masked_fill(~batch.mask[[at for at, _, _ in labelled]], -1e4).log_softmax(dim=-1)
    for row, (_, _, tie) in enumerate(labelled):
        columns = [network.relations.index(name) for name in tie.relations]
        loss = loss - 0.3 * relations[row, columns].logsumexp(0)
        if tie.pieces:
            loss = loss - 0.3 * words[row, list(tie.pieces)].logsumexp(0)
    return loss


def _batches(examples: Sequence[Example], chance: random.Random) -> list[list[Example]]:
    """Batches of sentences of much the same length, in no order."""
    mixed = list(examples)
    chance.shuffle(mixed)
    batches: list[list[Example]] = []
    for start in range(0, len(mixed), _CHUNK):
        current: list[Example] = []
        for example in sorted(mixed[start : start + _CHUNK], key=lambda each: len(each.marked.pieces)):
            if current and (len(current) + 1) * len(example.marked.pieces) > _BUDGET:
                batches.append(current)
                current = []
            current.append(example)
        batches.append(current)
    chance.shuffle(batches)
    return batches


def train(network: TieNetwork, examples: Sequence[Example], pieces: Sequence[str], epochs: int, seed: int) -> None:
    """Teach it, and tell how it goes."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    optimiser = torch.optim.AdamW([{"params": encoder, "lr": 1e-4}, {"params": heads, "lr": 1e-3}], weight_decay=0.01)
    steps = epochs * len(_batches(examples, chance))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, step / (_WARM * steps)) * max(0.02, 1 - step / steps)
    )
    network.train()
    for epoch in range(epochs):
        begun, total = time.monotonic(), 0.0
        for chosen in _batches(examples, chance):
            loss = _loss(network, _Batch(chosen, len(pieces), pieces.index(_MASK), chance))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item() * len(chosen)
        print(f"epoch {epoch + 1}: loss {total / len(examples):.3f}, {time.monotonic() - begun:.0f} s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("minilm", type=Path, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--from", dest="start", type=Path, metavar="NPZ", help="go on from weights written before")
    parser.add_argument("--some", type=int, help="only so many sentences, to try it")
    options = parser.parse_args()
    pieces = base_pieces(options.minilm)
    cutter = Pieces(pieces)
    examples = [*from_sentences(cutter), *from_passages(cutter)][: options.some]
    kinds = kinds_of(examples)
    print(f"{len(examples):,} sentences, {math.fsum(len(e.ties) for e in examples):,.0f} ties of {len(kinds)} kinds")
    network = TieNetwork(options.minilm, kinds, sorted(vocabulary().relations))
    if options.start is not None:
        go_on_from(network, options.start)
    train(network, examples, pieces, options.epochs, options.seed)
    write_weights(network, pieces, options.out)


if __name__ == "__main__":
    main()
