// Before the first paint: without a choice of the person's own, the browser's wish.
(() => {
  const root = document.documentElement;
  if (!root.dataset.bsTheme)
    root.dataset.bsTheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
})();
