// Making elements, reading the data, and what every view words the same way.

// Text reaches the page only as text nodes and attribute values, never as markup.
function el(tag, attributes, ...children) {
  const node = tag.startsWith("svg:")
    ? document.createElementNS("http://www.w3.org/2000/svg", tag.slice(4))
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "width%") node.style.width = value + "%";
    else if (name === "height%") node.style.height = value + "%";
    else node.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : String(child));
  }
  return node;
}

function stored(id) {
  const node = document.getElementById(id);
  return node ? JSON.parse(node.textContent) : null;
}

const DATA = stored("index");
const SEVERITIES = ["error", "warning", "suggestion"];
const FILES = DATA.files.map((row, index) => ({
  index,
  path: row[0],
  score: row[1],
  grade: row[2],
  counts: row[3],
  scores: row[4],
  found: row[5],
  rules: row[6],
  metrics: row[7],
  total: row[3][0] + row[3][1] + row[3][2],
}));

// An article's text and violations are parsed when it is opened; the last few are kept.
const opened = new Map();
function article(index) {
  if (!opened.has(index)) {
    if (opened.size > 20) opened.delete(opened.keys().next().value);
    const value = stored("article-" + index);
    value.violations = value.violations.map((row) => ({
      rule: DATA.rules[row[0]],
      severity: SEVERITIES[row[1]],
      message: row[2],
      start: row[3],
      end: row[4],
      line: row[5],
      column: row[6],
      excerpt: row[7],
      hint: row[8],
      related: row[9],
      cluster: row[10],
    }));
    opened.set(index, value);
  }
  return opened.get(index);
}

// The sections of all articles, parsed when a view first asks for them.
let known = null;
const sectionsOf = (index) => (known = known || stored("sections"))[index].map(([heading, level, line, words, grade, flesch]) =>
  ({ index, heading, level, line, words, grade, flesch }));

const number = (value) => (value === null || value === undefined ? "–" : value.toLocaleString("en"));
const plural = (count, noun) => `${number(count)} ${noun}${count === 1 ? "" : "s"}`;
const gradeOf = (score) =>
  score === null ? "none" : score >= 90 ? "A" : score >= 80 ? "B" : score >= 70 ? "C" : score >= 60 ? "D" : "F";

function badge(score, grade, large) {
  return el(
    "span",
    {
      class: `badge grade-${grade || "none"}${large ? " large" : ""}`,
      title: score === null ? "Too short for a score" : `Score ${score} of 100`,
    },
    el("b", {}, grade || "–"),
    score === null ? null : el("span", {}, score),
  );
}

function severityCounts(counts) {
  return el(
    "span",
    { class: "counts" },
    SEVERITIES.map((severity, i) =>
      counts[i] ? el("span", { class: "count " + severity, title: plural(counts[i], severity) }, number(counts[i])) : null,
    ),
  );
}

// A path without the folder that all of them begin with.
const brief = (path) => (path.startsWith(DATA.folder) ? path.slice(DATA.folder.length) : path);

// A path whose folders step back behind its name.
function pathLabel(path) {
  const shown = brief(path);
  const cut = shown.lastIndexOf("/") + 1;
  return el("span", { class: "path", title: shown === path ? null : path }, el("span", { class: "folder" }, shown.slice(0, cut)), el("span", {}, shown.slice(cut)));
}

function articleLink(file, query) {
  return el("a", { href: `#/article/${file.index}${query || ""}` }, pathLabel(file.path));
}

function meter(score) {
  return el(
    "span",
    { class: "meter", "aria-hidden": "true" },
    el("span", { class: "grade-" + gradeOf(score), "width%": score === null ? 0 : score }),
  );
}

// Draws `items` some at a time: as the reader comes to their end, or when asked.
function growing(container, items, draw, step, asked) {
  let drawn = 0;
  const more = el("button", { type: "button", class: "more" });
  function grow() {
    const piece = items.slice(drawn, drawn + step);
    container.append(...piece.map(draw));
    drawn += piece.length;
    more.hidden = drawn >= items.length;
    more.textContent = `Show more (${number(items.length - drawn)} left)`;
  }
  more.addEventListener("click", grow);
  const watch = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting) && !more.hidden) grow();
  }, { rootMargin: "600px" });
  if (!asked) watch.observe(more);
  grow();
  return more;
}

function query(parameters) {
  const kept = Object.entries(parameters).filter(([, value]) => value !== "" && value !== null && value !== undefined);
  return kept.length ? "?" + new URLSearchParams(kept) : "";
}
