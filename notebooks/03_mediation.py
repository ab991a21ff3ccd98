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
# # Who could mediate? Pakistan, the TTP and the Afghan Taliban
#
# In 2022 the Afghan Taliban brokered a ceasefire between Pakistan and the Pakistani Taliban, the TTP. Three years
# later Pakistan and Afghanistan, under those same Taliban, fought each other, and it was Qatar and Türkiye who
# mediated. Could anybody have named these mediators beforehand, from what was on record then? Who was left to ask
# afterwards?
#
# Two news articles are the record here. That is very little, and it is the point of this notebook to keep the answers
# as small as the evidence: each score is shown with its factors, each factor with its sentences, and where nothing
# leads to an answer, that is the answer. What the articles say is shown as *digests*, restated in sentences of our
# own; every quote names its document, its place in it, and the line of the original.

# %%
from datetime import date

import pandas as pd

import kg
from kg.analysis import Options, quotes
from kg.notebook import FRIENDLY, HOSTILE, INK, MUTED, canvas, plot_durations, plot_factors, plot_ties, prose, table

graph = kg.build()
SOURCE = (
    "two articles, by SouthAsianDesk (January 2026) and The Defense News (undated), as digested in the founding graph."
)
assert [(one.publisher, one.issued) for one in graph.documents] == [
    ("SouthAsianDesk", "2026-01-09"),
    ("The Defense News", None),
]

# %% [markdown]
# ## The score
#
# For a candidate *m* between *A* and *B* on a day, from what is dated strictly before it:
#
# $$\sqrt{a_A\,a_B} \times (1-h_A)(1-h_B) \times \left[1-\frac{|u_A-u_B|}{u_A+u_B}\right] \times \frac{s+1}{s+f+2}$$
#
# *Access* $a$ is the strongest way to a party over at most three ties that are not hostile. *Hostility* $h$ is the
# candidate's own quarrel with a party. *Balance* compares its own friendliness $u$ with the two. The *record* counts
# mediations that lasted, $s$, and those that failed, $f$. Older evidence counts for less; what is contested or only
# claimed, too. The weights are choices (`kg.analysis.Options`), so the score compares candidates on one day and is no
# probability. What came on the day asked for or later does not count.
#
# ## Pakistan and the TTP, 1 January 2022
#
# The Taliban have governed in Kabul since August. Who could bring Islamabad and the TTP to a table?

# %%
before = graph.could_mediate("Pakistan", "TTP", at="2022-01-01")
first, *others = before
assert first.actor == "Afghan Taliban"
assert first.ranks == (1, 1)

plot_factors(
    before,
    "Before the ceasefire of 2022, the Afghan Taliban were the ones to ask",
    subtitle="Candidates between Pakistan and the TTP on 1 January 2022: each factor between 0 and 1, their product, "
    "and the rank with its range when ties are kept by chance, as likely as they are believed.",
    source=SOURCE,
)

# %%
prose(f"""
The Afghan Taliban come first, at {first.score:.3f}, and keep that rank in nine draws of ten. What carries them is
access ({first.factors.reach:.2f}): Pakistan had backed them for decades, and they and the TTP are told to have
supported each other. What speaks against them is their hostility with Pakistan, which fought them at some time from
2021 on: it leaves {first.factors.peace:.2f} of the score. That they had tried to mediate before is not counted: no
text says when.

In the event they did broker a ceasefire in 2022. One of the articles says so, but not to this score, which knows
nothing of that year.
""")

# %% [markdown]
# Every factor opens its sentences. These carry the two ways of the first candidate, and what is held against it:

# %%
quotes(first.access, first.hostile)

# %% [markdown]
# ### The second candidate, and why not to believe it
#
# India comes second, and every student of the region will object. So should the reader: the objection is what the
# factors are shown for.

# %%
[india] = others
ways = [way.actors for access in india.access for way in access.ways]
assert india.actor == "India"
assert all("Afghan Taliban" in way for way in ways)
assert india.factors.balance is None
later = [tie for one in graph.adversaries("India") if one.name == "Pakistan" for tie in one.negative]
assert later
assert all(tie.interval.from_earliest >= date(2025, 1, 1) for tie in later)
prose("""
India has no tie of its own to either party, so that balance is not defined for it and costs it nothing. Each of its
ways leads through the Afghan Taliban, and *a chain of ties is not itself a tie*: that India has their ear does not
give it the TTP's. Its hostility with Pakistan is missing because the two articles tell of none before 2025. The graph
does not know that India and Pakistan fought wars from 1947 on; it knows what it was given. A score over two articles
ranks what two articles mention.
""")

# %%
quotes(later)

# %% [markdown]
# Both are on the Pareto front: neither is at least as good as the other in every factor. Whoever holds that a
# mediator need not be even-handed (Kydd 2003; Svensson 2009) can leave balance out. It changes nothing in the order
# here:

# %%
biased = graph.could_mediate("Pakistan", "TTP", at="2022-01-01", options=Options(impartial=False))
assert [one.actor for one in biased] == [one.actor for one in before]
assert all(one.on_front for one in before)
table(
    digits=3,
    rows=(
        {
            "candidate": one.actor,
            "score": one.score,
            "score without balance": other.score,
            "way to Pakistan": " — ".join(one.access[0].ways[0].actors),
            "way to the TTP": " — ".join(one.access[1].ways[0].actors),
            "ties at one time": one.shared,
        }
        for one, other in zip(before, biased, strict=True)
    ),
)

# %% [markdown]
# ## The same two, 1 November 2025
#
# In October 2025 Pakistan struck Kabul, and Afghanistan struck back. Who could now mediate between Pakistan and the
# TTP?

# %%
after = graph.could_mediate("Pakistan", "TTP", at="2025-11-01")
assert len(after) == 0
[taliban] = [one for one in after.aside if one.name == "Afghan Taliban"]
assert taliban.missing == ("Pakistan",)
table(
    {
        "set aside": one.name,
        "no way left to": ", ".join(one.missing),
        "hostile ties to the parties": len(one.hostile),
        "friendly ties and contacts": len(one.friendly),
    }
    for one in after.aside
)

# %% [markdown]
# Nobody. That is an answer, and not a gap: whoever could reach the TTP has no way to Pakistan over ties that are not
# hostile. The mediator of 2022 has itself come to blows with Pakistan. Here is what stands between it and Pakistan,
# on a scale of time:

# %%
ties = [tie for tie in (*taliban.hostile, *taliban.friendly) if "Pakistan" in (tie.source, tie.target) and tie.sign]
assert {tie.sign for tie in ties} == {1, -1}
dated = [tie.interval for tie in ties if tie.interval.as_stated]
ends = {interval.to_latest for interval in dated if interval.to_latest and interval.from_earliest is None}
assert ends == {date(2021, 8, 31)}
assert min(interval.from_earliest for interval in dated if interval.from_earliest) == date(2021, 1, 1)
plot_ties(
    ties,
    "Dated support ends by August 2021, dated hostility begins from 2021 on; no text gives the day of either",
    first="2020-01-01",
    last="2026-01-09",
    subtitle="Ties between Pakistan and the Afghan Taliban (with Afghanistan, which they govern) that bear on November "
    "2025. Line: when a tie may have held, friendly blue and solid, hostile vermilion and dashed; an arrow is an end "
    "that no text gives. Cross: an act that is dated to a month.",
    source=SOURCE,
    mark=[("2022-01-01", "first question"), ("2025-11-01", "second")],
)

# %%
quotes([tie for tie in ties if tie.interval.from_earliest is not None and tie.interval.from_earliest.year == 2025])

# %% [markdown]
# How did the field change from the one day to the other? The same question, put on the first day of every month:

# %%
days = [date(year, month, 1) for year in range(2019, 2027) for month in range(1, 13) if (year, month) <= (2026, 4)]
once = Options(replicates=0)
ranked = {day: graph.could_mediate("Pakistan", "TTP", at=day, options=once) for day in days}
scores = pd.DataFrame({day: {one.actor: one.score for one in found} for day, found in ranked.items()}).T.reindex(days)
empty = [day for day, found in ranked.items() if not found.items]
assert list(scores) == ["Afghan Taliban", "India", "Qatar", "Türkiye"]
assert empty == [date(2025, 11, 1), date(2025, 12, 1)]
assert scores["Qatar"].first_valid_index() == scores["Türkiye"].first_valid_index() == date(2026, 1, 1)
assert scores["Qatar"].equals(scores["Türkiye"])

figure, [axes] = canvas(
    "One mediator fades with the fighting; two enter only when they have mediated elsewhere",
    subtitle="Score of each candidate between Pakistan and the TTP, by what is dated before each month's first day.",
    source=SOURCE,
    height=3.6,
    margins=(0.5, 1.7, 0.4, 0.0),
)
LOOK = {"Afghan Taliban": (HOSTILE, (0, (4, 2))), "India": (MUTED, (0, (1, 1.5))), "Qatar": (FRIENDLY, "solid")}
for name, (colour, dashes) in LOOK.items():
    axes.plot(days, scores[name], color=colour, linestyle=dashes, linewidth=2.2)
axes.text(date(2019, 2, 1), scores["Afghan Taliban"].iloc[0] + 0.012, "Afghan Taliban", fontsize=10, color=HOSTILE)
axes.text(date(2019, 2, 1), scores["India"].iloc[0] + 0.012, "India, by way of the Taliban", fontsize=10, color=MUTED)
axes.text(date(2026, 5, 1), scores["Qatar"].iloc[-1], "Qatar and Türkiye,\nwith equal scores", fontsize=10,
          color=FRIENDLY, va="center")  # fmt: skip
axes.axvspan(date(2025, 10, 20), date(2025, 12, 12), color="#EFEFEF")
axes.text(date(2025, 11, 16), 0.41, "nobody", fontsize=9, color=INK, ha="center", va="top")
axes.set_ylim(0, 0.42)
axes.set_xlim(date(2018, 12, 1), date(2026, 4, 20))
axes.set_xticks([date(year, 1, 1) for year in range(2019, 2027)], labels=[str(year) for year in range(2019, 2027)])
axes.set_yticks([0, 0.1, 0.2, 0.3, 0.4])
axes.grid(axis="y", color="#EBEBEB")
figure

# %%
last = ranked[days[-1]]
to_ttp = sorted({
    way.actors
    for one in last
    if one.actor in ("Qatar", "Türkiye")
    for access in one.access
    if access.party == "TTP"
    for way in access.ways
})  # fmt: skip
assert to_ttp
assert all("Afghan Taliban" in way for way in to_ttp)
rise = scores["Afghan Taliban"].diff()[: date(2025, 10, 1)]
assert rise.idxmax() == date(2023, 1, 1)
assert (rise.drop(date(2023, 1, 1)).dropna() <= 0).all()
overtaken = scores.index[scores["India"] > scores["Afghan Taliban"]].min()
assert scores.loc[overtaken, "India"] < scores["India"].iloc[0]
[indian] = [one for one in last if one.actor == "India"]
assert {way.actors[2] for way in indian.access[0].ways} == {"Qatar", "Türkiye"}
prose(f"""
Three things should be read off with care. The fall from 2021 on is gradual because nobody dates the first clash: what
may have begun counts by how much of the time in which it can have begun has passed. The one rise of the Afghan
Taliban up to October 2025, in January 2023, is the ceasefire of 2022, which counts once it is surely past. From
{overtaken:%B %Y} on India stands above them, at {scores.loc[overtaken, "India"]:.2f}, not because its own score had
grown, but because theirs had fallen further. Qatar and Türkiye appear once their mediation of 2025 is surely past.
Their ways to the TTP lead through the Afghan Taliban ({"; ".join(" — ".join(way) for way in to_ttp)}), whose own ties
with Pakistan are hostile: a chain, and not transitive. So is the way by which India comes back, through the Taliban
and then either of the two.
""")

# %% [markdown]
# ## Pakistan and the Afghan Taliban, 1 October 2025
#
# Before the month was over, the two had fought. Who could have been asked to prevent it?

# %%
war = graph.could_mediate("Pakistan", "Afghan Taliban", at="2025-10-01")
assert len(war) == 0
aside = {one.name: one for one in war.aside}
assert set(aside["Qatar"].missing) == set(aside["Türkiye"].missing) == {"Pakistan", "Afghan Taliban"}
record = graph.mediators("Pakistan", "Afghan Taliban", rollup=True)
assert [one.name for one in record] == ["Qatar", "Türkiye"]
prose(f"""
By what is dated before October 2025, **nobody**. Set aside are {", ".join(sorted(aside))}, each for want of a way to
one of the two or to both. Qatar and Türkiye are among them, and they are those who did mediate. Nothing dated before
that day leads to either. No choice of weights could have found them here: the evidence is not in these two articles.
The question is asked of the Taliban together with Afghanistan, which they govern, and with their administration.
""")

# %% [markdown]
# The *record*, which is of all times, names both. Here is what it rests on. The parties and the month are not in the
# sentence but were read from its context, and the quote says so:

# %%
quotes(record)

# %% [markdown]
# ## The three questions, side by side

# %%
table(
    {
        "between": " and ".join(one.parties),
        "by what is dated before": one.at,
        "found": ", ".join(f"{candidate.actor} ({candidate.score:.3f})" for candidate in one) or "nobody",
        "set aside": ", ".join(other.name for other in one.aside),
        "did mediate later": later_mediator,
    }
    for one, later_mediator in ((before, "Afghan Taliban (2022)"), (after, "not told"), (war, "Qatar, Türkiye (2025)"))
)

# %% [markdown]
# ## Whose side is the mediator on?
#
# A mediator can be tied to a party, or accused of it. Whoever has mediated and is said to stand with one side is
# listed with everything that anybody affirms of it, whatever its status: an accusation is enough to be told, and its
# status is part of the telling.

# %%
conflicted = graph.conflicted_mediators(rollup=True)
assert {one.mediator for one in conflicted} == {"Afghan Taliban"}
backing = [one for one in conflicted if one.backing]
table(
    {
        "mediation": str(one.mediation),
        "said to stand with": one.party,
        "by": tie.words,
        "status": tie.status,
        "when": tie.time,
        "at the time of the mediation": {
            "certain": "yes",
            "possible": "perhaps",
            "undated": "not said",
            "no": "no",
        }[one.at_the_time(tie)],
        "denied by": ", ".join(
            sorted({claim.claimant or "the text" for claim in tie.evidence if claim.stance == "denies"})
        ),
    }
    for one in backing
    for tie in one.backing
)

# %%
sure = [tie for one in backing for tie in one.backing if one.at_the_time(tie) == "certain"]
contested = {tie.words for one in backing for tie in one.backing if tie.status == "contested"}
assert not sure
assert contested == {"Afghan Taliban — harbours → TTP"}
assert {name for one in backing for name in one.denied_by} == {"Afghan Taliban"}
prose(f"""
Of {len({tie.assertable for one in backing for tie in one.backing})} ties that put the Afghan Taliban on the side of
the TTP, none is known to have held *at the time* of a mediation: most are dated by no more than the article. One is
contested: the Taliban deny that they harbour militants. So what can be said is that the mediator of 2022 is *said* to
have stood on a side, not that it did so while it mediated.
""")

# %%
quotes([one.backing for one in backing])

# %% [markdown]
# ## Mediation paths: mediator, host and venue are three things
#
# A path joins two actors over ties that are not hostile, steps of mediation and talks included. An exclamation mark
# is a step whose two ends also have hostile ties.

# %%
paths = [path for pair in (("Pakistan", "TTP"), ("Pakistan", "Afghanistan")) for path in graph.mediation_paths(*pair)]
table(
    {
        "path": str(path),
        "mediators": ", ".join(path.mediators),
        "hosts": ", ".join(path.hosts),
        "venues": ", ".join(path.venues),
        "steps at one time": path.shared_time,
    }
    for path in paths
)

# %%
assert {venue for path in paths for venue in path.venues} == {"Doha"}
assert not any(path.hosts for path in paths)
prose("""
The ceasefire of October 2025 was made in Doha. Everybody knows where Doha lies; yet no sentence says that Qatar
*hosted* the talks, and so no host stands here. One says that it *mediated*, and that does stand here. A venue is
nobody's doing.
""")

# %%
quotes([hop.ties for path in paths if path.venues for hop in path.hops])

# %% [markdown]
# ## A backtest that never looks ahead
#
# What would the score have said before each mediation on record? For each, everything is computed anew (status,
# network, score) from the statements whose own words lie before the first day on which it can have begun.

# %%
backtest = graph.backtest_mediation()
table(
    {
        "mediator": one.mediator,
        "between": " and ".join(one.parties),
        "before": one.day,
        "candidates": None if one.ranked is None else len(one.ranked),
        "rank of the mediator": one.rank,
        "why none": one.reason,
    }
    for one in backtest
)

# %%
assert backtest.found == 0
prose(f"""
It finds the mediator in {backtest.found} of {len(backtest)} cases. The first question above put the Afghan Taliban
first on the same day on which the backtest does not find them. The difference is what counts as told before: above, a
tie that an article of 2026 describes as lasting may have held in 2022; here, a statement must lie before that day by
its own words. So the first answer is right with hindsight about the ties, though not about the mediation.
{len(backtest)} cases test nothing; they show what there was to go by.
""")

# %% [markdown]
# ## What became of the agreements
#
# Two agreements, each with what the texts tell of its life. A status on a day is a phase that had surely begun and
# surely went on; anything else is *unknown*, never "in force" for want of news.

# %%
asked = ["2022-06-30", "2023-06-30", "2025-06-30", "2025-12-31", "2026-06-30"]
lives = graph.agreements()
table(
    {
        "agreement": one.name,
        "parties": ", ".join(one.parties),
        "mediated by": ", ".join(one.mediators),
        "hosted by": ", ".join(one.hosts) or "nobody named",
        **{day: one.status_on(date.fromisoformat(day)) for day in asked},
    }
    for one in lives
)

# %%
durations = graph.durations()
open_ended = [one for one in durations.items if one.most is None]
closed = [one for one in durations.items if one.most is not None]
assert len(open_ended) == len(closed) == 1
plot_durations(
    durations,
    "One ceasefire broke down, nobody says when; of the other no text tells an end",
    subtitle="Days from the making to the end. Bar: at least so long. Dashes: so long as the texts allow, with a "
    "stroke where they set a bound and an arrow where they set none (right-censored).",
    source=SOURCE,
)

# %%
median = durations.survival.median
prose(f"""
The ceasefire of 2022 was made on some day of that year and had broken down by the day of the article that says so: it
lasted between {closed[0].least} and {closed[0].most:,} days. That of October 2025 was last seen {open_ended[0].least}
days or more after its making. Turnbull's estimator puts the median between {median[0]:g} and {median[1]:,.0f} days.
From two agreements that is a statement about the data, and none about ceasefires.
""")

# %%
quotes(lives)

# %% [markdown]
# ## What is not known
#
# - **When anything began.** Most ties between the Taliban, the TTP and Pakistan are dated to a year, or by the
#   article alone. Where the order of events decides, the answers above say *may have*.
# - **Who was never mentioned.** An actor that the two articles do not tie to anybody cannot be a candidate, however
#   near it stood to the parties. A longer corpus changes the field before it changes the scores.
# - **Whether a way can be used.** Access is a chain of ties in the past. Whether anybody at its ends would listen is
#   not in any of them.
# - **Whether mediation works.** A handful of mediations, of two conflicts, cannot show it.
#
# *Read on:* [claims and worldviews](04_claims.ipynb): who says all this, who denies it, and what survives of it.
