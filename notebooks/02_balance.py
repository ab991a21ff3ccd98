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
# # Two camps? The balance of the state system after 1945
#
# *My friend's enemy is my enemy, my enemy's enemy is my friend.* Were that the rule, states would fall into two
# camps, with friends inside each and enemies across. Cartwright and Harary proved as much in 1956, in the middle of
# the Cold War. How near did the states of that time come to it? Which ties stood in the way, and which states changed
# sides?
#
# Three measures answer the first question here, each held against chance. The *frustration index* answers it
# exactly, and with a certificate. Blocs answer the last, with a word on how sure they are: the best partition is
# seldom the only one. Six great powers before 1914 close the article, small enough to check by hand.

# %%
from itertools import pairwise
from pathlib import Path

import pandas as pd
from IPython.display import display

from kg.analysis.signed import (
    EdgeTable,
    balance,
    blocs,
    brokerage,
    census,
    centralities,
    companions,
    frustration,
    instance_of,
    series,
)
from kg.notebook import FRIENDLY, HOSTILE, INK, MUTED, canvas, prose, table

# %% [markdown]
# ## The data
#
# The networks are public and no part of this project: they lie in a folder `shared/data/networks` beside the
# checkout. A tie of two states in a window of four years is friendly where they were allied, and hostile where they
# were in a militarised dispute, as the Correlates of War project records both; the R package `signnet` gives them
# with their signs. Two smaller networks are there to check the measures on: the tribes of the New Guinea highlands
# (Read 1954), and the great powers of Europe from 1872 on, from the R package `manynet`.

# %%
FOLDERS = [folder / "shared" / "data" / "networks" for folder in (Path.cwd(), *Path.cwd().parents)]
DATA = next((folder for folder in FOLDERS if (folder / "correlates_of_war_signed.csv").is_file()), None)

BUDGET = 250
"""Seconds for one computation: a ceiling that none comes near, so that the clock decides nothing."""

MISSING = """
**The data is not here, so nothing below computes anything.** This notebook looks for `shared/data/networks` in its own
folder and in each one above it, with three files: `correlates_of_war_signed.csv` (columns `window`, `a`, `b`, `sign`),
`great_powers_1872_1907.csv` (`a`, `b`, `sign`, `begin`, `end`) and `highland_tribes_signed.csv` (`a`, `b`, `sign`).
They can be made from the R packages `signnet` (its `cowList` and `tribes`) and `manynet`. With them in place, run it
again.
"""
prose("The data is here." if DATA else MISSING)

# %%
COW = "Correlates of War alliances and disputes, as signed by the R package signnet; computed with Parley."
windows = {}
if DATA:
    told = pd.read_csv(DATA / "correlates_of_war_signed.csv")
    windows = {name: EdgeTable.from_frame(ties).snapshot() for name, ties in told.groupby("window", sort=False)}
    # Windows overlap by three years. Whatever is counted or tested over windows is counted over these, which do not.
    apart = list(windows)[::4]
    assert all(int(one[3:]) < int(other[:2]) for one, other in pairwise(apart))
    display(table({"window": name, "states": windows[name].actors, "pairs": windows[name].summary} for name in apart))

# %% [markdown]
# ## Triangles
#
# Three states that all have ties to each other make a triangle. It is *balanced* where the number of hostile sides is
# even: three friends, or two friends with an enemy in common. It is not where two friends of one state are enemies.
# Three mutual enemies are the odd case: they fit no two camps, though they fit three.

# %%
counts = {name: census(instance_of(snapshot)) for name, snapshot in windows.items()}

if DATA:
    shares = [count.balance for count in counts.values()]
    figure, [axes] = canvas(
        f"Between {min(shares):.0%} and {max(shares):.0%} of triangles are balanced, in every window from 1946 to 1972",
        subtitle="Share of all triangles of signed ties, by window of four years; the axis begins at 80 %.",
        source=COW,
        height=3.7,
        margins=(0.55, 2.5, 0.45, 0.0),
    )
    kinds = [
        ("ppp", "three friends", FRIENDLY, ""),
        ("pmm", "two friends, one common enemy", "#8FC1E0", ""),
        ("ppm", "two friends of one are enemies", HOSTILE, "////"),
        ("mmm", "three enemies", "#F2BFA0", "xxxx"),
    ]
    below = [0.0] * len(counts)
    ends = []
    for kind, words, colour, hatch in kinds:
        height = [getattr(count, kind) / count.total for count in counts.values()]
        axes.bar(range(len(counts)), height, bottom=below, color=colour, hatch=hatch, edgecolor="white", width=0.92)
        below = [low + high for low, high in zip(below, height, strict=True)]
        ends.append((below[-1] - height[-1] / 2, words, colour))
    for (place, words, colour), at in zip(ends, (0.86, 0.925, 0.96, 0.995), strict=True):
        name = words if words != "three friends" else "three friends (from 0 %)"
        axes.annotate(
            name,
            xy=(len(counts) - 0.5, max(place, 0.86)),
            xytext=(len(counts) + 0.3, at),
            fontsize=9.5,
            color=INK,
            va="center",
            arrowprops={"arrowstyle": "-", "color": colour, "linewidth": 1.5},
        )
    axes.set_ylim(0.8, 1)
    axes.set_xlim(-0.6, len(counts) - 0.4)
    axes.set_yticks([0.8, 0.85, 0.9, 0.95, 1.0], labels=["80 %", "85", "90", "95", "100"])
    marks = [place for place, name in enumerate(counts) if name in apart]
    axes.set_xticks(marks, labels=[f"19{name[:2]}–{name[3:]}" for name in apart])
    display(figure)

# %% [markdown]
# It would be wrong to stop there, for two reasons. The first is that a high share means little: most ties are
# friendly, and a network with few hostile ties has many balanced triangles whatever its structure. The second is
# that one treaty can make most of the triangles. All members of an alliance are tied to each other, and a clique of
# *k* states holds *k(k-1)(k-2)/6* triangles at once.

# %%
AMERICAS = {
    "ARG", "BAR", "BOL", "BRA", "CHL", "COL", "COS", "CUB", "DOM", "ECU", "ELS", "GUA", "GUY", "HAI", "HON", "JAM",
    "MEX", "NIC", "PAN", "PAR", "PER", "TRI", "URU", "USA", "VZA",
}  # fmt: skip

if DATA:
    rows = []
    for name in apart:
        ties = told[(told["window"] == name) & told["a"].isin(AMERICAS) & told["b"].isin(AMERICAS)]
        inside = census(instance_of(EdgeTable.from_frame(ties).snapshot()))
        count = counts[name]
        rest = (count.ppp + count.pmm - inside.ppp - inside.pmm) / (count.total - inside.total)
        rows.append((inside.total / count.total, count.balance, rest))
    display(
        prose(
            f"The treaties of the American continent are the case in point: between {min(row[0] for row in rows):.0%} "
            f"and {max(row[0] for row in rows):.0%} of all triangles are of three American states. Without those, the "
            f"balanced share lies between {min(row[2] for row in rows):.1%} and {max(row[2] for row in rows):.1%} in "
            f"these windows, where with them it lies between {min(row[1] for row in rows):.1%} and "
            f"{max(row[1] for row in rows):.1%}; it is lower in {sum(row[2] < row[1] for row in rows)} of "
            f"{len(rows)} windows."
        )
    )

# %% [markdown]
# ## Against chance
#
# So each measure is held against the same network with its signs dealt out anew: the same pairs, as many of them
# hostile, but which ones is left to chance. *Triangle* balance is the share above. *Walk* balance counts closed
# walks of all lengths, and so sees longer cycles. *Frustration* balance is 1 - 2L/m, with L the least number of the
# m ties that stand in the way of two camps; it is exact here, not an estimate, for the network and for every
# shuffle.

# %%
SHUFFLES = 20
found = {name: balance(windows[name], shuffles=SHUFFLES, seconds=BUDGET) for name in apart} if DATA else {}
indices = [index for one in found.values() for index in one.indices]
assert all(index.shuffles == SHUFFLES == index.exact and index.value is not None and index.z > 2 for index in indices)
assert not DATA or len(apart) == 6

if DATA:
    least = min(index.z for index in indices)
    figure, panels = canvas(
        "By every measure, in each of six separate windows, balance is far above chance",
        subtitle=f"Index of balance: the network (dot, with its value) and the same network under {SHUFFLES} "
        f"shuffles of its signs (bar: mean ± 2 standard deviations). The nearest lies {least:.0f} of these away.",
        source=COW,
        height=3.0,
        margins=(0.5, 0.3, 0.45, 0.25),
        panels=(1, 3),
        share=(True, True),
    )
    for place, axes in enumerate(panels):
        for column, one in enumerate(found.values()):
            index = one.indices[place]
            low, high = index.mean - 2 * index.deviation, index.mean + 2 * index.deviation
            axes.bar(column, high - low, bottom=low, width=0.5, color="#C9C9C9", hatch="....", edgecolor="white")
            axes.plot([column - 0.25, column + 0.25], [index.mean] * 2, color=MUTED, linewidth=1.5)
            axes.plot(column, index.value, "o", color=FRIENDLY, markersize=7)
            axes.text(column, index.value + 0.035, f"{index.value:.2f}", fontsize=8.5, ha="center", color=INK)
        axes.set_title(f"{index.name} balance", loc="left", fontsize=10.5, color=INK)
        axes.set_xticks(range(len(apart)), labels=[f"’{name[:2]}" for name in apart])
        axes.set_ylim(0, 1.06)
        axes.grid(axis="y", color="#EBEBEB")
    panels[0].text(0.42, found[apart[0]].indices[0].mean, "shuffled", fontsize=8.5, color=MUTED, va="center")
    display(figure)

# %%
if DATA:
    display(
        table(
            {
                "window": f"19{name[:2]}–{name[3:]}",
                **{
                    f"{index.name}: {what}": value
                    for index in one.indices
                    for what, value in (("value", index.value), ("shuffled", index.mean), ("z", index.z))
                },
            }
            for name, one in found.items()
        )
    )

# %% [markdown]
# That is a statement about *where* the hostile ties lie, not about how many there are: shuffling keeps their number.
# How many standard deviations it is should not be read as a size. Walk balance hardly varies under shuffling, so
# that its distance is huge by nature. Nor is chance the only rival: geography and regime type sort friends from
# enemies too, and nothing here tells balance from those.
#
# ## What stands in the way, exactly
#
# The frustration index L is the least number of ties that would have to change for two camps to remain. To find it
# is a hard problem, and the usual heuristics give a number that may be too high. Here each L comes with both bounds.
# The upper bound is a division into camps: anybody can count the ties that it violates. The lower bound is a proof
# that no division does better. Where the two meet, L is proven.
#
# Divisions as good as the best can differ. So each tie is asked whether it is violated in *every* best division, in
# some, or in none. Only the first kind is a finding about the tie; the others depend on which best division one
# looks at.

# %%
divided = {name: frustration(one, seconds=BUDGET, edges=True) for name, one in windows.items()}
for one in divided.values():
    assert one.is_proven
    assert "unknown" not in one.status
    # The certificate, counted anew: friendly across the camps, or hostile within one.
    side = {name: number for number, camp in enumerate(one.camps) for name in camp}
    edges = one.snapshot.networkx().edges(data="sign")
    assert sum((side[a] == side[b]) != (sign == 1) for a, b, sign in edges) == one.upper == one.lower

if DATA:
    level = {name: one.upper for name, one in divided.items()}
    top, bottom = max(level, key=level.get), min(level, key=level.get)
    figure, [axes] = canvas(
        f"Frustration more than doubles from 19{bottom[:2]}–{bottom[3:]} to its peak in 19{top[:2]}–{top[3:]}",
        subtitle="Frustration index: the least number of ties in the way of two camps, proven for every window. Within "
        "it, ties that are frustrated in every best division, and the rest, for which best divisions differ.",
        source=COW,
        height=3.2,
        margins=(0.5, 1.9, 0.45, 0.0),
    )
    assert level[top] > 2 * level[bottom]
    assert list(level).index(bottom) < list(level).index(top)
    always = [one.status.count("always") for one in divided.values()]
    axes.bar(range(len(level)), always, color=HOSTILE, width=0.9)
    rest = [high - low for high, low in zip(level.values(), always, strict=True)]
    axes.bar(range(len(level)), rest, bottom=always, color="white", edgecolor=HOSTILE, hatch="////", width=0.9)
    for place, value in enumerate(level.values()):
        axes.text(place, value + 0.5, value, ha="center", fontsize=8.5, color=INK)
    last = len(level) - 0.3
    axes.text(last, always[-1] / 2, "frustrated in every\nbest division", fontsize=9.5, color=INK, va="center")
    axes.text(last, always[-1] + rest[-1] / 2, "differs between\nbest divisions", fontsize=9.5, color=INK, va="center")
    axes.set_yticks([])
    axes.set_ylim(0, max(level.values()) + 3)
    axes.set_xlim(-0.6, len(level) - 0.4)
    marks = [place for place, name in enumerate(level) if name in apart]
    axes.set_xticks(marks, labels=[f"19{name[:2]}–{name[3:]}" for name in apart])
    display(figure)

# %%
if DATA:
    sizes = {name: len(one.snapshot.signed) for name, one in divided.items()}
    relative = {name: one.upper / sizes[name] for name, one in divided.items()}
    worst = max(relative, key=relative.get)
    display(
        prose(
            f"L counts ties, and the networks grow: from {sizes[bottom]} signed pairs in 19{bottom[:2]}–{bottom[3:]} "
            f"to {sizes[top]} in 19{top[:2]}–{top[3:]}. As a share of the pairs, it is highest in "
            f"19{worst[:2]}–{worst[3:]}, at {relative[worst]:.1%}, and nowhere below {min(relative.values()):.1%}. "
            "So the system never was two camps; it was never far from it either."
        )
    )

# %% [markdown]
# Which ties are these? A tie that no best division satisfies, window after window, is a quarrel among friends or a
# friendship across the line. Windows overlap, so the number of windows measures how long a tie was there, and is no
# number of independent observations. The evidence for a tie is its lines in the table, of which the first is named.

# %%
NAMES = {
    "AFG": "Afghanistan", "ALB": "Albania", "ARG": "Argentina", "CHL": "Chile", "CHN": "China", "CMB": "Cambodia",
    "COS": "Costa Rica", "CUB": "Cuba", "CZE": "Czechoslovakia", "DOM": "Dominican Republic", "ECU": "Ecuador",
    "EGY": "Egypt", "FIN": "Finland", "GBR": "United Kingdom", "GRC": "Greece", "HAI": "Haiti", "HON": "Honduras",
    "IND": "India", "IRQ": "Iraq", "ITA": "Italy", "JOR": "Jordan", "JPN": "Japan", "KOR": "South Korea",
    "KUW": "Kuwait", "LAO": "Laos", "LEB": "Lebanon", "LYB": "Libya", "MYR": "Burma", "NIC": "Nicaragua",
    "NKR": "North Korea", "PAK": "Pakistan", "PER": "Peru", "RUS": "Soviet Union", "SAU": "Saudi Arabia",
    "RWA": "Rwanda", "SEN": "Senegal", "SYR": "Syria", "THA": "Thailand", "TUR": "Turkey", "TWN": "Taiwan",
    "USA": "United States", "YAR": "North Yemen", "YUG": "Yugoslavia",
}  # fmt: skip


def full(code):
    """The name of a state, where one is given above."""
    return NAMES.get(code, code)


if DATA:
    ties = pd.concat(one.frame().assign(window=name) for name, one in divided.items())
    by_pair = ties.groupby(["first", "second", "sign"])["status"].agg(
        windows="size", always=lambda column: (column == "always").sum()
    )
    lines = {}
    for row in told.itertuples():  # the first line of the file has the names of the columns
        lines.setdefault((min(row.a, row.b), max(row.a, row.b), row.sign), []).append(row.Index + 2)
    lasting = by_pair.sort_values(["always", "windows"], ascending=False, kind="stable").head(12).reset_index()
    display(
        table(
            {
                "pair": f"{full(row.first)} – {full(row.second)}",
                "tie": "friendly" if row.sign == 1 else "hostile",
                "windows with the tie": row.windows,
                "of these, frustrated in every best division": row.always,
                "lines of the file": f"{lines[row.first, row.second, row.sign][0]} and {row.windows - 1} more",
            }
            for row in lasting.itertuples(index=False)
        )
    )
    within = lasting[lasting["sign"] == -1]
    assert len(within) > len(lasting) / 2

# %% [markdown]
# Most of what frustrates the system longest is not the conflict of the two blocs, then: it is hostility *within* a
# camp, between states that share their friends. Hostility between the camps is what balance expects.
#
# ## Which states change bloc
#
# Nothing says that there are two. *Blocs* allow as many as it takes, and cost one for each friendly tie between
# blocs and each hostile tie within one. Each partition below is proven to be best. Yet another may be as good, so
# every state that changes bloc is put to the test: the problem is solved anew with the state forced together with
# the United States, or apart, and the same for the Soviet Union. Where that costs more, its place is *sure*. Where
# it costs nothing, its place is open, and a change that one partition shows may be no more than a choice between
# equals.
#
# Shown are the states that were surely with one of the two in one window, and surely not with it in another.

# %%
ANCHORS = ("USA", "RUS")
camps, sure = {}, {}
for name in apart if DATA else ():
    parted = blocs(windows[name], seconds=BUDGET)
    assert parted.is_proven
    camps[name] = {
        state: next((anchor for anchor in ANCHORS if anchor in group), "another")
        for group in parted.members
        for state in group
    }
    sure[name] = parted

places = pd.DataFrame(camps)
moving = [state for state in places.index if places.loc[state].dropna().nunique() > 1]
for name, parted in list(sure.items()):
    found_here = {anchor: companions(parted, anchor, among=moving, seconds=BUDGET).status for anchor in ANCHORS}
    assert not any("unknown" in status.values() for status in found_here.values())
    sure[name] = found_here


def standing(state, name):
    """How a state stands to the two in a window: with one of them, not with one, with neither, open, or absent."""
    if state not in camps[name]:
        return ""
    american, soviet = (sure[name][anchor].get(state, "always") for anchor in ANCHORS)
    if "always" in (american, soviet):
        return "US" if american == "always" else "SU"
    denied = [word for word, status in (("US", american), ("SU", soviet)) if status == "never"]
    return {0: "open", 1: f"not {denied[0]}" if denied else "", 2: "neither"}[len(denied)]


grid = {state: [standing(state, name) for name in apart] for state in moving} if DATA else {}
moved = {
    state: row
    for state, row in grid.items()
    if any(one in row and any(cell in row for cell in against) for one, against in
           (("US", ("SU", "not US", "neither")), ("SU", ("US", "not SU", "neither"))))
}  # fmt: skip

if DATA:
    order = sorted(moved, key=lambda state: ([cell or "~" for cell in moved[state]][::-1], full(state)))
    switched = sorted(full(state) for state, row in moved.items() if {"US", "SU"} <= set(row))
    figure, [axes] = canvas(
        f"{len(moved)} states surely left or joined a side; only {len(switched)} surely changed from one to the other",
        subtitle="How sure each state's place is, over all partitions into blocs that are as good as the best. US, SU: "
        "with the United States or the Soviet Union in every one of them; “not US”: with it in none; white: open.",
        source=COW,
        height=0.3 * len(order),
        margins=(1.5, 0.3, 0.1, 0.3),
    )
    LOOK = {"US": (FRIENDLY, "white", ""), "SU": (HOSTILE, "white", ""), "not US": ("#F6D3BF", INK, ""),
            "not SU": ("#CFE3F1", INK, ""), "neither": ("#DDDDDD", INK, ""), "open": ("white", MUTED, "")}  # fmt: skip
    for row, state in enumerate(order):
        for column, cell in enumerate(moved[state]):
            if cell:
                fill, ink, _ = LOOK[cell]
                axes.barh(row, 0.96, left=column - 0.48, height=0.88, color=fill, edgecolor="#CCCCCC", linewidth=0.6)
                weight = "bold" if cell in ("US", "SU") else "normal"
                axes.text(column, row, cell, ha="center", va="center", fontsize=8.5, color=ink, fontweight=weight)
    axes.set_yticks(range(len(order)), labels=[full(state) for state in order], fontsize=9.5)
    axes.set_ylim(len(order) - 0.4, -0.6)
    axes.set_xlim(-0.5, len(apart) - 0.5)
    axes.xaxis.tick_top()
    axes.set_xticks(range(len(apart)), labels=[f"19{name[:2]}–{name[3:]}" for name in apart])
    axes.spines["bottom"].set_visible(False)
    display(figure)

# %%
if DATA:
    left = sorted(full(state) for state, row in moved.items() if "US" in row and row[-1] in ("not US", "SU", "neither"))
    display(
        prose(
            f"Surely with one of the two at one time and surely with the other at another: **{', '.join(switched)}**. "
            f"Surely with the United States once, and surely not in {apart[-1]}: {', '.join(left)}. A blank is a "
            "window in which a state has no signed tie, or does not exist."
        )
    )

# %% [markdown]
# These are blocs of formal ties, and should be read as such. An alliance on paper counts as a friend until it lapses,
# and a state stands with those whose ties are nearest to its own. So a state can be in a bloc together with an open
# enemy: the partition then counts their hostility as an error within the bloc. Cuba after its revolution is a case in
# point, and so is China after its break with the Soviet Union.

# %%
if DATA:
    for state, rival, label in (("CUB", "USA", "US"), ("CHN", "RUS", "SU")):
        pair = ties[(ties["first"] == state) & (ties["second"] == rival) & (ties["sign"] == -1)]
        both = [name for name in apart if name in set(pair["window"]) and standing(state, name) == label]
        assert both
        display(
            prose(
                f"{full(state)} and {full(rival)}: hostile, and yet surely of one bloc, in "
                f"{', '.join(f'19{name[:2]}–{name[3:]}' for name in both)}."
            )
        )

# %% [markdown]
# ## Who stands between, and who has the friends
#
# So much for the whole; two questions are left about single states. *Brokerage* (Gould and Fernandez 1989) counts how
# often a state is a friend of two others that have no tie with each other: a *coordinator* where all three are of
# one bloc, a *gatekeeper* where one of the two is of another, a *liaison* where all three differ. *PN centrality*
# (Everett and Borgatti 2014) gives a state credit for friends who have friends, and takes it away for enemies; a
# state without ties would have exactly one.

# %%
between, standing_of = {}, {}
for name in (apart[0], apart[-1]) if DATA else ():
    group_of = {state: number for number, group in enumerate(blocs(windows[name], seconds=BUDGET).members, 1)
                for state in group}  # fmt: skip
    between[name] = brokerage(windows[name], group_of).frame()
    standing_of[name] = centralities(windows[name]).frame()
    lead = between[name].head(4)
    display(
        table(
            {
                "state": full(row.actor),
                "coordinator": row.coordinator,
                "gatekeeper": row.gatekeeper,
                "liaison": row.liaison,
                "all": row.total,
            }
            for row in lead.itertuples()
        )
    )
    order_of = standing_of[name].sort_values(["pn", "actor"], ascending=[False, True])
    first, last = order_of.iloc[0], order_of.iloc[-1]
    years = f"19{name[:2]}–{name[3:]}"
    display(
        prose(
            f"{years}: the table has the four that stand between others most often. The highest PN centrality is that "
            f"of {full(first.actor)} ({first.pn:.2f}, {first.friends} friends and {first.enemies} enemies), the lowest "
            f"that of {full(last.actor)} ({last.pn:.2f}, {last.friends} and {last.enemies})."
        )
    )
if DATA:
    assert all(rows.iloc[0].actor == "USA" for rows in between.values())
    assert all(rows.iloc[0].coordinator > rows.iloc[0].total / 2 for rows in between.values())

# %% [markdown]
# In both windows the United States stand between others more often than anybody else, and mostly *within* their own
# bloc: they are the hub of alliances whose members have none with one another. That is no sign of mediation. Whoever
# stands between two states of his own camp has nothing to reconcile, and a chain of two ties is not a tie.

# %% [markdown]
# ## Do the measures measure what they should?
#
# A measure is to be trusted no further than it gives what is known already. The values for the highland tribes are
# those of the package `signnet`. The division of the great powers in 1907 is that of the Triple Alliance and the
# Triple Entente. The indices of the windows came with the data: two exact methods had agreed on them.


# %%
def in_order(count):
    """The triads of a census: +++, ++-, +--, ---."""
    return f"{count.ppp}, {count.ppm}, {count.pmm}, {count.mmm}"


if DATA:
    tribes = balance(EdgeTable.from_csv(DATA / "highland_tribes_signed.csv").snapshot(), shuffles=0, seconds=60)
    triangle, walk, least = (index.value for index in tribes.indices)
    powers = EdgeTable.from_csv(DATA / "great_powers_1872_1907.csv")
    # A tie of 1872 to 1904 holds from the start of the one year to the start of the other: on each 31 December.
    days = [pd.Timestamp(year, 12, 31).date() for year in range(1872, 1908)]
    yearly = series(powers, days, levels=("certain",), shuffles=0, edges=True, seconds=BUDGET)
    ls = [moment.balance.frustration.upper for moment in yearly]
    final = yearly[-1].balance.frustration.camps
    published = [17, 18, 20, 15, 15, 17, 21, 27, 33, 35, 34, 26, 30, 36, 39, 37, 36, 29, 24, 23, 28, 27, 28, 33]
    checks = [
        ("highland tribes: triangle balance", "0.8676471", f"{triangle:.7f}"),
        ("highland tribes: walk balance", "0.3575761", f"{walk:.7f}"),
        ("highland tribes: frustration balance", "0.7586207", f"{least:.7f}"),
        ("highland tribes: frustration index", "7", str(tribes.frustration.upper)),
        ("highland tribes: triads +++, ++-, +--, ---", "19, 2, 40, 7", in_order(tribes.census)),
        ("great powers: index, 1872 to 1906", "1", ", ".join(map(str, sorted(set(ls[:-1]))))),
        ("great powers: index, 1907", "0", str(ls[-1])),
        ("great powers: camps, 1907", "AUH DEU ITA, FRA GBR RUS", ", ".join(" ".join(camp) for camp in final)),
        ("states 46-49: triads +++, ++-, +--, ---", "1556, 63, 23, 14", in_order(counts["46-49"])),
        ("states: index of each window", " ".join(map(str, published)), " ".join(map(str, level.values()))),
    ]
    assert all(expected == here for _, expected, here in checks)
    display(table({"value": what, "reference": expected, "here": here} for what, expected, here in checks))

# %% [markdown]
# ## Coda: how Europe's powers resolved their frustration
#
# Six powers, from Bismarck's leagues to the Triple Entente. For thirty-five years one tie is always in the way of two
# camps, and it is not always the same one. In 1907 none is left. The two camps that remain are the two alliances that
# went to war seven years later, but for Italy, which stayed out and then joined the other side. Balance is neither
# peace nor fate.

# %%
if DATA:
    ROUND = {"GBR": (0, 1), "FRA": (-0.87, 0.5), "RUS": (0.87, 0.5), "DEU": (0.87, -0.5), "AUH": (0, -1), "ITA": (-0.87, -0.5)}  # noqa: E501  # fmt: skip
    shown = [1872, 1882, 1891, 1907]
    figure, panels = canvas(
        "In 1907 the great powers have two camps without a remainder; before, one tie was always too many",
        subtitle="Ties at the end of the year: friendly blue and solid, hostile vermilion and dashed. Thick: "
        "frustrated in a division into two camps that is best.",
        source="great powers 1872–1907 of the R package manynet; computed with Parley.",
        height=2.5,
        margins=(0.2, 0.2, 0.05, 0.3),
        panels=(1, len(shown)),
    )
    for axes, year in zip(panels, shown, strict=True):
        moment = yearly[year - 1872]
        rows = moment.balance.frustration.frame()
        for tie in rows.itertuples():
            (x1, y1), (x2, y2) = ROUND[tie.first], ROUND[tie.second]
            friendly = tie.sign == 1
            style = {"color": FRIENDLY if friendly else HOSTILE, "linestyle": "solid" if friendly else (0, (4, 2))}
            axes.plot([x1, x2], [y1, y2], linewidth=4.5 if tie.frustrated else 1.5, zorder=1, **style)
        for name, (x, y) in ROUND.items():
            box = {"boxstyle": "round,pad=0.25", "facecolor": "white", "edgecolor": INK, "linewidth": 0.8}
            axes.text(x, y, name, ha="center", va="center", fontsize=9, bbox=box)
        axes.set(xlim=(-1.25, 1.25), ylim=(-1.2, 1.2), xticks=[], yticks=[], aspect="equal")
        axes.spines["bottom"].set_visible(False)
        axes.set_anchor("N")
        axes.set_title(f"{year}: L = {moment.balance.frustration.upper}", fontsize=11, color=INK, loc="left")
    display(figure)

# %%
if DATA:
    told = yearly.frame()
    changes = [day.year for day, before, after in zip(told["at"][1:], ls, ls[1:], strict=False) if before != after]
    assert changes == [1907]
    wrong = {}
    for moment in yearly:
        rows = moment.balance.frustration.frame()
        for tie in rows[rows["status"] != "never"].itertuples():
            wrong.setdefault((tie.first, tie.second, tie.sign), []).append(moment.snapshot.at.year)
    display(
        table(
            {
                "pair": f"{one} – {other}",
                "tie": "friendly" if sign == 1 else "hostile",
                "frustrated in some best division or in all": f"{min(years)} to {max(years)}, {len(years)} years",
            }
            for (one, other, sign), years in sorted(wrong.items(), key=lambda item: (min(item[1]), item[0]))
        )
    )

# %% [markdown]
# ## What is not known
#
# - **No tie is no neutrality.** Two states without an alliance or a dispute have no sign here, and no measure asks
#   what they thought of each other.
# - **A sign hides strength.** A fishing dispute and a war are both one hostile tie, a defence pact and a
#   non-aggression pact both one friendly tie. Where both occur in one window, the data has already decided for one.
# - **Windows overlap.** Neighbouring values share three years of four. A trend of a few windows is hardly more than
#   one change, seen several times.
# - **Shuffling signs is one model of chance.** It keeps who is tied to whom. A model that also keeps how quarrelsome
#   each state is would be harder to beat.
# - **Balance explains nothing by itself.** That a system is near to two camps does not say that the wish for
#   consistency made it so.
#
# *Read on:* [mediation in the founding graph](03_mediation.ipynb), where every tie opens the sentence it came from.
