/**
 * What is known of an agreement on a day: by the rules of the query agreement-status, so that both say the same.
 */

/** Phases after which nothing comes, and which stay. */
const ENDS = new Set(["collapsed", "expired", "superseded"]);
/** Phases whose dates tell that it had been made before, and not when. */
const LATER = new Set(["violated", "suspended", ...ENDS]);

/** For every agreement by name: its phases that somebody affirms, and the first day that it can have been made on. */
const agreements = new Map();
for (const fact of data.facts) {
  if (fact.relation !== "partyTo" || !fact.agreement || fact.modality !== "actual" || !affirming(fact).length) continue;
  if (!agreements.has(fact.agreement)) agreements.set(fact.agreement, { phases: [], earliest: null, dated: false });
  const known = agreements.get(fact.agreement);
  if (fact.phase) known.phases.push(fact);
  const [first] = fact.bounds || [];
  if (first && (!known.earliest || first < known.earliest)) known.earliest = first;
  if (first && !LATER.has(fact.phase)) known.dated = true;
}

/** The phases that an agreement is known to have been in on a day: surely begun, and going on or of those that stay. */
function phasesOn(name, day) {
  const begun = (agreements.get(name)?.phases || []).filter(({ bounds }) => bounds && bounds[1] && bounds[1] <= day);
  const isOver = begun.some((fact) => ENDS.has(fact.phase));
  return begun.filter((fact) => (isOver ? ENDS.has(fact.phase) : lastDay(fact) >= day));
}

/** The last day for which a phase that ends is known, or "". */
function lastDay(fact) {
  const [until, seen] = [fact.bounds[2] || "", fact.seen || ""];
  return until > seen ? until : seen;
}

/** Whether every date that an agreement is given lies after the day, and not all are of its breach or end. */
function isNotYetMade(node, day) {
  if (!day || node.kind !== "agreement" || phasesOn(node.name, day).length) return false;
  const { earliest, dated } = agreements.get(node.name) || {};
  return Boolean(dated) && earliest > day;
}

/** What an agreement's status is on a day: its phases, "not yet made" or "unknown". */
function statusOn(node, day, view) {
  const phases = phasesOn(node.name, day);
  if (phases.length) return phaseWords(phases, view);
  return isNotYetMade(node, day) ? "not yet made" : "unknown";
}

/** The last that is known of an agreement's status, with its day; "" where no text speaks of one. */
function lastKnown(node, view) {
  const phases = agreements.get(node.name)?.phases || [];
  if (!phases.length) return "";
  const begun = phases.filter(({ bounds }) => bounds && bounds[1]);
  const [end] = begun.filter((fact) => ENDS.has(fact.phase)).sort((one, other) => (one.bounds[1] < other.bounds[1] ? -1 : 1));
  if (end) return `${phaseWords([end], view)}, ${end.bounds[0] === end.bounds[1] ? "" : "by "}${dayWords(end.bounds[1])}`;
  const seen = begun.filter((fact) => lastDay(fact) >= fact.bounds[1]);
  if (!seen.length) return `${phaseWords(phases, view)}, on no day for certain`;
  const last = seen.map(lastDay).sort().at(-1);
  return `${phaseWords(seen.filter((fact) => lastDay(fact) === last), view)}, ${dayWords(last)}`;
}

/** Phases with what must be said about them. */
function phaseWords(facts, view) {
  return listed([...new Set(facts.map((fact) => {
    const notes = [fact.status === "accepted" ? null : standing(fact), isInferred(fact, "status") ? "inferred" : null,
      fact.status === "accepted" && !fact.views.includes(viewByName.get(view)) ? "not in this account" : null].filter(Boolean);
    return notes.length ? `${fact.phase} (${notes.join(", ")})` : fact.phase;
  }))].sort());
}

/** An agreement's status as a line of its label: on the chosen day, or the last that is known; null for other nodes. */
function statusLine(node, { at, view }) {
  if (node.kind !== "agreement") return null;
  if (at) return statusOn(node, at, view).replace(/^unknown$/, "status unknown");
  const last = lastKnown(node, view);
  return last ? `last known: ${last}` : null;
}

/** A line of a mediation's label where no text names an agreement that came of it; else its line to that says so. */
function outcomeLine(node) {
  const [index] = factsAround.get(node.id) || [];
  const { agreement } = index === undefined ? {} : data.facts[index];
  return agreement ? null : "no agreement named";
}
