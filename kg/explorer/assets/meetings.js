/**
 * Agreements and mediation at a glance: who sat at which table, who mediated, who hosted, and what became of it.
 */

/** The tables of what is shown: one for each agreement with the mediations that led to it, and one for each other meeting. */
function meetings(visible) {
  const own = [...visible.facts].filter((index) => MEETING_FAMILIES.has(data.facts[index].family));
  const tables = new Map();
  for (const index of inTime(own)) {
    const fact = data.facts[index];
    const key = fact.agreement ? `agreement ${fact.agreement}` : `${fact.family === "talks" ? "talks" : "table"} ${(fact.parties || []).join("|")}`;
    if (!tables.has(key)) tables.set(key, { agreement: fact.agreement || null, family: fact.family, facts: [] });
    tables.get(key).facts.push(index);
  }
  return [...tables.values()].sort((one, other) => (one.agreement ? 0 : 1) - (other.agreement ? 0 : 1));
}

/** What a fact's subject did at a table. */
const PARTS = [
  ["At the table", (fact) => fact.relation === "partyTo" || fact.family === "talks"],
  ["Mediated by", (fact) => fact.relation === "mediatedBetween"],
  ["Hosted by", (fact) => fact.family === "host"],
  ["Also", () => true],
];

/** Shows the tables. */
function showMeetings(state, visible, actions) {
  const tables = meetings(visible);
  fill(document.getElementById("meetings"),
    el("h2", { text: counted(tables.length, "agreement or meeting", "agreements and meetings") }),
    el("p", { class: "note", text: "Who sat at which table, who mediated, who hosted, what became of it. Every line opens its passage." }),
    tables.length ? el("div", { class: "tables" }, tables.map((table) => meetingCard(table, state, actions)))
      : el("p", { class: "content", text: "No agreement, mediation or talks in the present selection." }));
}

function meetingCard({ agreement, facts, family }, state, actions) {
  const node = agreement ? nodeByName.get(agreement) : null;
  const parties = [...new Set(facts.flatMap((index) => data.facts[index].parties || []))];
  const places = [...new Set(facts.map((index) => data.facts[index].place).filter(Boolean))];
  const left = new Set(facts);
  const rows = PARTS.map(([title, test]) => {
    const own = [...left].filter((index) => test(data.facts[index]));
    own.forEach((index) => left.delete(index));
    if (title === "At the table") return el("tr", {}, el("th", { scope: "row", text: title }), el("td", {}, seats(parties, own, actions)));
    return own.length ? el("tr", {}, el("th", { scope: "row", text: title }), el("td", {}, own.map((index) => partLine(index, named(data.facts[index].from), actions)))) : null;
  });
  const title = agreement || `${family === "talks" ? "Talks" : family === "host" ? "Hosting" : "Mediation"}: ${parties.join(" – ")}`;
  return el("article", { class: "meeting" },
    el("p", { class: "kicker", text: node ? node.typeLabel : "no agreement named" }),
    el("h3", { dir: "auto" }, node ? el("button", { type: "button", class: "open", click: () => actions.node(node.id) }, title) : title),
    el("table", { class: "plain" }, el("tbody", {}, rows,
      places.length ? el("tr", {}, el("th", { scope: "row", text: "Where" }), el("td", { dir: "auto", text: places.join(", ") })) : null,
      el("tr", {}, el("th", { scope: "row", text: "What became of it" }),
        el("td", {}, node ? outcome(node, facts, state, actions) : "No text names an agreement that came of it.")))));
}

/** The parties; each tie that says so opens its passage. */
function seats(parties, facts, actions) {
  const said = facts.filter((index) => !data.facts[index].phase);
  if (!said.length) return el("p", { dir: "auto", text: parties.join(" – ") || "not stated" });
  return said.map((index) => partLine(index, data.facts[index].parties.join(" – "), actions, data.facts[index].label));
}

/** One who took part, or what became of it, with the time and the standing. */
function partLine(index, words, actions, label = null) {
  const fact = data.facts[index];
  return el("button", { type: "button", class: "part", "data-tie": fact.id, click: () => actions.ties([index]) },
    el("span", { class: "line", dir: "auto", text: words }),
    el("span", { class: "small", text: [label, fact.timeWords, fact.status === "accepted" ? null : standing(fact), isInferred(fact, "agreement") ? "link to the agreement inferred" : null].filter(Boolean).join(" · ") }));
}

/** An agreement's status and the passages that tell it. */
function outcome(node, facts, state, actions) {
  const phases = facts.filter((index) => data.facts[index].phase);
  return [el("p", { text: statusSentence(node, state) }), phases.map((index) => partLine(index, data.facts[index].phase + (isInferred(data.facts[index], "status") ? " (inferred)" : ""), actions))];
}
