/** The place of an upload form to which a file is dragged or at which it is chosen; its name is shown there. */
import { decimal } from "./format";

/**
 * Bring the place to life: `#file`, `#drop` and `#file-name` of the form.
 *
 * @param most megabytes that a file may have.
 * @param tooLarge what is said of a larger one.
 */
export function startFileDrop(form: HTMLFormElement, most: number, tooLarge: string): void {
  const input = form.querySelector<HTMLInputElement>("#file");
  const drop = form.querySelector<HTMLElement>("#drop");
  const name = form.querySelector<HTMLElement>("#file-name");
  if (!input || !drop || !name) return;
  const named = (): void => {
    const file = input.files?.[0];
    name.textContent = file ? `${file.name} · ${decimal(file.size / 1e6, 1)} MB` : "";
    input.setCustomValidity(file && file.size > most * 1e6 ? tooLarge : "");
  };
  input.addEventListener("change", named);
  for (const kind of ["dragenter", "dragover"] as const) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("drop--over");
    });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("drop--over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("drop--over");
    if (!event.dataTransfer?.files.length) return;
    input.files = event.dataTransfer.files;
    named();
  });
}
