/**
 * What crosses between the app's page and the wallet's pages, by postMessage. Loaded into the app's
 * page too, so it has no dependencies. Who sent a message is read from the event alone.
 */
export const walletMethods = ["connect", "signMessage", "signTransaction", "signIn"] as const;
export type WalletMethod = (typeof walletMethods)[number];

/** What an approved site may know of an account. */
export interface SharedAccount {
  readonly address: string;
  readonly name: string;
  readonly publicKey: Uint8Array;
}

/** Message bytes or a transaction's wire bytes, and the account's own signature in them. */
export interface Signed {
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
}

export interface Approved {
  readonly account: SharedAccount;
  /** One for each input, in its order; none for connect. */
  readonly signed: readonly Signed[];
}

export interface Refused {
  /** EIP-1193 codes, as wallets use them: 4001 the person said no, 4100 not authorized. */
  readonly code: number;
  readonly message: string;
}

export const approvalReady = "sandbox-wallet:approval-ready";
export const approvalRequest = "sandbox-wallet:approval-request";
export const approvalGiven = "sandbox-wallet:approval-given";
export const approvalRefused = "sandbox-wallet:approval-refused";
export const bridgeReady = "sandbox-wallet:bridge-ready";
export const bridgeHello = "sandbox-wallet:bridge-hello";
export const bridgeCalled = "sandbox-wallet:bridge-called";
export const bridgeDisconnect = "sandbox-wallet:bridge-disconnect";
export const bridgeAccounts = "sandbox-wallet:bridge-accounts";

export const isWalletMethod = (value: unknown): value is WalletMethod =>
  walletMethods.some((method) => method === value);

/** The value under a key of an untrusted message; undefined for anything that is not an object. */
export const field = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;

export const isOfType = (value: unknown, type: string): boolean => field(value, "type") === type;

const isSharedAccount = (value: unknown): value is SharedAccount =>
  typeof field(value, "address") === "string" &&
  typeof field(value, "name") === "string" &&
  field(value, "publicKey") instanceof Uint8Array;

const isSigned = (value: unknown): value is Signed =>
  field(value, "bytes") instanceof Uint8Array && field(value, "signature") instanceof Uint8Array;

export const isApproved = (value: unknown): value is Approved => {
  const signed = field(value, "signed");
  return (
    isSharedAccount(field(value, "account")) && Array.isArray(signed) && signed.every(isSigned)
  );
};

export const isRefused = (value: unknown): value is Refused =>
  typeof field(value, "code") === "number" && typeof field(value, "message") === "string";

export const areSharedAccounts = (value: unknown): value is readonly SharedAccount[] =>
  Array.isArray(value) && value.every(isSharedAccount);
