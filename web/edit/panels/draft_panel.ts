/** The officer's own change set: choose or begin one, see what is in it, submit it, read why it came back. */
import { html, nothing, type TemplateResult } from "lit";
import { ApiError } from "../../shared/api";
import { date } from "../../shared/format";
import { icon } from "../../shared/icons";
import type { ApiEdit, Attachment, ChangeSet, ChangeSetHead } from "../api_types";
import {
  attach,
  changeHeading,
  createChangeSet,
  detach,
  type Heading,
  readOwn,
  withdraw,
} from "../changesets_api";
import { draftedRows } from "../operations/drafted_rows";
import { t as operationText } from "../operations/texts";
import { changedShape, changedValues, type Edit, keyOf } from "../state/edits";
import { readValue } from "../state/fields";
import { clock, t } from "../texts";
import type { Editor } from "./editor";
import { refusedNotice } from "./refused";

export class DraftPanel {
  private own: ChangeSetHead[] | null = null;
  private problem = "";
  private editing = false;
  private busy = false;

  constructor(
    private readonly editor: Editor,
    private readonly changed: () => void,
  ) {}

  /** Read the list of own drafts again. */
  async refresh(): Promise<void> {
    try {
      const lists = await Promise.all([readOwn("returned"), readOwn("draft")]);
      this.own = lists.flat();
      this.problem = "";
    } catch (error) {
      this.own ??= [];
      this.problem = error instanceof ApiError ? error.message : String(error);
    }
    this.changed();
  }

  view(): TemplateResult {
    const { changeSet } = this.editor.session;
    return changeSet ? this.opened() : this.choice();
  }

  private choice(): TemplateResult {
    return html`<p class="soft">${t("draft.why")}</p>
      ${this.problem ? html`<p class="notice notice--bad" role="alert">${this.problem} <button class="link" type="button" @click=${() => void this.refresh()}>${t("again")}</button></p>` : nothing}
      <h3>${t("draft.new")}</h3>
      ${this.heading(this.suggestion(), t("draft.create"), (heading) => this.create(heading))}
      <h3>${t("draft.own")}</h3>
      ${
        this.own === null
          ? html`<p class="soft">${t("loading")}</p>`
          : this.own.length
            ? html`<ul class="rows">
                ${this.own.map(
                  (one) => html`<li>
                    <button class="row" type="button" data-draft=${one.id} @click=${() => void this.editor.openDraft(one.id)}>
                      <b>${one.title}</b>
                      <span class="chip chip--${one.status}">${t(`status.${one.status}`)}</span>
                      <small>${one.changed_at ? t("draft.changed", { at: `${clock(one.changed_at)} ${date(one.changed_at)}` }) : nothing}</small>
                    </button>
                  </li>`,
                )}
              </ul>`
            : html`<p class="empty">${t("draft.none")}</p>`
      }`;
  }

  private suggestion(): Heading {
    const layer = this.editor.session.layer?.title ?? t("draft.any_layer");
    const title = t("draft.title_suggestion", { layer, date: date(new Date().toISOString()) });
    return { title, legal_basis: { document: "", date: null }, effective_date: null };
  }

  private heading(given: Heading, action: string, send: (heading: Heading) => Promise<void>): TemplateResult {
    const submit = async (event: Event): Promise<void> => {
      event.preventDefault();
      const form = new FormData(event.target as HTMLFormElement);
      const text = (name: string): string => String(form.get(name) ?? "").trim();
      const day = (name: string): string | null => {
        const value = readValue({ control: "date" } as never, text(name));
        return value === null ? null : String(value);
      };
      if (!text("title")) return this.editor.say(t("draft.title_missing"), true);
      const heading = {
        title: text("title"),
        legal_basis: { document: text("document"), date: day("date") },
        effective_date: day("effective"),
      };
      this.busy = true;
      this.changed();
      try {
        await send(heading);
        this.problem = "";
      } catch (error) {
        this.editor.say(error instanceof ApiError ? error.message : String(error), true);
      } finally {
        this.busy = false;
        this.changed();
      }
    };
    const shownDate = (value: string | null): string => (value ? date(value) : "");
    return html`<form class="fields" novalidate @submit=${submit}>
      <div class="field">
        <label for="draft-title">${t("draft.title")} <span class="field__star">*</span></label>
        <input id="draft-title" name="title" type="text" maxlength="200" .value=${given.title} />
      </div>
      <div class="field">
        <label for="draft-document">${t("draft.document")}</label>
        <input id="draft-document" name="document" type="text" maxlength="200" placeholder=${t("draft.document_form")} .value=${given.legal_basis.document} />
      </div>
      <div class="field field--half">
        <label for="draft-date">${t("draft.date")}</label>
        <input id="draft-date" name="date" type="text" inputmode="numeric" placeholder=${t("field.date_form")} .value=${shownDate(given.legal_basis.date)} />
      </div>
      <div class="field field--half">
        <label for="draft-effective">${t("draft.effective")}</label>
        <input id="draft-effective" name="effective" type="text" inputmode="numeric" placeholder=${t("field.date_form")} .value=${shownDate(given.effective_date)} />
      </div>
      <div class="panel__actions"><button class="button button--main" type="submit" ?disabled=${this.busy}>${action}</button>
        ${this.editing ? html`<button class="button" type="button" @click=${() => this.edit(false)}>${t("cancel")}</button>` : nothing}
      </div>
    </form>`;
  }

  private edit(on: boolean): void {
    this.editing = on;
    this.changed();
  }

  private async create(heading: Heading): Promise<void> {
    const { id } = await createChangeSet(heading);
    await this.editor.openDraft(id);
    this.editor.say(t("draft.created"));
  }

  private opened(): TemplateResult {
    const { session, autosave } = this.editor;
    const set = session.changeSet;
    if (!set) return html``;
    const edits = [...session.edits];
    const errors = session.problems.filter((one) => one.severity === "error").length;
    const ready = session.editable && edits.length + session.operations.length > 0 && !this.busy;
    return html`<div class="panel__title">
        <h3>${set.title}</h3>
        <span class="chip chip--${set.status}" data-status=${set.status}>${t(`status.${set.status}`)}</span>
      </div>
      ${this.editing ? this.editHeading() : this.basis()}
      ${
        set.status === "returned"
          ? html`<div class="notice notice--bad" data-returned>
              <b>${t("draft.returned")}</b>
              <p>${set.return_reason || t("draft.no_reason")}</p>
            </div>`
          : nothing
      }
      ${autosave.state.kind === "conflict" ? this.conflict(autosave.state.message) : nothing}
      ${session.editable ? nothing : html`<p class="notice">${t(`draft.state_${set.status}` as never)}</p>`}
      <h3>${t("draft.edits", { count: edits.length })}</h3>
      ${
        edits.length
          ? html`<ul class="rows" data-edits>${edits.map(([key, edit]) => this.row(key, edit))}</ul>`
          : session.operations.length
            ? nothing
            : html`<p class="empty">${t("draft.empty")}</p>`
      }
      ${draftedRows(this.editor)}
      ${errors ? html`<p class="notice notice--bad">${t("draft.errors", { count: errors })} <button class="link" type="button" @click=${() => this.editor.openTab("findings")}>${t("draft.see_findings")}</button></p>` : nothing}
      <div class="panel__actions">
        ${session.editable ? html`<button class="button button--main" type="button" data-submit ?disabled=${!ready} @click=${() => void this.submit()}>${t("draft.submit")}</button>` : nothing}
        <a class="button" href="/review/?changeset=${set.id}">${t("draft.review")}</a>
        <button class="button" type="button" @click=${() => void this.editor.closeDraft()}>${t("draft.other")}</button>
        ${session.editable ? html`<button class="button button--bad" type="button" @click=${() => void this.withdraw()}>${t("draft.withdraw")}</button>` : nothing}
      </div>`;
  }

  private basis(): TemplateResult {
    const set = this.editor.session.changeSet;
    const { document = "", date: day = null } = set?.legal_basis ?? {};
    return html`<dl class="facts">
        <div><dt>${t("draft.document")}</dt><dd>${document || t("draft.not_given")}${day ? `, ${date(day)}` : ""}</dd></div>
        <div><dt>${t("draft.effective")}</dt><dd>${set?.effective_date ? date(set.effective_date) : t("draft.on_publication")}</dd></div>
        <div><dt>${t("draft.attachments")}</dt><dd>${set ? this.attachments(set) : nothing}</dd></div>
      </dl>
      ${this.editor.session.editable ? html`<button class="link" type="button" @click=${() => this.edit(true)}>${t("draft.change_heading")}</button>` : nothing}`;
  }

  private attachments(set: ChangeSet): TemplateResult {
    const pick = async (event: Event): Promise<void> => {
      const input = event.target as HTMLInputElement;
      const [file] = input.files ?? [];
      if (!file) return;
      await this.guarded(async () => {
        set.attachments.push(await attach(set.id, file));
        this.editor.say(t("draft.attached", { name: file.name }));
      });
      input.value = "";
    };
    const { editable } = this.editor.session;
    return html`${
      set.attachments.length
        ? html`<ul class="attached" data-attachments>
              ${set.attachments.map(
                (one) => html`<li>
                  <a href=${one.href} download>${one.name}</a>
                  ${
                    editable && one.removable
                      ? html`<button class="icon-button" type="button" ?disabled=${this.busy} aria-label=${t("draft.detach", { name: one.name })} title=${t("draft.detach", { name: one.name })} @click=${() => void this.detach(set, one)}>${icon("close")}</button>`
                      : nothing
                  }
                </li>`,
              )}
            </ul>`
        : nothing
    }
      ${
        editable
          ? html`<label class="attach">
              <span class="link">${t("draft.attach")}</span>
              <input class="visually-hidden" type="file" ?disabled=${this.busy} @change=${pick} />
            </label>`
          : set.attachments.length
            ? nothing
            : t("draft.not_given")
      }`;
  }

  private async detach(set: ChangeSet, file: Attachment): Promise<void> {
    if (!confirm(t("draft.detach_sure", { name: file.name }))) return;
    await this.guarded(async () => {
      await detach(set.id, file.number);
      set.attachments = set.attachments.filter((one) => one !== file);
      this.editor.say(t("draft.detached", { name: file.name }));
    });
  }

  private editHeading(): TemplateResult {
    const set = this.editor.session.changeSet as ChangeSetHead;
    const given = {
      title: set.title,
      legal_basis: { document: set.legal_basis?.document ?? "", date: set.legal_basis?.date ?? null },
      effective_date: set.effective_date,
    };
    return this.heading(given, t("draft.keep_heading"), async (heading) => {
      await changeHeading(set.id, heading);
      Object.assign(set, heading);
      this.editing = false;
    });
  }

  private conflict(message: string): TemplateResult {
    const id = this.editor.session.changeSet?.id ?? "";
    return html`<div class="notice notice--bad" role="alert" data-conflict>
      <b>${t("conflict.title")}</b>
      <p>${message}</p>
      <p>${t("conflict.what")} <a href="/review/?changeset=${id}">${t("conflict.open")}</a></p>
    </div>`;
  }

  private row(key: string, edit: Edit): TemplateResult {
    const { session } = this.editor;
    const known = session.changeSet?.edits.find((one) => keyOf(one.layer, one.feature) === key);
    const now = session.current(key);
    const bad = session.problems.filter((one) => one.feature === edit.id && one.severity === "error").length;
    const stale = session.problems.some((one) => one.feature === edit.id && one.rule === "stale-version");
    const id = session.changeSet?.id ?? "";
    const refused = refusedNotice(this.editor, key);
    return html`<li class="change ${refused === nothing ? "" : "change--refused"}" data-operation=${edit.operation}>
      <button class="row" type="button" @click=${() => void this.editor.goTo(key)}>
        <span class="chip chip--${edit.operation}">${t(`operation.${edit.operation}`)}</span>
        <b>${now ? this.editor.titleOf(now) : edit.id}</b>
        <small>${whatChanged(edit)}${bad ? html` · <span class="bad">${t("draft.edit_errors", { count: bad })}</span>` : nothing}</small>
      </button>
      ${session.editable ? html`<button class="icon-button" type="button" title=${t("draft.drop")} aria-label=${t("draft.drop")} @click=${() => this.editor.revert(key)}>${icon("close")}</button>` : nothing}
      ${refused}
      ${session.rests(key) ? html`<p class="change__rests soft" data-rests>${operationText("rests.row")} <button class="link" type="button" @click=${() => this.editor.correctBoundary()}>${operationText("name.correct_boundary")}</button></p>` : nothing}
      ${stale ? html`<p class="change__stale">${t("conflict.stale")} <a href="/review/?changeset=${id}">${t("conflict.open")}</a></p>` : nothing}
      ${known ? comments(known) : nothing}
    </li>`;
  }

  private async submit(): Promise<void> {
    await this.guarded(() => this.editor.submitDraft());
  }

  private async withdraw(): Promise<void> {
    const set = this.editor.session.changeSet;
    if (!set || !confirm(t("draft.withdraw_sure", { title: set.title }))) return;
    await this.guarded(async () => {
      await withdraw(set.id);
      await this.editor.autosave.end();
      await this.editor.closeDraft();
    });
  }

  private async guarded(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.changed();
    try {
      await work();
    } catch (error) {
      this.editor.say(error instanceof ApiError ? error.message : String(error), true);
    } finally {
      this.busy = false;
      this.changed();
    }
  }
}

function whatChanged(edit: Edit): string {
  if (edit.operation !== "update") return "";
  const fields = Object.keys(changedValues(edit)).length;
  const said = [
    ...(changedShape(edit) ? [t("draft.shape_changed")] : []),
    ...(fields ? [t("draft.fields_changed", { count: fields })] : []),
  ];
  return said.join(" · ");
}

function comments(edit: ApiEdit): TemplateResult | typeof nothing {
  if (!edit.comments?.length) return nothing;
  return html`<ul class="comments">
    ${edit.comments.map((one) => html`<li><b>${one.author}</b> <small>${date(one.at)}</small><br />${one.text}</li>`)}
  </ul>`;
}
