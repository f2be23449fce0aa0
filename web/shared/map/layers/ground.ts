/** Which layers colour the ground. Two of them over each other give colours that stand in no legend. */
import type { LayerStyle } from "../../api_types";

const first = (zooms: number[]): number[] => (zooms.length ? [Math.min(...zooms)] : []);

/** Whether a layer tells the kinds of its areas by colour. */
export const coloursGround = (style: LayerStyle | undefined): boolean =>
  Boolean(style?.rules.some((rule) => rule.filter && rule.fill && rule.radius === null && !rule.by_group));

/**
 * First zoom of the map at which a layer shows anything, `least` without a style. Its ground by group gives way while
 * another layer colours the ground: then its features are the first thing.
 */
export function firstZoom(style: LayerStyle | undefined, least: number, isColoured: boolean): number {
  const rules = style?.rules.filter((rule) => !(isColoured && rule.by_group)) ?? [];
  return Math.max(...first(rules.map((rule) => rule.minzoom)), least);
}
