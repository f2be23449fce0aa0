/** Values of form fields: reading what was typed, checking it against the layer's declaration, showing it. Pure. */
import { decimal } from "../../shared/format";
import { pageLanguage } from "../../shared/i18n";
import type { Control, FieldSchema, Form } from "../api_types";
import { t } from "../texts";

/** Dates as people write them, dd/mm/yyyy, and numbers with a comma are understood. */
export function readValue(control: Control, text: string): unknown {
  const trimmed = text.trim().normalize("NFC");
  if (trimmed === "") return null;
  if (control.control === "number") {
    const plain = trimmed.replace(/[\s\u00a0]/g, "").replace(",", ".");
    const value = Number(plain);
    return /^-?\d+(\.\d+)?$/.test(plain) && Number.isFinite(value) ? value : trimmed;
  }
  if (control.control === "checkbox") return trimmed === "true";
  if (control.control === "date") {
    const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(trimmed) ?? [];
    return day && month ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : trimmed;
  }
  return trimmed;
}

/** What is wrong with a value, in one sentence; "" when nothing is. */
export function complaint(
  control: Control,
  schema: FieldSchema | undefined,
  value: unknown,
  required: boolean,
): string {
  if (value === null || value === undefined || value === "") return required ? t("field.required") : "";
  if (!schema) return "";
  if (control.control === "number") return numberComplaint(schema, value);
  if (control.control === "date" && !isDate(String(value))) return t("field.date");
  if (control.control === "choice" && control.choices && !control.free) {
    const known = new Set(control.choices.map((one) => one.value));
    const unknown = parts(control, value).filter((one) => !known.has(one));
    if (unknown.length) return t("field.code", { value: unknown.join(", ") });
  }
  if (schema.maxLength !== undefined && String(value).length > schema.maxLength) {
    return t("field.long", { most: schema.maxLength, length: String(value).length });
  }
  return "";
}

function numberComplaint(schema: FieldSchema, value: unknown): string {
  if (typeof value !== "number") return t("field.number");
  if ([schema.type].flat().includes("integer") && !Number.isInteger(value)) return t("field.integer");
  if (schema.minimum !== undefined && value < schema.minimum)
    return t("field.minimum", { least: schema.minimum });
  if (schema.maximum !== undefined && value > schema.maximum)
    return t("field.maximum", { most: schema.maximum });
  return "";
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  );
}

/** All complaints of a feature, by field. */
export function complaints(form: Form, values: Readonly<Record<string, unknown>>): Map<string, string> {
  const found = new Map<string, string>();
  for (const control of form.controls) {
    const { name } = control;
    if (control.read_only) continue;
    const text = complaint(
      control,
      form.schema.properties[name],
      values[name],
      form.schema.required.includes(name),
    );
    if (text) found.set(name, text);
  }
  return found;
}

/** Complaints about values that are there; a missing one is for the server's rules to find. */
export function mistyped(form: Form, values: Readonly<Record<string, unknown>>): Map<string, string> {
  const found = complaints(form, values);
  for (const name of found.keys()) if (isEmpty(values[name])) found.delete(name);
  return found;
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === "";

const SEPARATOR = "+";

/** Codes of a field that may hold several. */
export const parts = (control: Control, value: unknown): string[] =>
  value === null || value === undefined || value === ""
    ? []
    : control.several
      ? String(value).split(SEPARATOR)
      : [String(value)];

export const joined = (codes: readonly string[]): string | null =>
  codes.length ? codes.join(SEPARATOR) : null;

/** A value as people read it; `linked` names the feature that a link points to. */
export function shown(
  control: Control,
  value: unknown,
  linked?: (layer: string, id: string) => string,
): string {
  if (value === null || value === undefined || value === "") return "";
  if (control.layer && linked) return linked(control.layer, String(value));
  if (control.control === "checkbox") return t(value ? "field.yes" : "field.no");
  if (control.control === "number" && typeof value === "number") {
    return decimal(value, Math.min(4, (String(value).split(".")[1] ?? "").length));
  }
  const day = control.control === "date" ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(value)) : null;
  if (day) return `${day[3]}/${day[2]}/${day[1]}`;
  const labels = new Map(control.choices?.map((one) => [one.value, one.label]));
  return parts(control, value)
    .map((one) => (labels.has(one) ? `${one} · ${labels.get(one)}` : one))
    .join(" + ");
}

/** A number as it is typed: decimal comma in Vietnamese, no thousands. */
export const typedNumber = (value: number): string =>
  pageLanguage() === "vi" ? String(value).replace(".", ",") : String(value);

/** Without case and diacritics, for filters: "Nguyễn" matches "nguyen". */
export const plain = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
