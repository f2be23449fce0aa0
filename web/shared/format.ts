/** Numbers, areas and dates as people of each language write them: 1.234,5 m² and 21/03/2024 in Vietnamese. */
import { type Language, pageLanguage } from "./i18n";

const LOCALES: Record<Language, string> = { vi: "vi-VN", en: "en-GB" };

/** A number with a fixed count of decimals. */
export function decimal(value: number, digits: number, language: Language = pageLanguage()): string {
  return new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** A whole number with thousands separators. */
export function whole(value: number, language?: Language): string {
  return decimal(value, 0, language);
}

/** Square metres to 0.1 m², the precision the law asks for; the unit stays on the line of its figure. */
export function area(squareMetres: number, language?: Language): string {
  return `${decimal(squareMetres, 1, language)}\u00a0m²`;
}

/** A share in per cent to 0.1 %. */
export function share(percent: number, language?: Language): string {
  return `${decimal(percent, 1, language)}\u00a0%`;
}

/** A number as short as it can be: 4 stays 4, 2.5 becomes 2,5. */
export function plain(value: number, language: Language = pageLanguage()): string {
  return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 2 }).format(value);
}

/** An ISO date or timestamp as dd/mm/yyyy (the calendar day in Viet Nam); other text is returned as it is. */
export function date(iso: string): string {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (day) return `${day[3]}/${day[2]}/${day[1]}`;
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) return iso;
  return new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Ho_Chi_Minh" }).format(instant);
}

/** The calendar day in Viet Nam, ISO: until seven in the morning that of `toISOString` is yesterday. */
export function today(now = new Date()): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Ho_Chi_Minh" }).format(now);
}
