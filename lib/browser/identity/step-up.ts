import { bodyDigest, proofText, STEP_UP_HEADER, stepUpChallengeSchema } from "@/lib/core/step-up";
import type { StepUpAction, StepUpChallenge } from "@/lib/core/step-up";
import { callApi, type Call } from "../http/call-api";
import type { ConnectedWallet } from "../wallet/connected-wallet";
import { WalletRefusal, walletRefusal } from "../wallet/failure";

/** A call that the server takes only with a fresh signature over exactly it. */
export interface SignedCall<Output> extends Call<Output> {
  readonly action: StepUpAction;
  /** What it is done to, as the route reads it from the path. */
  readonly object: string;
}

/** Asks the server for the text that has to be signed. @throws CodedError */
export const requestStepUp = (call: SignedCall<unknown>): Promise<StepUpChallenge> => {
  const { action, object } = call;
  const digest = bodyDigest(
    new TextEncoder().encode(call.body === undefined ? "" : JSON.stringify(call.body)),
  );
  return callApi({
    path: "/api/identity/step-up",
    method: "POST",
    body: { action, object, digest },
    schema: stepUpChallengeSchema,
  });
};

/**
 * Has the wallet sign the server's text; call it first thing in a click, or its window is blocked.
 * @returns the proof that goes with the call
 * @throws WalletRefusal when it will not, or signs something else or as somebody else
 */
export const signStepUp = async (
  wallet: ConnectedWallet,
  { nonce, message }: StepUpChallenge,
): Promise<string> => {
  if (!wallet.signMessage)
    throw new WalletRefusal(
      "failed",
      `${wallet.name} cannot sign messages, as is so with some hardware wallets. Confirm with a wallet that can.`,
    );
  const text = new TextEncoder().encode(message);
  const signed = await wallet.signMessage(text).catch((thrown: unknown) => {
    throw walletRefusal(thrown);
  });
  if (signed.address !== wallet.address)
    throw new WalletRefusal("failed", "The wallet signed with another account. Start again.");
  if (signed.signedMessage.join() !== text.join())
    throw new WalletRefusal("failed", "The wallet signed another text. Nothing was changed.");
  return proofText({ nonce, signature: signed.signature });
};

/** Makes the call with its proof. @throws CodedError, STEP_UP_FAILED where the proof is too old */
export const callSigned = <Output>(call: SignedCall<Output>, proof: string): Promise<Output> =>
  callApi({ ...call, headers: { ...call.headers, [STEP_UP_HEADER]: proof } });
