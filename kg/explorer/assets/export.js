/**
 * What can be taken out of the page: a picture, a drawing, a table, data. All made here, nothing sent anywhere.
 */

/** What a spreadsheet would take for a formula, after what it skips. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@|%＝＋－＠]/u;

/** A cell of a CSV file: quoted, and never a formula. */
function csvCell(value) {
  const text = value === null || value === undefined ? "" : String(value);
  return `"${(FORMULA.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

const CSV_COLUMNS = [
  ["tie", (fact) => fact.id], ["from", (fact) => subjectOf(fact)], ["relation", (fact) => fact.label], ["to", (fact) => objectOf(fact)],
  ["sign", (fact) => SIGN_WORDS.get(fact.sign)], ["standing", (fact) => fact.status], ["reason", (fact) => fact.reason],
  ["modality", (fact) => fact.modality], ["time_edtf", (fact) => fact.time], ["time", (fact) => fact.timeWords],
  ["last_evidenced", (fact) => fact.seen], ["certainty_then", (fact, claim, state) => (isTimed(state) ? certainty(fact, state) : "")],
  ["against_accepted", (fact, claim, state, index) => against(index, state)],
  ["event", (fact) => fact.event], ["content", (fact) => fact.content], ["place", (fact) => fact.place], ["parties", (fact) => (fact.parties || []).join("; ")],
  ["agreement", (fact) => fact.agreement], ["phase", (fact) => fact.phase], ["independent_origins", (fact) => (fact.origins || []).join("; ")],
  ["stance", (fact, claim) => claim.stance], ["claimant", (fact, claim) => claim.claimant], ["via", (fact, claim) => claim.via],
  ["channel", (fact, claim) => claim.channel], ["inferred", (fact, claim) => (claim.inferred || []).join("; ")],
  ["passage", (fact, claim) => claim.original || claim.quote], ["restated_from", (fact, claim, state, index, source) => (claim.restated ? source.restates : "")],
  ["document", (fact, claim, state, index, source) => source.id], ["title", (fact, claim, state, index, source) => source.title],
  ["publisher", (fact, claim, state, index, source) => source.publisher], ["issued", (fact, claim, state, index, source) => source.issued],
  ["start", (fact, claim) => claim.span?.[0]], ["end", (fact, claim) => claim.span?.[1]],
];

/** The ties that are shown as CSV, a row for each of their passages. */
function asCsv(state, visible) {
  const rows = [CSV_COLUMNS.map(([name]) => csvCell(name))];
  for (const index of sorted(visible.facts, state)) {
    const fact = data.facts[index];
    for (const at of fact.evidence?.length ? fact.evidence : [null]) {
      const claim = at === null ? {} : data.evidence[at];
      const source = data.documents[claim.document] || {};
      rows.push(CSV_COLUMNS.map(([, value]) => csvCell(value(fact, claim, state, index, source))));
    }
  }
  return `\ufeff${rows.map((row) => row.join(",")).join("\r\n")}\r\n`;
}

/** What is shown as JSON: nothing but names, words and values, each tie with all its passages. */
function asJson(state, visible) {
  const claims = (places) => (places || []).map((at) => ({ ...data.evidence[at], document: data.documents[data.evidence[at].document] }));
  const ties = sorted(visible.facts, state).map((index) => {
    const fact = data.facts[index];
    return {
      ...fact, from: fact.from.map((id) => nodeById.get(id).name), to: fact.to.map((id) => nodeById.get(id).name),
      views: fact.views.map((view) => data.views[view].name), certainty: isTimed(state) ? certainty(fact, state) : undefined,
      againstAccepted: against(index, state) || undefined, evidence: claims(fact.evidence), implied: claims(fact.implied),
    };
  });
  const nodes = [...visible.nodes].map((id) => nodeById.get(id)).map(({ id, x, y, key, ...node }) => node);
  const figures = (data.figures || []).map(({ nodes: about, evidence, ...figure }) => ({ ...figure, evidence: claims(evidence) }));
  return JSON.stringify({ title: data.title, madeWith: data.version, view: viewOf(state).name, viewNote: viewOf(state).note, time: chosenTime(state) || "any time", address: hashFromState(state), nodes, ties, figures, documents: data.documents }, null, 1);
}

/** One line that says what a picture shows. */
function captionWords(state, visible) {
  return [viewOf(state).label, chosenTime(state) || "at any time", counted(visible.facts.size, "tie"), state.preset === "everything" ? null : PRESETS.get(state.preset).label.toLowerCase(),
    visible.drawn.left ? `the ${visible.drawn.nodes.size} with the most ties of ${visible.nodes.size}` : null].filter(Boolean).join(" · ");
}

const KEY_WORDS = "− hostile, + friendly. Plain lines: accepted; long dashes: claimed; dash and dot: contested; dots: denied, forecast, demanded. “?”: not certain then.";

/** The map as it is on the screen, as a PNG with its title and a key: given to a callback as a blob. */
function asPicture(state, visible, map, give) {
  const source = map.network.canvas.frame.canvas;
  const ratio = map.network.canvas.pixelRatio || 1;
  const [head, foot] = [58 * ratio, 30 * ratio];
  const canvas = el("canvas", { width: source.width, height: source.height + head + foot });
  const pen = canvas.getContext("2d");
  pen.fillStyle = map.colours.paper;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(source, 0, head);
  const write = (text, size, y, colour, weight = "400") => {
    pen.font = `${weight} ${size * ratio}px ${FONT}`;
    pen.fillStyle = colour;
    pen.fillText(fitted(pen, text, canvas.width - 32 * ratio), 16 * ratio, y);
  };
  write(data.title, 18, 26 * ratio, map.colours.ink, "600");
  write(captionWords(state, visible), 12.5, 46 * ratio, map.colours.soft);
  write(KEY_WORDS, 11, canvas.height - 11 * ratio, map.colours.soft);
  canvas.toBlob(give, "image/png");
}

/** A text cut so that it fits a width. */
function fitted(pen, text, width) {
  let cut = shortened(text, 300);
  while (cut.length > 2 && pen.measureText(cut).width > width) cut = `${[...cut].slice(0, -2).join("")}…`;
  return cut;
}

/** A file's name from the page's title: letters and digits only. */
function fileName(ending) {
  const words = folded(data.title).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60);
  return `${words || "map"}.${ending}`;
}

/** Hands a file to the reader. */
function save(blob, ending) {
  const address = URL.createObjectURL(blob);
  const link = el("a", { href: address, download: fileName(ending) });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

const EXPORTS = [
  ["png", "Picture of the map (PNG)", (state, visible, map) => asPicture(state, visible, map, (blob) => save(blob, "png"))],
  ["svg", "Drawing of the map (SVG)", (state, visible, map) => save(new Blob([asDrawing(state, visible, map)], { type: "image/svg+xml" }), "svg")],
  ["csv", "Ties with passages (CSV)", (state, visible) => save(new Blob([asCsv(state, visible)], { type: "text/csv" }), "csv")],
  ["json", "Everything shown (JSON)", (state, visible) => save(new Blob([asJson(state, visible)], { type: "application/json" }), "json")],
];

/** Fills the menu of what can be saved; pictures are made when the map is on the screen, of what is shown then. */
function startExports(onMap, current) {
  const menu = document.getElementById("save");
  fill(document.getElementById("save-menu"), EXPORTS.map(([ending, label, run]) => el("button", { type: "button", "data-save": ending, click: () => {
    menu.open = false;
    menu.querySelector("summary").focus();
    if (ending === "png" || ending === "svg") onMap(() => run(...current()));
    else run(...current());
  } }, label)), el("button", { type: "button", click: () => { menu.open = false; print(); } }, "Print or save as PDF"));
}
