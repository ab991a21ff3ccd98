/**
 * Words and small elements. All text reaches the page through textContent.
 */

const SIGN_WORDS = new Map([[-1, "hostile"], [1, "friendly"], [0, "neither"]]);
const SIGN_MARKS = new Map([[-1, "−"], [1, "+"], [0, "·"]]);
const STATUS_ORDER = ["accepted", "claimed", "contested", "questioned", "denied", "not actual"];
const STATUS_MARKS = new Map([
  ["accepted", ""], ["claimed", "claimed"], ["contested", "contested"],
  ["questioned", "questioned"], ["denied", "denied"], ["not actual", ""],
]);

const collator = new Intl.Collator("en", { sensitivity: "base", numeric: true });

/**
 * An element with attributes and children; a child that is no node becomes text, and null is left out.
 * The attributes "class", "text" and "click" are shorthands.
 */
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "class") made.className = value;
    else if (key === "text") made.textContent = value;
    else if (key === "click") made.addEventListener("click", value);
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined) made.append(child);
  }
  return made;
}

/** Empties an element and fills it with children. */
function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
}

/** A number with its noun: "1 tie", "2 ties". */
function counted(number, noun, plural = `${noun}s`) {
  return `${number} ${number === 1 ? noun : plural}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A day in short words: "9 Jan 2026". */
function dayWords(day) {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** How many facts are certain, possible and undated at the chosen time: "1 certain, 7 undated". */
function whenCounts(indices, state) {
  const found = [...indices].map((index) => certainty(data.facts[index], state));
  return [...CERTAINTIES, "no"].map((when) => [when, found.filter((other) => other === when).length])
    .filter(([, count]) => count).map(([when, count]) => `${count} ${when === "no" ? "not then" : when}`).join(", ");
}

/** Names in a row: "A", "A and B", "A, B and C". */
function listed(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}

/** Names of nodes in a row. */
function named(ids) {
  return listed(ids.map((id) => nodeById.get(id).name));
}

/** The actors at a fact's near end. */
function subjectOf(fact) {
  return named(fact.from);
}

/** The actors or the agreement at its far end. */
function objectOf(fact) {
  return named(fact.to);
}

/** A fact as one line of text. */
function sentence(fact) {
  return `${subjectOf(fact)} ${fact.label} ${objectOf(fact)}`;
}

/** What must be said before a relation that is not accepted: "denied", "forecast". */
function caveat(fact) {
  return fact.status === "not actual" ? fact.modality : STATUS_MARKS.get(fact.status) ?? fact.status;
}

/** A fact's standing in words. */
function standing(fact) {
  return fact.status === "not actual" ? `not actual: ${fact.modality}` : fact.status;
}

/** Who says it: claimants, or the texts themselves. */
function saidBy(fact) {
  const voices = new Set((fact.evidence || []).map((index) => data.evidence[index].claimant || "the text"));
  return [...voices].sort();
}

/** A small label with a class of its own. */
function chip(text, kind) {
  return el("span", { class: `chip ${kind}`, text });
}

/** The chip of a sign: a mark and a word, so that neither colour nor shape is needed alone. */
function signChip(sign) {
  const kind = sign < 0 ? "hostile" : sign > 0 ? "friendly" : "neutral";
  return chip(sign === 0 ? "neither hostile nor friendly" : `${SIGN_MARKS.get(sign)} ${SIGN_WORDS.get(sign)}`, kind);
}
