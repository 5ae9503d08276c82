import { messagesUnsupported } from "../../../refusal";
import type { Request } from "../request";
import { connectQuestion } from "./connect";
import type { Asking, Question } from "./question";
import { signInQuestion } from "./sign-in";
import { messageQuestion } from "./sign-message";
import { transactionQuestion } from "./sign-transaction";

export type { Question } from "./question";

/** The question a request puts to the person. @throws Refusal where it may not be put at all. */
export const questionFor = (asking: Asking, request: Request): Question => {
  const isMessage = request.method === "signIn" || request.method === "signMessage";
  if (isMessage && asking.mode === "hardware") throw messagesUnsupported();
  switch (request.method) {
    case "connect":
      return connectQuestion(asking);
    case "signIn":
      return signInQuestion(asking, request.inputs);
    case "signMessage":
      return messageQuestion(asking, request);
    case "signTransaction":
      return transactionQuestion(asking, request);
  }
};
