import { make } from "./dom";

/** Head and tail, where nothing is signed: eight characters each, too many to imitate by chance. */
export const shortAddress = (address: string): string =>
  `${address.slice(0, 8)}…${address.slice(-8)}`;

/** The whole address in groups of four. The gaps are drawn, so a copy has no spaces. */
export const wholeAddress = (address: string): HTMLElement =>
  make(
    "span",
    { class: "address" },
    ...(address.match(/.{1,4}/gu) ?? []).map((group) => make("span", { class: "group" }, group)),
  );
