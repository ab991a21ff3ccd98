/**
 * The page with the editor: asks the service, shows the answer. All text reaches the page through textContent.
 */
(() => {
  "use strict";

  const get = (id) => document.getElementById(id);
  const answer = get("answer");
  const { base } = answer.dataset;
  const prefixes = Object.entries(JSON.parse(answer.dataset.prefixes));
  const JSON_TABLE = "application/sparql-results+json";
  const MOST = 1000;
  const parameters = document.querySelector(".parameters");
  const filled = get("text").value;
  let asked = 0;

  function el(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  /** An IRI as a prefixed name, where one fits. */
  function short(iri) {
    const found = prefixes.find(([, namespace]) => iri.startsWith(namespace) && !iri.slice(namespace.length).includes("/") && iri !== namespace);
    return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
  }

  function cell(term) {
    if (!term) return el("td", {});
    if (term.type === "uri") {
      const path = term.value.startsWith(base) ? term.value.slice(base.length) : "";
      return el("td", {}, /^(?:id|code)\/[\w.~%/-]+$/.test(path) ? el("a", { href: `/${path}` }, short(term.value)) : short(term.value));
    }
    const isNumber = /#(?:integer|decimal|double|float|date)$/.test(term.datatype || "");
    return el("td", isNumber ? { class: "number" } : { dir: "auto" }, term.value);
  }

  function table({ head, results }) {
    const rows = results.bindings;
    const shown = rows.slice(0, MOST);
    const body = shown.map((row) => el("tr", {}, ...head.vars.map((name) => cell(row[name]))));
    const made = el("table", {},
      el("thead", {}, el("tr", {}, ...head.vars.map((name) => el("th", { scope: "col" }, name)))), el("tbody", {}, ...body));
    const rest = rows.length > shown.length ? `, the first ${MOST.toLocaleString("en")} of them shown` : "";
    return [`${rows.length.toLocaleString("en")} row${rows.length === 1 ? "" : "s"}${rest}`, el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Rows" }, made)];
  }

  function file(text, format, label) {
    return el("a", { href: `/sparql?${new URLSearchParams({ query: text, format })}`, download: `answer.${format}` }, label);
  }

  async function shown(response, text, seconds) {
    const kind = (response.headers.get("Content-Type") || "").split(";")[0];
    const took = `${seconds.toFixed(seconds < 1 ? 3 : 1)} s`;
    if (!response.ok) {
      const { detail } = await response.json().catch(() => ({ detail: `The service answered ${response.status}.` }));
      const place = /line (\d+)(?:, column (\d+))?/.exec(detail) || [];
      editor?.mark(detail, Number(place[1]) || 0, Number(place[2]) || 0);
      return [el("p", { class: "problem", role: "alert" }, detail)];
    }
    editor?.mark("", 0, 0);
    if (kind !== JSON_TABLE) {
      return [el("p", { class: "tally" }, `A graph · ${took}`, file(text, "ttl", "Turtle"), file(text, "jsonld", "JSON-LD")),
        el("pre", { tabindex: "0" }, await response.text())];
    }
    const result = await response.json();
    if ("boolean" in result) return [el("p", { class: "tally" }, took), el("h2", {}, result.boolean ? "Yes" : "No")];
    const [count, made] = table(result);
    return [el("p", { class: "tally" }, `${count} · ${took}`, file(text, "csv", "CSV"), file(text, "json", "JSON"), file(text, "xml", "XML")), made];
  }

  async function ask() {
    const text = get("text").value;
    const number = ++asked;
    const started = performance.now();
    get("run").disabled = true;
    answer.setAttribute("aria-busy", "true");
    try {
      const response = await fetch("/sparql", {
        method: "POST", body: text,
        headers: { "Content-Type": "application/sparql-query", Accept: `${JSON_TABLE}, text/turtle;q=0.5` },
      });
      const content = await shown(response, text, (performance.now() - started) / 1000);
      if (number === asked) answer.replaceChildren(...content);
    } catch {
      if (number === asked) answer.replaceChildren(el("p", { class: "problem", role: "alert" }, "The service cannot be reached."));
    } finally {
      if (number === asked) {
        get("run").disabled = false;
        answer.removeAttribute("aria-busy");
      }
    }
  }

  /** Whether the query is as the service filled it in, and the parameters beside it are not: or it refused them. */
  function isToBeFilledIn() {
    if (!parameters || get("text").value !== filled) return false;
    return answer.dataset.refused === "yes" || [...parameters.elements].some((input) => input.value !== input.defaultValue);
  }

  /** Asks, and puts the query into the page's address, so that it can be passed on. */
  function askAndName() {
    if (isToBeFilledIn()) {
      parameters.requestSubmit();  // the page that comes asks by itself, unless a value is refused
      return;
    }
    history.replaceState(null, "", `/query?${new URLSearchParams({ query: get("text").value })}`);
    ask();
  }

  async function actors(words) {
    const response = await fetch(`/search?${new URLSearchParams({ q: words, kind: "actor" })}`, { headers: { Accept: "application/json" } });
    if (!response.ok) return [];
    const { hits } = await response.json();
    return hits.map(({ iri, label }) => ({ label: short(iri), detail: label, type: "constant" }));
  }

  function narrowed() {
    const words = get("narrow").value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const item of get("questions").children) item.hidden = !words.every((word) => item.textContent.toLowerCase().includes(word));
  }

  const terms = JSON.parse(answer.dataset.terms);
  const editor = window.parleyEditor?.mount(get("text"), { terms, actors, run: askAndName });
  get("hint").textContent = "Ctrl+Enter asks, too; Ctrl+Space completes.";
  get("narrow").hidden = false;
  get("run").disabled = false;
  get("narrow").addEventListener("input", narrowed);
  get("ask").addEventListener("submit", (event) => {
    event.preventDefault();
    askAndName();
  });
  if (answer.dataset.run === "yes") ask();
})();
