import { accountPicker } from "../../common/account-picker";
import { make } from "../../common/dom";
import type { Asking, Question } from "./question";

/** Which account may this site see? */
export const connectQuestion = ({ origin, wallet, permissions }: Asking): Question => {
  const picker = accountPicker(wallet, "Account to connect", permissions.active);
  void picker.refreshBalances();
  return {
    heading: "Connect to this site?",
    body: [
      make(
        "p",
        { class: "explanation" },
        "It will see the account's address and balance, and can ask for signatures. Each one needs your approval.",
      ),
      picker.element,
    ],
    approve: () => {
      const account = picker.selected();
      permissions.approve(origin, account.address);
      return Promise.resolve({ account, signed: [] });
    },
  };
};
