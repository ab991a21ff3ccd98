"""Traces of matrix exponentials, by eigenvalues: closed walks of all lengths, the longer the less they count."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.linalg import ArpackNoConvergence, eigsh

__all__ = ["log_trace_exponential"]

_DENSE = 1500
"""Up to so many nodes all eigenvalues are computed."""
_LARGEST = 16


def log_trace_exponential(matrix: csr_array[Any]) -> tuple[float, float]:
    """Bounds of log tr e^A for a symmetric matrix without a diagonal; they meet where all eigenvalues are computed.

    Of a large matrix only the largest eigenvalues are. The others, of which the number and the sum are known, add at
    least what they would if they were equal, and at most what they would if each were as large as the least of those
    computed.

    Raises:
        ArpackNoConvergence: the largest eigenvalues of a large matrix were not found.
    """
    size = matrix.shape[0]
    if size == 0:
        return -np.inf, -np.inf
    if size <= _DENSE:
        found = np.linalg.eigvalsh(matrix.toarray())
        exact = float(np.logaddexp.reduce(found))
        return exact, exact
    start = np.cos(np.arange(size))  # the same start gives the same digits
    try:
        found = np.sort(eigsh(matrix.astype(np.float64), k=_LARGEST, which="LA", return_eigenvectors=False, v0=start))
    except ArpackNoConvergence as problem:
        if len(problem.eigenvalues) == 0:
            raise
        found = np.sort(problem.eigenvalues)
    rest = size - len(found)
    known = np.logaddexp.reduce(found)
    least = np.log(rest) - found.sum() / rest
    most = np.log(rest) + found[0]
    return float(np.logaddexp(known, least)), float(np.logaddexp(known, most))
