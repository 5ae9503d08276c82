import { Refusal, rejectedByPerson, unusable } from "../../refusal";
import { fetchWallet } from "../common/api";
import { openPermissions } from "../common/open-permissions";
import { Opener } from "./opener";
import { questionFor } from "./questions";
import { readRequest, type SiteRequest } from "./request";
import { fetchMode } from "./signer";
import { showAnswer, showNothing, showQuestion, showRefusal } from "./view";

const asRefusal = (error: unknown): Refusal =>
  error instanceof Refusal
    ? error
    : new Refusal(-32603, error instanceof Error ? error.message : "The wallet failed.");

/** Puts the site's question, and answers it once: by a button, Escape, or the window's end. */
const ask = async (opener: Opener, { origin, request }: SiteRequest): Promise<void> => {
  const reject = (): void => {
    opener.refuse(origin, rejectedByPerson());
    showAnswer("Rejected");
  };
  const fail = (error: unknown): void => {
    const refusal = asRefusal(error);
    opener.refuse(origin, refusal);
    showRefusal(origin, refusal.message);
  };
  window.addEventListener("pagehide", () => {
    opener.refuse(origin, rejectedByPerson());
  });
  try {
    if (!request) throw unusable("The wallet does not understand this request.");
    const [wallet, mode] = await Promise.all([fetchWallet(), fetchMode()]);
    const permissions = openPermissions(wallet.accounts);
    const question = questionFor({ origin, wallet, permissions, mode }, request);
    const approve = async (): Promise<void> => {
      try {
        opener.give(origin, await question.approve());
        showAnswer("Approved");
      } catch (error) {
        fail(error);
      }
    };
    showQuestion(origin, question, { approve, reject });
  } catch (error) {
    fail(error);
  }
};

const start = (): void => {
  const opener = Opener.find(window.opener);
  if (!opener) {
    showNothing();
    return;
  }
  const listen = (event: MessageEvent<unknown>): void => {
    const siteRequest = opener.is(event.source) ? readRequest(event) : null;
    if (!siteRequest) return;
    window.removeEventListener("message", listen);
    void ask(opener, siteRequest);
  };
  window.addEventListener("message", listen);
  opener.ready();
};

start();
