/** Entry of the review page: the list of change sets, or one of them. */
import "ol/ol.css";
import "../shared/fonts.css";
import "../shared/tokens.css";
import "../shared/base.css";
import "../pages/pages.css";
import "../shared/compare/compare.css";
import "./review.css";
import "./queue.css";
import "./decide.css";
import "./impact.css";
import { html, render } from "lit";
import { mapConfig, styleSheet } from "../shared/api";
import { knowCrs } from "../shared/compare/compare_maps";
import { ChangeSetPage } from "./changeset_page";
import { Queue } from "./queue";
import { t } from "./texts";

const element = document.getElementById("review") as HTMLElement;

async function start(): Promise<void> {
  const id = new URLSearchParams(location.search).get("changeset");
  if (!id) return new Queue(element).start();
  render(html`<p class="soft">${t("loading")}</p>`, element);
  const config = await mapConfig();
  knowCrs(config);
  await new ChangeSetPage(element, id, config, await styleSheet(config.style_url)).start();
}

start().catch((error: unknown) => {
  render(
    html`<div class="empty" role="alert">
      <p>${t("failed")}: ${error instanceof Error ? error.message : ""}</p>
      <p><button class="button" type="button" @click=${() => location.reload()}>${t("again")}</button></p>
    </div>`,
    element,
  );
});
