"""Contents told: the words of what somebody asks, charges or threatens, as the text has them."""

from __future__ import annotations

from kg.extraction.grammar.phrases import Units

__all__ = ["content_from"]

_LONGEST_CONTENT = 120
_LEADS_ON = frozenset(("determiner", "preposition", "to", "possessive", "conjunction"))
"""What cannot end a content, so that the words in quotation marks after it are part of it."""
_WHOSE = frozenset(("its", "their", "our", "his", "her", "my", "whose"))


def content_from(units: Units, first: int) -> str | None:
    """The words from ``first`` to the end of the clause, as they stand."""
    words, inside = list[str](), False
    for index in range(first, len(units)):
        unit = units[index]
        if words and unit.start == units[index - 1].start:
            continue  # one "they" stands for two names
        if unit.kind == "quote" and words and (inside or units[index - 1].kind in _LEADS_ON):
            inside = not inside
            continue  # of a "strong response" to it
        following = units[index + 1].forms if index + 1 < len(units) else ()
        perfect = words[:1] == ["having"] and any(form.participle for form in following)  # "having armed and fed X"
        tensed = unit.kind == "conjunction" and any(form.finite and not form.base for form in following) and not perfect
        ahead = units[index + 1].kind if index + 1 < len(units) else "end"
        relative = unit.kind == "conjunction" and ahead in ("relative", "be", "modal")  # "and was opposed by X"
        if unit.text in ("-", "–") and words and unit.start == units[index - 1].end:
            words[-1] += unit.text  # "a 58-year-old farmer"
            continue
        if tensed or relative or unit.kind in ("comma", "stop", "dash", "end", "quote", "open"):
            break
        if unit.kind == "possessive" and words and words[-1].lower() in _WHOSE:
            continue  # one word of the text, which names somebody and owns
        if words and (unit.kind in ("possessive", "tail") or words[-1].endswith(("-", "–"))):
            words[-1] += unit.text
        else:
            words.append(unit.text)
        if sum(map(len, words)) > _LONGEST_CONTENT:
            return None
    return " ".join(words) or None
