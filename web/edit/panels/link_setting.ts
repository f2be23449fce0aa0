/** What a link field is told: the linked feature, where the edited one lies, and what only this draft knows. */
import { html, type TemplateResult } from "lit";
import type { NamedFeature } from "../../shared/link_names";
import type { Control } from "../api_types";
import { box } from "../geometry/shape";
import type { Current } from "../state/edits";
import { plain } from "../state/fields";
import { t } from "../texts";
import type { Editor } from "./editor";
import "./link_field";
import type { LinkSetting } from "./link_field";

/** New features of the draft that one list begins with. */
const MOST_DRAFTED = 5;

interface Place {
  id: string;
  control: Control;
  value: unknown;
  locked: boolean;
  described: string;
  set: (value: unknown) => void;
  /** The edited feature; none where many are edited at once. */
  feature?: Current;
}

export function linkField(editor: Editor, place: Place): TemplateResult {
  const { control, feature } = place;
  const { names } = editor.session;
  const layer = control.layer ?? "";
  const value = typeof place.value === "string" ? place.value : "";
  const given: LinkSetting = {
    id: place.id,
    label: control.label,
    layer,
    layerTitle: control.layer_title ?? layer,
    value,
    feature: value ? (draftedOne(editor, layer, value) ?? names.get(layer, value)) : null,
    locked: place.locked || control.read_only,
    described: place.described,
    near: feature?.shape
      ? box(feature.shape)
          .map((metres) => metres.toFixed(1))
          .join(",")
      : "",
    drafted: (text) => drafted(editor, layer, text),
    set: (chosen) => {
      if (chosen) names.keep(layer, chosen);
      place.set(chosen?.id ?? null);
    },
  };
  return html`<link-field .given=${given}></link-field>`;
}

/** A feature that the draft creates: the server does not name it yet. */
function draftedOne(editor: Editor, layer: string, id: string): NamedFeature | undefined {
  const edit = editor.session.edits.get(`${layer}/${id}`);
  const now = edit?.operation === "create" ? editor.session.current(`${layer}/${id}`) : undefined;
  return now && { id, name: editor.titleOf(now), detail: t("link.drafted") };
}

function drafted(editor: Editor, layer: string, text: string): NamedFeature[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return [...editor.session.edits.values()]
    .filter((edit) => edit.layer === layer && edit.operation === "create")
    .flatMap((edit) => draftedOne(editor, layer, edit.id) ?? [])
    .filter((one) => words.every((word) => plain(one.name).includes(word)))
    .slice(0, MOST_DRAFTED);
}

/** The name of a linked feature where there is only room for words. */
export function linkedName(editor: Editor, layer: string, id: string): string {
  const found = draftedOne(editor, layer, id) ?? editor.session.names.get(layer, id);
  return found === undefined ? t("loading") : (found?.name ?? t("link.unknown"));
}
