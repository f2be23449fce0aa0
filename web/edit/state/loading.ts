/** Reading features to touch: windows of a layer in the storage CRS, page by page, up to what can be worked with. */
import { getJson } from "../../shared/api";
import type { ApiFeature, ApiFeatures } from "../api_types";
import { type Box, fromGeoJson } from "../geometry/shape";
import { keyOf, type Stored } from "./edits";

/** Features that a browser draws and searches without hesitation. */
export const MOST_FEATURES = 4000;

export interface Window {
  readonly found: ReadonlyMap<string, Stored>;
  /** False when there are more features than can be touched at once. */
  readonly complete: boolean;
}

export async function readWindow(layer: string, box: Box, signal?: AbortSignal): Promise<Window> {
  const bbox = box.map((metres) => metres.toFixed(2)).join(",");
  const page = await getJson<ApiFeatures>(
    `/api/v1/layers/${layer}/features`,
    { bbox, limit: MOST_FEATURES },
    signal,
  );
  const found = new Map(page.features.map((one) => [keyOf(layer, one.id), storedOf(layer, one)]));
  return { found, complete: !page.next };
}

export async function readFeature(layer: string, id: string): Promise<Stored> {
  return storedOf(layer, await getJson<ApiFeature>(`/api/v1/layers/${layer}/features/${id}`));
}

/** Fields that the system keeps itself; the form does not have them. */
function storedOf(layer: string, feature: ApiFeature): Stored {
  const { version, ...values } = feature.properties;
  return {
    layer,
    id: feature.id,
    version: Number(version),
    shape: feature.geometry && fromGeoJson(feature.geometry),
    values,
  };
}
