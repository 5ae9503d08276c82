import type { SharedAccount } from "../../../protocol";
import { unusable } from "../../../refusal";
import { signMessage } from "../../../signing/sign";
import { foreignParts, signInMessage } from "../../../signing/sign-in";
import { accountPicker } from "../../common/account-picker";
import type { Wallet } from "../../common/api";
import { fetchSigner } from "../signer";
import { make } from "../../common/dom";
import { readableMessage, visibleText } from "../../common/visible-text";
import type { Request } from "../request";
import { accountCard, numbered, section } from "./parts";
import type { Asking, Question } from "./question";

type Inputs = Extract<Request, { method: "signIn" }>["inputs"];

/** The account the inputs name; null where they name none. @throws Refusal */
const namedAccount = (inputs: Inputs, { accounts }: Wallet): SharedAccount | null => {
  const named = inputs.flatMap(({ address }) => (address === undefined ? [] : [address]));
  const [first] = named;
  if (first === undefined) return null;
  const account = accounts.find(({ address }) => address === first);
  if (!account || named.some((address) => address !== first)) {
    throw unusable("The sign-in names an account this wallet does not have.");
  }
  return account;
};

/** The account a connected site uses already; null where the person still has to choose. */
const connectedAccount = ({ origin, wallet, permissions }: Asking): SharedAccount | null =>
  permissions.allows(origin)
    ? (wallet.accounts.find(({ address }) => address === permissions.active) ?? null)
    : null;

const warning = (inputs: Inputs, origin: string): readonly Node[] => {
  const foreign = inputs.flatMap((input) => foreignParts(input, origin));
  if (foreign.length === 0) return [];
  const names = [...new Set(foreign)].map(visibleText).join(", ");
  return [
    make(
      "p",
      { class: "warning", role: "alert" },
      make("strong", {}, "This sign-in is for another site. "),
      `It names ${names}. Whoever asks here could use it there.`,
    ),
  ];
};

/** Prove to this site that the account is yours? The message is built here, not by the site. */
export const signInQuestion = (asking: Asking, inputs: Inputs): Question => {
  const { origin, wallet, permissions } = asking;
  const fixed = namedAccount(inputs, wallet) ?? connectedAccount(asking);
  const texts = inputs.map(() => make("pre", { class: "message", tabindex: "0" }));
  const messages = (account: SharedAccount): readonly Uint8Array[] =>
    inputs.map((input) => signInMessage(input, origin, account.address));
  const show = (account: SharedAccount): void => {
    messages(account).forEach((message, index) => {
      texts[index]?.replaceChildren(readableMessage(message).text);
    });
  };
  const picker = accountPicker(wallet, "Account to sign in with", permissions.active, show);
  const chosen = (): SharedAccount => fixed ?? picker.selected();
  show(chosen());
  if (!fixed) void picker.refreshBalances();
  return {
    heading: "Sign in to this site?",
    body: [
      ...warning(inputs, origin),
      ...texts.map((text, index) => section(numbered("Message", index, texts.length), text)),
      fixed ? accountCard(fixed) : picker.element,
    ],
    approve: async () => {
      const account = chosen();
      const signer = await fetchSigner(account.address);
      const signed = messages(account).map((message) => signMessage(message, signer));
      permissions.approve(origin, account.address);
      return { account, signed };
    },
  };
};
