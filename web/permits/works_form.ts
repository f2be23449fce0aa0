/** The list of works in the dialog of a supplement or a grant: all of them anew, with what is on file to begin from. */
import { html, nothing, type TemplateResult } from "lit";
import { t } from "./texts";

const WORDS = ["work_name", "work_kind", "national_work_id"] as const;
/** Figures of one work with the step of their input. */
const FIGURES = { storeys: 1, basements: 1, height_m: 0.01, floor_area_m2: 0.1, ground_floor_area_m2: 0.1 } as const;
const ORDER = [
  "work_name",
  "work_kind",
  "work_class",
  "floor_area_m2",
  "ground_floor_area_m2",
  "storeys",
  "basements",
  "height_m",
  "national_work_id",
] as const;
type Name = (typeof ORDER)[number];
const LONGEST: Readonly<Record<(typeof WORDS)[number], number>> = {
  work_name: 255,
  work_kind: 60,
  national_work_id: 40,
};

/** A work as the server tells it, and as it is being filled in; the footprint goes back as it came. */
export type Work = Partial<Record<Name, string | number | null>> & { footprint?: object | null };

export const newWork = (): Work => ({ work_name: "" });

/** Works as the API takes them: what was filled in, numbers as numbers. */
export function worksOf(list: readonly Work[]): Record<string, unknown>[] {
  return list.map((one) => {
    const filled = ORDER.map((name) => [name, String(one[name] ?? "").trim()] as const).filter(([, value]) => value);
    const told = filled.map(([name, value]) => [name, name in FIGURES ? Number(value) : value]);
    return { ...Object.fromEntries(told), ...(one.footprint ? { footprint: one.footprint } : {}) };
  });
}

/** The list without the work at a place. */
export const without = (list: readonly Work[], at: number): Work[] => list.filter((_, place) => place !== at);
/** The list with another value of the work at a place. */
export const withValue = (list: readonly Work[], at: number, name: Name, value: string): Work[] =>
  list.map((one, place) => (place === at ? { ...one, [name]: value } : one));

function input(
  list: readonly Work[],
  at: number,
  name: Name,
  classes: readonly string[],
  change: (next: Work[]) => void,
): TemplateResult {
  const id = `work-${at}-${name}`;
  const value = String(list[at]?.[name] ?? "");
  const take = ({ target }: Event): void => change(withValue(list, at, name, (target as HTMLInputElement).value));
  const label = html`<label for=${id}>${t(`case.w.${name}`)}</label>`;
  if (name === "work_class")
    return html`${label}<select class="input" id=${id} @change=${take}>
      ${["", ...classes].map((one) => html`<option value=${one} ?selected=${one === value}>${one || "–"}</option>`)}
    </select>`;
  if (name in FIGURES)
    return html`${label}<input class="input" id=${id} type="number" min="0" step=${FIGURES[name as keyof typeof FIGURES]} .value=${value} @input=${take} />`;
  return html`${label}<input class="input" id=${id} maxlength=${LONGEST[name as keyof typeof LONGEST]} ?required=${name === "work_name"} .value=${value} @input=${take} />`;
}

/** The list as fields; a button in its place while the works stay as they are (`list` undefined). */
export function worksFields(
  list: readonly Work[] | undefined,
  onFile: readonly Work[],
  classes: readonly string[],
  change: (next: Work[] | undefined) => void,
): TemplateResult {
  if (list === undefined)
    return html`<p class="event__works">
      ${onFile.length ? t("case.f.works_on_file", { count: onFile.length }) : t("case.f.works_none")}
      <button class="button" type="button" data-works @click=${() => change(onFile.length ? [...onFile] : [newWork()])}>
        ${t("case.f.works_edit")}
      </button>
    </p>`;
  return html`<p class="soft">${t("case.f.works_text")}</p>
    ${list.map(
      (_, at) => html`<fieldset class="event__one" data-work=${at}>
        <legend>${t("case.f.works_one", { number: at + 1 })}</legend>
        ${ORDER.map((name) => html`<div>${input(list, at, name, classes, change)}</div>`)}
        ${
          list.length > 1
            ? html`<button class="button" type="button" @click=${() => change(without(list, at))}>${t("case.f.works_remove", { number: at + 1 })}</button>`
            : nothing
        }
      </fieldset>`,
    )}
    <p class="actions">
      <button class="button" type="button" data-add-work @click=${() => change([...list, newWork()])}>${t("case.f.works_add")}</button>
      <button class="button" type="button" @click=${() => change(undefined)}>${t("case.f.works_keep")}</button>
    </p>`;
}
