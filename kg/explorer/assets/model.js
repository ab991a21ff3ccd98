/**
 * The data of the page, indexed, and which of it a state shows. Nothing here touches the document.
 */

const data = JSON.parse(document.getElementById("data").textContent);
const nodeById = new Map(data.nodes.map((node) => [node.id, node]));
const nodeByName = new Map(data.nodes.map((node) => [node.key || node.name, node]));
const factById = new Map(data.facts.map((fact, index) => [fact.id, index]));
const viewByName = new Map(data.views.map((view, index) => [view.name, index]));

const MEETING_FAMILIES = new Set(["mediation", "host", "agreement", "talks"]);

/** The presets: which facts each lets through. */
const PRESETS = new Map([
  ["everything", { label: "Everything", test: () => true }],
  ["alliances", { label: "Alliances and support", test: (fact) => fact.sign > 0 }],
  ["hostilities", { label: "Hostilities", test: (fact) => fact.sign < 0 }],
  ["mediation", { label: "Mediation and agreements", test: (fact) => MEETING_FAMILIES.has(fact.family) }],
]);

/** How surely a fact holds on a day, the surest first. */
const CERTAINTIES = ["certain", "possible", "undated"];

/** The links of each fact. */
const linksOfFact = data.facts.map(() => []);
for (const link of data.links) linksOfFact[link.fact].push(link);

/** Text without case or diacritics, for searching. */
function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/ı/g, "i").toLowerCase();
}

/**
 * How surely a fact held on a day: "certain", "possible", "undated" or "no"; "certain" where no day is asked for.
 * An unknown bound is unknown, never "for ever"; what is vague, as an event that recurs over years, is certain on no day.
 */
function certainty(fact, day) {
  if (!day) return "certain";
  if (!fact.bounds) return "undated";
  const [fromEarliest, fromLatest, toEarliest, toLatest] = fact.bounds;
  if ((fromEarliest && day < fromEarliest) || (toLatest && day > toLatest)) return "no";
  if (!fact.vague && fromLatest && toEarliest && fromLatest <= day && day <= toEarliest) return "certain";
  return "possible";
}

/** The key of a fact's entry in the legend: a relation can occur under two signs. */
function relationKey(fact) {
  return `r:${fact.relation}:${fact.sign}`;
}

/** The key of a node's entry in the legend. */
function typeKey(node) {
  return `t:${node.type}`;
}

/** The key of a fact's standing in the legend. */
function statusKey(fact) {
  return `s:${fact.status}`;
}

/** The facts that a state's view, preset and date hold, whatever the legend hides: what its counts count. */
function factsInView(state) {
  const view = viewByName.get(state.view);
  const preset = PRESETS.get(state.preset);
  const shown = [];
  data.facts.forEach((fact, index) => {
    if (!fact.views.includes(view) || !preset.test(fact)) return;
    const when = certainty(fact, state.at);
    if (when === "no" || (when === "undated" && !state.undated)) return;
    shown.push(index);
  });
  return shown;
}

/** Whether a legend entry that the fact falls under is switched off. */
function isOff(fact, state) {
  return state.off.has(relationKey(fact)) || state.off.has(statusKey(fact));
}

/**
 * What a state shows: its facts, their links, the nodes at the links' ends, and the facts that the legend counts.
 */
function selection(state) {
  const counted = factsInView(state);
  const facts = new Set();
  const links = [];
  const nodes = new Set();
  const isShown = (id) => !state.off.has(typeKey(nodeById.get(id)));
  /* A mediation has not led to what was not made yet. */
  const isAhead = (link) => link.role === "outcome" && isNotYetMade(nodeById.get(link.to), state.at);
  for (const index of counted) {
    const fact = data.facts[index];
    if (isOff(fact, state) || !touches(index, state.focus)) continue;
    for (const link of linksOfFact[index]) {
      if (!isShown(link.from) || !isShown(link.to) || isAhead(link)) continue;
      links.push(link);
      facts.add(index);
      nodes.add(link.from).add(link.to);
    }
  }
  return { counted, facts, links, nodes };
}

/** Whether a fact has the node at one of its ends; any fact has "no node". */
function touches(index, id) {
  return id === null || linksOfFact[index].some((link) => link.from === id || link.to === id);
}

/** The facts that a node takes part in, of those given. */
function factsOf(id, facts) {
  return [...facts].filter((index) => touches(index, id));
}

/**
 * Links between the same two nodes, of the same sign and standing, as one line: a list of
 * {id, from, to, sign, status, role, facts, parts}. The parts hold the facts that are certain on the day, those that are
 * possible and those that are not dated, the surest first and none empty: each {when, facts, forward, backward}.
 */
function bundles(links, state) {
  const found = new Map();
  for (const link of links) {
    const fact = data.facts[link.fact];
    const [low, high] = link.from < link.to ? [link.from, link.to] : [link.to, link.from];
    const role = link.role || "tie";
    const id = `${low}-${high}:${fact.sign}:${fact.status}:${role}`;
    if (!found.has(id)) {
      const { sign, status } = fact;
      found.set(id, { id, from: low, to: high, sign, status, role, facts: [], parts: [] });
    }
    const bundle = found.get(id);
    if (!bundle.facts.includes(link.fact)) bundle.facts.push(link.fact);
    const part = partOf(bundle, certainty(fact, state.at));
    if (!part.facts.includes(link.fact)) part.facts.push(link.fact);
    if (pointsOn(link) && link.from === low) part.forward = true;
    if (pointsOn(link) && link.from === high) part.backward = true;
  }
  for (const { parts } of found.values()) parts.sort((one, other) => CERTAINTIES.indexOf(one.when) - CERTAINTIES.indexOf(other.when));
  return [...found.values()];
}

/** The part of a bundle for a certainty, made where there is none. */
function partOf(bundle, when) {
  const known = bundle.parts.find((other) => other.when === when);
  if (known) return known;
  const part = { when, facts: [], forward: false, backward: false };
  bundle.parts.push(part);
  return part;
}

/** Whether a link has a direction: neither a symmetric tie nor a party's seat at a table has one. */
function pointsOn(link) {
  return link.role ? link.role !== "party" : !data.facts[link.fact].symmetric;
}

/** Facts in the order of the first days that they can have begun on; what is not dated comes last. */
function inTime(indices) {
  const days = new Map([...indices].map((index) => [index, firstDay(data.facts[index])]));
  return [...days.keys()].sort((one, other) => (days.get(one) < days.get(other) ? -1 : days.get(one) > days.get(other) ? 1 : one - other));
}

/** The first day that a fact's time mentions, or one after all others. */
function firstDay(fact) {
  return (fact.bounds && (fact.bounds[0] || fact.bounds[1] || fact.bounds[3])) || "9999";
}

/** Whether no passage states a field of a fact: all that affirm it infer it from context. */
function isInferred(fact, field) {
  const claims = affirming(fact);
  return claims.length > 0 && claims.every((claim) => (claim.inferred || []).includes(field));
}

/** The claims that affirm a fact. */
function affirming(fact) {
  return (fact.evidence || []).map((index) => data.evidence[index]).filter((claim) => claim.stance === "affirms");
}
