"""All rules in their order: what one sentence says, each thing once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extraction.claims.alleged import alleged_findings
from kg.extraction.claims.asks import ask_findings
from kg.extraction.claims.beliefs import belief_findings
from kg.extraction.claims.brands import branded
from kg.extraction.claims.censures import addressed, with_censures
from kg.extraction.claims.charges import charge_findings
from kg.extraction.claims.conditions import condition_findings
from kg.extraction.claims.deeds_asked import deed_demands
from kg.extraction.claims.demands import demand_findings
from kg.extraction.claims.denying import denials
from kg.extraction.claims.echoes import echo_findings
from kg.extraction.claims.faults import fault_findings
from kg.extraction.claims.goods_denied import withheld
from kg.extraction.claims.heeded import heeded_findings, only_asked
from kg.extraction.claims.instigators import instigator_findings
from kg.extraction.claims.laid import laid_findings
from kg.extraction.claims.levies import known_levies, levy_findings
from kg.extraction.claims.obligations import obligation_findings
from kg.extraction.claims.positions import position_findings
from kg.extraction.claims.presuppositions import presupposed
from kg.extraction.claims.prospects import prospect_findings
from kg.extraction.claims.quoted_vows import quoted_vow_findings
from kg.extraction.claims.redlines import redline_findings
from kg.extraction.claims.refusals import of_a_court, refusal_findings
from kg.extraction.claims.refused_by import refused_findings
from kg.extraction.claims.reproaches import reproach_findings
from kg.extraction.claims.responsibility import owned_up, responsibility_findings
from kg.extraction.claims.rumours import rumours
from kg.extraction.claims.sanctions import sanction_findings, with_lifted
from kg.extraction.claims.spoken_denials import as_reported
from kg.extraction.claims.spurned import spurned_findings
from kg.extraction.claims.subjected import subjected_findings
from kg.extraction.claims.terms import term_findings
from kg.extraction.claims.threats import threat_findings
from kg.extraction.claims.topics import topic_findings
from kg.extraction.claims.ultimatums import ultimatum_findings
from kg.extraction.claims.unaddressed import unaddressed_findings
from kg.extraction.claims.urgings import urging_findings
from kg.extraction.claims.verdicts import verdict_findings
from kg.extraction.claims.vows import vowed
from kg.extraction.claims.walkouts import walkout_findings
from kg.extraction.claims.warnings_given import warning_findings
from kg.extraction.conflict.answers import answer_findings, bloodless, of_a_missile, of_a_plan
from kg.extraction.conflict.anybodys import without_anybodys
from kg.extraction.conflict.blacklists import blacklist_findings, on_persons
from kg.extraction.conflict.blockades import blockade_findings
from kg.extraction.conflict.bombings import from_the_air
from kg.extraction.conflict.campaigns import campaign_findings
from kg.extraction.conflict.conquests import with_conquests
from kg.extraction.conflict.coups import coup_findings
from kg.extraction.conflict.custody import custody_findings
from kg.extraction.conflict.displacements import displacement_findings
from kg.extraction.conflict.dominions import dominion_findings
from kg.extraction.conflict.expulsions import expulsion_findings
from kg.extraction.conflict.fallen import fallen_findings
from kg.extraction.conflict.foreign_soil import on_foreign_soil
from kg.extraction.conflict.friendly_ground import on_friendly_ground
from kg.extraction.conflict.frontiers import frontier_findings
from kg.extraction.conflict.implied import implied_findings
from kg.extraction.conflict.in_words import in_words
from kg.extraction.conflict.independence import independence_findings
from kg.extraction.conflict.kernels import kernels
from kg.extraction.conflict.likewise import likewise_findings
from kg.extraction.conflict.listed_persons import on_each_listed
from kg.extraction.conflict.moves import move_findings
from kg.extraction.conflict.once_more import once
from kg.extraction.conflict.ordeals import ordeal_findings
from kg.extraction.conflict.profiles import accord_with, profile_findings, with_own
from kg.extraction.conflict.projectiles import projectile_findings
from kg.extraction.conflict.rapport import rapport_findings
from kg.extraction.conflict.releases import release_findings
from kg.extraction.conflict.reproved import reproof_findings
from kg.extraction.conflict.rivals_beside import rivals_beside
from kg.extraction.conflict.sallies import sally_findings
from kg.extraction.conflict.seizures import seizure_findings
from kg.extraction.conflict.struggles import struggle_findings
from kg.extraction.conflict.suspects import suspect_findings
from kg.extraction.conflict.unsettled import unsettled
from kg.extraction.conflict.wars import anothers_war, war_findings
from kg.extraction.counting.breakdowns import broken_down
from kg.extraction.counting.figures import figure_findings
from kg.extraction.diplomacy.accord_findings import accord_findings
from kg.extraction.diplomacy.colleagues import between_sides
from kg.extraction.diplomacy.freed_by_help import with_freed
from kg.extraction.diplomacy.seats_of_talks import without_hosts_as_parties
from kg.extraction.grammar.citizens import calls_on_citizens, of_citizens, of_the_city
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import verb_groups
from kg.extraction.leadership.overthrows import overthrow_findings
from kg.extraction.leadership.posts import joins_in
from kg.extraction.leadership.roles import role_findings
from kg.extraction.leadership.ruling import ruling_findings
from kg.extraction.leadership.unions import union_findings
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.acts import act_findings, without_own_dead, without_victims
from kg.extraction.patterns.contact_relatives import contact_findings
from kg.extraction.patterns.first_shots import first_shot_findings
from kg.extraction.patterns.frames import verb_findings
from kg.extraction.patterns.nominals import nominal_findings
from kg.extraction.patterns.ruptures import rupture_findings
from kg.extraction.reference.breaches import breach_charges
from kg.extraction.reference.discourse import Discourse
from kg.extraction.reference.generic import helped_in_general
from kg.extraction.speech.courts import in_person, of_a_judge
from kg.extraction.support.alliances import alliance_findings
from kg.extraction.support.backers import backer_findings
from kg.extraction.support.bonds import bond_findings
from kg.extraction.support.errands import errand_findings
from kg.extraction.support.examples import example_findings
from kg.extraction.support.lacking import lacking_findings
from kg.extraction.support.means import means_findings
from kg.extraction.support.siding import sided
from kg.extraction.support.supplies import supply_findings
from kg.model import Modality

__all__ = ["findings_of", "rumoured"]

_SAME = 4
"""Words between a verb and its noun, which say the same."""
_AT_ODDS = frozenset(("disputesWith", "foughtWith", "hostileTo"))
_AIMED = frozenset(("threatens", "criticises", "refuses", "demandsOf"))


def findings_of(clauses: Clauses, discourse: Discourse) -> Iterator[Finding]:
    """What the sentence of ``clauses`` says, and what it says once more in the shorter sentences that it holds."""
    told = (of_the_city(clauses.units, of_citizens(finding)) for finding in _as_it_stands(clauses, discourse))
    told = (one for finding in told if (one := in_words(clauses.units, finding)) is not None)
    found = [in_person(clauses, from_the_air(clauses.units, one)) for one in told if not calls_on_citizens(one)]
    found = once(clauses.units, found)
    found = list(on_friendly_ground(clauses.units, found, discourse.deeds.feuds.friends))
    found = list(without_anybodys(clauses.units, unsettled(clauses.units, found)))
    found = list(without_hosts_as_parties(clauses.units, found, discourse.deeds.feuds))
    yield from found
    for kernel in kernels(clauses):
        plain = Clauses(kernel.units, verb_groups(kernel.units), discourse)
        inner = kernel.told(_as_it_stands(plain, discourse), found)
        inner = without_anybodys(plain.units, inner)
        more = tuple(without_hosts_as_parties(plain.units, inner, discourse.deeds.feuds))
        found += more
        yield from more


def rumoured(clauses: Clauses, said: Sequence[Finding]) -> tuple[Finding, ...]:
    """What the sentence says that somebody is held to have done, beside what the rules have read there."""
    read = {finding.trigger for finding in said}
    return tuple(finding for finding in rumours(clauses) if finding.object is not None or finding.trigger not in read)


def _as_it_stands(clauses: Clauses, discourse: Discourse) -> Iterator[Finding]:
    said = _in_light_of_each_other(clauses, discourse, _ties_and_deeds(clauses))
    said = between_sides(clauses, said)
    accords = with_own(clauses, discourse.entry, list(accord_findings(clauses)))
    accords += accord_with(clauses, discourse.entry, accords)
    accords = with_freed(clauses, accords, said)
    accords = between_sides(clauses, _as_themselves(_as_the_talks(accords, [*accords, *said])))
    yield from accords
    said += alliance_findings(clauses, accords, said)
    said += verdict_findings(clauses, discourse, [*said, *accords])
    breaches = breach_charges(clauses.units, [*said, *accords])
    denied = denials(clauses, discourse, [*said, *rumoured(clauses, said), *breaches], [*said, *accords])
    said, denied = withheld(said, denied)
    spoken = as_reported(clauses, discourse) if not denied else None
    denied += spoken.denials(denials(spoken.clauses, discourse, [], [])) if spoken is not None else ()
    denied += alleged_findings(clauses, denied)
    told = _Covered.of(said, accords, denied)
    yield from (finding for finding in broken_down(clauses, said) if not told.once_already(finding))
    yield from denied
    yield from topic_findings(clauses)
    yield from position_findings(clauses, discourse, said)
    yield from figure_findings(clauses, said)


def _as_themselves(accords: Sequence[Finding]) -> list[Finding]:
    """With people as mediators who mediate beside one who serves nobody: "N. N., M. M. and L. L. acted as mediators".

    They sit there as themselves, though one may have been at the head of a state.
    """
    seated = [one for one in accords if one.relation == "mediatedBetween" and one.subject.kind == "name"]
    private = {one.trigger for one in seated if one.subject.actor.type == "Person"}
    people = {id(one) for one in seated if one.trigger in private and one.subject.speaker.type == "Person"}
    return [
        replace(one, subject=replace(one.subject, actor=one.subject.speaker)) if id(one) in people else one
        for one in accords
    ]


def _as_the_talks(accords: Sequence[Finding], told: Sequence[Finding]) -> list[Finding]:
    """With hosts and mediators of talks that are still to come as to come: "will open in P on Friday, hosted by X"."""
    talks: dict[frozenset[str], set[Modality]] = {}
    for one in told:
        if one.relation == "negotiatedWith" and one.stance == "affirms":
            for whose in (frozenset(party.actor.name for party in one.parties), frozenset[str]()):
                talks.setdefault(whose, set()).add(one.modality)
    made = []
    for one in accords:
        # Where the host's own words name no parties, those talks are meant that the sentence tells.
        how = talks.get(frozenset(party.actor.name for party in one.parties), set())
        waits = one.relation in ("hosted", "mediatedBetween") and one.modality == "actual" and how == {"planned"}
        made.append(replace(one, modality="planned") if waits else one)
    return made


def _ties_and_deeds(clauses: Clauses) -> list[Finding]:
    """What each rule reads by itself: none of them knows what the others find."""
    said = [*verb_findings(clauses), *nominal_findings(clauses), *backer_findings(clauses), *bond_findings(clauses)]
    said += [*fault_findings(clauses), *role_findings(clauses), *charge_findings(clauses)]
    said += [*threat_findings(clauses), *redline_findings(clauses), *blacklist_findings(clauses)]
    threatened = {(f.subject.actor.name, f.target) for f in said if f.relation == "threatens"}
    said += [f for f in warning_findings(clauses) if (f.subject.actor.name, f.target) not in threatened]
    said += [*war_findings(clauses), *struggle_findings(clauses), *rupture_findings(clauses), *move_findings(clauses)]
    claimed = {(f.trigger, f.subject.actor.name, f.target) for f in said if f.relation == "disputesWith"}
    said = [f for f in said if f.relation != "criticises" or (f.trigger, f.subject.actor.name, f.target) not in claimed]
    said = with_conquests(
        clauses, [*said, *supply_findings(clauses), *means_findings(clauses), *lacking_findings(clauses)]
    )
    said += example_findings(clauses)
    said += [*_demands(clauses), *condition_findings(clauses), *sanction_findings(clauses)]
    known = {(f.relation, f.subject.actor.name, f.trigger) for f in said}
    return said + [f for f in _asked(clauses) if (f.relation, f.subject.actor.name, f.trigger) not in known]


def _in_light_of_each_other(clauses: Clauses, discourse: Discourse, found: list[Finding]) -> list[Finding]:
    """What is found, mended by what else is, and what rules add that need to know it: each knows what stands before."""
    found = on_each_listed(clauses, on_persons(clauses.units, found))
    said = [helped_in_general(clauses.units, finding) for finding in sided(clauses, found)]
    said += [
        *rivals_beside(clauses),
        *rapport_findings(clauses),
        *errand_findings(clauses, said),
        *release_findings(clauses, said),
    ]
    said += act_findings(clauses, said)
    said += first_shot_findings(clauses, said)
    said = [f for f in vowed(clauses, said) if not _of_other_kind(clauses, f)]
    said = with_censures(clauses, branded(clauses, said))
    said += answer_findings(clauses, said)
    said += [*prospect_findings(clauses), *responsibility_findings(clauses), *fallen_findings(clauses, said)]
    said += [*seizure_findings(clauses, said), *suspect_findings(clauses), *laid_findings(clauses)]
    said += [*projectile_findings(clauses, said), *custody_findings(clauses, said), *coup_findings(clauses, said)]
    said += [*blockade_findings(clauses, said), *expulsion_findings(clauses, said)]
    said += displacement_findings(clauses, said)
    said += [*sally_findings(clauses, said), *campaign_findings(clauses, said), *overthrow_findings(clauses, said)]
    said = with_lifted(clauses, [*said, *subjected_findings(clauses), *levy_findings(clauses, said)])
    said += _by_context(clauses, discourse, said)
    said += [*presupposed(clauses, said), *belief_findings(clauses)]
    said += frontier_findings(clauses, frozenset(f.subject.actor.name for f in said if f.relation in _AT_ODDS))
    said = on_foreign_soil(clauses, said)
    return _without_bare_charges(clauses, without_own_dead(clauses, without_victims(clauses, owned_up(said))))


def _by_context(clauses: Clauses, discourse: Discourse, before: Sequence[Finding]) -> list[Finding]:
    """What needs the sentences before, too: whose profile it is, who echoes whom, which of two is meant."""
    said = list(before)
    said += [f for f in ordeal_findings(clauses, discourse.entry) if not _same_deed(f, said)]
    said += independence_findings(clauses, discourse.entry, said)
    said += [*union_findings(clauses, said), *dominion_findings(clauses, said)]
    said += ruling_findings(clauses, said)
    ties = {(f.subject.actor.name, f.relation, f.target) for f in said}
    said += [f for f in contact_findings(clauses) if (f.subject.actor.name, f.relation, f.target) not in ties]
    said += [*profile_findings(clauses, discourse.entry, said), *reproach_findings(clauses, discourse, said)]
    said += instigator_findings(clauses, discourse, said)
    said += [*echo_findings(clauses, discourse, said), *urging_findings(clauses, discourse.issuer, said)]
    said += reproof_findings(clauses, discourse.deeds.feuds, said)
    said += [*implied_findings(clauses, discourse.deeds.feuds, said), *likewise_findings(clauses, said)]
    said += quoted_vow_findings(clauses, discourse, said)
    said += known_levies(clauses, discourse.deeds.feuds, said)
    said += unaddressed_findings(clauses, said)  # the last, since another sentence may tell who is asked
    return said[len(before) :]


def _same_deed(finding: Finding, said: Sequence[Finding]) -> bool:
    """Whether another rule has read the same of the same two."""
    return any((f.relation, f.subject.actor, f.target) == (finding.relation, finding.subject.actor, finding.target)
               for f in said)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Covered:
    """What a sentence has told, so that nothing of it is told again by a rule that knows less of it."""

    talking: frozenset[frozenset[str]]
    """Those who talk, by a rule of accords: it knows where and with whose help, a verb's frame does not."""
    hosts: frozenset[str]
    helped: frozenset[tuple[str, str]]
    """Who mediates, with each of those between whom he does."""
    rejected: frozenset[int]
    """The words that deny something."""
    accused: Mapping[tuple[frozenset[str], str], int]
    """By both ends and who accuses, the word that tells it."""
    aimed: frozenset[tuple[int | str, str]]

    @classmethod
    def of(cls, said: Sequence[Finding], accords: Sequence[Finding], denied: Sequence[Finding]) -> _Covered:
        """What the rules have read, agreements and talks, and what is denied."""
        mediated = [f for f in accords if f.relation == "mediatedBetween"]
        aimed = {_aim(f) for f in said if f.relation in _AIMED and f.object is not None}
        return cls(
            frozenset(frozenset(p.actor.name for p in f.parties) for f in accords if f.relation == "negotiatedWith"),
            frozenset(f.subject.actor.name for f in accords if f.relation == "hosted"),
            frozenset((f.subject.actor.name, p.actor.name) for f in mediated for p in f.parties),
            frozenset(f.trigger for f in denied),
            {(_ends(f), f.subject.actor.name): f.trigger for f in said if f.relation == "accuses"},
            frozenset(aimed | _struck(said)),
        )

    def once_already(self, finding: Finding) -> bool:
        """Whether the finding says again, or wrongly, what another says."""
        if finding.object is None and _aim(finding) in self.aimed:
            return True  # another rule has read of whom or what
        match finding.relation:
            case "criticises":
                answers = finding.object is None and finding.trigger in self.rejected  # "X calls that slander"
                return answers or self._accused_there(finding)
            case "negotiatedWith":
                return _ends(finding) in self.talking or self._helps(finding)
            case "harbours":
                return finding.subject.actor.name in self.hosts  # who hosts two delegations gives neither shelter
        return False

    def _accused_there(self, finding: Finding) -> bool:
        """Whether "X called Y an aggressor" is told as a charge, too: once is enough."""
        accused = self.accused.get((_ends(finding), finding.subject.actor.name))
        return accused is not None and abs(accused - finding.trigger) < _SAME

    def _helps(self, finding: Finding) -> bool:
        """Who talks with both sides to help them is not a side himself."""
        ends = (finding.subject.actor.name, finding.target)
        return not self.helped.isdisjoint((ends, ends[::-1]))


def _demands(clauses: Clauses) -> list[Finding]:
    """What is demanded and what is refused, where one demand is read by both from the same words once."""
    refused = list(refusal_findings(clauses))
    asked = {(f.trigger, f.subject.actor.name, f.target) for f in refused if f.relation == "demandsOf"}
    asking = (
        *demand_findings(clauses),
        *deed_demands(clauses),
        *obligation_findings(clauses),
        *ultimatum_findings(clauses),
    )
    return [f for f in asking if (f.trigger, f.subject.actor.name, f.target) not in asked] + refused


def _asked(clauses: Clauses) -> Iterator[Finding]:
    """What is asked in less plain words."""
    yield from ask_findings(clauses)
    yield from walkout_findings(clauses)
    yield from spurned_findings(clauses)
    yield from refused_findings(clauses)
    yield from heeded_findings(clauses)
    yield from term_findings(clauses)


def _of_other_kind(clauses: Clauses, finding: Finding) -> bool:
    """Whether the words of the finding tell of something else: an attack by tariffs, a court that rejects an appeal."""
    return (
        bloodless(clauses, finding)
        or of_a_plan(clauses, finding)
        or of_a_missile(clauses, finding)
        or anothers_war(clauses, finding)
        or joins_in(clauses, finding)
        or addressed(clauses, finding)
        or of_a_court(clauses, finding)
        or of_a_judge(clauses, finding)
        or only_asked(clauses, finding)
    )


def _aim(finding: Finding) -> tuple[int | str, str]:
    """By what two findings are of one deed: the word that tells it, or who is charged with it."""
    return _charge(finding) if finding.charge_of is not None else (finding.trigger, finding.relation)


def _struck(said: Sequence[Finding]) -> set[tuple[int | str, str]]:
    return {_charge(f) for f in said if f.relation == "attacked" and f.object is not None}


def _charge(finding: Finding) -> tuple[int | str, str]:
    return finding.subject.actor.name, finding.relation


def _without_accusers(clauses: Clauses, said: list[Finding]) -> list[Finding]:
    """The findings without charges of which "them" is the accuser: X is "it" in "X accuses Y of driving them out"."""
    accusers = {f.trigger: f.subject.actor.name for f in said if f.relation == "accuses"}
    them = {unit.start for unit in clauses.units if unit.low == "them"}
    return [
        f for f in said
        if not (f.object is not None and f.object.kind == "coreference" and f.object.start in them)
        or f.charge_of is None or accusers.get(f.charge_of) != f.target
    ]  # fmt: skip


def _without_bare_charges(clauses: Clauses, found: list[Finding]) -> list[Finding]:
    """What :func:`_without_accusers` leaves, without charges of a deed to nobody where its victim is known, too."""
    said = _without_accusers(clauses, found)
    aimed = {(f.charge_of, f.relation, f.subject.actor.name) for f in said if f.charge_of is not None and f.object}
    return [f for f in said if f.object or (f.charge_of, f.relation, f.subject.actor.name) not in aimed]


def _ends(finding: Finding) -> frozenset[str]:
    return frozenset(party.actor.name for party in (finding.subject, finding.object) if party is not None)
