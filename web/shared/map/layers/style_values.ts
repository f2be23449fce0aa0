/** Reading of the style sheet: which rule holds, how large something is at a zoom. Pure, so that it can be tested. */
import type { LabelRule, Stops, StyleRule } from "../../api_types";

export type Properties = Readonly<Record<string, unknown>>;

/** Size in pixels at a zoom: linear between the stops, constant outside them. */
export function sizeAt(stops: Stops, zoom: number): number {
  const [first, ...rest] = stops;
  if (!first) return 1;
  if (zoom <= first[0]) return first[1];
  let [zoomA, a] = first;
  for (const [zoomB, b] of rest) {
    if (zoom <= zoomB) return a + ((b - a) * (zoom - zoomA)) / (zoomB - zoomA);
    [zoomA, a] = [zoomB, b];
  }
  return a;
}

type Ruled = Pick<StyleRule | LabelRule, "filter" | "minzoom" | "maxzoom">;

/** Whether a rule holds for a feature at a zoom; a rule for zoom 16 holds until 17 is reached. */
export function holds(rule: Ruled, properties: Properties, zoom: number): boolean {
  const level = Math.floor(zoom + 0.5);
  if (level < rule.minzoom || level > rule.maxzoom) return false;
  if (!rule.filter) return true;
  const value = properties[rule.filter.field];
  return rule.filter.values.some((wanted) => wanted === value);
}

/** Text of a label: `{field}` and `{field:.1f}` filled in; "" when every field is empty. */
export function labelText(template: string, properties: Properties): string {
  let filled = false;
  const text = template.replace(/\{(\w+)(?::\.(\d)f)?\}/g, (_whole, name: string, digits?: string) => {
    const value = properties[name];
    if (value === undefined || value === null || value === "") return "";
    filled = true;
    return digits === undefined ? String(value) : Number(value).toFixed(Number(digits));
  });
  return filled ? text.trim() : "";
}

/** `#rrggbb` with an opacity. */
export function rgba(colour: string, opacity: number): string {
  const value = Number.parseInt(colour.slice(1), 16);
  return `rgba(${value >> 16}, ${(value >> 8) & 255}, ${value & 255}, ${opacity})`;
}
