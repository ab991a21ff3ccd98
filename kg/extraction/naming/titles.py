"""Titles: words that stand before the name of who has an office, and those that say that he has it no more."""

from __future__ import annotations

from kg.extraction.words.tokens import Token
from kg.extraction.words.wordlists import wordlists

__all__ = ["FORMER", "HONORIFICS", "LED", "LOCAL_OFFICES", "is_title"]

HONORIFICS = frozenset(
    ("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "judge", "justice", "professor", "father",
     "cardinal", "bishop", "archbishop", "reverend", "rev", "rev.", "pastor", "monsignor", "lord", "lady", "dame",
     "imam", "archimandrite", "patriarch", "rabbi", "comandante", "subcomandante", "maulana", "mufti",
     "grand-ayatollah", "presidents", "premiers", "generals", "colonels", "messrs", "commodore", "marshal", "cmdr.",
     "brig.", "adm.", "sergeant", "sgt", "sgt.", "corporal", "cpl.", "pvt.", "spc.", "superintendent", "inspector",
     "constable", "datuk", "dato", "seri", "haji", "hajji", "alhaji", "alhaja", "mallam", "ustaz", "maulvi",
     "mawlawi", "molvi", "h.e.", "hon", "hon.", "h.r.h.", "h.h.", "shri", "otumfuo", "teungku", "tengku",
     "hojatoleslam", "señor", "senor", "señora", "senora", "herr", "frau", "signor", "signora", "monsieur", "madame",
     "senhor", "senhora", "mme", "mme.")
)  # fmt: skip
FORMER = frozenset(("former", "ex", "late", "ousted", "deposed", "exiled", "jailed", "onetime", "slain", "ex-",
                     "toppled", "overthrown", "dethroned", "self-proclaimed", "self-styled", "shadow",
                     "ex-president", "ex-premier", "ex-prime", "ex-minister", "ex-leader", "ex-king"))  # fmt: skip
LED = frozenset(("led", "headed", "commanded", "chaired", "founded"))
"""Before "by" and the name of who leads."""
LOCAL_OFFICES = frozenset(("governor", "governors", "mayor", "mayors", "prefect", "wali", "bishop", "archbishop",
                           "imam"))  # fmt: skip
"""Offices of a city, also where it is a capital that stands for its state elsewhere."""


def is_title(token: Token) -> bool:
    """Whether the word is a title, as "Minister", "Vice-President", "Mr"."""
    return token.low.rpartition("-")[2] in wordlists().classes["title"] or token.low in HONORIFICS
