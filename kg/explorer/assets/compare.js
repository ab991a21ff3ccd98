/**
 * Two views compared: what an account adds to the accepted view, and what it lacks of it.
 */

/** The view that a state shows, as the data describe it. */
function viewOf(state) {
  return data.views[viewByName.get(state.view)];
}

/** Whether what differs from the accepted view is to be marked: for one side's account unless the reader says no. */
function comparing(state) {
  if (state.view === "accepted" || !viewByName.has("accepted")) return false;
  return state.compare ?? Boolean(viewOf(state).claimant);
}

/** How a fact of a comparison differs from the accepted view: "added", "gone", or "" where it does not. */
function against(index, state) {
  if (!comparing(state)) return "";
  const { views } = data.facts[index];
  const [isHere, isAccepted] = [viewByName.get(state.view), viewByName.get("accepted")].map((view) => views.includes(view));
  return isHere === isAccepted ? "" : isHere ? "added" : "gone";
}

/** The pair of nodes that a tie is between, as {key, ids}; null for a tie of more than two. */
function pairOf(fact) {
  if (fact.from.length !== 1 || fact.to.length !== 1) return null;
  const ids = [fact.from[0], fact.to[0]].sort((one, other) => one - other);
  return { key: ids.join("-"), ids };
}

/**
 * The pairs that have ties in both views, but of other signs: a list of {ids, before, after, facts}, where before and
 * after are lists of signs and the facts are those that one view has and the other has not.
 */
function changedPairs(indices, state) {
  const pairs = new Map();
  for (const index of indices) {
    const fact = data.facts[index];
    const pair = fact.sign === 0 ? null : pairOf(fact);
    if (!pair) continue;
    if (!pairs.has(pair.key)) pairs.set(pair.key, { ids: pair.ids, before: new Set(), after: new Set(), facts: [] });
    const entry = pairs.get(pair.key);
    const mark = against(index, state);
    if (mark !== "added") entry.before.add(fact.sign);
    if (mark !== "gone") entry.after.add(fact.sign);
    if (mark) entry.facts.push(index);
  }
  return [...pairs.values()].filter(({ before, after }) => before.size && after.size && signsIn(before) !== signsIn(after));
}

/** Signs in words: "hostile", "hostile and friendly". */
function signsIn(signs) {
  return listed([...signs].sort((one, other) => one - other).map((sign) => SIGN_WORDS.get(sign)));
}

/** Why an account lacks an accepted tie: it denies it, or only others vouch for it. */
function whyGone(fact, claimant) {
  if (claimant && speaks(fact, claimant, "denies")) return `denied by ${claimant}`;
  return claimant ? `${claimant} does not speak of it; only others vouch for it` : "not in this view";
}

/** Whether somebody affirms or denies a fact in so many words. */
function speaks(fact, claimant, stance) {
  return [...(fact.evidence || []), ...(fact.implied || [])].map((at) => data.evidence[at])
    .some((claim) => (claim.claimants || [claim.claimant]).includes(claimant) && claim.stance === stance);
}

/** The facts that somebody takes a stance on, in order of time. */
function spokenBy(claimant, stance) {
  return inTime([...data.facts.keys()].filter((index) => speaks(data.facts[index], claimant, stance)));
}

/** What one side says, and how its account differs from the accepted view: the panel of an account. */
function accountPanel(state, visible, actions) {
  const { label, claimant, note } = viewOf(state);
  const of = (mark) => inTime(visible.counted.filter((index) => against(index, state) === mark));
  const [added, gone] = [of("added"), of("gone")];
  const pairs = changedPairs(visible.counted, state);
  const denied = claimant ? spokenBy(claimant, "denies") : [];
  return [
    el("p", { class: "kicker", text: "Compared with the accepted view" }),
    el("h2", { dir: "auto", text: label }),
    el("p", { class: "note", dir: "auto", text: note }),
    el("p", { class: "content", text: `${counted(added.length, "tie")} added, ${gone.length} gone, ${counted(pairs.length, "pair")} changed.` }),
    pairs.length ? el("section", { class: "ties" }, heading("Changed pairs", pairs.length), el("ul", {}, pairs.map((pair) => changedPair(pair, actions)))) : null,
    claimant ? tieList(`What ${claimant} denies`, denied, actions, () => null, "No denial of theirs is in these documents.") : null,
    tieList(claimant ? `Added: affirmed by ${claimant}, not accepted` : "Added: not accepted", added, actions, () => "added"),
    tieList("Gone: accepted, but not in this account", gone, actions, (fact) => `gone: ${whyGone(fact, claimant)}`),
    el("p", { class: "row" }, el("button", { type: "button", class: "quiet", click: () => actions.change({ view: "accepted", panel: "" }) }, "Back to the accepted view")),
  ];
}

function changedPair({ ids, before, after, facts }, actions) {
  return el("li", {}, el("button", { type: "button", class: "tie", click: () => actions.ties(facts) },
    el("span", { class: "line", dir: "auto", text: named(ids) }),
    el("span", { class: "small", text: `accepted: ${signsIn(before)}; in this account: ${signsIn(after)}` })));
}

/** A heading with a count. */
function heading(title, count) {
  return el("h3", {}, el("span", { dir: "auto", text: title }), el("span", { class: "count", text: count }));
}

/** A headed list of ties, each with a remark of its own; nothing where there are none and no words for that. */
function tieList(title, indices, actions, remark = () => null, none = null) {
  if (!indices.length && !none) return null;
  return el("section", { class: "ties" }, heading(title, indices.length),
    indices.length ? el("ul", {}, indices.map((index) => el("li", {}, tieButton(index, actions, remark(data.facts[index])))))
      : el("p", { class: "note", text: none }));
}
