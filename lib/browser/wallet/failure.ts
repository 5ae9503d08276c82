/** Why a wallet did not do what it was asked: its owner said no, or something broke. */
export type RefusalKind = "declined" | "failed";

export class WalletRefusal extends Error {
  readonly kind: RefusalKind;

  constructor(kind: RefusalKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "WalletRefusal";
    this.kind = kind;
  }
}

/** EIP-1193's "user rejected", which Solana wallets took over. */
const USER_REJECTED = 4001;
const SAYS_NO = /\b(reject|declin|denied|cancel|closed)/iu;
const LONGEST_MESSAGE = 160;

/** Reads whatever a wallet threw. Wallets agree on no error class, only on 4001 and on words. */
export const walletRefusal = (thrown: unknown): WalletRefusal => {
  if (thrown instanceof WalletRefusal) return thrown;
  const message = thrown instanceof Error ? thrown.message : "";
  if (codeOf(thrown) === USER_REJECTED || SAYS_NO.test(message)) {
    return new WalletRefusal("declined", "You declined in the wallet.", { cause: thrown });
  }
  const words = message.slice(0, LONGEST_MESSAGE).trim();
  return new WalletRefusal("failed", words || "The wallet gave no reason.", { cause: thrown });
};

const codeOf = (thrown: unknown): unknown =>
  typeof thrown === "object" && thrown !== null && "code" in thrown ? thrown.code : undefined;
