"""How fast, and in how much memory: over articles generated from our development passages."""

from __future__ import annotations

import random
import re
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from suites import HERE, lexicon

from kg.extraction import extract
from kg.reading import read_text, split_sentences

__all__ = ["measure"]

_WORD = re.compile(r"\w+")
_SENTENCES = 12


def articles(count: int, *, seed: int) -> Iterator[str]:
    """Articles of sentences drawn from the development passages: no two alike, every one of the same length."""
    texts = [path.read_text("utf-8") for path in sorted((HERE / "passages" / "dev").glob("*.txt"))]
    lines = [line for text in texts for line in text.splitlines()[2:] if line]
    pool = [line[start:end] for line in lines for start, end in split_sentences(line)]
    draw = random.Random(seed)
    for _ in range(count):
        chosen = draw.sample(pool, _SENTENCES)
        yield "\n\n".join(" ".join(chosen[i : i + 3]) for i in range(0, _SENTENCES, 3)) + "\n"


def work(count: int, seed: int) -> tuple[int, float, float]:
    """Read and extract so many articles: (sentences, seconds, seconds of a bare scan for words over the same text)."""
    known = lexicon()
    extract(read_text("Israel struck Hezbollah."), known)
    sentences, bare, spent = 0, 0.0, 0.0
    for number, text in enumerate(articles(count, seed=seed)):
        begun = time.perf_counter()
        sum(1 for _ in _WORD.finditer(text))
        scanned = time.perf_counter()
        document = read_text(text, id=f"generated-{number}")
        extract(document, known)
        spent += time.perf_counter() - scanned
        bare += scanned - begun
        sentences += len(document.sentences)
    return sentences, spent, bare


def peak(count: int) -> float:
    """The process's greatest memory in MB after so many articles."""
    work(count, seed=2)
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def measure(count: int = 10_000, rounds: int = 5) -> dict[str, float]:
    """Sentences a second in one process, how many times that in two, and memory early and late.

    Args:
        count: articles for the measure of memory; a tenth of them is the early point.
        rounds: how often the times are taken; the medians count.
    """
    some = max(20, count // 50)
    times = [work(some, seed) for seed in range(rounds)]
    one = statistics.median(sentences / spent for sentences, spent, _ in times)
    ratio = statistics.median(spent / bare for _, spent, bare in times)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        list(pool.map(work, (20, 20), (0, 1)))  # both processes have started and loaded all that they need
        doubles = []
        for seed in range(rounds):
            single = _timed(pool, some, seed, 1)
            doubles.append(2 * single / _timed(pool, some, seed, 2))
    return {
        "sentences a second": one,
        "times a bare scan for words": ratio,
        "two processes, times one": statistics.median(doubles),
        "MB after a tenth of the articles": _peak_alone(count // 10),
        "MB after all articles": _peak_alone(count),
        "articles": count,
    }


def _timed(pool: ProcessPoolExecutor, count: int, seed: int, processes: int) -> float:
    begun = time.perf_counter()
    for future in [pool.submit(work, count, seed) for _ in range(processes)]:
        future.result()
    return time.perf_counter() - begun


def _peak_alone(count: int) -> float:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(peak, count).result()
