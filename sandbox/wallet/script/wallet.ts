import type {
  SolanaSignInFeature,
  SolanaSignInMethod,
  SolanaSignMessageFeature,
  SolanaSignMessageMethod,
  SolanaSignTransactionFeature,
  SolanaSignTransactionMethod,
} from "@solana/wallet-standard-features";
import type { Wallet, WalletAccount } from "@wallet-standard/base";
import type {
  StandardConnectFeature,
  StandardConnectMethod,
  StandardDisconnectFeature,
  StandardEventsFeature,
  StandardEventsListeners,
  StandardEventsOnMethod,
} from "@wallet-standard/features";
import { walletIcon } from "../icon";
import type { Approved, SharedAccount, WalletMethod } from "../protocol";
import { notAuthorized } from "../refusal";
import { chains, walletAccount } from "./account";
import type { ApprovalRequest } from "./approval";

/** What the wallet needs around it: the person, and the wallet's own origin. */
export interface WalletPorts {
  /** Must open its window before it returns: browsers allow that only right after a click. */
  ask(request: ApprovalRequest): Promise<Approved>;
  called(method: WalletMethod): void;
  approvedBefore(): Promise<readonly SharedAccount[]>;
  disconnect(): void;
}

type Features = StandardConnectFeature &
  StandardDisconnectFeature &
  StandardEventsFeature &
  SolanaSignInFeature &
  SolanaSignMessageFeature &
  SolanaSignTransactionFeature;

/** The Wallet Standard wallet that lives in the app's page. It holds no key: it asks for signatures. */
export class SandboxWallet implements Wallet {
  readonly version = "1.0.0";
  readonly name = "Sandbox Wallet";
  readonly icon = `data:image/svg+xml;base64,${btoa(walletIcon)}` as const;
  readonly chains = chains;
  readonly features: Features = {
    "standard:connect": { version: "1.0.0", connect: (input) => this.#connect(input) },
    "standard:disconnect": { version: "1.0.0", disconnect: () => this.#disconnect() },
    "standard:events": { version: "1.0.0", on: (event, listener) => this.#on(event, listener) },
    "solana:signIn": { version: "1.0.0", signIn: (...inputs) => this.#signIn(...inputs) },
    "solana:signMessage": {
      version: "1.1.0",
      signMessage: (...inputs) => this.#signMessage(...inputs),
    },
    "solana:signTransaction": {
      version: "1.0.0",
      supportedTransactionVersions: ["legacy", 0],
      signTransaction: (...inputs) => this.#signTransaction(...inputs),
    },
  };
  readonly #ports: WalletPorts;
  readonly #listeners = new Set<StandardEventsListeners["change"]>();
  #accounts: readonly WalletAccount[] = [];

  constructor(ports: WalletPorts) {
    this.#ports = ports;
  }

  get accounts(): readonly WalletAccount[] {
    return this.#accounts;
  }

  /** What the wallet's origin says of this site. It matters only while the app is connected. */
  accountsChanged(accounts: readonly SharedAccount[]): void {
    if (this.#accounts.length > 0) this.#use(accounts);
  }

  #use(accounts: readonly SharedAccount[]): void {
    const same =
      accounts.length === this.#accounts.length &&
      accounts.every(({ address }, index) => address === this.#accounts[index]?.address);
    if (same) return;
    this.#accounts = accounts.map(walletAccount);
    this.#listeners.forEach((listener) => {
      listener({ accounts: this.#accounts });
    });
  }

  #connect: StandardConnectMethod = async (input) => {
    this.#ports.called("connect");
    if (input?.silent === true) {
      this.#use(await this.#ports.approvedBefore());
    } else {
      const { account } = await this.#ports.ask({ method: "connect" });
      this.#use([account]);
    }
    return { accounts: this.#accounts };
  };

  #disconnect = (): Promise<void> => {
    this.#ports.disconnect();
    this.#use([]);
    return Promise.resolve();
  };

  #on: StandardEventsOnMethod = (_event, listener) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  #signIn: SolanaSignInMethod = async (...inputs) => {
    this.#ports.called("signIn");
    const asked = inputs.length === 0 ? [{}] : inputs;
    const { account, signed } = await this.#ports.ask({ method: "signIn", inputs: asked });
    this.#use([account]);
    return signed.map(({ bytes, signature }) => ({
      account: walletAccount(account),
      signedMessage: bytes,
      signature,
      signatureType: "ed25519" as const,
    }));
  };

  #signMessage: SolanaSignMessageMethod = async (...inputs) => {
    this.#ports.called("signMessage");
    const { signed } = await this.#ports.ask({
      method: "signMessage",
      address: this.#soleAddress(inputs),
      inputs: inputs.map(({ message }) => message),
    });
    return signed.map(({ bytes, signature }) => ({
      signedMessage: bytes,
      signature,
      signatureType: "ed25519" as const,
    }));
  };

  #signTransaction: SolanaSignTransactionMethod = async (...inputs) => {
    this.#ports.called("signTransaction");
    const { signed } = await this.#ports.ask({
      method: "signTransaction",
      address: this.#soleAddress(inputs),
      inputs: inputs.map(({ transaction }) => transaction),
    });
    return signed.map(({ bytes }) => ({ signedTransaction: bytes }));
  };

  /** The account all inputs are for, which must be the one this site uses. @throws Refusal */
  #soleAddress(inputs: readonly { readonly account: WalletAccount }[]): string {
    const [current] = this.#accounts;
    if (!current || !inputs.every(({ account }) => account.address === current.address)) {
      throw notAuthorized();
    }
    return current.address;
  }
}
