import { stepUpTable, type StepUpRequest } from "@/lib/core/step-up";
import { chainId, type Address, type Cluster } from "@/lib/core/solana";

/** How long the text may wait for its signature. */
export const STEP_UP_MILLISECONDS = 2 * 60 * 1000;

export interface StepUpTextOptions {
  readonly appUrl: URL;
  readonly cluster: Cluster;
  readonly wallet: Address;
  readonly request: StepUpRequest;
  readonly nonce: string;
  readonly now: Date;
}

/**
 * What the wallet shows and signs. It begins otherwise than a sign-in message, and is no transaction:
 * neither can pass for the other.
 */
export const stepUpText = (options: StepUpTextOptions): string => {
  const { appUrl, cluster, wallet, request, nonce, now } = options;
  return [
    `${appUrl.host} wants you to confirm with your Solana account:`,
    wallet,
    "",
    stepUpTable[request.action].words,
    "",
    `Action: ${request.action}`,
    `Object: ${request.object}`,
    `Request SHA-256: ${request.digest}`,
    `URI: ${appUrl.origin}`,
    `Chain ID: ${chainId(cluster)}`,
    `Nonce: ${nonce}`,
    `Issued At: ${now.toISOString()}`,
    `Expiration Time: ${new Date(now.getTime() + STEP_UP_MILLISECONDS).toISOString()}`,
  ].join("\n");
};
