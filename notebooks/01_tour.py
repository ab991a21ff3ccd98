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
# # A tour of the founding graph
#
# Two news articles tell of Pakistan, the Afghan Taliban and the Pakistani Taliban, the TTP: who fought whom, who
# sheltered whom, who mediated, and who says so. Parley keeps all of that apart. This notebook builds the graph, asks
# it a question, follows the ways by which Pakistan could reach the TTP, and draws its friendships and hostilities.
#
# Nothing here needs a network. It takes a few seconds.

# %%
from collections import Counter
from textwrap import fill

import matplotlib.pyplot as plt
import networkx as nx
import pandas as pd

import kg
from kg.analysis import quotes
from kg.notebook import table

graph = kg.build()
graph

# %% [markdown]
# ## One question, one table
#
# The graph speaks SPARQL. What is accepted stands in it as plain triples, so a question can be as short as the
# sentence that it puts: *whom has Pakistan attacked?*

# %%
graph.query("""
    SELECT ?target WHERE {
        actor:pakistan kg:attacked ?node .
        ?node rdfs:label ?target
    } ORDER BY ?target
""")

# %% [markdown]
# The questions that people ask most have names. Each is a file of SPARQL with a title, and answers with a table, too.
# One asks who has mediated what between whom:

# %%
pd.DataFrame([{"query": query.name, "title": query.title} for query in graph.queries().values()])

# %%
graph.query("mediations")

# %% [markdown]
# ## A claim is not a fact
#
# Of each thing that somebody says, the graph knows whether it is *accepted*, only *claimed* by a party to it,
# *contested*, or *not actual* at all: a forecast, a demand, a goal. And it knows why.

# %%
counts = Counter(item.standing.status for item in graph.assessments)
pd.DataFrame(counts.most_common(), columns=["status", "things"])

# %% [markdown]
# Here is what is contested: what one affirms and another denies, with the passage for each side. The sources are
# *digests*, the articles retold in sentences of our own, so that every passage can be shown; each names the lines
# that it restates.


# %%
contested = [item for item in graph.assessments if item.standing.status == "contested"]
table(
    {
        "who": e.claimant or "the text itself",
        "what they do": e.stance,
        "that": f"{item.statement.subject} {item.statement.relation} {item.statement.object}",
        "passage": e.quote,
        "source": e.source,
    }
    for item in contested
    for e in item.evidence
)

# %% [markdown]
# ## From Pakistan to the TTP
#
# The two are hostile to each other. Who could carry a message? A *mediation path* is a chain of ties that are not
# hostile: friendly ties, mediations, talks, agreements. A chain is no tie itself, so each path ends with a reminder:
# *not transitive*. An exclamation mark says that the same two also have hostile ties, and that the step is no easy
# one.

# %%
paths = graph.mediation_paths("Pakistan", "TTP")
for path in paths:
    print(path)

# %% [markdown]
# Each step rests on ties, and each tie on passages. These are the steps of the way through a third party:

# %%
indirect = next(path for path in paths if len(path.hops) > 1)
quotes(indirect)

# %% [markdown]
# A mediator may have ties of its own to the parties. The record of whoever has mediated between the two shows them:

# %%
for record in graph.mediators("Pakistan", "TTP"):
    print(f"{record.name}: {len(record.mediations)} mediations")
    print("  friendly ties to a party:", *record.support, sep="\n    ")
    print("  hostile ties to a party:", *record.hostility, sep="\n    ")

# %% [markdown]
# ## Friends and enemies
#
# `graph.network()` is a `networkx.MultiDiGraph`: typed, signed, dated, with the evidence on every edge. Below is what
# is accepted of it: friendly ties in blue, solid; hostile ties in vermilion, dashed. The two colours stay apart for
# colour-blind readers, the dashes in grey print. An arrow leads from who does to whom it is done; a line without a
# head holds both ways. It is the wider, the more ties it stands for. Every actor has the same place in both pictures.

# %%
STYLES = {1: ("Friendly ties", "#0072B2", "solid"), -1: ("Hostile ties", "#D55E00", (0, (4, 2)))}


def lines(network, sign):
    """How many ties of a sign lead from one actor to another, those that hold both ways apart."""
    return Counter((a, b, tie["symmetric"]) for a, b, tie in network.edges(data=True) if tie["sign"] == sign)


def places(network):
    """A place for every actor with a friendly or hostile tie, the same on each run."""
    drawn = nx.Graph((a, b) for sign in STYLES for a, b, _ in sorted(lines(network, sign)))
    return nx.spring_layout(drawn, pos=nx.circular_layout(drawn), k=1.1, iterations=300, seed=1)


def draw(network, sign, where, axes):
    """Draw the ties of a sign; actors without any stay in their places, in grey."""
    title, colour, dashes = STYLES[sign]
    drawn = lines(network, sign)
    touched = {name for a, b, _ in drawn for name in (a, b)}
    boxes = {}
    for name, place in where.items():
        shade = "black" if name in touched else "#8a8a8a"
        box = {"boxstyle": "round,pad=0.3", "facecolor": "white", "edgecolor": shade, "linewidth": 0.7}
        text = axes.text(*place, fill(name, 18), ha="center", va="center", fontsize=10, color=shade, bbox=box)
        boxes[name] = text.get_bbox_patch()
    axes.set_title(title, color=colour, fontsize=15, loc="left")
    axes.set(xlim=(-1.2, 1.2), ylim=(-1.05, 1.05))
    axes.axis("off")
    axes.figure.draw_without_rendering()  # only now do the boxes know their size, and the lines where to end
    for (a, b, symmetric), number in sorted(drawn.items()):
        arrow = {"arrowstyle": "-" if symmetric else "-|>", "color": colour, "linestyle": dashes, "mutation_scale": 15}
        arrow |= {"connectionstyle": f"arc3,rad={0 if symmetric else 0.15}", "linewidth": 1 + number / 4}
        arrow |= {"patchA": boxes[a], "patchB": boxes[b], "shrinkA": 3, "shrinkB": 3}
        axes.annotate("", xy=where[b], xytext=where[a], arrowprops=arrow)


network = graph.network(view="accepted")
where = places(network)
figure, (left, right) = plt.subplots(1, 2, figsize=(15, 6.5))
figure.subplots_adjust(left=0.01, right=0.99, bottom=0.01, top=0.94, wspace=0.02)
draw(network, 1, where, left)
draw(network, -1, where, right)
plt.show()

# %% [markdown]
# ## As two of the parties tell it
#
# A view is a decision what to believe. `claimant=X` is the world as X tells it: what X affirms, and what the texts
# assert and X does not deny. These ties are in the world of one of the two and not in that of the other, who may deny
# them, or say nothing of them:


# %%
def ties(view):
    network = graph.network(view=view)
    return {(a, tie["label"], b) for a, b, tie in network.edges(data=True) if tie["sign"]}


pakistan, taliban = ties("claimant=Pakistan"), ties("claimant=Afghan Taliban")
rows = [(*tie, "Pakistan" if tie in pakistan else "Afghan Taliban") for tie in sorted(pakistan ^ taliban)]
pd.DataFrame(rows, columns=["from", "tie", "to", "only as told by"])

# %% [markdown]
# ## The whole map, here
#
# The explorer works inside a notebook: press a line for its passages, switch the account, move through time. In a
# notebook that is not trusted a picture and a summary stand in its place. `view`, `at` and `focus` choose a part.

# %%
graph.explore(height=560)

# %% [markdown]
# ## On from here
#
# - `kg build FOLDER` does all of this with your own articles, and writes a page to explore and pass around.
# - `graph.query(…, at="2022-06-30")` and `graph.network(at=…)` ask about a day.
# - `graph.draw("map.svg")` draws without a browser; `graph.export("ties.gexf")` writes for Gephi and others.
# - `graph.rdflib()` gives the same data as an `rdflib.Dataset`.
