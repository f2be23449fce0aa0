/** Language, appearance and, on phones, the links of the header. */
import { html, render } from "lit";
import { pageLanguage, t } from "../i18n";
import { icon } from "../icons";
import { chooseTheme, currentTheme, THEMES } from "../theme";

/** `switchLanguage` reloads the page in the other language with the map as it is. */
export function startMenu(element: HTMLElement, switchLanguage: (to: "vi" | "en") => void): void {
  const other = pageLanguage() === "vi" ? "en" : "vi";
  // Pages of officers stand in the header for those who have a use for them.
  const own = [...document.querySelectorAll<HTMLAnchorElement>("a[data-menu]")];
  const draw = (): void => {
    render(
      html`<button
          class="button button--plain menu__language"
          type="button"
          lang=${other}
          aria-label=${t("app.language_label")}
          @click=${() => switchLanguage(other)}
        >
          ${other === "en" ? "EN" : "VI"}
        </button>
        <details class="menu">
          <summary class="icon-button" aria-label=${t("app.menu")}>${icon("menu")}</summary>
          <div class="menu__panel">
            <div class="menu__links">
              <a href="/plans/">${t("nav.plans")}</a>
              <a href="/permits/">${t("nav.permits")}</a>
              <a href="/data/">${t("nav.data")}</a>
              ${own.map((link) => html`<a href=${link.href}>${link.textContent}</a>`)}
              <a href="/login/">${t("nav.login")}</a>
              <button class="menu__link" type="button" lang=${other} @click=${() => switchLanguage(other)}>
                ${t("app.language")}
              </button>
            </div>
            <a href="/huong-dan">${t("app.help")}</a>
            <fieldset class="menu__themes">
              <legend>${icon("contrast")} ${t("app.theme")}</legend>
              ${THEMES.map(
                (theme) =>
                  html`<label>
                    <input
                      type="radio"
                      name="theme"
                      .checked=${theme === currentTheme()}
                      @change=${() => {
                        chooseTheme(theme);
                        draw();
                      }}
                    />
                    ${t(`app.theme_${theme}`)}
                  </label>`,
              )}
            </fieldset>
          </div>
        </details>`,
      element,
    );
  };
  draw();
  document.addEventListener("pointerdown", (event) => {
    if (!element.contains(event.target as Node)) element.querySelector("details")?.removeAttribute("open");
  });
}
