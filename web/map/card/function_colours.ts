/** Colours of the planning functions as the map draws them, for the bar and the swatches of the card. */
import type { StyleSheet } from "../../shared/api_types";

/** A look-up from function code to colour; "" for codes without one. */
export function functionColours(sheet: StyleSheet): (code: string) => string {
  const colours = new Map<string, string>();
  for (const rule of sheet.planning_zones?.rules ?? []) {
    for (const code of rule.filter?.values ?? []) if (rule.fill) colours.set(String(code), rule.fill);
  }
  return (code) => colours.get(code) ?? "";
}
