"""Pairs: who is in conflict or at a table with whom so far, by what the document has told."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from kg.extraction.grammar.entities import Entity, Trace
from kg.extraction.grammar.findings import Finding
from kg.extraction.naming.civil_wars import beside_the_war
from kg.extraction.words.descriptions import GROUPS, SIDES, STATES, can_fight, descriptions, first_word, is_nameless
from kg.extraction.words.records import record
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor
from kg.vocabulary import vocabulary

__all__ = [
    "Pair",
    "Pairs",
    "Parts",
    "anybody",
    "asked_together",
    "belligerent",
    "charged_at_home",
    "charged_with_aid",
    "joined_by_another",
    "of_one_deed",
    "only_two",
    "opposed",
    "overshadowed",
    "parts_of",
    "rather_than",
]

Pair = tuple[Actor, Actor]

_WEIGHTS = {"conflict": 3, "agreement": 3, "talks": 3, "mediation": 3, "host": 3, "accusation": 1}
"""By family of relation, what a statement tells of who is in conflict with whom."""
_SURE = 0.55
_LIKELY = 0.45
"""How sure a statement must be to set two against each other, and to show that they still are."""
_HELPS = frozenset(("mediatedBetween", "hosted"))
_CHARGED = 1
"""The weight of a pair of whom only a charge was told."""
_CALLS = frozenset(("demandsOf", "criticises", "welcomed", "mediatedBetween", "hosted", "refuses", "figure"))
"""What one who is no side of a conflict says or does about it."""
_TABLES = 2
"""Sentences before the last whose talks are remembered."""
_MANY = 24
"""Findings of a sentence that are compared."""
_MOST = 500
"""Pairs that are counted."""


class Pairs:
    """Who is set against whom in one document."""

    def __init__(self) -> None:
        self._weights: Counter[tuple[str, str]] = Counter()
        self._actors: dict[str, Actor] = {}
        self._helpers: set[str] = set()
        self._met_only: set[tuple[str, str]] = set()
        """States of which the text tells only that their ministers met or telephoned, as friends do."""
        self._visited: set[frozenset[str]] = set()
        """States and the groups on which their envoys called."""
        self._at_war: set[frozenset[str]] = set()
        self._fighting: set[frozenset[str]] = set()
        """Those of whom a fight is told, and not only a truce or a pact."""
        """Those who fight each other, or have come to a truce."""
        self.torn: str | None = None
        """The state of whose civil war the document tells."""
        self.rivals: tuple[frozenset[str], ...] = ()
        """The two states of whom one charges or threatens the other in the last sentence, pair by pair."""
        self.accused: tuple[Actor, ...] = ()
        """Whom the last sentence tells to be accused, by whoever accuses them."""
        self.charged: tuple[Actor, ...] = ()
        """Of whom the charges of the last sentence tell something: Y and Z of "X accused Y of plotting with Z"."""
        self.tables: tuple[tuple[Actor, ...], ...] = ()
        """The two of each sentence of late who are told to talk; empty where it tells of none, or of several."""
        self._backed: set[frozenset[str]] = set()
        """Those of whom one helps the other, by the text."""
        self._charged_only: set[tuple[str, str]] = set()
        """Those one of whom only charges the other with helping rebels."""

    @property
    def empty(self) -> bool:
        """Whether nobody has been set against anybody."""
        return not self._weights

    def note(self, findings: Iterable[Finding]) -> Pair | None:
        """Remember what a sentence says of who is against whom or at a table; the weightiest pair of it."""
        told = list(findings)
        fights = [f for f in told if vocabulary().relation(f.relation).family == "conflict"]
        self._fighting |= {frozenset(party.name for party in two) for two, _ in opposed(fights)}
        self._at_war |= {frozenset(party.name for party in two) for f in told if _warlike(f) for two, _ in opposed([f])}
        self._backed |= {frozenset((f.subject.actor.name, f.object.actor.name)) for f in told if f.object and _backs(f)}
        self._helpers |= {f.subject.actor.name for f in told if f.relation in _HELPS}
        self.rivals = tuple(_rivals(told))
        seated = {frozenset(p.actor.name for p in f.parties): f.parties for f in told if f.relation == "negotiatedWith"}
        one = next(iter(seated.values())) if len(seated) == 1 else ()
        self.tables = (*self.tables[-_TABLES:], tuple(party.actor for party in one) if len(one) == 2 else ())
        self.accused = tuple({f.object.actor.name: f.object.actor for f in told if _accusing(f) and f.object}.values())
        charges = [f.subject.actor for f in told if f.charge_of is not None]
        self.charged = tuple({actor.name: actor for actor in charges}.values())
        found = sorted([*opposed(told), *charged_at_home(told, self.torn)], key=lambda item: -item[1])
        main = [(two, weight) for two, weight in found if not self._beside(two)]
        aided = {(min(two), max(two)) for two in charged_with_aid(told)}
        self._charged_only |= {two for two in aided if not self._weights[two]}
        met = {(min(two), max(two)) for two in _met(told)}
        self._met_only |= {two for two in met if not self._weights[two]}
        for (first, second), weight in found:
            two = (min(first.name, second.name), max(first.name, second.name))
            self._met_only -= set() if two in met else {two}
            if weight > _CHARGED:
                self._charged_only.discard((min(first.name, second.name), max(first.name, second.name)))
            self._actors.setdefault(first.name, first)
            self._actors.setdefault(second.name, second)
            names = sorted((first.name, second.name))
            if (names[0], names[1]) in self._weights or len(self._weights) < _MOST:
                self._weights[(names[0], names[1])] += weight
        return main[0][0] if main and main[0][1] > 1 and not _tied(main) else None

    def _beside(self, two: Sequence[Actor]) -> bool:
        """Whether they are at odds beside the civil war that the document is about, and do not fight."""
        return beside_the_war(two, self.torn) and frozenset(actor.name for actor in two) not in self._at_war

    def note_visits(self, findings: Iterable[Finding]) -> None:
        """Remember on whom an envoy called, by which the two of them become no sides."""
        self._visited |= {frozenset(party.actor.name for party in finding.parties) for finding in findings}

    def only_visited(self, two: Pair) -> bool:
        """Whether an envoy of the one called on the other, and nothing was told of the two against each other."""
        return frozenset(actor.name for actor in two) in self._visited and not self.weight(two)

    def only_met(self, two: Sequence[Actor]) -> bool:
        """Whether nothing was told of the two states but that they met."""
        first, second = sorted(actor.name for actor in two)
        return (first, second) in self._met_only

    def fight(self, two: Sequence[Actor]) -> bool:
        """Whether the two were told to fight each other, or to have come to a truce."""
        return frozenset(actor.name for actor in two) in self._at_war

    def one_fights_another(self, two: Sequence[Actor]) -> bool:
        """Whether one of the two is told at least as much to fight a third, so that either pair may be meant."""
        names = frozenset(actor.name for actor in two)
        if len(names) != _TWO:
            return False
        others = (tuple(sorted(pair)) for pair in self._fighting if len(pair) == _TWO and len(pair & names) == 1)
        return any(self._weights[(other[0], other[1])] >= max(self.weight((two[0], two[1])), 1) for other in others)

    def only_quarrel(self, two: Sequence[Actor]) -> bool:
        """Whether the two only charge each other, or have fallen out, in a text that tells of others who fight."""
        names = frozenset(actor.name for actor in two)
        weight = self.weight((two[0], two[1])) if len(two) == _TWO else 0
        return weight > 0 and bool(self._at_war) and names not in self._at_war

    def weight(self, two: Pair) -> int:
        """How much was told of the two against each other."""
        first, second = sorted((two[0].name, two[1].name))
        return self._weights[(first, second)]

    def helps(self, actor: Actor) -> bool:
        """Whether it is told to help others to talk."""
        return actor.name in self._helpers

    def only_backed(self, two: Sequence[Actor]) -> bool:
        """Whether one of the two helps the other, who are no two sides of anything: "X backed Y. The two sides"."""
        return frozenset(actor.name for actor in two) in self._backed and not self.weight((two[0], two[1]))

    def only_help(self, two: Sequence[Actor]) -> bool:
        """Whether one of them helps others to talk, and nothing was told of the two against each other."""
        first, second = sorted(actor.name for actor in two)
        return not self._weights[(first, second)] and bool(self._helpers & {first, second})

    def dominant(self, without: frozenset[str], fits: Callable[[Actor], bool]) -> Pair | None:
        """The pair that the document sets against each other most often; ``None`` where two are as frequent."""
        ranked: list[tuple[int, tuple[str, str]]] = []
        for pair, weight in self._weights.most_common():
            if len(ranked) > 1 or (ranked and weight < ranked[0][0]):
                break
            if self._beside([self._actors[name] for name in pair]):
                continue
            if weight <= _CHARGED and self._helpers & set(pair):
                continue  # a charge by or against who helps others to talk makes no two sides
            if not without & set(pair) and all(fits(self._actors[name]) for name in pair):
                ranked.append((weight, pair))
        if not ranked or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
            return None
        first, second = ranked[0][1]
        return self._actors[first], self._actors[second]

    def foe(self, name: str, fits: Callable[[Actor], bool], *, charged: bool = False) -> Actor | None:
        """Whom one is set against: the only one who fits, or the one named at least twice as often as any other.

        Nobody is at war with whom he only accuses of helping rebels, but he may threaten him (``charged``).
        """
        ranked: list[tuple[int, str]] = []
        for pair, weight in self._weights.items():
            if name in pair and (charged or pair not in self._charged_only):
                other = pair[1] if pair[0] == name else pair[0]
                if fits(self._actors[other]):
                    ranked.append((-weight, other))
        ranked.sort()
        if not ranked or (len(ranked) > 1 and ranked[0][0] > 2 * ranked[1][0]):
            return None
        return self._actors[ranked[0][1]]


def _met(told: Iterable[Finding]) -> Iterator[tuple[str, str]]:
    """The names of two states that are told to have met."""
    for finding in told:
        friendly = finding.relation == "negotiatedWith" and (finding.accord is None or finding.accord.met)
        if friendly and len(finding.parties) == 2 and all(party.actor.type in STATES for party in finding.parties):
            yield finding.parties[0].actor.name, finding.parties[1].actor.name


def _warlike(finding: Finding) -> bool:
    """Whether it tells of fighting, or of what ends it."""
    return finding.relation in ("attacked", "foughtWith", "targeted", "partyTo", "tookOver", "concededTo")


def _rivals(findings: Iterable[Finding]) -> Iterator[frozenset[str]]:
    """The names of two states of whom one charges or threatens the other."""
    for finding in findings:
        two = (finding.subject, finding.object) if finding.object is not None else ()
        told = finding.relation in ("accuses", "threatens") and not finding.aside
        if told and two and all(party.actor.type in STATES for party in two):
            yield frozenset(party.actor.name for party in two)


def _accusing(finding: Finding) -> bool:
    return finding.relation == "accuses" and not finding.aside and finding.stance == "affirms"


def _tied(found: Sequence[tuple[Pair, int]]) -> bool:
    """Whether one sentence sets two against a third, all alike, so that it tells of no two sides."""
    first = {actor.name for actor in found[0][0]}
    others = [{actor.name for actor in two} for two, weight in found if weight == found[0][1]]
    return any(len(first | other) > len(first) for other in others)


@record
class Parts:
    """What those of whom a sentence tells do in it.

    Attributes:
        doers: names of those who harm or help somebody, or come to terms.
        foes: names of those at odds with somebody.
        callers: names of those who only call, condemn, welcome, host or help to talk.
        joint: those who do the same to the same one, two by two.
        partners: those who are told to be allied or to work together, two by two.
    """

    doers: frozenset[str]
    foes: frozenset[str]
    callers: frozenset[str]
    joint: tuple[Pair, ...]
    partners: tuple[Pair, ...] = ()


def parts_of(findings: Sequence[Finding]) -> Parts:
    """What those do of whom the findings of a sentence tell."""
    callers = {f.subject.actor.name for f in findings if f.relation in _CALLS and not _quarrels(f, findings)}
    told = [f for f in findings if f.relation not in _CALLS and f.stance != "denies"]
    signed = [f for f in told if vocabulary().relation(f.relation).sign or f.parties]
    doers = {party.actor.name for f in signed for party in (f.subject, *f.parties)}
    at_odds = [two for two, weight in opposed([f for f in told if _fights(f)]) if weight > 1]
    acts = [f for f in told if f in signed or f.relation == "tookOver"][:_MANY]
    joint = [
        (first.subject.actor, second.subject.actor)
        for place, first in enumerate(acts)
        for second in acts[place + 1 :]
        if first.relation == second.relation and first.target and first.target == second.target
        and first.trigger == second.trigger and first.subject.actor.name != second.subject.actor.name
    ]  # fmt: skip
    foes = frozenset(actor.name for two in at_odds for actor in two)
    partners = {f.target: (f.subject.actor, f.object.actor) for f in told if f.object is not None and _together(f)}
    return Parts(frozenset(doers), foes, frozenset(callers - doers), tuple(joint), tuple(partners.values()))


def _together(finding: Finding) -> bool:
    """Whether it tells of a tie of friends that binds both alike."""
    relation = vocabulary().relation(finding.relation)
    return relation.symmetric and relation.sign > 0 and finding.modality == "actual"


def _backs(finding: Finding) -> bool:
    """Whether it tells that one helps, arms or shelters the other."""
    relation = vocabulary().relation(finding.relation)
    return relation.family == "support" and relation.sign > 0 and finding.stance != "denies"


def _quarrels(finding: Finding, findings: Sequence[Finding]) -> bool:
    """Whether a state condemns what another does, and no violence: it is no bystander to that, but the other side."""
    ends = (finding.subject.actor, finding.object.actor if finding.object is not None else None)
    if finding.relation != "criticises" or any(end is None or end.type != "State" for end in ends):
        return False
    violent = (wordlists().events.get(word) for word in (finding.content or "").split())
    if any(event is not None and event.relation == "attacked" for event in violent):
        return False  # "condemned Y for its raid" on somebody else
    return all(f.relation == "criticises" or vocabulary().relation(f.relation).sign >= 0 for f in findings)


def _fights(finding: Finding) -> bool:
    return vocabulary().relation(finding.relation).family == "conflict"


def opposed(findings: Iterable[Finding], *, likely: bool = False) -> Sequence[tuple[Pair, int]]:
    """The pairs whom the findings set against each other, or bring together at a table, with what that weighs.

    Args:
        findings: what a sentence says.
        likely: whether what context supplies is given too, which weighs nothing: it shows that a pair is still at odds.
    """
    told = list(findings)
    found: list[tuple[Pair, int]] = [*_rebelling(told)] if any(f.charge_of is not None for f in told) else []
    for finding in told:
        weight = _WEIGHTS.get(vocabulary().relation(finding.relation).family, 0)
        if finding.relation in ("threatens", "sanctions"):
            weight = 1  # many threaten and punish who do not fight
        weight = (0 if finding.relation in _COOL else min(weight, _CHARGED)) if finding.aside else weight
        if finding.relation == "criticises":
            continue  # who condemns one side's deed is no side
        if not weight or finding.stance == "denies" or finding.score < (_LIKELY if likely else _SURE):
            continue
        weight = 0 if finding.score < _SURE else weight
        if finding.relation == "tookOver" or finding.asked:
            continue  # those who take a state over do not become its other side, nor those whom one of its sides calls
        if finding.charge_of is not None and finding.object is not None and finding.object.actor.type == "Population":
            continue  # "X accused Y of terrorising the Z-ians": X and Y are at odds
        if likely and not finding.parties and _of_one_deed(finding):
            continue
        if likely and finding.parties and all(party.kind == "coreference" for party in finding.parties):
            weight = 0  # "both sides signed" tells no more of who they are than the sentences before
        if len(finding.parties) == 2:
            found.append(((finding.parties[0].actor, finding.parties[1].actor), weight))
        elif finding.object is not None and belligerent((finding.subject.actor, finding.object.actor)):
            found.append(((finding.subject.actor, finding.object.actor), weight))
    return found


_COOL = frozenset(("disputesWith", "estrangedFrom"))
"""Quarrels, of which one told by the way makes nobody a side of the war that the text is about."""


def _of_one_deed(finding: Finding) -> bool:
    """Whether nobody knows them but by one attack, who come to no table: "N-ian officers killed the president"."""
    ends = (finding.subject.actor, finding.object.actor if finding.object is not None else None)
    return finding.relation == "attacked" and any(end is not None and of_one_deed(end) for end in ends)


def of_one_deed(actor: Actor) -> bool:
    """Whether the words tell of no movement, but of those who did something once: "armed men", "N-ian officers"."""
    return is_nameless(actor) and actor.name.rpartition(" ")[2] in _NO_SIDES


_NO_SIDES = frozenset(("officers", "soldiers", "troops", "men", "persons", "gunmen", "attackers", "assailants",
                       "people", "raiders", "bandits", "robbers", "assassins", "hitmen", "shooters",
                       "individuals", "youths", "elements", "thugs", "mob", "mobs", "poachers", "bombers",
                       "rioters", "looters", "snipers", "commandos"))  # fmt: skip


def _rebelling(findings: Sequence[Finding]) -> Iterator[tuple[Pair, int]]:
    """As in "X accused Y of sheltering the rebels", who are X's own: X and the rebels are those at odds."""
    for finding in findings:
        if finding.charge_of is None or finding.relation not in _AIDS or finding.object is None:
            continue
        helped = finding.object.actor
        accusers = (f.subject.actor for f in findings if f.relation == "accuses" and f.trigger == finding.charge_of)
        for accuser in accusers:
            if accuser.name in descriptions().homes.get(helped.name, ()) and accuser.name != helped.name:
                yield (accuser, helped), _CHARGED + 1


def asked_together(findings: Iterable[Finding]) -> set[frozenset[str]]:
    """The names of the two of whom somebody asks the same, as one asks it of partners."""
    asked: defaultdict[int, set[str]] = defaultdict(set)
    for finding in findings:
        if finding.relation == "demandsOf" and finding.object is not None:
            asked[finding.trigger].add(finding.object.actor.name)
    return {frozenset(names) for names in asked.values() if len(names) == _TWO}


_TWO = 2


def charged_at_home(findings: Sequence[Finding], torn: str | None) -> Iterator[tuple[Pair, int]]:
    """The state of whose civil war a document tells, and the man whom it charges with rising against it, or fights."""
    for finding in findings:
        if finding.relation not in _RISINGS or finding.object is None:
            continue
        two = finding.subject.actor, finding.object.actor
        if torn in (two[0].name, two[1].name) and "Person" in (two[0].type, two[1].type):
            yield two, _CHARGED + 1


_RISINGS = frozenset(("hostileTo", "attacked", "foughtWith", "threatens"))


def charged_with_aid(findings: Sequence[Finding]) -> set[frozenset[str]]:
    """The names of those of whom one charges the other with helping others: "X accused Y of arming the rebels"."""
    aided = {f.charge_of for f in findings if f.charge_of is not None and f.relation in _AIDS}
    return {
        frozenset((f.subject.actor.name, f.object.actor.name)) for f in findings
        if f.relation == "accuses" and f.object is not None and f.trigger in aided
    }  # fmt: skip


_AIDS = frozenset(("supports", "arms", "funds", "trains", "harbours"))


def anybody(actor: Actor) -> bool:
    """Whether an actor can be one of two, whoever they are: no place, and nobody's voice."""
    return actor.type not in ("Place", "MediaOutlet", "UnnamedSource")


def belligerent(actors: Iterable[Actor]) -> bool:
    """Whether each can be a side of a conflict."""
    return all(can_fight(actor) and first_word(actor.name) not in _NAMELESS for actor in actors)


_NAMELESS = frozenset(("unidentified", "unknown", "masked", "unnamed", "hooded"))
"""Whom nobody knows cannot be met again in another sentence."""


def joined_by_another(
    near: Sequence[Trace], absent: set[str], two: set[str], without: frozenset[str] = frozenset()
) -> bool:
    """Whether the sentences tell of one of the two beside another side, and of the other one no more.

    Args:
        near: the last sentences.
        absent: those of the two whom the sentence under way does not name.
        two: the names of the two.
        without: names of those who are no side.
    """
    gone = absent - {actor.name for trace in near for actor in trace.actors}
    for trace in near[-_BESIDE:]:
        sides = {m.actor.name for m in trace.mentions if not m.where and m.actor.type in SIDES} - trace.callers
        if len(gone) == 1 and sides & two and len(sides - without) == _TWO:
            return True
    return False


_BESIDE = 2


def only_two(actors: Iterable[Actor]) -> Pair | None:
    """The two who can be sides, where there are no more and no fewer."""
    sides = [actor for actor in actors if can_fight(actor)]
    return (sides[0], sides[1]) if len(sides) == 2 else None


def overshadowed(two: Sequence[Actor], told: Iterable[Entity]) -> bool:
    """Whether a text tells far more of another band of the same state: of Z's war, in which X shelled a town, too.

    Args:
        two: who were set against each other, by one act.
        told: everybody whom the text has named, with how often.
    """
    state = next((actor for actor in two if actor.type in STATES), None)
    band = next((actor for actor in two if actor.type in GROUPS), None)
    if state is None or band is None:
        return False
    known = list(told)
    own = max((entity.count for entity in known if entity.actor.name == band.name), default=1)
    return any(
        entity.actor.type in GROUPS and entity.count >= _FAR_MORE * own
        and state.name in descriptions().homes.get(entity.actor.name, ())
        for entity in known
    )  # fmt: skip


_FAR_MORE = 3


def rather_than(home: Actor | None, other: Actor, pair: Pair | None) -> bool:
    """Whether the other is at war or at a table, and the state of which a document speaks most is not."""
    sides = {actor.name for actor in pair or ()}
    return other.name in sides and (home is None or home.name not in sides)
