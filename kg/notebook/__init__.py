"""What notebooks are short by: tables that are not cut off, prose with computed figures, and figures to publish.

Needs the extra ``notebook``.
"""

from kg.notebook.plots import plot_durations, plot_factors, plot_figures, plot_robustness, plot_ties
from kg.notebook.prose import Prose, Shown, prose, table
from kg.notebook.style import FRIENDLY, HOSTILE, INK, MUTED, canvas

__all__ = [
    "FRIENDLY",
    "HOSTILE",
    "INK",
    "MUTED",
    "Prose",
    "Shown",
    "canvas",
    "plot_durations",
    "plot_factors",
    "plot_figures",
    "plot_robustness",
    "plot_ties",
    "prose",
    "table",
]
