/** Texts of the pages about plan packages; the server's templates read the same dictionaries. */
import { textsOf } from "../shared/i18n";
import en from "./i18n/en.json";
import vi from "./i18n/vi.json";

export type PackageText = keyof typeof vi;

export const t = textsOf<PackageText>({ vi, en });
