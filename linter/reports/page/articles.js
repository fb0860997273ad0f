// All articles: searched, filtered, sorted.

const byPath = (a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
const last = (value) => (value === null || value === undefined ? Infinity : value);
const byScore = (a, b) => last(a.score) - last(b.score) || b.total - a.total || byPath(a, b);

const COLUMNS = [
  { key: "path", label: "Article", value: (file) => file.path },
  { key: "score", label: "Score", value: (file) => file.score },
  { key: "words", label: "Words", value: (file) => file.metrics.words, narrow: false },
  { key: "grade", label: "Reading grade", value: (file) => file.metrics.grade, narrow: false },
  { key: "error", label: "Errors", value: (file) => file.counts[0] },
  { key: "warning", label: "Warnings", value: (file) => file.counts[1] },
  { key: "suggestion", label: "Suggestions", value: (file) => file.counts[2] },
];

function matching(parameters) {
  const wanted = (parameters.get("q") || "").toLowerCase().split(/\s+/).filter(Boolean);
  const from = Number(parameters.get("from") || 0);
  const to = Number(parameters.get("to") || 100);
  const ranged = parameters.has("from") || parameters.has("to");
  const family = DATA.families.indexOf(parameters.get("family"));
  const rule = DATA.rules.findIndex((each) => each.id === parameters.get("rule"));
  const severity = SEVERITIES.indexOf(parameters.get("severity"));
  const grade = parameters.get("grade");
  return FILES.filter((file) => {
    if (wanted.length) {
      const path = file.path.toLowerCase();
      if (!wanted.every((word) => path.includes(word))) return false;
    }
    if (ranged && (file.score === null || file.score < from || file.score > to)) return false;
    if (parameters.has("family") && !(family >= 0 && file.found[family])) return false;
    if (parameters.has("rule") && !file.rules.includes(rule)) return false;
    if (severity >= 0 && !file.counts[severity]) return false;
    return !grade || file.grade === grade;
  });
}

function sorted(files, parameters) {
  const column = COLUMNS.find((each) => each.key === parameters.get("sort"));
  if (!column) return files.slice().sort(byScore);
  const sign = parameters.has("down") ? -1 : 1;
  // What has no value comes last, whichever way the rest is sorted.
  return files.slice().sort((a, b) => {
    const [x, y] = [column.value(a), column.value(b)];
    const [none, nor] = [x === null || x === undefined, y === null || y === undefined];
    if (none || nor) return none - nor || byPath(a, b);
    return (x < y ? -sign : x > y ? sign : 0) || byPath(a, b);
  });
}

function articlesView(parameters) {
  const now = new URLSearchParams(parameters);
  const status = el("p", { class: "lead", role: "status", "aria-live": "polite" });
  const body = el("tbody");
  const end = el("div");
  const headings = el("tr");

  function change(values) {
    for (const [key, value] of Object.entries(values)) value === "" ? now.delete(key) : now.set(key, value);
    const text = now.toString();
    history.replaceState(null, "", "#/articles" + (text ? "?" + text : ""));
    draw();
  }

  function sortBy(column) {
    const current = now.get("sort") === column.key;
    const down = current ? !now.has("down") : !["path", "score"].includes(column.key);
    change({ sort: column.key, down: down ? "1" : "" });
  }

  function draw() {
    const files = sorted(matching(now), now);
    status.textContent = files.length === FILES.length
      ? `${plural(FILES.length, "article")}${now.has("sort") ? "" : ", worst first"}`
      : `${number(files.length)} of ${plural(FILES.length, "article")}`;
    headings.replaceChildren(...COLUMNS.map((column) => {
      const active = now.get("sort") === column.key || (!now.has("sort") && column.key === "score");
      const direction = now.has("down") ? "descending" : "ascending";
      return el("th", { scope: "col", class: column.key + (column.narrow === false ? " optional" : ""), "aria-sort": active ? direction : null },
        el("button", { type: "button", "data-sort": column.key, onclick: () => { sortBy(column); headings.querySelector(`[data-sort=${column.key}]`).focus(); } },
          column.label, el("span", { class: "arrow", "aria-hidden": "true" }, active ? (direction === "ascending" ? " ↑" : " ↓") : "")));
    }));
    body.replaceChildren();
    end.replaceChildren(files.length
      ? growing(body, files, (file) => articleRow(file, now), 100)
      : el("p", { class: "empty" }, "No article is like that."));
  }

  const search = el("input", { type: "search", id: "search", placeholder: "Search by path", "aria-label": "Search articles by path", value: now.get("q") || "", oninput: (event) => change({ q: event.target.value }) });
  const clear = el("button", { type: "button", onclick: () => { location.hash = "#/articles"; } }, "Clear");
  const filters = el("form", { class: "filters", onsubmit: (event) => event.preventDefault() },
    search,
    choice("Grade", "grade", ["A", "B", "C", "D", "F"], now, change),
    choice("Severity", "severity", SEVERITIES, now, change),
    choice("Family", "family", DATA.families, now, change),
    choice("Rule", "rule", DATA.rules.map((rule) => rule.id).sort(), now, change),
    clear,
  );
  if (now.has("from")) {
    filters.append(el("span", { class: "chip" }, `score ${now.get("from")} to ${now.get("to")}`,
      el("button", { type: "button", "aria-label": "Any score", onclick: (event) => { event.target.parentNode.remove(); change({ from: "", to: "" }); } }, "×")));
  }
  draw();
  return el("div", { class: "articles" }, el("h1", {}, "Articles"), filters, status,
    el("div", { class: "scroll" }, el("table", { class: "listing" }, el("thead", {}, headings), body)), end);
}

function choice(label, key, values, now, change) {
  return el("select", { "aria-label": label, name: key, onchange: (event) => change({ [key]: event.target.value }) },
    el("option", { value: "" }, `${label}: any`),
    values.map((value) => el("option", { value, selected: now.get(key) === value }, value)));
}

function articleRow(file, now) {
  const rule = now.get("rule");
  return el("tr", {},
    el("th", { scope: "row" }, articleLink(file, rule ? query({ rule }) : "")),
    el("td", { class: "score" }, badge(file.score, file.grade)),
    el("td", { class: "optional" }, number(file.metrics.words)),
    el("td", { class: "optional" }, file.metrics.grade === undefined ? "–" : file.metrics.grade.toFixed(1)),
    SEVERITIES.map((severity, i) => el("td", {}, file.counts[i] ? el("span", { class: "count " + severity }, number(file.counts[i])) : el("span", { class: "zero" }, "0"))),
  );
}
