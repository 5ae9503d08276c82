import {
  approvalGiven,
  approvalReady,
  approvalRefused,
  approvalRequest,
  isApproved,
  isOfType,
  isRefused,
  type Approved,
} from "../protocol";
import { Refusal, rejectedByPerson, windowBlocked } from "../refusal";
import type { SolanaSignInInput } from "@solana/wallet-standard-features";

/** What the app's page asks the person for. */
export type ApprovalRequest =
  | { readonly method: "connect" }
  | { readonly method: "signIn"; readonly inputs: readonly SolanaSignInInput[] }
  | {
      readonly method: "signMessage" | "signTransaction";
      readonly address: string;
      readonly inputs: readonly Uint8Array[];
    };

/** The approval window as its opener sees it. */
interface Popup {
  readonly closed: boolean;
  postMessage(message: unknown, targetOrigin: string): void;
}

/** The parts of the app's window that are used here. */
export interface AppWindow {
  open(url: string): Popup | null;
  onMessage(
    listener: (event: Pick<MessageEvent, "origin" | "source" | "data">) => void,
  ): () => void;
  /** Calls back regularly until stopped. */
  every(callback: () => void): () => void;
}

/**
 * Opens the approval window, at once, so that the person's click still counts as its reason, and
 * asks there. Messages count only if they come from that window while it shows the wallet's origin.
 * @throws Refusal: what the wallet answered; 4001 as well when the window is closed.
 */
export const askForApproval = (
  app: AppWindow,
  walletOrigin: string,
  request: ApprovalRequest,
): Promise<Approved> => {
  const popup = app.open(`${walletOrigin}/approve`);
  if (popup === null) return Promise.reject(windowBlocked());
  return new Promise((resolve, reject) => {
    let seenClosed = false;
    const stop = (): void => {
      stopListening();
      stopWatching();
    };
    const stopListening = app.onMessage(({ origin, source, data }) => {
      if (origin !== walletOrigin || source !== popup) return;
      const message: unknown = data;
      if (isOfType(message, approvalReady)) {
        popup.postMessage({ type: approvalRequest, request }, walletOrigin);
      } else if (isOfType(message, approvalGiven) && isApproved(message)) {
        stop();
        resolve(message);
      } else if (isOfType(message, approvalRefused) && isRefused(message)) {
        stop();
        reject(new Refusal(message.code, message.message));
      }
    });
    const stopWatching = app.every(() => {
      // The window may close right after its answer: an answer on its way gets one more turn.
      if (popup.closed && seenClosed) {
        stop();
        reject(rejectedByPerson());
      }
      seenClosed = popup.closed;
    });
  });
};
