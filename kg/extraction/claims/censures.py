"""Censures: the criticism that somebody draws: "came under fire from X for …", "faced condemnation by X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.condemned import condemned_in, is_deed
from kg.extraction.arguments.objects import content_from, surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, noun_phrase
from kg.extraction.parsing.adjuncts import opener_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.speech.sources import as_party, source_of
from kg.extraction.words.descriptions import SIDES, descriptions
from kg.extraction.words.wordlists import wordlists

__all__ = ["addressed", "with_censures"]

_DRAWS = frozenset(
    ("come", "draw", "face", "attract", "earn", "incur", "provoke", "prompt", "meet", "receive", "suffer", "elicit",
     "trigger", "win", "spark", "ignite", "raise", "arouse", "stir", "bring", "excite", "invite", "generate", "unleash")
)  # fmt: skip
_CENSURE = frozenset(("criticism", "condemnation", "censure", "flak", "rebuke", "rebukes", "reproach", "reprimand",
                      "outrage", "ire", "anger", "indignation", "denunciation", "opprobrium", "scorn",
                      "criticisms", "denunciations", "condemnations", "fury", "protest", "protests", "complaint",
                      "complaints", "outcry", "dismay", "disapproval", "displeasure", "wrath", "uproar", "disgust",
                      "reproof", "reprimands", "objections"))  # fmt: skip
_ALSO_OF_ARMS = frozenset(("fire", "attack", "pressure"))
_BODIES = frozenset(("ResearchOrganization", "MediaOutlet", "IntergovernmentalOrganization", "UnnamedSource"))
_WHY = frozenset(("for", "over", "after"))
_IN_SPITE_OF = frozenset(("despite", "after", "amid", "following", "notwithstanding", "defying", "ignoring"))
_REACH = 6
_NEAR = 4


def with_censures(clauses: Clauses, said: Sequence[Finding]) -> list[Finding]:
    """What other rules have read, with the criticism that somebody draws, for "fire" from a critic is no attack.

    Args:
        clauses: the sentence.
        said: what other rules have read in it.
    """
    censures = list(_censures(clauses))
    words = {finding.trigger for finding in censures}
    told = {(f.subject.actor.name, f.target) for f in said if f.relation == "criticises"}
    kept = [f for f in said if f.relation != "attacked" or f.trigger not in words]
    return [*kept, *(f for f in censures if (f.subject.actor.name, f.target) not in told)]


def _censures(clauses: Clauses) -> Iterator[Finding]:
    """Who is criticised by whom where the sentence tells what the one who is criticised gets."""
    for group in clauses.groups:
        stands = not group.negated and group.modality == "actual" and group.form != "infinitive"
        drawn = group.voice == "active" and group.lemma in _DRAWS
        if stands and (drawn or (group.voice == "passive" and group.lemma in ("meet", "greet"))):
            yield from _drawn(clauses, group)
    for index in clauses.places.of(_CENSURE, ahead=2):
        yield from _in_spite_of(clauses, index)


def _drawn(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "Y came under fire from X for …", "Y's raid drew condemnation from X", "was met with anger by X"."""
    units = clauses.units
    reach = range(group.head + 1, min(group.head + _REACH, len(units) - 2))
    noun = next((i for i in reach if units[i].low in _CENSURE | _ALSO_OF_ARMS or _is_angry(units, i)), None)
    if noun is None or units[noun + 1].low not in ("from", "by"):
        return
    critics, after = _critics(clauses, noun + 2)
    why = after < len(units) and units[after].low in _WHY
    content = content_from(units, after + 1) if why else None
    if units[noun].low in _ALSO_OF_ARMS:
        # "came under fire from rebels"
        critics = tuple(critic for critic in critics if why or (critic.actor.type in _BODIES and not _shoots(critic)))
    for critic in critics:
        for criticised in _who_draws_it(clauses, group):
            if criticised.actor.name != critic.actor.name and "assets" not in criticised.roles:
                yield _censure(group.head, critic, criticised, content, 0.75)


def _shoots(critic: Party) -> bool:
    """Whether somebody is only called by what those are who open fire: "about 50 attackers", "unknown gunmen"."""
    return critic.actor.name.rpartition(" ")[2] in wordlists().nouns["fighters"] | descriptions().classes["doers"]


def _is_angry(units: Units, index: int) -> bool:
    """As in "an angry response", "furious reactions", "harsh words"."""
    return units[index].low in _ANSWERS and units[index - 1].low in _ANGRY


_ANSWERS = frozenset(("response", "responses", "reaction", "reactions", "words", "retort", "rejoinder", "statement"))
_ANGRY = frozenset(("angry", "sharp", "furious", "harsh", "stern", "hostile", "indignant", "scathing", "stinging"))


def _who_draws_it(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """Who is the subject, or whose decision, raid or conduct is; of "said that Y …, drawing a rebuke" who said so."""
    clause = clauses.clause(group)
    by = clauses.clause(clause.governor) if clause is not None and clause.governor is not None else None
    if clause is not None and clause.link == "participial" and by is not None and by.link == "content":
        teller = by.governor
        spoke = teller is not None and teller.lemma in wordlists().speech and teller.voice == "active"
        return clauses.subjects(teller) if teller is not None and spoke else ()
    if found := clauses.subjects(group):
        return found
    phrases = clauses.subject_phrases(group)
    deed = len(phrases) == 1 and phrases[0].party is None and is_deed(clauses.units[phrases[0].last].low)
    made = condemned_in(clauses.units, phrases[0]) if deed else ()
    return made if len(made) == 1 else ()


def _in_spite_of(clauses: Clauses, noun: int) -> Iterator[Finding]:
    """As in "Despite criticism from X, Y went ahead": of Y, where the sentence names no third."""
    units = clauses.units
    opener = opener_before(units, noun, _IN_SPITE_OF, near=_NEAR)
    if opener is None or units[noun + 1].low not in ("from", "by"):
        return
    critics, after = _critics(clauses, noun + 2)
    closes = after >= len(units) or units[after].kind in ("comma", "end", "stop")
    main = next((g for g in clauses.groups if g.form == "finite" and (g.head > after) == (opener == 0)), None)
    if not critics or not closes or main is None or main.voice != "active" or main.lemma in wordlists().speech:
        return
    told = {unit.actor.name for unit in units if unit.actor is not None and unit.actor.type in SIDES}
    for criticised in clauses.subjects(main):
        two = {critic.actor.name for critic in critics} | {criticised.actor.name}
        if told <= two and len(two) == len(critics) + 1 and not criticised.roles & {"assets", "captives", "people"}:
            for critic in critics:
                yield _censure(noun, critic, criticised, None, 0.65)


def _censure(trigger: int, critic: Party, criticised: Party, content: str | None, score: float) -> Finding:
    return Finding(
        trigger, "criticises", critic, criticised, content=content, claimant=critic.speaker,
        claimant_at=(critic.start, critic.end), score=surer(score, critic, criticised),
    )  # fmt: skip


def _critics(clauses: Clauses, first: int) -> tuple[tuple[Party, ...], int]:
    """Those named after "from", with the index after them."""
    found = clauses.phrases_from(first)
    named = tuple(phrase.party for phrase in found if phrase.party is not None)
    if named:
        return named, found[-1].last + 1
    phrase = noun_phrase(clauses.units, first)
    source = source_of(clauses.units, phrase) if phrase is not None else None
    after = phrase.last + 1 if phrase is not None else first
    return ((as_party(source),) if source is not None else ()), after


def addressed(clauses: Clauses, finding: Finding) -> bool:
    """Whether a body is only told of it: the UN of "complained to the UN about Y", "lodged a complaint with the UN"."""
    other = finding.object
    if other is None or finding.relation not in ("accuses", "criticises") or other.actor.type != _UNION:
        return False
    units = clauses.units
    place = next((i for i, unit in enumerate(units) if unit.start >= other.start), 0)
    while place > 0 and units[place - 1].kind in ("determiner", "word", "capital"):
        place -= 1
    return finding.trigger < place and units[place - 1].low in ("to", "with", "before")


_UNION = "IntergovernmentalOrganization"
