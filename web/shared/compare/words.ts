/** Shapes and areas compared, in words. */
import type { GeoJsonGeometry } from "../api_types";
import { area, decimal } from "../format";
import { t } from "../i18n";
import { shapeDiff } from "./shape_diff";

/** +12,5 m² or −3,0 m²: a difference always shows its sign. */
export function areaChange(squareMetres: number): string {
  if (Math.abs(squareMetres) < 0.05) return `±${area(0)}`;
  return `${squareMetres > 0 ? "+" : "−"}${area(Math.abs(squareMetres))}`;
}

/** Sentences about the change of a shape; none when it stays. Areas in m², null for what has none. */
export function shapeWords(
  before: GeoJsonGeometry | null,
  after: GeoJsonGeometry | null,
  areas: { before: number | null; after: number | null },
): string[] {
  const said: string[] = [];
  const found = shapeDiff(before, after);
  if (found) {
    const parts = [
      found.moved ? t("compare.moved", { count: found.moved }) : "",
      found.inserted ? t("compare.inserted", { count: found.inserted }) : "",
      found.dropped ? t("compare.dropped", { count: found.dropped }) : "",
    ].filter(Boolean);
    said.push(`${capital(parts.join(", "))}.`);
    said.push(t("compare.farthest", { metres: decimal(found.farthest_m, 2) }));
  }
  if (areas.before !== null && areas.after !== null) {
    if (found || Math.abs(areas.after - areas.before) >= 0.05) {
      const change = areaChange(areas.after - areas.before);
      said.push(t("compare.area", { before: area(areas.before), after: area(areas.after), change }));
    }
  } else if (areas.after !== null) said.push(t("compare.area_new", { area: area(areas.after) }));
  else if (areas.before !== null) said.push(t("compare.area_gone", { area: area(areas.before) }));
  return said;
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
