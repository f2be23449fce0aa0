/** The control of one value: drawn from the layer's form, for attributes and for what operations ask. */
import { html, nothing, type TemplateResult } from "lit";
import { date } from "../../shared/format";
import type { Control } from "../api_types";
import { joined, parts, readValue, shown, typedNumber } from "../state/fields";
import { t } from "../texts";

export type Setter = (value: unknown) => void;

/** `now` reads the value as it stands, also after the control was drawn. */
export function formInput(
  id: string,
  control: Control,
  now: () => unknown,
  locked: boolean,
  wrong: boolean,
  set: Setter,
  hinted = false,
): TemplateResult {
  const value = now();
  const typed = (event: Event): void => set(readValue(control, (event.target as HTMLInputElement).value));
  const text = value === null || value === undefined ? "" : String(value);
  const described = describedBy(id, wrong, hinted) || nothing;
  switch (control.control) {
    case "checkbox":
      return html`<select id=${id} .value=${text} ?disabled=${locked} aria-describedby=${described} @change=${typed}>
        <option value="" ?selected=${text === ""}>${t("field.unknown")}</option>
        <option value="true" ?selected=${value === true}>${t("field.yes")}</option>
        <option value="false" ?selected=${value === false}>${t("field.no")}</option>
      </select>`;
    case "textarea":
      return html`<textarea id=${id} rows="3" .value=${text} ?disabled=${locked} aria-invalid=${wrong} aria-describedby=${described} @change=${typed}></textarea>`;
    case "choice":
      return choice(id, control, now, locked, wrong, set, described);
    case "date":
      return html`<input id=${id} type="text" inputmode="numeric" placeholder=${t("field.date_form")} .value=${/^\d{4}-/.test(text) ? date(text) : text} ?disabled=${locked} aria-invalid=${wrong} aria-describedby=${described} @change=${typed} />`;
    case "number":
      return html`<input id=${id} type="text" inputmode="decimal" .value=${typeof value === "number" ? typedNumber(value) : text} ?disabled=${locked} aria-invalid=${wrong} aria-describedby=${described} @change=${typed} />`;
    default:
      return html`<input id=${id} type="text" .value=${text} ?disabled=${locked} aria-invalid=${wrong} aria-describedby=${described} @change=${typed} />`;
  }
}

/** Ids of what stands below a box: its complaint first, then its help; "" without either. */
export function describedBy(id: string, wrong: boolean, hinted: boolean): string {
  return [wrong ? `${id}-wrong` : "", hinted ? `${id}-hint` : ""].filter(Boolean).join(" ");
}

function choice(
  id: string,
  control: Control,
  now: () => unknown,
  locked: boolean,
  wrong: boolean,
  set: Setter,
  described: string | typeof nothing,
): TemplateResult {
  const chosen = parts(control, now());
  const choices = control.choices ?? [];
  const known = new Set(choices.map((one) => one.value));
  const strange = chosen.filter((one) => !known.has(one));
  if (control.several) {
    const without = (code: string): string[] => parts(control, now()).filter((one) => one !== code);
    return html`<div class="codes">
      ${chosen.map(
        (code) =>
          html`<button class="code" type="button" ?disabled=${locked} title=${t("field.remove_code")} @click=${() => set(joined(without(code)))}>${shown({ ...control, several: false }, code)} ✕</button>`,
      )}
      <select id=${id} ?disabled=${locked} aria-describedby=${described} @change=${(event: Event) => {
        const select = event.target as HTMLSelectElement;
        if (select.value) set(joined([...without(select.value), select.value]));
        select.value = "";
      }}>
        <option value="">${t("field.add_code")}</option>
        ${choices.filter((one) => !chosen.includes(one.value)).map((one) => html`<option value=${one.value}>${one.value} · ${one.label}</option>`)}
      </select>
    </div>`;
  }
  const code = chosen[0] ?? "";
  return html`<select id=${id} ?disabled=${locked} aria-invalid=${wrong} aria-describedby=${described} @change=${(event: Event) => set((event.target as HTMLSelectElement).value || null)}>
    <option value="" ?selected=${code === ""}>${t("field.unknown")}</option>
    ${strange.map((one) => html`<option value=${one} selected>${one} (${t("field.not_in_list")})</option>`)}
    ${choices.map((one) => html`<option value=${one.value} ?selected=${one.value === code}>${one.value} · ${one.label}</option>`)}
  </select>`;
}
