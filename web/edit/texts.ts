/** Texts and figures of the editor. */
import { decimal } from "../shared/format";
import { textsOf } from "../shared/i18n";
import en from "./i18n/en.json";
import vi from "./i18n/vi.json";

export type EditText = keyof typeof vi;

export const t = textsOf<EditText>({ vi, en });

/** The text of a key that arrives with data, or `fallback` when there is none. */
export const tOr = (key: string, fallback: string): string => (key in vi ? t(key as EditText) : fallback);

/** Metres to the centimetre. */
export const lengthText = (metres: number): string => `${decimal(metres, 2)}\u00a0m`;

export const areaText = (squareMetres: number): string => `${decimal(squareMetres, 1)}\u00a0m²`;

/** A coordinate to 0.1 mm, as it is stored. */
export const coordinateText = (metres: number): string => decimal(metres, 4);

/** 14:05:09, in the time zone of the reader. */
export const clock = (iso: string): string => new Date(iso).toLocaleTimeString("vi-VN", { hour12: false });
