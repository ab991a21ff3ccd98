"""The head of an e-mail or a memorandum: "From: …", "To: …", "Date: …", "Subject: …", a line each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

__all__ = ["mail_head"]

_FIELD = re.compile(
    r"(?P<name>From|To|Cc|Bcc|Date|Sent|Subject|Re|Reply-To|Through|Thru|Via|Distribution|Classification)\s?:\s+(?=\S)",
    re.IGNORECASE,
)
_SUBJECTS = ("subject", "re")
_FIRST, _LEAST, _MOST = 6, 3, 12
"""Lines among which such a head begins, that it has at the least, and at the most."""


def mail_head(lines: Sequence[str], filled: Sequence[int]) -> Mapping[int, int]:
    """By the number of each line of the head, where what it tells begins in its subject, and 0 in its other lines.

    Args:
        lines: the lines of the text.
        filled: which of them are not empty.

    >>> mail_head(["From: N. N.", "Date: 3 May 2024", "Subject: Talks", "They met."], range(4))
    {0: 0, 1: 0, 2: 9}
    """
    matches = [(number, _FIELD.match(lines[number])) for number in filled[: _FIRST + _MOST]]
    first = next((place for place, (_, match) in enumerate(matches[:_FIRST]) if match), len(matches))
    found: dict[int, int] = {}
    names: set[str] = set()
    for number, match in matches[first:]:
        if match is None or len(found) == _MOST:
            break
        name = match["name"].casefold()
        found[number] = match.end() if name in _SUBJECTS and not names & set(_SUBJECTS) else 0
        names.add(name)
    return found if len(found) >= _LEAST and names & {"from", "to"} else {}
