"""Plain news, as agencies and local papers write it: who did what to whom, by whose account and when.

Each row of ``plain_news.tsv``, ``genres.tsv`` (releases, encyclopaedias, reports) and ``talks_and_accords.tsv`` is a
text with what has to be read of it and what must not be, parted by "; ":
``subject relation object``, parties joined by ``+`` in the place of an object, "denies" before it, and after it
" by CLAIMANT" and " @TIME" where they matter ("by -" where the text itself says so), or " =ended", " =planned" …,
" =actual" for its aspect or modality; ``*`` stands for anything.
"""

from __future__ import annotations

import csv
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from rows import for_each_row

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.reading import read_text

_HERE = Path(__file__).parent
_ROWS = [
    row
    for name in ("plain_news.tsv", "genres.tsv", "talks_and_accords.tsv")
    for row in csv.DictReader((_HERE / name).read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
]


def _said(text: str) -> list[tuple[str, ...]]:
    """Each statement in all the ways in which a row may put it."""
    account = extract(read_text(text.replace("¶", "\n\n"), id="x"), packaged_lexicon())
    said = []
    for one in account.statements:
        end = "+".join(sorted(one.parties)) or one.object or (one.figure.as_stated if one.figure else "-")
        told = f"{'denies ' if one.stance == 'denies' else ''}{one.subject} {one.relation} {end}"
        by, when = f" by {one.claimant or '-'}", f" @{one.time or '-'}"
        how = f"{told} ={one.aspect or one.modality}"
        said.append((told, told + by, told + when, told + by + when, how))
    return said


@for_each_row("row", _ROWS, ids=[f"{row['kind']}-{place}" for place, row in enumerate(_ROWS)])
def test_plain_news_is_read_as_it_is_meant(row: dict[str, str]) -> None:
    said = _said(row["text"])
    for wanted in filter(None, row["read"].split("; ")):
        assert any(fnmatchcase(put, wanted) for one in said for put in one), (wanted, said)
    for unwanted in filter(None, row["never"].split("; ")):
        assert not any(fnmatchcase(put, unwanted) for one in said for put in one), (unwanted, said)


@pytest.mark.parametrize(
    ("text", "attacks"),
    [
        ("The M23 overran a Congolese army camp in Rutshuru, killing nine soldiers and wounding three.", 1),
        ("Hamas killed two Israeli soldiers and wounded four.", 1),
        ("Hamas shelled Israel on 3 May 2021 and killed two Israeli soldiers on 5 May 2021.", 2),
    ],
)
def test_who_falls_in_an_attack_falls_in_no_second_one(text: str, attacks: int) -> None:
    told = extract(read_text(text, id="x"), packaged_lexicon()).statements
    assert sum(one.relation == "attacked" for one in told) == attacks


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Washington urged Israel not to strike Iran.", "not to strike Iran"),
        ("Rwanda was urged by Washington not to attack Burundi.", "not to attack Burundi"),
        ("Paris cautioned Chad against arming the rebels.", "against arming the rebels"),
        ("Washington urged Israel to leave Lebanon.", "leave Lebanon"),
        ("France sent troops to Konna at the request of Mali after its fall.", "sent troops to Konna"),
        ("At Somalia's request Ethiopia sent troops to Baidoa.", "sent troops to Baidoa"),
        ("Kenya urged Sudan to leave Abyei by Oct. 26 at noon.", "leave Abyei by Oct. 26 at noon"),
    ],
)
def test_what_shall_not_be_done_is_demanded_with_its_not(text: str, content: str) -> None:
    account = extract(read_text(text, id="x"), packaged_lexicon())
    assert [s.content for s in account.statements if s.relation == "demandsOf"] == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Turkey's demand that Sweden extradite Kurdish activists delayed its accession.",
            "extradite Kurdish activists",
        ),
        ("Asmara's refusal to leave Tigray angered Addis Ababa.", "leave Tigray"),
        ("Sudan's charge that Chad arms rebels was dismissed by N'Djamena.", "Chad arms rebels"),
        ("Kenya's call for an inquiry was welcomed by Uganda.", "an inquiry"),
    ],
)
def test_the_content_of_a_subject_ends_before_the_verb(text: str, content: str) -> None:
    told = extract(read_text(text, id="x"), packaged_lexicon()).statements
    assert [one.content for one in told if one.relation in ("demandsOf", "refuses", "accuses")] == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Iran called for three days of mourning.", "three days of mourning"),
        ("Iran blamed Israel for years of fighting.", "years of fighting"),
        ("Russia blamed Ukraine for months of arming the rebels.", "arming the rebels"),
    ],
)
def test_a_span_of_time_is_of_the_content_unless_a_deed_follows(text: str, content: str) -> None:
    told = extract(read_text(text, id="x"), packaged_lexicon()).statements
    assert [one.content for one in told if one.relation in ("demandsOf", "accuses")] == [content]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ivan Duque broke off talks with the ELN in 2019 after the group bombed a police academy in Bogota.", None),
        ("Petro suspended talks with the ELN when it attacked a base in Catatumbo.", None),
        ("Israel and Hamas held talks in Cairo after Hamas attacked a village in Israel.", "Cairo"),
        ("Israel and Hamas held talks on Monday in Cairo as fighting raged in Gaza.", "Cairo"),
        ("Israel and Hamas held talks in the Egyptian city of Sharm el-Sheikh.", "Sharm el-Sheikh"),
        ("Colombia and the ELN held talks in the Cuban capital, Havana.", "Havana"),
        ("Kenya and Somalia met in the Saudi port of Yanbu.", "Yanbu"),
    ],
)
def test_talks_are_not_held_where_another_clause_tells_of_something_else(text: str, place: str | None) -> None:
    told = extract(read_text(text, id="x"), packaged_lexicon()).statements
    assert {one.place for one in told if one.relation == "negotiatedWith"} == {place}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('Rajnath Singh warned Islamabad of a "strong response" to any misadventure.',
         "of a strong response to any misadventure"),
        ('Chad warned Sudan of "grave consequences".', "of grave consequences"),
        ('Tehran warned Israel of the "full force" of its army on Monday.', "of the full force of its army on Monday"),
    ],
)  # fmt: skip
def test_a_content_goes_on_through_quotation_marks(text: str, content: str) -> None:
    told = extract(read_text(text, id="x"), packaged_lexicon()).statements
    assert [one.content for one in told if one.relation == "threatens"] == [content]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Some 26,000 MILF combatants had been decommissioned by 2024.", "disarmed"),
        ("About 1,200 FARC fighters had been disarmed by June.", "disarmed"),
        ("Some 3,000 Boko Haram fighters have been demobilised.", "disarmed"),
        ("The UN disarmed 3,000 rebels of M23.", "disarmed"),
        ("Some 26,000 MILF combatants took part in the fighting.", "fighters"),
    ],
)
def test_fighters_who_were_disarmed_are_no_strength(text: str, measure: str) -> None:
    told = extract(read_text(text, id="x"), packaged_lexicon()).statements
    assert [one.figure.measure for one in told if one.figure is not None] == [measure]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Pakistani jets bombed hideouts of the Pakistani Taliban in December.", "Strike"),
        ("Ugandan forces bombed SPLA-IO positions in Upper Nile.", "Strike"),
        ("Russia's bombing of Kharkiv went on.", "Strike"),
        ("Ethiopia dropped bombs on Mekelle.", "Strike"),
        ("RSF drones bombed El Fasher.", "Strike"),
        ("The IRA bombed London.", "Bombing"),
        ("JNIM bombed a convoy of the Malian army.", "Bombing"),
        ("A suicide bomber of Boko Haram bombed a market in Nigeria.", "Bombing"),
        ("Syrian agents bombed the Lebanese parliament.", "Bombing"),
        ("Raiders of the Lord's Resistance Army struck police posts near Gulu.", "Assault"),
        ("In 1963, when raiders of the LRA struck police posts, ten died.", "Assault"),
        ("Gunmen of Boko Haram struck a village in Borno.", "Assault"),
        ("An army base in Lamu was hit by gunmen of al-Shabaab.", "Assault"),
        ("Hamas gunmen struck Israeli soldiers near Sderot.", "Assault"),
        ("Guerrillas of the ELN hit an army post in Arauca with mortars.", "Strike"),
        ("Ukrainian drones struck Moscow.", "Strike"),
        ("Houthi rebels struck a ship in the Red Sea.", "Strike"),
        ("Israel struck gunmen of Hamas.", "Strike"),
        ("Jets sent to kill gunmen of JNIM, which struck Gao, hit a wedding.", "Strike"),
    ],
)
def test_what_an_army_bombs_it_strikes_from_afar(text: str, event: str) -> None:
    told = extract(read_text(text, id="x"), packaged_lexicon()).statements
    assert {one.event for one in told if one.relation == "attacked"} == {event}


def test_each_section_of_an_update_by_country_is_about_its_own_state() -> None:
    text = (
        "# Update\n\n## Democratic Republic of Congo\n\nThe army attacked M23 near Goma.\n\n"
        "## Burundi\n\nThe army attacked FNL rebels in Cibitoke.\n\n"
        "## Outlook\n\nThe army may attack again.\n"
    )
    account = extract(read_text(text, id="x", markdown=True), packaged_lexicon())
    told = [(s.subject, s.object) for s in account.statements if s.relation == "attacked"]
    assert told == [("Democratic Republic of the Congo", "M23"), ("Burundi", "National Forces of Liberation")]


@pytest.mark.parametrize(
    "text",
    [
        "Congo said Rwanda was arming M23, which Kigali denied.",
        "Congo said Rwanda was arming M23, a claim denied by Kigali.",
        "Ethiopia said Eritrea had attacked Tigray, which Asmara denied on Monday.",
    ],
)
def test_who_makes_a_charge_passes_on_no_denial_of_it(text: str) -> None:
    account = extract(read_text(text, id="x"), packaged_lexicon())
    assert [s.via for s in account.statements if s.stance == "denies"] == [None]


@pytest.mark.parametrize("others", ["Kashmir", "The Horn of Africa", "Mali"])
def test_sections_of_a_report_by_region_are_of_other_wars(others: str) -> None:
    wars = "The Polisario Front and Morocco exchanged fire near Mahbes."
    text = f"Western Sahara\n\n{wars}\n\n{others}\n\nThe parties agreed to a ceasefire in 2021.\n"
    told = extract(read_text(text, id="x"), packaged_lexicon()).statements
    assert [(s.subject, s.relation) for s in told] == [("Polisario Front", "foughtWith")]
    alone = extract(read_text(text.replace(f"{others}\n\n", ""), id="x"), packaged_lexicon()).statements
    assert {"Morocco", "Polisario Front"} in [set(s.parties) for s in alone]


def test_a_text_of_more_sections_than_an_update_has_is_read_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Mali. JNIM attacked an army camp.\n\nNiger. JNIM attacked an army camp."
    document = read_text(text, id="x")
    assert {"Mali", "Niger"} <= {s.object for s in extract(document, packaged_lexicon()).statements}
    monkeypatch.setattr("kg.extraction.naming.stories._MOST", 1)
    assert not {"Mali", "Niger"} <= {s.object for s in extract(document, packaged_lexicon()).statements}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Rwanda accused Burundi of arming the FDLR and the United States sent troops to Kigali.", "arming the FDLR"),
        ("Rwanda accused Burundi of arming the FDLR, and Congo shelled Goma.", "arming the FDLR"),
        ("Iran accused Israel of killing its general and the Quds Force was put on alert.", "killing its general"),
        ("Iran threatened to strike Israel and the United States moved a carrier to the Gulf.", "strike Israel"),
        ("Washington urged Israel to withdraw and Hamas released two hostages.", "withdraw"),
        ("Rwanda accused Burundi of arming the FDLR and the militias it leads.",
         "arming the FDLR and the militias it leads"),
        ("Sudan accused the UAE of arming the RSF and sending mercenaries to Darfur.",
         "arming the RSF and sending mercenaries to Darfur"),
        ("Washington accused Iran of arming militias trained by Hezbollah and fighters sent by Syria.",
         "arming militias trained by Hezbollah and fighters sent by Syria"),
    ],
)  # fmt: skip
def test_a_content_ends_where_another_clause_begins(text: str, content: str) -> None:
    told = extract(read_text(text, id="x"), packaged_lexicon()).statements
    speech = [s for s in told if s.relation in ("accuses", "threatens", "demandsOf")]
    assert [s.content for s in speech] == [content]


def test_each_of_two_who_accuse_each_other_charges_what_he_himself_says() -> None:
    text = "Chad and Sudan traded accusations over the abduction of ten Red Cross workers near Adre."
    told = {one.id: one for one in extract(read_text(text, id="x"), packaged_lexicon()).statements}
    charges = [(one.claimant, told[link.target].claimant) for one in told.values() for link in one.links]
    assert sorted(charges) == [("Chad", "Chad"), ("Sudan", "Sudan")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Mali accused the FLA of murder, kidnapping and drug smuggling.", "murder, kidnapping and drug smuggling"),
        ("Chad accused Sudan of incitement to hatred, murder and arson.",
         "incitement to hatred, murder and arson"),
        ("Chad accused Sudan of murder, and Libya closed the border.", "murder"),
        ("Chad accused Sudan of murder, its army said.", "murder"),
    ],
)  # fmt: skip
def test_a_content_goes_on_through_a_list(text: str, content: str) -> None:
    told = extract(read_text(text, id="x"), packaged_lexicon()).statements
    assert {one.content for one in told if one.relation == "accuses"} == {content}


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The foreign minister, Mr. Ahmed Diallo, spoke by telephone with the Foreign Minister of Malaysia. He said "
         "Chad had armed Sudan.", None),
        ("The foreign minister, Mr. Ahmed Diallo, flew to Lima with the President of Chile. He said Chad had armed "
         "Sudan.", None),
        ("Mr. Ahmed Diallo, then president of Gabon, said Chad had armed Sudan.", "Gabon"),
        ("Mr. Ahmed Diallo, who became president of Gabon, said Chad had armed Sudan.", "Gabon"),
    ],
)  # fmt: skip
def test_whom_a_minister_speaks_with_he_does_not_serve(text: str, state: str | None) -> None:
    people = [one for one in extract(read_text(text, id="x"), packaged_lexicon()).actors if one.type == "Person"]
    assert {one.acts_for for one in people if "Diallo" in one.name} == {state}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("UNMISS documented 295 incidents of violence affecting 1,153 civilians, including 519 killed.", None),
        ("The UN recorded 40 attacks, including 12 on schools.", "40"),
        ("Israel killed 30 people in 12 strikes, including five children.", "30"),
    ],
)
def test_the_dead_are_no_part_of_incidents(text: str, part: str | None) -> None:
    told = {one.id: one for one in extract(read_text(text, id="x"), packaged_lexicon()).statements}
    figures = [told[link.target].figure for one in told.values() for link in one.links if link.kind == "subsetOf"]
    assert [one.as_stated for one in figures if one is not None] == ([part] if part else [])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Armenia and Azerbaijan signed a truce proposed by the United States.", None),
        ("Chad and Sudan agreed on a ceasefire that Kenya had proposed.", None),
        ("A truce proposed by Qatar between Chad and Sudan was signed on Monday.", None),
        ("Hamas accepted a truce with Israel proposed by Egypt.", "proposed"),
        ("Kenya proposed a truce between Chad and Sudan.", "proposed"),
    ],
)
def test_what_both_have_signed_is_no_proposal(text: str, status: str | None) -> None:
    told = extract(read_text(text, id="x"), packaged_lexicon()).statements
    assert [one.status for one in told if one.relation == "partyTo"] == [status]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Chad and Sudan have traded barbs for weeks.", None),
        ("India and Pakistan traded blame for the past two days.", None),
        ("Chad and Sudan have blamed each other for years.", None),
        ("Chad and Sudan have accused each other for months of arming rebels.", "arming rebels"),
        ("Chad has blamed Sudan for years of war.", "years of war"),
        ("Chad blamed Sudan for two attacks.", "two attacks"),
    ],
)
def test_how_long_somebody_is_blamed_is_not_what_he_is_blamed_for(text: str, content: str | None) -> None:
    told = extract(read_text(text, id="x"), packaged_lexicon()).statements
    assert {one.content for one in told if one.relation == "accuses"} == {content}
