# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Who says so? Claims, denials and worldviews in two news articles
#
# Four thousand dead. A sanctuary that is denied. Two hundred fighters killed, says the one; fifty-eight soldiers,
# says the other. News of a conflict is news of what people say about it. What is left when every sentence is asked
# who says it, who denies it, and how many independent voices stand behind it?
#
# The graph holds two articles on Pakistan, the Afghan Taliban and the Pakistani Taliban, the TTP. It keeps a claim
# apart from a fact: an assertion is *accepted* where the text itself, a third party or a party's own admission stands
# behind it and nobody denies it; only *claimed* where a party to it is its one source; *contested* where some affirm
# and some deny. Accepted means told without contradiction. It does not mean true.

# %%
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pandas as pd
from IPython.display import display

import kg
from kg.analysis import Question, incidents_of_frame, quotes, timeline_of
from kg.notebook import (
    FRIENDLY,
    HOSTILE,
    INK,
    MUTED,
    canvas,
    plot_figures,
    plot_robustness,
    prose,
    table,
)

graph = kg.build()
SOURCE = (
    "two articles, by SouthAsianDesk (January 2026) and The Defense News (undated), as digested in the founding graph."
)

# %% [markdown]
# ## Whose words are these?

# %%
ORDER = ("accepted", "claimed", "contested", "denied", "not actual")
said = Counter(
    (claim.claimant or "the article itself", one.standing.status) for one in graph.assessments for claim in one.evidence
)
assert {status for _, status in said} <= set(ORDER)
by_speaker = pd.DataFrame(
    [(who, status, count) for (who, status), count in said.items()], columns=["who", "status", "claims"]
).pivot_table(index="who", columns="status", values="claims", fill_value=0, aggfunc="sum")
by_speaker = by_speaker.reindex(columns=list(ORDER), fill_value=0).astype(int)
totals = by_speaker.sum(axis=1).sort_values(ascending=False, kind="stable")
own = totals["the article itself"] / totals.sum()
named = [name for name in totals.index if name != "the article itself"]
shown = ["the article itself", *sorted(named, key=lambda name: (-totals[name], name))[:9]]

figure, [axes] = canvas(
    f"{own:.0%} of all claims are the articles' own; nobody else makes more than {totals[named].max()}",
    subtitle="Claims by who makes them, and by the status of what they are about. The ten who say most; "
    f"{len(totals) - len(shown)} others make {totals.drop(shown).sum()} claims.",
    source=SOURCE,
    height=3.6,
    margins=(3.1, 0.6, 0.1, 0.0),
)
LOOK = {
    "accepted": (FRIENDLY, ""),
    "claimed": ("#9CC7E3", "////"),
    "contested": (HOSTILE, "xx"),
    "denied": ("#F6D3BF", ".."),
    "not actual": ("#D9D9D9", ""),
}
start = [0] * len(shown)
for status, (colour, hatch) in LOOK.items():
    width = [by_speaker.loc[name, status] for name in shown]
    axes.barh(range(len(shown)), width, left=start, color=colour, hatch=hatch, edgecolor="white", height=0.7)
    start = [low + high for low, high in zip(start, width, strict=True)]
for row, (status, (colour, hatch)) in enumerate(LOOK.items(), start=3):
    axes.barh(row, 4, left=0.6 * start[0], color=colour, hatch=hatch, edgecolor="white", height=0.6)
    count = by_speaker[status].sum()
    axes.text(
        0.6 * start[0] + 5,
        row,
        f"{status}: {count} {'claim' if count == 1 else 'claims'}",
        va="center",
        fontsize=9.5,
        color=INK,
    )
for row, name in enumerate(shown):
    axes.text(start[row] + 0.8, row, totals[name], va="center", fontsize=9, color=INK)
axes.set_yticks(range(len(shown)), labels=shown)
axes.set_ylim(len(shown) - 0.5, -0.5)
axes.set_xticks([])
axes.spines["bottom"].set_visible(False)
figure

# %%
status = Counter(one.standing.status for one in graph.assessments)
prose(f"""
The graph holds {sum(status.values())} things that are told: {status["accepted"]} accepted, {status["claimed"]} only
claimed, {status["contested"]} contested, {status["denied"]} denied by whoever speaks of it at all, and
{status["not actual"]} that are no report of what is: a forecast, a demand, a goal, a plan. The last are kept, and
take no part in any analysis of what is. That so much is accepted says less than it seems. An article that tells
something in its own voice has decided for the reader whom to believe; it does not say on what ground.
""")

# %% [markdown]
# ## Two faces: what the Afghan Taliban say in public, and what in private

# %%
ledger = graph.ledger("Afghan Taliban")
assert ledger.public
assert ledger.private
table(
    [
        {"channel": channel, "what": entry.words, "status": entry.status, "speaker": entry.claim.claimant}
        for channel, entries in (("public", ledger.public), ("private", ledger.private), ("not said", ledger.unknown))
        for entry in entries
    ]
)

# %%
assert [one.kind for one in ledger.tensions] == ["tension"]
[tension] = ledger.tensions
islamabad = graph.ledger("Pakistan")
assert islamabad.private == ()
assert len(islamabad.public) + len(islamabad.unknown) > sum(map(len, (ledger.public, ledger.private, ledger.unknown)))
prose(f"""
In public: *{tension.public.words}*. In private: *{tension.private.words}*. The two sit ill together, but the one does
not contradict the other: who admits that somebody is there has not admitted sheltering them. A headline that makes a
lie of it says more than the source. Of {len(ledger.unknown)} more claims of theirs no text names the channel, and of
Pakistan, which speaks more often, no private word is told. That is no sign of candour: it is what two articles
happened to report.
""")

# %%
quotes(ledger.public, ledger.private)

# %% [markdown]
# ## Who accuses whom, and who denies it

# %%
accusations = graph.accusations()
table(
    {
        "accuser": ", ".join(one.accusers).replace("the text of", "text of"),
        "accused": one.accused,
        "of": one.charge,
        "status": one.status,
        "denied by": ", ".join(one.denied_by) or "no denial was read",
    }
    for one in accusations
)

# %%
denied = [one for one in accusations if one.denied_by]
silent = [one for one in accusations if not one.denied_by]
assert denied
assert silent
assert [one.accused for one in accusations if "Pakistan" in one.accusers] == ["TTP"]
[answer] = [claim.quote for one in denied for claim in one.denying if claim.claimant == "Pakistan"]
assert "sovereignty" in answer
assert "civilians" not in answer
prose(f"""
{len(accusations)} charges, of which {len(denied)} are denied. That no denial was *read* of the other {len(silent)} is
no admission: the accused may have answered elsewhere, or never been asked. Kabul charges Pakistan; Pakistan charges
the TTP and traces their attacks to Afghan soil, which stops short of charging Kabul. What counts as Pakistan's denial
answers half a charge: that it respects Afghan sovereignty says nothing of civilians killed. Note who charges the
Afghan Taliban with harbouring the TTP: no government here, but the two articles, in their own voice.
""")

# %%
harbouring = next(one for one in accusations if "harbours" in one.charge)
assert all(claim.claimant is None for claim in harbouring.affirming)
assert harbouring.denied_by == ("Afghan Taliban",)
quotes(accusations)

# %% [markdown]
# ## Independent origins: an echo is no confirmation
#
# What two documents carry may still have one source. Counted are origins, not documents: an estimate of the United
# Nations that two articles repeat is one.

# %%
told = graph.independent_origins(least=1)
origins = Counter(len(one.origins) for one in told)
wide = graph.independent_origins()
echoes = [one for one in wide if one.is_echo]
assert [one.origins for one in echoes] == [("United Nations",)]
prose(f"""
Of {len(told)} things that somebody affirms to be so, {origins[1]} rest on a single origin
({origins[1] / len(told):.0%}). What stands on two or more, and what only looks like it:
""")

# %%
table(
    {
        "what": one.words,
        "status": one.status,
        "independent origins": ", ".join(one.origins),
        "documents": len(one.documents),
        "": "an echo, not a confirmation" if one.is_echo else "",
    }
    for one in wide
)

# %%
hundreds = next(one for one in wide if one.words.startswith("more than 600"))
assert (len(hundreds.documents), hundreds.origins) == (1, ("International Crisis Group", "SouthAsianDesk"))
prose("""
Read this table as critically as the articles. The security personnel killed stand there with two origins, a think tank
and the news site that names it, because the site also gives the number in its own voice. It is hard to believe that
it counted for itself. What the graph calls independent is what no text ties together.
""")

# %%
quotes(echoes, hundreds)

# %% [markdown]
# ## Figures that must not be added
#
# The articles count the dead many times over: by year, by month, by raid; by a minister, a think tank, the enemy.

# %%
killed = graph.figures(measure="killed")
numbers = [one for one in killed.items if one.figure.minimum]
possible = len(numbers) * (len(numbers) - 1) // 2
barred = [clash for clash in killed.clashes if clash.first.figure.minimum and clash.second.figure.minimum]
plot_figures(
    killed,
    f"{len(numbers)} counts of people killed: of the {possible} pairs among them, {len(barred)} must not be added",
    first="2021-01-01",
    last="2026-01-09",
    subtitle="Whose deaths, and who says so. Left: the period that each figure is given for; an arrow is an end that "
    "no text gives. Right: the number as stated; an arrow is a lower bound. Filled: accepted. Hollow: only claimed.",
    source=SOURCE,
)

# %%
rivals = [clash for clash in killed.clashes if any(reason.startswith("rival") for reason in clash.reasons)]
war = next(
    clash for clash in rivals if {clash.first.figure.as_stated, clash.second.figure.as_stated} == {"over 200", "58"}
)
within = next(
    clash
    for clash in killed.clashes
    if {clash.first.figure.as_stated, clash.second.figure.as_stated} == {"around 4,000", "at least 685"}
)

table(
    {"one": str(clash.first), "other": str(clash.second), "why they must not be added": "; ".join(clash.reasons)}
    for clash in (within, war)
)

# %% [markdown]
# The minister's figure for all years since 2021 contains the think tank's for 2024. The two figures of October 2025
# are rival accounts: each side gives the enemy's losses, and no third party gives both. An
# honest sentence names both, with their speakers. An honest total does not exist.

# %%
quotes(within, war)

# %% [markdown]
# ## Worldviews: the map as each of them has it
#
# A view is a decision what to believe. The world of a claimant is what it affirms, and what the texts assert and it
# does not deny. Ask every view the same question: which pairs are friendly, hostile, or both?

# %%
views = graph.worldviews("pairs")
assert len(views.survivors) > len(views.disputed)
assert not views.empty
seen = {
    finding: [view for view in views.answers if finding in views.answers[view].findings] for finding in views.disputed
}
assert all(view.startswith("claimant=") for found in seen.values() for view in found)
prose(f"""
Of {len(views.survivors) + len(views.disputed)} findings, {len(views.survivors)} hold in all {len(views.answers)}
views. What some see and others do not: {
    "; ".join(f"*{finding}*, by {', '.join(found)}" for finding, found in seen.items())
}.

This is a weaker result than it looks, and it should be said why. Most claimants say little here, and what they do not
deny they are taken to share with the texts. So surviving in all views means *nobody is on record as denying it*. It
does not mean that all agree.
""")

# %% [markdown]
# Signs hide what the parties do quarrel about. Put side by side the ties of two of them, and the quarrel is plain: it
# is about what the one shelters and the other strikes.

# %%
apart = graph.diff(view=("claimant=Pakistan", "claimant=Afghan Taliban"))
assert {change.kind for change in apart} == {"appeared", "vanished"}
table(
    {
        "only in the world of": "Pakistan" if change.kind == "vanished" else "the Afghan Taliban",
        "tie": str(change.tie),
        "because": change.reason,
    }
    for change in apart
)

# %%
quotes(apart)

# %% [markdown]
# ## Robustness: what the answer rests on
#
# The same question once more, with less to go by: with corroborated ties only (two independent origins), without each
# source in turn, and in draws in which each tie is kept as likely as it is believed.

# %%
robust = graph.robustness("pairs", replicates=200)
trials = {trial.name: trial for trial in robust.trials}
corroborated = trials["corroborated ties only"]
kept = robust.answer.findings & corroborated.answer.findings
plot_robustness(
    robust,
    f"Of {len(robust.answer.findings)} findings, {len(kept)} would stand on corroborated ties alone",
    subtitle="Which pairs are friendly, hostile or both: found again (blue dot) or lost (vermilion cross) with "
    "corroborated ties only, and without each source; then the share of draws in which each is found.",
    source=SOURCE,
)

# %%
falls = sorted(
    name.removeprefix("without ") for name, trial in trials.items() if name.startswith("without ") and not trial.keeps
)
reversal = graph.robustness(Question("reversals"), replicates=200)
prose(f"""
{robust.kept:.0%} of the draws keep all findings at once. {len(falls)} sources carry findings that nobody else does:
{", ".join(falls)}. The share of draws is not the chance that a finding is true. It tells how many ties stand behind
it and how firmly each is believed, and belief is high wherever an article speaks in its own voice. With
{len(graph.documents)} articles, robustness is a list of what to look up next.
""")

# %%
quotes({finding: robust.answer.evidence[finding] for finding in sorted(kept)})

# %% [markdown]
# ## What changed between two days
#
# From 1 January 2020 to 1 January 2026: which ties appeared, which vanished, and by which sentences? On a day, only
# ties count of which a text says when they held.

# %%
change = graph.diff(at=("2020-01-01", "2026-01-01"))
table(
    {"pair": f"{pair.first} and {pair.second}", "on 1 January 2020": pair.before, "on 1 January 2026": pair.after}
    for pair in change.pairs
)

# %%
kinds = Counter(one.kind for one in change)
both = [pair for pair in change.pairs if pair.after == "both"]
assert [(pair.first, pair.second) for pair in both] == [("Afghan Taliban", "Pakistan")]
friendly = [
    edge
    for _, _, edge in graph.network(at="2026-01-01").edges(data=True)
    if edge["sign"] > 0 and edge["relation"] == "supports" and "Pakistan used to back" in edge["evidence"][0].quote
]
assert [edge["when"] for edge in friendly] == ["possible"]
assert any(
    not tie.interval.is_known for one in graph.adversaries("TTP") if one.name == "Pakistan" for tie in one.negative
)
prose(f"""
{kinds["appeared"]} ties appeared and {kinds["vanished"]} vanished. One line needs a second look: Pakistan and the
Afghan Taliban stand as *both* friendly and hostile in 2026, though every reader of the articles takes them for
enemies. The reason is a tie that no text dates: that Pakistan *used to* back them. It was over by 9 January 2026, the
day of the one article that has a date, and no word says that it was over eight days before. The graph does not guess;
a reader may. Nor is the *none* of Pakistan and the TTP in 2020 a peace: some of their fighting the articles do not
date.
""")

# %%
quotes([one for one in change if {one.tie.source, one.tie.target} == {"Pakistan", "Afghan Taliban"} and one.tie.sign],
       [edge["evidence"] for edge in friendly])  # fmt: skip

# %% [markdown]
# ## The reversal
#
# Taken over all times, the order can be told: a tie that changed its sign, and within which bounds.

# %%
reversals = graph.reversals()
[turn] = reversals
assert (turn.first, turn.second, turn.before, turn.after) == ("Afghan Taliban", "Pakistan", 1, -1)
whole = [witness.name for witness in turn.seen_by if witness.tells_of == "both"]
assert len(whole) == len(graph.documents) == 2
prose(f"""
**{turn.first} and {turn.second}, from friendly to hostile**, at some time between {turn.earliest:%B %Y} and
{turn.latest:%B %Y}. Both articles tell both halves. {reversal.kept:.0%} of 200 draws keep it; without
{", ".join(t.name.removeprefix("without ") for t in reversal.trials if t.name.startswith("without ") and not t.keeps)}
it would not be found, for that article alone dates the end of the friendship.
""")

# %%
quotes(turn.ties_before, turn.ties_after)

# %% [markdown]
# ## Timelines, and what cannot be put on one

# %%
line = graph.timeline(view="all")
placed = sum(span.events for span in line.spans)
unplaced = sum(one.is_event for one in line.unplaced)
table(
    {
        "month": f"{span.first:%B %Y}",
        "events": span.events,
        "killed, low": span.low,
        "best": span.best,
        "high": span.high,
        "given by": ", ".join(span.sources),
        "what": "; ".join(one.name for one in span.incidents if one.is_event),
    }
    for span in line.spans
    if span.incidents
)

# %%
assert unplaced > placed
prose(f"""
Of {placed + unplaced} events in the articles, {placed} are dated closely enough to lie in one month. A curve through
them would be a drawing of the two reporters' habits. So the same method is better shown on data that was made for it.
""")

# %% [markdown]
# The Uppsala Conflict Data Program counts, event by event, those killed between Pakistan's government and the TTP:
# for each a low, a best and a high estimate. Its table lies beside the checkout, in `shared/data/ucdp`, and is no
# part of this project; where it is not there, this last picture is left out.

# %%
FOLDERS = [folder / "shared" / "data" / "ucdp" for folder in (Path.cwd(), *Path.cwd().parents)]
UCDP = next((folder for folder in FOLDERS if (folder / "ged_pakistan_1989_2021.csv").is_file()), None)
DYAD = "Government of Pakistan - TTP"

if UCDP is None:
    display(prose("**The table is not here**, in `shared/data/ucdp` of this folder or one above it: no picture."))
else:
    events = pd.read_csv(UCDP / "ged_pakistan_1989_2021.csv", skiprows=[1], low_memory=False)  # row 2 holds tags
    events = events[events["dyad_name"] == DYAD]
    columns = {"first": "date_start", "last": "date_end", "low": "low", "best": "best", "high": "high"}
    long = timeline_of(incidents_of_frame(events, name="id", **columns))
    months = [span.first for span in long.spans]
    levels = [0, *(one.at for one in long.fatality_changes), len(months)]
    best = [span.best or 0 for span in long.spans]
    means = [sum(best[a:b]) / (b - a) for a, b in pairwise(levels)]
    peak = max(range(len(means)), key=means.__getitem__)
    assert peak + 1 < len(means)
    figure, [axes] = canvas(
        f"The recorded killing between Pakistan and the TTP was at its height from {months[levels[peak]]:%B %Y} "
        f"to {months[levels[peak + 1] - 1]:%B %Y}",
        subtitle="People killed by month in events of the government of Pakistan and the TTP: best estimates (line), "
        "low to high (band), and the level between changes (thick, with its mean a month).",
        source="UCDP Georeferenced Event Dataset (CC BY 4.0), as republished on HDX; computed with Parley.",
        height=3.8,
        margins=(0.6, 0.4, 0.4, 0.0),
    )
    axes.fill_between(months, [span.low or 0 for span in long.spans], [span.high or 0 for span in long.spans],
                      color="#BBD7EA", linewidth=0)  # fmt: skip
    axes.plot(months, best, color=MUTED, linewidth=0.9)
    ends = [*months, date(long.spans[-1].last.year + 1, 1, 1)]
    for (a, b), mean in zip(pairwise(levels), means, strict=True):
        axes.plot([ends[a], ends[b]], [mean, mean], color=HOSTILE, linewidth=3, solid_capstyle="butt")
        axes.text(
            ends[a],
            mean + max(best) * 0.03,
            f" {mean:.0f}",
            fontsize=10,
            fontweight="bold",
            color=HOSTILE,
            bbox={"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none", "alpha": 0.8},
        )
    axes.set_xlim(ends[0], ends[-1])
    axes.set_ylim(0)
    axes.grid(axis="y", color="#EBEBEB")
    display(figure)

# %%
if UCDP is not None:
    out_of_order = sum(one.out_of_order for span in long.spans for one in span.incidents)
    display(
        prose(
            f"{len(events):,} events, of which {len(long.unplaced)} are not dated to within a month and stand in none. "
            f"In {out_of_order} the table's low estimate lies above its best or its high one; there the least and the "
            "greatest of the three bound the band. Changes of level are the best segmentation under a penalty for each "
            "change: a summary, and no cause. The table ends with 2021, just where most of what the articles tell "
            "begins, so that it can neither confirm nor contradict them. And fewer reports are not less violence."
        )
    )

# %% [markdown]
# ## What is not known
#
# - **What was said and not reported.** A party that is silent here may have spoken every day. Silence in two articles
#   decides nothing, neither for an accusation nor against it.
# - **Whether the articles drew on each other**, or on one agency. Where they say so, they count as one origin; where
#   they do not, as two.
# - **What is true.** Nothing here weighs a speaker's honesty. The graph says who stands behind a sentence, and leaves
#   the rest to whoever quotes it.
#
# *Read on:* [the tour](01_tour.ipynb) builds the graph from the beginning;
# [mediation](03_mediation.ipynb) asks who could bring these parties together.
