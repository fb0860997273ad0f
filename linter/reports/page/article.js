// One article: its text with the marked passages in place, and the messages beside them.

// Marks longer than a phrase are only underlined, those longer than a sentence are a bar beside.
const PHRASE = 160;
const SENTENCE = 500;

function articleView(index, parameters) {
  const file = FILES[index];
  if (!file) return notFound();
  const data = article(index);
  const shown = new Set(SEVERITIES);
  const rule = parameters.get("rule");
  const body = el("div", { class: "body" });
  const position = el("span", { class: "position", role: "status" });
  let current = -1;

  const visible = () => data.violations.filter((each) => shown.has(each.severity) && (!rule || each.rule.id === rule));

  function draw() {
    current = -1;
    const found = visible();
    body.replaceChildren(...(data.text === null ? withoutText(found, index) : withText(data.text, found, index, target(parameters), Number(parameters.get("line")))));
    position.textContent = plural(found.length, "finding");
  }

  function go(step) {
    const cards = [...body.querySelectorAll(".finding")];
    if (!cards.length) return;
    current = step < 0 && current < 0 ? cards.length - 1 : (current + step + cards.length) % cards.length;
    cards[current].focus({ preventScroll: true });
    cards[current].scrollIntoView({ block: "center" });
    position.textContent = `${current + 1} of ${cards.length}`;
  }

  body.addEventListener("focusin", (event) => {
    const card = event.target.closest(".finding");
    light(body, card);
    if (card) current = [...body.querySelectorAll(".finding")].indexOf(card);
  });
  body.addEventListener("mouseover", (event) => light(body, event.target.closest(".finding, mark")));
  body.addEventListener("click", (event) => {
    const marked = event.target.closest("mark");
    const card = marked && body.querySelector(`#finding-${marked.dataset.ids.split(" ").pop()}`);
    if (card) {
      card.focus({ preventScroll: true });
      card.scrollIntoView({ block: "nearest" });
    }
  });

  const view = el("article", { class: "reading", onnext: () => go(1), onprevious: () => go(-1) },
    el("div", { class: "hero" }, badge(file.score, file.grade, true), el("div", {}, el("h1", { title: file.path }, brief(file.path)), el("p", { class: "verdict" }, metrics(file)))),
    el("ul", { class: "chips", "aria-label": "Families" }, DATA.families.map((name, i) =>
      el("li", { class: "chip" }, name, " ", el("b", { class: "ink-" + gradeOf(file.scores[i]) }, number(file.scores[i])), file.found[i] ? el("span", { class: "aside" }, ` ${plural(file.found[i], "finding")}`) : null))),
    sectionsBox(index),
    el("div", { class: "tools" },
      SEVERITIES.map((severity, i) => el("label", { class: "toggle " + severity },
        el("input", { type: "checkbox", checked: true, disabled: !file.counts[i], onchange: (event) => { event.target.checked ? shown.add(severity) : shown.delete(severity); draw(); } }),
        ` ${plural(file.counts[i], severity)}`)),
      rule ? el("span", { class: "chip" }, rule, el("a", { href: `#/article/${index}`, "aria-label": "All rules" }, " ×")) : null,
      el("span", { class: "steps" }, position,
        el("button", { type: "button", title: "Previous finding (k)", "aria-label": "Previous finding", onclick: () => go(-1) }, "↑"),
        el("button", { type: "button", title: "Next finding (j)", "aria-label": "Next finding", onclick: () => go(1) }, "↓"))),
    body,
  );
  draw();
  return view;
}

function metrics(file) {
  const { words, sentences, paragraphs, grade } = file.metrics;
  return [plural(words || 0, "word"), plural(sentences || 0, "sentence"), plural(paragraphs || 0, "paragraph"),
    wordsPerSentence(file), grade === undefined ? "" : `reading grade ${grade.toFixed(1)}`].filter(Boolean).join(" · ");
}

function target(parameters) {
  const match = /^(\d+)-(\d+)$/.exec(parameters.get("at") || "");
  return match ? [Number(match[1]), Number(match[2])] : null;
}

function light(body, from) {
  for (const node of body.querySelectorAll(".lit")) node.classList.remove("lit");
  if (!from) return;
  const id = from.dataset.id || from.dataset.ids.split(" ").pop();
  for (const node of body.querySelectorAll(`[data-ids~="${id}"], #finding-${id}`)) node.classList.add("lit");
}

// The source as blocks of lines, each with the findings that begin in it.
function withText(text, violations, index, at, line) {
  const numbered = violations.map((violation, id) => ({ ...violation, id }));
  let next = 0;
  const drawn = blocks(text);
  const arrived = line ? drawn.findLast((block) => block.line <= line) : null;
  return drawn.map((block) => {
    const beginning = [];
    while (next < numbered.length && numbered[next].start < block.end) beginning.push(numbered[next++]);
    const within = numbered.filter((each) => each.start < block.end && each.end > block.start || (each.start === each.end && beginning.includes(each)));
    const whole = within.find((each) => each.end - each.start > SENTENCE);
    return el("div", { class: ["block", block.kind, beginning.length ? "marked" : "", block === arrived ? "arrived" : "", whole ? "barred " + whole.severity : ""].join(" ") },
      el("span", { class: "line", "aria-hidden": "true" }, block.line),
      el("div", { class: "source", dir: "auto" }, marked(text, block, within, at)),
      el("div", { class: "beside" }, beginning.map((each) => card(each, index))));
  });
}

function withoutText(violations, index) {
  return violations.map((violation, id) => el("div", { class: "block marked" },
    el("span", { class: "line" }, violation.line),
    el("div", { class: "source", dir: "auto" }, el("mark", { class: violation.severity, "data-ids": String(id) }, violation.excerpt)),
    el("div", { class: "beside" }, card({ ...violation, id }, index))));
}

function blocks(text) {
  const found = [];
  let block = null;
  let fence = null;
  let line = 0;
  // What a page says of itself before it begins is one block, laid out as it stands.
  const front = /^(---|\+\+\+)[ \t]*\r?\n[^]*?\n\1[ \t]*(?=\r?\n|$)/.exec(text);
  const body = front ? front[0].length : 0;
  if (front) found.push({ start: 0, end: body, line: 1, kind: "laid front" });
  const close = () => { if (block) found.push(block); block = null; };
  for (const match of text.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)) {
    if (match[0] === "" && match.index === text.length && text.length) break;
    line += 1;
    if (match.index < body) continue;
    const content = match[1];
    const end = match.index + content.length;
    const mark = /^\s*(```+|~~~+)/.exec(content);
    if (!content.trim() && !fence) { close(); continue; }
    const kind = fence || mark ? "code" : /^#{1,6}\s/.test(content) ? "heading" : /^[\s|#>*+<\-{}=`:]|^\d+[.)]\s/.test(content) ? "laid" : "prose";
    if (block && (block.lines >= 60 || (block.kind !== kind && !fence && kind !== "laid") || kind === "heading" || (kind === "code" && block.kind !== "code"))) close();
    if (!block) block = { start: match.index, end, line, lines: 0, kind };
    else if (kind === "laid" && block.kind === "prose") block.kind = "laid";
    block.end = end;
    block.lines += 1;
    if (mark) fence = fence ? (content.trim().startsWith(fence) ? null : fence) : mark[1];
    // A short line ends a paragraph, a long one is one: plain text has no other marks.
    if (content.length > 200 || (kind === "prose" && content.length < 45) || kind === "heading" || (mark && !fence)) close();
  }
  close();
  return found;
}

// The text of a block, cut wherever a marked passage begins or ends.
function marked(text, block, violations, at) {
  const cuts = new Set([block.start, block.end]);
  const ranges = violations.map((each) => [each.start, each.end]).concat(at ? [at] : []);
  for (const range of ranges) for (const cut of range) if (cut > block.start && cut < block.end) cuts.add(cut);
  const points = [...cuts].sort((a, b) => a - b);
  const nodes = [];
  for (let i = 0; i + 1 < points.length; i += 1) {
    const [from, to] = [points[i], points[i + 1]];
    const over = violations.filter((each) => each.start <= from && each.end >= to).sort((a, b) => b.end - b.start - (a.end - a.start));
    const aimed = at && at[0] <= from && at[1] >= to;
    const piece = text.slice(from, to);
    if (!over.length && !aimed) nodes.push(piece);
    else {
      const inner = over[over.length - 1];
      const length = inner ? inner.end - inner.start : 0;
      const size = length > SENTENCE ? "whole" : length > PHRASE ? "long" : "";
      nodes.push(el("mark", { class: [inner ? inner.severity : "", size, aimed ? "aimed" : ""].join(" "), "data-ids": over.map((each) => each.id).join(" ") || "none" }, piece));
    }
  }
  return nodes;
}

function card(violation, index) {
  return el("div", { class: "finding " + violation.severity, id: "finding-" + violation.id, "data-id": violation.id, tabindex: "0", role: "note" },
    el("p", { class: "rule" }, el("span", { class: "dot " + violation.severity }), `${violation.severity} `, el("b", {}, violation.rule.id), el("span", { class: "aside" }, ` ${violation.line}:${violation.column}`)),
    el("p", { class: "message", dir: "auto" }, violation.message),
    violation.hint ? el("p", { class: "hint", dir: "auto" }, violation.hint) : null,
    violation.related.length ? el("ul", { class: "related" }, violation.related.slice(0, 4).map((place) => relatedItem(place, index)), violation.related.length > 4 ? el("li", {}, `and ${violation.related.length - 4} more`) : null) : null,
    violation.cluster === null ? null : el("p", { class: "foot" }, el("a", { href: `#/duplicates?cluster=${violation.cluster}` }, "Side by side")),
    violation.rule.why ? el("details", {}, el("summary", {}, "Why"), el("p", {}, violation.rule.why), violation.rule.link ? el("a", { href: violation.rule.link, rel: "noreferrer" }, "More about this rule") : null) : null,
  );
}

function relatedItem([file, path, start, end, line, message], index) {
  const place = file === index ? `line ${line}` : `${brief(path)}:${line}`;
  return el("li", {}, file === null ? place : el("a", { href: `#/article/${file}?at=${start}-${end}` }, place), ` ${message}`);
}

function notFound() {
  return el("div", {}, el("h1", {}, "There is no such page"), el("p", {}, el("a", { href: "#/" }, "To the overview")));
}
