/** The events that a case can have next: a button for each, a dialog that asks for what it needs and for a yes. */
import { html, nothing, render, type TemplateResult } from "lit";
import { ApiError } from "../shared/api";
import {
  bodyOf,
  type FieldName,
  FIGURES,
  FIXED_TERM,
  type Figure,
  fieldsOf,
  isNeeded,
  isPolygon,
  LIFETIME,
  nameOf,
  type PossibleEvent,
  type Recording,
  record,
  STATEMENTS,
} from "./recording";
import { t } from "./texts";
import { type Work, worksFields } from "./works_form";

const LABELS = {
  on: "case.f.on",
  note: "case.f.note",
  agencies: "case.f.agencies",
  agency: "case.f.agency",
  answer: "case.f.answer",
  permit_number: "case.f.permit_number",
  issuer: "case.f.issuer",
  document_number: "case.f.document_number",
  months: "case.f.months",
  document: "case.f.document",
  footprint: "case.f.footprint",
  work: "case.f.work",
} as const satisfies Record<FieldName, string>;

function checkPolygon({ target }: Event): void {
  const area = target as HTMLTextAreaElement;
  area.setCustomValidity(!area.value || isPolygon(area.value) ? "" : t("case.f.footprint_bad"));
}

export class EventsPanel {
  private readonly dialog = document.createElement("dialog");
  private event: PossibleEvent | undefined;
  private problem: ApiError | undefined;
  private busy = false;
  /** The works anew; undefined while they stay. */
  private works: Work[] | undefined;

  constructor(
    private readonly element: HTMLElement,
    private readonly told: Recording,
  ) {
    this.dialog.className = "event";
    this.dialog.setAttribute("aria-labelledby", "event-title");
    document.body.append(this.dialog);
    this.dialog.addEventListener("cancel", (pressed) => {
      if (this.busy) pressed.preventDefault();
    });
    render(
      html`<div class="actions">
        ${told.events.map((one) => html`<button class="button" type="button" data-event=${one.event} @click=${() => this.open(one)}>${one.name}</button>`)}
      </div>`,
      this.element,
    );
  }

  private open(event: PossibleEvent): void {
    this.event = event;
    this.problem = undefined;
    this.works = undefined;
    this.draw();
    this.dialog.querySelector("form")?.reset();
    this.dialog.showModal();
  }

  private async send(submitted: SubmitEvent): Promise<void> {
    submitted.preventDefault();
    if (!this.event || this.busy) return;
    const filled = [...new FormData(submitted.target as HTMLFormElement)] as [string, string][];
    this.busy = true;
    this.problem = undefined;
    this.draw();
    try {
      await record(this.told.id, bodyOf(this.event, this.told.version, filled, this.works));
      location.reload();
    } catch (error) {
      this.busy = false;
      this.problem = error instanceof ApiError ? error : new ApiError(t("case.failed"), 0);
      this.draw();
      this.dialog.querySelector<HTMLElement>("[role=alert]")?.focus();
    }
  }

  private draw(): void {
    const { event } = this;
    if (!event) return;
    render(
      html`<form method="dialog" class="form" @submit=${(submitted: SubmitEvent) => void this.send(submitted)}>
        <h2 id="event-title">${t("case.confirm", { event: event.name, number: this.told.number })}</h2>
        <p class=${event.ends ? "notice" : "soft"}>${t(event.ends ? "case.confirm_end" : "case.confirm_text")}</p>
        ${this.problem ? this.refusal(this.problem) : nothing}
        ${fieldsOf(event, this.told).map((name) => this.field(event, name))}
        <div class="actions">
          <button class="button button--main" ?disabled=${this.busy} data-record>${t(this.busy ? "case.recording" : "case.record")}</button>
          <button class="button" type="button" ?disabled=${this.busy} @click=${() => this.dialog.close()}>${t("case.cancel")}</button>
        </div>
      </form>`,
      this.dialog,
    );
  }

  private refusal(problem: ApiError): TemplateResult {
    const errors = problem.problem.errors ?? [];
    return html`<div class="notice notice--bad" role="alert" tabindex="-1">
      ${
        errors.length
          ? errors.map((one) => html`<p>${one.message}${one.remedy ? html` ${one.remedy}` : nothing}</p>`)
          : html`<p>${problem.message}</p>`
      }
      ${
        problem.status === 412
          ? html`<button class="button" type="button" @click=${() => location.reload()}>${t("case.reload")}</button>`
          : nothing
      }
    </div>`;
  }

  private figures(): TemplateResult {
    return html`<details class="event__work">
      <summary>${t(LABELS.work)}</summary>
      <p class="soft">${t("case.f.work_text")}</p>
      ${(Object.keys(FIGURES) as Figure[]).map((one) => {
        const id = `event-${one}`;
        return html`<label for=${id}>${t(`case.w.${one}`)}</label>
          <input class="input" id=${id} name=${nameOf(one)} type="number" step=${FIGURES[one]} min=${one === "ground_level_m" ? -100 : 0} />`;
      })}
      ${STATEMENTS.map((one) => {
        const id = `event-${one}`;
        return html`<label for=${id}>${t(`case.w.${one}`)}</label>
          <input class="input" id=${id} name=${nameOf(one)} maxlength="255" />`;
      })}
      ${
        this.told.kind === FIXED_TERM
          ? html`<label for="event-lifetime">${t("case.w.lifetime_until")}</label>
            <input class="input" id="event-lifetime" name=${nameOf(LIFETIME)} type="date" min=${this.told.today} />`
          : nothing
      }
      <h3>${t("case.w.works")}</h3>
      ${worksFields(this.works, this.told.works, this.told.classes, (next) => {
        this.works = next;
        this.draw();
      })}
    </details>`;
  }

  private field(event: PossibleEvent, name: FieldName): TemplateResult {
    if (name === "work") return this.figures();
    const id = `event-${name}`;
    const needed = isNeeded(event, name);
    const wrong = this.problem?.problem.errors?.some((one) => one.field === name) ?? false;
    return html`<label for=${id}>${t(LABELS[name])}${needed ? html` <span class="soft">(${t("case.needed")})</span>` : nothing}</label>
      ${this.input(name, id, needed, wrong)}`;
  }

  private input(name: FieldName, id: string, needed: boolean, wrong: boolean): TemplateResult {
    const invalid = wrong ? "true" : "false";
    if (name === "note" || name === "agencies")
      return html`<textarea class="input" id=${id} name=${name} rows="3" maxlength="5000" ?required=${needed} aria-invalid=${invalid}></textarea>`;
    if (name === "footprint")
      return html`<textarea class="input" id=${id} name="footprint" rows="4" required spellcheck="false" aria-invalid=${invalid} @input=${checkPolygon}></textarea>`;
    if (name === "agency")
      return this.choice(id, name, needed, this.told.agencies.map((one) => ({ code: one, name: one })));
    if (name === "answer") return this.choice(id, name, needed, this.told.answers);
    if (name === "document")
      return this.choice(id, name, needed, [
        { code: "", name: t("case.f.no_document") },
        ...this.told.documents.map((one) => ({ code: one.id, name: one.name })),
      ]);
    if (name === "on")
      return html`<input class="input" id=${id} name="on" type="date" value=${this.told.today} max=${this.told.today} required aria-invalid=${invalid} />`;
    if (name === "months")
      return html`<input class="input" id=${id} name="months" type="number" min="1" max="12" value="12" aria-invalid=${invalid} />`;
    return html`<input class="input" id=${id} name=${name} maxlength="160" ?required=${needed} aria-invalid=${invalid} />`;
  }

  private choice(
    id: string,
    name: FieldName,
    needed: boolean,
    choices: readonly { code: string; name: string }[],
  ): TemplateResult {
    return html`<select class="input" id=${id} name=${name} ?required=${needed}>
      ${choices.map((one) => html`<option value=${one.code}>${one.name}</option>`)}
    </select>`;
  }
}
