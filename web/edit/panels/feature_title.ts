/** What a feature is called in lists: its required fields, else the layer. */
import type { Form } from "../api_types";
import type { Values } from "../state/edits";
import { t } from "../texts";

const FIELDS = 2;

export function featureTitle(form: Form | null, layerTitle: string, values: Values): string {
  const named = (form?.controls ?? []).filter(
    ({ name }) => form?.schema.required.includes(name) && values[name] !== undefined && values[name] !== null,
  );
  const text = named
    .slice(0, FIELDS)
    .map(({ name, label }) => `${label} ${String(values[name])}`)
    .join(", ");
  return text || t("feature.unnamed", { layer: layerTitle });
}
