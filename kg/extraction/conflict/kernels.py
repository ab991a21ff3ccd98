"""Kernels: a clause that its sentence has bent, as a plain sentence of its own, which the rules read as such.

"Y, which X supplied arms to, …" tells what "X supplied arms to Y" tells, "Y, long driven from the valley by X, …" what
"Y was driven from the valley by X" tells, "it was by X that Y was attacked" what "Y was attacked by X" tells. The words
are those of the sentence with their places in it, so that what is read there is attributed and dated as all else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.conflict.bent import TO_AGENT, Bent, Kernel
from kg.extraction.conflict.bent_participles import of_participle, of_prepositional
from kg.extraction.conflict.bent_relatives import of_relative
from kg.extraction.conflict.causatives import caused_at
from kg.extraction.grammar.phrases import VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.gaps import clause_end
from kg.extraction.parsing.two_tellers import two_tellers
from kg.extraction.words.units import Unit

__all__ = ["Kernel", "kernels"]

_HAD = frozenset(("had", "has", "have"))
_BY, _IT = frozenset(("by",)), frozenset(("it",))


def kernels(clauses: Clauses) -> Iterator[Kernel]:
    """The bent clauses of a sentence as plain ones.

    Args:
        clauses: the sentence.
    """
    bent = Bent(clauses)
    for group in clauses.groups:
        yield from filter(None, of_relative(bent, group))
        if group.lemma in _QUOTES and (made := _of_quoted(bent, group)) is not None:
            yield made
    for index in clauses.places.of(_BY):
        if (made := of_participle(bent, index) or of_prepositional(bent, index)) is not None:
            yield made
    for index in clauses.places.of(_HAD):
        if (caused := caused_at(clauses, index)) is not None:
            parts = (bent.named(caused.doer), (caused.verb,), range(caused.whom.first, caused.whom.last + 1))
            if parts[0] and (made := bent.made(caused.party, *parts)) is not None:
                yield made
    yield from filter(None, _of_cleft(bent))
    yield from filter(None, (_of_first_teller(bent),))


# ------------------------------------------------------------ quoting

_QUOTES = frozenset(("quote",))
_SAYING = frozenset(("saying", "claiming", "telling", "adding"))
"""What attribution reads by itself: "quoted X as saying that"."""


def _of_quoted(bent: Bent, group: VerbGroup) -> Kernel | None:
    """As in "Z quoted X as urging Y to leave", "X was quoted as accusing Y of": what X urges and accuses of."""
    units = bent.units
    reach = range(group.head + 1, min(group.head + TO_AGENT, len(units) - 2))
    place = next((i for i in reach if units[i].low == "as"), None)
    if place is None or group.negated or group.modality != "actual" or units[place + 1].low in _SAYING:
        return None
    if not any(form.present for form in units[place + 1].forms) or not units[place + 1].low.endswith("ing"):
        return None
    phrase = noun_phrase(units, group.head + 1)
    if group.voice != "active":
        phrase = next(iter(bent.clauses.subject_phrases(group)), None)
    if phrase is None or phrase.party is None or phrase.party.actor.type == "MediaOutlet":
        return None
    end = clause_end(units, place + 2, bent.tensed)
    made = bent.made(phrase.party, range(phrase.first, phrase.last + 1), range(place + 1, end), be=place + 1,
                     claimant=phrase.party)  # fmt: skip
    return replace(made, whole=True) if made is not None else None


# ------------------------------------------------------------ two tellers


def _of_first_teller(bent: Bent) -> Kernel | None:
    """The "X denied that it had armed Z" of "X denied and Y confirmed that it had armed Z"."""
    found = two_tellers(bent.units)
    group = bent.heads.get(found.ends - 1) if found is not None else None
    first = next(iter(bent.clauses.subjects(group)), None) if group is not None else None
    if found is None or first is None:
        return None
    end = clause_end(bent.units, found.that + 1, ())
    made = bent.made(first, range(found.ends), range(found.that, end))
    return replace(made, whole=True) if made is not None else None


# ------------------------------------------------------------ clefts


def _supposed(units: Sequence[Unit], index: int) -> bool:
    """Whether a clause that begins there only supposes what it tells: "if it was by X that"."""
    return index > 0 and units[index - 1].kind == "subordinator" and units[index - 1].low in ("if", "whether", "unless")


def _of_cleft(bent: Bent) -> Iterator[Kernel | None]:
    """As in "It was by X that Y was attacked", "It was on Y that X imposed sanctions"."""
    units = bent.units
    for index in bent.clauses.places.of(_IT):
        be = index + 1
        if be + 3 >= len(units) or units[be].kind != "be" or units[be + 1].kind not in ("preposition", "to"):
            continue
        phrase = noun_phrase(units, be + 2)
        if phrase is None or phrase.party is None or phrase.last + 2 >= len(units):
            continue
        last = max((each.last for each in bent.clauses.phrases_from(be + 2)), default=phrase.last)
        opens = last + 1
        if opens >= len(units) or units[opens].kind != "that" or _supposed(units, index):
            continue
        end = clause_end(units, opens + 1, ())
        yield bent.made(phrase.party, range(opens + 1, end), range(be + 1, last + 1))
