/** Short messages in words at the edge of the map, read out by screen readers. */
import { html, render } from "lit";

const SHOWN_MS = 6000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Show one message for some seconds; a `lasting` one stays until the next. */
export function showMessage(text: string, { bad = false, lasting = false } = {}): void {
  const element = document.getElementById("messages");
  if (!element) return;
  clearTimeout(timer);
  render(html`<p class=${bad ? "message message--bad" : "message"}>${text}</p>`, element);
  if (!lasting) timer = setTimeout(clearMessage, SHOWN_MS);
}

export function clearMessage(): void {
  const element = document.getElementById("messages");
  if (element) render(html``, element);
}

/** Say when the network is gone and when it is back. */
export function watchNetwork(offlineText: string): void {
  addEventListener("offline", () => showMessage(offlineText, { bad: true, lasting: true }));
  addEventListener("online", clearMessage);
  if (!navigator.onLine) showMessage(offlineText, { bad: true, lasting: true });
}
