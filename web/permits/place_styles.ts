/** How permits look on the maps of their pages. */
import type { FeatureLike } from "ol/Feature";
import { Circle, Fill, Stroke, Style, Text } from "ol/style";

const WORK = "#7a3d00";
const CHOSEN = "#b3124e";
const LATE = "#c4281f";
const HALO = new Stroke({ color: "rgba(255, 255, 255, 0.9)", width: 2 });
const WORK_FILL = new Fill({ color: "rgba(224, 120, 20, 0.45)" });

export const FOOTPRINT = new Style({ fill: WORK_FILL, stroke: new Stroke({ color: WORK, width: 2.5 }) });
export const PARCEL = new Style({
  stroke: new Stroke({ color: "#0d5c63", width: 2, lineDash: [6, 4] }),
  fill: new Fill({ color: "rgba(13, 92, 99, 0.06)" }),
});

/** Pixels of a group: grows with the number of permits, and leaves room for its figure. */
export const radiusOf = (permits: number): number =>
  permits === 1 ? 6 : Math.min(11 + Math.log2(permits) * 1.8, 32);

/** A dot for a permit, a numbered disc for a group; the one in hand is marked. */
export function placeStyle(feature: FeatureLike, chosen: boolean): Style {
  const permits = Number(feature.get("permits"));
  const image = new Circle({
    radius: radiusOf(permits) + (chosen ? 3 : 0),
    fill: new Fill({ color: chosen ? CHOSEN : feature.get("late") ? LATE : WORK }),
    stroke: HALO,
  });
  if (permits === 1) return new Style({ image, zIndex: chosen ? 3 : 1 });
  return new Style({
    image,
    text: new Text({
      text: permits.toLocaleString(document.documentElement.lang === "en" ? "en" : "vi"),
      font: '600 12px "Be Vietnam Pro", sans-serif',
      fill: new Fill({ color: "#ffffff" }),
    }),
    zIndex: 2,
  });
}
