(() => {
  const typing = (e) => e.target.closest("input, textarea, select, dialog[open]");
  const rows = () => [...document.querySelectorAll("tr[data-open]")];

  document.getElementById("theme")?.addEventListener("click", () => {
    const root = document.documentElement;
    root.dataset.bsTheme = root.dataset.bsTheme === "dark" ? "light" : "dark";
    document.cookie = `theme=${root.dataset.bsTheme}; path=/; max-age=31536000; samesite=lax`;
  });

  // On a narrow screen the entries lie in a row that is longer than the screen.
  const lit = document.querySelector(".side .entry.lit");
  if (lit) lit.parentElement.scrollLeft = lit.offsetLeft - (lit.parentElement.clientWidth - lit.offsetWidth) / 2;

  const step = (by) => {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(document.activeElement.closest("tr[data-open]"));
    const to = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    to.querySelector("a").focus();
    to.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === "Escape" && e.target.id === "search") e.target.blur();
    if (typing(e)) return;
    const act = {
      "/": () => (document.querySelector("[data-search]") ?? document.getElementById("search"))?.select(),
      "?": () => document.getElementById("keys")?.showModal(),
      j: () => step(1),
      k: () => step(-1),
      e: () => document.querySelector("[data-main]")?.click(),
    }[e.key];
    if (act) { e.preventDefault(); act(); }
  });

  // A row opens where it is clicked, but text in it can still be selected and links keep their own meaning.
  document.addEventListener("click", (e) => {
    const row = e.target.closest("tr[data-open]");
    if (!row || e.target.closest("a, button, input, label") || getSelection().toString()) return;
    location.href = row.dataset.open;
  });

  document.addEventListener("change", (e) => {
    if (e.target.matches("[data-all]"))
      e.target.form.querySelectorAll("tbody input[type=checkbox]").forEach((box) => (box.checked = e.target.checked));
    if (e.target.matches("select[data-go]")) e.target.form.requestSubmit();
  });

  // Live: the page is told how much is new, and shows it as a button.
  const news = document.getElementById("news");
  if (news) {
    const source = new EventSource(news.dataset.live);
    source.addEventListener("figure", (e) => {
      news.textContent = e.data;
      news.hidden = e.data === "";
    });
    news.addEventListener("click", () => location.reload());
    addEventListener("pagehide", () => source.close());
  }

  // Figures change where they stand.
  const figures = document.querySelector("[data-figures]");
  if (figures) {
    const source = new EventSource(figures.dataset.figures);
    source.addEventListener("figure", (e) => {
      for (const [key, value] of Object.entries(JSON.parse(e.data))) {
        const place = figures.querySelector(`[data-figure="${key}"]`);
        if (!place || place.textContent === value) continue;
        place.textContent = value;
        place.classList.add("fresh");
        setTimeout(() => place.classList.remove("fresh"), 1500);
      }
    });
    addEventListener("pagehide", () => source.close());
  }

  // A bin of the plan shows what lies in it beside the plan; the address remembers which.
  const plan = document.querySelector("[data-plan]");
  plan?.addEventListener("click", (e) => {
    const bin = e.target.closest("[data-bin]");
    if (!bin) return;
    plan.querySelector(".chosen")?.classList.remove("chosen");
    bin.classList.add("chosen");
    const here = new URL(location);
    here.searchParams.set("bin", bin.dataset.bin);
    history.replaceState(null, "", here);
    htmx.ajax("GET", plan.dataset.plan + encodeURIComponent(bin.dataset.bin), "#bin");
  });

  // The same form is not sent twice by an eager hand.
  document.addEventListener("submit", (e) => {
    if (e.target.method !== "post") return;
    e.target.querySelectorAll("button").forEach((b) => setTimeout(() => (b.disabled = true)));
  });
  addEventListener("pageshow", () => document.querySelectorAll("form button:disabled:not([data-no])").forEach((b) => (b.disabled = false)));
})();
