/**
 * Figures: numbers as they are told, each with its range, who gives it and the passage.
 */

/** The figures about an actor or of its side. */
function figuresOf(id) {
  return (data.figures || []).filter((figure) => (figure.nodes || []).includes(id));
}

/** A number as people write it. */
function grouped(value) {
  return value.toLocaleString("en", { maximumFractionDigits: 2 });
}

/** The range that a figure allows, in words: "6,000 to 6,500", "at least 80", "no number given". */
function rangeWords({ min, max, comparator, asStated }) {
  if (min === undefined && max === undefined) return `no number given (“${asStated}”)`;
  if (min !== undefined && max !== undefined) {
    if (min !== max) return `${comparator === "about" ? "about " : ""}${grouped(min)} to ${grouped(max)}`;
    return `${["exact", "range"].includes(comparator) ? "" : `${comparator} `}${grouped(min)}`;
  }
  const word = comparator === "over" || comparator === "under" ? comparator : min === undefined ? "at most" : "at least";
  return `${word} ${grouped(min ?? max)}`;
}

/** What a figure counts: "militants killed, of TTP". */
function countedWords({ measure, population, side }) {
  return [[population, measure].filter(Boolean).join(" "), side ? `side: ${side}` : null].filter(Boolean).join(", ");
}

/** Who gives a figure. */
function givenBy(figure) {
  return listed([...new Set((figure.evidence || []).map((at) => data.evidence[at].claimant || "the text"))]);
}

/** The figures of an actor, each opening its passages. */
function figureList(id) {
  const figures = figuresOf(id);
  if (!figures.length) return null;
  return el("section", { class: "ties" }, heading("Figures", figures.length),
    figures.map((figure) => el("details", { class: "figure", "data-figure": figure.id },
      el("summary", {}, el("span", { class: "line", dir: "auto" }, el("strong", { text: rangeWords(figure) }), ` ${countedWords(figure)}`),
        el("span", { class: "small", text: [figure.timeWords, `according to ${givenBy(figure)}`, figure.status === "accepted" ? null : standing(figure)].filter(Boolean).join(" · ") })),
      figure.reason ? el("p", { class: "small", text: `${capital(standing(figure))}: ${figure.reason}. As stated: “${figure.asStated}”.` }) : null,
      (figure.evidence || []).map((at) => evidenceCard(data.evidence[at])))));
}

/** All figures as a table; null where there are none. */
function figureTable() {
  const figures = data.figures || [];
  if (!figures.length) return null;
  const columns = ["Figure", "Counts", "When", "Standing", "According to", "Passage"];
  return el("table", { class: "actors figures" }, el("caption", { text: `${counted(figures.length, "figure")}, by any account and at any time` }),
    el("thead", {}, el("tr", {}, columns.map((title) => el("th", { scope: "col", text: title })))),
    el("tbody", {}, figures.map((figure) => el("tr", {}, [rangeWords(figure), countedWords(figure), figure.timeWords, standing(figure), givenBy(figure),
      (figure.evidence || []).map((at) => data.evidence[at].original || data.evidence[at].quote).join(" / ")].map((text, at) => el("td", { "data-title": columns[at], dir: "auto", text }))))));
}
