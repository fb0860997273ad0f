// The run at a glance: scores, families, the worst articles, the busiest rules.

function overview() {
  const view = el("div", { class: "overview" });
  view.append(
    el("div", { class: "hero" },
      badge(DATA.summary.score, gradeOf(DATA.summary.score), true),
      el("div", {}, el("h1", {}, "Overview"), el("p", { class: "verdict" }, DATA.verdict), DATA.folder ? el("p", { class: "aside" }, `in ${DATA.folder}`) : null),
    ),
  );
  if (DATA.problems.length) view.append(problems());
  view.append(
    el("div", { class: "cards" },
      el("section", { class: "card" }, el("h2", {}, "Scores"), histogram()),
      el("section", { class: "card" }, el("h2", {}, "Families"), families()),
      DATA.history.length ? el("section", { class: "card over" }, el("h2", {}, "Over time"), trend()) : null,
      el("section", { class: "card" }, el("h2", {}, "Worst first"), worst(), el("p", { class: "foot" }, el("a", { href: "#/articles" }, `All ${plural(FILES.length, "article")}`))),
      el("section", { class: "card" }, el("h2", {}, "Hardest to read"), hardest()),
      el("section", { class: "card" }, el("h2", {}, "Most frequent rules"), busiest(), el("p", { class: "foot" }, el("a", { href: "#/rules" }, `All ${plural(DATA.rules.length, "rule")} that found something`))),
      DATA.clusters.length ? el("section", { class: "card" }, el("h2", {}, "Shared text"), shared()) : null,
    ),
  );
  return view;
}

function problems() {
  return el("section", { class: "card problems" },
    el("h2", {}, `${plural(DATA.problems.length, "file")} not checked`),
    el("ul", {}, DATA.problems.map(([path, message]) => el("li", {}, el("code", {}, path), " ", message))),
  );
}

function histogram() {
  const bins = Array.from({ length: 10 }, () => 0);
  for (const file of FILES) if (file.score !== null) bins[Math.min(9, Math.floor(file.score / 10))] += 1;
  const most = Math.max(1, ...bins);
  const unscored = FILES.filter((file) => file.score === null).length;
  return [
    el("ol", { class: "histogram", "aria-label": "Articles by score" },
      bins.map((count, bin) => {
        const from = bin * 10;
        const to = bin === 9 ? 100 : from + 9;
        const label = `${plural(count, "article")} with a score from ${from} to ${to}`;
        const bar = el("span", { class: "column grade-" + gradeOf(from), "height%": (100 * count) / most });
        return el("li", {},
          el(count ? "a" : "span", { href: count ? `#/articles${query({ from, to })}` : null, "aria-label": label, title: label },
            el("span", { class: "amount" }, count ? number(count) : ""), el("span", { class: "shaft" }, bar), el("span", { class: "tick" }, from)),
        );
      }),
    ),
    unscored ? el("p", { class: "foot" }, `${plural(unscored, "article")} too short for a score.`) : null,
  ];
}

function families() {
  return el("table", { class: "families" },
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Family"), el("th", { scope: "col", class: "wide" }, "Mean score"), el("th", { scope: "col" }, "Findings"))),
    el("tbody", {}, DATA.summary.families.map((family) =>
      el("tr", {},
        el("th", { scope: "row" }, el("a", { href: `#/articles${query({ family: family.name })}` }, family.name)),
        el("td", { class: "wide" }, meter(family.score), el("span", { class: "value" }, number(family.score))),
        el("td", {}, severityCounts(family.counts)),
      ),
    )),
  );
}

function worst() {
  const files = FILES.filter((file) => file.total).sort(byScore).slice(0, 8);
  if (!files.length) return el("p", {}, "No article has a finding.");
  return el("ol", { class: "ranking" }, files.map((file) =>
    el("li", {}, badge(file.score, file.grade), articleLink(file), severityCounts(file.counts))));
}

function hardest() {
  const files = FILES.filter((file) => file.score !== null && file.metrics.grade !== undefined)
    .sort((a, b) => b.metrics.grade - a.metrics.grade || (a.path < b.path ? -1 : 1)).slice(0, 8);
  if (!files.length) return el("p", {}, "No article is long enough to measure.");
  return [
    el("ol", { class: "ranking" }, files.map((file) =>
      el("li", {}, el("span", { class: "level", title: "Years of schooling that reading it takes" }, file.metrics.grade.toFixed(1)), articleLink(file), el("span", { class: "aside" }, wordsPerSentence(file))))),
    el("p", { class: "foot" }, el("a", { href: "#/articles?sort=grade&down=1" }, "All by reading grade"), " · ", el("a", { href: "#/readability" }, "Section by section")),
  ];
}

function wordsPerSentence(file) {
  const { words, sentences } = file.metrics;
  return sentences ? `${(words / sentences).toFixed(0)} words a sentence` : "";
}

function busiest() {
  const rules = DATA.rules.slice().sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1)).slice(0, 8);
  if (!rules.length) return el("p", {}, "No rule found anything.");
  const most = rules[0].count;
  return el("ol", { class: "bars" }, rules.map((rule) =>
    el("li", {},
      el("a", { href: `#/articles${query({ rule: rule.id })}`, title: rule.why }, rule.id),
      el("span", { class: "meter", "aria-hidden": "true" }, el("span", { class: rule.severity, "width%": (100 * rule.count) / most })),
      el("span", { class: "value" }, number(rule.count)),
    )));
}

function shared() {
  const articles = new Set(DATA.clusters.flatMap((cluster) => cluster.places.map((place) => place[0])));
  const across = DATA.clusters.filter((cluster) => new Set(cluster.places.map((place) => place[0])).size > 1).length;
  return [
    el("p", {}, `${plural(DATA.clusters.length, "passage")} stand more than once, in ${plural(articles.size, "article")}; ${number(across)} of them in more than one.`),
    el("ol", { class: "ranking" }, DATA.clusters.slice(0, 6).map((cluster, i) =>
      el("li", {}, el("a", { href: `#/duplicates?cluster=${i}`, class: "opening one", dir: "auto" }, readable(cluster.excerpt)), el("span", { class: "aside" }, plural(cluster.places.length, "place"))))),
    el("p", { class: "foot" }, el("a", { href: "#/duplicates" }, "Side by side, and as a map")),
  ];
}

function rulesView() {
  const rows = DATA.rules.slice().sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  return el("div", {},
    el("h1", {}, "Rules"),
    el("p", { class: "lead" }, "The rules that found something, the most frequent first."),
    el("ul", { class: "rules" }, rows.map((rule) =>
      el("li", { class: "card" },
        el("h2", {}, el("span", { class: "dot " + rule.severity, title: rule.severity }), rule.id),
        el("p", {}, rule.why),
        el("p", { class: "foot" },
          el("a", { href: `#/articles${query({ rule: rule.id })}` }, `${plural(rule.count, "finding")} in ${plural(rule.files, "article")}`),
          rule.link ? [" · ", el("a", { href: rule.link, rel: "noreferrer" }, "more about this rule")] : null,
        ),
      ))),
  );
}
