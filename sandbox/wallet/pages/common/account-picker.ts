import type { SharedAccount } from "../../protocol";
import type { Wallet } from "./api";
import { shortAddress } from "./address";
import { balanceTexts } from "./balances";
import { make } from "./dom";
import { identicon } from "./identicon";

export interface AccountPicker {
  readonly element: HTMLFieldSetElement;
  selected(): SharedAccount;
  select(address: string): void;
  /** Asks the cluster for the balances and shows them. */
  refreshBalances(): Promise<void>;
}

interface Row {
  readonly account: SharedAccount;
  readonly element: HTMLLabelElement;
  readonly radio: HTMLInputElement;
  readonly balance: HTMLSpanElement;
}

const makeRow = (account: SharedAccount, index: number, onChange: () => void): Row => {
  const id = `account-${index}`;
  const radio = make("input", {
    type: "radio",
    name: "account",
    value: account.address,
    // Its name is the account's alone; balance and address are read after it.
    "aria-labelledby": `${id}-name`,
    "aria-describedby": `${id}-balance ${id}-address`,
  });
  radio.addEventListener("change", onChange);
  const balance = make("span", { class: "balance", id: `${id}-balance` }, "…");
  const element = make("label", { class: "account" });
  element.append(
    radio,
    identicon(account.publicKey),
    make(
      "span",
      { class: "account-text" },
      make("span", { class: "account-name", id: `${id}-name` }, account.name),
      balance,
      make(
        "span",
        { class: "address", id: `${id}-address`, title: account.address },
        shortAddress(account.address),
      ),
    ),
  );
  return { account, element, radio, balance };
};

/** One radio per account, by its name, with its address and balance. */
export const accountPicker = (
  wallet: Wallet,
  legend: string,
  selected: string,
  onChange: (account: SharedAccount) => void = () => undefined,
): AccountPicker => {
  const rows = wallet.accounts.map((account, index) =>
    makeRow(account, index, () => {
      onChange(account);
    }),
  );
  const select = (address: string): void => {
    for (const { account, radio } of rows) radio.checked = account.address === address;
  };
  select(selected);
  return {
    element: make(
      "fieldset",
      { class: "accounts" },
      make("legend", {}, legend),
      ...rows.map(({ element }) => element),
    ),
    select,
    selected: () => {
      const row = rows.find(({ radio }) => radio.checked);
      if (!row) throw new Error("no account is selected");
      return row.account;
    },
    refreshBalances: async () => {
      const texts = await balanceTexts(
        wallet.rpcUrl,
        rows.map(({ account }) => account.address),
      );
      rows.forEach(({ balance }, index) => {
        balance.textContent = texts[index] ?? "";
      });
    },
  };
};
