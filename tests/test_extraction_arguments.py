"""What verbs say of the two however far their objects, prepositions and contents stand from them."""

import pytest
from extracted import statements_of

SHORT = {
    "Rapid Support Forces": "RSF", "Tigray People's Liberation Front": "TPLF", "Syrian Democratic Forces": "SDF",
    "Afghan Taliban": "Taliban", "United Arab Emirates": "UAE",
}  # fmt: skip


def ties(text):
    ends = ((s.subject, s.relation, s.object or " & ".join(s.parties)) for s in statements_of(text))
    return {(SHORT.get(subject, subject), relation, SHORT.get(other, other)) for subject, relation, other in ends}


SAID = [
    # gaps of relative clauses
    ("Hezbollah is a militia that Iran equipped.", "Iran", "arms", "Hezbollah"),
    ("The M23 is a force which Rwanda trained and equipped.", "Rwanda", "arms", "M23"),
    ("The weapons that Iran sent to the Houthis were seized.", "Iran", "arms", "Houthis"),
    ("The Taliban, which Pakistan founded and Egypt financed, fled.", "Egypt", "funds", "Taliban"),
    ("Hamas, which Iran armed and Qatar financed, fired rockets at Israel.", "Iran", "arms", "Hamas"),
    ("Hamas, which Iran armed and Qatar financed, fired rockets at Israel.", "Qatar", "funds", "Hamas"),
    # what stands between the verb and its object, preposition or content
    ("Ukraine accused Russia in a statement on Monday of shelling Kharkiv.", "Russia", "attacked", "Ukraine"),
    ("Eritrea accused Ethiopia again, at a meeting in Asmara, of arming the TPLF.", "Ethiopia", "arms", "TPLF"),
    ("Egypt on Tuesday accused Ethiopia of violating the accord.", "Egypt", "accuses", "Ethiopia"),
    ("The Sudanese army on Tuesday, after weeks of siege, attacked with drones the RSF.", "Sudan", "attacked", "RSF"),
    ("The Houthis fired on Tuesday a missile at Israel.", "Houthis", "attacked", "Israel"),
    ("Pakistan supplied the Taliban for years with weapons.", "Pakistan", "arms", "Taliban"),
    ("The Houthis were, according to the UN, supplied with missiles by Iran.", "Iran", "arms", "Houthis"),
    ("Weapons supplied by Iran to the Houthis were seized.", "Iran", "arms", "Houthis"),
    ("Turkey sent Azerbaijan in 2020 dozens of drones.", "Türkiye", "arms", "Azerbaijan"),
    # coordination, and participles
    ("Hamas has long been armed, trained and financed by Iran.", "Iran", "trains", "Hamas"),
    ("Hamas has long been armed, trained and financed by Iran.", "Iran", "arms", "Hamas"),
    ("Hezbollah was first armed in the 1980s, and later financed, by Iran.", "Iran", "funds", "Hezbollah"),
    ("The SDF, backed since 2015 by the United States, fled.", "United States", "supports", "SDF"),
    ("Turkey began arming and training the Fano militia.", "Türkiye", "trains", "Fano"),
    ("It was Iran that armed the Houthis.", "Iran", "arms", "Houthis"),
    ("Ethiopia armed the Fano militia and Eritrea the TPLF.", "Eritrea", "arms", "TPLF"),
    ("Iran backs the Houthis, and Saudi Arabia the RSF.", "Saudi Arabia", "supports", "RSF"),
    ("Turkish troops who shelled the SDF withdrew.", "Türkiye", "attacked", "SDF"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject", "relation", "other"), SAID)
def test_is_read_whatever_stands_between(text, subject, relation, other):
    assert (subject, relation, other) in ties(text)


UNSAID = [
    ("Hezbollah was first armed in the 1980s, and later financed, by Iran.", "Hezbollah", "funds", "Iran"),
    ("Hamas was founded in 1987, and later, in Gaza, fought by Israel.", "Hamas", "foughtWith", "Israel"),
    ("Kenya attacked, with Uganda, al-Shabaab.", "Kenya", "attacked", "Uganda"),
    ("Ethiopia armed the Fano militia and Eritrea the TPLF.", "Ethiopia", "arms", "TPLF"),
    ("Ethiopia armed the Fano militia and Eritrea the TPLF.", "Ethiopia", "arms", "Eritrea"),
    ("Iran backs Hamas and its ally Hezbollah.", "Hamas", "supports", "Hezbollah"),
    ("Russia attacked Ukraine and Georgia the same year.", "Georgia", "attacked", "Ukraine"),
    ("Israel attacked Hamas and Hezbollah this week.", "Hamas", "attacked", "Hezbollah"),
    # the object of one verb is no object of the next, and a noun's complement is not the verb's
    ("Iran armed a militia and Israel attacked it.", "Iran", "attacked", "Israel"),
    ("Kenya sent peacekeepers with weapons to Haiti.", "Kenya", "arms", "Haiti"),
    ("France sold weapons worth millions, and Greece objected to Turkey.", "France", "arms", "Türkiye"),
    ("The evidence that Iran supplies is that the Houthis have rockets.", "Iran", "arms", "Houthis"),
    ("The rumour that Iran had armed the Houthis spread.", "Iran", "arms", "Houthis"),
    ("The rockets Iran supplied to Hamas hit Israel.", "Iran", "attacked", "Israel"),
    ("Ukraine accused Russia, and Poland spoke of arming Georgia.", "Poland", "arms", "Georgia"),
    ("The Houthis were, according to Iran, attacked by Saudi Arabia.", "Iran", "attacked", "Houthis"),
    ("Russia launched in May, with Iran, a satellite.", "Russia", "attacked", "Iran"),
    ("Turkey fired a minister at Azerbaijan's request.", "Türkiye", "attacked", "Azerbaijan"),
]  # fmt: skip


def test_the_agent_of_what_is_said_does_not_say_it():
    assert all(
        statement.claimant is None
        for statement in statements_of("The M23, which is said to be armed by Rwanda, shelled Goma.")
    )


@pytest.mark.parametrize(("text", "subject", "relation", "other"), UNSAID)
def test_is_not_read(text, subject, relation, other):
    assert (subject, relation, other) not in ties(text)
