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
    rows = [gdelt(), gdelt(GLOBALEVENTID="2", EventCode="046"), gdelt(GLOBALEVENTID="3", Actor1CountryCode="")]
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


# Every source once more, as a reader of its codebook would look at it. None of these rows is from a real export.

GED_BEFORE_2017 = (
    "id,year,active_year,type_of_violence,conflict_id,conflict_name,dyad_id,dyad_name,side_a_id,side_a,side_b_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,"
    "date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,low,best,high,gwnoa,gwnob"
)
GED_17 = (
    "id,year,active_year,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,"
    "dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,"
    "source_office,source_date,source_headline,source_original,where_prec,where_coordinates,adm_1,adm_2,latitude,"
    "longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,"
    "deaths_b,deaths_civilians,deaths_unknown,low,best,high,gwnoa,gwnob"
)
GED_19 = GED_17.replace("id,year,active_year,", "id,relid,year,active_year,code_status,", 1).replace(
    "where_coordinates,", "where_coordinates,where_description,"
)
GED_23 = GED_19.replace("low,best,high", "best,high,low")
GED_RELEASES = {"5.0": GED_BEFORE_2017, "17.1": GED_17, "19.1": GED_19, "23.1": GED_23, "24.1": GED_23, "25.1": GED_23}
"""The columns of releases, as their codebooks list them; the candidate releases have those of the yearly one."""


def ged_row(header: str, **changes: str) -> dict[str, str]:
    row = dict.fromkeys(header.split(","), "")
    (known,) = ged({"side_a_new_id": "142", "side_b_new_id": "356", "number_of_sources": "2", **changes})
    return row | {name: value for name, value in known.items() if name in row}


@pytest.mark.parametrize("release", GED_RELEASES)
def test_releases_of_ged_say_the_same_whatever_their_columns(tmp_path: Path, release: str) -> None:
    path = write_table(tmp_path / "t.csv", [ged_row(GED_RELEASES[release])])
    done = ingest_file(find_mapping("ucdp-ged"), path, tmp_path / "out")
    (said,) = ties(done.built.graph)
    assert (said.subject, said.relation, said.object, said.time) == ("Pakistan", "foughtWith", "TTP", "2009-05-01")
    rows = kg.open(tmp_path / "out").rows("TTP", "Pakistan")
    assert list(rows[["low", "best", "high", "sources", "place_precision"]].iloc[0]) == [2, 3, 4, 2, "exact location"]
    assert [judged.named.code for judged in done.judgements] == (
        [None, None] if release == "5.0" else ["ucdp:142", "ucdp:356"]
    )


def test_an_id_of_before_2017_is_nobody_s_of_today(tmp_path: Path) -> None:
    """The same number meant somebody else then."""
    row = ged_row(GED_BEFORE_2017, side_b="Some group") | {"side_b_id": "356"}
    done = ingest("ucdp-ged", [row], tmp_path)
    assert {judged.named.name: judged.verdict for judged in done.judgements}["Some group"] == "unsure"


@pytest.mark.parametrize("status", ["Check dyad", "Unclear", "Check type of violence"])
def test_what_a_candidate_release_has_not_settled_stays_a_claim(tmp_path: Path, status: str) -> None:
    done = ingest("ucdp-ged", [ged_row(GED_23) | {"code_status": status}], tmp_path)
    assert {one.standing.status for one in done.built.graph.assessments} == {"claimed"}


@pytest.mark.parametrize(
    ("kind", "relation"),
    [
        ("Battle-No change of territory", "foughtWith"),
        ("Remote violence", "foughtWith"),
        ("Riots/Protests", None),
        ("Strategic development", None),
        ("Non-violent transfer of territory", None),
    ],
)
def test_acled_of_before_2019_has_other_types_and_no_sub_types(tmp_path: Path, kind: str, relation: str | None) -> None:
    row = {name: value for name, value in ACLED.items() if name != "sub_event_type"}
    rows = [row | {"event_type": "Battles"}, row | {"event_id_cnty": "PAK2", "event_type": kind, "actor2": "BLA"}]
    for each in rows:
        each["event_date"], each["year"] = "31-December-2017", "2017"
    done = ingest("acled", [{name.upper(): value for name, value in each.items()} for each in rows], tmp_path)
    found = {one.relation for one in ties(done.built.graph) if "Balochistan Liberation Army" in one.names}
    assert found == ({relation} if relation else set())
    assert {one.time for one in ties(done.built.graph)} == {"2017-12-31"}


def test_a_date_that_may_be_of_two_months_is_refused(tmp_path: Path) -> None:
    done = ingest("acled", acled({}, {"event_date": "03/04/2017"}), tmp_path)
    assert (done.release.rows, done.release.rejected) == (1, 1)


@pytest.mark.parametrize("notes", ["Suspected TTP militants fired.", "The attack was blamed on the TTP."])
def test_whom_acled_only_suspects_did_not_do_it_for_a_fact(tmp_path: Path, notes: str) -> None:
    done = ingest("acled", acled({"notes": notes}), tmp_path)
    assert {one.standing.status for one in done.built.graph.assessments} == {"claimed"}


@pytest.mark.parametrize(
    ("code", "relation"),
    [("046", "negotiatedWith"), ("46", "negotiatedWith"), ("042", None), ("045", None), ("010", None), ("10", None),
     ("100", "demandsOf"), ("112", "accuses"), ("111", "criticises"), ("190", "attacked"), ("163", "sanctions"),
     ("0256", None), ("061", "cooperatesWith"), ("138", "threatens")],
)  # fmt: skip
@pytest.mark.parametrize("name", ["icews", "gdelt", "gdelt-1"])
def test_a_code_of_cameo_says_no_more_than_its_codebook(
    tmp_path: Path, name: str, code: str, relation: str | None
) -> None:
    rows = [one_row(name), one_row(name)]
    rows[1] |= {find_mapping(name).columns["event" if name.startswith("gdelt") else "code"][0]: code}
    rows[1] |= {find_mapping(name).columns["id"][0]: "2"}
    rows[0] |= {find_mapping(name).columns["date"][0]: "20190101" if name.startswith("gdelt") else "2019-01-01"}
    said = ties(ingest_rows(name, rows, tmp_path).built.graph)
    assert [one.relation for one in said if not (one.time or "").startswith("2019")] == ([relation] if relation else [])


def test_nobody_is_no_actor(tmp_path: Path) -> None:
    nobody = {**ICEWS, "Event ID": "2", "Source Name": "Unspecified Actor"}
    done = ingest("icews", [ICEWS, nobody], tmp_path, delimiter="\t")
    assert (done.release.rows, done.release.skipped) == (1, 1)
    done = ingest(
        "polecat", [POLECAT, {**POLECAT, "Event ID": "P2", "Recipient Name": "None"}], tmp_path, delimiter="\t"
    )
    assert (done.release.rows, done.release.skipped) == (1, 1)


@pytest.mark.parametrize(
    ("kind", "mode", "relation"),
    [("CONSULT", "visit", None), ("CONSULT", "negotiate", "negotiatedWith"), ("REQUEST", "assist", None),
     ("REQUEST", "change", "demandsOf"), ("SUPPORT", "", None)],
)  # fmt: skip
def test_the_mode_of_a_plover_event_tells_talks_from_visits(
    tmp_path: Path, kind: str, mode: str, relation: str | None
) -> None:
    rows = [POLECAT | {"Event Mode": ""}, POLECAT | {"Event ID": "P2", "Event Type": kind, "Event Mode": mode}]
    said = ties(ingest("polecat", rows, tmp_path, delimiter="\t").built.graph)
    assert {one.relation for one in said} - {"accuses"} == ({relation} if relation else set())


def test_a_document_of_one_side_is_no_agreement_and_an_unclear_one_a_claim(tmp_path: Path) -> None:
    rows = [
        {**PAX, "AgtId": "1", "Agt": "One", "Status": "Unilateral document"},
        {**PAX, "AgtId": "2", "Agt": "Two", "Status": "Status unclear"},
        {**PAX, "AgtId": "3", "Agt": "Three", "Status": "Multiparty signed/agreed"},
    ]
    done = ingest("pa-x", rows, tmp_path)
    assert done.release.skipped == 1
    found = {one.statement.agreement: one.standing.status for one in done.built.graph.assessments}
    assert found == {"Two": "claimed", "Three": "accepted"}


PAX = {
    "AgtId": "7", "Con": "Colombia", "Agt": "Ceasefire of June", "Dat": "2016-06-23", "Stage": "Cea",
    "Part": "For the Government of Colombia: A. Person; for the FARC-EP: B. Person",
}  # fmt: skip


def one_row(name: str) -> dict[str, str]:
    """A row of a source that fits."""
    if name.startswith("gdelt"):
        row = dict.fromkeys(find_mapping(name).file.header, "")
        return row | {field: value for field, value in gdelt().items() if field in row}
    rows = {
        "acled": ACLED,
        "icews": ICEWS,
        "polecat": POLECAT,
        "pa-x": PAX,
        "ucdp-dyadic": DYAD,
        "ucdp-ged": ged({})[0],
    }
    return dict(rows[name])


def ingest_rows(name: str, rows: list[dict[str, str]], folder: Path) -> Ingested:
    mapping = find_mapping(name)
    path = write_table(folder / f"{name}.csv", rows, delimiter=mapping.file.delimiter)
    if mapping.file.header:
        path.write_text(path.read_text("utf-8").partition("\n")[2], encoding="utf-8")
    return ingest_file(mapping, path, folder / "out")


@pytest.mark.parametrize("name", sorted(set(packaged_mappings()) - {"ucdp-actor"}))
def test_a_row_of_every_source_reaches_rows_queries_and_the_explorer(tmp_path: Path, name: str) -> None:
    row = one_row(name)
    done = ingest_rows(name, [row], tmp_path)
    graph = kg.open(tmp_path / "out")
    (said,) = ties(graph)
    rows = graph.rows(said.id)
    assert list(rows["text"]) == [said.quote.exact]
    answer = graph.query(f"SELECT ?n WHERE {{ ?claim kg:table '{name}' ; kg:rowCount ?n }}")
    assert {int(number) for number in answer["n"]} == {1}
    words = max(row.values(), key=len)
    assert words in said.quote.exact
    assert words in (tmp_path / "out" / "explorer.html").read_text("utf-8")
    assert {one.standing.status for one in graph.assessments} == (
        {"claimed"} if find_mapping(name).confidence else {"accepted"}
    )
    assert (done.release.rejected, done.release.skipped) == (0, 0)


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
