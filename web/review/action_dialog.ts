/** Asks before a step is taken: a reason where one is needed, the effective date where one may wait for it. */
import { html, nothing, render } from "lit";
import { date, whole } from "../shared/format";
import { type ChangeSet, type Move, OPERATIONS } from "./api";
import { type ReviewText, t } from "./texts";

/** What goes with the step; null when the officer thought better of it. */
export type Answer = { reason?: string; on_effective_date?: boolean } | null;

/** Steps that are asked about; submitting is not, it can be taken back. */
export function ask(step: Move, set: ChangeSet, today: string): Promise<Answer> {
  if (step === "submit") return Promise.resolve({});
  const count = whole(OPERATIONS.reduce((sum, name) => sum + set.counts[name], 0));
  const takesReason = step === "return" || step === "withdraw";
  const mayWait =
    (step === "approve" || step === "publish") && set.effective_date !== null && set.effective_date > today;
  const dialog = document.createElement("dialog");
  dialog.className = "dialog review-dialog";
  dialog.setAttribute("aria-labelledby", "ask-title");
  document.body.append(dialog);
  return new Promise((answer) => {
    let given: Answer = null;
    const draw = (problem = ""): void => {
      render(
        html`<form class="dialog__body" method="dialog" novalidate @submit=${send}>
          <h2 id="ask-title">${t(`ask.${step}` as ReviewText, { count })}</h2>
          <p class="soft">${t(`ask.${step}_hint` as ReviewText)}</p>
          ${
            takesReason
              ? html`<label for="reason">${t(step === "return" ? "ask.reason" : "ask.reason_optional")}</label>
                <textarea id="reason" class="input" name="reason" rows="4" maxlength="4000" aria-invalid=${problem ? "true" : "false"}></textarea>`
              : nothing
          }
          ${problem ? html`<p class="notice notice--bad" role="alert">${problem}</p>` : nothing}
          ${mayWait ? html`<label class="check"><input type="checkbox" name="wait" /> ${t("ask.on_day", { day: date(set.effective_date ?? "") })}</label>` : nothing}
          <div class="actions">
            <button class="button button--main" type="submit" data-confirm=${step}>${t(`action.${step}`)}</button>
            <button class="button" type="button" @click=${() => dialog.close()}>${t("cancel")}</button>
          </div>
        </form>`,
        dialog,
      );
    };
    const send = (event: Event): void => {
      const form = new FormData(event.target as HTMLFormElement);
      const reason = String(form.get("reason") ?? "").trim();
      if (step === "return" && !reason) {
        event.preventDefault();
        draw(t("ask.return_empty"));
        dialog.querySelector("textarea")?.focus();
        return;
      }
      given = {};
      if (takesReason && reason) given.reason = reason;
      if (form.get("wait")) given.on_effective_date = true;
    };
    dialog.addEventListener("close", () => {
      dialog.remove();
      answer(given);
    });
    draw();
    dialog.showModal();
  });
}
