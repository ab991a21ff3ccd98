"""The page as text: the same bytes, nothing from outside, nothing that a graph says becomes markup."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import networkx as nx
import pytest
from explorer.payloads import PAYLOADS
from explorer.samples import DOCUMENT, add_actor, add_tie, hostile_network, tie

from kg.errors import KgError, UnknownNameError
from kg.explorer import Preset, assets, explorer_html, parse_preset
from kg.explorer.words import date_in_words


def data_of(page: str) -> dict:
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)[1])


def fact(page: str, number: int) -> dict:
    return next(found for found in data_of(page)["facts"] if found["id"] == f"{number:032x}")


class Elements(HTMLParser):
    """Every element with its attributes and text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict, list[str]]] = []
        self.open = False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs), []))
        self.open = True

    def handle_endtag(self, tag):
        self.open = False

    def handle_data(self, data):
        if self.open:
            self.found[-1][2].append(data)

    def all(self, tag: str) -> list[tuple[dict, str]]:
        return [(attributes, "".join(text)) for name, attributes, text in self.found if name == tag]


class TestBytes:
    def test_the_same_whatever_the_hash_seed(self):
        program = (
            "import hashlib, kg; from kg.explorer import explorer_html; g = kg.build();"
            "page = explorer_html(g.drawing(), title='T', documents=g.documents, figures=g.assessments);"
            "print(hashlib.sha256(page.encode()).hexdigest())"
        )
        digests = {
            subprocess.run(
                [sys.executable, "-c", program],
                env={**os.environ, "PYTHONHASHSEED": seed},
                check=True,
                capture_output=True,
                text=True,
            ).stdout
            for seed in ("0", "4711")
        }
        assert len(digests) == 1

    def test_the_order_in_which_a_network_was_made_does_not_matter(self, network):
        turned = nx.MultiDiGraph()
        turned.add_nodes_from(reversed(list(network.nodes(data=True))))
        turned.add_edges_from(reversed(list(network.edges(keys=True, data=True))))
        assert explorer_html(turned, title="T") == explorer_html(network, title="T")

    def test_size(self, network):
        assert len(explorer_html(nx.MultiDiGraph(), title="Empty").encode()) <= 550_000
        assert len(explorer_html(network, title="T").encode()) <= 550_000 + 1_000 * 5

    def test_size_of_the_founding_graph(self):
        import kg

        graph = kg.build()
        page = explorer_html(
            graph.drawing(), title="T", documents=graph.documents, figures=graph.assessments, version="Parley 9"
        )
        assert len(page.encode()) <= 550_000 + 1_000 * len(graph.statements)


class TestIsolation:
    def test_no_element_points_outside(self, network):
        page = Elements(explorer_html(network, title="T", documents=[DOCUMENT]))
        pointing = [
            (tag, name, value)
            for tag, attributes, _ in page.found
            for name, value in attributes.items()
            if name in ("src", "href", "action", "data", "srcset", "poster", "formaction") and value != "data:,"
        ]
        assert pointing == []
        style = "".join(text for _, text in page.all("style"))
        assert "url(" not in style
        assert "@import" not in style

    def test_policy_allows_the_own_scripts_and_nothing_else(self, network):
        page = Elements(explorer_html(network, title="T"))
        [policy] = [
            meta["content"] for meta, _ in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy"
        ]
        directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))

        def digest(text: str) -> str:
            return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

        scripts = [text for attributes, text in page.all("script") if "type" not in attributes]
        assert directives == {
            "default-src": "'none'",
            "script-src": " ".join(digest(text) for text in scripts),
            "style-src": " ".join(digest(text) for _, text in page.all("style")),
            "img-src": "data: blob:",
            "connect-src": "'none'",
            "base-uri": "'none'",
            "form-action": "'none'",
        }
        assert len(scripts) == 2

    def test_no_carriage_return_that_a_browser_would_change_before_hashing(self, network):
        assert "\r" not in explorer_html(network, title="T")

    def test_own_scripts_have_no_line_comments_and_write_no_markup(self):
        own = assets.script()
        assert not re.search(r"(^|\s)//", own, re.MULTILINE)
        for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "fetch("):
            assert word not in own

    def test_another_renderer_is_refused(self, monkeypatch):
        monkeypatch.setattr(assets, "VENDORED", (replace(assets.VENDORED[0], sha256="00"), *assets.VENDORED[1:]))
        assets.renderer.cache_clear()
        with pytest.raises(KgError, match="not the expected 00"):
            assets.renderer()
        assets.renderer.cache_clear()

    def test_every_script_of_others_is_pinned_and_carries_its_notice(self):
        folder = Path(assets.__file__).parent / "vendor"
        assert {path.name for path in folder.glob("*.js")} == {vendored.file for vendored in assets.VENDORED}
        for vendored in assets.VENDORED:
            assert f"/*! {vendored.notice} */" in assets.renderer()
            assert vendored.file in (folder / "README.md").read_text(encoding="utf-8")
        assert "sourceMappingURL" not in assets.renderer()


class TestInjection:
    @pytest.mark.parametrize("payload", PAYLOADS)
    def test_nothing_becomes_markup(self, payload):
        plain = Elements(explorer_html(hostile_network("plain"), title="plain"))
        page = explorer_html(hostile_network(payload), title=payload, version=payload)
        assert [tag for tag, _, _ in Elements(page).found] == [tag for tag, _, _ in plain.found]
        assert data_of(page)["nodes"][0]["aliases"] == [payload]
        assert data_of(page)["evidence"][0]["quote"] == payload
        assert not re.search("[<>&\u2028\u2029]", re.search(r'id="data">(.*?)</script>', page, re.DOTALL)[1])

    def test_half_a_character_can_be_written(self):
        explorer_html(hostile_network("\ud83d"), title="T").encode("utf-8")


class TestContent:
    def test_a_claim_in_no_view_but_everything_stays_out_of_the_accepted_map(self, network):
        page = explorer_html(network, title="T")
        names = [view["name"] for view in data_of(page)["views"]]
        assert names == ["accepted", "all", "claimant=Redland", "everything"]
        assert [names[view] for view in fact(page, 1)["views"]] == names
        assert [names[view] for view in fact(page, 2)["views"]] == ["all", "everything"]
        assert [names[view] for view in fact(page, 5)["views"]] == ["everything"]
        assert (fact(page, 5)["status"], fact(page, 5)["modality"]) == ("not actual", "forecast")

    def test_a_mediation_is_a_table_with_its_parties_and_its_outcome(self, network):
        data = data_of(explorer_html(network, title="T"))
        names = {node["id"]: node["name"] for node in data["nodes"]}
        number = next(index for index, found in enumerate(data["facts"]) if found["relation"] == "mediatedBetween")
        lines = sorted(
            (names[link["from"]], names[link["to"]], link["role"]) for link in data["links"] if link["fact"] == number
        )
        assert lines == [
            ("Mediation: Blueland–Redland", "Blueland", "party"),
            ("Mediation: Blueland–Redland", "May Truce", "outcome"),
            ("Mediation: Blueland–Redland", "Redland", "party"),
            ("Türkiye", "Mediation: Blueland–Redland", "helper"),
        ]
        assert [names[name] for name in data["facts"][number]["to"]] == ["Blueland", "Redland"]

    def test_evidence_keeps_every_field(self, network):
        page = explorer_html(network, title="T", documents=[DOCUMENT], version="Parley 9")
        data = data_of(page)
        [position] = fact(page, 1)["evidence"]
        claim = data["evidence"][position]
        assert claim == {
            "id": "s1", "stance": "affirms", "modality": "actual", "act": "states", "aspect": "ongoing",
            "claimant": "Redland", "origin": "The Gazette", "quote": "Redland shelled the border towns in May",
            "document": 0, "lines": [3], "span": [10, 49], "section": "body", "time": "2024-05",
            "timeWords": "May 2024",
            "inferred": ["time"], "extractor": "person", "score": 1.0,
        }  # fmt: skip
        assert data["documents"] == [
            {
                "id": "gazette", "title": "A border war", "publisher": "The Gazette", "issued": "2 June 2024",
                "sha256": "ab" * 32, "restates": "gazette_original.txt", "originalSha256": "cd" * 32,
            }
        ]  # fmt: skip
        assert fact(page, 1)["bounds"] == ["2024-05-01", "2024-05-31", "2024-05-01", "2024-05-31"]
        assert fact(page, 3)["bounds"] == ["2024-05-01", "2024-05-31", None, None]
        assert "bounds" not in fact(page, 2)
        assert fact(page, 4)["seen"] == fact(page, 1)["seen"] == "2024-06-02"
        assert "vague" not in fact(page, 1)
        assert data["version"] == "Parley 9"

    def test_a_network_of_one_view_needs_no_views(self, network):
        for _, _, attributes in network.edges(data=True):
            attributes["views"] = ()
        data = data_of(explorer_html(network, title="T", view="claimant=Redland"))
        assert [view["name"] for view in data["views"]] == ["claimant=Redland", "everything"]
        assert all(found["views"] == [0, 1] for found in data["facts"])

    def test_unknown_view_and_preset(self, network):
        with pytest.raises(UnknownNameError, match="Did you mean accepted"):
            explorer_html(network, title="T", view="acepted")
        with pytest.raises(UnknownNameError, match="Did you mean hostilities"):
            parse_preset("hostility")
        assert data_of(explorer_html(network, title="T", preset=Preset.MEDIATION))["preset"] == "mediation"

    def test_positions_are_kept(self, network):
        data = data_of(explorer_html(network, title="T", positions={"Redland": (-700, 333)}))
        [redland] = [node for node in data["nodes"] if node["name"] == "Redland"]
        assert (redland["x"], redland["y"]) == (-700, 333)

    def test_parallel_ties_all_arrive(self):
        network = nx.MultiDiGraph()
        add_actor(network, "A")
        add_actor(network, "B")
        for number in range(300):
            add_tie(network, "A", "B", tie(number))
        assert len(data_of(explorer_html(network, title="T"))["facts"]) == 300


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        (None, "not dated"),
        ("2025-10-08", "8 October 2025"),
        ("2025-10", "October 2025"),
        ("2025", "2025"),
        ("202X", "the 2020s"),
        ("2024-34", "the second quarter of 2024"),
        ("2025~", "about 2025"),
        ("2025-06?", "perhaps June 2025"),
        ("2021-08/2022", "from August 2021 to 2022"),
        ("2021/..", "from 2021, end not stated"),
        ("../2021-08", "until August 2021, beginning not stated"),
        ("[2022..2026-01-09]", "at some time between 2022 and 9 January 2026"),
        ("[..2014]", "by 2014, exact time not stated"),
        ("[2026-01-09..]", "in or after 9 January 2026, exact time not stated"),
        ("[2020, 2022]", "on one of: 2020, 2022"),
        ("soon", "soon"),
    ],
)
def test_dates_in_words_are_as_precise_as_they_are(edtf, words):
    assert date_in_words(edtf) == words


def test_assets_are_all_used():
    folder = Path(assets.template_folder())
    assert {path.name for path in folder.iterdir()} == {"explorer.html", "explorer.css", *assets.SCRIPTS}
