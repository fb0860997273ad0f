// Readability section by section: of all articles, and of one.

// On fewer words no formula says anything.
const FEWEST = 100;
const HARDEST = 20;

const byGrade = (a, b) => b.grade - a.grade || a.index - b.index || a.line - b.line;

function readabilityView() {
  const long = FILES.flatMap((file) => sectionsOf(file.index)).filter((section) => section.words >= FEWEST).sort(byGrade);
  const view = el("div", { class: "readability" }, el("h1", {}, "Readability"));
  if (!long.length) {
    view.append(el("p", { class: "lead" }, "No section is long enough to measure."));
    return view;
  }
  const body = el("tbody");
  view.append(
    el("p", { class: "lead" }, `${plural(long.length, "section")} of ${FEWEST} words or more, the hardest first. The grade says how many years of schooling reading takes; Flesch's ease runs from about 0, hard, to 100.`),
    el("div", { class: "scroll" }, el("table", { class: "sections" }, sectionHeadings("Section"), body)),
    growing(body, long, (section) => sectionRow(section, true), 100),
  );
  return view;
}

// The sections of one article; nothing where there is only one.
function sectionsBox(index) {
  const sections = sectionsOf(index);
  if (sections.length < 2) return null;
  const [long, short] = [true, false].map((wanted) => sections.filter((each) => each.words >= FEWEST === wanted));
  return el("details", { class: "card sections-of" },
    el("summary", {}, `Readability of ${plural(sections.length, "section")}`, long.length ? el("span", { class: "aside" }, ` hardest: ${title(long.slice().sort(byGrade)[0])}`) : null),
    el("table", { class: "sections" }, sectionHeadings("Section, the hardest first"), el("tbody", {}, [...long.sort(byGrade), ...short].map((section) => sectionRow(section, false)))));
}

function sectionHeadings(name) {
  return el("thead", {}, el("tr", {}, el("th", { scope: "col" }, name), el("th", { scope: "col", class: "wide" }, "Grade"),
    el("th", { scope: "col" }, "Flesch"), el("th", { scope: "col" }, "Words")));
}

function sectionRow(section, among) {
  const measured = section.words >= FEWEST;
  return el("tr", {},
    el("th", { scope: "row" },
      el("a", { href: `#/article/${section.index}?line=${section.line}`, dir: "auto" }, title(section)),
      among ? el("span", { class: "aside" }, " ", pathLabel(FILES[section.index].path)) : null),
    el("td", { class: "wide" }, measured
      ? [el("span", { class: "meter", "aria-hidden": "true" }, el("span", { class: "level-bar", "width%": Math.max(0, Math.min(100, (100 * section.grade) / HARDEST)) })), el("span", { class: "value" }, section.grade.toFixed(1))]
      : el("span", { class: "aside" }, "too short")),
    el("td", {}, measured && section.flesch !== null ? Math.round(section.flesch) : "–"),
    el("td", {}, number(section.words)),
  );
}

const title = (section) => section.heading || "(before the first heading)";
