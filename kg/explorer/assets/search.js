/**
 * The search: names and other names, without regard to case and diacritics.
 */

const searchIndex = data.nodes.filter((node) => node.kind !== "mediation")
  .map((node) => ({ node, names: [node.name, ...(node.aliases || [])].map((name) => ({ name, key: folded(name) })) }));
const tiesInAll = tiesOfNodes(data.links);

/** Makes an input with its list a combobox over all actors and agreements. */
function startPicker(input, list, onChoose) {
  let matches = [];
  let active = -1;
  const close = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const choose = (match) => { close(); input.value = match.node.name; onChoose(match.node.id); };
  const mark = () => {
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === active)));
    if (active >= 0) input.setAttribute("aria-activedescendant", `${list.id}-${active}`);
    else input.removeAttribute("aria-activedescendant");
  };
  const search = () => {
    const key = folded(input.value.trim());
    matches = key ? found(key) : [];
    active = matches.length ? 0 : -1;
    fill(list, matches.map((match, at) => el("li", { id: `${list.id}-${at}`, role: "option", click: () => choose(match) },
      el("span", { dir: "auto", text: match.node.name }),
      el("span", { class: "small", dir: "auto", text: match.name === match.node.name ? match.node.typeLabel : match.name }))));
    if (key && !matches.length) fill(list, el("li", { role: "option", "aria-disabled": "true", class: "note", text: "Nobody of that name" }));
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

/** Up to eight matches: whole names first, then beginnings of words, then anywhere; of these who has the most ties. */
function found(key) {
  const scored = [];
  for (const { node, names } of searchIndex) {
    const best = names.map(({ name, key: text }) => ({ name, score: text === key ? 0 : ` ${text}`.includes(` ${key}`) ? 1 : text.includes(key) ? 2 : 9 }))
      .reduce((one, other) => (other.score < one.score ? other : one));
    if (best.score < 9) scored.push({ node, ...best });
  }
  const busy = ({ node }) => tiesInAll.get(node.id) || 0;
  return scored.sort((one, other) => one.score - other.score || busy(other) - busy(one) || collator.compare(one.node.name, other.node.name)).slice(0, 8);
}
