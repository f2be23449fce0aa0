/** Texts of the pages of services; the server's templates read the same dictionaries. */
import { textsOf } from "../shared/i18n";
import en from "./i18n/en.json";
import vi from "./i18n/vi.json";

export const t = textsOf<keyof typeof vi>({ vi, en });
