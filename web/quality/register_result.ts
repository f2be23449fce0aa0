/** Where a register book and the map disagree: figures, and the differences as a table by kind. */
import { html, nothing, render, type TemplateResult } from "lit";
import { whole } from "../shared/format";
import { type BookComparison, type BookDifference, CODES, type Code } from "./api";
import { t } from "./texts";

/** Rows that are shown at once; the rest follows on demand. */
const ROWS = 200;

/** Differences of one kind ("" = of all), in the order of the kinds and of the book. */
export function ofKind(found: readonly BookDifference[], code: Code | ""): BookDifference[] {
  return found
    .filter((one) => !code || one.code === code)
    .sort((a, b) => CODES.indexOf(a.code) - CODES.indexOf(b.code));
}

/** What one side says: how many parcels, an area, or codes of land uses. */
export function saying(code: Code, value: string): string {
  if (!value) return "–";
  if (code === "area-differs") return `${value}\u00a0m²`;
  return code === "use-differs" ? value : t("register.count", { count: value });
}

export class RegisterResult {
  private code: Code | "" = "";
  private shown = ROWS;

  constructor(
    private readonly place: HTMLElement,
    private readonly ward: string,
    private readonly found: BookComparison,
  ) {}

  draw(): void {
    const { rows, matched, findings } = this.found;
    render(
      html`<h2>${t("register.result")}</h2>
        <div class="figures-row" data-figures>
          ${figure(rows, "register.rows")} ${figure(matched, "register.matched")} ${figure(findings.length, "register.differences")}
        </div>
        ${findings.length ? this.table() : html`<p class="empty" data-agrees>${t(rows ? "register.agrees" : "register.no_rows")}</p>`}`,
      this.place,
    );
  }

  private table(): TemplateResult {
    const { findings } = this.found;
    const listed = ofKind(findings, this.code);
    const choose = (event: Event): void => {
      this.code = (event.target as HTMLSelectElement).value as Code | "";
      this.shown = ROWS;
      this.draw();
    };
    return html`<p class="actions"><a class="button" href="/data/quality/${this.ward}/?rule=register-book">${t("register.to_quality")}</a></p>
      <label class="findings__rule register__kind">${t("register.kind")}
        <select class="input" @change=${choose}>
          <option value="">${t("all")} (${findings.length})</option>
          ${CODES.map((code) => {
            const count = ofKind(findings, code).length;
            return count ? html`<option value=${code}>${t(`register.${code}`)} (${count})</option>` : nothing;
          })}
        </select>
      </label>
      <div class="table-wrap"><table class="table" data-differences>
        <thead><tr><th scope="col">${t("register.kind")}</th><th scope="col" class="num">${t("register.sheet")}</th><th scope="col" class="num">${t("register.parcel")}</th><th scope="col">${t("register.in_book")}</th><th scope="col">${t("register.on_map")}</th></tr></thead>
        <tbody>${listed.slice(0, this.shown).map(
          (one) => html`<tr data-code=${one.code} title=${one.message}>
            <td><span class="chip chip--warning">${t(`register.${one.code}`)}</span></td><td class="num">${one.sheet}</td><td class="num">${one.number}</td><td>${saying(one.code, one.book)}</td><td>${saying(one.code, one.map)}</td>
          </tr>`,
        )}</tbody>
      </table></div>
      ${
        listed.length > this.shown
          ? html`<p class="actions"><button class="button" type="button" @click=${() => {
              this.shown += ROWS;
              this.draw();
            }}>${t("register.more", { count: listed.length - this.shown })}</button></p>`
          : nothing
      }`;
  }
}

const figure = (
  count: number,
  text: "register.rows" | "register.matched" | "register.differences",
): TemplateResult =>
  html`<p class="figure"><b data-figure=${text.slice("register.".length)}>${whole(count)}</b>${t(text)}</p>`;
