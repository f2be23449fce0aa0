/** What operations mean, on the map: lines to cut along, the parcels of a preview, and those of the draft. */
import Feature from "ol/Feature";
import VectorLayer from "ol/layer/Vector";
import type OlMap from "ol/Map";
import VectorSource from "ol/source/Vector";
import { Fill, Stroke, Style, Text } from "ol/style";
import type { GeoJsonGeometry } from "../../shared/api_types";
import { fromGeoJson } from "../geometry/shape";
import type { Projection } from "../map/projection";
import { keyOf } from "../state/edits";
import type { Session } from "../state/session";
import { areaText } from "../texts";
import { areaOf } from "./children";
import type { Operating } from "./operating";

interface Part {
  readonly layer: string;
  readonly feature: string | null;
  readonly operation: string;
  readonly geometry: GeoJsonGeometry | null;
  readonly properties: Record<string, unknown>;
}

const HALO = new Style({ stroke: new Stroke({ color: "#ffffff", width: 6 }) });
const CUT = [HALO, new Style({ stroke: new Stroke({ color: "#b3124e", width: 3, lineDash: [10, 6] }) })];
const EDGE = [HALO, new Style({ stroke: new Stroke({ color: "#b3124e", width: 5 }) })];
const GROUND = [
  HALO,
  new Style({
    stroke: new Stroke({ color: "#b3124e", width: 2.5, lineDash: [10, 6] }),
    fill: new Fill({ color: "rgba(179, 18, 78, 0.12)" }),
  }),
];
const outline = (line: string, fill: string): Style[] => [
  HALO,
  new Style({ stroke: new Stroke({ color: line, width: 2.5 }), fill: new Fill({ color: fill }) }),
];
const PREVIEWED = outline("#1a4fd6", "rgba(26, 79, 214, 0.14)");
const DRAFTED = outline("#1d6b3a", "rgba(29, 107, 58, 0.16)");
const CHOSEN = outline("#b3124e", "rgba(179, 18, 78, 0.14)");
const MOVED = [HALO, new Style({ stroke: new Stroke({ color: "#c25e00", width: 2 }) })];

export class OperationsLayer {
  private readonly source = new VectorSource();
  private shown: readonly unknown[] = [];

  constructor(
    map: OlMap,
    private readonly projection: Projection,
  ) {
    map.addLayer(new VectorLayer({ source: this.source, zIndex: 6000 }));
  }

  /** Draw anew when something is different from what is drawn. */
  show({ input, meaning }: Operating, session: Session): void {
    const { held, edits, selection } = session;
    const ground = input.kind === "recover" ? input.ground : null;
    const now = [input.lines, input.edge, ground, meaning, held, edits, selection];
    if (now.every((one, i) => one === this.shown[i])) return;
    this.shown = now;
    const features: Feature[] = [];
    // What the preview ends is seen no more: the preview stands in its place.
    const ended = new Set(
      meaning?.edits.flatMap((one) => (one.operation.endsWith("delete") ? one.feature : [])),
    );
    const drafted = [...session.drafted.values()].filter(({ feature }) => !ended.has(feature));
    features.push(...this.areas(drafted, DRAFTED, selection));
    if (meaning) features.push(...this.areas(meaning.edits, PREVIEWED));
    for (const line of input.lines) features.push(styled(new Feature(this.projection.line(line)), CUT));
    if (ground) features.push(styled(new Feature(this.projection.geometry(ground)), GROUND));
    if (input.edge) features.push(styled(new Feature(this.projection.line(input.edge)), EDGE));
    this.source.clear(true);
    this.source.addFeatures(features);
  }

  /** New parcels with number and area; neighbours that get a vertex or move, as outlines. */
  private areas(parts: readonly Part[], style: Style[], chosen: readonly string[] = []): Feature[] {
    // What is made is drawn over what it only touches.
    const sorted = [...parts].sort(
      (a, b) => Number(a.operation === "create") - Number(b.operation === "create"),
    );
    return sorted.flatMap((part) => {
      if (part.layer !== "parcels" || part.operation.endsWith("delete") || !part.geometry) return [];
      const feature = new Feature(this.projection.geometry(fromGeoJson(part.geometry)));
      const isChosen = part.feature !== null && chosen.includes(keyOf(part.layer, part.feature));
      const made = [...(isChosen ? CHOSEN : style), label(part)];
      return [styled(feature, part.operation === "create" ? made : MOVED)];
    });
  }
}

function styled(feature: Feature, style: Style[]): Feature {
  feature.setStyle(style);
  return feature;
}

function label(part: Part): Style {
  return new Style({
    text: new Text({
      text: [part.properties.parcel_number, areaText(areaOf(part))].filter(Boolean).join("\n"),
      font: '600 13px "Be Vietnam Pro", sans-serif',
      fill: new Fill({ color: "#18242b" }),
      backgroundFill: new Fill({ color: "rgba(255, 255, 255, 0.92)" }),
      padding: [3, 4, 1, 5],
      overflow: true,
    }),
    zIndex: 2,
  });
}
