// Which view the address asks for, keys, light and dark.

const NAVIGATION = [
  ["", "Overview"],
  ["articles", "Articles"],
  ["readability", "Readability"],
  ["duplicates", "Shared text"],
  ["rules", "Rules"],
];

let firstView = true;

function route() {
  const [path, search] = location.hash.replace(/^#\/?/, "").split("?");
  const [name, argument] = path.split("/");
  const parameters = new URLSearchParams(search || "");
  const views = {
    "": () => overview(),
    articles: () => articlesView(parameters),
    article: () => articleView(Number(argument), parameters),
    readability: () => readabilityView(),
    duplicates: () => duplicatesView(parameters),
    rules: () => rulesView(),
  };
  if (name === "main") return;
  const view = (Object.hasOwn(views, name) ? views[name] : notFound)();
  const main = document.getElementById("main");
  main.replaceChildren(view);
  const heading = view.querySelector("h1");
  document.title = `${heading.textContent} · contentlint`;
  document.querySelector("nav").replaceChildren(...NAVIGATION.map(([target, label]) =>
    el("a", { href: "#/" + target, "aria-current": target === name || (target === "articles" && name === "article") ? "page" : null }, label)));
  const goal = view.querySelector(".aimed, .arrived") || (parameters.has("cluster") && view.querySelector(`#cluster-${CSS.escape(parameters.get("cluster"))}`));
  window.scrollTo(0, 0);
  if (goal) goal.scrollIntoView({ block: "center" });
  // So that a keyboard or a screen reader goes on where the new view begins.
  if (!firstView) main.focus({ preventScroll: true });
  firstView = false;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  const reading = document.querySelector(".reading");
  if (event.key === "/") {
    event.preventDefault();
    if (!document.getElementById("search")) {
      // Unlike a change of the hash this tells nobody, so that the view is drawn once.
      history.pushState(null, "", "#/articles");
      route();
    }
    document.getElementById("search").focus();
  } else if (reading && event.key === "j") reading.dispatchEvent(new Event("next"));
  else if (reading && event.key === "k") reading.dispatchEvent(new Event("previous"));
});

function theme(wanted) {
  if (wanted) document.documentElement.dataset.theme = wanted;
  try {
    if (wanted) localStorage.setItem("contentlint-theme", wanted);
    else theme(localStorage.getItem("contentlint-theme"));
  } catch {
    // A browser may keep nothing for files on disk; the switch works all the same.
  }
}

document.querySelector(".theme").addEventListener("click", () => {
  const now = document.documentElement.dataset.theme;
  const dark = now ? now === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  theme(dark ? "light" : "dark");
});

theme("");
addEventListener("hashchange", route);
route();
