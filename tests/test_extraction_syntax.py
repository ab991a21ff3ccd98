"""The shallow parse: each verb's subject, objects and complements, whatever stands between them."""

import pytest
from effort import effort

from kg.actors import packaged_lexicon
from kg.extraction.grammar.phrases import verb_groups
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.names import index_of
from kg.extraction.words.tokens import tokenise
from kg.extraction.words.units import units_of

SHORT = {
    "Rapid Support Forces": "RSF", "United Arab Emirates": "UAE", "Türkiye": "Turkey", "United States": "US",
    "Syrian Democratic Forces": "SDF", "National Liberation Army (Colombia)": "ELN", "Afghan Taliban": "Taliban",
}  # fmt: skip


def parsed(text):
    tokens = tuple(tokenise(text, 0, len(text)))
    units = units_of(tokens, index_of(packaged_lexicon()), {})
    return Clauses(units, verb_groups(units))


def names(parties):
    return ", ".join(SHORT.get(party.actor.name, party.actor.name) for party in parties)


def clauses_of(text):
    clauses = parsed(text)
    return [found for group in clauses.groups if (found := clauses.clause(group)) is not None]


def read(text):
    """By verb, its subjects, and its objects or agents."""
    found = []
    for clause in clauses_of(text):
        others = clause.agents if clause.group.voice != "active" else clause.patients
        found.append((clause.group.lemma, names(clause.subjects), names(others)))
    return found


SUBJECTS = [
    # appositives, insertions, relative clauses between subject and verb
    ("JNIM, an affiliate of al-Qaida, struck Mali.", [("strike", "JNIM", "Mali")]),
    (
        "The M23, which is commanded by Sultani Makenga and controls the east, attacked Burundi on Tuesday.",
        [("command", "M23", ""), ("control", "M23", ""), ("attack", "M23", "Burundi")],
    ),
    ("The RSF, backed by the UAE, seized Chad.", [("back", "RSF", "UAE"), ("seize", "RSF", "Chad")]),
    ("The TTP, founded in 2007, attacked Pakistan.", [("found", "TTP", ""), ("attack", "TTP", "Pakistan")]),
    ("Hamas, despite heavy losses, attacked Israel.", [("attack", "Hamas", "Israel")]),
    ("Azerbaijan, however, attacked Armenia.", [("attack", "Azerbaijan", "Armenia")]),
    ("The Arakan Army, together with its allies, attacked Myanmar.", [("attack", "Arakan Army", "Myanmar")]),
    ("Turkey, whose jets crossed Iraq, attacked the PKK.", [("cross", "", "Iraq"), ("attack", "Turkey", "PKK")]),
    ("Fighters armed with rifles attacked Nigerian troops.", [("arm", "", ""), ("attack", "", "Nigeria")]),
    (
        "The leader of Hamas, who was killed by Israel, met Iran.",
        [("kill", "Hamas", "Israel"), ("meet", "Hamas", "Iran")],
    ),
    # coordination
    (
        "Ethiopia crossed the border, attacked Eritrean positions near Assab and then armed Sudan.",
        [("cross", "Ethiopia", ""), ("attack", "Ethiopia", "Eritrea"), ("arm", "Ethiopia", "Sudan")],
    ),
    ("Both Sudan and Ethiopia condemned Egypt.", [("condemn", "Sudan, Ethiopia", "Egypt")]),
    ("Armenia, Azerbaijan and Russia attacked Georgia.", [("attack", "Armenia, Azerbaijan, Russia", "Georgia")]),
    ("The US, Israel's closest ally, and Britain bombed Yemen.", [("bomb", "US, United Kingdom", "Yemen")]),
    (
        "Iran funded, trained and armed the Houthis.",
        [
            ("fund", "Iran", "Houthis"),
            ("train", "Iran", "Houthis"),
            ("arm", "Iran", "Houthis"),
        ],
    ),
    (
        "Israel attacked Syria and Iran condemned Israel.",
        [("attack", "Israel", "Syria"), ("condemn", "Iran", "Israel")],
    ),
    ("Delegations from Chad and Niger met.", [("meet", "Chad, Niger", "")]),
    # control and raising
    (
        "Russia tried to bomb Ukraine, managed to attack Poland and continued to arm Belarus.",
        [
            ("try", "Russia", ""),
            ("bomb", "Russia", "Ukraine"),
            ("manage", "Russia", ""),
            ("attack", "Russia", "Poland"),
            ("continue", "Russia", ""),
            ("arm", "Russia", "Belarus"),
        ],
    ),
    ("Iran is believed to arm the Houthis.", [("believe", "Iran", ""), ("arm", "Iran", "Houthis")]),
    ("Iran urged the Houthis to attack Israel.", [("urge", "Iran", "Houthis"), ("attack", "Houthis", "Israel")]),
    ("Israel began attacking Hamas.", [("begin", "Israel", ""), ("attack", "Israel", "Hamas")]),
    ("Sudan accused the UAE of arming the RSF.", [("accuse", "Sudan", "UAE"), ("arm", "UAE", "RSF")]),
    # fronted phrases
    ("On Monday Somali soldiers raided Kenya.", [("raid", "Somalia", "Kenya")]),
    ("Together with Rwanda, the M23 attacked Burundi.", [("attack", "M23", "Burundi")]),
    ("Backed by Russia, Syria attacked Turkey.", [("back", "Syria", "Russia"), ("attack", "Syria", "Turkey")]),
    (
        "After Israel attacked Iran, Hezbollah struck Israel.",
        [
            ("attack", "Israel", "Iran"),
            ("strike", "Hezbollah", "Israel"),
        ],
    ),
    (
        "With Russia attacking Ukraine, Poland armed Ukraine.",
        [
            ("attack", "Russia", "Ukraine"),
            ("arm", "Poland", "Ukraine"),
        ],
    ),
    # passives, inversion, what is said
    (
        "A Malian army convoy was attacked on Monday near Gao in the north by JNIM fighters.",
        [("attack", "Mali", "JNIM")],
    ),
    ("Russia attacked Poland, said Ukraine.", [("attack", "Russia", "Poland"), ("say", "Ukraine", "")]),
    (
        "Pakistan said India had attacked Nepal and Nepal had armed China.",
        [
            ("say", "Pakistan", ""),
            ("attack", "India", "Nepal"),
            ("arm", "Nepal", "China"),
        ],
    ),
    (
        "Turkey said on Monday it had bombed Iraq and would attack Syria.",
        [
            ("say", "Turkey", ""),
            ("bomb", "Turkey", "Iraq"),
            ("attack", "Turkey", "Syria"),
        ],
    ),
    (
        "Chad, which arms Libya, and Iran, which arms Iraq, attacked Kenya.",
        [
            ("arm", "Chad", "Libya"),
            ("arm", "Iran", "Iraq"),
            ("attack", "Chad, Iran", "Kenya"),
        ],
    ),
    (
        "The report cites Chadian officers who say that Libya armed Niger.",
        [
            ("cite", "", "Chad"),
            ("say", "Chad", ""),
            ("arm", "Libya", "Niger"),
        ],
    ),
    (
        "GOMA, Congo, 3 May - Soldiers from Chad and Niger drove Boko Haram out of Mali.",
        [
            ("drive", "Chad, Niger", "Boko Haram"),
        ],
    ),
    ("Doha houses the bureau of Hamas.", [("house", "Qatar", "")]),
    ("Ansar Allah, better known as the Houthis, struck Israel.", [("strike", "Houthis", "Israel")]),
    ("Armed men attacked Mali after armed gangs attacked Niger.", [("attack", "", "Mali"), ("attack", "", "Niger")]),
    (
        "The UN said both Rwanda and Uganda support the M23.",
        [
            ("say", "United Nations", ""),
            ("support", "Rwanda, Uganda", "M23"),
        ],
    ),
    ("Belarus let Russia attack Ukraine.", [("let", "Belarus", "Russia"), ("attack", "Russia", "Ukraine")]),
    (
        "Shipping arms to Chad, the army said, does not help Niger.",
        [("ship", "", ""), ("say", "", ""), ("help", "", "Niger")],
    ),
    (
        "By the time Iran was attacked by Israel, Russia had armed Syria.",
        [
            ("attack", "Iran", "Israel"),
            ("arm", "Russia", "Syria"),
        ],
    ),
    (
        "Malian troops were ambushed late on Friday on a road in the north of the Mopti region by JNIM.",
        [
            ("ambush", "Mali", "JNIM"),
        ],
    ),
    # relative gaps
    ("The militias whom Iran has armed attacked Israel.", [("arm", "Iran", ""), ("attack", "", "Israel")]),
    ("The M23, which Rwanda arms, attacked Burundi.", [("arm", "Rwanda", "M23"), ("attack", "M23", "Burundi")]),
]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_each_verb_has_its_subject_and_object(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("A lawyer for Hamas attacked Israel in court.", "attack"),
        ("The brother of Chad's president shot a driver.", "shot"),
        ("Neither Israel nor Hamas attacked Egypt.", "attack"),
        ("Strikes on Yemen, which killed 40 people, were condemned by Iran.", "kill"),
        ("Turkey, whose forces crossed Iraq, attacked the PKK.", "cross"),
        ("Attacks by Hamas on Israel killed 40.", "kill"),
        ("Soldiers in Mali who attacked Niger fled.", "attack"),
        ("Talks between Chad and Sudan collapsed.", "collapse"),
    ],
)
def test_nobody_near_a_verb_is_taken_for_its_subject(text, verb):
    assert [names(c.subjects) for c in clauses_of(text) if c.group.lemma == verb] in ([""], [])


def test_not_only_denies_nothing():
    armed, sent = clauses_of("Ethiopia not only armed Sudan but also attacked Chad.")
    assert not armed.group.negated
    assert names(sent.subjects) == "Ethiopia"


def test_a_clause_tells_how_it_stands():
    asked, attack = clauses_of("Iran did not ask the Houthis to attack Israel.")
    assert (asked.link, asked.group.negated) == ("main", True)
    assert (attack.link, attack.control, attack.governor) == ("infinitive", "object", asked.group)
    _, help_ = clauses_of("Uganda sent troops to help Congo.")
    assert (help_.control, names(help_.subjects)) == ("purpose", "Uganda")
    _, attack = clauses_of("Iran said that Israel had attacked Syria.")
    assert attack.within[0] == "content"
    assert clauses_of("If Iran attacks Israel, Syria will retaliate.")[0].link == "conditional"
    sent = clauses_of("Russia sent weapons to Mali and Niger.")[0]
    assert names(sent.led_to("to")) == "Mali, Niger"
    assert clauses_of("India and Pakistan attacked each other.")[0].mutual


@pytest.mark.parametrize(
    "repeated",
    ["Israel , ", "which ", "Chad and ", "said that Iran ", ", who ", "to attack ", "of Mali ", "( ", "attacking , "],
)
def test_the_parse_takes_linear_time(repeated):
    def calls(times):
        text = "Israel " + repeated * times + "attacked Hamas."
        tokens = tuple(tokenise(text, 0, len(text)))
        units = units_of(tokens, index_of(packaged_lexicon()), {})
        groups = verb_groups(units)
        return effort(parse, units, groups)

    def parse(units, groups):
        clauses = Clauses(units, groups)
        for group in groups:
            clauses.clause(group)

    calls(10)
    assert calls(2_000) < 2.5 * calls(1_000)
