// Runs before the first paint: the chosen appearance, else the system's.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem("nen-theme");
  } catch {
    // storage may be forbidden; then the system decides
  }
  const system = matchMedia("(prefers-contrast: more)").matches
    ? "contrast"
    : matchMedia("(prefers-color-scheme: dark)").matches
      ? "dark"
      : "light";
  document.documentElement.dataset.theme = ["light", "dark", "contrast"].includes(chosen) ? chosen : system;
})();
