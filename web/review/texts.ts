/** Texts of the review page, and moments as people write them. */
import { textsOf } from "../shared/i18n";
import en from "./i18n/en.json";
import vi from "./i18n/vi.json";

export type ReviewText = keyof typeof vi;

export const t = textsOf<ReviewText>({ vi, en });

/** 14:05 21/03/2026, in the city's time. */
export function moment(iso: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Ho_Chi_Minh",
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(new Date(iso));
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("hour")}:${part("minute")} ${part("day")}/${part("month")}/${part("year")}`;
}
