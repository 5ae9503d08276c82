import {
  areSharedAccounts,
  bridgeAccounts,
  bridgeCalled,
  bridgeDisconnect,
  bridgeHello,
  bridgeReady,
  field,
  isOfType,
  type SharedAccount,
  type WalletMethod,
} from "../protocol";

/** Longest wait for the bridge, in milliseconds, before a silent connect gives up. */
const PATIENCE = 5_000;

/**
 * The app's side of the hidden frame of the wallet's origin. It hears which accounts this site may
 * use, and tells the wallet of calls. Messages count only if that frame sent them from that origin.
 */
export class Bridge {
  readonly #walletOrigin: string;
  readonly #frame: HTMLIFrameElement;
  #waiting: unknown[] | null = [];
  #latest: readonly SharedAccount[] = [];
  readonly #heard: Promise<void>;

  constructor(walletOrigin: string, onAccounts: (accounts: readonly SharedAccount[]) => void) {
    this.#walletOrigin = walletOrigin;
    this.#frame = document.createElement("iframe");
    this.#frame.hidden = true;
    this.#frame.title = "Sandbox Wallet";
    this.#frame.src = `${walletOrigin}/bridge`;
    this.#heard = new Promise((resolve) => {
      setTimeout(resolve, PATIENCE);
      window.addEventListener("message", ({ origin, source, data }: MessageEvent<unknown>) => {
        if (origin !== walletOrigin || source !== this.#frame.contentWindow) return;
        if (isOfType(data, bridgeReady)) this.#greet();
        const accounts = field(data, "accounts");
        if (isOfType(data, bridgeAccounts) && areSharedAccounts(accounts)) {
          this.#latest = accounts;
          resolve();
          onAccounts(accounts);
        }
      });
    });
    // Outside <body>, which belongs to the app's framework and may be rendered anew.
    document.documentElement.append(this.#frame);
  }

  /** The account this site may use without asking again: none, or one. */
  async approvedBefore(): Promise<readonly SharedAccount[]> {
    await this.#heard;
    return this.#latest;
  }

  called(method: WalletMethod): void {
    this.#send({ type: bridgeCalled, method });
  }

  disconnect(): void {
    this.#latest = [];
    this.#send({ type: bridgeDisconnect });
  }

  #greet(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    this.#send({ type: bridgeHello });
    waiting.forEach((message) => {
      this.#send(message);
    });
  }

  #send(message: unknown): void {
    if (this.#waiting) this.#waiting.push(message);
    else this.#frame.contentWindow?.postMessage(message, this.#walletOrigin);
  }
}
