/** Texts of the drawing of a lineage. */
import { textsOf } from "../shared/i18n";
import en from "./i18n/en.json";
import vi from "./i18n/vi.json";

export type LineageText = keyof typeof vi;

export const t = textsOf<LineageText>({ vi, en });

/** What a change is called; one that is not known here is shown as it is. */
export const operationTitle = (name: string): string =>
  `operation.${name}` in vi ? t(`operation.${name}` as LineageText) : name;
