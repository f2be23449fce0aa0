/** OpenLayers styles from the server's style sheet, the same source that draws raster map and legend. */

import { getArea } from "ol/extent";
import type { FeatureLike } from "ol/Feature";
import { Circle, Fill, Stroke, Style, Text } from "ol/style";
import type { LabelRule, LayerStyle, StyleRule } from "../../api_types";
import { hatchPattern } from "./hatch";
import { holds, labelText, rgba, sizeAt } from "./style_values";

/** Map pixels of the server are 0.28 mm; text is drawn a little larger for screens. */
const TEXT_SCALE = 1.25;
const FONT = '"Be Vietnam Pro", sans-serif';
const FACES = { regular: "500", bold: "700", italic: "italic 500" } as const;

/** Large areas below small ones, so that a detailed plan stays visible inside a general one. */
export function largeFirst(a: FeatureLike, b: FeatureLike): number {
  return getArea(b.getGeometry()?.getExtent() ?? []) - getArea(a.getGeometry()?.getExtent() ?? []);
}

/**
 * Style function of a layer; styles are kept by rule and zoom step, labels are made for each feature.
 *
 * With `opaque`, fills are not see-through: the layer as a whole is, so that overlapping areas do not mix colours.
 */
export function vectorStyle(
  sheet: LayerStyle,
  opaque: boolean,
  zoomOf: (resolution: number) => number,
): (feature: FeatureLike, resolution: number) => Style[] {
  const kept = new Map<string, Style[]>();
  return (feature, resolution) => {
    const zoom = zoomOf(resolution);
    const properties = feature.getProperties();
    const index = sheet.rules.findIndex((rule) => holds(rule, properties, zoom));
    const rule = sheet.rules[index];
    if (!rule) return [];
    const key = `${index}/${zoom.toFixed(1)}`;
    let styles = kept.get(key);
    if (!styles) {
      styles = shapeStyles(opaque ? { ...rule, fill_opacity: 1 } : rule, zoom);
      kept.set(key, styles);
    }
    const label = sheet.labels.find((one) => holds(one, properties, zoom));
    const text = label ? labelText(label.template, properties) : "";
    return label && text ? [...styles, labelStyle(label, text, zoom)] : styles;
  };
}

function shapeStyles(rule: StyleRule, zoom: number): Style[] {
  const styles: Style[] = [];
  const width = sizeAt(rule.stroke_width_stops, zoom);
  const fill = rule.fill ? new Fill({ color: rgba(rule.fill, rule.fill_opacity) }) : undefined;
  if (rule.radius !== null) {
    const stroke = rule.stroke ? new Stroke({ color: rule.stroke, width: 1 }) : undefined;
    const image = new Circle({
      radius: rule.radius,
      ...(fill ? { fill } : {}),
      ...(stroke ? { stroke } : {}),
    });
    return [new Style({ image })];
  }
  if (rule.casing) {
    styles.push(
      new Style({ stroke: new Stroke({ color: rule.casing, width: width + 2 * (rule.casing_width ?? 0) }) }),
    );
  }
  const stroke = rule.stroke
    ? new Stroke({ color: rule.stroke, width, ...(rule.dash ? { lineDash: rule.dash } : {}) })
    : undefined;
  styles.push(new Style({ ...(fill ? { fill } : {}), ...(stroke ? { stroke } : {}) }));
  const pattern = rule.hatch ? hatchPattern(rule.hatch) : null;
  if (pattern) styles.push(new Style({ fill: new Fill({ color: pattern }) }));
  return styles;
}

function labelStyle(label: LabelRule, text: string, zoom: number): Style {
  const size = Math.round(sizeAt(label.size_stops, zoom) * TEXT_SCALE);
  return new Style({
    text: new Text({
      text,
      font: `${FACES[label.face]} ${size}px ${FONT}`,
      fill: new Fill({ color: label.colour }),
      stroke: new Stroke({ color: label.halo, width: 3 }),
      placement: label.placement,
      overflow: false,
    }),
    zIndex: 1,
  });
}
