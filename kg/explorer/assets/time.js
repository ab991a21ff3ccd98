/**
 * Time: the chosen day or period in words, what changed in it, and the strip with its slider.
 */

const DAY = 86_400_000;
const BARS = 90;
const STEP = 1_000;
const LONGEST_PLAY = 60;

/** Whether a day or a period is chosen. */
function isTimed({ at, since, until }) {
  return Boolean(at || since || until);
}

/** Whether a period ends before it begins: nothing falls into it, and nothing may be said of it. */
function isBackwards({ since, until }) {
  return Boolean(since && until && until < since);
}

/** The chosen time in words: "on 9 Jan 2026", "since 15 Aug 2021", "from 1 Jan 2021 to 31 Dec 2021"; "" for any time. */
function chosenTime({ at, since, until }) {
  if (at) return `on ${dayWords(at)}`;
  if (since && until) return `from ${dayWords(since)} to ${dayWords(until)}`;
  if (since) return `since ${dayWords(since)}`;
  return until ? `until ${dayWords(until)}` : "";
}

/** A text with a capital at its beginning. */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A day as a number, and the other way round. */
function numberOf(day) {
  return Date.parse(`${day}T00:00:00Z`) / DAY;
}

function dayOf(number) {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

/** The day that a reader means by "2021", "2021-08" or "2021-08-15", the first or the last of it; null for other texts. */
function dayMeant(text, isLast) {
  const found = text.trim().match(/^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/);
  if (!found) return null;
  const [, year, month, day] = found;
  const first = `${year}-${month || "01"}-${day || "01"}`;
  if (!isDay(first)) return null;
  if (!isLast || day) return first;
  return dayOf(Date.UTC(Number(year), month ? Number(month) : 12, 0) / DAY);
}

/** The days, sorted, on which something begins to be certain or possible, or ceases to be. */
function momentsOf(indices) {
  const days = new Set();
  for (const index of indices) {
    const [fromEarliest, fromLatest, toEarliest, toLatest] = data.facts[index].bounds || [];
    for (const day of [fromEarliest, fromLatest]) if (day) days.add(numberOf(day));
    for (const day of [toEarliest, toLatest]) if (day) days.add(numberOf(day) + 1);
  }
  return [...days].sort((one, other) => one - other);
}

/** How a tie of a period stands to its first day: "begun", "perhaps begun", "ended", "going on" or "undated". */
function changeSince(fact, since) {
  if (!fact.bounds) return "undated";
  const [fromEarliest, fromLatest, toEarliest, toLatest] = fact.bounds;
  if (fromEarliest && fromEarliest >= since) return "begun";
  if (toEarliest && toEarliest >= since && toLatest && fromLatest && toEarliest > fromLatest) return "ended";
  if (!fromLatest || fromLatest >= since) return "perhaps begun";
  return "going on";
}

/** What changed since a day: the panel of a period. */
function changesPanel(state, visible, actions) {
  const groups = new Map([["begun", []], ["perhaps begun", []], ["ended", []], ["undated", []], ["going on", []]]);
  for (const index of inTime(visible.facts)) groups.get(changeSince(data.facts[index], state.since)).push(index);
  const day = dayWords(state.since);
  const changed = groups.get("begun").length + groups.get("ended").length;
  return [
    el("p", { class: "kicker", text: viewOf(state).label }),
    el("h2", { text: `What changed ${chosenTime(state)}` }),
    el("p", { class: "content", text: changed ? `${counted(groups.get("begun").length, "tie")} surely happened or began, ${groups.get("ended").length} surely ended.` : "Of nothing here do the texts say for sure that it began or ended then." }),
    tieList("Happened or begun", groups.get("begun"), actions),
    tieList("Ended", groups.get("ended"), actions),
    tieList("Perhaps: the dates reach back before that day", groups.get("perhaps begun"), actions, () => `possible: may lie before ${day}`),
    tieList("Begun before, end not stated", groups.get("going on"), actions, endWords),
    tieList("Not dated: nobody can tell", groups.get("undated"), actions),
  ];
}

/** What is known of a tie's end: "ended by 31 Aug 2024", "last evidenced 9 Jan 2026, end not stated". */
function endWords(fact) {
  const [, , , toLatest] = fact.bounds || [];
  if (toLatest) return `ended by ${dayWords(toLatest)}`;
  return fact.seen ? `last evidenced ${dayWords(fact.seen)}, end not stated` : "end not stated";
}

/** The strip below the map: bars for what happened when, a slider, play. */
class TimeStrip {
  constructor(change) {
    this.change = change;
    this.slider = document.getElementById("moment");
    this.play = document.getElementById("play");
    this.isStill = matchMedia("(prefers-reduced-motion: reduce)");
    this.timer = null;
    this.moments = [];
    this.slider.addEventListener("input", () => { this.stop(); this.go(Number(this.slider.value)); });
    this.slider.addEventListener("keydown", (event) => this.key(event));
    this.play.addEventListener("click", () => this.toggle());
    document.getElementById("earlier").addEventListener("click", () => { this.stop(); this.step(-1); });
    document.getElementById("later").addEventListener("click", () => { this.stop(); this.step(1); });
    document.getElementById("strip-any").addEventListener("click", () => { this.stop(); this.change({ at: "", since: "", until: "" }); });
  }

  /** Brings the strip up to date. */
  show(state, visible) {
    this.state = state;
    const strip = document.getElementById("time");
    if (this.held !== heldKey(state)) {
      this.held = heldKey(state);
      this.moments = momentsOf(visible.held);
      strip.hidden = this.moments.length < 2;
      if (strip.hidden) return;
      [this.slider.min, this.slider.max] = [this.moments[0], this.moments.at(-1)].map(String);
      this.draw(visible.held);
    }
    if (strip.hidden) return;
    this.slider.value = String(state.at ? numberOf(state.at) : this.moments.at(-1));
    const words = isTimed(state) ? capital(chosenTime(state)) : "Any time";
    const counts = isTimed(state) ? whenCounts(visible.facts, state) || "nothing" : `${counted(visible.facts.size, "tie")}, dated or not`;
    document.getElementById("moment-words").textContent = words;
    document.getElementById("moment-counts").textContent = counts;
    this.slider.setAttribute("aria-valuetext", `${words}: ${counts}`);
    document.getElementById("strip-any").hidden = !isTimed(state);
    strip.classList.toggle("is-any", !state.at);
    this.showPlay();
  }

  showPlay() {
    const label = this.isStill.matches ? "Next change" : this.timer ? "Pause" : "Play";
    this.play.textContent = label;
    this.play.setAttribute("aria-pressed", String(Boolean(this.timer)));
  }

  /** Draws the bars: full where a tie surely begins in that stretch of time, pale where it may. */
  draw(held) {
    const [first, last] = [this.moments[0], this.moments.at(-1)];
    const width = (last - first + 1) / BARS;
    const at = (day) => Math.min(BARS - 1, Math.max(0, Math.floor((numberOf(day) - first) / width)));
    const [sure, perhaps] = [new Array(BARS).fill(0), new Array(BARS).fill(0)];
    for (const index of held) {
      const [from, to] = data.facts[index].bounds || [];
      if (!from || !to) continue;
      const [low, high] = [at(from), at(to)];
      if (low === high) sure[low] += 1;
      else for (let bar = low; bar <= high; bar += 1) perhaps[bar] += 1 / (high - low + 1);
    }
    const tallest = Math.max(1, ...sure.map((count, bar) => count + perhaps[bar]));
    const scale = (count) => Math.sqrt(count / tallest) * 30;
    const bar = (count, below, x, kind) => count ? drawing("rect", { class: kind, x: x + 0.1, width: 0.8, y: 30 - scale(count + below), height: scale(count + below) - scale(below) }) : "";
    const bars = drawing("svg", { viewBox: `0 0 ${BARS} 30`, preserveAspectRatio: "none", "aria-hidden": "true" },
      ...sure.flatMap((count, x) => [bar(count, 0, x, "sure"), bar(perhaps[x], count, x, "perhaps")]));
    fill(document.getElementById("bars"), bars, yearMarks(first, last).map(({ label, share }) => {
      const mark = el("span", { class: "year", text: label });
      mark.style.left = `${(share * 100).toFixed(2)}%`;
      return mark;
    }));
  }

  /** Chooses a day. */
  go(number) {
    this.change({ at: dayOf(number), since: "", until: "" });
  }

  /** Goes to the next day on which something changes, or the one before; whether there is one. */
  step(direction, by = 1) {
    const here = this.state.at ? numberOf(this.state.at) : direction > 0 ? -Infinity : Infinity;
    const ahead = direction > 0 ? this.moments.filter((day) => day > here) : this.moments.filter((day) => day < here).reverse();
    if (!ahead.length) return false;
    this.go(ahead[Math.min(by, ahead.length) - 1]);
    return true;
  }

  key(event) {
    const steps = new Map([["ArrowRight", 1], ["ArrowUp", 1], ["ArrowLeft", -1], ["ArrowDown", -1]]);
    if (!steps.has(event.key)) return;
    event.preventDefault();
    this.stop();
    this.step(steps.get(event.key));
  }

  /** Plays or pauses; where the reader wants less motion, one step a press. */
  toggle() {
    if (this.timer) return this.stop();
    const isAtEnd = this.state.at && numberOf(this.state.at) >= this.moments.at(-1);
    if (isAtEnd || !this.state.at) this.go(this.moments[0]);
    else this.step(1);
    if (this.isStill.matches) return;
    const by = Math.ceil(this.moments.length / LONGEST_PLAY);
    this.timer = setInterval(() => { if (!this.step(1, by)) this.stop(); }, STEP);
    this.showPlay();
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
    this.showPlay();
  }
}

/** What the strip's bars depend on. */
function heldKey(state) {
  return `${state.view} ${state.preset} ${comparing(state)}`;
}

/** At most eight years to write under the bars, each with its share of the way. */
function yearMarks(first, last) {
  const [from, to] = [dayOf(first), dayOf(last)].map((day) => Number(day.slice(0, 4)));
  const every = [1, 2, 5, 10, 20, 50, 100].find((step) => (to - from) / step <= 7) || 500;
  const marks = [];
  for (let year = Math.ceil(from / every) * every; year <= to; year += every) {
    const share = (Date.UTC(year, 0, 1) / DAY - first) / Math.max(1, last - first);
    if (share >= 0 && share <= 0.97) marks.push({ label: String(year), share });
  }
  return marks;
}
