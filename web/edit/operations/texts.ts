/** Texts of the operations on parcels. */
import { textsOf } from "../../shared/i18n";
import en from "./i18n/en.json";
import vi from "./i18n/vi.json";

export type OperationText = keyof typeof vi;

export const t = textsOf<OperationText>({ vi, en });

/** What an operation of the server is called; a name that is not known here is shown as it is. */
export const operationTitle = (name: string): string =>
  `name.${name}` in vi ? t(`name.${name}` as OperationText) : name;
