import type { WalletMethod } from "./protocol";

export type CallCounts = Record<WalletMethod, number>;

const none = (): CallCounts => ({ connect: 0, signMessage: 0, signTransaction: 0, signIn: 0 });

/** How often the app's pages have called the wallet, silent connects and refused calls included. */
export class CallLog {
  #counts = none();

  count(method: WalletMethod): void {
    this.#counts[method] += 1;
  }

  read(): CallCounts {
    return { ...this.#counts };
  }

  reset(): void {
    this.#counts = none();
  }
}
