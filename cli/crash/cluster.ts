import { address, createSolanaRpc, type Address } from "@solana/kit";

type Rpc = ReturnType<typeof createSolanaRpc>;

const CONFIRMED = { commitment: "confirmed" } as const;
/** Data of a token account: what REALM's licence needs in a wallet that never had it. */
const TOKEN_ACCOUNT_BYTES = 165n;
const LONGEST_HISTORY = 1000;

/** What the cluster itself says, past the app. */
export interface Ledger {
  /** Lamports. */
  balance(wallet: string): Promise<bigint>;
  /** Signatures of what landed without an error and names the wallet. */
  successes(wallet: string): Promise<readonly string[]>;
  /** The wallet that holds a mint's only token. */
  holder(mint: string): Promise<string | null>;
  /** Lamports a new token account keeps. */
  rent(): Promise<bigint>;
}

const ownerOf = async (rpc: Rpc, account: Address): Promise<string | null> => {
  const info = await rpc.getAccountInfo(account, { encoding: "jsonParsed", ...CONFIRMED }).send();
  const data = info.value?.data;
  const parsed = data && "parsed" in data ? data.parsed.info : null;
  return parsed && "owner" in parsed && typeof parsed["owner"] === "string"
    ? parsed["owner"]
    : null;
};

/** @param url of the cluster's JSON-RPC */
export const ledgerAt = (url: string): Ledger => {
  const rpc = createSolanaRpc(url);
  return {
    balance: async (wallet) => (await rpc.getBalance(address(wallet), CONFIRMED).send()).value,
    successes: async (wallet) => {
      const config = { limit: LONGEST_HISTORY, ...CONFIRMED };
      const history = await rpc.getSignaturesForAddress(address(wallet), config).send();
      return history.filter(({ err }) => err === null).map(({ signature }) => signature);
    },
    holder: async (mint) => {
      const { value } = await rpc.getTokenLargestAccounts(address(mint), CONFIRMED).send();
      const [held, ...others] = value.filter(({ amount }) => BigInt(amount) > 0n);
      if (!held || others.length > 0 || held.amount !== "1") return null;
      return ownerOf(rpc, held.address);
    },
    rent: () => rpc.getMinimumBalanceForRentExemption(TOKEN_ACCOUNT_BYTES).send(),
  };
};
