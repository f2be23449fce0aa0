/** Appearance: light, dark, high contrast. Set before the first paint by static/web/theme.js. */
export const THEMES = ["light", "dark", "contrast"] as const;
export type Theme = (typeof THEMES)[number];

export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  return THEMES.find((theme) => theme === chosen) ?? "light";
}

/** Show and remember an appearance. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem("nen-theme", theme);
  } catch {
    // storage may be forbidden; the choice then lasts for this page
  }
}
