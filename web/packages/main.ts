/** Entry of /plans/packages/: sends a package, shows its report and the places on a map, makes a draft of it. */
import "ol/ol.css";
import "../shared/map/frame.css";
import "../shared/upload.css";
import "./packages.css";
import { html, nothing, render } from "lit";
import { FindingsMap } from "../quality/findings_map";
import { ApiError, mapConfig, styleSheet } from "../shared/api";
import { knowCrs } from "../shared/compare/compare_maps";
import { decimal } from "../shared/format";
import { isOver, jobOf, paper, type Report, takeIn, validate } from "./api";
import { findings, idOf, summary } from "./report_view";
import { t } from "./texts";

const POLL_MS = 700;

class PackagePage {
  private readonly button: HTMLButtonElement;
  private readonly bar: HTMLProgressElement;
  private readonly said: HTMLElement;
  private readonly result: HTMLElement;
  private readonly place: HTMLElement;
  private readonly most: number;
  private report: Report | undefined;
  private chosen = "";
  private problem = "";
  private draft = "";
  private changeset = "";
  private map: FindingsMap | undefined;

  constructor(private readonly form: HTMLFormElement) {
    this.button = need("#check");
    this.bar = need("#progress");
    this.said = need("#said");
    this.result = need("#report");
    this.place = need("#package-map");
    this.most = Number(form.dataset.megabytes);
    const input = need<HTMLInputElement>("#file");
    const drop = need("#drop");
    input.addEventListener("change", () => this.named(input));
    for (const kind of ["dragenter", "dragover"] as const)
      drop.addEventListener(kind, (event) => {
        event.preventDefault();
        drop.classList.add("drop--over");
      });
    drop.addEventListener("dragleave", () => drop.classList.remove("drop--over"));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("drop--over");
      if (!event.dataTransfer?.files.length) return;
      input.files = event.dataTransfer.files;
      this.named(input);
    });
    this.button.disabled = false; // sent before, the form would go to the page itself and its file nowhere
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.check();
    });
  }

  private named(input: HTMLInputElement): void {
    const file = input.files?.[0];
    need("#file-name").textContent = file ? `${file.name} · ${decimal(file.size / 1e6, 1)} MB` : "";
    input.setCustomValidity(
      file && file.size > this.most * 1e6 ? t("packages.too_large", { megabytes: this.most }) : "",
    );
  }

  private filled(): FormData {
    const data = new FormData(this.form);
    if (data.get("stated_count") === "") data.delete("stated_count");
    return data;
  }

  private async check(): Promise<void> {
    this.button.disabled = true;
    this.bar.hidden = false;
    this.bar.removeAttribute("value");
    this.problem = this.draft = this.changeset = this.chosen = "";
    this.report = undefined;
    this.show();
    try {
      this.report = await validate(this.filled(), (share) => {
        this.said.textContent =
          share < 1 ? t("packages.sending", { percent: Math.round(share * 100) }) : t("packages.checking");
      });
    } catch (error) {
      this.problem = wordsOf(error);
    }
    this.button.disabled = false;
    this.bar.hidden = true;
    this.said.textContent = "";
    this.show();
    this.result.focus();
    await this.showPlaces();
  }

  private async showPlaces(): Promise<void> {
    const report = this.report;
    const placed = report?.findings.filter((one) => one.geometry) ?? [];
    this.place.hidden = !placed.length;
    if (!report || !placed.length) return;
    if (!this.map) {
      const config = await mapConfig();
      knowCrs(config);
      const sheet = await styleSheet(config.style_url);
      this.map = new FindingsMap(need("#findings-map"), config, sheet, (id) => this.choose(id));
    }
    this.map.show(
      placed.map((one) => ({
        id: Number(idOf(report, one)),
        geometry: one.geometry,
        properties: { ...one, parcel: null, sheet: "", number: "" },
      })),
    );
  }

  private choose(id: string): void {
    this.chosen = id;
    this.map?.choose(id);
    this.show();
    const row = this.result.querySelector(`[data-finding="${CSS.escape(id)}"]`);
    const rule = row?.closest("details");
    if (rule) rule.open = true;
    row?.scrollIntoView({ block: "nearest" });
  }

  private show(): void {
    const report = this.report;
    const bad = this.problem ? html`<p class="notice notice--bad" role="alert">${this.problem}</p>` : nothing;
    if (!report) {
      render(bad, this.result);
      return;
    }
    const places = report.findings.some((one) => one.geometry);
    render(
      html`${summary(report)}
        <p class="actions">
          <button class="button" type="button" @click=${() => void this.savePaper()}>${t("packages.pdf")}</button>
          <button class="button" type="button" @click=${() => save(json(report), "bao-cao-goi.json")}>${t("packages.json")}</button>
          ${places ? html`<button class="button" type="button" @click=${() => save(json(collection(report)), "vi-tri-ket-qua.geojson")}>${t("packages.geojson")}</button>` : nothing}
        </p>
        ${report.accepted && this.form.dataset.mayDraft ? this.draftView() : nothing}
        ${bad}
        <h2>${t("packages.findings")}</h2>
        ${findings({ report, chosen: this.chosen, choose: (id) => this.choose(id) })}`,
      this.result,
    );
  }

  private draftView() {
    if (this.changeset)
      return html`<p class="notice" role="status">${this.draft} <a class="button button--main" href="/review/?changeset=${this.changeset}">${t("packages.to_review")}</a></p>`;
    return html`<p><button class="button button--main" type="button" ?disabled=${this.draft !== ""} @click=${() => void this.makeDraft()}>${t("packages.draft")}</button>
      <span class="soft" role="status">${this.draft || t("packages.draft_hint")}</span></p>`;
  }

  private async makeDraft(): Promise<void> {
    this.draft = t("packages.drafting");
    this.problem = "";
    this.show();
    try {
      const id = await takeIn(this.filled());
      let job = await jobOf(id);
      while (!isOver(job)) {
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
        job = await jobOf(id);
      }
      const counts = job.result?.counts;
      this.changeset = job.result?.changeset ?? "";
      if (this.changeset && counts) {
        const count = counts.added + counts.changed + counts.removed;
        this.draft = t("packages.drafted", { count: decimal(count, 0) });
      } else {
        this.draft = "";
        this.problem = job.problem ? `${job.problem.message} ${job.problem.remedy}` : t("packages.failed");
      }
    } catch (error) {
      this.draft = "";
      this.problem = wordsOf(error);
    }
    this.show();
  }

  private async savePaper(): Promise<void> {
    try {
      save(await paper(this.filled()), "bao-cao-goi.pdf");
    } catch (error) {
      this.problem = wordsOf(error);
      this.show();
    }
  }
}

const wordsOf = (error: unknown): string =>
  error instanceof ApiError ? error.message : t("packages.failed");

const json = (content: unknown): Blob =>
  new Blob([JSON.stringify(content, null, 2)], { type: "application/json" });

const collection = (report: Report) => ({
  type: "FeatureCollection",
  features: report.findings
    .filter((one) => one.geometry)
    .map(({ geometry, ...properties }) => ({ type: "Feature", geometry, properties })),
});

function save(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function need<T extends HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (!found) throw new Error(selector);
  return found;
}

const form = document.querySelector<HTMLFormElement>("#package");
if (form) new PackagePage(form);
