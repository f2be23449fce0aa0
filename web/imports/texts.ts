/** Texts of the import page; the server's template reads the same dictionaries. */
import { textsOf } from "../shared/i18n";
import en from "./i18n/en.json";
import vi from "./i18n/vi.json";

export type ImportText = keyof typeof vi;

export const t = textsOf<ImportText>({ vi, en });

/** The words for a phase of the job; those of waiting for one that has none. */
export function phaseText(phase: string): string {
  const key = `imports.phase.${phase}`;
  return t(key in vi ? (key as ImportText) : "imports.waiting");
}
