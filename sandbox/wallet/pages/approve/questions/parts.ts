import type { SharedAccount } from "../../../protocol";
import { notAuthorized } from "../../../refusal";
import { wholeAddress } from "../../common/address";
import { make } from "../../common/dom";
import { identicon } from "../../common/identicon";
import type { Asking } from "./question";

/**
 * The account a site may sign with: the active one, if the site was approved. The page in the app
 * has checked the same, but that page is not the wallet's. @throws Refusal
 */
export const signingAccount = (
  { origin, wallet, permissions }: Asking,
  address: string,
): SharedAccount => {
  const account = wallet.accounts.find((candidate) => candidate.address === address);
  if (!account || !permissions.allows(origin) || permissions.active !== address) {
    throw notAuthorized();
  }
  return account;
};

/** Name and whole address of the account that signs. */
export const accountCard = ({ name, address, publicKey }: SharedAccount): HTMLElement => {
  const card = make("div", { class: "account-card" });
  card.append(
    identicon(publicKey),
    make("span", { class: "account-name" }, name),
    wholeAddress(address),
  );
  return section("Account", card);
};

/** A heading with what belongs under it. */
export const section = (title: string, ...content: readonly Node[]): HTMLElement =>
  make("section", {}, make("h2", {}, title), ...content);

/** Rows of a term and its value. */
export const facts = (rows: readonly (readonly [term: string, value: string])[]): HTMLElement =>
  make(
    "dl",
    { class: "facts" },
    ...rows.map(([term, value]) => make("div", {}, make("dt", {}, term), make("dd", {}, value))),
  );

/** "1 of 2", where there is more than one. */
export const numbered = (title: string, index: number, count: number): string =>
  count === 1 ? title : `${title} ${index + 1} of ${count}`;
