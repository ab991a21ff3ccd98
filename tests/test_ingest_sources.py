"""Each mapping on rows made from its codebook, and mapping files that are not what they should be."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from tables import ged, write_table

import kg
from kg.datasets import find_mapping, packaged_mappings, read_mapping
from kg.errors import KgError
from kg.graph import Graph
from kg.model import Statement
from kg.pipeline.ingest import Ingested, ingest_file

ACLED = {
    "event_id_cnty": "PAK1", "event_date": "2024-05-01", "year": "2024", "time_precision": "1",
    "disorder_type": "Political violence", "event_type": "Battles", "sub_event_type": "Armed clash",
    "actor1": "TTP: Tehreek-i-Taliban Pakistan", "assoc_actor_1": "", "inter1": "Rebel group",
    "actor2": "Military Forces of Pakistan (2022-)", "assoc_actor_2": "", "inter2": "State forces",
    "country": "Pakistan", "admin1": "Khyber Pakhtunkhwa", "admin2": "", "location": "Bannu", "latitude": "32.98",
    "longitude": "70.60", "geo_precision": "2", "source": "A paper", "source_scale": "National",
    "notes": "Fighting was seen.", "fatalities": "4",
}  # fmt: skip
DYAD = {
    "dyad_id": "857", "location": "Pakistan", "side_a": "Government of Pakistan", "side_a_id": "142", "side_b": "TTP",
    "side_b_id": "356", "year": "2009", "intensity_level": "2",
}  # fmt: skip
ICEWS = {
    "Event ID": "9", "Event Date": "2012-03-04", "Source Name": "Military (Pakistan)", "Source Country": "Pakistan",
    "CAMEO Code": "190", "Target Name": "TTP", "Target Country": "Pakistan", "Story ID": "1", "Sentence Number": "2",
    "Publisher": "A wire", "City": "Bannu", "Country": "Pakistan", "Latitude": "32.98", "Longitude": "70.60",
}  # fmt: skip
POLECAT = {
    "Event ID": "P1", "Event Date": "2021-03-04", "Event Type": "ACCUSE", "Actor Name": "Pakistan",
    "Recipient Name": "Afghanistan", "Latitude": "", "Longitude": "", "Headline": "A headline",
}  # fmt: skip


def ingest(name: str, rows: list[dict[str, str]], folder: Path, **style: str) -> Ingested:
    path = write_table(folder / f"{name}.csv", rows, **style)
    return ingest_file(find_mapping(name), path, folder / "out")


def ties(graph: Graph) -> list[Statement]:
    return [one for one in graph.statements if one.relation != "figure"]


def acled(*changes: Mapping[str, str]) -> list[dict[str, str]]:
    return [{**ACLED, "event_id_cnty": f"PAK{number}", **change} for number, change in enumerate(changes, start=1)]


def gdelt(**changes: str) -> dict[str, str]:
    row = dict.fromkeys(find_mapping("gdelt").file.header, "")
    row |= {
        "GLOBALEVENTID": "1", "SQLDATE": "20200305", "Actor1Code": "PAK", "Actor1Name": "PAKISTAN",
        "Actor1CountryCode": "PAK", "Actor2Code": "AFG", "Actor2Name": "AFGHANISTAN", "Actor2CountryCode": "AFG",
        "EventCode": "190", "NumSources": "3", "ActionGeo_Fullname": "Torkham", "ActionGeo_Lat": "34.1",
        "ActionGeo_Long": "71.1", "SOURCEURL": "https://example.org/a",
    }  # fmt: skip
    return row | changes


# ACLED


def test_the_order_of_acled_s_actors_is_no_direction(tmp_path: Path) -> None:
    swapped = {"actor1": ACLED["actor2"], "actor2": ACLED["actor1"], "event_date": "01 June 2024"}
    done = ingest("acled", acled({}, swapped), tmp_path)
    (said,) = ties(done.built.graph)
    assert (said.relation, said.event, said.time) == ("foughtWith", "Clash", "2024")
    assert (said.subject, said.object) == ("Military Forces of Pakistan (2022-)", "TTP")
    assert done.built.graph.actors["Military Forces of Pakistan (2022-)"].acts_for == "Pakistan"
    (figure,) = [one.figure for one in done.built.graph.statements if one.figure]
    assert (figure.minimum, figure.maximum, figure.comparator) == (8, 8, "about")


@pytest.mark.parametrize("side", ["actor1", "actor2"])
def test_violence_against_civilians_is_by_the_other_side_wherever_it_stands(tmp_path: Path, side: str) -> None:
    row = {"event_type": "Violence against civilians", "sub_event_type": "Attack", "actor1": "BLA", "actor2": "BLA"}
    done = ingest("acled", acled({**row, side: "Civilians (Pakistan)"}), tmp_path)
    (said,) = ties(done.built.graph)
    assert (said.relation, said.subject, said.object) == (
        "attacked",
        "Balochistan Liberation Army",
        "Civilians (Pakistan)",
    )
    assert done.built.graph.actors["Civilians (Pakistan)"].type == "Population"


@pytest.mark.parametrize(
    "notes", ["Militants allegedly fired.", "Reportedly, two were killed.", "The group claimed the attack."]
)
def test_what_is_only_alleged_stays_a_claim(tmp_path: Path, notes: str) -> None:
    done = ingest("acled", acled({"notes": notes}), tmp_path)
    statuses = {one.standing.status for one in done.built.graph.assessments}
    assert statuses == {"claimed"}
    assert not done.built.graph.network().edges


def test_a_firm_row_makes_accepted_what_another_only_alleges(tmp_path: Path) -> None:
    done = ingest("acled", acled({}, {}, {"notes": "allegedly"}, {"notes": "allegedly"}), tmp_path)
    assert len(ties(done.built.graph)) == 2
    (status,) = {one.standing.status for one in done.built.graph.assessments if one.statement.relation == "foughtWith"}
    assert status == "accepted"
    assert len(kg.open(tmp_path / "out").rows("TTP")) == 4


def test_a_week_in_acled_is_a_range_and_a_month_a_month(tmp_path: Path) -> None:
    rows = acled({"time_precision": "2"}, {"time_precision": "3", "actor1": "BLA"})
    times = {one.time for one in ties(ingest("acled", rows, tmp_path).built.graph)}
    assert times == {"[2024-04-25..2024-05-07]", "2024-05"}


def test_rows_of_one_actor_are_passed_over_and_counted(tmp_path: Path) -> None:
    rows = acled({}, {"event_type": "Protests", "actor2": ""}, {"event_type": "Strategic developments"})
    done = ingest("acled", rows, tmp_path)
    assert (done.release.rows, done.release.skipped, done.release.rejected) == (1, 2, 0)


# UCDP's dyads, GDELT, ICEWS, POLECAT


def test_a_dyad_s_year_is_a_year_and_its_codes_name_the_same_actors(tmp_path: Path) -> None:
    done = ingest("ucdp-dyadic", [DYAD], tmp_path)
    (said,) = ties(done.built.graph)
    assert (said.relation, said.subject, said.object, said.time) == ("foughtWith", "Pakistan", "TTP", "2009")
    other = ged({"side_b": "Some other spelling"})
    done = ingest("ucdp-ged", other, tmp_path)
    (judged,) = [one for one in done.judgements if one.named.name == "Some other spelling"]
    assert (judged.verdict, judged.actor, judged.evidence) == ("same", "TTP", "the code ucdp:356 is that of TTP")
    assert {one.document.partition(":")[0] for one in ties(kg.open(tmp_path / "out"))} == {"ucdp-dyadic", "ucdp-ged"}


def test_gdelt_has_no_header_and_its_rows_stay_claims(tmp_path: Path) -> None:
    path = tmp_path / "events.CSV"
    rows = [gdelt(), gdelt(GLOBALEVENTID="2", EventCode="043"), gdelt(GLOBALEVENTID="3", Actor1CountryCode="")]
    path.write_text("".join("\t".join(row.values()) + "\n" for row in rows), encoding="utf-8")
    done = ingest_file(find_mapping("gdelt"), path, tmp_path / "out")
    assert (done.release.rows, done.release.skipped) == (2, 1)
    graph = done.built.graph
    fought, met = sorted(ties(graph), key=lambda one: one.relation)
    assert (fought.relation, fought.subject, fought.object, fought.time) == (
        "attacked",
        "Pakistan",
        "Afghanistan",
        "2020-03-05",
    )
    assert (met.relation, met.parties) == ("negotiatedWith", ("Afghanistan", "Pakistan"))
    assert {one.standing.status for one in graph.assessments} == {"claimed"}
    assert list(kg.open(tmp_path / "out").rows("Pakistan")["row"]) == ["1", "2"]


def test_an_army_in_gdelt_is_not_its_country(tmp_path: Path) -> None:
    path = tmp_path / "events.tsv"
    path.write_text("\t".join(gdelt(Actor1Type1Code="MIL", Actor1Code="PAKMIL").values()) + "\n", encoding="utf-8")
    (said,) = ties(ingest_file(find_mapping("gdelt"), path, tmp_path / "out").built.graph)
    assert said.subject == "PAKISTAN MIL"


def test_icews_and_polecat_say_who_acts(tmp_path: Path) -> None:
    done = ingest("icews", [ICEWS], tmp_path, delimiter="\t")
    (said,) = ties(done.built.graph)
    assert (said.relation, said.subject, said.object) == ("attacked", "Military (Pakistan)", "TTP")
    done = ingest("polecat", [POLECAT], tmp_path, delimiter="\t")
    (said,) = [one for one in ties(done.built.graph) if one.tally and one.tally.table == "polecat"]
    assert (said.relation, said.subject, said.object, said.sign) == ("accuses", "Pakistan", "Afghanistan", -1)


def test_a_table_of_actors_gives_names_and_codes_to_the_tables_after_it(tmp_path: Path) -> None:
    row = {"ActorId": "398", "NameData": "Ansar of Khyber", "NameDataFull": "Ansaar ul-Islam", "NameOrig": ""}
    other = {**row, "ActorId": "356", "NameData": "TTP", "NameDataFull": ""}
    done = ingest("ucdp-actor", [row, other], tmp_path)
    actor = done.built.graph.find_actor("Ansaar ul-Islam")
    assert (actor.name, actor.codes) == ("Ansar of Khyber", ("ucdp:398",))
    assert not done.built.graph.statements
    done = ingest("ucdp-ged", ged({"side_a": "Whoever", "side_a_new_id": "398", "type_of_violence": "2"}), tmp_path)
    (said,) = ties(done.built.graph)
    assert (said.subject, said.object) == ("Ansar of Khyber", "TTP")


def test_an_agreement_has_the_parties_that_signed_it_and_a_row_without_any_is_told(tmp_path: Path) -> None:
    signed = "For the Government of Colombia: A. Person, minister; for the FARC-EP: B. Person"
    row = {
        "AgtId": "7",
        "Con": "Colombia",
        "Agt": "Ceasefire of June",
        "Dat": "2016-06-23",
        "Stage": "Cea",
        "Part": signed,
    }
    rows = [
        row,
        {**row, "AgtId": "8", "Stage": "SubComp", "Agt": "Final accord"},
        {**row, "AgtId": "9", "Part": "Unknown"},
    ]
    done = ingest("pa-x", rows, tmp_path)
    assert (done.release.rows, done.release.rejected) == (2, 1)
    first, second = sorted(done.built.graph.statements, key=lambda one: one.agreement or "")
    assert (first.agreement, first.event, first.time, first.relation) == (
        "Ceasefire of June",
        "Ceasefire",
        "2016-06-23",
        "partyTo",
    )
    assert second.event == "PeaceAgreement"
    assert "Colombia" in first.parties
    assert len(first.parties) == 2
    assert done.built.graph.network().has_edge("Colombia", "Ceasefire of June")
    assert list(kg.open(tmp_path / "out").rows("Colombia")["row"]) == ["7", "8"]
    assert not [finding for finding in done.built.findings if finding.severity == "violation"]


@pytest.mark.parametrize("name", sorted(packaged_mappings()))
def test_only_what_was_tried_says_so(name: str) -> None:
    assert ("not yet tried" in find_mapping(name).tried) == (name != "ucdp-ged")


# Mapping files


def test_a_copied_mapping_reads_a_table_of_one_s_own(tmp_path: Path) -> None:
    text = find_mapping("ucdp-ged").text.replace("mapping: ucdp-ged", "mapping: mine").replace("[side_a]", "[attacker]")
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    rows = [{("attacker" if name == "side_a" else name): value for name, value in row.items()} for row in ged({})]
    done = ingest_file(read_mapping(tmp_path / "mine.yaml"), write_table(tmp_path / "t.csv", rows), tmp_path / "out")
    assert done.release.rows == 1
    assert (tmp_path / "out/tables/mine/table.json").is_file()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("mapping: ucdp-ged", "mapping: ../../etc", "cannot name a table"),
        ("row: id", "row: ident", "no field 'ident'"),
        ("relation: attacked", "relation: assaulted", "assaulted"),
        ("    subject: a\n", "", "attacked has a direction, and the rule does not say which"),
        (
            "    relation: foughtWith\n    types: [any",
            "    relation: foughtWith\n    subject: a\n    types: [any",
            "no direction",
        ),
        (
            "    relation: foughtWith\n    types: [any",
            "    relation: foughtWith\n    types: [Warband",
            "no class of actor",
        ),
        ('"3": range', '"3": fortnight', "fortnight"),
        ("latitude: latitude\n  longitude", "latitud: latitude\n  longitude", "no field 'latitud'"),
        ('pattern: "Taleban"', 'pattern: "(Tale"', "no regular expression"),
        ("Civilians in {country}", "Civilians in {land}", "no field 'land'"),
        ("publisher_type: ResearchOrganization", "publisher_type: Place", "no class of actor"),
        ("rules:", "rules: []\nother:", "no field 'other'"),
        (
            "figure: {measure: killed, low: low, best: best, high: high}",
            "figure: {measure: killed}",
            "without a number",
        ),
        ("columns:", "columns: &all", "anchors"),
        ('{field: type, values: ["1"]}', "{field: type}", "give one, and only one"),
    ],
)
def test_a_mapping_that_is_none_is_refused_by_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = find_mapping("ucdp-ged").text
    assert old in text
    path = tmp_path / "bad.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KgError) as raised:
        read_mapping(path)
    assert message.lower() in str(raised.value).lower()
    assert "line " in str(raised.value)
