"""Lacking: who is helped by what he would not have done without: "without X's help, Y would have collapsed"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import single_owner
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.gifts import is_given
from kg.extraction.support.named_lists import named_from
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import wordlists

__all__ = ["lacking_findings"]

_WITHOUT = frozenset(("without", "for"))
_HELP = frozenset(("support", "help", "backing", "aid", "assistance", "protection", "intervention", "connivance",
                   "complicity", "reinforcements", "patronage"))  # fmt: skip
_FALLS = frozenset(("collapse", "fall", "fail", "crumble", "perish", "disintegrate", "starve", "die", "go", "vanish",
                    "surrender", "capitulate", "disappear"))  # fmt: skip
_SUPPOSED = frozenset(("would", "could", "might"))
_NEVER = frozenset(("never", "not", "hardly", "scarcely", "n't"))
_OF = frozenset(("of", "from", "by"))


def lacking_findings(clauses: Clauses) -> Iterator[Finding]:
    """Whose help kept whom from losing, by what would have been without it.

    Args:
        clauses: the sentence.
    """
    units = clauses.units
    for index in clauses.places.of(_WITHOUT, ahead=1):
        if units[index].low == "for" and (not index or units[index - 1].low != "but"):
            continue
        first = index - (units[index].low == "for")
        if first and units[first - 1].low == "even":
            continue
        for helper in _helpers(clauses, index + 1):
            helped = _kept(clauses, index)
            sides = helped is not None and helper.actor.name != helped.actor.name and helped.actor.type in SIDES
            if helped is not None and sides and is_given("supports", helper, helped):
                yield Finding(index, "supports", helper, helped, given=True, score=surer(0.7, helper, helped))


def _helpers(clauses: Clauses, first: int) -> tuple[Party, ...]:
    """Whose help it is: "without X's help", "without the support of X"."""
    units = clauses.units
    help_ = noun_phrase(units, first) if first < len(units) else None
    if help_ is None or units[help_.last].low not in _HELP:
        return ()
    after = help_.last + 1
    if after + 1 < len(units) and units[after].low in _OF:
        return named_from(clauses, after + 1)
    owner = single_owner(units, help_)
    return (owner,) if owner is not None else ()


def _kept(clauses: Clauses, index: int) -> Party | None:
    """Who would have lost, or would never have won, of the one clause that tells what would have been."""
    groups = [group for group in clauses.groups if group.form == "finite" and _supposed(clauses, group)]
    if len(groups) != 1:
        return None
    group, units = groups[0], clauses.units
    between = units[index : group.first] if group.first > index else units[group.head : index]
    if any(unit.kind in ("stop", "relative", "that", "quote", "subordinator") for unit in between):
        return None
    never = group.negated or any(unit.low in _NEVER for unit in units[group.first : group.head])
    classes = wordlists().classes
    if group.voice == "active":
        loses = group.lemma in classes["losing"] | _FALLS
    else:
        loses = group.lemma in classes["beaten"] or _struck(group)
    subjects = clauses.subjects(group) or _subject(clauses, group)
    return subjects[0] if len(subjects) == 1 and loses != never else None


def _struck(group: VerbGroup) -> bool:
    frame = wordlists().frames.get(group.lemma)
    return frame is not None and frame.relation in ("attacked", "foughtWith", "hostileTo", "displaced")


def _subject(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    clause = clauses.clause(group)
    return clause.subjects if clause is not None else ()


def _supposed(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "would have lost", "could never have won"."""
    words = [unit.low for unit in clauses.units[group.first : group.head]]
    return bool(words) and words[0] in _SUPPOSED and "have" in words
