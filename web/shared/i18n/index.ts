/** Texts of map and pages. Vietnamese first; both dictionaries have the same keys (i18n.test.ts). */
import en from "./en.json";
import vi from "./vi.json";

export type Language = "vi" | "en";
export type TextKey = keyof typeof vi;

const DICTIONARIES: Record<Language, Record<TextKey, string>> = { vi, en };

/** Language of the page as the server rendered it. */
export function pageLanguage(): Language {
  return document.documentElement.lang === "en" ? "en" : "vi";
}

/** The text of `key` with `{name}` places filled in. */
export function translate(
  language: Language,
  key: TextKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return filled(DICTIONARIES[language][key], values);
}

const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));

/** The text of `key` in the page's language. */
export function t(key: TextKey, values?: Readonly<Record<string, string | number>>): string {
  return translate(pageLanguage(), key, values);
}

/** Texts of one entry (the editor) in dictionaries of its own, so that the others need not carry them. */
export function textsOf<Key extends string>(
  dictionaries: Readonly<Record<Language, Readonly<Record<Key, string>>>>,
): (key: Key, values?: Readonly<Record<string, string | number>>) => string {
  return (key, values = {}) => filled(dictionaries[pageLanguage()][key], values);
}

/** The text of a key that arrives with data (`theme.zoning`), or `fallback` when there is none. */
export function tOr(key: string, fallback: string): string {
  return key in vi ? t(key as TextKey) : fallback;
}
