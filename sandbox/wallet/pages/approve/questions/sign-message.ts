import { refuseDisguisedTransaction, signMessage } from "../../../signing/sign";
import { fetchSigner } from "../signer";
import { make } from "../../common/dom";
import { readableMessage } from "../../common/visible-text";
import type { Request } from "../request";
import { accountCard, numbered, section, signingAccount } from "./parts";
import type { Asking, Question } from "./question";

type MessageRequest = Extract<Request, { method: "signMessage" }>;

/** Sign these words? @throws Refusal where the account is not the site's, or it is a transaction. */
export const messageQuestion = (asking: Asking, { address, inputs }: MessageRequest): Question => {
  const account = signingAccount(asking, address);
  inputs.forEach(refuseDisguisedTransaction);
  const shown = inputs.map((bytes, index) => {
    const { text, isText } = readableMessage(bytes);
    const title = isText ? "Message" : "Message, not text: its bytes";
    return section(
      numbered(title, index, inputs.length),
      make("pre", { class: "message", tabindex: "0" }, text),
    );
  });
  return {
    heading: "Sign this message?",
    body: [...shown, accountCard(account)],
    approve: async () => {
      const signer = await fetchSigner(account.address);
      return { account, signed: inputs.map((message) => signMessage(message, signer)) };
    },
  };
};
