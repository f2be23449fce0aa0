/** Adding a document to a case: a form with the file, what it is, and how much of it has left. */
import { html, nothing, render } from "lit";
import { ApiError } from "../shared/api";
import { upload } from "../shared/upload";
import { t } from "./texts";

export interface Papers {
  /** Of the case. */
  readonly id: string;
  readonly kinds: readonly { readonly code: string; readonly name: string }[];
  /** Endings of the files that are taken, with their dots. */
  readonly accepted: readonly string[];
  /** Last day that a document can bear. */
  readonly today: string;
}

export class PaperForm {
  private problem: ApiError | undefined;
  /** Share of the file that has left; undefined while nothing is sent. */
  private sent: number | undefined;

  constructor(
    private readonly element: HTMLElement,
    private readonly told: Papers,
    private readonly send: typeof upload = upload,
    private readonly added: () => void = () => location.reload(),
  ) {
    this.draw();
  }

  private async submit(submitted: SubmitEvent): Promise<void> {
    submitted.preventDefault();
    if (this.sent !== undefined) return;
    const form = new FormData(submitted.target as HTMLFormElement);
    // a day that was not given is none, not an empty one
    if (!form.get("dated")) form.delete("dated");
    this.problem = undefined;
    this.tell(0);
    try {
      await this.send(`/api/v1/permits/${encodeURIComponent(this.told.id)}/documents`, form, (share) => this.tell(share));
      this.added();
    } catch (error) {
      this.problem = error instanceof ApiError ? error : new ApiError(t("paper.failed"), 0);
      this.tell(undefined);
      this.element.querySelector<HTMLElement>("[role=alert]")?.focus();
    }
  }

  private tell(share: number | undefined): void {
    this.sent = share;
    this.draw();
  }

  private draw(): void {
    const { sent, problem } = this;
    const busy = sent !== undefined;
    const bad = (name: string): "true" | "false" =>
      problem?.problem.errors?.some((one) => one.field === name) ? "true" : "false";
    render(
      html`<details class="paper-form" ?open=${busy || problem !== undefined}>
        <summary class="button">${t("paper.add")}</summary>
        <form class="form" @submit=${(submitted: SubmitEvent) => void this.submit(submitted)}>
          ${problem ? html`<p class="notice notice--bad" role="alert" tabindex="-1">${problem.message}</p>` : nothing}
          <label for="paper-file">${t("paper.file")} <span class="soft">(${t("case.needed")})</span></label>
          <input class="input" id="paper-file" name="file" type="file" required accept=${this.told.accepted.join(",")} aria-invalid=${bad("file")} />
          <label for="paper-kind">${t("paper.kind")}</label>
          <select class="input" id="paper-kind" name="kind">
            ${this.told.kinds.map((one) => html`<option value=${one.code}>${one.name}</option>`)}
          </select>
          <label for="paper-title">${t("paper.title")}</label>
          <input class="input" id="paper-title" name="title" maxlength="255" autocomplete="off" aria-invalid=${bad("title")} />
          <label for="paper-number">${t("paper.number")}</label>
          <input class="input" id="paper-number" name="number" maxlength="80" autocomplete="off" aria-invalid=${bad("number")} />
          <label for="paper-dated">${t("paper.dated")}</label>
          <input class="input" id="paper-dated" name="dated" type="date" max=${this.told.today} aria-invalid=${bad("dated")} />
          <div class="actions">
            <button class="button button--main" ?disabled=${busy} data-add-paper>${t(busy ? "paper.sending" : "paper.send")}</button>
            ${busy ? html`<progress max="1" value=${sent} aria-label=${t("paper.sending")}></progress>` : nothing}
          </div>
        </form>
      </details>`,
      this.element,
    );
  }
}
