/**
 * The search: names and other names, and the words of passages, without regard to case and diacritics.
 */

const SHORTEST_WORDS = 3;
const MOST_NAMES = 8;
const MOST_PASSAGES = 5;

const searchIndex = data.nodes.filter((node) => node.kind !== "mediation")
  .map((node) => ({ node, names: [node.name, ...(node.aliases || [])].map((name) => ({ name, key: folded(name) })) }));
const tiesInAll = tiesOfNodes(data.links);

/** The passages of all ties, folded when they are first searched: a list of {index, words, key}. */
const passageIndex = [];

function foldPassages() {
  if (passageIndex.length) return;
  data.facts.forEach((fact, index) => (fact.evidence || []).forEach((at) => {
    const words = [data.evidence[at].original, data.evidence[at].quote].filter(Boolean).join(" … ");
    passageIndex.push({ index, words, key: folded(words) });
  }));
}

/** The first few ties of which a passage has all the words that are asked for. */
function foundPassages(key) {
  if (key.length < SHORTEST_WORDS) return [];
  foldPassages();
  const words = key.split(/\s+/);
  const hits = new Map();
  for (const passage of passageIndex) {
    if (!hits.has(passage.index) && words.every((word) => passage.key.includes(word))) hits.set(passage.index, passage.words);
    if (hits.size === MOST_PASSAGES) break;
  }
  return [...hits].map(([index, words]) => ({ index, words }));
}

/** Makes an input with its list a combobox over all actors and agreements, and over passages where one may be chosen. */
function startPicker(input, list, onChoose, onPassage = null) {
  let matches = [];
  let active = -1;
  const close = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const choose = (match) => {
    close();
    if (!match.node) return onPassage(match.index);
    input.value = match.node.name;
    onChoose(match.node.id);
  };
  const mark = () => {
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === active)));
    if (active >= 0) input.setAttribute("aria-activedescendant", `${list.id}-${active}`);
    else input.removeAttribute("aria-activedescendant");
  };
  const search = () => {
    const key = folded(input.value.trim());
    matches = key ? [...found(key), ...(onPassage ? foundPassages(key) : [])] : [];
    active = matches.length ? 0 : -1;
    fill(list, matches.map((match, at) => el("li", { id: `${list.id}-${at}`, role: "option", click: () => choose(match) },
      el("span", { dir: "auto", text: match.node ? match.node.name : sentence(data.facts[match.index]) }),
      el("span", { class: "small", dir: "auto", text: match.node ? (match.name === match.node.name ? match.node.typeLabel : match.name) : `in a passage: ${shortened(match.words, 110)}` }))));
    if (key && !matches.length) fill(list, el("li", { role: "option", "aria-disabled": "true", class: "note", text: onPassage ? "Nobody of that name, and no passage with these words" : "Nobody of that name" }));
    list.hidden = !key;
    input.setAttribute("aria-expanded", String(Boolean(key)));
    mark();
  };
  input.addEventListener("input", search);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "Enter" && active >= 0 && !list.hidden) choose(matches[active]);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      active = matches.length ? (active + (event.key === "ArrowDown" ? 1 : matches.length - 1)) % matches.length : -1;
      mark();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.addEventListener("blur", () => setTimeout(() => { if (document.activeElement !== input) close(); }, 200));
}

/** The first few matches: whole names first, then beginnings of words, then anywhere; of these who has the most ties. */
function found(key) {
  const scored = [];
  for (const { node, names } of searchIndex) {
    const best = names.map(({ name, key: text }) => ({ name, score: text === key ? 0 : ` ${text}`.includes(` ${key}`) ? 1 : text.includes(key) ? 2 : 9 }))
      .reduce((one, other) => (other.score < one.score ? other : one));
    if (best.score < 9) scored.push({ node, ...best });
  }
  const busy = ({ node }) => tiesInAll.get(node.id) || 0;
  return scored.sort((one, other) => one.score - other.score || busy(other) - busy(one) || collator.compare(one.node.name, other.node.name)).slice(0, MOST_NAMES);
}
