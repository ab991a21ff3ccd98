"""Single wire sentences by set phrases: tributes, visits, embassies, shows of force, protests, truces."""

from __future__ import annotations

import pytest
from extracted import Tie, affirmed

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.reading import read_text


def ties(text: str) -> set[Tie]:
    """The ends of every tie that is read in the text as affirmed."""
    return {tie for tie in affirmed(text) if None not in tie}


def talked(text: str) -> set[tuple[str, ...]]:
    """The parties of the talks that a text tells of."""
    account = extract(read_text(text, id="wire"), packaged_lexicon())
    return {tuple(sorted(s.parties)) for s in account.statements if s.relation == "negotiatedWith"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Peru's president paid tribute to Chile.", ("Peru", "welcomed", "Chile")),
        ("Cuba heaped praise on Nicaragua.", ("Cuba", "welcomed", "Nicaragua")),
        ("Ghana called Togo a friend.", ("Ghana", "welcomed", "Togo")),
        ("Norway has forgiven Iceland.", ("Norway", "concededTo", "Iceland")),
        ("Ecuador and Chile upgraded their relations to embassy level.", ("Ecuador", "cooperatesWith", "Chile")),
        ("Latvia and Estonia merged their airlines.", ("Latvia", "cooperatesWith", "Estonia")),
        ("Uganda passed information on rebels to Kenya.", ("Uganda", "cooperatesWith", "Kenya")),
        ("Libya let Maltese divers inspect the wreck.", ("Libya", "concededTo", "Malta")),
        ("Guinea allowed Malian soldiers into its camps.", ("Guinea", "concededTo", "Mali")),
        ("Bulgaria opened its airfields to American jets.", ("Bulgaria", "concededTo", "United States")),
        ("Gabon closed its embassy in Bangui.", ("Gabon", "estrangedFrom", "Central African Republic")),
        ("The World Bank approved a loan for Bolivia.", ("World Bank", "funds", "Bolivia")),
        ("Renamo declared a truce with the Mozambican government.", ("RENAMO", "concededTo", "Mozambique")),
        ("Seoul vowed to turn Pyongyang into ashes.", ("South Korea", "threatens", "North Korea")),
        ("Belgian farmers walked out in protest at NATO.", ("Belgian farmers", "criticises", "NATO")),
        ("Angolan tanks massed near the Zambian border.", ("Angola", "threatens", "Zambia")),
        ("Turkish troops were sent to the border with Iraq.", ("Türkiye", "threatens", "Iraq")),
        ("Indian warplanes buzzed Pakistani outposts.", ("India", "threatens", "Pakistan")),
        ("Vietnamese frigates entered waters claimed by Malaysia.", ("Vietnam", "threatens", "Malaysia")),
        ("Chad called its ambassador home from Khartoum.", ("Chad", "estrangedFrom", "Sudan")),
        ("Peruvian communist guerrillas bombed Quito.", ("Peruvian communist guerrillas", "attacked", "Ecuador")),
        ("Colombian paramilitaries attacked Panama.", ("Colombian paramilitaries", "attacked", "Panama")),
        ("Bolivian police killed an Argentine.", ("Bolivia", "attacked", "Argentine")),
        ("Tomiichi Murayama apologised to China.", ("Japan", "concededTo", "China")),
        ("President F.W. de Klerk praised Zambia.", ("South Africa", "welcomed", "Zambia")),
        ("Gnassingbe Eyadema armed Niger.", ("Togo", "arms", "Niger")),
        ("Iranian authorities hanged three Iraqis.", ("Iran", "attacked", "Iraq")),
        ("Police in Nairobi arrested Kenneth Matiba.", ("Kenya", "hostileTo", "Kenneth Matiba")),
        ("A Turkish court sentenced Leyla Zana to 15 years in jail.", ("Türkiye", "hostileTo", "Leyla Zana")),
        ("Cambodian police used batons against Buddhist monks.", ("Cambodia", "attacked", "Buddhist monks")),
        ("Dutch troops withdrew from Indonesia.", ("Netherlands", "concededTo", "Indonesia")),
        ("French troops pulled out of the Algerian town of Bechar.", ("France", "concededTo", "Algeria")),
        ("The IMF voted to lift sanctions on Haiti.", ("International Monetary Fund", "concededTo", "Haiti")),
        ("Dutch lorry drivers protested against German reforms.", ("Dutch lorry drivers", "criticises", "Germany")),
        ("Spain detained 20 members of the Herri Batasuna party.", ("Spain", "hostileTo", "Batasuna")),
        ("Iceland refused to hand a fisherman over to Norway.", ("Iceland", "refuses", "Norway")),
        ("The IMF suspended lending to Zambia.", ("International Monetary Fund", "sanctions", "Zambia")),
        ("Beijing freed dissident Xu Wenli.", ("China", "released", "Xu Wenli")),
    ],
)
def test_set_phrases(text: str, wanted: Tie) -> None:
    assert wanted in ties(text)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Finnish Foreign Minister Paavo Vayrynen paid a visit to Estonia.", ("Estonia", "Finland")),
        ("Hungarian President Arpad Goncz received a delegation from Slovakia.", ("Hungary", "Slovakia")),
    ],
)
def test_who_calls_on_whom(text: str, parties: tuple[str, ...]) -> None:
    assert parties in talked(text)


@pytest.mark.parametrize(
    "text", ["Tourists visited Kenya.", "Toyota's manager visited Kenya.", "Kenya declared a truce a success."]
)
def test_nobody_calls(text: str) -> None:
    assert not ties(text)
    assert not talked(text)


def test_aid_that_is_suspended_is_no_longer_given() -> None:
    assert ("Japan", "supports", "Myanmar") not in ties("Japan suspended its aid to Burma.")


def test_to_turn_to_somebody_for_help_is_to_ask_for_it() -> None:
    assert ("Russia", "supports", "Mali") not in ties("Mali turned to Russia for help.")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Gambian lawyers called on the government to free a writer.", ("Gambian lawyers", "demandsOf", "Gambia")),
        ("Ghana's miners accused the government of betrayal.", ("Ghana's miners", "accuses", "Ghana")),
        ("Polish nurses urged President Lech Walesa to resign.", ("Polish nurses", "demandsOf", "Poland")),
        (
            "Thai students demanded the resignation of Prime Minister Chuan Leekpai.",
            ("Thai students", "demandsOf", "Thailand"),
        ),
        ("Irish monks accused Peru of neglect.", ("Irish monks", "accuses", "Peru")),
    ],
)
def test_citizens_against_their_own_state(text: str, wanted: Tie) -> None:
    assert wanted in ties(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Honduran rebels freed a kidnapped Italian missionary.", ("Honduran rebels", "released", "Italy")),
        ("Chile signed Isla Verde over to Argentina.", None),
        ("Guatemalan soldiers massacred Mayan Indians.", ("Guatemala", "attacked", "Mayan Indians")),
        ("Guatemalan soldiers massacred Mayan Indians.", None),
        ("Gabonese soldiers looted Lebanese shops in Oyem.", ("Gabon", "attacked", "Lebanon")),
        ("Chinese Premier Li Peng called Kim Il-sung a great friend.", ("China", "welcomed", "North Korea")),
        ("Bosnia called for NATO air strikes.", ("Bosnia and Herzegovina", "demandsOf", "NATO")),
        ("Pretoria handed Walvis Bay to Namibia.", ("South Africa", "concededTo", "Namibia")),
        (
            "Burmese teachers went on strike against the government of Than Shwe.",
            ("Burmese teachers", "criticises", "Myanmar"),
        ),
    ],
)
def test_more_set_phrases(text: str, wanted: Tie | None) -> None:
    found = ties(text)
    assert wanted is None or wanted in found
    assert ("Guatemala", "attacked", "India") not in found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ghana's main opposition party condemned Togo.", ("Ghana's main opposition party", "criticises", "Togo")),
        ("Benin's opposition accused France of fraud.", ("Benin's opposition", "accuses", "France")),
        ("India's ruling party denounced Pakistan.", ("India's ruling party", "criticises", "Pakistan")),
        ("Kenya's opposition to the plan angered Uganda.", None),
        ("The UNHCR gave blankets to Kurdish refugees.", ("UNHCR", "supports", "Kurdish refugees")),
        ("President Boris Yeltsin sacked Chechen leader Doku Zavgayev.", ("Russia", "hostileTo", "Doku Zavgayev")),
        ("Rebels of the NPFL shot a Ghanaian sailor.", None),
    ],
)
def test_parties_relief_and_dismissals(text: str, wanted: Tie | None) -> None:
    found = ties(text)
    assert wanted is None or wanted in found
    assert ("Kenya's opposition", "criticises", "Uganda") not in found


def test_who_sets_out_to_meet_somebody_means_to() -> None:
    assert ("Russia", "United States") in talked("Bill Clinton travelled to Riga to meet Boris Yeltsin.")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chad accepted a Libyan peace plan.", ("Chad", "concededTo", "Libya")),
        ("Cuba handed over to Chile two suspects.", ("Cuba", "cooperatesWith", "Chile")),
        ("Egypt returned the seized trawlers to Israel.", ("Egypt", "concededTo", "Israel")),
        ("Japan threatened to suspend aid to Burma.", ("Japan", "threatens", "Myanmar")),
        ("Kenya strengthened its garrisons on the Somali border.", ("Kenya", "threatens", "Somalia")),
        ("Thai soldiers fought a gun battle with Karen rebels.", ("Thailand", "foughtWith", "Karen rebels")),
    ],
)
def test_offers_threats_and_garrisons(text: str, wanted: Tie) -> None:
    assert wanted in ties(text)
