import { address, createSolanaRpc } from "@solana/kit";
import type { Stack } from "./stack";

const rpcOf = (stack: Stack): ReturnType<typeof createSolanaRpc> =>
  createSolanaRpc(stack.sandbox.rpc);

/** Lamports of a wallet on the cluster, asked of the cluster itself. */
export const balance = async (stack: Stack, wallet: string): Promise<bigint> =>
  (await rpcOf(stack).getBalance(address(wallet), { commitment: "confirmed" }).send()).value;

/** Every transaction that landed and names this wallet, newest first. */
export const signaturesOf = async (stack: Stack, wallet: string): Promise<readonly string[]> => {
  const config = { limit: 50, commitment: "confirmed" } as const;
  const history = await rpcOf(stack).getSignaturesForAddress(address(wallet), config).send();
  return history.map(({ signature }) => signature);
};

/** The wallets that hold a token of this mint, with their amounts. */
export const holders = async (
  stack: Stack,
  mint: string,
): Promise<{ owner: string; amount: bigint }[]> => {
  const rpc = rpcOf(stack);
  const largest = await rpc.getTokenLargestAccounts(address(mint)).send();
  const held = largest.value.filter(({ amount }) => BigInt(amount) > 0n);
  return Promise.all(
    held.map(async ({ address: account, amount }) => {
      const info = await rpc.getAccountInfo(account, { encoding: "jsonParsed" }).send();
      const data = info.value?.data;
      const parsed = data && "parsed" in data ? data.parsed.info : null;
      const owner =
        parsed && "owner" in parsed && typeof parsed["owner"] === "string" ? parsed["owner"] : "";
      return { owner, amount: BigInt(amount) };
    }),
  );
};

/** Wallet of a named account: Buyer 1 … 3, Creator 1 … 3, Operator. */
export const walletOf = (stack: Stack, name: string): string => {
  const { buyers, creators, operator } = stack.sandbox;
  const found = [...buyers, ...creators, { name: "Operator", ...operator }].find(
    (account) => account.name === name,
  );
  if (!found) throw new Error(`no account ${name}`);
  return found.wallet;
};
