/** Texts of the map and list of quality findings. */
import { textsOf } from "../shared/i18n";
import en from "./i18n/en.json";
import vi from "./i18n/vi.json";

export const t = textsOf<keyof typeof vi>({ vi, en });
