/** Texts of the pre-check; the server's template reads the same dictionaries. */
import { textsOf } from "../shared/i18n";
import en from "./i18n/en.json";
import vi from "./i18n/vi.json";

export type PrecheckText = keyof typeof vi;
export const t = textsOf<PrecheckText>({ vi, en });
export const known = (key: string): key is PrecheckText => key in vi;
