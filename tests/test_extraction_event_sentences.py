"""One event, one sentence: who does what to whom, and what the sentence does not say of the two."""

from __future__ import annotations

import pytest
from extracted import statements_of, told


def _ties(text: str) -> set[tuple[str, str, str | None, str]]:
    return {
        (
            tie.subject,
            tie.relation,
            tie.object or next((p for p in tie.parties if p != tie.subject), None),
            tie.modality,
        )
        for tie in statements_of(text)
        if tie.figure is None
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ghana offered troops to Togo.", ("Ghana", "supports", "Togo", "planned")),
        ("Ghana offered Togo talks without preconditions.", ("Ghana", "negotiatedWith", "Togo", "planned")),
        ("Ghana is ready for talks with Togo.", ("Ghana", "negotiatedWith", "Togo", "planned")),
        ("Ghana offered to send troops to help Togo fight smugglers.", ("Ghana", "supports", "Togo", "planned")),
        ("Talks between Ghana and Togo failed to materialise.", ("Ghana", "negotiatedWith", "Togo", "planned")),
        ("Talks between Ghana and Togo failed to yield a settlement.", ("Ghana", "negotiatedWith", "Togo", "actual")),
    ],
)
def test_an_offer_is_no_deed(text: str, wanted: tuple[str, str, str, str]) -> None:
    assert _ties(text) == {wanted}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Kenyan police shot dead two suspected al-Shabaab militants.",
            ("Kenya", "attacked", "al-Shabaab", "possible"),
        ),
        ("Turkish soldiers killed three suspected PKK militants.", ("Türkiye", "attacked", "PKK", "possible")),
        ("Turkish jets hit a suspected PKK camp.", ("Türkiye", "attacked", "PKK", "possible")),
        ("Turkey detained 20 suspected PKK members.", ("Türkiye", "hostileTo", "PKK", "possible")),
    ],
)
def test_the_suspected_may_be_of_the_group(text: str, wanted: tuple[str, str, str, str]) -> None:
    assert _ties(text) == {wanted}
    assert not any(tie.figure and tie.subject == wanted[2] for tie in statements_of(text))


def test_the_suspected_are_no_source_of_what_they_are_suspected_of() -> None:
    said = statements_of("Suspected PKK militants killed two Turkish soldiers.")
    assert {(tie.subject, tie.claimant) for tie in said if tie.figure} == {("Türkiye", None)}
    assert all(tie.modality == "possible" for tie in said if tie.subject == "PKK")


@pytest.mark.parametrize(
    ("text", "not_told"),
    [
        # Whom they condemn is who did it, not those to whom it was done.
        ("Norway condemned the killing of Togolese civilians.", ("Norway", "criticises", "Togo")),
        (
            "The UN mission condemned the killing of four Togolese peacekeepers by jihadists in Kidal.",
            ("United Nations", "criticises", "Togo"),
        ),
        ("Norway denounced the bombing of Togo's ports.", ("Norway", "criticises", "Togo")),
        # People who are no fighters are not their state.
        ("Croatian border police beat back a group of Afghan migrants.", ("Croatia", "foughtWith", "Afghanistan")),
        ("Croatian border police beat a party of Afghan migrants.", ("Croatia", "attacked", "Afghanistan")),
        # Help that is blocked is not given.
        ("Hungary vetoed EU loans to Togo.", ("European Union", "supports", "Togo")),
        ("Hungary blocked IMF loans to Togo.", ("International Monetary Fund", "supports", "Togo")),
        # With words, not with arms.
        ("Ghana hit out at Togo over its navy.", ("Ghana", "attacked", "Togo")),
        ("Ghana struck out at Togo over its navy.", ("Ghana", "attacked", "Togo")),
        # Where fighters are pursued the state of the place is not attacked.
        (
            "Ugandan troops crossed into eastern Congo to pursue fighters of the Allied Democratic Forces.",
            ("Uganda", "attacked", "Democratic Republic of the Congo"),
        ),
        # Whoever is helped in "its dispute" is the one who has it.
        ("Ghana stood by Togo in its dispute with Benin.", ("Ghana", "disputesWith", "Benin")),
        ("London froze 40 million pounds of aid to Rwanda over its backing of the M23.",
         ("United Kingdom", "supports", "M23")),
    ],
)  # fmt: skip
def test_what_is_not_said_of_the_two(text: str, not_told: tuple[str, str, str]) -> None:
    assert not_told not in told(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The UN mission condemned the killing of four Togolese peacekeepers by al-Shabaab in Kidal.",
            ("United Nations", "criticises", "al-Shabaab"),
        ),
        ("Norway condemned Togo's killing of civilians.", ("Norway", "criticises", "Togo")),
        ("Israeli warplanes hit a convoy of Hezbollah trucks.", ("Israel", "attacked", "Hezbollah")),
        (
            "Ugandan troops crossed into eastern Congo to pursue fighters of the Allied Democratic Forces.",
            ("Uganda", "hostileTo", "Allied Democratic Forces"),
        ),
        ("Ghana stood by Togo in its dispute with Benin.", ("Togo", "disputesWith", "Benin")),
        (
            "London froze 40 million pounds of aid to Rwanda over its backing of the M23.",
            ("Rwanda", "supports", "M23"),
        ),
        ("Ghana threatened to take Togo to the International Court of Justice.", ("Ghana", "threatens", "Togo")),
    ],
)
def test_who_it_is_said_of(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


def test_a_first_name_is_nobodys_surname() -> None:
    text = "Saudi soldiers entered Bahrain. Crown Prince Salman offered the opposition a dialogue on seven principles."
    assert not any("Saudi Arabia" in tie for tie in told(text) if tie[1] == "negotiatedWith")


@pytest.mark.parametrize(
    "denial",
    [
        "Rwanda denied on Friday that it backs the M23.",
        "Rwanda denied on Friday, in a statement, that it backs the M23.",
        "Rwanda denied in Geneva that it backs the M23.",
        "Rwanda denied again on 3 May that it backs the M23.",
        "Rwanda rejected on Friday claims that it backs the M23.",
        "Rwanda denied on Friday backing the M23.",
    ],
)
def test_a_denial_is_read_past_the_occasion_on_which_it_is_made(denial: str) -> None:
    said = {(tie.subject, tie.relation, tie.object, tie.stance, tie.claimant) for tie in statements_of(denial)}
    assert said == {("Rwanda", "supports", "M23", "denies", "Rwanda")}


@pytest.mark.parametrize("text", ["Rwanda denied on Friday visas to Ugandans.", "Rwanda denied in 2012 the M23 entry."])
def test_what_is_not_given_is_no_denial(text: str) -> None:
    assert not any(tie.stance == "denies" for tie in statements_of(text))


@pytest.mark.parametrize("dash", ["-", "–"])
def test_whoever_is_linked_to_a_group_by_a_dash_of_either_length_is_not_it(dash: str) -> None:
    assert not any(
        tie[0] == "Islamic State" for tie in told(f"Islamic State{dash}linked fighters attacked Mozambique.")
    )


@pytest.mark.parametrize(
    ("text", "not_told"),
    [
        # Who will not, or only tries to, does not.
        ("Shekau, the leader of Boko Haram, refused to hand over to Mamman Nur.",
         ("Mamman Nur", "leads", "Boko Haram")),
        ("Shekau, the leader of Boko Haram, avoided handing over power to Mamman Nur.",
         ("Mamman Nur", "leads", "Boko Haram")),
        ("Iran vowed to stop attacks on Israel.", ("Iran", "threatens", "Israel")),
        ("Pakistan vowed to stop the violence and to work with India.", ("Pakistan", "threatens", "India")),
        ("The Taliban vowed to liberate Afghanistan.", ("Afghan Taliban", "threatens", "Afghanistan")),
        # What is won at a table or a court is not taken by force.
        ("Russia recovered the territory from Ukraine under the treaty of 2014.", ("Russia", "attacked", "Ukraine")),
        ("Russia won the land from Ukraine at the World Court.", ("Russia", "attacked", "Ukraine")),
        ("Russia seized the initiative from Ukraine in the talks.", ("Russia", "attacked", "Ukraine")),
        # A title beside a body's name is no organ of it.
        ("NATO Summit Madrid condemned Russia.", ("NATO Summit Madrid", "criticises", "Russia")),
        ("Kenya attacked Somalia. The Taliban may number 5,000 fighters.", ("Afghan Taliban", "figure", None)),
    ],
)  # fmt: skip
def test_what_is_not_done_is_not_told(text: str, not_told: tuple[str, str, str | None]) -> None:
    assert not_told not in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Russia held separate talks with Iran and Turkey on trade.",
        "Russia met separately with Iran and Syria to sign arms deals.",
        "Qatar, which is no mediator, urged Hamas and Israel to stop.",
        "Hamas, which shot a mediator, pressed Iran and Israel for money.",
        "Qatar did not offer its good offices to Hamas and Israel.",
        "Qatar refused to lend its good offices to Hamas and Israel.",
    ],
)
def test_nobody_mediates(text: str) -> None:
    assert not any(tie.relation == "mediatedBetween" for tie in statements_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Russia held separate talks with Armenia and Azerbaijan on a ceasefire.",
        "Qatar, the mediator, urged Hamas and Israel to stop.",
        "Qatar offered its good offices to Hamas and Israel.",
    ],
)
def test_somebody_mediates(text: str) -> None:
    assert sum(tie.relation == "mediatedBetween" for tie in statements_of(text)) == 1


def test_what_is_reported_to_somebody_is_a_claim() -> None:
    (said,) = statements_of("Kenya reported to the Security Council that Somalia had attacked Ethiopia.")
    assert (said.subject, said.relation, said.object, said.claimant) == ("Somalia", "attacked", "Ethiopia", "Kenya")


def test_rebels_of_two_countries_are_not_the_same() -> None:
    text = (
        "Islamist rebels killed ten villagers in Mali on Monday, officials said. In Uganda, rebels of the "
        "Lord's Resistance Army killed three people."
    )
    assert ("Lord's Resistance Army", "attacked", "Mali") not in told(text)
