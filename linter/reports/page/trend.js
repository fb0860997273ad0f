// How the score went over the commits that the report was given.

function trend() {
  const commits = DATA.history.filter((commit) => commit.score !== null);
  if (!commits.length) return el("p", {}, "No commit had an article long enough for a score.");
  const names = DATA.families.filter((name) => commits.every((commit) => typeof commit.families[name] === "number"));
  const [first, last] = [commits[0], commits[commits.length - 1]];
  return [
    chart(commits),
    el("ul", { class: "sparks" }, names.map((name) => {
      const scores = commits.map((commit) => commit.families[name]);
      return el("li", {}, el("span", {}, name), spark(scores), el("b", { class: "ink-" + gradeOf(scores[scores.length - 1]) }, Math.round(scores[scores.length - 1])), change(scores[scores.length - 1] - scores[0]));
    })),
    el("p", { class: "foot" }, `${plural(commits.length, "commit")} from ${first.date} to ${last.date}, by the rules of today: `, change(last.score - first.score), " points."),
  ];
}

function change(points) {
  const rounded = Math.round(10 * points) / 10;
  return el("span", { class: "change " + (rounded > 0 ? "ink-A" : rounded < 0 ? "ink-F" : "aside") }, rounded > 0 ? `+${rounded}` : rounded < 0 ? `−${-rounded}` : "±0");
}

function chart(commits) {
  // Labels are as large on a phone as elsewhere: there the drawing is narrower.
  const [wide, high] = innerWidth < 640 ? [380, 180] : [1100, 220];
  const lowest = Math.max(0, Math.min(80, 10 * Math.floor(Math.min(...commits.map((commit) => commit.score)) / 10)));
  const [left, right, top, bottom] = [34, 14, 16, 22];
  const x = (i) => (commits.length === 1 ? (wide + left) / 2 : left + (i * (wide - left - right)) / (commits.length - 1));
  const y = (score) => high - bottom - ((score - lowest) * (high - top - bottom)) / (100 - lowest);
  const levels = [];
  for (let level = lowest; level <= 100; level += lowest < 50 ? 20 : 10) levels.push(level);
  const points = commits.map((commit, i) => [x(i).toFixed(1), y(commit.score).toFixed(1)]);
  const label = (commit) => [commit.date, commit.commit.slice(0, 8), ...commit.tags, `score ${commit.score}`, plural(commit.articles, "article"),
    plural(commit.errors, "error"), plural(commit.warnings, "warning"), plural(commit.suggestions, "suggestion")].join(", ");
  let free = -Infinity;
  const tags = commits.map((commit, i) => {
    if (!commit.tags.length || x(i) < free) return null;
    free = x(i) + 60;
    return el("svg:text", { x: Math.max(left + 16, Math.min(wide - right - 16, x(i))), y: high - 6, "text-anchor": "middle" }, commit.tags[commit.tags.length - 1]);
  });
  return el("svg:svg", { class: "trend", viewBox: `0 0 ${wide} ${high}`, role: "img", "aria-label": `The score over ${plural(commits.length, "commit")}: from ${commits[0].score} to ${commits[commits.length - 1].score}` },
    levels.map((level) => [
      el("svg:line", { x1: left, x2: wide - right, y1: y(level), y2: y(level) }),
      el("svg:text", { x: left - 8, y: y(level) + 4, "text-anchor": "end" }, level)]),
    el("svg:polyline", { points: points.map((point) => point.join(",")).join(" ") }),
    points.map(([cx, cy], i) => el("svg:circle", { cx, cy, r: commits.length > 60 ? 2.5 : 4.5, class: "ink-" + gradeOf(commits[i].score) }, el("svg:title", {}, label(commits[i])))),
    tags);
}

function spark(scores) {
  const [width, height] = [120, 24];
  const [least, most] = [Math.min(...scores), Math.max(...scores)];
  const points = scores.map((score, i) => `${((i * width) / Math.max(1, scores.length - 1)).toFixed(1)},${(most === least ? height / 2 : 3 + ((most - score) * (height - 6)) / (most - least)).toFixed(1)}`);
  return el("svg:svg", { class: "spark", viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" }, el("svg:polyline", { points: points.join(" ") }));
}
