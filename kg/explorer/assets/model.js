/**
 * The data of the page, indexed, and which of it a state shows. Nothing here touches the document.
 */

const data = JSON.parse(document.getElementById("data").textContent);
/* A claim that was made of the same row of a table as another holds only what differs. */
data.evidence = data.evidence.map(({ like, ...claim }) => like === undefined ? claim : { ...data.evidence[like], ...claim });
/* A name that shows nothing would be a button without words. */
for (const node of data.nodes) {
  if (/[^\s\p{C}]/u.test(node.name)) continue;
  node.key ??= node.name;
  node.name = "(no name)";
}
const nodeById = new Map(data.nodes.map((node) => [node.id, node]));
const nodeByName = new Map(data.nodes.map((node) => [node.key ?? node.name, node]));
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

/** The facts around each node. */
const factsAround = new Map(data.nodes.map(({ id }) => [id, new Set()]));
for (const { from, to, fact } of data.links) for (const id of [from, to]) factsAround.get(id).add(fact);

/** Text without case or diacritics, for searching. */
function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/ı/g, "i").toLowerCase();
}

/**
 * How surely a fact held on the chosen day, or at some time in the chosen period: "certain", "possible", "undated" or
 * "no"; "certain" where no time is asked for. An unknown bound is unknown, never "for ever"; what is vague, as an event
 * that recurs over years, is certain on no day, and only in a period that holds all of it.
 */
function certainty(fact, { at, since, until }) {
  const [first, last] = at ? [at, at] : [since, until];
  if (!first && !last) return "certain";
  if (!fact.bounds) return "undated";
  const [fromEarliest, fromLatest, toEarliest, toLatest] = fact.bounds;
  if ((last && fromEarliest && last < fromEarliest) || (first && toLatest && first > toLatest)) return "no";
  if (fact.vague && (at || (first && !(fromEarliest >= first)) || (last && !(toLatest && toLatest <= last)))) return "possible";
  const hasBegun = !last || (fromLatest && fromLatest <= last);
  const isNotOver = !first || (toEarliest && toEarliest >= first) || (!at && fromEarliest && fromEarliest >= first);
  return hasBegun && isNotOver ? "certain" : "possible";
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

/** The facts that a state's view and preset hold at any time; where views are compared, those of the accepted view too. */
function factsHeld(state) {
  const views = comparing(state) ? [state.view, "accepted"] : [state.view];
  const wanted = views.map((name) => viewByName.get(name));
  const preset = PRESETS.get(state.preset);
  const held = [];
  data.facts.forEach((fact, index) => {
    if (wanted.some((view) => fact.views.includes(view)) && preset.test(fact)) held.push(index);
  });
  return held;
}

/** Those of the given facts that the state's time lets through, whatever the legend hides: what its counts count. */
function factsThen(held, state) {
  return held.filter((index) => {
    const when = certainty(data.facts[index], state);
    return when !== "no" && (when !== "undated" || state.undated);
  });
}

/** Whether a legend entry that the fact falls under is switched off. */
function isOff(fact, state) {
  return state.off.has(relationKey(fact)) || state.off.has(statusKey(fact));
}

/**
 * What a state shows: its facts, their links, the nodes at the links' ends, the facts that the legend counts, those held
 * at any time, and the part of it that is drawn.
 */
function selection(state) {
  const held = factsHeld(state);
  const counted = factsThen(held, state);
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
  const shown = { held, counted, facts, links, nodes };
  return { ...shown, drawn: strongest(shown, state) };
}

/** Whether a fact has the node at one of its ends; any fact has "no node". */
function touches(index, id) {
  return id === null || factsAround.get(id).has(index);
}

/** The facts that a node takes part in, of those given. */
function factsOf(id, facts) {
  return [...facts].filter((index) => factsAround.get(id).has(index));
}

/**
 * Links between the same two nodes, of the same sign and standing, as one line: a list of
 * {id, from, to, sign, status, role, mark, facts, parts}. The parts hold the facts that are certain at the chosen time,
 * those that are possible and those that are not dated, the surest first and none empty: each {when, facts, forward,
 * backward}. The mark says how the line differs from the accepted view: "added", "gone" or "".
 */
function bundles(links, state) {
  const found = new Map();
  for (const link of links) {
    const fact = data.facts[link.fact];
    const [low, high] = link.from < link.to ? [link.from, link.to] : [link.to, link.from];
    const role = link.role || "tie";
    const mark = against(link.fact, state);
    const id = `${low}-${high}:${fact.sign}:${fact.status}:${role}${mark && `:${mark}`}`;
    if (!found.has(id)) {
      const { sign, status } = fact;
      found.set(id, { id, from: low, to: high, sign, status, role, mark, facts: new Set(), parts: [] });
    }
    const bundle = found.get(id);
    bundle.facts.add(link.fact);
    const part = partOf(bundle, certainty(fact, state));
    part.facts.add(link.fact);
    if (pointsOn(link) && link.from === low) part.forward = true;
    if (pointsOn(link) && link.from === high) part.backward = true;
  }
  for (const bundle of found.values()) {
    bundle.facts = [...bundle.facts];
    for (const part of bundle.parts) part.facts = [...part.facts];
    bundle.parts.sort((one, other) => CERTAINTIES.indexOf(one.when) - CERTAINTIES.indexOf(other.when));
  }
  return [...found.values()];
}

/** The part of a bundle for a certainty, made where there is none. */
function partOf(bundle, when) {
  const known = bundle.parts.find((other) => other.when === when);
  if (known) return known;
  const part = { when, facts: new Set(), forward: false, backward: false };
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
