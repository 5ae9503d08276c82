import { bodyDigest, proofText, STEP_UP_HEADER, stepUpChallengeSchema } from "@/lib/core/step-up";
import type { StepUpAction, StepUpChallenge } from "@/lib/core/step-up";
import { callApi, type Call } from "../http/call-api";
import type { ProofReview } from "@/lib/core/wallet-proof";
import type { ConnectedWallet } from "../wallet/connected-wallet";
import { WalletRefusal, walletRefusal } from "../wallet/failure";
import { proofGround, reviewOffer, signProof } from "./proof";

/** A call that the server takes only with a fresh signature over exactly it. */
export interface SignedCall<Output> extends Call<Output> {
  readonly action: StepUpAction;
  /** What it is done to, as the route reads it from the path. */
  readonly object: string;
}

const asked = ({ action, object, body }: SignedCall<unknown>) => ({
  action,
  object,
  digest: bodyDigest(new TextEncoder().encode(body === undefined ? "" : JSON.stringify(body))),
});

/** Asks the server for the text that has to be signed. @throws CodedError */
export const requestStepUp = (call: SignedCall<unknown>): Promise<StepUpChallenge> =>
  callApi({
    path: "/api/identity/step-up",
    method: "POST",
    body: asked(call),
    schema: stepUpChallengeSchema,
  });

/** Reads the transaction that carries the text: it has to be about exactly this call of this page. */
export const reviewStepUp = (
  wallet: ConnectedWallet,
  call: SignedCall<unknown>,
  challenge: StepUpChallenge,
): Promise<ProofReview> => {
  const { action, object, digest } = asked(call);
  const lines = [`Action: ${action}`, `Object: ${object}`, `Request SHA-256: ${digest}`];
  return reviewOffer(challenge, proofGround("step-up", wallet, lines));
};

/** As `signStepUp`, by the reviewed transaction. @throws WalletRefusal */
export const signStepUpTransaction = async (
  wallet: ConnectedWallet,
  { nonce }: StepUpChallenge,
  review: ProofReview,
): Promise<string> => proofText({ nonce, transaction: await signProof(wallet, review) });

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
      `${wallet.name} cannot sign messages, as is so with some hardware wallets.`,
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
