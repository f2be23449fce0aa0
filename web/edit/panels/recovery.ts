/** After a crash: what was being done, and when; the officer decides. */
import { html, nothing, render } from "lit";
import { date } from "../../shared/format";
import type { SessionRecord } from "../state/journal";
import { clock, t } from "../texts";

/** Resolves with the session to go on with, or null. `discard` is told which one is thrown away. */
export function askRecovery(
  sessions: readonly SessionRecord[],
  discard: (record: SessionRecord) => Promise<void>,
): Promise<SessionRecord | null> {
  return new Promise((resolve) => {
    const dialog = document.createElement("dialog");
    dialog.id = "recovery";
    dialog.className = "dialog";
    dialog.setAttribute("aria-labelledby", "recovery-title");
    document.body.append(dialog);
    const left = new Set(sessions);
    const close = (chosen: SessionRecord | null): void => {
      dialog.remove();
      resolve(chosen);
    };
    const throwAway = async (record: SessionRecord): Promise<void> => {
      left.delete(record);
      await discard(record);
      if (left.size) draw();
      else close(null);
    };
    const draw = (): void => {
      render(
        html`<div class="panel__head"><h2 id="recovery-title">${t("recovery.title")}</h2></div>
          <div class="dialog__body">
            <p>${t("recovery.lead")}</p>
            <ul class="rows">
              ${[...left].map(
                (one) => html`<li class="recovery" data-session=${one.id}>
                  <b>${one.changeSet?.title ?? ""}</b>
                  <p class="soft">
                    ${t("recovery.what", { at: clock(one.at), date: date(one.at), count: one.position })}
                    ${one.sketch?.points.length ? html`<br />${t("recovery.sketch", { count: one.sketch.points.length })}` : nothing}
                  </p>
                  <div class="panel__actions">
                    <button class="button button--main" type="button" data-recover @click=${() => close(one)}>${t("recovery.yes")}</button>
                    <button class="button" type="button" @click=${() => void throwAway(one)}>${t("recovery.no")}</button>
                  </div>
                </li>`,
              )}
            </ul>
            <p class="soft">${t("recovery.later")}</p>
          </div>`,
        dialog,
      );
    };
    dialog.addEventListener("cancel", () => close(null));
    draw();
    dialog.showModal();
    dialog.querySelector<HTMLElement>("[data-recover]")?.focus();
  });
}
