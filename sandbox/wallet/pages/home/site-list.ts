import { make } from "../common/dom";
import type { Permissions } from "../common/permissions";

export interface SiteList {
  readonly element: HTMLElement;
  show(): void;
}

/** The connected sites, each with a button that disconnects it. */
export const siteList = (
  permissions: Permissions,
  onDisconnect: (origin: string) => void,
): SiteList => {
  const heading = make("h2", { id: "sites-heading", tabindex: "-1" }, "Connected sites");
  const content = make("div");

  const row = (origin: string): HTMLLIElement => {
    const button = make(
      "button",
      { type: "button", class: "quiet", "aria-label": `Disconnect ${origin}` },
      "Disconnect",
    );
    button.addEventListener("click", () => {
      permissions.disconnect(origin);
      show();
      onDisconnect(origin);
      // The button that had the focus is gone.
      heading.focus();
    });
    return make("li", {}, make("span", { class: "site" }, origin), button);
  };

  const show = (): void => {
    const { sites } = permissions;
    content.replaceChildren(
      sites.length === 0
        ? make("p", { class: "explanation" }, "None. A site appears here once you approve it.")
        : make("ul", { class: "sites", "aria-labelledby": "sites-heading" }, ...sites.map(row)),
    );
  };

  show();
  return { element: make("section", {}, heading, content), show };
};
