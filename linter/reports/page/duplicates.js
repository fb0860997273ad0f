// Passages that stand more than once: side by side with their differences, and as a map.

const LONGEST = 1200;

function duplicatesView(parameters) {
  const wanted = Number(parameters.get("cluster") || -1);
  const view = el("div", { class: "duplicates" }, el("h1", {}, "Shared text"));
  if (!DATA.clusters.length) {
    view.append(el("p", { class: "lead" }, "No passage stands more than once."));
    return view;
  }
  view.append(el("p", { class: "lead" }, `${plural(DATA.clusters.length, "passage")} found more than once. What differs from the first place is marked.`));
  const groups = sharing();
  if (groups.length) view.append(map(groups));
  const list = el("div", { class: "clusters" });
  const order = DATA.clusters.map((cluster, index) => ({ ...cluster, index }));
  if (wanted >= 0) order.sort((a, b) => (b.index === wanted) - (a.index === wanted));
  view.append(el("h2", {}, "Side by side"), list, growing(list, order, (cluster) => clusterBox(cluster, cluster.index === wanted), 40));
  if (wanted < 0 && list.firstChild) list.firstChild.open = true;
  return view;
}

function clusterBox(cluster, open) {
  const paths = [...new Set(cluster.places.map((place) => FILES[place[0]].path))];
  const box = el("details", { class: "card cluster", id: "cluster-" + cluster.index, open },
    el("summary", {},
      el("span", { class: "opening", dir: "auto" }, readable(cluster.excerpt)),
      el("span", { class: "aside" }, `${plural(cluster.places.length, "place")} in ${plural(paths.length, "article")} · ${cluster.rule}`)));
  let drawn = false;
  const draw = () => {
    if (!box.open || drawn) return;
    drawn = true;
    box.append(sideBySide(cluster));
  };
  box.addEventListener("toggle", draw);
  draw();
  return box;
}

function passage([file, start, end]) {
  const text = article(file).text;
  return text === null ? null : readable(text.slice(start, end));
}

// A passage as it is read: lines run on, paragraphs are kept apart, links and stress are no words.
function readable(source) {
  return source
    .replace(/!?\[([^\[\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)/g, "$1")
    .replace(/^([^\[\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)/, "$1")
    .replace(/\*\*|<\/?[a-z][^<>]*>/gi, "")
    .replace(/\s+/g, (blank) => (/\n\s*\n/.test(blank) ? "\n\n" : " "));
}

function sideBySide(cluster) {
  const [first, ...others] = cluster.places;
  const base = passage(first);
  const left = el("div", { class: "side" });
  const right = el("div", { class: "side" });
  const tabs = el("div", { class: "tabs", role: "group", "aria-label": "The other places" });

  function show(index) {
    const other = others[index];
    const text = passage(other);
    const [a, b] = base === null || text === null ? [null, null] : differences(base, text);
    left.replaceChildren(placeTitle(first), el("blockquote", { dir: "auto" }, a || base || cluster.excerpt));
    right.replaceChildren(placeTitle(other), el("blockquote", { dir: "auto" }, b || text || "The text of this article is not in the report."));
    for (const [i, tab] of [...tabs.children].entries()) tab.setAttribute("aria-pressed", String(i === index));
  }

  if (others.length > 1) {
    tabs.append(...others.slice(0, 50).map((place, i) => el("button", { type: "button", onclick: () => show(i) }, `${FILES[place[0]].path.split("/").pop()}:${place[3]}`)));
    if (others.length > 50) tabs.append(el("span", { class: "aside" }, `and ${others.length - 50} more`));
  }
  show(0);
  return el("div", {}, tabs, el("div", { class: "sides" }, left, right));
}

function placeTitle([file, start, end, line]) {
  return el("h3", {}, el("a", { href: `#/article/${file}?at=${start}-${end}` }, `${brief(FILES[file].path)}:${line}`));
}

// Both texts as nodes, the words that the other has not as <ins>: a longest common subsequence.
function differences(a, b) {
  const [x, y] = [a, b].map((text) => text.split(/(\s+)/).filter((part) => part !== ""));
  const same = (i, j) => x[i] === y[j] || (!x[i].trim() && !y[j].trim());
  let head = 0;
  while (head < x.length && head < y.length && same(head, head)) head += 1;
  let tail = 0;
  while (tail < x.length - head && tail < y.length - head && same(x.length - 1 - tail, y.length - 1 - tail)) tail += 1;
  const [rows, columns] = [x.length - head - tail, y.length - head - tail];
  const kept = [new Set(), new Set()];
  if (rows <= LONGEST && columns <= LONGEST) {
    const width = columns + 1;
    const table = new Uint16Array((rows + 1) * width);
    for (let i = rows - 1; i >= 0; i -= 1)
      for (let j = columns - 1; j >= 0; j -= 1)
        table[i * width + j] = same(head + i, head + j)
          ? table[(i + 1) * width + j + 1] + 1
          : Math.max(table[(i + 1) * width + j], table[i * width + j + 1]);
    for (let i = 0, j = 0; i < rows && j < columns; ) {
      if (same(head + i, head + j)) { kept[0].add(head + i++); kept[1].add(head + j++); }
      else if (table[(i + 1) * width + j] >= table[i * width + j + 1]) i += 1;
      else j += 1;
    }
  }
  return [x, y].map((words, side) => {
    const differs = words.map((word, i) => word.trim() && i >= head && i < words.length - tail && !kept[side].has(i));
    const nodes = [];
    let changed = null;
    words.forEach((word, i) => {
      // A blank between two words that differ belongs to them: one mark, not two.
      const joined = !word.trim() && differs[i - 1] && differs[i + 1];
      if (!differs[i] && !joined) changed = null;
      else if (!changed) nodes.push((changed = el("ins")));
      changed ? changed.append(word) : nodes.push(word);
    });
    return nodes;
  });
}

// Groups of articles that share text, directly or through others, the largest first.
function sharing() {
  const parent = new Map();
  const root = (node) => { while (parent.get(node) !== node) node = parent.get(node); return node; };
  const links = new Map();
  for (const [index, cluster] of DATA.clusters.entries()) {
    const files = [...new Set(cluster.places.map((place) => place[0]))];
    if (files.length < 2) continue;
    for (const file of files) if (!parent.has(file)) parent.set(file, file);
    for (const file of files.slice(1)) {
      parent.set(root(file), root(files[0]));
      const key = `${Math.min(files[0], file)} ${Math.max(files[0], file)}`;
      const length = cluster.places[0][2] - cluster.places[0][1];
      const link = links.get(key) || { clusters: [], characters: 0 };
      link.clusters.push(index);
      link.characters += length;
      links.set(key, link);
    }
  }
  const groups = new Map();
  for (const file of parent.keys()) {
    const key = root(file);
    if (!groups.has(key)) groups.set(key, { files: [], links: [] });
    groups.get(key).files.push(file);
  }
  for (const [key, link] of links) {
    const [a, b] = key.split(" ").map(Number);
    groups.get(root(a)).links.push({ a, b, ...link });
  }
  return [...groups.values()].sort((a, b) => b.files.length - a.files.length);
}

function map(groups) {
  const container = el("div", { class: "maps" });
  const section = el("section", { class: "card" }, el("h2", {}, "Which articles share text"), container);
  section.append(growing(container, groups, groupMap, 4, true));
  return section;
}

function groupMap(group) {
  const most = 36;
  const weight = new Map(group.files.map((file) => [file, 0]));
  for (const link of group.links) for (const file of [link.a, link.b]) weight.set(file, weight.get(file) + link.characters);
  const files = group.files.slice().sort((a, b) => weight.get(b) - weight.get(a) || a - b).slice(0, most).sort((a, b) => a - b);
  // On a phone the drawing is narrower, not smaller: its labels stay as large as other text.
  const narrow = innerWidth < 640;
  const [width, radius] = [narrow ? 380 : 640, files.length > 12 ? 170 : files.length > 2 ? (narrow ? 60 : 100) : 40];
  const height = 2 * radius + 60;
  const at = new Map(files.map((file, i) => {
    const angle = (2 * Math.PI * i) / files.length + Math.PI;
    return [file, { x: width / 2 + radius * Math.cos(angle), y: height / 2 + radius * Math.sin(angle), left: Math.cos(angle) < -0.01 }];
  }));
  const strongest = Math.max(...group.links.map((link) => link.characters));
  const lines = group.links.filter((link) => at.has(link.a) && at.has(link.b)).map((link) => {
    const [a, b] = [at.get(link.a), at.get(link.b)];
    return el("svg:a", { href: `#/duplicates?cluster=${link.clusters[0]}`, tabindex: "-1" },
      el("svg:line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, "stroke-width": (1 + (5 * link.characters) / strongest).toFixed(1) },
        el("svg:title", {}, `${plural(link.clusters.length, "passage")}, ${plural(link.characters, "character")}: ${FILES[link.a].path} and ${FILES[link.b].path}`)));
  });
  const nodes = files.map((file) => {
    const { x, y, left } = at.get(file);
    return el("svg:a", { href: `#/article/${file}`, "aria-label": FILES[file].path },
      el("svg:circle", { cx: x, cy: y, r: 6, class: "ink-" + (FILES[file].grade || "none") }),
      el("svg:text", { x: x + (left ? -11 : 11), y: y + 4, "text-anchor": left ? "end" : "start" }, label(FILES[file].path, narrow ? 16 : 30)),
      el("svg:title", {}, FILES[file].path));
  });
  return el("figure", {},
    el("svg:svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": `${plural(group.files.length, "article")} that share text` }, lines, nodes),
    el("figcaption", {}, `${plural(group.files.length, "article")}, ${plural(group.links.reduce((sum, link) => sum + link.clusters.length, 0), "shared passage")}` + (group.files.length > most ? `; drawn are the ${most} that share most` : "")));
}

function label(path, most) {
  const parts = path.split("/");
  const name = parts.slice(-1)[0].length < 12 ? parts.slice(-2).join("/") : parts.slice(-1)[0];
  return name.length > most ? name.slice(0, most - 1) + "…" : name;
}
